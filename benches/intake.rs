//! Reading a two-page letter, a paste of one megabyte and a mail of five, each beside copying the same bytes.
//!
//! `cargo bench --bench intake`. The ratio of two lines of one group says more than either: machines differ, the ratio hardly.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rejoinder::intake::decode::decode;
use rejoinder::intake::read::Reader;
use rejoinder::playbook::library::Library;

fn main() {
    divan::main();
}

const PARAGRAPH: &str = "We have removed your listing because buyers told us that items sold as new looked used (ASIN B07WXT5KLN). \
    Please send us a plan of action with the root cause and invoices of the last 365 days within 17 days.\n\n";

/// Two pages: about six thousand characters.
fn letter() -> Vec<u8> {
    format!("Hello Harbour Goods,\n\n{}Seller Performance\nAmazon.com\n", PARAGRAPH.repeat(28)).into_bytes()
}

/// A megabyte as somebody might paste it: chatter, letters, quoted mails.
fn paste() -> Vec<u8> {
    let thread = format!(
        "I got this today, what now?\n\nHello,\n\n{}Seller Performance\n\nOn Mon, Jan 5, 2026 Tom wrote:\n> Dear team,\n> I appeal.\n> Tom\n\n",
        PARAGRAPH.repeat(4)
    );
    thread.repeat(1_048_576 / thread.len() + 1).into_bytes()
}

/// A mail of five megabytes: a letter of two parts, and an attachment.
fn mail() -> Vec<u8> {
    let text = String::from_utf8(letter()).unwrap_or_default();
    let page = text.replace("\n\n", "</p><p>");
    let mut mail = format!(
        "From: Amazon <a@example.com>\nSubject: Your listing\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=O\n\n--O\n\
         Content-Type: multipart/alternative; boundary=I\n\n--I\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--I\nContent-Type: text/html\n\n<p>{page}</p>\n--I--\n\
         --O\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\n"
    );
    while mail.len() < 5_242_880 {
        mail.push_str("JVBERi0xLjQKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRlci9GbGF0ZURl\n");
    }
    mail.push_str("--O--\n");
    mail.into_bytes()
}

fn read(bencher: Bencher, bytes: &[u8], name: &str) {
    let reader = Reader::new(&Library::built_in());
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| decode(black_box(bytes), name).map(|decoded| reader.read(&decoded)));
}

fn copy(bencher: Bencher, bytes: &[u8]) {
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| black_box(bytes).to_vec());
}

#[divan::bench]
fn letter_copied(bencher: Bencher) {
    copy(bencher, &letter());
}

#[divan::bench]
fn letter_read(bencher: Bencher) {
    read(bencher, &letter(), "notice.txt");
}

#[divan::bench]
fn mail_copied(bencher: Bencher) {
    copy(bencher, &mail());
}

#[divan::bench(sample_count = 20)]
fn mail_read(bencher: Bencher) {
    read(bencher, &mail(), "notice.eml");
}

#[divan::bench]
fn paste_copied(bencher: Bencher) {
    copy(bencher, &paste());
}

#[divan::bench(sample_count = 10)]
fn paste_read(bencher: Bencher) {
    read(bencher, &paste(), "notice.txt");
}
