//! What the seller saw on a marketplace's form.

use super::record::record;
use super::value::CountText;

record! {
    /// A box of a form, with the counter it shows: most marketplaces publish none.
    [item] FormBox {
        /// The box's ID in `portal.toml`.
        name: String,
        /// Characters it takes.
        limit: CountText,
    }
}
