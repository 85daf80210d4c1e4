//! What is handed out and shows who holds it: an invitation, a known device, half a sign-in.

use super::store::tickets as store;
use kernel::ctx::Change;
use kernel::db::{self, Tx};
use kernel::secrets::{Token, digest};
use kernel::types::{AccountId, Moment, ProviderId};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

kernel::codes! {
    /// What a ticket is for.
    pub enum Kind {
        /// To give oneself a password.
        Invitation = "invitation",
        /// Someone signed in on this device before.
        Device = "device",
        /// The password was right, the code is still missing.
        CodeStep = "code_step",
    }
}

/// A secret with the provider it belongs to, as it stands in an address or a cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Whose data.
    pub provider: ProviderId,
    secret: String,
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.provider.0.simple(), self.secret)
    }
}

impl FromStr for Ticket {
    type Err = ();
    fn from_str(text: &str) -> Result<Ticket, ()> {
        let (provider, secret) = text.split_once('.').ok_or(())?;
        let provider = provider.parse::<Uuid>().map(ProviderId).map_err(drop)?;
        if is_secret(secret) { Ok(Ticket { provider, secret: secret.to_owned() }) } else { Err(()) }
    }
}

/// Whether a cookie's value can be a secret that this program made.
pub fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Makes a ticket for an account that is good for so many seconds.
pub async fn hand_out(change: &mut Change, account: AccountId, kind: Kind, seconds: i64) -> db::Result<Ticket> {
    let token = Token::new();
    let (provider, until) = (change.provider, change.at.plus_seconds(seconds));
    let at = change.at;
    store::insert(change, provider, &token.digest(), account, kind, at, until).await?;
    Ok(Ticket { provider, secret: token.secret().to_owned() })
}

/// Whose ticket it is, while it is good and unused.
pub async fn holder(tx: &mut Tx, ticket: &Ticket, kind: Kind, now: Moment) -> db::Result<Option<AccountId>> {
    store::holder(tx, ticket.provider, &digest(&ticket.secret), kind, now).await
}

/// Uses a ticket up; false when someone did before.
pub async fn use_up(change: &mut Change, ticket: &Ticket) -> db::Result<bool> {
    let at = change.at;
    Ok(store::use_up(change, ticket.provider, &digest(&ticket.secret), at).await? == 1)
}

/// What is kept of a device that several people may share: one digest for each of them.
pub fn device_digest(device: &str, account: AccountId) -> String {
    digest(&format!("{device}:{account}"))
}
