//! Rules, with their earlier versions.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use super::identifier::IdKind;
use super::source::Origin;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Effective, Formula, Name, RuleDeclaration, Severity, Spanned, WaiverTerms};
use crate::model::keys;
use crate::source::Node;

/// Keys of other rule formats.
const FOREIGN: &[(&str, Advice)] = &[
    ("when", Advice::Write("applies_when")),
    ("if", Advice::Write("applies_when")),
    ("condition", Advice::Write("applies_when")),
    ("applies_if", Advice::Write("applies_when")),
    ("require", Advice::Write("requires")),
    ("then", Advice::Write("requires")),
    ("assert", Advice::Write("requires")),
    ("check", Advice::Write("requires")),
    ("must", Advice::Write("requires")),
    ("expression", Advice::Write("requires")),
    ("unless", Advice::Write("except")),
    ("exceptions", Advice::Write("except")),
    ("effect", Advice::Write("severity: forbids")),
    ("blocks", Advice::Write("severity: forbids")),
    ("level", Advice::Write("severity")),
    ("priority", Advice::Write("severity")),
    ("name", Advice::Write("title")),
    ("message", Advice::Write("remedy")),
    ("fix", Advice::Write("remedy")),
    ("description", Advice::Write("note")),
    ("comment", Advice::Write("note")),
    ("valid_from", Advice::Write("effective: {from: …}")),
    ("from", Advice::Write("effective: {from: …}")),
    ("until", Advice::Write("effective: {until: …}")),
    ("reference", Advice::Write("source")),
    ("sources", Advice::Write("source")),
    ("category", Advice::Write("area")),
    ("schedule", Advice::Write("duty: {schedule: …}")),
];

const RULE: Shape = Shape { what: ("a rule", "en regel"), keys: &keys::RULE, foreign: FOREIGN };

const EARLIER: Shape = Shape {
    what: ("an earlier version of a rule", "en tidigare version av en regel"),
    keys: &keys::EARLIER,
    foreign: FOREIGN,
};

const WAIVER: Shape = Shape {
    what: ("`waiver`", "`waiver`"),
    keys: &keys::WAIVER,
    foreign: &[
        ("role", Advice::Write("by")),
        ("roles", Advice::Write("by")),
        ("duration", Advice::Write("months")),
    ],
};

/// Most earlier versions of a rule. Each is a copy of it, so that without a limit a small file could fill
/// the memory.
const MOST_VERSIONS: usize = 32;

