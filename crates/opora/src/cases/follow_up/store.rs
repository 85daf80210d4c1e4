//! What contacts after the stay ask of the database.

use super::{FollowUp, NewFollowUp};
use crate::cases::{FollowUpId, StayId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};

/// Whether it is known how the person may be reached.
pub async fn has_rule(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!("SELECT count(*) FROM safe_contact WHERE provider_id = $1 AND person_id = $2 AND how <> ''"))
        .bind(provider)
        .bind(person)
        .one()
        .await?;
    Ok(count > 0)
}

pub async fn insert(change: &mut Change, id: FollowUpId, stay: StayId, new: &NewFollowUp) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO follow_up (provider_id, id, stay_id, month, done_at, result, note, done_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(stay)
        .bind(new.month)
        .bind(new.done_at.unwrap_or(at))
        .bind(new.result)
        .bind(new.note.clone())
        .bind(by)
        .execute()
        .await
}

/// The contacts made with a person after all their stays.
pub async fn of_stays(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<FollowUp>> {
    tx.query(sql!(
        "SELECT f.id, f.stay_id, f.month, f.done_at, f.result, f.note, f.done_by
         FROM follow_up f JOIN stay st ON st.provider_id = f.provider_id AND st.id = f.stay_id
         WHERE f.provider_id = $1 AND st.person_id = $2 ORDER BY f.done_at, f.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}
