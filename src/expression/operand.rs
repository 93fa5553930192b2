//! Tokens to the tree: literals, names, calls, lists and parentheses.

use super::parser::{Expected, Operand, Parser};
use super::token::TokenKind;
use super::{Kind, NodeId, Path, Place, Problem, literal, word};

impl Parser<'_> {
    /// One value without operators around it.
    pub(super) fn operand(&mut self) -> Result<Operand, Problem> {
        let now = self.now();
        match now.kind {
            TokenKind::Number => {
                self.advance();
                self.finish(Kind::Number(self.source(now.place).to_owned()), now.place)
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
        let mut places = vec![self.part()?];
        while self.now().kind == TokenKind::Dot {
            self.advance();
            if self.now().kind != TokenKind::Word {
                return Err(self.missing_name());
            }
            places.push(self.part()?);
        }
        if self.now().kind == TokenKind::Open {
            return self.call(places);
        }
        self.path(places)
    }

    /// One word of a name.
    fn part(&mut self) -> Result<Place, Problem> {
        let place = self.now().place;
        word::check(self.source(place), place)?;
        self.advance();
        Ok(place)
    }

    fn path(&mut self, places: Vec<Place>) -> Result<Operand, Problem> {
        let words: Vec<&str> = places.iter().map(|place| self.source(*place)).collect();
        let text = words.join(".");
        let ends = places.first().copied().zip(places.last().copied());
        let all = ends.map(|(first, last)| first.to(last)).unwrap_or_default();
        self.finish(Kind::Path(Path { text, places }), all)
    }

    /// A call; the last word is the function, the words before it are what the function is asked of.
    fn call(&mut self, mut places: Vec<Place>) -> Result<Operand, Problem> {
        let start = places.first().copied().unwrap_or_default();
        let name_place = places.pop().unwrap_or_default();
        let receiver = if places.is_empty() { None } else { Some(self.path(places)?.id) };
        let opening = self.now();
        self.advance();
        self.open.push(opening);
        let arguments = self.items(Expected::Close)?;
        let end = self.expect(Expected::Close)?;
        let arguments = self.builder.list(&arguments);
        let name = self.source(name_place).to_owned();
        self.finish(Kind::Call { receiver, name, name_place, arguments }, start.to(end.place))
    }
}
