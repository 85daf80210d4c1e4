//! Calls for help. No identity is needed; safety is asked first.

mod codes;
mod known;
mod list;
mod pages;
mod store;

pub(super) use list::page;
pub(super) use pages::routes;

pub(super) use store::{get as stored, settle_by_admission};

pub use codes::{Answer, Caller, Outcome, SignalChannel};

use super::SignalId;
use super::{t, words};
use crate::lists::Years;
use crate::people::{self, Person};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// A call for help.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Signal {
    /// Its id.
    pub id: SignalId,
    /// Who took it.
    pub service_id: ServiceId,
    /// When it came.
    pub received_at: Moment,
    /// How.
    pub channel: SignalChannel,
    /// Who called.
    pub caller: Caller,
    /// A number or address to answer to; empty when none was given.
    pub callback: String,
    /// Whether one may call back without harm.
    pub safe_to_call: Answer,
    /// Whether somebody is in danger at this moment.
    pub danger_now: Answer,
    /// When 112 was called.
    pub called_112_at: Option<Moment>,
    /// How many adults need help.
    pub adults: i64,
    /// How many children.
    pub children: i64,
    /// The name that was given, which may be no real one; empty when none was.
    pub name_given: String,
    /// Whose file it is about, where that is known: somebody who was here before.
    pub person_id: Option<PersonId>,
    /// What was told, in the caller's words.
    pub told: String,
    /// Where they are.
    pub whereabouts: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Since when.
    pub outcome_at: Option<Moment>,
    /// More about it: to whom it was passed on, what was advised.
    pub outcome_note: String,
    /// Who wrote it down.
    pub recorded_by: Option<AccountId>,
    /// Sent back with a change.
    pub version: i64,
}

/// What is written down of a call.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewSignal {
    /// Made by the client, so that a repeat is the same signal.
    pub id: Option<SignalId>,
    /// When it came; now, if left out.
    pub received_at: Option<Moment>,
    /// How.
    pub channel: SignalChannel,
    /// Who called.
    pub caller: Caller,
    /// A number or address to answer to.
    #[serde(default)]
    pub callback: String,
    /// Whether one may call back without harm.
    pub safe_to_call: Answer,
    /// Whether somebody is in danger at this moment.
    pub danger_now: Answer,
    /// When 112 was called.
    pub called_112_at: Option<Moment>,
    /// How many adults need help.
    pub adults: i64,
    /// How many children.
    pub children: i64,
    /// The name that was given, if any.
    #[serde(default)]
    pub name_given: String,
    /// Whose file it is about, where that is known: somebody who was here before.
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// What was told.
    pub told: String,
    /// Where they are.
    #[serde(default)]
    pub whereabouts: String,
}

/// What a call came to.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Settlement {
    /// The version one has seen.
    pub version: i64,
    /// What came of it.
    pub outcome: Outcome,
    /// More about it.
    #[serde(default)]
    pub note: String,
    /// When 112 was called, if that became known.
    pub called_112_at: Option<Moment>,
}

/// Which calls a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignalFilter {
    /// Those that wait for somebody, and then the others.
    #[default]
    All,
    /// Only those that wait.
    Open,
}

impl NewSignal {
    /// Whether this is the call that was written down as `stored`.
    fn is(&self, stored: &Signal) -> bool {
        let same_call = self.channel == stored.channel && self.caller == stored.caller && self.told == stored.told;
        same_call && self.adults == stored.adults && self.children == stored.children
    }

    /// What is wrong with it at this instant.
    fn problems(&self, now: Moment) -> Problems {
        let mut problems = Problems::default();
        let written = [
            ("told", &*self.told, words::TEXT),
            ("callback", &self.callback, words::PLACE),
            ("whereabouts", &self.whereabouts, words::PLACE),
            ("name_given", &self.name_given, words::PLACE),
        ];
        words::check(written, &mut problems);
        if self.told.trim().is_empty() {
            problems.add("told", t::m::signal_told_missing());
        }
        if !(0..=50).contains(&self.adults) || !(0..=50).contains(&self.children) {
            problems.add("adults", t::m::signal_people_out_of_range());
        } else if self.adults + self.children == 0 {
            problems.add("adults", t::m::signal_nobody());
        }
        if self.received_at.is_some_and(|at| at > now) {
            problems.add("received_at_date", t::m::in_the_future());
        }
        if self.called_112_at.is_some_and(|at| at > now) {
            problems.add("called_112_at_date", t::m::in_the_future());
        }
        problems
    }
}

