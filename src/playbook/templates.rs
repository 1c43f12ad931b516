//! The files under `templates/`, compiled in.

/// Path (relative to `templates/`, with `/`) and text of every built-in file, sorted by path.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Every built-in file whose path begins so, with its text, sorted by path.
pub fn under(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.iter().copied().filter(move |(path, _)| path.starts_with(folder))
}

/// The text of one built-in file.
pub fn get(path: &str) -> Option<&'static str> {
    BUILT_IN.binary_search_by(|(p, _)| p.cmp(&path)).ok().map(|at| BUILT_IN[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_path() {
        assert!(get("README.md").is_some_and(|text| text.starts_with("# Templates")));
        assert_eq!(get("none.toml"), None);
        assert_eq!(under("README").count(), 1);
    }
}
