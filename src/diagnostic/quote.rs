//! Pieces of a file inside a message.

/// Most characters of a piece; what is longer pushes the message itself out of sight.
const LONGEST: usize = 60;

/// A text short enough for a message, on one line.
pub(crate) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        assert_eq!(shortened(""), "");
        assert_eq!(shortened(&"å".repeat(60)), "å".repeat(60));
        assert_eq!(shortened(&"å".repeat(61)), "å".repeat(60) + "…");
        assert_eq!(shortened("a\nb"), "a…");
    }
}
