//! What takes the bytes of a module: its functions by the room of the source tree that they belong to, by their names.
//!
//! The compiler puts small functions into their callers, so a room also holds what it alone uses of lower ones. Packed
//! sizes are those of each room alone, which is a little more than its share of the whole.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Functions of the engine itself, by the start of their path.
const OURS: &str = "riktlinje::";
/// The boundary: `call` and what became part of it.
const BOUNDARY: [&str; 2] = ["riktlinje_wasm", "call"];
/// Crates that are told apart, the most telling first.
const OTHERS: [&str; 8] =
    ["dlmalloc", "hashbrown", "sha2", "digest", "compiler_builtins", "alloc", "std", "core"];
/// So many bytes of text in a row are a text, and not numbers that look like one.
const SHORTEST_TEXT: usize = 6;

/// A table in Markdown: what takes how many bytes, the largest first.
pub(crate) fn table(module: &[u8]) -> Result<String, String> {
    let mut rooms = rooms(module).map_err(|error| error.to_string())?.into_iter().collect::<Vec<_>>();
    rooms.sort_by(|one, other| (other.1.len(), &one.0).cmp(&(one.1.len(), &other.0)));
    let mut out = String::from("| room | bytes | packed alone |\n| --- | ---: | ---: |\n");
    for (room, bytes) in rooms {
        let packed = packed(&bytes).map_err(|error| format!("gzip: {error}"))?;
        out.push_str(&format!("| {room} | {} | {packed} |\n", bytes.len()));
    }
    Ok(out)
}

/// The bytes of functions and data by room.
fn rooms(module: &[u8]) -> wasmparser::Result<BTreeMap<String, Vec<u8>>> {
    let (mut bodies, mut names) = (Vec::new(), BTreeMap::new());
    let mut rooms = BTreeMap::<String, Vec<u8>>::new();
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            Payload::DataSection(segments) => {
                for segment in segments {
                    data(segment?.data, &mut rooms);
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    for section in sections {
                        if let Name::Function(map) = section? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, body) in (imported..).zip(bodies) {
        let room = names.get(&index).map_or_else(|| "without a name".to_owned(), |name| room(name));
        rooms.entry(room).or_default().extend_from_slice(body.as_bytes());
    }
    Ok(rooms)
}

/// The room of a function: the engine's folder that its name has first, else the crate.
fn room(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).collect();
    if let Some(path) = words.iter().find_map(|word| word.strip_prefix(OURS)) {
        return format!("`{}/`", path.split("::").next().unwrap_or_default());
    }
    let begins = |start: &&str| words.iter().any(|word| word.split("::").next() == Some(start));
    if BOUNDARY.iter().any(begins) {
        return "the boundary (`bindings/wasm`), and what became part of its one call".to_owned();
    }
    match OTHERS.iter().find(|start| begins(start)) {
        Some(name @ (&"alloc" | &"std" | &"core")) => format!("Rust's `{name}`"),
        Some(name) => format!("`{name}`"),
        None => "others".to_owned(),
    }
}

/// Sorts data into texts and the rest.
fn data(segment: &[u8], rooms: &mut BTreeMap<String, Vec<u8>>) {
    let is_text = |byte: &u8| matches!(byte, b' '..=b'~') || *byte >= 0x80;
    for run in segment.chunk_by(|one, other| is_text(one) == is_text(other)) {
        let text = run.len() >= SHORTEST_TEXT && is_text(&run[0]) && std::str::from_utf8(run).is_ok();
        let room = if text { "data: texts" } else { "data: tables" };
        rooms.entry(room.to_owned()).or_default().extend_from_slice(run);
    }
}

/// What gzip makes of it.
fn packed(bytes: &[u8]) -> std::io::Result<usize> {
    let mut gzip = Command::new("gzip")
        .args(["-9", "--no-name", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (into, from) = (gzip.stdin.take(), gzip.stdout.take());
    let mut out = Vec::new();
    thread::scope(|scope| {
        scope.spawn(move || into.map(|mut into| into.write_all(bytes)));
        from.map_or(Ok(0), |mut from| from.read_to_end(&mut out))
    })?;
    gzip.wait()?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn rooms_come_from_names() {
        for (name, found) in [
            (
                "riktlinje::answers::plain::<impl riktlinje::answers::reader::Reader>::number::h3",
                "`answers/`",
            ),
            ("<alloc::vec::Vec<T> as riktlinje::compiled::packed::Packed>::read::hf", "`compiled/`"),
            ("core::ptr::drop_in_place<alloc::rc::Rc<riktlinje::program::Program>>::h0", "`program/`"),
            ("core::slice::sort::stable::drift::sort::h1", "Rust's `core`"),
            ("<dlmalloc[e24a]::dlmalloc::Dlmalloc<dlmalloc[e24a]::sys::System>>::malloc", "`dlmalloc`"),
            ("<core[c5]::fmt::Formatter>::pad", "Rust's `core`"),
            ("byn$mgfn-shared$x", "others"),
        ] {
            assert_eq!(room(name), found, "{name}");
        }
        assert!(room("call multivalue shim").starts_with("the boundary"));
    }
}
