//! Times away: with and without notice. Nothing ends by itself when somebody leaves without a word (ППЗСУ 41).

mod store;

pub(super) use store::of_case;

use super::codes::AbsenceKind;
use super::{AbsenceId, StayId, t, words};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db;
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// A time away.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Whose stay goes on meanwhile.
    pub stay_id: StayId,
    /// Why.
    pub kind: AbsenceKind,
    /// Since when.
    pub left_at: Moment,
    /// When they are to be back.
    pub due_at: Option<Moment>,
    /// When they were back.
    pub returned_at: Option<Moment>,
    /// Where they went, if they said so.
    pub whereto: String,
    /// What else is to be known.
    pub note: String,
    /// Who wrote it down.
    pub recorded_by: Option<AccountId>,
    /// Sent back with a change.
    pub version: i64,
}

/// Somebody leaves for a while.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Leave {
    /// The id, where the sender has one already; sent again, it stands for the absence that is there.
    pub id: Option<AbsenceId>,
    /// Others of the household who go along.
    #[serde(default)]
    pub with: Vec<StayId>,
    /// Why.
    pub kind: AbsenceKind,
    /// Since when; now, if left out.
    pub left_at: Option<Moment>,
    /// When they are to be back.
    pub due_at: Option<Moment>,
    /// Where they go, if they say so.
    #[serde(default)]
    pub whereto: String,
    /// What else is to be known.
    #[serde(default)]
    pub note: String,
}

/// Somebody is back.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct Return {
    /// When; now, if left out.
    pub at: Option<Moment>,
    /// Others of the household who are back too.
    #[serde(default)]
    pub with: Vec<StayId>,
    /// What else is to be known.
    #[serde(default)]
    pub note: String,
}

/// Writes down that somebody left. Returns the absence of the stay that was named.
pub async fn leave(ctx: &Ctx, stay: StayId, order: Leave) -> Result<AbsenceId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::RecordAbsence).await?;
    let mut change = ctx.change(Right::RecordAbsence, On::Service(place.service_id)).await?;
    let left_at = order.left_at.unwrap_or(change.at);
    let mut problems = Problems::default();
    words::check([("whereto", &*order.whereto, words::LINE), ("note", &*order.note, words::NOTE)], &mut problems);
    if left_at > change.at {
        problems.add("left_at_date", t::m::in_the_future());
    }
    if order.due_at.is_some_and(|due| due <= left_at) {
        problems.add("due_at_date", t::m::due_before_leaving());
    }
    let people = super::stay::of_case(&mut change, ctx.provider, place.case_id).await?;
    let before = store::of_case(&mut change, ctx.provider, place.case_id).await?;
    if let Some(known) = before.iter().find(|absence| Some(absence.id) == order.id && absence.stay_id == stay) {
        return Ok(known.id);
    }
    let leaving: Vec<_> = people.iter().filter(|other| other.id == stay || order.with.contains(&other.id)).collect();
    for one in &leaving {
        if one.ended_at.is_some() || left_at < one.admitted_at {
            problems.add("left_at_date", t::m::not_here_then());
        }
        let away = |a: &&Absence| a.stay_id == one.id && a.returned_at.is_none_or(|returned| returned > left_at);
        if before.iter().any(|a| away(&a)) {
            problems.add("left_at_date", t::m::away_already());
        }
    }
    if order.with.iter().any(|other| people.iter().all(|one| one.id != *other)) {
        problems.add("with", t::m::not_of_this_case());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let mut events = Vec::new();
    let mut first = None;
    for one in leaving {
        let id = order.id.filter(|_| one.id == stay).unwrap_or_else(|| ctx.new_id());
        write(&mut change, id, one.id, left_at, &order).await?;
        let event = Event::new("absence.started", id).of(one.person_id);
        let event = event.with(&json!({ "stay": one.id, "kind": order.kind }));
        if one.id == stay {
            first = Some(id);
            events.insert(0, event);
        } else {
            events.push(event);
        }
    }
    change.commit_all(events).await?;
    first.ok_or(Refusal::Missing)
}

