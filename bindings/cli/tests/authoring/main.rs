//! `docs/AUTHORING.md` and its Swedish version, followed word by word in an empty folder: files are saved and
//! changed as the page says, commands are run in order, and what they print is compared with what it shows.
//!
//! Ordinary words before a block say what is done with it, so readers and this test follow the same page; see
//! `page.rs`. One line is not carried out: `cargo install` takes minutes, and the program is built already. The
//! test sees to it that it names the folder of the program.
//!
//! `RIKTLINJE_BLESS=1` writes what the commands print into the pages; read what changes.

mod folder;
mod page;

use std::fs;
use std::path::{Path, PathBuf};

use folder::Folder;
use page::{Placed, Step, fits};

fn page_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

/// Follows a page; what differs, and the page as it should be.
fn follow(name: &str) -> (Vec<String>, String, String) {
    let page = fs::read_to_string(page_path(name)).unwrap().replace("\r\n", "\n");
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let mut folder = Folder::new(name);
    let mut wrong = Vec::new();
    let mut replaced = Vec::new();
    for Placed { step, first, end } in page::steps(&page) {
        match step {
            Step::Save { file, text } => folder.write(&file, &text),
            Step::Change { file, from, to } => folder.change(&file, &from, &to, first),
            Step::Below { file, line, text } => {
                folder.change(&file, &format!("\n{line}\n"), &format!("\n{line}\n{text}"), first);
            }
            Step::Append { file, text } => folder.write(&file, &(folder.read(&file) + &text)),
            Step::Delete { file } => folder.delete(&file),
            Step::Says { file, text } => {
                let any = "…".to_owned();
                let shown = text.lines().map(str::to_owned);
                let shown: Vec<String> = [any.clone()].into_iter().chain(shown).chain([any]).collect();
                let there: Vec<String> = folder.read(&file).lines().map(str::to_owned).collect();
                if !fits(&shown, &there) {
                    wrong.push(format!("line {first}: {file} does not say that:\n{}", there.join("\n")));
                }
            }
            Step::Run { typed, commands } => {
                let mut block = Vec::new();
                for shown in commands {
                    let output = folder.run(&shown.command, &typed);
                    let same = fits(&shown.output, &output);
                    block.push(format!("$ {}", shown.command));
                    if !same {
                        wrong.push(format!("line {first}: {}\n{}", shown.command, output.join("\n")));
                    }
                    block.extend(if same { shown.output } else { output });
                }
                replaced.push((first, end, block));
            }
        }
    }
    for (first, end, block) in replaced.into_iter().rev() {
        lines.splice(first..end, block);
    }
    (wrong, page, lines.join("\n") + "\n")
}

fn works(name: &str) {
    let (wrong, page, right) = follow(name);
    if std::env::var_os("RIKTLINJE_BLESS").is_some() {
        // The layout of a block that fits stays as it is.
        if !wrong.is_empty() && page != right {
            fs::write(page_path(name), right).unwrap();
        }
        return;
    }
    assert!(wrong.is_empty(), "docs/{name} shows something else:\n\n{}", wrong.join("\n\n"));
}

#[test]
fn the_page_works_word_by_word() {
    works("AUTHORING.md");
}

#[test]
fn the_swedish_page_works_word_by_word() {
    works("AUTHORING.sv.md");
}

#[test]
fn a_block_that_nothing_explains_is_not_passed_over() {
    let read = |page: &str| {
        let page = page.to_owned();
        std::panic::catch_unwind(move || page::steps(&page).len())
    };
    assert_eq!(read("Save this as `a.yaml`:\n\n```yaml\na: 1\n```\n").unwrap(), 1);
    assert!(read("Some words.\n\n```yaml\na: 1\n```\n").is_err());
    assert!(read("Save this as `a.yaml`:\n\n```yaml\na: 1\n").is_err(), "a block without an end");
}

#[test]
fn only_the_marked_lines_may_be_left_out() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(fits(&lines("a\n…\nd"), &lines("a\nb\nc\nd")));
    assert!(!fits(&lines("a\n…\nd"), &lines("a\nb\nc")));
    assert!(!fits(&lines("a\nd"), &lines("a\nb\nd")));
}
