//! The end of a contract while the stay goes on: by agreement, by notice, or because its term was over (ППЗСУ 41). Whoever
//! stays on without a contract is shouted about until there is another one or they leave.

use super::{Asked, contract, facts, objection, words};
use crate::cases::contract::{Contract, End};
use crate::cases::{ContractId, EndGround, t};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A contract ends, and the stay does not.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct EndContract {
    /// The version of the contract one has seen.
    #[serde(default)]
    pub version: i64,
    /// The day it ends.
    pub ended_on: Day,
    /// On which ground.
    pub ground: EndGround,
    /// The day of the person's written notice, for ground 6.
    pub notice_on: Option<Day>,
    /// What was agreed.
    #[serde(default)]
    pub note: String,
}

/// Ends a contract with all that it extends. The stay, its ground and the bed remain as they are.
pub async fn end_contract(ctx: &Ctx, id: ContractId, order: EndContract) -> Result<ContractId, Refusal> {
    let seen = crate::cases::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, seen.case_id, Right::EndStay).await?;
    let mut change = ctx.change(Right::EndStay, On::Service(service)).await?;
    let all = contract::of_case(&mut change, ctx.provider, seen.case_id).await?;
    let contract = all.iter().find(|contract| contract.id == id).ok_or(Refusal::Missing)?;
    let mut problems = Problems::default();
    words::check([("note", &*order.note, words::NOTE)], &mut problems);
    if contract.ended_on.is_some() || all.iter().any(|other| other.extends_id == Some(id)) {
        return Err(Refusal::invalid("", t::m::contract_over()));
    }
    day(&order, contract, &all, change.at.day(), &mut problems);
    let asked = Asked { on: order.ended_on, notice_on: order.notice_on, destination: None };
    let weighed = facts(&mut change, ctx, contract.case_id, contract.person_id, &all, asked).await?;
    if let Some((field, message)) = weighed.and_then(|facts| objection(Some(order.ground), facts)) {
        problems.add(field, message);
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    if order.version != contract.version {
        return Err(Refusal::Stale(contract.version));
    }
    let end = End { on: order.ended_on, ground: order.ground, notice_on: order.notice_on, note: &order.note };
    contract::end(&mut change, contract.case_id, contract.person_id, &end).await?;
    let details = json!({ "case": contract.case_id, "ground": order.ground, "ended_on": order.ended_on });
    change.commit(Event::new("contract.ended", id).of(contract.person_id).with(&details)).await?;
    Ok(id)
}

/// What is wrong with the day: to come, before the contract, or after a term that was over by itself.
fn day(order: &EndContract, contract: &Contract, all: &[Contract], today: Day, problems: &mut Problems) {
    let own = all.iter().filter(|other| other.person_id == contract.person_id && other.ended_on.is_none());
    let agreed = own.map(|other| other.concluded_on).min().unwrap_or(contract.concluded_on);
    if order.ended_on > today {
        problems.add("ended_on", t::m::day_to_come());
    } else if order.ended_on < agreed {
        problems.add("ended_on", t::m::notice_before_contract());
    } else if order.ended_on > contract.ends_on {
        problems.add("ended_on", t::m::contract_expired_before(contract.ends_on));
    }
}
