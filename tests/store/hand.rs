//! `case.toml` in other hands: edited, older, newer, changed underneath.

use std::fs;
use std::path::PathBuf;

use crate::support::{add, apply, folder, sample, set};
use rejoinder::domain::case::Case;
use rejoinder::domain::path::{FieldPath, ListName};
use rejoinder::store::case_file::CaseFile;
use rejoinder::store::merge::Conflict;
use rejoinder::store::store::Store;

/// A data folder with a saved case that nobody has open.
pub fn saved() -> (tempfile::TempDir, Store, String, PathBuf) {
    let data = folder();
    let store = Store::at(data.path());
    let mut file = store.create("hand").unwrap();
    let case = sample(file.id());
    file.save(&case).unwrap();
    let (id, path) = (file.id().to_owned(), file.folder().join("case.toml"));
    drop(file);
    (data, store, id, path)
}

/// A data folder with a case as a hand wrote it, without a seal.
fn written(text: &str) -> (tempfile::TempDir, Store, PathBuf) {
    let data = folder();
    let path = data.path().join("cases/mine/case.toml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let store = Store::at(data.path());
    (data, store, path)
}

fn change(file: &mut CaseFile, edits: &[rejoinder::domain::edit::Edit]) -> Case {
    let mut case = file.case();
    apply(&mut case, edits);
    file.save(&case).unwrap();
    case
}

const BY_HAND: &str = r#"# Our case, please keep.
schema = 1
title    =   'Northwind'   # the short name
x-tracker = "JIRA-12" # stays

[seller]
# Ask Kim.
store = "Harbour"
x_note = [1, 2]

[x-tool]
deep = { a = 1 }

# The second comes first.
[[corrective]]
id = "a2"
done_on = 2026-11-05 # a date
what = """
Two lines.
Really."""
x = true

# about the other
[[corrective]]
id = "a1"
what = "One."
causes = [ "k1",  "k2" ]

[[x-list]]
n = 1

# The end.
"#;

#[test]
fn comments_unknown_keys_and_the_hands_own_layout_stay() {
    let (_data, store, path) = written(BY_HAND);
    let mut file = store.open("mine").unwrap();
    assert_eq!(file.notes, Vec::<String>::new());
    let case = file.case();
    file.save(&case).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), BY_HAND, "a case that has not changed is not written anew");
    let item = add(&case, ListName::Corrective, "a3", &[("what", "Three.")]);
    change(&mut file, &[set("seller.legal_name", "Harbour Ltd"), set("title", "North"), set("corrective.a1.causes", "k1"), item]);
    let expected = BY_HAND
        .replace("'Northwind'   #", "\"North\"   #")
        .replace("store = \"Harbour\"\n", "store = \"Harbour\"\nlegal_name = \"Harbour Ltd\"\n")
        .replace("[ \"k1\",  \"k2\" ]\n", "[\"k1\"]\n\n[[corrective]]\nid = \"a3\"\nwhat = \"Three.\"\n");
    // A key of nobody's stays behind the key it followed.
    let expected = expected.replace(
        "store = \"Harbour\"\nlegal_name = \"Harbour Ltd\"\nx_note = [1, 2]\n",
        "store = \"Harbour\"\nx_note = [1, 2]\nlegal_name = \"Harbour Ltd\"\n",
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

#[test]
fn what_is_taken_away_takes_no_strangers_word_with_it() {
    let (_data, store, path) = written(BY_HAND);
    let mut file = store.open("mine").unwrap();
    let mut case = file.case();
    case.corrective.clear();
    case.head.title.clear();
    case.seller.store.clear();
    file.save(&case).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    for kept in [
        "# Our case, please keep.",
        "title    =   \"\"   # the short name",
        "# Ask Kim.",
        "x_note = [1, 2]",
        "# The second comes first.",
        "# about the other",
        "[[x-list]]\nn = 1",
        "# The end.",
    ] {
        assert!(text.contains(kept), "{kept} in\n{text}");
    }
    assert_eq!(store.view("mine").unwrap().case(), case);
}

#[test]
fn a_new_case_reads_well() {
    let (_data, _store, _id, path) = saved();
    insta::assert_snapshot!(fs::read_to_string(path).unwrap());
}

#[test]
fn types_are_forgiven_where_the_meaning_is_clear() {
    let (_data, store, _path) = written(
        "title = 12\nseller = { store = \"X\", since = 2020-01-31 }\ncharges = [{ category = \"inauthentic\" }, { id = 7, category = \"q\" }]\n\
         notice.deadline_days = 17\n[funds]\nwithheld = 12.50\nvideo_ready = true\n[corrective]\nwhat = \"One.\"\ncauses = \"k1, k2\"\n",
    );
    let mut file = store.open("mine").unwrap();
    let case = file.case();
    assert_eq!((case.head.title.as_str(), case.seller.store.as_str(), case.seller.since.as_str()), ("12", "X", "2020-01-31"));
    assert_eq!((case.notice.deadline_days.count(), case.funds.withheld.as_str(), case.funds.video_ready), (Some(17), "12.50", true));
    assert_eq!((case.charges[0].category.as_str(), case.charges[1].id.as_str()), ("inauthentic", "7"));
    assert_eq!(case.corrective[0].causes, ["k1", "k2"]);
    assert!(file.notes.iter().any(|n| n.contains("without an ID")), "{:?}", file.notes);
    // The IDs that were given stay.
    let after = change(&mut file, &[set("title", "Thirteen")]);
    drop(file);
    let again = store.open("mine").unwrap();
    assert_eq!(again.case(), after);
    assert_eq!(again.notes, Vec::<String>::new());
}

#[test]
fn what_has_no_clear_meaning_is_named_with_its_line_and_hides_nothing() {
    for (text, line, words) in [
        ("schema = 1\ntitle = { a = 1 }\n", 2, "title"),
        ("schema = 1\n\nseller = 5\n", 3, "seller"),
        ("charges = \"x\"\n", 1, "charges"),
        ("charges = [\"x\"]\n", 1, "charges"),
        ("[[charges]]\nid = \"c\"\n\nstance = \"perhaps\"\n", 4, "accept"),
        ("[answers]\nsupplier = \"x\"\n", 2, "answers"),
        ("answers = 5\n", 1, "answers"),
        ("archived = \"perhaps\"\n", 1, "yes, no"),
    ] {
        let text = format!("{text}[funds]\nwithheld = \"USD 12\"\n");
        let (_data, store, path) = written(&text);
        let listed = store.list().unwrap();
        assert_eq!(listed[0].case.as_ref().unwrap().funds.withheld.as_str(), "USD 12");
        assert!(listed[0].to_mend[0].line == line && listed[0].to_mend[0].what.contains(words), "{:?}", listed[0].to_mend);
        let mut file = store.open("mine").unwrap();
        assert!(file.notes[0].contains(&format!("line {line}: ")) && file.notes[0].contains("until you mend it"), "{:?}", file.notes);
        let raw = text.lines().nth(line - 1).unwrap().to_owned();
        let after = change(&mut file, &[set("seller.legal_name", "Ours Ltd"), set("answers.inauthentic.supplier", "Acme")]);
        drop(file);
        let kept = fs::read_to_string(&path).unwrap();
        assert!(kept.contains(&raw), "{raw} in\n{kept}");
        assert_eq!(store.open("mine").unwrap().case(), after);
    }
}

#[test]
fn a_word_that_is_none_goes_once_another_stands_there_or_it_is_given_up() {
    let text = "[[charges]]\nid = \"c\"\ncategory = \"inauthentic\" # ours\nstance = \"perhaps\"\n";
    let stance: FieldPath = "charges.c.stance".parse().unwrap();
    let (_data, store, path) = written(text);
    let mut file = store.open("mine").unwrap();
    assert_eq!(file.to_mend()[0].path.as_ref(), Some(&stance));
    change(&mut file, &[set("charges.c.stance", "accept")]);
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("schema = 1\n{}", text.replace("perhaps", "accept")));
    assert_eq!(store.open("mine").unwrap().to_mend(), &[]);
    let (_data, store, path) = written(text);
    let mut file = store.open("mine").unwrap();
    assert!(file.give_up(&stance) && !file.give_up(&stance));
    let case = file.case();
    file.save(&case).unwrap();
    assert!(!fs::read_to_string(&path).unwrap().contains("stance"));
}

