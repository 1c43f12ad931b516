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
