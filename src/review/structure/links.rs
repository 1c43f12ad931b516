//! Links that lead nowhere: what they were to prove stands in the document without its proof.

use std::collections::{HashMap, HashSet};

use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, brief};

/// The most links that are told one by one.
const MOST: usize = 20;

/// Runs `broken-link` over every field that links.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let ids = |list: ListName| -> HashSet<&str> {
        let items = case.list(list);
        (0..items.len()).filter_map(|at| items.id_at(at)).collect()
    };
    let known: HashMap<&str, HashSet<&str>> = ListName::ALL.iter().map(|list| (list.as_str(), ids(*list))).collect();
    let mut told = 0;
    for list in ListName::ALL {
        let items = case.list(*list);
        for spec in ground.brief.library.fields(list.as_str()).iter().filter(|s| !s.links.is_empty()) {
            for at in 0..items.len() {
                let (Some(item), Some(id)) = (items.get(at), items.id_at(at)) else { continue };
                let Some(Value::List(links)) = item.value(&spec.name) else { continue };
                let leads = |link: &str| spec.links.iter().any(|to| known.get(to.as_str()).is_some_and(|ids| ids.contains(link)));
                for link in links.iter().filter(|link| !leads(link)) {
                    told += 1;
                    if told > MOST {
                        continue;
                    }
                    let message = format!("{}: the link to \"{}\" leads nowhere; nothing of it is printed.", spec.label, brief(link));
                    found.push(
                        Finding::new(Severity::Error, "broken-link", message)
                            .at(FieldPath::item(*list, id, &spec.name))
                            .fix("Link the item that is meant, or take the link out."),
                    );
                }
            }
        }
    }
}
