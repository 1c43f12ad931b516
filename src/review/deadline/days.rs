//! Days that cannot both be true.

use jiff::civil::Date;

use crate::domain::clock::short_date;
use crate::domain::path::{FieldPath, ListName, Section};
use crate::domain::value::DateText;
use crate::review::finding::{Finding, Severity};
use crate::review::ground::{Ground, nth};

/// Runs `contradictory-dates` over every day of the case but those of corrective actions, which their own file sees.
pub fn check(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let case = ground.case;
    let today = ground.brief.today;
    let mut say = |field: FieldPath, message: String, fix: &str| {
        found.push(Finding::new(Severity::Error, "contradictory-dates", message).at(field).fix(fix));
    };
    let mut past = |field: FieldPath, name: &str, text: &DateText| {
        if let Some(day) = text.date().filter(|day| *day > today) {
            say(field, format!("{name} is dated {}, which has not come yet.", short_date(day)), "Correct the day.");
        }
    };
    past(FieldPath::section(Section::Notice, "received_on"), "The receipt of the notice", &case.notice.received_on);
    past(FieldPath::section(Section::Notice, "dated_on"), "The notice", &case.notice.dated_on);
    past(FieldPath::section(Section::Funds, "deactivated_on"), "The deactivation", &case.funds.deactivated_on);
    past(FieldPath::section(Section::Funds, "balance_on"), "The statement", &case.funds.balance_on);
    for (at, e) in case.exhibits.iter().enumerate() {
        let name = if e.label.is_empty() { nth("Exhibit", at) } else { format!("Exhibit {}", e.label) };
        past(FieldPath::item(ListName::Exhibits, &e.id, "dated_on"), &name, &e.dated_on);
    }
    for (at, o) in case.orders.iter().enumerate() {
        past(FieldPath::item(ListName::Orders, &o.id, "on"), &nth("Order", at), &o.on);
    }
    for (at, r) in case.rebuttals.iter().enumerate() {
        past(FieldPath::item(ListName::Rebuttals, &r.id, "on"), &nth("Fact", at), &r.on);
    }
    for (at, c) in case.claims.iter().enumerate() {
        past(FieldPath::item(ListName::Claims, &c.id, "event_on"), &nth("Claim line", at), &c.event_on);
    }
    for (at, c) in case.causes.iter().enumerate() {
        past(FieldPath::item(ListName::Causes, &c.id, "since"), &nth("Cause", at), &c.since);
    }
    for (at, measure) in case.preventive.iter().enumerate() {
        if let Some(day) = measure.since.date().filter(|day| *day > today) {
            let message = format!("{} is in force since {}, which has not come yet.", nth("Preventive measure", at), short_date(day));
            say(
                FieldPath::item(ListName::Preventive, &measure.id, "since"),
                message,
                "Put it in force before you send, or say what is in force today.",
            );
        }
    }
    order(ground, &mut say);
}

/// Days in the wrong order.
fn order(ground: &Ground<'_>, say: &mut impl FnMut(FieldPath, String, &str)) {
    let case = ground.case;
    let (dated, received) = (case.notice.dated_on.date(), case.notice.received_on.date());
    if let (Some(dated), Some(received)) = (dated, received)
        && dated > received
    {
        let message = format!("The notice is of {}, and was received on {}.", short_date(dated), short_date(received));
        say(FieldPath::section(Section::Notice, "received_on"), message, "Correct one of the two days.");
    }
    for (at, action) in case.corrective.iter().enumerate() {
        let Some(done) = action.done_on.date() else { continue };
        let since: Option<Date> = case.causes.iter().filter(|c| action.causes.contains(&c.id)).filter_map(|c| c.since.date()).min();
        if let Some(since) = since.filter(|since| done < *since) {
            let message = format!(
                "{} was done on {}, before the weakness it mends began on {}.",
                nth("Corrective action", at),
                short_date(done),
                short_date(since)
            );
            say(
                FieldPath::item(ListName::Corrective, &action.id, "done_on"),
                message,
                "Correct one of the two days, or say in the text how both are true.",
            );
        }
    }
    for payment in &case.payments {
        if let (Some(on), Some(made)) = (payment.on.date(), case.head.created_on.date())
            && on > ground.brief.today
            && !payment.reference.trim().is_empty()
            && on > made
        {
            let message = format!("A payment has a confirmation number and is dated {}, which has not come yet.", short_date(on));
            say(
                FieldPath::item(ListName::Payments, &payment.id, "on"),
                message,
                "Correct the day, or leave the number out until it is paid.",
            );
        }
    }
}
