//! A request's context, and the only two ways from it to the data: `view` and `change`.

pub use crate::app::{App, Clock, Settings};
pub use crate::snapshot::View;

use crate::audit::{self, Event};
use crate::db::{self, Tx};
use crate::http;
use crate::i18n::Lang;
use crate::policy::{self, Grant, Right, Verdict};
use crate::refusal::Refusal;
use crate::snapshot::Snapshot;
use crate::sql;
use crate::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use std::collections::{HashMap, HashSet};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff.
    Account {
        /// Whose account.
        id: AccountId,
        /// The name colleagues see.
        name: String,
    },
    /// The program itself.
    Program,
}

/// The session or token a request came with.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// Its id in the list of one's sessions.
    pub id: Uuid,
    /// It may only read: a token's scope.
    pub read_only: bool,
    /// It came with an access token, not with a cookie.
    pub token: bool,
}

/// How the page that asks looks and where it is.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// The theme chosen on this device: `light` or `dark`.
    pub theme: Option<&'static str>,
    /// The address with its query.
    pub here: String,
}

/// Who asks, in which language, when, and with which roles.
#[derive(Clone)]
pub struct Ctx {
    app: App,
    /// Whose data.
    pub provider: ProviderId,
    /// Who asks.
    pub actor: Actor,
    /// The roles held now.
    pub grants: Arc<[Grant]>,
    /// The language to answer in.
    pub lang: Lang,
    /// When the request came.
    pub at: Moment,
    /// Carried out once, however often it is sent.
    pub command: Option<Uuid>,
    /// A digest of what is asked: the same command may not ask for something else.
    pub asked: Arc<str>,
    /// What it came with.
    pub session: Session,
    /// How the page that asks looks and where it is.
    pub screen: Screen,
    looked: Arc<Mutex<HashSet<PersonId>>>,
    held: Arc<Mutex<HashMap<PersonId, Vec<ServiceId>>>>,
    snapshot: Snapshot,
}

/// What a right is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The municipality as a whole.
    Provider,
    /// One service.
    Service(ServiceId),
    /// One person's file. Opening it leaves an entry in the audit chain.
    Person(PersonId),
}

/// Permission to change something. It ends in `commit`, which says what happened.
#[must_use = "a change that is not committed is undone"]
pub struct Change {
    tx: Tx,
    /// Whose data.
    pub provider: ProviderId,
    /// When.
    pub at: Moment,
    account: Option<AccountId>,
    command: Option<Uuid>,
}

impl Ctx {
    /// A context for someone who is known.
    pub fn new(app: App, provider: ProviderId, actor: Actor, grants: Vec<Grant>, lang: Lang) -> Ctx {
        let (at, looked, held) = (app.now(), Arc::default(), Arc::default());
        let (session, screen, asked) = (Session::default(), Screen::default(), Arc::default());
        let (grants, command) = (grants.into(), None);
        let snapshot = Snapshot::default();
        Ctx { app, provider, actor, grants, lang, at, command, asked, session, screen, looked, held, snapshot }
    }

    /// What all requests share.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The account that asks, if it is not the program.
    pub fn account(&self) -> Option<AccountId> {
        match &self.actor {
            Actor::Account { id, .. } => Some(*id),
            Actor::Program => None,
        }
    }

    /// Today, where the program lives.
    pub fn today(&self) -> Day {
        self.at.day()
    }

