//! The empty folder in which a page is followed, and the few commands that pages use.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::page::trim;

/// The line that installs the program from the project's folder.
const INSTALL: &str = "cargo install --locked --path bindings/cli";

pub(crate) struct Folder {
    root: PathBuf,
    /// Where commands run and files are counted from.
    here: PathBuf,
}

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let root = std::env::temp_dir().join(format!("riktlinje-{name}-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        Folder { here: root.clone(), root }
    }

    pub(crate) fn read(&self, file: &str) -> String {
        let path = self.here.join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.here.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn delete(&self, file: &str) {
        fs::remove_file(self.here.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Replaces what stands in a file exactly once.
    pub(crate) fn change(&self, file: &str, from: &str, to: &str, line: usize) {
        let text = self.read(file);
        assert_eq!(
            text.matches(from).count(),
            1,
            "line {line}: {file} should hold this once:\n{from}\n{text}"
        );
        self.write(file, &text.replace(from, to));
    }

    /// Runs a command line; what is seen in the terminal, line by line.
    pub(crate) fn run(&mut self, line: &str, typed: &[String]) -> Vec<String> {
        let words = words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.split_first() {
            Some((&"riktlinje", arguments)) => self.program(arguments, typed),
            Some((&"mkdir", [name])) => {
                fs::create_dir(self.here.join(name)).unwrap();
                Vec::new()
            }
            Some((&"cd", [name])) => {
                self.here.push(name);
                assert!(self.here.is_dir(), "{line}");
                Vec::new()
            }
            Some((&"cp", [file, copy])) => {
                fs::copy(self.here.join(file), self.here.join(copy)).unwrap();
                Vec::new()
            }
            Some((&"cp", ["-r", folder, copy])) => {
                fs::create_dir(self.here.join(copy)).unwrap();
                for file in fs::read_dir(self.here.join(folder)).unwrap() {
                    let file = file.unwrap();
                    fs::copy(file.path(), self.here.join(copy).join(file.file_name())).unwrap();
                }
                Vec::new()
            }
            Some((&"cargo", _)) => {
                assert_eq!(line, INSTALL);
                assert!(Path::new(env!("CARGO_MANIFEST_DIR")).ends_with("bindings/cli"));
                Vec::new()
            }
            _ => panic!("no page uses this command: {line}"),
        }
    }

    /// Runs the program. Output and messages come in the order in which a terminal shows them.
    fn program(&self, arguments: &[&str], typed: &[String]) -> Vec<String> {
        let (mut reader, writer) = std::io::pipe().unwrap();
        let script = self.root.join("stand-in.js");
        fs::write(&script, "// Stands in for the script that the project's web package builds.\n").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
        command.args(arguments).current_dir(&self.here).env("RIKTLINJE_SCRIPT", &script);
        for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES", "RIKTLINJE_CONFIG", "CI"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(writer.try_clone().unwrap()).stderr(writer);
        let mut child = command.spawn().unwrap();
        // The command holds the ends that write: the reader would wait for them.
        drop(command);
        let lines = typed.iter().fold(String::new(), |lines, line| lines + line + "\n");
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        let mut text = String::new();
        reader.read_to_string(&mut text).unwrap();
        child.wait().unwrap();
        let mut seen: Vec<String> = text.lines().map(str::to_owned).collect();
        trim(&mut seen);
        seen
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The words of a command line; quotation marks hold words together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            letter => word.push(letter),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}
