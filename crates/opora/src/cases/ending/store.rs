//! What the end of a stay asks of the database.

use super::EndStay;
use crate::cases::{CaseId, StayId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, PersonId, ProviderId};

pub async fn end_stay(change: &mut Change, id: StayId, at: Moment, order: &EndStay) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE stay SET ended_at = $3, destination = $4, end_note = $5, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND ended_at IS NULL"
        ))
        .bind(provider)
        .bind(id)
        .bind(at)
        .bind(order.destination)
        .bind(order.note.clone())
        .execute()
        .await
}

pub async fn close_case(change: &mut Change, id: CaseId, at: Moment) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE case_record SET closed_at = $3, version = version + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(at)
        .execute()
        .await
}

/// Whether a form was signed for the person in this case after an earlier one of the same kind.
pub async fn updated_assessment(tx: &mut Tx, provider: ProviderId, case: CaseId, person: PersonId) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM assessment a
             WHERE a.provider_id = $1 AND a.case_id = $2 AND a.person_id = $3 AND a.signed_at IS NOT NULL
               AND EXISTS (SELECT 1 FROM assessment b
                           WHERE b.provider_id = a.provider_id AND b.case_id = a.case_id AND b.person_id = a.person_id
                             AND b.form = a.form AND b.id <> a.id AND b.signed_at <= a.signed_at)"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .one()
        .await?;
    Ok(count > 0)
}
