//! Files so broken that reading them gives up.
//!
//! A file can claim anything of itself: pages longer than the file, more values than there are. The reader answers
//! most of that with an error, and some of it with a panic, after which nothing can be said about what it would read
//! next. So a panic while it reads ends the program as any file does that cannot be read: with a sentence and its
//! exit code, and with what has been written so far.

use std::cell::Cell;
use std::panic;
use std::process;
use std::sync::Once;

use crate::batch::input;
use crate::terminal::{Look, complain};

thread_local! {
    /// How to say it, while this thread reads.
    static READING: Cell<Option<Look>> = const { Cell::new(None) };
}

static HOOK: Once = Once::new();

/// Reads; a panic in the meantime ends the program as a file does that cannot be read.
pub(super) fn guarded<T>(look: Look, read: impl FnOnce() -> T) -> T {
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let reading = READING.try_with(Cell::get).ok().flatten();
            let Some(look) = reading else { return usual(info) };
            let why = info.payload();
            let why =
                why.downcast_ref::<String>().map(String::as_str).or(why.downcast_ref::<&str>().copied());
            complain(&input::broken(why.unwrap_or_default()).show(look));
            // As where a failure is reported.
            process::exit(2);
        }));
    });
    READING.with(|reading| reading.set(Some(look)));
    let read = read();
    READING.with(|reading| reading.set(None));
    read
}
