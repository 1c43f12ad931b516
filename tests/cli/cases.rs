//! Cases begun, reused, listed, shown.

use std::fs;

use crate::world::{NOTICE, World};

#[test]
fn a_new_case_prints_its_id_alone() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    let done = world.run(&["new", "notice.txt", "--batch"]).success();
    let out = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(out.starts_with("inauthentic-") && out.ends_with('\n') && out.lines().count() == 1, "{out:?}");
    assert_eq!(String::from_utf8_lossy(&done.get_output().stderr), "");
    let id = out.trim_end();
    assert_eq!(world.out(&["show", id, "--notice"]), NOTICE);
    assert_eq!(fs::read_to_string(world.data().join("cases").join(id).join("notice.txt")).unwrap(), NOTICE);
}

#[test]
fn a_letter_without_a_charge_makes_a_case_and_a_remark() {
    let world = World::new();
    world.file("letter.txt", "Dear aunt,\n\nthe garden is lovely this year.\n\nYours, Ann\n");
    let done = world.run(&["new", "letter.txt", "--batch"]).success();
    let id = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(String::from_utf8_lossy(&done.get_output().stderr).starts_with("note: no charge could be read"));
    world.run(&["set", id.trim_end(), "charges.new.category", "inauthentic"]).success();
    assert_eq!(world.json(&["list", "--json"])[0]["category"], "inauthentic");
}

#[test]
fn a_notice_comes_from_standard_input_too() {
    let world = World::new();
    let done = world.command(&["new", "-", "--batch"]).stdin(NOTICE).assert().success();
    let id = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert_eq!(world.out(&["show", id.trim_end(), "--notice"]), NOTICE);
}

#[test]
fn a_case_is_named_by_a_beginning_or_as_the_last() {
    let (world, id) = World::with_case();
    for name in [&id[..], &id[..id.len() - 2], "inauth", "@last"] {
        assert_eq!(world.out(&["show", name, "--notice"]), NOTICE, "{name}");
    }
    let newer = world.out(&["new", "--batch"]).trim_end().to_owned();
    world.run(&["set", "@last", "title", "The newer one"]).success();
    assert_eq!(world.out(&["get", &newer, "title"]), "The newer one\n");
}

#[test]
fn the_list_is_that_of_the_contract() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "title", "Northwind"]).success();
    world.run(&["set", &id, "notice.received_on", "2026-11-05"]).success();
    let text = world.out(&["list", "--json"]);
    let keys = ["id", "title", "category", "stage", "marketplace", "deadline", "updated", "errors", "warnings"];
    let places: Vec<usize> = keys.iter().map(|key| text.find(&format!("\"{key}\": ")).expect(key)).collect();
    assert!(places.is_sorted(), "{text}");
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(rows[0]["id"], id.as_str());
    assert_eq!(rows[0]["title"], "Northwind");
    assert_eq!(rows[0]["category"], "inauthentic");
    assert_eq!(rows[0]["stage"], "drafting");
    assert_eq!(rows[0]["marketplace"], "amazon.com");
    assert_eq!(rows[0]["deadline"], "2026-11-22");
    assert!(rows[0]["errors"].as_u64().unwrap() > 0);
    assert!(rows[0]["updated"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok());
    let table = world.out(&["list"]);
    assert!(table.contains(&id) && table.contains("22 Nov 2026 (15 days left)"), "{table}");
}

#[test]
fn the_case_changed_last_comes_first_and_archived_ones_only_with_all() {
    let (world, first) = World::with_case();
    let second = world.out(&["new", "--batch"]).trim_end().to_owned();
    let ids = |args: &[&str]| -> Vec<String> {
        world.json(args).as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    world.run(&["set", &first, "title", "x"]).success();
    assert_eq!(ids(&["list", "--json"]), [first.clone(), second.clone()]);
    world.run(&["set", &first, "archived", "yes"]).success();
    assert_eq!(ids(&["list", "--json"]), [second.as_str()]);
    assert_eq!(ids(&["list", "--json", "--all"]), [first, second]);
}

#[test]
fn an_empty_store_is_an_empty_list() {
    let world = World::new();
    world.run(&["list", "--json"]).success().stdout_eq("[]\n").stderr_eq("");
    let done = world.run(&["list"]).success().stdout_eq("");
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("rejoinder new"));
    assert!(!world.data().exists(), "looking makes nothing");
}

#[test]
fn a_reused_case_brings_the_seller_and_leaves_the_notice() {
    let (world, id) = World::with_case();
    world.file("invoice.pdf", b"%PDF-1.4 x");
    world.run(&["set", &id, "seller.store", "Northwind"]).success();
    world.run(&["set", &id, "preventive.new.what", "Two people sign each return."]).success();
    world.run(&["set", &id, "causes.new.happened", "One shelf."]).success();
    world.run(&["attach", &id, "invoice.pdf", "--kind", "invoice"]).success();
    let new = world.out(&["new", "--from", &id, "--batch"]).trim_end().to_owned();
    assert_eq!(world.out(&["get", &new, "seller.store"]), "Northwind\n");
    assert_eq!(world.out(&["get", &new, "preventive.1.what"]), "Two people sign each return.\n");
    assert_eq!(world.out(&["get", &new, "exhibits.1.original"]), "invoice.pdf\n");
    world.fails(&["get", &new, "causes.1.happened"], 2);
    assert_eq!(world.out(&["show", &new, "--notice"]), "");
}

