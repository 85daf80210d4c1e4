//! Where the texts are.

use std::path::{Path, PathBuf};

/// A folder with texts: its name, its Bulgarian and its English file.
pub type Room = (String, PathBuf, PathBuf);

/// Every folder below `src` that holds a text file in either language, sorted by name. A room inside a room is named by
/// its way: the texts of `stays/discharge` are the room `stays_discharge`. A folder with only one of the two files is
/// listed too, so that [`generate`](crate::generate) can complain of the missing one.
pub fn rooms_in(src: &Path) -> Vec<Room> {
    println!("cargo::rerun-if-changed={}", src.display());
    let mut rooms = Vec::new();
    collect(src, &mut Vec::new(), &mut rooms);
    rooms.sort();
    rooms
}

fn collect(folder: &Path, way: &mut Vec<String>, rooms: &mut Vec<Room>) {
    let (bg, en) = (folder.join("texts.bg.ftl"), folder.join("texts.en.ftl"));
    if !way.is_empty() && (bg.exists() || en.exists()) {
        rooms.push((way.join("_"), bg, en));
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            way.push(entry.file_name().to_string_lossy().into_owned());
            collect(&entry.path(), way, rooms);
            way.pop();
        }
    }
}
