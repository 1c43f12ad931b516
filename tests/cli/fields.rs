//! `rejoinder set` and `rejoinder get`.

use crate::world::World;

#[test]
fn every_shape_of_path_is_set_and_got() {
    let (world, id) = World::with_case();
    for (field, value) in [
        ("title", "Northwind · returns"),
        ("seller.store", "Northwind Trading"),
        ("notice.received_on", "5 Nov 2026"),
        ("funds.withheld", "$1,234.50"),
        ("charges.1.stance", "partly"),
    ] {
        world.run(&["set", &id, field, value]).success().stdout_eq("").stderr_eq("");
        assert_eq!(world.out(&["get", &id, field]), format!("{value}\n"), "{field}");
    }
}

#[test]
fn a_new_item_is_named_on_standard_error_and_found_by_place_and_id() {
    let (world, id) = World::with_case();
    let done = world.run(&["set", &id, "corrective.new.what", "Pulled 14 units."]).success().stdout_eq("");
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    let path = told.strip_prefix("note: added ").unwrap().trim_end().to_owned();
    assert!(path.starts_with("corrective."), "{told}");
    assert_eq!(world.out(&["get", &id, "corrective.1.what"]), "Pulled 14 units.\n");
    assert_eq!(world.out(&["get", &id, &format!("{path}.what")]), "Pulled 14 units.\n");
    world.run(&["set", &id, &format!("{path}.by"), "warehouse"]).success().stderr_eq("");
    assert_eq!(world.out(&["get", &id, "corrective.1.by"]), "warehouse\n");
}

#[test]
fn links_are_set_by_place_label_or_number() {
    let (world, id) = World::with_case();
    world.file("a.pdf", b"%PDF-1.4 a");
    world.run(&["attach", &id, "a.pdf"]).success();
    world.run(&["set", &id, "causes.new.happened", "One shelf."]).success();
    world.run(&["set", &id, "corrective.new.what", "Split it."]).success();
    world.run(&["set", &id, "corrective.1.causes", "1"]).success();
    world.run(&["set", &id, "corrective.1.exhibits", "a, A"]).success();
    world.run(&["set", &id, "exhibits.1.covers", "B0C1234567"]).success();
    for field in ["corrective.1.causes", "corrective.1.exhibits", "exhibits.1.covers"] {
        let linked = world.out(&["get", &id, field]);
        assert_eq!(linked.lines().filter(|l| !l.is_empty()).count(), 1, "{field}: {linked}");
    }
    let message = world.fails(&["set", &id, "corrective.1.causes", "7"], 2);
    assert!(message.contains("hint: You can link: ") && message.contains("One shelf."), "{message}");
    world.run(&["set", &id, "corrective.1.causes", ""]).success();
    assert_eq!(world.out(&["get", &id, "corrective.1.causes"]), "\n");
}

#[test]
fn standard_input_goes_in_and_comes_out_as_it_is() {
    let (world, id) = World::with_case();
    let text = "First line.\n\n  - \"quoted\" \\ `code` *bold* | # 漢字 👩\u{200d}👧\n\nLast line.\n\n";
    world.run(&["set", &id, "causes.new.happened", "x"]).success();
    world.command(&["set", &id, "causes.1.happened", "-"]).stdin(format!("{text}\n")).assert().success();
    let out = world.out(&["get", &id, "causes.1.happened"]);
    assert_eq!(out, format!("{text}\n"));
    world.command(&["set", &id, "causes.1.happened", "-"]).stdin(out).assert().success();
    assert_eq!(world.out(&["get", &id, "causes.1.happened"]), format!("{text}\n"));
    // A value that begins like an option is a value.
    world.run(&["set", &id, "title", "--force"]).success();
    assert_eq!(world.out(&["get", &id, "title"]), "--force\n");
}

#[test]
fn a_wrong_field_says_what_is_near() {
    let (world, id) = World::with_case();
    for (field, words) in [
        ("titel", "did you mean title?"),
        ("seller.stroe", "did you mean seller.store?"),
        ("seler.store", "did you mean seller.store?"),
        ("causes.new.hapened", "did you mean causes.new.happened?"),
        ("corrective.1.what", "corrective.new.what adds one"),
        ("corrective", "corrective is a list"),
        ("corrective.what", "corrective is a list"),
        ("seller", "Name a field of seller"),
        ("answers.inauthentic", "answers.PLAYBOOK.QUESTION"),
        ("answers.inauthentik.x", "did you mean answers.inauthentic.x?"),
        ("a.b.c.d", "named as in case.toml"),
        ("", "named as in case.toml"),
        (".", "named as in case.toml"),
    ] {
        for args in [&["get", &id, field][..], &["set", &id, field, "x"]] {
            let message = world.fails(args, 2);
            assert!(message.contains(words), "{field}: {message}");
        }
    }
    assert_eq!(world.json(&["list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_value_that_is_no_choice_is_refused_and_leaves_nothing_behind() {
    let (world, id) = World::with_case();
    let message = world.fails(&["set", &id, "charges.1.stance", "maybe"], 2);
    assert!(message.contains("accept, dispute, partly"), "{message}");
    assert_eq!(world.out(&["get", &id, "charges.1.stance"]), "\n");
    world.fails(&["set", &id, "exhibits.new.kind", "nonsense"], 2);
    world.fails(&["get", &id, "exhibits.1.kind"], 2);
    // A draft may be wrong for days: what can be mended is kept and noted.
    let done = world.run(&["set", &id, "notice.received_on", "05/11/2026"]).success();
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("5 Nov 2026"));
    assert_eq!(world.out(&["get", &id, "notice.received_on"]), "05/11/2026\n");
}

#[test]
fn a_text_that_is_too_long_or_no_text_is_refused() {
    let (world, id) = World::with_case();
    let long = "x".repeat(256 * 1024 + 1);
    for command in [
        world.command(&["set", &id, "title", "-"]).stdin(long.clone()),
        world.command(&["set", &id, "causes.new.happened", "-"]).stdin(long),
    ] {
        let message = crate::world::fails(command, 2);
        assert!(message.contains("256 KiB"), "{message}");
    }
    world.fails(&["get", &id, "causes.1.happened"], 2);
    let message = crate::world::fails(world.command(&["set", &id, "title", "-"]).stdin(b"caf\xe9".to_vec()), 2);
    assert!(message.contains("UTF-8"), "{message}");
    world.command(&["set", &id, "title", "-"]).stdin("x".repeat(256 * 1024)).assert().success();
}

#[test]
fn a_case_that_is_open_elsewhere_is_in_use() {
    let (world, id) = World::with_case();
    world.file("a.pdf", b"%PDF-1.4 a");
    let lock = std::fs::File::options().write(true).create(true).truncate(false).open(world.data().join("cases").join(&id).join(".lock"));
    let lock = lock.unwrap();
    lock.try_lock().unwrap();
    for args in [&["set", &id, "title", "x"][..], &["attach", &id, "a.pdf"]] {
        assert!(world.fails(args, 4).contains("in use"), "{args:?}");
    }
    for args in [&["show", &id][..], &["get", &id, "title"], &["list"], &["export", &id]] {
        world.run(args).success();
    }
    drop(lock);
    world.run(&["set", &id, "title", "x"]).success();
}