#[test]
fn what_is_no_toml_is_damage() {
    for (text, line, words) in [
        ("title = \"x\"\nstore = \n", 2, "written"),
        ("title = \"x\ny\"\n", 2, "written"),
        ("title = \"x\"\nschema = \"one\"\n", 2, "schema"),
    ] {
        let (_data, store, path) = written(text);
        let listed = store.list().unwrap();
        let problem = listed[0].case.as_ref().unwrap_err();
        assert!(problem.contains(&format!("line {line}:")) && problem.contains(words), "{text}: {problem}");
        let error = store.open("mine").unwrap_err().to_string();
        assert!(error.contains("damaged") && error.contains(problem), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "nothing is touched");
    }
}

#[test]
fn a_change_by_hand_is_taken_over_told_and_the_state_before_it_kept() {
    let (_data, store, id, path) = saved();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Harbour Goods", "Harbour Trading").replace("Removed 40", "Removed 41")).unwrap();
    assert!(store.list().unwrap()[0].case.is_ok());
    let file = store.open(&id).unwrap();
    assert_eq!((file.case().seller.store.as_str(), file.case().corrective[0].what.as_str()), ("Harbour Trading", "Removed 41 units."));
    assert_eq!(file.notes, ["case.toml was changed by another program: seller.store, corrective.a1.what"]);
    let history = file.history().unwrap();
    assert_eq!(history[0].label, "before-a-change-by-another-program");
    assert_eq!(file.at(&history[0].name).unwrap().seller.store, "Harbour Goods");
    drop(file);
    assert_eq!(store.open(&id).unwrap().notes, Vec::<String>::new(), "it is told once");
}

