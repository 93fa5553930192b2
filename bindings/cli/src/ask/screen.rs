//! What is printed: a question with the form of its answer, help, what an answer changed, the verdict so far.

use riktlinje::ReadError;
use riktlinje::assess::{Assessment, Finding, Status};
use riktlinje::model::{Bounds, Fact, Type};
use riktlinje::report::{self, Page, Phrase, Report, Style, Tone};
use serde_json::Value;

use super::session::{Asked, Session};
use super::{shown, words};
use crate::terminal;

/// Most rules named after an answer, and in help.
const MOST_RULES: usize = 5;

impl<'p> Session<'p> {
    fn style(&self) -> Style {
        self.look.style(false)
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.show(self.look.language)
    }

    /// A phrase with its one place filled.
    pub(super) fn fill(&self, phrase: Phrase, name: &str, value: &str) -> String {
        self.say(phrase).replace(&format!("{{{name}}}"), value)
    }

    fn print(&self, write: impl FnOnce(&mut Page)) {
        let mut page = Page::new(self.style());
        write(&mut page);
        terminal::say(&page.finish());
    }

    pub(super) fn show_remark(&self, phrase: Phrase) {
        self.print(|page| page.paragraph(2, self.say(phrase), Tone::Care));
    }

    pub(super) fn show_line(&self, text: &str) {
        self.print(|page| page.paragraph(2, text, Tone::Strong));
    }

    /// Something to answer on the same line.
    pub(super) fn show_prompt(text: &str) {
        terminal::say(&format!("  {text}: "));
    }

    pub(super) fn show_beginning(&self) {
        let guideline = self.program.guideline();
        self.print(|page| {
            if let Some(root) = guideline.root() {
                page.paragraph(0, root.title.show(self.look.language), Tone::Strong);
            }
            let path = self.target.display().to_string();
            page.paragraph(0, &self.fill(words::SAVED_AS_YOU_GO, "path", &path), Tone::Plain);
            page.paragraph(0, self.say(words::COMMANDS), Tone::Quiet);
            self.verdict(page);
        });
    }

    pub(super) fn show_end(&self, passed: usize) {
        let path = self.target.display().to_string();
        let left = self.assessment.questions.len();
        self.print(|page| {
            page.gap();
            self.verdict(page);
            if left == 0 {
                page.paragraph(2, self.say(words::NOTHING_LEFT), Tone::Plain);
            } else if passed >= left {
                page.paragraph(2, &self.fill(words::SKIPPED, "count", &left.to_string()), Tone::Plain);
            }
            page.paragraph(2, &self.fill(words::SAVED, "path", &path), Tone::Plain);
            if left > 0 {
                let id = self.program.guideline().root().map_or("", |root| root.id.as_str());
                let text = self.fill(words::GO_ON, "path", &path).replace("{guideline}", id);
                page.paragraph(2, &text, Tone::Quiet);
            }
        });
    }

    /// Says what the remaining questions are good for. Without any, the end says that the verdict is final.
    pub(super) fn show_settled(&self) {
        if self.assessment.questions.is_empty() {
            return;
        }
        self.print(|page| page.paragraph(2, self.say(words::SETTLED), Tone::Strong));
    }

    /// The verdict, and what it can still become.
    fn verdict(&self, page: &mut Page) {
        let verdict = self.assessment.verdict;
        let word = |word| self.say(report::verdict(word));
        let mut text = word(verdict.word()).to_owned();
        if !verdict.is_settled() {
            let between = self.fill(words::BETWEEN, "best", word(verdict.best.into()));
            text = format!("{text} ({})", between.replace("{worst}", word(verdict.worst.into())));
        }
        page.labeled(2, self.say(words::VERDICT_SO_FAR), &text);
    }

    /// The whole report so far.
    pub(super) fn show_report(&self) {
        let report = Report {
            assessment: &self.assessment,
            guideline: self.program.guideline(),
            title: self.proposal.title.as_ref(),
            style: self.style(),
        };
        terminal::say(&report::Format::Text.write(&report));
    }

    pub(super) fn show_question(&self, asked: Asked) {
        let (fact, language) = (self.fact(asked), self.look.language);
        let guideline = self.program.guideline();
        let questions = &self.assessment.questions;
        let deciding = questions.iter().filter(|question| question.decides_verdict).count().to_string();
        let left =
            self.fill(words::LEFT, "left", &questions.len().to_string()).replace("{deciding}", &deciding);
        let section = fact.section.and_then(|at| guideline.sections.get(at));
        let section = section.map_or(String::new(), |section| format!("{} · ", section.title.show(language)));
        let question = self.question(asked);
        self.print(|page| {
            terminal::say("\n");
            page.paragraph(0, &format!("{section}{left}"), Tone::Quiet);
            let text = fact.question.as_ref().or(fact.title.as_ref());
            let id = format!("[{}]", fact.id);
            let text = text.map_or(fact.id.as_str(), |text| text.show(language));
            page.lines(0, 2, &[(text, Tone::Strong), (&id, Tone::Quiet)]);
            if let Some(owner) = question.and_then(|question| question.owner.as_ref()) {
                page.labeled(2, self.say(words::ANSWERED_BY), owner.title.show(language));
            }
            if let Some(again) = question.and_then(|question| words::again(question.kind)) {
                page.paragraph(2, self.say(again), Tone::Care);
                if let Some(written) = self.sheet.written(&self.proposal.answers, asked.fact) {
                    page.labeled(2, self.say(words::ANSWER_SO_FAR), &self.value(fact, &written));
                }
            }
            if asked.evidence {
                let kinds: Vec<String> =
                    self.kinds(asked).iter().zip(1..).map(|(kind, at)| format!("{at} {kind}")).collect();
                page.paragraph(2, &self.fill(words::KINDS, "kinds", &kinds.join(", ")), Tone::Plain);
                page.paragraph(2, self.say(words::FORM_EVIDENCE), Tone::Quiet);
            } else {
                self.form(page, fact);
                self.years_remark(page, asked);
            }
        });
    }

