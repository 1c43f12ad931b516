//! `rejoinder notice`: what a notice accuses and asks for. Stores nothing.

use jiff::civil::Date;

use crate::casework::clocks::clocks;
use crate::casework::failure::Failure;
use crate::casework::office::Office;
use crate::cli::args::NoticeArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::reports::{notice, notice_json};
use crate::domain::case::Case;
use crate::domain::charge::Charge;
use crate::domain::clock::{Clock, parse_date};
use crate::domain::notice::Reading;

/// Reads a notice and says what it says.
pub fn run(args: &NoticeArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let (bytes, name) = call.read(&args.file, super::new::MAX_NOTICE)?;
    let office = call.office();
    let (decoded, reading) = office.read(&bytes, &name)?;
    let text = if args.json {
        notice_json::document(&reading)?
    } else {
        let day = args.received.or_else(|| reading.dated_on.as_deref().and_then(parse_date));
        let clocks = day.map(|day| running(&office, &reading, day)).unwrap_or_default();
        notice::report(&notice::Told {
            clocks: &clocks,
            from: &decoded.from,
            name: &name,
            office: &office,
            reading: &reading,
            received: args.received,
            subject: &decoded.subject,
        })
    };
    call.print(&text);
    Ok(Exit::Done)
}

/// The clocks that run once the notice is received on a day: those of a case that holds nothing but the reading.
fn running(office: &Office, reading: &Reading, received: Date) -> Vec<Clock> {
    let mut case = Case::new("notice");
    let facts = &mut case.notice;
    let text = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    facts.received_on = received.to_string().as_str().into();
    facts.dated_on = reading.dated_on.as_deref().unwrap_or_default().into();
    facts.deadline_date = reading.deadline_date.as_deref().unwrap_or_default().into();
    facts.deadline_days = text(reading.deadline_days).as_str().into();
    facts.funds_hold_days = text(reading.funds_hold_days).as_str().into();
    facts.kind = reading.kind;
    facts.marketplace = reading.marketplace;
    facts.scope = reading.scope;
    let charge = |category: &String| Charge { category: category.clone(), id: category.clone(), ..Charge::default() };
    case.charges = reading.categories.iter().map(charge).collect();
    let playbook = office.library.playbook(reading.marketplace.into(), case.category());
    clocks(&case, playbook, &office.library)
}
