//! Opening a database: the embedded one with its key, or a server; bringing its tables up to date.

use super::writer::Writer;
use super::{Db, Error, Result, statistics};
use sqlx::migrate::{MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions, PgSslMode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqlSafeStr};
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// A server that is there answers sooner.
const PATIENCE: Duration = Duration::from_secs(10);

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

/// Connections to a server.
const CONNECTIONS: u32 = 16;
/// Kilobytes of pages that all who read the embedded database keep together.
const PAGES: u32 = 128 * 1024;

/// Connections that read the embedded database: more than its cores would only take turns, and keep the same pages twice.
fn readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, |cores| u32::try_from(cores.get()).unwrap_or(8));
    (cores * 2).clamp(4, 16)
}

impl Db {
    /// Opens, and brings the tables up to date.
    pub async fn open(settings: &Settings, migrations: &[Migration]) -> Result<Db> {
        match settings {
            Settings::Sqlite { file, key } => open_sqlite(&sqlite(file, key.as_ref()), migrations, readers()).await,
            Settings::Postgres(url) => open_postgres(postgres(url)?, migrations, CONNECTIONS).await,
        }
    }

    /// The same with a single connection to read from: whoever holds it and asks for another waits for ever, and a test
    /// shows it.
    #[cfg(feature = "testing")]
    pub async fn open_narrow(settings: &Settings, migrations: &[Migration]) -> Result<Db> {
        match settings {
            Settings::Sqlite { file, key } => open_sqlite(&sqlite(file, key.as_ref()), migrations, 1).await,
            Settings::Postgres(url) => open_postgres(postgres(url)?, migrations, 1).await,
        }
    }

    /// Opens what is there as it is, to be read only. Beside a program that runs on it, too.
    pub async fn open_to_read(settings: &Settings) -> Result<Db> {
        match settings {
            Settings::Sqlite { file, key } => {
                let options = reading(&sqlite(file, key.as_ref()).create_if_missing(false));
                let writer = Writer::new(options.connect().await?);
                Ok(Db::Sqlite { read: SqlitePoolOptions::new().connect_lazy_with(options), write: writer })
            }
            Settings::Postgres(url) => {
                let options = postgres(url)?.options([("default_transaction_read_only", "on")]);
                drop(first(&options).await?);
                Ok(Db::Postgres(PgPoolOptions::new().connect_lazy_with(options)))
            }
        }
    }

    /// Ends all connections. The embedded database is one file after that: nothing of it stays in the file beside it.
    pub async fn close(&self) -> Result<()> {
        match self {
            Db::Sqlite { read, .. } => {
                let options = (*read.connect_options()).clone().read_only(false).pragma("query_only", "off");
                read.close().await;
                let mut last = options.connect().await?;
                let (busy, _, _): (i64, i64, i64) =
                    sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut last).await?;
                last.close().await?;
                if busy == 0 { Ok(()) } else { Err(Error::Protocol("the database is still being written to".into())) }
            }
            Db::Postgres(pool) => {
                pool.close().await;
                Ok(())
            }
        }
    }
}

fn sqlite(file: &Path, key: Option<&Key>) -> SqliteConnectOptions {
    let mut options = SqliteConnectOptions::new().filename(file).create_if_missing(true).foreign_keys(true);
    if let Some(key) = key {
        options = options.pragma("key", format!("\"x'{}'\"", key.to_hex()));
    }
    options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(10))
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000")
        .row_buffer_size(1_000)
        .statement_cache_capacity(500)
}

fn reading(options: &SqliteConnectOptions) -> SqliteConnectOptions {
    options.clone().read_only(true).pragma("query_only", "on")
}

async fn open_sqlite(options: &SqliteConnectOptions, migrations: &[Migration], readers: u32) -> Result<Db> {
    let mut writer = options.connect().await?;
    migrator(migrations, ".postgres.sql").run_direct(None, &mut writer, false).await?;
    statistics::tell(&mut writer).await?;
    let read = SqlitePoolOptions::new()
        .max_connections(readers)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(reading(options).pragma("cache_size", format!("-{}", PAGES / readers)));
    Ok(Db::Sqlite { read, write: Writer::new(writer) })
}

/// What an address says. The way to another machine is encrypted and the server proves who it is, by an authority that
/// this machine trusts or by `sslrootcert`, unless the address says on purpose that the way is safe in itself.
fn postgres(url: &str) -> Result<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url)?.application_name("opora").statement_cache_capacity(500);
    let here = options.get_socket().is_some() || is_this_machine(options.get_host());
    Ok(match options.get_ssl_mode() {
        _ if here => options,
        PgSslMode::Disable | PgSslMode::VerifyCa => options,
        _ => options.ssl_mode(PgSslMode::VerifyFull),
    })
}

