//! Days: reading them, writing them, and the clocks that run from a notice.
//!
//! Nothing here knows what day it is; "today" comes in as an argument.

use jiff::ToSpan;
use jiff::civil::Date;

use super::notice::Marketplace;
use super::value::words;

words! {
    /// How sure we are of a rule, limit or clock.
    Sureness {
        /// Stated by the marketplace, seen more than once, undisputed.
        High = "high",
        /// Second-hand, or sources differ a little.
        #[default]
        Medium = "med",
        /// Disputed, old, or our own judgement.
        Low = "low",
    }
}

words! {
    /// What a clock counts down to, or up to.
    ClockKind {
        /// The last safe day to answer.
        #[default]
        Answer = "answer",
        /// The first day on which money can be asked for.
        FundsRequest = "funds-request",
        /// The day before which papers are too old.
        EvidenceAge = "evidence-age",
        /// The window in which a claim can be filed.
        Claim = "claim",
        /// When to ask again.
        FollowUp = "follow-up",
    }
}

/// One clock of a case, worked out for a day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Clock {
    /// Another reading that somebody could take, and why it was not taken; empty when there is none.
    pub competing: String,
    /// The day that counts: the earliest safe one.
    pub due: Date,
    /// What it counts.
    pub kind: ClockKind,
    /// The rule in a sentence: "17 days from receipt on 5 Nov".
    pub rule: String,
    /// The day the rule was last seen, as its source gives it.
    pub seen: String,
    /// Where the rule comes from: the notice itself, or a source.
    pub source: String,
    /// How sure we are.
    pub sure: Sureness,
}

impl Clock {
    /// Whole days from `today` to the day that counts; negative once it has passed.
    pub fn days_left(&self, today: Date) -> i64 {
        days_between(today, self.due)
    }

    /// True when the seller has to act by the day, rather than wait for it.
    pub fn is_deadline(&self) -> bool {
        matches!(self.kind, ClockKind::Answer | ClockKind::Claim)
    }
}

/// Whole days from one day to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    // Both dates are within jiff's range of years, so their distance in days is always defined.
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The day `days` after `from`; `None` past the end of the calendar.
pub fn plus_days(from: Date, days: i64) -> Option<Date> {
    let days = i32::try_from(days).ok()?;
    from.checked_add(days.days()).ok()
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The English name of a month, 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or("")
}

/// The number of an English month name, or of its first three letters or more.
fn month_number(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|m| word.len() >= 3 && m.to_ascii_lowercase().starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

/// Reads a day that is beyond doubt: `2026-11-05`, `5 Nov 2026`, `5th November, 2026`, `November 5, 2026`, and in
/// figures where only one reading is a day: `20/11/2026`, or dots, which nobody writes with the month first.
/// `05/11/2026` is refused: it is two different days in two stores.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return text.starts_with(|c: char| c.is_ascii_digit()).then_some(date);
    }
    if let Some(date) = parse_figures(text) {
        return Some(date);
    }
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let [a, b, c] = words.as_slice() else { return None };
    let (day, month) = match month_number(b) {
        Some(month) => (*a, month),
        None => (*b, month_number(a)?),
    };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let year = c.parse::<i16>().ok().filter(|y| (1990..=2199).contains(y))?;
    Date::new(year, month, day.parse().ok()?).ok()
}

/// Reads a day without its year, `6 Nov` or `November 6`, as the one nearest to `today`. A day about half a year away in
/// both directions is left to be asked.
pub fn complete_date(text: &str, today: Date) -> Option<Date> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let [a, b] = words.as_slice() else { return None };
    if !a.chars().chain(b.chars()).any(|c| c.is_ascii_digit()) {
        return None;
    }
    let of_year = |year: i16| parse_date(&format!("{a} {b} {year}"));
    let mut near: Vec<(i64, Date)> =
        (-1..=1).filter_map(|n| of_year(today.year() + n)).map(|day| (days_between(today, day).abs(), day)).collect();
    near.sort_unstable();
    match near.as_slice() {
        [(near, day), (far, _), ..] if far - near > 60 => Some(*day),
        [(near, day)] if *near < 150 => Some(*day),
        _ => None,
    }
}

