//! The bare program, the limit: axum and sqlx and nothing else. It asks the database the very statements, with the very
//! values, that ours asked for the same requests, and answers as many bytes. No policy, no rules, no page is made.
//!
//! The statements are recorded first, from our program on a copy of the data, so that what they write is not there yet
//! when the bare program writes it.

use crate::fill;
use crate::kinds::{KINDS, Known, Request, look_around};
use crate::load::Plan;
use crate::names::Dice;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::routing::get;
use kernel::ctx::{App, Settings};
use kernel::db::Args;
use kernel::testing::{Asked, recording};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgPool};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::Mutex;
use tower::ServiceExt;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What is answered when everything recorded was asked: what was written once cannot be written again.
pub const USED_UP: u16 = 410;
/// Requests that only read are recorded so often and asked again and again.
const ENOUGH: usize = 400;
/// Requests that write are recorded so long, for each second that they are asked.
const RECORDING: f64 = 2.5;
const HANDS: usize = 16;
/// A statement is timed over so many runs, and so many of the slowest are shown.
const AGAIN: u32 = 20;
const SLOWEST: usize = 12;

/// The question to the bare program that stands for a kind of request.
pub fn question(kind: usize) -> Request {
    Request { first: format!("GET /{kind}"), kind: "text/plain", body: String::new() }
}

/// What our program asked of the database for one request, and what it answered.
struct Recorded {
    reads: Vec<Asked>,
    writes: Vec<Asked>,
    body: Bytes,
}

/// The requests of one kind, and which is next.
#[derive(Default)]
struct Pile {
    all: Vec<Recorded>,
    next: AtomicUsize,
}

/// The bare program's whole state.
struct Bare {
    base: Base,
    piles: Vec<Pile>,
}

/// A pool to read from and, embedded, one connection that writes.
enum Base {
    Sqlite(SqlitePool, Mutex<SqliteConnection>),
    Postgres(PgPool),
}

/// Records on a copy, then serves the original.
pub async fn bare(plan: &Plan) -> Result<(), Failure> {
    let piles = record(plan).await?;
    // What it writes out of order would break the data set for the next load.
    let own = copy(plan, "bare").await?;
    let state = Arc::new(Bare { base: open(&own).await?, piles });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, Router::new().route("/{kind}", get(answer)).with_state(state)).await?)
}

async fn record(plan: &Plan) -> Result<Vec<Pile>, Failure> {
    let copy = copy(plan, "recorded").await?;
    let db = fill::open(&copy.data, copy.database.clone()).await?;
    let router = opora::app::router(App::on_machine_time(db, Settings::default()));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    let serving = tokio::spawn(axum::serve(listener, router.clone()).into_future());
    let known = Arc::new(look_around(address).await?);
    serving.abort();
    let mut piles = Vec::new();
    for kind in &KINDS {
        let next = Arc::new(AtomicUsize::new(0));
        let until = Instant::now() + Duration::from_secs_f64(RECORDING * plan.seconds as f64);
        let hands = (0..HANDS).map(|hand| {
            tokio::spawn(some(router.clone(), known.clone(), kind.make, Dice(hand as u64 + 1), next.clone(), until))
        });
        let mut pile = Pile::default();
        for hand in hands.collect::<Vec<_>>() {
            pile.all.extend(hand.await??);
        }
        piles.push(pile);
    }
    if plan.database.is_none() {
        std::fs::remove_dir_all(&copy.data)?;
    }
    Ok(piles)
}

/// What one hand records until there is enough.
async fn some(
    router: Router,
    known: Arc<Known>,
    make: fn(&Known, &mut Dice) -> Request,
    mut dice: Dice,
    number: Arc<AtomicUsize>,
    until: Instant,
) -> Result<Vec<Recorded>, Failure> {
    let mut all: Vec<Recorded> = Vec::new();
    while Instant::now() < until {
        let only_reads = all.last().is_some_and(|last| last.writes.is_empty());
        if only_reads && number.fetch_add(1, Ordering::Relaxed) >= ENOUGH {
            break;
        }
        let asked = make(&known, &mut dice);
        let (method, path) = asked.first.split_once(' ').ok_or("a request without an address")?;
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, format!("opora={}", fill::WORKER))
            .header(header::CONTENT_TYPE, asked.kind)
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(asked.body))?;
        let (answer, statements) = recording(router.clone().oneshot(request)).await;
        let body = to_bytes(answer?.into_body(), usize::MAX).await?;
        let (reads, writes) = statements.into_iter().partition(|(sql, _)| reads(sql));
        all.push(Recorded { reads, writes, body });
    }
    Ok(all)
}

fn reads(sql: &str) -> bool {
    let sql = sql.trim_start();
    sql.starts_with("SELECT") || (sql.starts_with("WITH") && !sql.contains("INSERT INTO") && !sql.contains("UPDATE "))
}

