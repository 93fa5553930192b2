//! Where guidelines and proposals are found, and reading them.

use std::collections::VecDeque;
use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use riktlinje::Source;
use riktlinje::diagnostic::nearest_owned;
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use crate::outcome::Failure;

/// The file that a folder holds its guideline in.
const GUIDELINE: &str = "guideline.yaml";
/// Longest file read, in bytes: the library refuses longer ones, with a place.
const LONGEST: u64 = (16 << 20) + 1;
/// Deepest folder looked into.
const DEEPEST: usize = 32;
/// Most guidelines read for one composition.
const MOST: usize = 256;

/// Files that belong together: a guideline first, then those it uses.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// (name, text) of each.
    read: Vec<(String, String)>,
    /// Used guidelines that were not found.
    pub(crate) missing: Vec<Missing>,
}

/// A used guideline that was not found.
#[derive(Debug)]
pub(crate) struct Missing {
    id: String,
    looked_at: Vec<String>,
}

impl Missing {
    /// Where it was looked for.
    pub(crate) fn show(&self, language: Language) -> String {
        let text =
            LOOKED.show(language).replace("{id}", &self.id).replace("{places}", &self.looked_at.join(", "));
        format!("{text}\n")
    }
}

impl Files {
    /// A single file.
    pub(crate) fn single(name: impl Into<String>, text: impl Into<String>) -> Files {
        Files { read: vec![(name.into(), text.into())], missing: Vec::new() }
    }

    /// These files with another text before them.
    pub(crate) fn after(mut self, name: impl Into<String>, text: impl Into<String>) -> Files {
        self.read.insert(0, (name.into(), text.into()));
        self
    }

    /// These files with another text of the first.
    pub(crate) fn with_first(mut self, text: impl Into<String>) -> Files {
        if let Some((_, first)) = self.read.first_mut() {
            *first = text.into();
        }
        self
    }

    /// The files as the library takes them.
    pub(crate) fn sources(&self) -> Vec<Source<'_>> {
        self.read.iter().map(|(name, text)| Source { name, text }).collect()
    }

    /// The text of the first file.
    pub(crate) fn first(&self) -> Source<'_> {
        self.read.first().map_or(Source { name: "", text: "" }, |(name, text)| Source { name, text })
    }
}

/// The folders in which guidelines are looked for by their ids.
#[derive(Debug)]
pub(crate) struct Shelves {
    folders: Vec<PathBuf>,
}

impl Shelves {
    /// The given folders, then those of `RIKTLINJE_RULES`, then `rules` where the command runs.
    pub(crate) fn new(given: &[PathBuf]) -> Shelves {
        let named = env::var_os("RIKTLINJE_RULES").unwrap_or_default();
        let named = env::split_paths(&named).filter(|folder| !folder.as_os_str().is_empty());
        let folders = given.iter().cloned().chain(named).chain([PathBuf::from("rules")]).collect();
        Shelves { folders }
    }

    /// A guideline with all that it uses, each read once.
    pub(crate) fn guideline(&self, name: &Path) -> Result<Files, Failure> {
        let root = self.locate(name)?;
        let mut files = Files::default();
        let mut known: Vec<String> = Vec::new();
        let mut waiting = VecDeque::from([root]);
        while let Some(path) = waiting.pop_front() {
            let text = read(&path)?;
            for id in riktlinje::used_guidelines(&text) {
                if known.contains(&id) || known.len() >= MOST {
                    continue;
                }
                known.push(id.clone());
                match self.used(&path, &id) {
                    Ok(path) => waiting.push_back(path),
                    Err(missing) => files.missing.push(missing),
                }
            }
            files.read.push((shown(&path), text));
        }
        Ok(files)
    }

    /// The file of a guideline that is named by a path or an id.
    fn locate(&self, name: &Path) -> Result<PathBuf, Failure> {
        if name.is_dir() {
            let inside = name.join(GUIDELINE);
            return if inside.is_file() {
                Ok(inside)
            } else {
                Err(Failure::new(NO_GUIDELINE_INSIDE, "path", shown(name)))
            };
        }
        if name.exists() {
            return Ok(name.to_owned());
        }
        let id = name.to_str().filter(|text| is_id(text));
        if let Some(found) = id.and_then(|id| self.by_id(id).find(|path| path.is_file())) {
            return Ok(found);
        }
        let known = self.ids();
        match id.and_then(|id| nearest_owned(id, &known)) {
            Some(near) => Err(Failure::new(NO_GUIDELINE_NEAR, "path", shown(name)).with("near", near)),
            None => Err(not_found(name, NO_GUIDELINE)),
        }
    }

    /// The file of a guideline that another one uses.
    fn used(&self, user: &Path, id: &str) -> Result<PathBuf, Missing> {
        if !is_id(id) {
            return Err(Missing { id: id.to_owned(), looked_at: Vec::new() });
        }
        let folder = user.parent().unwrap_or(Path::new(""));
        let beside = [plain(&folder.join("..").join(id).join(GUIDELINE)), folder.join(format!("{id}.yaml"))];
        let places: Vec<PathBuf> = beside.into_iter().chain(self.by_id(id)).collect();
        let looked_at = places.iter().map(|place| shown(place)).collect();
        places.into_iter().find(|place| place.is_file()).ok_or(Missing { id: id.to_owned(), looked_at })
    }

    fn by_id(&self, id: &str) -> impl Iterator<Item = PathBuf> {
        self.folders
            .iter()
            .flat_map(move |folder| [folder.join(id).join(GUIDELINE), folder.join(format!("{id}.yaml"))])
    }

