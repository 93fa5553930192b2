//! The committed schemas: they are what the program writes, every shipped file is valid by them, and they refuse
//! nothing that the engine accepts. `RIKTLINJE_BLESS=1` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use riktlinje::answers::Proposal;
use riktlinje::cases::{Suite, tested_guideline};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::schema::{Kind, schema};
use riktlinje::source::{self, Limits};
use riktlinje::text::Language;
use riktlinje::{Source, load, used_guidelines};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn blessed() -> bool {
    std::env::var_os("RIKTLINJE_BLESS").is_some()
}

/// A schema as text.
fn written(kind: Kind) -> String {
    serde_json::to_string_pretty(&schema(kind, None, Language::ENGLISH)).unwrap() + "\n"
}

fn validator(kind: Kind, program: Option<&Program>) -> Validator {
    let schema = schema(kind, program.map(Program::guideline), Language::SWEDISH);
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// A file as the engine reads it; `None` when it is no YAML that it accepts.
fn data(text: &str) -> Option<Value> {
    let mut diagnostics = Diagnostics::new();
    let tree = source::read(0, text, &Limits::default(), &mut diagnostics)?;
    let mut json = String::new();
    source::write_canonical(&tree, &mut json);
    (!diagnostics.has_errors()).then(|| serde_json::from_str(&json).unwrap())
}

/// What a schema has against a file, in a line.
fn refusal(validator: &Validator, value: &Value) -> Option<String> {
    let error = validator.iter_errors(value).next()?;
    let mut text = format!("{}: {error}", error.instance_path());
    if let Some((at, _)) = text.char_indices().nth(300) {
        text.truncate(at);
    }
    Some(text)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.to_string_lossy().ends_with(ending)
}

/// A shipped guideline with all that it uses.
fn shipped(id: &str) -> Program {
    let mut read: Vec<(String, String)> = Vec::new();
    let mut waiting = vec![id.to_owned()];
    while let Some(id) = waiting.pop() {
        if !read.iter().any(|(known, _)| *known == id) {
            let text = fs::read_to_string(root().join("rules").join(&id).join("guideline.yaml")).unwrap();
            waiting.extend(used_guidelines(&text));
            read.push((id, text));
        }
    }
    let sources: Vec<Source<'_>> = read.iter().map(|(name, text)| Source { name, text }).collect();
    load(&sources).unwrap().program
}

#[test]
fn schemas_are_as_committed() {
    for kind in Kind::ALL {
        let path = root().join("schemas").join(format!("{}.schema.json", kind.id()));
        if blessed() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, written(kind)).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == written(kind), "{} is stale", path.display());
    }
}

#[test]
fn every_shipped_file_is_valid() {
    let generic = [Kind::Guideline, Kind::Tests, Kind::Proposal].map(|kind| validator(kind, None));
    let assessments = validator(Kind::Assessment, None);
    let (mut count, mut wrong) = (0, Vec::new());
    for pack in files_in(&root().join("rules")) {
        let program = shipped(pack.file_name().unwrap().to_str().unwrap());
        let own = [Kind::Guideline, Kind::Tests, Kind::Proposal].map(|kind| validator(kind, Some(&program)));
        for path in files_in(&pack) {
            let kinds = ["guideline.yaml", ".test.yaml", ".proposal.yaml"];
            let Some(kind) = kinds.iter().position(|ending| ends_with(&path, ending)) else { continue };
            let text = fs::read_to_string(&path).unwrap();
            let value = data(&text).unwrap();
            count += 1;
            for validator in [&generic[kind], &own[kind]] {
                wrong.extend(refusal(validator, &value).map(|why| format!("{}: {why}", path.display())));
            }
            if kind == 2 {
                let proposal = program.read_proposal(&Source { name: "proposal", text: &text }).unwrap();
                let day = proposal.as_of.or_else(|| Date::new(2026, 11, 22)).unwrap();
                let value = serde_json::to_value(program.assess(&proposal, day)).unwrap();
                wrong.extend(
                    refusal(&assessments, &value)
                        .map(|why| format!("assessment of {}: {why}", path.display())),
                );
            }
        }
    }
    assert!(count >= 35, "only {count} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a case of `tests/inputs` is refused by the engine; the root file of a folder with all others.
fn engine_refuses(path: &Path) -> bool {
    let files: Vec<(String, String)> = if ends_with(path, "guideline.yaml") {
        let others = files_in(path.parent().unwrap()).into_iter().filter(|other| other != path);
        let all = std::iter::once(path.to_owned()).chain(others.filter(|other| ends_with(other, ".yaml")));
        all.map(|file| (file.display().to_string(), fs::read_to_string(&file).unwrap())).collect()
    } else {
        vec![(path.display().to_string(), fs::read_to_string(path).unwrap())]
    };
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, text }).collect();
    load(&sources).is_err()
}

/// Broken guidelines: files, and the first file of folders.
fn broken_guidelines() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for family in ["source", "expression", "model", "check", "lint"] {
        for path in files_in(&root().join("tests/inputs").join(family)) {
            if ends_with(&path, ".yaml") {
                found.push(path);
            } else if path.is_dir() {
                found.push(path.join("guideline.yaml"));
            }
        }
    }
    found
}

