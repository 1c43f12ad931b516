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
