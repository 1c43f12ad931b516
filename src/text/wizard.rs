//! The words of the wizard.

/// Under the file name of evidence.
pub const ATTACH_HELP: &str = "Type or drop a file name; Tab completes it. The file is copied, the original stays where it is.";
/// Above the file name for one exhibit.
pub const ATTACH_ONE_TITLE: &str = "File of this exhibit";
/// Above the file name of evidence.
pub const ATTACH_TITLE: &str = "Add a file as evidence";
/// Above the list of charges.
pub const CHARGE_TITLE: &str = "What does the notice accuse you of?";
/// The name of the step that undo takes back.
pub const CHOOSING: &str = "choose";
/// Heading of the clocks.
pub const CLOCKS: &str = "Clocks";
/// Above the list of earlier states.
pub const EARLIER_TITLE: &str = "Go back to which state? Undo brings you here again";
/// Under another folder's name.
pub const ELSEWHERE_HELP: &str = "A folder with room, such as a stick. The case goes on there.";
/// Above another folder's name.
pub const ELSEWHERE_TITLE: &str = "Save the case in";
/// Save in another folder.
pub const ELSEWHERE: &str = "save it in another folder";
/// Above the paragraphs.
pub const REWORD_TITLE: &str = "Which paragraph do you want to write in your own words?";
/// A document without anything in it.
pub const EMPTY_DOCUMENT: &str = "The document grows here as you answer.";
/// Under the name of the file to write.
pub const EXPORT_HELP: &str = "A name in this folder or a whole path. An existing file is asked about first.";
/// Under the name of the file for a masked copy.
pub const REDACTED_HELP: &str = "Names that only a sentence tells are not known: read it before you pass it on.";
/// Above the name of the file for a masked copy.
pub const REDACTED_TITLE: &str = "Write a copy with masks to";
/// Above the name of the file to write.
pub const EXPORT_TITLE: &str = "Write the document to";
/// No finding.
pub const FOUND_NOTHING: &str = "The review finds nothing. Read the document once more as a stranger would.";
/// What to do about a finding.
pub const FIX: &str = "What to do";
/// A piece of evidence that helps.
pub const HELPFUL: &str = "It helps; answers without it are not refused for that alone.";
/// Above the list of keys.
pub const HELP_INTRO: &str = "These keys work where you are now. Ctrl-P finds any action by its name.";
/// Title of the list of keys.
pub const HELP_TITLE: &str = "Keys";
/// Heading of the keys in a text.
pub const IN_TEXT: &str = "In a text";
/// What stands here holds.
pub const HERE: &str = "what stands here";
/// What the other side wrote holds.
pub const THERE: &str = "what stands there";
/// Put a damaged case right.
pub const RESCUE: &str = "put it right with what can be rescued";
/// Keep things as they are.
pub const KEEP: &str = "keep it";
/// Leave without saving.
pub const LEAVE_UNSAVED: &str = "leave without saving";
/// Above the letter's pane.
pub const LETTER: &str = "The letter";
/// The empty pane of the letter.
pub const LETTER_EMPTY: &str = "Paste the letter here, or drop its file. ^O reads a file, F3 picks the charge from a list.";
/// A required field that is blank.
pub const NEEDED: &str = "needed";
/// Under the name of the notice's file.
pub const NOTICE_FILE_HELP: &str = "A text, a mail (.eml) or a saved page (.html); Tab completes the name.";
/// Above the name of the notice's file.
pub const NOTICE_FILE_TITLE: &str = "Read the notice from a file";
/// A field that is not printed.
pub const NOT_PRINTED: &str = "It helps you to think and is not printed.";
/// A reading without words.
pub const NO_WORDS: &str = "You put this in; the letter has no words for it.";
/// The line to the next step, before the step's name.
pub const ONWARD: &str = "go on to";
/// Replace an existing file.
pub const OVERWRITE: &str = "replace it";
/// Go to the review first.
pub const TO_REVIEW: &str = "go to the review first";
/// Take the text all the same.
pub const TAKE_AS_IS: &str = "take it as it is";
/// Below the exhibits that can be linked.
pub const ADD_PROOF: &str = "+ add a file that proves it";
/// Do not add the files of a folder.
pub const KEEP_OUT: &str = "leave them out";
/// Add the files of a folder.
pub const ADD_ALL: &str = "add them all";
/// A picker in which nothing fits what is typed.
pub const NO_PICK: &str = "Nothing here fits what you typed. Backspace takes letters out; Esc goes back.";
/// Above the words to find.
pub const FIND_TITLE: &str = "Find words in your answers";
/// Under the words to find.
pub const FIND_HELP: &str = "First in the field you are in, then in every other. Ctrl-G finds the next place.";
/// Title of the palette.
pub const PALETTE: &str = "What do you want to do?";
/// Title of what the shelf offers.
pub const SHELF_TITLE: &str = "From the shelf";
/// Edit own words.
pub const WORDING_EDIT: &str = "edit mine";
/// The place of own words is gone.
pub const WORDING_GONE: &str = "nothing: its place in the document is gone";
/// Decide later.
pub const WORDING_LATER: &str = "later";
/// Keep own words.
pub const WORDING_MINE: &str = "keep mine";
/// Take what the answers give.
pub const WORDING_NEW: &str = "take the new one";
/// Under a reading that is being changed.
pub const READING_HELP: &str = "What it should say.";
/// Above a reading that is being changed.
pub const READING_TITLE: &str = "What does the letter say?";
/// Replace the letter.
pub const REPLACE: &str = "replace it";
/// Replace the letter?
pub const REPLACE_QUESTION: &str = "The case has a letter already. Put the pasted text in its place? What you settled stays.";
/// A piece of evidence that is needed.
pub const REQUIRED: &str = "Answers without it are refused.";
/// Try to save again.
pub const RETRY: &str = "try again, then leave";
/// What must be right.
pub const RULE: &str = "What must be right about it";
/// Stay.
pub const STAY: &str = "stay here";
/// Heading of a strong answer.
pub const STRONG: &str = "Strong";
/// Take the letter away.
pub const TAKE_AWAY: &str = "take it out";
/// Take the letter away?
pub const TAKE_AWAY_QUESTION: &str = "Take the letter out of the case? Readings you did not settle go with it.";
/// Heading of a letter's words.
pub const THE_WORDS: &str = "The letter's words";
/// A window that is too small.
pub const TOO_SMALL: &str = "This window is too small to show your case. Your text is kept; make it 60 by 20 or larger.";
/// Heading of a weak answer.
pub const WEAK: &str = "Weak";
/// Heading of the readings.
pub const WHAT_IT_SAYS: &str = "What it says";
/// Heading of the place in the document.
pub const WHERE: &str = "Where it appears";
/// Heading of the reason.
pub const WHY: &str = "Why we ask";

