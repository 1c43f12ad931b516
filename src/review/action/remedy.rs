//! What a charge about goods or buyers owes: stock dealt with, buyers made whole, the rest of the catalogue looked at.

use regex::Regex;
use std::sync::OnceLock;

use crate::domain::step::Step;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// Charges about goods that must not reach another buyer.
const GOODS: &[&str] = &["counterfeit", "expired", "inauthentic", "product-safety", "restricted-products", "trademark", "used-sold-as-new"];
/// Charges in which buyers were let down.
const BUYERS: &[&str] = &[
    "counterfeit",
    "customer-complaints",
    "expired",
    "inauthentic",
    "late-shipment",
    "not-as-described",
    "order-defect-rate",
    "product-safety",
    "used-sold-as-new",
];
/// Charges of which other listings may have their share.
const LISTINGS: &[&str] = &[
    "copyright",
    "counterfeit",
    "expired",
    "inauthentic",
    "listing-policy",
    "patent",
    "product-safety",
    "restricted-products",
    "trademark",
];

/// Runs `stock-not-handled`, `buyers-not-made-whole` and `scope-too-narrow`.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let admitted = ground.to_explain();
    let of = |set: &[&str]| admitted.iter().any(|c| set.contains(&c.category.as_str()));
    if admitted.is_empty() || case.corrective.iter().all(|a| a.what.trim().is_empty()) {
        return;
    }
    let done = case.corrective.iter().flat_map(|a| [a.what.as_str(), a.result.as_str()]);
    let done = done.chain(case.products.iter().map(|p| p.finding.as_str())).chain(case.orders.iter().map(|o| o.outcome.as_str()));
    let done = done.collect::<Vec<_>>().join("\n");
    let told = case.causes.iter().flat_map(|c| [c.happened.as_str(), c.extent.as_str(), c.found_by.as_str()]);
    let told = told
        .chain(case.preventive.iter().map(|m| m.what.as_str()))
        .chain(case.answers.values().flat_map(|a| a.values()).map(String::as_str));
    let told = told.chain([done.as_str()]).collect::<Vec<_>>().join("\n");
    let lacks = |text: &str, pattern: &'static str, cell: &'static OnceLock<Option<Regex>>| {
        let regex = cell.get_or_init(|| Regex::new(pattern).ok());
        !regex.as_ref().is_some_and(|r| r.is_match(text))
    };
    static WORDING: OnceLock<Option<Regex>> = OnceLock::new();
    static STOCK: OnceLock<Option<Regex>> = OnceLock::new();
    static REFUND: OnceLock<Option<Regex>> = OnceLock::new();
    static SCOPE: OnceLock<Option<Regex>> = OnceLock::new();
    let mut say = |severity, rule: &str, message: &str, fix: &str| {
        found.push(Finding::new(severity, rule, message).in_step(Step::Corrective).fix(fix));
    };
    let none_left = !case.products.is_empty() && case.products.iter().all(|p| p.stock.count() == Some(0));
    let stock = r"(?i)\b(remov\w+|destr\w+|dispos\w+|quarantin\w+|return\w*|delet\w+|recall\w*|scrap\w*|pull\w*|block\w*|withdr[ae]w\w*|no stock|none (?:left|in stock)|set aside|sold out|shredd\w+|burnt|sent (?:[\w,]+ ){0,5}back|took (?:[\w,]+ ){0,5}off (?:sale|the shel\w+)|(?:0|nothing|no (?:units?|pieces|boxes)) (?:left |remain\w* )?(?:left|in stock))\b";
    // A mark in a title is mended by changing the title.
    let worded = admitted.iter().all(|c| c.category == "trademark")
        && !lacks(&done, r"(?i)\b(titles?|wording|keywords?|bullets?|descriptions?)\b", &WORDING);
    if of(GOODS) && !none_left && !worded && lacks(&done, stock, &STOCK) {
        say(
            Severity::Warning,
            "stock-not-handled",
            "The charge is about goods, and nothing says where the remaining units went.",
            "Say how many units were left and what became of them: removal order, destroyed, returned, or none in stock.",
        );
    }
    if of(BUYERS) && lacks(&done, r"(?i)\b(refund\w*|replac\w*|compensat\w*|reimburs\w*|reship\w*|repaid|credited)\b", &REFUND) {
        say(
            Severity::Hint,
            "buyers-not-made-whole",
            "Buyers were affected, and no refund or replacement is told.",
            "If you made them whole, say how many and by when. If none was owed, say why in the orders.",
        );
    }
    let scope = r"(?i)\b(all|whole|entire|every|each|catalogu?e|remaining|other) (?:\w+ ){0,3}\d*\s?(?:active |other |our )*(listings?|offers?|asins?|skus?|products?|items?|inventory|catalogu?e|stock|units?|suppliers?)\b|\ball \d+|\b(?:all|every|each)(?: one)? of (?:the|our) [\d,]+|\b(?:every|each|all) \w+ (?:on|in|of|from) (?:the |our |all )?[\d,]+ \w+";
    if of(LISTINGS) && lacks(&told, scope, &SCOPE) {
        say(
            Severity::Warning,
            "scope-too-narrow",
            "Only the products of the notice are treated. A similar listing that is still live sinks the answer.",
            "Check all listings of the kind and say how many you looked at and what you found.",
        );
    }
}
