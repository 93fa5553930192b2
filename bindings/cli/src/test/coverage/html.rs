//! Coverage as a page that shows the guidelines themselves: each line is marked, and says what is not reached.
//!
//! Marks are signs as well as colors. The page needs nothing from anywhere else.

use std::fmt::Write;

use riktlinje::cases::coverage::{Coverage, Kind};
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::super::session::Session;
use super::lines::{Line, Page, pages};
use super::{name, percent};

const STYLE: &str = "\
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse}th,td{text-align:left;padding:.25rem 1rem .25rem 0}
div.file{font:13px/1.6 ui-monospace,monospace;overflow-x:auto;border:1px solid #ccc;padding:.5rem 0}
div.file span{display:block;padding:0 .75rem;white-space:pre}
.all{background:#e3f4e3}.some{background:#fff3cd}.none{background:#fbdcdc}
div.file small{display:block;padding-left:7ch;white-space:pre-wrap;color:#5a2a00}
b.mark{display:inline-block;width:2ch;font-weight:700}i.number{display:inline-block;width:5ch;color:#666;font-style:normal}
";

/// Writes the page.
pub(super) fn write(session: &Session, coverage: &Coverage, language: Language) -> String {
    let mut out = String::new();
    let title = TITLE.show(language);
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">",
        language.code()
    );
    let _ = writeln!(out, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    let _ =
        writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>");
    summary(coverage, language, &mut out);
    let _ = writeln!(out, "<p>{}</p>", LEGEND.show(language));
    let pages = pages(session, coverage, language);
    out.push_str("<ul>\n");
    for page in &pages {
        let id = escaped(&page.guideline);
        let _ = writeln!(out, "<li><a href=\"#{id}\">{id}</a></li>");
    }
    out.push_str("</ul>\n");
    for page in &pages {
        guideline(page, language, &mut out);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn summary(coverage: &Coverage, language: Language, out: &mut String) {
    out.push_str("<table>\n");
    for kind in Kind::ALL {
        let tally = coverage.tally(kind);
        let (name, share) = (name(kind).show(language), percent(tally, language));
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{name}</th><td>{share}</td><td>{} / {}</td></tr>",
            tally.reached, tally.all
        );
    }
    out.push_str("</table>\n");
}

fn guideline(page: &Page<'_>, language: Language, out: &mut String) {
    let _ = writeln!(
        out,
        "<h2 id=\"{0}\">{0}</h2>\n<p>{1}</p>\n<div class=\"file\">",
        escaped(&page.guideline),
        escaped(page.name)
    );
    for (number, text) in (1..).zip(page.text.lines()) {
        line(number, text, page.lines.get(&number), language, out);
    }
    out.push_str("</div>\n");
}

fn line(number: usize, text: &str, goals: Option<&Line>, language: Language, out: &mut String) {
    let (class, mark) = match goals.map(|line| (line.reached(), line.goals.len())) {
        None => ("", " "),
        Some((reached, all)) if reached == all => (" class=\"all\"", "✓"),
        Some((0, _)) => (" class=\"none\"", "✗"),
        Some(_) => (" class=\"some\"", "~"),
    };
    let text = escaped(text);
    let _ = write!(out, "<span{class}><b class=\"mark\">{mark}</b><i class=\"number\">{number}</i>{text}");
    let gaps: Vec<String> = goals.into_iter().flat_map(Line::gaps).map(escaped).collect();
    if !gaps.is_empty() {
        let _ = write!(out, "<small>{} {}</small>", NOT_SHOWN.show(language), gaps.join("; "));
    }
    out.push_str("</span>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const TITLE: Phrase = Phrase::new("Vad proven täcker", "What the tests cover");
const LEGEND: Phrase = Phrase::new(
    "✓ allt på raden är prövat, ~ en del, ✗ inget. Under raden står vad som saknas.",
    "✓ everything on the line is tested, ~ some of it, ✗ nothing. What is missing stands below the line.",
);
const NOT_SHOWN: Phrase = Phrase::new("Inte prövat:", "Not tested:");
