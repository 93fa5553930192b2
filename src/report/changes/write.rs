//! Changes as text, Markdown and JSON.

use std::fmt::Write;

use super::{CaseChange, Change, ChangeKind, Changes, Detail, RuleChange, Thing, words};
use crate::report::{Page, Phrase, Style, Tone, status, verdict};
use crate::text::{Language, Text};

/// The formats of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangesFormat {
    /// To read in a terminal.
    Text,
    /// For a page or a comment.
    Markdown,
    /// For programs.
    Json,
}

/// Most rules named for one change, unless everything is asked for.
const MOST_RULES: usize = 8;

pub(super) fn write(changes: &Changes, format: ChangesFormat, style: Style) -> String {
    match format {
        ChangesFormat::Text => text(changes, style),
        ChangesFormat::Markdown => markdown(changes, style),
        ChangesFormat::Json => {
            // Plain data with texts as keys can always be written.
            let mut out = serde_json::to_string_pretty(changes).unwrap_or_default();
            out.push('\n');
            out
        }
    }
}

fn fill(phrase: Phrase, language: Language, values: &[(&str, &str)]) -> String {
    crate::report::words::fill(phrase, language, values)
}

fn heading(changes: &Changes, language: Language) -> String {
    let edition = |edition: &super::Edition, other: &super::Edition| {
        if edition.id == other.id {
            edition.version.clone()
        } else {
            format!("{} {}", edition.id, edition.version)
        }
    };
    let title = changes.new.title.show(language);
    let (old, new) = (edition(&changes.old, &changes.new), edition(&changes.new, &changes.old));
    fill(words::HEADING, language, &[("title", title), ("old", &old), ("new", &new)])
}

/// The changes of each kind of thing, in their order.
fn groups(changes: &Changes) -> Vec<(Thing, Vec<&Change>)> {
    let mut groups: Vec<(Thing, Vec<&Change>)> = Vec::new();
    for change in &changes.changes {
        match groups.last_mut().filter(|(thing, _)| *thing == change.of) {
            Some((_, group)) => group.push(change),
            None => groups.push((change.of, vec![change])),
        }
    }
    groups
}

fn tone(kind: ChangeKind) -> Tone {
    match kind {
        ChangeKind::Tightened => Tone::Stop,
        ChangeKind::Relaxed | ChangeKind::Removed => Tone::Care,
        ChangeKind::Added => Tone::Good,
        ChangeKind::Changed => Tone::Strong,
        ChangeKind::Reworded => Tone::Quiet,
    }
}

fn shown(text: Option<&Text>, language: Language) -> &str {
    text.map_or(words::NONE.show(language), |text| text.show(language))
}

/// The rules that a change touches, cut short.
fn affected(change: &Change, style: Style) -> String {
    let most = if style.all { usize::MAX } else { MOST_RULES };
    let mut text = change.rules.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    let left = change.rules.len().saturating_sub(most);
    if left > 0 {
        text = format!("{text} {}", fill(words::MORE, style.language, &[("count", &left.to_string())]));
    }
    text
}

fn text(changes: &Changes, style: Style) -> String {
    let language = style.language;
    let mut page = Page::new(style);
    page.paragraph(0, &heading(changes, language), Tone::Strong);
    if changes.changes.is_empty() {
        page.paragraph(2, words::NOTHING.show(language), Tone::Plain);
    }
    for (thing, group) in groups(changes) {
        page.heading(&format!("{} ({})", words::things(thing).show(language), group.len()));
        for change in group {
            let id = format!("[{}]", change.id);
            let kind = format!("{}:", words::kind(change.kind).show(language));
            page.lines(
                2,
                4,
                &[
                    (&kind, tone(change.kind)),
                    (change.title.show(language), Tone::Strong),
                    (&id, Tone::Quiet),
                ],
            );
            for detail in &change.details {
                detail_text(detail, &mut page, language);
            }
            page.labeled(4, words::AFFECTS.show(language), &affected(change, style));
        }
    }
    cases_text(changes, &mut page, style);
    page.finish()
}

