//! The `rejoinder` program: hands arguments, environment and streams to the library, an exit code to the system.

use std::io;
use std::process::ExitCode;

use rejoinder::cli::privacy::no_core_dump;
use rejoinder::cli::run::run;
use rejoinder::cli::world::{Env, Streams, at_a_terminal};

fn main() -> ExitCode {
    no_core_dump();
    let streams = Streams {
        err: &mut io::stderr(),
        // The full screen reads the terminal by itself; only the line-based ways read here.
        input: &mut io::stdin(),
        out: &mut io::stdout(),
        terminal: at_a_terminal(),
    };
    run(std::env::args_os(), &Env::of_process(), streams).into()
}