/// Heading of the charges that the letter might make.
pub const COULD_BE: &str = "It could be";
/// Below the charges that the letter might make.
pub const COULD_BE_OTHER: &str = "None of these: F3 shows every charge. No charge at all: leave them.";
/// Beside a reading in whose place the seller put something else.
pub const YOURS: &str = "yours";

/// The words that speak for a possible charge.
pub fn speaks_for(words: &str) -> String {
    format!("because of {words}")
}

/// What the letter says where the seller put something else.
pub fn yours(words: &str) -> String {
    format!("You changed this; it stays so, however often the letter is read. The letter: \"{words}\"")
}

/// Keys of a text field.
pub const TEXT_KEYS: &[(&str, &str)] = &[
    ("arrows", "Move; with Ctrl by words, with Shift to select"),
    ("home end", "Beginning and end of the row; with Ctrl of the text"),
    ("^W ^U ^K", "Take out the word before, the line before, the line after"),
    ("^C ^X", "Copy, cut what is selected"),
    ("^Z ^Y", "Undo, do again"),
    ("enter", "A new line in a long text; on to the next field in a short one"),
];

/// What a step is for; of the shelf, what it keeps there.
pub fn about(step: &str, shelf: bool) -> &'static str {
    match step {
        "facts" if shelf => "Who you are, who works for you, whom you buy from. A new case begins with the seller from here.",
        "preventive" if shelf => "Procedures that run in your business, whatever the charge. In a case, F4 takes one.",
        "evidence" if shelf => "Papers that more than one case needs. In a case, F4 takes a copy.",
        "notice" => "The notice is the agenda. Paste it, then check what was read in it, line by line.",
        "first-hour" => "What to do now and what never to do. Nothing to type here.",
        "charges" => "Say of each charge whether it is true. Accept and dispute are answered in two different ways.",
        "facts" => "What a reader needs to know before the answer: the store, the products, the figures.",
        "causes" => "Why it happened. Ask \"why?\" until the answer is something you can change.",
        "corrective" => "What you have done already: finished, dated, checkable.",
        "preventive" => "What runs from now on: who, how often, since when, how it is checked.",
        "evidence" => "Every claim wants its proof, and every file a claim.",
        "review" => "What a reviewer would refuse, before they do.",
        "export" => "The finished text. Copy it, or write it to a file.",
        _ => "What was sent, when, by which way, and what came back.",
    }
}

