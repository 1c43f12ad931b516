//! The sample: a case that is really filled in, so that a newcomer sees a finished plan within a minute.

use std::sync::Arc;

use super::answers;
use super::failure::Failure;
use super::office::Office;
use super::open_case::OpenCase;
use crate::domain::clean::clean;
use crate::domain::path::FieldPath;
use crate::domain::value::Value;

/// Where its parts stand below `templates/`.
const ANSWERS: &str = "sample/answers.toml";
const NOTICE: &str = "sample/notice.txt";

/// Makes the sample case. Its facts are invented and say so in its title.
pub(super) fn sample(office: &Arc<Office>) -> Result<OpenCase, Failure> {
    let missing = || Failure::input("the sample is not in this build");
    let notice = office.library.file(NOTICE).ok_or_else(missing)?.to_owned();
    let text = office.library.file(ANSWERS).ok_or_else(missing)?.to_owned();
    let mut open = OpenCase::new(Arc::clone(office), office.store.create("sample")?)?;
    open.set(&FieldPath::Top("created_on".to_owned()), Value::Text(office.today().to_string()), "begin the case")?;
    open.take_notice(notice.as_bytes(), "")?;
    let edits = answers::edits(open.case(), &text, &clean)?;
    open.change("fill in the sample", edits)?;
    open.settle_all()?;
    open.save()?;
    Ok(open)
}
