//! What relations ask of the database.

use super::{Ends, NewRelation, RelationId, Stored};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId, ServiceId};

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Stored>> {
    tx.query(sql!(
        "SELECT id, person_id, other_id, kind, guardianship, lives_together, harmed_by, note, version
         FROM relation WHERE provider_id = $1 AND person_id = $2
         UNION ALL
         SELECT id, person_id, other_id, kind, guardianship, lives_together, harmed_by, note, version
         FROM relation WHERE provider_id = $1 AND other_id = $2"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// The services that hold the files of those around a person.
pub async fn holders_of_relatives(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
) -> Result<Vec<(PersonId, ServiceId)>> {
    tx.query(sql!(
        "SELECT h.person_id, h.service_id FROM file_holder h
         WHERE h.provider_id = $1 AND h.person_id IN (
             SELECT other_id FROM relation WHERE provider_id = $1 AND person_id = $2
             UNION SELECT person_id FROM relation WHERE provider_id = $1 AND other_id = $2)"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, person: PersonId, id: RelationId) -> Result<Option<Stored>> {
    tx.query(sql!(
        "SELECT id, person_id, other_id, kind, guardianship, lives_together, harmed_by, note, version
         FROM relation WHERE provider_id = $1 AND id = $2 AND (person_id = $3 OR other_id = $3)"
    ))
    .bind(provider)
    .bind(id)
    .bind(person)
    .optional()
    .await
}

pub async fn insert(change: &mut Change, id: RelationId, ends: Ends, new: &NewRelation) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO relation (provider_id, id, person_id, other_id, kind, guardianship, lives_together, harmed_by, note)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ))
        .bind(provider)
        .bind(id)
        .bind(ends.from)
        .bind(ends.to)
        .bind(ends.kind)
        .bind(new.guardianship)
        .bind(new.lives_together)
        .bind(ends.harmed_by)
        .bind(new.note.clone())
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn update(change: &mut Change, id: RelationId, version: i64, ends: Ends, new: &NewRelation) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE relation SET person_id = $4, other_id = $5, kind = $6, guardianship = $7, lives_together = $8,
                    harmed_by = $9, note = $10, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(ends.from)
        .bind(ends.to)
        .bind(ends.kind)
        .bind(new.guardianship)
        .bind(new.lives_together)
        .bind(ends.harmed_by)
        .bind(new.note.clone())
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Whether the version was still the one that was seen.
pub async fn delete(change: &mut Change, id: RelationId, version: i64) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!("DELETE FROM relation WHERE provider_id = $1 AND id = $2 AND version = $3"))
        .bind(provider)
        .bind(id)
        .bind(version)
        .execute()
        .await?;
    Ok(touched == 1)
}
