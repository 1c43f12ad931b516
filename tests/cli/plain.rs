//! The linear mode: the wizard as questions and answers.

use crate::world::World;

fn talk(world: &World, args: &[&str], lines: &[&str]) -> String {
    let done = world.command(args).stdin(lines.join("\n") + "\n").assert().success().stderr_eq("");
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

#[test]
fn without_a_terminal_the_wizard_asks_in_lines_and_the_end_of_the_input_leaves_all_saved() {
    let (world, id) = World::with_case();
    let said = talk(&world, &["open", &id, "--at", "facts"], &[]);
    assert!(said.contains("Facts") && said.ends_with(&format!("Saved. Go on with: rejoinder open {id}\n")), "{said}");
    assert!(!said.contains('\u{1b}'), "no cursor tricks");
}
