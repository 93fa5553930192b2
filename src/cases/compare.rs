//! What came out against what was expected.

use std::collections::BTreeSet;

use super::{Case, Edit, Expectation, Expected, ExpectedFollowUp, ListKind, Listed, VerdictPart, values};
use crate::assess::{Assessment, Class, Finding, FollowUp, FollowUpDate, Status, Verdict, Word};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::evaluate::Record;
use crate::json::to_json;
use crate::program::Program;
use crate::text::Text;
use crate::truth::Truth;
use crate::value::Possible;

/// Findings that a wrong verdict is explained with, at most.
const MOST_CULPRITS: usize = 5;

/// What stands for nothing in a difference.
const NOTHING: &str = "-";

/// What running a case showed.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Where what came out differs from what was expected. Empty for a case that fits.
    pub mismatches: Vec<Mismatch>,
    /// The findings that the differences are about, with their reasons.
    pub findings: Vec<Concerned>,
}

/// A finding that a difference is about, kept apart from the program.
#[derive(Clone, Debug)]
pub struct Concerned {
    /// The rule.
    pub rule: String,
    /// Its title.
    pub title: Text,
    /// What it says.
    pub status: Status,
    /// The comparisons that decided it: in words, as an expression, and whether each holds.
    pub because: Vec<(Text, String, Truth)>,
    /// Open facts that decide it.
    pub missing: Vec<String>,
    /// The whole finding as JSON.
    pub json: String,
}

impl From<&Finding<'_>> for Concerned {
    fn from(finding: &Finding<'_>) -> Concerned {
        let because = finding.because.iter();
        Concerned {
            rule: finding.rule.to_owned(),
            title: finding.title.to_text(),
            status: finding.status,
            because: because
                .map(|reason| (reason.text.to_text(), reason.expression.to_string(), reason.holds))
                .collect(),
            missing: finding.missing.iter().map(ToString::to_string).collect(),
            json: to_json(finding),
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What was compared, by its keys: `findings.RULE`, `areas.law.best`, `violated`.
    pub what: String,
    /// Where the expectation stands.
    pub place: Span,
    /// How the two differ.
    pub difference: Difference,
    /// Rules whose findings tell why.
    pub rules: Vec<String>,
    /// What would make the expectation fit; empty where only a person can say.
    pub edits: Vec<Edit>,
}

/// How what came out differs from what was expected, in the words of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// One thing for another.
    Value {
        /// What was expected.
        expected: String,
        /// What came out.
        actual: String,
    },
    /// A list with others in it.
    List {
        /// Expected, and not there.
        missing: Vec<String>,
        /// There, and not expected.
        unexpected: Vec<String>,
    },
}

impl Case {
    /// Runs the case.
    #[must_use]
    pub fn run(&self, program: &Program) -> Outcome {
        let answers = self.answers();
        let mut record = program.blank_record();
        program.evaluate(&answers, self.as_of, &mut record);
        let assessment = program.report(&record, &answers, self.waivers(), self.as_of);
        let comparison = Comparison { program, record: &record, assessment: &assessment };
        let mut mismatches = Vec::new();
        for expectation in &self.expectations {
            mismatches.extend(comparison.check(expectation));
        }
        mismatches.sort_by_key(|mismatch: &Mismatch| mismatch.place);
        let concerned: BTreeSet<&str> =
            mismatches.iter().flat_map(|mismatch| &mismatch.rules).map(String::as_str).collect();
        let findings = assessment.findings.iter().filter(|finding| concerned.contains(finding.rule));
        let findings = findings.map(Concerned::from).collect();
        Outcome { mismatches, findings }
    }
}

/// What expectations are compared with.
struct Comparison<'a> {
    program: &'a Program,
    record: &'a Record,
    assessment: &'a Assessment<'a>,
}

