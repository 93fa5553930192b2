//! Lines of a given width, with tones for a terminal.

use super::Style;

/// How a piece of text is shown where tones are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// Headings and titles.
    Strong,
    /// Ids and other things that are there to be looked up.
    Quiet,
    /// Nothing stands in the way.
    Good,
    /// A condition, or something that is not known.
    Care,
    /// Something stops.
    Stop,
}

impl Tone {
    /// The code that turns the tone on in a terminal; empty for plain text.
    fn code(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Strong => "\u{1b}[1m",
            Tone::Quiet => "\u{1b}[2m",
            Tone::Good => "\u{1b}[1;32m",
            Tone::Care => "\u{1b}[1;33m",
            Tone::Stop => "\u{1b}[1;31m",
        }
    }
}

/// The code that turns every tone off.
const OFF: &str = "\u{1b}[0m";
/// Lines are not made narrower than this: words would stand alone.
const NARROWEST: usize = 40;

/// A page of lines that grows from the top.
#[derive(Debug)]
pub struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new(style: Style) -> Page {
        Page { out: String::new(), width: style.width.max(NARROWEST), color: style.color }
    }

    /// The text of the page.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    /// How many characters a line has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// An empty line, but never two in a row and none at the top.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A heading with an empty line before it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.lines(0, 0, &[(text, Tone::Strong)]);
    }

    /// A paragraph, indented.
    pub fn paragraph(&mut self, indent: usize, text: &str, tone: Tone) {
        self.lines(indent, indent, &[(text, tone)]);
    }

    /// Pieces of text on one line, or on several whose later ones are indented by `rest`.
    ///
    /// Lines break at spaces, not at no-break spaces. Characters that could steer a terminal are shown as
    /// spaces.
    pub fn lines(&mut self, first: usize, rest: usize, pieces: &[(&str, Tone)]) {
        let mut line = Line { page: self, used: first, indent: first, rest, empty: true };
        for (text, tone) in pieces {
            line.words(text, *tone);
        }
        line.end();
    }

    /// A label and what it names: `Åtgärd: …`, with later lines under the text's first character.
    pub fn labeled(&mut self, indent: usize, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let label = format!("{label}:");
        self.lines(indent, indent + 2, &[(&label, Tone::Quiet), (text, Tone::Plain)]);
    }

    /// Two columns: `left` padded to `width` characters, then `right`, which wraps within its column.
    pub fn columns(&mut self, indent: usize, width: usize, left: (&str, Tone), right: (&str, Tone)) {
        let at = indent + width + 2;
        let room = width.saturating_sub(left.0.chars().count());
        let mut line = Line { page: self, used: indent, indent, rest: indent, empty: true };
        line.words(left.0, left.1);
        if left.0.chars().count() > width || line.empty {
            line.end();
            self.lines(at, at, &[right]);
            return;
        }
        line.page.out.extend(std::iter::repeat_n(' ', room + 1));
        (line.used, line.rest) = (at - 1, at);
        line.words(right.0, right.1);
        line.end();
    }
}

/// A line while it is filled.
struct Line<'p> {
    page: &'p mut Page,
    used: usize,
    indent: usize,
    rest: usize,
    empty: bool,
}

impl Line<'_> {
    fn words(&mut self, text: &str, tone: Tone) {
        for word in text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
            self.word(word, tone);
        }
    }

    fn word(&mut self, word: &str, tone: Tone) {
        let length = word.chars().count();
        let wanted = length + usize::from(!self.empty);
        if !self.empty && self.used + wanted > self.page.width {
            self.page.out.push('\n');
            (self.empty, self.used, self.indent) = (true, self.rest, self.rest);
        }
        if self.empty {
            self.page.out.extend(std::iter::repeat_n(' ', self.indent));
        } else {
            self.page.out.push(' ');
            self.used += 1;
        }
        self.empty = false;
        self.used += length;
        let toned = self.page.color && tone != Tone::Plain;
        if toned {
            self.page.out.push_str(tone.code());
        }
        self.page
            .out
            .extend(word.chars().map(|character| if character.is_control() { ' ' } else { character }));
        if toned {
            self.page.out.push_str(OFF);
        }
    }

    fn end(self) {
        if !self.empty {
            self.page.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize, color: bool) -> Page {
        Page::new(Style { width, color, ..Style::default() })
    }

    #[test]
    fn breaks_at_spaces_and_hangs() {
        let mut page = page(40, false);
        page.lines(
            2,
            4,
            &[("Regionen ska göra en bedömning av", Tone::Plain), ("personuppgifter", Tone::Strong)],
        );
        assert_eq!(page.finish(), "  Regionen ska göra en bedömning av\n    personuppgifter\n");
    }

    #[test]
    fn numbers_with_no_break_spaces_stay_whole() {
        let mut page = page(40, false);
        page.paragraph(0, "Kostnaden över fyra år är ungefär 1\u{a0}200\u{a0}000\u{a0}kr", Tone::Plain);
        assert_eq!(page.finish(), "Kostnaden över fyra år är ungefär\n1\u{a0}200\u{a0}000\u{a0}kr\n");
    }

    #[test]
    fn codes_only_with_color_and_never_from_the_text() {
        let mut plain = page(80, false);
        plain.paragraph(0, "a\u{1b}[31mb", Tone::Stop);
        assert_eq!(plain.finish(), "a [31mb\n");
        let mut toned = page(80, true);
        toned.paragraph(0, "stopp", Tone::Stop);
        assert_eq!(toned.finish(), "\u{1b}[1;31mstopp\u{1b}[0m\n");
    }

    #[test]
    fn columns_keep_their_place() {
        let mut page = page(40, false);
        page.columns(2, 10, ("Etik", Tone::Plain), ("Kan godkännas", Tone::Good));
        page.columns(2, 10, ("Lagstiftning m.m.", Tone::Plain), ("Kan godkännas", Tone::Good));
        assert_eq!(
            page.finish(),
            "  Etik        Kan godkännas\n  Lagstiftning m.m.\n              Kan godkännas\n"
        );
    }
}
