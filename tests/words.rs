//! The engine's own texts use the words of `docs/WORDS.md`, and none of those that it says to avoid.

use std::fs;
use std::path::{Path, PathBuf};

/// Where texts for people are written: files, and folders with all that is in them.
const TEXTS: &[&str] = &[
    "src/assess/words.rs",
    "src/assess/because.rs",
    "src/assess/findings.rs",
    "src/diagnostic/catalog",
    "src/report",
    "bindings/cli/src",
    "bindings/web/src/words",
];

/// A word or words to avoid, in lower case; with `begins`, also all words that begin so.
#[derive(Debug)]
struct Avoided {
    words: String,
    begins: bool,
}

/// What stands between backticks in the last column, and in the line below the table.
fn avoided() -> Vec<Avoided> {
    let page = fs::read_to_string(root().join("docs/WORDS.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") || line.starts_with("Nobody is"));
    rows.flat_map(|row| {
        let cell = row.trim_end_matches('|').rsplit('|').next().unwrap_or(row).to_owned();
        let words: Vec<String> = cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        words
    })
    .map(|entry| Avoided { words: entry.trim_end_matches('*').to_lowercase(), begins: entry.ends_with('*') })
    .collect()
}

impl Avoided {
    fn is_in(&self, text: &str) -> bool {
        let is_letter = |character: Option<char>| character.is_some_and(char::is_alphabetic);
        text.match_indices(&self.words).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            !is_letter(before) && (self.begins || !is_letter(after))
        })
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(at: &Path, into: &mut Vec<PathBuf>) {
    if at.is_file() {
        return into.push(at.to_owned());
    }
    for entry in fs::read_dir(at).unwrap() {
        files(&entry.unwrap().path(), into);
    }
}

/// The texts in quotes of a file, in lower case, each with its line. Comments are left out.
fn texts(source: &str, quotes: &[char]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside: Option<(char, String)> = None;
    for (number, line) in source.lines().enumerate() {
        if inside.is_none() && line.trim_start().starts_with("//") {
            continue;
        }
        let line = line.replace("'\"'", "");
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match &mut inside {
                None if quotes.contains(&character) => inside = Some((character, String::new())),
                None => {}
                Some((quote, text)) if *quote == character => {
                    found.push((number + 1, std::mem::take(text).to_lowercase()));
                    inside = None;
                }
                Some(_) if character == '\\' => drop(characters.next()),
                Some((_, text)) => text.push(character),
            }
        }
    }
    found
}

#[test]
fn no_text_has_a_word_to_avoid() {
    let avoided = avoided();
    let mut paths = Vec::new();
    for part in TEXTS {
        files(&root().join(part), &mut paths);
    }
    let mut wrong = Vec::new();
    for path in paths {
        let quotes: &[char] = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => &['"'],
            Some("ts") => &['"', '`'],
            Some(_) | None => continue,
        };
        for (line, text) in texts(&fs::read_to_string(&path).unwrap(), quotes) {
            for word in avoided.iter().filter(|word| word.is_in(&text)) {
                wrong.push(format!("{}:{line}: {}: {text}", path.display(), word.words));
            }
        }
    }
    assert!(wrong.is_empty(), "see docs/WORDS.md\n{}", wrong.join("\n"));
}

#[test]
fn words_to_avoid_are_found() {
    let avoided = avoided();
    let first = |text: &str| avoided.iter().find(|word| word.is_in(text)).map(|word| word.words.clone());
    assert!(avoided.len() > 30, "{avoided:?}");
    for (text, expected) in [
        ("spannet är tomt", Some("spann")),
        ("vad man gör", Some("man")),
        ("inte ännu.", Some("ännu")),
        ("manuell, samman", None),
        ("the organization", Some("organiz")),
    ] {
        assert_eq!(first(text).as_deref(), expected, "{text}");
    }
    let source = "// \"dispens\"\nconst A: &str = \"Ingen `dispens` \\\"alls\\\"\";\n";
    assert_eq!(texts(source, &['"']), [(2, "ingen `dispens` alls".to_owned())]);
}
