//! The sentences of the linear mode that have a number, a name or a state in them.

/// Asked on a line of its own.
pub const ANSWER: &str = "> ";
/// Asked for a further line.
pub const MORE: &str = "... ";
/// Where nothing stands.
pub const EMPTY: &str = "(empty)";

/// Above several cases.
pub fn saved_cases(n: usize) -> String {
    if n == 1 { "1 saved case:".to_owned() } else { format!("{n} saved cases:") }
}

/// A case of the desk.
pub fn case(at: usize, title: &str, id: &str, archived: bool, what: &str) -> String {
    let archived = if archived { ", archived" } else { "" };
    format!("{at}. {title} ({id}){archived}: {what}")
}

/// A case of the desk that cannot be opened.
pub fn damaged(problem: &str) -> String {
    format!("damaged: {problem}")
}

/// How far a case of the desk has come.
pub fn case_state(stage: &str, errors: usize, clock: Option<&str>) -> String {
    let open = if errors == 0 { "nothing open".to_owned() } else { format!("{errors} open") };
    let clock = clock.map_or(String::new(), |clock| format!(". {clock}"));
    format!("{stage}, {open}{clock}")
}

/// The document, and how many gaps it has.
pub fn document(title: &str, gaps: usize) -> String {
    let open = match gaps {
        0 => "It has no gaps.".to_owned(),
        1 => "1 gap is open in it.".to_owned(),
        n => format!("{n} gaps are open in it."),
    };
    format!("The document: {title}. {open}")
}

/// How the document is read and written.
pub fn ways_out(name: &str) -> String {
    format!("show reads it. export {name} writes it as plain text; a name that ends in .md, as Markdown.")
}

/// A file was written.
pub fn written(file: &str) -> String {
    format!("Written: {file}")
}

/// The label of a question.
pub fn question(label: &str, needed: bool) -> String {
    format!("{label}{}", if needed { " (needed)" } else { "" })
}

/// A question with what stands there, numbered.
pub fn question_row(at: usize, label: &str, value: &str) -> String {
    format!("{at}. {label}: {}", if value.is_empty() { EMPTY } else { value })
}

/// A thing by its number.
pub fn numbered(at: usize, what: &str) -> String {
    format!("{at}. {what}")
}

/// Many choices, which are not read unasked.
pub fn many_choices(n: usize) -> String {
    format!("{n} to choose from; why reads them.")
}

/// What stands in a field.
pub fn now(value: &str) -> String {
    format!("Now: {value}")
}

/// What is wrong with a field, or was found on opening.
pub fn note(remark: &str) -> String {
    format!("Note: {remark}")
}

/// An answer to learn from that would be refused.
pub fn weak(text: &str) -> String {
    format!("Weak: {text}")
}

/// An answer to learn from.
pub fn strong(text: &str) -> String {
    format!("Strong: {text}")
}

/// There is no such question in an item.
pub fn no_question_here(n: usize) -> String {
    format!("There is no question {n} here.")
}

/// There is no such question in a step.
pub fn no_question(n: usize) -> String {
    format!("There is no question {n} in this step.")
}

/// There is no such item.
pub fn no_item(n: usize, count: usize) -> String {
    format!("There is no item {n}: the list has {}.", items(count))
}

/// There is no such starting point.
pub fn no_suggestion(n: usize) -> String {
    format!("There is no starting point {n}. suggest reads them.")
}

/// There is no such reading.
pub fn no_reading(n: usize) -> String {
    format!("There is no reading {n}.")
}

/// How many items, in words.
pub fn items(n: usize) -> String {
    match n {
        0 => "none yet".to_owned(),
        1 => "1 item".to_owned(),
        n => format!("{n} items"),
    }
}

/// A list, above its items.
pub fn list(heading: &str, count: usize, help: &str) -> String {
    format!("{heading}: {}. {help}", items(count))
}

/// A list, as one line of a step.
pub fn list_row(heading: &str, count: usize) -> String {
    format!("{heading}: {}", items(count))
}

/// A starting point.
pub fn suggestion(at: usize, label: &str, when: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!(" ({when})") };
    format!("{at}. {label}{when}")
}

/// Items that are not read unasked.
pub fn more_items(n: usize) -> String {
    format!("… and {n} more; list reads them all.")
}

/// One item: its cells with their headings, and what is open in it.
pub fn item(at: usize, cells: &[(&str, &str)], problems: &[String]) -> String {
    let told = cells.iter().map(|(heading, cell)| if heading.is_empty() { (*cell).to_owned() } else { format!("{heading}: {cell}") });
    let told: Vec<String> = told.collect();
    let told = if told.is_empty() { EMPTY.to_owned() } else { told.join("; ") };
    let problems = if problems.is_empty() { String::new() } else { format!(". Open: {}", problems.join(", ")) };
    format!("{at}. {told}{problems}")
}

/// Asked at a list: what can be said there.
pub fn list_prompt(more: &[&str]) -> String {
    format!("Enter goes on; or {}. ", more.join(", "))
}

/// Who has the case, and what follows from it.
pub fn only_read(failure: &str) -> String {
    format!("{failure}. It is opened to read only: nothing you answer here is kept.")
}

/// Asked for what stands in a reading's place.
pub fn instead(label: &str, value: &str) -> String {
    format!("{label}, instead of {value}: > ")
}

/// A reading was accepted.
pub fn accepted(label: &str, value: &str) -> String {
    format!("Accepted: {label} {value}.")
}

/// A reading was changed.
pub fn changed(label: &str, to: &str) -> String {
    format!("Changed: {label} {to}.")
}

