//! The shift's tasks: what was promised, for when, by whom; ticked once, and taken back if by mistake.

mod store;

pub(super) use store::{move_to, of_shift};

use super::codes::TaskKind;
use super::{TaskId, colleagues, t};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::own_id::taken;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest title, in characters.
pub const LONGEST: usize = 200;

/// A task of a shift.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// When it is to be done.
    pub due_at: Moment,
    /// What is to be done.
    pub title: String,
    /// What it is about.
    pub kind: TaskKind,
    /// For whom, if for one person.
    pub person_id: Option<PersonId>,
    given: Option<String>,
    family: Option<String>,
    alias: Option<String>,
    /// Who is to do it; whoever can without one.
    pub assignee_id: Option<AccountId>,
    /// That colleague's name.
    pub assignee: Option<String>,
    /// When it was done.
    pub done_at: Option<Moment>,
    /// By whom.
    pub done_by: Option<AccountId>,
    /// That colleague's name.
    pub doer: Option<String>,
    /// Sent back with a change.
    pub version: i64,
}

impl Task {
    /// First name and initial of whom it is for.
    pub fn person(&self, l: Lang) -> Option<String> {
        let name = |part: &Option<String>| part.clone().unwrap_or_default();
        self.person_id
            .map(|_| crate::people::short_name_of(&name(&self.given), &name(&self.family), &name(&self.alias), l))
    }
}

/// A task to be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTask {
    /// The id it shall have; a new one without it.
    #[serde(default)]
    pub id: Option<TaskId>,
    /// When it is to be done.
    pub due_at: Moment,
    /// What is to be done.
    pub title: String,
    /// What it is about.
    pub kind: TaskKind,
    /// For whom, if for one person of the service.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// Who is to do it.
    #[serde(default)]
    pub assignee_id: Option<AccountId>,
}

/// The tasks due within a stretch of time, and those before it that nobody has done yet.
pub async fn tasks(ctx: &Ctx, service: ServiceId, from: Moment, until: Moment) -> Result<Vec<Task>, Refusal> {
    let mut view = ctx.view(Right::SeeShift, On::Service(service)).await?;
    Ok(store::of_shift(&mut view, ctx.provider, service, (from, until)).await?)
}

/// One task.
pub async fn task(ctx: &Ctx, service: ServiceId, id: TaskId) -> Result<Task, Refusal> {
    let mut view = ctx.view(Right::SeeShift, On::Service(service)).await?;
    store::one(&mut view, ctx.provider, service, id).await?.ok_or(Refusal::Missing)
}

/// Adds a task.
pub async fn add_task(ctx: &Ctx, service: ServiceId, new: &NewTask) -> Result<TaskId, Refusal> {
    check(new)?;
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    if let Some(person) = new.person_id {
        colleagues::require_person(&mut change, ctx.provider, service, person).await?;
    }
    if let Some(account) = new.assignee_id {
        colleagues::require_colleague(&mut change, ctx.provider, service, ctx.at, account).await?;
    }
    let id = ctx.own_id(new.id)?;
    let by = change.by();
    store::insert(&mut change, ctx.provider, service, id, new, by).await.map_err(taken("shift_task"))?;
    change.commit(event("shift_task.added", id, new.person_id)).await?;
    Ok(id)
}

fn check(new: &NewTask) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if new.title.trim().is_empty() {
        problems.add("title", t::m::write_something());
    }
    if new.title.chars().count() > LONGEST {
        problems.add("title", t::m::title_too_long(LONGEST));
    }
    if new.title.contains(char::is_control) {
        problems.add("title", t::m::bad_characters());
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn event(action: &'static str, id: TaskId, person: Option<PersonId>) -> Event {
    let event = Event::new(action, id);
    match person {
        Some(person) => event.of(person),
        None => event,
    }
}

/// Ticks a task off. `Stale` when it is not as it was seen: a colleague may have done it already.
pub async fn tick(ctx: &Ctx, service: ServiceId, id: TaskId, version: i64) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let task = store::one(&mut change, ctx.provider, service, id).await?.ok_or(Refusal::Missing)?;
    let (at, by) = (ctx.at, change.by());
    if !store::set_done(&mut change, ctx.provider, (id, version), Some(at), by).await? {
        return Err(Refusal::Stale(task.version));
    }
    change.commit(event("shift_task.done", id, task.person_id)).await
}

/// Takes a tick back. `Stale` when the task is not as it was seen.
pub async fn untick(ctx: &Ctx, service: ServiceId, id: TaskId, version: i64) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let task = store::one(&mut change, ctx.provider, service, id).await?.ok_or(Refusal::Missing)?;
    if !store::set_done(&mut change, ctx.provider, (id, version), None, None).await? {
        return Err(Refusal::Stale(task.version));
    }
    change.commit(event("shift_task.reopened", id, task.person_id)).await
}
