//! `submitted`, `reply` and `bundle`: a case handed over, answered, and taken up again.

use std::fs;

use crate::world::World;

const REFUSED: &str = "\
Hello,

We have reviewed your appeal and decided not to reinstate your selling account. Your plan of action does not explain:
- The root cause of the complaints about authenticity
- The steps you have taken to prevent such complaints

You may submit another plan of action within 10 days.

Seller Performance Team
Amazon.com
";

fn sent() -> (World, String) {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    world.run(&["submitted", &id, "--on", "2026-11-06"]).success();
    (world, id)
}

#[test]
fn what_was_sent_is_frozen_with_its_checksums() {
    let (world, id) = sent();
    let folder = world.data().join("cases").join(&id);
    let round = folder.join("rounds/1");
    assert_eq!(fs::read_to_string(round.join("document.txt")).unwrap(), world.out(&["export", &id, "--format", "txt"]));
    assert_eq!(fs::read_to_string(round.join("document.md")).unwrap(), world.out(&["export", &id, "--format", "md"]));
    assert_eq!(fs::read(round.join("notice.txt")).unwrap(), fs::read(folder.join("notice.txt")).unwrap());
    let sums = fs::read_to_string(round.join("SHA256SUMS")).unwrap();
    assert!(sums.lines().count() > 3 && sums.lines().all(|line| line.as_bytes()[64..66] == *b"  "), "{sums}");
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        use sha2::Digest as _;
        let hex: String = sha2::Sha256::digest(fs::read(round.join(name)).unwrap()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hex, sum, "{name}");
    }
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "submitted");
    assert_eq!(world.out(&["get", &id, "log.1.on"]), "2026-11-06\n");
    let frozen = fs::read_to_string(round.join("document.txt")).unwrap();
    world.run(&["set", &id, "corrective.1.what", "Another thing was done."]).success();
    assert_eq!(fs::read_to_string(round.join("document.txt")).unwrap(), frozen, "what was sent stays");
}

#[test]
fn the_same_text_is_not_sent_twice_and_no_round_lies_in_the_future() {
    let (world, id) = sent();
    assert!(world.fails(&["submitted", &id], 2).contains("this very text was sent on 6 Nov 2026, in round 1"));
    let other = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    assert!(world.fails(&["submitted", &other, "--on", "2026-11-08"], 2).contains("lies in the future"));
    assert!(world.fails(&["submitted", &other, "--on", "8 Nov"], 2).contains("YYYY-MM-DD"));
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "ready", "a refused call logs nothing");
}

#[test]
fn a_case_that_waits_is_told_when_to_ask_again_and_not_that_it_repeats_itself() {
    let (world, id) = sent();
    let done = world.run(&["check", &id, "--json"]);
    assert!(!String::from_utf8_lossy(&done.get_output().stdout).contains("unchanged-resubmission"));
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    assert!(world.out(&["submitted", &id]).contains("Ask again on 14 Nov 2026"), "a week after the 7th");
}

#[test]
fn a_refusal_becomes_a_change_list_and_the_next_round() {
    let (world, id) = sent();
    world.file("reply.txt", REFUSED);
    let asks = world.out(&["get", &id, "asks.1.quote"]);
    let told = world.out(&["reply", &id, "reply.txt", "--on", "2026-11-07"]);
    assert!(told.starts_with("Round 1 was refused on 7 Nov 2026. Round 2 begins."), "{told}");
    assert!(told.contains("What keeps it from recurring, asked before") && told.contains("asks."), "{told}");
    let row = world.json(&["list", "--json"]);
    assert_eq!((row[0]["stage"].as_str(), row[0]["deadline"].as_str()), (Some("denied"), Some("2026-11-17")));
    assert_eq!(world.out(&["get", &id, "notice.kind"]), "denial\n");
    assert_eq!(world.out(&["get", &id, "asks.1.quote"]).is_empty(), asks.is_empty(), "what was asked before is still there");
    assert_eq!(world.out(&["show", &id, "--notice"]), REFUSED);
    let round = world.data().join("cases").join(&id).join("rounds/1");
    assert_eq!(fs::read_to_string(round.join("reply.txt")).unwrap().trim_end(), REFUSED.trim_end());
    // The same letter again is an error; the change list leads to the answer.
    let found = world.run(&["check", &id, "--json"]).code(1);
    assert!(String::from_utf8_lossy(&found.get_output().stdout).contains("unchanged-resubmission"));
    assert!(world.fails(&["reply", &id, "reply.txt"], 2).contains("the letter that the case has already"));
    world.run(&["set", &id, "causes.1.happened", "Every return went on one shelf, and since 3 August nobody sorted it."]).success();
    let told = world.out(&["submitted", &id]);
    assert!(told.starts_with("Round 2 is logged as sent"), "{told}");
    assert!(world.data().join("cases").join(&id).join("rounds/2/document.txt").is_file());
}

