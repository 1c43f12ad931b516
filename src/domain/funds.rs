//! Money that is held, owed or settled.

use super::charge::Stance;
use super::record::record;
use super::value::{AmountText, CountText, DateText};

record! {
    /// The money side of a case: what is withheld, what is owed, whose bank account it is.
    Funds {
        /// Currency of the account, as an ISO code.
        currency: String,
        /// Day the account was deactivated: day 0 of the funds window.
        deactivated_on: DateText,
        /// The balance that is withheld.
        withheld: AmountText,
        /// The negative balance, as the statement shows it.
        balance: AmountText,
        /// The day of that statement.
        balance_on: DateText,
        /// What the negative balance came from, in a sentence or two.
        balance_cause: String,
        /// Where the money in the account comes from: purchases, stock, sales.
        source_of_funds: String,
        /// What was wrong with the account or its papers, and is mended.
        mended: String,
        /// Name on the bank account.
        bank_holder: String,
        /// The bank.
        bank_name: String,
        /// Its country.
        bank_country: String,
        /// The last four digits, never more.
        bank_last4: CountText,
        /// The last four digits of the card on file.
        card_last4: CountText,
        /// What keeps the balance from turning negative again.
        prevention: String,
        /// Next statement to check.
        next_statement_on: DateText,
        /// Ready for a video interview.
        video_ready: bool,
        /// The one thing asked for.
        request: String,
    }
}

record! {
    /// Something still open against withheld money: orders, claims, refunds, fees.
    [item] Liability {
        /// What it is.
        kind: String,
        /// How many.
        count: CountText,
        /// For how much.
        amount: AmountText,
        /// Settled, open, disputed: in the seller's words.
        status: String,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}

record! {
    /// One line of the chain purchase → goods → sales → proceeds that shows where money came from.
    [item] FundsSource {
        /// The purchase: supplier, invoice, date.
        purchase: String,
        /// What was bought.
        goods: String,
        /// The orders in which it was sold.
        orders: String,
        /// What came in.
        proceeds: AmountText,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}

record! {
    /// One line of a negative balance.
    [item] BalanceLine {
        /// Day of the charge.
        on: DateText,
        /// Subscription, storage, refund, chargeback …
        kind: String,
        /// Order, transaction or invoice number.
        reference: String,
        /// The sum, as the statement shows it.
        amount: AmountText,
        /// Accepted or disputed.
        stance: Stance,
        /// How much of it is accepted, where only a part is.
        accepted: AmountText,
        /// Why it is disputed.
        reason: String,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}

record! {
    /// A payment made or arranged.
    [item] Payment {
        /// The day.
        on: DateText,
        /// The sum.
        amount: AmountText,
        /// Card, transfer …
        method: String,
        /// The confirmation number.
        reference: String,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}
