//! Statements that name no origin take that of their file.

use std::collections::BTreeMap;

use super::format::{ClockRule, FileSlots, FirstHour, Origin, Playbook, PortalBox, Source, Statement, Suggestion};

/// The sources by key.
pub type Sources = BTreeMap<String, Source>;

/// What is left out of an origin is taken from the file's. Whose word it is and how sure we are belong to the source:
/// a statement with a source of its own inherits neither, and is dated by that source.
fn inherit(origin: &mut Origin, file: &Origin, sources: &Sources) {
    if origin.source.is_empty() {
        origin.source.clone_from(&file.source);
        origin.basis = origin.basis.or(file.basis);
        origin.sure = origin.sure.or(file.sure);
    } else if origin.seen.is_empty() {
        let source = origin.keys().next().and_then(|key| sources.get(key));
        origin.seen = source.map(|s| s.seen.clone()).unwrap_or_default();
    }
    if origin.seen.is_empty() {
        origin.seen.clone_from(&file.seen);
    }
}

/// Every origin of a playbook but the file's own.
pub fn origins(playbook: &mut Playbook) -> impl Iterator<Item = &mut Origin> {
    let Playbook {
        causes,
        clocks,
        corrective,
        evidence,
        first_hour,
        metrics,
        mistakes,
        portal,
        preventive,
        questions,
        rebuttals,
        turning_points,
        ..
    } = playbook;
    let suggestions = [causes, corrective, metrics, preventive, rebuttals].into_iter().flatten().map(|s: &mut Suggestion| &mut s.from);
    let statements = [first_hour, mistakes].into_iter().flatten().map(|s: &mut Statement| &mut s.from);
    suggestions
        .chain(statements)
        .chain(clocks.iter_mut().map(|c| &mut c.from))
        .chain(evidence.iter_mut().map(|n| &mut n.from))
        .chain(questions.iter_mut().map(|q| &mut q.from))
        .chain(turning_points.iter_mut().map(|t| &mut t.from))
        .chain([&mut portal.from])
}

/// Fills in the origins of a playbook.
pub fn playbook(playbook: &mut Playbook, sources: &Sources) {
    let file = playbook.from.clone();
    origins(playbook).for_each(|o| inherit(o, &file, sources));
}

/// Fills in the origins of a file of clocks.
pub fn clocks(clocks: &mut [ClockRule], file: &Origin, sources: &Sources) {
    clocks.iter_mut().for_each(|c| inherit(&mut c.from, file, sources));
}

/// Fills in the origins of a file of boxes.
pub fn boxes(boxes: &mut [PortalBox], files: &mut FileSlots, file: &Origin, sources: &Sources) {
    boxes.iter_mut().for_each(|b| inherit(&mut b.from, file, sources));
    inherit(&mut files.from, file, sources);
}

/// Fills in the origins of the first hour.
pub fn first_hour(first: &mut FirstHour, sources: &Sources) {
    let file = first.from.clone();
    first.now.iter_mut().chain(&mut first.never).for_each(|s| inherit(&mut s.from, &file, sources));
    first.work.iter_mut().for_each(|w| inherit(&mut w.from, &file, sources));
}
