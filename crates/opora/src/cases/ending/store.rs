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

/// Whether the person's needs were assessed in this case, and signed, at a time or later.
pub async fn assessed_since(
    tx: &mut Tx,
    provider: ProviderId,
    case: CaseId,
    person: PersonId,
    since: Moment,
) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM assessment a
             WHERE a.provider_id = $1 AND a.case_id = $2 AND a.person_id = $3 AND a.signed_at >= $4
               AND a.form IN ('needs-adult', 'needs-child')"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .bind(since)
        .one()
        .await?;
    Ok(count > 0)
}