/// A reading was dropped.
pub fn dropped(label: &str, value: &str) -> String {
    format!("Dropped: {label} {value}.")
}

/// One reading, with its line and words.
pub fn reading(at: usize, label: &str, value: &str, line: Option<usize>, quoted: &str, settled: bool) -> String {
    let place = line.map_or(String::new(), |line| format!(". Line {line}: \"{quoted}\""));
    let settled = if settled { "" } else { ". Not confirmed" };
    format!("{at}. {label}: {value}{place}{settled}")
}

/// The charge was chosen.
pub fn charge_is(label: &str) -> String {
    format!("The charge is: {label}.")
}

/// What a safe fix changes.
pub fn fix(what: &str, before: &str) -> String {
    format!("{what}. Now: {before}")
}

/// What stands there after a safe fix.
pub fn then(after: &str) -> String {
    format!("Then: {after}")
}

/// A finding: how much it weighs, where, what, and what to do.
pub fn finding(at: usize, severity: &str, place: &str, message: &str, fix: &str) -> String {
    let fix = if fix.is_empty() { String::new() } else { format!(" {fix}") };
    format!("{at}. {severity}, {place}: {message}{fix}")
}

/// A finding that the seller lets stand.
pub fn waived(at: usize, place: &str, message: &str, reason: &str) -> String {
    format!("{at}. {place}: {message} Your reason: {reason}")
}

/// A place of a step.
pub fn place(step: &str, what: &str) -> String {
    format!("{step}, {what}")
}

/// What is left to do.
pub fn still_to_do(ready: &str) -> String {
    format!("Still to do: {ready}.")
}

/// After the last step.
pub fn last_step(ready: &str) -> String {
    format!("That was the last step. Still to do: {ready}.")
}

/// The case that is opened.
pub fn opened(title: &str, id: &str) -> String {
    format!("{title} ({id})")
}

/// Why nothing can be changed.
pub fn read_only(reason: &str) -> String {
    format!("Read-only: {reason}")
}

/// Said on leaving.
pub fn saved(id: &str) -> String {
    format!("Saved. Go on with: rejoinder open {id}")
}

/// Nothing could be written.
pub fn not_saved(reason: &str) -> String {
    let reason = if reason.contains("not saved") { reason.to_owned() } else { format!("not saved: {reason}") };
    format!("{}. What you typed is kept here and is tried again.", capital(&reason))
}

/// Where one stands in the row of steps.
pub fn step(place: Option<(usize, usize)>, title: &str, state: &str) -> String {
    let place = place.map_or(String::new(), |(at, of)| format!("Step {at} of {of}: "));
    format!("{place}{title}{state}")
}

/// Above the first of several questions.
pub fn heading(heading: &str) -> String {
    format!("{heading}:")
}

/// A prompt of a menu.
pub fn menu(prompt: &str) -> String {
    format!("{prompt}> ")
}

/// A line that means nothing here; `near` is what may have been meant.
pub fn no_command(near: Option<&str>) -> String {
    format!("That is no command here. {}", near.map_or("help says what is.".to_owned(), capital))
}

/// A step that there is not.
pub fn no_step(near: Option<&str>) -> String {
    format!("There is no such step. {}", near.map_or("steps lists them.".to_owned(), capital))
}

/// A change taken back.
pub fn taken_back(label: &str) -> String {
    format!("Taken back: {label}.")
}

/// A change done again.
pub fn done_again(label: &str) -> String {
    format!("Done again: {label}.")
}

/// How a line of the ledger stands.
pub mod ledger {
    /// Words answer it.
    pub const ANSWERED: &str = "answered, not proved";
    /// Words and a paper answer it.
    pub const PROVED: &str = "answered and proved";

    /// It does not apply, for a reason.
    pub fn not_applicable(why: &str) -> String {
        format!("does not apply: {why}")
    }

    /// Something is missing.
    pub fn open(what: &str) -> String {
        format!("open: {what}")
    }

    /// A line of the ledger.
    pub fn line(subject: &str, state: &str) -> String {
        format!("{subject}: {state}")
    }
}

/// How a paper that is needed stands.
pub mod need {
    /// It is here.
    pub const HAVE: &str = "have";
    /// It is not here.
    pub const MISSING: &str = "missing";
    /// It is not here, and not owed.
    pub const WOULD_HELP: &str = "missing, it would help";

    /// It is here and does not serve.
    pub fn weak(why: &str) -> String {
        format!("weak: {why}")
    }

    /// A paper that is needed.
    pub fn row(what: &str, about: &str, state: &str, labels: &[String], rule: &str) -> String {
        let about = if about.is_empty() { String::new() } else { format!(" for {about}") };
        let labels = if labels.is_empty() { String::new() } else { format!(" (Exhibit {})", labels.join(", ")) };
        let rule = if rule.is_empty() { String::new() } else { format!(". {rule}") };
        format!("{what}{about}: {state}{labels}{rule}")
    }
}

/// How a step stands, to be put behind its name.
pub mod state {
    /// Nothing is open.
    pub const DONE: &str = ", nothing open";
    /// The case does not need it.
    pub const NOT_NEEDED: &str = ", not needed";
    /// Nothing was answered yet.
    pub const NOT_BEGUN: &str = ", not begun";

    /// So much is open.
    pub fn open(n: usize) -> String {
        format!(", {n} open")
    }

    /// So many warnings stand.
    pub fn warnings(n: usize) -> String {
        if n == 1 { ", 1 warning".to_owned() } else { format!(", {n} warnings") }
    }
}

/// With a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