    /// The sign that an answer is waited for.
    pub(super) fn show_sign() {
        terminal::say("> ");
    }

    fn years_remark(&self, page: &mut Page, asked: Asked) {
        if self.fact(asked).ty == Type::Series {
            let (count, settled) = self.years(asked);
            let phrase = if settled { words::YEARS_COUNT } else { words::YEARS_OPEN };
            page.paragraph(2, &self.fill(phrase, "count", &count.to_string()), Tone::Quiet);
        }
    }

    /// The options, or what an answer looks like.
    fn form(&self, page: &mut Page, fact: &'p Fact) {
        let language = self.look.language;
        if let Some(options) = self.typing().options(fact) {
            for (label, option) in options.labels().iter().zip(&options.list.options) {
                page.lines(
                    2,
                    6,
                    &[(&format!("{label:>2}"), Tone::Plain), (option.title.show(language), Tone::Plain)],
                );
            }
        }
        for (step, label) in &fact.labels {
            page.lines(2, 6, &[(&format!("{step:>2}"), Tone::Plain), (label.show(language), Tone::Plain)]);
        }
        let mut form = match fact.ty {
            Type::Truth => self.say(words::FORM_TRUTH).to_owned(),
            Type::Number => self.number_form(fact),
            Type::Date => self.say(words::FORM_DATE).to_owned(),
            Type::Text => self.say(words::FORM_TEXT).to_owned(),
            Type::Choice(_) => self.say(words::FORM_CHOICE).to_owned(),
            Type::Choices(_) => self.say(words::FORM_CHOICES).to_owned(),
            Type::Series => format!("{}; {}", self.say(words::FORM_SERIES), self.number_form(fact)),
            Type::Rows(_) => self.say(words::FORM_ROWS).to_owned(),
        };
        if fact.may_be_none || fact.ty == Type::Text {
            form = format!("{form}; {}", self.say(words::FORM_NONE));
        }
        page.paragraph(2, &form, Tone::Quiet);
    }

    fn number_form(&self, fact: &Fact) -> String {
        let language = self.look.language;
        let (min, max, whole) = match fact.bounds {
            Bounds::Number { min, max, whole } => (min, max, whole),
            Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => (None, None, false),
        };
        let mut parts = vec![self.say(if whole { words::FORM_WHOLE } else { words::FORM_NUMBER }).to_owned()];
        if let Some(unit) = &fact.unit {
            parts.push(self.fill(words::UNIT_IN, "unit", &report::unit(unit, language)));
        }
        let show = |number: riktlinje::number::Number| {
            number.format(language, riktlinje::number::Decimals::Shortest)
        };
        match (min.map(show), max.map(show)) {
            (Some(low), Some(high)) => {
                parts.push(self.fill(words::FROM_TO, "low", &low).replace("{high}", &high));
            }
            (Some(low), None) => parts.push(self.fill(words::FROM_ONLY, "low", &low)),
            (None, Some(high)) => parts.push(self.fill(words::TO_ONLY, "high", &high)),
            (None, None) => {}
        }
        format!(
            "{}. {}",
            parts.join(", ").replacen(", ", " ", usize::from(fact.unit.is_some())),
            self.say(words::FORM_RANGE)
        )
    }

    pub(super) fn show_column(&self, column: &'p Fact) {
        let text = column.title.as_ref().or(column.question.as_ref());
        let text = text.map_or(column.id.as_str(), |text| text.show(self.look.language));
        self.print(|page| {
            page.paragraph(4, text, Tone::Strong);
            self.form(page, column);
        });
        terminal::say("  > ");
    }

    pub(super) fn show_column_help(&self, column: &Fact) {
        match &column.help {
            Some(help) => self.print(|page| page.paragraph(4, help.show(self.look.language), Tone::Plain)),
            None => self.show_remark(words::NO_HELP),
        }
    }

