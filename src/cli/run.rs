//! One run: arguments in, an exit code out.

use std::ffi::OsString;
use std::io;

use clap::FromArgMatches as _;

use super::args::{Cli, Command};
use super::call::Call;
use super::command::command;
use super::commands;
use super::exit::Exit;
use super::world::{Env, Streams};
use crate::casework::failure::{Failure, FailureKind};
use crate::domain::clean::sweep;

/// Runs the program. Everything that a run depends on comes in here, so that a test can call it.
pub fn run(args: impl IntoIterator<Item = OsString>, env: &Env, streams: Streams<'_>) -> Exit {
    let cli = match command().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(told) => return unparsed(&told, streams),
    };
    let mut call = match Call::new(&cli.globals, env, streams) {
        Ok(call) => call,
        Err((failure, streams)) => return failed(&failure, streams.err),
    };
    let done = dispatch(cli.command, &mut call);
    let printed = call.finish();
    match done.and_then(|exit| printed.map(|()| exit)) {
        Ok(exit) => exit,
        Err(failure) => failed(&failure, call.streams.err),
    }
}

fn dispatch(command: Option<Command>, call: &mut Call<'_>) -> Result<Exit, Failure> {
    match command {
        None => commands::desk::run(call),
        Some(Command::Attach(args)) => commands::attach::run(&args, call),
        Some(Command::Bundle(args)) => commands::bundle::run(&args, call),
        Some(Command::Check(args)) => commands::check::run(&args, call),
        Some(Command::Completions(args)) => commands::completions::run(&args, call),
        Some(Command::Export(args)) => commands::export::run(&args, call),
        Some(Command::Get(args)) => commands::get::run(&args, call),
        Some(Command::List(args)) => commands::list::run(&args, call),
        Some(Command::Man) => commands::man::run(call),
        Some(Command::New(args)) => commands::new::run(&args, call),
        Some(Command::Notice(args)) => commands::notice::run(&args, call),
        Some(Command::Open(args)) => commands::open::run(&args, call),
        Some(Command::Playbooks(args)) => commands::playbooks::run(&args, call),
        Some(Command::Reply(args)) => commands::reply::run(&args, call),
        Some(Command::Trash(args)) => commands::trash::run(&args, call),
        Some(Command::Rescue(args)) => commands::rescue::run(&args, call),
        Some(Command::Set(args)) => commands::set::run(&args, call),
        Some(Command::Show(args)) => commands::show::run(&args, call),
        Some(Command::Submitted(args)) => commands::submitted::run(&args, call),
    }
}

/// Says what went wrong, and what to do.
fn failed(failure: &Failure, err: &mut dyn io::Write) -> Exit {
    let mut text = format!("error: {}\n", failure.message);
    if let Some(hint) = &failure.hint {
        text.push_str(&format!("hint: {hint}\n"));
    }
    // There is nobody left to tell when standard error is gone too.
    let _ = err.write_all(sweep(&text).as_bytes());
    Exit::Failed(failure.kind)
}

/// A message of clap's in the form of all others: one line that says what is wrong, and a line for each hint.
fn as_ours(text: &str) -> String {
    let joined = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for (at, part) in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        let line = match part {
            error if at == 0 => joined(error),
            usage if usage.starts_with("Usage:") => format!("hint: {}", joined(usage).replacen("Usage:", "usage:", 1)),
            tips if tips.starts_with("tip:") => {
                tips.lines().map(|tip| format!("hint: {}", joined(tip.trim().trim_start_matches("tip:")))).collect::<Vec<_>>().join("\n")
            }
            help => joined(help).replace("For more information, try ", "hint: for help, try "),
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// What clap has to say: help and version are answers, all else is a wrong call.
fn unparsed(told: &clap::Error, streams: Streams<'_>) -> Exit {
    let text = told.render().to_string();
    if told.use_stderr() {
        let _ = streams.err.write_all(sweep(&as_ours(&text)).as_bytes());
        return Exit::Failed(FailureKind::Input);
    }
    match streams.out.write_all(sweep(&text).as_bytes()).and_then(|()| streams.out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed(FailureKind::Store),
        _ => Exit::Done,
    }
}
