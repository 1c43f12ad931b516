//! Amounts in one style a letter: `USD 1,234.56`, whatever way they were typed.
//!
//! A sum that cannot be read stays as typed, and so does one whose sign (`$`, `¥`) stands for several currencies while
//! neither the account nor the store says which: a letter must not name a currency that nobody meant.

use crate::domain::case::Case;
use crate::domain::money::Money;
use crate::domain::notice::Marketplace;
use crate::domain::value::AmountText;
use crate::render::marks::fold;

/// Currencies that are written with a bare dollar sign at home.
const DOLLARS: &[&str] = &["AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "USD"];
/// Currencies that are written with a bare yen sign at home.
const YENS: &[&str] = &["CNY", "JPY"];

/// The currency of the account: as typed, else the store's own; empty when neither is known.
pub fn currency(case: &Case) -> String {
    let typed = case.funds.currency.trim().to_ascii_uppercase();
    if typed.len() == 3 {
        return typed;
    }
    match case.notice.marketplace {
        Marketplace::AmazonCa => "CAD",
        Marketplace::AmazonCoJp => "JPY",
        Marketplace::AmazonCoUk => "GBP",
        Marketplace::AmazonCom | Marketplace::Walmart => "USD",
        Marketplace::AmazonDe | Marketplace::AmazonEs | Marketplace::AmazonFr | Marketplace::AmazonIt => "EUR",
        Marketplace::AmazonIn => "INR",
        _ => "",
    }
    .to_owned()
}

/// A sum that was read, in the account's currency where the text names none, or one by a sign that several share.
pub fn settled(money: Money, typed: &str, account: &str) -> Money {
    let shared = (bare(typed, '$') && DOLLARS.contains(&account)) || (bare(typed, '¥') && YENS.contains(&account));
    if money.currency().is_empty() || shared { Money::new(money.minor(), account) } else { money }
}

/// The sum in a field; `None` while it cannot be read.
pub fn read(amount: &AmountText, account: &str) -> Option<Money> {
    amount.money().map(|money| settled(money, amount.as_str(), account))
}

/// How a letter writes a field's amount.
pub fn written(amount: &str, account: &str) -> String {
    let open = account.is_empty() && (bare(amount, '$') || bare(amount, '¥'));
    match Money::parse(amount) {
        Some(money) if !open => settled(money, amount, account).to_string(),
        _ => fold(amount),
    }
}

/// A debit is written with or without a minus; where the letter calls it a debt, the sign would say it twice.
pub fn magnitude(money: Money) -> Money {
    Money::new(money.minor().saturating_abs(), money.currency())
}

/// True for a sign without the letters that say whose: `$5`, not `CA$5`, `5 USD`.
fn bare(text: &str, sign: char) -> bool {
    text.contains(sign) && !text.contains(|c: char| c.is_ascii_alphabetic())
}

/// True for the fields that hold an amount.
pub fn is_amount(field: &str) -> bool {
    matches!(field, "accepted" | "amount" | "proceeds" | "reimbursed" | "reversed" | "unit_amount")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_typing_becomes_one() {
        for typed in ["$1,234.5", "1234.50", "USD 1234.50", "1,234.50 USD", "US$1,234.50"] {
            assert_eq!(written(typed, "USD"), "USD 1,234.50", "{typed}");
        }
        assert_eq!(written("1.234,50 €", "EUR"), "EUR 1,234.50");
        assert_eq!(written(" about 12 ", "USD"), "about 12");
    }

    #[test]
    fn a_sign_that_several_share_is_the_accounts() {
        assert_eq!(written("$12", "CAD"), "CAD 12.00");
        assert_eq!(written("US$12", "CAD"), "USD 12.00");
        assert_eq!(written("$12", "GBP"), "USD 12.00");
        assert_eq!(written("$12", ""), "$12");
        assert_eq!(written("¥1200", "JPY"), "JPY 1,200");
        assert_eq!(read(&"$12".into(), "AUD").map(|m| m.to_string()).as_deref(), Some("AUD 12.00"));
    }

    #[test]
    fn the_store_says_which_currency_where_the_account_does_not() {
        let mut case = Case::new("x");
        assert_eq!(currency(&case), "");
        case.notice.marketplace = Marketplace::AmazonDe;
        assert_eq!(currency(&case), "EUR");
        case.funds.currency = "pln".into();
        assert_eq!(currency(&case), "PLN");
    }
}
