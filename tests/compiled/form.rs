//! Small guidelines through the compiled form and back; damaged and hostile files.

use riktlinje::Source;
use riktlinje::answers::Answers;
use riktlinje::compiled::{VERSION, read, write};
use riktlinje::date::Date;
use riktlinje::model::Guideline;
use riktlinje::program::Program;
use riktlinje::text::Language;

/// What a compiled file begins with.
const BEGINNING: &str = "{\"riktlinje_compiled\":";

/// One of everything that a term or a record can be.
const RICH: &str = include_str!("rich.yaml");

fn rich() -> Guideline {
    match riktlinje::load(&[Source { name: "rich.yaml", text: RICH }]) {
        Ok(loaded) => loaded.program.guideline().clone(),
        Err(error) => panic!("{error}"),
    }
}

fn checksum(text: &str) -> String {
    let mut sum = text.len() as u64;
    for at in (0..text.len()).step_by(8) {
        let end = (at + 8).min(text.len());
        let word = text.as_bytes()[at..end].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        sum = (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        sum ^= sum >> 32;
    }
    format!("{sum:016x}")
}

/// What follows the checksum.
fn content(text: &str) -> &str {
    let (_, rest) = text.trim().split_once("\"checksum\":\"").unwrap();
    rest.split_once("\",").unwrap().1
}

/// The file with another guideline, or another part, under a checksum that fits.
fn forged(text: &str, from: &str, to: &str) -> String {
    let rest = content(text);
    assert!(rest.contains(from), "{from} is in the file");
    let rest = rest.replacen(from, to, 1);
    format!("{BEGINNING}{VERSION},\"checksum\":\"{}\",{rest}", checksum(&rest))
}

fn code(text: &str) -> &'static str {
    read(text).map_or_else(|diagnostic| diagnostic.code.id, |_| "read")
}

#[test]
fn what_is_read_is_what_was_written() {
    let mut guideline = rich();
    // What may be set has been checked when the guideline was composed.
    guideline.parameters.iter_mut().for_each(|parameter| parameter.bounds = (None, None));
    let text = write(&guideline, &[]);
    let read = read(&text).unwrap();
    assert_eq!(write(&read, &[]), text);
    assert_eq!(read.digest, guideline.digest);
    assert_eq!(read.term_count, guideline.term_count);
    let (mut a, mut b) = (format!("{guideline:?}"), format!("{read:?}"));
    for text in [&mut a, &mut b] {
        *text = without_spans(text);
    }
    assert_eq!(a, b);
}

/// Places are not kept, and which option list of equal options a term has makes no difference.
fn without_spans(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Span {") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = &rest[rest.find('}').unwrap() + 1..];
    }
    out + rest
}

#[test]
fn a_file_holds_only_the_languages_asked_for() {
    let text = write(&rich(), &[Language::SWEDISH]);
    assert!(text.contains("Antal timmar") && !text.contains("Number of hours"));
    let read = read(&text).unwrap();
    assert_eq!(read.languages, [Language::SWEDISH]);
}

#[test]
fn other_texts_and_versions_are_told_apart() {
    let text = write(&rich(), &[]);
    assert_eq!(code(&text), "read");
    assert_eq!(code(&format!("\u{feff}{text}\n")), "read");
    assert_eq!(code(RICH), "compiled/not-compiled");
    assert_eq!(code(""), "compiled/not-compiled");
    assert_eq!(code("{\"riktlinje_compiled\":x,"), "compiled/not-compiled");
    let other = text.replacen(&format!(":{VERSION},"), &format!(":{},", VERSION + 1), 1);
    assert_eq!(code(&other), "compiled/other-version");
    assert_eq!(code(&text.replacen("Antal", "antal", 1)), "compiled/damaged");
    assert_eq!(code(&text.replacen(',', ", ", 40)), "compiled/damaged");
}

#[test]
fn no_cut_and_no_changed_byte_goes_unnoticed() {
    let text = write(&rich(), &[]);
    let end = text.trim_end().len();
    for at in (0..end).filter(|at| text.is_char_boundary(*at)) {
        assert_ne!(code(&text[..at]), "read", "cut at {at}");
    }
    for at in (0..end).step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        if let Ok(changed) = String::from_utf8(bytes) {
            assert_ne!(code(&changed), "read", "changed at {at}");
        }
    }
}

/// With a checksum that fits, a file can say anything. It is refused, or it is a guideline that works.
#[test]
fn no_forged_file_makes_the_engine_fail() {
    let text = write(&rich(), &[]);
    let rest = content(&text).to_owned();
    let day = Date::new(2026, 11, 22).unwrap();
    let (mut refused, mut worked) = (0, 0);
    let mut attempt = |rest: &str| {
        let file = format!("{BEGINNING}{VERSION},\"checksum\":\"{}\",{rest}", checksum(rest));
        match Program::load_compiled(&file) {
            Ok(program) => {
                worked += 1;
                let answers = Answers::empty(&program);
                let _ = program.assess_answers(&answers, &[], day);
            }
            Err(_) => refused += 1,
        }
    };
    let digits: Vec<usize> =
        rest.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
    for at in digits {
        for other in ["0", "1", "9", "4294967295", "-1", "null", "[]", "\"f\""] {
            attempt(&format!("{}{other}{}", &rest[..at], &rest[at + 1..]));
        }
    }
    for (from, to) in [
        ("\"f\"", "\"v\""),
        ("\"v\"", "\"f\""),
        ("\"f\"", "\"p\""),
        ("\"and\"", "\"+\""),
        ("\"number\"", "\"date\""),
    ] {
        for (at, _) in rest.match_indices(from) {
            attempt(&format!("{}{to}{}", &rest[..at], &rest[at + from.len()..]));
        }
    }
    for at in (0..rest.len()).filter(|at| rest.is_char_boundary(*at)) {
        attempt(&rest[..at]);
    }
    assert!(refused > 1000 && worked > 100, "{refused} refused, {worked} worked");
}

#[test]
fn deep_nesting_is_refused() {
    let text = write(&rich(), &[]);
    let deep = "[\"not\",".repeat(200_000);
    assert_eq!(code(&forged(&text, "[\"not\",", &deep)), "compiled/damaged");
}