    /// A new id, sortable by the time of the request.
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(new_uuid(self.at))
    }

    /// The same request as a command that is carried out once.
    pub fn once(mut self, command: Option<Uuid>) -> Ctx {
        self.command = command.or(self.command);
        self
    }

    /// All that this request reads, it reads as the data was at one moment, until it writes. For requests that only read:
    /// what counts attempts writes without knowing of it.
    pub(crate) fn reading_once(mut self) -> Ctx {
        self.snapshot = Snapshot::kept();
        self
    }

    /// Whether a right is held in a service: to show or hide what leads there. The check itself is `view` and `change`.
    pub fn may(&self, right: Right, service: ServiceId) -> bool {
        self.actor == Actor::Program || policy::in_services(&self.grants, right, &[service]) == Verdict::Allowed
    }

    /// Whether a right is held for the municipality as a whole.
    pub fn may_at_all(&self, right: Right) -> bool {
        self.actor == Actor::Program || policy::in_provider(&self.grants, right) == Verdict::Allowed
    }

    /// Reads, if one may. A person's file leaves an entry in the chain before anything is read from it.
    pub async fn view(&self, right: Right, on: On) -> Result<View, Refusal> {
        let mut tx = self.snapshot.lend(&self.app).await?;
        self.require(&mut tx, right, on).await?;
        if let On::Person(person) = on
            && self.looks_first(person)
        {
            // One connection at a time: whoever holds one and waits for another can wait for ever.
            drop(tx);
            self.look(person).await?;
            tx = self.snapshot.lend(&self.app).await?;
        }
        Ok(View::of(self.provider, tx))
    }

    /// What was made of the provider's data before, about a thing and at a time, as long as no deed was done since; else
    /// it is made now.
    pub async fn kept<T: Send + Sync + 'static>(
        &self,
        tx: &mut Tx,
        about: Uuid,
        time: i64,
        make: impl AsyncFnOnce(&mut Tx) -> db::Result<T>,
    ) -> db::Result<Arc<T>> {
        let of = (self.provider.0, about, time);
        let deeds = self.snapshot.deeds(tx, self.provider).await?;
        if let Some(kept) = self.app.kept().get(of, deeds) {
            return Ok(kept);
        }
        let made = Arc::new(make(tx).await?);
        self.app.kept().put(of, deeds, made.clone());
        Ok(made)
    }

    /// Reads what concerns only the account that asks: its profile, its sessions. Everyone has a right to that.
    pub async fn view_own(&self) -> Result<(AccountId, View), Refusal> {
        let account = self.account().ok_or(Refusal::Denied)?;
        Ok((account, View::of(self.provider, self.snapshot.lend(&self.app).await?)))
    }

    /// Starts a change of what concerns only the account that asks.
    pub async fn change_own(&self) -> Result<(AccountId, Change), Refusal> {
        let account = self.account().filter(|_| !self.session.read_only).ok_or(Refusal::Denied)?;
        let tx = self.write().await?;
        Ok((account, self.begin(tx).await?))
    }

    /// Starts a change, if one may make it.
    pub async fn change(&self, right: Right, on: On) -> Result<Change, Refusal> {
        if self.session.read_only {
            return Err(Refusal::Denied);
        }
        // Whether one may is asked anew, in the transaction that writes.
        if let (On::Person(person), Ok(mut held)) = (on, self.held.lock()) {
            held.remove(&person);
        }
        let mut tx = self.write().await?;
        self.require(&mut tx, right, on).await?;
        self.begin(tx).await
    }

    /// A transaction that writes; what is read afterwards is read anew.
    async fn write(&self) -> db::Result<Tx> {
        self.snapshot.end();
        self.app.db().write().await
    }

    /// The change, unless its command was carried out before. Of two that come at once the second waits here for the
    /// first.
    async fn begin(&self, mut tx: Tx) -> Result<Change, Refusal> {
        if let Some(command) = self.command
            && !self.claim(&mut tx, command).await?
        {
            let before = carried_out(&mut tx, self.provider, command).await?;
            return Err(match before {
                Some((subject, by, asked)) if by == self.account() && asked == *self.asked => {
                    Refusal::Repeated(subject)
                }
                _ => Refusal::invalid("", http::t::m::command_reused()),
            });
        }
        let (provider, at, account, command) = (self.provider, self.at, self.account(), self.command);
        Ok(Change { tx, provider, at, account, command })
    }

    /// Writes the command down; whether nobody did before.
    async fn claim(&self, tx: &mut Tx, command: Uuid) -> db::Result<bool> {
        let claimed = tx
            .query(sql!(
                "INSERT INTO command (provider_id, id, at, account_id, asked, action, subject)
                 VALUES ($1, $2, $3, $4, $5, '', $2) ON CONFLICT (provider_id, id) DO NOTHING"
            ))
            .bind(self.provider)
            .bind(command)
            .bind(self.at)
            .bind(self.account())
            .bind(self.asked.to_string())
            .execute()
            .await?;
        Ok(claimed == 1)
    }

    async fn require(&self, tx: &mut Tx, right: Right, on: On) -> Result<(), Refusal> {
        if self.actor == Actor::Program {
            return Ok(());
        }
        let verdict = match on {
            On::Provider => policy::in_provider(&self.grants, right),
            On::Service(service) => policy::in_services(&self.grants, right, &[service]),
            On::Person(person) => {
                let holders = self.holders(tx, person).await?;
                policy::in_services(&self.grants, right, &holders)
            }
        };
        match verdict {
            Verdict::Allowed => Ok(()),
            Verdict::Denied => Err(Refusal::Denied),
            Verdict::Unknown => Err(Refusal::Missing),
        }
    }

    /// The services that hold a person's file. A page looks at a file in many parts and asks once.
    async fn holders(&self, tx: &mut Tx, person: PersonId) -> db::Result<Vec<ServiceId>> {
        let known = self.held.lock().ok().and_then(|held| held.get(&person).cloned());
        if let Some(known) = known {
            return Ok(known);
        }
        let rows: Vec<(ServiceId,)> = tx
            .query(sql!("SELECT service_id FROM file_holder WHERE provider_id = $1 AND person_id = $2"))
            .bind(self.provider)
            .bind(person)
            .all()
            .await?;
        let holders: Vec<ServiceId> = rows.into_iter().map(|(service,)| service).collect();
        if let Ok(mut held) = self.held.lock()
            && !holders.is_empty()
        {
            held.insert(person, holders.clone());
        }
        Ok(holders)
    }

    /// Whether this is the first look at a file in this request, by somebody.
    fn looks_first(&self, person: PersonId) -> bool {
        self.account().is_some() && self.looked.lock().is_ok_and(|mut looked| looked.insert(person))
    }

    /// Leaves the entry "looked at".
    async fn look(&self, person: PersonId) -> Result<(), Refusal> {
        let Some(account) = self.account() else { return Ok(()) };
        let mut tx = self.write().await?;
        let event = Event::new(audit::LOOK, person).of(person);
        audit::append(&mut tx, self.provider, self.at, Some(account), vec![event]).await?;
        Ok(tx.commit().await?)
    }
}

