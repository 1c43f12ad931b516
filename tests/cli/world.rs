//! A sealed world: own data, own settings, own clock, an empty environment.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::cmd::{Command, OutputAssert};

/// A letter as sellers get it, in our own words.
pub const NOTICE: &str = "\
Hello,

Your Amazon.com selling account has been deactivated and your listings have been removed. Funds are held for 90 days.

Why is this happening?
We have received complaints about the authenticity of items you sell:
ASIN: B0C1234567
Order ID: 111-1234567-1234567

How do I reactivate my account?
Within 17 days of receiving this notice, please send us:
- Copies of invoices from your supplier issued in the last 365 days.
- A plan of action that explains the root cause, the actions you have taken, and the steps you will take to prevent this.

Sincerely,
Seller Performance Team
Amazon.com
";

/// A world of its own for one test.
pub struct World {
    folder: tempfile::TempDir,
}

impl World {
    /// An empty world.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A world with one case, made from [`NOTICE`]; and the case's ID.
    pub fn with_case() -> (Self, String) {
        let world = Self::new();
        world.file("notice.txt", NOTICE);
        let id = world.out(&["new", "notice.txt", "--batch"]).trim_end().to_owned();
        (world, id)
    }

    /// A path in the folder in which commands run.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("here").join(name)
    }

    /// The folder with the cases.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The folder with the settings.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// Writes a file into the folder in which commands run.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// A command in this world.
    pub fn command(&self, args: &[&str]) -> Command {
        fs::create_dir_all(self.path("")).unwrap();
        Command::new(snapbox::cmd::cargo_bin!("rejoinder"))
            .env_clear()
            .env("HOME", self.folder.path().join("home"))
            .env("REJOINDER_CONFIG_DIR", self.config())
            .env("REJOINDER_DATA_DIR", self.data())
            .env("REJOINDER_TODAY", "2026-11-07")
            .env("TERM", "xterm-256color")
            .current_dir(self.path(""))
            .args(args)
    }

    /// Runs a command.
    pub fn run(&self, args: &[&str]) -> OutputAssert {
        self.command(args).assert()
    }

    /// Runs a command that succeeds; its standard output.
    pub fn out(&self, args: &[&str]) -> String {
        let done = self.run(args).success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    }

    /// Runs a command that prints JSON.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.out(args)).unwrap()
    }

    /// Runs a command that fails so; its message. Nothing may stand on standard output, and no panic anywhere.
    #[track_caller]
    pub fn fails(&self, args: &[&str], code: i32) -> String {
        fails(self.command(args), code)
    }

    /// Every file below the data folder, by its path there.
    pub fn stored(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.data(), &self.data(), &mut found);
        found.sort();
        found
    }
}

/// Runs a command that fails so; its message.
#[track_caller]
pub fn fails(command: Command, code: i32) -> String {
    let done = command.assert().code(code);
    let output = done.get_output();
    let message = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "a failure prints no answer; it said: {message}");
    assert!(message.starts_with("error: "), "{message}");
    assert!(!message.contains("panicked"), "{message}");
    message
}

fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, root, found);
        } else {
            found.push(path.strip_prefix(root).unwrap().display().to_string());
        }
    }
}
