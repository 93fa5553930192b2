//! What can be written to a compiled file and read from it again.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::writer::Writer;
use crate::date::Date;
use crate::number::Number;
use crate::text::{Language, Text};

/// Something that a compiled file holds. `read` accepts what `write` writes; where it does not fit, the cursor knows.
pub(super) trait Packed: Sized {
    fn write(&self, to: &mut Writer<'_>);
    fn read(from: &mut Cursor<'_>) -> Self;
}

/// A record: a list of its fields in this order. Fields after `without` are not written.
macro_rules! record {
    ($name:ident { $($field:ident),* $(,)? } $(without { $($left:ident: $value:expr),* $(,)? })?) => {
        impl Packed for $name {
            fn write(&self, to: &mut Writer<'_>) {
                to.open();
                $(self.$field.write(to);)*
                to.close();
            }

            fn read(from: &mut Cursor<'_>) -> Self {
                from.open();
                let read = $name { $($field: Packed::read(from),)* $($($left: $value,)*)? };
                from.close();
                read
            }
        }
    };
}
pub(super) use record;

/// An enumeration without data: one word for each case.
macro_rules! words {
    ($name:ident { $first:ident = $first_word:literal, $($case:ident = $word:literal),* $(,)? }) => {
        impl Packed for $name {
            fn write(&self, to: &mut Writer<'_>) {
                to.string(match self { $name::$first => $first_word, $($name::$case => $word,)* });
            }

            fn read(from: &mut Cursor<'_>) -> Self {
                match from.string().as_ref() {
                    $first_word => {}
                    $($word => return $name::$case,)*
                    _ => from.refuse(),
                }
                $name::$first
            }
        }
    };
}
pub(super) use words;

/// A position in one of the guideline's lists.
macro_rules! position {
    ($($name:ident),*) => {$(
        impl Packed for $name {
            fn write(&self, to: &mut Writer<'_>) {
                self.0.write(to);
            }

            fn read(from: &mut Cursor<'_>) -> Self {
                $name(Packed::read(from))
            }
        }
    )*};
}
pub(super) use position;

macro_rules! integer {
    ($($name:ident),*) => {$(
        impl Packed for $name {
            fn write(&self, to: &mut Writer<'_>) {
                to.word(&self.to_string());
            }

            fn read(from: &mut Cursor<'_>) -> Self {
                {
                    let read = from.word().parse().ok();
                    from.accept(read)
                }
            }
        }
    )*};
}
integer!(u32, i32, usize);

impl Packed for bool {
    fn write(&self, to: &mut Writer<'_>) {
        to.word(if *self { "true" } else { "false" });
    }

    fn read(from: &mut Cursor<'_>) -> bool {
        let read = match from.word() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        from.accept(read)
    }
}

impl Packed for String {
    fn write(&self, to: &mut Writer<'_>) {
        to.string(self);
    }

    fn read(from: &mut Cursor<'_>) -> String {
        from.string().into_owned()
    }
}

impl Packed for Text {
    fn write(&self, to: &mut Writer<'_>) {
        to.text(self);
    }

    fn read(from: &mut Cursor<'_>) -> Text {
        let mut text = Text::default();
        from.wordings(|language, wording| match language {
            None => {
                text = Text::common(wording);
                true
            }
            Some(code) => Language::parse(code).map(|language| text.set(language, wording)).is_some(),
        });
        text
    }
}

impl Packed for Number {
    /// Up to 15 digits without a point as a JSON number, which JavaScript keeps as it is; others as a string.
    fn write(&self, to: &mut Writer<'_>) {
        let text = self.to_string();
        if self.is_whole() && text.len() <= 15 { to.word(&text) } else { to.string(&text) }
    }

    fn read(from: &mut Cursor<'_>) -> Number {
        let read = if from.next_byte() == Some(b'"') {
            Number::parse_stored(&from.string())
        } else {
            Number::parse_stored(from.word())
        };
        from.accept(read.ok())
    }
}

impl Packed for Date {
    fn write(&self, to: &mut Writer<'_>) {
        to.string(&self.to_string());
    }

    fn read(from: &mut Cursor<'_>) -> Date {
        let read = Date::parse(&from.string());
        if read.is_err() {
            from.refuse();
        }
        read.unwrap_or(Date::MIN)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn write(&self, to: &mut Writer<'_>) {
        match self {
            Some(value) => value.write(to),
            None => to.word("null"),
        }
    }

    fn read(from: &mut Cursor<'_>) -> Option<T> {
        if from.null() { None } else { Some(T::read(from)) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        for item in self {
            item.write(to);
        }
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> Vec<T> {
        from.open();
        let items = rest(from);
        from.close();
        items
    }
}

/// The items up to the end of the list that is open.
pub(super) fn rest<T: Packed>(from: &mut Cursor<'_>) -> Vec<T> {
    let mut items = Vec::new();
    while !from.at_close() {
        items.push(T::read(from));
    }
    items
}

impl<T: Packed> Packed for Box<T> {
    fn write(&self, to: &mut Writer<'_>) {
        (**self).write(to);
    }

    fn read(from: &mut Cursor<'_>) -> Box<T> {
        Box::new(T::read(from))
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        self.0.write(to);
        self.1.write(to);
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> (A, B) {
        from.open();
        let pair = (A::read(from), B::read(from));
        from.close();
        pair
    }
}

impl Packed for BTreeMap<String, Text> {
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        for (key, text) in self {
            to.open();
            to.string(key);
            to.text(text);
            to.close();
        }
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> BTreeMap<String, Text> {
        let mut map = BTreeMap::new();
        for (key, text) in Vec::<(String, Text)>::read(from) {
            map.insert(key, text);
        }
        map
    }
}
