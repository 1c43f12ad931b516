//! Evidence: a file under a stable label, and what it is said to prove.

use super::charge::Availability;
use super::record::record;
use super::value::{CountText, DateText, words};

words! {
    /// What kind of paper or picture an exhibit is.
    ExhibitKind {
        /// Anything without a name of its own.
        #[default]
        Other = "other",
        /// A supplier's invoice for goods.
        Invoice = "invoice",
        /// A shop receipt, which is no invoice.
        Receipt = "receipt",
        /// Permission by the rights owner or brand to sell or use.
        LetterOfAuthorization = "letter-of-authorization",
        /// A letter by the supplier, or the supplier's contact data.
        SupplierInfo = "supplier-info",
        /// Passport, identity card, driving licence.
        IdentityDocument = "identity-document",
        /// Registration, licence or extract of a business.
        BusinessDocument = "business-document",
        /// A bill that proves an address.
        UtilityBill = "utility-bill",
        /// A statement or letter of the bank.
        BankStatement = "bank-statement",
        /// Proof of a payment made.
        PaymentProof = "payment-proof",
        /// Carrier scans and proofs of delivery.
        TrackingProof = "tracking-proof",
        /// Certificates, test reports, declarations.
        ComplianceEvidence = "compliance-evidence",
        /// Manuals, labels, safety sheets, ingredient lists.
        ProductDocument = "product-document",
        /// Photographs of goods, packaging or premises.
        Photo = "photo",
        /// A report downloaded from the marketplace.
        Report = "report",
        /// A picture of a setting or page.
        Screenshot = "screenshot",
        /// A written procedure, rota, training record.
        Procedure = "procedure",
        /// Messages and letters exchanged.
        Correspondence = "correspondence",
        /// A rights owner's withdrawal of a complaint.
        Retraction = "retraction",
        /// A contract or agreement.
        Contract = "contract",
    }
}

words! {
    /// How an exhibit that was kept for another case stands to this one.
    Reused {
        /// It was attached to this case.
        #[default]
        Own = "",
        /// Another case brought it and the seller has not said that it proves anything here: it counts for nothing.
        Offered = "offered",
        /// The seller took it over.
        Taken = "taken",
    }
}

record! {
    /// One exhibit. Its label is given once and stays, whatever is added or removed around it.
    [item] Exhibit {
        /// The letters under which documents name it: A, B … Z, AA.
        label: String,
        /// What it shows, in a few words.
        title: String,
        /// The kind of paper.
        kind: ExhibitKind,
        /// The file's name under `exhibits/` in the case folder; a name of ours. Empty: not here yet.
        file: String,
        /// The name the file had.
        original: String,
        /// SHA-256 of the copy, lower-case hex.
        sha256: String,
        /// The size of the copy, in bytes.
        bytes: CountText,
        /// The day the paper bears.
        dated_on: DateText,
        /// Who issued it.
        issuer: String,
        /// The units an invoice covers.
        quantity: CountText,
        /// What it covers: item IDs of products, orders, charges, claims … in this case.
        covers: Vec<String>,
        /// The asks it answers.
        asks: Vec<String>,
        /// Whether it is here, comes by a date, or cannot be had.
        availability: Availability,
        /// With `by-date`: when.
        available_on: DateText,
        /// With `cannot`: why, and what stands in for it.
        because: String,
        /// Whether another case brought it, and whether it counts here.
        reused: Reused,
        /// The seller's own note; never printed.
        note: String,
    }
}

/// The label of the `n`th exhibit, counted from zero: A … Z, AA, AB …
pub fn label(n: usize) -> String {
    let mut n = n;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (n % 26) as u8));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// The first label after all that are taken: labels are never reused, so that a letter already sent stays true.
pub fn next_label<'a>(taken: impl IntoIterator<Item = &'a str>) -> String {
    let last = taken.into_iter().filter_map(number).max();
    label(last.map_or(0, |n| n + 1))
}

/// The place of a label in the row A, B … AA; `None` for what is no label.
fn number(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 4 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    Some(text.bytes().fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_count_like_columns() {
        for (n, text) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(label(n), text);
            assert_eq!(number(text), Some(n));
        }
    }

    #[test]
    fn a_label_is_not_given_twice() {
        assert_eq!(next_label(["A", "C"]), "D");
        assert_eq!(next_label([]), "A");
    }
}
