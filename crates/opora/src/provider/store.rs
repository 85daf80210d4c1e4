//! What the structure asks of the database.

use super::structure::{Bed, BedId, Building, BuildingId, Room, RoomId, Service, Unit, UnitId};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Day, Moment, ProviderId, ServiceId};
use uuid::Uuid;

pub async fn services(tx: &mut Tx, provider: ProviderId) -> Result<Vec<Service>> {
    tx.query(sql!(
        "SELECT id, kind, code, name, zzdn_programme, valid_from, valid_until, version
         FROM service WHERE provider_id = $1 ORDER BY code"
    ))
    .bind(provider)
    .all()
    .await
}

pub async fn service(tx: &mut Tx, provider: ProviderId, id: ServiceId) -> Result<Option<Service>> {
    tx.query(sql!(
        "SELECT id, kind, code, name, zzdn_programme, valid_from, valid_until, version
         FROM service WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

pub async fn units(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<Unit>> {
    tx.query(sql!(
        "SELECT id, name, kind, user_group, sex_rule, age_from, age_until, capacity, staff_hundredths,
                stay_limit_months, valid_from, valid_until, version
         FROM service_unit WHERE provider_id = $1 AND service_id = $2 ORDER BY valid_from, name, id"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

#[derive(sqlx::FromRow)]
struct BuildingRow {
    id: BuildingId,
    name: String,
    address: String,
    address_protected: bool,
    position: i64,
    version: i64,
}

/// The buildings without their floors. A protected address comes only when it is asked for.
pub async fn buildings(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    protected_too: bool,
) -> Result<Vec<Building>> {
    let rows: Vec<BuildingRow> = tx
        .query(sql!(
            "SELECT id, name, CASE WHEN address_protected AND NOT $3 THEN '' ELSE address END AS address,
                    address_protected, position, version
             FROM building WHERE provider_id = $1 AND service_id = $2 ORDER BY position, name, id"
        ))
        .bind(provider)
        .bind(service)
        .bind(protected_too)
        .all()
        .await?;
    let building = |row: BuildingRow| Building {
        id: row.id,
        name: row.name,
        address: Some(row.address).filter(|address| !address.is_empty()),
        address_protected: row.address_protected,
        position: row.position,
        version: row.version,
        floors: Vec::new(),
    };
    Ok(rows.into_iter().map(building).collect())
}

pub async fn rooms(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<Room>> {
    tx.query(sql!(
        "SELECT r.id, r.building_id, r.unit_id, r.floor, r.name, r.kind, r.rule, r.accessible, r.position, r.version
         FROM room r JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE r.provider_id = $1 AND b.service_id = $2 ORDER BY r.floor DESC, r.position, r.name, r.id"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

pub async fn beds(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<Bed>> {
    tx.query(sql!(
        "SELECT d.id, d.room_id, d.name, d.valid_from, d.valid_until, d.version
         FROM bed d JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
         JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE d.provider_id = $1 AND b.service_id = $2 ORDER BY length(d.name), d.name, d.id"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

/// The version of a unit, building, room or bed of a service, when it is one of its.
pub async fn version(tx: &mut Tx, provider: ProviderId, service: ServiceId, part: Uuid) -> Result<Option<i64>> {
    let row: Option<(i64,)> = tx
        .query(sql!(
            "SELECT version FROM service_unit WHERE provider_id = $1 AND service_id = $2 AND id = $3
             UNION ALL SELECT version FROM building WHERE provider_id = $1 AND service_id = $2 AND id = $3
             UNION ALL SELECT r.version FROM room r
                JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
                WHERE r.provider_id = $1 AND b.service_id = $2 AND r.id = $3
             UNION ALL SELECT d.version FROM bed d
                JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
                JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
                WHERE d.provider_id = $1 AND b.service_id = $2 AND d.id = $3"
        ))
        .bind(provider)
        .bind(service)
        .bind(part)
        .optional()
        .await?;
    Ok(row.map(|(version,)| version))
}

pub async fn one_at_a_time(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<bool> {
    let touched = tx
        .query(sql!("UPDATE service SET code = code WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(service)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// The capacities that held on a day and no longer hold, for each unit that of the day first.
pub async fn units_before(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    day: Day,
) -> Result<Vec<(UnitId, i64)>> {
    tx.query(sql!(
        "SELECT b.unit_id, b.capacity FROM unit_before b
         JOIN service_unit n ON n.provider_id = b.provider_id AND n.id = b.unit_id
         WHERE b.provider_id = $1 AND n.service_id = $2 AND b.last_day >= $3 ORDER BY b.last_day"
    ))
    .bind(provider)
    .bind(service)
    .bind(day)
    .all()
    .await
}

/// The units that rooms served on a day and no longer serve, for each room that of the day first.
pub async fn rooms_before(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    day: Day,
) -> Result<Vec<(RoomId, Option<UnitId>)>> {
    tx.query(sql!(
        "SELECT f.room_id, f.unit_id FROM room_before f
         JOIN room r ON r.provider_id = f.provider_id AND r.id = f.room_id
         JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE f.provider_id = $1 AND b.service_id = $2 AND f.last_day >= $3 ORDER BY f.last_day"
    ))
    .bind(provider)
    .bind(service)
    .bind(day)
    .all()
    .await
}

/// Whether anything took up a bed before an instant.
pub async fn bed_taken_before(tx: &mut Tx, provider: ProviderId, bed: BedId, at: Moment) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM bed_use WHERE provider_id = $1 AND bed_id = $2 AND from_at < $3
               AND (until_at IS NULL OR until_at > from_at)"
        ))
        .bind(provider)
        .bind(bed)
        .bind(at)
        .one()
        .await?;
    Ok(count > 0)
}

/// Whether anything takes up one of a room's beds after an instant.
pub async fn room_taken_after(tx: &mut Tx, provider: ProviderId, room: RoomId, at: Moment) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM bed_use u JOIN bed d ON d.provider_id = u.provider_id AND d.id = u.bed_id
             WHERE u.provider_id = $1 AND d.room_id = $2 AND (u.until_at IS NULL OR u.until_at > $3)"
        ))
        .bind(provider)
        .bind(room)
        .bind(at)
        .one()
        .await?;
    Ok(count > 0)
}

/// How many stays of a service, or of one of its units, began before an instant, and how many go on after another.
pub async fn stays_outside(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    unit: Option<UnitId>,
    (from, until): (Moment, Option<Moment>),
) -> Result<(i64, i64)> {
    tx.query(sql!(
        "SELECT count(CASE WHEN admitted_at < $4 THEN 1 END),
                count(CASE WHEN ended_at > $5 OR (ended_at IS NULL AND $5 IS NOT NULL) THEN 1 END)
         FROM stay WHERE provider_id = $1 AND service_id = $2 AND unit_id = COALESCE($3, unit_id)"
    ))
    .bind(provider)
    .bind(service)
    .bind(unit)
    .bind(from)
    .bind(until)
    .one()
    .await
}

/// Whether anything takes up a bed after an instant.
pub async fn bed_taken_after(tx: &mut Tx, provider: ProviderId, bed: BedId, at: Moment) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM bed_use WHERE provider_id = $1 AND bed_id = $2 AND (until_at IS NULL OR until_at > $3)"
        ))
        .bind(provider)
        .bind(bed)
        .bind(at)
        .one()
        .await?;
    Ok(count > 0)
}
