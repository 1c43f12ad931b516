#![no_main]

use std::sync::LazyLock;

use rejoinder::intake::{probe, read::Reader};
use rejoinder::playbook::library::Library;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&Library::built_in()));

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| probe::extraction(bytes, &READER).unwrap());
