//! What the papers of a case cover, seen from both sides: products and orders that none covers, papers that prove nothing.

use std::collections::BTreeSet;

use super::open_case::OpenCase;
use crate::domain::exhibit::Exhibit;
use crate::domain::path::{FieldPath, ListName};
use crate::domain::value::Value;

impl OpenCase {
    /// Each product and each order of the case with the papers that cover it, in a line.
    pub fn coverage_lines(&self) -> Vec<String> {
        let case = self.case();
        let products = case.products.iter().map(|p| (&p.id, p.asin.trim(), &p.exhibits));
        let orders = case.orders.iter().map(|o| (&o.id, o.order.trim(), &o.exhibits));
        let line = |(id, name, linked): (&String, &str, &Vec<String>)| {
            let covers = |e: &&Exhibit| e.covers.contains(id) || linked.contains(&e.id);
            let papers: Vec<String> = case.exhibits_in_force().filter(covers).map(told).collect();
            let name = if name.is_empty() { "(no number)" } else { name };
            format!("{name}: {}", if papers.is_empty() { "nothing covers it yet".to_owned() } else { papers.join(", ") })
        };
        products.chain(orders).map(line).collect()
    }

    /// Papers that nothing asks for and that prove no claim, each in a line.
    pub fn loose_lines(&self) -> Vec<String> {
        let case = self.case();
        let wanted: BTreeSet<String> = self.needs().into_iter().flat_map(|n| n.labels).collect();
        let mut linked: BTreeSet<String> = BTreeSet::new();
        for list in ListName::ALL {
            let items = case.list(*list);
            let ids = (0..items.len()).filter_map(|at| items.id_at(at));
            for value in ids.filter_map(|id| case.value(&FieldPath::item(*list, id, "exhibits"))) {
                if let Value::List(exhibits) = value {
                    linked.extend(exhibits);
                }
            }
        }
        let loose = |e: &&Exhibit| e.covers.is_empty() && e.asks.is_empty() && !wanted.contains(&e.label) && !linked.contains(&e.id);
        case.exhibits_in_force()
            .filter(loose)
            .map(|e| format!("{}: proves no claim. Link it to what it shows, or drop it.", told(e)))
            .collect()
    }
}

/// A paper by its label and what it is called.
fn told(exhibit: &Exhibit) -> String {
    let name = if exhibit.original.trim().is_empty() { exhibit.title.trim() } else { exhibit.original.trim() };
    let coming = if exhibit.file.is_empty() { " (not here yet)" } else { "" };
    let gap = if exhibit.label.is_empty() || name.is_empty() { "" } else { " " };
    format!("{}{gap}{name}{coming}", exhibit.label)
}

#[cfg(test)]
mod tests {
    use crate::casework::office::{Office, Settings};
    use crate::domain::exhibit::ExhibitKind;

    #[test]
    fn products_without_papers_and_papers_without_claims_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let today = jiff::civil::date(2026, 11, 25);
        let settings = Settings { config: folder.path().join("config"), data: folder.path().join("data"), today };
        let mut open = Office::load(settings).start(&Default::default()).unwrap();
        open.take_text("Your Amazon.com account has been deactivated. ASIN: B0C1234567 and B0C7654321 may be inauthentic.\n").unwrap();
        assert!(open.coverage_lines().iter().all(|l| l.ends_with("nothing covers it yet")), "{:?}", open.coverage_lines());
        let file = folder.path().join("invoice-1.txt");
        std::fs::write(&file, "Invoice 1").unwrap();
        open.attach(&[file], &["B0C1234567".to_owned()], ExhibitKind::Invoice).unwrap();
        assert_eq!(open.coverage_lines()[0], "B0C1234567: A invoice-1.txt");
        let file = folder.path().join("storefront.png");
        std::fs::write(&file, "a picture").unwrap();
        open.attach(&[file], &[], ExhibitKind::Other).unwrap();
        assert_eq!(open.loose_lines(), ["B storefront.png: proves no claim. Link it to what it shows, or drop it."]);
    }
}
