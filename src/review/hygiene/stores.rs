//! The name of another marketplace.

use crate::domain::path::{FieldPath, ListName};
use crate::playbook::format::Family;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;

/// The names of the marketplaces as they stand in sentences.
const NAMES: &[(Family, &str)] =
    &[(Family::Amazon, "amazon"), (Family::Walmart, "walmart"), (Family::Ebay, "ebay"), (Family::Etsy, "etsy"), (Family::TikTok, "tiktok")];

/// Runs `wrong-marketplace`: a measure or action that speaks of keeping another marketplace's rules.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let family = ground.family();
    if case.notice.marketplace == crate::domain::notice::Marketplace::Unknown {
        return;
    }
    let causes = case.causes.iter().map(|c| (FieldPath::item(ListName::Causes, &c.id, "happened"), c.happened.as_str()));
    let actions = case.corrective.iter().map(|a| (FieldPath::item(ListName::Corrective, &a.id, "what"), a.what.as_str()));
    let measures = case.preventive.iter().map(|m| (FieldPath::item(ListName::Preventive, &m.id, "what"), m.what.as_str()));
    for (field, text) in causes.chain(actions).chain(measures) {
        let low = text.to_ascii_lowercase();
        for (other, name) in NAMES.iter().filter(|(other, _)| *other != family) {
            let Some(at) = low.find(name) else { continue };
            let near: Vec<&str> = low[at..].split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(4).collect();
            let rules = near.iter().skip(1).any(|w| {
                w.starts_with("polic")
                    || w.starts_with("rule")
                    || w.starts_with("guideline")
                    || w.starts_with("seller")
                    || w.starts_with("team")
            });
            if rules {
                let message = format!("The text speaks of {}; the notice comes from {}.", other.as_str(), case.notice.marketplace.name());
                found.push(
                    Finding::new(Severity::Error, "wrong-marketplace", message)
                        .at(field.clone())
                        .span(at, at + name.len())
                        .fix("Name the marketplace that wrote to you."),
                );
            }
        }
    }
}
