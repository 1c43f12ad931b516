//! What is said about the settings file.

/// The settings file is no text.
pub const NO_TEXT: &str = "it is no text";

/// The whole file cannot be read.
pub fn broken(reason: &str) -> String {
    format!("config.toml cannot be used: {}. The usual settings hold", reason.trim_end_matches('.'))
}

/// The file is no TOML, or says something that no setting is called.
pub fn broken_at(line: Option<usize>, reason: &str) -> String {
    let at = line.map(|n| format!(", line {n}")).unwrap_or_default();
    let reason = reason.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(", ");
    format!("config.toml{at}: {reason}. The usual settings hold")
}

/// An action that does not exist.
pub fn no_action(name: &str, near: Option<&str>) -> String {
    let meant = near.map(|n| format!(" Did you mean {n:?}?")).unwrap_or_default();
    format!("config.toml: there is no action {name:?}.{meant} Its line is left out")
}

/// A place that does not exist.
pub fn no_place(name: &str, known: &str) -> String {
    format!("config.toml: there is no place {name:?} for keys; there are {known}. Its lines are left out")
}

/// A key that cannot be read.
pub fn no_key(action: &str, key: &str) -> String {
    format!("config.toml: {key:?} is no key, so {action} keeps its own. Write ctrl-p, alt-x, shift-tab, f4 or a letter")
}

/// A key that means something else already.
pub fn taken(action: &str, key: &str, other: &str) -> String {
    format!("config.toml: {key} means {other} there already, so {action} keeps its own")
}

/// An action without which nobody gets out.
pub fn needed(action: &str) -> String {
    format!("config.toml: {action} needs a key, so it keeps its own")
}

/// A theme that does not exist.
pub fn no_theme(name: &str, known: &str) -> String {
    format!("config.toml: there is no theme {name:?}; there are {known}")
}
