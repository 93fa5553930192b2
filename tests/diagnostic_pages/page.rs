//! One page, and the list of all pages.

use std::fmt::Write;

use riktlinje::diagnostic::catalog::all;
use riktlinje::diagnostic::{Entry, Level};

use super::examples::Example;

/// The page of a message.
pub(super) fn write(entry: &Entry, example: Option<&Example>) -> String {
    let mut out = format!("# {}\n\n{}\n", entry.id, level(entry.level));
    let _ = write!(out, "\n- English: {}\n- Svenska: {}\n", words(entry.en), words(entry.sv));
    let _ = write!(out, "\n## Why\n\n{}\n", entry.why);
    if !entry.hints.is_empty() {
        out.push_str("\n## What to do\n\n");
        for (en, sv) in entry.hints {
            let _ = write!(out, "- English: {}\n  Svenska: {}\n", words(en), words(sv));
        }
    }
    if let Some(example) = example {
        write_example(example, &mut out);
    }
    out
}

fn write_example(example: &Example, out: &mut String) {
    out.push_str("\n## Example\n");
    for (name, text) in &example.files {
        let kind = if name.ends_with(".json") { "json" } else { "yaml" };
        let _ = write!(out, "\n`{name}`:\n\n```{kind}\n{}\n```\n", text.trim_end());
    }
    let _ = write!(out, "\nThe answer:\n\n```text\n{}\n```\n", example.english.trim_end());
    if let Some(swedish) = &example.swedish {
        let _ = write!(out, "\nSvaret:\n\n```text\n{}\n```\n", swedish.trim_end());
    }
    if let Some(good) = &example.good {
        let _ = write!(out, "\n## Better\n\n```yaml\n{}\n```\n", good.trim_end());
    }
}

/// The list of all pages, family by family.
pub(super) fn index() -> String {
    let mut out = String::from(
        "# What the engine can say\n\n\
         Every message has a code, and every code a page: what it means, why it is said, what to do, and a file that \
         shows it. In a terminal, `riktlinje check --explain CODE` prints the page.\n\n\
         These pages are made from `src/diagnostic/catalog` and `tests/inputs`; a test keeps them up to date.\n",
    );
    let mut family = "";
    for entry in all() {
        let (this, name) = entry.id.split_once('/').unwrap();
        if this != family {
            family = this;
            let _ = write!(out, "\n## {family}\n\n");
        }
        let mark = if entry.level == Level::Warning { " (warning)" } else { "" };
        let _ = writeln!(out, "- [{name}]({}.md){mark}: {}", entry.id, words(entry.en));
    }
    out
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "An error: the file cannot be used until it is mended.",
        Level::Warning => "A warning: the file can be used, but this deserves a look.",
    }
}

/// A wording in one line, its places in angle brackets, which no one takes for words of a file.
fn words(text: &str) -> String {
    text.replace('\n', " ").replace('{', "‹").replace('}', "›")
}
