//! The linear mode: the wizard as questions and answers.

use crate::world::{NOTICE, World};

/// Runs a command with lines typed at it; what it said.
fn talk(world: &World, args: &[&str], lines: &[&str]) -> String {
    let done = world.command(args).stdin(lines.iter().map(|l| format!("{l}\n")).collect::<String>()).assert().success().stderr_eq("");
    let said = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "no cursor tricks: {said:?}");
    assert!(!said.chars().any(|c| ('\u{2500}'..='\u{259f}').contains(&c)), "no boxes: {said}");
    said
}

#[test]
fn without_a_terminal_the_wizard_asks_in_lines_and_the_end_of_the_input_leaves_all_saved() {
    let (world, id) = World::with_case();
    let said = talk(&world, &["open", &id, "--at", "facts"], &["Northwind Trading"]);
    assert!(said.contains("Facts") && said.ends_with(&format!("Saved. Go on with: rejoinder open {id}\n")), "{said}");
    assert_eq!(world.out(&["get", &id, "seller.store"]), "Northwind Trading\n");
}

#[test]
fn a_notice_becomes_a_plan_in_lines_and_the_file_has_the_bytes_of_export() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    world.file("invoice.pdf", b"%PDF-1.4 x");
    let lines = [
        "accept",
        "",
        "5 Nov 2026",
        "next",
        // The first hour is read, then the charge is answered.
        "",
        "accept",
        "next",
        "Northwind Trading",
        "next",
        "go corrective",
        "add",
        "Pulled 14 opened units from sale.",
        "They lie in the returns cage.",
        ".",
        "6 Nov 2026",
        "warehouse lead",
        "next",
        "go evidence",
        "attach invoice.pdf",
        "Supplier invoice 118",
        "invoice",
        "next",
        "go export",
        "export plan.txt",
        "export plan.md",
        "quit",
    ];
    let said = talk(&world, &["new", "notice.txt"], &lines);
    assert!(said.contains("Accepted."), "{said}");
    for (field, value) in [
        ("notice.received_on", "5 Nov 2026"),
        ("charges.1.stance", "accept"),
        ("seller.store", "Northwind Trading"),
        ("corrective.1.what", "Pulled 14 opened units from sale.\nThey lie in the returns cage."),
        ("corrective.1.done_on", "6 Nov 2026"),
        ("corrective.1.by", "warehouse lead"),
        ("exhibits.1.title", "Supplier invoice 118"),
        ("exhibits.1.kind", "invoice"),
    ] {
        assert_eq!(world.out(&["get", "@last", field]), format!("{value}\n"), "{field}\n{said}");
    }
    for format in ["txt", "md"] {
        let written = std::fs::read_to_string(world.path(&format!("plan.{format}"))).unwrap();
        assert_eq!(written, world.out(&["export", "@last", "--format", format]), "{format}");
        assert!(written.contains("They lie in the returns cage"), "{written}");
    }
}

#[test]
fn questions_an_answers_file_and_single_fields_give_the_same_bytes() {
    let world = World::new();
    world.file("notice.txt", NOTICE);
    let lines = [
        "accept",
        "",
        "5 Nov 2026",
        "next",
        "",
        "accept",
        "next",
        "Northwind Trading",
        "next",
        "go causes",
        "next",
        "go corrective",
        "add",
        "Pulled 14 opened units from sale.",
        "",
        "They lie in the returns cage.",
        ".",
        "6 Nov 2026",
        "warehouse lead",
        "next",
        "quit",
    ];
    talk(&world, &["new", "notice.txt"], &lines);
    let asked = world.out(&["list", "--json"]);
    let asked = serde_json::from_str::<serde_json::Value>(&asked).unwrap()[0]["id"].as_str().unwrap().to_owned();
    world.file(
        "answers.toml",
        "[notice]\nreceived_on = \"5 Nov 2026\"\n[seller]\nstore = \"Northwind Trading\"\n[[charges]]\ncategory = \"inauthentic\"\nstance = \"accept\"\n\
         [[corrective]]\nwhat = \"Pulled 14 opened units from sale.\\n\\nThey lie in the returns cage.\"\ndone_on = \"6 Nov 2026\"\nby = \"warehouse lead\"\n",
    );
    let filled = world.out(&["new", "notice.txt", "--answers", "answers.toml", "--batch"]).trim_end().to_owned();
    let set = world.out(&["new", "notice.txt", "--batch"]).trim_end().to_owned();
    for (field, value) in [
        ("notice.received_on", "5 Nov 2026"),
        ("charges.1.stance", "accept"),
        ("seller.store", "Northwind Trading"),
        ("corrective.new.what", "Pulled 14 opened units from sale.\n\nThey lie in the returns cage."),
        ("corrective.1.done_on", "6 Nov 2026"),
        ("corrective.1.by", "warehouse lead"),
    ] {
        world.out(&["set", &set, field, value]);
    }
    for format in ["md", "txt", "html"] {
        let texts = [&asked, &filled, &set].map(|id| world.out(&["export", id, "--format", format]));
        assert!(texts[0].contains("They lie in the returns cage"), "{}", texts[0]);
        assert_eq!(texts[0], texts[1], "{format}: asked and filled");
        assert_eq!(texts[0], texts[2], "{format}: asked and set");
    }
}

