//! The name a person may have meant.

/// The ID that is nearest to a name that was mistyped.
pub(super) fn nearest(name: &str, ids: &[String]) -> Option<String> {
    let near = ids.iter().map(|id| {
        let head: String = id.chars().take(name.chars().count()).collect();
        (distance(name, &head).min(distance(name, id)), id)
    });
    near.filter(|(away, _)| !name.is_empty() && *away <= 1 + name.chars().count() / 5).min().map(|(_, id)| id.clone())
}

/// How many letters must change to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
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
