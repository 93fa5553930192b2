//! Handbooks of the real guidelines: whole HTML, and every link leads somewhere.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const GUIDELINES: [&str; 3] = ["gotland-social-services", "tibro", "vocabulary"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
    command.args(arguments).current_dir(root());
    for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn doc(guideline: &str, format: &str, language: &str) -> String {
    let output = run(&["doc", guideline, "--format", format, "--lang", language]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Tags that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// Reads HTML strictly: every tag closed in its order, nothing unescaped. Gives the places and the links.
fn parse(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut open, mut places, mut links): (Vec<String>, Vec<String>, Vec<String>) = Default::default();
    let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap();
    while let Some((text, after)) = rest.split_once('<') {
        let in_style = open.last().is_some_and(|tag| tag == "style");
        assert!(in_style || !text.contains('>'), "a bare > near {text:?}");
        for entity in text.split('&').skip(1).filter(|_| !in_style) {
            assert!(
                ["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)),
                "{entity:?}"
            );
        }
        let (tag, next) = after.split_once('>').unwrap();
        rest = next;
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(closed), "closed out of order");
            continue;
        }
        let name = tag.split(' ').next().unwrap();
        for part in tag.split('"').collect::<Vec<_>>().chunks(2) {
            let [before, value] = part else { continue };
            match before.trim().trim_end_matches('=').rsplit(' ').next().unwrap() {
                "id" => places.push((*value).to_owned()),
                "href" => links.push((*value).to_owned()),
                attribute => assert!(!attribute.starts_with("on"), "no script: {attribute}"),
            }
        }
        if !VOID.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert_eq!(open, Vec::<String>::new(), "left open");
    (places, links)
}

#[test]
fn html_is_whole_and_every_link_leads_somewhere() {
    for guideline in GUIDELINES {
        for language in ["sv", "en"] {
            let html = doc(guideline, "html", language);
            let (places, links) = parse(&html);
            let known: HashSet<&String> = places.iter().collect();
            assert_eq!(known.len(), places.len(), "{guideline}: a place has one name");
            assert!(links.len() > 20, "{guideline}");
            for link in &links {
                let inside = link.strip_prefix('#').is_some_and(|place| known.contains(&place.to_owned()));
                assert!(
                    inside || link.starts_with("https://") || link.starts_with("http://"),
                    "{guideline}: {link}"
                );
            }
            assert!(!html.contains("<script"), "no script");
        }
    }
}

#[test]
fn markdown_links_lead_somewhere_too() {
    for guideline in GUIDELINES {
        for language in ["sv", "en"] {
            let text = doc(guideline, "markdown", language);
            let places: HashSet<&str> =
                text.split("<a id=\"").skip(1).filter_map(|after| after.split('"').next()).collect();
            let links: Vec<&str> =
                text.split("](#").skip(1).filter_map(|after| after.split(')').next()).collect();
            assert!(links.len() > 20, "{guideline}");
            for link in links {
                assert!(places.contains(link), "{guideline}: {link}");
            }
        }
    }
}

#[test]
fn every_rule_and_question_is_there_in_the_language_asked_for() {
    let files = [("gotland-son-76", "GOT-SON76-15")];
    for (_, rule) in files {
        let swedish = doc("gotland-social-services", "markdown", "sv");
        let english = doc("gotland-social-services", "markdown", "en");
        for text in [&swedish, &english] {
            assert!(text.contains(&format!("`{rule}`")), "{rule}");
            assert!(
                text.contains("ett värde som minst motsvarar kostnaden"),
                "the clause is quoted as it is"
            );
        }
        assert!(swedish.contains("inte juridisk rådgivning") && english.contains("not legal advice"));
        assert!(swedish.contains("Egen tillämpning, inte en norm"));
        let questions = |text: &str| text.matches("<a id=\"fact:").count();
        assert_eq!(questions(&swedish), questions(&english));
    }
}

#[test]
fn the_file_decides_the_format() {
    let folder = std::env::temp_dir().join(format!("riktlinje-doc-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("handbok.html");
    let output = run(&["doc", "vocabulary", "-o", &path.to_string_lossy()]);
    assert!(output.status.success());
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<!DOCTYPE html>"));
    std::fs::remove_dir_all(&folder).unwrap();
}
