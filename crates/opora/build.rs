//! Builds in the texts of every room and the history of the tables.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    wording::generate(&wording::rooms_in(Path::new("src")), "kernel::i18n", &out);
    println!("cargo::rerun-if-changed=src");
    fs::write(out.join("migrations.rs"), migrations(Path::new("../../migrations"))).expect("OUT_DIR is writable");
}

/// `(number, file name, SQL)` of every file `NNNN_what.sql`, in order.
fn migrations(folder: &Path) -> String {
    println!("cargo::rerun-if-changed={}", folder.display());
    let folder = folder.canonicalize().expect("the migrations are beside the crates");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the migrations are readable").flatten().map(|f| f.path()).collect();
    files.sort();
    let mut code = String::from("&[\n");
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "sql")) {
        let name = file.file_name().expect("a file has a name").to_string_lossy();
        let number: i64 = name[..4].parse().expect("a migration's name begins with four digits");
        writeln!(code, "    ({number}, {name:?}, include_str!({file:?})),").expect("a string takes text");
    }
    code + "]"
}
