//! What notices ask of the database.

use super::{NewNotice, Notice};
use crate::cases::{CaseId, NoticeId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::ProviderId;

pub async fn insert(change: &mut Change, id: NoticeId, case: CaseId, new: &NewNotice) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO notice (provider_id, id, case_id, person_id, about, addressee, channel, reference, sent_at,
                                 sent_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ))
        .bind(provider)
        .bind(id)
        .bind(case)
        .bind(new.person_id)
        .bind(new.about)
        .bind(new.addressee)
        .bind(new.channel)
        .bind(new.reference.clone())
        .bind(new.sent_at.unwrap_or(at))
        .bind(by)
        .execute()
        .await
}

/// The notices of a case in the order in which they were sent.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Notice>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, about, addressee, channel, reference, sent_at, sent_by
         FROM notice WHERE provider_id = $1 AND case_id = $2 ORDER BY sent_at, id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}
