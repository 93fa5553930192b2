//! From the parser's events to the tree, within the limits.
//!
//! The parser hands over events one at a time; open mappings and lists wait on a stack of our own, so
//! that nothing here recurses. Whatever guidelines do not use is refused as soon as it appears.

use std::borrow::Cow;
use std::ops::ControlFlow;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as Place, StructureStyle};

use super::Limits;
use super::duplicates::repeated_keys;
use super::node::{Key, Kind, Node, Scalar, Style};
use super::quick;
use super::scalar_map::block_start;
use super::situation::{Last, Situation};
use super::syntax;
use super::traps;
use crate::diagnostic::catalog::source as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, shortened};

/// However high the limits are set, dropping a tree of this depth is safe on any stack.
const DEEPEST: usize = 256;

/// After this many mistakes the rest of the text is left unread.
const MOST_MISTAKES: usize = 50;

/// Reads the one document of a text into a tree.
///
/// `file` becomes the file index of every span. What is wrong is added to `diagnostics`. The result is
/// `None` when the tree would mislead whoever reads on; with nothing but duplicate keys there is a tree,
/// holding the first of each, so that further mistakes can be found in the same run.
#[must_use]
pub fn read<'t>(
    file: u32,
    text: &'t str,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'t>> {
    let longest = limits.bytes.min(u32::MAX as usize - 1);
    if text.len() > longest {
        let diagnostic = Diagnostic::new(codes::TOO_LONG, Span { file, start: 0, end: 0 })
            .with("size", text.len().to_string())
            .with("limit", longest.to_string());
        diagnostics.push(diagnostic);
        return None;
    }
    quick::read(file, text, limits).or_else(|| read_any(file, text, limits, diagnostics))
}

/// Reads a text in whatever layout it is written.
pub(super) fn read_any<'t>(
    file: u32,
    text: &'t str,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'t>> {
    let mut builder = Builder::new(file, text, limits, diagnostics);
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: builder.depth + 1,
        block_nesting_limit: builder.depth + 1,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let flow = match event {
            Ok((event, place)) => builder.event(event, place),
            Err(error) => builder.syntax_error(&error),
        };
        if flow.is_break() {
            break;
        }
    }
    builder.finish()
}

/// A mapping or list whose end has not been seen yet.
struct Open<'t> {
    kind: OpenKind<'t>,
    start: u32,
    /// Written with brackets.
    flow: bool,
}

