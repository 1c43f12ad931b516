//! What a notice says: the vocabulary, and a reading with the words that led to it.
//!
//! The words on the wire (`as_str`) are those of the command-line contract, `rejoinder notice --json`.

use serde::Serialize;

use super::value::words;

words! {
    /// What sort of letter it is.
    NoticeKind {
        /// No notice at all: newsletter, help page, buyer's message, rant.
        #[default]
        Other = "other",
        /// An accusation with consequences: something has been done.
        Notice = "notice",
        /// Something may be done.
        Warning = "warning",
        /// An appeal or claim is refused.
        Denial = "denial",
        /// An answer to an appeal that asks for more.
        MoreInfo = "more-info",
        /// The account, listing or money is back.
        Reinstated = "reinstated",
    }
}

words! {
    /// What the letter acts on or threatens.
    Scope {
        /// Nothing of the seller's.
        #[default]
        None = "none",
        /// The selling account.
        Account = "account",
        /// Single listings.
        Listing = "listing",
        /// Money alone.
        Funds = "funds",
    }
}

words! {
    /// The language of the letter.
    Language {
        /// English.
        #[default]
        English = "en",
        /// German.
        German = "de",
        /// French.
        French = "fr",
        /// Italian.
        Italian = "it",
        /// Spanish.
        Spanish = "es",
        /// Japanese.
        Japanese = "ja",
        /// Chinese.
        Chinese = "zh",
    }
}

words! {
    /// The store a letter comes from.
    Marketplace {
        /// Cannot be told.
        #[default]
        Unknown = "unknown",
        /// Some store of Amazon's.
        Amazon = "amazon",
        /// United States.
        AmazonCom = "amazon.com",
        /// United Kingdom.
        AmazonCoUk = "amazon.co.uk",
        /// Germany.
        AmazonDe = "amazon.de",
        /// Canada.
        AmazonCa = "amazon.ca",
        /// France.
        AmazonFr = "amazon.fr",
        /// Italy.
        AmazonIt = "amazon.it",
        /// Spain.
        AmazonEs = "amazon.es",
        /// Japan.
        AmazonCoJp = "amazon.co.jp",
        /// India.
        AmazonIn = "amazon.in",
        /// Walmart Marketplace.
        Walmart = "walmart",
        /// eBay.
        Ebay = "ebay",
        /// Etsy.
        Etsy = "etsy",
        /// TikTok Shop.
        TikTok = "tiktok",
    }
}

impl Marketplace {
    /// The family, which is the folder of its templates: `amazon`, `walmart`, `ebay`, `etsy`, `tiktok`.
    /// Unknown stores are taken for Amazon's, for which most is known.
    pub fn family(self) -> &'static str {
        match self {
            Self::Walmart => "walmart",
            Self::Ebay => "ebay",
            Self::Etsy => "etsy",
            Self::TikTok => "tiktok",
            _ => "amazon",
        }
    }

    /// How a person writes its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "the marketplace",
            Self::Amazon => "Amazon",
            Self::AmazonCom => "Amazon.com",
            Self::AmazonCoUk => "Amazon.co.uk",
            Self::AmazonDe => "Amazon.de",
            Self::AmazonCa => "Amazon.ca",
            Self::AmazonFr => "Amazon.fr",
            Self::AmazonIt => "Amazon.it",
            Self::AmazonEs => "Amazon.es",
            Self::AmazonCoJp => "Amazon.co.jp",
            Self::AmazonIn => "Amazon.in",
            Self::Walmart => "Walmart",
            Self::Ebay => "eBay",
            Self::Etsy => "Etsy",
            Self::TikTok => "TikTok Shop",
        }
    }

    /// True when its readers write the day before the month.
    pub fn day_first(self) -> bool {
        !matches!(self, Self::AmazonCom | Self::Amazon | Self::Unknown | Self::Walmart | Self::Ebay | Self::Etsy | Self::TikTok)
    }
}

