//! Writing a session, changing it within a day, adding a correction afterwards.

use super::rules::{LONGEST, may_edit};
use super::{Session, SessionId, store, t};
use crate::cases::CaseId;
use crate::plans::{self, ActivityId, SupportKind};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::own_id::taken;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt;
use std::str::FromStr;
use utoipa::ToSchema;
use uuid::Uuid;

/// A note has at most so many characters.
pub const NOTE: usize = 10_000;
/// A next step has at most so many characters.
pub const STEP: usize = 400;

/// What is written of a session.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct SessionOrder {
    /// What kind of support.
    pub kind: SupportKind,
    /// When it began; not in the future, not before the person came.
    pub held_at: Moment,
    /// How long it took, in minutes.
    pub minutes: i64,
    /// The line of the plan it belongs to.
    pub activity_id: Option<ActivityId>,
    /// What was done and said: so that the person can read it.
    pub note: String,
    /// What comes next.
    #[serde(default)]
    pub next_step: String,
    /// By when.
    pub next_on: Option<Day>,
}

/// What was added to a session that can no longer be changed.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Correction {
    /// To which session.
    pub session_id: SessionId,
    /// What was added.
    pub text: String,
    /// When.
    pub written_at: Moment,
    /// By whom.
    pub written_by: Option<AccountId>,
    /// Their name.
    pub writer: Option<String>,
}

/// A session and what was added to it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SessionWithCorrections {
    /// The session.
    #[serde(flatten)]
    pub session: Session,
    /// What was added, the first first.
    pub corrections: Vec<Correction>,
}

/// A page of a person's sessions, the latest first, with the totals of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Sessions {
    /// The sessions asked for.
    pub items: Vec<SessionWithCorrections>,
    /// (kind, how many, minutes) of all sessions.
    pub totals: Vec<(SupportKind, i64, i64)>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// A place in a list of sessions: after the one that began then and has this id. Written `2026-11-21T08:00:00Z_<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When that session began.
    pub held_at: Moment,
    /// Its id.
    pub id: SessionId,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.held_at, self.id)
    }
}

impl FromStr for Cursor {
    type Err = String;
    fn from_str(text: &str) -> Result<Cursor, String> {
        let no_cursor = || format!("no cursor: {text:?}");
        let (held_at, id) = text.split_once('_').ok_or_else(no_cursor)?;
        let (held_at, id) = (held_at.parse().map_err(|_| no_cursor())?, id.parse().map_err(|_| no_cursor())?);
        Ok(Cursor { held_at, id })
    }
}

/// A person's sessions of a kind, or of all, after a place in the list; at most so many.
pub async fn sessions(
    ctx: &Ctx,
    person: PersonId,
    kind: Option<SupportKind>,
    after: Option<Cursor>,
    most: usize,
) -> Result<Sessions, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    let after = after.unwrap_or_else(|| before(ctx, None));
    let limit = i64::try_from(most).unwrap_or(i64::MAX - 1) + 1;
    let mut items = store::sessions(&mut view, ctx.provider, person, kind, after, limit).await?;
    let next = (items.len() > most).then(|| items.truncate(most)).and(items.last());
    let next = next.map(|last| Cursor { held_at: last.held_at, id: last.id });
    let added = store::corrections(&mut view, ctx.provider, person).await?;
    let items = items.into_iter().map(|session| with(session, &added)).collect();
    Ok(Sessions { items, totals: store::totals(&mut view, ctx.provider, person).await?, next })
}

/// The place in the list before everything that began at a moment or later; without one, its beginning.
pub(super) fn before(ctx: &Ctx, moment: Option<Moment>) -> Cursor {
    let held_at = moment.unwrap_or_else(|| ctx.at.plus_minutes(1));
    Cursor { held_at, id: SessionId(Uuid::nil()) }
}