async fn write(
    change: &mut Change,
    id: AbsenceId,
    stay: StayId,
    left_at: Moment,
    order: &Leave,
) -> Result<(), Refusal> {
    match store::insert(change, id, stay, left_at, order).await {
        Ok(_) => Ok(()),
        Err(error) if db::violates(&error, "absence_pkey") || db::violates(&error, "absence.id") => {
            Err(Refusal::invalid("id", t::m::id_taken()))
        }
        Err(error) if db::violates(&error, "absence_open_once") || db::violates(&error, "absence.stay_id") => {
            Err(Refusal::invalid("left_at_date", t::m::away_already()))
        }
        Err(error) => Err(error.into()),
    }
}

/// Writes down that somebody is back, with those who are named. A return before the leave is refused.
pub async fn return_from(ctx: &Ctx, id: AbsenceId, order: Return) -> Result<(), Refusal> {
    let place = super::place_of_stay(ctx, stay_of(ctx, id).await?, Right::RecordAbsence).await?;
    let mut change = ctx.change(Right::RecordAbsence, On::Service(place.service_id)).await?;
    let all = store::of_case(&mut change, ctx.provider, place.case_id).await?;
    let people = super::stay::of_case(&mut change, ctx.provider, place.case_id).await?;
    let absence = all.iter().find(|absence| absence.id == id).ok_or(Refusal::Missing)?;
    let at = order.at.unwrap_or(change.at);
    let mut problems = Problems::default();
    words::check([("note", &*order.note, words::NOTE)], &mut problems);
    if let Some(message) = not_back(absence, at, change.at) {
        problems.add("at_date", message);
    }
    let mut back = vec![absence];
    for other in order.with.iter().filter(|other| **other != absence.stay_id) {
        match all.iter().find(|a| a.stay_id == *other && a.returned_at.is_none()) {
            Some(other) => {
                not_back(other, at, change.at).into_iter().for_each(|message| problems.add("with", message));
                back.push(other);
            }
            None => problems.add("with", t::m::not_out()),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let mut events = Vec::new();
    for one in back {
        store::close(&mut change, one.id, at, &order.note).await?;
        let person = people.iter().find(|stay| stay.id == one.stay_id).map(|stay| stay.person_id);
        let event = Event::new("absence.ended", one.id).with(&json!({ "stay": one.stay_id }));
        events.push(person.into_iter().fold(event, Event::of));
    }
    change.commit_all(events).await
}

/// Why somebody cannot have come back at `at`, as seen at `now`.
fn not_back(absence: &Absence, at: Moment, now: Moment) -> Option<kernel::i18n::Msg> {
    if absence.returned_at.is_some() {
        Some(t::m::back_already())
    } else if at < absence.left_at {
        Some(t::m::back_before_leaving())
    } else if at > now {
        Some(t::m::in_the_future())
    } else {
        None
    }
}

/// An absence, and those of the rest of the household that have not ended, for those who record them.
pub(super) async fn with_others(ctx: &Ctx, id: AbsenceId) -> Result<(Absence, Vec<Absence>), Refusal> {
    let place = super::place_of_stay(ctx, stay_of(ctx, id).await?, Right::RecordAbsence).await?;
    let mut view = ctx.view(Right::RecordAbsence, On::Service(place.service_id)).await?;
    let mut all = store::of_case(&mut view, ctx.provider, place.case_id).await?;
    let at = all.iter().position(|absence| absence.id == id).ok_or(Refusal::Missing)?;
    let absence = all.remove(at);
    all.retain(|other| other.returned_at.is_none() && other.stay_id != absence.stay_id);
    Ok((absence, all))
}

async fn stay_of(ctx: &Ctx, id: AbsenceId) -> Result<StayId, Refusal> {
    let mut view = super::anywhere(ctx, Right::RecordAbsence).await?;
    let (stay,) = store::stay_of(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    Ok(stay)
}
