//! Safe fixes: mends that change how a thing is written and nothing of what it says. Each is shown before it is made
//! and is one step that undo takes back.

use jiff::civil::Date;

use super::failure::Failure;
use super::open_case::OpenCase;
use crate::domain::clock::parse_date;
use crate::domain::exhibit::next_label;
use crate::domain::field::FieldKind;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::review::finding::Finding;

/// Fields that hold other people's words, or what the seller keeps for themselves.
const LEFT_ALONE: &[&str] = &["quote", "note", "place", "was"];

/// A safe fix of one field, to be shown before it is made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mend {
    /// What stands there.
    pub before: String,
    /// What would stand there.
    pub after: String,
    /// The field.
    pub path: FieldPath,
    /// What it does, for a button: "write the day in the form that reads one way".
    pub what: &'static str,
}

impl OpenCase {
    /// The safe fix for a finding; `None` where only the seller can mend it.
    pub fn mend(&self, finding: &Finding) -> Option<Mend> {
        let mend = self.mend_of(finding.field.as_ref()?)?;
        // A finding about the words of a text is not mended by what is done to its blanks.
        (mend.what != BLANKS || self.covers_blanks(finding)).then_some(mend)
    }

    /// The safe fix of one field, whatever the review says of it.
    pub fn mend_of(&self, path: &FieldPath) -> Option<Mend> {
        if let FieldPath::Item { list: ListName::Log | ListName::Waivers, .. } = path {
            return None;
        }
        let Value::Text(before) = self.case().value(path)? else { return None };
        let mend = |(after, what): (String, &'static str)| {
            (after != before).then(|| Mend { after, before: before.clone(), path: path.clone(), what })
        };
        if let FieldPath::Item { field, list: ListName::Exhibits, .. } = path
            && field == "label"
        {
            let labels = || next_label(self.case().exhibits.iter().map(|e| e.label.as_str()));
            return before.trim().is_empty().then(|| (labels(), "give the exhibit the next free label")).and_then(mend);
        }
        let spec = self.office().library.spec(path);
        if spec.hidden || LEFT_ALONE.contains(&spec.name.as_str()) {
            return None;
        }
        match spec.kind {
            FieldKind::Date => mend((one_way(&before)?.to_string(), "write the day in the form that reads one way")),
            FieldKind::Line | FieldKind::Text => mend((single_blanks(&before), BLANKS)),
            FieldKind::Amount | FieldKind::Choice | FieldKind::Count | FieldKind::Links => None,
        }
    }

    /// Every safe fix of the case, in the order of its fields.
    pub fn mends(&self) -> Vec<Mend> {
        super::fit::paths(self.case()).iter().filter_map(|path| self.mend_of(path)).collect()
    }

    /// Makes a safe fix, as one step. Refused when the field is no longer as it was shown.
    pub fn apply_mend(&mut self, mend: &Mend) -> Result<(), Failure> {
        if self.case().text(&mend.path) != mend.before {
            return Err(Failure::input(format!("{} has changed since the fix was shown", mend.path)));
        }
        self.set(&mend.path, Value::Text(mend.after.clone()), mend.what)
    }

    fn covers_blanks(&self, finding: &Finding) -> bool {
        let Some(field) = &finding.field else { return false };
        let text = self.case().text(field);
        let stretch = finding.start.zip(finding.end).and_then(|(start, end)| text.get(start..end));
        stretch.is_some_and(|stretch| single_blanks(stretch) != stretch && stretch.trim().is_empty())
    }
}

const BLANKS: &str = "one blank between words";

/// A day written in figures that reads one way only, and is not yet in the form of `case.toml`; also with the year first
/// and other signs between, which no field reads. Nothing where two stores would read two days.
fn one_way(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.parse::<Date>().is_ok() || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.' | b'-' | b' ')) {
        return None;
    }
    parse_date(text).or_else(|| year_first(text))
}

fn year_first(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let shaped = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    let year = year.parse::<i16>().ok().filter(|y| shaped && (1990..=2199).contains(y))?;
    // No store writes the year, then the day, then the month.
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Two blanks between words become one. The head of a line and wider gaps stay: they may be a table or an indent.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let head = line.len() - line.trim_start_matches([' ', '\t']).len();
        let (indent, rest) = line.split_at(head);
        out.push_str(indent);
        if rest.contains("   ") || rest.contains('\t') { out.push_str(rest) } else { out.push_str(&rest.replace("  ", " ")) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::testing::sample;

    #[test]
    fn a_day_is_rewritten_only_where_it_reads_one_way() {
        for (text, day) in
            [("25/11/2026", "2026-11-25"), ("11/25/2026", "2026-11-25"), ("2026/11/5", "2026-11-05"), ("11.11.2026", "2026-11-11")]
        {
            assert_eq!(one_way(text).map(|d| d.to_string()).as_deref(), Some(day), "{text}");
        }
        for text in [
            "05/11/2026",
            "2026-11-05",
            "5 Nov 2026",
            "2026/13/1",
            "20/11",
            "31/02/2026",
            "13/13/2026",
            "25/11/26",
            "soon",
            "",
            "1/2/3/4",
            "+1/13/2026",
        ] {
            assert_eq!(one_way(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_are_joined_and_tables_and_indents_stay() {
        assert_eq!(single_blanks("We  refunded  3 buyers.\n  - one  each"), "We refunded 3 buyers.\n  - one each");
        assert_eq!(single_blanks("B0C1    12\nB0C2     7"), "B0C1    12\nB0C2     7");
    }

    #[test]
    fn a_fix_is_shown_made_as_one_step_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        assert_eq!(open.mends(), [], "nothing is to be mended in the sample");
        let path: FieldPath = "corrective.a-refund.done_on".parse().unwrap();
        open.set(&path, Value::from("2026/11/23"), "set").unwrap();
        let finding = open.findings().iter().find(|f| f.field.as_ref() == Some(&path)).cloned().expect("the day is not read");
        let mend = open.mend(&finding).unwrap();
        assert_eq!((mend.before.as_str(), mend.after.as_str()), ("2026/11/23", "2026-11-23"));
        open.apply_mend(&mend).unwrap();
        assert!(!open.findings().iter().any(|f| f.field.as_ref() == Some(&path)));
        open.undo().unwrap();
        assert_eq!(open.case().text(&path), "2026/11/23");
        open.set(&path, Value::from("24/11/2026"), "set").unwrap();
        assert!(open.apply_mend(&mend).is_err(), "the field has changed");
    }

    #[test]
    fn labels_and_blanks_are_offered_and_the_notices_words_are_left() {
        let folder = tempfile::tempdir().unwrap();
        let mut open = sample(folder.path());
        let exhibit = open.case().exhibits.last().unwrap().id.clone();
        let charge = open.case().charges[0].id.clone();
        open.set(&FieldPath::item(ListName::Exhibits, &exhibit, "label"), Value::from(""), "set").unwrap();
        open.set(&FieldPath::item(ListName::Charges, &charge, "quote"), Value::from("two  blanks"), "set").unwrap();
        open.set(&"corrective.a-refund.what".parse().unwrap(), Value::from("Refunded  the 3 buyers."), "set").unwrap();
        let after: Vec<String> = open.mends().into_iter().map(|m| m.after).collect();
        assert_eq!(after, ["Refunded the 3 buyers.", "F"]);
    }
}
