//! Tokens to the tree: literals, names, calls, lists and parentheses.

use std::borrow::Cow;

use super::parser::{Expected, Operand, Parser};
use super::token::TokenKind;
use super::{Kind, NodeId, Path, Place, Problem, literal, word};

impl<'t> Parser<'t> {
    /// One value without operators around it.
    pub(super) fn operand(&mut self) -> Result<Operand, Problem> {
        let now = self.now();
        match now.kind {
            TokenKind::Number => {
                self.advance();
                self.finish(Kind::Number(self.source(now.place).into()), now.place)
            }
            TokenKind::Text => {
                self.advance();
                let text = literal::resolve(self.source(now.place), now.place)?;
                self.finish(Kind::Text(text), now.place)
            }
            TokenKind::Word => self.name(),
            TokenKind::Open => self.group(),
            TokenKind::OpenList => {
                self.advance();
                self.open.push(now);
                let items = self.items(Expected::CloseList)?;
                let end = self.expect(Expected::CloseList)?;
                let items = self.builder.list(&items);
                self.finish(Kind::List(items), now.place.to(end.place))
            }
            TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::Compare(_)
            | TokenKind::Arithmetic(_)
            | TokenKind::Question
            | TokenKind::Colon
            | TokenKind::Comma
            | TokenKind::Dot
            | TokenKind::Close
            | TokenKind::CloseList
            | TokenKind::End
            | TokenKind::Bad => Err(self.missing_value()),
        }
    }

    /// Parentheses for grouping: no node of their own.
    fn group(&mut self) -> Result<Operand, Problem> {
        let opening = self.now();
        self.advance();
        self.open.push(opening);
        let inside = self.expression()?;
        let end = self.expect(Expected::Close)?;
        Ok(Operand { id: inside.id, outer: opening.place.to(end.place) })
    }

    /// What stands between commas, up to the closing sign.
    fn items(&mut self, closing: Expected) -> Result<Vec<NodeId>, Problem> {
        let mut items = Vec::new();
        let end = if closing == Expected::Close { TokenKind::Close } else { TokenKind::CloseList };
        if self.now().kind == end {
            return Ok(items);
        }
        loop {
            items.push(self.expression()?.id);
            if self.now().kind != TokenKind::Comma {
                return Ok(items);
            }
            self.advance();
        }
    }

    /// `true`, `false`, a name with or without dots, or a call.
    fn name(&mut self) -> Result<Operand, Problem> {
        let first = self.now().place;
        if let "true" | "false" = self.source(first) {
            self.advance();
            return self.finish(Kind::Truth(self.source(first) == "true"), first);
        }
        self.word_out_of_place()?;
        if !matches!(self.next().kind, TokenKind::Dot | TokenKind::Open) {
            word::check_alone(self.source(first), first)?;
        }
        let mut name = Words::of(self.part()?, self);
        while self.now().kind == TokenKind::Dot {
            self.advance();
            if self.now().kind != TokenKind::Word {
                return Err(self.missing_name());
            }
            let last = self.part()?;
            name.push(last, self);
        }
        if self.now().kind == TokenKind::Open {
            return self.call(name);
        }
        let place = name.place();
        self.path(name.all, place)
    }

    /// One word of a name.
    fn part(&mut self) -> Result<Place, Problem> {
        let place = self.now().place;
        word::check(self.source(place), place)?;
        self.advance();
        Ok(place)
    }

    fn path(&mut self, text: Cow<'t, str>, place: Place) -> Result<Operand, Problem> {
        self.finish(Kind::Path(Path { text }), place)
    }

    /// A call; the last word is the function, the words before it are what the function is asked of.
    fn call(&mut self, name: Words<'t>) -> Result<Operand, Problem> {
        let receiver = match name.receiver {
            Some((text, place)) => Some(self.path(text, place)?.id),
            None => None,
        };
        let opening = self.now();
        self.advance();
        self.open.push(opening);
        let arguments = self.items(Expected::Close)?;
        let end = self.expect(Expected::Close)?;
        let arguments = self.builder.list(&arguments);
        let kind =
            Kind::Call { receiver, name: self.source(name.last).into(), name_place: name.last, arguments };
        self.finish(kind, name.first.to(end.place))
    }
}

/// The words of a name with dots between them, while they are read. Dots may have spaces around them; only then
/// the name is no piece of the text.
struct Words<'t> {
    /// The name so far.
    all: Cow<'t, str>,
    /// Where the first and the last word stand.
    first: Place,
    last: Place,
    /// The name without its last word, and where it stands.
    receiver: Option<(Cow<'t, str>, Place)>,
}

impl<'t> Words<'t> {
    fn of(word: Place, parser: &Parser<'t>) -> Words<'t> {
        Words { all: parser.source(word).into(), first: word, last: word, receiver: None }
    }

    fn push(&mut self, word: Place, parser: &Parser<'t>) {
        let so_far = std::mem::take(&mut self.all);
        self.all = if word.start == self.last.end + 1 && matches!(so_far, Cow::Borrowed(_)) {
            parser.source(self.first.to(word)).into()
        } else {
            format!("{so_far}.{}", parser.source(word)).into()
        };
        self.receiver = Some((so_far, self.place()));
        self.last = word;
    }

    fn place(&self) -> Place {
        self.first.to(self.last)
    }
}