#[test]
fn exhibits_of_an_earlier_case_are_offered_and_count_once_they_are_taken() {
    let (world, old) = World::with_case();
    world.file("lamps.pdf", b"%PDF-1.4 lamps");
    world.file("rota.pdf", b"%PDF-1.4 rota");
    world.out(&["attach", &old, "lamps.pdf", "--kind", "invoice"]);
    world.out(&["attach", &old, "rota.pdf", "--kind", "procedure"]);
    world.out(&["set", &old, "exhibits.1.title", "Invoice for 80 lamps"]);
    world.out(&["set", &old, "exhibits.2.title", "The rota of the returns desk"]);
    world.out(&["set", &old, "preventive.new.what", "Two people sign each return."]);
    world.out(&["set", &old, "preventive.1.exhibits", "B"]);
    let done = world.run(&["new", "notice.txt", "--from", &old, "--batch"]).success();
    let new = String::from_utf8(done.get_output().stdout.clone()).unwrap().trim_end().to_owned();
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("2 exhibits are offered") && told.contains("exhibits.1.reused taken"), "{told}");
    for text in [world.out(&["show", &new]), world.out(&["export", &new, "--format", "md"])] {
        assert!(!text.contains("lamps") && !text.contains("rota"), "{text}");
    }
    let rules = |world: &World| String::from_utf8(world.run(&["check", &new, "--json"]).get_output().stdout.clone()).unwrap();
    assert!(!rules(&world).contains("broken-link"), "{}", rules(&world));
    let done = world.run(&["set", &new, "exhibits.2.reused", "taken"]).success();
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("The rota of the returns desk is Exhibit A of this case now"), "{told}");
    let text = world.out(&["show", &new]);
    assert!(text.contains("The rota of the returns desk") && text.contains("Exhibit A") && !text.contains("lamps"), "{text}");
    // Naming one as a proof says that it proves something here.
    world.out(&["set", &new, "corrective.new.what", "Sent the invoice."]);
    world.out(&["set", &new, "corrective.1.exhibits", "1"]);
    assert_eq!(world.out(&["get", &new, "exhibits.1.label"]), "B\n");
    assert!(world.out(&["show", &new]).contains("80 lamps"));
    let again = world.run(&["attach", &new, "lamps.pdf"]).success();
    assert!(String::from_utf8_lossy(&again.get_output().stderr).contains("in the case as Exhibit B"));
}

#[test]
fn answers_fill_a_case() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    world.file("answers.toml", "title = 'A'\n[seller]\nstore = 'Harbour'\n[[causes]]\nid = 'c1'\nhappened = 'One shelf.'\n[[corrective]]\nwhat = 'Split it.'\ncauses = ['c1']\n");
    let id = world.out(&["new", "notice.txt", "--answers", "answers.toml", "--batch"]).trim_end().to_owned();
    assert_eq!(world.out(&["get", &id, "title"]), "A\n");
    assert_eq!(world.out(&["get", &id, "corrective.1.causes"]), "c1\n");
    assert!(world.out(&["show", &id]).contains("Split it."));
}

#[test]
fn the_sample_is_filled_in() {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    let document = world.out(&["show", &id]);
    assert!(document.len() > 1000, "{document}");
    assert_eq!(world.json(&["list", "--json"])[0]["errors"], 0);
    world.run(&["check", &id]).success();
}

#[test]
fn files_become_exhibits_under_labels() {
    let (world, id) = World::with_case();
    let one = world.file("invoice-118.pdf", b"%PDF-1.4 one");
    world.file("desk photo.jpg", b"\xff\xd8\xff\xe0 two");
    let out = world.out(&["attach", &id, "invoice-118.pdf", "desk photo.jpg", "--kind", "invoice", "--covers", "B0C1234567"]);
    assert_eq!(out, "Exhibit A: invoice-118.pdf\nExhibit B: desk photo.jpg\n");
    assert_eq!(world.out(&["get", &id, "exhibits.1.kind"]), "invoice\n");
    let product = world.out(&["get", &id, "exhibits.1.covers"]);
    assert!(!product.trim().is_empty(), "{product}");
    let kept = world.out(&["get", &id, "exhibits.1.file"]);
    let copy = world.data().join("cases").join(&id).join("exhibits").join(kept.trim_end());
    assert_eq!(fs::read(copy).unwrap(), fs::read(one).unwrap());
}

#[test]
fn what_cannot_be_evidence_is_refused_and_nothing_beside_it_is_taken() {
    let (world, id) = World::with_case();
    world.file("a.pdf", b"%PDF-1.4 a");
    fs::create_dir(world.path("folder")).unwrap();
    assert!(world.fails(&["attach", &id, "a.pdf", "folder"], 2).contains("folder"));
    world.fails(&["get", &id, "exhibits.1.original"], 2);
    world.fails(&["attach", &id, "none.pdf"], 2);
    world.fails(&["attach", &id, "a.pdf", "--covers", "B0ZZZZZZZZ"], 2);
}

#[cfg(unix)]
#[test]
fn everything_kept_is_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let (world, id) = World::with_case();
    world.file("a.pdf", b"%PDF-1.4 a");
    world.run(&["attach", &id, "a.pdf"]).success();
    for file in world.stored() {
        let mode = fs::metadata(world.data().join(&file)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{file}");
    }
    let folder = world.data().join("cases").join(&id);
    assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
}
