//! The README and the guide cannot rot: their links lead somewhere and their commands run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::world::{NOTICE, World};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    for folder in ["docs", "docs/decisions"] {
        let files = fs::read_dir(root().join(folder)).unwrap().map(|e| e.unwrap().path());
        pages.extend(files.filter(|p| p.extension().is_some_and(|e| e == "md")));
    }
    pages
}

#[test]
fn links_lead_somewhere() {
    let link = regex::Regex::new(r"\]\(([^)#\s]+)[^)]*\)").unwrap();
    let mut seen = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in link.captures_iter(&text).map(|c| c[1].to_owned()).filter(|t| !t.contains("://")) {
            let path = page.parent().unwrap().join(&target);
            assert!(path.exists(), "{} links to {target}", page.display());
            seen += 1;
        }
    }
    assert!(seen > 5, "no link was found");
}

/// The lines of a page's shell blocks that call the program.
fn commands(page: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let blocks = text.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap_or_default().to_owned());
    blocks.flat_map(|block| block.lines().filter(|l| l.starts_with("rejoinder")).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[cfg(unix)]
#[test]
fn the_guide_can_be_walked() {
    let commands = commands("docs/guide.md");
    assert!(commands.len() > 15, "{commands:?}");
    let world = World::new();
    world.file("notice.eml", format!("From: a@example.com\nSubject: Your account\nDate: Thu, 5 Nov 2026 10:00:00 +0000\n\n{NOTICE}"));
    world.file("invoice-118.pdf", b"%PDF-1.4 x");
    world.file(
        "denial.txt",
        "Hello,\n\nWe reviewed your appeal and decided not to reinstate your selling account.\n\nSeller Performance\nAmazon.com\n",
    );
    world.file("letter.txt", "Dear team,\n\nWe withdrew 14 units.\n");
    for command in commands {
        let script = format!("rejoinder() {{ \"$REJOINDER\" \"$@\"; }}; {command}");
        let done = Command::new("bash")
            .args(["-c", &script])
            .current_dir(world.path(""))
            .env("REJOINDER", snapbox::cmd::cargo_bin!("rejoinder"))
            .env("REJOINDER_DATA_DIR", world.data())
            .env("REJOINDER_CONFIG_DIR", world.config())
            .env("REJOINDER_TODAY", "2026-11-07")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        // A review that finds errors has done its work.
        let fine: &[i32] = if command.starts_with("rejoinder check") { &[0, 1] } else { &[0] };
        let code = done.status.code().unwrap_or(-1);
        assert!(fine.contains(&code), "{command}: {code}\n{}", String::from_utf8_lossy(&done.stderr));
    }
    let plan = fs::read_to_string(world.path("plan.txt")).unwrap();
    for typed in ["Northwind Trading", "Withdrew the 14 units with removal order 4711.", "The returns desk has one shelf"] {
        assert!(plan.contains(typed), "{typed}: {plan}");
    }
}

#[test]
fn what_the_readme_names_is_there() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let help = World::new().out(&["--help"]);
    for word in ["new", "show", "check", "export", "set", "get", "attach", "bundle", "list", "notice", "reply", "submitted"] {
        assert!(text.contains(word) && help.contains(&format!("\n  {word} ")), "{word}");
    }
    assert!(text.contains("cargo run --release") && text.contains("cargo test --locked"));
}
