//! What identifiers ask of the database.

use super::{Identifier, IdentifierId, NewIdentifier};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Identifier>> {
    tx.query(sql!(
        "SELECT id, kind, value, valid_from, valid_until, confirmed, version
         FROM person_identifier WHERE provider_id = $1 AND person_id = $2 ORDER BY id DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, person: PersonId, id: IdentifierId) -> Result<Option<Identifier>> {
    tx.query(sql!(
        "SELECT id, kind, value, valid_from, valid_until, confirmed, version
         FROM person_identifier WHERE provider_id = $1 AND person_id = $2 AND id = $3"
    ))
    .bind(provider)
    .bind(person)
    .bind(id)
    .optional()
    .await
}

pub async fn insert(change: &mut Change, id: IdentifierId, person: PersonId, new: &NewIdentifier) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO person_identifier (provider_id, id, person_id, kind, value, valid_from, valid_until, confirmed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(new.kind)
        .bind(new.value.clone())
        .bind(new.valid_from)
        .bind(new.valid_until)
        .bind(new.confirmed)
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn update(change: &mut Change, id: IdentifierId, version: i64, new: &NewIdentifier) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE person_identifier
             SET kind = $4, value = $5, valid_from = $6, valid_until = $7, confirmed = $8, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(new.kind)
        .bind(new.value.clone())
        .bind(new.valid_from)
        .bind(new.valid_until)
        .bind(new.confirmed)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Whether the version was still the one that was seen.
pub async fn delete(change: &mut Change, id: IdentifierId, version: i64) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!("DELETE FROM person_identifier WHERE provider_id = $1 AND id = $2 AND version = $3"))
        .bind(provider)
        .bind(id)
        .bind(version)
        .execute()
        .await?;
    Ok(touched == 1)
}
