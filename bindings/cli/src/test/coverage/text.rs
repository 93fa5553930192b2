//! Coverage to read in a terminal: how much is reached, and the gaps.

use riktlinje::cases::coverage::{ClauseState, Coverage, Kind};
use riktlinje::report::{Page, Phrase, Style, Tone};

use super::lines::states;
use super::{name, percent};

/// Most gaps shown of each kind, unless all are asked for.
const MOST: usize = 15;

/// Writes how much is reached, and the gaps.
pub(crate) fn write(coverage: &Coverage, below: &[Kind], style: Style) -> String {
    let mut page = Page::new(style);
    page.heading(HEADING.show(style.language));
    for kind in Kind::ALL {
        let tally = coverage.tally(kind);
        let count = COUNT.show(style.language).replace("{reached}", &tally.reached.to_string());
        let count = format!(
            "{} ({})",
            percent(tally, style.language),
            count.replace("{all}", &tally.all.to_string())
        );
        let tone = if below.contains(&kind) { Tone::Stop } else { Tone::Plain };
        page.columns(2, 26, (name(kind).show(style.language), Tone::Plain), (&count, tone));
    }
    let cannot = coverage.cannot_decide();
    if cannot > 0 {
        let text = CANNOT.show(style.language).replace("{count}", &cannot.to_string());
        page.paragraph(4, &text, Tone::Quiet);
    }
    gaps(&mut page, RULE_GAPS, &rule_gaps(coverage), style);
    gaps(&mut page, CONDITION_GAPS, &condition_gaps(coverage, style), style);
    gaps(&mut page, CLAUSE_GAPS, &clause_gaps(coverage, style), style);
    gaps(&mut page, OPTION_GAPS, &option_gaps(coverage), style);
    page.finish()
}

fn gaps(page: &mut Page, heading: Phrase, gaps: &[(String, String)], style: Style) {
    if gaps.is_empty() {
        return;
    }
    page.heading(heading.show(style.language));
    let most = if style.all { usize::MAX } else { MOST };
    for (what, missing) in gaps.iter().take(most) {
        page.lines(2, 4, &[(what, Tone::Quiet), (missing, Tone::Plain)]);
    }
    let more = gaps.len().saturating_sub(most);
    if more > 0 {
        page.paragraph(2, &MORE.show(style.language).replace("{count}", &more.to_string()), Tone::Quiet);
    }
}

fn rule_gaps(coverage: &Coverage) -> Vec<(String, String)> {
    let missing = coverage.rules.iter().map(|rule| {
        let missing = rule.possible.iter().filter(|status| !rule.seen.contains(status));
        (rule.id.clone(), missing.map(|status| status.id()).collect::<Vec<_>>().join(", "))
    });
    missing.filter(|(_, missing)| !missing.is_empty()).collect()
}

fn condition_gaps(coverage: &Coverage, style: Style) -> Vec<(String, String)> {
    let missing = coverage.conditions.iter().map(|condition| {
        let missing = states(condition).into_iter().filter(|(_, reached)| !reached);
        let missing: Vec<&str> = missing.map(|(phrase, _)| phrase.show(style.language)).collect();
        let gap = if missing.is_empty() {
            String::new()
        } else {
            format!("{}: {}", condition.text, missing.join(", "))
        };
        (condition.owner.clone(), gap)
    });
    missing.filter(|(_, gap)| !gap.is_empty()).collect()
}

fn clause_gaps(coverage: &Coverage, style: Style) -> Vec<(String, String)> {
    let missing = coverage.clauses.iter().filter_map(|clause| {
        let why = match clause.state {
            ClauseState::Missing => NO_RULE.show(style.language).to_owned(),
            ClauseState::NotApplied => {
                format!("{} ({})", NOT_APPLIED.show(style.language), clause.rules.join(", "))
            }
            ClauseState::Manual | ClauseState::Applied => return None,
        };
        Some((clause.id.clone(), why))
    });
    missing.collect()
}

/// The options of one fact on one line.
fn option_gaps(coverage: &Coverage) -> Vec<(String, String)> {
    let mut gaps: Vec<(String, String)> = Vec::new();
    for option in coverage.options.iter().filter(|option| !option.used) {
        match gaps.last_mut().filter(|(fact, _)| *fact == option.fact) {
            Some((_, options)) => {
                options.push_str(", ");
                options.push_str(&option.option);
            }
            None => gaps.push((option.fact.clone(), option.option.clone())),
        }
    }
    gaps
}

const HEADING: Phrase = Phrase::new("Täckning", "Coverage");
const COUNT: Phrase = Phrase::new("{reached} av {all}", "{reached} of {all}");
const RULE_GAPS: Phrase = Phrase::new("Utfall som inget prov visar", "Outcomes that no test shows");
const CONDITION_GAPS: Phrase = Phrase::new("Villkor som inget prov visar", "Conditions that no test shows");
const CLAUSE_GAPS: Phrase =
    Phrase::new("Ställen utan prövad regel", "Clauses without a rule that was applied");
const OPTION_GAPS: Phrase =
    Phrase::new("Alternativ som inget prov väljer", "Options that no test answers with");
const NO_RULE: Phrase = Phrase::new("ingen regel, och inget skäl angivet", "no rule, and no reason given");
const NOT_APPLIED: Phrase = Phrase::new("regeln gäller inte i något prov", "the rule applies in no test");
const CANNOT: Phrase = Phrase::new(
    "Räknas inte: {count} gånger kan ett villkor bevisligen aldrig avgöra ensamt.",
    "Not counted: {count} times a condition provably can never decide alone.",
);
const MORE: Phrase = Phrase::new("… och {count} till (-v visar alla)", "… and {count} more (-v shows all)");