/// A session by its id.
pub async fn session(ctx: &Ctx, id: SessionId) -> Result<SessionWithCorrections, Refusal> {
    let person = person_of(ctx, id).await?;
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    let session = store::session(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let added = store::corrections(&mut view, ctx.provider, person).await?;
    Ok(with(session, &added))
}

fn with(session: Session, added: &[Correction]) -> SessionWithCorrections {
    let corrections = added.iter().filter(|c| c.session_id == session.id).cloned().collect();
    SessionWithCorrections { session, corrections }
}

/// Writes a session down; its writer is who held it.
pub async fn record(
    ctx: &Ctx,
    person: PersonId,
    id: Option<SessionId>,
    order: &SessionOrder,
) -> Result<SessionId, Refusal> {
    let mut change = ctx.change(Right::RecordSupport, On::Person(person)).await?;
    let case = check(&mut change, person, order, None).await?;
    let id = ctx.own_id(id)?;
    store::insert(&mut change, id, person, case, order).await.map_err(taken("support_session"))?;
    let details = json!({ "kind": order.kind, "activity": order.activity_id });
    change.commit(Event::new("session.recorded", id).of(person).with(&details)).await?;
    Ok(id)
}

/// Changes a session: its writer, within a day.
pub async fn edit(ctx: &Ctx, id: SessionId, seen: i64, order: &SessionOrder) -> Result<PersonId, Refusal> {
    let person = person_of(ctx, id).await?;
    let mut change = ctx.change(Right::RecordSupport, On::Person(person)).await?;
    let old = store::session(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    if !may_edit(old.staff_id, old.written_at, ctx.account(), ctx.at) {
        return Err(Refusal::invalid("", t::m::no_longer_editable()));
    }
    let case = check(&mut change, person, order, old.activity_id).await?;
    if !store::update(&mut change, id, seen, case, order).await? {
        return Err(Refusal::Stale(old.version));
    }
    change.commit(Event::new("session.changed", id).of(person)).await?;
    Ok(person)
}

/// Adds a correction: what was written stays as it is.
pub async fn correct(ctx: &Ctx, id: SessionId, text: &str) -> Result<PersonId, Refusal> {
    let person = person_of(ctx, id).await?;
    let mut change = ctx.change(Right::RecordSupport, On::Person(person)).await?;
    let mut problems = Problems::default();
    filled(&mut problems, "text", text, NOTE);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    store::add_correction(&mut change, ctx.new_id(), id, text.trim()).await?;
    change.commit(Event::new("session.corrected", id).of(person)).await?;
    Ok(person)
}

/// Whose session: asked before the right to that person's file is.
pub(super) async fn person_of(ctx: &Ctx, id: SessionId) -> Result<PersonId, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    store::person_of(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

/// The case the session belongs to, if everything about it can be.
async fn check(
    change: &mut Change,
    person: PersonId,
    order: &SessionOrder,
    kept: Option<ActivityId>,
) -> Result<CaseId, Refusal> {
    let (provider, now) = (change.provider, change.at);
    let mut problems = Problems::default();
    filled(&mut problems, "note", &order.note, NOTE);
    short(&mut problems, "next_step", &order.next_step, STEP);
    if !(1..=LONGEST).contains(&order.minutes) {
        problems.add("minutes", t::m::minutes_out_of_range(LONGEST));
    }
    if order.held_at > now {
        problems.add("held_at", t::m::not_held_yet());
    }
    if order.next_on.is_some_and(|day| day < order.held_at.day()) {
        problems.add("next_on", t::m::next_before());
    }
    if let Some(chosen) = order.activity_id.filter(|chosen| kept != Some(*chosen)) {
        let open = plans::open_activities(change, provider, person).await?;
        if !open.iter().any(|activity| activity.id == chosen) {
            problems.add("activity_id", t::m::not_an_open_line());
        }
    }
    let case = store::case_at(change, provider, person, order.held_at).await?;
    if case.is_none() {
        problems.add("held_at", t::m::not_here_then());
    }
    match case.filter(|_| problems.is_empty()) {
        Some(case) => Ok(case),
        None => Err(Refusal::Invalid(problems)),
    }
}

fn filled(problems: &mut Problems, field: &str, text: &str, most: usize) {
    if text.trim().is_empty() {
        problems.add(field, t::m::fill_in());
    }
    short(problems, field, text, most);
}

fn short(problems: &mut Problems, field: &str, text: &str, most: usize) {
    let length = text.chars().count();
    if length > most {
        problems.add(field, t::m::text_too_long(most, length));
    }
}
