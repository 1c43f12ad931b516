//! F1: why we ask, where it appears, a weak and a strong answer; for a clock or a reading, where it comes from.

use super::read;
use crate::text::wizard as words;
use crate::tui::model::Model;
use crate::tui::spot::Spot;
use crate::tui::wizard::Wizard;

/// Opens the explanation of what has the focus.
pub fn open(model: &mut Model) {
    let Some(wizard) = model.wizard() else { return };
    let (title, lines) = match &wizard.focus {
        Some(Spot::Field(_)) => field(wizard),
        Some(Spot::Reading(name)) => reading(wizard, name),
        Some(Spot::Finding(at)) => finding(wizard, *at),
        Some(Spot::Need(at)) => need(wizard, *at),
        _ => step(wizard),
    };
    read(model, &title, lines);
}

fn field(wizard: &Wizard) -> (String, Vec<String>) {
    let Some(field) = wizard.field() else { return step(wizard) };
    let spec = &field.spec;
    let mut lines = Vec::new();
    let mut add = |heading: &str, text: &str| {
        if !text.trim().is_empty() {
            if !heading.is_empty() {
                lines.push(format!("# {heading}"));
            }
            lines.push(text.to_owned());
        }
    };
    add("", &spec.help);
    add(words::WHY, &spec.why);
    add(words::WEAK, &spec.weak);
    add(words::STRONG, &spec.strong);
    if spec.limit > 0 {
        add("", &words::limit(spec.limit));
    }
    let blocks = wizard.open.document().blocks_of(&field.path);
    let place = blocks.first().and_then(|at| {
        let document = wizard.open.document();
        let heading = |b: &&crate::render::block::Block| matches!(b.kind, crate::render::block::BlockKind::Heading(_));
        document.blocks[..*at].iter().rev().find(heading).map(|b| b.text())
    });
    match place {
        Some(heading) => add(words::WHERE, &words::under(&heading)),
        None if blocks.is_empty() && !field.value.is_blank() => add(words::WHERE, words::NOT_PRINTED),
        None => {}
    }
    (spec.label.clone(), lines)
}

fn reading(wizard: &Wizard, name: &str) -> (String, Vec<String>) {
    let Some(row) = wizard.readings().iter().find(|r| r.name == name) else { return step(wizard) };
    let mut lines = vec![format!("{}: {}", row.label, row.value)];
    if row.words.is_empty() {
        lines.push(words::NO_WORDS.to_owned());
    } else {
        lines.push(format!("# {}", words::THE_WORDS));
        lines.push(format!("\"{}\"", row.words));
    }
    lines.extend(clocks(wizard));
    (row.label.clone(), lines)
}

fn clocks(wizard: &Wizard) -> Vec<String> {
    let clocks = wizard.open.clock_lines();
    if clocks.is_empty() {
        return Vec::new();
    }
    std::iter::once(format!("# {}", words::CLOCKS)).chain(clocks).collect()
}

fn finding(wizard: &Wizard, at: usize) -> (String, Vec<String>) {
    let Some(finding) = wizard.open.findings().get(at) else { return step(wizard) };
    let mut lines = vec![finding.message.clone()];
    if !finding.fix.is_empty() {
        lines.push(format!("# {}", words::FIX));
        lines.push(finding.fix.clone());
    }
    lines.push(words::rule(&finding.rule));
    (finding.severity.to_string(), lines)
}

fn need(wizard: &Wizard, at: usize) -> (String, Vec<String>) {
    let needs = wizard.open.needs();
    let Some(need) = needs.get(at) else { return step(wizard) };
    let mut lines = vec![if need.required { words::REQUIRED.to_owned() } else { words::HELPFUL.to_owned() }];
    if !need.rule.is_empty() {
        lines.push(format!("# {}", words::RULE));
        lines.push(need.rule.clone());
    }
    (need.what.clone(), lines)
}

fn step(wizard: &Wizard) -> (String, Vec<String>) {
    let mut lines = vec![words::about(wizard.step.as_str(), wizard.open.is_shelf()).to_owned()];
    lines.extend(clocks(wizard));
    (wizard.step.title().to_owned(), lines)
}
