//! The versions that are not in force yet, and the refusals without their witness.

use super::Open;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, ProviderId, ServiceId};

/// Every version about somebody who is here that the team or the person has not signed yet.
pub async fn open(tx: &mut Tx, provider: ProviderId, service: ServiceId, reader: AccountId) -> Result<Vec<Open>> {
    tx.query(sql!(
        "SELECT l.id, l.person_id, p.given, p.family, p.alias, l.status, l.made_by,
                (SELECT count(*) FROM plan_signature g WHERE g.provider_id = l.provider_id AND g.plan_id = l.id
                   AND g.signer = 'team') AS team,
                (SELECT count(*) FROM plan_signature g WHERE g.provider_id = l.provider_id AND g.plan_id = l.id
                   AND g.signer = 'team' AND g.account_id = $3) AS own
         FROM stay st
         JOIN plan l ON l.provider_id = st.provider_id AND l.case_id = st.case_id AND l.person_id = st.person_id
           AND l.status IN ('draft', 'signed_team')
         JOIN person p ON p.provider_id = l.provider_id AND p.id = l.person_id
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.ended_at IS NULL
         ORDER BY l.made_at DESC, l.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(reader)
    .all()
    .await
}

/// Refused versions whose note names somebody as the witness, who has not signed it yet.
pub async fn to_witness(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    witness: AccountId,
) -> Result<Vec<Open>> {
    tx.query(sql!(
        "SELECT l.id, l.person_id, p.given, p.family, p.alias, l.status, l.made_by, CAST(0 AS BIGINT) AS team, CAST(0 AS BIGINT) AS own
         FROM plan_signature n
         JOIN plan l ON l.provider_id = n.provider_id AND l.id = n.plan_id
         JOIN case_record c ON c.provider_id = l.provider_id AND c.id = l.case_id AND c.service_id = $2
         JOIN person p ON p.provider_id = l.provider_id AND p.id = l.person_id
         WHERE n.provider_id = $1 AND n.witness_id = $3 AND n.signer = 'note'
           AND NOT EXISTS (SELECT 1 FROM plan_signature w WHERE w.provider_id = n.provider_id AND w.plan_id = n.plan_id
             AND w.signer = 'witness')
         ORDER BY n.signed_at, l.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(witness)
    .all()
    .await
}
