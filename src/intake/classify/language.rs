//! The language of the letter, by its small words and its script.

use std::collections::BTreeMap;

use super::fold::is_dense;
use super::lexicon::{Field, Lexicon};
use super::units::Unit;
use crate::domain::notice::{Language, Span};

/// How many bytes are looked at: a letter says it on its first page.
const SAMPLE: usize = 20_000;

/// The language in which most of the letter is written.
pub fn language(units: &[Unit], text: &str, lexicon: &Lexicon) -> Language {
    let (mut kana, mut han, mut latin, mut seen) = (0usize, 0usize, 0usize, 0usize);
    let mut words: BTreeMap<Language, f64> = BTreeMap::new();
    for unit in units {
        let Span { start, end } = unit.span;
        for c in text[start..end].chars() {
            match c {
                '\u{3041}'..='\u{30ff}' => kana += 1,
                c if is_dense(c) && c.is_alphabetic() => han += 1,
                c if c.is_alphabetic() => latin += 1,
                _ => {}
            }
        }
        for hit in &unit.hits {
            let signal = &lexicon.signals[hit.signal];
            if signal.field == Field::Language {
                *words.entry(Language::from_word(&signal.value).unwrap_or_default()).or_default() += signal.weight;
            }
        }
        seen += end - start;
        if seen > SAMPLE {
            break;
        }
    }
    // An ideograph says about as much as three letters.
    if (kana + han) * 3 > latin {
        return if kana * 6 > han { Language::Japanese } else { Language::Chinese };
    }
    words.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(Language::English, |(language, _)| language)
}
