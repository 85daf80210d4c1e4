//! Who may come in and as what: accounts, roles by service, sign-in, sessions, access tokens, set-up.

mod api;
mod invitation;
mod keep;
mod onward;
mod origin;
mod pages;
mod password;
mod patience;
mod profile;
mod qr;
mod recovery;
mod roles;
mod roster;
mod second_step;
mod session;
mod setup;
mod sign_in;
mod store;
mod ticket;
mod token;

pub use api::router as api;
pub use invitation::invite;
pub use keep::keep_typed;
pub use pages::router as pages;
pub use password::hash;
pub use roles::{GrantOrder, RoleHeld, add_grant};
pub use roster::{NewAccount, add_account};
pub use setup::{Founding, found};

use kernel::ctx::Ctx;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment};
use serde::Serialize;
use utoipa::ToSchema;

kernel::texts!(accounts);

/// A member of staff who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The address they sign in with.
    pub email: String,
    /// The name colleagues see.
    pub name: String,
    /// What they are employed as; may be empty.
    pub post: String,
    /// The language they read: `bg` or `en`.
    pub lang: String,
    /// They have given themselves a password.
    pub has_password: bool,
    /// Sign-in asks for a code from their phone.
    pub has_second_step: bool,
    /// When it was made.
    pub created_at: Moment,
    /// Since when nobody can sign in with it.
    pub closed_at: Option<Moment>,
    /// Sent back with a change.
    pub version: i64,
}

/// An address as it is compared: without the space around it, written small.
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether this can be an address: something, an @, something with a dot.
fn is_email(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    plain
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// The page that somebody's day begins with.
pub async fn first_page(ctx: &Ctx) -> Result<String, Refusal> {
    let works = ctx.grants.iter().find(|grant| grant.role.works_with_people());
    if let Some(service) = works.and_then(|grant| grant.service) {
        return Ok(format!("/services/{service}/today"));
    }
    if ctx.grants.is_empty() {
        return Ok("/me".into());
    }
    let first = crate::provider::services(ctx).await?.into_iter().next();
    if ctx.grants.iter().any(|grant| grant.role == Role::Administrator) {
        return Ok(if first.is_some() { "/accounts".into() } else { "/provider".into() });
    }
    let numbers = first.filter(|service| ctx.may(Right::SeeNumbers, service.id));
    Ok(numbers.map_or_else(|| "/me".into(), |service| format!("/services/{}/numbers", service.id)))
}

#[cfg(test)]
mod tests;
