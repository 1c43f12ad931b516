//! The names a template may use, and the check that it uses no other.
//!
//! tera finds an undefined name only when it comes upon it; a name in a branch not taken would be found by the seller.
//! So every tag is read here once more, with the loops it stands in, and each name looked up in `names.toml`.

use std::collections::BTreeMap;

use toml::Value;

use crate::playbook::templates;

/// Where the names are listed.
const FILE: &str = "documents/names.toml";

/// What a name stands for.
#[derive(Clone, Debug)]
enum Shape {
    /// Something with names of its own.
    Fields(BTreeMap<String, Shape>),
    /// Several of one shape.
    List(Box<Shape>),
    /// A text, number or yes/no; also what cannot be told.
    Leaf,
}

/// The names, as listed.
#[derive(Clone, Debug)]
pub struct Names {
    /// Names of loops that parts count on: they are included inside such a loop.
    loops: BTreeMap<String, Shape>,
    root: BTreeMap<String, Shape>,
}

/// A name that is not listed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mistake {
    /// What to do.
    pub fix: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, with the line and a caret.
    pub message: String,
}

/// Words of the template language, which are no names.
const KEYWORDS: &[&str] = &[
    "and",
    "as",
    "block",
    "break",
    "continue",
    "elif",
    "else",
    "endblock",
    "endfilter",
    "endfor",
    "endif",
    "endraw",
    "extends",
    "false",
    "filter",
    "for",
    "if",
    "in",
    "include",
    "is",
    "loop",
    "none",
    "not",
    "null",
    "or",
    "raw",
    "set",
    "set_global",
    "true",
];

impl Names {
    /// The names of the built-in list.
    pub fn built_in() -> Self {
        let table: toml::Table = templates::get(FILE).and_then(|text| toml::from_str(text).ok()).unwrap_or_default();
        let mut root = shapes(&table);
        let loops = match root.remove("loops") {
            Some(Shape::Fields(loops)) => loops,
            _ => BTreeMap::new(),
        };
        Self { loops, root }
    }

    /// The names a template uses that are not listed, in its order.
    pub fn check(&self, text: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        // Names bound by loops and `set`, innermost last; a loop's end takes its own away.
        let mut bound: Vec<(String, Shape)> = self.loops.clone().into_iter().collect();
        let mut loops: Vec<usize> = Vec::new();
        for tag in tags(text) {
            let words = words(tag.text, tag.start);
            let first = words.first().map_or("", |w| w.path.as_str());
            match (tag.statement, first) {
                (true, "for") => {
                    loops.push(bound.len());
                    let after_in = words.iter().position(|w| w.path == "in").unwrap_or(words.len());
                    let (targets, source) = words.split_at(after_in);
                    self.look_up(source, &bound, text, &mut mistakes);
                    let shape = source.get(1).and_then(|w| self.shape(&w.path, &bound));
                    let element = match shape {
                        Some(Shape::List(element)) => *element,
                        // A text would be gone through letter by letter.
                        Some(_) if source.len() == 2 && !bound.iter().any(|(name, _)| *name == source[1].path) => {
                            mistakes.push(Self::mistake(&source[1], text, "is no list", "leave the loop out".to_owned()));
                            Shape::Leaf
                        }
                        _ => Shape::Leaf,
                    };
                    bound.extend(targets.iter().skip(1).map(|w| (w.path.clone(), element.clone())));
                }
                (true, "endfor") => bound.truncate(loops.pop().unwrap_or(bound.len())),
                (true, "set" | "set_global") => {
                    let (target, source) = words.split_at(words.len().min(2));
                    self.look_up(source, &bound, text, &mut mistakes);
                    bound.extend(target.iter().skip(1).map(|w| (w.path.clone(), Shape::Leaf)));
                }
                _ => self.look_up(&words, &bound, text, &mut mistakes),
            }
        }
        mistakes
    }

    fn look_up(&self, words: &[Word], bound: &[(String, Shape)], text: &str, mistakes: &mut Vec<Mistake>) {
        for word in words.iter().filter(|w| !KEYWORDS.contains(&w.path.as_str()) && !w.path.starts_with("loop.")) {
            if self.shape(&word.path, bound).is_none() {
                let near = self.nearest(&word.path, bound);
                let fix = near.map_or_else(|| format!("the names are listed in {FILE}"), |near| format!("did you mean `{near}`?"));
                mistakes.push(Self::mistake(word, text, "is no name that is listed", fix));
            }
        }
    }

