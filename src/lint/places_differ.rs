//! Texts whose wordings do not have the same `{places}`.

use std::collections::BTreeSet;

use super::codes;
use super::subject::Subject;
use super::wordings::{Wording, wordings};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    wordings(&subject.tree, subject.languages(), &mut |wording| {
        let Wording::Languages(node, known) = wording else { return };
        let Some((first, others)) = known.split_first() else { return };
        let expected = places(first.1);
        for (key, text) in others {
            let here = places(text);
            if let Some(place) = expected.symmetric_difference(&here).next() {
                let span = node.get(&key.text).map_or(key.span, |value| value.span);
                let report =
                    Diagnostic::new(codes::PLACES_DIFFER, span).with("place", format!("{{{place}}}"));
                found.push(report.related(first.0.span, "compared with this", "jämfört med denna"));
            }
        }
    });
}

/// The names between braces.
fn places(text: &str) -> BTreeSet<&str> {
    let pieces = text.split('{').skip(1);
    pieces.filter_map(|piece| piece.split_once('}').map(|(name, _)| name.trim())).collect()
}
