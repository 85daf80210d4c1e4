//! Turns a room's two text files into typed Rust functions while the program is built.
//!
//! A room is a folder with `texts.bg.ftl` and `texts.en.ftl`. For every message there is a function named after its
//! key, so a misspelt key, a forgotten argument or a text that exists in one language only is an error of the build,
//! told with file and line, and never a gap on somebody's screen.
//!
//! In `build.rs`:
//!
//! ```no_run
//! let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
//! wording::generate(&wording::rooms_in("src".as_ref()), "kernel::i18n", out.as_ref());
//! ```

mod check;
mod complaint;
mod emit;
mod plain;
mod rooms;
mod source;
mod walk;

pub use complaint::Complaint;
pub use rooms::{Room, rooms_in};

use std::path::Path;

/// Writes `<room>.texts.rs` into `out` for every room given as (name, Bulgarian file, English file). `runtime` is the
/// path of the module with `Arg`, `Catalog`, `Lang` and `Msg`: `crate::i18n` in the kernel, `kernel::i18n` elsewhere.
///
/// A mistake in the texts fails the build: each is told as `file:line: sentence` and the process ends. Meant for
/// `build.rs` only.
pub fn generate<N: AsRef<str>, P: AsRef<Path>>(rooms: &[(N, P, P)], runtime: &str, out: &Path) {
    let mut complaints = Vec::new();
    for (name, bg, en) in rooms {
        let (name, bg, en) = (name.as_ref(), bg.as_ref(), en.as_ref());
        for path in [bg, en] {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        match room(name, bg, en, runtime) {
            Ok(code) => complaints.extend(write_if_new(&out.join(format!("{name}.texts.rs")), &code)),
            Err(found) => complaints.extend(found),
        }
    }
    if !complaints.is_empty() {
        for complaint in &complaints {
            println!("cargo::error={complaint}");
        }
        std::process::exit(1);
    }
}

/// The Rust code of one room, or everything that is wrong with its texts.
pub fn room(name: &str, bg: &Path, en: &Path, runtime: &str) -> Result<String, Vec<Complaint>> {
    let (bg, en) = (source::Source::read(bg), source::Source::read(en));
    let (bg, en) = match (bg, en) {
        (Ok(bg), Ok(en)) => (bg, en),
        (bg, en) => return Err([bg.err(), en.err()].into_iter().flatten().flatten().collect()),
    };
    code(name, &bg, &en, runtime)
}

fn code(name: &str, bg: &source::Source, en: &source::Source, runtime: &str) -> Result<String, Vec<Complaint>> {
    let messages = check::pair(bg, en)?;
    Ok(emit::room(name, &messages, bg, en, runtime))
}

/// Leaves an unchanged file alone, so that nothing is compiled again because of it.
fn write_if_new(path: &Path, code: &str) -> Option<Complaint> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == code) {
        return None;
    }
    std::fs::write(path, code).err().map(|error| Complaint::new(path, 0, format!("cannot be written: {error}")))
}

#[cfg(test)]
mod tests;