enum OpenKind<'t> {
    Sequence(Vec<Node<'t>>),
    Mapping { entries: Vec<(Key<'t>, Node<'t>)>, key: Option<Key<'t>> },
}

struct Builder<'t, 'd> {
    now: Situation<'t>,
    depth: usize,
    most_nodes: usize,
    nodes: usize,
    documents: usize,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    diagnostics: &'d mut Diagnostics,
    mistakes: usize,
    /// The tree would mislead: there was a mistake other than a duplicate key.
    spoiled: bool,
    /// Where the line of the last mistake ends; one mistake a line is enough.
    told_to: usize,
}

impl<'t, 'd> Builder<'t, 'd> {
    fn new(file: u32, text: &'t str, limits: &Limits, diagnostics: &'d mut Diagnostics) -> Self {
        Builder {
            now: Situation { file, text, last: Last::Nothing, start: 0, end: 0, bracket: None },
            depth: limits.depth.min(DEEPEST),
            most_nodes: limits.nodes,
            nodes: 0,
            documents: 0,
            open: Vec::new(),
            root: None,
            diagnostics,
            mistakes: 0,
            spoiled: false,
            told_to: 0,
        }
    }

    fn event(&mut self, event: Event<'t>, place: Place) -> ControlFlow<()> {
        let span = self.span(place);
        match event {
            Event::DocumentStart(..) => return self.document_start(span),
            Event::Scalar(text, style, _, tag) => {
                if tag.is_some() {
                    self.tag(place)?;
                }
                return self.scalar(text, style, span);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report_once(span, |now| Some(traps::alias(now, span)))?;
                return self.scalar(self.slice(span).into(), ScalarStyle::Plain, span);
            }
            Event::Anchor(..) => return self.report_once(span, |now| Some(traps::anchor(now, span))),
            Event::SequenceStart(style, _, tag) => {
                if tag.is_some() {
                    self.tag(place)?;
                }
                return self.open(OpenKind::Sequence(Vec::new()), style, span);
            }
            Event::MappingStart(style, _, tag) => {
                if tag.is_some() {
                    self.tag(place)?;
                }
                return self.open(OpenKind::Mapping { entries: Vec::new(), key: None }, style, span);
            }
            Event::SequenceEnd | Event::MappingEnd => return self.close(span),
            // Stream and document ends carry nothing; the parser may gain events that are not asked for.
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn document_start(&mut self, span: Span) -> ControlFlow<()> {
        self.documents += 1;
        if self.documents == 1 {
            return ControlFlow::Continue(());
        }
        self.stop(Diagnostic::new(codes::SEVERAL_DOCUMENTS, span))
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, span: Span) -> ControlFlow<()> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        let (text, span) = match style {
            Style::Plain if span.start == span.end => (Cow::Borrowed(""), self.omitted(span)),
            Style::Literal | Style::Folded => (text, self.block_span(span)),
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => (text, span),
        };
        let last = match style {
            Style::Plain => Last::Plain,
            Style::SingleQuoted | Style::DoubleQuoted => Last::Quoted,
            Style::Literal | Style::Folded => Last::Block,
        };
        self.passed(last, span);
        if let Some(Open { kind: OpenKind::Mapping { key: key @ None, .. }, .. }) = self.open.last_mut() {
            let plain = style == Style::Plain;
            let wrong = match text.as_ref() {
                "" if plain => Some(codes::EMPTY_KEY),
                "<<" if plain => Some(codes::MERGE_KEY),
                _ => None,
            };
            *key = Some(Key { text, span });
            return match wrong {
                Some(code) => self.report(Diagnostic::new(code, self.with_colon(span))),
                None => ControlFlow::Continue(()),
            };
        }
        self.count(span)?;
        self.add(Node { kind: Kind::Scalar(Scalar { text, style }), span })
    }

    fn open(&mut self, kind: OpenKind<'t>, style: StructureStyle, span: Span) -> ControlFlow<()> {
        self.count(span)?;
        if self.open.len() >= self.depth {
            return self.stop(self.too_deep(span));
        }
        if let Some(Open { kind: OpenKind::Mapping { key: None, .. }, .. }) = self.open.last() {
            return self.stop(Diagnostic::new(codes::KEY_NOT_TEXT, span));
        }
        self.open.push(Open { kind, start: span.start, flow: style == StructureStyle::Flow });
        self.see_bracket();
        ControlFlow::Continue(())
    }

    fn close(&mut self, end: Span) -> ControlFlow<()> {
        let Some(open) = self.open.pop() else { return ControlFlow::Continue(()) };
        self.see_bracket();
        let mut span = Span { start: open.start, ..end };
        if open.flow {
            self.passed(Last::Closed, span);
        }
        let kind = match open.kind {
            OpenKind::Sequence(items) => {
                if open.flow {
                    self.report_once(span, |now| traps::split_list(now, &items))?;
                } else {
                    span.end = items.last().map_or(open.start, |item| item.span.end);
                }
                Kind::Sequence(items)
            }
            OpenKind::Mapping { mut entries, .. } => {
                if open.flow {
                    self.report_once(span, |now| traps::split_mapping(now, &entries))?;
                } else {
                    span.end = entries.last().map_or(open.start, |(_, value)| value.span.end);
                }
                self.duplicates(&mut entries)?;
                Kind::Mapping(entries)
            }
        };
        self.add(Node { kind, span })
    }

    /// Hands a finished node to what encloses it.
    fn add(&mut self, node: Node<'t>) -> ControlFlow<()> {
        let key = match self.open.last_mut() {
            Some(Open { kind: OpenKind::Mapping { key, .. }, .. }) => key.take(),
            Some(Open { kind: OpenKind::Sequence(_), .. }) | None => None,
        };
        if let Some(key) = &key {
            let flow = self.now.bracket.is_some();
            self.report_once(key.span, |now| traps::odd_key(now, key, &node, flow))?;
        }
        match (self.open.last_mut().map(|open| &mut open.kind), key) {
            (Some(OpenKind::Mapping { entries, .. }), Some(key)) => entries.push((key, node)),
            (Some(OpenKind::Sequence(items)), _) => items.push(node),
            // A mapping asks for a key before its value, so only the outermost node comes here.
            (Some(OpenKind::Mapping { .. }) | None, _) => self.root = Some(node),
        }
        ControlFlow::Continue(())
    }

    /// Reports keys that stand again and keeps the first of each.
    fn duplicates(&mut self, entries: &mut Vec<(Key<'t>, Node<'t>)>) -> ControlFlow<()> {
        let pairs = repeated_keys(entries, MOST_MISTAKES);
        for (first, later) in &pairs {
            let (Some((first, _)), Some((later, _))) = (entries.get(*first), entries.get(*later)) else {
                continue;
            };
            let diagnostic = Diagnostic::new(codes::DUPLICATE_KEY, later.span)
                .with("key", shortened(&later.text))
                .related(first.span, "first stands here", "står först här");
            self.push(diagnostic)?;
        }
        let mut later = pairs.iter().map(|(_, later)| *later).peekable();
        if later.peek().is_some() {
            let mut index = 0;
            entries.retain(|_| {
                let again = later.next_if_eq(&index).is_some();
                index += 1;
                !again
            });
        }
        ControlFlow::Continue(())
    }

    /// The parser gave up: duplicates so far are still worth telling, then its error.
    fn syntax_error(&mut self, error: &ScanError) -> ControlFlow<()> {
        for open in &mut std::mem::take(&mut self.open) {
            if let OpenKind::Mapping { entries, .. } = &mut open.kind {
                self.duplicates(entries)?;
            }
        }
        let offset = error.marker().byte_offset().unwrap_or(self.now.end);
        if self.spoiled && offset <= self.told_to {
            return ControlFlow::Break(());
        }
        let diagnostic = match error.kind() {
            granit_parser::ErrorKind::RecursionLimitExceeded => {
                self.too_deep(self.now.span(offset, offset + 1))
            }
            kind => syntax::explain(&self.now, kind, offset),
        };
        self.stop(diagnostic)
    }

    fn finish(mut self) -> Option<Node<'t>> {
        let omitted =
            |node: &Node| node.as_scalar().is_some_and(|scalar| scalar.text.is_empty() && scalar.is_null());
        if !self.spoiled && self.root.as_ref().is_none_or(omitted) {
            let _ = self.stop(Diagnostic::new(codes::EMPTY, self.now.span(0, 0)));
        }
        self.root.filter(|_| !self.spoiled)
    }

    fn tag(&mut self, place: Place) -> ControlFlow<()> {
        let tag = place.tag_span().unwrap_or(place);
        let span = self.span(tag);
        self.report_once(span, |now| Some(traps::tag(now, span)))
    }

    fn count(&mut self, span: Span) -> ControlFlow<()> {
        self.nodes += 1;
        if self.nodes <= self.most_nodes {
            return ControlFlow::Continue(());
        }
        self.stop(Diagnostic::new(codes::TOO_MANY_NODES, span).with("limit", self.most_nodes.to_string()))
    }

    fn too_deep(&self, span: Span) -> Diagnostic {
        Diagnostic::new(codes::TOO_DEEP, span).with("limit", self.depth.to_string())
    }

    /// Adds a mistake; reading goes on until there are too many.
    fn push(&mut self, diagnostic: Diagnostic) -> ControlFlow<()> {
        self.mistakes += 1;
        self.diagnostics.push(diagnostic);
        if self.mistakes < MOST_MISTAKES {
            return ControlFlow::Continue(());
        }
        self.spoiled = true;
        ControlFlow::Break(())
    }

    /// Adds a mistake that makes the tree misleading.
    fn report(&mut self, diagnostic: Diagnostic) -> ControlFlow<()> {
        self.spoiled = true;
        self.told_to = super::lines::end_of_line(self.now.text, diagnostic.span.end as usize);
        self.push(diagnostic)
    }

    /// Looks for a mistake at a place and adds it, unless one on the same line has been told already:
    /// looking costs a walk along the line.
    fn report_once(
        &mut self,
        span: Span,
        look: impl FnOnce(&Situation<'t>) -> Option<Diagnostic>,
    ) -> ControlFlow<()> {
        if self.spoiled && span.start as usize <= self.told_to {
            return ControlFlow::Continue(());
        }
        match look(&self.now) {
            Some(diagnostic) => self.report(diagnostic),
            None => ControlFlow::Continue(()),
        }
    }

    /// Adds a mistake after which reading makes no sense.
    fn stop(&mut self, diagnostic: Diagnostic) -> ControlFlow<()> {
        let _ = self.report(diagnostic);
        ControlFlow::Break(())
    }

    fn passed(&mut self, last: Last, span: Span) {
        self.now.last = last;
        self.now.start = span.start as usize;
        self.now.end = span.end as usize;
    }

    fn see_bracket(&mut self) {
        self.now.bracket = self.open.last().filter(|open| open.flow).map(|open| match open.kind {
            OpenKind::Sequence(_) => ('[', open.start as usize),
            OpenKind::Mapping { .. } => ('{', open.start as usize),
        });
    }

    /// An omitted value stands after its colon, not before it as the parser says.
    fn omitted(&self, span: Span) -> Span {
        let before_colon = self.now.text.as_bytes().get(span.start as usize) == Some(&b':');
        let is_value =
            matches!(self.open.last(), Some(Open { kind: OpenKind::Mapping { key: Some(_), .. }, .. }));
        let at = span.start + u32::from(before_colon && is_value);
        Span { start: at, end: at, ..span }
    }

    /// A missing key is shown by its colon.
    fn with_colon(&self, span: Span) -> Span {
        let colon = self.now.text.as_bytes().get(span.start as usize) == Some(&b':');
        if span.start == span.end && colon { Span { end: span.end + 1, ..span } } else { span }
    }

    /// A block text from its `|` or `>` to its last character; the parser begins at the content and
    /// goes on to the next token.
    fn block_span(&self, span: Span) -> Span {
        let start = block_start(self.now.text, self.now.end, span.start as usize);
        let written = self.now.text.get(start..span.end as usize).unwrap_or_default();
        self.now.span(start, start + written.trim_end().len())
    }

    fn slice(&self, span: Span) -> &'t str {
        self.now.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn span(&self, place: Place) -> Span {
        let range = place.byte_range().unwrap_or_default();
        self.now.span(range.start, range.end)
    }
}