/// Writes a call down. Whose file it is about only somebody says who may open that file.
pub async fn record_signal(ctx: &Ctx, service: ServiceId, order: NewSignal) -> Result<SignalId, Refusal> {
    if let Some(person) = order.person_id {
        drop(ctx.view(Right::RecordSignal, On::Service(service)).await?);
        about(ctx, person).await?.ok_or_else(|| Refusal::invalid("person_id", t::m::signal_person_unknown()))?;
    }
    let mut change = ctx.change(Right::RecordSignal, On::Service(service)).await?;
    let problems = order.problems(change.at);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = order.id.unwrap_or_else(|| ctx.new_id());
    if let Some(stored) = store::get(&mut change, ctx.provider, id).await? {
        let repeated = stored.service_id == service && order.is(&stored);
        return Err(if repeated { Refusal::Repeated(id.0) } else { Refusal::invalid("id", t::m::id_taken()) });
    }
    store::insert(&mut change, service, id, &order).await?;
    let details = json!({ "service": service, "danger_now": order.danger_now });
    let event = Event::new("signal.recorded", id).with(&details);
    change.commit(order.person_id.into_iter().fold(event, Event::of)).await?;
    Ok(id)
}

/// Whose file a call is about, for those who may open it. Leaves a look.
async fn about(ctx: &Ctx, person: PersonId) -> Result<Option<Person>, Refusal> {
    match people::person(ctx, person).await {
        Ok(person) => Ok(Some(person)),
        Err(Refusal::Denied | Refusal::Missing) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// The calls that wait, and with [`SignalFilter::All`] those that a service took in a year, the newest first; with the
/// years of which there are any.
pub async fn signals(
    ctx: &Ctx,
    service: ServiceId,
    filter: SignalFilter,
    year: Option<i16>,
) -> Result<(Vec<Signal>, Years), Refusal> {
    let mut view = ctx.view(Right::RecordSignal, On::Service(service)).await?;
    let received = match filter {
        SignalFilter::All => store::received(&mut view, ctx.provider, service).await?,
        SignalFilter::Open => (None, None),
    };
    let years = Years::of(received, year);
    Ok((store::list(&mut view, ctx.provider, service, years.span()).await?, years))
}

/// One call. What one may not know of does not exist.
pub async fn signal(ctx: &Ctx, id: SignalId) -> Result<Signal, Refusal> {
    let service = service_of(ctx, id).await?;
    let mut view = ctx.view(Right::RecordSignal, On::Service(service)).await?;
    store::get(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

/// Writes down what came of a call.
pub async fn settle_signal(ctx: &Ctx, id: SignalId, order: Settlement) -> Result<(), Refusal> {
    let service = service_of(ctx, id).await?;
    let mut change = ctx.change(Right::RecordSignal, On::Service(service)).await?;
    let seen = store::get(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    if order.outcome == Outcome::Admitted && seen.outcome != Outcome::Admitted {
        return Err(Refusal::invalid("outcome", t::m::signal_admit_instead()));
    }
    let mut problems = Problems::default();
    words::check([("note", &*order.note, words::NOTE)], &mut problems);
    if seen.outcome == Outcome::Admitted && order.outcome != Outcome::Admitted {
        problems.add("outcome", t::m::signal_stays_admitted());
    }
    if seen.version == order.version && !problems.is_empty() {
        return Err(problems.into());
    }
    if store::settle(&mut change, id, &order).await? == 0 {
        return Err(Refusal::Stale(seen.version));
    }
    change.commit(Event::new("signal.settled", id).with(&json!({ "outcome": order.outcome }))).await
}

/// The name of whoever wrote down what came of a call; empty as long as nobody has.
async fn settled_by(ctx: &Ctx, signal: &Signal) -> Result<String, Refusal> {
    let mut view = ctx.view(Right::RecordSignal, On::Service(signal.service_id)).await?;
    let found = store::settled_by(&mut view, ctx.provider, signal.id).await?;
    Ok(found.map(|(name,)| name).unwrap_or_default())
}

async fn service_of(ctx: &Ctx, id: SignalId) -> Result<ServiceId, Refusal> {
    let mut view = super::anywhere(ctx, Right::RecordSignal).await?;
    store::get(&mut view, ctx.provider, id).await?.map(|signal| signal.service_id).ok_or(Refusal::Missing)
}
