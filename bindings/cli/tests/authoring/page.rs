//! A page read as steps: what stands before a block says what is done with it.

/// A step of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// `Save this as F:`
    Save { file: String, text: String },
    /// `In F, change this:` … `to this:`
    Change { file: String, from: String, to: String },
    /// `Below the line L in F, add:`
    Below { file: String, line: String, text: String },
    /// `At the end of F, add:`
    Append { file: String, text: String },
    /// `In F it says:`; a line `…` stands for any lines.
    Says { file: String, text: String },
    /// `Then delete F.`
    Delete { file: String },
    /// Commands after `$`, each with what is then seen.
    Run { typed: Vec<String>, commands: Vec<Shown> },
}

/// A command and what the page shows of its output.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) command: String,
    pub(crate) output: Vec<String>,
}

/// A step and the lines of its block: the first after the fence, and the closing fence. A step without a block has
/// none.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) step: Step,
    pub(crate) first: usize,
    pub(crate) end: usize,
}

/// What a block is for, by the words before it; `*` stands for a file or a line in code marks.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Save,
    From,
    To,
    Below,
    BelowSwedish,
    Append,
    Says,
}

const WORDS: [(&str, Kind); 12] = [
    ("Save this as *:", Kind::Save),
    ("Spara detta som *:", Kind::Save),
    ("In *, change this:", Kind::From),
    ("Ändra detta i *:", Kind::From),
    ("to this:", Kind::To),
    ("till detta:", Kind::To),
    ("Below the line * in *, add:", Kind::Below),
    ("Lägg till under raden * i *:", Kind::BelowSwedish),
    ("At the end of *, add:", Kind::Append),
    ("Lägg till sist i *:", Kind::Append),
    ("In * it says:", Kind::Says),
    ("I * står det:", Kind::Says),
];
/// A file to delete stands in code marks after these words.
const DELETE: [&str; 2] = ["Then delete *.", "Ta sedan bort *."];
/// What is typed while a command asks stands in code marks after these words.
const TYPED: [&str; 2] = ["You type", "Du skriver"];

/// The steps of a page. A block that is none stops the test: every block of a page is run.
pub(crate) fn steps(page: &str) -> Vec<Placed> {
    let lines: Vec<&str> = page.lines().collect();
    let mut steps = Vec::new();
    let mut paragraph = String::new();
    let mut to_change: Option<(String, String)> = None;
    let mut at = 0;
    while at < lines.len() {
        let Some(language) = lines[at].strip_prefix("```") else {
            match lines[at].trim() {
                "" => {}
                line if at > 0 && !lines[at - 1].trim().is_empty() => {
                    paragraph = format!("{paragraph} {line}");
                }
                line => line.clone_into(&mut paragraph),
            }
            at += 1;
            if lines.get(at).is_none_or(|line| line.trim().is_empty()) && !lines[at - 1].trim().is_empty() {
                steps.extend(deleted(&paragraph).map(|step| Placed { step, first: at, end: at }));
            }
            continue;
        };
        let first = at + 1;
        let length = lines[first..].iter().position(|line| *line == "```");
        let end = first + length.unwrap_or_else(|| panic!("line {}: the block has no end", at + 1));
        let text = lines[first..end].iter().fold(String::new(), |text, line| text + line + "\n");
        let step = if language == "console" {
            Some(Step::Run { typed: typed(&paragraph), commands: commands(&text) })
        } else {
            file_step(&paragraph, text, &mut to_change).unwrap_or_else(|| {
                panic!("line {}: nothing says what is done with this block: {paragraph}", at + 1)
            })
        };
        steps.extend(step.map(|step| Placed { step, first, end }));
        paragraph.clear();
        at = end + 1;
    }
    assert!(to_change.is_none(), "a change without its second block");
    steps
}

/// The step of a block that belongs to a file; the first half of a change is none yet.
fn file_step(
    paragraph: &str,
    text: String,
    to_change: &mut Option<(String, String)>,
) -> Option<Option<Step>> {
    let (words, codes) = split(paragraph);
    let (pattern, kind) =
        WORDS.iter().find(|(pattern, _)| words.to_lowercase().ends_with(&pattern.to_lowercase()))?;
    let stars = pattern.matches('*').count();
    let mut codes = codes.into_iter().rev().take(stars).rev();
    let mut next = || codes.next().unwrap_or_default();
    Some(match kind {
        Kind::Save => Some(Step::Save { file: next(), text }),
        Kind::From => {
            *to_change = Some((next(), text));
            None
        }
        Kind::To => to_change.take().map(|(file, from)| Step::Change { file, from, to: text }),
        Kind::Below | Kind::BelowSwedish => {
            let (line, file) = (next(), next());
            Some(Step::Below { file, line, text })
        }
        Kind::Append => Some(Step::Append { file: next(), text }),
        Kind::Says => Some(Step::Says { file: next(), text }),
    })
}

/// The step of a paragraph that ends with a file to delete.
fn deleted(paragraph: &str) -> Option<Step> {
    let (words, mut codes) = split(paragraph);
    let deletes = DELETE.iter().any(|pattern| words.ends_with(pattern));
    codes.pop().filter(|_| deletes).map(|file| Step::Delete { file })
}

/// A paragraph with `*` for each piece in code marks, and the pieces.
fn split(paragraph: &str) -> (String, Vec<String>) {
    let (mut words, mut codes) = (String::new(), Vec::new());
    for (at, part) in paragraph.split('`').enumerate() {
        if at % 2 == 0 {
            words.push_str(part);
        } else {
            words.push('*');
            codes.push(part.to_owned());
        }
    }
    (words, codes)
}

fn typed(paragraph: &str) -> Vec<String> {
    let after = TYPED.iter().find_map(|words| paragraph.split_once(words));
    after.map(|(_, rest)| split(rest).1).unwrap_or_default()
}

fn commands(text: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => all.push(Shown { command: command.to_owned(), output: Vec::new() }),
            (None, Some(last)) => last.output.push(line.to_owned()),
            (None, None) => panic!("a block begins with a command after `$`: {line}"),
        }
    }
    for shown in &mut all {
        trim(&mut shown.output);
    }
    all
}

/// Takes away empty lines at both ends, and space at the ends of lines.
pub(crate) fn trim(lines: &mut Vec<String>) {
    for line in lines.iter_mut() {
        line.truncate(line.trim_end().len());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let empty = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..empty);
}

/// Whether lines are as shown, where a line `…` stands for any number of lines.
pub(crate) fn fits(shown: &[String], lines: &[String]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first.trim() == "…" => (0..=lines.len()).any(|at| fits(rest, &lines[at..])),
        Some((first, rest)) => {
            lines.split_first().is_some_and(|(line, more)| first == line && fits(rest, more))
        }
    }
}
