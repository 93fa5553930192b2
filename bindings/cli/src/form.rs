//! `riktlinje form`: a questionnaire as one HTML file, with the engine and the guideline inside. It works from a file
//! share, offline, and saves its answers as a proposal file.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use riktlinje::compiled;
use riktlinje::report::Phrase;

use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::Look;

/// The page; names in double braces are places to fill.
const PAGE: &str = include_str!("form.html");
/// The script's name in its package.
const SCRIPT: &str = "riktlinje.js";
/// Where the project's own build puts it.
const BUILT: &str = "bindings/web/dist";

/// Arguments of `form`.
#[derive(Args)]
pub(crate) struct Form {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// HTML file to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    // As an argument, because help shows the marks that a comment needs.
    #[arg(long, value_name = "FILE", help = SCRIPT_HELP)]
    script: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

const SCRIPT_HELP: &str = "The script riktlinje.js of the package @riktlinje/web \
[default: RIKTLINJE_SCRIPT, beside the program, or bindings/web/dist]";

impl Form {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let language = self.look().language;
        let program = self.common.program(&self.guideline)?;
        let guideline = program.guideline();
        // The guideline itself comes after those it uses.
        let title = guideline.packs.last().map_or("", |pack| pack.title.show(language));
        let script = read_script(self.script.as_deref())?;
        let page = fill(PAGE, |name| match name {
            "lang" => language.code().to_owned(),
            "title" => in_markup(title),
            "guideline" => in_markup(&compiled::write(guideline, &[language])),
            "script" => in_script(&script),
            _ => String::new(),
        });
        output::deliver_page(&page, self.output.as_deref(), language)?;
        Ok(Exit::Fine)
    }
}

/// The script that is named, else the first that is found.
fn read_script(named: Option<&Path>) -> Result<String, Failure> {
    let variable = env::var_os("RIKTLINJE_SCRIPT").map(PathBuf::from);
    if let Some(path) = named.map(Path::to_owned).or(variable) {
        return fs::read_to_string(&path).map_err(|error| {
            Failure::new(NOT_READ, "path", path.display().to_string()).with("reason", error.to_string())
        });
    }
    let beside = env::current_exe().ok().and_then(|program| Some(program.parent()?.join(SCRIPT)));
    let mut places = beside.into_iter().chain([Path::new(BUILT).join(SCRIPT)]);
    let found = places.find_map(|path| fs::read_to_string(path).ok());
    found.ok_or_else(|| Failure::Sentence(NO_SCRIPT, Vec::new()))
}

/// A template with its places filled, in one pass, so that what is filled in is never searched for places.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        page.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        page.push_str(&value(name));
        rest = after;
    }
    page.push_str(rest);
    page
}

/// Text between tags: what the page reads there is the same to the byte, as a guideline's checksum demands.
fn in_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A script inside a script element: in its strings, what would end the element or begin a comment is written apart.
fn in_script(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "\\x3c!--")
}

const NOT_READ: Phrase =
    Phrase::new("{path} kunde inte läsas ({reason}).", "{path} could not be read ({reason}).");
const NO_SCRIPT: Phrase = Phrase::new(
    "Skriptet riktlinje.js hittades inte. Ange det med --script: det finns i paketet @riktlinje/web och byggs i \
     projektet med cargo xtask web.",
    "The script riktlinje.js was not found. Name it with --script: it is in the package @riktlinje/web, and the \
     project builds it with cargo xtask web.",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_searched_for_places() {
        let page =
            fill("<{{a}}>{{b}}.", |name| if name == "a" { "{{b}}".to_owned() } else { "x".to_owned() });
        assert_eq!(page, "<{{b}}>x.");
    }

    #[test]
    fn nothing_ends_the_element_it_stands_in() {
        assert_eq!(in_markup("A & B</title>"), "A &amp; B&lt;/title>");
        assert_eq!(in_script("'</script><!--'"), r"'<\/script>\x3c!--'");
    }

    #[test]
    fn the_page_has_every_place() {
        for name in ["lang", "title", "guideline", "script"] {
            assert!(PAGE.contains(&format!("{{{{{name}}}}}")), "{name}");
        }
    }
}
