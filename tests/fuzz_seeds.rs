//! The fuzz targets as plain tests: over the seeds of `fuzz/seeds/`, and over inputs too large to keep.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test's helpers may stop the test")]

use std::fs;
use std::path::Path;

use rejoinder::intake::decode::{DecodeError, decode};
use rejoinder::intake::probe;
use rejoinder::intake::read::Reader;
use rejoinder::playbook::library::Library;

fn each_seed(target: &str, mut run: impl FnMut(&[u8]) -> Result<(), String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        run(&bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        // Every cut of a seed is a seed.
        for end in (0..bytes.len()).step_by(7) {
            run(&bytes[..end]).unwrap_or_else(|why| panic!("{} up to {end}: {why}", path.display()));
        }
        count += 1;
    }
    assert!(count > 5, "the seeds of {target} were not found");
}

#[test]
fn decode_takes_its_seeds() {
    each_seed("decode", probe::decoding);
}

#[test]
fn mail_takes_its_seeds() {
    each_seed("mail", probe::message);
    each_seed("mail", probe::decoding);
}

#[test]
fn html_takes_its_seeds() {
    each_seed("html", probe::page);
    each_seed("html", probe::decoding);
}

#[test]
fn extract_takes_its_seeds() {
    let reader = Reader::new(&Library::built_in());
    each_seed("extract", |bytes| probe::extraction(bytes, &reader));
}

#[test]
fn case_takes_its_seeds() {
    each_seed("case", rejoinder::store::probe::case);
}

#[test]
fn journal_takes_its_seeds() {
    each_seed("journal", rejoinder::store::probe::journal);
}

#[test]
fn playbook_takes_its_seeds() {
    let library = Library::built_in();
    each_seed("playbook", |bytes| rejoinder::playbook::probe::file(bytes, &library));
}

/// Large inputs of one kind each. None is timed here (`benches/intake.rs` does that); what is not linear would hang.
#[test]
fn large_inputs_are_read_or_refused() {
    let reader = Reader::new(&Library::built_in());
    let read = |text: &str| probe::extraction(text.as_bytes(), &reader).unwrap();
    read(&"a".repeat(1 << 18));
    read(&"case id your account within 17 days I am (".repeat(1 << 11));
    read(&"- x\n".repeat(30_000));
    read(&"> ".repeat(1 << 15));
    read(&"B07KD2W9TQ".repeat(1 << 13));
    read(&"Hello, ".repeat(1 << 13));
    read(&"您的账户。".repeat(1 << 12));
    read(&format!("{}:\n{}", "your account ".repeat(1 << 13), "- reply within 17 days\n".repeat(1 << 12)));
    read(&"by 5/6/2024 ".repeat(1 << 13));
    probe::page("<div>".repeat(20_000).as_bytes()).unwrap();
    probe::page("<a<a='".repeat(1 << 16).as_bytes()).unwrap();
    probe::page("<nav><p>x</nav>".repeat(1 << 14).as_bytes()).unwrap();
    probe::page("<!--".repeat(1 << 17).as_bytes()).unwrap();
}

#[test]
fn deep_mails_and_pages_end_in_a_message() {
    let mut deep = String::from("MIME-Version: 1.0\nSubject: x\n");
    for n in 0..5000 {
        deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"));
    }
    assert_eq!(decode(deep.as_bytes(), "notice.eml"), Err(DecodeError::TooDeep));
    let mut forwarded = String::from("MIME-Version: 1.0\n");
    for _ in 0..50 {
        forwarded.push_str("Content-Type: message/rfc822\n\n");
    }
    assert_eq!(decode(forwarded.as_bytes(), "notice.eml"), Err(DecodeError::TooDeep));
    let page = format!("<html><body>{}Hello", "<div>".repeat(20_000));
    assert_eq!(decode(page.as_bytes(), "notice.html"), Err(DecodeError::TooDeep));
}
