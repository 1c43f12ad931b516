//! `rejoinder playbooks`.

use std::fs;

use crate::world::World;

#[test]
fn they_are_listed_and_shown() {
    let world = World::new();
    let list = world.out(&["playbooks"]);
    assert_eq!(list, world.out(&["playbooks", "list"]));
    assert!(list.lines().any(|line| line.starts_with("amazon/inauthentic ")), "{list}");
    let shown = world.out(&["playbooks", "show", "inauthentic"]);
    for heading in ["Accepting it", "Disputing it", "Questions", "Evidence", "Sources"] {
        assert!(shown.contains(&format!("\n{heading}\n")), "{heading}");
    }
    assert_eq!(shown, world.out(&["playbooks", "show", "amazon/inauthentic"]));
    let message = world.fails(&["playbooks", "show", "inauthentik"], 2);
    assert!(message.contains("did you mean inauthentic?"), "{message}");
    world.fails(&["playbooks", "show", "walmart/no-such"], 2);
}

#[test]
fn a_playbook_of_ones_own_is_checked_with_its_own_tests() {
    let world = World::new();
    let built_in = include_str!("../../templates/amazon/playbooks/general.toml");
    world.file("own/playbooks/general.toml", built_in);
    let done = world.run(&["playbooks", "check", "own"]);
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.lines().last().unwrap().starts_with("1 file, "), "{text}");
    world.file("broken.toml", built_in.replacen("meaning", "meening", 1));
    let done = world.run(&["playbooks", "check", "broken.toml"]).code(1);
    let text = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(text.starts_with("broken.toml:") && text.contains("meening"), "{text}");
    assert!(text.lines().last().unwrap().ends_with("1 mistake"), "{text}");
    world.fails(&["playbooks", "check", "none.toml"], 2);
}

#[test]
fn a_mistake_in_the_users_own_playbook_is_told_and_the_built_in_one_is_used() {
    let world = World::new();
    let folder = world.config().join("playbooks");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.toml"), "id = 'mine'\nnonsense = 1\n").unwrap();
    let done = world.run(&["playbooks"]).success();
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert!(told.starts_with("warning: ") && told.contains("mine.toml"), "{told}");
    assert!(String::from_utf8_lossy(&done.get_output().stdout).contains("amazon/general"));
}
