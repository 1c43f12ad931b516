//! Names on papers, and suppliers who can be looked up.

use crate::domain::notice::AskKind;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Mail hosts that anybody may use.
const FREE: &[&str] = &[
    "@126.com",
    "@163.com",
    "@aol.com",
    "@gmail.",
    "@gmx.",
    "@hotmail.",
    "@icloud.com",
    "@mail.ru",
    "@outlook.",
    "@qq.com",
    "@web.de",
    "@yahoo.",
    "@yandex.",
];

/// Runs `name-address-mismatch` and `supplier-unverifiable`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let (holder, account) = (case.funds.bank_holder.trim(), case.seller.legal_name.trim());
    if !holder.is_empty() && !account.is_empty() && normal(holder) != normal(account) {
        let message = format!("The bank account is held by \"{holder}\", the selling account by \"{account}\". Names must be the same.");
        found.push(
            Finding::new(Severity::Error, "name-address-mismatch", message)
                .at(FieldPath::section(Section::Funds, "bank_holder"))
                .fix("Write both as on the papers. If they differ there, mend the papers or the account first."),
        );
    }
    let answers = case
        .asks
        .iter()
        .filter(|a| a.kind == AskKind::SupplierInfo)
        .map(|a| (FieldPath::item(ListName::Asks, &a.id, "answer"), a.answer.as_str()));
    let supplier = |e: &&crate::domain::exhibit::Exhibit| {
        matches!(e.kind, crate::domain::exhibit::ExhibitKind::Invoice | crate::domain::exhibit::ExhibitKind::SupplierInfo)
    };
    let issuers = case.exhibits.iter().filter(supplier).map(|e| (FieldPath::item(ListName::Exhibits, &e.id, "issuer"), e.issuer.as_str()));
    for (field, text) in answers.chain(issuers) {
        let low = text.to_lowercase();
        if FREE.iter().any(|host| low.contains(host)) {
            found.push(
                Finding::new(
                    Severity::Warning,
                    "supplier-unverifiable",
                    "The supplier's address is at a free mail service. Reviewers cannot check such a supplier.",
                )
                .at(field)
                .fix("Give the company's own site, address and telephone, and make sure that somebody answers there."),
            );
        }
    }
}

/// A name without its case, points and the long or short form of its legal kind.
fn normal(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase);
    let short = |w: String| match w.as_str() {
        "limited" => "ltd".to_owned(),
        "incorporated" => "inc".to_owned(),
        "corporation" => "corp".to_owned(),
        "company" => "co".to_owned(),
        _ => w,
    };
    words.map(short).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_more_than_their_form() {
        assert_eq!(normal("Northwind Trading Limited"), normal("NORTHWIND trading, Ltd."));
        assert_ne!(normal("J. Smith"), normal("John Smith"));
    }
}