/// A day in figures that can be read in one way only.
fn parse_figures(text: &str) -> Option<Date> {
    let sign = ['.', '/', '-'].into_iter().find(|sign| text.contains(*sign))?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [a, b, year] = parts.as_slice() else { return None };
    let figures = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    if !figures(a, 2) || !figures(b, 2) || year.len() != 4 || !figures(year, 4) {
        return None;
    }
    let year = year.parse::<i16>().ok().filter(|y| (1990..=2199).contains(y))?;
    let day = |day: &str, month: &str| Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    match (day(a, b), day(b, a)) {
        (Some(one), Some(other)) if one != other && sign != '.' => None,
        (Some(day_first), _) => Some(day_first),
        (None, month_first) => month_first.filter(|_| sign != '.'),
    }
}

/// A day as the store's readers write it: `5 November 2026`, or `November 5, 2026` in the United States.
pub fn write_date(date: Date, marketplace: Marketplace) -> String {
    let month = month_name(date.month());
    if marketplace.day_first() {
        format!("{} {month} {}", date.day(), date.year())
    } else {
        format!("{month} {}, {}", date.day(), date.year())
    }
}

/// A day for the interface: `5 Nov 2026`.
pub fn short_date(date: Date) -> String {
    format!("{} {:.3} {}", date.day(), month_name(date.month()), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_days_that_are_beyond_doubt() {
        for text in [
            "2026-11-05",
            "5 Nov 2026",
            "5th November, 2026",
            "November 5, 2026",
            "Nov. 5 2026",
            " 05-nov-2026 ",
            "5.11.2026",
            "05.11.2026",
        ] {
            assert_eq!(parse_date(text), Some(date(2026, 11, 5)), "{text}");
        }
    }

    #[test]
    fn refuses_days_that_two_stores_read_differently() {
        assert_eq!(parse_date("20/11/2026"), Some(date(2026, 11, 20)));
        assert_eq!(parse_date("11-20-2026"), Some(date(2026, 11, 20)));
        assert_eq!(parse_date("11/11/2026"), Some(date(2026, 11, 11)));
        for text in ["05/11/2026", "11.20.2026", "5.11.26", "Nov 2026", "31 Feb 2026", "tomorrow", "", "5 Nov 26"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_nearest_one() {
        let today = date(2026, 11, 25);
        for (text, day) in [
            ("6 Nov", date(2026, 11, 6)),
            ("November 6", date(2026, 11, 6)),
            ("6. Nov.", date(2026, 11, 6)),
            ("3 Jan", date(2027, 1, 3)),
            ("30th Aug", date(2026, 8, 30)),
        ] {
            assert_eq!(complete_date(text, today), Some(day), "{text}");
        }
        for text in ["25 May", "6 11", "Nov 2026", "Nov", "6", "", "31 Feb", "6 Nov 2026", "soon"] {
            assert_eq!(complete_date(text, today), None, "{text}");
        }
    }

    #[test]
    fn writes_days_as_the_store_does() {
        let day = date(2026, 11, 5);
        assert_eq!(write_date(day, Marketplace::AmazonCom), "November 5, 2026");
        assert_eq!(write_date(day, Marketplace::AmazonDe), "5 November 2026");
        assert_eq!(short_date(day), "5 Nov 2026");
    }

    #[test]
    fn days_are_counted_over_month_ends() {
        assert_eq!(plus_days(date(2026, 11, 5), 60), Some(date(2027, 1, 4)));
        assert_eq!(days_between(date(2026, 11, 5), date(2027, 1, 4)), 60);
        assert_eq!(days_between(date(2027, 1, 4), date(2026, 11, 5)), -60);
    }
}