    /// The ids of the guidelines on the shelves.
    fn ids(&self) -> Vec<String> {
        let entries = self.folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
        let mut ids: Vec<String> = entries
            .filter(|entry| entry.path().join(GUIDELINE).is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        ids.sort();
        ids
    }
}

/// The guidelines in the folders of a folder that holds none itself; `None` when there are none.
pub(crate) fn inside(folder: &Path) -> Option<Vec<PathBuf>> {
    if folder.join(GUIDELINE).exists() {
        return None;
    }
    let entries = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.join(GUIDELINE).is_file()).collect();
    found.sort();
    (!found.is_empty()).then_some(found)
}

/// Adds the YAML files at a path: a file whatever its name, or all in a folder and below it.
pub(crate) fn yaml_files(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.exists() {
        return Err(not_found(path, NO_PROPOSAL));
    }
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let mut waiting = vec![(path.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        // Folders that cannot be listed hold nothing for us.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            // A link to a folder could lead in a circle.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let is_skipped = name.starts_with('.') || matches!(name.as_str(), "target" | "node_modules");
            if is_folder && depth < DEEPEST && !is_skipped {
                waiting.push((entry.path(), depth + 1));
            } else if !is_folder && (name.ends_with(".yaml") || name.ends_with(".yml")) {
                found.push(entry.path());
            }
        }
    }
    Ok(())
}

/// A proposal: a file, or standard input for `-`.
pub(crate) fn proposal(path: &Path) -> Result<Files, Failure> {
    if path == Path::new("-") {
        let text = text_of(io::stdin().lock(), path)?;
        return Ok(Files::single("-", text));
    }
    if !path.exists() {
        return Err(not_found(path, NO_PROPOSAL));
    }
    Ok(Files::single(shown(path), read(path)?))
}

fn read(path: &Path) -> Result<String, Failure> {
    if path.is_dir() {
        return Err(Failure::new(IS_FOLDER, "path", shown(path)));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    text_of(file, path)
}

fn text_of(reader: impl Read, path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    reader.take(LONGEST).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    // A file that is cut off may end within a character.
    if bytes.len() as u64 == LONGEST {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        Failure::new(NOT_UTF8, "path", shown(path)).with("line", line.to_string())
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(UNREADABLE, "path", shown(path)).with("reason", error.to_string())
}

/// A file that is not there, with the one that was probably meant.
fn not_found(path: &Path, phrase: Phrase) -> Failure {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else {
        return Failure::new(NO_FOLDER, "path", shown(path)).with("folder", shown(folder));
    };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let wanted = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    match nearest_owned(wanted, &names) {
        Some(near) => {
            let near = path.with_file_name(near);
            Failure::new(NO_FILE_NEAR, "path", shown(path)).with("near", shown(&near))
        }
        None => Failure::new(phrase, "path", shown(path)),
    }
}

/// Whether a name can be the id of a guideline: it can then not lead out of a folder.
fn is_id(name: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.');
    !name.is_empty() && name.bytes().all(plain) && !name.starts_with('.')
}

/// A path without `folder/..` and `./` in it.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match (part, out.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                out.pop();
            }
            (Component::CurDir, _) => {}
            (part, _) => out.push(part),
        }
    }
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

/// A path as it is shown, the same on every system.
pub(crate) fn shown(path: &Path) -> String {
    plain(path).display().to_string().replace('\\', "/")
}

const LOOKED: Phrase = Phrase::new(
    "Riktlinjen {id} hittades inte. Den söktes här: {places}. Ange en mapp med --rules.",
    "The guideline {id} was not found. It was looked for here: {places}. Name a folder with --rules.",
);
const NO_GUIDELINE: Phrase = Phrase::new(
    "Det finns ingen riktlinje {path}. Ange en fil, en mapp med guideline.yaml, eller ett id i en mapp som --rules anger.",
    "There is no guideline {path}. Name a file, a folder that holds guideline.yaml, or an id in a folder given by --rules.",
);
const NO_GUIDELINE_NEAR: Phrase = Phrase::new(
    "Det finns ingen riktlinje {path}. Menade du {near}?",
    "There is no guideline {path}. Did you mean {near}?",
);
const NO_GUIDELINE_INSIDE: Phrase = Phrase::new(
    "Mappen {path} har ingen fil som heter guideline.yaml.",
    "The folder {path} has no file named guideline.yaml.",
);
const NO_PROPOSAL: Phrase = Phrase::new(
    "Det finns ingen fil {path}. Ange en fil med svar, eller - för att läsa från standard in.",
    "There is no file {path}. Name a file of answers, or - to read standard input.",
);
const NO_FILE_NEAR: Phrase = Phrase::new(
    "Det finns ingen fil {path}. Menade du {near}?",
    "There is no file {path}. Did you mean {near}?",
);
const NO_FOLDER: Phrase = Phrase::new(
    "Det finns ingen fil {path}: mappen {folder} finns inte.",
    "There is no file {path}: the folder {folder} does not exist.",
);
const IS_FOLDER: Phrase = Phrase::new("{path} är en mapp. Ange en fil.", "{path} is a folder. Name a file.");
const UNREADABLE: Phrase =
    Phrase::new("{path} kan inte läsas ({reason}).", "{path} cannot be read ({reason}).");
const NOT_UTF8: Phrase = Phrase::new(
    "{path} är inte text i UTF-8 (rad {line}). Spara filen som UTF-8.",
    "{path} is not text in UTF-8 (line {line}). Save the file as UTF-8.",
);
