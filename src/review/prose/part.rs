//! The parts of an answer.

/// Which part of an answer a sentence stands in.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Part {
    /// Why it happened.
    Root,
    /// What was done.
    Corrective,
    /// What runs from now on.
    Preventive,
    /// Done and to come under one heading.
    Mixed,
    /// Facts against a charge.
    Rebuttal,
    /// The list of exhibits.
    Evidence,
    /// Last words.
    Closing,
    /// Before the first heading, or nowhere in particular.
    #[default]
    Other,
}

impl Part {
    /// The part of a word in `sections.toml`.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "root" => Self::Root,
            "corrective" => Self::Corrective,
            "preventive" => Self::Preventive,
            "mixed" => Self::Mixed,
            "rebuttal" => Self::Rebuttal,
            "evidence" => Self::Evidence,
            "closing" => Self::Closing,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Its name in a finding of a letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root-cause",
            Self::Corrective | Self::Mixed => "corrective",
            Self::Preventive => "preventive",
            Self::Rebuttal => "rebuttal",
            Self::Evidence => "evidence",
            Self::Closing => "closing",
            Self::Other => "opening",
        }
    }

    /// True where finished work is told.
    pub fn is_corrective(self) -> bool {
        matches!(self, Self::Corrective | Self::Mixed)
    }

    /// True where controls are told.
    pub fn is_preventive(self) -> bool {
        matches!(self, Self::Preventive | Self::Mixed)
    }
}
