//! The document as Markdown. Places are marked by anchors of their own, because every reader makes others
//! from headings.

use std::fmt::Write;

use super::document::{Block, Inline};

/// The document as Markdown.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        write_block(block, 0, &mut out);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn write_block(block: &Block, indent: usize, out: &mut String) {
    match block {
        Block::Heading { level, anchor, text } => {
            let signs = "#".repeat(usize::from(*level));
            let _ = writeln!(out, "<a id=\"{anchor}\"></a>\n\n{signs} {}", escaped(text));
        }
        Block::Paragraph(line) => {
            write_line(line, out);
            out.push('\n');
        }
        Block::Notice(line) => {
            out.push_str("> ");
            write_line(line, out);
            out.push('\n');
        }
        Block::List(items) => {
            for (line, below) in items {
                let _ = write!(out, "{}- ", " ".repeat(indent));
                write_line(line, out);
                out.push('\n');
                if let Some(below) = below {
                    write_block(below, indent + 2, out);
                }
            }
        }
        Block::Table(rows) => {
            for (at, row) in rows.iter().enumerate() {
                for cell in row {
                    out.push_str("| ");
                    let mut text = String::new();
                    write_line(cell, &mut text);
                    out.push_str(&text.replace('|', "\\|"));
                    out.push(' ');
                }
                out.push_str("|\n");
                if at == 0 {
                    out.push_str(&"|---".repeat(row.len()));
                    out.push_str("|\n");
                }
            }
        }
    }
}

fn write_line(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(&escaped(text)),
            Inline::Strong(text) => {
                let (words, space) = (text.trim_end(), if text.ends_with(' ') { " " } else { "" });
                let _ = write!(out, "**{}**{space}", escaped(words));
            }
            Inline::Code(text) => {
                let _ = write!(out, "`{}`", text.replace('`', "'"));
            }
            Inline::Mark(_, text) => {
                let _ = write!(out, "**[{}]**", escaped(text));
            }
            Inline::Quote(text) => {
                let _ = write!(out, "*”{}”*", escaped(text));
            }
            Inline::Link { to, text } => {
                let _ = write!(out, "[{}](#{to})", escaped(text));
            }
            Inline::Url(url) => {
                let _ = write!(out, "<{}>", url.replace(['<', '>', ' ', '\n'], ""));
            }
        }
    }
}

/// Text whose signs mean nothing.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
