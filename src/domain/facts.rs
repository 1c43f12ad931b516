//! Who sells, what the notice says as confirmed, and the facts around the charges.

use super::notice::{Language, Marketplace, NoticeKind, Scope};
use super::record::record;
use super::value::{AmountText, CountText, DateText};

record! {
    /// The seller, as the marketplace knows them.
    Seller {
        /// Display name of the store.
        store: String,
        /// Name of the person or company in the account.
        legal_name: String,
        /// Seller ID or merchant token.
        seller_id: String,
        /// Who answers questions.
        contact_name: String,
        /// Where they can be reached.
        contact_email: String,
        /// And by telephone.
        contact_phone: String,
        /// Selling since.
        since: DateText,
    }
}

record! {
    /// What the notice says, as read and then confirmed, changed or dropped by the seller.
    NoticeFacts {
        /// Day it was received: day 0 of the clocks.
        received_on: DateText,
        /// Day it bears.
        dated_on: DateText,
        /// The store.
        marketplace: Marketplace,
        /// What sort of letter.
        kind: NoticeKind,
        /// What it acts on.
        scope: Scope,
        /// Its language.
        language: Language,
        /// Window to answer, in days.
        deadline_days: CountText,
        /// Last day to answer, where the letter names it.
        deadline_date: DateText,
        /// Days for which money is held.
        funds_hold_days: CountText,
        /// What the letter calls a case.
        case_ids: Vec<String>,
        /// Complaint numbers.
        complaint_ids: Vec<String>,
        /// Where the letter says to answer: an address or a page, copied from it.
        reply_to: String,
        /// Names of the readings that the seller accepted, changed or dropped: reading again leaves them alone.
        settled: Vec<String>,
    }
}

record! {
    /// A product the notice names, or that the answer is about.
    [item] Product {
        /// The marketplace's number.
        asin: String,
        /// The seller's own number.
        sku: String,
        /// What it is.
        title: String,
        /// Units bought in the period asked for.
        bought: CountText,
        /// Units sold in it.
        sold: CountText,
        /// Units in stock when the notice came.
        stock: CountText,
        /// What was found and done for this product.
        finding: String,
        /// The exhibits for it.
        exhibits: Vec<String>,
    }
}

record! {
    /// An order the notice names, or that the answer is about.
    [item] Order {
        /// The marketplace's number.
        order: String,
        /// What went wrong, in neutral words.
        problem: String,
        /// What was done for the buyer.
        outcome: String,
        /// When that was done.
        on: DateText,
        /// Refunded or paid.
        amount: AmountText,
        /// The exhibits for it.
        exhibits: Vec<String>,
    }
}

record! {
    /// A figure the marketplace measures.
    [item] Metric {
        /// Its name, as the marketplace writes it.
        name: String,
        /// The seller's figure, with its unit.
        value: String,
        /// The target.
        target: String,
        /// Defects counted in the window.
        defects: CountText,
        /// Orders in the window.
        orders: CountText,
        /// Ratings that its buyers gave.
        ratings: CountText,
        /// How many of these are positive.
        positive: CountText,
        /// The window: its days or dates.
        period: String,
        /// The exhibits for it.
        exhibits: Vec<String>,
    }
}

record! {
    /// One line of the log: sent, answered, telephoned.
    [item] LogEntry {
        /// The day.
        on: DateText,
        /// What it was: sent, reply, call, note.
        what: String,
        /// By which way: the page, form or address.
        channel: String,
        /// What was said.
        text: String,
        /// When to ask again.
        follow_up: DateText,
    }
}
