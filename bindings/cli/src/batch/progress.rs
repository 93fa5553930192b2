//! How far a batch has come, on standard error and only where that is a terminal.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::terminal::Look;

/// A bar, or nothing.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    pub(super) fn new(cases: &Path, look: Look) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress(None);
        }
        let bytes = fs::metadata(cases).map(|file| file.len()).ok().filter(|_| cases != Path::new("-"));
        let bar = bytes.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        let (_, color) = look.on_errors();
        let plain = "{wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}  {eta}";
        let template =
            if color { "{wide_bar:.green} {bytes}/{total_bytes}  {bytes_per_sec}  {eta}" } else { plain };
        if let (Some(_), Ok(style)) = (bytes, ProgressStyle::with_template(template)) {
            bar.set_style(style);
        }
        Progress(Some(bar))
    }

    pub(super) fn at(&self, bytes: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(bytes);
        }
    }

    pub(super) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
