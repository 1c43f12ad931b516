//! The sentences of the contract that no other test here holds, one check a sentence.

use std::fs;

use crate::world::{NOTICE, World};

#[test]
fn a_case_is_an_id_a_beginning_or_the_one_changed_last() {
    let (world, id) = World::with_case();
    let other = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    world.run(&["set", &id, "title", "One"]).success();
    for name in [id.as_str(), &id[..id.len() - 1], "@last"] {
        assert_eq!(world.out(&["get", name, "title"]), "One\n", "{name}");
    }
    world.run(&["set", &other, "title", "Two"]).success();
    assert_eq!(world.out(&["get", "@last", "title"]), "Two\n");
    assert!(world.fails(&["get", "nosuch", "title"], 2).contains("hint: "));
}

#[test]
fn a_beginning_of_two_cases_names_none() {
    let world = World::new();
    for _ in 0..2 {
        world.run(&["new", "--batch"]).success();
    }
    let message = world.fails(&["get", "case-", "title"], 2);
    assert!(message.contains("case-") && message.contains("hint: Type more"), "{message}");
}

#[test]
fn batch_prints_the_id_alone_and_a_notice_comes_from_standard_input() {
    let world = World::new();
    let done = world.command(&["new", "-", "--batch"]).stdin(NOTICE).assert().success();
    let out = String::from_utf8_lossy(&done.get_output().stdout).into_owned();
    assert!(out.ends_with('\n') && out.trim_end().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{out:?}");
    assert_eq!(world.out(&["show", out.trim_end(), "--notice"]), NOTICE);
}

#[test]
fn options_go_before_variables() {
    let world = World::new();
    let elsewhere = world.path("elsewhere");
    let dir = elsewhere.to_str().unwrap();
    let id = world.out(&["new", "--batch", "--data-dir", dir, "--today", "2026-01-02"]).trim_end().to_owned();
    assert!(elsewhere.join("cases").join(&id).join("case.toml").is_file());
    assert!(world.stored().is_empty(), "{:?}", world.stored());
    assert_eq!(world.out(&["--data-dir", dir, "get", &id, "created_on"]), "2026-01-02\n");
}

#[test]
fn the_step_named_is_opened_at() {
    let (world, id) = World::with_case();
    let steps = ["notice", "charges", "facts", "causes", "corrective", "preventive", "evidence", "review", "export", "track"];
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    for step in steps {
        let said = world.out(&["open", &id, "--at", step, "--plain"]);
        let title = said.lines().find(|l| l.starts_with("Step ")).unwrap_or_default().to_owned();
        assert!(!title.is_empty(), "{step}: {said}");
    }
}

#[test]
fn json_is_one_document_and_its_keys_are_those_of_the_contract() {
    let (world, id) = World::with_case();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let notice = keys(&world.json(&["notice", "notice.txt", "--json"]));
    for key in crate::notice::KEYS {
        assert!(notice.iter().any(|k| k == key), "{key}: {notice:?}");
    }
    let list = keys(&world.json(&["list", "--json"])[0]);
    for key in ["id", "title", "category", "stage", "marketplace", "deadline", "updated", "errors", "warnings"] {
        assert!(list.iter().any(|k| k == key), "{key}: {list:?}");
    }
    let done = world.run(&["check", &id, "--json"]).code(1);
    let found: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let mut check = keys(&found[0]);
    check.sort();
    assert_eq!(check, ["end", "field", "fix", "item", "message", "rule", "section", "severity", "start"]);
    // What the two documents have beside the contract is named in the changelog.
    let changelog = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CHANGELOG.md")).unwrap();
    for key in notice.iter().filter(|k| !crate::notice::KEYS.contains(&k.as_str())) {
        assert!(changelog.contains(&format!("`{key}`")), "{key}");
    }
}

#[test]
fn nothing_is_written_outside_the_two_folders_and_the_file_named() {
    let (world, id) = World::with_case();
    let before: Vec<_> = fs::read_dir(world.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    world.file("a.pdf", b"%PDF-1.4 a");
    for args in
        [&["set", &id, "title", "x"][..], &["attach", &id, "a.pdf"], &["check", &id], &["show", &id], &["list"], &["submitted", &id]]
    {
        drop(world.command(args).assert());
    }
    let after: Vec<_> = fs::read_dir(world.path("")).unwrap().map(|e| e.unwrap().file_name()).filter(|n| *n != "a.pdf").collect();
    assert_eq!(before, after);
    assert!(!world.path("../home").exists(), "no home folder was made");
}

#[test]
fn too_large_a_notice_or_field_is_refused_by_name_and_size() {
    let (world, id) = World::with_case();
    world.file("large.txt", vec![b'x'; 4 * 1024 * 1024 + 1]);
    let message = world.fails(&["notice", "large.txt"], 2);
    assert!(message.contains("large.txt") && message.contains("at most 4194304"), "{message}");
    world.file("mail.eml", vec![b'x'; 32 * 1024 * 1024 + 1]);
    assert!(world.fails(&["notice", "mail.eml"], 2).contains("mail.eml is too large"));
    let typed = "x".repeat(256 * 1024 + 1);
    let done = world.command(&["set", &id, "title", "-"]).stdin(typed).assert().code(2);
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("title takes 256 KiB"));
    let typed = "x".repeat(256 * 1024);
    world.command(&["set", &id, "causes.new.happened", "-"]).stdin(typed.clone()).assert().success();
    assert_eq!(world.out(&["get", &id, "causes.1.happened"]).trim_end(), typed);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    let (world, id) = World::with_case();
    let script = format!("\"$0\" export {id} | true; echo ${{PIPESTATUS[0]}}");
    let done = std::process::Command::new("bash")
        .args(["-c", &script, snapbox::cmd::cargo_bin!("rejoinder").to_str().unwrap()])
        .env("REJOINDER_DATA_DIR", world.data())
        .env("REJOINDER_CONFIG_DIR", world.config())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stdout), "0\n");
}

