//! What legal bases ask of the database.

use super::NewBasis;
use crate::cases::{BasisId, StayId};
use kernel::ctx::Change;
use kernel::db::Result;
use kernel::sql;
use kernel::types::Moment;

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
