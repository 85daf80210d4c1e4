//! Tickets, recovery codes, access tokens.

use crate::accounts::ticket::Kind;
use crate::accounts::token::{AccessToken, Scope};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Moment, ProviderId};
use uuid::Uuid;

pub async fn insert(
    tx: &mut Tx,
    provider: ProviderId,
    digest: &str,
    account: AccountId,
    kind: Kind,
    at: Moment,
    until: Moment,
) -> Result<u64> {
    tx.query(sql!(
        "INSERT INTO ticket (provider_id, digest, account_id, kind, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (provider_id, digest) DO UPDATE SET expires_at = $6"
    ))
    .bind(provider)
    .bind(digest.to_owned())
    .bind(account)
    .bind(kind)
    .bind(at)
    .bind(until)
    .execute()
    .await
}

pub async fn holder(
    tx: &mut Tx,
    provider: ProviderId,
    digest: &str,
    kind: Kind,
    now: Moment,
) -> Result<Option<AccountId>> {
    let row: Option<(AccountId,)> = tx
        .query(sql!(
            "SELECT t.account_id FROM ticket t
             JOIN account a ON a.provider_id = t.provider_id AND a.id = t.account_id
             WHERE t.provider_id = $1 AND t.digest = $2 AND t.kind = $3 AND t.expires_at > $4 AND t.used_at IS NULL
               AND a.closed_at IS NULL"
        ))
        .bind(provider)
        .bind(digest.to_owned())
        .bind(kind)
        .bind(now)
        .optional()
        .await?;
    Ok(row.map(|(account,)| account))
}

pub async fn use_up(tx: &mut Tx, provider: ProviderId, digest: &str, at: Moment) -> Result<u64> {
    tx.query(sql!("UPDATE ticket SET used_at = $3 WHERE provider_id = $1 AND digest = $2 AND used_at IS NULL"))
        .bind(provider)
        .bind(digest.to_owned())
        .bind(at)
        .execute()
        .await
}

/// Takes back every ticket of a kind that an account still holds.
pub async fn take_back(tx: &mut Tx, provider: ProviderId, account: AccountId, kind: Kind, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE ticket SET used_at = $4
         WHERE provider_id = $1 AND account_id = $2 AND kind = $3 AND used_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(kind)
    .bind(at)
    .execute()
    .await
}

pub async fn clear_recovery_codes(tx: &mut Tx, provider: ProviderId, account: AccountId) -> Result<u64> {
    tx.query(sql!("DELETE FROM recovery_code WHERE provider_id = $1 AND account_id = $2"))
        .bind(provider)
        .bind(account)
        .execute()
        .await
}

pub async fn insert_recovery_code(
    tx: &mut Tx,
    provider: ProviderId,
    account: AccountId,
    digest: String,
) -> Result<u64> {
    tx.query(sql!("INSERT INTO recovery_code (provider_id, account_id, code_digest) VALUES ($1, $2, $3)"))
        .bind(provider)
        .bind(account)
        .bind(digest)
        .execute()
        .await
}

pub async fn use_recovery_code(
    tx: &mut Tx,
    provider: ProviderId,
    account: AccountId,
    digest: String,
    at: Moment,
) -> Result<u64> {
    tx.query(sql!(
        "UPDATE recovery_code SET used_at = $4
         WHERE provider_id = $1 AND account_id = $2 AND code_digest = $3 AND used_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(digest)
    .bind(at)
    .execute()
    .await
}

pub async fn recovery_codes_left(tx: &mut Tx, provider: ProviderId, account: AccountId) -> Result<i64> {
    let (left,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM recovery_code WHERE provider_id = $1 AND account_id = $2 AND used_at IS NULL"
        ))
        .bind(provider)
        .bind(account)
        .one()
        .await?;
    Ok(left)
}

pub async fn tokens(tx: &mut Tx, provider: ProviderId, account: AccountId, now: Moment) -> Result<Vec<AccessToken>> {
    tx.query(sql!(
        "SELECT id, name, scope, created_at, expires_at FROM access_token
         WHERE provider_id = $1 AND account_id = $2 AND ended_at IS NULL AND expires_at > $3
         ORDER BY created_at DESC, id"
    ))
    .bind(provider)
    .bind(account)
    .bind(now)
    .all()
    .await
}

pub async fn insert_token(
    tx: &mut Tx,
    provider: ProviderId,
    account: AccountId,
    token: &AccessToken,
    digest: String,
) -> Result<u64> {
    let AccessToken { id, name, scope, created_at, expires_at } = token;
    let scope: Scope = *scope;
    tx.query(sql!(
        "INSERT INTO access_token (provider_id, id, token_digest, account_id, name, scope, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(provider)
    .bind(*id)
    .bind(digest)
    .bind(account)
    .bind(name.clone())
    .bind(scope)
    .bind(*created_at)
    .bind(*expires_at)
    .execute()
    .await
}

pub async fn end_token(tx: &mut Tx, provider: ProviderId, account: AccountId, id: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE access_token SET ended_at = $4
         WHERE provider_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(id)
    .bind(at)
    .execute()
    .await
}

pub async fn end_tokens(tx: &mut Tx, provider: ProviderId, account: AccountId, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE access_token SET ended_at = $3 WHERE provider_id = $1 AND account_id = $2 AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(at)
    .execute()
    .await
}
