//! One program to a data folder: two would give out the same turns.

use super::Trouble;
use super::key::make_folder;
use super::settings::Settings;
use std::fs::{File, TryLockError};
use std::path::Path;

/// The folder is this program's while this lives, also when the program ends badly.
pub struct Taken {
    _file: File,
}

/// Takes the data folder for this program alone. On a database server there is nothing to take.
pub fn take(settings: &Settings) -> Result<Option<Taken>, Trouble> {
    if settings.database.is_some() { Ok(None) } else { take_folder(&settings.data).map(Some) }
}

fn take_folder(folder: &Path) -> Result<Taken, Trouble> {
    make_folder(folder)?;
    let path = folder.join("opora.lock");
    let opened = File::options().create(true).truncate(false).write(true).open(&path);
    let file = opened.map_err(|error| format!("{}: {error}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Taken { _file: file }),
        Err(TryLockError::WouldBlock) => {
            Err(format!("Another opora is running on this folder ({}): stop it first.", folder.display()).into())
        }
        Err(TryLockError::Error(error)) => Err(format!("{}: {error}", path.display()).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_program_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = take_folder(folder.path()).unwrap();
        assert!(take_folder(folder.path()).err().unwrap().to_string().starts_with("Another opora"));
        drop(first);
        assert!(take_folder(folder.path()).is_ok());
    }
}