words! {
    /// What a letter wants handed in, told, paid or obtained.
    AskKind {
        /// Facts or answers without a name of their own.
        #[default]
        ReplyInfo = "reply-info",
        /// Why it happened.
        RootCause = "root-cause",
        /// What was done.
        CorrectiveActions = "corrective-actions",
        /// What keeps it from happening again.
        PreventiveMeasures = "preventive-measures",
        /// Suppliers' invoices.
        Invoices = "invoices",
        /// Permission of the brand or rights owner.
        LetterOfAuthorization = "letter-of-authorization",
        /// Who the supplier is and how to reach them.
        SupplierInfo = "supplier-info",
        /// Passport, identity card, driving licence.
        IdentityDocument = "identity-document",
        /// Registration or licence of the business.
        BusinessDocument = "business-document",
        /// A bill that proves the address.
        UtilityBill = "utility-bill",
        /// A statement or letter of the bank.
        BankStatement = "bank-statement",
        /// Where the money comes from.
        SourceOfFunds = "source-of-funds",
        /// Carrier scans, proofs of delivery.
        TrackingProof = "tracking-proof",
        /// Certificates, test reports, declarations.
        ComplianceEvidence = "compliance-evidence",
        /// Manuals, labels, images, safety sheets.
        ProductDocuments = "product-documents",
        /// What happened in single orders.
        OrderExplanation = "order-explanation",
        /// A withdrawal by the rights owner.
        RightsOwnerRetraction = "rights-owner-retraction",
        /// How accounts belong together, or do not.
        RelatedAccountExplanation = "related-account-explanation",
        /// Money, or a valid card.
        Payment = "payment",
    }
}

/// A stretch of the decoded text, in bytes; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
}

/// One sentence or bullet in which the letter accuses.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Point {
    /// The charge's category; empty where it has no name here.
    pub category: String,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The letter's own words, white space folded.
    pub text: String,
}

/// The words that led to one reading.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Signal {
    /// The field of the reading: `categories`, `asks`, `deadline_days` …
    pub field: String,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The value they speak for.
    pub value: String,
}

/// A stretch that is not the letter: chatter, menus, quoted mail, the seller's own plan.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetAside {
    /// Where it stands.
    pub span: Span,
    /// What it was taken for, in a few words for the seller.
    pub why: String,
}

/// A category that might fit, with the words that speak for it; offered when the reader is unsure.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The category.
    pub category: String,
    /// The words, quoted from the letter.
    pub reasons: Vec<String>,
    /// Bigger is likelier; only comparable within one reading.
    pub score: f64,
}

/// A rate as the letter gives it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MetricFigure {
    /// Its name in the letter's words.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// The rate to be kept, with its sign; empty where the letter names none.
    pub target: String,
    /// The seller's rate, with its sign.
    pub value: String,
}

/// What the reader made of a letter. Made by `intake`, confirmed by the seller, then laid into the case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Product numbers the letter is about, in its order.
    pub asins: Vec<String>,
    /// What is asked, each once, in the letter's order.
    pub asks: Vec<AskKind>,
    /// The likeliest categories when unsure, best first, at most three.
    pub candidates: Vec<Candidate>,
    /// What the letter calls a case.
    pub case_ids: Vec<String>,
    /// Charges made, best first; empty means "I do not know".
    pub categories: Vec<String>,
    /// Complaint numbers.
    pub complaint_ids: Vec<String>,
    /// The day the letter bears or was sent, ISO 8601.
    pub dated_on: Option<String>,
    /// The last day to answer where the letter gives a calendar date, ISO 8601.
    pub deadline_date: Option<String>,
    /// The window to answer, in days.
    pub deadline_days: Option<u32>,
    /// The letter says what to do if one thinks it is wrong.
    pub dispute_path: bool,
    /// How long money is or may be held, in days.
    pub funds_hold_days: Option<u32>,
    /// What sort of letter it is.
    pub kind: NoticeKind,
    /// Its language.
    pub language: Language,
    /// The store.
    pub marketplace: Marketplace,
    /// Rates that the letter holds against the seller, with their targets.
    pub metrics: Vec<MetricFigure>,
    /// Orders the letter is about, in its order.
    pub orders: Vec<String>,
    /// The sentences that accuse.
    pub points: Vec<Point>,
    /// What it acts on.
    pub scope: Scope,
    /// Facts of the case that the letter names: the field's address, its value and where it stands.
    pub facts: Vec<Signal>,
    /// Stretches that are not the letter.
    pub set_aside: Vec<SetAside>,
    /// Words behind each reading.
    pub signals: Vec<Signal>,
    /// The decoded text all spans point into.
    pub text: String,
    /// Reasons to doubt that the marketplace wrote this (phishing look-alike), for the seller.
    pub warnings: Vec<String>,
}