#[test]
fn a_win_ends_the_case_and_a_text_that_says_nothing_changes_nothing() {
    let (world, id) = sent();
    world.file("odd.txt", "Dear friend, our shop has new lamps this week. Come and look at them, prices are low.\n");
    assert!(world.out(&["reply", &id, "odd.txt"]).contains("neither yes nor no"));
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "submitted");
    world.file(
        "won.txt",
        "Hello,\n\nWe have reviewed your appeal and your selling account has been reinstated. You can sell on Amazon.com again.\n",
    );
    assert!(world.out(&["reply", &id, "won.txt"]).contains("reinstated"));
    assert_eq!(world.json(&["list", "--json"])[0]["stage"], "reinstated");
    assert!(world.stored().iter().any(|file| file.ends_with("rounds/1/reply-2.txt")), "{:?}", world.stored());
}

#[test]
fn a_reply_before_anything_was_sent_is_refused() {
    let (world, id) = World::with_case();
    world.file("reply.txt", REFUSED);
    let message = world.fails(&["reply", &id, "reply.txt"], 2);
    assert!(message.contains("no answer was sent") && message.contains("hint: "), "{message}");
    assert!(!world.stored().iter().any(|file| file.contains("rounds/")), "{:?}", world.stored());
}

#[test]
fn a_reply_that_wants_greater_detail_is_answered_point_by_point_and_no_more() {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    world.out(&["submitted", &id]);
    world.file(
        "reply.txt",
        "Hello Northwind Trading,\n\nWe received your submission but do not have enough information to reactivate your account at this time.\n\n\
         Please send us the following:\n\
         -- Greater detail on the actions you have taken to resolve the complaints.\n\
         -- Greater detail on how you choose the photographs of your offers.\n\
         -- Greater detail on the root cause(s) of the complaints.\n\n\
         Seller Performance Team\nAmazon.com\n",
    );
    let said = world.out(&["reply", &id, "reply.txt"]);
    let places = ["What was done, asked before", "\"how you choose the photographs of your offers\"", "Why it happened, asked before"];
    let at: Vec<usize> = places.iter().map(|words| said.find(words).unwrap_or_else(|| panic!("{words}: {said}"))).collect();
    assert!(at.is_sorted() && said.contains("  3. ") && !said.contains("  4. "), "{said}");
    let letter = world.out(&["show", &id]);
    // What the first letter asked and this one does not is not said again; what it asks comes in its order.
    assert!(!letter.contains("Contact information of your supplier"), "{letter}");
    let at: Vec<usize> =
        ["removal order 4711", "how you choose the photographs", "one shelf for all returns"].map(|w| letter.find(w).unwrap()).into();
    assert!(at.is_sorted(), "{letter}");
    assert_eq!(letter.matches("[answer, exhibit, date or reason]").count(), 1, "{letter}");
    world.out(&["set", &id, "asks.2.answer", "Our own photographs, taken of each delivery."]);
    assert!(world.out(&["show", &id]).contains("Our own photographs"));
}

#[test]
fn a_masked_bundle_has_no_files_and_says_so() {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    let store = world.out(&["get", &id, "seller.store"]).trim_end().to_owned();
    let done = world.run(&["bundle", &id, "--redact", "-o", "show.zip"]).success();
    let told = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(told.contains("hidden: ") && told.contains("the files of 6 exhibits are left out"), "{told}");
    let zip = fs::read(world.path("show.zip")).unwrap();
    let holds = |text: &str| zip.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(!store.is_empty() && !holds(&store) && !holds("exhibits/") && !holds("SHA-256") && !holds("%PDF"));
    assert!(holds(&world.out(&["export", &id, "--redact", "--format", "txt"])) && holds("left out: a file cannot be masked"));
    assert!(world.fails(&["bundle", "@shelf", "-o", "shelf.zip"], 2).contains("@shelf"));
}

#[test]
fn a_bundle_holds_the_document_the_exhibits_and_an_index() {
    let world = World::new();
    let id = world.out(&["new", "--sample", "--batch"]).trim_end().to_owned();
    world.run(&["bundle", &id, "-o", "answer.zip"]).success().stdout_eq("");
    let zip = fs::read(world.path("answer.zip")).unwrap();
    let holds = |text: &str| zip.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(zip.starts_with(b"PK\x03\x04"));
    for name in ["document.txt", "document.md", "document.html", "index.txt", "exhibits/A-", "exhibits/F-"] {
        assert!(holds(name), "{name}");
    }
    assert!(holds(&world.out(&["export", &id, "--format", "txt"])) && holds("answered and proved"));
    world.run(&["bundle", &id, "-o", "again.zip"]).success();
    assert_eq!(zip, fs::read(world.path("again.zip")).unwrap(), "the same case and day give the same bytes");
    assert!(world.fails(&["bundle", &id, "-o", "answer.zip"], 2).contains("exists already"));
    assert!(world.fails(&["bundle", &id, "-o", "answer.pdf"], 2).contains(".zip"));
    world.fails(&["bundle", &id], 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(world.path("answer.zip")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
