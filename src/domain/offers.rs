//! What an earlier case offers: exhibits that count for nothing until the seller takes them over.
//!
//! They stand among the exhibits rather than in a list of their own, so that links, undo, merges and `set` treat them as
//! any other. Document, review and ledger look at [`Case::in_force`], so that none of them has to remember it.

use std::borrow::Cow;

use super::case::Case;
use super::exhibit::{Exhibit, Reused};
use super::path::ListName;
use super::record::Fields;
use super::value::Value;

/// The field of every list that links an item to its proof.
pub const PROOF: &str = "exhibits";

impl Exhibit {
    /// True while it is only offered.
    pub fn is_offered(&self) -> bool {
        self.reused == Reused::Offered
    }
}

impl Case {
    /// The exhibits that count.
    pub fn exhibits_in_force(&self) -> impl Iterator<Item = &Exhibit> {
        self.exhibits.iter().filter(|e| !e.is_offered())
    }

    /// The case as a document and a review see it: without what is only offered, and without links to it.
    pub fn in_force(&self) -> Cow<'_, Self> {
        if !self.exhibits.iter().any(Exhibit::is_offered) {
            return Cow::Borrowed(self);
        }
        let mut case = self.clone();
        case.exhibits.retain(|e| !e.is_offered());
        for list in ListName::ALL {
            for at in 0..case.list(*list).len() {
                let offered = |id: &String| self.exhibit(id).is_some_and(Exhibit::is_offered);
                let item: Option<&mut dyn Fields> = case.list_mut(*list).get_mut(at);
                if let Some(item) = item
                    && let Some(Value::List(mut ids)) = item.value(PROOF)
                    && ids.iter().any(offered)
                {
                    ids.retain(|id| !offered(id));
                    // A list of texts takes any list of texts.
                    let _ = item.put(PROOF, Value::List(ids));
                }
            }
        }
        Cow::Owned(case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::PreventiveMeasure;

    #[test]
    fn what_is_offered_counts_only_once_it_is_taken() {
        let mut case = Case::new("x");
        for (id, reused) in [("own", Reused::Own), ("off", Reused::Offered), ("took", Reused::Taken)] {
            case.exhibits.push(Exhibit { id: id.into(), file: "a.pdf".into(), reused, ..Exhibit::default() });
        }
        let exhibits = vec!["off".into(), "own".into(), "took".into()];
        case.preventive.push(PreventiveMeasure { id: "m".into(), exhibits, ..PreventiveMeasure::default() });
        let seen = case.in_force();
        assert_eq!(seen.exhibits.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["own", "took"]);
        assert_eq!(seen.preventive[0].exhibits, ["own", "took"]);
        case.exhibits[1].reused = Reused::Taken;
        assert!(matches!(case.in_force(), Cow::Borrowed(_)));
    }
}
