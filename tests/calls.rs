//! Nothing goes out: no crate that opens a socket, no such call in the sources, none in what the system sees; and nothing
//! is written outside the two folders and the file that was named. The same look shows the order in which a save is made.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

mod sources;

use std::fs;
use std::path::Path;
use std::process::Command;

use sources::sources;

/// Crates that exist to talk to others, and the runtimes such crates bring along.
const TALKERS: &[&str] = &[
    "actix-web",
    "async-io",
    "async-net",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "dbus",
    "git2",
    "h2",
    "h3",
    "hickory-resolver",
    "http-body",
    "hyper",
    "isahc",
    "lettre",
    "libp2p",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "opentelemetry",
    "quinn",
    "reqwest",
    "rustls",
    "self_update",
    "sentry",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tonic",
    "trust-dns-resolver",
    "tungstenite",
    "update-informer",
    "ureq",
    "warp",
    "webbrowser",
    "websocket",
    "zbus",
    "zmq",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn no_crate_in_the_tree_talks_to_others() {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock")).unwrap().parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    let names: Vec<&str> = packages.iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert!(names.len() > 50 && names.contains(&"rejoinder"));
    let found: Vec<&&str> = names.iter().filter(|name| TALKERS.contains(name)).collect();
    assert!(found.is_empty(), "these open sockets: {found:?}");
}

#[test]
fn no_source_names_a_socket() {
    let mut files = vec![root().join("build.rs")];
    sources(&root().join("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for word in ["std::net", "UnixStream", "UnixListener", "UnixDatagram", "TcpStream", "TcpListener", "UdpSocket", "os::unix::net"] {
            assert!(!text.contains(word), "{} names {word}", file.display());
        }
    }
}

/// A world for one run under `strace`; `None` where there is none, or where it may not look.
struct Watched {
    world: tempfile::TempDir,
}

impl Watched {
    fn new() -> Option<Self> {
        let world = tempfile::tempdir().unwrap();
        fs::create_dir(world.path().join("here")).unwrap();
        let can = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output().is_ok_and(|run| run.status.success());
        if can {
            Some(Self { world })
        } else {
            println!("skipped: there is no strace here that may look");
            None
        }
    }

    /// Runs a command; its standard output and the calls it made, one a line.
    fn run(&self, args: &[&str]) -> (String, Vec<String>) {
        let log = self.world.path().join("strace.log");
        let run = Command::new("strace")
            .args(["-f", "-y", "-s", "0", "-e", "trace=%file,%desc,%network", "-o"])
            .arg(&log)
            .arg(env!("CARGO_BIN_EXE_rejoinder"))
            .args(args)
            .env_clear()
            .env("HOME", self.world.path().join("home"))
            .env("REJOINDER_DATA_DIR", self.world.path().join("data"))
            .env("REJOINDER_CONFIG_DIR", self.world.path().join("config"))
            .env("REJOINDER_TODAY", "2026-11-18")
            .env("TERM", "xterm")
            .current_dir(self.world.path().join("here"))
            .output()
            .unwrap();
        assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
        let calls = fs::read_to_string(&log).unwrap();
        // The number of the thread stands before each.
        let calls = calls.lines().map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().to_owned());
        (String::from_utf8(run.stdout).unwrap(), calls.collect())
    }
}

/// True for a call that changes something by name, or opens it to be changed.
fn writes(call: &str) -> bool {
    let name = call.split('(').next().unwrap_or_default();
    let by_name = ["rename", "unlink", "mkdir", "rmdir", "link", "symlink", "mknod", "truncate", "chmod", "chown", "creat", "utime"];
    let opens = name.starts_with("open") && ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| call.contains(flag));
    opens || by_name.iter().any(|n| name.trim_start_matches('f') == *n || name.starts_with(&format!("{n}at")) || name == *n)
}

/// The paths in a call: in quotes, or in the angle brackets that tell what a number stands for.
fn paths(call: &str) -> Vec<String> {
    let quoted = call.split('"').skip(1).step_by(2);
    let told = call.split('<').skip(1).filter_map(|part| part.split('>').next());
    quoted.chain(told).filter(|p| p.starts_with('/')).map(str::to_owned).collect()
}

