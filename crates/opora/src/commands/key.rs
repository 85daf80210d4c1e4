//! The key of the embedded database: given, or made at the first start in a file that only its owner can read.

use super::Trouble;
use kernel::db::Key;
use kernel::secrets;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The file of the key in the data folder.
const FILE: &str = "opora.key";

/// The key, from the first place that has one; else a new one. `database` is the file it opens: when that is there and no
/// key is, a new key would not help.
pub fn key(given: Option<&str>, folder: &Path, database: &Path) -> Result<Key, Trouble> {
    match found(given, folder)? {
        Some(key) => Ok(key),
        None if database.exists() => {
            let (database, file) = (database.display(), folder.join(FILE));
            let file = file.display();
            Err(format!("{database} is there, but its key is not: put it back as {file} or give OPORA_KEY.").into())
        }
        None => make(&folder.join(FILE)),
    }
}

/// The key, from the first place that has one.
fn found(given: Option<&str>, folder: &Path) -> Result<Option<Key>, Trouble> {
    if let Some(text) = given {
        return Key::from_hex(text).map(Some).ok_or_else(|| "OPORA_KEY must be 64 hexadecimal digits.".into());
    }
    if let Some(credentials) = std::env::var_os("CREDENTIALS_DIRECTORY") {
        let file = Path::new(&credentials).join("opora-key");
        if file.exists() {
            return read(&file).map(Some);
        }
    }
    let file = folder.join(FILE);
    if file.exists() { read(&file).map(Some) } else { Ok(None) }
}

fn read(file: &Path) -> Result<Key, Trouble> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Key::from_hex(&text).ok_or_else(|| format!("{} must hold 64 hexadecimal digits.", file.display()).into())
}

fn make(file: &Path) -> Result<Key, Trouble> {
    let key = Key::new(secrets::random());
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(file).map_err(|error| format!("{}: {error}", file.display()))?;
    writeln!(open, "{}", key.to_hex())?;
    open.sync_all()?;
    eprintln!("A new key is in {}. Keep a copy elsewhere: without it the data cannot be read.", file.display());
    Ok(key)
}

/// Makes the data folder, for its owner alone.
pub fn make_folder(folder: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| format!("{}: {error}", folder.display()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("opora.db");
        let first = key(None, folder.path(), &database).unwrap();
        let again = key(None, folder.path(), &database).unwrap();
        assert_eq!(first.to_hex(), again.to_hex());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join("opora.key")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn no_new_key_is_made_for_a_database_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("opora.db");
        fs::write(&database, "x").unwrap();
        assert!(key(None, folder.path(), &database).is_err());
        assert!(!folder.path().join("opora.key").exists());
        assert!(key(Some("12"), folder.path(), &database).is_err());
        assert!(key(Some(&"ab".repeat(32)), folder.path(), &database).is_ok());
    }
}