#[test]
fn a_file_that_is_no_text_is_no_letter() {
    let world = World::new();
    world.file("x.pdf", b"%PDF-1.4\nWe sold used goods as new.\n");
    let message = world.fails(&["check", "x.pdf"], 2);
    assert!(message.contains("a PDF") && message.contains("hint: "), "{message}");
}

#[test]
fn a_name_that_wishes_for_another_format_is_refused() {
    let (world, id) = World::with_case();
    for name in ["plan.pdf", "plan.docx", "plan.exe"] {
        let message = world.fails(&["export", &id, "-o", name], 2);
        assert!(message.contains("the formats are md, txt"), "{message}");
        assert!(!world.path(name).exists());
    }
    world.run(&["export", &id, "-o", "plan"]).success();
    world.run(&["export", &id, "-o", "plan.v2", "--format", "txt"]).success();
}

#[test]
fn files_are_attached_all_or_none_and_the_same_bytes_once() {
    let (world, id) = World::with_case();
    world.file("a.pdf", b"%PDF-1.4 a");
    world.file("b.pdf", b"%PDF-1.4 b");
    world.fails(&["attach", &id, "a.pdf", "nope.pdf"], 2);
    world.fails(&["get", &id, "exhibits.1.label"], 2);
    assert_eq!(world.out(&["attach", &id, "a.pdf", "b.pdf"]), "Exhibit A: a.pdf\nExhibit B: b.pdf\n");
    world.file("copy.pdf", b"%PDF-1.4 a");
    let done = world.run(&["attach", &id, "copy.pdf", "--covers", "products.1"]).success();
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("in the case as Exhibit A"));
    world.fails(&["get", &id, "exhibits.3.label"], 2);
    assert_ne!(world.out(&["get", &id, "exhibits.1.covers"]), "\n");
    assert!(world.fails(&["attach", &id, "-"], 2).contains("evidence is a file"));
}

#[test]
fn set_and_an_answers_file_say_the_same_of_a_value() {
    let (world, id) = World::with_case();
    for (field, word) in [("document", "plan"), ("notice.kind", "bogus"), ("charges.1.stance", "maybe"), ("stage", "done")] {
        assert!(world.fails(&["set", &id, field, word], 2).contains("hint: "), "{field}");
    }
    world.file("words.toml", "document = \"plan\"\n");
    assert!(world.fails(&["new", "--batch", "--answers", "words.toml"], 2).contains("document does not take \"plan\""));
    let set = world.run(&["set", &id, "notice.received_on", "yesterday"]).success();
    let note = String::from_utf8_lossy(&set.get_output().stderr).into_owned();
    assert!(note.contains("notice.received_on: not a day"), "{note}");
    world.file("day.toml", "[notice]\nreceived_on = \"yesterday\"\n[[charges]]\ncategory = \"bogus\"\n");
    let new = world.run(&["new", "--batch", "--answers", "day.toml"]).success();
    let notes = String::from_utf8_lossy(&new.get_output().stderr).into_owned();
    assert!(notes.contains(note.trim_end()) && notes.contains("no playbook is called so"), "{notes}");
}
