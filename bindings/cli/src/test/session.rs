//! Reading files of tests with their guidelines, and running the cases.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use riktlinje::Source;
use riktlinje::cases::{Case, Outcome, Suite, tested_guideline};
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use riktlinje::source::LineIndex;

use super::{discover, parallel};
use crate::common::{self, Common};
use crate::find::Files;
use crate::outcome::Failure;

/// The file that a folder holds its guideline in.
const GUIDELINE: &str = "guideline.yaml";

/// All that was found and run.
#[derive(Default)]
pub(crate) struct Session {
    /// Files that could be read, with their results.
    pub(crate) files: Vec<TestFile>,
    /// Files that could not be read, guidelines and tests alike.
    pub(crate) failures: Vec<Failure>,
    /// Files of tests that were not run, because their guideline has mistakes.
    pub(crate) not_run: Vec<String>,
    /// Every file that was read, for watching.
    pub(crate) seen: Vec<PathBuf>,
    programs: Vec<Option<Loaded>>,
}

/// A guideline that was loaded.
struct Loaded {
    program: Program,
    /// Name and text of its files, by file index.
    sources: Vec<(String, String)>,
}

/// A file of tests.
pub(crate) struct TestFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The path as it is shown.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
    /// Its cases that were chosen.
    pub(crate) results: Vec<TestResult>,
    program: usize,
}

/// A case with what came out.
pub(crate) struct TestResult {
    /// The case.
    pub(crate) case: Case,
    /// Unique over all files: `file::case`, `file::table[row]`.
    pub(crate) id: String,
    /// Line and column where it stands.
    pub(crate) place: (usize, usize),
    /// What came out.
    pub(crate) outcome: Outcome,
    /// What that means.
    pub(crate) status: Status,
}

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It fits.
    Passed,
    /// It does not.
    Failed,
    /// It is marked `todo` and still fails.
    Todo,
    /// It is marked `todo` but fits.
    TodoPasses,
}

impl Status {
    /// The word in results for programs.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::Todo => "todo",
            Status::TodoPasses => "todo_passes",
        }
    }

    /// Whether somebody has to do something about it.
    pub(crate) fn is_bad(self) -> bool {
        match self {
            Status::Failed | Status::TodoPasses => true,
            Status::Passed | Status::Todo => false,
        }
    }
}

/// How many tests ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) todo: usize,
    pub(crate) todo_passes: usize,
    /// Files that could not be read.
    pub(crate) errors: usize,
}

impl Totals {
    /// How many were run.
    pub(crate) fn run(&self) -> usize {
        self.passed + self.failed + self.todo + self.todo_passes
    }

    pub(crate) fn count(&mut self, status: Status) {
        match status {
            Status::Passed => self.passed += 1,
            Status::Failed => self.failed += 1,
            Status::Todo => self.todo += 1,
            Status::TodoPasses => self.todo_passes += 1,
        }
    }
}

/// A file of tests before it is read.
struct Found {
    path: PathBuf,
    text: String,
    guideline: PathBuf,
}

/// Which tests are asked for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// Files and folders.
    pub(crate) paths: &'a [PathBuf],
    /// What the ids of tests must fit.
    pub(crate) only: Option<&'a Regex>,
    /// How many threads to use.
    pub(crate) jobs: usize,
    /// Where guidelines are found.
    pub(crate) common: &'a Common,
}

