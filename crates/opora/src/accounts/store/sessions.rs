//! Sessions.

use crate::accounts::session::SessionOf;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Moment, ProviderId};
use uuid::Uuid;

pub async fn insert(
    tx: &mut Tx,
    provider: ProviderId,
    account: AccountId,
    session: &SessionOf,
    digest: String,
    until: Moment,
) -> Result<u64> {
    tx.query(sql!(
        "INSERT INTO session (provider_id, id, token_digest, account_id, agent, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)"
    ))
    .bind(provider)
    .bind(session.id)
    .bind(digest)
    .bind(account)
    .bind(session.agent.clone())
    .bind(session.created_at)
    .bind(until)
    .execute()
    .await
}

/// The sessions of an account that go on, the one seen last first.
pub async fn of_account(
    tx: &mut Tx,
    provider: ProviderId,
    account: AccountId,
    now: Moment,
    seen_after: Moment,
) -> Result<Vec<SessionOf>> {
    tx.query(sql!(
        "SELECT id, agent, created_at, seen_at FROM session
         WHERE provider_id = $1 AND account_id = $2 AND ended_at IS NULL AND expires_at > $3 AND seen_at > $4
         ORDER BY seen_at DESC, id"
    ))
    .bind(provider)
    .bind(account)
    .bind(now)
    .bind(seen_after)
    .all()
    .await
}

pub async fn end(tx: &mut Tx, provider: ProviderId, account: AccountId, id: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE session SET ended_at = $4
         WHERE provider_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(id)
    .bind(at)
    .execute()
    .await
}

/// Ends every session of an account but one.
pub async fn end_others(tx: &mut Tx, provider: ProviderId, account: AccountId, but: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE session SET ended_at = $4
         WHERE provider_id = $1 AND account_id = $2 AND id <> $3 AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(account)
    .bind(but)
    .bind(at)
    .execute()
    .await
}

pub async fn lock(tx: &mut Tx, provider: ProviderId, id: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!("UPDATE session SET locked_at = $3 WHERE provider_id = $1 AND id = $2 AND locked_at IS NULL"))
        .bind(provider)
        .bind(id)
        .bind(at)
        .execute()
        .await
}

pub async fn unlock(tx: &mut Tx, provider: ProviderId, id: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE session SET locked_at = NULL, seen_at = $3
         WHERE provider_id = $1 AND id = $2 AND locked_at IS NOT NULL AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(id)
    .bind(at)
    .execute()
    .await
}