    fn shape(&self, path: &str, bound: &[(String, Shape)]) -> Option<Shape> {
        let mut parts = path.split('.');
        let first = parts.next()?;
        let mut shape = match bound.iter().rev().find(|(name, _)| name == first) {
            Some((_, shape)) => shape,
            None => self.root.get(first)?,
        };
        for part in parts {
            shape = match shape {
                Shape::Fields(fields) => fields.get(part)?,
                Shape::Leaf | Shape::List(_) => return None,
            };
        }
        Some(shape.clone())
    }

    fn mistake(word: &Word, text: &str, what: &str, fix: String) -> Mistake {
        let line = text[..word.start].matches('\n').count() + 1;
        let from = text[..word.start].rfind('\n').map_or(0, |at| at + 1);
        let shown = text[from..].split('\n').next().unwrap_or_default();
        let column = text[from..word.start].chars().count();
        let number = line.to_string();
        let pad = " ".repeat(number.len());
        let caret = format!("{}{}", " ".repeat(column), "^".repeat(word.path.chars().count()));
        let message = format!("`{}` {what}\n{number} | {shown}\n{pad} | {caret}", word.path);
        Mistake { fix, line, message }
    }

    /// The listed name that is most like this one, if any is like it at all.
    fn nearest(&self, path: &str, bound: &[(String, Shape)]) -> Option<String> {
        let mut all = Vec::new();
        let shapes = self.root.iter().chain(bound.iter().map(|(n, s)| (n, s)));
        for (name, shape) in shapes {
            collect(name, shape, &mut all);
        }
        let best = all.into_iter().map(|name| (strsim::levenshtein(path, &name), name)).min()?;
        (best.0 <= path.len() / 3).then_some(best.1)
    }
}

fn shapes(table: &toml::Table) -> BTreeMap<String, Shape> {
    table.iter().map(|(name, value)| (name.clone(), shape_of(value))).collect()
}

fn shape_of(value: &Value) -> Shape {
    match value {
        Value::Array(items) => Shape::List(Box::new(items.first().map_or(Shape::Leaf, shape_of))),
        Value::Table(table) => Shape::Fields(shapes(table)),
        _ => Shape::Leaf,
    }
}

fn collect(name: &str, shape: &Shape, all: &mut Vec<String>) {
    all.push(name.to_owned());
    if let Shape::Fields(fields) = shape {
        for (inner, shape) in fields {
            collect(&format!("{name}.{inner}"), shape, all);
        }
    }
}

/// A `{{ … }}` or `{% … %}`.
struct Tag<'a> {
    start: usize,
    statement: bool,
    text: &'a str,
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|n| n + at) {
        let kind = text[open + 1..].chars().next();
        let close = match kind {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let start = open + 2;
        let Some(end) = text[start..].find(close).map(|n| n + start) else { break };
        if kind != Some('#') {
            tags.push(Tag { start, statement: kind == Some('%'), text: &text[start..end] });
        }
        at = end + 2;
    }
    tags
}

/// A dotted name in a tag, and where it begins in the template.
struct Word {
    path: String,
    start: usize,
}

