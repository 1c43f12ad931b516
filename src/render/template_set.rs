//! The templates of documents: the shared ones, those of a family that stand before them, the user's own before both.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tera::{Context, ErrorKind, Tera};

use super::context::context;
use super::names::Names;
use super::parts::{PARTS, begun, is_part};
use super::words::Words;
use crate::domain::case::Case;
use crate::domain::clean::sweep;
use crate::domain::document::DocumentKind;
use crate::domain::edit::Edit;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::record::Item;
use crate::domain::value::Value;
use crate::playbook::fault::Fault;
use crate::playbook::format::Family;
use crate::playbook::library::Library;
use crate::playbook::templates;

/// The folder of the shared templates.
const SHARED: &str = "documents/";

/// Parsed and checked templates.
#[derive(Debug, Default)]
pub struct Templates {
    /// Families with templates of their own.
    families: BTreeMap<&'static str, Tera>,
    /// What is compiled in, for the day a user's template fails on a case it was not tried with.
    plain: Tera,
    shared: Tera,
}

/// The text of each template, by its name below the folder, and the path it came from.
type Texts = BTreeMap<String, (String, String)>;

impl Templates {
    /// Parses every template; a user's with a mistake is reported and left out.
    pub fn load(library: &Library, words: &Words) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut built_in = Texts::new();
        for (path, text) in templates::under(SHARED).filter(|(path, _)| path.ends_with(".md")) {
            built_in.insert(path[SHARED.len()..].to_owned(), (path.to_owned(), text.to_owned()));
        }
        let plain = match parse(&built_in) {
            Ok(tera) => tera,
            Err(fault) => {
                faults.push(fault);
                return (Self::default(), faults);
            }
        };
        let mut trial = None;
        let mut lay = |base: &Texts, folder: &str, faults: &mut Vec<Fault>| -> Texts {
            let mut texts = base.clone();
            for name in built_in.keys() {
                let path = format!("{folder}{name}");
                let Some(text) = library.file(&path) else { continue };
                // No text of a template may pass for a mark.
                let swept = sweep(text);
                let text = swept.as_ref();
                if templates::get(&path) == Some(text) {
                    texts.insert(name.clone(), (path, text.to_owned()));
                    continue;
                }
                // Tried one by one, so that a mistake in one file takes no other down with it.
                let mut with = texts.clone();
                with.insert(name.clone(), (path.clone(), text.to_owned()));
                let trial = trial.get_or_insert_with(|| Trial::new(library, words));
                match trial.check(&with, &path, text) {
                    Ok(()) => texts = with,
                    Err(fault) => faults.push(fault),
                }
            }
            texts
        };
        let shared_texts = lay(&built_in, SHARED, &mut faults);
        let mut families = BTreeMap::new();
        for family in Family::ALL {
            let texts = lay(&shared_texts, &format!("{family}/{SHARED}"), &mut faults);
            if texts != shared_texts
                && let Ok(tera) = parse(&texts)
            {
                families.insert(family.as_str(), tera);
            }
        }
        let shared = parse(&shared_texts).unwrap_or_else(|_| plain.clone());
        (Self { families, plain, shared }, faults)
    }

    /// The Markdown of a template.
    pub fn render(&self, family: Family, name: &str, context: &Context) -> Result<String, String> {
        let tera = self.families.get(family.as_str()).unwrap_or(&self.shared);
        tera.render(name, context).or_else(|_| self.plain.render(name, context)).map_err(|e| e.to_string())
    }
}

fn parse(texts: &Texts) -> Result<Tera, Fault> {
    let mut tera = Tera::new();
    // Markdown is not HTML: values are marks, and the own words of a template are meant as they stand.
    tera.autoescape_on(Vec::<&'static str>::new());
    tera.add_raw_templates(texts.iter().map(|(name, (_, text))| (name.as_str(), text.as_str()))).map_err(|e| fault(&e, texts, ""))?;
    Ok(tera)
}

/// A mistake as tera tells it, under the path the user knows.
fn fault(error: &tera::Error, texts: &Texts, path: &str) -> Fault {
    let (file, line) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = texts.get(report.filename()).map_or(path, |(path, _)| path.as_str());
            (file, Some(report.span().start_line).filter(|line| *line > 0))
        }
        _ => (path, None),
    };
    Fault {
        file: file.to_owned(),
        fix: "the built-in one is used until it is mended".into(),
        line,
        message: error.to_string().trim().trim_start_matches("error: ").to_owned(),
    }
}

