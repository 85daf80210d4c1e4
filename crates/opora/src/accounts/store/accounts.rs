//! Accounts and roles.

use crate::accounts::Account;
use crate::accounts::roles::RoleHeld;
use crate::accounts::sign_in::Keys;
use kernel::db::{Result, Tx};
use kernel::policy::Role;
use kernel::sql;
use kernel::types::{AccountId, Moment, ProviderId};
use uuid::Uuid;

pub async fn insert_provider(
    tx: &mut Tx,
    id: ProviderId,
    name: &str,
    municipality: &str,
    demo: bool,
    at: Moment,
) -> Result<u64> {
    tx.query(sql!("INSERT INTO provider (id, name, municipality, demo, created_at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id)
        .bind(name.to_owned())
        .bind(municipality.to_owned())
        .bind(demo)
        .bind(at)
        .execute()
        .await
}

/// How many providers there are, counted by one at a time: who founds waits for who is founding.
pub async fn providers_in_turn(tx: &mut Tx, at: Moment) -> Result<i64> {
    tx.query(sql!(
        "INSERT INTO sign_in_failure (key_digest, failures, last_at) VALUES ('founding', 0, $1)
         ON CONFLICT (key_digest) DO UPDATE SET last_at = $1"
    ))
    .bind(at)
    .execute()
    .await?;
    let (count,): (i64,) = tx.query(sql!("SELECT count(*) FROM provider")).one().await?;
    Ok(count)
}

pub async fn provider_name(tx: &mut Tx, provider: ProviderId) -> Result<(String, bool)> {
    tx.query(sql!("SELECT name, demo FROM provider WHERE id = $1")).bind(provider).one().await
}

pub async fn keys(tx: &mut Tx, provider: ProviderId, id: AccountId) -> Result<Option<Keys>> {
    tx.query(sql!(
        "SELECT id, email, name, password_hash, totp_secret FROM account
         WHERE provider_id = $1 AND id = $2 AND closed_at IS NULL"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

pub async fn account(tx: &mut Tx, provider: ProviderId, id: AccountId) -> Result<Option<Account>> {
    tx.query(sql!(
        "SELECT id, email, name, post, lang, password_hash IS NOT NULL AS has_password,
                totp_secret IS NOT NULL AS has_second_step, created_at, closed_at, version
         FROM account WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// Accounts in the order of their ids, after one and at most so many.
pub async fn after(tx: &mut Tx, provider: ProviderId, after: AccountId, limit: i64) -> Result<Vec<Account>> {
    tx.query(sql!(
        "SELECT id, email, name, post, lang, password_hash IS NOT NULL AS has_password,
                totp_secret IS NOT NULL AS has_second_step, created_at, closed_at, version
         FROM account WHERE provider_id = $1 AND id > $2 ORDER BY id LIMIT $3"
    ))
    .bind(provider)
    .bind(after)
    .bind(limit)
    .all()
    .await
}

/// Everyone, open accounts first.
pub async fn all(tx: &mut Tx, provider: ProviderId) -> Result<Vec<Account>> {
    tx.query(sql!(
        "SELECT id, email, name, post, lang, password_hash IS NOT NULL AS has_password,
                totp_secret IS NOT NULL AS has_second_step, created_at, closed_at, version
         FROM account WHERE provider_id = $1
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, name, id LIMIT 2000"
    ))
    .bind(provider)
    .all()
    .await
}

pub async fn insert(
    tx: &mut Tx,
    provider: ProviderId,
    account: &Account,
    key: String,
    hash: Option<String>,
) -> Result<u64> {
    let Account { id, email, name, post, lang, created_at, .. } = account.clone();
    tx.query(sql!(
        "INSERT INTO account (provider_id, id, email, email_key, name, post, lang, password_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(provider)
    .bind(id)
    .bind(email)
    .bind(key)
    .bind(name)
    .bind(post)
    .bind(lang)
    .bind(hash)
    .bind(created_at)
    .execute()
    .await
}

pub async fn update(tx: &mut Tx, provider: ProviderId, account: &Account, key: String) -> Result<u64> {
    let Account { id, email, name, post, version, .. } = account.clone();
    tx.query(sql!(
        "UPDATE account SET email = $3, email_key = $4, name = $5, post = $6, version = version + 1
         WHERE provider_id = $1 AND id = $2 AND version = $7"
    ))
    .bind(provider)
    .bind(id)
    .bind(email)
    .bind(key)
    .bind(name)
    .bind(post)
    .bind(version)
    .execute()
    .await
}

pub async fn set_closed(tx: &mut Tx, provider: ProviderId, id: AccountId, at: Option<Moment>) -> Result<u64> {
    tx.query(sql!("UPDATE account SET closed_at = $3, version = version + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(at)
        .execute()
        .await
}

pub async fn set_language(tx: &mut Tx, provider: ProviderId, id: AccountId, lang: &str) -> Result<u64> {
    tx.query(sql!("UPDATE account SET lang = $3 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(lang.to_owned())
        .execute()
        .await
}

pub async fn set_password(tx: &mut Tx, provider: ProviderId, id: AccountId, hash: String) -> Result<u64> {
    tx.query(sql!("UPDATE account SET password_hash = $3 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(hash)
        .execute()
        .await
}

/// Sets or takes away the second step. `last` is the step of the code it was shown with, so that this code is used too.
pub async fn set_second_step(
    tx: &mut Tx,
    provider: ProviderId,
    id: AccountId,
    secret: Option<String>,
    since: Option<Moment>,
    last: Option<i64>,
) -> Result<u64> {
    tx.query(sql!(
        "UPDATE account SET totp_secret = $3, totp_since = $4, totp_last = $5 WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .bind(secret)
    .bind(since)
    .bind(last)
    .execute()
    .await
}

/// Notes the step of a code, unless this or a later one was used: each code is good once.
pub async fn use_step(tx: &mut Tx, provider: ProviderId, id: AccountId, step: i64) -> Result<u64> {
    tx.query(sql!(
        "UPDATE account SET totp_last = $3
         WHERE provider_id = $1 AND id = $2 AND (totp_last IS NULL OR totp_last < $3)"
    ))
    .bind(provider)
    .bind(id)
    .bind(step)
    .execute()
    .await
}

pub async fn insert_grant(tx: &mut Tx, provider: ProviderId, grant: &RoleHeld) -> Result<u64> {
    let RoleHeld { id, account_id, service_id, role, valid_from, valid_until } = grant.clone();
    tx.query(sql!(
        "INSERT INTO role_grant (provider_id, id, account_id, service_id, role, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(provider)
    .bind(id)
    .bind(account_id)
    .bind(service_id)
    .bind(role)
    .bind(valid_from)
    .bind(valid_until)
    .execute()
    .await
}

pub async fn end_grant(tx: &mut Tx, provider: ProviderId, account: AccountId, id: Uuid, at: Moment) -> Result<u64> {
    tx.query(sql!(
        "UPDATE role_grant SET valid_until = $4
         WHERE provider_id = $1 AND account_id = $2 AND id = $3 AND (valid_until IS NULL OR valid_until > $4)"
    ))
    .bind(provider)
    .bind(account)
    .bind(id)
    .bind(at)
    .execute()
    .await
}

/// The roles held now or later, of all accounts.
pub async fn grants(tx: &mut Tx, provider: ProviderId, now: Moment) -> Result<Vec<RoleHeld>> {
    tx.query(sql!(
        "SELECT id, account_id, service_id, role, valid_from, valid_until FROM role_grant
         WHERE provider_id = $1 AND (valid_until IS NULL OR valid_until > $2)
         ORDER BY valid_from, id"
    ))
    .bind(provider)
    .bind(now)
    .all()
    .await
}

/// Every role an account holds or held.
pub async fn grants_of(tx: &mut Tx, provider: ProviderId, account: AccountId) -> Result<Vec<RoleHeld>> {
    tx.query(sql!(
        "SELECT id, account_id, service_id, role, valid_from, valid_until FROM role_grant
         WHERE provider_id = $1 AND account_id = $2 ORDER BY valid_from DESC, id"
    ))
    .bind(provider)
    .bind(account)
    .all()
    .await
}

/// The open accounts that hold a role for the whole municipality now.
pub async fn holders_of(tx: &mut Tx, provider: ProviderId, role: Role, now: Moment) -> Result<Vec<AccountId>> {
    let rows: Vec<(AccountId,)> = tx
        .query(sql!(
            "SELECT DISTINCT g.account_id FROM role_grant g
             JOIN account a ON a.provider_id = g.provider_id AND a.id = g.account_id
             WHERE g.provider_id = $1 AND g.role = $2 AND g.valid_from <= $3
               AND (g.valid_until IS NULL OR g.valid_until > $3)
               AND a.closed_at IS NULL"
        ))
        .bind(provider)
        .bind(role)
        .bind(now)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}
