//! What the steps in the protection of a trafficked person ask of the database.

use super::{NewStep, Step};
use crate::cases::{CaseId, StayId, StepId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};

pub async fn insert(change: &mut Change, id: StepId, stay: StayId, new: &NewStep) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO trafficking_step (provider_id, id, stay_id, kind, taken_on, number, recorded_at, recorded_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(stay)
        .bind(new.kind)
        .bind(new.taken_on)
        .bind(new.number.trim().to_owned())
        .bind(at)
        .bind(by)
        .execute()
        .await
}

/// The steps of everyone in a case.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Step>> {
    tx.query(sql!(
        "SELECT x.id, x.stay_id, x.kind, x.taken_on, x.number, x.recorded_by
         FROM trafficking_step x JOIN stay st ON st.provider_id = x.provider_id AND st.id = x.stay_id
         WHERE x.provider_id = $1 AND st.case_id = $2 ORDER BY x.taken_on, x.kind DESC"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

/// The steps of a person in all their stays.
pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Step>> {
    tx.query(sql!(
        "SELECT x.id, x.stay_id, x.kind, x.taken_on, x.number, x.recorded_by
         FROM trafficking_step x JOIN stay st ON st.provider_id = x.provider_id AND st.id = x.stay_id
         WHERE x.provider_id = $1 AND st.person_id = $2 ORDER BY x.taken_on, x.kind DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}
