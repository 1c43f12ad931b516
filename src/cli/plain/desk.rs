//! The desk in lines: the saved cases, and which to open.

use std::path::Path;
use std::sync::Arc;

use super::session::Session;
use super::talk::Talk;
use crate::casework::clocks;
use crate::casework::desk::DeskRow;
use crate::casework::failure::Failure;
use crate::casework::office::{Office, read_file};
use crate::casework::open_case::OpenCase;
use crate::casework::start::Start;
use crate::cli::commands::new::MAX_NOTICE;
use crate::domain::clean::clean_line;
use crate::text::plain as words;
use crate::text::plain_told as told;

/// Reads the cases out and opens those that are asked for, until the seller leaves or the input ends.
pub fn run(office: &Arc<Office>, talk: &mut Talk<'_>) -> Result<(), Failure> {
    let mut all = false;
    let mut rows = office.desk(all)?;
    read(&rows, office, talk);
    while let Some(said) = talk.hear(words::DESK_PROMPT) {
        let said = said.trim();
        let (word, rest) = said.split_once(char::is_whitespace).map_or((said, ""), |(w, r)| (w, r.trim()));
        let opened = match (word.to_lowercase().as_str(), rest) {
            ("", _) => continue,
            ("quit" | "exit", "") => return Ok(()),
            ("help" | "?", "") => {
                talk.say(words::DESK_HELP);
                continue;
            }
            ("list", what) => {
                all = what == "all";
                rows = office.desk(all)?;
                read(&rows, office, talk);
                continue;
            }
            ("new", file) => begin(office, file),
            ("sample", "") => office.sample(),
            _ => pick(office, &rows, said, talk),
        };
        let done = opened.and_then(|open| Session::new(open, talk).run(None));
        if let Err(failure) = done {
            talk.fault(&failure);
        }
        if talk.ended() {
            break;
        }
        rows = office.desk(all)?;
        read(&rows, office, talk);
    }
    Ok(())
}

fn read(rows: &[DeskRow], office: &Office, talk: &mut Talk<'_>) {
    match rows.len() {
        0 => {
            talk.say(words::DESK_EMPTY);
            talk.say(words::DESK_FIRST);
        }
        n => talk.say(&told::saved_cases(n)),
    }
    for (at, row) in rows.iter().enumerate() {
        let what = match &row.problem {
            Some(problem) => told::damaged(&clean_line(problem)),
            None => {
                let clock = row.clock.as_ref().map(|c| clocks::day(c, office.today()));
                told::case_state(row.stage.as_str(), row.errors, clock.as_deref())
            }
        };
        talk.say(&told::case(at + 1, &clean_line(&row.title), &row.id, row.archived, &what));
    }
}

fn begin(office: &Arc<Office>, file: &str) -> Result<OpenCase, Failure> {
    if file.is_empty() {
        return office.start(&Start::default());
    }
    let path = Path::new(file.trim_matches(['"', '\'']));
    let bytes = read_file(path, MAX_NOTICE)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    office.start(&Start { notice: Some((bytes, name)), ..Start::default() })
}

fn pick(office: &Arc<Office>, rows: &[DeskRow], said: &str, talk: &mut Talk<'_>) -> Result<OpenCase, Failure> {
    let by_number = said.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| rows.get(at));
    super::opened(office, by_number.map_or(said, |row| row.id.as_str()), talk)
}
