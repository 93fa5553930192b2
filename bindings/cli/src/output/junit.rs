//! Remarks as test results, for continuous integration: a suite a file, a failing case a remark. A run without
//! remarks is one passing case, because an empty report looks like one that did not run.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Remark;

/// Writes the report.
pub(crate) fn write(remarks: &[Remark]) -> String {
    let mut suites: BTreeMap<&str, Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        suites.entry(&remark.file).or_default().push(remark);
    }
    let failures = remarks.len();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"riktlinje check\" tests=\"{}\" failures=\"{failures}\" errors=\"0\">",
        failures.max(1)
    );
    if remarks.is_empty() {
        out.push_str(
            "  <testsuite name=\"riktlinje check\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n",
        );
        out.push_str("    <testcase name=\"check\" classname=\"riktlinje\"/>\n  </testsuite>\n");
    }
    for (file, remarks) in suites {
        let (name, count) = (attribute(file), remarks.len());
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{count}\" failures=\"{count}\" errors=\"0\" skipped=\"0\">"
        );
        for remark in remarks {
            case(remark, &name, &mut out);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(remark: &Remark, file: &str, out: &mut String) {
    let (line, column) = remark.start;
    let name = attribute(&format!("{}:{line}:{column}", remark.code));
    let _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"{file}\">");
    let _ = writeln!(
        out,
        "      <failure message=\"{}\" type=\"{}\">{}:{line}:{column}\n{}</failure>\n    </testcase>",
        attribute(&remark.message),
        remark.level(),
        content(&remark.file),
        content(&remark.whole())
    );
}

/// Text between tags. XML has no way at all to write most control characters.
pub(crate) fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(character),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {
                out.push(' ');
            }
            character => out.push(character),
        }
    }
    out
}

/// Text in quotes.
pub(crate) fn attribute(text: &str) -> String {
    content(text).replace('"', "&quot;").replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_place() {
        assert_eq!(content("a < b && c ]]> \u{1b}[1m"), "a &lt; b &amp;&amp; c ]]&gt;  [1m");
        assert_eq!(attribute("\"å\"\n<"), "&quot;å&quot; &lt;");
    }
}
