//! The plan of the house, held by tests: which room uses which, how long a file may be, who may act as the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | "out" | ".git") {
                folders.push(path);
            } else if endings.iter().any(|end| name.ends_with(end)) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn every_file_can_be_read_in_one_sitting() {
    let mut long = Vec::new();
    for folder in ["crates", "assets", "e2e"] {
        for file in files(&root().join(folder), &[".rs", ".js", ".css"]) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > LONGEST {
                long.push(format!("{} has {lines} lines", file.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(long.is_empty(), "divide these rooms:\n{}", long.join("\n"));
}

/// Which room uses which, tests and `app.rs` aside.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let src = root().join("crates/opora/src");
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&src, &[".rs"]) {
        let inside = file.strip_prefix(&src).unwrap().to_path_buf();
        let Some(room) = inside.parent().and_then(|p| p.iter().next()).map(|r| r.to_string_lossy().into_owned()) else {
            continue;
        };
        let name = inside.file_name().unwrap().to_string_lossy().into_owned();
        if room == "tests" || name.ends_with("tests.rs") || inside.iter().any(|part| part == "tests") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let uses = edges.entry(room.clone()).or_default();
        for piece in text.split("crate::").skip(1) {
            let group = piece.strip_prefix('{').map(|rest| rest.split('}').next().unwrap_or_default().split(','));
            let named: Vec<&str> = group.map_or_else(|| vec![piece], Iterator::collect);
            for one in named {
                let other: String = one.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if other != room && src.join(&other).is_dir() && other != "tests" {
                    uses.insert(other);
                }
            }
        }
    }
    edges
}

#[test]
fn the_dependencies_between_rooms_are_the_written_ones() {
    let mut now = String::from("# Which room uses which. A new line here is a decision; a circle is a mistake.\n");
    for (room, uses) in edges() {
        let uses: Vec<&str> = uses.iter().map(String::as_str).collect();
        now += &format!("{room}: {}\n", if uses.is_empty() { "-".to_owned() } else { uses.join(" ") });
    }
    let file = root().join("docs/dependencies.txt");
    let written = fs::read_to_string(&file).unwrap_or_default();
    if now != written && std::env::var_os("OPORA_WRITE_DEPENDENCIES").is_some() {
        fs::write(&file, &now).unwrap();
        return;
    }
    assert_eq!(now, written, "run with OPORA_WRITE_DEPENDENCIES=1 and commit docs/dependencies.txt if it is meant");
}

#[test]
fn no_rooms_use_each_other_in_a_circle() {
    let mut edges = edges();
    while let Some(lowest) = edges.iter().find(|(_, uses)| uses.is_empty()).map(|(room, _)| room.clone()) {
        edges.remove(&lowest);
        for uses in edges.values_mut() {
            uses.remove(&lowest);
        }
    }
    assert!(edges.is_empty(), "a circle among: {edges:?}");
}

#[test]
fn only_few_act_as_the_program_itself() {
    let src = root().join("crates/opora/src");
    let allowed = ["accounts", "commands", "demo", "main.rs", "tests", "bench"];
    for file in files(&src, &[".rs"]) {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside.iter().next().unwrap().to_string_lossy().into_owned();
        let is_test = inside.to_string_lossy().ends_with("tests.rs") || inside.iter().any(|part| part == "tests");
        if !is_test && !allowed.contains(&room.as_str()) {
            assert!(
                !fs::read_to_string(&file).unwrap().contains(".itself("),
                "{} acts as the program",
                inside.display()
            );
        }
    }
}
