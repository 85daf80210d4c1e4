//! The drafts of a service.

use super::Draft;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, ProviderId, ServiceId};

/// Every draft about somebody who is here, the one saved last first.
pub async fn drafts(tx: &mut Tx, provider: ProviderId, service: ServiceId, reader: AccountId) -> Result<Vec<Draft>> {
    tx.query(sql!(
        "SELECT a.id, a.person_id, p.given, p.family, p.alias, a.form, a.form_version, a.started_by, a.saved_by,
                (SELECT count(*) FROM assessment_signature g WHERE g.provider_id = a.provider_id
                   AND g.assessment_id = a.id AND g.signer = 'team') AS team,
                (SELECT count(*) FROM assessment_signature g WHERE g.provider_id = a.provider_id
                   AND g.assessment_id = a.id AND g.signer = 'team' AND g.account_id = $3) AS own
         FROM stay st
         JOIN assessment a ON a.provider_id = st.provider_id AND a.person_id = st.person_id AND a.status = 'draft'
           AND a.case_id = st.case_id
         JOIN person p ON p.provider_id = a.provider_id AND p.id = a.person_id
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.ended_at IS NULL
         ORDER BY a.saved_at DESC, a.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(reader)
    .all()
    .await
}
