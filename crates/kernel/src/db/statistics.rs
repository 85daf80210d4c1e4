//! What SQLite's planner is told of the tables: always the same, so that a statement has one plan, on the first day and
//! after ten years.
//!
//! Every index begins with the provider, and most databases have one: left to guess, the planner takes „this provider's“
//! for few rows and reads a whole table where it should begin with a service or a person.

use super::Result;
use sqlx::SqliteConnection;
use std::fmt::Write;

/// As many rows as a large table has.
const ROWS: u64 = 1_000_000;
/// So many of them belong to one service.
const A_SERVICE: u64 = 1_000;
/// So many belong to one of anything else that has an id.
const OF_ONE: u64 = 20;
/// So many people or words share a word, or a piece of one.
const OF_A_WORD: u64 = 200;
/// A partial index holds this part of a table.
const PART: u64 = 20;
/// A further column of any other kind (a day, a code) leaves this part.
const FURTHER: u64 = 10;

/// An index, one row a column, in their order.
#[derive(sqlx::FromRow)]
struct IndexColumn {
    table_name: String,
    index_name: String,
    is_unique: bool,
    is_partial: bool,
    /// None for an expression.
    column_name: Option<String>,
}

/// Replaces what the planner knows, and has it read that again.
pub(super) async fn tell(conn: &mut SqliteConnection) -> Result<()> {
    let columns: Vec<IndexColumn> = sqlx::query_as(
        "SELECT t.name AS table_name, l.name AS index_name, l.\"unique\" AS is_unique, l.partial AS is_partial,
                c.name AS column_name
         FROM sqlite_schema t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
         ORDER BY t.name, l.name, c.seqno",
    )
    .fetch_all(&mut *conn)
    .await?;
    // Makes the planner's table, if it is not there.
    run(conn, "ANALYZE _sqlx_migrations").await?;
    run(conn, "DELETE FROM sqlite_stat1").await?;
    for index in columns.chunk_by(|one, next| one.index_name == next.index_name) {
        sqlx::query("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)")
            .bind(&index[0].table_name)
            .bind(&index[0].index_name)
            .bind(statistic(index))
            .execute(&mut *conn)
            .await?;
    }
    run(conn, "ANALYZE sqlite_schema").await
}

/// The rows of an index, then how many share the first column, the first two, and so on.
fn statistic(index: &[IndexColumn]) -> String {
    let rows = if index[0].is_partial { ROWS / PART } else { ROWS };
    let (mut words, mut left) = (rows.to_string(), rows);
    for (nth, column) in index.iter().enumerate() {
        left = match column.column_name.as_deref() {
            _ if index[0].is_unique && nth + 1 == index.len() => 1,
            Some("provider_id") => left,
            Some("id") => 1,
            Some("service_id") => left.min(A_SERVICE),
            Some("word" | "piece") => left.min(OF_A_WORD),
            Some(name) if name.ends_with("_id") => left.min(OF_ONE),
            _ => (left / FURTHER).max(1),
        };
        let _ = write!(words, " {left}");
    }
    words
}

async fn run(conn: &mut SqliteConnection, sql: &'static str) -> Result<()> {
    sqlx::query(sql).execute(conn).await.map(drop)
}
