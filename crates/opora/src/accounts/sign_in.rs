//! Coming in with an address and a password. Whatever is wrong, the answer is the same and takes as long.

use super::session::{self, Arrival};
use super::store::accounts as store;
use super::store::tickets;
use super::ticket::{self, Kind, Ticket, device_digest};
use super::{email_key, origin::Origin, password, patience};
use kernel::audit::Event;
use kernel::ctx::{App, On, View};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, ProviderId};

/// A code must come within ten minutes of the password.
const CODE_STEP_SECONDS: i64 = 600;

/// What opens an account. Never leaves this room.
#[derive(Clone, sqlx::FromRow)]
pub struct Keys {
    /// Whose.
    pub id: AccountId,
    /// The address, for the rules of passwords.
    pub email: String,
    /// The name to greet with.
    pub name: String,
    /// The password's hash.
    pub password_hash: Option<String>,
    /// The phone's secret.
    pub totp_secret: Option<String>,
}

/// How an attempt ended.
#[derive(Debug)]
pub enum Outcome {
    /// Come in.
    In(Arrival),
    /// The password was right; a code is needed, with this ticket.
    NeedsCode(Ticket),
    /// Wrong, for whatever reason.
    Wrong,
    /// So many seconds must pass first.
    TooEarly(i64),
}

/// An account that may be meant, and whether it is known on this device.
struct Candidate {
    provider: ProviderId,
    keys: Keys,
    device: Option<String>,
}

/// Signs in with an address and a password.
pub async fn sign_in(app: &App, origin: &Origin, email: &str, typed: &str) -> Result<Outcome, Refusal> {
    let key = email_key(email);
    let candidates = candidates(app, origin, &key).await?;
    let device = candidates.iter().find_map(|candidate| candidate.device.as_deref());
    let buckets = patience::of_password(&key, &origin.network, device);
    if let Err(too_early) = app.attempt(&buckets.all()).await? {
        return Ok(Outcome::TooEarly(too_early.0));
    }
    let mut right = None;
    for candidate in &candidates {
        if password::verify(app, typed, candidate.keys.password_hash.clone()).await? {
            right = Some(candidate);
            break;
        }
    }
    if candidates.is_empty() {
        password::verify(app, typed, None).await?;
    }
    let Some(candidate) = right else { return Ok(Outcome::Wrong) };
    app.succeeded(&buckets.own, &buckets.shared).await?;
    come_in(app, origin, candidate).await
}

async fn candidates(app: &App, origin: &Origin, email_key: &str) -> Result<Vec<Candidate>, Refusal> {
    let mut found = Vec::new();
    for (provider, id) in app.accounts_by_email(email_key).await? {
        let program = app.itself(provider);
        let mut view = program.view(Right::ArrangeAccounts, On::Provider).await?;
        if let Some(keys) = store::keys(&mut view, provider, id).await? {
            let device = known_device(&mut view, provider, origin, id, program.at).await?;
            found.push(Candidate { provider, keys, device });
        }
    }
    Ok(found)
}

/// The digest of the device, if the account signed in on it before.
pub async fn known_device(
    view: &mut View,
    provider: ProviderId,
    origin: &Origin,
    account: AccountId,
    now: Moment,
) -> Result<Option<String>, Refusal> {
    let Some(secret) = origin.device.as_deref().filter(|secret| ticket::is_secret(secret)) else { return Ok(None) };
    let digest = device_digest(secret, account);
    let holder = tickets::holder(view, provider, &digest, Kind::Device, now).await?;
    Ok(holder.map(|_| digest))
}

async fn come_in(app: &App, origin: &Origin, candidate: &Candidate) -> Result<Outcome, Refusal> {
    let Keys { id, name, totp_secret, .. } = &candidate.keys;
    let mut change = app.itself(candidate.provider).change(Right::ArrangeAccounts, On::Provider).await?;
    if totp_secret.is_some() {
        let ticket = ticket::hand_out(&mut change, *id, Kind::CodeStep, CODE_STEP_SECONDS).await?;
        change.commit(Event::new("sign_in.password_right", *id)).await?;
        return Ok(Outcome::NeedsCode(ticket));
    }
    let (arrival, event) = session::begin(&mut change, *id, name, &origin.agent, origin.device.as_deref()).await?;
    change.commit(event).await?;
    Ok(Outcome::In(arrival))
}
