//! What all requests share: the database, the clock, how the program was started.

use crate::ctx::{Actor, Ctx, new_uuid};
use crate::db::Db;
use crate::i18n::Lang;
use crate::kept::Kept;
use crate::types::{Moment, ProviderId};
use std::sync::Arc;

/// Tells the time. The program's is the machine's; a test's or the demo's stands where it is put.
pub type Clock = Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>;

/// What all requests share.
#[derive(Clone)]
pub struct App {
    db: Db,
    clock: Clock,
    settings: Arc<Settings>,
    kept: Arc<Kept>,
}

/// How the program was started.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address people type, when a proxy stands in front. `https` makes cookies secure.
    pub public_url: Option<String>,
    /// Whoever sets the program up must know this secret: where strangers can reach it before it is set up.
    pub setup_secret: Option<String>,
    /// Passwords are hashed with the least cost: for tests and demonstrations only.
    pub cheap_hashes: bool,
}

impl App {
    /// The program on a database, with a clock.
    pub fn new(db: Db, clock: Clock, settings: Settings) -> App {
        App { db, clock, settings: Arc::new(settings), kept: Arc::default() }
    }
    /// The program on a database, with the machine's clock.
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn on_machine_time(db: Db, settings: Settings) -> App {
        App::new(db, Arc::new(jiff::Timestamp::now), settings)
    }
    /// The program on a database, with a clock that shows `start` now and goes on from there: for a demonstration.
    pub fn starting_at(db: Db, start: Moment, settings: Settings) -> App {
        let began = std::time::Instant::now();
        let clock = move || {
            let gone = jiff::SignedDuration::try_from(began.elapsed()).unwrap_or(jiff::SignedDuration::MAX);
            start.timestamp().saturating_add(gone).unwrap_or(jiff::Timestamp::MAX)
        };
        App::new(db, Arc::new(clock), settings)
    }
    /// The instant it is.
    pub fn now(&self) -> Moment {
        (self.clock)().into()
    }
    /// How the program was started.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// The engine under the data, for people who run it.
    pub fn engine(&self) -> &'static str {
        self.db.engine()
    }
    /// What was made of the data before.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }
    pub(crate) fn db(&self) -> &Db {
        &self.db
    }
    /// The program itself, acting for a provider with every right: sign-in, set-up, jobs, demonstration, import.
    /// A test holds where it may be used.
    pub fn itself(&self, provider: ProviderId) -> Ctx {
        Ctx::new(self.clone(), provider, Actor::Program, Vec::new(), Lang::Bg)
    }
    /// The program itself, making a provider that is not there yet: set-up, demonstration.
    pub fn founding(&self) -> Ctx {
        self.itself(ProviderId(new_uuid(self.now())))
    }
    /// The same program at another time: for building a demonstration's past.
    pub fn at(&self, moment: Moment) -> App {
        App { clock: Arc::new(move || moment.timestamp()), ..self.clone() }
    }
}
