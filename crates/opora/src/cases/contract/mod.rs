//! The contract (ППЗСУ 40): its seven parts, its term within the limit of stay, its extension and its results report.

mod address;
mod notice;
pub(super) mod over;
pub(super) mod report;
mod rules;
mod store;

pub(super) use rules::{PARTS, PlanMade, plan_of};
pub(super) use store::{End, assessed_on, end, of_case, plans};

pub use notice::{TerminationNotice, give_notice};
pub use over::{OverStay, over_limit};
pub use report::{NewReport, ResultsReport, report_results, results_report};
pub use rules::ContractState;

use super::limit::{Limit, RepeatRule, limit};
use super::stay::Stay;
use super::{CaseId, ContractId, EndGround, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// A contract as it is kept. The plan is a part of it.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// The case.
    pub case_id: CaseId,
    /// With whom, or for which child.
    pub person_id: PersonId,
    /// Its outgoing number.
    pub number: String,
    /// The day it was signed.
    pub concluded_on: Day,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day (part 5: the term).
    pub ends_on: Day,
    /// Part 1: kind, profile and duration of the service.
    pub subject: String,
    /// Part 2: in what manner and where it is given.
    pub manner: String,
    /// Part 3: rights and duties.
    pub duties: String,
    /// Part 4: the fee.
    pub fee: String,
    /// Part 6: manner and time of payment.
    pub payment: String,
    /// Part 7: how it ends and is extended.
    pub ending: String,
    /// The contract that this one extends.
    pub extends_id: Option<ContractId>,
    /// Why it was concluded without a plan; empty when it has one.
    pub without_plan: String,
    /// Why it is longer than the limit of stay; empty when it is not.
    pub over_reason: String,
    /// The document of the ДСП for that.
    pub over_document: String,
    /// The manager who decided it.
    pub over_by: Option<AccountId>,
    /// The day of the person's written notice (ground 6).
    pub notice_on: Option<Day>,
    /// The day it ended; none while it runs.
    pub ended_on: Option<Day>,
    /// On which ground.
    pub end_ground: Option<EndGround>,
    /// What was said about it.
    pub end_note: String,
    /// Sent back with a change.
    pub version: i64,
}

/// The manager's decision to go beyond the limit of stay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
pub struct OverLimit {
    /// Why.
    pub reason: String,
    /// The document of the ДСП.
    pub document: String,
}

/// A contract to be concluded.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewContract {
    /// Made by the client, so that a repeat is the same contract.
    pub id: Option<ContractId>,
    /// With whom, or for which child.
    pub person_id: PersonId,
    /// Its outgoing number.
    pub number: String,
    /// The day it was signed.
    pub concluded_on: Day,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day.
    pub ends_on: Day,
    /// Kind, profile and duration of the service.
    pub subject: String,
    /// In what manner and where it is given.
    pub manner: String,
    /// Rights and duties.
    pub duties: String,
    /// The fee; „без такса“ is one.
    pub fee: String,
    /// Manner and time of payment.
    pub payment: String,
    /// How it ends and is extended.
    pub ending: String,
    /// Why it is concluded although the person does not accept the plan; where no plan was made, the manager decides.
    #[serde(default)]
    pub without_plan: String,
    /// Beyond the limit of stay: allowed to the manager, with a reason and a document.
    pub over_limit: Option<OverLimit>,
}

/// A contract to be extended (ППЗСУ 42).
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Extension {
    /// The outgoing number of the extension.
    pub number: String,
    /// The day it was signed.
    pub concluded_on: Day,
    /// The new last day.
    pub ends_on: Day,
    /// The assessment shows that the need goes on; it was signed after the contract was concluded.
    pub need_shown: bool,
    /// The person wants it.
    pub wished: bool,
    /// Beyond the limit of stay.
    pub over_limit: Option<OverLimit>,
}

/// Concludes a contract with somebody of a case.
pub async fn conclude_contract(ctx: &Ctx, case: CaseId, new: NewContract) -> Result<ContractId, Refusal> {
    let service = super::service_of_case(ctx, case, Right::MakeContract).await?;
    let mut change = ctx.change(Right::MakeContract, On::Service(service)).await?;
    if let Some(id) = new.id
        && let Some(stored) = store::get(&mut change, ctx.provider, id).await?
    {
        let repeated = stored.case_id == case && stored.person_id == new.person_id && stored.number == new.number;
        return Err(if repeated { Refusal::Repeated(id.0) } else { Refusal::invalid("id", t::m::id_taken()) });
    }
    let stay = stay_of(&mut change, ctx, case, new.person_id).await?;
    let mut problems = rules::written(&new);
    rules::days(&new, stay.admitted_at.day(), change.at.day(), &mut problems);
    rules::alone(&new, &store::of_case(&mut change, ctx.provider, case).await?, &mut problems);
    let may_override = ctx.may(Right::OverrideLimit, service);
    let assessed_on = store::assessed_on(&mut change, ctx.provider, case, new.person_id).await?;
    let plans = store::plans(&mut change, ctx.provider, case, new.person_id).await?;
    rules::prepared(&new, assessed_on, &plans, may_override, &mut problems);
    let limit = limit_of(&mut change, ctx, &stay).await?;
    rules::within(new.ends_on, limit, new.over_limit.as_ref(), may_override, &mut problems);
    address::check(&mut change, service, new.parts().map(|(field, text, _)| (field, text)), &mut problems).await?;
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    insert(change, "contract.concluded", service, case, id, None, &new).await
}

