//! A statement on its way to either database.

use super::{Conn, Error, Result};
use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Encode, FromRow, Type};

/// Anything that can stand for a `$n`.
pub trait Value:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}
impl<T> Value for T where
    T: for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}

/// Anything a row can become.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// The values of a statement's `$n`, as the engine's driver takes them.
#[derive(Clone)]
pub enum Args {
    /// For the embedded database.
    Sqlite(SqliteArguments),
    /// For a server.
    Postgres(PgArguments),
}

/// A statement and what is bound to it.
pub struct Query<'t> {
    conn: Conn<'t>,
    sql: &'static str,
    args: Args,
    failed: Option<Error>,
}

impl<'t> Query<'t> {
    pub(super) fn new(conn: Conn<'t>, sql: &'static str) -> Query<'t> {
        let args = match conn {
            Conn::Sqlite(_) => Args::Sqlite(SqliteArguments::default()),
            Conn::Postgres(_) => Args::Postgres(PgArguments::default()),
        };
        Query { conn, sql, args, failed: None }
    }

    /// Binds the next `$n`.
    pub fn bind<V: Value>(mut self, value: V) -> Self {
        let bound = match &mut self.args {
            Args::Sqlite(args) => args.add(value),
            Args::Postgres(args) => args.add(value),
        };
        if let Err(error) = bound {
            self.failed.get_or_insert(Error::Encode(error));
        }
        self
    }

    fn ready(self) -> Result<(Conn<'t>, &'static str, Args)> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        #[cfg(feature = "testing")]
        crate::testing::asked(self.sql, &self.args);
        Ok((self.conn, self.sql, self.args))
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>> {
        let (conn, sql, args) = self.ready()?;
        match (conn, args) {
            (Conn::Sqlite(conn), Args::Sqlite(args)) => {
                sqlx::query_as_with(AssertSqlSafe(sql), args).fetch_all(conn).await
            }
            (Conn::Postgres(conn), Args::Postgres(args)) => {
                sqlx::query_as_with(AssertSqlSafe(sql), args).fetch_all(conn).await
            }
            _ => Err(Error::WorkerCrashed),
        }
    }

    /// The first row, if there is one.
    pub async fn optional<T: Record>(self) -> Result<Option<T>> {
        let (conn, sql, args) = self.ready()?;
        match (conn, args) {
            (Conn::Sqlite(conn), Args::Sqlite(args)) => {
                sqlx::query_as_with(AssertSqlSafe(sql), args).fetch_optional(conn).await
            }
            (Conn::Postgres(conn), Args::Postgres(args)) => {
                sqlx::query_as_with(AssertSqlSafe(sql), args).fetch_optional(conn).await
            }
            _ => Err(Error::WorkerCrashed),
        }
    }

    /// The one row. None is an error: for counts and `RETURNING`.
    pub async fn one<T: Record>(self) -> Result<T> {
        self.optional().await?.ok_or(Error::RowNotFound)
    }

    /// Runs it; how many rows it touched.
    pub async fn execute(self) -> Result<u64> {
        let (conn, sql, args) = self.ready()?;
        Ok(match (conn, args) {
            (Conn::Sqlite(conn), Args::Sqlite(args)) => {
                sqlx::query_with(AssertSqlSafe(sql), args).execute(conn).await?.rows_affected()
            }
            (Conn::Postgres(conn), Args::Postgres(args)) => {
                sqlx::query_with(AssertSqlSafe(sql), args).execute(conn).await?.rows_affected()
            }
            _ => return Err(Error::WorkerCrashed),
        })
    }
}
