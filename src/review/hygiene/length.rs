//! Length: of sentences, of paragraphs, of the whole.

use std::collections::BTreeSet;

use crate::domain::document::DocumentKind;
use crate::domain::step::Step;
use crate::render::block::BlockKind;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::Ground;
use crate::review::prose::part::Part;
use crate::review::prose::split::words;
use crate::review::prose::text::{Kind, Prose};
use crate::review::shape::Shape;

/// Words of a sentence that are too many when exceeded.
const SENTENCE: usize = 35;
/// Words of a paragraph that are too many when exceeded.
const PARAGRAPH: usize = 90;
/// Words of a text that are many, too many, and too many even for several charges.
const WHOLE: [usize; 3] = [700, 900, 1200];
/// Words of a plan that are too few.
const SHORT: usize = 100;
/// Words of one of the three parts that are too few.
const SHORT_PART: usize = 12;
/// Characters that no known form exceeds.
const FORM: usize = 5_000;

/// Runs `long-sentence`, `wall-of-text`, and over letters `too-long` and `too-short`.
pub fn check(prose: &Prose<'_>, found: &mut Vec<Finding>) {
    let severity = |rule: &str| prose.knowledge.severity(rule);
    let mut told = 0;
    for sentence in prose.running() {
        let text = prose.str(&sentence.range);
        // Rows of numbers and addresses are lists, whatever ends them.
        let count = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).count();
        if count > SENTENCE && told < 3 && !text.contains('\n') {
            told += 1;
            let message = format!("This sentence has {count} words.");
            found.push(
                prose
                    .finding(severity("long-sentence"), "long-sentence", &sentence.range, message)
                    .fix("Make it two or three, one fact each."),
            );
        }
    }
    for passage in prose.passages.iter().filter(|p| matches!(p.kind, Kind::Paragraph | Kind::Item)) {
        let count = words(prose.str(&passage.range));
        if count > PARAGRAPH {
            let message = format!("This paragraph has {count} words. Reviewers have minutes.");
            found.push(
                prose
                    .finding(severity("wall-of-text"), "wall-of-text", &passage.range, message)
                    .fix("Break it into numbered points of one to three lines."),
            );
        }
    }
    if prose.letter {
        let count = words(&prose.text);
        whole(count, WHOLE[1], |rule, weight, message| found.push(prose.whole(weight, rule, "letter", message)));
        short(prose, count, found);
    }
}

fn short(prose: &Prose<'_>, count: usize, found: &mut Vec<Finding>) {
    if Shape::of(prose) != Shape::Plan || count < 5 {
        return;
    }
    let rule = "too-short";
    let weight = prose.knowledge.severity(rule);
    if count < SHORT {
        found.push(prose.whole(
            weight,
            rule,
            "letter",
            format!("The letter has {count} words. Plans as brief as this draw a request for greater detail."),
        ));
        return;
    }
    let part = |is: fn(Part) -> bool| prose.in_parts(is).map(|s| words(prose.str(&s.range))).sum::<usize>();
    let headed = |is: fn(Part) -> bool| prose.passages.iter().any(|p| p.kind == Kind::Heading && is(p.part));
    type PartTest = fn(Part) -> bool;
    let parts: [(&str, PartTest); 3] =
        [("root-cause", |p| p == Part::Root), ("corrective", Part::is_corrective), ("preventive", Part::is_preventive)];
    for (name, is) in parts {
        if headed(is) && part(is) < SHORT_PART {
            found.push(prose.whole(weight, rule, name, format!("The part {name} has fewer than {SHORT_PART} words.")));
        }
    }
}

/// Runs `too-long` and `portal-limit` over the document of a case.
pub fn check_document(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let document = ground.brief.document;
    if document.blocks.is_empty() {
        return;
    }
    let prose: Vec<_> = document.blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Table(_))).collect();
    let texts: Vec<String> = prose.iter().filter(|b| b.part != "evidence").map(|b| b.text()).collect();
    let count = texts.iter().map(|t| words(t)).sum();
    let charges: BTreeSet<&str> = ground.standing().map(|c| c.category.as_str()).collect();
    let most = if charges.len() > 1 { WHOLE[2] } else { WHOLE[1] };
    whole(count, most, |rule, weight, message| {
        found
            .push(Finding::new(weight, rule, message).in_step(Step::Export).fix("Cut what repeats; put lists and tables into an exhibit."));
    });
    let characters: usize = texts.iter().map(|t| t.chars().count() + 1).sum();
    let boxes = ground.brief.library.boxes(ground.family());
    let known = !boxes.is_empty();
    if !known && characters > FORM && document.kind != DocumentKind::Reimbursement {
        let message =
            format!("The text has {characters} characters, and no limit of the form is known. Several forms take 5,000 or fewer.");
        found.push(
            Finding::new(Severity::Warning, "portal-limit", message)
                .in_step(Step::Export)
                .fix("Look at the form's counter; put what does not fit into an exhibit."),
        );
    }
    for portal in boxes.iter().filter(|b| !b.parts.is_empty()) {
        // The counter that the seller read off the form goes before what is published.
        let own = ground.case.form_boxes.iter().find(|b| b.name == portal.id).and_then(|b| usize::try_from(b.limit.count()?).ok());
        let Some(limit) = own.or(Some(portal.limit)).filter(|l| *l > 0) else { continue };
        let inside = document.blocks.iter().filter(|b| portal.parts.contains(&b.part));
        let count: usize = inside.map(|b| b.text().chars().count() + 1).sum();
        if count > limit {
            let message = format!("The box \"{}\" takes {limit} characters, and the text for it has {count}.", portal.title);
            found.push(
                Finding::new(Severity::Error, "portal-limit", message)
                    .in_step(Step::Export)
                    .fix("Shorten it, or send the rest as an exhibit and say so."),
            );
        }
    }
}

fn whole(count: usize, most: usize, mut say: impl FnMut(&str, Severity, String)) {
    if count > most {
        say("too-long", Severity::Warning, format!("The text has {count} words. A page to a page and a half is read; more is skimmed."));
    } else if count > WHOLE[0] {
        say("too-long", Severity::Hint, format!("The text has {count} words. Under {} is read more closely.", WHOLE[0]));
    }
}
