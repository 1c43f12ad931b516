//! Papers one by one: age, kind, what stands on them, the file they come in.

use std::collections::BTreeSet;

use crate::domain::case::Case;
use crate::domain::clock::{days_between, short_date};
use crate::domain::exhibit::{Exhibit, ExhibitKind};
use crate::domain::notice::AskKind;
use crate::domain::path::{FieldPath, ListName};
use crate::playbook::format::Per;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, is_here};
use crate::review::knowledge::Knowledge;

/// Oldest invoice, in days, where neither notice nor playbook says otherwise.
const INVOICE: i64 = 365;
/// Oldest bill or statement.
const BILL: i64 = 90;
/// Files that any form takes when the family's forms are not described.
const FORMATS: &[&str] = &["gif", "jpeg", "jpg", "pdf", "png"];
/// Files in which a report may come.
const REPORTS: &[&str] = &["csv", "tsv", "txt", "xls", "xlsx"];
/// Words for papers that are no invoices.
const NO_INVOICE: &[&str] = &[
    "pro forma",
    "proforma",
    "pro-forma",
    "quotation",
    "quote",
    "purchase order",
    "order confirmation",
    "packing slip",
    "packing list",
    "receipt",
];

/// Runs `invoice-too-old`, `bill-too-old`, `invoice-kind-wrong`, `invoice-fields-missing`, `document-altered`,
/// `attachment-format` and `translation-missing`.
pub fn check(ground: &Ground<'_>, knowledge: &Knowledge, found: &mut Vec<Finding>) {
    let case = ground.case;
    let invoices_wanted = wants(ground, ExhibitKind::Invoice, AskKind::Invoices);
    for exhibit in &case.exhibits {
        let say = |severity, rule: &str, field: &str, message: String, fix: &str| {
            Finding::new(severity, rule, format!("Exhibit {}: {message}", exhibit.label))
                .at(FieldPath::item(ListName::Exhibits, &exhibit.id, field))
                .fix(fix)
        };
        found.extend(age(ground, exhibit).map(|(rule, message, fix)| say(Severity::Error, rule, "dated_on", message, fix)));
        let names = format!("{} {}", exhibit.title, exhibit.original).to_lowercase();
        let worded = exhibit.kind == ExhibitKind::Invoice && NO_INVOICE.iter().any(|w| names.contains(w)) && !names.contains("invoice");
        let receipt = exhibit.kind == ExhibitKind::Receipt && invoices_wanted && !takes_receipts(case) && answers_invoices(ground, exhibit);
        if worded || receipt {
            let message =
                "this is no invoice. Receipts, quotations and order confirmations are refused where an invoice is asked for.".to_owned();
            found.push(say(
                Severity::Error,
                "invoice-kind-wrong",
                "kind",
                message,
                "Ask the supplier for the invoice of the finished purchase.",
            ));
        }
        if exhibit.kind == ExhibitKind::Invoice && is_here(exhibit) && invoices_wanted {
            let blank = [
                ("issuer", exhibit.issuer.trim().is_empty()),
                ("dated_on", exhibit.dated_on.is_blank()),
                ("quantity", exhibit.quantity.is_blank()),
            ];
            let missing: Vec<&str> = blank.iter().filter(|(_, b)| *b).map(|(n, _)| *n).collect();
            if let Some(first) = missing.first() {
                let names: Vec<&str> = missing
                    .iter()
                    .map(|m| match *m {
                        "issuer" => "supplier",
                        "dated_on" => "day",
                        _ => "units",
                    })
                    .collect();
                let message = format!("the case does not say which {} the invoice bears.", names.join(", "));
                found.push(say(
                    Severity::Error,
                    "invoice-fields-missing",
                    first,
                    message,
                    "Read it off the invoice. What is not on it makes the invoice worthless: ask the supplier.",
                ));
            }
        }
        if let Some((field, word)) = marked(knowledge, exhibit) {
            let message = format!("\"{word}\" tells of a changed document. Marks and conversions have been taken for forgery.");
            found.push(say(
                Severity::Error,
                "document-altered",
                field,
                message,
                "Send the original file; say on a cover sheet which line counts.",
            ));
        }
        if is_here(exhibit)
            && let Some(message) = format(ground, exhibit)
        {
            found.push(say(Severity::Error, "attachment-format", "file", message, "Save it as PDF, whole and uncut."));
        }
        let texts = [&exhibit.title, &exhibit.issuer, &exhibit.original, &exhibit.note];
        let foreign = texts.iter().any(|t| t.chars().any(is_other_script));
        if foreign && !texts.iter().any(|t| t.to_lowercase().contains("transl")) && !reads_other_scripts(case) {
            let message = "the paper seems to be in another script, and no translation is named.".to_owned();
            found.push(say(
                Severity::Warning,
                "translation-missing",
                "title",
                message,
                "Add a translation and say so in the title: original and English translation.",
            ));
        }
    }
}

/// True when a charge or an ask calls for this kind of paper.
pub fn wants(ground: &Ground<'_>, kind: ExhibitKind, ask: AskKind) -> bool {
    let asked = ground.case.asks.iter().any(|a| a.kind == ask && a.not_applicable.trim().is_empty());
    let needed = |(category, stance): (&str, crate::domain::charge::Stance)| {
        ground
            .playbook_of(category)
            .needs(stance.admits(), stance.disputes())
            .any(|n| n.required && n.per == Per::Product && n.kinds.first() == Some(&kind))
    };
    asked || ground.categories().into_iter().any(needed)
}

