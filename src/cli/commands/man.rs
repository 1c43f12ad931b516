//! `rejoinder man`: the manual page, one page for all commands.

use std::io::Write as _;

use clap::Command;
use clap_mangen::Man;

use crate::casework::failure::Failure;
use crate::cli::args::EXAMPLES;
use crate::cli::call::Call;
use crate::cli::command::command;
use crate::cli::exit::Exit;

/// What a manual page says beside the help texts.
const SECTIONS: &[(&str, &str)] = &[
    (
        "EXIT STATUS",
        "0  done\n1  check found errors\n2  the call or its input is wrong\n3  the saved cases could not be read or written\n\
         4  the case is in use by somebody else",
    ),
    (
        "ENVIRONMENT",
        "REJOINDER_DATA_DIR    the folder with the cases, unless --data-dir is given\n\
         REJOINDER_CONFIG_DIR  the folder with your settings, templates and playbooks, unless --config-dir is given\n\
         REJOINDER_TODAY       the day that deadlines and documents count from, unless --today is given\n\
         NO_COLOR              draw without colours\n\
         TERM                  with the value dumb, ask and answer in plain lines",
    ),
    (
        "FILES",
        "DATA/cases/ID/case.toml   everything you typed; readable, and can be edited by hand\n\
         DATA/cases/ID/notice.txt  the notice as it was received (notice.eml or notice.html beside it)\n\
         DATA/cases/ID/exhibits/   copies of the evidence files\n\
         DATA/trash/               what was deleted",
    ),
];

/// Prints the page, ready for `man -l -`.
pub fn run(call: &mut Call<'_>) -> Result<Exit, Failure> {
    let page = page().map_err(|e| Failure::store(format!("the manual page cannot be written: {e}")))?;
    call.print(&String::from_utf8_lossy(&page));
    Ok(Exit::Done)
}

fn page() -> std::io::Result<Vec<u8>> {
    let man = Man::new(command());
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    writeln!(out, ".SH COMMANDS")?;
    let mut all = command();
    all.build();
    for sub in all.get_subcommands_mut() {
        section(sub, &mut out)?;
    }
    for (title, text) in SECTIONS {
        writeln!(out, ".SH {title:?}\n{}", as_it_stands(text))?;
    }
    writeln!(out, ".SH EXAMPLES\n{}", as_it_stands(EXAMPLES.trim_start_matches("Examples:\n")))?;
    Ok(out)
}

/// One command: its help as it is shown, without the options that stand above already.
fn section(sub: &mut Command, out: &mut Vec<u8>) -> std::io::Result<()> {
    let name = sub.get_name().to_owned();
    let help = sub.render_help().to_string();
    let own = help.split("\nOptions for every command:").collect::<Vec<_>>();
    let after = own.get(1).and_then(|rest| rest.split_once("\nExample")).map(|(_, examples)| format!("\nExample{examples}"));
    let text = format!("{}{}", own[0].trim_end(), after.map(|a| format!("\n{}", a.trim_end())).unwrap_or_default());
    writeln!(out, ".SS \"rejoinder {name}\"\n{}", as_it_stands(&text))
}

/// Lines that the formatter leaves alone.
fn as_it_stands(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
    });
    format!(".nf\n{}\n.fi", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_no_request() {
        assert_eq!(as_it_stands(".TH\n'a\\-"), ".nf\n\\&.TH\n\\&'a\\e\\-\n.fi");
    }
}
