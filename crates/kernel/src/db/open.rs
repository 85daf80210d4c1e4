//! Opening a database: the embedded one with its key, or a server; bringing its tables up to date.

use super::writer::Writer;
use super::{Db, Result, statistics};
use sqlx::migrate::{MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlSafeStr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// The 256-bit key of the embedded database. Never printed.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// The key made of these bytes.
    pub fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }
    /// The key written as 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Key> {
        let text = text.trim();
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Key(bytes))
    }
    /// 64 hexadecimal digits.
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Which database, and how.
pub enum Settings {
    /// The embedded one in a file, encrypted when there is a key.
    Sqlite {
        /// Where the file is, or shall be.
        file: PathBuf,
        /// Without it the file is plain: for tests only.
        key: Option<Key>,
    },
    /// A `postgres://` address.
    Postgres(String),
}

/// A step of the tables' history. A file named `….sqlite.sql` or `….postgres.sql` is for that engine only.
pub type Migration = (i64, &'static str, &'static str);

/// Connections to the embedded database that read, and to a server.
const READERS: u32 = 8;
const CONNECTIONS: u32 = 16;

impl Db {
    /// Opens, and brings the tables up to date.
    pub async fn open(settings: &Settings, migrations: &[Migration]) -> Result<Db> {
        match settings {
            Settings::Sqlite { file, key } => open_sqlite(file, key.as_ref(), migrations, READERS).await,
            Settings::Postgres(url) => open_postgres(url, migrations, CONNECTIONS).await,
        }
    }

    /// The same with a single connection to read from: whoever holds it and asks for another waits for ever, and a test
    /// shows it.
    #[cfg(feature = "testing")]
    pub async fn open_narrow(settings: &Settings, migrations: &[Migration]) -> Result<Db> {
        match settings {
            Settings::Sqlite { file, key } => open_sqlite(file, key.as_ref(), migrations, 1).await,
            Settings::Postgres(url) => open_postgres(url, migrations, 1).await,
        }
    }
}

async fn open_sqlite(file: &std::path::Path, key: Option<&Key>, migrations: &[Migration], readers: u32) -> Result<Db> {
    let mut options = SqliteConnectOptions::new().filename(file).create_if_missing(true).foreign_keys(true);
    if let Some(key) = key {
        options = options.pragma("key", format!("\"x'{}'\"", key.to_hex()));
    }
    options = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000")
        .statement_cache_capacity(500);
    let mut writer = options.connect().await?;
    migrator(migrations, ".postgres.sql").run_direct(None, &mut writer, false).await?;
    statistics::tell(&mut writer).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(readers)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(options.read_only(true).pragma("query_only", "on"));
    Ok(Db::Sqlite { read, write: Writer::new(writer) })
}

async fn open_postgres(url: &str, migrations: &[Migration], connections: u32) -> Result<Db> {
    let options = PgConnectOptions::from_str(url)?.application_name("opora").statement_cache_capacity(500);
    let pool =
        PgPoolOptions::new().max_connections(connections).test_before_acquire(false).connect_with(options).await?;
    migrator(migrations, ".sqlite.sql").run(&pool).await?;
    Ok(Db::Postgres(pool))
}

fn migrator(migrations: &[Migration], other: &str) -> Migrator {
    let mine = migrations.iter().filter(|(_, name, _)| !name.ends_with(other));
    let steps = mine.map(|(number, name, sql)| {
        sqlx::migrate::Migration::new(*number, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}
