"""The same rules as Rust that someone would write by hand: the practical limit."""

import json

from conditions import rail
from facts import AMOUNTS, BOOLS, CHOICES, COUNTS, FACTS, SETS
from infix import Infix


def camel(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


class BranchFree(Infix):
    """Bit operations instead of short circuits, so that nothing is predicted wrongly."""

    conjunction, disjunction, prefix = " & ", " | ", "c."

    def op_not(self, tree):
        return "!" + self.write(tree["x"])

    def variant(self, fact, option):
        return f"{camel(fact)}::{camel(option)}"

    def op_eq(self, tree, sign="=="):
        return f'(c.{tree["f"]} {sign} {self.variant(tree["f"], tree["v"])})'

    def op_ne(self, tree):
        return self.op_eq(tree, "!=")

    def op_in(self, tree):
        variants = " | ".join(self.variant(tree["f"], option) for option in tree["vs"])
        return f'matches!(c.{tree["f"]}, {variants})'

    def mask(self, fact, options):
        return hex(sum(1 << SETS[fact].index(option) for option in options))

    def op_has(self, tree):
        return f'(c.{tree["f"]}.0 & {self.mask(tree["f"], [tree["v"]])} != 0)'

    def op_hasany(self, tree):
        return f'(c.{tree["f"]}.0 & {self.mask(tree["f"], tree["vs"])} != 0)'

    def op_hasall(self, tree):
        mask = self.mask(tree["f"], tree["vs"])
        return f'(c.{tree["f"]}.0 & {mask} == {mask})'

    def op_empty(self, tree):
        return f'(c.{tree["f"]}.0 == 0)'

    def known(self, fact):
        return f"(c.known >> {FACTS.index(fact)} & 1 != 0)"


class ShortCircuit(BranchFree):
    conjunction, disjunction = " && ", " || "


def functions(name, writer, tree_of, rules):
    """One function per 64 rules, and one that calls them."""
    out, words = [], (len(rules) + 63) // 64
    for word in range(words):
        out.append(f"#[inline(never)]\nfn {name}_{word}(c: &Case) -> u64 {{\n    let mut w = 0u64;")
        for bit, rule in enumerate(rules[word * 64 : word * 64 + 64]):
            out.append(f"    w |= ({tree_of(writer, rule)} as u64) << {bit};")
        out.append("    w\n}")
    calls = " ".join(f"out[{word}] = {name}_{word}(c);" for word in range(words))
    out.append(f"pub fn {name}(c: &Case, out: &mut [u64]) {{ {calls} }}")
    return out


def rules_module(rules):
    words = (len(rules) + 63) // 64
    out = ["// generated; do not edit", "use super::*;", f"pub const W: usize = {words};"]
    violated = lambda writer, rule: writer.write(rule["viol"])
    out += functions("violated", BranchFree(), violated, rules)
    out += functions("violated_short", ShortCircuit(), violated, rules)
    out += functions("not_applicable", BranchFree(), lambda writer, rule: "!" + writer.write(rule["when"]), rules)
    out += functions("surely", BranchFree(), lambda writer, rule: writer.write(rail(rule["viol"], True, True)), rules)
    out += functions(
        "possibly", BranchFree(), lambda writer, rule: writer.write(rail(rule["viol"], True, False)), rules
    )
    for severity in ("critical", "major"):
        masks = []
        for word in range(words):
            part = rules[word * 64 : word * 64 + 64]
            masks.append(hex(sum(1 << bit for bit, rule in enumerate(part) if rule["sev"] == severity)))
        out.append(f"pub const {severity.upper()}: [u64; W] = [{', '.join(masks)}];")
    return "\n".join(out) + "\n"


def fact_type(fact):
    if fact in BOOLS:
        return "bool"
    if fact in CHOICES:
        return camel(fact)
    return "i64" if fact in COUNTS or fact in AMOUNTS else camel(fact) + "Set"


def types_module():
    """A struct for a case, and how it is read from JSON."""
    derive = "#[derive(Clone, Copy, PartialEq, Eq, Default, Deserialize, Debug)]"
    out = ["// generated; do not edit", "use serde::Deserialize;"]
    for fact, options in CHOICES.items():
        variants = ", ".join(map(camel, options))
        out.append(f'{derive} #[serde(rename_all = "snake_case")] #[repr(u8)]')
        out.append(f"pub enum {camel(fact)} {{ #[default] {variants} }}")
    for fact, options in SETS.items():
        out.append(f"set_type!({camel(fact)}Set, {', '.join(map(json.dumps, options))});")
    fields = ", ".join(f"pub {fact}: {fact_type(fact)}" for fact in FACTS)
    out.append(f"#[derive(Clone, Default, Debug)] pub struct Case {{ pub known: u64, {fields} }}")
    arms = "\n".join(
        f"Field::{fact} => {{ c.{fact} = m.next_value()?; c.known |= 1 << {at}; }}" for at, fact in enumerate(FACTS)
    )
    out.append(DESERIALIZE.replace("ARMS", arms).replace("FIELDS", ", ".join(FACTS)))
    return "\n".join(out) + "\n"


DESERIALIZE = """
impl<'de> Deserialize<'de> for Case {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> serde::de::Visitor<'de> for V {
            type Value = Case;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { f.write_str("case") }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut m: A) -> Result<Case, A::Error> {
                let mut c = Case::default();
                while let Some(k) = m.next_key::<Field>()? { match k { ARMS } }
                Ok(c)
            }
        }
        d.deserialize_map(V)
    }
}
#[allow(non_camel_case_types)]
#[derive(Deserialize)]
enum Field { FIELDS }
"""
