//! A boundary of plain numbers, for builds whose WASM becomes JavaScript. Texts lie in the module's memory: the
//! caller asks for room, puts the bytes there, and reads the answer where it is told to.

use std::cell::RefCell;

thread_local! {
    static TEXTS: RefCell<Texts> = const { RefCell::new(Texts { arguments: Vec::new(), answer: String::new() }) };
}

/// What lies ready for the next call, and what the last one gave back.
struct Texts {
    arguments: Vec<Vec<u8>>,
    answer: String,
}

/// Room for the next argument of so many bytes: where it begins.
#[expect(unsafe_code, reason = "an exported name is promised to be unique")]
#[unsafe(no_mangle)]
pub extern "C" fn argument(length: usize) -> *mut u8 {
    TEXTS.with_borrow_mut(|texts| {
        let mut room = vec![0; length];
        let at = room.as_mut_ptr();
        texts.arguments.push(room);
        at
    })
}

/// Carries out an operation: its name and two texts are the arguments put before. 1 when it went well, else 0.
#[expect(unsafe_code, reason = "an exported name is promised to be unique")]
#[unsafe(no_mangle)]
pub extern "C" fn run(handle: u32) -> u32 {
    let arguments = TEXTS.with_borrow_mut(|texts| std::mem::take(&mut texts.arguments));
    let mut texts = arguments.into_iter().map(|bytes| String::from_utf8(bytes).unwrap_or_default());
    let mut next = || texts.next().unwrap_or_default();
    let (operation, first, second) = (next(), next(), next());
    let (answer, went_well) = match crate::call(&operation, handle, &first, &second) {
        Ok(answer) => (answer, 1),
        Err(problems) => (problems, 0),
    };
    TEXTS.with_borrow_mut(|texts| texts.answer = answer);
    went_well
}

/// Where the answer begins.
#[expect(unsafe_code, reason = "an exported name is promised to be unique")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    TEXTS.with_borrow(|texts| texts.answer.as_ptr())
}

/// How many bytes the answer has.
#[expect(unsafe_code, reason = "an exported name is promised to be unique")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    TEXTS.with_borrow(|texts| texts.answer.len())
}