impl Session {
    /// Finds, reads and runs all that the arguments ask for.
    pub(crate) fn read(test: Wanted<'_>) -> Result<Session, Failure> {
        let mut session = Session::default();
        let found = session.find(test.paths)?;
        let mut guidelines: Vec<PathBuf> = found.iter().map(|found| found.guideline.clone()).collect();
        guidelines.sort();
        guidelines.dedup();
        session.load(test, &guidelines);
        let positions: BTreeMap<&Path, usize> = guidelines.iter().map(PathBuf::as_path).zip(0..).collect();
        let suites = parallel::map(&found, test.jobs, |found| {
            let at = *positions.get(found.guideline.as_path())?;
            let loaded = session.programs.get(at)?.as_ref()?;
            Some((at, suite(found, &loaded.program)))
        });
        for (found, suite) in found.into_iter().zip(suites) {
            // Without a program, the guideline's own mistakes are shown instead.
            let Some((at, (suite, seen))) = suite else {
                session.not_run.push(discover::shown(&found.path));
                continue;
            };
            session.seen.extend(seen);
            match suite {
                Ok(suite) => session.add(found, at, suite, test.only),
                Err(failure) => session.failures.push(failure),
            }
        }
        session.run(test.jobs);
        if session.failures.is_empty() && session.files.is_empty() {
            return Err(match test.only {
                Some(only) => Failure::new(NONE_CHOSEN, "expression", only.to_string()),
                None => Failure::Sentence(NONE_FOUND, Vec::new()),
            });
        }
        Ok(session)
    }

    /// The files of tests, each with the guideline it is for.
    fn find(&mut self, paths: &[PathBuf]) -> Result<Vec<Found>, Failure> {
        let mut all = Vec::new();
        for path in discover::files(paths)? {
            self.seen.push(path.clone());
            // Also where it is not there: it may come.
            self.seen.push(path.with_file_name(GUIDELINE));
            match fs::read_to_string(&path) {
                Ok(text) => {
                    let guideline = guideline_of(&path, &text);
                    all.push(Found { path, text, guideline });
                }
                Err(error) => {
                    let failure = Failure::new(UNREADABLE, "path", discover::shown(&path));
                    self.failures.push(failure.with("reason", error.to_string()));
                }
            }
        }
        Ok(all)
    }

    /// Loads each guideline once.
    fn load(&mut self, test: Wanted<'_>, guidelines: &[PathBuf]) {
        let loaded = parallel::map(guidelines, test.jobs, |path| {
            let files = test.common.files(path)?;
            let owned = |source: Source<'_>| (source.name.to_owned(), source.text.to_owned());
            let sources = files.sources().into_iter().map(owned).collect();
            common::program(files).map(|program| Loaded { program, sources })
        });
        for loaded in loaded {
            match loaded {
                Ok(loaded) => {
                    self.seen.extend(loaded.sources.iter().map(|(name, _)| PathBuf::from(name)));
                    self.programs.push(Some(loaded));
                }
                Err(failure) => {
                    if let Failure::Unreadable { files, .. } = &failure {
                        self.seen.extend(files.sources().iter().map(|source| PathBuf::from(source.name)));
                    }
                    self.failures.push(failure);
                    self.programs.push(None);
                }
            }
        }
    }

    fn add(&mut self, found: Found, program: usize, suite: Suite, only: Option<&Regex>) {
        let name = discover::shown(&found.path);
        let lines = LineIndex::new(&found.text);
        let results = suite.cases.into_iter().filter_map(|case| {
            let id = format!("{name}::{}", case.id());
            if only.is_some_and(|only| !only.is_match(&id)) {
                return None;
            }
            let place = lines.line_column(case.place.start);
            let outcome = Outcome { mismatches: Vec::new(), findings: Vec::new() };
            Some(TestResult { case, id, place, outcome, status: Status::Passed })
        });
        let results: Vec<TestResult> = results.collect();
        if !results.is_empty() {
            let Found { path, text, .. } = found;
            self.files.push(TestFile { path, name, text, results, program });
        }
    }

