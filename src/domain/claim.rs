//! Reimbursement claims: one line an event.

use super::money::Money;
use super::record::record;
use super::value::{AmountText, CountText, DateText, words};

words! {
    /// What went wrong with the stock or the fee.
    ClaimKind {
        /// Not said.
        #[default]
        Unknown = "",
        /// Units lost in a fulfilment centre.
        LostInCentre = "lost-in-centre",
        /// Units damaged in a fulfilment centre.
        DamagedInCentre = "damaged-in-centre",
        /// An inbound shipment that arrived short or damaged.
        InboundShort = "inbound-short",
        /// A customer was refunded and the unit never came back.
        ReturnMissing = "return-missing",
        /// A wrong item or an empty box came back.
        ReturnWrong = "return-wrong",
        /// A removal order that was lost on the way.
        RemovalLost = "removal-lost",
        /// A removal order that arrived damaged, wrong or short.
        RemovalWrong = "removal-wrong",
        /// A fee charged on a wrong weight or size.
        FeeDimensions = "fee-dimensions",
        /// Any other fee charged wrongly.
        FeeOther = "fee-other",
        /// Units disposed of without an order.
        Disposal = "disposal",
    }
}

record! {
    /// One event for which money is claimed.
    [item] ClaimLine {
        /// What happened.
        kind: ClaimKind,
        /// The day it happened: loss reported, refund, delivery, charge.
        event_on: DateText,
        /// Customer order.
        order: String,
        /// Inbound or removal shipment.
        shipment: String,
        /// Return or removal order, or the licence-plate number of the unit.
        return_id: String,
        /// Transaction in the adjustments report or the statement.
        transaction: String,
        /// The marketplace's product number.
        asin: String,
        /// The fulfilment network's stock number.
        fnsku: String,
        /// Units expected (sent, sold, charged for).
        expected: CountText,
        /// Units received (found, returned).
        received: CountText,
        /// The value of one unit.
        unit_amount: AmountText,
        /// What that value rests on: sourcing cost with its invoice, or the sale price less fees.
        basis: String,
        /// What has been paid for this event already.
        reimbursed: AmountText,
        /// What of that was taken back later.
        reversed: AmountText,
        /// The support case in which it was raised.
        case: String,
        /// The exhibits that show it.
        exhibits: Vec<String>,
    }
}

impl ClaimLine {
    /// Units missing: expected less received; `None` until both can be read.
    pub fn missing(&self) -> Option<i64> {
        let received = if self.received.is_blank() { 0 } else { self.received.count()? };
        Some(self.expected.count()? - received)
    }

    /// What is claimed: units missing times the value of one, less what was paid and not taken back. `None` until it can be
    /// worked out.
    pub fn amount(&self) -> Option<Money> {
        let gross = self.unit_amount.money()?.times(self.missing()?)?;
        let nothing = Money::new(0, "");
        let read = |amount: &AmountText| if amount.is_blank() { Some(nothing) } else { amount.money() };
        gross.minus(read(&self.reimbursed)?)?.plus(read(&self.reversed)?)
    }
}
