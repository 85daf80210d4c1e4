//! What contracts ask of the database.

use super::{Contract, NewContract};
use crate::cases::codes::EndGround;
use crate::cases::{CaseId, ContractId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId};

pub async fn insert(
    change: &mut Change,
    case: CaseId,
    id: ContractId,
    extends: Option<ContractId>,
    new: &NewContract,
) -> Result<u64> {
    let (provider, by) = (change.provider, change.by());
    let over = new.over_limit.clone().unwrap_or_default();
    let over_by = new.over_limit.as_ref().and(by);
    change
        .query(sql!(
            "INSERT INTO contract (provider_id, id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject,
                                   manner, duties, fee, payment, ending, extends_id, over_reason, over_document, over_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
        ))
        .bind(provider)
        .bind(id)
        .bind(case)
        .bind(new.person_id)
        .bind(new.number.clone())
        .bind(new.concluded_on)
        .bind(new.starts_on)
        .bind(new.ends_on)
        .bind(new.subject.clone())
        .bind(new.manner.clone())
        .bind(new.duties.clone())
        .bind(new.fee.clone())
        .bind(new.payment.clone())
        .bind(new.ending.clone())
        .bind(extends)
        .bind(over.reason)
        .bind(over.document)
        .bind(over_by)
        .execute()
        .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, id: ContractId) -> Result<Option<Contract>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject, manner, duties, fee, payment,
                ending, extends_id, over_reason, over_document, over_by, notice_on, ended_on, end_ground, end_note, version
         FROM contract WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// The contracts of a case in the order of their terms.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Contract>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject, manner, duties, fee, payment,
                ending, extends_id, over_reason, over_document, over_by, notice_on, ended_on, end_ground, end_note, version
         FROM contract WHERE provider_id = $1 AND case_id = $2 ORDER BY starts_on, id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

/// Ends all of a person's running contracts in a case.
pub async fn end(
    change: &mut Change,
    case: CaseId,
    person: PersonId,
    on: Day,
    ground: EndGround,
    notice_on: Option<Day>,
    note: &str,
) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE contract SET ended_on = $4, end_ground = $5, notice_on = COALESCE($6, notice_on), end_note = $7,
                                 version = version + 1
             WHERE provider_id = $1 AND case_id = $2 AND person_id = $3 AND ended_on IS NULL"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .bind(on)
        .bind(ground)
        .bind(notice_on)
        .bind(note.to_owned())
        .execute()
        .await
}

/// The day of the person's notice, on a contract that runs.
pub async fn give_notice(change: &mut Change, id: ContractId, on: Day) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE contract SET notice_on = $3, version = version + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(on)
        .execute()
        .await
}
