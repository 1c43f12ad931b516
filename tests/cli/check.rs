//! `rejoinder check`.

use crate::world::World;

#[test]
fn the_json_is_that_of_the_contract_and_the_code_says_whether_errors_stand() {
    let (world, id) = World::with_case();
    let done = world.run(&["check", &id, "--json"]).code(1).stderr_eq("");
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    let found: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert!(found.iter().any(|f| f["severity"] == "error"), "{text}");
    let keys = ["rule", "severity", "section", "item", "field", "start", "end", "message", "fix"];
    for finding in &found {
        for key in keys {
            assert!(finding.get(key).is_some(), "{key} is missing: {finding}");
        }
        if let Some(field) = finding["field"].as_str() {
            world.run(&["get", &id, field]).success();
        }
    }
    let first = &text[..text.find('}').unwrap()];
    let places: Vec<usize> = keys.iter().map(|key| first.find(&format!("\"{key}\": ")).expect(key)).collect();
    assert!(places.is_sorted(), "{first}");
}

#[test]
fn a_person_reads_place_message_and_what_is_open() {
    let (world, id) = World::with_case();
    let done = world.run(&["check", &id]).code(1).stderr_eq("");
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.starts_with("Errors\n"), "{text}");
    assert!(text.contains("charges.") && text.contains("[charge-not-addressed]"), "{text}");
    assert!(text.lines().last().unwrap().starts_with("Ready? "), "{text}");
}

#[test]
fn a_letter_is_reviewed_with_line_and_column() {
    let world = World::new();
    world.file(
        "letter.txt",
        "Dear Amazon,\n\nplease, I beg you to give me my account back, my family depends on it.\n\nWe promise to be more careful.\n",
    );
    let done = world.run(&["check", "letter.txt"]);
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.contains("letter.txt:3:"), "{text}");
    let json = world.run(&["check", "letter.txt", "--json"]);
    let found: Vec<serde_json::Value> = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert!(!found.is_empty());
    let piped = world.command(&["check", "-", "--json"]).stdin(std::fs::read(world.path("letter.txt")).unwrap()).assert();
    assert_eq!(piped.get_output().stdout, json.get_output().stdout);
    let errors = found.iter().any(|f| f["severity"] == "error");
    assert_eq!(json.get_output().status.code(), Some(i32::from(errors)));
    assert!(!world.data().exists(), "nothing is stored");
}

#[test]
fn what_is_neither_a_case_nor_a_letter_is_told() {
    let world = World::new();
    world.file("empty.txt", "\n");
    world.file("picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0");
    std::fs::create_dir(world.path("folder")).unwrap();
    for (what, words) in [
        ("nonsense", "and no file of that name"),
        ("none.txt", "there is no such file"),
        ("folder", "is a folder"),
        ("./folder", "is a folder"),
        ("empty.txt", "no text in it"),
        ("picture.md", "cannot be read as a letter"),
    ] {
        for args in [&["check", what][..], &["check", what, "--json"]] {
            assert!(world.fails(args, 2).contains(words), "{what}");
        }
    }
}

#[test]
fn a_name_that_is_both_means_the_case() {
    let (world, id) = World::with_case();
    world.file(&id, "A letter.");
    let done = world.run(&["check", &id]).code(1);
    assert!(String::from_utf8_lossy(&done.get_output().stdout).contains("Ready? "));
    world.file("letter", "A letter.");
    world.run(&["check", "letter"]);
}

#[test]
fn a_rule_is_explained_and_a_near_one_named() {
    let world = World::new();
    let page = world.out(&["check", "--explain", "missing-root-cause"]);
    for word in ["missing-root-cause (error", "Why: ", "Weak:", "Strong:", "Source: "] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(world.fails(&["check", "--explain", "missing-root-couse"], 2).contains("did you mean missing-root-cause?"));
    world.fails(&["check"], 2);
    world.fails(&["check", "x", "--explain", "missing-root-cause"], 2);
}

#[test]
fn every_rule_that_fires_has_a_page() {
    let (world, id) = World::with_case();
    let done = world.run(&["check", &id, "--json"]).code(1);
    let found: Vec<serde_json::Value> = serde_json::from_slice(&done.get_output().stdout).unwrap();
    for finding in &found {
        world.out(&["check", "--explain", finding["rule"].as_str().unwrap()]);
    }
}

