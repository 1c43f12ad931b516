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
  go STEP     to another step, by its name or number
  back, next, steps, undo, redo, review, show, export FILE, quit  as everywhere";

/// What can be said at the notice.
pub const NOTICE_HELP: &str = "\
At the notice, Enter goes on.
  FILE        reads the notice from a file: .txt, .md, .eml or .html
  paste       lets you paste the letter; end it with a line that holds only a full stop
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
  list        reads the findings again
  go STEP, back, next, steps, undo, redo, show, export FILE, quit  as everywhere";

/// What can be said at the finished document.
pub const EXPORT_HELP: &str = "\
At the finished document, Enter goes on.
  show        reads it
  export FILE writes it: Markdown to a name that ends in .md, plain text to one that ends in .txt
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
