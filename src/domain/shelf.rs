//! What a seller keeps once and uses in any case, beside the papers and the measures that a case has anyway.

use super::record::record;
use super::value::DateText;

record! {
    /// Somebody who does the work: owns a measure, did an action, answers questions.
    [item] Person {
        /// What they are called in a letter: "the warehouse lead".
        role: String,
        /// Their name; letters name the role.
        name: String,
        /// An address that is read every day.
        email: String,
        /// With the country code.
        phone: String,
    }
}

record! {
    /// Somebody the goods are bought from. Reviewers look suppliers up and call them.
    [item] Supplier {
        /// The name, letter by letter as on its invoices.
        name: String,
        /// Street, town, country.
        address: String,
        /// With the country code.
        phone: String,
        /// The address for orders and questions.
        email: String,
        /// The page on which it can be looked up.
        website: String,
        /// How it is tied to the brand: the brand itself, a distributor named by it, a reseller.
        tie: String,
        /// The first purchase.
        since: DateText,
    }
}
