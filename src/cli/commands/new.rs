//! `rejoinder new`: a case begun.

use crate::casework::failure::Failure;
use crate::casework::open_case::OpenCase;
use crate::casework::start::Start;
use crate::cli::args::NewArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::text::evidence;
use crate::tui::run::At;

/// The most bytes that are read of a notice: a mail with its attachments. The reader refuses more text than it takes.
pub const MAX_NOTICE: u64 = 32 * 1024 * 1024;

/// Begins a case and opens the wizard on it; with `--batch` prints its ID instead.
pub fn run(args: &NewArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    let mut open = if args.sample {
        office.sample()?
    } else {
        let notice = args.notice.as_deref().map(|file| call.read(file, MAX_NOTICE)).transpose()?;
        let start = Start { answers: args.answers.clone(), from: args.from.clone(), notice };
        office.start(&start)?
    };
    open.save()?;
    if args.batch {
        let id = open.id().to_owned();
        remarks(&open, call);
        let first = open.case().exhibits.iter().position(crate::domain::exhibit::Exhibit::is_offered);
        if let Some(at) = first {
            call.note(&evidence::offered(open.offers().len(), &id, at + 1));
        }
        // An answers file is told the same of each field as `set` tells.
        for (path, problem) in if args.answers.is_some() { open.misfits() } else { Vec::new() } {
            call.note(&format!("{path}: {problem}"));
        }
        call.print(&format!("{id}\n"));
        return Ok(Exit::Done);
    }
    let open = Box::new(open);
    super::desk::face(call, if args.sample { At::Sample(open) } else { At::Open(open) })
}

/// What a person would have been shown in the wizard and a script should not miss.
fn remarks(open: &OpenCase, call: &mut Call<'_>) {
    let Some(reading) = open.reading() else { return };
    for warning in &reading.warnings {
        call.note(warning);
    }
    if open.case().charges.is_empty() {
        call.note(&format!("no charge could be read in it; `rejoinder set {} charges.new.category CATEGORY` names one", open.id()));
    }
}
