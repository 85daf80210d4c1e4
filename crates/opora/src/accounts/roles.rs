//! Roles: what an account is, where, from when and until when.

use super::store::accounts as store;
use super::t;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A role as it is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow, ToSchema)]
pub struct RoleHeld {
    /// Its id.
    pub id: Uuid,
    /// By whom.
    pub account_id: AccountId,
    /// In which service; none for a role of the whole municipality.
    pub service_id: Option<ServiceId>,
    /// Which.
    pub role: Role,
    /// From when.
    pub valid_from: Moment,
    /// Until when, if it ends.
    pub valid_until: Option<Moment>,
}

impl RoleHeld {
    /// Whether it holds at an instant.
    pub fn holds_at(&self, now: Moment) -> bool {
        self.valid_from <= now && self.valid_until.is_none_or(|until| until > now)
    }
}

/// A role to be given.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct GrantOrder {
    /// In which service; none exactly for the roles of the whole municipality.
    pub service: Option<ServiceId>,
    /// Which.
    pub role: Role,
    /// The first day; at once without it.
    pub from: Option<Day>,
    /// The last day, if it ends.
    pub until: Option<Day>,
}

impl GrantOrder {
    /// From now on, without an end.
    pub fn now(service: Option<ServiceId>, role: Role) -> GrantOrder {
        GrantOrder { service, role, from: None, until: None }
    }
}

/// Gives a role in somebody's transaction. Invalid when a role of a service names none, one of the municipality names one,
/// or it would end before it begins.
pub async fn add_grant(change: &mut Change, account: AccountId, order: GrantOrder) -> Result<Event, Refusal> {
    match (order.role.is_municipal(), order.service) {
        (true, Some(_)) => return Err(Refusal::invalid("service", t::m::role_without_service())),
        (false, None) => return Err(Refusal::invalid("service", t::m::role_needs_service())),
        (true, None) | (false, Some(_)) => {}
    }
    let today = change.at.day();
    let valid_from = order.from.filter(|from| *from > today).map_or(change.at, Day::start);
    let valid_until = order.until.map(|last| last.tomorrow().start());
    if valid_until.is_some_and(|until| until <= valid_from) {
        return Err(Refusal::invalid("until", t::m::ends_before_it_begins()));
    }
    let (id, provider) = (change.new_id(), change.provider);
    let grant =
        RoleHeld { id, account_id: account, service_id: order.service, role: order.role, valid_from, valid_until };
    store::insert_grant(change, provider, &grant).await?;
    let details = serde_json::json!({ "account": account, "role": grant.role, "service": grant.service_id });
    Ok(Event::new("role.given", id).with(&details))
}

/// Gives an account a role.
pub async fn give(ctx: &Ctx, account: AccountId, order: GrantOrder) -> Result<(), Refusal> {
    if let Some(service) = order.service {
        let known = crate::provider::services(ctx).await?;
        if !known.iter().any(|one| one.id == service) {
            return Err(Refusal::invalid("service", t::m::no_such_service()));
        }
    }
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    store::account(&mut change, ctx.provider, account).await?.ok_or(Refusal::Missing)?;
    let event = add_grant(&mut change, account, order).await?;
    change.commit(event).await
}

/// Ends a role at once. The last administrator keeps theirs: nobody could give it again.
pub async fn end(ctx: &Ctx, account: AccountId, grant: Uuid) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    let at = change.at;
    if store::end_grant(&mut change, ctx.provider, account, grant, at).await? == 0 {
        return Err(Refusal::Missing);
    }
    an_administrator_is_left(&mut change).await?;
    change.commit(Event::new("role.ended", grant).with(&serde_json::json!({ "account": account }))).await
}

/// Refuses a change after which nobody could arrange accounts.
pub async fn an_administrator_is_left(change: &mut Change) -> Result<(), Refusal> {
    let (provider, at) = (change.provider, change.at);
    let left = store::holders_of(change, provider, Role::Administrator, at).await?;
    if left.is_empty() { Err(Refusal::invalid("", t::m::last_administrator())) } else { Ok(()) }
}
