//! The words of the linear mode.

/// What can be said at a question.
pub const FIELD_HELP: &str = "\
At a question, type the answer and press Enter. Enter alone keeps what is there and goes on.
An answer of several lines ends with a line that holds only a full stop.
These words are commands when they stand alone on a line; to answer with one of them, put = before it.
  back        to the question before
  skip        to the next question
  next        to the next step
  steps       all steps, and what is open in each
  list        the questions of this step, numbered
  edit 3      to question 3
  why         why this is asked, with a weak and a strong answer
  clear       empties this field
  undo, redo  takes the last change back, or does it again
  review      to what a reviewer would refuse
  show        reads the document as it stands
  export      to the step that writes the document
  go STEP     to another step, by its name or number
  quit        saves and leaves";

/// What can be said at a list.
pub const LIST_HELP: &str = "\
At a list, Enter goes on.
  add         adds an item and asks for its fields
  edit 2      asks for the fields of item 2
  remove 2    removes item 2; undo brings it back
  up 2, down 2  moves item 2
  list        reads the list again
  suggest     starting points, where there are some; use 3 begins with the third
  attach FILE copies a file into the case, at the list of exhibits
  take 2      at the list of exhibits: takes over exhibit 2, which an earlier case offers
  submitted   at the log: you have sent the document today; submitted 6 Nov 2026, on that day
  reply FILE  at the log: reads the answer you got; reply alone lets you paste it
  go STEP     to another step, by its name or number
  back, next, steps, undo, redo, review, show, export FILE, quit  as everywhere";

/// What can be said at the notice.
pub const NOTICE_HELP: &str = "\
At the notice, Enter goes on.
  FILE        reads the notice from a file: .txt, .md, .eml or .html
  paste       lets you paste the letter; end it with a line that holds only a full stop. You can paste it without saying so, too
  charge      the list of charges, to choose from when the reading is wrong or there is no letter
  accept      accepts every reading; accept 2 accepts one
  change 2    puts something else in its place
  drop 2      drops it: the letter does not say it
  list        reads the readings again
  go STEP, back, next, steps, undo, redo, review, show, export FILE, quit  as everywhere";

/// What can be said at the findings.
pub const REVIEW_HELP: &str = "\
At the findings, Enter goes on.
  edit 2      goes to the place that finding 2 means
  fix 2       shows a safe fix for it, where there is one, and makes it when you say yes
  waive 2     lets it stand, for a reason that you give; unwaive 1 takes that back
  matrix      reads the chain of each cause: fix, prevention, proof
  minute      reads what a hurried reviewer sees
  list        reads the findings again
  go STEP, back, next, steps, undo, redo, show, export FILE, quit  as everywhere";

/// What can be said at the finished document.
pub const EXPORT_HELP: &str = "\
At the finished document, Enter goes on.
  show        reads it
  export FILE writes it: plain text to a name that ends in .txt, Markdown to .md, a page to .html
  go STEP, back, next, steps, review, quit  as everywhere";

/// What can be said on the desk.
pub const DESK_HELP: &str = "\
  2           opens case 2; its ID opens it too
  new         starts a case
  new FILE    starts a case from a notice
  sample      opens a case that is filled in
  list        reads the cases again; list all, the archived ones too
  quit        leaves";

/// Said once, when a case opens.
pub const WELCOME: &str = "Every answer is saved at once. help says what you can do; quit leaves.";

/// Asked on the desk.
pub const DESK_PROMPT: &str = "A number opens a case; or new, sample, help, quit. > ";

/// Said on a desk without cases.
pub const DESK_EMPTY: &str = "No saved cases. new starts one, new FILE starts one from a notice.";

/// Said to a newcomer.
pub const DESK_FIRST: &str = "First time here? sample opens a case that is filled in, to look around in.";

/// Asked at the finished document.
pub const EXPORT_PROMPT: &str = "Enter goes on; or show, export FILE. ";

/// Said when no file is named.
pub const NAME_FILE: &str = "Name the file, as in export plan.txt.";

/// Said of a name that tells no format.
pub const FILE_ENDINGS: &str = "Give a name that ends in .txt for plain text, in .md for Markdown, or in .html for a page to print.";

/// Asked before a file is replaced.
pub const FILE_EXISTS: &str = "The file exists already. yes replaces it; anything else leaves it: > ";

/// Said when nothing was done.
pub const LEFT: &str = "Left as it is.";

/// Said where a list is empty still.
pub const NOTHING_TO_LINK: &str = "There is nothing to link yet.";

/// How links are answered.
pub const LINK_NUMBERS: &str = "Answer with numbers, as 1, 3.";

/// How a text ends.
pub const TEXT_END: &str = "End with a line that holds only a full stop.";

/// The notice, as a question of its step.
pub const THE_NOTICE: &str = "The notice";

