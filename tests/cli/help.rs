//! The help of every command, as a seller reads it: a change of it is a change of the interface.

use snapbox::{file, str};

use crate::world::World;

#[test]
fn the_help_of_the_program() {
    World::new().run(&["--help"]).success().stdout_eq(file!["snapshots/help.txt"]);
}

#[test]
fn the_help_of_every_command() {
    let world = World::new();
    let mut all = String::new();
    for name in COMMANDS {
        all += &format!("$ rejoinder {name} --help\n{}\n", world.out(&[name, "--help"]));
    }
    snapbox::assert_data_eq!(all, file!["snapshots/help-commands.txt"].raw());
}

const COMMANDS: [&str; 18] = [
    "new",
    "open",
    "show",
    "set",
    "get",
    "attach",
    "list",
    "notice",
    "check",
    "export",
    "bundle",
    "submitted",
    "reply",
    "rescue",
    "trash",
    "playbooks",
    "completions",
    "man",
];

#[test]
fn the_commands_of_the_contract_are_there() {
    let help = World::new().out(&["--help"]);
    for name in COMMANDS {
        assert!(help.contains(&format!("\n  {name} ")), "{name}");
    }
}

#[test]
fn a_wrong_call_says_what_was_meant() {
    World::new().run(&["lsit"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: unrecognized subcommand 'lsit'
hint: some similar subcommands exist: 'set', 'list'
hint: usage: rejoinder [OPTIONS] [COMMAND]
hint: for help, try '--help'.

"#]]);
    let world = World::new();
    assert!(world.fails(&["open", "x", "--at", "evidense"], 2).contains("hint: a similar value exists: 'evidence'"));
    assert!(world.fails(&["attach", "x", "f", "--kind", "invoise"], 2).contains("hint: a similar value exists: 'invoice'"));
    assert!(world.fails(&["export", "x", "--format", "docx"], 2).contains("[possible values: md, txt, html]"));
    assert!(world.fails(&["new", "--sample", "--from", "x"], 2).contains("cannot be used with"));
    assert!(world.fails(&["set", "x", "title"], 2).contains("<VALUE>"));
}

#[test]
fn completions_and_the_manual_page() {
    let world = World::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = world.out(&["completions", shell]);
        assert!(script.contains("playbooks") && script.contains("evidence"), "{shell}");
    }
    world.fails(&["completions", "tcsh"], 2);
    let page = world.out(&["man"]);
    assert!(page.contains(".TH rejoinder 1"), "{page}");
    for name in COMMANDS {
        assert!(page.contains(&format!(".SS \"rejoinder {name}\"")), "{name}");
    }
    assert!(page.contains("EXIT STATUS") && page.contains("REJOINDER_DATA_DIR"));
}

#[test]
fn the_version() {
    World::new().run(&["--version"]).success().stdout_eq(str![[r#"
rejoinder [..]

"#]]);
}

#[test]
fn options_stand_before_and_after_the_command_and_go_before_the_environment() {
    let world = World::new();
    let elsewhere = world.path("elsewhere");
    let folder = elsewhere.to_str().unwrap();
    for args in [["--data-dir", folder, "list"], ["list", "--data-dir", folder]] {
        world.run(&args).success().stdout_eq("");
    }
    world.run(&["new", "--batch", "--data-dir", folder]).success();
    assert!(elsewhere.join("cases").exists());
    assert!(!world.data().exists(), "nothing is written where the variable points to");
}

#[test]
fn a_day_is_written_one_way_only() {
    let world = World::new();
    for day in ["2026-11-5", "5 Nov 2026", "2026-13-01", "2026-02-30", "today", "", "2026-11-05T00:00:00"] {
        let message = world.fails(&["list", "--today", day], 2);
        assert!(message.contains("YYYY-MM-DD") || day.is_empty(), "{message}");
        if !day.is_empty() {
            let message = crate::world::fails(world.command(&["list"]).env("REJOINDER_TODAY", day), 2);
            assert!(message.contains("REJOINDER_TODAY"), "{message}");
        }
    }
    world.command(&["list", "--today", "2026-11-05"]).env("REJOINDER_TODAY", "nonsense").assert().success();
}
