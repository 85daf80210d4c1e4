//! What the day's page asks of the database, beyond notes, tasks and deadlines.

use super::{Away, BedNow, OnShift};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, ProviderId, ServiceId};

/// Every bed of a service and what takes it up at an instant, in the order of the house.
pub async fn beds(tx: &mut Tx, provider: ProviderId, service: ServiceId, at: Moment) -> Result<Vec<BedNow>> {
    tx.query(sql!(
        "SELECT g.name AS building, r.name AS room, u.kind AS taken_by, u.stay_id AS stay
         FROM building g
         JOIN room r ON r.provider_id = g.provider_id AND r.building_id = g.id
         JOIN bed b ON b.provider_id = r.provider_id AND b.room_id = r.id AND b.valid_from <= $4
           AND (b.valid_until IS NULL OR b.valid_until >= $4)
         LEFT JOIN bed_use u ON u.provider_id = b.provider_id AND u.bed_id = b.id AND u.from_at <= $3
           AND (u.until_at IS NULL OR u.until_at > $3)
         WHERE g.provider_id = $1 AND g.service_id = $2
         ORDER BY g.position, g.id, r.floor, r.position, r.id, b.name, b.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .bind(at.day())
    .all()
    .await
}

/// The absences that have not ended.
pub async fn away(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<Away>> {
    tx.query(sql!(
        "SELECT a.stay_id AS stay, a.kind, a.left_at, a.due_at FROM stay st
         JOIN absence a ON a.provider_id = st.provider_id AND a.stay_id = st.id AND a.returned_at IS NULL
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.ended_at IS NULL"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

/// How many calls for help wait for somebody, and when the last of them came.
pub async fn open_signals(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<(i64, Option<Moment>)> {
    tx.query(sql!(
        "SELECT count(*), max(received_at) FROM signal
         WHERE provider_id = $1 AND service_id = $2 AND outcome = 'open'"
    ))
    .bind(provider)
    .bind(service)
    .one()
    .await
}

/// Who of a service has had the program open since an instant, by name; somebody with two roles comes twice.
pub async fn on_shift(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    (since, at): (Moment, Moment),
) -> Result<Vec<OnShift>> {
    tx.query(sql!(
        "SELECT DISTINCT a.id, a.name, a.post, g.role FROM role_grant g
         JOIN account a ON a.provider_id = g.provider_id AND a.id = g.account_id AND a.closed_at IS NULL
         JOIN session s ON s.provider_id = a.provider_id AND s.account_id = a.id AND s.seen_at >= $3
         WHERE g.provider_id = $1 AND g.service_id = $2 AND g.valid_from <= $4
           AND (g.valid_until IS NULL OR g.valid_until > $4)
         ORDER BY a.name, a.id, g.role"
    ))
    .bind(provider)
    .bind(service)
    .bind(since)
    .bind(at)
    .all()
    .await
}
