//! What is said of exhibits.

/// In place of the label of an exhibit that an earlier case offers.
pub const OFFER: &str = "(offered)";
/// What is open at an exhibit that an earlier case offers.
pub const OFFERED: &str = "offered by an earlier case, not used here";

/// Said of a masked bundle.
pub fn left_out(count: usize) -> String {
    let files = if count == 1 { "the file of 1 exhibit is" } else { &format!("the files of {count} exhibits are") };
    format!("{files} left out: what stands in a file cannot be masked")
}

/// How many exhibits are offered, and how one is taken over from a shell.
pub fn offered(count: usize, id: &str, first: usize) -> String {
    let exhibits = if count == 1 { "1 exhibit is".to_owned() } else { format!("{count} exhibits are") };
    format!("{exhibits} offered and not used yet; `rejoinder set {id} exhibits.{first}.reused taken` takes one over")
}
