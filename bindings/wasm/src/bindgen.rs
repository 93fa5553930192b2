//! The boundary made by wasm-bindgen.

use wasm_bindgen::prelude::wasm_bindgen;

/// Carries out an operation; see `desk.rs`. The last character says how it went: `+` after a result, `-` after JSON
/// that lists what is wrong. Nothing is thrown, so the module needs no table of JavaScript values, which Debian's
/// wasm-opt would spoil.
#[must_use]
#[wasm_bindgen]
pub fn call(operation: &str, handle: u32, first: &str, second: &str) -> String {
    let (mut text, mark) = match crate::call(operation, handle, first, second) {
        Ok(result) => (result, '+'),
        Err(problems) => (problems, '-'),
    };
    text.push(mark);
    text
}
