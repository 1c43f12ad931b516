//! `rejoinder list` for a person: a table.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr as _;

use crate::casework::desk::DeskRow;
use crate::casework::steps::left;
use crate::domain::clean::clean_line;
use crate::domain::clock::short_date;

/// The widest a title is shown, in cells; the JSON has it whole.
const TITLE: usize = 40;

/// The cases as a table, under their headings; empty without cases.
pub fn table(rows: &[DeskRow], today: Date) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head = ["case", "title", "charge", "stage", "answer by", "errors", "warnings"].map(str::to_owned);
    let cells: Vec<[String; 7]> = std::iter::once(head).chain(rows.iter().map(|row| line(row, today))).collect();
    let width = |at: usize| cells.iter().map(|c| c[at].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..7).map(width).collect();
    let mut out = String::new();
    for (row, cell) in cells.iter().enumerate() {
        let padded = cell.iter().zip(&widths).map(|(text, width)| format!("{text}{}", " ".repeat(width - text.width())));
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
        if let Some(problem) = row.checked_sub(1).and_then(|at| rows[at].problem.as_deref()) {
            out.push_str(&format!("  damaged: {}\n", clean_line(problem)));
        }
    }
    out
}

fn line(row: &DeskRow, today: Date) -> [String; 7] {
    let archived = if row.archived { ", archived" } else { "" };
    let (stage, whole) = if row.problem.is_none() { (row.stage.as_str(), true) } else { ("damaged", false) };
    let count = |n: usize| if whole { n.to_string() } else { "-".to_owned() };
    let by = row.clock.as_ref().map_or_else(|| "-".to_owned(), |c| format!("{} ({})", short_date(c.due), left(c.days_left(today))));
    let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { clean_line(text) };
    [
        row.id.clone(),
        cut(&or_dash(&row.title), TITLE),
        or_dash(&row.category),
        format!("{stage}{archived}"),
        by,
        count(row.errors),
        count(row.warnings),
    ]
}

/// A text cut to so many cells, with a mark where something is missing.
fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        let longer = format!("{out}{c}");
        if longer.width() > most.saturating_sub(1) {
            break;
        }
        out = longer;
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_title_is_cut_to_its_cells() {
        assert_eq!(cut("漢字漢字", 5), "漢字…");
        assert_eq!(cut("漢字", 4), "漢字");
    }
}
