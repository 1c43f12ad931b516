//! `rejoinder playbooks` for a person.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::casework::office::Office;
use crate::casework::playbooks::{self, Playbook};
use crate::domain::clean::clean;

/// The playbooks as a table: name and title.
pub fn list(books: &[Playbook]) -> String {
    let name = |p: &Playbook| format!("{}/{}", p.family, p.id);
    let width = books.iter().map(|p| name(p).width()).max().unwrap_or(0);
    let line = |p: &Playbook| {
        let name = name(p);
        format!("{name}{}  {}\n", " ".repeat(width - name.width()), p.title)
    };
    books.iter().map(line).collect()
}

/// One playbook for reading: what it knows, with where each statement comes from.
pub fn report(book: &Playbook, office: &Office) -> String {
    let mut page = Page { office, out: String::new() };
    let _ = writeln!(page.out, "{}/{}: {}\n\n{}", book.family, book.id, book.title, book.meaning.trim());
    page.text("Accepting it", &book.accepting);
    page.text("Disputing it", &book.disputing);
    page.text("The document", &document(book));
    page.said("In the first hour", &book.first_hour);
    page.said("What gets such answers refused", &book.mistakes);
    page.heading("Questions", book.questions.is_empty());
    for question in &book.questions {
        let _ = writeln!(page.out, "  {}: {}\n    why: {}", question.id, question.ask.trim(), question.why.trim());
        for (word, text) in [("weak", &question.weak), ("strong", &question.strong)] {
            if !text.trim().is_empty() {
                let _ = writeln!(page.out, "    {word}: {}", text.trim());
            }
        }
    }
    let parts = [
        ("Typical causes", &book.causes),
        ("Facts that refute", &book.rebuttals),
        ("Corrective actions reviewers credit", &book.corrective),
        ("Preventive measures reviewers credit", &book.preventive),
    ];
    for (heading, suggestions) in parts {
        page.heading(heading, suggestions.is_empty());
        for suggestion in suggestions {
            let when = if suggestion.when.trim().is_empty() { String::new() } else { format!(" ({})", suggestion.when.trim()) };
            let _ = writeln!(page.out, "  - {}{when}", suggestion.label.trim());
        }
    }
    page.heading("Evidence", book.evidence.is_empty());
    for need in &book.evidence {
        let owed = if need.required { "needed" } else { "helps" };
        let per = match need.per.as_str() {
            "case" => String::new(),
            each => format!(", for each {each}"),
        };
        let _ = writeln!(page.out, "  - {} ({owed}{per})", need.what.trim());
        if !need.rule.trim().is_empty() {
            let _ = writeln!(page.out, "    {}", need.rule.trim());
        }
    }
    page.heading("Clocks", book.clocks.is_empty());
    for clock in &book.clocks {
        let rule = clock.rule.replace("{days}", &clock.days.abs().to_string()).replace("{start}", clock.start.as_str());
        let _ = writeln!(page.out, "  - {rule}");
    }
    page.heading("Where to send it", book.portal.steps.is_empty());
    for (at, step) in book.portal.steps.iter().enumerate() {
        let _ = writeln!(page.out, "  {}. {}", at + 1, step.trim());
    }
    page.sources(book);
    page.out
}

/// What a check found: a line a mistake, and one line of what was looked at.
pub fn checked(checked: &playbooks::Checked) -> String {
    let mut out: String = checked.faults.iter().map(|fault| format!("{}\n", clean(&fault.to_string()))).collect();
    let many = |n: usize, noun: &str| if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") };
    let verdict = if checked.faults.is_empty() { "sound".to_owned() } else { many(checked.faults.len(), "mistake") };
    let (files, letters, cases) = (many(checked.files, "file"), many(checked.letters, "letter test"), many(checked.cases, "case test"));
    let _ = writeln!(out, "{files}, {letters}, {cases}: {verdict}");
    out
}

fn document(book: &Playbook) -> String {
    let fits = book.document.title();
    let disputed = book.dispute_document.title();
    let mut told = if fits == disputed { fits.to_owned() } else { format!("{fits}; {disputed} when every charge is disputed") };
    if let Some(account) = book.account_document {
        let _ = write!(told, "; {} when the whole account is charged", account.title());
    }
    told
}

struct Page<'a> {
    office: &'a Office,
    out: String,
}

impl Page<'_> {
    fn heading(&mut self, heading: &str, empty: bool) {
        if !empty {
            let _ = writeln!(self.out, "\n{heading}");
        }
    }

    fn text(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            let _ = writeln!(self.out, "\n{heading}\n  {}", text.trim());
        }
    }

    fn said(&mut self, heading: &str, statements: &[playbooks::Statement]) {
        self.heading(heading, statements.is_empty());
        for statement in statements {
            let _ = writeln!(self.out, "  - {}", statement.text.trim());
        }
    }

    /// Where its statements come from, each source once.
    fn sources(&mut self, book: &Playbook) {
        let keys = playbooks::sources(book);
        self.heading("Sources", keys.is_empty());
        for key in keys {
            let _ = match self.office.library.source(&key) {
                Some(source) => writeln!(self.out, "  {key}: {}, seen {}, {}", source.title, source.seen, source.at),
                None => writeln!(self.out, "  {key}"),
            };
        }
    }
}
