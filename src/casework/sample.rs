//! The sample: a case that is really filled in, so that a newcomer sees a finished plan within a minute.

use std::sync::Arc;

use jiff::civil::Date;

use super::answers;
use super::failure::Failure;
use super::office::Office;
use super::open_case::OpenCase;
use crate::domain::clean::clean;
use crate::domain::clock::{plus_days, short_date, write_date};
use crate::domain::notice::Marketplace;
use crate::domain::path::FieldPath;
use crate::domain::value::Value;

/// Where its parts stand below `templates/`.
const ANSWERS: &str = "sample/answers.toml";
const NOTICE: &str = "sample/notice.txt";
const EXHIBITS: &str = "sample/exhibits/";

/// Makes the sample case. Its facts are invented and say so in its title.
pub(super) fn sample(office: &Arc<Office>) -> Result<OpenCase, Failure> {
    let missing = || Failure::input("the sample is not in this build");
    let notice = office.library.file(NOTICE).ok_or_else(missing)?.to_owned();
    let text = office.library.file(ANSWERS).ok_or_else(missing)?;
    let (text, notice) = (dated(text, office.today()), dated(&notice, office.today()));
    let mut open = OpenCase::new(Arc::clone(office), office.store.create("sample")?)?;
    open.set(&FieldPath::Top("created_on".to_owned()), Value::Text(office.today().to_string()), "begin the case")?;
    let edits = answers::edits(open.case(), &text, &clean)?;
    open.change("fill in the sample", edits)?;
    for exhibit in open.case().exhibits.clone() {
        let (path, text) = exhibit_file(office, &exhibit.id).ok_or_else(missing)?;
        open.attach_bytes(&exhibit.id, text.as_bytes(), path)?;
    }
    open.take_notice(notice.as_bytes(), "")?;
    open.settle_all()?;
    open.forget_steps();
    open.save()?;
    Ok(open)
}

/// The file of an exhibit: its ID without the `e-` begins the file's name.
fn exhibit_file<'a>(office: &'a Office, id: &str) -> Option<(&'a str, &'a str)> {
    let stem = format!("{EXHIBITS}{}", id.trim_start_matches("e-"));
    office.library.files(EXHIBITS).into_iter().find(|(path, _)| path.starts_with(&stem))
}

/// `{day -3}` becomes the day three days before today, so that the sample never looks stale: `{day …}` as a field is
/// typed, `{date …}` as the letter writes days, for sentences.
fn dated(text: &str, today: Date) -> String {
    let text = filled(text, "{day ", today, short_date);
    filled(&text, "{date ", today, |day| write_date(day, Marketplace::AmazonCom))
}

fn filled(text: &str, mark: &str, today: Date, write: impl Fn(Date) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        out.push_str(&rest[..at]);
        let after = &rest[at + mark.len()..];
        let (days, tail) = after.split_once('}').unwrap_or((after, ""));
        let day = days.parse().ok().and_then(|n| plus_days(today, n)).unwrap_or(today);
        out.push_str(&write(day));
        rest = tail;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_today() {
        let today = jiff::civil::date(2026, 11, 5);
        assert_eq!(dated("on {day -3}, {day 0}.", today), "on 2 Nov 2026, 5 Nov 2026.");
        assert_eq!(dated("on {date -3}.", today), "on November 2, 2026.");
    }
}
