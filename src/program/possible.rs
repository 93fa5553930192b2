//! What stands in a slot, for the outside.

use super::Program;
use crate::evaluate::{Record, Slot};
use crate::model::{OptionListId, Term, Type};
use crate::value::{Possible, bits};

impl Program {
    /// What a slot can still be. `ty` names the options of choices and tells texts from truths.
    #[must_use]
    pub fn possible(&self, record: &Record, slot: Slot, ty: Type) -> Possible {
        match slot {
            Slot::Truth(at) if ty == Type::Text => Possible::Text(record.truth(at)),
            Slot::Truth(at) => Possible::Truth(record.truth(at)),
            Slot::Number(at) => Possible::Number(record.number(at)),
            Slot::Date(at) => Possible::Date(record.date(at)),
            Slot::Choice(at) => {
                let Type::Choice(list) = ty else {
                    return Possible::Choice { options: Vec::new(), may_be_none: true };
                };
                let size = self.guideline().option_list(list).options.len();
                let words = record.set(at);
                Possible::Choice {
                    options: self.option_ids(list, words),
                    may_be_none: bits::contains(words, size),
                }
            }
            Slot::Choices(at) => {
                let Type::Choices(list) = ty else {
                    return Possible::Choices { must: Vec::new(), may: Vec::new() };
                };
                let ids = |words: &[u64]| self.option_ids(list, words);
                Possible::Choices { must: ids(record.set(at.must())), may: ids(record.set(at.may())) }
            }
            Slot::Series { first, years } => Possible::Series(record.years(first, years).to_vec()),
            Slot::Rows(at) => match record.rows.get(at.0 as usize) {
                Some(rows) if !rows.there.is_no() => {
                    let most = rows.known.len() + rows.possible_more as usize;
                    Possible::Rows { known: if rows.there.is_yes() { rows.known.len() } else { 0 }, most }
                }
                Some(_) | None => Possible::Rows { known: 0, most: 0 },
            },
        }
    }

    /// A term as expression text.
    #[must_use]
    pub fn expression_text(&self, term: &Term) -> String {
        self.guideline().print(term)
    }

    fn option_ids(&self, list: OptionListId, words: &[u64]) -> Vec<String> {
        let options = &self.guideline().option_list(list).options;
        bits::iter(words).filter_map(|at| options.get(at)).map(|option| option.id.clone()).collect()
    }
}