/// Beside what the schemas refuse, the engine refuses much more. The list of that is committed, so that a schema that
/// becomes laxer is seen.
#[test]
fn what_a_schema_refuses_the_engine_refuses_too() {
    let guidelines = validator(Kind::Guideline, None);
    let (mut too_strict, mut only_engine, mut both) = (Vec::new(), Vec::new(), 0);
    let inputs = root().join("tests/inputs");
    let name = |path: &Path| path.strip_prefix(&inputs).unwrap().display().to_string().replace('\\', "/");
    let mut judge = |path: &Path, schema: Option<String>, engine: bool| match (schema, engine) {
        (Some(why), false) => too_strict.push(format!("{}: {why}", name(path))),
        (None, true) => only_engine.push(name(path)),
        (Some(_), true) => both += 1,
        (None, false) => {}
    };
    for path in broken_guidelines() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Some(value) = data(&text) else { continue };
        judge(&path, refusal(&guidelines, &value), engine_refuses(&path));
    }
    let text = fs::read_to_string(inputs.join("answers/guideline.yaml")).unwrap();
    let program = load(&[Source { name: "guideline", text: &text }]).unwrap().program;
    let proposals = validator(Kind::Proposal, Some(&program));
    for path in files_in(&inputs.join("answers")) {
        if !ends_with(&path, ".yaml") || ends_with(&path, "guideline.yaml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let Some(value) = data(&text) else { continue };
        let engine = Proposal::read(&program, 0, &text, &mut Diagnostics::new()).is_none();
        judge(&path, refusal(&proposals, &value), engine);
    }
    assert!(too_strict.is_empty(), "the schema refuses what the engine accepts:\n{}", too_strict.join("\n"));
    assert!(both >= 100, "the schemas refuse only {both} of the broken files");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/only-the-engine.txt");
    let now = only_engine.join("\n") + "\n";
    if blessed() {
        fs::write(&path, &now).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == now, "only the engine refuses now:\n{now}");
}

/// The keys that a reader names when it meets one that it does not know.
fn known_keys(diagnostics: &Diagnostics) -> Vec<String> {
    let mut arguments = diagnostics.iter().flat_map(|diagnostic| &diagnostic.arguments);
    let (_, keys) = arguments.find(|(name, _)| *name == "keys").unwrap();
    let mut keys: Vec<String> = keys.split(", ").map(str::to_owned).collect();
    keys.sort();
    keys
}

fn properties(schema: &Value) -> Vec<String> {
    let mut keys: Vec<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

/// The schemas of proposals and tests name the very keys that their readers know. (Those of guidelines are made from
/// the table that the reader uses.)
#[test]
fn schemas_and_readers_know_the_same_keys() {
    let program = shipped("gotland-son-76");
    let proposal = |text: &str| {
        let mut diagnostics = Diagnostics::new();
        assert!(Proposal::read(&program, 0, text, &mut diagnostics).is_none());
        known_keys(&diagnostics)
    };
    let tests = |text: &str| {
        let read = Suite::read(&program, Source { name: "t", text }, &mut |_| None);
        known_keys(read.unwrap_err().diagnostics())
    };
    let schemas =
        (schema(Kind::Proposal, None, Language::ENGLISH), schema(Kind::Tests, None, Language::ENGLISH));
    assert_eq!(properties(&schemas.0), proposal("riktlinje: 1\nanswers: {}\nzzz: 1\n"));
    let waiver = &schemas.0["properties"]["waivers"]["anyOf"][0]["items"];
    assert_eq!(properties(waiver), proposal("riktlinje: 1\nanswers: {}\nwaivers: [{zzz: 1}]\n"));
    let evidence = &schemas.0["$defs"]["evidence"]["anyOf"][2];
    let answer = "riktlinje: 1\nanswers: {purpose_documented: {value: true, evidence: {zzz: 1}}}\n";
    assert_eq!(properties(evidence), proposal(answer));
    let case = |inner: &str| {
        format!("riktlinje: 1\ntests: gotland-son-76\ncases: [{{name: a, as_of: 2026-11-22, {inner}}}]\n")
    };
    assert_eq!(properties(&schemas.1), tests("riktlinje: 1\ntests: gotland-son-76\ncases: []\nzzz: 1\n"));
    let defs = &schemas.1["$defs"];
    assert_eq!(properties(&defs["case"]), tests(&case("zzz: 1")));
    assert_eq!(properties(&defs["expect"]), tests(&case("expect: {zzz: 1}")));
    assert_eq!(properties(&defs["verdict"]["anyOf"][1]), tests(&case("expect: {verdict: {zzz: 1}}")));
    assert_eq!(properties(&defs["case"]["properties"]["table"]), tests(&case("table: {zzz: 1}")));
    let follow_up = &defs["expect"]["properties"]["follow_ups"]["items"];
    assert_eq!(properties(follow_up), tests(&case("expect: {follow_ups: [{zzz: 1}]}")));
}

/// What a schema for tests refuses is no test either.
#[test]
fn tests_with_mistakes_of_shape_are_refused_by_both() {
    let program = shipped("gotland-son-76");
    let validators = [validator(Kind::Tests, None), validator(Kind::Tests, Some(&program))];
    let good = "riktlinje: 1\ntests: gotland-son-76\ncases:\n  - name: a\n    as_of: 2026-11-22\n    answers: {}\n    expect: {verdict: incomplete}\n";
    assert_eq!(tested_guideline(good).as_deref(), Some("gotland-son-76"));
    let bad = [
        good.replace("verdict: incomplete", "verdict: maybe"),
        good.replace("name: a", "title: a"),
        good.replace("as_of: 2026-11-22", "as_of: 22/11/2026"),
        good.replace("expect: {verdict: incomplete}", "expect: {rules: {}}"),
        good.replace("answers: {}", "table: {columns: [], rows: []}"),
    ];
    let accepts = |text: &str| Suite::read(&program, Source { name: "t", text }, &mut |_| None).is_ok();
    for validator in &validators {
        assert_eq!(refusal(validator, &data(good).unwrap()), None);
        assert!(accepts(good));
        for text in &bad {
            assert!(refusal(validator, &data(text).unwrap()).is_some(), "{text}");
            assert!(!accepts(text), "{text}");
        }
    }
}
