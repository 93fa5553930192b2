//! Tests of the tests: a small guideline, and files of cases about it.

mod coverage;
mod mistakes;
mod random;
mod runs;
mod updates;

use riktlinje::cases::{Case, Difference, Mismatch, Suite};
use riktlinje::program::Program;
use riktlinje::{ReadError, Source, load};

/// A guideline with one of everything that a case can expect.
const GUIDELINE: &str = "\
riktlinje: 1
id: shop
version: 1.0.0
title: Shop
languages: [en]
start: opening
areas: {range: Range, empty: Empty}
phases:
  - {id: before, title: Before, reached_when: 'true'}
  - {id: after, title: After, reached_when: open_already}
sections:
  - {id: s, title: S}
facts:
  opening: {type: date, section: s, question: When?}
  open_already: {type: bool, section: s, question: Open?}
  price: {type: number, section: s, question: Price?, min: 0, max: 1000}
  cost: {type: number, section: s, question: Cost?, min: 1, max: 1000}
  color: {type: choice, section: s, question: Color?, options: {red: Red, blue: Blue, none: None}}
  wares: {type: choices, section: s, question: Wares?, options: {bread: Bread, milk: Milk}}
  yearly: {type: series, section: s, question: Yearly?, years: '3', min: 0, max: 9}
  shade: {type: number, section: s, question: Shade?, min: 0, max: 9, asked_when: color == 'red', otherwise: 0}
values:
  margin: {expr: price / cost, decimals: 2, title: Margin, shown: true}
  day: {expr: 'add_days(opening, 1)'}
  paint:
    type: choice
    like: color
    first:
      - {when: price > 10, value: color}
      - {value: none}
  cheap: price < 10
  doubled: yearly * 2
  per_ware: 'ratio(price, size(wares))'
rules:
  PAYS:
    area: range
    phase: before
    severity: must
    title: It pays
    requires: price >= cost
    remedy: Raise the price.
  BLUE:
    area: law
    phase: after
    severity: must
    title: Blue only
    requires: color != 'red'
    waiver: {by: [boss], months: 12}
  LATER:
    area: law
    phase: before
    severity: should
    title: Bread later
    effective: {from: 2030-01-01}
    requires: wares.any_of(['bread'])
  REPORT:
    area: range
    phase: before
    severity: info
    title: Report
    duty: {en: Report on sales, to: board, schedule: [{at: [6 months, 12 months]}]}
";

fn program() -> Program {
    load(&[Source { name: "shop.yaml", text: GUIDELINE }]).unwrap_or_else(|error| panic!("{error}")).program
}

/// A file with these cases.
fn file(cases: &str) -> String {
    format!("riktlinje: 1\ntests: shop\ncases:\n{cases}")
}

fn read(program: &Program, text: &str) -> Result<Suite, ReadError> {
    let mut proposals = |name: &str| {
        match name {
        "p.yaml" => Some(
            "riktlinje: 1\nas_of: 2027-01-01\nanswers: {price: 20, cost: 10, color: blue, open_already: true}\n".to_owned(),
        ),
        "broken.yaml" => Some("riktlinje: 1\nanswers: {prise: 20}\n".to_owned()),
        _ => None,
    }
    };
    Suite::read(program, Source { name: "shop.test.yaml", text }, &mut proposals)
}

fn cases(program: &Program, text: &str) -> Vec<Case> {
    read(program, text).unwrap_or_else(|error| panic!("{error}")).cases
}

/// What differs, a line each: `what: expected -> actual` or `what: -missing +unexpected`.
fn differences(program: &Program, case: &Case) -> Vec<String> {
    let line = |mismatch: &Mismatch| match &mismatch.difference {
        Difference::Value { expected, actual } => format!("{}: {expected} -> {actual}", mismatch.what),
        Difference::List { missing, unexpected } => {
            let missing = missing.iter().map(|id| format!(" -{id}"));
            let unexpected = unexpected.iter().map(|id| format!(" +{id}"));
            format!("{}:{}", mismatch.what, missing.chain(unexpected).collect::<String>())
        }
    };
    case.run(program).mismatches.iter().map(line).collect()
}
