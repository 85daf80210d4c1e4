//! The end of stays: a ground of the law for whoever has a contract, a destination for everyone, the beds free at once.

mod agreement;
mod store;

pub use agreement::{EndContract, end_contract};

use super::codes::{Destination, EndGround};
use super::contract::{Contract, End};
use super::stay::Located;
use super::{CaseId, StayId, basis, contract, t, words};
use crate::places;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Msg;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A person's written notice comes so many days before (ППЗСУ 41, ground 6).
const NOTICE_DAYS: i64 = 7;

/// Somebody leaves for good, alone or with others of the household.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct EndStay {
    /// Others of the household who leave at the same time, to the same place.
    #[serde(default)]
    pub with: Vec<StayId>,
    /// When; now, if left out.
    pub at: Option<Moment>,
    /// On which ground the contract ends; needed if there is one.
    pub ground: Option<EndGround>,
    /// The day of the person's written notice, for ground 6.
    pub notice_on: Option<Day>,
    /// Where to.
    pub destination: Destination,
    /// Their beds are cleaned first.
    #[serde(default)]
    pub clean: bool,
    /// What else is to be known: what they take along, what was agreed.
    #[serde(default)]
    pub note: String,
}

/// What a ground is weighed against.
#[derive(Clone, Copy, Debug)]
struct Facts {
    /// The day of the end.
    on: Day,
    /// The last day of the contract.
    ends_on: Day,
    /// The day of the person's written notice.
    notice_on: Option<Day>,
    /// The needs were assessed again after the contract was concluded (needed for ground 8).
    updated_assessment: bool,
    /// Where to; none while the stay goes on.
    destination: Option<Destination>,
}

/// Why a contract cannot end on a ground: the field, and what to do. One whose term was over has ended with it already.
fn objection(ground: Option<EndGround>, facts: Facts) -> Option<(&'static str, Msg)> {
    if facts.ends_on < facts.on {
        return None;
    }
    let Some(ground) = ground else { return Some(("ground", t::m::ground_missing())) };
    let died = facts.destination == Some(Destination::Died);
    match ground {
        EndGround::Death if facts.destination.is_none() => Some(("ground", t::m::death_ends_the_stay())),
        EndGround::Death if !died => Some(("destination", t::m::ground_and_destination_differ())),
        _ if died && ground != EndGround::Death => Some(("ground", t::m::ground_and_destination_differ())),
        EndGround::Expiry if facts.on < facts.ends_on => Some(("ground", t::m::not_expired())),
        EndGround::OwnNotice => match facts.notice_on {
            None => Some(("notice_on", t::m::notice_day_missing())),
            Some(day) if facts.on < day.plus_days(NOTICE_DAYS) => {
                Some(("notice_on", t::m::notice_too_short(NOTICE_DAYS)))
            }
            Some(_) => None,
        },
        EndGround::CannotBeAchieved if !facts.updated_assessment => {
            Some(("ground", t::m::ground_needs_updated_assessment()))
        }
        _ => None,
    }
}

/// Ends stays and their contracts, frees the beds, and closes the case when nobody of it is left. A child who stays
/// behind is no longer here with its parent.
pub async fn end_stay(ctx: &Ctx, stay: StayId, order: EndStay) -> Result<CaseId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::EndStay).await?;
    let mut change = ctx.change(Right::EndStay, On::Service(place.service_id)).await?;
    let at = order.at.unwrap_or(change.at);
    let all = super::stay::of_case(&mut change, ctx.provider, place.case_id).await?;
    let contracts = contract::of_case(&mut change, ctx.provider, place.case_id).await?;
    let mut problems = Problems::default();
    words::check([("note", &*order.note, words::NOTE)], &mut problems);
    if at > change.at {
        problems.add("at_date", t::m::in_the_future());
    }
    if order.with.iter().any(|other| all.iter().all(|one| one.id != *other)) {
        problems.add("with", t::m::not_of_this_case());
    }
    let leaving: Vec<_> = all.iter().filter(|one| one.id == stay || order.with.contains(&one.id)).collect();
    for one in &leaving {
        if one.ended_at.is_some() {
            problems.add("", t::m::stay_over());
        } else if at < one.admitted_at {
            problems.add("at_date", t::m::not_here_then());
        }
        weigh(&mut change, ctx, &place, one.person_id, &contracts, &order, at.day(), &mut problems).await?;
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let mut events = Vec::new();
    for one in &leaving {
        store::end_stay(&mut change, one.id, at, &order).await?;
        places::free(ctx, &mut change, one.id.0, at, order.clean).await?;
        let ground = order.ground.unwrap_or(EndGround::Expiry);
        let end = End { on: at.day(), ground, notice_on: order.notice_on, note: &order.note };
        contract::end(&mut change, place.case_id, one.person_id, &end).await?;
        let details = json!({ "case": place.case_id, "ground": order.ground, "destination": order.destination });
        let event = Event::new("stay.ended", one.id).of(one.person_id).with(&details);
        events.insert(if one.id == stay { 0 } else { events.len() }, event);
    }
    let left: Vec<_> =
        all.iter().filter(|one| one.ended_at.is_none() && !leaving.iter().any(|gone| gone.id == one.id)).collect();
    if left.is_empty() {
        store::close_case(&mut change, place.case_id, at).await?;
    } else if left.iter().all(|one| one.part != super::Part::Adult) {
        basis::end_with_parent(&mut change, place.case_id, at).await?;
    }
    change.commit_all(events).await?;
    Ok(place.case_id)
}

