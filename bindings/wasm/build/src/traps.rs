//! Panics become traps: the functions that write what went wrong are emptied.
//!
//! The engine is built so that a panic ends in a trap (`panic = "abort"`), which `js/core.js` tells as `api/failed`;
//! nobody reads its message. Still the compiler keeps what writes it, and all that this formats with. An emptied
//! function traps at once, as the panic would have in the end.

use rustc_demangle::demangle;
use walrus::Module;
use walrus::ir::{InstrLocId, Unreachable};

/// Functions of the standard library that only end in a panic, as their names begin. Every engine has them: where one
/// is missing, a new compiler calls it otherwise.
const PANICS: [&str; 6] = [
    "core::panicking::",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "alloc::raw_vec::handle_error",
    "std::panicking::",
    "__rustc::rust_begin_unwind",
];

/// More of them, which an engine may have or not, and what is only called to format their messages: the engine itself
/// writes nothing with `{:?}`, which `tests/layering.rs` holds.
const OTHERS: [&str; 13] = [
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::sort::shared::smallsort::panic_on_ord_violation",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "<hashbrown::raw::Fallibility>::",
    "std::alloc::rust_oom",
    "<std::panicking::",
    "<char as core::fmt::Debug>::fmt",
    "<core::ops::range::Range<usize> as core::fmt::Debug>::fmt",
    "<&dyn core::fmt::Debug as core::fmt::Debug>::fmt",
];

/// Empties them. An error names those that have to occur and do not: the engine would grow without anybody noticing.
pub fn panics_to_traps(module: &mut Module) -> Result<(), String> {
    let mut missing = PANICS.to_vec();
    let named =
        module.funcs.iter_local().filter_map(|(id, _)| Some((id, module.funcs.get(id).name.clone()?)));
    let named: Vec<_> = named.map(|(id, name)| (id, format!("{:#}", demangle(&name)))).collect();
    for (id, name) in named {
        missing.retain(|panic| !name.starts_with(panic));
        if !PANICS.iter().chain(&OTHERS).any(|panic| name.starts_with(panic)) {
            continue;
        }
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let entry = function.entry_block();
        function.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
    }
    match missing.as_slice() {
        [] => Ok(()),
        missing => Err(format!("no function is called {}: see PANICS in traps.rs", missing.join(", "))),
    }
}