#[test]
fn editors_read_sarif() {
    let world = World::new();
    world.file("my letter.txt", "Dear Amazon,\n\nplease, I beg you to give me my account back.\n");
    let done = world.run(&["check", "my letter.txt", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let places: Vec<_> = results.iter().map(|r| &r["locations"][0]["physicalLocation"]).collect();
    assert!(places.iter().all(|p| p["artifactLocation"]["uri"] == "my%20letter.txt"), "{sarif}");
    assert!(places.iter().any(|p| p["region"]["startLine"] == 3), "{sarif}");
    world.fails(&["check", "my letter.txt", "--format", "sarif", "--json"], 2);
}

#[test]
fn a_letter_is_held_against_its_notice() {
    let (world, id) = World::with_case();
    world.file("letter.txt", "Dear team,\n\nRoot cause: opened returns were put back among new units.\n");
    let rules = |args: &[&str]| -> Vec<String> {
        let done = world.run(args);
        let found: Vec<serde_json::Value> = serde_json::from_slice(&done.get_output().stdout).unwrap();
        found.iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
    };
    let held = rules(&["check", "letter.txt", "--against", "notice.txt", "--json"]);
    let alone = rules(&["check", "letter.txt", "--json"]);
    assert!(held.iter().any(|rule| rule == "asin-not-addressed"), "{held:?}");
    assert!(!alone.iter().any(|rule| rule == "asin-not-addressed"), "{alone:?}");
    assert!(world.fails(&["check", "letter.txt", "--against", "none.txt"], 2).contains("none.txt"));
    assert!(world.fails(&["check", &id, "--against", "notice.txt"], 2).contains("for a letter"));
}

#[test]
fn a_finding_is_waived_with_a_reason_and_comes_back_when_its_text_changes() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    world.run(&["set", &id, "corrective.new.what", "We refunded various buyers as soon as possible."]).success();
    let found = |args: &[&str]| -> Vec<serde_json::Value> {
        let done = world.run(args);
        serde_json::from_slice(&done.get_output().stdout).unwrap()
    };
    let vague = |found: &[serde_json::Value]| found.iter().find(|f| f["rule"] == "vague-wording").cloned();
    let before = found(&["check", &id, "--json"]);
    let field = vague(&before).expect("it is vague")["field"].as_str().unwrap().to_owned();
    let named = format!("vague-wording@{field}");
    assert!(world.fails(&["check", &id, "--waive", &named], 2).contains("--reason"));
    assert!(world.fails(&["check", &id, "--waive", &named, "--reason", " "], 2).contains("say why"));
    assert!(world.fails(&["check", &id, "--waive", "vague-wordin", "--reason", "x"], 2).contains("vague-wording"));
    // By its place, as a person counts.
    world.run(&["check", &id, "--waive", "vague-wording@corrective.1.what", "--reason", "The list is Exhibit B", "--json"]);
    assert_eq!(vague(&found(&["check", &id, "--json"])), None);
    let report = world.run(&["check", &id]);
    let report = String::from_utf8(report.get_output().stdout.clone()).unwrap();
    assert!(report.contains("\nWaived\n") && report.contains("because: The list is Exhibit B (2026-11-07)"), "{report}");
    let sarif = world.run(&["check", &id, "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_slice(&sarif.get_output().stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|r| r["suppressions"][0]["justification"] == "The list is Exhibit B").count(), 1);
    world.run(&["set", &id, "corrective.1.what", "We refunded various buyers, as soon as possible."]).success();
    assert!(vague(&found(&["check", &id, "--json"])).is_some());
}

#[test]
fn a_gap_is_not_waived_and_a_letter_keeps_no_waiver() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "causes.new.happened", "[What happened]"]).success();
    let message = world.fails(&["check", &id, "--waive", "placeholder-left@causes.1.happened", "--reason", "later"], 2);
    assert!(message.contains("cannot be waived"), "{message}");
    world.file("letter.txt", "Dear team,\n\nWe are sorry.\n");
    world.fails(&["check", "letter.txt", "--waive", "vague-wording", "--reason", "x"], 2);
    world.fails(&["check", "letter.txt", "--matrix"], 2);
}

#[test]
fn the_matrix_names_each_broken_link() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    world.run(&["set", &id, "causes.new.happened", "One shelf held all returns."]).success();
    world.run(&["set", &id, "causes.1.charges", "1"]).success();
    let done = world.run(&["check", &id, "--matrix"]).code(1);
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.contains("cause       One shelf held all returns."), "{text}");
    assert!(text.contains("-- nothing was done about it") && text.contains("-- nothing prevents it"), "{text}");
}