impl Comparison<'_> {
    fn check(&self, expectation: &Expectation) -> Option<Mismatch> {
        let place = expectation.place;
        match &expectation.what {
            Expected::Verdict { area, part } => self.verdict(area.as_deref(), *part, place),
            Expected::Finding { rule, status } => self.finding(rule, *status, place),
            Expected::Class { rule, class } => self.class(rule, *class, place),
            Expected::OnlyFindings(rules) => self.only_findings(rules, place),
            Expected::Value { value, possible } => self.value(value, possible.as_ref(), place),
            Expected::List { list, items, exact } => self.list(*list, items, *exact, place),
            Expected::FollowUps { items, exact } => self.follow_ups(items, *exact, place),
            Expected::Upcoming { rule, date, entry } => self.upcoming_rule(rule, *date, place, *entry),
            Expected::OnlyUpcoming(rules) => {
                let unexpected =
                    self.upcoming().into_iter().map(|(rule, _)| rule).filter(|rule| !rules.contains(rule));
                more("upcoming", place, unexpected.collect())
            }
        }
    }

    fn verdict(&self, area: Option<&str>, part: VerdictPart, place: Span) -> Option<Mismatch> {
        let verdict = match area {
            Some(area) => {
                self.assessment.areas.iter().find(|(known, _)| *known == area).map(|(_, verdict)| *verdict)
            }
            None => Some(self.assessment.verdict),
        };
        let verdict = verdict.unwrap_or(Verdict::NOTHING);
        let class = |class: Class| Word::from(class).id().to_owned();
        let (key, expected, actual) = match part {
            VerdictPart::Status(word) => ("", word.id().to_owned(), verdict.word().id().to_owned()),
            VerdictPart::Best(best) => (".best", class(best), class(verdict.best)),
            VerdictPart::Worst(worst) => (".worst", class(worst), class(verdict.worst)),
            VerdictPart::Settled(settled) => {
                (".settled", settled.to_string(), verdict.is_settled().to_string())
            }
        };
        if expected == actual {
            return None;
        }
        let what = match area {
            Some(area) => format!("areas.{area}{key}"),
            None => format!("verdict{key}"),
        };
        let edits = vec![Edit::replace(place, &actual)];
        Some(differs(what, place, expected, actual, self.culprits(area, verdict), edits))
    }

    /// The rules that a verdict comes from: those that reach its worst class, or that already stand at its best.
    fn culprits(&self, area: Option<&str>, verdict: Verdict) -> Vec<String> {
        let concerned = self.assessment.findings.iter().filter(|finding| {
            let class = finding.classes.highest();
            let decides = class == verdict.worst || finding.classes.lowest() == verdict.best;
            class > Class::Ready && decides && area.is_none_or(|area| finding.area == area)
        });
        concerned.take(MOST_CULPRITS).map(|finding| finding.rule.to_owned()).collect()
    }

    fn finding(&self, rule: &str, expected: Status, place: Span) -> Option<Mismatch> {
        let actual = self.assessment.finding(rule).map_or(Status::NotApplicable, |finding| finding.status);
        if actual == expected {
            return None;
        }
        let edits = vec![Edit::replace(place, actual.id())];
        let (expected, actual) = (expected.id().to_owned(), actual.id().to_owned());
        Some(differs(format!("findings.{rule}"), place, expected, actual, vec![rule.to_owned()], edits))
    }

    /// The class of a finding that is not listed is that of a rule that does not apply.
    fn class(&self, rule: &str, expected: Class, place: Span) -> Option<Mismatch> {
        let classes = self.assessment.finding(rule).map(|finding| finding.classes);
        let (low, high) =
            classes.map_or((Class::Ready, Class::Ready), |both| (both.lowest(), both.highest()));
        if (low, high) == (expected, expected) {
            return None;
        }
        let id = |class: Class| Word::from(class).id();
        let (actual, edits) = if low == high {
            (id(low).to_owned(), vec![Edit::replace(place, id(low))])
        } else {
            (format!("{} – {}", id(low), id(high)), Vec::new())
        };
        let rules = vec![rule.to_owned()];
        Some(differs(format!("classes.{rule}"), place, id(expected).to_owned(), actual, rules, edits))
    }

    fn only_findings(&self, rules: &[String], place: Span) -> Option<Mismatch> {
        let applies =
            self.assessment.findings.iter().filter(|finding| finding.status != Status::NotApplicable);
        let unexpected = applies.map(|finding| finding.rule.to_owned()).filter(|rule| !rules.contains(rule));
        more("findings", place, unexpected.collect())
    }

    fn value(&self, id: &str, expected: Option<&Possible>, place: Span) -> Option<Mismatch> {
        let guideline = self.program.guideline();
        let found = guideline.find_value(id)?;
        let value = guideline.value(found);
        let actual = self.program.possible(self.record, self.program.value_slot(found), value.ty);
        if values::fits(expected, &actual, value.decimals) {
            return None;
        }
        let text = values::written(&actual, value.decimals);
        let expected = expected.map_or_else(|| "null".to_owned(), |expected| values::written(expected, None));
        let edits = vec![Edit::replace(place, &text)];
        Some(differs(format!("values.{id}"), place, expected, text, Vec::new(), edits))
    }

    fn list(&self, list: ListKind, items: &[Listed], exact: bool, place: Span) -> Option<Mismatch> {
        let actual = self.listed(list);
        let gone: Vec<&Listed> = items.iter().filter(|item| !actual.contains(&item.id.as_str())).collect();
        let is_expected = |id: &str| items.iter().any(|item| item.id == id);
        let others = actual.iter().filter(|id| exact && !is_expected(id));
        let unexpected: Vec<String> = others.map(|id| (*id).to_owned()).collect();
        if gone.is_empty() && unexpected.is_empty() {
            return None;
        }
        let missing: Vec<String> = gone.iter().map(|item| item.id.clone()).collect();
        let rules = match list {
            ListKind::Violated | ListKind::Open => missing.iter().chain(&unexpected).cloned().collect(),
            ListKind::Questions | ListKind::Ignored => Vec::new(),
        };
        let edits = vec![Edit::List {
            place,
            items: items.iter().map(|item| item.place).collect(),
            gone: gone.iter().map(|item| item.place).collect(),
            added: unexpected.clone(),
        }];
        let difference = Difference::List { missing, unexpected };
        Some(Mismatch { what: list.key().to_owned(), place, difference, rules, edits })
    }

    /// What stands in a list of the assessment.
    fn listed(&self, list: ListKind) -> Vec<&str> {
        let assessment = self.assessment;
        let with = |status: Status| assessment.with_status(status).map(|finding| finding.rule).collect();
        match list {
            ListKind::Violated => with(Status::Violated),
            ListKind::Open => with(Status::Open),
            ListKind::Questions => assessment.questions.iter().map(|question| question.fact).collect(),
            ListKind::Ignored => assessment.ignored.iter().map(|ignored| ignored.fact).collect(),
        }
    }

    fn follow_ups(&self, items: &[ExpectedFollowUp], exact: bool, place: Span) -> Option<Mismatch> {
        let mut left: Vec<Dated> = self.assessment.follow_ups.iter().map(Dated::of).collect();
        let mut unmatched = Vec::new();
        for item in items {
            match left.iter().position(|dated| dated.is_of(item) && dated.date == item.date.to_string()) {
                Some(at) => drop(left.remove(at)),
                None => unmatched.push(item),
            }
        }
        // Of a rule that lost a date, the dates nobody expected tell what happened to it.
        let is_concerned = |dated: &&Dated| exact || unmatched.iter().any(|item| item.rule == dated.rule);
        let unexpected: Vec<String> = left.iter().filter(is_concerned).map(Dated::written).collect();
        if unmatched.is_empty() && unexpected.is_empty() {
            return None;
        }
        let mut edits = Vec::new();
        for item in &unmatched {
            if let Some(at) = left.iter().position(|dated| dated.is_of(item)) {
                edits.push(Edit::replace(item.date_place, &left.remove(at).date));
            }
        }
        let expected = |item: &&ExpectedFollowUp| {
            Dated { rule: &item.rule, date: item.date.to_string(), to: item.to.as_deref() }.written()
        };
        let difference = Difference::List { missing: unmatched.iter().map(expected).collect(), unexpected };
        let rules = unmatched.iter().map(|item| item.rule.clone()).collect();
        Some(Mismatch { what: "follow_ups".to_owned(), place, difference, rules, edits })
    }

    fn upcoming_rule(&self, rule: &str, date: Date, place: Span, entry: Span) -> Option<Mismatch> {
        let expected = date.to_string();
        let actual = self.upcoming().into_iter().find(|(known, _)| known == rule).map(|(_, date)| date);
        if actual.as_ref() == Some(&expected) {
            return None;
        }
        let edit = match &actual {
            Some(actual) => Edit::replace(place, actual),
            None => Edit::remove_entry(entry),
        };
        let actual = actual.unwrap_or_else(|| NOTHING.to_owned());
        Some(differs(format!("upcoming.{rule}"), place, expected, actual, vec![rule.to_owned()], vec![edit]))
    }

    /// Rules that apply and are not yet in force, with their first day.
    fn upcoming(&self) -> Vec<(String, String)> {
        let later = self
            .assessment
            .findings
            .iter()
            .filter(|finding| finding.in_force.is_no() && finding.status != Status::NotApplicable);
        later
            .filter_map(|finding| match &finding.from {
                Some(Possible::Date(date)) => {
                    date.range.as_point().map(|day| (finding.rule.to_owned(), day.to_string()))
                }
                Some(_) | None => None,
            })
            .collect()
    }
}

