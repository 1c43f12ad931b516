//! The language of the letter, by its small words and its script.

use std::collections::BTreeMap;

use super::fold::is_dense;
use super::lexicon::{Field, Lexicon};
use super::units::Unit;
use crate::domain::notice::{Language, Span};

/// How many bytes are looked at: a letter says it on its first page.
const SAMPLE: usize = 20_000;

/// A language is spoken in a letter with so much of what the first one has: a translation beside it counts.
const SHARE: f64 = 0.25;
/// Fewer small words than this do not tell what is not spoken.
const FEW: f64 = 6.0;

/// The languages whose phrases count in the letter; English and the scripts of their own always do.
pub fn spoken(units: &[Unit], lexicon: &Lexicon) -> Vec<Language> {
    let words = small_words(units, lexicon);
    let best = words.values().copied().fold(0.0, f64::max);
    let own = |language: Language| matches!(language, Language::English | Language::Japanese | Language::Chinese);
    let has = |language: Language| words.get(&language).copied().unwrap_or_default() >= best * SHARE;
    Language::ALL.iter().copied().filter(|language| own(*language) || best < FEW || has(*language)).collect()
}

/// How much each language's small words weigh.
fn small_words(units: &[Unit], lexicon: &Lexicon) -> BTreeMap<Language, f64> {
    let mut words: BTreeMap<Language, f64> = BTreeMap::new();
    for hit in units.iter().flat_map(|unit| &unit.hits) {
        let signal = &lexicon.signals[hit.signal];
        if signal.field == Field::Language {
            *words.entry(Language::from_word(&signal.value).unwrap_or_default()).or_default() += signal.weight;
        }
    }
    words
}

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
    // A few words that speak for two languages alike are English: most letters are.
    let english = |language: Language| language == Language::English;
    let best = words.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| english(a.0).cmp(&english(b.0))));
    best.map_or(Language::English, |(language, _)| language)
}
