#![no_main]

use std::sync::LazyLock;

use rejoinder::playbook::{library::Library, probe};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| probe::file(bytes, &LIBRARY).unwrap());
