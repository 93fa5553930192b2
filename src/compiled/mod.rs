//! Compiled guidelines: one JSON file that holds a composed and typed guideline, for places that have no YAML
//! reader, such as browsers.
//!
//! ```json
//! {"riktlinje_compiled":2,"checksum":"…","digest":"…","guideline":[…],"wordings":{…}}
//! ```
//!
//! `riktlinje_compiled` is the version of this form, `checksum` a sum over all that follows it, `digest` the
//! guideline's own digest (SHA-256). The guideline is the typed model as it stands: a record is a list of its fields in the
//! order that `parts.rs` names them, an absent field is `null`, a position is a number, a text in several languages
//! an object. A condition is a list that begins with what it is: `["and",["f",3],["<=",["v",0],["p",1]]]`; see
//! `terms.rs`. Places in YAML files are left out. `wordings` holds the messages about answers, see `wordings.rs`. The
//! same guideline gives the same bytes.
//!
//! Reading trusts nothing. `verify.rs` infers all types anew and checks every position, so that no file can make
//! the engine fail later; what does not fit is refused as damaged.
//!
//! | file | holds |
//! |---|---|
//! | `writer.rs`, `cursor.rs` | JSON out and in |
//! | `packed.rs` | what can be written and read: numbers, texts, lists, records |
//! | `parts.rs` | each record with its fields in order |
//! | `terms.rs` | conditions and other expressions |
//! | `wordings.rs` | what messages about answers say |
//! | `verify.rs`, `infer.rs` | what has to hold of a guideline that was read |

mod cursor;
mod infer;
mod packed;
mod parts;
mod terms;
mod verify;
mod wordings;
mod writer;

use crate::diagnostic::catalog::compiled as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::Guideline;
use crate::program::Program;
use crate::text::Language;
use cursor::Cursor;
use packed::Packed;
pub use wordings::{Told, Wordings};
use writer::Writer;

/// Version of the compiled form. It changes whenever a file of the earlier form would be read wrongly.
pub const VERSION: u32 = 2;

/// What a compiled file begins with; the version follows.
const BEGINNING: &str = "{\"riktlinje_compiled\":";

/// What stands before the messages.
const WORDINGS: &str = ",\"wordings\":";

/// Writes a guideline in its compiled form, with the texts of these languages; all languages when there is none.
/// A text that lacks a language keeps the wording that would be shown instead. What messages about answers say comes
/// along in the same languages.
#[must_use]
pub fn write(guideline: &Guideline, languages: &[Language]) -> String {
    let mut writer = Writer::new(languages);
    guideline.write(&mut writer);
    let wordings = wordings::written(languages);
    let rest = format!(
        "\"digest\":\"{}\",\"guideline\":{}{WORDINGS}{wordings}}}",
        guideline.digest,
        writer.finish()
    );
    let checksum = checksum(&rest);
    format!("{BEGINNING}{VERSION},\"checksum\":\"{checksum}\",{rest}\n")
}

impl Program {
    /// Loads a guideline in its compiled form.
    ///
    /// # Errors
    ///
    /// One diagnostic: the text is no compiled guideline, has another version of the form, or is damaged.
    pub fn load_compiled(text: &str) -> Result<Program, Diagnostic> {
        load(text).map(|(program, _)| program)
    }
}

/// Loads a guideline in its compiled form, and the messages that it carries.
///
/// # Errors
///
/// One diagnostic, as for [`Program::load_compiled`].
pub fn load(text: &str) -> Result<(Program, Wordings), Diagnostic> {
    let (guideline, wordings) = parts(text)?;
    let mut diagnostics = Diagnostics::new();
    Program::new(guideline, &mut diagnostics)
        .map(|program| (program, wordings))
        .ok_or_else(|| Diagnostic::new(codes::DAMAGED, Span::default()))
}

/// Reads a guideline in its compiled form.
///
/// # Errors
///
/// One diagnostic: the text is no compiled guideline, has another version of the form, or is damaged.
pub fn read(text: &str) -> Result<Guideline, Diagnostic> {
    parts(text).map(|(guideline, _)| guideline)
}

fn parts(text: &str) -> Result<(Guideline, Wordings), Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    let rest = checked(text)?;
    let mut cursor = Cursor::new(text, text.len() - rest.len());
    guideline(&mut cursor).ok_or_else(|| {
        let at = u32::try_from(cursor.at()).unwrap_or(u32::MAX);
        Diagnostic::new(codes::DAMAGED, Span { file: 0, start: at, end: at })
    })
}

/// What follows the checksum, once version and checksum are found right.
fn checked(text: &str) -> Result<&str, Diagnostic> {
    let whole = Span { file: 0, start: 0, end: 0 };
    let other = || Diagnostic::new(codes::NOT_COMPILED, whole);
    let rest = text.strip_prefix(BEGINNING).ok_or_else(other)?;
    let (version, rest) = rest.split_once(',').ok_or_else(other)?;
    if version != VERSION.to_string() {
        let short =
            !version.is_empty() && version.len() < 10 && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if short {
            Diagnostic::new(codes::OTHER_VERSION, whole)
                .with("version", version)
                .with("known", VERSION.to_string())
        } else {
            other()
        });
    }
    let damaged = || Diagnostic::new(codes::DAMAGED, whole);
    let rest = rest.strip_prefix("\"checksum\":\"").ok_or_else(damaged)?;
    let (stated, rest) = rest.split_once("\",").ok_or_else(damaged)?;
    if stated == checksum(rest) { Ok(rest) } else { Err(damaged()) }
}

fn guideline(cursor: &mut Cursor<'_>) -> Option<(Guideline, Wordings)> {
    cursor.literal("\"digest\":");
    let digest = cursor.string().into_owned();
    cursor.literal(",\"guideline\":");
    cursor.begin();
    let mut guideline = Guideline::read(cursor);
    cursor.literal(WORDINGS);
    if cursor.is_broken() {
        return None;
    }
    let wordings = Wordings::from_end(cursor.rest())?;
    guideline.digest = digest;
    verify::verify(&mut guideline)?;
    Some((guideline, wordings))
}

/// A sum that tells whether a text was changed. It needs to withstand accidents and editors, not people: who wants
/// another guideline to be read can compute any sum. SHA-256 took a third of a browser's time to load.
fn checksum(text: &str) -> String {
    // Both steps can be undone, so a text that differs in one place never has the same sum.
    let add = |sum: u64, word: u64| {
        let product = (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        product ^ (product >> 32)
    };
    let mut sum = text.len() as u64;
    let mut words = text.as_bytes().chunks_exact(8);
    for word in &mut words {
        sum = add(sum, word.try_into().map_or(0, u64::from_le_bytes));
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        sum = add(sum, rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    format!("{sum:016x}")
}
