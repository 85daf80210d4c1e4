//! One way to the data over two databases: SQL is written once, in the dialect that SQLite and PostgreSQL share.
//!
//! This is the only file, with its neighbours in this folder, that knows there are two.

mod open;
mod query;
mod statistics;
mod writer;

pub use open::{Key, Migration, Settings};
pub use query::{Args, Query, Record, Value};
pub use sqlx::Error;

use sqlx::postgres::{PgConnection, PgPool, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnection, SqlitePool};
use sqlx::{Executor, SqlSafeStr, Transaction};
use writer::{Turn, Writer};

/// What the database answers, or why it could not.
pub type Result<T> = std::result::Result<T, Error>;

/// The database. Cheap to clone.
#[derive(Clone)]
pub enum Db {
    /// Embedded: readers never wait, one writer takes turns and shares its syncs.
    Sqlite {
        /// Read-only connections.
        read: SqlitePool,
        /// The one connection that writes and checkpoints.
        write: Writer,
    },
    /// A server: one pool.
    Postgres(PgPool),
}

/// A transaction. Only `Ctx` hands them out.
pub enum Tx {
    /// Reading from the embedded database.
    SqliteRead(Transaction<'static, Sqlite>),
    /// A turn of the embedded database's one writer.
    SqliteWrite(Turn),
    /// A transaction on the server.
    Postgres(Transaction<'static, Postgres>),
}

enum Conn<'t> {
    Sqlite(&'t mut SqliteConnection),
    Postgres(&'t mut PgConnection),
}

impl Db {
    /// A transaction that the database itself keeps from writing.
    pub(crate) async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Db::Sqlite { read, .. } => Tx::SqliteRead(read.begin().await?),
            Db::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".into_sql_str();
                Tx::Postgres(pool.begin_with(begin).await?)
            }
        })
    }

    /// A transaction that writes.
    pub(crate) async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Db::Sqlite { write, .. } => Tx::SqliteWrite(write.turn().await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// The engine's name, for people who run it.
    pub fn engine(&self) -> &'static str {
        match self {
            Db::Sqlite { .. } => "SQLite",
            Db::Postgres(_) => "PostgreSQL",
        }
    }
}

/// What tests may do and the application may not: reach the data without asking.
#[cfg(feature = "testing")]
impl Db {
    /// A write transaction without a question asked.
    pub async fn arrange(&self) -> Result<Tx> {
        self.write().await
    }
    /// A read transaction without a question asked.
    pub async fn peek(&self) -> Result<Tx> {
        self.read().await
    }
}
#[cfg(feature = "testing")]
impl Tx {
    /// How SQLite would go about a statement, step by step.
    pub async fn plan(&mut self, sql: &'static str) -> Result<Vec<String>> {
        let Conn::Sqlite(conn) = self.conn() else { return Ok(Vec::new()) };
        let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(explain).fetch_all(conn).await?;
        Ok(steps.into_iter().map(|(_, _, _, step)| step).collect())
    }
    /// Commits what a test arranged.
    pub async fn arranged(self) -> Result<()> {
        self.commit().await
    }
}

impl Tx {
    fn conn(&mut self) -> Conn<'_> {
        match self {
            Tx::SqliteRead(tx) => Conn::Sqlite(tx),
            Tx::SqliteWrite(turn) => Conn::Sqlite(turn.conn()),
            Tx::Postgres(tx) => Conn::Postgres(tx),
        }
    }

    /// Starts a statement; its `$n` are bound in order.
    pub fn query(&mut self, sql: &'static str) -> Query<'_> {
        #[cfg(feature = "testing")]
        crate::testing::ran(matches!(self, Tx::Postgres(_)), sql);
        Query::new(self.conn(), sql)
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Tx::SqliteRead(tx) => tx.commit().await,
            Tx::SqliteWrite(turn) => turn.commit().await,
            // Apart from the request, which may be given up: a commit that was begun is never cancelled.
            Tx::Postgres(tx) => tokio::spawn(tx.commit()).await.unwrap_or(Err(Error::WorkerCrashed)),
        }
    }

    /// Whether the database accepts a statement; the tests ask this of every `sql!`.
    pub async fn prepare(&mut self, sql: &'static str) -> Result<()> {
        match self.conn() {
            Conn::Sqlite(conn) => conn.prepare(sql.into_sql_str()).await.map(drop),
            Conn::Postgres(conn) => conn.prepare(sql.into_sql_str()).await.map(drop),
        }
    }
}

/// Whether the database refused because of the named constraint, index, trigger, or `table.column` of a unique key.
pub fn violates(error: &Error, name: &str) -> bool {
    error.as_database_error().is_some_and(|e| e.constraint() == Some(name) || e.message().contains(name))
}

/// A statement. In tests every one is registered, prepared on both databases, and must have run.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        #[cfg(test)]
        #[allow(unsafe_code, reason = "the linker gathers the statements")]
        #[linkme::distributed_slice($crate::testing::STATEMENTS)]
        static STATEMENT: (&str, u32, &str) = (file!(), line!(), $text);
        $text
    }};
}
