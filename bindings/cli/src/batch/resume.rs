//! What an interrupted run has written.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::input::Kind;

/// Cases that stand in an output already.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) cases: u64,
    /// Bytes up to the end of the last whole line.
    whole: u64,
    /// The ids of the last of them, as they stand there; empty where there is none.
    last: Vec<String>,
    /// Lines before the first case.
    header: u64,
}

/// How many ids are compared with those of the cases.
const LAST: usize = 100;

impl Done {
    /// What stands there about the case at this position: the line and the id. Of all but the last cases nothing is
    /// known any more.
    pub(super) fn id(&self, case: u64) -> Option<(u64, &str)> {
        let first = self.cases.saturating_sub(self.last.len() as u64);
        let at = usize::try_from(case.checked_sub(first)?).ok()?;
        Some((case + self.header + 1, self.last.get(at)?))
    }

    /// Whether not even a header stands there.
    pub(super) fn is_nothing(&self) -> bool {
        self.whole == 0
    }

    /// Cuts off a line that was not finished, and goes to the end.
    pub(super) fn go_on(&self, file: &mut File) -> io::Result<()> {
        file.set_len(self.whole)?;
        file.seek(SeekFrom::End(0)).map(drop)
    }
}

/// A line of a file of results; only its id counts here.
#[derive(Deserialize)]
struct Line<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
}

/// What stands in an output: whole lines, and perhaps one that was not finished.
pub(super) fn read(file: &mut File, kind: Kind) -> io::Result<Done> {
    let header = u64::from(kind == Kind::Csv);
    let (mut lines, mut whole, mut before) = (0_u64, 0_u64, 0_u64);
    // Where the last lines begin.
    let mut last = VecDeque::from([0]);
    let mut reader = BufReader::with_capacity(1 << 20, &*file);
    loop {
        let text = reader.fill_buf()?;
        if text.is_empty() {
            break;
        }
        let length = text.len();
        for (at, _) in text.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            lines += 1;
            whole = before + at as u64 + 1;
            last.push_back(whole);
            if last.len() > LAST + 1 {
                last.pop_front();
            }
        }
        before += length as u64;
        reader.consume(length);
    }
    let cases = lines.saturating_sub(header);
    let first = last.front().copied().unwrap_or_default();
    file.seek(SeekFrom::Start(first))?;
    let mut last = Vec::new();
    for line in BufReader::new(file.by_ref().take(whole - first)).split(b'\n') {
        last.push(id(&line?, kind));
    }
    // The header has no id.
    let surplus = last.len().saturating_sub(usize::try_from(cases).unwrap_or(usize::MAX));
    last.drain(..surplus);
    Ok(Done { cases, whole, last, header })
}

/// The id on a line of results.
fn id(line: &[u8], kind: Kind) -> String {
    match kind {
        Kind::Lines => {
            let line: Result<Line<'_>, _> = serde_json::from_slice(line);
            line.ok().and_then(|line| line.id).map_or_else(String::new, |id| id.get().to_owned())
        }
        Kind::Csv | Kind::Parquet => {
            let mut table = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line);
            let row = table.records().next().and_then(Result::ok);
            row.and_then(|row| row.get(0).map(str::to_owned)).unwrap_or_default()
        }
    }
}
