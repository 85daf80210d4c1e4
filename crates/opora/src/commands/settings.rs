//! Settings: flags, environment, a file, in this order of strength.

use super::Trouble;
use clap::Args;
use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What the command line or the environment says.
#[derive(Args)]
pub struct Flags {
    /// The folder of the database, its key and opora.conf [default: data].
    #[arg(long, global = true, env = "OPORA_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// A file of settings, instead of opora.conf in the data folder.
    #[arg(long, global = true, env = "OPORA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The address of a PostgreSQL database (postgres://…), instead of the embedded one.
    #[arg(long, global = true, env = "OPORA_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// The port to listen on; 0 for any that is free [default: 8080].
    #[arg(long, global = true, env = "OPORA_PORT", value_name = "N")]
    port: Option<u16>,
    /// The address of this machine to listen on [default: 127.0.0.1].
    #[arg(long, global = true, env = "OPORA_HOST", value_name = "ADDRESS")]
    host: Option<IpAddr>,
    /// The address people type, when a proxy stands in front. The addresses it passes on (X-Forwarded-For) are then
    /// believed, and with https cookies are sent over it only.
    #[arg(long, global = true, env = "OPORA_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
}

/// The names a file of settings may use.
const NAMES: &[&str] = &["OPORA_DATA", "OPORA_DATABASE", "OPORA_PORT", "OPORA_HOST", "OPORA_PUBLIC_URL", "OPORA_KEY"];

/// How the program is to run.
#[derive(Debug)]
pub struct Settings {
    /// The folder of the embedded database and its key.
    pub data: PathBuf,
    /// A PostgreSQL database, instead of the embedded one.
    pub database: Option<String>,
    /// Where to listen.
    pub host: IpAddr,
    /// On which port.
    pub port: u16,
    /// The address people type.
    pub public_url: Option<String>,
    /// The key of the embedded database, if it was given.
    pub key: Option<String>,
}

impl Flags {
    /// Puts flags, environment and file together. `folder` is the data folder when nothing names one.
    pub fn settle(self, folder: &str) -> Result<Settings, Trouble> {
        let beside = self.data.clone().unwrap_or_else(|| folder.into()).join("opora.conf");
        let file = match &self.config {
            Some(path) => read(path)?,
            None if beside.exists() => read(&beside)?,
            None => HashMap::new(),
        };
        let data = or_filed(self.data, &file, "OPORA_DATA")?.unwrap_or_else(|| folder.into());
        let public_url = or_filed(self.public_url, &file, "OPORA_PUBLIC_URL")?;
        if public_url.as_deref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            return Err("The public URL must begin with https:// or http://.".into());
        }
        Ok(Settings {
            data,
            database: or_filed(self.database, &file, "OPORA_DATABASE")?,
            host: or_filed(self.host, &file, "OPORA_HOST")?.unwrap_or(IpAddr::from([127, 0, 0, 1])),
            port: or_filed(self.port, &file, "OPORA_PORT")?.unwrap_or(8080),
            public_url,
            key: or_filed(std::env::var("OPORA_KEY").ok(), &file, "OPORA_KEY")?,
        })
    }
}

fn or_filed<T: FromStr>(given: Option<T>, file: &HashMap<String, String>, name: &str) -> Result<Option<T>, Trouble> {
    match (given, file.get(name)) {
        (Some(given), _) => Ok(Some(given)),
        (None, Some(text)) => text.parse().map(Some).map_err(|_| format!("{name}={text} makes no sense.").into()),
        (None, None) => Ok(None),
    }
}

fn read(path: &Path) -> Result<HashMap<String, String>, Trouble> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text).map_err(|line| format!("{}: what does “{line}” mean?", path.display()).into())
}

/// Lines NAME=value; empty ones and those that begin with # say nothing. The first that is none of these is the error.
fn parse(text: &str) -> Result<HashMap<String, String>, String> {
    let mut settings = HashMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (name, value) = line.split_once('=').ok_or(line)?;
        let name = name.trim();
        if !NAMES.contains(&name) {
            return Err(line.to_owned());
        }
        settings.insert(name.to_owned(), value.trim().trim_matches('"').to_owned());
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags() -> Flags {
        Flags { data: None, config: None, database: None, port: None, host: None, public_url: None }
    }

    #[test]
    fn a_flag_is_stronger_than_the_file_and_the_file_than_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = "# ours\n\nOPORA_PORT = 8123\nOPORA_PUBLIC_URL=\"https://opora.example\"\n";
        std::fs::write(folder.path().join("opora.conf"), file).unwrap();
        let given = Flags { data: Some(folder.path().into()), ..flags() };
        let settings = given.settle("data").unwrap();
        assert_eq!((settings.port, settings.public_url.as_deref()), (8123, Some("https://opora.example")));
        let given = Flags { data: Some(folder.path().into()), port: Some(0), ..flags() };
        assert_eq!(given.settle("data").unwrap().port, 0);
        let settings = flags().settle("nowhere").unwrap();
        assert_eq!((settings.port, settings.data.as_path()), (8080, Path::new("nowhere")));
    }

    #[test]
    fn a_slip_in_the_file_is_told() {
        assert_eq!(parse("OPORA_PROT=1").unwrap_err(), "OPORA_PROT=1");
        assert_eq!(parse("# a\nport").unwrap_err(), "port");
        let given = Flags { public_url: Some("opora.example".into()), ..flags() };
        assert!(given.settle("nowhere").unwrap_err().to_string().contains("https://"));
    }
}
