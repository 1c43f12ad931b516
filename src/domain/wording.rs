//! Paragraphs of the document in the seller's own words.

use super::record::record;

record! {
    /// A paragraph that the seller wrote anew. It stands in the document in place of the program's wording, and is
    /// marked "check again" when the answers below it change.
    [item] Wording {
        /// Which paragraph: its part and the field that begins it, `root-cause/causes.c1.happened`.
        place: String,
        /// What the program's wording was when the seller wrote their own.
        was: String,
        /// The seller's words.
        text: String,
    }
}
