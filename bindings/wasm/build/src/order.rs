//! Functions in an order that packs well: each beside one that it shares much with.
//!
//! gzip finds again what stood not long before, and binaryen leaves functions where the compiler put them. The order
//! means nothing to whoever runs the module.

use std::collections::HashMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// As many bytes at once are looked for in other functions.
const PIECE: usize = 5;
/// Pieces in more functions than this tell nothing.
const MOST_OWNERS: usize = 200;
/// Keeps tiny functions from being like everything.
const LEAST_PIECES: usize = 30;

/// The module with its functions in another order.
pub fn ordered(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("cannot be ordered: {error}");
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(|error| wrong(&error))? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.map_err(|error| wrong(&error))?;
                    imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&bytes[body.range()]),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, from) in (imported..).zip(&order) {
        places[*from] = place;
    }
    let mut module = Module::new();
    Reorder { imported, order, places }
        .parse_core_module(&mut module, Parser::new(0), bytes)
        .map_err(|error| wrong(&error))?;
    Ok(module.finish())
}

/// Begins with the longest function; then always comes the one that shares the largest part of itself with the one
/// before.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces = |body: &[u8]| {
        let mut pieces: Vec<Vec<u8>> = body.windows(PIECE).map(<[u8]>::to_vec).collect();
        pieces.sort_unstable();
        pieces.dedup();
        pieces
    };
    let pieces: Vec<Vec<Vec<u8>>> = bodies.iter().map(|body| pieces(body)).collect();
    let mut owners: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        pieces.iter().for_each(|piece| owners.entry(piece).or_default().push(function));
    }

    let mut waiting = vec![true; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut next = (0..bodies.len()).max_by_key(|at| bodies[*at].len());
    while let Some(function) = next.or_else(|| waiting.iter().position(|waiting| *waiting)) {
        waiting[function] = false;
        order.push(function);
        let mut shared = vec![0_usize; bodies.len()];
        for owners in pieces[function].iter().filter_map(|piece| owners.get(piece.as_slice())) {
            if owners.len() < MOST_OWNERS {
                owners.iter().for_each(|owner| shared[*owner] += 1);
            }
        }
        let like = |at: &usize| shared[*at] * 1_000_000 / (pieces[*at].len() + LEAST_PIECES);
        next = (0..bodies.len()).filter(|at| waiting[*at] && shared[*at] > 0).max_by_key(like);
    }
    order
}

/// Writes a module again, function by function.
struct Reorder {
    /// Functions that are imported come first and stay there.
    imported: u32,
    /// The old position of each function, without imported ones.
    order: Vec<usize>,
    /// The new number of each function, imported ones counted.
    places: Vec<u32>,
}

impl Reencode for Reorder {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        self.order.iter().for_each(|from| {
            functions.function(types[*from]);
        });
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for from in self.order.clone() {
            utils::parse_function_body(self, code, bodies[from].clone())?;
        }
        Ok(())
    }
}
