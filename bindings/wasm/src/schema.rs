//! What a form needs: sections, facts with types, options, bounds, texts and gates.

use riktlinje::evaluate::Slot;
use riktlinje::json::{JsonWriter, WriteJson};
use riktlinje::model::{
    Bounds, Fact, FactId, Guideline, OptionItem, OptionListId, Rule, Term, TermKind, Type, ValueId,
};
use riktlinje::program::Program;
use riktlinje::text::{Language, Speech, Text};

/// The schema as JSON, with texts in one language or all.
pub(crate) fn schema(program: &Program, speech: Speech) -> String {
    let mut writer = JsonWriter::with_capacity(1 << 16);
    Teller { program, guideline: program.guideline(), speech }.schema(&mut writer);
    writer.finish()
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    program: &'a Program,
    guideline: &'a Guideline,
    speech: Speech,
}

impl<'a> Teller<'a> {
    fn schema(self, to: &mut JsonWriter) {
        let guideline = self.guideline;
        to.open('{');
        if let Some(root) = guideline.root() {
            to.key("guideline");
            to.object(&mut |to| {
                to.field("id", &root.id);
                to.field("version", &root.version.to_string());
                to.field("digest", &guideline.digest);
                self.text("title", Some(&root.title), to);
                self.text("publisher", root.publisher.as_ref(), to);
                self.text("description", root.description.as_ref(), to);
            });
        }
        to.key("languages");
        languages(guideline, to);
        to.key("roles");
        to.open('{');
        for (role, title) in &guideline.roles {
            to.field(role, &self.speech.of(title));
        }
        to.close('}');
        each("areas", &guideline.areas, &|area, to| self.named(&area.id, &area.title, None, to), to);
        each("phases", &guideline.phases, &|phase, to| self.named(&phase.id, &phase.title, None, to), to);
        to.key("sections");
        to.open('[');
        for (at, section) in guideline.sections.iter().enumerate() {
            to.open('{');
            self.naming(&section.id, &section.title, section.help.as_ref(), to);
            to.key("facts");
            self.facts_in(Some(at), to);
            to.close('}');
        }
        to.close(']');
        to.key("other");
        self.facts_in(None, to);
        to.key("facts");
        to.open('[');
        for (id, fact) in (0..).map(FactId).zip(&guideline.facts) {
            self.fact(fact, Some(id), to);
        }
        to.close(']');
        each("rules", &guideline.rules, &|rule, to| self.rule(rule, to), to);
        to.close('}');
    }

    /// A text, unless there is none.
    fn text(self, key: &str, text: Option<&Text>, to: &mut JsonWriter) {
        to.field_if_any(key, &text.map(|text| self.speech.of(text)));
    }

    /// The ids of the facts of a section, or of those without.
    fn facts_in(self, section: Option<usize>, to: &mut JsonWriter) {
        to.open('[');
        for fact in self.guideline.facts.iter().filter(|fact| fact.section == section) {
            to.string(&fact.id);
        }
        to.close(']');
    }

    /// An area, a phase or an option.
    fn named(self, id: &str, title: &Text, help: Option<&Text>, to: &mut JsonWriter) {
        to.open('{');
        self.naming(id, title, help, to);
        to.close('}');
    }

    fn naming(self, id: &str, title: &Text, help: Option<&Text>, to: &mut JsonWriter) {
        to.field("id", &id);
        self.text("title", Some(title), to);
        self.text("help", help, to);
    }

    fn rule(self, rule: &Rule, to: &mut JsonWriter) {
        let guideline = self.guideline;
        to.open('{');
        to.field("id", &rule.id);
        to.field("title", &rule.title.as_ref().map(|title| self.speech.of(title)));
        to.field("area", &guideline.areas.get(rule.area).map_or("", |area| &area.id));
        to.field("severity", &rule.severity);
        to.field("phase", &guideline.phases.get(rule.phase).map_or("", |phase| &phase.id));
        if let Some(waiver) = &rule.waiver {
            to.key("waiver");
            to.open('{');
            to.field("by", &waiver.by);
            to.field("months", &waiver.months);
            to.close('}');
        }
        to.close('}');
    }

