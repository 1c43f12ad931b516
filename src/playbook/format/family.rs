//! Whose letters a playbook knows.

use crate::domain::notice::Marketplace;
use crate::domain::value::words;

words! {
    /// Whose letters a playbook knows.
    Family {
        /// Amazon's stores.
        #[default]
        Amazon = "amazon",
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

impl From<Marketplace> for Family {
    fn from(marketplace: Marketplace) -> Self {
        match marketplace {
            Marketplace::Walmart => Self::Walmart,
            Marketplace::Ebay => Self::Ebay,
            Marketplace::Etsy => Self::Etsy,
            Marketplace::TikTok => Self::TikTok,
            _ => Self::Amazon,
        }
    }
}
