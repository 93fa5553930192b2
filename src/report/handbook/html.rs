//! The document as one HTML file: its style inside, no script, made to be printed as well.

use std::fmt::Write;

use super::document::{Block, Inline, Line, Tone};
use crate::text::Language;

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; }
h2 { border-bottom: 2px solid; padding-bottom: .2rem; margin-top: 3rem; }
h3 { margin-top: 2.5rem; }
h4 { margin: 2rem 0 .3rem; border-top: 1px solid #8888; padding-top: 1rem; }
p { margin: .4rem 0; }
ul { margin: .3rem 0; padding-left: 1.4rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .95em; }
th, td { border: 1px solid #8888; padding: .3rem .5rem; text-align: left; vertical-align: top; }
code { font-size: .85em; overflow-wrap: anywhere; opacity: .8; }
.notice { border: 2px solid; border-radius: .3rem; padding: .6rem .8rem; }
.mark { display: inline-block; border: 1px solid; border-radius: .3rem; padding: 0 .4rem; font-weight: 600; font-size: .85em; }
.caution { border-style: dashed; border-width: 2px; font-style: italic; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  h2 { break-before: page; }
  tr, li { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
";

/// The document as HTML.
pub(super) fn write(blocks: &[Block], title: &str, language: Language) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escaped(title)
    );
    for block in blocks {
        write_block(block, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Heading { level, anchor, text } => {
            let _ = writeln!(out, "<h{level} id=\"{}\">{}</h{level}>", escaped(anchor), escaped(text));
        }
        Block::Paragraph(line) => {
            let _ = writeln!(out, "<p>{}</p>", inside(line));
        }
        Block::Notice(line) => {
            let _ = writeln!(out, "<p class=\"notice\">{}</p>", inside(line));
        }
        Block::List(items) => {
            out.push_str("<ul>\n");
            for (line, below) in items {
                let _ = write!(out, "<li>{}", inside(line));
                if let Some(below) = below {
                    out.push('\n');
                    write_block(below, out);
                }
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        Block::Table(rows) => write_table(rows, out),
    }
}

fn write_table(rows: &[Vec<Line>], out: &mut String) {
    out.push_str("<table>\n");
    for (at, row) in rows.iter().enumerate() {
        let (open, close) = if at == 0 { ("<th scope=\"col\">", "</th>") } else { ("<td>", "</td>") };
        let cells: Vec<String> = row.iter().map(|cell| format!("{open}{}{close}", inside(cell))).collect();
        let cells = cells.concat();
        let (before, after) = match at {
            0 => ("<thead>", "</thead>\n<tbody>"),
            _ => ("", ""),
        };
        let _ = writeln!(out, "{before}<tr>{cells}</tr>{after}");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn inside(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) => escaped(text),
            Inline::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
            Inline::Code(text) => format!("<code>{}</code>", escaped(text)),
            Inline::Mark(tone, text) => {
                let class = match tone {
                    Tone::Norm | Tone::Weight => "mark",
                    Tone::Caution => "mark caution",
                };
                format!("<span class=\"{class}\">{}</span>", escaped(text))
            }
            Inline::Quote(text) => format!("<q>{}</q>", escaped(text)),
            Inline::Link { to, text } => format!("<a href=\"#{}\">{}</a>", escaped(to), escaped(text)),
            // Anything but a page's address could be made to run.
            Inline::Url(url) if url.starts_with("https://") || url.starts_with("http://") => {
                format!("<a href=\"{0}\">{0}</a>", escaped(url))
            }
            Inline::Url(url) => escaped(url),
        })
        .collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