fn is_this_machine(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']);
    host == "localhost" || host.starts_with('/') || address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// The first connection, apart from any pool: it says why the server cannot be reached, and does not wait long.
async fn first(options: &PgConnectOptions) -> Result<PgConnection> {
    let late = || Error::Configuration("the server does not answer".into());
    tokio::time::timeout(PATIENCE, options.connect()).await.map_err(|_| late())?
}

async fn open_postgres(options: PgConnectOptions, migrations: &[Migration], connections: u32) -> Result<Db> {
    let mut conn = first(&options).await?;
    migrator(migrations, ".sqlite.sql").run_direct(None, &mut conn, false).await?;
    conn.close().await?;
    let pool = PgPoolOptions::new().max_connections(connections).test_before_acquire(false).connect_lazy_with(options);
    Ok(Db::Postgres(pool))
}

fn migrator(migrations: &[Migration], other: &str) -> Migrator {
    let mine = migrations.iter().filter(|(_, name, _)| !name.ends_with(other));
    let steps = mine.map(|(number, name, sql)| {
        sqlx::migrate::Migration::new(*number, (*name).into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(steps.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_another_machine_is_encrypted_and_proven_unless_the_address_says_otherwise() {
        use PgSslMode::{Disable, Prefer, Require, VerifyCa, VerifyFull};
        for (address, expected) in [
            ("postgres:///opora?host=/run/postgresql&user=opora", Prefer),
            ("postgres://opora@%2Frun%2Fpostgresql/opora", Prefer),
            ("postgres://opora@127.0.0.1:5432/opora", Prefer),
            ("postgres://opora@[::1]/opora?sslmode=require", Require),
            ("postgres://opora@localhost/opora", Prefer),
            ("postgres://opora@db.example/opora", VerifyFull),
            ("postgres://opora@10.0.0.7/opora?sslmode=prefer", VerifyFull),
            ("postgres://opora@10.0.0.7/opora?sslmode=require", VerifyFull),
            ("postgres://opora@db.example/opora?sslmode=verify-ca&sslrootcert=/etc/opora/ca.pem", VerifyCa),
            ("postgres://opora@db.example/opora?sslmode=disable", Disable),
        ] {
            let mode = postgres(address).expect("an address").get_ssl_mode();
            assert_eq!(format!("{mode:?}"), format!("{expected:?}"), "{address}");
        }
        let socket = postgres("postgres:///opora?host=/run/postgresql&user=opora").expect("as above");
        assert_eq!((socket.get_username(), socket.get_database()), ("opora", Some("opora")));
        assert_eq!(socket.get_socket().map(PathBuf::as_path), Some(Path::new("/run/postgresql")));
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_told_at_once() {
        let began = std::time::Instant::now();
        let refused = Db::open(&Settings::Postgres("postgres://opora@127.0.0.1:1/opora".into()), &[]).await;
        let told = refused.err().expect("nobody listens there").to_string();
        assert!(!told.contains("pool") && began.elapsed() < PATIENCE, "{told}");
    }

    #[tokio::test]
    async fn what_is_not_there_is_not_made_and_what_is_there_is_one_file_after_closing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.db");
        let settings = Settings::Sqlite { file: file.clone(), key: Some(Key::new([7; 32])) };
        assert!(Db::open_to_read(&settings).await.is_err());
        assert!(!file.exists());
        let db = Db::open(&settings, &[(1, "0001_a.sql", "CREATE TABLE a (id BIGINT)")]).await.expect("it opens");
        let beside = Db::open_to_read(&settings).await.expect("beside the program");
        assert!(beside.read().await.expect("a look").query("SELECT id FROM a").execute().await.is_ok());
        beside.close().await.expect("it closes");
        db.close().await.expect("it closes");
        let wal = std::fs::metadata(folder.path().join("a.db-wal")).map_or(0, |wal| wal.len());
        assert_eq!(wal, 0, "everything is in the one file");
        let copy = Settings::Sqlite { file: folder.path().join("b.db"), key: Some(Key::new([7; 32])) };
        std::fs::copy(&file, folder.path().join("b.db")).expect("a copy");
        let copied = Db::open_to_read(&copy).await.expect("the copy opens");
        assert!(copied.read().await.expect("a look").query("SELECT id FROM a").execute().await.is_ok());
        let change = copied.write().await;
        assert!(change.is_err() || change.expect("a turn").query("DELETE FROM a").execute().await.is_err());
    }
}