fn detail_text(detail: &Detail, page: &mut Page, language: Language) {
    let label = detail.label.show(language);
    let kind = words::kind(detail.kind).show(language).to_lowercase();
    page.lines(4, 6, &[(&format!("{label} ({kind})"), Tone::Plain)]);
    page.labeled(6, words::BEFORE.show(language), shown(detail.old.as_ref(), language));
    page.labeled(6, words::AFTER.show(language), shown(detail.new.as_ref(), language));
}

fn verdict_change(case: &CaseChange, language: Language) -> String {
    let word = |word: Option<crate::assess::Word>| {
        word.map_or(words::UNREADABLE.show(language), |word| verdict(word).show(language))
    };
    format!("{} → {}", word(case.old), word(case.new))
}

fn rule_change(change: &RuleChange, language: Language) -> String {
    let word = |one: Option<crate::assess::Status>| {
        one.map_or(words::RULE_GONE.show(language), |one| status(one).show(language)).to_lowercase()
    };
    format!("{} [{}]: {} → {}", change.title.show(language), change.rule, word(change.old), word(change.new))
}

fn case_count(changes: &Changes, language: Language) -> String {
    let count = changes.cases_assessed.to_string();
    if changes.cases.is_empty() {
        fill(words::CASES_SAME, language, &[("count", &count)])
    } else {
        let differ = changes.cases.len().to_string();
        fill(words::CASES_COUNT, language, &[("changed", &differ), ("count", &count)])
    }
}

fn cases_text(changes: &Changes, page: &mut Page, style: Style) {
    if changes.cases_assessed == 0 && changes.cases.is_empty() {
        return;
    }
    let language = style.language;
    page.heading(words::CASES.show(language));
    page.paragraph(2, &case_count(changes, language), Tone::Plain);
    for case in &changes.cases {
        page.gap();
        let title = case.title.as_ref().map_or("", |title| title.show(language));
        page.lines(2, 4, &[(title, Tone::Strong), (&format!("[{}]", case.file), Tone::Quiet)]);
        page.paragraph(4, &verdict_change(case, language), Tone::Care);
        for change in case.because.iter().take(if style.all { usize::MAX } else { MOST_RULES }) {
            page.labeled(4, words::BECAUSE.show(language), &rule_change(change, language));
        }
        for mistake in &case.mistakes {
            page.paragraph(4, mistake.show(language), Tone::Stop);
        }
    }
}

fn markdown(changes: &Changes, style: Style) -> String {
    let language = style.language;
    let mut out = format!("# {}\n", escaped(&heading(changes, language)));
    if changes.changes.is_empty() {
        let _ = writeln!(out, "\n{}", words::NOTHING.show(language));
    }
    for (thing, group) in groups(changes) {
        let _ = write!(out, "\n## {}\n\n", words::things(thing).show(language));
        for change in group {
            let kind = words::kind(change.kind).show(language);
            let _ = writeln!(out, "- **{kind}:** {} `{}`", escaped(change.title.show(language)), change.id);
            for detail in &change.details {
                let kind = words::kind(detail.kind).show(language).to_lowercase();
                let (old, new) = (shown(detail.old.as_ref(), language), shown(detail.new.as_ref(), language));
                let _ = writeln!(
                    out,
                    "  - {} ({kind}): {} → {}",
                    detail.label.show(language),
                    escaped(old),
                    escaped(new)
                );
            }
            let rules = affected(change, style);
            if !rules.is_empty() {
                let _ = writeln!(out, "  - {}: {}", words::AFFECTS.show(language), escaped(&rules));
            }
        }
    }
    if changes.cases_assessed > 0 || !changes.cases.is_empty() {
        let _ = writeln!(out, "\n## {}\n\n{}", words::CASES.show(language), case_count(changes, language));
        for case in &changes.cases {
            let title = case.title.as_ref().map_or("", |title| title.show(language));
            let _ = writeln!(
                out,
                "\n- **{}** `{}`: {}",
                escaped(title),
                case.file,
                verdict_change(case, language)
            );
            for change in &case.because {
                let _ = writeln!(out, "  - {}", escaped(&rule_change(change, language)));
            }
            for mistake in &case.mistakes {
                let _ = writeln!(out, "  - {}", escaped(mistake.show(language)));
            }
        }
    }
    out
}

/// Text whose signs mean nothing in Markdown.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => out.extend(['\\', letter]),
            '\n' => out.push(' '),
            letter => out.push(letter),
        }
        out
    })
}
