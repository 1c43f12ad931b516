//! The two things that are reviewed: a case with its document, and a letter somebody already wrote.

use jiff::civil::Date;

use super::finding::Finding;
use super::ground::Ground;
use super::knowledge::Knowledge;
use super::prose::{case, letter};
use super::waiver::{self, Waived};
use super::{action, admission, against, cause, claim, deadline, evidence, hygiene, prose_rules, round, structure};
use crate::domain::case::Case;
use crate::domain::clock::Clock;
use crate::domain::notice::Reading;
use crate::domain::path::FieldPath;
use crate::domain::step::Step;
use crate::playbook::library::Library;
use crate::render::block::Document;

/// What the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its clocks, worked out for `today`.
    pub clocks: &'a [Clock],
    /// Its document.
    pub document: &'a Document,
    /// The playbooks.
    pub library: &'a Library,
    /// The day on which it is reviewed.
    pub today: Date,
}

/// What a review of a case found.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Review {
    /// What counts: errors first, then in the order of the steps.
    pub standing: Vec<Finding>,
    /// What the seller lets stand, with the reasons.
    pub waived: Vec<Waived>,
}

/// Reviews a case: what counts, errors first, then in the order of the steps. What the seller lets stand is left out.
pub fn review_case(brief: &Brief<'_>) -> Vec<Finding> {
    review_whole(brief).standing
}

/// Reviews a case, and tells what counts from what the seller lets stand.
pub fn review_whole(brief: &Brief<'_>) -> Review {
    let case = brief.case.in_force();
    let brief = &Brief { case: &case, ..*brief };
    let ground = Ground::new(brief);
    let mut found = Vec::new();
    for check in [structure::check, cause::check, action::check, deadline::check, claim::check] {
        check(&ground, &mut found);
    }
    let knowledge = Knowledge::of(brief.library);
    let prose = case::read(&knowledge, &ground);
    evidence::check(&ground, &knowledge, &prose, &mut found);
    prose_rules::check(&prose, &mut found);
    admission::check(&ground, &prose, &mut found);
    round::check(&ground, &prose, &mut found);
    // Last, because a gap that another finding names already is not told twice.
    hygiene::check(&ground, &mut found);
    for finding in &mut found {
        if let Some(FieldPath::Answer { playbook, question }) = &finding.field {
            let asked =
                brief.library.playbooks().iter().filter(|p| p.id == *playbook).flat_map(|p| &p.questions).find(|q| q.id == *question);
            finding.section = asked.map(|q| q.step.as_str().to_owned()).or(finding.section.take());
        }
    }
    sort(&mut found);
    let waived = waiver::split(&mut found, brief.case, brief.document);
    Review { standing: found, waived }
}

/// Reviews a letter somebody already wrote: its sections are found by their content.
pub fn review_letter(text: &str, library: &Library) -> Vec<Finding> {
    review_letter_against(text, library, None)
}

/// The same, held against the notice that the letter answers: its charges, products, orders, asks and topics.
pub fn review_letter_against(text: &str, library: &Library, against: Option<&Reading>) -> Vec<Finding> {
    let knowledge = Knowledge::of(library);
    let prose = letter::read(&knowledge, text);
    let mut found = Vec::new();
    prose_rules::check(&prose, &mut found);
    if let Some(notice) = against {
        against::check(&prose, notice, &mut found);
    }
    found.sort_by_key(|f| (f.start, f.severity));
    found
}

