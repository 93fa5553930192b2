//! Making the mutants and running the tests on each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use riktlinje::Source;
use riktlinje::cases::Case;
use riktlinje::cases::mutate::{Apart, Fate, Mutant, Survivor, Survivors, noticed_by};
use riktlinje::program::Program;

use crate::find::Files;
use crate::outcome::Failure;
use crate::test::parallel;
use crate::test::session::Session;

/// The file beside a guideline that lists mutants which may survive.
pub(super) const LISTED: &str = "mutants.yaml";

/// How all mutants fared.
pub(super) struct Findings {
    /// In the order of the guidelines and their parts.
    pub(super) mutants: Vec<Finding>,
    /// Entries of lists whose mutant is noticed by now, or is no mutant: the guideline and the entry.
    pub(super) expired: Vec<(String, Survivor)>,
}

/// How a mutant fared.
pub(super) struct Finding {
    pub(super) mutant: Mutant,
    pub(super) fate: Fate,
    /// The test that noticed it.
    pub(super) noticed_by: Option<String>,
    /// Answers with which a test would notice it, where nothing does.
    pub(super) would_notice: Vec<(String, String)>,
    /// Why it may survive.
    pub(super) reason: Option<String>,
}

/// A program, and the cases that run with it.
type Run<'s> = (&'s Program, Vec<&'s Case>);

/// A change with the programs it can be made in: position of the program, and the change made there. That of
/// the guideline itself comes first.
type Everywhere = Vec<(usize, Mutant)>;

impl Findings {
    /// Makes every mutant of the guidelines that have tests of their own, and runs on each the tests of all
    /// guidelines that it is part of.
    pub(super) fn of(session: &Session, jobs: usize) -> Result<Findings, Failure> {
        let runs: Vec<Run<'_>> = session.runs().collect();
        let changes = changes(&runs);
        let fates = parallel::map(&changes, jobs, |everywhere| fate(everywhere, &runs));
        let mut lists = Vec::new();
        for (program, _) in &runs {
            let root = program.guideline().root().map_or("", |pack| pack.id.as_str());
            lists.push(listed(session, program, root)?);
        }
        let known: Vec<(&str, &Survivor)> = lists
            .iter()
            .flat_map(|list| list.mutants.iter().map(|entry| (list.guideline.as_str(), entry)))
            .collect();
        let mutants: Vec<Finding> = changes
            .into_iter()
            .zip(fates)
            .filter_map(|(everywhere, Fared { fate, noticed_by, would_notice })| {
                let (_, mutant) = everywhere.into_iter().next()?;
                let entry = known.iter().find(|(id, entry)| *id == mutant.guideline && entry.is(&mutant));
                let reason = entry.map(|(_, entry)| entry.reason.clone());
                Some(Finding { mutant, fate, noticed_by, would_notice, reason })
            })
            .collect();
        let lives = |id: &str, entry: &Survivor| {
            mutants.iter().any(|finding| {
                finding.fate == Fate::Survived && finding.mutant.guideline == id && entry.is(&finding.mutant)
            })
        };
        let expired = known.iter().filter(|(id, entry)| !lives(id, entry));
        let expired = expired.map(|(id, entry)| ((*id).to_owned(), (*entry).clone())).collect();
        Ok(Findings { mutants, expired })
    }

    /// How many fared so.
    pub(super) fn count(&self, fate: Fate) -> usize {
        self.mutants.iter().filter(|finding| finding.fate == fate).count()
    }

    /// How many of the mutants that load were noticed, in hundredths of a percent.
    pub(super) fn basis_points(&self) -> usize {
        let (killed, survived) = (self.count(Fate::Killed), self.count(Fate::Survived));
        (killed * 10_000).checked_div(killed + survived).unwrap_or(10_000)
    }
}

/// Every change once, with all the programs in which it can be made.
fn changes(runs: &[Run<'_>]) -> Vec<Everywhere> {
    let root = |program: &Program| program.guideline().root().map(|pack| pack.id.clone());
    let roots: Vec<Option<String>> = runs.iter().map(|(program, _)| root(program)).collect();
    let looked_at = |id: &str| roots.iter().flatten().any(|root| root == id);
    let mut all: Vec<Everywhere> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (program, _)) in runs.iter().enumerate() {
        for mutant in Mutant::all(program.guideline(), &looked_at) {
            let is_own = roots.get(at).and_then(Option::as_ref) == Some(&mutant.guideline);
            let next = all.len();
            let which = *known.entry(format!("{:?}", mutant.key())).or_insert(next);
            match all.get_mut(which) {
                // Two rows of a table can say the same; the first stands for both.
                Some(everywhere) if everywhere.iter().any(|(known, _)| *known == at) => {}
                Some(everywhere) if is_own => everywhere.insert(0, (at, mutant)),
                Some(everywhere) => everywhere.push((at, mutant)),
                None => all.push(vec![(at, mutant)]),
            }
        }
    }
    let place = |everywhere: &Everywhere| {
        everywhere.first().map(|(_, mutant)| (mutant.guideline.clone(), mutant.span.start))
    };
    all.sort_by_cached_key(place);
    all
}

/// How a change fared, wherever it can be made.
struct Fared {
    fate: Fate,
    noticed_by: Option<String>,
    would_notice: Vec<(String, String)>,
}

/// Runs the tests on a change, wherever it can be made, until one notices it.
fn fate(everywhere: &Everywhere, runs: &[Run<'_>]) -> Fared {
    let mut fared = Fared { fate: Fate::Refused, noticed_by: None, would_notice: Vec::new() };
    let mut always_same = true;
    for (at, mutant) in everywhere {
        let Some((program, cases)) = runs.get(*at) else { continue };
        let Some(changed) = mutant.program(program) else { continue };
        fared.fate = Fate::Survived;
        if let Some(case) = noticed_by(&changed, cases) {
            let root = program.guideline().root().map_or("", |pack| pack.id.as_str());
            let noticed_by = Some(format!("{root}::{}", case.id()));
            return Fared { fate: Fate::Killed, noticed_by, would_notice: Vec::new() };
        }
    }
    for (at, mutant) in everywhere {
        let Some((program, cases)) = runs.get(*at) else { continue };
        let (Some(changed), Some(case)) = (mutant.program(program), cases.first()) else { continue };
        match mutant.tell_apart(program, &changed, case.as_of) {
            Apart::By(answers) => {
                fared.would_notice = answers;
                return fared;
            }
            Apart::Never => {}
            Apart::Unknown => always_same = false,
        }
    }
    if fared.fate == Fate::Survived && always_same {
        fared.fate = Fate::Same;
    }
    fared
}

/// The mutants that the file beside a guideline lets survive.
fn listed(session: &Session, program: &Program, guideline: &str) -> Result<Survivors, Failure> {
    let Some(source) = session.source(guideline) else { return Ok(Survivors::default()) };
    let path = Path::new(source.name).parent().unwrap_or(Path::new("")).join(LISTED);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(Survivors::default()) };
    let name = path.display().to_string();
    Survivors::read(program, Source { name: &name, text: &text })
        .map_err(|error| Failure::Unreadable { error, files: Files::single(&name, &text) })
}
