//! Settings of a project, in a file `riktlinje.toml`: options that commands take when nobody says otherwise.
//!
//! ```toml
//! lang = "en"                # for every command that takes it
//! rules = ["rules"]          # beside this file
//!
//! [check]
//! deny-warnings = true
//! ```
//!
//! What stands in the file counts least; a variable `RIKTLINJE_…` goes before it, and an option on the command line
//! before both. The settings become options in front of those that the caller gives.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use riktlinje::diagnostic::nearest;
use riktlinje::report::Phrase;
use toml::{Table, Value};

use crate::outcome::Failure;

const NAME: &str = "riktlinje.toml";
/// Options whose variables are read where they are used: a list of folders, and a language that may be wrong.
const READ_ELSEWHERE: [&str; 2] = ["rules", "lang"];

/// The arguments with the settings of the project and of the environment among them.
pub(crate) fn arguments(given: Vec<OsString>, cli: &Command) -> Result<Vec<OsString>, Failure> {
    let name = given.get(1).and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let Some((command, words)) = named(&given, cli) else { return Ok(given) };
    let (folder, table) = file()?;
    check(&table, cli, &folder)?;
    let mut added = Vec::new();
    for option in command.get_arguments() {
        let Some(long) = option.get_long().filter(|long| !is_given(long, option, &given)) else { continue };
        let variable = env::var_os(variable(long)).filter(|value| !value.is_empty());
        match variable {
            Some(_) if READ_ELSEWHERE.contains(&long) => {}
            Some(value) => added.extend(from_variable(long, option, &value)),
            None => {
                let own = table.get(&name).and_then(|own| own.as_table()).and_then(|own| find(own, long));
                let value = own.or_else(|| find(&table, long));
                added.extend(value.map(|value| options(long, option, value, &folder)).unwrap_or_default());
            }
        }
    }
    let mut all = given;
    all.splice(words..words, added);
    Ok(all)
}

/// The command that the arguments name, and how many words that takes: `riktlinje new guideline` takes three.
fn named<'c>(given: &[OsString], cli: &'c Command) -> Option<(&'c Command, usize)> {
    let mut found = None;
    let mut command = cli;
    for (at, word) in given.iter().enumerate().skip(1) {
        let Some(inner) = word.to_str().and_then(|word| command.find_subcommand(word)) else { break };
        command = inner;
        found = Some((inner, at + 1));
    }
    found
}

/// The options of a command and of those within it.
fn options_of(command: &Command) -> Vec<&str> {
    let inner = command.get_subcommands().flat_map(Command::get_arguments);
    command.get_arguments().chain(inner).filter_map(Arg::get_long).collect()
}

/// The settings of the nearest folder that has some, with that folder.
fn file() -> Result<(PathBuf, Table), Failure> {
    let here = env::current_dir().unwrap_or_default();
    let named = env::var_os("RIKTLINJE_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    let found =
        named.or_else(|| here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()));
    let Some(path) = found else { return Ok((here, Table::new())) };
    let wrong = |reason: String| {
        Failure::new(UNREADABLE, "path", path.display().to_string())
            .with("reason", reason.trim_end().to_owned())
    };
    let text = fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
    let table = text.parse::<Table>().map_err(|error| wrong(error.to_string()))?;
    Ok((path.parent().unwrap_or(Path::new("")).to_owned(), table))
}

/// Whether every setting is an option of some command.
fn check(table: &Table, cli: &Command, folder: &Path) -> Result<(), Failure> {
    let unknown = |key: &str, known: &[&str]| {
        let path = folder.join(NAME).display().to_string();
        let key = key.to_owned();
        match nearest(&key, known.iter().copied()) {
            Some(near) => Failure::new(UNKNOWN_NEAR, "path", path).with("key", key).with("near", near),
            None => Failure::new(UNKNOWN, "path", path).with("key", key),
        }
    };
    let commands: Vec<&Command> = cli.get_subcommands().collect();
    for (key, value) in table {
        if let Some(own) = value.as_table() {
            let Some(command) = cli.find_subcommand(key) else {
                return Err(unknown(
                    key,
                    &commands.iter().map(|command| command.get_name()).collect::<Vec<_>>(),
                ));
            };
            let known = options_of(command);
            if let Some(odd) = own.keys().find(|key| !known.contains(&dashed(key).as_str())) {
                return Err(unknown(odd, &known));
            }
        } else {
            let all = commands.iter().flat_map(|command| command.get_arguments()).filter_map(Arg::get_long);
            let known: Vec<&str> = all.collect();
            if !known.contains(&dashed(key).as_str()) {
                return Err(unknown(key, &known));
            }
        }
    }
    Ok(())
}

fn dashed(key: &str) -> String {
    key.replace('_', "-")
}

fn find<'t>(table: &'t Table, long: &str) -> Option<&'t Value> {
    table.iter().find(|(key, value)| dashed(key) == long && !value.is_table()).map(|(_, value)| value)
}

fn variable(long: &str) -> String {
    format!("RIKTLINJE_{}", long.replace('-', "_").to_uppercase())
}

/// Whether the caller gives an option.
fn is_given(long: &str, option: &Arg, given: &[OsString]) -> bool {
    let full = format!("--{long}");
    given.iter().skip(2).filter_map(|argument| argument.to_str()).any(|argument| {
        let is_short = option.get_short().is_some_and(|short| {
            argument.starts_with('-') && !argument.starts_with("--") && argument.chars().nth(1) == Some(short)
        });
        is_short || argument == full || argument.strip_prefix(&full).is_some_and(|rest| rest.starts_with('='))
    })
}

fn from_variable(long: &str, option: &Arg, value: &OsString) -> Option<OsString> {
    if option.get_action().takes_values() {
        let mut out = OsString::from(format!("--{long}="));
        out.push(value);
        return Some(out);
    }
    let off = value.to_str().is_some_and(|value| matches!(value, "0" | "false" | "no" | "off"));
    (!off).then(|| OsString::from(format!("--{long}")))
}

/// A setting as options.
fn options(long: &str, option: &Arg, value: &Value, folder: &Path) -> Vec<OsString> {
    let text = |value: &Value| match value {
        // Folders are meant beside the file.
        Value::String(text) if long == "rules" => folder.join(text).display().to_string(),
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(on) => on.to_string(),
        Value::Datetime(day) => day.to_string(),
        // No option takes these; the command line says so.
        Value::Array(_) | Value::Table(_) => String::new(),
    };
    let one = |value: &Value| OsString::from(format!("--{long}={}", text(value)));
    match value {
        Value::Boolean(on) if !option.get_action().takes_values() => {
            on.then(|| OsString::from(format!("--{long}"))).into_iter().collect()
        }
        Value::Array(values) => values.iter().map(one).collect(),
        value => vec![one(value)],
    }
}

const UNREADABLE: Phrase = Phrase::new("{path} kan inte läsas: {reason}", "{path} cannot be read: {reason}");
const UNKNOWN: Phrase = Phrase::new(
    "Inställningen {key} i {path} finns inte. Inställningar heter som tillvalen, utan inledande streck.",
    "There is no setting {key}, as in {path}. Settings are named as the options, without the leading dashes.",
);
const UNKNOWN_NEAR: Phrase = Phrase::new(
    "Inställningen {key} i {path} finns inte. Menade du {near}?",
    "There is no setting {key}, as in {path}. Did you mean {near}?",
);