/// A UUIDv7 of an instant.
#[expect(clippy::disallowed_methods, reason = "the one place where ids are made")]
pub(crate) fn new_uuid(at: Moment) -> Uuid {
    let since = at.timestamp().as_duration();
    let (seconds, nanos) = (since.as_secs().max(0) as u64, since.subsec_nanos().max(0) as u32);
    Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

/// On what a command was carried out, by whom, and what was asked.
type Done = (Uuid, Option<AccountId>, String);

async fn carried_out(tx: &mut Tx, provider: ProviderId, command: Uuid) -> db::Result<Option<Done>> {
    tx.query(sql!("SELECT subject, account_id, asked FROM command WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(command)
        .optional()
        .await
}

impl Change {
    /// Who makes the change; none for the program.
    pub fn by(&self) -> Option<AccountId> {
        self.account
    }

    /// A new id, sortable by the time of the change.
    pub fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(new_uuid(self.at))
    }

    /// A service holds a person's file from now on: those who work there may open it.
    pub async fn hold_file(&mut self, service: ServiceId, person: PersonId) -> db::Result<()> {
        let (provider, at) = (self.provider, self.at);
        self.query(sql!(
            "INSERT INTO file_holder (provider_id, person_id, service_id, since) VALUES ($1, $2, $3, $4)
             ON CONFLICT (provider_id, person_id, service_id) DO NOTHING"
        ))
        .bind(provider)
        .bind(person)
        .bind(service)
        .bind(at)
        .execute()
        .await
        .map(drop)
    }

    /// Writes what happened into the chain and makes it lasting.
    pub async fn commit(self, event: Event) -> Result<(), Refusal> {
        self.commit_all(vec![event]).await
    }

    /// The same for several things that happened together; the first names the command's subject.
    pub async fn commit_all(mut self, events: Vec<Event>) -> Result<(), Refusal> {
        #[cfg(feature = "testing")]
        if crate::testing::is_trial() {
            return Err(db::Error::WorkerCrashed.into());
        }
        if let (Some(command), Some(event)) = (self.command, events.first()) {
            self.tx
                .query(sql!("UPDATE command SET action = $3, subject = $4 WHERE provider_id = $1 AND id = $2"))
                .bind(self.provider)
                .bind(command)
                .bind(event.action().to_owned())
                .bind(event.subject())
                .execute()
                .await?;
        }
        audit::append(&mut self.tx, self.provider, self.at, self.account, events).await?;
        Ok(self.tx.commit().await?)
    }
}

impl Deref for Change {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}
impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
