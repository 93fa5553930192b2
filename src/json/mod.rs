//! JSON out, straight into one text: no tree in between, and in a browser a tenth of the code of a general
//! serializer. Commas come by themselves; strings are escaped as `JSON.stringify` does.

use std::borrow::Cow;

/// Writes one JSON value, part by part.
#[derive(Clone, Debug, Default)]
pub struct JsonWriter {
    out: String,
}

/// Something that can be written as JSON.
pub trait WriteJson {
    /// Writes it as one value.
    fn write_json(&self, to: &mut JsonWriter);

    /// Whether an object may leave it out: nothing, an empty list, `false`.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Whether a byte may not stand in a string as it is.
const fn is_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Something as JSON, in one line without spaces.
#[must_use]
pub fn to_json(value: &dyn WriteJson) -> String {
    let mut writer = JsonWriter::default();
    value.write_json(&mut writer);
    writer.finish()
}

impl JsonWriter {
    /// A writer with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> JsonWriter {
        JsonWriter { out: String::with_capacity(bytes) }
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    /// The comma between two values, where one is needed. A string ends with its quote, so what stands inside it
    /// does not matter.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }

    /// Begins an object or a list: `{` or `[`.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    /// Ends an object or a list: `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// The key of the value that follows.
    pub fn key(&mut self, key: &str) {
        self.string(key);
        self.out.push(':');
    }

    /// A key with its value.
    pub fn field(&mut self, key: &str, value: &dyn WriteJson) {
        self.key(key);
        value.write_json(self);
    }

    /// A key with its value, unless that is absent.
    pub fn field_if_any(&mut self, key: &str, value: &dyn WriteJson) {
        if !value.is_absent() {
            self.field(key, value);
        }
    }

    /// An object: what `fields` writes.
    pub fn object(&mut self, fields: &mut dyn FnMut(&mut JsonWriter)) {
        self.open('{');
        fields(self);
        self.close('}');
    }

    /// A list of values.
    pub fn list(&mut self, values: &mut dyn Iterator<Item = &dyn WriteJson>) {
        self.open('[');
        for value in values {
            value.write_json(self);
        }
        self.close(']');
    }

    /// A value that is JSON already: a number, `true`, `null`.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.out.push_str(json);
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.separate();
        self.out.push('"');
        let mut written = 0;
        // Most texts have nothing to escape. Without an early end the compiler looks at many bytes at a time.
        let plain = text.bytes().fold(true, |plain, byte| plain & !is_escaped(byte));
        for (at, byte) in text.bytes().enumerate().skip(if plain { text.len() } else { 0 }) {
            if !is_escaped(byte) {
                continue;
            }
            self.out.push_str(text.get(written..at).unwrap_or_default());
            self.escape(byte);
            written = at + 1;
        }
        self.out.push_str(text.get(written..).unwrap_or_default());
        self.out.push('"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => char::from(byte),
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            8 => 'b',
            12 => 'f',
            _ => 'u',
        };
        self.out.push('\\');
        self.out.push(short);
        if short == 'u' {
            self.out.push_str(if byte < 16 { "000" } else { "001" });
            self.out.push(char::from_digit(u32::from(byte % 16), 16).unwrap_or('0'));
        }
    }
}

impl WriteJson for str {
    fn write_json(&self, to: &mut JsonWriter) {
        to.string(self);
    }
}

impl WriteJson for String {
    fn write_json(&self, to: &mut JsonWriter) {
        to.string(self);
    }
}

impl WriteJson for Cow<'_, str> {
    fn write_json(&self, to: &mut JsonWriter) {
        to.string(self);
    }
}

impl WriteJson for bool {
    fn write_json(&self, to: &mut JsonWriter) {
        to.raw(if *self { "true" } else { "false" });
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl WriteJson for usize {
    fn write_json(&self, to: &mut JsonWriter) {
        to.raw(&self.to_string());
    }
}

impl WriteJson for u32 {
    fn write_json(&self, to: &mut JsonWriter) {
        to.raw(&self.to_string());
    }
}

/// Nothing is `null`.
impl<T: WriteJson> WriteJson for Option<T> {
    fn write_json(&self, to: &mut JsonWriter) {
        match self {
            Some(value) => value.write_json(to),
            None => to.raw("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: WriteJson> WriteJson for [T] {
    fn write_json(&self, to: &mut JsonWriter) {
        to.list(&mut self.iter().map(|item| item as &dyn WriteJson));
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: WriteJson> WriteJson for Vec<T> {
    fn write_json(&self, to: &mut JsonWriter) {
        self.as_slice().write_json(to);
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: WriteJson + ?Sized> WriteJson for &T {
    fn write_json(&self, to: &mut JsonWriter) {
        (**self).write_json(to);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

/// Pairs in their order, as an object.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'a, K, V>(pub &'a [(K, V)]);

impl<K: AsRef<str>, V: WriteJson> WriteJson for Pairs<'_, K, V> {
    fn write_json(&self, to: &mut JsonWriter) {
        to.open('{');
        for (key, value) in self.0 {
            to.field(key.as_ref(), value);
        }
        to.close('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn commas_stand_between_values_only() {
        let mut writer = JsonWriter::default();
        writer.object(&mut |to| {
            to.field("a", &vec!["x,", "[", ""]);
            to.field("none", &None::<bool>);
            to.field_if_any("left out", &None::<bool>);
            to.field_if_any("left out", &false);
            to.field_if_any("left out", &Vec::<String>::new());
            to.field("empty", &Vec::<String>::new());
            to.field("b", &Pairs(&[("c", 1_u32), ("d", 2)]));
        });
        assert_eq!(writer.finish(), r#"{"a":["x,","[",""],"none":null,"empty":[],"b":{"c":1,"d":2}}"#);
    }

    proptest! {
        #[test]
        fn strings_are_written_as_serde_json_writes_them(text in any::<String>(), low in "[\u{0}-\u{7f}]{0,20}") {
            for text in [text, low] {
                prop_assert_eq!(to_json(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }
}
