#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rejoinder::intake::probe::page(bytes).unwrap());
