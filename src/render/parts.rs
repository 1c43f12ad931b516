//! The parts of documents: the IDs that templates give with `<!-- part: ID -->`, blocks carry and portal boxes name.

/// Every ID and what stands there, in the order of the alphabet.
pub const PARTS: &[(&str, &str)] = &[
    ("answers", "answers to a playbook's questions that are printed"),
    ("asks", "what the notice asks for, each answered"),
    ("balance", "the lines of a negative balance"),
    ("changes", "what is new since the last answer"),
    ("claims", "the events for which money is claimed"),
    ("corrective", "what was done"),
    ("evidence", "the list of exhibits"),
    ("funds", "what is open against withheld money"),
    ("history", "what was sent and answered"),
    ("identification", "store, notice, products, orders"),
    ("identity", "who the seller is and whose bank account it is"),
    ("metrics", "the figures the marketplace measures"),
    ("opening", "what a hurried reader must know"),
    ("orders", "one row an order"),
    ("payments", "what was paid"),
    ("preventive", "what runs now"),
    ("products", "one row a product"),
    ("rebuttal", "what is disputed, and the facts"),
    ("request", "the one thing asked for, and whom to ask"),
    ("root-cause", "why it happened"),
    ("source", "where the money comes from"),
];

/// True for a part of that ID.
pub fn is_part(id: &str) -> bool {
    PARTS.iter().any(|(part, _)| *part == id)
}

/// The parts a template begins, with the line of each.
pub fn begun(template: &str) -> Vec<(usize, &str)> {
    let part = |line: &str| -> Option<usize> { line.find("<!-- part:").map(|at| at + "<!-- part:".len()) };
    let begun = template.lines().enumerate().filter_map(|(n, line)| {
        let rest = &line[part(line)?..];
        Some((n + 1, rest.split("-->").next().unwrap_or_default().trim()))
    });
    begun.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::format::Family;
    use crate::playbook::library::Library;
    use crate::playbook::templates;

    #[test]
    fn templates_and_boxes_name_known_parts() {
        for (path, text) in templates::under("documents/").filter(|(path, _)| path.ends_with(".md")) {
            for (line, part) in begun(text) {
                assert!(is_part(part), "{path}:{line}: {part}");
            }
        }
        let library = Library::built_in();
        for portal in Family::ALL.iter().flat_map(|family| library.boxes(*family)) {
            let unknown: Vec<_> = portal.parts.iter().filter(|part| !is_part(part)).collect();
            assert!(unknown.is_empty(), "box {}: {unknown:?}", portal.id);
        }
    }

    #[test]
    fn every_part_is_used() {
        let used: Vec<&str> = templates::under("documents/").flat_map(|(_, text)| begun(text)).map(|(_, part)| part).collect();
        assert!(PARTS.iter().all(|(part, _)| used.contains(part)));
        assert!(PARTS.is_sorted());
    }
}
