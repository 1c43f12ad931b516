//! The command line as clap parses it: [`Cli`] with one help for `-h` and `--help`.
//!
//! clap's own long help puts every option on lines of its own and runs to pages; a seller reads one screen. So
//! both flags print the short layout, with the paragraph that the long help would have had above the usage.

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Cli;

/// How wide help is written, in cells.
const WIDTH: usize = 100;

/// The program's command with its subcommands.
pub fn command() -> Command {
    dressed(Cli::command())
}

fn dressed(command: Command) -> Command {
    let about = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
    // Templates are not wrapped by clap.
    let about = textwrap::fill(about.trim(), WIDTH);
    let template = format!("{}\n\n{{usage-heading}} {{usage}}\n\n{{all-args}}{{after-help}}\n", about.replace('{', "("));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).help("Print this help");
    command.disable_help_flag(true).arg(help).help_template(template).mut_subcommands(dressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn both_flags_print_the_same_help_of_every_command() {
        let mut program = command();
        program.build();
        for sub in std::iter::once(None).chain(program.get_subcommands().map(|s| Some(s.get_name().to_owned()))) {
            let help = |flag: &str| {
                let args = std::iter::once("rejoinder").chain(sub.as_deref()).chain([flag]);
                command().try_get_matches_from(args).unwrap_err().to_string()
            };
            assert_eq!(help("-h"), help("--help"));
            assert!(help("-h").lines().all(|line| line.chars().count() <= WIDTH), "{}", help("-h"));
        }
    }
}
