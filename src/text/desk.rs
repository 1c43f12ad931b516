//! The words of the desk.

/// Columns of the table.
pub const COLUMNS: [&str; 5] = ["case", "charge", "stage", "left", "open"];
/// A damaged case.
pub const DAMAGED: &str = "damaged";
/// While the list is read.
pub const READING: &str = "Reading your cases …";
/// No case is left by the search.
pub const NO_HIT: &str = "No case fits what you typed. Esc shows all.";
/// The empty desk.
pub const EMPTY: [&str; 4] = [
    "Paste the notice you received: press n, then paste.",
    "No notice text? Press n, then F3 to pick the charge from a list.",
    "First time here? s opens a finished sample you can look around in.",
    "Nothing you type leaves this computer.",
];
/// The search line.
pub const SEARCH: &str = "search";

/// What the ID is.
pub fn id(id: &str) -> String {
    format!("In commands this case is called {id}.")
}

/// How many cases, and how many things on the shelf.
pub fn count(cases: usize, all: bool, shelf: usize) -> String {
    let noun = if cases == 1 { "case" } else { "cases" };
    let shelf = if shelf == 0 { String::new() } else { format!(" · shelf {shelf}") };
    format!("{cases} {noun}{}{shelf}", if all { ", archived ones too" } else { "" })
}
