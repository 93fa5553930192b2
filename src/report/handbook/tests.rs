//! Handbooks.

use super::*;
use crate::source::Source;

/// Texts that try to be something else, and an own choice beside a law.
const ODD: &str = r#"
riktlinje: 1
id: odd
version: 1.0.0
status: draft
title: {sv: "Titel <script> & | *annat*", en: "Title <script> & | *other*"}
phases:
  - {id: now, title: {sv: Nu, en: Now}, reached_when: "true"}
sources:
  law: {title: {sv: Lagen, en: The law}, url: "https://example.org/a&b", clauses: {a: {text: "ett <b>citat</b>", reference: 3 §}}}
parameters:
  share: {value: 2.5, min: 0.5, max: 10, unit: h, tighter: higher, title: {sv: Andel, en: Share}}
  most: {value: 3, max: 4, title: {sv: Högst, en: Most}}
facts:
  plan: {type: bool, question: {sv: Finns en plan?, en: Is there a plan?}, answered_by: jurist å}
rules:
  LAW: {area: law, phase: now, severity: must, source: law/a, review: read, title: {sv: Lag, en: Law}, remedy: {sv: Gör., en: Do.}, requires: plan, owner: jurist å}
  OWN: {area: law, phase: now, severity: should, review: own, title: {sv: Eget, en: Own}, remedy: {sv: Gör., en: Do.}, requires: "!plan"}
"#;

fn book(format: HandbookFormat, language: Language) -> String {
    let loaded = crate::load(&[Source { name: "odd.yaml", text: ODD }]).unwrap();
    handbook(loaded.program.guideline(), language, format)
}

#[test]
fn texts_cannot_become_markup() {
    let html = book(HandbookFormat::Html, Language::SWEDISH);
    assert!(html.contains("<h1 id=\"top\">Titel &lt;script&gt; &amp; | *annat*</h1>"));
    assert!(!html.contains("<script") && !html.contains("<b>"));
    let markdown = book(HandbookFormat::Markdown, Language::ENGLISH);
    assert!(markdown.contains("# Title \\<script\\> & | \\*other\\*"), "{markdown}");
}

#[test]
fn an_own_choice_cannot_be_taken_for_law() {
    for (language, own, read) in [
        (Language::SWEDISH, "Egen tillämpning, inte en norm", "Källan är läst"),
        (Language::ENGLISH, "Our own practice, not a norm", "Source read"),
    ] {
        let markdown = book(HandbookFormat::Markdown, language);
        let part = |rule: &str| {
            let (_, after) = markdown.split_once(&format!("id=\"rule:{rule}\"")).unwrap();
            after.split("<a id=").next().unwrap().to_owned()
        };
        assert!(part("OWN").contains(&format!("**[{own}]**")), "{}", part("OWN"));
        assert!(part("LAW").contains(&format!("**[{read}]**")) && !part("LAW").contains(own));
    }
}

#[test]
fn a_rule_says_where_it_comes_from_and_what_it_asks_for() {
    let html = book(HandbookFormat::Html, Language::SWEDISH);
    assert!(html.contains("<q>ett &lt;b&gt;citat&lt;/b&gt;</q>"));
    assert!(html.contains("<strong>Krav: </strong><a href=\"#fact:plan\">Finns en plan?</a> ja"), "{html}");
    assert!(html.contains("Utkast: riktlinjen är inte antagen."));
    assert!(html.contains("inte juridisk rådgivning"));
}

#[test]
fn a_parameter_says_what_it_may_be_set_to_and_by_whom() {
    let swedish = book(HandbookFormat::Markdown, Language::SWEDISH);
    for text in ["**Tillåtna värden:** 0,5–10\u{a0}timmar", "**Tillåtna värden:** högst 4", "får höja värdet"]
    {
        assert!(swedish.contains(text), "{text} is missing in\n{swedish}");
    }
    let english = book(HandbookFormat::Markdown, Language::ENGLISH);
    assert!(english.contains("**Values allowed:** 0.5–10\u{a0}hours"), "{english}");
}
