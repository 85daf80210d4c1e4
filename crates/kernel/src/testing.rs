//! What tests share: a world with a clock in hand, on either database; every statement that was written and that ran.

use crate::ctx::{App, Settings};
use crate::db::{Args, Db, Migration, Settings as Where};
use crate::types::Moment;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Every statement written with `sql!` in the crate under test.
#[allow(unsafe_code, reason = "the linker gathers the statements")]
#[linkme::distributed_slice]
pub static STATEMENTS: [(&'static str, u32, &'static str)];

/// What ran in this process, and whether on PostgreSQL.
static RAN: LazyLock<Mutex<HashSet<(bool, &'static str)>>> = LazyLock::new(Mutex::default);

/// Names the file in which the tests of a whole run write down what ran.
const RAN_FILE: &str = "OPORA_RAN";

tokio::task_local! {
    static COUNTED: Cell<u32>;
    static RECORDED: RefCell<Vec<Asked>>;
    static TRIED: Cell<bool>;
}

/// Tries a piece in its own task: no change in it is made, and whether one would have been is told.
pub async fn trying<T>(piece: impl Future<Output = T>) -> (T, bool) {
    let whole = async {
        let answer = piece.await;
        (answer, TRIED.with(Cell::get))
    };
    TRIED.scope(Cell::new(false), whole).await
}

/// Whether a change about to be made is only tried.
pub(crate) fn is_trial() -> bool {
    TRIED.try_with(|tried| tried.set(true)).is_ok()
}

/// A statement as it was asked, with its values.
pub type Asked = (&'static str, Args);

/// What a piece asks of the database in its own task, with what it came to: for measuring how fast it could be at most.
pub async fn recording<T>(piece: impl Future<Output = T>) -> (T, Vec<Asked>) {
    let whole = async {
        let answer = piece.await;
        (answer, RECORDED.with(RefCell::take))
    };
    RECORDED.scope(RefCell::default(), whole).await
}

pub(crate) fn asked(sql: &'static str, args: &Args) {
    // Outside of `recording` nothing is kept.
    let _ = RECORDED.try_with(|recorded| recorded.borrow_mut().push((sql, args.clone())));
}

/// How many statements a piece of a test has run in its own task, with what it came to.
pub async fn counting<T>(piece: impl Future<Output = T>) -> (T, u32) {
    let whole = async {
        let answer = piece.await;
        (answer, COUNTED.with(Cell::get))
    };
    COUNTED.scope(Cell::new(0), whole).await
}

pub(crate) fn ran(on_postgres: bool, sql: &'static str) {
    // Outside of `counting` nothing is counted.
    let _ = COUNTED.try_with(|count| count.set(count.get() + 1));
    let Some(file) = std::env::var_os(RAN_FILE) else { return };
    let Ok(mut ran) = RAN.lock() else { return };
    if ran.insert((on_postgres, sql)) {
        let file = OpenOptions::new().create(true).append(true).open(file);
        let line = format!("{on_postgres} {sql:?}\n");
        file.and_then(|mut file| file.write_all(line.as_bytes())).expect("what ran is written down");
    }
}

/// The statements of the crate under test that a whole run, written down in the file of `OPORA_RAN`, did not put to both
/// databases.
pub fn never_ran() -> Vec<String> {
    let file = std::env::var_os(RAN_FILE).expect("OPORA_RAN names the file of a whole run");
    let ran = std::fs::read_to_string(file).expect("a whole run was written down");
    let ran: HashSet<&str> = ran.lines().collect();
    let mut missing = Vec::new();
    for (file, line, sql) in STATEMENTS {
        for (on_postgres, engine) in [(false, "SQLite"), (true, "PostgreSQL")] {
            if !ran.contains(format!("{on_postgres} {sql:?}").as_str()) {
                missing.push(format!("{file}:{line} on {engine}"));
            }
        }
    }
    missing
}

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one, encrypted as in earnest.
    Sqlite,
    /// A server given by `OPORA_TEST_POSTGRES`; without it the test is skipped.
    Postgres,
}

/// A fresh database and a clock that stands until it is moved.
pub struct World {
    db: Db,
    clock: Arc<AtomicI64>,
    _folder: TempDir,
}

impl World {
    /// A fresh world at the given instant. `None` when there is no PostgreSQL to test on.
    pub async fn on(engine: Engine, migrations: &[Migration], at: &str) -> Option<World> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let db = match engine {
            Engine::Sqlite => sqlite(&folder, migrations).await,
            Engine::Postgres => postgres(migrations).await?,
        };
        let at: jiff::Timestamp = at.parse().expect("an instant");
        Some(World { db, clock: Arc::new(AtomicI64::new(at.as_microsecond())), _folder: folder })
    }

    /// The database, for arranging and for looking behind the scenes.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The program in this world.
    pub fn app(&self) -> App {
        let clock = self.clock.clone();
        let now = move || jiff::Timestamp::from_microsecond(clock.load(Ordering::SeqCst)).unwrap_or_default();
        App::new(self.db.clone(), Arc::new(now), Settings { cheap_hashes: true, ..Settings::default() })
    }

    /// What time it is in this world.
    pub fn now(&self) -> Moment {
        self.app().now()
    }

    /// Moves the clock.
    pub fn set_time(&self, at: &str) {
        let at: jiff::Timestamp = at.parse().expect("an instant");
        self.clock.store(at.as_microsecond(), Ordering::SeqCst);
    }

    /// Lets so many minutes pass.
    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000_000, Ordering::SeqCst);
    }
}

