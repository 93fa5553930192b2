//! What flags leave open is asked for, line by line.

use riktlinje::report::Phrase;

use crate::ask::input::Input;
use crate::outcome::Failure;
use crate::terminal::{self, Look};

/// Asks for what flags leave open.
pub(super) struct Details {
    input: Input,
    look: Look,
}

impl Details {
    pub(super) fn new(look: Look) -> Details {
        Details { input: Input::new(), look }
    }

    /// What the flag says, else what is typed; an empty line takes the default.
    pub(super) fn get(
        &mut self,
        flag: Option<&String>,
        question: Phrase,
        default: &str,
    ) -> Result<String, Failure> {
        if let Some(given) = flag {
            return Ok(given.trim().to_owned());
        }
        let question = question.show(self.look.language);
        let shown = if default.is_empty() { String::new() } else { format!(" [{default}]") };
        terminal::say(&format!("{question}{shown}: "));
        let line = self.input.line().unwrap_or_default();
        match (line.is_empty(), default.is_empty()) {
            (false, _) => Ok(line),
            (true, false) => Ok(default.to_owned()),
            (true, true) => Err(Failure::new(NEEDED, "question", question)),
        }
    }

    /// One of a few words, by number or name.
    pub(super) fn one_of(
        &mut self,
        flag: Option<&String>,
        question: Phrase,
        words: &[String],
        default: &str,
    ) -> Result<String, Failure> {
        if flag.is_none() {
            for (at, word) in words.iter().enumerate() {
                terminal::say(&format!("  {} {word}\n", at + 1));
            }
        }
        let typed = self.get(flag, question, default)?;
        let numbered = typed.parse::<usize>().ok().and_then(|number| words.get(number.checked_sub(1)?));
        let named = words.iter().find(|word| **word == typed).or(numbered);
        named.cloned().ok_or_else(|| Failure::new(NOT_ONE_OF, "word", &typed).with("words", words.join(", ")))
    }
}

const NEEDED: Phrase =
    Phrase::new("Detta behöver ett svar: {question}.", "This needs an answer: {question}.");
const NOT_ONE_OF: Phrase = Phrase::new(
    "{word} går inte att välja. Välj bland: {words}.",
    "{word} cannot be chosen. Choose among: {words}.",
);