#[test]
fn a_block_taken_out_by_hand_is_no_damage() {
    let (_data, store, id, path) = saved();
    let text = fs::read_to_string(&path).unwrap();
    let last = text.rfind("\n[[corrective]]").unwrap();
    fs::write(&path, &text[..last]).unwrap();
    let file = store.open(&id).unwrap();
    assert_eq!(file.case().corrective.len(), 1);
    assert_eq!(file.notes, ["case.toml was changed by another program: corrective"]);
}

#[test]
fn a_hand_that_brings_hidden_characters_is_cleaned() {
    let (_data, store, _path) = written("title = \"a\\u001b[31mb\"\n[[causes]]\nid = \"k\"\nhappened = \"x\u{202e}y\"\n");
    let file = store.open("mine").unwrap();
    assert_eq!((file.case().head.title.as_str(), file.case().causes[0].happened.as_str()), ("a[31mb", "xy"));
    assert!(file.notes.iter().any(|n| n.contains("taken out of 2 fields")), "{:?}", file.notes);
}

#[test]
fn an_older_case_is_brought_up_to_date_and_kept() {
    let old = "schema = 0\ntitle = \"Old\" # mine\n";
    let (_data, store, path) = written(old);
    let file = store.open("mine").unwrap();
    assert_eq!(file.case().head.title, "Old");
    assert_eq!(fs::read_to_string(path.with_file_name("case.toml.v0")).unwrap(), old);
    assert_eq!(fs::read_to_string(&path).unwrap(), "schema = 1\ntitle = \"Old\" # mine\n");
    drop(file);
    assert_eq!(store.open("mine").unwrap().notes, Vec::<String>::new());
}

#[test]
fn a_newer_case_opens_for_reading_and_says_so() {
    let new = "schema = 99\ntitle = \"New\"\n[seller]\nstore = { name = \"X\" }\n";
    let (_data, store, path) = written(new);
    assert!(store.list().unwrap()[0].case.is_ok());
    let mut file = store.open("mine").unwrap();
    assert_eq!(file.case().head.title, "New");
    assert!(file.read_only().unwrap().contains("newer version"));
    let error = file.save(&Case::new("mine")).unwrap_err().to_string();
    assert!(error.starts_with("not saved: ") && error.contains("newer version"), "{error}");
    assert!(file.journal(&[set("title", "x")]).is_err());
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), new);
    let inside: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(inside.len(), 1, "{inside:?}");
}

#[test]
fn what_git_left_unmerged_is_joined_and_asked_about() {
    let (_data, store, id, path) = saved();
    let text = fs::read_to_string(&path).unwrap();
    let clash = "<<<<<<< HEAD\ntitle = \"Ours\"\n=======\ntitle = \"Theirs\"\n>>>>>>> other\n";
    fs::write(&path, text.replace("title = \"Northwind\"\n", clash)).unwrap();
    assert!(store.list().unwrap()[0].case.is_ok());
    let file = store.open(&id).unwrap();
    assert_eq!(file.case().head.title, "Ours");
    let [Conflict::Field { theirs, .. }] = file.conflicts() else { panic!("{:?}", file.conflicts()) };
    assert_eq!(theirs.to_text(), "Theirs");
    assert!(!fs::read_to_string(&path).unwrap().contains("<<<"));
    assert!(file.notes.iter().any(|n| n.contains("1 place to decide")), "{:?}", file.notes);
    // The file as git left it is kept.
    let kept: Vec<_> =
        fs::read_dir(path.with_file_name(".history")).unwrap().map(|e| fs::read_to_string(e.unwrap().path()).unwrap()).collect();
    assert!(kept.iter().any(|text| text.contains(clash)));
}

#[test]
fn a_half_synced_folder_opens_and_says_what_is_missing() {
    let (_data, store, _path) =
        written("[[charges]]\nid = \"c\"\nquote = \"You sold\"\n[[exhibits]]\nid = \"e\"\nlabel = \"B\"\nfile = \"B-1234abcd.pdf\"\n");
    let file = store.open("mine").unwrap();
    assert_eq!(file.notes, ["exhibit B: its file B-1234abcd.pdf is not in the folder (yet)", "notice.txt is not in the folder (yet)"]);
    assert_eq!(file.read_only(), None);
    assert_eq!(file.exhibit_path("B-1234abcd.pdf"), None);
}

#[test]
fn bombs_are_refused_in_bounded_time_and_memory() {
    let nested = format!("x = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let tables = format!("x = {}1{}\n", "{ a = ".repeat(50_000), " }".repeat(50_000));
    let dotted = format!("{}a = 1\n", "a.".repeat(50_000));
    let headers = format!("[{}a]\n", "a.".repeat(50_000));
    for text in [nested, tables, dotted, headers] {
        let (_data, store, _path) = written(&text);
        let listed = store.list().unwrap();
        assert!(listed[0].case.is_err() || store.open("mine").is_ok());
    }
    let (_data, store, path) = written("title = \"x\"\n");
    fs::File::options().write(true).open(&path).unwrap().set_len(10 << 30).unwrap();
    assert!(store.list().unwrap()[0].case.as_ref().unwrap_err().contains("too large"));
}
