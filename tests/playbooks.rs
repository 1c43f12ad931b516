//! The tests that playbooks carry, run over everything built in: each letter is read as its playbook says, each case
//! is reviewed as its playbook says. `rejoinder playbooks check` runs the same.

use rejoinder::casework::office::{Office, Settings};

#[test]
fn every_playbook_passes_its_own_tests() {
    let home = tempfile::tempdir().unwrap();
    let settings = Settings { config: home.path().join("config"), data: home.path().join("data"), today: "2026-11-12".parse().unwrap() };
    let checked = Office::load(settings).check_playbooks(None).unwrap();
    let faults: Vec<String> = checked.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} mistakes:\n{}", faults.len(), faults.join("\n"));
    assert!(checked.letters >= 58 && checked.cases >= 72, "{} letters and {} cases were run", checked.letters, checked.cases);
}
