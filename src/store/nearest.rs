//! The name a person may have meant.

use strsim::levenshtein;

/// The ID that is nearest to a name that was mistyped.
pub(super) fn nearest(name: &str, ids: &[String]) -> Option<String> {
    let near = ids.iter().map(|id| {
        let head: String = id.chars().take(name.chars().count()).collect();
        (levenshtein(name, &head).min(levenshtein(name, id)), id)
    });
    near.filter(|(away, _)| !name.is_empty() && *away <= 1 + name.chars().count() / 5).min().map(|(_, id)| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_and_a_guess_is_not() {
        let ids = ["inauthentic-x7k2".to_owned(), "trademark-ab23".to_owned()];
        for (name, near) in [("inautentic", Some(0)), ("inauthentic-x7k3", Some(0)), ("trademrak", Some(1)), ("zzz", None), ("", None)] {
            assert_eq!(nearest(name, &ids), near.map(|n: usize| ids[n].clone()), "{name}");
        }
    }
}