impl Reader<'_> {
    /// All rules; earlier versions stand right before the rule they belong to.
    pub(super) fn rules(&mut self, node: &Node) -> Vec<RuleDeclaration> {
        let entries = self.entries(node);
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let id = self.declared(key, IdKind::Rule);
            let Some(fields) = Fields::open(self, value, &RULE, key.span) else {
                self.broken.push(id.value);
                continue;
            };
            self.ignores(&fields, key.span.to(value.span));
            let mut rule = empty(id);
            self.fill(&fields, &mut rule);
            self.check_rule(&fields, &rule);
            let earlier = fields.get("earlier").map(|node| self.earlier(node, &rule)).unwrap_or_default();
            out.extend(earlier);
            out.push(rule);
        }
        out
    }

    /// Sets what the keys say, and leaves the rest as it is.
    fn fill(&mut self, fields: &Fields<'_>, rule: &mut RuleDeclaration) {
        set(&mut rule.area, fields.read(self, "area", Reader::name));
        set(&mut rule.phase, fields.read(self, "phase", Reader::name));
        set(&mut rule.severity, fields.read(self, "severity", Reader::severity));
        set_some(&mut rule.title, fields.read(self, "title", Reader::text));
        set_some(&mut rule.remedy, fields.read(self, "remedy", Reader::text));
        set_some(&mut rule.note, fields.read(self, "note", Reader::text));
        set(&mut rule.sources, fields.read(self, "source", Reader::origins));
        set_some(&mut rule.applies_when, fields.read(self, "applies_when", Reader::condition));
        set_some(&mut rule.except, fields.read(self, "except", Reader::condition));
        set(&mut rule.requires, fields.read(self, "requires", Reader::condition).map(|check| vec![check]));
        set_some(&mut rule.duty, fields.read(self, "duty", Reader::duty));
        set(&mut rule.evidence, fields.get("evidence").map(|node| self.evidence(node)));
        set_some(&mut rule.effective, fields.read(self, "effective", Reader::effective));
        set_some(&mut rule.waiver, fields.read(self, "waiver", Reader::waiver));
        set(&mut rule.contradiction, fields.read(self, "contradiction", Reader::truth));
        set_some(&mut rule.owner, fields.read(self, "owner", Reader::name));
        set(&mut rule.relaxable, fields.read(self, "relaxable", Reader::truth));
        set_some(&mut rule.review, fields.read(self, "review", Reader::review));
    }

    fn check_rule(&mut self, fields: &Fields<'_>, rule: &RuleDeclaration) {
        if (rule.area.value.is_empty() || rule.phase.value.is_empty())
            && !self.broken.iter().any(String::is_empty)
        {
            self.broken.push(String::new());
        }
        if fields.lacks("requires") && fields.lacks("duty") && rule.requires.is_empty() && rule.duty.is_none()
        {
            let report = Diagnostic::new(codes::NOTHING_REQUIRED, rule.id.span);
            self.report(report.with("id", rule.id.value.as_str()));
        }
        if let Some((key, _)) = fields.entry("waiver").filter(|_| rule.severity.value == Severity::Forbids) {
            self.report(Diagnostic::new(codes::WAIVER_OF_FORBIDDEN, key.span));
        }
        let unchecked = rule.contradiction && rule.requires.is_empty() && fields.lacks("requires");
        if let Some((key, _)) = fields.entry("contradiction").filter(|_| unchecked) {
            self.report(Diagnostic::new(codes::CONTRADICTION_WITHOUT_CHECK, key.span));
        }
    }

    /// Earlier versions: the rule with what they say put in its place.
    fn earlier(&mut self, node: &Node, rule: &RuleDeclaration) -> Vec<RuleDeclaration> {
        let mut out: Vec<RuleDeclaration> = Vec::new();
        let items = self.some_items(node);
        if let Some(beyond) = items.get(MOST_VERSIONS) {
            let report = Diagnostic::new(codes::TOO_MANY_VERSIONS, item_place(beyond));
            self.report(report.with("most", MOST_VERSIONS.to_string()));
        }
        for item in items.iter().take(MOST_VERSIONS) {
            let Some(fields) = Fields::open(self, item, &EARLIER, item_place(item)) else { continue };
            self.ignores(&fields, item.span);
            let mut version = rule.clone();
            version.effective = None;
            self.fill(&fields, &mut version);
            self.check_rule(&fields, &version);
            let Some(effective) = &version.effective else { continue };
            let Some((date, span)) = plain_date(effective) else {
                self.report(Diagnostic::new(codes::EARLIER_WITHOUT_DATE, item_place(item)));
                continue;
            };
            version.id = Spanned { value: format!("{}@{date}", rule.id.value), span };
            if out.iter().any(|other| other.id == version.id) {
                let report = Diagnostic::new(codes::SAME_DATE, version.id.span);
                self.report(report.with("date", date.to_string()));
                continue;
            }
            out.push(version);
        }
        out
    }

    /// Where a rule comes from: one place or a list of them.
    fn origins(&mut self, node: &Node) -> Option<Vec<Origin>> {
        if node.as_sequence().is_some() {
            return Some(self.list(node, Reader::origin));
        }
        self.origin(node).map(|origin| vec![origin])
    }

    /// Evidence demanded: kinds by fact.
    fn evidence(&mut self, node: &Node) -> Vec<(Name, Vec<Name>)> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let kinds = self.list(value, |reader, item| reader.declared_id(item, IdKind::Plain));
            out.push((Spanned { value: key.text.to_string(), span: key.span }, kinds));
        }
        out
    }

    /// Who may waive a rule, and for how many months.
    pub(super) fn waiver(&mut self, node: &Node) -> Option<WaiverTerms> {
        let fields = Fields::open(self, node, &WAIVER, item_place(node))?;
        let by = fields.get("by").map(|node| self.names(node));
        let months = fields.read(self, "months", Reader::count);
        if let Some(none) = months.as_ref().filter(|months| months.value == 0) {
            self.report(Diagnostic::new(codes::NOT_A_COUNT, none.span).with("text", "0").with("least", "1"));
        }
        Some(WaiverTerms { by: by?, months: months? })
    }
}

/// The first of the two dates that is written out.
fn plain_date(effective: &Effective) -> Option<(Date, crate::diagnostic::Span)> {
    let date = |formula: &Formula| Date::parse(&formula.text).ok().map(|date| (date, formula.span));
    effective.from.as_ref().and_then(date).or_else(|| effective.until.as_ref().and_then(date))
}

/// A rule that says nothing yet. Its missing area and phase have the empty id.
fn empty(id: Name) -> RuleDeclaration {
    let nameless = Spanned { value: String::new(), span: id.span };
    RuleDeclaration {
        area: nameless.clone(),
        phase: nameless,
        severity: Spanned { value: Severity::Must, span: id.span },
        title: None,
        remedy: None,
        note: None,
        sources: Vec::new(),
        applies_when: None,
        except: None,
        requires: Vec::new(),
        duty: None,
        evidence: Vec::new(),
        effective: None,
        waiver: None,
        contradiction: false,
        owner: None,
        relaxable: false,
        review: None,
        relaxed: Vec::new(),
        id,
    }
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

fn set_some<T>(place: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *place = value;
    }
}
