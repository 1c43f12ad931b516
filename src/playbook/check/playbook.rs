//! One playbook: structure, links, sources.

use super::super::fault::Fault;
use super::super::format::{ClockRule, ClockStart, Need, Playbook, Question, Statement};
use super::super::load::Checked;
use super::file::known;
use super::report::Report;
use super::{case, letter, origin, suggestion};
use crate::domain::case::Case;
use crate::domain::category::CATEGORIES;
use crate::domain::claim::ClaimKind;
use crate::domain::field::FieldKind;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::step::Step;

/// Every mistake in a playbook, in the order of its lines.
pub fn playbook(book: &Playbook, checked: &Checked<'_>) -> Vec<Fault> {
    if book.sources.is_empty() {
        return all(book, checked);
    }
    let sources = known(book, checked.sources);
    let mut faults = all(book, &Checked { sources: &sources, ..*checked });
    faults.extend(super::data::sources_at("sources.", &book.sources, checked));
    faults.sort_by_key(|f| f.line);
    faults
}

fn all(book: &Playbook, checked: &Checked<'_>) -> Vec<Fault> {
    let mut report = Report::new(checked);
    let r = &mut report;
    r.ids("", "id", [book.id.as_str()]);
    for (key, text) in [("accepting", &book.accepting), ("disputing", &book.disputing), ("meaning", &book.meaning), ("title", &book.title)]
    {
        r.text(key, text);
    }
    for (at, category) in book.categories.iter().enumerate() {
        if category != "general" && !CATEGORIES.contains(&category.as_str()) {
            let message = format!("{category:?} is no category");
            r.fault(&format!("categories.{at}"), message, "use a category of `rejoinder notice --json`, or general");
        }
    }
    if book.categories.is_empty() && book.id != "general" && !CATEGORIES.contains(&book.id.as_str()) {
        let message = format!("nothing leads to the playbook {:?}", book.id);
        r.fault("id", message, "name it after a category, or add the `categories` it serves");
    }
    origin::file(r, &book.from);
    steps(r, book);
    facts(r, &book.facts);
    questions(r, book);
    turning_points(r, book);
    suggestion::suggestions(r, "causes", ListName::Causes, &book.causes, true);
    suggestion::suggestions(r, "corrective", ListName::Corrective, &book.corrective, true);
    suggestion::suggestions(r, "metrics", ListName::Metrics, &book.metrics, false);
    suggestion::suggestions(r, "preventive", ListName::Preventive, &book.preventive, true);
    suggestion::suggestions(r, "rebuttals", ListName::Rebuttals, &book.rebuttals, true);
    needs(r, &book.evidence);
    clock_rules(r, &book.clocks);
    statements(r, "first_hour", &book.first_hour);
    statements(r, "mistakes", &book.mistakes);
    for (at, step) in book.portal.steps.iter().enumerate() {
        r.text(&format!("portal.steps.{at}"), step);
    }
    origin::statement(r, "portal", &book.portal.from);
    letter::letters(r, &book.letters);
    case::cases(r, book);
    report.done()
}

fn steps(report: &mut Report<'_>, book: &Playbook) {
    let order = |step: &Step| Step::ALL.iter().position(|s| s == step);
    for pair in book.steps.windows(2).chain(book.account_steps.windows(2)) {
        if order(&pair[0]) >= order(&pair[1]) {
            let fix = format!("keep to this order, each once: {}", Step::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", "));
            report.fault("steps", format!("the step {:?} stands after {:?}", pair[1].as_str(), pair[0].as_str()), fix);
        }
    }
    let has = |step| book.steps.contains(&step) || book.account_steps.contains(&step);
    for step in [Step::Notice, Step::Charges, Step::Review, Step::Export, Step::Track] {
        if !has(step) {
            report.fault("steps", format!("the step {:?} is missing", step.as_str()), "every case has it: add it");
        }
    }
    let asked = |step| book.questions.iter().any(|q| q.step == step);
    let needed = [
        (Step::Facts, !book.facts.is_empty() || asked(Step::Facts), "facts or questions"),
        (Step::Causes, book.needs_cause || !book.causes.is_empty() || asked(Step::Causes), "causes or questions"),
        (Step::Corrective, book.needs_cause || !book.corrective.is_empty(), "corrective actions"),
        (Step::Preventive, book.needs_cause || !book.preventive.is_empty(), "preventive measures"),
        (Step::Evidence, !book.evidence.is_empty(), "evidence"),
    ];
    for (step, wanted, what) in needed {
        if wanted && !has(step) {
            let message = format!("the playbook has {what} and no step {:?}", step.as_str());
            report.fault("steps", message, "add the step, or take the rest out");
        }
    }
}

