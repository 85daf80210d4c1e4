//! The embedded database's one writer. Commits that wait for each other share one sync: each change is a savepoint,
//! the last of a group commits for all, and nobody is told "saved" before that commit has ended well.

use super::{Error, Result};
use sqlx::SqliteConnection;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

/// The most changes that one sync may carry.
const GROUP: usize = 64;

/// Nobody waits longer for a turn: a change that never ends must not stop the house unseen.
const PATIENCE: Duration = Duration::from_secs(20);

/// Gives out turns at the one writing connection.
#[derive(Clone)]
pub struct Writer {
    state: Arc<Mutex<State>>,
    queued: Arc<AtomicUsize>,
}

struct State {
    conn: SqliteConnection,
    /// A transaction is open: earlier changes of the group wait in it for their commit.
    open: bool,
    waiting: Vec<oneshot::Sender<Result<()>>>,
}

/// One change's turn. Dropped without `commit`, the change is undone and the group goes on.
pub struct Turn {
    state: Option<OwnedMutexGuard<State>>,
    writer: Writer,
}

/// Counts who waits, also when the waiting is given up.
struct Place<'w> {
    writer: &'w Writer,
    served: bool,
}

impl Writer {
    pub(super) fn new(conn: SqliteConnection) -> Writer {
        let state = State { conn, open: false, waiting: Vec::new() };
        Writer { state: Arc::new(Mutex::new(state)), queued: Arc::default() }
    }

    pub(super) async fn turn(&self) -> Result<Turn> {
        let mut place = Place::take(self);
        let state = self.state.clone().lock_owned();
        let state = tokio::time::timeout(PATIENCE, state).await.map_err(|_| Error::PoolTimedOut)?;
        place.served();
        let mut turn = Turn { state: Some(state), writer: self.clone() };
        let state = turn.state();
        if !state.open {
            // Said before it is so: whoever gives up waiting here leaves a transaction that their turn's end will end.
            state.open = true;
            if let Err(error) = run(&mut state.conn, "BEGIN IMMEDIATE").await {
                state.open = false;
                return Err(error);
            }
        }
        run(&mut state.conn, "SAVEPOINT change").await?;
        Ok(turn)
    }

    fn nobody_waits(&self) -> bool {
        self.queued.load(Ordering::SeqCst) == 0
    }

    /// Ends the group if nobody is left who would.
    async fn settle(self) {
        let mut state = self.state.lock().await;
        if self.nobody_waits() {
            state.end_group().await;
        }
    }
}

impl<'w> Place<'w> {
    fn take(writer: &'w Writer) -> Place<'w> {
        writer.queued.fetch_add(1, Ordering::SeqCst);
        Place { writer, served: false }
    }
    fn served(&mut self) {
        self.served = true;
        self.writer.queued.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if !self.served {
            self.writer.queued.fetch_sub(1, Ordering::SeqCst);
            tokio::spawn(self.writer.clone().settle());
        }
    }
}

impl Turn {
    fn state(&mut self) -> &mut State {
        self.state.as_mut().expect("a turn keeps its state until it ends, and ending consumes it")
    }

    pub(super) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.state().conn
    }

    /// Waits until the change is on disk. Runs apart from the caller: a commit is never cancelled half-way.
    pub(super) async fn commit(mut self) -> Result<()> {
        let (told, answer) = oneshot::channel();
        let (state, writer) = (self.state.take(), self.writer.clone());
        tokio::spawn(async move {
            let Some(mut state) = state else { return };
            match run(&mut state.conn, "RELEASE change").await {
                Ok(()) => state.waiting.push(told),
                Err(error) => drop(told.send(Err(error))),
            }
            if writer.nobody_waits() || state.waiting.len() >= GROUP {
                state.end_group().await;
            }
        });
        answer.await.unwrap_or(Err(Error::WorkerCrashed))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(mut state) = self.state.take() else { return };
        let writer = self.writer.clone();
        tokio::spawn(async move {
            let undone = match run(&mut state.conn, "ROLLBACK TO change").await {
                Ok(()) => run(&mut state.conn, "RELEASE change").await,
                failed => failed,
            };
            if undone.is_err() || writer.nobody_waits() {
                state.end_group().await;
            }
        });
    }
}

impl State {
    async fn end_group(&mut self) {
        if !self.open {
            return;
        }
        let outcome = run(&mut self.conn, "COMMIT").await;
        if let Err(error) = &outcome {
            tracing::error!(%error, changes = self.waiting.len(), "commit failed");
            // SQLite may have rolled back by itself; either way the group is gone.
            drop(run(&mut self.conn, "ROLLBACK").await);
        }
        self.open = false;
        for told in self.waiting.drain(..) {
            let answer = match &outcome {
                Ok(()) => Ok(()),
                Err(error) => Err(Error::Protocol(error.to_string())),
            };
            drop(told.send(answer));
        }
    }
}

async fn run(conn: &mut SqliteConnection, sql: &'static str) -> Result<()> {
    sqlx::query(sql).execute(conn).await.map(drop)
}
