//! Who leads a case (водещ на случая, ЗСУ 84): somebody of the team that works in its service.

mod pages;
mod store;

pub(super) use pages::routes;

use super::{CaseId, stay, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{AccountId, ServiceId};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Who is to lead a case.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Appointment {
    /// The version of the case that one has seen.
    pub version: i64,
    /// Who; nobody, if left out.
    pub case_manager_id: Option<AccountId>,
}

/// Those who can lead a case of a service: everyone of its team with their names, in the order of these.
pub async fn team(ctx: &Ctx, service: ServiceId) -> Result<Vec<(AccountId, String)>, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    Ok(of_team(store::staff(&mut view, ctx.provider, service, ctx.at).await?))
}

/// Appoints somebody to lead a case, or nobody.
///
/// # Errors
/// [`Refusal::Invalid`] beside `case_manager` for somebody who is not of the team.
pub async fn appoint(ctx: &Ctx, case: CaseId, order: Appointment) -> Result<(), Refusal> {
    let service = super::service_of_case(ctx, case, Right::AppointLead).await?;
    let mut change = ctx.change(Right::AppointLead, On::Service(service)).await?;
    check(&mut change, service, order.case_manager_id).await?;
    let seen = stay::case(&mut change, ctx.provider, case).await?.ok_or(Refusal::Missing)?;
    if store::appoint(&mut change, case, &order).await? == 0 {
        return Err(Refusal::Stale(seen.version));
    }
    let details = json!({ "case": case, "from": seen.case_manager_id, "to": order.case_manager_id });
    let event = Event::new("case.lead_appointed", case).with(&details);
    let person = stay::first_person(&mut change, ctx.provider, case).await?;
    change.commit(person.into_iter().fold(event, |event, (person,)| event.of(person))).await
}

/// Refuses somebody who does not work in the service's team.
pub async fn check(change: &mut Change, service: ServiceId, lead: Option<AccountId>) -> Result<(), Refusal> {
    let Some(lead) = lead else { return Ok(()) };
    let (provider, at) = (change.provider, change.at);
    let team = of_team(store::staff(change, provider, service, at).await?);
    let known = team.iter().any(|(account, _)| *account == lead);
    if known { Ok(()) } else { Err(Refusal::invalid("case_manager", t::m::not_of_the_team())) }
}

fn of_team(staff: Vec<(AccountId, String, Role)>) -> Vec<(AccountId, String)> {
    let mut team: Vec<_> = staff.into_iter().filter(|(.., role)| role.is_specialist()).collect();
    team.dedup_by_key(|(account, ..)| *account);
    team.into_iter().map(|(account, name, _)| (account, name)).collect()
}