/// A limit that the field has.
pub fn limit(characters: usize) -> String {
    format!("Up to {characters} characters are read at a glance.")
}

/// Replace this file?
pub fn overwrite_question(path: &str) -> String {
    format!("{path} exists already. Replace it?")
}

/// Where two sides changed one place.
pub fn clash(label: &str, here: &str, there: &str) -> String {
    let quoted = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("\"{text}\"") };
    format!("{label} was changed on both sides.\nHere: {}\nThere: {}\nWhich one holds?", quoted(here), quoted(there))
}

/// A damaged case.
pub fn damaged(problem: &str) -> String {
    format!("{problem}\nThe damaged file is kept beside the one that is put right.")
}

/// Take a text that is not finished?
pub fn unfinished(errors: usize, open: usize) -> String {
    let mut told = Vec::new();
    match open {
        0 => {}
        1 => told.push("one gap stands in the text, in brackets".to_owned()),
        n => told.push(format!("{n} gaps stand in the text, in brackets")),
    }
    match errors {
        0 => {}
        1 => told.push("the review finds one error".to_owned()),
        n => told.push(format!("the review finds {n} errors")),
    }
    format!("This text is not finished: {}. Whoever reads it sees that.", told.join(", and "))
}

/// Which rule found it.
pub fn rule(rule: &str) -> String {
    format!("Rule: {rule}.")
}

/// Under which heading.
pub fn under(heading: &str) -> String {
    format!("Under \"{heading}\".")
}

/// The first item of a list.
pub const ADD_FIRST: &str = "add";
/// One more item.
pub const ADD_MORE: &str = "another";
/// Answered in words.
pub const ANSWERED: &str = "answered";
/// Above the counter of a box.
pub const COUNTER_TITLE: &str = "How many characters does the form's counter allow?";
/// A box whose counter is not known.
pub const COUNTER_UNKNOWN: &str = "The form shows how much a box takes: l notes it, and a text that is too long is split.";
/// Under the counter of a box.
pub const COUNTER_HELP: &str = "The number that stands beside the box on the form; empty forgets it.";
/// Heading of the paste deck.
pub const DECK: &str = "Box by box, as the form takes it";
/// The three answers to a line of the checklist.
pub const NEED_ANSWERS: [&str; 3] = ["I have it: add the file", "It comes, by a date", "It cannot be had, and this is why"];
/// Heading of the checklist.
pub const ASKED_FOR: &str = "What the notice and the charge call for";
/// A row with nothing in its first cell.
pub const EMPTY_ROW: &str = "(empty)";
/// The line at the end of the last step.
pub const LAST_STEP: &str = "this is the last step; esc leads to all steps";
/// Heading of the ledger.
pub const LEDGER: &str = "Every charge and every thing asked for";
/// The format.
pub const MARKDOWN: &str = "Markdown";
/// Evidence that is not there.
pub const MISSING: &str = "missing: have it? by when? cannot?";
/// A links field without links.
pub const PICK_LINKS: &str = "enter picks";
/// The format.
pub const PLAIN: &str = "Plain text, for web forms";
/// Proved.
pub const PROVED: &str = "answered, with an exhibit";
/// Heading of the document's text.
pub const THE_TEXT: &str = "The text";
/// Evidence that is there.
pub const HERE_IT_IS: &str = "here";
/// Evidence that helps and is not there.
pub const WOULD_HELP: &str = "not there; it would help";

/// So many characters.
pub fn characters(count: usize) -> String {
    format!("{count} characters")
}

/// The three texts of a paragraph in the seller's own words.
pub fn three_ways(was: &str, now: &str, own: &str) -> String {
    format!(
        "Check again: an answer below your own words changed.\n\nWhen you wrote them it said: {was}\n\nNow it would say: {now}\n\nYour words: {own}"
    )
}

/// How many findings.
pub fn counts(errors: usize, warnings: usize, hints: usize) -> String {
    let many = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    format!("{} · {} · {}", many(errors, "error"), many(warnings, "warning"), many(hints, "hint"))
}

/// Gaps in the document.
pub fn gaps(count: usize) -> String {
    match count {
        1 => "One gap stands in the text, in brackets.".to_owned(),
        n => format!("{n} gaps stand in the text, in brackets."),
    }
}

/// A line of the letter.
pub fn line(number: usize) -> String {
    format!("line {number}")
}

/// So many lines.
pub fn lines(count: usize) -> String {
    if count == 1 { "1 line".to_owned() } else { format!("{count} lines") }
}