fn answers_invoices(ground: &Ground<'_>, exhibit: &Exhibit) -> bool {
    let product = |id: &String| ground.case.products.iter().any(|p| p.id == *id);
    let ask = |id: &String| ground.case.asks.iter().any(|a| a.id == *id && a.kind == AskKind::Invoices);
    exhibit.covers.iter().any(product) || exhibit.asks.iter().any(ask)
}

/// True when the notice itself says that receipts will do.
fn takes_receipts(case: &Case) -> bool {
    case.asks.iter().any(|a| a.kind == AskKind::Invoices && a.quote.to_lowercase().contains("receipt"))
}

fn age(ground: &Ground<'_>, exhibit: &Exhibit) -> Option<(&'static str, String, &'static str)> {
    let case = ground.case;
    let day = exhibit.dated_on.date()?;
    let (rule, ask, usual) = match exhibit.kind {
        ExhibitKind::Invoice => ("invoice-too-old", AskKind::Invoices, INVOICE),
        ExhibitKind::UtilityBill => ("bill-too-old", AskKind::UtilityBill, BILL),
        ExhibitKind::BankStatement => ("bill-too-old", AskKind::BankStatement, BILL),
        _ => return None,
    };
    let own = case.asks.iter().filter(|a| a.kind == ask).find_map(|a| days_in(&a.quote));
    // A statement is only bound to an age where somebody says so.
    if exhibit.kind == ExhibitKind::BankStatement && own.is_none() {
        return None;
    }
    let playbook = ground.categories().into_iter().flat_map(|(category, _)| &ground.playbook_of(category).evidence);
    let playbook = playbook.filter(|n| n.kinds.contains(&exhibit.kind) && n.max_age > 0).map(|n| n.max_age).max();
    let most = own.or(playbook).unwrap_or(usual);
    let until = case.notice.received_on.date().or_else(|| case.notice.dated_on.date()).unwrap_or(ground.brief.today);
    let old = days_between(day, until);
    let message = format!("it is of {}, {old} days before {}; at most {most} days count.", short_date(day), short_date(until));
    (old > most).then_some((rule, message, "Find a newer one. If there is none, say so in the answer to what is asked, and why."))
}

/// The number before "days" in a quotation from the notice; weeks and months are left alone.
fn days_in(quote: &str) -> Option<i64> {
    let words: Vec<&str> = quote.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let pair = words.windows(2).find(|w| w[1].eq_ignore_ascii_case("days") && w[0].bytes().all(|b| b.is_ascii_digit()))?;
    pair[0].parse().ok().filter(|n| (7..=3_660).contains(n))
}

/// The field and word that tell of a marked or changed document.
fn marked(knowledge: &Knowledge, exhibit: &Exhibit) -> Option<(&'static str, String)> {
    // Pictures and procedures of one's own are made, not altered.
    if matches!(exhibit.kind, ExhibitKind::Photo | ExhibitKind::Procedure | ExhibitKind::Screenshot | ExhibitKind::Report) {
        return None;
    }
    [("note", &exhibit.note), ("title", &exhibit.title), ("original", &exhibit.original)].into_iter().find_map(|(field, text)| {
        let spaced = text.replace(['_', '-'], " ");
        let place = knowledge.lexicon.find("file-edit", &spaced).into_iter().next()?;
        let before = spaced[..place.start].to_lowercase();
        let negated = ["not ", "never ", "un", "no "].iter().any(|n| before.trim_end().ends_with(n.trim()) || before.ends_with(n));
        (!negated).then(|| (field, spaced[place].to_owned()))
    })
}

fn format(ground: &Ground<'_>, exhibit: &Exhibit) -> Option<String> {
    let name = if exhibit.file.contains('.') { &exhibit.file } else { &exhibit.original };
    let ending = name.rsplit_once('.')?.1.to_lowercase();
    let slots = ground.brief.library.file_slots(ground.family());
    let taken: BTreeSet<&str> = match slots {
        Some(slots) if !slots.formats.is_empty() => slots.formats.iter().map(String::as_str).collect(),
        _ => FORMATS.iter().copied().collect(),
    };
    let report = exhibit.kind == ExhibitKind::Report && REPORTS.contains(&ending.as_str());
    if report || taken.contains(ending.as_str()) {
        return None;
    }
    let list: Vec<&str> = taken.into_iter().collect();
    Some(format!("forms take {}, and this is .{ending}.", list.join(", ")))
}

fn is_other_script(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{5ff}' | '\u{600}'..='\u{6ff}' | '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

fn reads_other_scripts(case: &Case) -> bool {
    case.notice.marketplace == crate::domain::notice::Marketplace::AmazonCoJp
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notices_own_number_of_days_is_read() {
        assert_eq!(days_in("invoices from the last 365 days"), Some(365));
        assert_eq!(days_in("a bill dated within 90 days, or 3 days"), Some(90));
        assert_eq!(days_in("within three months"), None);
    }
}
