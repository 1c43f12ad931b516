//! A letter held against the notice it answers: charges, products, orders, asks, topics.

use super::finding::Finding;
use super::prose::part::Part;
use super::prose::text::Prose;
use crate::domain::notice::{AskKind, Marketplace, Reading};
use crate::playbook::format::Family;

/// Charges that stand beside another one and are not answered by a word of their own.
const ALONGSIDE: &[&str] = &["code-of-conduct", "other", "section-3"];
/// Names of the marketplaces, as they stand in sentences.
const NAMES: &[(Family, &str)] =
    &[(Family::Amazon, "amazon"), (Family::Walmart, "walmart"), (Family::Ebay, "ebay"), (Family::Etsy, "etsy"), (Family::TikTok, "tiktok")];

/// Runs the rules that need the notice beside the letter.
pub fn check(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    charges(prose, notice, found);
    numbers(prose, notice, found);
    asks(prose, notice, found);
    topics(prose, notice, found);
    store(prose, notice, found);
}

fn say(prose: &Prose<'_>, rule: &str, section: &str, message: String, fix: &str) -> Finding {
    prose.whole(prose.knowledge.severity(rule), rule, section, message).fix(fix)
}

fn charges(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    for category in notice.categories.iter().filter(|c| !ALONGSIDE.contains(&c.as_str())) {
        let list = format!("charge-{category}");
        let known = prose.knowledge.lexicon.has(&list);
        let low = prose.text.to_lowercase();
        let named = || category.split('-').any(|w| w.len() > 3 && low.contains(w.get(..w.len().min(6)).unwrap_or(w)));
        if !(known && prose.says(&list) || !known && named()) {
            let message = format!("The notice charges {}, and the letter never speaks of it.", category.replace('-', " "));
            found.push(say(
                prose,
                "charge-not-addressed",
                "opening",
                message,
                "Answer each charge under a heading of its own: cause, action and measure, or the fact that refutes it.",
            ));
        }
    }
}

fn numbers(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    let low = prose.text.to_ascii_uppercase();
    for asin in notice.asins.iter().filter(|a| !low.contains(&a.to_ascii_uppercase())) {
        let message = format!("Product {asin} of the notice is not in the letter.");
        found.push(say(
            prose,
            "asin-not-addressed",
            "letter",
            message,
            "Say in a line what you found and did for it, or list it in a table.",
        ));
    }
    let missing: Vec<&String> = notice.orders.iter().filter(|o| !low.contains(o.as_str())).collect();
    if let Some(first) = missing.first() {
        let message = match missing.len() {
            1 => format!("Order {first} of the notice is not in the letter."),
            n => format!("{n} orders of the notice are not in the letter, {first} among them."),
        };
        found.push(say(prose, "order-not-addressed", "letter", message, "List them with cause and refund, in the text or in an exhibit."));
    }
}

fn asks(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    let has = |is: fn(Part) -> bool| prose.sentences.iter().any(|s| is(s.part));
    for ask in &notice.asks {
        let (answered, rule) = match ask {
            AskKind::RootCause => (has(|p| p == Part::Root) || prose.says("cause"), "missing-root-cause"),
            AskKind::CorrectiveActions => (has(Part::is_corrective) || prose.says("done"), "missing-corrective-actions"),
            AskKind::PreventiveMeasures => (has(Part::is_preventive) || prose.says("prevention"), "missing-preventive-measures"),
            AskKind::ReplyInfo => (true, ""),
            other => (prose.says(&format!("ask-{other}")), "requested-item-missing"),
        };
        if answered || found.iter().any(|f| f.rule == rule && rule != "requested-item-missing") {
            continue;
        }
        let message = format!("The notice asks for {}, and the letter does not take it up.", ask.as_str().replace('-', " "));
        found.push(say(prose, rule, "letter", message, "Answer it, name the exhibit, or say by when it comes or why it cannot be had."));
    }
}

/// The topics of a "greater detail on …" reply, each by a word of its own.
fn topics(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    let low = prose.text.to_lowercase();
    for topic in notice.signals.iter().filter(|s| s.field == "topics") {
        let value = topic.value.to_lowercase();
        let words: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= 5).collect();
        let met = words.iter().any(|w| low.contains(w.chars().take(6).collect::<String>().as_str()));
        if !words.is_empty() && !met {
            let message = format!("The reply asks about \"{}\", and the letter does not take it up.", topic.value);
            found.push(say(
                prose,
                "denial-not-answered",
                "letter",
                message,
                "Give the topic a heading of its own, in the reviewer's words.",
            ));
        }
    }
}

fn store(prose: &Prose<'_>, notice: &Reading, found: &mut Vec<Finding>) {
    if notice.marketplace == Marketplace::Unknown {
        return;
    }
    let own = Family::from(notice.marketplace);
    let salutation = prose.passages.first().map(|p| prose.str(&p.range).to_lowercase()).unwrap_or_default();
    for (family, name) in NAMES.iter().filter(|(family, _)| *family != own) {
        if salutation.contains(name) {
            let rule = "wrong-marketplace";
            let message = format!("The letter is addressed to {}; the notice comes from {}.", family.as_str(), notice.marketplace.name());
            let place = prose.passages.first().map_or(0..0, |p| p.range.clone());
            found.push(prose.finding(prose.knowledge.severity(rule), rule, &place, message).fix("Name the marketplace that wrote to you."));
        }
    }
}
