//! IDs of items: short, random, unique in their list.
//!
//! Random rather than counted, so that two machines that add an item to the same case do not give the same ID.

use std::hash::{BuildHasher, RandomState};

/// Letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A new ID, `x7k2` and the like, that is not taken.
pub fn fresh(taken: impl Fn(&str) -> bool) -> String {
    let mut length = 4;
    loop {
        // The standard library's hasher is seeded by the system; no crate of its own is needed for this.
        let mut bits = RandomState::new().hash_one(length);
        let mut id = String::with_capacity(length);
        for _ in 0..length.min(12) {
            id.push(char::from(ALPHABET[(bits % 32) as usize]));
            bits /= 32;
        }
        if !taken(&id) {
            return id;
        }
        length += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_not_taken() {
        let first = fresh(|_| false);
        assert_eq!(first.len(), 4);
        let next = fresh(|id| id.len() < 5);
        assert_eq!(next.len(), 5);
        assert!(next.bytes().all(|b| ALPHABET.contains(&b)));
    }
}
