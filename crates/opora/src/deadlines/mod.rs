//! Deadlines: what falls due by law or by the rules of the house, derived at reading from what the tables hold.
//!
//! `table` is the law as data with dates of validity, `rules` and `derive` are pure, `store` gathers the facts in
//! a fixed number of questions.

mod api;
mod calendar;
mod calendar_pages;
mod clock;
mod deadline;
mod derive;
mod facts;
mod file;
mod index;
mod list;
mod mark;
mod met;
mod pages;
mod plan_term;
mod row;
mod rules;
mod stay;
mod store;
mod table;
mod wish;

#[cfg(test)]
mod derive_tests;
#[cfg(test)]
mod duty_tests;
#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod tests;

pub use api::{DeadlineBody, body, routes as api};
pub use calendar::{MovedDay, move_days, moved_days, read_list, restore_day};
pub use deadline::{Deadline, Kind, Met, What};
pub use facts::{Facts, StayFacts};
pub use file::{chips, next_by_case, section};
pub use mark::{MarkOrder, mark, unmark};
pub use pages::{flash, led_by, mark_button, paused_words, pressing, routes as pages, state_chip, state_words};
pub use plan_term::{PlanFigures, PlanTerm, plan_terms};
pub use row::{AgeGroup, Row};
pub use rules::{Due, State};
pub use table::{row_on, rows};
pub use wish::{When, Wish};

use crate::cases::{Limit, StayId};
use crate::shell;
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ServiceId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

kernel::texts!(deadlines);

/// Stays that ended so many days ago are still followed: the last contact is due after six months, and can be late.
const FOLLOWED_DAYS: i64 = 365;

/// Whose deadlines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that the reader sees to.
    Mine,
    /// The whole service's.
    #[default]
    All,
}

/// What is open, overdue first, and due within `horizon` days if one is given.
pub async fn due(ctx: &Ctx, service: ServiceId, scope: Scope, horizon: Option<i64>) -> Result<Vec<Deadline>, Refusal> {
    let mut view = ctx.view(Right::SeeDeadlines, On::Service(service)).await?;
    let last = horizon.map(|days| ctx.today().plus_days(days));
    let derived = derived_in(ctx, &mut view, service).await?;
    Ok(derived
        .deadlines
        .iter()
        .filter(|one| one.is_open())
        .filter(|one| scope == Scope::All || is_mine(ctx, service, one))
        .filter(|one| last.is_none_or(|last| one.due.day() <= last.0))
        .cloned()
        .collect())
}

/// All of a service's deadlines, those that were met as well, open ones first.
pub async fn all(ctx: &Ctx, service: ServiceId) -> Result<Arc<Derived>, Refusal> {
    let mut view = ctx.view(Right::SeeDeadlines, On::Service(service)).await?;
    Ok(derived_in(ctx, &mut view, service).await?)
}

/// A person's deadlines, open ones first, then those that were met.
pub async fn of_person(ctx: &Ctx, person: PersonId) -> Result<Vec<Deadline>, Refusal> {
    let mut view = ctx.view(Right::SeeDeadlines, On::Person(person)).await?;
    let since = ctx.today().plus_days(-FOLLOWED_DAYS).start();
    let facts = store::facts(&mut view, ctx.provider, store::Of::Person(person), since).await?;
    Ok(derive::deadlines(&facts, ctx.at).into_iter().filter(|one| one.person == person).collect())
}

/// How many need somebody today: overdue, or due today. None for those who do not see deadlines.
pub async fn attention(ctx: &Ctx, service: ServiceId) -> Result<u32, Refusal> {
    if !ctx.may(Right::SeeDeadlines, service) {
        return Ok(0);
    }
    let count = all(ctx, service).await?.deadlines.iter().filter(|one| one.needs_attention()).count();
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The same as the page around every screen asks it.
pub fn counted(ctx: &Ctx, service: ServiceId) -> shell::Counted<'_> {
    Box::pin(attention(ctx, service))
}

/// The facts of a service, for a room that shows more of them than deadlines. Every page of the staff asks for them; they
/// are gathered anew after each deed and on each day.
pub async fn facts_in(ctx: &Ctx, tx: &mut Tx, service: ServiceId) -> db::Result<Arc<Facts>> {
    let today = ctx.today();
    let since = today.plus_days(-FOLLOWED_DAYS).start();
    ctx.kept(tx, service.0, today.days_since(Day::new(1970, 1, 1)), async |tx: &mut Tx| {
        store::facts(tx, ctx.provider, store::Of::Service(service), since).await
    })
    .await
}

/// What follows from the facts of a service at one time.
pub struct Derived {
    /// The deadlines, open ones first, the most pressing before the others.
    pub deadlines: Vec<Deadline>,
    /// How everyone who is here stands against the limit of their unit; nothing where there is none.
    pub limits: HashMap<StayId, Limit>,
    /// The stays that have a valid ground.
    pub grounded: HashSet<StayId>,
}

/// What follows from a service's facts now. Every page of the staff counts what is due, so it is kept for the minute.
pub async fn derived_in(ctx: &Ctx, tx: &mut Tx, service: ServiceId) -> db::Result<Arc<Derived>> {
    let minute = ctx.at.seconds_since(Day::new(1970, 1, 1).start()).div_euclid(60);
    ctx.kept(tx, service.0, minute, async |tx: &mut Tx| {
        let facts = facts_in(ctx, tx, service).await?;
        Ok(Derived {
            deadlines: derive::deadlines(&facts, ctx.at),
            limits: derive::limits(&facts, ctx.at),
            grounded: derive::grounded(&facts, ctx.at),
        })
    })
    .await
}

/// Whether the reader sees to it: leads the case, or manages the service and nobody leads it yet.
pub fn is_mine(ctx: &Ctx, service: ServiceId, deadline: &Deadline) -> bool {
    let manages = |grant: &kernel::policy::Grant| grant.service == Some(service) && grant.role == Role::ServiceManager;
    match &deadline.responsible {
        Some((account, _)) => ctx.account() == Some(*account),
        None => ctx.grants.iter().any(manages),
    }
}
