//! A reading laid into a case: what the seller has not settled is filled in, what they have is left alone.

use super::ids;
use super::items::{item_at, removal};
use crate::domain::case::Case;
use crate::domain::edit::Edit;
use crate::domain::notice::{AskKind, Reading, Span};
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::playbook::library::Library;

/// IDs of items that a reading put into the case begin so; an item of the seller's own never does.
pub(super) const FROM_NOTICE: &str = "n-";

/// The single fields that a reading fills, as `notice.settled` names them.
pub(super) const FIELDS: &[&str] = &[
    "kind",
    "scope",
    "marketplace",
    "language",
    "dated_on",
    "received_on",
    "deadline_days",
    "deadline_date",
    "funds_hold_days",
    "case_ids",
    "complaint_ids",
    "reply_to",
];

/// Facts of other steps that a reading fills where they are blank, by the address of their field.
pub(super) const FACTS: &[&str] = &["seller.store", "funds.deactivated_on", "funds.withheld", "funds.balance"];

/// The field of a single reading, by the name under which it is settled.
pub(super) fn field_of(name: &str) -> FieldPath {
    FACTS.iter().find(|fact| **fact == name).and_then(|fact| fact.parse().ok()).unwrap_or_else(|| FieldPath::section(Section::Notice, name))
}

/// The lists of items that a reading fills, and the field that tells one item from another.
pub(super) const LISTS: &[(ListName, &str)] = &[
    (ListName::Charges, "category"),
    (ListName::Asks, "kind"),
    (ListName::Products, "asin"),
    (ListName::Orders, "order"),
    (ListName::Metrics, "name"),
];

/// The name under which a reading of a single field or an item is settled.
pub(super) fn item_name(list: ListName, key: &str) -> String {
    format!("{list}:{key}")
}

/// The name under which a change of this field settles a reading.
pub(super) fn settles(case: &Case, path: &FieldPath) -> Option<String> {
    match path {
        FieldPath::Section { field, section: Section::Notice } => FIELDS.iter().find(|f| *f == field).map(|f| (*f).to_owned()),
        FieldPath::Section { .. } => FACTS.iter().find(|fact| **fact == path.to_string()).map(|fact| (*fact).to_owned()),
        FieldPath::Item { id, list, .. } if id.starts_with(FROM_NOTICE) => name_of(case, *list, id),
        _ => None,
    }
}

/// The settled name of an item that came from the notice.
pub(super) fn name_of(case: &Case, list: ListName, id: &str) -> Option<String> {
    let (_, key) = LISTS.iter().find(|(l, _)| *l == list)?;
    let text = case.text(&FieldPath::item(list, id, key));
    // Several asks may be of one kind; their words tell them apart.
    let quote = if list == ListName::Asks { case.text(&FieldPath::item(list, id, "quote")) } else { String::new() };
    Some(item_name(list, &ask_key(&text, &quote)))
}

/// The name that an item from the notice bears after an edit of the field that tells it from others: settled too, so
/// that reading again does not take the item for a stale one.
pub(super) fn renames(edit: &Edit) -> Option<String> {
    let Edit::Set { path: FieldPath::Item { field, id, list }, to, .. } = edit else { return None };
    let key = LISTS.iter().find(|(l, _)| l == list)?.1;
    (field == key && id.starts_with(FROM_NOTICE)).then(|| item_name(*list, &to.to_text()))
}

fn ask_key(kind: &str, quote: &str) -> String {
    if kind == AskKind::ReplyInfo.as_str() && !quote.is_empty() { format!("{kind}:{quote}") } else { kind.to_owned() }
}

/// The edits that lay a reading into a case. `received_on` is the day of the mail, where it came as one.
pub(super) fn lay(case: &Case, reading: &Reading, received_on: Option<&str>, library: &Library) -> Vec<Edit> {
    let mut layer = Layer { case: case.clone(), edits: Vec::new(), library };
    let text = |t: &Option<String>| Value::Text(t.clone().unwrap_or_default());
    let days = |d: Option<u32>| Value::Text(d.map(|d| d.to_string()).unwrap_or_default());
    layer.field("kind", Value::from(reading.kind.as_str()));
    layer.field("scope", Value::from(reading.scope.as_str()));
    layer.field("marketplace", Value::from(reading.marketplace.as_str()));
    layer.field("language", Value::from(reading.language.as_str()));
    layer.field("dated_on", text(&reading.dated_on));
    layer.field("received_on", Value::from(received_on.unwrap_or_default()));
    layer.field("deadline_days", days(reading.deadline_days));
    layer.field("deadline_date", text(&reading.deadline_date));
    layer.field("funds_hold_days", days(reading.funds_hold_days));
    layer.field("case_ids", Value::List(reading.case_ids.clone()));
    layer.field("complaint_ids", Value::List(reading.complaint_ids.clone()));
    let charges = reading.categories.iter().map(|c| vec![("category", c.clone()), ("quote", charge_quote(reading, c))]).collect();
    layer.items(ListName::Charges, charges);
    layer.items(ListName::Asks, asks(reading));
    layer.items(ListName::Products, reading.asins.iter().map(|a| vec![("asin", a.clone())]).collect());
    layer.items(ListName::Orders, reading.orders.iter().map(|o| vec![("order", o.clone())]).collect());
    let metrics = reading.metrics.iter().map(|m| vec![("name", m.name.clone()), ("value", m.value.clone()), ("target", m.target.clone())]);
    layer.items(ListName::Metrics, metrics.collect());
    for fact in &reading.facts {
        layer.fact(&fact.field, &fact.value);
    }
    layer.edits
}