#[test]
fn a_change_of_mind_is_one_word_away() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    let lines = [
        "add",
        "One.",
        ".",
        "next",
        "add",
        "Two.",
        ".",
        "next",
        "up 2",
        "list",
        "remove 1",
        "undo",
        "edit 1",
        "",
        "7 Nov 2026",
        "next",
        "back",
        "steps",
        "go 4",
        "quit",
    ];
    let said = talk(&world, &["open", &id, "--at", "corrective"], &lines);
    assert_eq!(world.out(&["get", &id, "corrective.1.what"]), "Two.\n", "{said}");
    assert_eq!(world.out(&["get", &id, "corrective.2.what"]), "One.\n");
    assert_eq!(world.out(&["get", &id, "corrective.1.done_on"]), "7 Nov 2026\n");
    assert!(said.contains("Removed. undo brings it back.") && said.contains("Taken back: "), "{said}");
    assert!(said.contains("Facts"), "{said}");
}

#[test]
fn an_item_left_empty_is_not_kept_and_a_command_can_be_an_answer() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    let said = talk(&world, &["open", &id, "--at", "corrective"], &["add", "", "", "next", "add", "=back", ".", "next", "quit"]);
    assert!(said.contains("Left empty, so it is not kept."), "{said}");
    assert_eq!(world.out(&["get", &id, "corrective.1.what"]), "back\n");
    world.fails(&["get", &id, "corrective.2.what"], 2);
}

#[test]
fn a_wrong_answer_is_told_and_asked_again() {
    let (world, id) = World::with_case();
    let said = talk(&world, &["open", &id, "--at", "charges"], &["maybe", "why", "dispute", "quit"]);
    assert!(said.contains("error: that is none of the choices"), "{said}");
    assert_eq!(world.out(&["get", &id, "charges.1.stance"]), "dispute\n");
}

#[test]
fn findings_lead_to_their_fields() {
    let (world, id) = World::with_case();
    let said = talk(&world, &["open", &id, "--at", "review"], &["list", "edit 999", "help", "quit"]);
    assert!(said.contains("What the review found:") && said.contains("There is no finding 999."), "{said}");
    let found = world.command(&["check", &id, "--json"]).assert().code(1);
    let found: Vec<serde_json::Value> = serde_json::from_slice(&found.get_output().stdout).unwrap();
    let at = found.iter().position(|f| f["field"].as_str().is_some_and(|f| f.ends_with(".stance"))).unwrap() + 1;
    talk(&world, &["open", &id, "--at", "review"], &[&format!("edit {at}"), "2", "quit"]);
    assert_eq!(world.out(&["get", &id, "charges.1.stance"]), "dispute\n");
}

#[test]
fn a_letter_is_pasted_and_its_readings_changed_and_dropped() {
    let world = World::new();
    let mut lines = vec!["paste"];
    lines.extend(NOTICE.lines());
    lines.extend([".", "list", "quit"]);
    let said = talk(&world, &["new"], &lines);
    assert!(said.contains("product: B0C1234567"), "{said}");
    assert_eq!(world.out(&["show", "@last", "--notice"]).trim_end(), NOTICE.trim_end());
    let number = |said: &str, what: &str| {
        let line = said.lines().rfind(|l| l.contains(what)).unwrap();
        line.split('.').next().unwrap().to_owned()
    };
    let (product, order) = (number(&said, "product: B0C1234567"), number(&said, "order: 111-1234567-1234567"));
    let lines = [format!("change {product}"), "B0C7654321".to_owned(), format!("drop {order}"), "quit".to_owned()];
    let said = talk(&world, &["open", "@last", "--at", "notice"], &lines.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.contains("Changed: product B0C7654321.") && said.contains("Dropped: order"), "{said}");
    assert_eq!(world.out(&["get", "@last", "products.1.asin"]), "B0C7654321\n");
    world.fails(&["get", "@last", "orders.1.order"], 2);
}