    /// Runs every case.
    fn run(&mut self, jobs: usize) {
        let programs = &self.programs;
        let work: Vec<(&Case, &Program)> = self
            .files
            .iter()
            .filter_map(|file| Some((file, &programs.get(file.program)?.as_ref()?.program)))
            .flat_map(|(file, program)| file.results.iter().map(move |result| (&result.case, program)))
            .collect();
        let outcomes = parallel::map(&work, jobs, |(case, program)| case.run(program));
        let results = self.files.iter_mut().flat_map(|file| &mut file.results);
        for (result, outcome) in results.zip(outcomes) {
            result.status = match (outcome.mismatches.is_empty(), &result.case.todo) {
                (true, None) => Status::Passed,
                (false, None) => Status::Failed,
                (false, Some(_)) => Status::Todo,
                (true, Some(_)) => Status::TodoPasses,
            };
            result.outcome = outcome;
        }
    }

    /// How many tests ended in which way.
    pub(crate) fn totals(&self) -> Totals {
        let mut totals = Totals { errors: self.failures.len(), ..Totals::default() };
        self.files.iter().flat_map(|file| &file.results).for_each(|result| totals.count(result.status));
        totals
    }

    /// The program that a file's cases ran with.
    pub(crate) fn program(&self, file: &TestFile) -> Option<&Program> {
        self.programs.get(file.program).and_then(Option::as_ref).map(|loaded| &loaded.program)
    }

    /// The programs, each with the cases that were run with it.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (&Program, Vec<&Case>)> {
        self.programs.iter().enumerate().filter_map(|(at, loaded)| {
            let files = self.files.iter().filter(|file| file.program == at);
            let cases: Vec<&Case> = files.flat_map(|file| &file.results).map(|result| &result.case).collect();
            loaded.as_ref().filter(|_| !cases.is_empty()).map(|loaded| (&loaded.program, cases))
        })
    }

    /// The file of a guideline: its name and its text.
    pub(crate) fn source(&self, guideline: &str) -> Option<Source<'_>> {
        self.programs.iter().flatten().find_map(|loaded| {
            let pack = loaded.program.guideline().packs.iter().find(|pack| pack.id == guideline)?;
            let (name, text) = loaded.sources.get(pack.file as usize)?;
            Some(Source { name, text })
        })
    }
}

/// The guideline of a file of tests: the one beside it, else one of this id.
fn guideline_of(path: &Path, text: &str) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = folder.join(GUIDELINE);
    let Some(id) = tested_guideline(text).filter(|_| !beside.is_file()) else { return beside };
    let by_id = folder.join(format!("{id}.yaml"));
    if by_id.is_file() { by_id } else { PathBuf::from(id) }
}

/// The suite of a file, and the proposals that it starts from.
fn suite(found: &Found, program: &Program) -> (Result<Suite, Failure>, Vec<PathBuf>) {
    let name = discover::shown(&found.path);
    let mut seen = Vec::new();
    let mut given = Vec::new();
    let suite = read_suite(program, &name, &found.text, &found.path, &mut seen, &mut given);
    let suite = suite.map_err(|error| {
        let files =
            given.into_iter().rev().fold(Files::default(), |files, (name, text)| files.after(name, text));
        Failure::Unreadable { error, files: files.after(name, found.text.clone()) }
    });
    (suite, seen)
}

/// Reads a suite; proposals come from the folder of the tests.
pub(super) fn read_suite(
    program: &Program,
    name: &str,
    text: &str,
    path: &Path,
    seen: &mut Vec<PathBuf>,
    given: &mut Vec<(String, String)>,
) -> Result<Suite, riktlinje::ReadError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut proposals = |proposal: &str| {
        let path = folder.join(proposal);
        let text = fs::read_to_string(&path).ok()?;
        given.push((discover::shown(&path), text.clone()));
        seen.push(path);
        Some(text)
    };
    Suite::read(program, Source { name, text }, &mut proposals)
}

const UNREADABLE: Phrase =
    Phrase::new("{path} kan inte läsas ({reason}).", "{path} cannot be read ({reason}).");
const NONE_CHOSEN: Phrase = Phrase::new(
    "Inget prov har ett id som passar {expression}.",
    "No test has an id that fits {expression}.",
);
const NONE_FOUND: Phrase = Phrase::new("Inga prov hittades.", "No tests were found.");
