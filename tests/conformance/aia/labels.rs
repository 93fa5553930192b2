//! Our own short names of AIA's sections. AIA's texts are its authors', and the proof needs none of them.

/// What the end of a section's name says about the phase of the project.
const PHASES: [(&str, &str, &str); 2] =
    [("Design", " (utformning)", " (design)"), ("Implementation", " (införande)", " (implementation)")];

const SECTIONS: [(&str, &str, &str); 15] = [
    ("projectDetails", "Om projektet", "About the project"),
    ("businessDrivers", "Skäl till automatisering", "Reasons for automation"),
    ("riskProfile", "Riskbild", "Risk picture"),
    ("projectAuthority", "Mandat", "Mandate"),
    ("aboutSystem", "Systemet", "The system"),
    ("aboutAlgorithm", "Algoritmen", "The algorithm"),
    ("decisionSector", "Beslutens område", "Field of the decisions"),
    ("impact", "Påverkan", "Impact"),
    ("aboutData", "Data", "Data"),
    ("aboutDataSource", "Datakällor", "Data sources"),
    ("aboutDataType", "Datatyper", "Types of data"),
    ("consultation", "Samråd", "Consultation"),
    ("dataQuality", "Datakvalitet", "Data quality"),
    ("fairness", "Rättvist förfarande", "Fair procedure"),
    ("privacy", "Personlig integritet", "Privacy"),
];

/// The name of a section in Swedish and English; its id where we have no name.
pub(crate) fn section(id: &str) -> (String, String) {
    let phase = PHASES.iter().find_map(|(end, sv, en)| id.strip_suffix(end).map(|stem| (stem, *sv, *en)));
    let (stem, phase_sv, phase_en) = phase.unwrap_or((id, "", ""));
    let known = SECTIONS.iter().find(|(known, _, _)| *known == stem);
    let (sv, en) = known.map_or((stem, stem), |(_, sv, en)| (*sv, *en));
    (format!("{sv}{phase_sv}"), format!("{en}{phase_en}"))
}

#[test]
fn every_section_of_every_version_has_a_name() {
    for structure in super::structure::Structure::all() {
        for section_id in structure.sections.iter().map(|section| section.id.as_str()) {
            let (sv, en) = section(section_id);
            assert!(!section_id.starts_with(&sv) && !section_id.starts_with(&en), "{section_id}");
        }
    }
}
