//! Access tokens: a secret for a program that acts in one's name, to read or to read and write. Shown once.

use super::store::tickets as store;
use super::t;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx};
use kernel::db;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::secrets::Token;
use kernel::types::{AccountId, Moment};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A token lives for this many days at most; a program whose token ends is noticed, a forgotten token is not.
pub const LONGEST_DAYS: i64 = 366;

kernel::codes! {
    /// What a token may do.
    pub enum Scope {
        /// Read what its owner may read.
        Read = "read",
        /// Also change what its owner may change.
        Write = "write",
    }
}

impl Scope {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Scope::Read => t::scope_read(l),
            Scope::Write => t::scope_write(l),
        }
    }
}

/// A token as its owner sees it; its secret is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, sqlx::FromRow, ToSchema)]
pub struct AccessToken {
    /// Its id.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends by itself.
    pub expires_at: Moment,
}

/// A token to be made.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TokenOrder {
    /// What to call it.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// For how many days, 1 to 366.
    pub days: i64,
}

/// One's tokens, the newest first.
pub async fn tokens(ctx: &Ctx) -> Result<Vec<AccessToken>, Refusal> {
    let (account, mut view) = ctx.view_own().await?;
    Ok(store::tokens(&mut view, ctx.provider, account, ctx.at).await?)
}

/// Makes a token and gives its secret, to be shown once. A token makes no tokens.
pub async fn make(ctx: &Ctx, order: TokenOrder) -> Result<(AccessToken, String), Refusal> {
    if ctx.session.token {
        return Err(Refusal::Denied);
    }
    let name = order.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 80 {
        return Err(Refusal::invalid("token_name", t::m::token_name_missing()));
    }
    if !(1..=LONGEST_DAYS).contains(&order.days) {
        return Err(Refusal::invalid("days", t::m::token_days(LONGEST_DAYS)));
    }
    let (account, mut change) = ctx.change_own().await?;
    let (secret, created_at) = (Token::new(), change.at);
    let expires_at = created_at.plus_hours(24 * order.days);
    let token = AccessToken { id: change.new_id(), name, scope: order.scope, created_at, expires_at };
    store::insert_token(&mut change, ctx.provider, account, &token, secret.digest()).await?;
    change.commit(Event::new("token.made", token.id).with(&serde_json::json!({ "scope": token.scope }))).await?;
    Ok((token, secret.secret().to_owned()))
}

/// Ends every token of an account in somebody's transaction; the event that says so, if there was one.
pub async fn end_all(change: &mut Change, account: AccountId) -> db::Result<Option<Event>> {
    let (provider, at) = (change.provider, change.at);
    let ended = store::end_tokens(change, provider, account, at).await?;
    Ok((ended > 0).then(|| Event::new("tokens.ended", account)))
}

/// Ends one of one's tokens.
pub async fn end(ctx: &Ctx, token: Uuid) -> Result<(), Refusal> {
    let (account, mut change) = ctx.change_own().await?;
    let at = change.at;
    if store::end_token(&mut change, ctx.provider, account, token, at).await? == 0 {
        return Err(Refusal::Missing);
    }
    change.commit(Event::new("token.ended", token)).await
}
