//! Where a letter was pasted into the middle of somebody's line: before a greeting, after a signature.

use super::lexicon::{Class, LetterLexicon};
use crate::domain::notice::Span;
use crate::intake::phrases::{fold, head, tail};

/// Shorter lines hold no letter and somebody's words beside it.
const LONG: usize = 120;
/// A greeting's name ends in a comma within so many bytes.
const NAME: usize = 60;

/// The pieces of a line: one, unless a letter begins or ends inside it.
pub fn pieces(text: &str, line: Span, lexicon: &LetterLexicon) -> Vec<Span> {
    let words = &text[line.start..line.end];
    if words.len() < LONG {
        return vec![line];
    }
    let mut cuts: Vec<usize> = sentence_starts(words).into_iter().filter(|at| is_seam(words, *at, lexicon)).collect();
    cuts.push(words.len());
    let mut out = Vec::new();
    let mut from = 0;
    for cut in cuts {
        let piece = &words[from..cut];
        let start = line.start + from + (piece.len() - piece.trim_start().len());
        let end = line.start + from + piece.trim_end().len();
        if start < end {
            out.push(Span { start, end });
        }
        from = cut;
    }
    out
}

/// Where a sentence begins inside the line: after its signs of ending, a colon, a quotation mark or a dash.
fn sentence_starts(words: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut ended = false;
    let mut last = ' ';
    for (at, c) in words.char_indices() {
        let before = std::mem::replace(&mut last, c);
        match c {
            // "Amazon.de-Konto" goes on, "… Amazon.Dear seller" does not.
            c if ended && c.is_lowercase() && matches!(before, '.' | '-') => ended = false,
            '.' | '!' | '?' | ':' | '"' | '”' | '“' | '»' | '-' | '—' | '。' | '：' | ')' | '…' => ended = true,
            c if c.is_whitespace() => {}
            c if ended && c.is_alphanumeric() => {
                out.push(at);
                ended = false;
            }
            _ => ended = false,
        }
    }
    out
}

/// True when a letter begins at this sentence, or ended with the one before it.
fn is_seam(words: &str, at: usize, lexicon: &LetterLexicon) -> bool {
    let after = head(&words[at..], NAME);
    let hits = lexicon.hits(after);
    let greets = hits.iter().filter(|h| h.first && h.class == Class::GreetsSeller).map(|h| h.length).max().unwrap_or(0);
    // "Hello," and "Dear Harbour Goods LLC," greet; "Hello from" and "Dear seller" need no comma.
    let comma = after.find([',', '，', '!', '：']).is_some_and(|c| !after[..c].contains('.') && after[..c].split_whitespace().count() <= 6);
    if greets > 0 && (comma || greets > 12) && at > 0 {
        return true;
    }
    let before = words[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
    let near = tail(before, NAME);
    let last = near.rsplit(['.', '!', '?', '"', '。']).next().unwrap_or_default();
    let signs = lexicon.hits(last);
    let team = signs.iter().any(|h| h.last && h.class == Class::Team);
    // "… Regards, Amazon" and "… . Seller Performance" sign; "you may sell on Amazon." does not.
    let count = fold(last).split_whitespace().count();
    team && (count <= 4 && near.len() < before.len() || signs.iter().any(|h| h.class == Class::Closing) && count <= 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &str) -> Vec<&str> {
        pieces(words, Span { start: 0, end: words.len() }, LetterLexicon::built_in()).into_iter().map(|s| &words[s.start..s.end]).collect()
    }

    #[test]
    fn a_letter_inside_a_line_is_cut_out() {
        let got = cut(
            "Look what came in: Dear Seller, we have removed your listing since buyers said that it is not safe. Please send us test reports. Regards, Amazon. Never had a problem before with this one.",
        );
        assert_eq!(got.len(), 3, "{got:?}");
        assert!(got[1].starts_with("Dear Seller") && got[1].ends_with("Amazon."));
    }

    #[test]
    fn a_store_s_address_signs_nothing() {
        assert_eq!(cut("nach § 25e haftet der Betreiber. Für Ihr Amazon.de-Verkäuferkonto fehlt uns eine gültige Nummer, obwohl Sie aus einem Lager in Deutschland versenden und dort Ware halten.").len(), 1);
    }

    #[test]
    fn running_text_stays_whole() {
        assert_eq!(cut("You may no longer sell on Amazon. We have taken this step because buyers complained about the state of the goods that you sold to them.").len(), 1);
    }
}