/// What is asked: one line a kind, and one a topic of which "greater detail" is wanted.
pub(super) fn asks(reading: &Reading) -> Vec<Vec<(&'static str, String)>> {
    let kinds = reading.asks.iter().map(|kind| {
        let span = span_of(reading, "asks", kind.as_str());
        vec![("kind", kind.as_str().to_owned()), ("quote", span.map(|s| line_around(&reading.text, s)).unwrap_or_default())]
    });
    // "Greater detail on the root cause" asks for the cause: its line says so, and no second line is owed.
    let kind_in = |span: Span| {
        let named = reading.signals.iter().filter(|s| s.field == "asks" && s.value != AskKind::ReplyInfo.as_str());
        named.into_iter().any(|s| s.span.start < span.end && span.start < s.span.end)
    };
    let topics = reading.signals.iter().filter(|s| s.field == "topics" && !kind_in(s.span)).filter_map(|s| {
        let quote = reading.text.get(s.span.start..s.span.end).filter(|q| q.contains(char::is_alphanumeric))?;
        Some(vec![("kind", AskKind::ReplyInfo.as_str().to_owned()), ("quote", fold(quote))])
    });
    kinds.chain(topics).collect()
}

fn charge_quote(reading: &Reading, category: &str) -> String {
    if let Some(point) = reading.points.iter().find(|p| p.category == category) {
        return point.text.clone();
    }
    span_of(reading, "categories", category).map(|s| line_around(&reading.text, s)).unwrap_or_default()
}

/// Where the words for a reading stand.
pub(super) fn span_of(reading: &Reading, field: &str, value: &str) -> Option<Span> {
    reading.signals.iter().find(|s| s.field == field && s.value == value).map(|s| s.span)
}

/// The line around a span, cut to a length that can be quoted.
pub(super) fn line_around(text: &str, span: Span) -> String {
    const LONGEST: usize = 240;
    let (Some(before), Some(after)) = (text.get(..span.start), text.get(span.end..)) else { return String::new() };
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| span.end + at);
    let line = fold(&text[start..end]);
    let line = line.trim_start_matches(['•', '-', '*', '·', '–', '—', '>', '▪', '●', ' ']).to_owned();
    if line.chars().count() <= LONGEST {
        return line;
    }
    // A paste without line ends: the sentence around the words, cut between words where even that is long.
    let text = text.get(start..end).unwrap_or_default();
    let (from, to) = (span.start - start, (span.end - start).min(text.len()));
    let first = ends(text).take_while(|end| *end <= from).last().unwrap_or(0);
    let last = ends(text).find(|end| *end > to).unwrap_or(text.len());
    let sentence = fold(&text[first..last]);
    if sentence.chars().count() <= LONGEST {
        return sentence;
    }
    let near = fold(&text[from..last]);
    cut_between_words(&near, LONGEST)
}

/// Where each sentence of a text ends. A full stop inside a name, as in Amazon.com, ends none.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(|(at, c)| {
        let end = at + c.len_utf8();
        let alone = text[end..].chars().next().is_none_or(char::is_whitespace);
        (matches!(c, '。' | '！' | '？' | ';') || (alone && matches!(c, '.' | '?' | '!'))).then_some(end)
    })
}

/// The first so many characters of a text, to the end of a word.
fn cut_between_words(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..at];
    format!("{} …", head.rsplit_once(' ').map_or(head, |(words, _)| words))
}

/// The words of a stretch, white space folded.
pub(super) fn words_at(text: &str, span: Span) -> String {
    text.get(span.start..span.end).map(fold).unwrap_or_default()
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Layer<'a> {
    /// The case as the edits so far leave it.
    case: Case,
    edits: Vec<Edit>,
    library: &'a Library,
}

