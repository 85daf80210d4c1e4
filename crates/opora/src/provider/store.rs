//! What the structure asks of the database.

use super::structure::{Bed, BedId, Building, BuildingId, Room, Service, Unit};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, ProviderId, ServiceId};
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
