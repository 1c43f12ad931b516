//! `rejoinder set`: one field filled in.

use crate::casework::answers::{MAX_FIELD, refuse_kept};
use crate::casework::failure::Failure;
use crate::cli::args::SetArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::fields;
use crate::domain::clean::{clean, taken_out};
use crate::domain::path::FieldPath;

/// Sets a field. An item that is added is named on standard error, so that standard output stays empty for pipes.
pub fn run(args: &SetArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let office = call.office();
    // The case is looked up before standard input is read: a wrong name should not wait for text.
    let mut open = call.open(&args.case)?;
    let path = fields::find(&open, &args.field)?;
    refuse_kept(&path)?;
    let typed = if args.value == "-" { input(call)? } else { args.value.clone() };
    let taken = taken_out(&typed);
    if !taken.is_empty() {
        call.note(&format!("{}: characters that cannot be seen were taken out: {}", args.field, taken.join(" ")));
    }
    let spec = office.library.spec(&path);
    let value = fields::value(&open, &spec, &clean(&typed))?;
    crate::casework::fit::refuse_word(&path, &spec, &value)?;
    let path = match path {
        FieldPath::Item { field, id, list } if id == "new" => {
            // The field is checked before the item is made: a value that does not fit leaves no empty item behind.
            crate::casework::answers::check_length(&FieldPath::item(list, "new", &field), &value)?;
            let id = open.add(list, &[(&field, value)])?;
            call.note(&format!("added {list}.{id}"));
            FieldPath::item(list, &id, &field)
        }
        path => {
            let offered: Vec<String> = open.offers().iter().map(|e| e.id.clone()).collect();
            open.set(&path, value, "set")?;
            for taken in offered.iter().filter_map(|id| open.case().exhibit(id)).filter(|e| !e.is_offered()) {
                call.note(&format!("{} is Exhibit {} of this case now", taken.title.trim(), taken.label));
            }
            path
        }
    };
    open.save()?;
    if let Some(problem) = open.field_view(&path).problem {
        call.note(&format!("{path}: {problem}"));
    }
    Ok(Exit::Done)
}

/// Standard input without the line end that `echo` and `get` put at its end.
fn input(call: &mut Call<'_>) -> Result<String, Failure> {
    // A little more than a field takes, so that the refusal can name the field and the size.
    let bytes = call.read_input(16 * MAX_FIELD as u64)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::input("standard input is not UTF-8 text").hint("Save the text as UTF-8 and try again."))?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |cut| cut.strip_suffix('\r').unwrap_or(cut));
    Ok(text.to_owned())
}
