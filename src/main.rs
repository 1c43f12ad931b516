//! The `rejoinder` program: hands arguments, environment and streams to the library.

fn main() {}
