#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rejoinder::store::probe::case(bytes).unwrap());
