//! `rejoinder export` and `rejoinder show`.

use std::fs;

use crate::world::World;

const TYPED: &str = "Opened returns were sold as new: 14 units | #1 *really* <b> {{ title }} 漢字";

fn filled() -> (World, String) {
    let (world, id) = World::with_case();
    world.run(&["set", &id, "charges.1.stance", "accept"]).success();
    world.run(&["set", &id, "causes.new.happened", TYPED]).success();
    world.run(&["set", &id, "causes.1.charges", "1"]).success();
    (world, id)
}

#[test]
fn what_was_typed_is_what_comes_out() {
    let (world, id) = filled();
    for args in [&["export", &id, "--format", "txt"][..], &["show", &id]] {
        assert!(world.out(args).contains(TYPED), "{args:?}");
    }
    // In Markdown the signs are escaped; the words between them stand as they are.
    assert!(world.out(&["export", &id, "--format", "md"]).contains("Opened returns were sold as new"));
}

#[test]
fn the_same_case_and_day_give_the_same_bytes() {
    let (world, id) = filled();
    for format in ["md", "txt"] {
        assert_eq!(world.out(&["export", &id, "--format", format]), world.out(&["export", &id, "--format", format]));
    }
}

#[test]
fn a_file_is_written_whole_and_private_and_over_nothing() {
    let (world, id) = filled();
    let text = world.out(&["export", &id, "--format", "txt"]);
    world.run(&["export", &id, "-o", "plan.txt"]).success().stdout_eq("");
    assert_eq!(fs::read_to_string(world.path("plan.txt")).unwrap(), text, "the ending chooses the format");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(world.path("plan.txt")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::write(world.path("plan.txt"), "mine").unwrap();
    let message = world.fails(&["export", &id, "-o", "plan.txt"], 2);
    assert!(message.contains("plan.txt exists already") && message.contains("--force"), "{message}");
    assert_eq!(fs::read_to_string(world.path("plan.txt")).unwrap(), "mine");
    world.run(&["export", &id, "-o", "plan.txt", "--force"]).success();
    assert_eq!(fs::read_to_string(world.path("plan.txt")).unwrap(), text);
    let names: Vec<_> = fs::read_dir(world.path("")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left beside it: {names:?}");
}

#[test]
fn standard_output_is_a_dash_or_nothing() {
    let (world, id) = filled();
    assert_eq!(world.out(&["export", &id, "-o", "-"]), world.out(&["export", &id]));
    assert_eq!(world.out(&["export", &id]), world.out(&["export", &id, "--format", "md"]));
    assert!(!world.path("-").exists());
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let (world, id) = filled();
    let target = world.file("target.md", "mine");
    std::os::unix::fs::symlink(&target, world.path("link.md")).unwrap();
    std::os::unix::fs::symlink(world.path("nowhere.md"), world.path("dangling.md")).unwrap();
    for link in ["link.md", "dangling.md"] {
        for args in [&["export", &id, "-o", link][..], &["export", &id, "-o", link, "--force"]] {
            assert!(world.fails(args, 2).contains("is a link"), "{args:?}");
        }
    }
    assert_eq!(fs::read_to_string(target).unwrap(), "mine");
    assert!(!world.path("nowhere.md").exists());
}

#[test]
fn a_wrong_place_is_told() {
    let (world, id) = filled();
    fs::create_dir(world.path("folder")).unwrap();
    assert!(world.fails(&["export", &id, "-o", "folder"], 2).contains("is a folder"));
    assert!(world.fails(&["export", &id, "-o", "none/plan.md", "--force"], 2).contains("no such folder"));
    #[cfg(unix)]
    assert!(world.fails(&["export", &id, "-o", "/dev/null", "--force"], 2).contains("no ordinary file"));
}

#[test]
fn gaps_are_told_beside_the_document() {
    let (world, id) = filled();
    let done = world.run(&["export", &id]).success();
    assert!(String::from_utf8_lossy(&done.get_output().stderr).contains("still open"));
}

#[test]
fn a_page_stands_alone_and_escapes_what_was_typed() {
    let (world, id) = filled();
    let page = world.out(&["export", &id, "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("*really* &lt;b&gt; {{ title }} 漢字"), "{page}");
    world.run(&["export", &id, "-o", "plan.html"]).success();
    assert_eq!(fs::read_to_string(world.path("plan.html")).unwrap(), page);
}

#[test]
fn ascii_is_for_plain_text_and_says_what_it_lost() {
    let (world, id) = filled();
    let done = world.run(&["export", &id, "--ascii"]).success();
    let output = done.get_output();
    assert!(output.stdout.is_ascii());
    assert!(String::from_utf8_lossy(&output.stdout).contains("*really* <b> {{ title }} ??"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("漢 字"));
    assert!(world.fails(&["export", &id, "--ascii", "--format", "md"], 2).contains("--ascii"));
}

#[test]
fn a_box_of_the_form_is_printed_alone_and_its_parts_are_counted_aside() {
    let (world, id) = filled();
    let message = world.fails(&["export", &id, "--box", "nonsense"], 2);
    assert!(message.contains("root-cause"), "{message}");
    let whole = world.out(&["export", &id, "--box", "root-cause"]);
    assert!(whole.contains(TYPED), "{whole}");
    world.run(&["set", &id, "form_boxes.new.name", "root-cause"]).success();
    world.run(&["set", &id, "form_boxes.1.limit", "120"]).success();
    let done = world.run(&["export", &id, "--box", "root-cause"]).success();
    let (out, err) = (String::from_utf8_lossy(&done.get_output().stdout).into_owned(), String::from_utf8_lossy(&done.get_output().stderr));
    assert!(err.contains("part 1 of ") && !out.contains("part 1 of"), "{err}");
    assert!(out.contains("\n\n"), "{out}");
}

#[test]
fn a_minute_shows_headings_and_first_sentences_only() {
    let (world, id) = filled();
    world.run(&["set", &id, "causes.1.happened", "One shelf held all returns. Nobody had asked about it since 2024."]).success();
    let minute = world.out(&["show", &id, "--minute"]);
    assert!(minute.contains("One shelf held all returns.  [2024]") && !minute.contains("Nobody had asked"), "{minute}");
    world.fails(&["show", &id, "--minute", "--notice"], 2);
}

#[test]
fn a_letter_to_a_notice_in_another_language_says_so() {
    let (world, id) = filled();
    let said = |world: &World| String::from_utf8_lossy(&world.run(&["export", &id]).success().get_output().stderr).into_owned();
    assert!(!said(&world).contains("The letter is in English"));
    world.run(&["set", &id, "notice.language", "de"]).success();
    assert!(said(&world).contains("The letter is in English, the notice in German."), "{}", said(&world));
    // A letter to a supplier answers no notice.
    world.run(&["set", &id, "document", "supplier-letter"]).success();
    assert!(!said(&world).contains("The letter is in English"));
}
