//! What alerts ask of the database.

use super::{Alert, AlertId, NewAlert};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Alert>> {
    tx.query(sql!(
        "SELECT id, kind, text, since, until, version
         FROM person_alert WHERE provider_id = $1 AND person_id = $2 ORDER BY since DESC, id DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, person: PersonId, id: AlertId) -> Result<Option<Alert>> {
    tx.query(sql!(
        "SELECT id, kind, text, since, until, version
         FROM person_alert WHERE provider_id = $1 AND person_id = $2 AND id = $3"
    ))
    .bind(provider)
    .bind(person)
    .bind(id)
    .optional()
    .await
}

pub async fn insert(change: &mut Change, id: AlertId, person: PersonId, new: &NewAlert) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    change
        .query(sql!(
            "INSERT INTO person_alert (provider_id, id, person_id, kind, text, since) VALUES ($1, $2, $3, $4, $5, $6)"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(new.kind)
        .bind(new.text.clone())
        .bind(at)
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn end(change: &mut Change, id: AlertId, version: i64) -> Result<bool> {
    let (provider, at) = (change.provider, change.at);
    let touched = change
        .query(sql!(
            "UPDATE person_alert SET until = $4, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(at)
        .execute()
        .await?;
    Ok(touched == 1)
}
