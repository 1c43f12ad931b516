//! What keeps a seller's case safe from a shell: turns, damage, hostile text, fields that are the program's own.

use std::fs;

use crate::world::World;

/// The standard error of a command that succeeds.
fn told(world: &World, args: &[&str]) -> String {
    let done = world.run(args).success();
    String::from_utf8(done.get_output().stderr.clone()).unwrap()
}

#[test]
fn many_at_once_take_turns() {
    let (world, id) = World::with_case();
    std::thread::scope(|scope| {
        for n in 0..6 {
            let (world, id) = (&world, &id);
            scope.spawn(move || world.run(&["set", id, "corrective.new.what", &format!("Deed number {n}.")]).success());
        }
    });
    let text = fs::read_to_string(world.data().join("cases").join(&id).join("case.toml")).unwrap();
    assert!((0..6).all(|n| text.contains(&format!("Deed number {n}."))), "{text}");
}

#[test]
fn what_is_the_programs_own_is_not_set_and_leads_nowhere() {
    let (world, id) = World::with_case();
    world.file("a.pdf", "%PDF-1.4 x");
    world.out(&["attach", &id, "a.pdf"]);
    let kept = world.out(&["get", &id, "exhibits.1.file"]);
    for (field, value) in [("file", "../../../etc/passwd"), ("original", "x"), ("sha256", "0"), ("bytes", "1")] {
        let message = world.fails(&["set", &id, &format!("exhibits.1.{field}"), value], 2);
        assert!(message.contains("kept by the program") && message.contains("rejoinder attach"), "{message}");
    }
    assert!(world.fails(&["set", &id, "waivers.new.rule", "x"], 2).contains("check --waive"));
    assert_eq!(world.out(&["get", &id, "exhibits.1.file"]), kept);
    world.file("answers.toml", "[[exhibits]]\ntitle = \"t\"\nfile = \"../../etc/passwd\"\n");
    let stored = world.stored();
    assert!(world.fails(&["new", "--batch", "--answers", "answers.toml"], 2).contains("kept by the program"));
    assert_eq!(world.stored(), stored, "no half case is left behind");
    // A hand that writes it into the file is told, and the path is neither followed nor printed.
    let path = world.data().join("cases").join(&id).join("case.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace(kept.trim_end(), "../../../../etc/passwd")).unwrap();
    assert!(told(&world, &["get", &id, "title"]).contains("exhibit A: what stood for its file is no file of this case"));
    assert_eq!(world.out(&["get", &id, "exhibits.1.file"]), "\n");
    assert!(!world.out(&["export", &id]).contains("passwd"));
}

#[test]
fn a_change_by_another_program_is_noted_with_its_fields() {
    let (world, id) = World::with_case();
    world.out(&["set", &id, "seller.legal_name", "Northwind Ltd"]);
    let path = world.data().join("cases").join(&id).join("case.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Northwind Ltd", "Morthwind Ltd")).unwrap();
    let said = told(&world, &["export", &id]);
    assert!(said.contains("changed by another program: seller.legal_name"), "{said}");
    let said = told(&world, &["set", &id, "seller.store", "Harbour"]);
    assert!(said.contains("changed by another program: seller.legal_name"), "{said}");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("[seller]", "[seller]\nsince = \"2020\"")
            .replace("kind = \"notice\"", "kind = \"notice\"\nreceived_on = \"yesterday\""),
    )
    .unwrap();
    let said = told(&world, &["get", &id, "title"]);
    assert!(said.contains("notice.received_on: not a day that reads one way only"), "{said}");
    let said = told(&world, &["set", &id, "seller.store", "Harbour"]);
    assert!(said.contains("notice.received_on: not a day that reads one way only"), "{said}");
    // Taken over and kept: it is news once.
    assert!(!told(&world, &["get", &id, "title"]).contains("changed by another"));
}

#[test]
fn one_wrong_word_in_a_hand_edit_is_told_and_hides_nothing() {
    let (world, id) = World::with_case();
    world.out(&["set", &id, "charges.1.stance", "accept"]);
    let path = world.data().join("cases").join(&id).join("case.toml");
    let text = fs::read_to_string(&path).unwrap().replace("stance = \"accept\"", "stance = \"addmit\"");
    let line = text.lines().position(|l| l.contains("addmit")).unwrap() + 1;
    fs::write(&path, &text).unwrap();
    let said = told(&world, &["get", &id, "notice.marketplace"]);
    let words = format!("case.toml, line {line}: charges.stance: \"addmit\" is not one of: accept, dispute, partly");
    assert!(said.contains(&words), "{said}");
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "drafting");
    let report = world.run(&["check", &id]).code(1);
    let report = String::from_utf8(report.get_output().stdout.clone()).unwrap();
    assert!(report.contains("addmit") && report.contains("value-unreadable"), "{report}");
    world.out(&["set", &id, "title", "Lamps"]);
    assert!(fs::read_to_string(&path).unwrap().contains("stance = \"addmit\""), "it is kept until it is mended");
    world.out(&["set", &id, "charges.1.stance", ""]);
    assert!(!fs::read_to_string(&path).unwrap().contains("addmit"), "given up");
    assert_eq!(told(&world, &["get", &id, "title"]), "");
}