/// Does not apply, for this reason.
pub fn not_applicable(why: &str) -> String {
    format!("does not apply: {why}")
}

/// A piece of a box.
pub fn piece(title: &str, number: usize, of: usize) -> String {
    format!("{title}, {number} of {of}")
}

/// How much of a box is taken.
pub fn room(characters: usize, limit: usize) -> String {
    match limit {
        0 => self::characters(characters),
        _ => format!("{characters} of {limit}"),
    }
}

/// Open, for this reason.
pub fn open(what: &str) -> String {
    format!("open: {what}")
}

/// What stands between the case and its sending.
pub fn ready(readiness: &str) -> String {
    match readiness.strip_prefix("nothing open") {
        Some("") => "Nothing that a reviewer would refuse for is left.".to_owned(),
        Some(rest) => format!("Nothing that a reviewer would refuse for is left{rest}."),
        None => format!("Between here and sending: {readiness}."),
    }
}

/// Above the waived findings.
pub fn waived(count: usize) -> String {
    format!("{count} let stand by you")
}

/// Under a waived finding.
pub fn waived_because(on: &str, reason: &str) -> String {
    format!("{on}: {reason}")
}

/// A safe fix, before it is made.
pub fn mend(what: &str, before: &str, after: &str) -> String {
    let before = if before.is_empty() { "(nothing)" } else { before };
    format!("A safe fix: {what}.\n\nnow:   {before}\nthen:  {after}")
}

/// What the matrix ends in.
pub fn matrix_title(holes: usize) -> String {
    match holes {
        0 => "Cause, fix, prevention, proof: no hole".to_owned(),
        1 => "Cause, fix, prevention, proof: 1 hole".to_owned(),
        n => format!("Cause, fix, prevention, proof: {n} holes"),
    }
}

/// Above the ledger.
pub fn ledger_title(lines: usize, open: usize) -> String {
    match open {
        0 => format!("The ledger: all {lines} lines are answered"),
        n => format!("The ledger: {n} of {lines} lines are open"),
    }
}

/// Makes a fix.
pub const MEND_DO: &str = "change it";
/// Leaves it.
pub const MEND_LEAVE: &str = "leave it as it is";
/// Above the reviewer's minute.
pub const MINUTE_TITLE: &str = "What a reviewer with one minute reads";
/// A piece of the reviewer's minute that is not filled.
pub const MINUTE_GAP: &str = "a gap";
/// Above the line for a reason.
pub const WAIVE_TITLE: &str = "Why may this stand?";
/// Under the line for a reason.
pub const WAIVE_HELP: &str =
    "One sentence for whoever reads the case after you. It is never sent. When the text under it changes, the finding is back.";

/// How many starting points.
pub fn suggestions(count: usize) -> String {
    format!("F2: {count} {}", if count == 1 { "suggestion" } else { "suggestions" })
}

/// No clock runs.
pub const NO_CLOCK: &str = "no clock: when did you receive it?";
/// No clock runs, in few words.
pub const NO_CLOCK_SHORT: &str = "no clock";
/// The case is not saved.
pub const NOT_SAVED: &str = "not saved";
/// The case cannot be written.
pub const READ_ONLY: &str = "read-only";
/// The case is saved.
pub const SAVED: &str = "saved";

/// The nearest deadline, or the day to ask again once the answer is sent.
pub fn clock(deadline: bool, day: &str, left: &str) -> String {
    format!("{} {day} · {left}", if deadline { "answer by" } else { "ask again on" })
}

/// A folder without files.
pub fn no_files(folder: &str) -> String {
    format!("{folder} is a folder without files")
}

/// Add a whole folder?
pub fn add_all(folder: &str, files: usize, folders: usize) -> String {
    let count = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    let inner = match folders {
        0 => String::new(),
        1 => " The folder in it is left out.".to_owned(),
        n => format!(" The {n} folders in it are left out."),
    };
    format!("{folder} is a folder with {count}. Add each as an exhibit of its own?{inner}")
}

/// Under a text out of which characters were taken.
pub fn taken_out(marks: &str) -> String {
    format!("Taken out of what you pasted, since nobody could see it there: {marks}")
}

/// A text that begins a line.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A noun with its article: "an order".
pub fn one(noun: &str) -> String {
    let vowel = noun.chars().next().is_some_and(|c| "aeiou".contains(c.to_ascii_lowercase()));
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// Which lines of a long list are seen.
pub fn of_many(first: usize, last: usize, all: usize) -> String {
    format!("{first} to {last} of {all}")
}
