//! `rejoinder get`: one field, for scripts.

use crate::casework::failure::Failure;
use crate::cli::args::GetArgs;
use crate::cli::call::Call;
use crate::cli::exit::Exit;
use crate::cli::fields;
use crate::domain::value::Value;

/// Prints a field and one line end; a field with several entries, one a line. `set … -` takes that line end off again.
pub fn run(args: &GetArgs, call: &mut Call<'_>) -> Result<Exit, Failure> {
    let open = call.view(&args.case)?;
    let path = fields::find(&open, &args.field)?;
    let value = open.case().value(&path).ok_or_else(|| Failure::input(format!("there is no field {path}")))?;
    let text = match value {
        Value::List(entries) => entries.join("\n"),
        Value::Text(text) => text,
    };
    call.print(&format!("{text}\n"));
    Ok(Exit::Done)
}
