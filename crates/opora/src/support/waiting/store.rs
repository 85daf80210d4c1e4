//! The next steps that are due.

use super::Step;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Day, ProviderId, ServiceId};

/// The next steps of somebody's sessions with those who are here, from a day until another; not those after which a
/// session of the same kind was held.
pub async fn due(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    staff: AccountId,
    (from, until): (Day, Day),
) -> Result<Vec<Step>> {
    tx.query(sql!(
        "SELECT s.id, s.person_id, p.given, p.family, p.alias, s.next_step, s.next_on
         FROM support_session s
         JOIN stay st ON st.provider_id = s.provider_id AND st.person_id = s.person_id AND st.case_id = s.case_id
           AND st.service_id = $2 AND st.ended_at IS NULL
         JOIN person p ON p.provider_id = s.provider_id AND p.id = s.person_id
         WHERE s.provider_id = $1 AND s.staff_id = $3 AND s.next_on >= $4 AND s.next_on <= $5 AND s.next_step <> ''
           AND NOT EXISTS (SELECT 1 FROM support_session l WHERE l.provider_id = s.provider_id
             AND l.person_id = s.person_id AND l.kind = s.kind AND l.held_at > s.held_at)
         ORDER BY s.next_on, s.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(staff)
    .bind(from)
    .bind(until)
    .all()
    .await
}
