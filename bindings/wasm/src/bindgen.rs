//! The boundary made by wasm-bindgen.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Carries out an operation; see `desk.rs`.
///
/// # Errors
///
/// Throws a string: JSON that lists what is wrong.
#[wasm_bindgen]
pub fn call(operation: &str, handle: u32, first: &str, second: &str) -> Result<String, JsValue> {
    crate::call(operation, handle, first, second).map_err(JsValue::from)
}
