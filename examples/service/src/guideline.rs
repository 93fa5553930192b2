//! Loading the guideline: once, before the first request.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::program::Program;
use riktlinje::text::Language;
use riktlinje::{Source, used_guidelines};

/// Loads a guideline: a compiled file (`.json`), or a folder with `guideline.yaml` beside the folders of the
/// guidelines that it uses.
///
/// # Errors
///
/// What is wrong, in words for the one who starts the service.
pub fn load(path: &Path) -> Result<Program, String> {
    if path.extension().is_some_and(|end| end == "json") {
        return Program::load_compiled(&read(path)?).map_err(|problem| {
            let hint = problem.hint(Language::ENGLISH).unwrap_or_default();
            format!("{}: {} {hint}", path.display(), problem.message(Language::ENGLISH))
        });
    }
    let texts = with_used(path)?;
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    riktlinje::load(&sources).map(|loaded| loaded.program).map_err(|error| error.to_string())
}

/// The guideline in a folder and all that it uses, each once.
fn with_used(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let shelf = folder.parent().unwrap_or(Path::new("."));
    let mut texts = Vec::new();
    let mut known: Vec<PathBuf> = vec![folder.to_owned()];
    let mut waiting = VecDeque::from([folder.to_owned()]);
    while let Some(folder) = waiting.pop_front() {
        let path = folder.join("guideline.yaml");
        let text = read(&path)?;
        let ids = used_guidelines(&text).into_iter().filter(|id| is_id(id));
        for used in ids.map(|id| shelf.join(id)) {
            if !known.contains(&used) {
                known.push(used.clone());
                waiting.push_back(used);
            }
        }
        texts.push((path.display().to_string(), text));
    }
    Ok(texts)
}

/// Whether an id names a folder beside this one, and no other place. What is left out, the engine says is missing.
fn is_id(id: &str) -> bool {
    !id.starts_with('.') && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