/// What a user's template is tried with: its names, and two cases, one with nothing in it and one with something everywhere.
struct Trial {
    contexts: Vec<Context>,
    names: Names,
}

impl Trial {
    fn new(library: &Library, words: &Words) -> Self {
        let day = Date::constant(2026, 1, 1);
        let contexts = [Case::new("empty"), full()].iter().map(|case| context(case, library, words, day).0).collect();
        Self { contexts, names: Names::built_in() }
    }

    fn check(&self, texts: &Texts, path: &str, text: &str) -> Result<(), Fault> {
        let tera = parse(texts).map_err(|fault| if fault.file.is_empty() { Fault { file: path.to_owned(), ..fault } } else { fault })?;
        if let Some(mistake) = self.names.check(text).into_iter().next() {
            let fix = format!("{}; the built-in one is used until it is mended", mistake.fix);
            return Err(Fault { file: path.to_owned(), fix, line: Some(mistake.line), message: mistake.message });
        }
        if let Some((line, part)) = begun(text).into_iter().find(|(_, part)| !is_part(part)) {
            let known = PARTS.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
            let message = format!("there is no part `{part}`; the parts are {known}");
            let fix = "the built-in one is used until it is mended".to_owned();
            return Err(Fault { file: path.to_owned(), fix, line: Some(line), message });
        }
        for kind in DocumentKind::ALL {
            for context in &self.contexts {
                tera.render(&format!("{kind}.md"), context).map_err(|e| fault(&e, texts, path))?;
            }
        }
        Ok(())
    }
}

/// A case with something in every field that takes a free text.
pub(super) fn full() -> Case {
    let mut case = Case::new("full");
    let mut set = |path: FieldPath, to: &str| {
        // Fields that take one of a few words refuse it, and stay empty.
        let _ = Edit::Set { from: Value::from(""), path, to: Value::from(to) }.apply(&mut case);
    };
    for section in Section::ALL {
        for name in Case::new("").section(*section).names() {
            set(FieldPath::section(*section, name), "1 May 2026");
        }
    }
    for list in ListName::ALL {
        let item = Item { fields: Vec::new(), id: "i".to_owned() };
        let _ = Edit::Insert { at: 0, item, list: *list }.apply(&mut case);
        let names: Vec<&str> = case.list(*list).get(0).map(|f| f.names().to_vec()).unwrap_or_default();
        for name in names {
            let _ = Edit::Set { from: Value::from(""), path: FieldPath::item(*list, "i", name), to: Value::from("i") }.apply(&mut case);
        }
        for (name, word) in
            [("stance", "partly"), ("availability", "by-date"), ("what", "sent"), ("on", "1 May 2025"), ("done_on", "1 June 2025")]
        {
            let _ = Edit::Set { from: Value::from(""), path: FieldPath::item(*list, "i", name), to: Value::from(word) }.apply(&mut case);
        }
    }
    let _ = Edit::Set { from: Value::from(""), path: FieldPath::item(ListName::Charges, "i", "not_applicable"), to: Value::from("") }
        .apply(&mut case);
    case
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_template() {
        let library = Library::default();
        let (words, _) = Words::load(&library);
        let (set, faults) = Templates::load(&library, &words);
        assert_eq!(faults, []);
        for case in [Case::new("empty"), full()] {
            let (context, _) = context(&case, &library, &words, Date::constant(2026, 1, 1));
            for kind in DocumentKind::ALL {
                set.render(Family::Amazon, &format!("{kind}.md"), &context).unwrap();
            }
        }
    }
}