/// Which statements a request of each kind asks, and how long each takes alone: where to look when a row is slow.
pub async fn statements(plan: &Plan) -> Result<(), Failure> {
    let plan = Plan { seconds: 1, ..plan.clone() };
    let (piles, base) = (record(&plan).await?, open(&plan).await?);
    for (nth, kind) in plan.kinds() {
        let pile = &piles[nth];
        let Some(recorded) = pile.all.last() else { continue };
        let mut took = Vec::new();
        for asked in &recorded.reads {
            let one = Recorded { reads: vec![asked.clone()], writes: Vec::new(), body: Bytes::new() };
            let ask = async || match &base {
                Base::Sqlite(read, write) => on_sqlite(read, write, &one).await,
                Base::Postgres(pool) => on_postgres(pool, &one).await,
            };
            // The first time the pages come from the disk.
            ask().await?;
            let began = Instant::now();
            for _ in 0..AGAIN {
                ask().await?;
            }
            took.push((began.elapsed() / AGAIN, asked.0.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        took.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
        let whole: Duration = took.iter().map(|(time, _)| *time).sum();
        println!(
            "\n{}: {} reads, {} us in all, {} writes",
            kind.name,
            took.len(),
            whole.as_micros(),
            recorded.writes.len()
        );
        for (time, sql) in took.iter().take(SLOWEST) {
            println!("{:>8} us  {sql}", time.as_micros());
        }
    }
    Ok(())
}

/// The data once more, in a place of its own.
async fn copy(plan: &Plan, name: &str) -> Result<Plan, Failure> {
    let data = plan.data.with_extension(name);
    let mut database = plan.database.clone();
    if let Some(url) = &plan.database {
        let (server, base) = url.rsplit_once('/').ok_or("the address names no database")?;
        let base = base.split('?').next().unwrap_or(base);
        let pool = PgPool::connect(&format!("{server}/postgres")).await?;
        pool.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {base}_{name}"))).await?;
        pool.execute(AssertSqlSafe(format!("CREATE DATABASE {base}_{name} TEMPLATE {base}"))).await?;
        database = Some(format!("{server}/{base}_{name}"));
    } else {
        if data.exists() {
            std::fs::remove_dir_all(&data)?;
        }
        std::fs::create_dir_all(&data)?;
        for file in ["opora.db", "opora.db-wal", "opora.key"] {
            if plan.data.join(file).exists() {
                std::fs::copy(plan.data.join(file), data.join(file))?;
            }
        }
    }
    Ok(Plan { data, database, ..plan.clone() })
}

/// The database with the settings that ours has.
async fn open(plan: &Plan) -> Result<Base, Failure> {
    if let Some(url) = &plan.database {
        return Ok(Base::Postgres(PgPool::connect(url).await?));
    }
    let key = std::fs::read_to_string(plan.data.join("opora.key"))?;
    let options = SqliteConnectOptions::new()
        .filename(plan.data.join("opora.db"))
        .pragma("key", format!("\"x'{}'\"", key.trim()))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-16000")
        .statement_cache_capacity(500);
    let writer = options.connect().await?;
    let read = SqlitePoolOptions::new().max_connections(8).test_before_acquire(false);
    Ok(Base::Sqlite(read.connect_with(options.read_only(true)).await?, Mutex::new(writer)))
}

async fn answer(State(bare): State<Arc<Bare>>, Path(kind): Path<usize>) -> Result<Bytes, (StatusCode, String)> {
    let used_up = (StatusCode::GONE, String::new());
    let pile = bare.piles.get(kind).ok_or(used_up.clone())?;
    let nth = pile.next.fetch_add(1, Ordering::Relaxed);
    let once = pile.all.first().is_some_and(|first| !first.writes.is_empty());
    let nth = if once { nth } else { nth % pile.all.len() };
    let recorded = pile.all.get(nth).ok_or(used_up)?;
    let done = match &bare.base {
        Base::Sqlite(read, write) => on_sqlite(read, write, recorded).await,
        Base::Postgres(pool) => on_postgres(pool, recorded).await,
    };
    done.map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(recorded.body.clone())
}

async fn on_sqlite(read: &SqlitePool, write: &Mutex<SqliteConnection>, of: &Recorded) -> sqlx::Result<()> {
    let mut tx = read.begin().await?;
    for (sql, args) in &of.reads {
        if let Args::Sqlite(args) = args.clone() {
            sqlx::query_with(AssertSqlSafe(*sql), args).fetch_all(&mut *tx).await?;
        }
    }
    tx.commit().await?;
    if of.writes.is_empty() {
        return Ok(());
    }
    let mut writer = write.lock().await;
    let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
    for (sql, args) in &of.writes {
        if let Args::Sqlite(args) = args.clone() {
            sqlx::query_with(AssertSqlSafe(*sql), args).fetch_all(&mut *tx).await?;
        }
    }
    tx.commit().await
}

async fn on_postgres(pool: &PgPool, of: &Recorded) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    for (sql, args) in of.reads.iter().chain(&of.writes) {
        if let Args::Postgres(args) = args.clone() {
            sqlx::query_with(AssertSqlSafe(*sql), args).fetch_all(&mut *tx).await?;
        }
    }
    tx.commit().await
}

/// How large the database is, in bytes.
pub async fn size(plan: &Plan) -> Result<u64, Failure> {
    let Some(url) = &plan.database else { return Ok(std::fs::metadata(plan.data.join("opora.db"))?.len()) };
    let pool = PgPool::connect(url).await?;
    let (bytes,): (i64,) = sqlx::query_as("SELECT pg_database_size(current_database())").fetch_one(&pool).await?;
    Ok(bytes.unsigned_abs())
}