/// The findings, as a question of their step.
pub const THE_FINDINGS: &str = "What the review found";

/// The document, as a question of its step.
pub const THE_DOCUMENT: &str = "The document";

/// Said of an answer that is no choice.
pub const NO_CHOICE: &str = "that is none of the choices";

/// How a choice is answered.
pub const CHOICE_ANSWER: &str = "Answer with its number or its word.";

/// Said when an item begins from a starting point.
pub const FILL_HOLES: &str = "Fill what stands in brackets; keep only what is true.";

/// Said of an exhibit that is of this case already.
pub const NO_OFFER: &str = "That one is not offered: it is an exhibit of this case already.";

/// Said of an item in which nothing was put.
pub const NOT_KEPT: &str = "Left empty, so it is not kept.";

/// Said after removing.
pub const REMOVED: &str = "Removed. undo brings it back.";

/// Said of a list without starting points.
pub const NO_SUGGESTIONS: &str = "There are no starting points for this list.";

/// Said below starting points.
pub const USE_ONE: &str = "use 1 begins with the first. Use one only if it is true of you.";

/// Said in a case without a letter.
pub const NO_NOTICE: &str = "There is no notice yet. Give the name of a file that holds it, or say paste.";

/// The way without a letter.
pub const NO_LETTER: &str = "Without a letter, say charge to choose what you are accused of from a list.";

/// Asked where there is no letter.
pub const NOTICE_ASKED: &str = "A file, paste or charge; Enter goes on. ";

/// Asked at the readings.
pub const NOTICE_PROMPT: &str = "Enter goes on; or accept, change N, drop N. ";

/// Said after accepting.
pub const ACCEPTED: &str = "Accepted.";

/// Said before a paste.
pub const PASTE: &str = "Paste the letter. End it with a line that holds only a full stop.";

/// Where help is.
pub const HELP_SAYS: &str = "help says what you can do here.";

/// Said of a letter that says nothing known.
pub const NOTHING_READ: &str = "Nothing was read in the notice.";

/// Above the readings.
pub const NOTICE_SAYS: &str = "What the notice says:";

/// Asked below the list of charges.
pub const CHARGE_PROMPT: &str = "The number or the word of the charge; Enter leaves it: > ";

/// Said of a choice that is not there.
pub const NONE_OF_THEM: &str = "That is none of them.";

/// Said of a case without findings.
pub const FOUND_NOTHING: &str = "The review finds nothing.";

/// Above the findings.
pub const FOUND: &str = "What the review found:";

/// Asked after the last step.
pub const LAST_PROMPT: &str = "Enter leaves; or go STEP, steps, review, export FILE. ";

/// Asked where there is nothing to answer.
pub const GOES_ON: &str = "Enter goes on. ";

/// Above the ledger.
pub const LEDGER: &str = "What the notice accuses and asks for:";

/// Above the evidence checklist.
pub const NEEDED: &str = "What is needed:";

/// Said of a command that means nothing here.
pub const NO_SENSE: &str = "That makes no sense here. help says what does.";

/// Said when nothing can be undone.
pub const NOTHING_TO_UNDO: &str = "There is nothing to take back.";

/// Said when nothing can be redone.
pub const NOTHING_TO_REDO: &str = "There is nothing to do again.";

/// Below the steps.
pub const GO_THERE: &str = "go and a name or number goes there, at any list.";

/// Asked at the findings.
pub const REVIEW_PROMPT: &str = "Enter goes on; or edit N, fix N, waive N. ";

/// Said of a finding that only the seller can mend.
pub const NO_FIX: &str = "There is no safe fix for it: edit goes to its place.";

/// Asked before a safe fix.
pub const FIX_IT: &str = "yes makes the change; anything else leaves it: > ";

/// Asked before a finding is let stand.
pub const WAIVE_WHY: &str = "Why may it stand? Enter leaves it: > ";

/// Above what is waived.
pub const WAIVED: &str = "You let these stand; unwaive and the number takes one back:";

/// Said when a letter is pasted at a prompt.
pub const LETTER_BEGINS: &str = "This is read as the first line of the letter. End the letter with a line that holds only a full stop.";

/// Asked before a letter is replaced.
pub const REPLACES: &str = "The case has a letter already. yes puts this one in its place: > ";

/// Said of a day that cannot be read.
pub const NO_DAY: &str = "that is no day that reads one way only";

/// How a day is written.
pub const DAY_FORM: &str = "Write it as 5 Nov 2026.";

/// Said of a number that no finding has.
pub fn no_finding(n: usize) -> String {
    format!("There is no finding {n}.")
}

/// Said of a number that nothing waived has.
pub fn no_waived(n: usize) -> String {
    format!("There is no waived finding {n}.")
}