fn facts(report: &mut Report<'_>, facts: &[String]) {
    let empty = Case::new("check");
    for (at, fact) in facts.iter().enumerate() {
        let place = format!("facts.{at}");
        let field = fact.split_once('.').and_then(|(section, field)| Some((Section::from_word(section)?, field)));
        let known = match field {
            Some((section, field)) => empty.value(&FieldPath::section(section, field)).is_some(),
            None => ListName::from_word(fact).is_some(),
        };
        if !known {
            let fix = "name a field, like seller.store, or a list, like products";
            report.fault(&place, format!("a case has no {fact:?}"), fix);
        } else if facts[..at].contains(fact) {
            report.fault(&place, format!("{fact:?} comes twice in `facts`"), "take one of the two out");
        }
    }
}

fn questions(report: &mut Report<'_>, book: &Playbook) {
    report.ids("questions", "id", book.questions.iter().map(|q| q.id.as_str()));
    for (at, question) in book.questions.iter().enumerate() {
        self::question(report, &format!("questions.{at}"), question);
    }
}

fn question(report: &mut Report<'_>, path: &str, q: &Question) {
    report.text(&format!("{path}.ask"), &q.ask);
    report.text(&format!("{path}.why"), &q.why);
    origin::statement(report, path, &q.from);
    let choice = q.kind == FieldKind::Choice;
    if choice && q.choices.len() < 2 {
        report.fault(path, format!("the question {:?} offers fewer than two choices", q.id), "add `choices`, each with word and label");
    }
    if !choice && !q.choices.is_empty() {
        let fix = "write `kind = \"choice\"`, or take `choices` out";
        report.fault(path, format!("the question {:?} has choices and is none", q.id), fix);
    }
    if q.kind == FieldKind::Links {
        report.fault(&format!("{path}.kind"), "a question cannot ask for links", "use another kind");
    }
    report.ids(&format!("{path}.choices"), "word", q.choices.iter().map(|c| c.word.as_str()));
    if !matches!(q.step, Step::Causes | Step::Facts) {
        let message = format!("a question cannot be asked at the step {:?}", q.step.as_str());
        report.fault(&format!("{path}.step"), message, "use \"causes\" or \"facts\"");
    }
    let examples = [("weak", &q.weak, "strong", &q.strong), ("strong", &q.strong, "weak", &q.weak)];
    for (there, text, missing, other) in examples {
        if !text.is_empty() && other.is_empty() {
            let message = format!("the question {:?} has a {there} example and no {missing} one", q.id);
            report.fault(&format!("{path}.{there}"), message, format!("add `{missing}`: the two teach together"));
        }
    }
    if q.kind == FieldKind::Text && q.weak.is_empty() && q.strong.is_empty() {
        let message = format!("the question {:?} asks for a text and shows no example", q.id);
        report.fault(path, message, "add `weak` and `strong`");
    }
}

fn turning_points(report: &mut Report<'_>, book: &Playbook) {
    let mut seen: Vec<String> = Vec::new();
    for (at, point) in book.turning_points.iter().enumerate() {
        let path = format!("turning_points.{at}");
        report.text(&format!("{path}.next"), &point.next);
        origin::statement(report, &path, &point.from);
        if point.words.is_empty() {
            report.fault(&format!("{path}.words"), "the turning point has no words that mark it", "add the words or short phrases");
        }
        for (n, words) in point.words.iter().enumerate() {
            let place = format!("{path}.words.{n}");
            report.text(&place, words);
            let folded = words.to_lowercase();
            if seen.contains(&folded) {
                report.fault(&place, format!("{words:?} marks two turning points"), "let it mark one");
            }
            seen.push(folded);
        }
    }
}

