//! The terminal: language, width, color, and writing that survives a closed pipe.

use std::env;
use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use riktlinje::report::Style;
use riktlinje::text::Language;

/// How output looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// The language of messages and reports.
    pub(crate) language: Language,
    /// When to use colour.
    pub(crate) color: Color,
}

/// When to use color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Also where output goes elsewhere
    Always,
    /// Not at all
    Never,
}

/// The languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Swedish
    Sv,
    /// English
    En,
}

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Where the width is not known.
const USUAL: usize = 80;

impl Look {
    /// The look that options and environment ask for.
    pub(crate) fn new(lang: Option<Lang>, color: Color) -> Look {
        let lang = lang.or_else(|| Lang::from_str(&env::var("RIKTLINJE_LANG").ok()?, true).ok());
        let language = match lang {
            Some(Lang::En) => Language::ENGLISH,
            Some(Lang::Sv) | None => Language::SWEDISH,
        };
        Look { language, color }
    }

    /// The style of a report on standard output.
    pub(crate) fn style(self, all: bool) -> Style {
        Style {
            language: self.language,
            width: width(),
            color: self.colored(io::stdout().is_terminal()),
            all,
        }
    }

    /// Language and color of what goes to standard error.
    pub(crate) fn on_errors(self) -> (Language, bool) {
        (self.language, self.colored(io::stderr().is_terminal()))
    }

    /// Whether to use color. `NO_COLOR` is never gone against.
    pub(crate) fn colored(self, terminal: bool) -> bool {
        let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        !refused
            && match self.color {
                Color::Auto => terminal && !dumb,
                Color::Always => true,
                Color::Never => false,
            }
    }
}

/// Characters on a line of standard output.
fn width() -> usize {
    let known = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    if io::stdout().is_terminal() { known.unwrap_or(USUAL).min(WIDEST) } else { USUAL }
}

/// Writes to standard output. A reader that stops listening is no error.
pub(crate) fn say(text: &str) {
    let mut out = io::stdout().lock();
    // Whoever closed the pipe has seen enough.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes a message to standard error, on lines of its own.
pub(crate) fn complain(text: &str) {
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "{}", text.trim_end());
}