    /// Help with a question: its own, its options', and the rules that wait for it.
    pub(super) fn show_help(&self, asked: Asked) {
        let (fact, language) = (self.fact(asked), self.look.language);
        let guideline = self.program.guideline();
        let section = fact.section.and_then(|at| guideline.sections.get(at));
        let section = section.and_then(|section| section.help.as_ref());
        self.print(|page| {
            if fact.help.is_none() && section.is_none() {
                page.paragraph(2, self.say(words::NO_HELP), Tone::Plain);
            }
            for help in [section, fact.help.as_ref()] {
                page.paragraph(2, shown(help, language), Tone::Plain);
            }
            let options = self.typing().options(fact);
            for option in options.iter().flat_map(|options| &options.list.options) {
                if let Some(help) = &option.help {
                    page.labeled(2, option.title.show(language), help.show(language));
                }
            }
            if let Some(question) = self.question(asked) {
                let rules = question.unlocks.iter().filter_map(|rule| self.assessment.finding(rule));
                self.rules(page, words::DECIDES, &rules.collect::<Vec<_>>());
            }
            page.paragraph(2, self.say(words::COMMANDS), Tone::Quiet);
        });
    }

    fn rules(&self, page: &mut Page, label: Phrase, rules: &[&Finding]) {
        for finding in rules.iter().take(MOST_RULES) {
            let title = format!("{} [{}]", finding.title.show(self.look.language), finding.rule);
            page.labeled(2, self.say(label), &title);
        }
        if rules.len() > MOST_RULES {
            let rest = (rules.len() - MOST_RULES).to_string();
            page.paragraph(4, &self.fill(words::MORE, "count", &rest), Tone::Quiet);
        }
    }

    pub(super) fn show_answer(&self, asked: Asked, value: &Value) {
        if value.is_null() {
            self.print(|page| page.paragraph(2, self.say(words::KEPT_OPEN), Tone::Plain));
            return;
        }
        let text = self.value(self.fact(asked), value);
        self.print(|page| page.paragraph(2, &self.fill(words::READ_AS, "value", &text), Tone::Plain));
    }

    /// What an answer did to the rules, and the verdict so far.
    pub(super) fn show_changes(&self, before: &Assessment) {
        let pairs = || before.findings.iter().zip(&self.assessment.findings);
        let newly =
            |status: Status| pairs().filter(move |(old, new)| new.status == status && old.status != status);
        let violated: Vec<&Finding> = newly(Status::Violated).map(|(_, new)| new).collect();
        let met = newly(Status::Met).count() + newly(Status::Noted).count();
        self.print(|page| {
            self.rules(page, words::NOW_VIOLATED, &violated);
            if met > 0 {
                page.paragraph(2, &self.fill(words::NOW_MET, "count", &met.to_string()), Tone::Good);
            }
            self.verdict(page);
        });
    }

    /// Why an answer cannot stand.
    pub(super) fn show_mistakes(&self, error: &ReadError) {
        let language = self.look.language;
        self.print(|page| {
            for mistake in error.diagnostics().iter() {
                page.paragraph(2, &mistake.message(language), Tone::Stop);
                if let Some(hint) = mistake.hint(language) {
                    page.paragraph(4, &hint, Tone::Plain);
                }
            }
        });
    }

    /// An answer in words.
    pub(super) fn value(&self, fact: &Fact, value: &Value) -> String {
        let language = self.look.language;
        match value {
            Value::Null => "–".to_owned(),
            Value::Bool(yes) => report::yes_or_no(*yes).show(language).to_owned(),
            Value::Number(number) => match riktlinje::number::Number::parse_json(&number.to_string()) {
                Ok(number) => report::amount(number, fact.unit.as_deref(), None, language),
                Err(_) => number.to_string(),
            },
            Value::String(text) => {
                let options = self.typing().options(fact);
                let option =
                    options.and_then(|options| options.list.options.iter().find(|option| option.id == *text));
                option.map_or_else(|| text.clone(), |option| option.title.show(language).to_owned())
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                self.fill(words::ROWS_SO_FAR, "count", &items.len().to_string())
            }
            Value::Array(items) if items.is_empty() => "0".to_owned(),
            Value::Array(items) => {
                items.iter().map(|item| self.value(fact, item)).collect::<Vec<_>>().join("; ")
            }
            Value::Object(form) => self.form_value(fact, form),
        }
    }

    fn form_value(&self, fact: &Fact, form: &serde_json::Map<String, Value>) -> String {
        let list = |key: &str| form.get(key).and_then(Value::as_array).map(Vec::as_slice);
        let words =
            |items: &[Value]| -> Vec<String> { items.iter().map(|item| self.value(fact, item)).collect() };
        if let Some([low, high]) = list("between") {
            return format!("{} – {}", self.value(fact, low), self.value(fact, high));
        }
        if let Some(items) = list("one_of") {
            return words(items).join(" / ");
        }
        if let Some(may) = list("may") {
            let sure = list("must").unwrap_or_default();
            return words(sure)
                .into_iter()
                .chain(words(may).iter().map(|word| format!("? {word}")))
                .collect::<Vec<_>>()
                .join("; ");
        }
        if let Some(rows) = form.get("so_far") {
            return format!("{} …", self.value(fact, rows));
        }
        if let Some(value) = form.get("value") {
            return self.value(fact, value);
        }
        "–".to_owned()
    }
}
