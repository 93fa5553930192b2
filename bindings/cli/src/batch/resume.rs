//! What an interrupted run has written.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};

use super::input::Kind;

/// Cuts off a line that was not finished, and goes to the end. Gives how many cases stand there.
pub(super) fn keep_whole(file: &mut File, kind: Kind) -> io::Result<u64> {
    let (mut lines, mut whole, mut before) = (0_u64, 0_u64, 0_u64);
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
        }
        before += length as u64;
        reader.consume(length);
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::End(0))?;
    Ok(match kind {
        Kind::Lines => lines,
        Kind::Csv => lines.saturating_sub(1),
    })
}
