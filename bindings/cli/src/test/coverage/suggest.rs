//! `--suggest`: cases for what no test shows, in a file beside the guideline. Each is marked `todo`, so that the
//! tests stay red until a person has read it, agreed and taken the mark away.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use riktlinje::cases::coverage::Suggestion;
use riktlinje::date::Date;
use riktlinje::layout::layout;
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::super::save;
use super::super::session::Session;
use super::planned;
use crate::outcome::Failure;
use crate::terminal;

/// Writes a file for each guideline that lacks something.
pub(super) fn write(session: &Session, language: Language) -> Result<(), Failure> {
    let (coverage, plans) = planned(session);
    let mut any = false;
    for (program, plan, as_of) in &plans {
        let Some(root) = program.guideline().root() else { continue };
        // What comes from another guideline is suggested beside that one.
        let own = coverage.suggest(program, plan, *as_of, &root.id);
        let Some(source) = session.source(&root.id).filter(|_| !own.is_empty()) else { continue };
        let path = beside(source.name, &root.id);
        if path.exists() {
            return Err(Failure::new(THERE_ALREADY, "path", path.display().to_string()));
        }
        save(&path, &file(&root.id, *as_of, &own, language))?;
        let said = WRITTEN.show(language).replace("{path}", &path.display().to_string());
        terminal::complain(&said.replace("{count}", &own.len().to_string()));
        any = true;
    }
    if !any {
        terminal::complain(NOTHING.show(language));
    }
    Ok(())
}

fn beside(guideline: &str, id: &str) -> PathBuf {
    Path::new(guideline).parent().unwrap_or(Path::new("")).join(format!("{id}.suggested.test.yaml"))
}

fn file(id: &str, as_of: Date, suggestions: &[Suggestion], language: Language) -> String {
    let mut out = format!("# {}\nriktlinje: 1\ntests: {id}\ncases:\n", HEAD.show(language));
    for (number, suggestion) in (1..).zip(suggestions) {
        case(&mut out, number, as_of, suggestion, language);
    }
    layout(&out, 0).unwrap_or(out)
}

fn case(out: &mut String, number: usize, as_of: Date, suggestion: &Suggestion, language: Language) {
    let holds = if suggestion.holds { HOLDS } else { HOLDS_NOT };
    let name = format!("{number} {}: {}", suggestion.owner, suggestion.condition);
    // Writing to a string cannot fail.
    let _ = write!(out, "\n  - name: {}\n    as_of: {as_of}\n", quoted(&name));
    let _ = writeln!(out, "    todo: {}", quoted(holds.show(language)));
    let answers: Vec<String> =
        suggestion.answers.iter().map(|(fact, answer)| format!("      {fact}: {answer}")).collect();
    if !answers.is_empty() {
        let _ = writeln!(out, "    answers:\n{}", answers.join("\n"));
    }
    let _ = match &suggestion.outcome {
        Some((key, what, outcome)) => writeln!(out, "    expect:\n      {key}: {{{what}: {outcome}}}"),
        // A question that arises or not shows nowhere by itself, and a case has to expect something.
        None => writeln!(out, "    expect:\n      verdict: {}", suggestion.verdict),
    };
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

const HEAD: Phrase = Phrase::new(
    "Förslag från riktlinje test --suggest. Läs vart och ett mot källan, rätta expect, och ta bort todo.",
    "Suggested by riktlinje test --suggest. Read each against the source, put expect right, and remove todo.",
);
const HOLDS: Phrase = Phrase::new(
    "Bekräfta vad som ska komma ut. Villkoret gäller och avgör ensamt.",
    "Confirm what should come out. The condition holds and decides by itself.",
);
const HOLDS_NOT: Phrase = Phrase::new(
    "Bekräfta vad som ska komma ut. Villkoret gäller inte och avgör ensamt.",
    "Confirm what should come out. The condition does not hold and decides by itself.",
);
const WRITTEN: Phrase = Phrase::new("{path}: {count} förslag.", "{path}: {count} suggestions.");
const NOTHING: Phrase = Phrase::new("Det finns inget att föreslå.", "There is nothing to suggest.");
const THERE_ALREADY: Phrase = Phrase::new(
    "{path} finns redan. Gå igenom förslagen där först, och ta bort filen.",
    "{path} is there already. Go through its suggestions first, and remove the file.",
);
