//! Lines typed, and the commands among them.

use std::io::{self, BufRead, IsTerminal};

use crate::terminal;

/// Longest line read, in bytes; the rest of a longer one is dropped.
const LONGEST: usize = 1 << 16;

/// Where lines come from.
pub(crate) struct Input {
    /// Whether to print what is read: a pipe shows nothing by itself.
    echo: bool,
}

/// A line in answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// `?`: help with the question.
    Help,
    /// `<`: the question before.
    Back,
    /// `-`: not known.
    Unknown,
    /// An empty line: later.
    Skip,
    /// `=`: the verdict so far, at length.
    Verdict,
    /// `q`, or the end of input.
    Quit,
    /// An answer.
    Text(String),
}

/// Words for commands, beside their signs.
const WORDS: [(&str, Line); 14] = [
    ("hjälp", Line::Help),
    ("help", Line::Help),
    ("tillbaka", Line::Back),
    ("back", Line::Back),
    ("vet ej", Line::Unknown),
    ("vet inte", Line::Unknown),
    ("do not know", Line::Unknown),
    ("don't know", Line::Unknown),
    ("hoppa över", Line::Skip),
    ("skip", Line::Skip),
    ("q", Line::Quit),
    ("sluta", Line::Quit),
    ("avsluta", Line::Quit),
    ("quit", Line::Quit),
];

impl Input {
    pub(crate) fn new() -> Input {
        Input { echo: !io::stdin().is_terminal() }
    }

    /// The next line without the space around it; `None` at the end of input.
    pub(crate) fn line(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        // An input that cannot be read has ended.
        let read = io::stdin().lock().read_until(b'\n', &mut bytes).unwrap_or(0);
        if read == 0 {
            if self.echo {
                terminal::say("\n");
            }
            return None;
        }
        bytes.truncate(LONGEST);
        let text = String::from_utf8_lossy(&bytes);
        let plain: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\t').collect();
        let line = plain.trim().to_owned();
        if self.echo {
            terminal::say(&format!("{line}\n"));
        }
        Some(line)
    }

    /// The next line in answer to a question. Where any text is an answer, only signs are commands.
    pub(super) fn answer(&mut self, any_text: bool) -> Line {
        self.line().map_or(Line::Quit, |text| Line::read(text, any_text))
    }
}

impl Line {
    fn read(text: String, any_text: bool) -> Line {
        match text.as_str() {
            "?" => return Line::Help,
            "<" => return Line::Back,
            "-" => return Line::Unknown,
            "" | ">" => return Line::Skip,
            "=" => return Line::Verdict,
            "q" | "Q" => return Line::Quit,
            _ => {}
        }
        let lower = text.to_lowercase();
        let command = WORDS.into_iter().find(|(word, _)| *word == lower && !any_text);
        command.map_or(Line::Text(text), |(_, line)| line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_words_are_commands_and_the_rest_is_an_answer() {
        let read = |text: &str| Line::read(text.to_owned(), false);
        assert_eq!(read("?"), Line::Help);
        assert_eq!(read("Hjälp"), Line::Help);
        assert_eq!(read("<"), Line::Back);
        assert_eq!(read("vet ej"), Line::Unknown);
        assert_eq!(read("-"), Line::Unknown);
        assert_eq!(read("-5"), Line::Text("-5".to_owned()));
        assert_eq!(read(""), Line::Skip);
        assert_eq!(read("ja"), Line::Text("ja".to_owned()));
        assert_eq!(Line::read("Sluta".to_owned(), true), Line::Text("Sluta".to_owned()));
        assert_eq!(Line::read("q".to_owned(), true), Line::Quit);
    }
}