/// Extends a running contract: only if the assessment shows the need and the person wants it (ППЗСУ 42).
pub async fn extend(ctx: &Ctx, id: ContractId, order: Extension) -> Result<ContractId, Refusal> {
    let before = contract(ctx, id).await?;
    let service = super::service_of_case(ctx, before.case_id, Right::MakeContract).await?;
    let mut change = ctx.change(Right::MakeContract, On::Service(service)).await?;
    let new = NewContract {
        id: None,
        person_id: before.person_id,
        number: order.number,
        concluded_on: order.concluded_on,
        starts_on: before.ends_on.tomorrow(),
        ends_on: order.ends_on,
        subject: before.subject,
        manner: before.manner,
        duties: before.duties,
        fee: before.fee,
        payment: before.payment,
        ending: before.ending,
        without_plan: before.without_plan,
        over_limit: order.over_limit,
    };
    let stay = stay_of(&mut change, ctx, before.case_id, before.person_id).await?;
    let mut problems = rules::written(&new);
    rules::days(&new, stay.admitted_at.day(), change.at.day(), &mut problems);
    if new.concluded_on > before.ends_on {
        problems.add("concluded_on", t::m::extension_too_late());
    }
    let since = before.concluded_on.tomorrow().start();
    let until = new.concluded_on.tomorrow().start();
    let assessed = store::assessed_between(&mut change, ctx.provider, before.case_id, before.person_id, since, until);
    if !assessed.await? || !order.need_shown {
        problems.add("need_shown", t::m::extension_needs_assessment());
    }
    if !order.wished {
        problems.add("wished", t::m::extension_needs_wish());
    }
    let known = store::of_case(&mut change, ctx.provider, before.case_id).await?;
    if before.ended_on.is_some() || known.iter().any(|other| other.extends_id == Some(id)) {
        problems.add("", t::m::contract_over());
    }
    let limit = limit_of(&mut change, ctx, &stay).await?;
    let may_override = ctx.may(Right::OverrideLimit, service);
    rules::within(new.ends_on, limit, new.over_limit.as_ref(), may_override, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let new_id = ctx.new_id();
    insert(change, "contract.extended", service, before.case_id, new_id, Some(id), &new).await
}

async fn insert(
    mut change: Change,
    action: &'static str,
    service: ServiceId,
    case: CaseId,
    id: ContractId,
    extends: Option<ContractId>,
    new: &NewContract,
) -> Result<ContractId, Refusal> {
    store::insert(&mut change, case, id, extends, new).await?;
    let details = json!({
        "case": case, "service": service, "starts_on": new.starts_on, "ends_on": new.ends_on, "extends": extends,
        "over_limit": new.over_limit.is_some(), "without_plan": !new.without_plan.is_empty(),
    });
    change.commit(Event::new(action, id).of(new.person_id).with(&details)).await?;
    Ok(id)
}

/// One contract, for those who work in its service.
pub async fn contract(ctx: &Ctx, id: ContractId) -> Result<Contract, Refusal> {
    let mut view = super::anywhere(ctx, Right::SeeFile).await?;
    let found = store::get(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    drop(view);
    drop(ctx.view(Right::SeeFile, On::Person(found.person_id)).await?);
    Ok(found)
}

/// The stay of somebody who is here in a case.
async fn stay_of(change: &mut Change, ctx: &Ctx, case: CaseId, person: PersonId) -> Result<Stay, Refusal> {
    let here = super::stay::of_case(change, ctx.provider, case).await?;
    let stay = here.into_iter().find(|stay| stay.person_id == person && stay.ended_at.is_none());
    stay.ok_or_else(|| Refusal::invalid("person_id", t::m::not_here_now()))
}

/// The limit of a stay that goes on; none where the unit has none.
async fn limit_of(change: &mut Change, ctx: &Ctx, stay: &Stay) -> Result<Option<Limit>, Refusal> {
    let today = change.at.day();
    let spells = super::stay::spells(change, ctx.provider, stay.person_id).await?;
    let months = super::stay::months_of(change, ctx.provider, stay.unit_id).await?;
    Ok(months.map(|months| limit(stay.part, &spells, months, today, RepeatRule::default())))
}
