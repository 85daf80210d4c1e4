//! What absences ask of the database.

use super::{Absence, Leave};
use crate::cases::{AbsenceId, CaseId, StayId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, ProviderId};

pub async fn insert(change: &mut Change, id: AbsenceId, stay: StayId, left_at: Moment, order: &Leave) -> Result<u64> {
    let (provider, by) = (change.provider, change.by());
    change
        .query(sql!(
            "INSERT INTO absence (provider_id, id, stay_id, kind, left_at, due_at, whereto, note, recorded_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ))
        .bind(provider)
        .bind(id)
        .bind(stay)
        .bind(order.kind)
        .bind(left_at)
        .bind(order.due_at)
        .bind(order.whereto.clone())
        .bind(order.note.clone())
        .bind(by)
        .execute()
        .await
}

pub async fn stay_of(tx: &mut Tx, provider: ProviderId, id: AbsenceId) -> Result<Option<(StayId,)>> {
    tx.query(sql!("SELECT stay_id FROM absence WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional()
        .await
}

/// The absences of everyone in a case.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Absence>> {
    tx.query(sql!(
        "SELECT a.id, a.stay_id, a.kind, a.left_at, a.due_at, a.returned_at, a.whereto, a.note, a.recorded_by, a.version
         FROM absence a JOIN stay st ON st.provider_id = a.provider_id AND st.id = a.stay_id
         WHERE a.provider_id = $1 AND st.case_id = $2 ORDER BY a.left_at, a.id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

pub async fn close(change: &mut Change, id: AbsenceId, at: Moment, note: &str) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE absence SET returned_at = $3, note = note || $4, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND returned_at IS NULL"
        ))
        .bind(provider)
        .bind(id)
        .bind(at)
        .bind(if note.is_empty() { String::new() } else { format!("\n{note}") })
        .execute()
        .await
}
