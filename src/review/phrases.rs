//! Rules that are phrases: a list, the parts it holds in, what excuses it, what to say.

use std::collections::HashMap;
use std::ops::Range;

use super::finding::Finding;
use super::knowledge::PhraseRule;
use super::prose::part::Part;
use super::prose::text::{Kind, Prose};

/// The most findings of one rule in one text, where the rule says nothing else.
const MOST: usize = 3;

/// Runs every phrase rule.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    // Two entries of one rule may meet the same words: they are told once.
    let mut told: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
    for rule in &prose.knowledge.phrases {
        let told = told.entry(&rule.rule).or_default();
        let mut places = places(prose, rule);
        places.retain(|place| !told.iter().any(|t| t.start < place.end && place.start < t.end));
        if places.len() < rule.least.max(1) {
            continue;
        }
        let severity = prose.knowledge.severity(&rule.rule);
        let most = if rule.most == 0 { MOST } else { rule.most };
        for place in places.iter().take(most) {
            let message = rule.message.replace("{words}", &quote(prose.str(place)));
            found.push(prose.finding(severity, &rule.rule, place, message).fix(rule.fix.clone()));
        }
        told.extend(places);
    }
}

/// One place a sentence.
fn places(prose: &Prose<'_>, rule: &PhraseRule) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let holds = |part: Part| rule.parts.is_empty() || rule.parts.iter().any(|p| Part::from_word(p) == Some(part));
    let lists: Vec<_> = rule.lists.iter().map(|l| prose.marks(l)).collect();
    if lists.iter().all(|l| l.is_empty()) || rule.unless_text.iter().any(|l| prose.says(l)) {
        return found;
    }
    for sentence in &prose.sentences {
        if matches!(prose.passages[sentence.passage].kind, Kind::Heading | Kind::Salutation) || !holds(sentence.part) {
            continue;
        }
        let spared = |place: &Range<usize>| rule.spare.iter().any(|l| prose.has(l, place));
        let mut met = rule.lists.iter().flat_map(|l| prose.within(l, &sentence.range));
        let Some(place) = met.find(|place| !spared(place)) else { continue };
        let excused = rule.unless.iter().any(|l| prose.has(l, &sentence.range));
        let lacks = !rule.with.is_empty() && !rule.with.iter().any(|l| prose.has(l, &sentence.range));
        if !excused && !lacks {
            found.push(place);
        }
    }
    found
}

/// Words as they are quoted in a message: white space folded, not too long.
pub fn quote(words: &str) -> String {
    super::ground::brief(words)
}
