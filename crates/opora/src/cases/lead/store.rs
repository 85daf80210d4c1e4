//! What the leading of cases asks of the database.

use super::Appointment;
use crate::cases::CaseId;
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::policy::Role;
use kernel::sql;
use kernel::types::{AccountId, Moment, ProviderId, ServiceId};

/// Open accounts with the roles they hold in a service at an instant.
pub async fn staff(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
) -> Result<Vec<(AccountId, String, Role)>> {
    tx.query(sql!(
        "SELECT a.id, a.name, g.role FROM account a
         JOIN role_grant g ON g.provider_id = a.provider_id AND g.account_id = a.id
         WHERE a.provider_id = $1 AND g.service_id = $2 AND a.closed_at IS NULL
           AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until > $3)
         ORDER BY a.name, a.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

pub async fn appoint(change: &mut Change, case: CaseId, order: &Appointment) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE case_record SET case_manager_id = $3, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $4"
        ))
        .bind(provider)
        .bind(case)
        .bind(order.case_manager_id)
        .bind(order.version)
        .execute()
        .await
}
