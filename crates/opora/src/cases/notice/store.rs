//! What notices ask of the database.

use super::NewNotice;
use crate::cases::{CaseId, NoticeId};
use kernel::ctx::Change;
use kernel::db::Result;
use kernel::sql;

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