/// Whether one person's contract may end so.
#[expect(clippy::too_many_arguments, reason = "what is weighed and what it is weighed against, none of it twice")]
async fn weigh(
    change: &mut Change,
    ctx: &Ctx,
    place: &Located,
    person: PersonId,
    contracts: &[Contract],
    order: &EndStay,
    on: Day,
    problems: &mut Problems,
) -> Result<(), Refusal> {
    let asked = Asked { on, notice_on: order.notice_on, destination: Some(order.destination) };
    if let Some(facts) = facts(change, ctx, place.case_id, person, contracts, asked).await?
        && let Some((field, message)) = objection(order.ground, facts)
    {
        problems.add(field, message);
    }
    Ok(())
}

/// What is asked of an end: its day, the day of the notice, where to.
#[derive(Clone, Copy, Debug)]
struct Asked {
    on: Day,
    notice_on: Option<Day>,
    destination: Option<Destination>,
}

/// What the end of a person's contracts in a case is weighed against; none where nobody has one to end.
async fn facts(
    change: &mut Change,
    ctx: &Ctx,
    case: CaseId,
    person: PersonId,
    contracts: &[Contract],
    asked: Asked,
) -> Result<Option<Facts>, Refusal> {
    let open = || contracts.iter().filter(|c| c.person_id == person && c.ended_on.is_none());
    let Some(last) = open().max_by_key(|contract| contract.ends_on) else { return Ok(None) };
    let agreed = open().map(|contract| contract.concluded_on).min().unwrap_or(last.ends_on);
    let since = agreed.tomorrow().start();
    let updated_assessment = store::assessed_since(change, ctx.provider, case, person, since).await?;
    let notice_on = asked.notice_on.or(last.notice_on);
    let Asked { on, destination, .. } = asked;
    Ok(Some(Facts { on, ends_on: last.ends_on, notice_on, updated_assessment, destination }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nine_grounds_and_what_they_ask_for() {
        let on = Day::new(2026, 11, 21);
        let facts = Facts {
            on,
            ends_on: Day::new(2027, 3, 1),
            notice_on: None,
            updated_assessment: false,
            destination: Some(Destination::Rented),
        };
        let key = |ground, facts| objection(ground, facts).map(|(_, message)| message.key());
        let given = |days: i64| Facts { notice_on: Some(on.plus_days(-days)), ..facts };
        let died = Facts { destination: Some(Destination::Died), ..facts };
        let stays = Facts { destination: None, ..facts };
        use EndGround::*;
        for (ground, facts, expected) in [
            (None, facts, Some("cases-ground-missing")),
            (Some(Agreement), facts, None),
            (Some(Expiry), facts, Some("cases-not-expired")),
            (Some(Expiry), Facts { ends_on: on, ..facts }, None),
            (Some(Death), facts, Some("cases-ground-and-destination-differ")),
            (Some(Death), died, None),
            (Some(Death), stays, Some("cases-death-ends-the-stay")),
            (Some(Agreement), stays, None),
            (None, Facts { ends_on: on.yesterday(), ..facts }, None),
            (Some(Achieved), Facts { ends_on: on.yesterday(), ..died }, None),
            (Some(Agreement), died, Some("cases-ground-and-destination-differ")),
            (Some(OwnNotice), facts, Some("cases-notice-day-missing")),
            (Some(OwnNotice), given(6), Some("cases-notice-too-short")),
            (Some(OwnNotice), given(7), None),
            (Some(Achieved), facts, None),
            (Some(CannotBeAchieved), facts, Some("cases-ground-needs-updated-assessment")),
            (Some(CannotBeAchieved), Facts { updated_assessment: true, ..facts }, None),
            (Some(Unpaid), facts, None),
        ] {
            assert_eq!(key(ground, facts), expected, "{ground:?} {facts:?}");
        }
        assert_eq!(
            EndGround::ALL.iter().map(|ground| ground.number()).collect::<Vec<_>>(),
            (1..=9).collect::<Vec<_>>()
        );
    }
}
