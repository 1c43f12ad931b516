//! What every rule over a case may ask: worked out once, read by all.

use std::collections::{BTreeSet, HashMap};

use super::review::Brief;
use crate::domain::case::Case;
use crate::domain::charge::{Availability, Charge, Stance};
use crate::domain::document::DocumentKind;
use crate::domain::exhibit::Exhibit;
use crate::playbook::format::{Family, Playbook};

/// A case, seen the way the rules need it.
pub struct Ground<'a> {
    /// What is reviewed.
    pub brief: &'a Brief<'a>,
    /// The same case, for short.
    pub case: &'a Case,
    /// Exhibits by their ID.
    exhibits: HashMap<&'a str, &'a Exhibit>,
    /// For the ID of an item: the exhibits that say they cover it.
    covering: HashMap<&'a str, Vec<&'a Exhibit>>,
    /// Whose playbooks hold.
    family: Family,
}

impl<'a> Ground<'a> {
    /// Works out what the rules share.
    pub fn new(brief: &'a Brief<'a>) -> Self {
        let case = brief.case;
        let mut covering: HashMap<&str, Vec<&Exhibit>> = HashMap::new();
        for exhibit in &case.exhibits {
            for id in &exhibit.covers {
                covering.entry(id.as_str()).or_default().push(exhibit);
            }
        }
        let exhibits = case.exhibits.iter().map(|e| (e.id.as_str(), e)).collect();
        Self { brief, case, covering, exhibits, family: Family::from(case.notice.marketplace) }
    }

    /// The document that is written: as it was rendered, else the one chosen, else the one the playbook proposes.
    pub fn document(&self) -> DocumentKind {
        let proposed = || {
            let playbook = self.playbook();
            let disputes = self.standing().all(|c| c.stance.disputes() && !c.stance.admits()) && self.standing().next().is_some();
            playbook.proposed(self.case.notice.scope, disputes)
        };
        if !self.brief.document.blocks.is_empty() {
            return self.brief.document.kind;
        }
        DocumentKind::from_word(self.case.head.document.trim()).unwrap_or_else(proposed)
    }

    /// True for a document that answers the charges whole; a reply to single questions, a cover note or a letter to
    /// somebody else owes no cause, action and measure.
    pub fn answers_whole(&self) -> bool {
        use DocumentKind as D;
        !matches!(self.document(), D::CoverNote | D::Escalation | D::MoreInfoReply | D::RightsOwnerLetter | D::SupplierLetter)
    }

    /// Whose playbooks hold.
    pub fn family(&self) -> Family {
        self.family
    }

    /// The playbook of the main charge.
    pub fn playbook(&self) -> &'a Playbook {
        self.playbook_of(self.case.category())
    }

    /// The playbook of a category.
    pub fn playbook_of(&self, category: &str) -> &'a Playbook {
        self.brief.library.playbook(self.family, category)
    }

    /// The categories charged, each once, with how they are answered.
    pub fn categories(&self) -> Vec<(&'a str, Stance)> {
        let mut seen: Vec<(&str, bool, bool)> = Vec::new();
        for charge in self.standing() {
            let entry = match seen.iter().position(|(c, ..)| *c == charge.category) {
                Some(at) => &mut seen[at],
                None => {
                    seen.push((&charge.category, false, false));
                    let last = seen.len() - 1;
                    &mut seen[last]
                }
            };
            entry.1 |= charge.stance.admits();
            entry.2 |= charge.stance.disputes();
        }
        let stance = |admits, disputes| match (admits, disputes) {
            (true, true) => Stance::Partly,
            (true, false) => Stance::Accept,
            (false, true) => Stance::Dispute,
            (false, false) => Stance::Open,
        };
        seen.into_iter().map(|(category, admits, disputes)| (category, stance(admits, disputes))).collect()
    }

    /// The charges that were not set aside as not applying.
    pub fn standing(&self) -> impl Iterator<Item = &'a Charge> + use<'a> {
        self.case.charges.iter().filter(|c| c.not_applicable.trim().is_empty())
    }

    /// The admitted charges that take a root cause.
    pub fn to_explain(&self) -> Vec<&'a Charge> {
        let whole = self.answers_whole();
        self.standing().filter(|c| whole && c.stance.admits() && self.needs_cause(&c.category)).collect()
    }

    /// True when admitting a charge of this category takes a root cause. Where no playbook is known it does.
    pub fn needs_cause(&self, category: &str) -> bool {
        let playbook = self.playbook_of(category);
        playbook.owes_cause(self.case.notice.scope) || playbook.id.is_empty()
    }

    /// The exhibits that stand behind an item: those it names, and those that say they cover it.
    pub fn behind<'b>(&'b self, id: &str, named: &'b [String]) -> impl Iterator<Item = &'a Exhibit> + 'b {
        let covering = self.covering.get(id).into_iter().flatten().copied();
        named.iter().filter_map(|id| self.exhibits.get(id.as_str()).copied()).chain(covering)
    }

    /// True when a file stands behind an item, or an honest word about why it does not yet.
    pub fn is_shown(&self, id: &str, named: &[String]) -> bool {
        self.behind(id, named).any(|e| is_here(e) || is_told(e))
    }

    /// Every ID of an item that something links to.
    pub fn used_exhibits(&self) -> BTreeSet<&'a str> {
        let case = self.case;
        let lists = case.causes.iter().map(|c| &c.exhibits);
        let lists = lists.chain(case.corrective.iter().map(|c| &c.exhibits)).chain(case.preventive.iter().map(|c| &c.exhibits));
        let lists = lists.chain(case.rebuttals.iter().map(|c| &c.exhibits)).chain(case.products.iter().map(|c| &c.exhibits));
        let lists = lists.chain(case.orders.iter().map(|c| &c.exhibits)).chain(case.metrics.iter().map(|c| &c.exhibits));
        let lists = lists.chain(case.liabilities.iter().map(|c| &c.exhibits)).chain(case.sources.iter().map(|c| &c.exhibits));
        let lists = lists.chain(case.balance.iter().map(|c| &c.exhibits)).chain(case.payments.iter().map(|c| &c.exhibits));
        lists.chain(case.claims.iter().map(|c| &c.exhibits)).flatten().map(String::as_str).collect()
    }
}

/// True when the file is in the case.
pub fn is_here(exhibit: &Exhibit) -> bool {
    !exhibit.file.is_empty()
}

/// True when the case says when it comes, or why it cannot be had.
pub fn is_told(exhibit: &Exhibit) -> bool {
    match exhibit.availability {
        Availability::ByDate => !exhibit.available_on.is_blank(),
        Availability::Cannot => !exhibit.because.trim().is_empty(),
        Availability::Have | Availability::Unknown => false,
    }
}

/// Words for a place in a list: "Cause 2".
pub fn nth(noun: &str, at: usize) -> String {
    format!("{noun} {}", at + 1)
}

/// A long text as it is quoted in a message: its first words.
pub fn brief(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 {
        return line;
    }
    let head: String = line.chars().take(57).collect();
    format!("{}…", head.trim_end())
}
