//! The person's written notice of seven days that they end the contract (D16, ППЗСУ 41).

use super::store;
use crate::cases::{ContractId, t};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// The notice that a person has given.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub struct TerminationNotice {
    /// The day on which it came, in writing.
    pub notice_on: Day,
    /// The version of the contract one has seen.
    #[serde(default)]
    pub version: i64,
}

/// Writes down that the person has given notice; the contract runs on until it is ended. Gives the new version.
pub async fn give_notice(ctx: &Ctx, id: ContractId, order: TerminationNotice) -> Result<i64, Refusal> {
    let contract = super::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, contract.case_id, Right::MakeContract).await?;
    let mut change = ctx.change(Right::MakeContract, On::Service(service)).await?;
    let contract = store::get(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let mut problems = Problems::default();
    if contract.ended_on.is_some() {
        problems.add("", t::m::contract_over());
    }
    if order.notice_on > change.at.day() {
        problems.add("notice_on", t::m::in_the_future());
    } else if order.notice_on < contract.concluded_on {
        problems.add("notice_on", t::m::notice_before_contract());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    if order.version != contract.version {
        return Err(Refusal::Stale(contract.version));
    }
    store::give_notice(&mut change, id, order.notice_on).await?;
    let details = json!({ "case": contract.case_id, "notice_on": order.notice_on });
    change.commit(Event::new("contract.notice_given", id).of(contract.person_id).with(&details)).await?;
    Ok(contract.version + 1)
}
