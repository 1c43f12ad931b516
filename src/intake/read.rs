//! Text -> Reading: the letter is found, then its ids, windows and words are read.

use super::classify::{Classified, Classifier};
use super::decode::Decoded;
use super::figure_words::{self, FigureWords};
use super::figures::Figures;
use super::id_labels::{self, IdLabels};
use super::ids::Ids;
use super::letter::{LEXICON, Letter, LetterLexicon};
use super::window_words::{self, WindowWords};
use super::windows::{self, Windows};
use crate::domain::notice::{NoticeKind, Reading};
use crate::playbook::library::Library;

/// Reads notices. Its phrase tables are built once from the lexicon and the playbooks' signals.
#[derive(Debug, Default)]
pub struct Reader {
    classifier: Classifier,
    /// The user's own names of numbers; None stands for the compiled-in ones.
    labels: Option<IdLabels>,
    /// The user's own words of sums and rates; None stands for the compiled-in ones.
    figures: Option<FigureWords>,
    /// The user's own phrases for finding the letter; None stands for the compiled-in ones.
    letter: Option<LetterLexicon>,
    /// The user's own words of spans and dates; None stands for the compiled-in ones.
    windows: Option<WindowWords>,
}

impl Reader {
    /// Builds the phrase tables.
    pub fn new(library: &Library) -> Self {
        // A user's file that cannot be read must not cost the reading; the library reports it.
        let letter = library.file(LEXICON).and_then(|text| LetterLexicon::parse(text).ok());
        let labels = library.file(id_labels::PATH).and_then(|text| IdLabels::parse(text).ok());
        let windows = library.file(window_words::PATH).and_then(|text| WindowWords::parse(text).ok());
        let figures = library.file(figure_words::PATH).and_then(|text| FigureWords::parse(text).ok());
        Self { classifier: Classifier::new(library), figures, labels, letter, windows }
    }

    /// Reads a notice: linear in its length, never fails.
    pub fn read(&self, decoded: &Decoded) -> Reading {
        let lexicon = self.letter.as_ref().unwrap_or_else(|| LetterLexicon::built_in());
        let letter = Letter::find_by(decoded, lexicon);
        let Classified { asks, candidates, categories, dispute_path, kind, language, marketplace, points, scope, mut signals, warnings } =
            self.classifier.classify(&letter, decoded);
        let ids = Ids::read(&decoded.text, &letter, self.labels.as_ref().unwrap_or_else(|| IdLabels::built_in()));
        let words = self.windows.as_ref().unwrap_or_else(|| WindowWords::built_in());
        // What is no notice sets no clock: its spans are advice, rules or news.
        let clocks = match kind {
            NoticeKind::Other | NoticeKind::Reinstated => Windows::default(),
            _ => Windows::read(&decoded.text, &letter, marketplace, words),
        };
        signals.extend(ids.signals);
        signals.extend(clocks.signals);
        let figures = match kind {
            NoticeKind::Other | NoticeKind::Reinstated => Figures::default(),
            _ => {
                Figures::read(&decoded.text, &letter, marketplace, words, self.figures.as_ref().unwrap_or_else(|| FigureWords::built_in()))
            }
        };
        signals.extend(figures.signals);
        signals.sort_by(|a, b| (a.span, &a.field, &a.value).cmp(&(b.span, &b.field, &b.value)));
        Reading {
            asins: ids.asins,
            asks,
            case_ids: ids.case_ids,
            complaint_ids: ids.complaint_ids,
            orders: ids.orders,
            candidates,
            categories,
            dated_on: decoded.dated_on.clone().or_else(|| windows::dated_on(&decoded.text, marketplace, words)),
            deadline_date: clocks.deadline_date,
            deadline_days: clocks.deadline_days,
            dispute_path,
            funds_hold_days: clocks.funds_hold_days,
            facts: figures.facts,
            kind,
            language,
            marketplace,
            metrics: figures.metrics,
            points,
            scope,
            set_aside: letter.set_aside,
            signals,
            text: decoded.text.clone(),
            warnings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::decode::decode;

    fn read(text: &str) -> Reading {
        Reader::new(&Library::built_in()).read(&decode(text.as_bytes(), "").unwrap())
    }

    const PASTE: &str = "No idea what to do, my shop is dead. B0000OUT00\n\nHello Harbour Goods,\n\nYour account has been deactivated because buyers complained that \
        items you sold as new were used: B07WXT5KLN.\n\nPlease send a plan of action with the root cause within 17 days. Your funds will be held for 90 days.\n\n\
        Seller Performance\nAmazon.com\n\nDear Amazon, we removed B0000OUT01 and answer within 2 days.";

    #[test]
    fn a_paste_is_read_from_its_letter_alone() {
        let reading = read(PASTE);
        assert_eq!(reading.asins, ["B07WXT5KLN"]);
        assert_eq!((reading.deadline_days, reading.funds_hold_days), (Some(17), Some(90)));
        assert_eq!(reading.set_aside.len(), 2);
    }

    #[test]
    fn each_reading_shows_its_words() {
        let reading = read(PASTE);
        for (field, words) in [("asins", "B07WXT5KLN"), ("deadline_days", "17 days"), ("funds_hold_days", "90 days")] {
            let signal = reading.signals.iter().find(|s| s.field == field).unwrap();
            assert_eq!(&reading.text[signal.span.start..signal.span.end], words);
        }
        assert!(reading.signals.is_sorted_by_key(|s| s.span));
    }

    #[test]
    fn what_is_no_notice_sets_no_clock() {
        let reading = read(
            "Hello seller,\n\nthis month in our newsletter: join the webinar within 7 days. Funds may be held for 90 days by others.\n\nUnsubscribe",
        );
        assert_eq!((reading.kind, reading.deadline_days, reading.funds_hold_days), (NoticeKind::Other, None, None));
    }
}
