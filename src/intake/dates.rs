//! Calendar dates in a letter, in the order of day and month that its store writes.

use jiff::civil::Date;
use regex::Captures;

use super::window_words::DateWords;

/// A date and where it stands in the words.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// First byte after.
    pub end: usize,
    /// First byte.
    pub start: usize,
}

/// Every date with a year, in the order of the words. `day_first` decides `5/6/2024`.
pub fn dates(words: &str, day_first: bool, lexicon: &DateWords) -> Vec<Dated> {
    let mut found: Vec<(usize, usize, Dated)> = Vec::new();
    for (rank, pattern) in lexicon.patterns.iter().enumerate() {
        for captures in pattern.captures_iter(words) {
            let Some(whole) = captures.get(0) else { continue };
            let free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit());
            let apart = free(words[..whole.start()].chars().next_back()) && free(words[whole.end()..].chars().next());
            if let Some(date) = date(&captures, day_first, lexicon).filter(|_| apart) {
                found.push((whole.start(), rank, Dated { date, end: whole.end(), start: whole.start() }));
            }
        }
    }
    // Where two patterns fit one place, the first to begin counts, then the surer pattern.
    found.sort_by_key(|(start, rank, _)| (*start, *rank));
    let mut out: Vec<Dated> = Vec::new();
    for (start, _, dated) in found {
        if out.last().is_none_or(|last| last.end <= start) {
            out.push(dated);
        }
    }
    out
}

fn date(found: &Captures, day_first: bool, lexicon: &DateWords) -> Option<Date> {
    let number = |name: &str| found.name(name).and_then(|m| m.as_str().parse::<i8>().ok());
    let year: i16 = found.name("year")?.as_str().parse().ok()?;
    if let (Some(first), Some(second)) = (number("first"), number("second")) {
        let (day, month) = if day_first { (first, second) } else { (second, first) };
        // An impossible month says that the other order was meant.
        return Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok();
    }
    let month = match found.name("name") {
        Some(name) => lexicon.month(name.as_str())?,
        None => number("month")?,
    };
    Date::new(year, month, number("day")?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::window_words::WindowWords;

    fn read(words: &str, day_first: bool) -> Vec<String> {
        dates(words, day_first, &WindowWords::built_in().dates).iter().map(|d| d.date.to_string()).collect()
    }

    #[test]
    fn dates_are_read_in_every_language() {
        let words = "January 15, 2023; 15th of January 2023; 1. Juli 2022; 1er août 2022; 3 luglio 2022; 4 de julio de 2022; 2022年7月5日; 2022-07-06; Sept. 7, 2022; 13 December 2024";
        assert_eq!(
            read(words, false),
            [
                "2023-01-15",
                "2023-01-15",
                "2022-07-01",
                "2022-08-01",
                "2022-07-03",
                "2022-07-04",
                "2022-07-05",
                "2022-07-06",
                "2022-09-07",
                "2024-12-13"
            ]
        );
    }

    #[test]
    fn the_store_decides_the_order_of_figures() {
        assert_eq!(read("5/6/2024", false), ["2024-05-06"]);
        assert_eq!(read("5/6/2024", true), ["2024-06-05"]);
        assert_eq!(read("05.06.2024", true), ["2024-06-05"]);
        assert_eq!(read("08/14/2024", true), ["2024-08-14"]);
        assert_eq!(read("31/31/2024, 1/2/20245, 2/30/2024", false), Vec::<String>::new());
    }
}
