//! An invitation: an address that is handed over, good once and for a week, to give oneself a password. A forgotten password
//! is invited anew.

use super::session::{self, Arrival};
use super::store::{accounts as store, sessions, tickets};
use super::ticket::{self, Kind, Ticket};
use super::{email_key, origin::Origin, password, recovery, token};
use kernel::audit::Event;
use kernel::ctx::{App, Change, Ctx, On};
use kernel::db;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::AccountId;

/// A week.
const SECONDS: i64 = 7 * 24 * 3600;

/// Makes an invitation in somebody's transaction; earlier ones are void.
pub async fn hand_out(change: &mut Change, account: AccountId) -> db::Result<Ticket> {
    let (provider, at) = (change.provider, change.at);
    tickets::take_back(change, provider, account, Kind::Invitation, at).await?;
    ticket::hand_out(change, account, Kind::Invitation, SECONDS).await
}

/// Invites the holder of an account to give themselves a new password; its secret is shown once.
pub async fn renew(ctx: &Ctx, account: AccountId) -> Result<Ticket, Refusal> {
    let mut change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
    store::keys(&mut change, ctx.provider, account).await?.ok_or(Refusal::Missing)?;
    let ticket = hand_out(&mut change, account).await?;
    change.commit(Event::new("account.invited", account)).await?;
    Ok(ticket)
}

/// Invites the holder of an address, on the word of whoever runs the program. None when nobody has the address.
pub async fn invite(app: &App, email: &str) -> Result<Option<String>, Refusal> {
    match app.accounts_by_email(&email_key(email)).await?.first() {
        Some((provider, account)) => Ok(Some(renew(&app.itself(*provider), *account).await?.to_string())),
        None => Ok(None),
    }
}

/// Who is invited, as the page greets them.
pub struct Invited {
    /// Their name.
    pub name: String,
    /// The fewest characters of their password.
    pub least: usize,
}

/// Whom an invitation is for; `Missing` when it is not good any more.
pub async fn invited(app: &App, ticket: &Ticket) -> Result<Invited, Refusal> {
    let program = app.itself(ticket.provider);
    let mut view = program.view(Right::ArrangeAccounts, On::Provider).await?;
    let account = ticket::holder(&mut view, ticket, Kind::Invitation, program.at).await?.ok_or(Refusal::Missing)?;
    let keys = store::keys(&mut view, ticket.provider, account).await?.ok_or(Refusal::Missing)?;
    let administrators = store::holders_of(&mut view, ticket.provider, Role::Administrator, program.at).await?;
    let least = if administrators.contains(&account) { password::LEAST_FOR_ADMINISTRATORS } else { password::LEAST };
    Ok(Invited { name: keys.name, least })
}

/// Follows an invitation: a password, recovery codes to be shown once. Earlier sessions and access tokens end. Who has a second step is not
/// signed in by this, for it would be left out.
pub async fn follow(
    app: &App,
    origin: &Origin,
    ticket: &Ticket,
    typed: &str,
) -> Result<(Option<Arrival>, Vec<String>), Refusal> {
    let least = invited(app, ticket).await?.least;
    let hash = password::hash(app, typed).await?;
    let mut change = app.itself(ticket.provider).change(Right::ArrangeAccounts, On::Provider).await?;
    let (provider, at) = (change.provider, change.at);
    let account = ticket::holder(&mut change, ticket, Kind::Invitation, at).await?.ok_or(Refusal::Missing)?;
    let keys = store::keys(&mut change, provider, account).await?.ok_or(Refusal::Missing)?;
    password::check(typed, &keys.email, least == password::LEAST_FOR_ADMINISTRATORS)
        .map_err(|message| Refusal::invalid("password", message))?;
    if !ticket::use_up(&mut change, ticket).await? {
        return Err(Refusal::Missing);
    }
    store::set_password(&mut change, provider, account, hash).await?;
    sessions::end_others(&mut change, provider, account, uuid::Uuid::nil(), at).await?;
    tickets::take_back(&mut change, provider, account, Kind::Device, at).await?;
    let codes = recovery::renew(&mut change, account).await?;
    let mut events = vec![Event::new("password.set", account)];
    events.extend(token::end_all(&mut change, account).await?);
    let mut arrival = None;
    if keys.totp_secret.is_none() {
        let (arrived, event) = session::begin(&mut change, account, &keys.name, &origin.agent, None).await?;
        arrival = Some(arrived);
        events.push(event);
    }
    change.commit_all(events).await?;
    Ok((arrival, codes))
}