/// A copy of a file that was migrated once.
async fn sqlite(folder: &TempDir, migrations: &[Migration]) -> Db {
    static TEMPLATE: OnceCell<TempDir> = OnceCell::const_new();
    let key = || Some(crate::db::Key::new([7; 32]));
    let template = TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let settings = Where::Sqlite { file: folder.path().join("template.db"), key: key() };
            let db = Db::open(&settings, migrations).await.expect("the template opens");
            let mut tx = db.write().await.expect("a transaction");
            tx.query("CREATE TABLE template_is_whole (id BIGINT)").execute().await.expect("the template is written");
            tx.commit().await.expect("the template is written");
            folder
        })
        .await;
    for end in ["", "-wal"] {
        let from = template.path().join(format!("template.db{end}"));
        if from.exists() {
            std::fs::copy(from, folder.path().join(format!("world.db{end}"))).expect("the template is copied");
        }
    }
    let settings = Where::Sqlite { file: folder.path().join("world.db"), key: key() };
    Db::open_narrow(&settings, migrations).await.expect("the database opens")
}

/// A database made from one that was migrated once.
async fn postgres(migrations: &[Migration]) -> Option<Db> {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    static NEXT: AtomicU32 = AtomicU32::new(0);
    static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let base = std::env::var("OPORA_TEST_POSTGRES").ok()?;
    let name = || format!("opora_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let address = |database: &str| match base.split_once('?') {
        Some((start, options)) => format!("{}/{database}?{options}", start.rsplit_once('/').map_or(start, |(s, _)| s)),
        None => format!("{}/{database}", base.rsplit_once('/').map_or(base.as_str(), |(s, _)| s)),
    };
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = name();
            create(&base, &format!("CREATE DATABASE {template}")).await;
            let db = Db::open(&Where::Postgres(address(&template)), migrations).await.expect("the template opens");
            let Db::Postgres(pool) = db else { unreachable!("opened as PostgreSQL") };
            pool.close().await;
            template
        })
        .await;
    let database = name();
    {
        let _turn = ONE_AT_A_TIME.lock().await;
        create(&base, &format!("CREATE DATABASE {database} TEMPLATE {template}")).await;
    }
    Some(Db::open_narrow(&Where::Postgres(address(&database)), migrations).await.expect("the database opens"))
}

async fn create(base: &str, sql: &str) {
    use sqlx::ConnectOptions;
    let options: sqlx::postgres::PgConnectOptions = base.parse().expect("an address");
    let mut server = options.connect().await.expect("PostgreSQL answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut server).await.expect("a database is made");
}

/// Writes each test once and runs it on both databases.
#[macro_export]
macro_rules! on_both {
    ($make:path; $($(#[$meta:meta])* async fn $name:ident($world:ident) $body:block)*) => {
        mod on_sqlite {
            #[allow(unused_imports)]
            use super::*;
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let $world = $make($crate::testing::Engine::Sqlite).await.expect("SQLite is always there");
                $body
            })*
        }
        mod on_postgres {
            #[allow(unused_imports)]
            use super::*;
            $($(#[$meta])* #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some($world) = $make($crate::testing::Engine::Postgres).await else { return };
                $body
            })*
        }
    };
}

/// Prepares every registered statement on a database; panics with the place of the first that it does not accept.
pub async fn every_statement_prepares(db: &Db) {
    let mut tx = db.write().await.expect("a transaction");
    for (file, line, sql) in STATEMENTS {
        tx.prepare(sql).await.unwrap_or_else(|error| panic!("{file}:{line}: {error}\n{sql}"));
    }
}

/// The statements that would read a whole table, or all of a provider's part of it, each with the step that does. A table
/// or a part of a statement named in `small` may be read so.
pub async fn statements_that_read_everything(db: &Db, small: &[&str]) -> Vec<String> {
    let mut tx = db.write().await.expect("a transaction");
    let mut found = Vec::new();
    for (file, line, sql) in STATEMENTS {
        let steps = tx.plan(sql).await.unwrap_or_else(|error| panic!("{file}:{line}: {error}\n{sql}"));
        // A statement of its own subselects reads no table itself.
        let scans = |step: &str| step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW";
        let whole = |step: &&String| scans(step) || step.ends_with("(provider_id=?)");
        for step in steps.iter().filter(whole) {
            let may = small.iter().any(|table| {
                step.split(' ').any(|word| {
                    let index = word.strip_prefix("sqlite_autoindex_").unwrap_or(word);
                    index == *table
                        || index.strip_prefix(table).is_some_and(|end| end.starts_with("_by_") || end.len() == 2)
                })
            });
            if !may {
                found.push(format!("{file}:{line}: {step}"));
            }
        }
    }
    found
}