fn needs(report: &mut Report<'_>, needs: &[Need]) {
    report.ids("evidence", "id", needs.iter().map(|n| n.id.as_str()));
    for (at, need) in needs.iter().enumerate() {
        let path = format!("evidence.{at}");
        report.text(&format!("{path}.what"), &need.what);
        if let Some(wrong) = super::brackets::wrong(&need.title) {
            report.fault(&format!("{path}.title"), wrong, "a hole is a pair of brackets with a word in it");
        }
        if let Some(word) = to_the_seller(&need.exhibit_title()) {
            let message = format!("{:?} would stand in the letter as the title of an exhibit, and says {word:?}", need.exhibit_title());
            report.fault(&format!("{path}.title"), message, "add a `title` in the seller's voice: one paper, not a choice of several");
        }
        if need.kinds.is_empty() {
            report.fault(&format!("{path}.kinds"), format!("no kind of exhibit serves {:?}", need.id), "name at least one kind");
        }
        if !need.accepting && !need.disputing {
            let fix = "write `accepting = true`, `disputing = true`, or both";
            report.fault(&path, format!("{:?} is needed neither when accepting nor when disputing", need.id), fix);
        }
        if need.max_age < 0 {
            report.fault(&format!("{path}.max_age"), "an age cannot be negative", "write the days as a positive number");
        }
        if need.max_age != 0 {
            origin::number(report, &path, &need.from, &format!("the age limit of {:?}", need.id));
        } else {
            origin::statement(report, &path, &need.from);
        }
    }
}

/// The word by which a title speaks to the seller or leaves a choice open, in place of naming a paper.
fn to_the_seller(title: &str) -> Option<&str> {
    const WORDS: &[&str] = &["you", "your", "yours", "or", "where", "who", "whether", "if"];
    // A hole is the seller's to fill, and may well offer a choice.
    let outside =
        title.split('[').enumerate().map(|(n, part)| if n == 0 { part } else { part.split_once(']').map_or("", |(_, rest)| rest) });
    outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric())).find(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Rules of clocks, in a playbook or in a family's file.
pub fn clock_rules(report: &mut Report<'_>, clocks: &[ClockRule]) {
    report.ids("clocks", "id", clocks.iter().map(|c| c.id.as_str()));
    for (at, clock) in clocks.iter().enumerate() {
        let path = format!("clocks.{at}");
        report.text(&format!("{path}.rule"), &clock.rule);
        if clock.days == 0 || clock.days.abs() > 3_660 {
            report.fault(&format!("{path}.days"), format!("a clock cannot run {} days", clock.days), "write the days of the window");
        }
        if clock.opens < 0 || (clock.opens > 0 && clock.opens >= clock.days) {
            report.fault(
                &format!("{path}.opens"),
                format!("{:?} opens after it has closed", clock.id),
                "let `opens` be smaller than `days`",
            );
        }
        if (clock.start == ClockStart::Event) == clock.claims.is_empty() {
            let fix = "name the kinds of claim with `start = \"event\"`, and only there";
            report.fault(&path, format!("the start and the claims of {:?} do not fit", clock.id), fix);
        }
        if !clock.rule.contains("{days}") || !clock.rule.contains("{start}") {
            let fix = "put both into the sentence: they are filled in";
            report.fault(&format!("{path}.rule"), format!("the rule of {:?} lacks {{days}} or {{start}}", clock.id), fix);
        }
        for (n, claim) in clock.claims.iter().enumerate() {
            if claim.is_empty() || ClaimKind::from_word(claim).is_none() {
                let known = ClaimKind::ALL.iter().map(|k| k.as_str()).filter(|k| !k.is_empty()).collect::<Vec<_>>().join(", ");
                report.fault(&format!("{path}.claims.{n}"), format!("{claim:?} is no kind of claim"), format!("use one of: {known}"));
            }
        }
        for (n, category) in clock.categories.iter().enumerate() {
            if !CATEGORIES.contains(&category.as_str()) {
                report.fault(&format!("{path}.categories.{n}"), format!("{category:?} is no category"), "use a playbook's ID");
            }
        }
        origin::number(report, &path, &clock.from, &format!("the clock {:?}", clock.id));
    }
}

/// Sentences with their origins.
pub fn statements(report: &mut Report<'_>, key: &str, statements: &[Statement]) {
    for (at, statement) in statements.iter().enumerate() {
        let path = format!("{key}.{at}");
        report.text(&format!("{path}.text"), &statement.text);
        origin::statement(report, &path, &statement.from);
        if statements[..at].iter().any(|s| s.text == statement.text) {
            report.fault(&path, format!("the same sentence comes twice in `{key}`"), "take one of the two out");
        }
    }
}
