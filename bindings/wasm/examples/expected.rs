//! `expected DIR COUNT`: what the engine says natively, for the tests in Node and in browsers to compare with.
//!
//! For every composition it writes `ID.json`, the compiled guideline, and `ID.tsv`: random proposals, each with the
//! SHA-256 of its assessment as loaded from YAML.

#[path = "../../../tests/support/random_answers.rs"]
mod random_answers;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use riktlinje::{Source, compiled, load};
use sha2::{Digest, Sha256};

const COMPOSITIONS: [&str; 3] = ["gotland-social-services", "gotland-health-care", "tibro"];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(&arguments[0]);
    let count: usize = arguments[1].parse().unwrap();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let mut texts: Vec<(String, String)> = fs::read_dir(&rules)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let id = path.file_name()?.to_str()?.to_owned();
            Some((id, fs::read_to_string(path.join("guideline.yaml")).ok()?))
        })
        .collect();
    texts.sort();
    for (number, id) in COMPOSITIONS.into_iter().enumerate() {
        texts.sort_by_key(|(name, _)| (name != id, name.clone()));
        let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
        let program = load(&sources).unwrap_or_else(|error| panic!("{error}")).program;
        fs::write(folder.join(format!("{id}.json")), compiled::write(program.guideline(), &[])).unwrap();
        let mut lines = String::new();
        for seed in (number..count).step_by(COMPOSITIONS.len()) {
            let text = random_answers::proposal(program.guideline(), seed as u64);
            let proposal = program.read_proposal(&Source { name: "proposal", text: &text });
            let proposal = proposal.unwrap_or_else(|error| panic!("{error}\n{text}"));
            let assessment = program.assess(&proposal, proposal.as_of.unwrap());
            let json = serde_json::to_string(&assessment).unwrap();
            let digest = Sha256::digest(json.as_bytes()).iter().fold(String::new(), |mut out, byte| {
                let _ = write!(out, "{byte:02x}");
                out
            });
            let _ = writeln!(lines, "{text}\t{digest}");
        }
        fs::write(folder.join(format!("{id}.tsv")), lines).unwrap();
    }
}
