//! Sums of money: minor units and a currency, never floating point.

use std::fmt;

/// A sum in the smallest unit of its currency (cents, pence; whole yen).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Money {
    /// ISO 4217 code, `"   "` when none was given.
    currency: [u8; 3],
    /// Minor units: 1234 is 12.34 in a currency with two decimals.
    minor: i64,
}

/// Signs and codes that name a currency. `$` is read as USD: the letter shows what was typed, so
/// the sign only matters for adding up, and sums of unlike currencies are never added.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("₹", "INR"),
];

/// ISO codes taken when written out.
const CODES: &[&str] = &[
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "INR", "JPY", "MXN", "MYR", "NOK", "NZD",
    "PHP", "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "USD", "VND", "ZAR",
];

impl Money {
    /// A sum in minor units of an ISO currency code (three ASCII letters; anything else counts as none).
    pub fn new(minor: i64, currency: &str) -> Self {
        let mut code = *b"   ";
        if currency.len() == 3 && currency.is_ascii() {
            code.copy_from_slice(currency.as_bytes());
        }
        Self { currency: code, minor }
    }

    /// The currency code, empty when none was given.
    pub fn currency(&self) -> &str {
        std::str::from_utf8(&self.currency).unwrap_or_default().trim()
    }

    /// Minor units.
    pub fn minor(&self) -> i64 {
        self.minor
    }

    /// Reads `$1,234.56`, `1.234,56 €`, `USD 12`, `-3.50`, `(12.00)`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim().to_owned();
        let mut negative = false;
        if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
            rest = inner.to_owned();
            negative = true;
        }
        let mut currency = "";
        for code in CODES {
            if let Some(cut) = strip_code(&rest, code) {
                (currency, rest) = (code, cut);
                break;
            }
        }
        for (sign, code) in SIGNS {
            if rest.contains(sign) {
                rest = rest.replacen(sign, "", 1);
                if currency.is_empty() {
                    currency = code;
                }
                break;
            }
        }
        let mut digits = rest.trim();
        if let Some(cut) = digits.strip_prefix(['-', '−', '–']) {
            negative = !negative;
            digits = cut.trim_start();
        }
        let minor = parse_minor(digits, decimals(currency))?;
        Some(Self::new(if negative { -minor } else { minor }, currency))
    }

    /// The sum of amounts in one currency; `None` when currencies are mixed or it overflows. An amount
    /// without a currency takes that of the others.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut total: Option<Self> = None;
        for amount in amounts {
            total = Some(match total {
                None => amount,
                Some(sum) => sum.plus(amount)?,
            });
        }
        total
    }

    /// Adds two sums; see [`Money::sum`].
    pub fn plus(self, other: Self) -> Option<Self> {
        let currency = match (self.currency(), other.currency()) {
            (a, b) if a == b => self.currency,
            ("", _) => other.currency,
            (_, "") => self.currency,
            _ => return None,
        };
        Some(Self { currency, minor: self.minor.checked_add(other.minor)? })
    }

    /// Multiplies by a number of units; `None` on overflow.
    pub fn times(self, units: i64) -> Option<Self> {
        Some(Self { minor: self.minor.checked_mul(units)?, ..self })
    }

    /// The amount with `from` taken off; see [`Money::plus`].
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { minor: other.minor.checked_neg()?, ..other })
    }
}

impl fmt::Display for Money {
    /// `USD 1,234.56`; without a currency `1,234.56`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = decimals(self.currency());
        let scale = 10u64.pow(places);
        let whole = self.minor.unsigned_abs() / scale;
        let part = self.minor.unsigned_abs() % scale;
        let digits = whole.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        if !self.currency().is_empty() {
            write!(f, "{} ", self.currency())?;
        }
        if self.minor < 0 {
            f.write_str("-")?;
        }
        f.write_str(&grouped)?;
        if places > 0 {
            write!(f, ".{part:0width$}", width = places as usize)?;
        }
        Ok(())
    }
}

/// Decimal places of a currency (ISO 4217).
fn decimals(currency: &str) -> u32 {
    match currency {
        "JPY" | "VND" => 0,
        _ => 2,
    }
}

fn strip_code(text: &str, code: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    if let Some(rest) = upper.strip_prefix(code) {
        return (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| text[code.len()..].trim().to_owned());
    }
    let rest = upper.strip_suffix(code)?;
    (!rest.ends_with(|c: char| c.is_ascii_alphabetic())).then(|| text[..rest.len()].trim().to_owned())
}

/// Digits with either separator. The last `.` or `,` is the decimal mark when fewer than three digits, or three
/// after the other mark, follow it; a lone mark before exactly three digits groups thousands.
fn parse_minor(text: &str, places: u32) -> Option<i64> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    if text.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    let mark = text.rfind(['.', ',']);
    let (whole, part) = match mark {
        Some(at) => {
            let after = &text[at + 1..];
            let sign = text.as_bytes()[at];
            let lone = text.bytes().filter(|b| *b == b'.' || *b == b',').count() == 1;
            let repeated = text.bytes().filter(|b| *b == sign).count() > 1;
            if repeated && text.split(sign as char).skip(1).any(|group| group.len() != 3) {
                return None;
            }
            if repeated || (after.len() == 3 && lone) || places == 0 { (text.as_str(), "") } else { (&text[..at], after) }
        }
        None => (text.as_str(), ""),
    };
    if part.len() > places as usize || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let minor: i64 = whole.parse::<i64>().ok()?.checked_mul(10i64.pow(places))?;
    if part.is_empty() {
        return Some(minor);
    }
    let scale = 10i64.pow(places - part.len() as u32);
    minor.checked_add(part.parse::<i64>().ok()?.checked_mul(scale)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_sellers_type() {
        for (text, shown) in [
            ("$1,234.56", "USD 1,234.56"),
            ("1.234,56 €", "EUR 1,234.56"),
            ("USD 12", "USD 12.00"),
            ("12.5", "12.50"),
            ("(3.10)", "-3.10"),
            ("-£4", "GBP -4.00"),
            ("1,000", "1,000.00"),
            ("¥1,200", "JPY 1,200"),
            ("1.234.567,80 EUR", "EUR 1,234,567.80"),
            ("CA$ 9.99", "CAD 9.99"),
        ] {
            assert_eq!(Money::parse(text).map(|m| m.to_string()).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_sum() {
        for text in ["", "about 12", "12.345.6", "1.2.3,4x", "twelve", "$"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
    }

    #[test]
    fn unlike_currencies_are_never_added() {
        assert_eq!(Money::sum([Money::new(100, "USD"), Money::new(100, "EUR")]), None);
        assert_eq!(Money::sum([Money::new(100, "USD"), Money::new(50, "")]), Some(Money::new(150, "USD")));
    }
}
