//! The accounts of the municipality: made, changed, closed and opened again by an administrator.

use super::roles::{self, RoleHeld};
use super::store::accounts as store;
use super::{Account, email_key, is_email, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::violates;
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::AccountId;
use serde::Deserialize;
use utoipa::ToSchema;

/// An account to be made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewAccount {
    /// Its id, if the caller has made one.
    pub id: Option<AccountId>,
    /// The address to sign in with.
    pub email: String,
    /// The name colleagues see.
    pub name: String,
    /// What they are employed as.
    #[serde(default)]
    pub post: String,
    /// The language they read: `bg` or `en`.
    #[serde(default = "bulgarian")]
    pub lang: String,
}

fn bulgarian() -> String {
    "bg".into()
}

/// What may be changed of an account.
#[derive(Clone, Debug)]
pub struct Particulars {
    /// The address to sign in with.
    pub email: String,
    /// The name colleagues see.
    pub name: String,
    /// What they are employed as.
    pub post: String,
    /// As it was read.
    pub version: i64,
}

/// Everyone, with the roles held now or later. Open accounts come first.
pub async fn everyone(ctx: &Ctx) -> Result<(Vec<Account>, Vec<RoleHeld>), Refusal> {
    let mut view = ctx.view(Right::ArrangeAccounts, On::Provider).await?;
    let accounts = store::all(&mut view, ctx.provider).await?;
    Ok((accounts, store::grants(&mut view, ctx.provider, ctx.at).await?))
}

/// At most so many accounts after one, in the order of their ids, with the roles held now or later.
pub async fn some(ctx: &Ctx, after: AccountId, limit: i64) -> Result<(Vec<Account>, Vec<RoleHeld>), Refusal> {
    let mut view = ctx.view(Right::ArrangeAccounts, On::Provider).await?;
    let accounts = store::after(&mut view, ctx.provider, after, limit).await?;
    Ok((accounts, store::grants(&mut view, ctx.provider, ctx.at).await?))
}

/// One account with every role it holds or held.
pub async fn account(ctx: &Ctx, id: AccountId) -> Result<(Account, Vec<RoleHeld>), Refusal> {
    let mut view = ctx.view(Right::ArrangeAccounts, On::Provider).await?;
    let account = store::account(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    Ok((account, store::grants_of(&mut view, ctx.provider, id).await?))
}

/// Makes an account in somebody's transaction. Without a password's hash it waits for an invitation to be followed.
pub async fn add_account(change: &mut Change, order: NewAccount, hash: Option<String>) -> Result<AccountId, Refusal> {
    let NewAccount { id, email, name, post, lang } = order;
    check(&email, &name)?;
    let (provider, created_at) = (change.provider, change.at);
    let (email, name, post) = (email.trim().to_owned(), name.trim().to_owned(), post.trim().to_owned());
    let account = Account {
        id: id.unwrap_or_else(|| change.new_id()),
        email,
        name,
        post,
        lang,
        has_password: hash.is_some(),
        has_second_step: false,
        created_at,
        closed_at: None,
        version: 1,
    };
    let key = email_key(&account.email);
    match store::insert(change, provider, &account, key, hash).await {
        Ok(_) => Ok(account.id),
        Err(error) if is_taken(&error) => Err(Refusal::invalid("email", t::m::email_taken())),
        Err(error) if is_there(&error) => Err(Refusal::invalid("id", t::m::id_taken())),
        Err(error) => Err(error.into()),
    }
}

fn check(email: &str, name: &str) -> Result<(), Refusal> {
    let mut problems = Problems::default();
    if name.trim().is_empty() {
        problems.add("name", t::m::name_missing());
    }
    if !is_email(email.trim()) {
        problems.add("email", t::m::not_an_email());
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// The address is another account's.
fn is_taken(error: &kernel::db::Error) -> bool {
    violates(error, "account_provider_id_email_key_key") || violates(error, "account.email_key")
}

/// The id is another account's.
fn is_there(error: &kernel::db::Error) -> bool {
    violates(error, "account_pkey") || violates(error, "account.id")
}

/// Makes an account with its first role and an invitation, whose secret is shown once.
pub async fn make(
    ctx: &Ctx,
    order: NewAccount,
    role: Option<roles::GrantOrder>,
) -> Result<(AccountId, super::ticket::Ticket), Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    let id = add_account(&mut change, order, None).await?;
    let mut events = vec![Event::new("account.made", id)];
    if let Some(role) = role {
        events.push(roles::add_grant(&mut change, id, role).await?);
    }
    let ticket = super::invitation::hand_out(&mut change, id).await?;
    events.push(Event::new("account.invited", id));
    change.commit_all(events).await?;
    Ok((id, ticket))
}

/// Changes what is known of an account.
pub async fn correct(ctx: &Ctx, id: AccountId, order: Particulars) -> Result<(), Refusal> {
    check(&order.email, &order.name)?;
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    let mut account = store::account(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let now = account.version;
    (account.email, account.name, account.post) = (order.email, order.name, order.post);
    account.version = order.version;
    let key = email_key(&account.email);
    match store::update(&mut change, ctx.provider, &account, key).await {
        Ok(0) => return Err(Refusal::Stale(now)),
        Ok(_) => {}
        Err(error) if is_taken(&error) => return Err(Refusal::invalid("email", t::m::email_taken())),
        Err(error) => return Err(error.into()),
    }
    change.commit(Event::new("account.corrected", id)).await
}

/// Closes an account, with all its sessions. The last administrator's stays open.
pub async fn close(ctx: &Ctx, id: AccountId) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    let at = change.at;
    if store::set_closed(&mut change, ctx.provider, id, Some(at)).await? == 0 {
        return Err(Refusal::Missing);
    }
    roles::an_administrator_is_left(&mut change).await?;
    super::store::sessions::end_others(&mut change, ctx.provider, id, uuid::Uuid::nil(), at).await?;
    change.commit(Event::new("account.closed", id)).await
}

/// Opens a closed account again.
pub async fn reopen(ctx: &Ctx, id: AccountId) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    if store::set_closed(&mut change, ctx.provider, id, None).await? == 0 {
        return Err(Refusal::Missing);
    }
    change.commit(Event::new("account.reopened", id)).await
}

/// Takes the second step away from an account whose phone is lost.
pub async fn forget_phone(ctx: &Ctx, id: AccountId) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    if store::set_second_step(&mut change, ctx.provider, id, None, None, None).await? == 0 {
        return Err(Refusal::Missing);
    }
    change.commit(Event::new("second_step.ended", id)).await
}
