//! Whatever the review finds and whatever is a gap in the document can be gone to: there is a place for it in the wizard.

use std::sync::Arc;

use ratatui::layout::Size;
use rejoinder::casework::office::{Office, Settings};
use rejoinder::casework::start::Start;
use rejoinder::domain::notice::Marketplace;
use rejoinder::domain::path::{FieldPath, ListName};
use rejoinder::domain::value::Value;
use rejoinder::playbook::format::Family;
use rejoinder::tui::model::Model;
use rejoinder::tui::spot::Spot;
use rejoinder::tui::theme::Theme;

/// A store of each family of playbooks.
const STORES: [Marketplace; 5] = [Marketplace::AmazonCom, Marketplace::Walmart, Marketplace::Ebay, Marketplace::Etsy, Marketplace::TikTok];

/// A wizard on a case with one charge of a category, answered so, and nothing else.
fn charged(office: &Arc<Office>, store: Marketplace, category: &str, stance: &str) -> Model {
    let mut open = office.start(&Start::default()).unwrap();
    let set = |field: &str, text: &str| (field.parse::<FieldPath>().unwrap(), Value::from(text));
    for (path, value) in [set("notice.marketplace", store.as_str()), set("notice.kind", "notice")] {
        open.set(&path, value, "test").unwrap();
    }
    open.add(ListName::Charges, &[("category", Value::from(category)), ("stance", Value::from(stance))]).unwrap();
    Model::on(open, None, Size::new(80, 24), Theme::default())
}

/// The fields that are told as missing or wrong, in the review and as gaps of the document.
fn told(model: &Model) -> Vec<FieldPath> {
    let open = &model.wizard().unwrap().open;
    let gaps = open.document().blocks.iter().flat_map(|b| b.runs()).filter(|r| r.gap).filter_map(|r| r.field.clone());
    open.findings().iter().filter_map(|f| f.field.clone()).chain(gaps).collect()
}

/// True when the focus is on the field, or on its item, or on the line that adds one.
fn reached(model: &mut Model, path: &FieldPath) -> bool {
    let wizard = model.wizard_mut().unwrap();
    wizard.jump(path);
    match (&wizard.focus, path) {
        (Some(Spot::Field(on)), _) => on == path,
        (Some(Spot::Row(list, id)), FieldPath::Item { list: told, id: item, .. }) => list == told && id == item,
        (Some(Spot::Add(list)), FieldPath::Item { list: told, .. }) => list == told,
        _ => false,
    }
}

#[test]
fn every_gap_and_every_finding_has_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let today = jiff::civil::date(2026, 11, 18);
    let office = Office::load(Settings { config: folder.path().join("config"), data: folder.path().join("data"), today });
    let mut lost = std::collections::BTreeSet::new();
    let mut looked_at = 0;
    for book in office.library.playbooks() {
        let stores = STORES.into_iter().filter(|s| office.library.playbook(Family::from(*s), &book.id).id == book.id);
        for store in stores.take(1) {
            for stance in ["", "dispute", "partly"] {
                let mut model = charged(&office, store, &book.id, stance);
                for path in told(&model) {
                    looked_at += 1;
                    if !reached(&mut model, &path) {
                        lost.insert(format!("{} {stance}: {path}", book.id));
                    }
                }
            }
        }
    }
    assert!(looked_at > 500, "{looked_at}");
    assert!(lost.is_empty(), "no place for:\n{}", lost.into_iter().collect::<Vec<_>>().join("\n"));
}
