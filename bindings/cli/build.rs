//! Lists the pages of `docs/diagnostics`, so that `riktlinje check --explain` can print them.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = Path::new(&manifest).join("../../docs/diagnostics");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = String::from("/// The pages by their codes.\nconst PAGES: &[(&str, &str)] = &[\n");
    for family in sorted(&folder)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", family.display());
        for page in sorted(&family)? {
            let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let code = format!("{}/{}", name(&family), name(&page));
            let _ = writeln!(
                list,
                "    ({code:?}, include_str!({:?})),",
                fs::canonicalize(&page)?.display().to_string()
            );
        }
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("pages.rs"), list)
}

/// What a folder holds, in order; nothing when it is not there.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
