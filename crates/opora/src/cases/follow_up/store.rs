//! What contacts after the stay ask of the database.

use super::{FollowUp, InDanger, NewFollowUp};
use crate::cases::{FollowUpId, StayId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId, ServiceId};

pub async fn insert(change: &mut Change, id: FollowUpId, stay: StayId, new: &NewFollowUp) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO follow_up (provider_id, id, stay_id, month, done_at, channel, result, note, done_by, service_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
                     (SELECT service_id FROM stay WHERE provider_id = $1 AND id = $3))"
        ))
        .bind(provider)
        .bind(id)
        .bind(stay)
        .bind(new.month)
        .bind(new.done_at.unwrap_or(at))
        .bind(new.channel.filter(|_| new.is_tried()))
        .bind(new.result)
        .bind(new.note.clone())
        .bind(by)
        .execute()
        .await
}

/// The contacts made with a person after all their stays.
pub async fn of_stays(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<FollowUp>> {
    tx.query(sql!(
        "SELECT f.id, f.stay_id, f.month, f.done_at, f.channel, f.result, f.note, f.done_by
         FROM follow_up f JOIN stay st ON st.provider_id = f.provider_id AND st.id = f.stay_id
         WHERE f.provider_id = $1 AND st.person_id = $2 ORDER BY f.done_at, f.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// Everyone whom a contact found in danger after they left a service, with what came after it; the earliest first.
pub async fn in_danger(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<InDanger>> {
    tx.query(sql!(
        "SELECT st.person_id, f.service_id, p.given, p.family, p.alias, f.done_at, f.channel, f.note,
                (SELECT max(g.received_at) FROM signal g
                 WHERE g.provider_id = st.provider_id AND g.person_id = st.person_id) AS last_signal,
                (SELECT max(n.admitted_at) FROM stay n
                 WHERE n.provider_id = st.provider_id AND n.person_id = st.person_id) AS last_admission
         FROM follow_up f
         JOIN stay st ON st.provider_id = f.provider_id AND st.id = f.stay_id
         JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
         WHERE f.provider_id = $1 AND f.result = 'in_danger' AND f.service_id = $2
         ORDER BY f.done_at, f.id"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

/// The same of one person.
pub async fn danger_of(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<InDanger>> {
    tx.query(sql!(
        "SELECT st.person_id, st.service_id, p.given, p.family, p.alias, f.done_at, f.channel, f.note,
                (SELECT max(g.received_at) FROM signal g
                 WHERE g.provider_id = st.provider_id AND g.person_id = st.person_id) AS last_signal,
                (SELECT max(n.admitted_at) FROM stay n
                 WHERE n.provider_id = st.provider_id AND n.person_id = st.person_id) AS last_admission
         FROM stay st
         JOIN follow_up f ON f.provider_id = st.provider_id AND f.stay_id = st.id AND f.result = 'in_danger'
         JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
         WHERE st.provider_id = $1 AND st.person_id = $2
         ORDER BY f.done_at, f.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}
