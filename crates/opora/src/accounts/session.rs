//! Sessions: begun by signing in, listed and ended by their owner, locked when the screen is hidden.

use super::store::{sessions as store, tickets};
use super::ticket::{self, Kind, device_digest};
use kernel::audit::Event;
use kernel::ctx::{App, Change, Ctx, On};
use kernel::db::Result as Asked;
use kernel::http::Locked;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::secrets::Token;
use kernel::types::{AccountId, Moment};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// The longest session: a shift of twelve hours. Idle for thirty minutes it ends earlier.
const LONGEST_SECONDS: i64 = 12 * 3600;
/// As long the kernel waits for a sign of life.
const IDLE_SECONDS: i64 = 30 * 60;
/// A device is known for a year after the last sign-in on it.
pub const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

/// A session as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow, ToSchema)]
pub struct SessionOf {
    /// Its id.
    pub id: Uuid,
    /// The browser, as it calls itself.
    pub agent: String,
    /// When it began.
    pub created_at: Moment,
    /// The last sign of life, to the minute.
    pub seen_at: Moment,
}

/// What a browser is given when someone has come in.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The secret for the session's cookie.
    pub session: String,
    /// The secret for the device's cookie.
    pub device: String,
    /// The name to greet with.
    pub name: String,
}

/// Begins a session and remembers the device. `device` is the secret that the browser has from an earlier sign-in.
pub async fn begin(
    change: &mut Change,
    account: AccountId,
    name: &str,
    agent: &str,
    device: Option<&str>,
) -> Asked<(Arrival, Event)> {
    let (provider, at) = (change.provider, change.at);
    let (token, id) = (Token::new(), change.new_id());
    let session = SessionOf { id, agent: short(agent), created_at: at, seen_at: at };
    store::insert(change, provider, account, &session, token.digest(), at.plus_seconds(LONGEST_SECONDS)).await?;
    let device = device
        .filter(|secret| ticket::is_secret(secret))
        .map_or_else(|| Token::new().secret().to_owned(), str::to_owned);
    let until = at.plus_seconds(DEVICE_SECONDS);
    tickets::insert(change, provider, &device_digest(&device, account), account, Kind::Device, at, until).await?;
    let event = Event::new("session.begun", id).with(&serde_json::json!({ "account": account }));
    Ok((Arrival { session: token.secret().to_owned(), device, name: name.to_owned() }, event))
}

/// At most two hundred characters, for a browser may call itself anything.
fn short(agent: &str) -> String {
    agent.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// One's sessions, the one seen last first.
pub async fn sessions(ctx: &Ctx) -> Result<Vec<SessionOf>, Refusal> {
    let (account, mut view) = ctx.view_own().await?;
    let seen_after = ctx.at.plus_seconds(-IDLE_SECONDS);
    Ok(store::of_account(&mut view, ctx.provider, account, ctx.at, seen_after).await?)
}

/// Ends one of one's sessions: this one by signing out, another from the list.
pub async fn end(ctx: &Ctx, session: Uuid) -> Result<(), Refusal> {
    let (account, mut change) = ctx.change_own().await?;
    let at = change.at;
    if store::end(&mut change, ctx.provider, account, session, at).await? == 0 {
        return Err(Refusal::Missing);
    }
    change.commit(Event::new("session.ended", session)).await
}

/// Hides the screen: the session goes on only after the password.
pub async fn lock(ctx: &Ctx) -> Result<(), Refusal> {
    if ctx.session.token {
        return Err(Refusal::Denied);
    }
    let (_, mut change) = ctx.change_own().await?;
    let at = change.at;
    store::lock(&mut change, ctx.provider, ctx.session.id, at).await?;
    change.commit(Event::new("session.locked", ctx.session.id)).await
}

/// Ends a session whose screen is hidden.
pub async fn end_locked(app: &App, locked: &Locked) -> Result<(), Refusal> {
    let mut change = app.itself(locked.provider).change(Right::ArrangeAccounts, On::Provider).await?;
    let at = change.at;
    store::end(&mut change, locked.provider, locked.account, locked.session, at).await?;
    let details = serde_json::json!({ "account": locked.account });
    change.commit(Event::new("session.ended", locked.session).with(&details)).await
}
