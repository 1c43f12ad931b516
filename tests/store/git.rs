//! Two machines and git: nothing is lost, and only what both changed is a conflict.

use std::path::Path;
use std::process::Command;

use crate::support::{add, apply, folder, sample, set};
use rejoinder::domain::case::Case;
use rejoinder::domain::path::ListName;
use rejoinder::store::merge::Conflict;
use rejoinder::store::store::Store;

fn git(at: &Path, args: &[&str]) -> (bool, String) {
    let run = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(at)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap();
    (run.status.success(), String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr))
}

fn must(at: &Path, args: &[&str]) -> String {
    let (well, said) = git(at, args);
    assert!(well, "{args:?}: {said}");
    said
}

/// Two clones of one data folder with one case; `None` where there is no git.
fn clones() -> Option<(tempfile::TempDir, [std::path::PathBuf; 2], String)> {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git here");
        return None;
    }
    let world = folder();
    let [hub, one, two] = ["hub.git", "one", "two"].map(|name| world.path().join(name));
    must(world.path(), &["init", "-q", "--bare", "hub.git"]);
    let mut file = Store::at(&one).create("shared").unwrap();
    file.save(&sample(file.id())).unwrap();
    let id = file.id().to_owned();
    drop(file);
    must(&one, &["init", "-q"]);
    must(&one, &["add", "-A"]);
    must(&one, &["commit", "-qm", "begin"]);
    must(&one, &["push", "-q", &hub.to_string_lossy(), "HEAD:main"]);
    must(&one, &["remote", "add", "origin", &hub.to_string_lossy()]);
    must(world.path(), &["clone", "-q", "-b", "main", "hub.git", "two"]);
    Some((world, [one, two], id))
}

fn commit(at: &Path) {
    must(at, &["add", "-A"]);
    must(at, &["commit", "-qm", "round", "--allow-empty"]);
}

/// Opens a case, changes it, leaves it.
fn change(at: &Path, id: &str, edits: impl FnOnce(&Case) -> Vec<rejoinder::domain::edit::Edit>) -> Case {
    let mut file = Store::at(at).open(id).unwrap();
    assert_eq!(file.read_only(), None, "{:?}", file.notes);
    let mut case = file.case();
    apply(&mut case, &edits(&file.case()));
    file.save(&case).unwrap();
    case
}

#[test]
fn ten_rounds_on_both_sides_merge_without_a_conflict() {
    let Some((_world, [one, two], id)) = clones() else { return };
    let what_is_tracked = must(&one, &["ls-files"]);
    assert!(
        !what_is_tracked.contains(".saved") && !what_is_tracked.contains(".lock") && what_is_tracked.contains("case.toml"),
        "{what_is_tracked}"
    );
    for round in 0..10 {
        change(&one, &id, |case| {
            let item = add(
                case,
                ListName::Preventive,
                &format!("one{round}"),
                &[("what", &format!("One checks\nline {round}")), ("who", "owner")],
            );
            vec![set("corrective.a1.what", &format!("Removed {round} units.\nAll of them.")), set("title", &format!("Title {round}")), item]
        });
        change(&two, &id, |case| {
            let item = add(case, ListName::Causes, &format!("two{round}"), &[("happened", &format!("Two saw {round}."))]);
            vec![
                set("corrective.a2.what", &format!("Asked {round} times.")),
                set("answers.inauthentic.supplier", &format!("Acme {round}")),
                item,
            ]
        });
        commit(&one);
        commit(&two);
        must(&one, &["pull", "-q", "--rebase", "origin", "main"]);
        must(&one, &["push", "-q", "origin", "HEAD:main"]);
        must(&two, &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]);
        must(&two, &["push", "-q", "origin", "HEAD:main"]);
        must(&one, &["pull", "-q", "--rebase", "origin", "main"]);
    }
    let (here, there) = (Store::at(&one).view(&id).unwrap().case(), Store::at(&two).view(&id).unwrap().case());
    assert_eq!(here, there);
    assert_eq!((here.preventive.len(), here.causes.len()), (10, 11));
    assert_eq!((here.corrective[0].what.as_str(), here.corrective[1].what.as_str()), ("Removed 9 units.\nAll of them.", "Asked 9 times."));
    assert_eq!((here.head.title.as_str(), here.answer("inauthentic", "supplier")), ("Title 9", "Acme 9"));
}

