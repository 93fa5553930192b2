//! Groups and lists on lines of their own, with their comments.

use super::WIDTH;
use super::comments::{Comment, comments, is_blank_above};
use super::flow::{filled, is_bracketed, key_text, one_line};
use super::scalar;
use crate::source::{Key, Kind, Node, Scalar};

/// Writes a tree anew.
pub(super) struct Printer<'t> {
    text: &'t str,
    /// Comments not yet written, in order.
    comments: Vec<Comment>,
    out: String,
}

impl<'t> Printer<'t> {
    pub(super) fn new(text: &'t str, tree: &Node) -> Printer<'t> {
        let mut comments = comments(text, tree);
        comments.reverse();
        Printer { text, comments, out: String::with_capacity(text.len() + text.len() / 8) }
    }

    pub(super) fn print(mut self, tree: &Node) -> String {
        let empty = match &tree.kind {
            Kind::Scalar(_) => true,
            Kind::Sequence(items) => items.is_empty(),
            Kind::Mapping(entries) => entries.is_empty(),
        };
        if empty {
            self.before(tree.span.start as usize, 0);
            self.out.push_str(&one_line(self.text, tree, false));
            self.out.push('\n');
        } else {
            self.children(tree, 0, None);
        }
        self.before(usize::MAX, 0);
        self.out
    }

    /// The parts of a group or list, each on lines of its own. `parent` is the column of what it belongs to.
    /// Recursion is bounded by the depth of the tree.
    fn children(&mut self, node: &Node, indent: usize, parent: Option<usize>) {
        match &node.kind {
            Kind::Scalar(_) => {}
            Kind::Sequence(items) => {
                for item in items {
                    self.open_line(item.span.start as usize, indent);
                    self.out.push('-');
                    self.item(item, indent);
                }
            }
            Kind::Mapping(entries) => {
                for entry in entries {
                    self.open_line(entry.0.span.start as usize, indent);
                    self.entry(entry, indent);
                }
            }
        }
        self.at_end(node, indent, parent);
    }

    /// What stands before something that begins at `start`: comments, a blank line, the indentation.
    fn open_line(&mut self, start: usize, indent: usize) {
        self.before(start, indent);
        if self.is_blank_before(start) {
            self.blank();
        }
        self.pad(indent);
    }

    fn entry(&mut self, (key, value): &(Key, Node), indent: usize) {
        let name = key_text(self.text, key, false);
        self.out.push_str(&name);
        self.out.push(':');
        let column = self.column(key.span.start as usize);
        self.value(value, indent, indent + name.chars().count() + 1, column);
    }

    /// An item of a list: a group begins on the line of its dash.
    fn item(&mut self, item: &Node, indent: usize) {
        let dash = self.dash_column(item.span.start as usize);
        if item.as_scalar().is_some() || self.stays_on_line(item, indent + 1) {
            self.value(item, indent, indent + 1, dash);
            return;
        }
        if let Some(mut lines) = self.filled(item, indent + 2) {
            // The bracket opens beside the dash.
            self.out.push(' ');
            self.out.push_str(&lines.remove(0));
            self.out.push('\n');
            self.lines(lines, indent + 2);
            return;
        }
        let first = match &item.kind {
            Kind::Mapping(entries) => entries.first(),
            Kind::Scalar(_) | Kind::Sequence(_) => None,
        };
        self.out.push(' ');
        let Some(entry) = first else {
            // A list in a list: its first dash stands beside the outer one.
            self.nested_list(item, indent + 2, dash);
            return;
        };
        self.entry(entry, indent + 2);
        for entry in item.as_mapping().unwrap_or_default().iter().skip(1) {
            self.open_line(entry.0.span.start as usize, indent + 2);
            self.entry(entry, indent + 2);
        }
        self.at_end(item, indent + 2, Some(dash));
    }

    fn nested_list(&mut self, list: &Node, indent: usize, dash: usize) {
        for (at, item) in list.as_sequence().unwrap_or_default().iter().enumerate() {
            if at > 0 {
                self.open_line(item.span.start as usize, indent);
            }
            self.out.push('-');
            self.item(item, indent);
        }
        self.at_end(list, indent, Some(dash));
    }

    /// A value after its key or dash, of which `used` characters stand on the line.
    fn value(&mut self, value: &Node, indent: usize, used: usize, column: usize) {
        // A comment between the key and its value ends the line, whatever follows on it.
        let start = value.span.start as usize;
        let between = self.comments.pop_if(|comment| !comment.own_line && comment.start < start);
        if let Kind::Scalar(scalar) = &value.kind {
            self.scalar(value, scalar, (indent, used), between);
            return;
        }
        let end = value.span.end as usize;
        if self.stays_on_line(value, used) {
            self.out.push(' ');
            self.out.push_str(&one_line(self.text, value, false));
            self.end_line(between, end);
            return;
        }
        if is_bracketed(self.text, value) {
            self.end_line(between, end);
            if let Some(lines) = self.filled(value, indent + 2) {
                self.lines(lines, indent + 2);
                return;
            }
        } else {
            self.end_line(between, usize::MAX);
        }
        self.children(value, indent + 2, Some(column));
    }

    fn scalar(
        &mut self,
        value: &Node,
        scalar: &Scalar,
        (indent, used): (usize, usize),
        between: Option<Comment>,
    ) {
        let inline = scalar::inline(scalar, false);
        let fits = used + 1 + inline.chars().count() <= WIDTH && !inline.contains('\n');
        let folded = if fits && !scalar.text.contains('\n') {
            None
        } else {
            scalar::lines(scalar, WIDTH.saturating_sub(indent + 2))
        };
        // What cannot be broken anywhere is no better below its key.
        let folded = folded.filter(|(_, lines)| lines.len() > 1 || !fits);
        self.out.push(' ');
        let Some((head, lines)) = folded else {
            self.out.push_str(&inline);
            self.end_line(between, value.span.end as usize);
            return;
        };
        self.out.push_str(head);
        self.end_line(between, value.span.end as usize);
        self.lines(lines, indent + 2);
    }

    fn lines(&mut self, lines: Vec<String>, indent: usize) {
        for line in lines {
            if !line.is_empty() {
                self.pad(indent);
                self.out.push_str(&line);
            }
            self.out.push('\n');
        }
    }

    /// A long list in brackets on several lines, unless a comment stands in it.
    fn filled(&self, node: &Node, indent: usize) -> Option<Vec<String>> {
        if self.holds_comment(node) || !is_bracketed(self.text, node) {
            return None;
        }
        filled(self.text, node, indent)
    }

    fn holds_comment(&self, node: &Node) -> bool {
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        self.comments.iter().any(|comment| comment.start > start && comment.start < end)
    }

    /// Whether a group or list stays in its brackets: there is room for it, and no comment in it.
    fn stays_on_line(&self, node: &Node, used: usize) -> bool {
        let empty = match &node.kind {
            Kind::Scalar(_) => false,
            Kind::Sequence(items) => items.is_empty(),
            Kind::Mapping(entries) => entries.is_empty(),
        };
        is_bracketed(self.text, node)
            && !self.holds_comment(node)
            && (empty || used + 1 + one_line(self.text, node, false).chars().count() <= WIDTH)
    }

    /// Ends a line with a comment: one from before the value, else the one that follows on the same line of the
    /// source.
    fn end_line(&mut self, between: Option<Comment>, end: usize) {
        let is_here = |comment: &Comment| {
            let between = self.text.get(end..comment.start);
            !comment.own_line && between.is_some_and(|between| !between.contains('\n'))
        };
        let after = || self.comments.iter().rposition(is_here);
        let comment = match between {
            Some(comment) => Some(comment),
            None => after().map(|at| self.comments.remove(at)),
        };
        if let Some(comment) = comment {
            self.out.push_str("  ");
            self.out.push_str(&comment.text);
        }
        self.out.push('\n');
    }

    /// Writes the comments before a place, each on a line of its own.
    fn before(&mut self, place: usize, indent: usize) {
        while let Some(comment) = self.comments.pop_if(|comment| comment.start < place) {
            self.comment(&comment, indent);
        }
    }

    /// Writes the comments at the end of a group or list: those that are indented more than what it belongs to.
    fn at_end(&mut self, node: &Node, indent: usize, parent: Option<usize>) {
        if is_bracketed(self.text, node) {
            self.before(node.span.end as usize, indent);
            return;
        }
        let Some(parent) = parent else { return };
        let mut end = self.after_comment(last_byte(self.text, node));
        loop {
            let text = self.text;
            let belongs = |comment: &mut Comment| {
                let between = text.get(end..comment.start).unwrap_or("x");
                comment.own_line && comment.column > parent && between.trim().is_empty()
            };
            let Some(comment) = self.comments.pop_if(belongs) else { return };
            end = comment.start + comment.text.len();
            self.comment(&comment, indent);
        }
    }

    /// The end of a value, or of the comment that follows on its line.
    fn after_comment(&self, end: usize) -> usize {
        let rest = self.text.get(end..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        if line.trim_start().starts_with('#') { end + line.len() } else { end }
    }

    fn comment(&mut self, comment: &Comment, indent: usize) {
        if comment.blank_before {
            self.blank();
        }
        self.pad(indent);
        self.out.push_str(&comment.text);
        self.out.push('\n');
    }

    /// Whether a blank line stands above what begins at `start`, with nothing before it on its line.
    fn is_blank_before(&self, start: usize) -> bool {
        let line = self.line_start(start);
        let before = self.text.get(line..start).unwrap_or_default();
        before.chars().all(|c| matches!(c, ' ' | '\t' | '-')) && is_blank_above(self.text, line)
    }

    /// A blank line, unless one stands there or nothing does.
    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn pad(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    }

    /// Characters before a place on its line.
    fn column(&self, at: usize) -> usize {
        self.text.get(self.line_start(at)..at).map_or(0, |before| before.chars().count())
    }

    /// The column of the dash before an item.
    fn dash_column(&self, item: usize) -> usize {
        let dash = self.text.get(..item).and_then(|before| before.rfind('-'));
        dash.map_or(0, |dash| self.column(dash))
    }
}

/// Where the last value of a node ends.
fn last_byte(text: &str, node: &Node) -> usize {
    let end = node.span.end as usize;
    match &node.kind {
        Kind::Sequence(items) if !is_bracketed(text, node) => {
            items.last().map_or(end, |item| last_byte(text, item))
        }
        Kind::Mapping(entries) if !is_bracketed(text, node) => {
            entries.last().map_or(end, |(_, value)| last_byte(text, value))
        }
        Kind::Scalar(_) | Kind::Sequence(_) | Kind::Mapping(_) => end,
    }
}