impl Layer<'_> {
    fn settled(&self, name: &str) -> bool {
        self.case.notice.settled.iter().any(|s| s == name)
    }

    fn push(&mut self, edit: Edit) {
        // A reading's values come from the closed sets of the domain, so they fit; one that did not would be left out.
        if edit.apply(&mut self.case).is_ok() {
            self.edits.push(edit);
        }
    }

    fn field(&mut self, name: &str, to: Value) {
        let path = FieldPath::section(Section::Notice, name);
        let Some(from) = self.case.value(&path) else { return };
        if from != to && !self.settled(name) {
            self.push(Edit::Set { from, path, to });
        }
    }

    /// A fact of another step: what stands there was told by somebody who knows, so only a blank is filled.
    fn fact(&mut self, name: &str, to: &str) {
        let path = field_of(name);
        let Some(from) = self.case.value(&path).filter(Value::is_blank) else { return };
        if !self.settled(name) {
            self.push(Edit::Set { from, path, to: Value::from(to) });
        }
    }

    /// Items not read any more go when nothing was added to them; items read anew come, in the letter's order.
    fn items(&mut self, list: ListName, wanted: Vec<Vec<(&'static str, String)>>) {
        let key = |fields: &[(&'static str, String)]| match fields {
            [(_, a), (_, b)] if list == ListName::Asks => ask_key(a, b),
            [(_, a), ..] => a.clone(),
            [] => String::new(),
        };
        let wanted: Vec<(String, _)> = wanted.into_iter().map(|f| (item_name(list, &key(&f)), f)).collect();
        for id in self.stale(list, &wanted.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>()) {
            for edit in removal(&self.case, self.library, list, &id).unwrap_or_default() {
                self.push(edit);
            }
        }
        let mut at = 0;
        for (name, fields) in wanted {
            if let Some(found) = self.find(list, &name, &fields) {
                self.fill_quote(list, found, &fields);
                at = found + 1;
                continue;
            }
            if self.settled(&name) {
                continue;
            }
            let fields = fields.into_iter().map(|(n, t)| (n.to_owned(), Value::Text(t))).collect();
            let id = ids::fresh(|id| self.case.list(list).position(&format!("{FROM_NOTICE}{id}")).is_some());
            let at_most = self.case.list(list).len();
            self.push(Edit::Insert { at: at.min(at_most), item: Item { fields, id: format!("{FROM_NOTICE}{id}") }, list });
            at += 1;
        }
    }

    /// An item that the seller or an answers file made gets the notice's words where it has none.
    fn fill_quote(&mut self, list: ListName, at: usize, fields: &[(&'static str, String)]) {
        let Some((_, quote)) = fields.iter().find(|(n, q)| *n == "quote" && !q.is_empty()) else { return };
        let Some(path) = self.case.list(list).id_at(at).map(|id| FieldPath::item(list, id, "quote")) else { return };
        if let Some(from) = self.case.value(&path).filter(Value::is_blank) {
            self.push(Edit::Set { from, path, to: Value::Text(quote.clone()) });
        }
    }

    /// Where an item of this name stands, whoever made it.
    fn find(&self, list: ListName, name: &str, fields: &[(&'static str, String)]) -> Option<usize> {
        let items = self.case.list(list);
        (0..items.len()).find(|at| {
            let Some(id) = items.id_at(*at) else { return false };
            let same_key = |(n, t): &(&str, String)| items.get(*at).and_then(|f| f.value(n)).is_some_and(|v| v.to_text() == *t);
            name_of(&self.case, list, id).as_deref() == Some(name) || (list != ListName::Asks && fields.first().is_some_and(same_key))
        })
    }

    /// Items of an earlier reading that this one does not have, and that nobody has touched.
    fn stale(&self, list: ListName, wanted: &[&str]) -> Vec<String> {
        let items = self.case.list(list);
        let ids = (0..items.len()).filter_map(|at| items.id_at(at).map(str::to_owned));
        ids.filter(|id| {
            let name = name_of(&self.case, list, id).unwrap_or_default();
            id.starts_with(FROM_NOTICE) && !wanted.contains(&name.as_str()) && !self.settled(&name) && self.untouched(list, id)
        })
        .collect()
    }

    fn untouched(&self, list: ListName, id: &str) -> bool {
        let Some(item) = self.case.list(list).position(id).and_then(|at| item_at(&self.case, list, at)) else { return false };
        let linked = removal(&self.case, self.library, list, id).is_none_or(|edits| edits.len() > 1);
        !linked
            && item
                .fields
                .iter()
                .all(|(name, _)| matches!(name.as_str(), "category" | "quote" | "kind" | "asin" | "order" | "name" | "value" | "target"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notice::{NoticeKind, Signal};

    fn reading() -> Reading {
        let text = "We are concerned about authenticity.\n• Invoices, please.".to_owned();
        let span = Span { start: 41, end: 49 };
        Reading {
            asins: vec!["B0C1234567".into()],
            asks: vec![AskKind::Invoices],
            categories: vec!["inauthentic".into()],
            deadline_days: Some(17),
            kind: NoticeKind::Notice,
            signals: vec![Signal { field: "asks".into(), span, value: "invoices".into() }],
            text,
            ..Reading::default()
        }
    }

    fn laid(case: &mut Case, reading: &Reading) {
        for edit in lay(case, reading, None, &Library::default()) {
            edit.apply(case).unwrap();
        }
    }

    #[test]
    fn a_reading_fills_fields_and_lists_once() {
        let mut case = Case::new("x");
        laid(&mut case, &reading());
        assert_eq!(case.notice.deadline_days.count(), Some(17));
        assert_eq!(case.charges.len(), 1);
        assert_eq!(case.asks[0].quote, "Invoices, please.");
        let before = case.clone();
        laid(&mut case, &reading());
        assert_eq!(case, before);
    }

    #[test]
    fn facts_fill_blanks_and_what_is_dropped_stays_away() {
        let mut case = Case::new("x");
        let facts = vec![Signal { field: "funds.withheld".into(), span: Span::default(), value: "USD 4,120.55".into() }];
        let metric = crate::domain::notice::MetricFigure {
            name: "Late shipment rate".into(),
            value: "6.8%".into(),
            target: "4%".into(),
            ..Default::default()
        };
        let reading = Reading { facts, metrics: vec![metric], ..reading() };
        laid(&mut case, &reading);
        assert_eq!((case.funds.withheld.as_str(), case.metrics[0].value.as_str()), ("USD 4,120.55", "6.8%"));
        case.funds.withheld = "USD 9".into();
        laid(&mut case, &reading);
        assert_eq!(case.funds.withheld.as_str(), "USD 9");
        case.funds.withheld = "".into();
        case.notice.settled = vec!["funds.withheld".into()];
        laid(&mut case, &reading);
        assert_eq!(case.funds.withheld.as_str(), "");
        let path: FieldPath = "funds.withheld".parse().unwrap();
        assert_eq!(settles(&case, &path).as_deref(), Some("funds.withheld"));
    }

    #[test]
    fn a_name_with_a_full_stop_ends_no_sentence() {
        let text = format!("{} Your Amazon.com account needs an invoice. More follows.", "Long before. ".repeat(30));
        let at = text.find("invoice").unwrap();
        assert_eq!(line_around(&text, Span { start: at, end: at + 7 }), "Your Amazon.com account needs an invoice.");
    }

    #[test]
    fn what_is_settled_stays_as_the_seller_left_it() {
        let mut case = Case::new("x");
        laid(&mut case, &reading());
        case.notice.deadline_days = "14".into();
        case.charges.clear();
        case.notice.settled = vec!["deadline_days".into(), "charges:inauthentic".into()];
        laid(&mut case, &reading());
        assert_eq!(case.notice.deadline_days.count(), Some(14));
        assert!(case.charges.is_empty());
    }

    #[test]
    fn a_paste_without_line_ends_is_quoted_by_the_sentence() {
        let text = format!("{} Tell us within three weeks their names, please. More follows here.", "Long before. ".repeat(30));
        let at = text.find("their name").unwrap();
        assert_eq!(line_around(&text, Span { start: at, end: at + 10 }), "Tell us within three weeks their names, please.");
        let text = "word ".repeat(100);
        assert!(line_around(&text, Span { start: 250, end: 254 }).ends_with("word …"));
    }

    #[test]
    fn an_item_of_the_sellers_own_is_found_and_gets_the_words() {
        let mut case = Case::new("x");
        case.charges.push(crate::domain::charge::Charge { id: "c".into(), category: "inauthentic".into(), ..Default::default() });
        let point = crate::domain::notice::Point { category: "inauthentic".into(), span: Span::default(), text: "concerned".into() };
        laid(&mut case, &Reading { points: vec![point], ..reading() });
        assert_eq!(case.charges.len(), 1);
        assert_eq!(case.charges[0].quote, "concerned");
    }

    #[test]
    fn another_letter_takes_untouched_items_away_and_keeps_answered_ones() {
        let mut case = Case::new("x");
        laid(&mut case, &Reading { asins: vec!["B0C1234567".into(), "B0C7654321".into()], ..reading() });
        case.products[1].finding = "40 bought, 37 sold".into();
        laid(&mut case, &Reading { asins: vec!["B0D0000000".into()], categories: vec!["trademark".into()], ..reading() });
        assert_eq!(case.products.iter().map(|p| p.asin.as_str()).collect::<Vec<_>>(), ["B0D0000000", "B0C7654321"]);
        assert_eq!(case.category(), "trademark");
    }
}