    /// A fact, or a column of one: only facts have an id, and with it a section, a gate, years and evidence.
    fn fact(self, fact: &'a Fact, id: Option<FactId>, to: &mut JsonWriter) {
        let section = id.and(fact.section).and_then(|at| self.guideline.sections.get(at));
        let answered_by =
            fact.answered_by.as_ref().or(section.and_then(|section| section.answered_by.as_ref()));
        to.open('{');
        to.field("id", &fact.id);
        to.field("type", &type_name(fact.ty));
        self.text("title", fact.title.as_ref(), to);
        self.text("question", fact.question.as_ref(), to);
        self.text("help", fact.help.as_ref(), to);
        to.field_if_any("answered_by", &answered_by);
        to.field_if_any("section", &section.map(|section| section.id.as_str()));
        to.field_if_any("unit", &fact.unit);
        match &fact.bounds {
            Bounds::Free | Bounds::Rows { .. } => {}
            Bounds::Number { min, max, whole } => {
                ends(min, max, to);
                to.field_if_any("whole", whole);
            }
            Bounds::Date { min, max } => ends(min, max, to),
        }
        to.field_if_any("may_be_none", &fact.may_be_none);
        if let Type::Choice(list) | Type::Choices(list) = fact.ty {
            self.options(list, to);
        }
        if !fact.labels.is_empty() {
            let label = |(at, title): &_, to: &mut JsonWriter| self.label(at, title, to);
            each("labels", &fact.labels, &label, to);
        }
        if !fact.columns.is_empty() {
            to.key("columns");
            to.open('[');
            for column in &fact.columns {
                self.fact(column, None, to);
            }
            to.close(']');
        }
        if let Bounds::Rows { min, max } = &fact.bounds {
            to.field("min_rows", min);
            to.field("max_rows", max);
        }
        if let Some(id) = id {
            self.years_and_gate(fact, id, to);
        }
        to.field_if_any("answer_name", &fact.answer_name);
        to.field_if_any("formerly", &fact.formerly);
        to.field_if_any("evidence", &id.map(|id| self.evidence(id)).unwrap_or_default());
        to.close('}');
    }

    fn years_and_gate(self, fact: &'a Fact, id: FactId, to: &mut JsonWriter) {
        if let Slot::Series { years, .. } = self.program.fact_slots(id).answer {
            to.field("max_years", &years);
        }
        if let Some(gate) = &fact.gate {
            to.key("asked_when");
            to.open('{');
            to.field("expression", &self.guideline.print(&gate.asked_when));
            to.field("facts", &self.facts_of(&gate.asked_when));
            to.close('}');
        }
    }

    /// The kinds of evidence that rules demand of a fact.
    fn evidence(self, id: FactId) -> Vec<&'a str> {
        let mut kinds = Vec::new();
        let demands = self.guideline.rules.iter().flat_map(|rule| &rule.evidence);
        for kind in demands.filter(|(fact, _)| *fact == id).flat_map(|(_, kinds)| kinds) {
            add(&mut kinds, kind.as_str());
        }
        kinds
    }

    fn label(self, at: &dyn WriteJson, title: &Text, to: &mut JsonWriter) {
        to.open('{');
        to.field("at", at);
        self.text("title", Some(title), to);
        to.close('}');
    }

    fn options(self, list: OptionListId, to: &mut JsonWriter) {
        let options = &self.guideline.option_list(list).options;
        if !options.is_empty() {
            let option = |option: &OptionItem, to: &mut JsonWriter| {
                self.named(&option.id, &option.title, option.help.as_ref(), to);
            };
            each("options", options, &option, to);
        }
    }

    /// The facts that a condition depends on, also through named values.
    fn facts_of(self, term: &'a Term) -> Vec<&'a str> {
        let (mut facts, mut values) = (Vec::<FactId>::new(), Vec::<ValueId>::new());
        let mut waiting = vec![term];
        while let Some(term) = waiting.pop() {
            match &term.kind {
                TermKind::Fact(id) | TermKind::Points(id) | TermKind::Rows { rows: id, .. } => {
                    add(&mut facts, *id);
                }
                TermKind::Start => self.guideline.start.into_iter().for_each(|id| add(&mut facts, id)),
                TermKind::SumPoints(several) => several.iter().for_each(|id| add(&mut facts, *id)),
                TermKind::Value(id) if !values.contains(id) => {
                    values.push(*id);
                    waiting.push(&self.guideline.value(*id).body);
                }
                _ => {}
            }
            term.for_each_part(&mut |part| waiting.push(part));
        }
        facts.into_iter().map(|id| self.guideline.fact(id).id.as_str()).collect()
    }
}

/// A list under a key.
fn each<T>(key: &str, items: &[T], write: &dyn Fn(&T, &mut JsonWriter), to: &mut JsonWriter) {
    to.key(key);
    to.open('[');
    for item in items {
        write(item, to);
    }
    to.close(']');
}

/// The codes of the languages of a guideline.
pub(crate) fn languages(guideline: &Guideline, to: &mut JsonWriter) {
    to.open('[');
    for language in &guideline.languages {
        to.string(Language::code(language));
    }
    to.close(']');
}

fn ends(min: &dyn WriteJson, max: &dyn WriteJson, to: &mut JsonWriter) {
    to.field_if_any("min", min);
    to.field_if_any("max", max);
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn type_name(ty: Type) -> &'static str {
    match ty {
        Type::Truth => "bool",
        Type::Number => "number",
        Type::Date => "date",
        Type::Text => "text",
        Type::Choice(_) => "choice",
        Type::Choices(_) => "choices",
        Type::Series => "series",
        Type::Rows(_) => "rows",
    }
}