#[test]
fn what_cleaning_takes_out_is_told() {
    let (world, id) = World::with_case();
    let said = told(&world, &["set", &id, "seller.store", "a\u{1b}[31mb\u{202e}c"]);
    assert!(said.contains("taken out: ␛ <U+202E>"), "{said}");
    assert_eq!(world.out(&["get", &id, "seller.store"]), "a[31mbc\n");
    assert_eq!(told(&world, &["set", &id, "seller.store", "Plain"]), "");
}

#[test]
fn a_damaged_case_is_brought_back_on_request() {
    let (world, id) = World::with_case();
    world.out(&["set", &id, "seller.store", "Harbour"]);
    let folder = world.data().join("cases").join(&id);
    let whole = fs::read(folder.join("case.toml")).unwrap();
    fs::write(folder.join("case.toml"), &whole[..whole.len() / 2]).unwrap();
    let message = world.fails(&["get", &id, "seller.store"], 3);
    assert!(message.contains("damaged") && message.contains("rejoinder rescue"), "{message}");
    let said = world.out(&["rescue", &id]);
    assert!(said.contains("brought back the save of"), "{said}");
    assert_eq!(world.out(&["get", &id, "seller.store"]), "Harbour\n");
    let kept = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
    let kept: Vec<_> = kept.filter(|p| p.to_string_lossy().contains("case.toml.damaged-")).collect();
    assert_eq!(fs::read(&kept[0]).unwrap(), &whole[..whole.len() / 2]);
    assert!(world.out(&["rescue", &id]).contains("nothing: the case is whole"));
}

#[test]
fn a_change_of_ones_own_that_looks_like_damage_is_accepted_on_request() {
    let (world, id) = World::with_case();
    world.out(&["set", &id, "seller.store", "Harbour 40"]);
    let path = world.data().join("cases").join(&id).join("case.toml");
    let text = fs::read_to_string(&path).unwrap();
    // One bit: by hand, and yet as a bad disk does it.
    fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .and_then(|mut f| std::io::Write::write_all(&mut f, text.replace("Harbour 40", "Harbour 50").as_bytes()))
        .unwrap();
    assert!(world.fails(&["get", &id, "seller.store"], 3).contains("damaged"));
    assert!(world.out(&["rescue", &id, "--accept"]).contains("taken as it stands"));
    assert_eq!(world.out(&["get", &id, "seller.store"]), "Harbour 50\n");
}

#[test]
fn a_data_folder_that_cannot_be_is_named() {
    let world = World::new();
    let file = world.file("a-file", "x");
    for (folder, words) in [(file.to_str().unwrap(), "a file stands where a folder should be"), ("/proc/nope", "cannot be used")] {
        let message = world.fails(&["--data-dir", folder, "new", "--batch"], 3);
        assert!(message.contains("not saved") && message.contains(folder) && message.contains(words), "{message}");
        assert!(message.contains("hint: ") && message.contains("--data-dir"), "{message}");
    }
    assert!(world.fails(&["--data-dir", file.to_str().unwrap(), "list"], 3).contains("a-file"));
}

#[test]
fn a_redacted_export_keeps_its_key_to_itself() {
    let (world, id) = World::with_case();
    world.out(&["set", &id, "seller.store", "Harbour Lights"]);
    world.out(&["set", &id, "seller.legal_name", "Ann Kowalski"]);
    let text = world.out(&["export", &id, "--redact"]);
    assert!(text.contains("Store-1"), "{text}");
    for value in ["Harbour", "Kowalski", "B0C1234567", "111-1234567-1234567"] {
        assert!(!text.contains(value), "{value}: {text}");
    }
    world.out(&["export", &id, "--redact", "--format", "txt", "-o", "plan.txt"]);
    let file = fs::read_to_string(world.path("plan.txt")).unwrap();
    assert!(file.contains("Store-1") && !file.contains("Kowalski"), "{file}");
    assert_eq!(world.out(&["export", &id, "--redact"]), text);
    let key = fs::read_to_string(world.data().join("cases").join(&id).join("masks.toml")).unwrap();
    assert!(key.contains("Name-1 = \"Ann Kowalski\""), "{key}");
    assert!(world.out(&["export", &id]).contains("Ann Kowalski"), "the case itself is as it was");
}

#[test]
fn a_deleted_case_comes_back_and_an_erased_one_is_told_where_it_still_may_be() {
    let (world, id) = World::with_case();
    let name = world.out(&["trash", "put", &id]);
    assert_eq!(world.out(&["list", "--json"]).trim(), "[]");
    assert!(world.out(&["trash"]).starts_with(name.trim_end()));
    assert_eq!(world.out(&["trash", "restore", &id]), format!("{id}\n"));
    assert_eq!(world.out(&["get", &id, "notice.marketplace"]), "amazon.com\n");
    world.out(&["trash", "put", &id]);
    let message = world.fails(&["trash", "erase", &id], 2);
    assert!(message.contains("for good") && message.contains("--yes"), "{message}");
    let said = told(&world, &["trash", "erase", &id, "--yes"]);
    assert!(said.contains("backups") && said.contains("git"), "{said}");
    assert!(world.stored().iter().all(|file| !file.contains(&id)), "{:?}", world.stored());
    assert!(world.fails(&["trash", "restore", &id], 2).contains("no case"));
}