const LETTER: &str = "Hello,\n\nYour Amazon.com selling account has been deactivated because of complaints about the authenticity of your items.\n\
    ASIN: B0C1234567\n\nWithin 17 days, send a plan of action and invoices.\n\nAmazon.com\n";

#[test]
fn the_system_sees_no_socket_and_no_file_outside() {
    let Some(watched) = Watched::new() else { return };
    fs::write(watched.world.path().join("here/notice.txt"), LETTER).unwrap();
    fs::write(watched.world.path().join("here/invoice.pdf"), "%PDF-1.4 x").unwrap();
    let (id, mut calls) = watched.run(&["new", "notice.txt", "--batch"]);
    let id = id.trim_end();
    for args in [
        &["set", id, "seller.store", "Northwind"][..],
        &["attach", id, "invoice.pdf"],
        &["notice", "notice.txt", "--json"],
        &["list", "--json"],
        &["export", id, "--redact", "--format", "html", "-o", "plan.html"],
        &["show", id],
    ] {
        calls.extend(watched.run(args).1);
    }
    assert!(calls.len() > 100, "{calls:#?}");
    let sockets = ["socket(", "socketpair(", "connect(", "bind(", "listen(", "accept", "sendto(", "sendmsg(", "recvfrom("];
    let talk: Vec<&String> = calls.iter().filter(|call| sockets.iter().any(|s| call.starts_with(s))).collect();
    assert!(talk.is_empty(), "{talk:#?}");
    let world = watched.world.path().canonicalize().unwrap();
    let inside = |path: &str| {
        let path = Path::new(path);
        ["data", "config"].iter().any(|folder| path.starts_with(world.join(folder)))
            || path.starts_with("/dev")
            || path.starts_with("/proc/self")
    };
    // The file that was named is made beside itself and then given its name.
    let named = |path: &str| {
        let path = Path::new(path);
        path.parent() == Some(&world.join("here"))
            && path.file_name().is_some_and(|n| n == "plan.html" || n.to_string_lossy().starts_with(".rejoinder-"))
    };
    let here = world.join("here").display().to_string();
    for call in calls.iter().filter(|call| writes(call) && !call.contains(" = -1 ")) {
        let astray: Vec<String> = paths(call).into_iter().filter(|path| !inside(path) && !named(path) && *path != here).collect();
        assert!(astray.is_empty(), "{call}");
        // Names without a folder are meant where the program was started.
        let bare = call.split('"').skip(1).step_by(2).filter(|p| !p.starts_with('/'));
        for name in bare.map(|name| name.trim_start_matches("./")) {
            assert!(call.contains("<") || name == "plan.html" || name.starts_with(".rejoinder-"), "{call}");
        }
    }
}

#[test]
fn a_save_is_written_flushed_named_and_its_folder_flushed_in_this_order() {
    let Some(watched) = Watched::new() else { return };
    let (id, _) = watched.run(&["new", "--batch"]);
    let (_, calls) = watched.run(&["set", id.trim_end(), "seller.store", "Northwind"]);
    let find = |from: usize, what: &str, all: &[&str]| {
        let found = calls.iter().skip(from).position(|call| all.iter().all(|part| call.contains(part)) && !call.contains(" = -1 "));
        found.map(|at| from + at).unwrap_or_else(|| panic!("{what} does not follow: {calls:#?}"))
    };
    let put = find(0, "the rename", &["rename", "case.toml\""]);
    let new = calls[put].split('"').find(|part| part.contains(".new-")).unwrap().rsplit('/').next().unwrap();
    let write = find(0, "the write", &["write(", new]);
    let flush = find(write, "the flush", &["fsync(", new]);
    assert!(write < flush && flush < put, "{write} {flush} {put}");
    let folder = format!("/{}>", id.trim_end());
    let folder_flush = find(put, "the flush of the folder", &["fsync(", &folder]);
    // What is left of the journal goes only when all of this is done.
    if let Some(cut) = calls.iter().position(|call| call.starts_with("ftruncate(") && call.contains(".journal")) {
        assert!(folder_flush < cut);
    }
}
