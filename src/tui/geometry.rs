//! Where things stand at a size: the same sums for drawing and for keys that move by rows.

use ratatui::layout::{Rect, Size};

use crate::casework::form::FieldView;
use crate::domain::field::FieldKind;
use crate::domain::path::FieldPath;
use crate::render::wrap;

/// The smallest window in which the steps are shown.
pub const SMALLEST: Size = Size { width: 60, height: 20 };
/// From this width on the document stands beside the form.
const BESIDE: u16 = 110;
/// From this width on the outline stands beside the form.
const OUTLINED: u16 = 76;
/// Lines longer than this are hard to read.
const LONGEST: u16 = 92;
/// Of the room beside the outline, the form has so many hundredths until the divider is moved.
pub const SPLIT: u16 = 53;
/// The narrowest that form and document are made by moving the divider.
const NARROWEST: u16 = 30;

/// The areas of the wizard.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Areas {
    /// Between form and document, where both are shown: what the mouse drags.
    pub divider: Rect,
    /// What the step shows.
    pub form: Rect,
    /// The line at the top.
    pub header: Rect,
    /// The keys.
    pub keys: Rect,
    /// The list of steps; empty where there is no room.
    pub outline: Rect,
    /// The rule above the keys, which bears messages.
    pub rule: Rect,
    /// The document or the letter; empty where there is no room.
    pub side: Rect,
    /// The rule below the header.
    pub top: Rect,
}

/// The areas at a size. `flipped` puts the document in place of the form where both have no room.
pub fn areas(size: Size, flipped: bool, split: u16) -> Areas {
    let (w, h) = (size.width, size.height);
    let body = h.saturating_sub(4);
    let row = |y: u16, height: u16| Rect::new(0, y.min(h), w, height.min(h.saturating_sub(y)));
    let outline = if w >= OUTLINED { 19 } else { 0 };
    let mut areas = Areas {
        header: row(0, 1),
        top: row(1, 1),
        rule: row(h.saturating_sub(2), 1),
        keys: row(h.saturating_sub(1), 1),
        outline: Rect::new(0, 2.min(h), outline, body),
        ..Areas::default()
    };
    let rest = w - outline;
    if w >= BESIDE {
        let most = rest.saturating_sub(NARROWEST + 2).max(NARROWEST);
        let form = (u32::from(rest) * u32::from(split.min(100)) / 100).try_into().unwrap_or(rest).clamp(NARROWEST, most);
        // Only who moves the divider gets lines that are hard to read.
        let form = if split == SPLIT { form.min(LONGEST) } else { form };
        areas.form = Rect::new(outline, 2, form, body);
        let side = outline + form + 2;
        areas.side = Rect::new(side, 2, (w - side).min(LONGEST), body);
        areas.divider = Rect::new(outline + form, 2, 2, body);
    } else {
        let all = Rect::new(outline, 2.min(h), rest, body);
        if flipped {
            areas.side = all;
        } else {
            areas.form = all;
        }
    }
    areas
}

/// The share of the form when the divider is dragged to a column.
pub fn split_at(size: Size, column: u16) -> u16 {
    let outline = if size.width >= OUTLINED { 19 } else { 0 };
    let rest = u32::from(size.width.saturating_sub(outline)).max(1);
    // Rounded up, so that the divider stands where it was let go.
    u32::from(column.saturating_sub(outline)).saturating_mul(100).div_ceil(rest).clamp(1, 100).try_into().unwrap_or(SPLIT)
}

/// Where the text of a field stands within the form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FieldBox {
    /// True when the label has a row of its own above the text.
    pub above: bool,
    /// The first column of the text.
    pub left: usize,
    /// How wide the text is wrapped; one cell more is kept for the caret.
    pub width: usize,
}

/// The widest label that stands beside its field.
pub const LABEL: usize = 20;

/// Choices up to this many are shown all.
pub const ALL_SHOWN: usize = 6;

/// Where the text of a field stands in a form that is so wide, the field indented so far.
pub fn field_box(view: &FieldView, form: usize, indent: usize) -> FieldBox {
    let question = matches!(view.path, FieldPath::Answer { .. });
    let long = matches!(view.spec.kind, FieldKind::Text) || question;
    let beside = form.saturating_sub(2 + indent + LABEL + 2 + 3);
    let few = view.spec.kind == FieldKind::Choice && view.spec.choices.len() <= ALL_SHOWN;
    let wide = few && view.spec.choices.iter().any(|c| wrap::width(&c.label) > beside);
    let above = long || wide || form < 44 || wrap::width(&view.spec.label) > LABEL;
    let left = if above { 2 + indent + 2 } else { 2 + indent + LABEL + 2 };
    FieldBox { above, left, width: form.saturating_sub(left + 1).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_lies_in_the_window_at_any_size() {
        for w in (0..320).step_by(7).chain([1, 2, 59, 60, 76, 110]) {
            for h in (0..110).step_by(3).chain([1, 2, 19, 20]) {
                for (flipped, split) in [(false, SPLIT), (true, SPLIT), (false, 1), (false, 30), (false, 100)] {
                    let a = areas(Size::new(w, h), flipped, split);
                    for area in [a.divider, a.form, a.header, a.keys, a.outline, a.rule, a.side, a.top] {
                        assert!(area.is_empty() || (area.right() <= w && area.bottom() <= h), "{w}x{h}: {area:?}");
                    }
                }
            }
        }
    }
}
