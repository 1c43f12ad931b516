//! A text folded for comparing, with the way back to the original.
//!
//! Pasted letters differ in case, quotes, dashes, accents, widths and white space, never in what they say. Both the
//! letter and the lexicon's phrases go through here, so that a phrase is written once.

/// A folded text and, for each of its bytes, where it came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Byte offsets into the original: one for each byte of `text`, and one for its end.
    from: Vec<usize>,
}

impl Folded {
    /// The place in the original of a byte of the folded text.
    pub fn origin(&self, at: usize) -> usize {
        self.from.get(at).or(self.from.last()).copied().unwrap_or(0)
    }
}

/// Folds a text.
pub fn fold(text: &str) -> Folded {
    let mut out = Folded { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len() + 1) };
    let mut space: Option<usize> = None;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            space.get_or_insert(at);
            continue;
        }
        if matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '*' | '\u{ad}') {
            continue;
        }
        // Between ideographs a space or a line end is layout, not a word's end.
        if let Some(from) = space.take()
            && !out.text.is_empty()
            && !(is_dense(last) || is_dense(c))
        {
            push(&mut out, ' ', from);
        }
        last = c;
        match c {
            'ß' => push_all(&mut out, "ss", at),
            'æ' | 'Æ' => push_all(&mut out, "ae", at),
            'œ' | 'Œ' => push_all(&mut out, "oe", at),
            '…' => push_all(&mut out, "...", at),
            _ => c.to_lowercase().map(plain).filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).for_each(|c| push(&mut out, c, at)),
        }
    }
    out.from.push(text.trim_end().len());
    spelled_out(out)
}

/// Words that shrink as a whole, and their full form.
const SHRUNK_WORDS: &[(&str, &str)] = &[("cannot", "can not"), ("can't", "can not"), ("won't", "will not"), ("shan't", "shall not")];
/// Ends of words that shrink, and their full form.
const SHRUNK_ENDS: &[(&str, &str)] = &[
    ("n't", " not"),
    ("'ve", " have"),
    ("'re", " are"),
    ("'ll", " will"),
    ("'m", " am"),
    ("'d", " would"),
    ("'s been", " has been"),
    ("'s not", " is not"),
];

/// "We weren't able" says the same as "we were not able": a letter's tone must not decide what is read in it.
fn spelled_out(folded: Folded) -> Folded {
    let text = folded.text.as_str();
    if !text.contains('\'') && !text.contains("cannot") {
        return folded;
    }
    let mut out = Folded { text: String::with_capacity(text.len() + 16), from: Vec::with_capacity(text.len() + 17) };
    let (mut at, mut last) = (0, ' ');
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let table = if last.is_ascii_alphabetic() { SHRUNK_ENDS } else { SHRUNK_WORDS };
        let whole = |short: &str| rest.strip_prefix(short).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()));
        if let Some((short, full)) = table.iter().find(|(short, _)| whole(short)) {
            push_all(&mut out, full, folded.origin(at));
            at += short.len();
            last = ' ';
            continue;
        }
        push(&mut out, c, folded.origin(at));
        at += c.len_utf8();
        last = c;
    }
    out.from.push(folded.origin(text.len()));
    out
}

fn push(out: &mut Folded, c: char, at: usize) {
    out.text.push(c);
    out.from.extend(std::iter::repeat_n(at, c.len_utf8()));
}

fn push_all(out: &mut Folded, text: &str, at: usize) {
    text.chars().for_each(|c| push(out, c, at));
}

/// True for scripts that write no spaces between words.
pub fn is_dense(c: char) -> bool {
    match c {
        // Wide figures and Latin letters make words as narrow ones do.
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => false,
        '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => {
            true
        }
        _ => false,
    }
}

/// A small letter without its accent, a quote or dash in its plain form, a wide sign in its narrow one.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '`' | '´' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' | '「' | '」' | '『' | '』' | '【' | '】' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' => '.',
        '、' => ',',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase()),
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_quotes_accents_widths_and_white_space_are_folded() {
        assert_eq!(fold(" Don’t\u{a0}\n  STOP – Größe ＡＢＣ ").text, "do not stop - grosse abc");
        assert_eq!(fold("停用您在\nAmazon.com\n的账户").text, "停用您在amazon.com的账户");
    }

    #[test]
    fn what_is_shrunk_is_spelled_out() {
        assert_eq!(
            fold("We weren’t able; you can’t, it won't, we've cannot").text,
            "we were not able; you can not, it will not, we have can not"
        );
        assert_eq!(fold("the seller's can'ton, l'avis d'Amazon").text, "the seller's can'ton, l'avis d'amazon");
    }

    proptest::proptest! {
        #[test]
        fn every_byte_leads_back_to_a_character_of_the_original(text in "(?s).{0,80}") {
            let folded = fold(&text);
            for at in 0..=folded.text.len() {
                assert!(text.is_char_boundary(folded.origin(at)));
                assert!(at == 0 || folded.origin(at) >= folded.origin(at - 1));
            }
        }
    }
}