/// A duty with its date as tests write it.
struct Dated<'a> {
    rule: &'a str,
    date: String,
    to: Option<&'a str>,
}

impl<'a> Dated<'a> {
    fn of(follow_up: &'a FollowUp) -> Dated<'a> {
        let end = |day: Option<Date>| day.map_or_else(|| "null".to_owned(), |day| day.to_string());
        let date = match follow_up.date {
            FollowUpDate::On(day) => day.to_string(),
            FollowUpDate::Between(first, last) => format!("{{between: [{}, {}]}}", end(first), end(last)),
        };
        Dated { rule: follow_up.rule, date, to: follow_up.to.as_ref().map(|role| role.id) }
    }

    /// Whether it is of the rule and for the role that a test names.
    fn is_of(&self, item: &ExpectedFollowUp) -> bool {
        self.rule == item.rule && (item.to.is_none() || item.to.as_deref() == self.to)
    }

    fn written(&self) -> String {
        let Dated { rule, date, to } = self;
        match to {
            Some(to) => format!("{{rule: {rule}, date: {date}, to: {to}}}"),
            None => format!("{{rule: {rule}, date: {date}}}"),
        }
    }
}

fn differs(
    what: String,
    place: Span,
    expected: String,
    actual: String,
    rules: Vec<String>,
    edits: Vec<Edit>,
) -> Mismatch {
    Mismatch { what, place, difference: Difference::Value { expected, actual }, rules, edits }
}

/// More than was expected.
fn more(what: &str, place: Span, unexpected: Vec<String>) -> Option<Mismatch> {
    if unexpected.is_empty() {
        return None;
    }
    let rules = unexpected.clone();
    let difference = Difference::List { missing: Vec::new(), unexpected };
    Some(Mismatch { what: what.to_owned(), place, difference, rules, edits: Vec::new() })
}