#[test]
fn the_desk_is_read_out_and_opens_cases() {
    let world = World::new();
    assert!(talk(&world, &[], &[]).contains("No saved cases."));
    world.file("notice.txt", NOTICE);
    let said = talk(&world, &[], &["new notice.txt", "quit", "1", "quit", "nonsense", "list all", "help", "quit"]);
    assert!(said.contains("1 saved case:") && said.contains("error: there is no case \"nonsense\""), "{said}");
    assert_eq!(world.json(&["list", "--json"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_case_in_use_is_told_and_an_existing_file_is_asked_about() {
    let (world, id) = World::with_case();
    world.file("plan.txt", "mine");
    let said = talk(&world, &["open", &id, "--at", "export"], &["export plan.txt", "no", "export plan.docx", "quit"]);
    assert!(said.contains("Left as it is.") && said.contains("ends in .txt"), "{said}");
    assert_eq!(std::fs::read_to_string(world.path("plan.txt")).unwrap(), "mine");
    talk(&world, &["open", &id, "--at", "export"], &["export plan.txt", "yes", "quit"]);
    assert_ne!(std::fs::read_to_string(world.path("plan.txt")).unwrap(), "mine");
    let lock =
        std::fs::File::options().write(true).create(true).truncate(false).open(world.data().join("cases").join(&id).join(".lock")).unwrap();
    lock.try_lock().unwrap();
    // The second one reads: who has it is said, nothing is kept.
    let said = talk(&world, &["open", &id, "--at", "facts"], &["Changed underneath", "quit"]);
    assert!(said.contains("in use") && said.contains("to read only") && !said.contains("Saved."), "{said}");
    assert_eq!(world.out(&["get", &id, "seller.store"]), "\n");
}

#[test]
fn a_letter_pasted_at_the_prompt_is_read_without_a_word_before_it() {
    let world = World::new();
    let mut lines: Vec<&str> = NOTICE.lines().collect();
    lines.extend([".", "quit"]);
    let said = talk(&world, &["new"], &lines);
    assert!(said.contains("first line of the letter") && said.contains("product: B0C1234567"), "{said}");
    assert_eq!(world.out(&["show", "@last", "--notice"]).trim_end(), NOTICE.trim_end());
    // A slip of the fingers, a missing file and a second letter are told apart.
    let lines = ["acept", "nothing.txt", "Another letter, with", "two lines of text.", ".", "no", "quit"];
    let said = talk(&world, &["open", "@last", "--at", "notice"], &lines);
    assert!(
        said.contains("That is no command here") && said.contains("nothing.txt cannot be read") && said.contains("has a letter already"),
        "{said}"
    );
    assert_eq!(world.out(&["show", "@last", "--notice"]).trim_end(), NOTICE.trim_end());
}

#[test]
fn findings_are_let_stand_and_mended_and_the_chain_is_read() {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    world.run(&["set", &id, "notice.received_on", "05.11.2026"]).success();
    world.run(&["set", &id, "causes.new.happened", "Some units may be mixed up as soon as possible."]).success();
    let found = world.command(&["check", &id, "--json"]).assert();
    let found: Vec<serde_json::Value> = serde_json::from_slice(&found.get_output().stdout).unwrap();
    let at =
        found.iter().position(|f| f["field"].as_str().is_some_and(|f| f.starts_with("causes.")) && f["severity"] == "warning").unwrap() + 1;
    let lines = [format!("waive {at}"), String::new(), format!("waive {at}"), "The buyer's own words.".into(), "waive 999".into()];
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.extend(["unwaive 2", "fix 999", "matrix", "minute", "quit"]);
    let said = talk(&world, &["open", &id, "--at", "review"], &lines);
    assert!(said.contains("Your reason: The buyer's own words.") && said.contains("There is no finding 999."), "{said}");
    let said = talk(&world, &["open", &id, "--at", "review"], &["unwaive 1", "quit"]);
    assert!(said.contains("You let these stand"), "{said}");
    world.fails(&["get", &id, "waivers.1.rule"], 2);
}

#[test]
fn a_round_is_logged_and_its_reply_read_in_lines() {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    let lines =
        ["submitted 1 Jan 2027", "submitted 6 Nov 2026", "reply", "Your selling account has been reinstated.", "Thank you.", ".", "quit"];
    let said = talk(&world, &["open", &id, "--at", "track"], &["", "quit"]);
    assert!(said.contains("submitted, reply FILE"), "{said}");
    let said = talk(&world, &["open", &id, "--at", "track"], &lines);
    assert!(said.contains("lies in the future") && said.contains("Round 1 is logged as sent on 6 Nov 2026"), "{said}");
    assert!(said.contains("reinstated"), "{said}");
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "reinstated");
}

#[test]
fn an_exhibit_of_an_earlier_case_is_taken_over_at_its_list() {
    let (world, old) = World::with_case();
    world.file("rota.pdf", b"%PDF-1.4 rota");
    world.out(&["attach", &old, "rota.pdf", "--kind", "procedure"]);
    let new = world.run(&["new", "notice.txt", "--from", &old, "--batch"]).success();
    let new = String::from_utf8(new.get_output().stdout.clone()).unwrap().trim_end().to_owned();
    let said = talk(&world, &["open", &new, "--at", "evidence"], &["take 1", "next", "list", "take 1", "quit"]);
    assert!(said.contains("1. (offered); what it shows: rota") && said.contains("offered by an earlier case"), "{said}");
    assert!(said.contains("take N, edit N") && said.contains("1. A; what it shows: rota") && said.contains("not offered"), "{said}");
    assert_eq!(world.out(&["get", &new, "exhibits.1.reused"]), "taken\n");
}