/// Errors first, then in the order of the steps; within a step as the rules found them.
fn sort(found: &mut [Finding]) {
    let step = |f: &Finding| f.section.as_deref().and_then(Step::from_word);
    found.sort_by_key(|f| (f.severity, step(f), f.start));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charge::{Ask, Charge, Rebuttal, Stance};
    use crate::domain::exhibit::Exhibit;
    use crate::domain::facts::{Order, Product};
    use crate::domain::notice::AskKind;
    use crate::domain::plan::{Cause, CorrectiveAction, PreventiveMeasure};
    use jiff::civil::date;

    /// A case in which nothing is wrong.
    fn whole() -> Case {
        let mut case = Case::new("x");
        case.notice.received_on = "2026-11-05".into();
        case.charges.push(Charge { id: "c1".into(), category: "late-shipment".into(), stance: Stance::Accept, ..Charge::default() });
        case.causes.push(Cause {
            id: "k1".into(),
            charges: vec!["c1".into()],
            happened: "16 of 210 orders (7.6 %) were confirmed a day late: the feed ran at 9:00 only.".into(),
            ..Cause::default()
        });
        case.corrective.push(CorrectiveAction {
            id: "a1".into(),
            what: "We moved the feed to 16:00.".into(),
            done_on: "2026-11-06".into(),
            by: "Operations lead".into(),
            causes: vec!["k1".into()],
            exhibits: vec!["e1".into()],
            ..CorrectiveAction::default()
        });
        case.preventive.push(PreventiveMeasure {
            id: "p1".into(),
            what: "The packing lead compares open orders with scans.".into(),
            who: "Packing lead".into(),
            cadence: "every day at 16:00".into(),
            since: "2026-11-06".into(),
            causes: vec!["k1".into()],
            ..PreventiveMeasure::default()
        });
        case.exhibits.push(Exhibit { id: "e1".into(), label: "A".into(), file: "exhibit-a.pdf".into(), ..Exhibit::default() });
        case
    }

    fn rules(case: &Case) -> Vec<String> {
        let (document, library) = (Document::default(), Library::default());
        let brief = Brief { case, clocks: &[], document: &document, library: &library, today: date(2026, 11, 7) };
        let found = review_case(&brief);
        for finding in &found {
            if let Some(field) = &finding.field {
                assert!(case.value(field).is_some(), "{field} is no field of the case");
            }
        }
        found.into_iter().filter(|f| f.severity != crate::review::finding::Severity::Hint).map(|f| f.rule).collect()
    }

    #[test]
    fn a_whole_case_is_quiet() {
        assert_eq!(rules(&whole()), Vec::<String>::new());
    }

    #[test]
    fn each_break_is_named() {
        type Break = fn(&mut Case);
        let breaks: [(&str, Break); 16] = [
            ("charge-not-addressed", |c| c.charges[0].stance = Stance::Open),
            ("charge-not-addressed", |c| c.charges[0].stance = Stance::Dispute),
            ("charge-not-addressed", |c| c.causes[0].charges.clear()),
            ("missing-root-cause", |c| c.causes.clear()),
            ("missing-corrective-actions", |c| c.corrective.clear()),
            ("missing-preventive-measures", |c| c.preventive.clear()),
            ("root-cause-without-corrective", |c| c.corrective[0].causes.clear()),
            ("root-cause-without-preventive", |c| c.preventive[0].causes.clear()),
            ("claim-without-evidence", |c| c.exhibits.clear()),
            ("placeholder-left", |c| c.preventive[0].what.push_str(" See [name of the tool].")),
            ("corrective-undated", |c| c.corrective[0].done_on = "".into()),
            ("contradictory-dates", |c| c.corrective[0].done_on = "2026-11-08".into()),
            ("preventive-no-owner", |c| c.preventive[0].who.clear()),
            ("preventive-no-cadence", |c| c.preventive[0].cadence.clear()),
            ("requested-item-missing", |c| {
                c.asks.push(Ask { id: "q1".into(), kind: AskKind::UtilityBill, ..Ask::default() });
            }),
            ("asin-not-addressed", |c| c.products.push(Product { id: "p".into(), asin: "B0C1234567".into(), ..Product::default() })),
        ];
        for (rule, breaks) in breaks {
            let mut case = whole();
            breaks(&mut case);
            let found = rules(&case);
            assert!(found.iter().any(|f| f == rule), "{rule} is not among {found:?}");
        }
    }

    #[test]
    fn what_is_told_elsewhere_counts() {
        let mut case = whole();
        case.products.push(Product { id: "p".into(), asin: "B0C1234567".into(), ..Product::default() });
        case.orders.push(Order { id: "o".into(), order: "111-1234567-1234567".into(), ..Order::default() });
        case.causes[0].happened.push_str(" B0C1234567 and 111-1234567-1234567 were among them.");
        assert_eq!(rules(&case), Vec::<String>::new());
    }

    #[test]
    fn a_denial_without_paper_is_no_proof() {
        let mut case = whole();
        case.charges[0].stance = Stance::Dispute;
        case.rebuttals.push(Rebuttal { id: "r1".into(), charges: vec!["c1".into()], fact: "All were FBA.".into(), ..Rebuttal::default() });
        assert_eq!(rules(&case), ["claim-without-evidence"]);
    }

    #[test]
    fn errors_come_first() {
        let mut case = whole();
        case.corrective[0].done_on = "".into();
        case.charges.push(Charge { id: "c2".into(), category: "trademark".into(), ..Charge::default() });
        assert_eq!(rules(&case), ["charge-not-addressed", "corrective-undated"]);
    }
}
