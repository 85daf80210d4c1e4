//! What legal bases ask of the database.

use super::{LegalBasis, NewBasis};
use crate::cases::{BasisId, CaseId, StayId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, ProviderId};

pub async fn insert(change: &mut Change, id: BasisId, stay: StayId, at: Moment, basis: &NewBasis) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO legal_basis (provider_id, id, stay_id, kind, number, issuer, valid_from, valid_until, note)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ))
        .bind(provider)
        .bind(id)
        .bind(stay)
        .bind(basis.kind)
        .bind(basis.number.clone())
        .bind(basis.issuer.clone())
        .bind(basis.from(at))
        .bind(basis.until(at))
        .bind(basis.note.clone())
        .execute()
        .await
}

/// The grounds of everyone in a case.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<LegalBasis>> {
    tx.query(sql!(
        "SELECT b.id, b.stay_id, b.kind, b.number, b.issuer, b.valid_from, b.valid_until, b.note, b.version
         FROM legal_basis b JOIN stay st ON st.provider_id = b.provider_id AND st.id = b.stay_id
         WHERE b.provider_id = $1 AND st.case_id = $2 ORDER BY b.valid_from, b.id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

pub async fn stay_of(tx: &mut Tx, provider: ProviderId, id: BasisId) -> Result<Option<(StayId,)>> {
    tx.query(sql!("SELECT stay_id FROM legal_basis WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional()
        .await
}

pub async fn end(change: &mut Change, id: BasisId, version: i64, at: Moment) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE legal_basis SET valid_until = $4, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(at)
        .execute()
        .await
}

/// Children who were here with a parent are so no longer.
pub async fn end_with_parent(change: &mut Change, case: CaseId, at: Moment) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE legal_basis SET valid_until = $3, version = version + 1
             WHERE provider_id = $1 AND kind = 'with_parent' AND valid_from <= $3
               AND (valid_until IS NULL OR valid_until > $3)
               AND stay_id IN (SELECT id FROM stay WHERE provider_id = $1 AND case_id = $2)"
        ))
        .bind(provider)
        .bind(case)
        .bind(at)
        .execute()
        .await
}