/// The names of a tag: no strings, numbers, filters, tests, functions or names of arguments.
fn words(tag: &str, base: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut chars = tag.char_indices().peekable();
    // What stood before: a filter's name follows `|`, a test's follows `is` or `is not`.
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        if c == '"' || c == '\'' || c == '`' {
            while chars.next_if(|(_, x)| *x != c).is_some() {}
            chars.next();
            before = c;
        } else if c.is_ascii_digit() {
            while chars.next_if(|(_, x)| x.is_ascii_alphanumeric() || *x == '.').is_some() {}
            before = '0';
        } else if c.is_alphabetic() || c == '_' {
            let mut path = c.to_string();
            while let Some((_, x)) = chars.next_if(|(_, x)| x.is_alphanumeric() || matches!(x, '_' | '.' | '?')) {
                path.push(x);
            }
            let path = path.replace('?', "");
            let next = tag[at..].trim_start_matches(|x: char| x.is_alphanumeric() || matches!(x, '_' | '.' | '?')).trim_start();
            let called = next.starts_with('(') && !KEYWORDS.contains(&path.as_str());
            let argument = next.starts_with('=') && !next.starts_with("==") && !words.iter().any(|w| w.path.starts_with("set"));
            let tested = words.last().is_some_and(|w| w.path == "is") || {
                let last = words.iter().rev().map(|w| w.path.as_str()).take(2).collect::<Vec<_>>();
                last == ["not", "is"]
            };
            if before == '|' || called || argument {
                before = 'f';
                continue;
            }
            before = 'a';
            if tested && path != "not" {
                words.push(Word { path: "true".to_owned(), start: base + at });
                continue;
            }
            words.push(Word { path, start: base + at });
        } else if !c.is_whitespace() {
            before = c;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_found_in_a_branch_not_taken() {
        let names = Names::built_in();
        let text = "# A\n\n{% if seller.store %}x{% else %}{{ seler.store }}{% endif %}";
        let mistakes = names.check(text);
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].line, 3);
        assert_eq!(mistakes[0].fix, "did you mean `seller.store`?");
        assert!(mistakes[0].message.contains("^^^^^^^^^^^"), "{}", mistakes[0].message);
    }

    #[test]
    fn loops_bring_names_and_take_them_away() {
        let names = Names::built_in();
        let text = "{% for e in exhibits.items %}{{ e.label }} {{ e.labl }} {{ loop.index }}{% endfor %}{{ e.label }}";
        let found: Vec<_> = names.check(text).into_iter().map(|m| m.message.lines().next().unwrap().to_owned()).collect();
        assert_eq!(found, ["`e.labl` is no name that is listed", "`e.label` is no name that is listed"]);
    }

    #[test]
    fn filters_tests_and_strings_are_no_names() {
        let names = Names::built_in();
        let text = r#"{{ today | default(value="x y") }}{% if charges.stance == "none at all" and seller.store is defined %}{% set a = today %}{{ a }}{% endif %}{# any #}"#;
        assert_eq!(names.check(text), []);
    }

    /// The names a value has, for comparing; below an empty list nothing can be told.
    fn names_of(name: &str, value: &tera::Value, out: &mut Vec<String>) {
        if let Some(map) = value.as_map() {
            for (key, value) in map {
                names_of(&format!("{name}.{key}"), value, out);
            }
        } else if let Some(items) = value.as_array() {
            match items.first() {
                Some(first) => names_of(&format!("{name}[]"), first, out),
                None => out.push(format!("{name}[]*")),
            }
        } else {
            out.push(name.to_owned());
        }
    }

    fn listed(name: &str, shape: &Shape, out: &mut Vec<String>) {
        match shape {
            Shape::Fields(fields) => fields.iter().for_each(|(key, shape)| listed(&format!("{name}.{key}"), shape, out)),
            Shape::List(element) => listed(&format!("{name}[]"), element, out),
            Shape::Leaf => out.push(name.to_owned()),
        }
    }

    #[test]
    fn the_list_and_the_context_agree() {
        let library = crate::playbook::library::Library::default();
        let (words, _) = super::super::words::Words::load(&library);
        let case = super::super::template_set::full();
        let (context, _) = super::super::context::context(&case, &library, &words, jiff::civil::date(2026, 1, 1));
        let names = Names::built_in();
        let (mut given, mut known) = (Vec::new(), Vec::new());
        for (name, shape) in &names.root {
            listed(name, shape, &mut known);
            names_of(name, context.get(name).unwrap_or_else(|| panic!("{name} is listed and not given")), &mut given);
        }
        let open: Vec<String> = given.iter().filter_map(|n| n.strip_suffix('*')).map(str::to_owned).collect();
        given.retain(|n| !n.ends_with('*'));
        known.retain(|n| !open.iter().any(|o| n.starts_with(o.as_str())));
        given.sort();
        known.sort();
        assert_eq!(given, known);
    }

    #[test]
    fn the_built_in_templates_use_listed_names_only() {
        let names = Names::built_in();
        for (path, text) in templates::under("documents/").filter(|(path, _)| path.ends_with(".md")) {
            assert_eq!(names.check(text), [], "{path}");
        }
    }
}
