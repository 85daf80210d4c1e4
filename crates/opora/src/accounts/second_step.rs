//! The second step: a code from the phone, or a recovery code. Each is good once.

use super::origin::Origin;
use super::session;
use super::sign_in::{Keys, Outcome, known_device};
use super::store::accounts as store;
use super::ticket::{self, Kind, Ticket};
use super::{patience, recovery};
use kernel::audit::Event;
use kernel::ctx::{App, Change, On};
use kernel::one_time::matching_step;
use kernel::policy::Right;
use kernel::refusal::Refusal;

/// Whether the browser holds half a sign-in that is still good.
pub async fn awaits_code(app: &App, origin: &Origin) -> Result<bool, Refusal> {
    let Some(ticket) = held(origin) else { return Ok(false) };
    let program = app.itself(ticket.provider);
    let mut view = program.view(Right::ArrangeAccounts, On::Provider).await?;
    Ok(ticket::holder(&mut view, &ticket, Kind::CodeStep, program.at).await?.is_some())
}

/// Ends a sign-in with a code. Without half a sign-in it is `SignedOut`: the password must come first.
pub async fn enter_code(app: &App, origin: &Origin, code: &str) -> Result<Outcome, Refusal> {
    let ticket = held(origin).ok_or(Refusal::SignedOut)?;
    let program = app.itself(ticket.provider);
    let mut view = program.view(Right::ArrangeAccounts, On::Provider).await?;
    let account = ticket::holder(&mut view, &ticket, Kind::CodeStep, program.at).await?.ok_or(Refusal::SignedOut)?;
    let keys = store::keys(&mut view, ticket.provider, account).await?.ok_or(Refusal::SignedOut)?;
    let device = known_device(&mut view, ticket.provider, origin, account, program.at).await?;
    drop(view);
    let bucket = patience::of_code(&account.to_string(), device.as_deref());
    if let Err(too_early) = app.attempt(std::slice::from_ref(&bucket)).await? {
        return Ok(Outcome::TooEarly(too_early.0));
    }
    let mut change = program.change(Right::ArrangeAccounts, On::Provider).await?;
    let Some(how) = is_right(&mut change, &keys, code).await? else { return Ok(Outcome::Wrong) };
    if !ticket::use_up(&mut change, &ticket).await? {
        return Ok(Outcome::Wrong);
    }
    let (arrival, event) =
        session::begin(&mut change, account, &keys.name, &origin.agent, origin.device.as_deref()).await?;
    change.commit_all(vec![event, Event::new(how, account)]).await?;
    app.succeeded(&[bucket], &[]).await?;
    Ok(Outcome::In(arrival))
}

fn held(origin: &Origin) -> Option<Ticket> {
    origin.step.as_deref()?.parse().ok()
}

/// How the code was right, if it was; it is used up with that.
async fn is_right(change: &mut Change, keys: &Keys, code: &str) -> Result<Option<&'static str>, Refusal> {
    if recovery::looks_like_one(code) {
        let used = recovery::use_one(change, keys.id, code).await?;
        return Ok(used.then_some("recovery_code.used"));
    }
    let Some(secret) = &keys.totp_secret else { return Ok(None) };
    let Some(step) = matching_step(secret, code, change.at) else { return Ok(None) };
    let provider = change.provider;
    let first = store::use_step(change, provider, keys.id, step).await? == 1;
    Ok(first.then_some("code.used"))
}