#[test]
fn what_both_changed_is_asked_about_and_nothing_else() {
    let Some((_world, [one, two], id)) = clones() else { return };
    change(&one, &id, |_| vec![set("corrective.a1.what", "Removed 50 units."), set("seller.legal_name", "One Ltd")]);
    change(&two, &id, |_| vec![set("corrective.a1.what", "Removed 60 units."), set("corrective.a2.by", "Two")]);
    commit(&one);
    must(&one, &["push", "-q", "origin", "HEAD:main"]);
    commit(&two);
    let (well, _) = git(&two, &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]);
    assert!(!well, "git cannot join the same line");
    let mut file = Store::at(&two).open(&id).unwrap();
    let case = file.case();
    assert_eq!((case.seller.legal_name.as_str(), case.corrective[1].by.as_str()), ("One Ltd", "Two"));
    assert_eq!(case.corrective[0].what, "Removed 60 units.");
    let [Conflict::Field { path, theirs, .. }] = file.conflicts() else { panic!("{:?}", file.conflicts()) };
    assert_eq!((path.to_string().as_str(), theirs.to_text().as_str()), ("corrective.a1.what", "Removed 50 units."));
    let conflict = file.conflicts()[0].clone();
    file.settle(&conflict).unwrap();
    drop(file);
    commit(&two);
    must(&two, &["push", "-q", "origin", "HEAD:main"]);
    must(&one, &["pull", "-q", "--rebase", "origin", "main"]);
    assert_eq!(Store::at(&one).view(&id).unwrap().case(), case);
}

#[test]
fn ten_rounds_at_random_lose_nothing_and_ask_only_where_both_changed_one_field() {
    let Some((_world, [one, two], id)) = clones() else { return };
    must(&two, &["config", "merge.conflictStyle", "diff3"]);
    let fields = [
        "title",
        "seller.store",
        "seller.legal_name",
        "seller.contact_name",
        "answers.inauthentic.supplier",
        "answers.inauthentic.returns",
        "causes.k1.happened",
        "causes.k1.why_1",
        "corrective.a1.what",
        "corrective.a1.by",
        "corrective.a2.what",
        "corrective.a2.result",
    ];
    let mut state = 7u64;
    let mut chance = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    let mut expected: std::collections::BTreeMap<&str, String> = Default::default();
    let (mut added, mut asked, mut clean) = (Vec::new(), 0, 0);
    for round in 0..10 {
        let mut changed: [std::collections::BTreeSet<&str>; 2] = Default::default();
        for (side, at) in [&one, &two].into_iter().enumerate() {
            for _ in 0..3 {
                changed[side].insert(fields[chance(fields.len())]);
            }
            let list = [ListName::Preventive, ListName::Rebuttals][chance(2)];
            let item = format!("s{side}r{round}");
            change(at, &id, |case| {
                let sets = changed[side].iter().map(|field| set(field, &format!("Side {side},\nround {round}.")));
                let field = if list == ListName::Preventive { "what" } else { "fact" };
                sets.chain([add(case, list, &item, &[(field, &format!("Added {item}."))])]).collect()
            });
            added.push((list, item));
            commit(at);
        }
        must(&one, &["push", "-q", "origin", "HEAD:main"]);
        let both: std::collections::BTreeSet<&str> = changed[0].intersection(&changed[1]).copied().collect();
        let (merged, _) = git(&two, &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"]);
        let mut file = Store::at(&two).open(&id).unwrap();
        let found: Vec<String> = file
            .conflicts()
            .iter()
            .map(|c| match c {
                Conflict::Field { path, .. } => path.to_string(),
                other => panic!("round {round}: nothing was removed: {other:?}"),
            })
            .collect();
        assert_eq!(found.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), both, "round {round}");
        assert!(!merged || both.is_empty(), "round {round}");
        clean += usize::from(merged);
        asked += found.len();
        // This side's is kept where both changed a field.
        for conflict in file.conflicts().to_vec() {
            file.settle(&conflict).unwrap();
        }
        for (side, fields) in changed.iter().enumerate() {
            expected.extend(fields.iter().map(|field| (*field, format!("Side {side},\nround {round}."))));
        }
        let case = file.case();
        drop(file);
        for (field, text) in &expected {
            assert_eq!(case.text(&field.parse().unwrap()), *text, "round {round}: {field}");
        }
        for (list, item) in &added {
            assert!(case.list(*list).position(item).is_some(), "round {round}: {item} is lost");
        }
        commit(&two);
        must(&two, &["push", "-q", "origin", "HEAD:main"]);
        must(&one, &["pull", "-q", "--rebase", "origin", "main"]);
        assert_eq!(Store::at(&one).view(&id).unwrap().case(), case, "round {round}");
    }
    assert!(asked > 0 && asked < 20, "{asked} questions in {clean} clean merges of 10");
}
