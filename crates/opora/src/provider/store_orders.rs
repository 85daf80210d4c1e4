//! How what is asked of the structure is kept.

use super::orders::{BedOrder, BuildingOrder, RoomOrder, ServiceOrder, UnitOrder};
use super::structure::{BedId, BuildingId, RoomId, UnitId};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Day, ProviderId, ServiceId};

pub async fn insert_service(tx: &mut Tx, provider: ProviderId, id: ServiceId, order: &ServiceOrder) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO service (provider_id, id, kind, code, name, zzdn_programme, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(provider)
    .bind(id)
    .bind(order.kind)
    .bind(order.code.clone())
    .bind(order.name.clone())
    .bind(order.zzdn_programme)
    .bind(order.valid_from)
    .bind(order.valid_until)
    .execute()
    .await
    .map(drop)
}

pub async fn update_service(
    tx: &mut Tx,
    provider: ProviderId,
    id: ServiceId,
    version: i64,
    order: &ServiceOrder,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE service SET kind = $4, code = $5, name = $6, zzdn_programme = $7, valid_from = $8, valid_until = $9,
                    version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(order.kind)
        .bind(order.code.clone())
        .bind(order.name.clone())
        .bind(order.zzdn_programme)
        .bind(order.valid_from)
        .bind(order.valid_until)
        .execute()
        .await?;
    Ok(touched == 1)
}

pub async fn insert_unit(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: UnitId,
    order: &UnitOrder,
) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO service_unit (provider_id, id, service_id, name, kind, user_group, sex_rule, age_from, age_until,
                                   capacity, staff_hundredths, stay_limit_months, valid_from, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    ))
    .bind(provider)
    .bind(id)
    .bind(service)
    .bind(order.name.clone())
    .bind(order.kind)
    .bind(order.user_group)
    .bind(order.sex_rule)
    .bind(order.age_from)
    .bind(order.age_until)
    .bind(order.capacity)
    .bind(order.staff_hundredths)
    .bind(order.stay_limit_months)
    .bind(order.valid_from)
    .bind(order.valid_until)
    .execute()
    .await
    .map(drop)
}

pub async fn update_unit(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: UnitId,
    version: i64,
    order: &UnitOrder,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE service_unit SET name = $5, kind = $6, user_group = $7, sex_rule = $8, age_from = $9, age_until = $10,
                    capacity = $11, staff_hundredths = $12, stay_limit_months = $13, valid_from = $14, valid_until = $15,
                    version = version + 1
             WHERE provider_id = $1 AND service_id = $2 AND id = $3 AND version = $4"
        ))
        .bind(provider)
        .bind(service)
        .bind(id)
        .bind(version)
        .bind(order.name.clone())
        .bind(order.kind)
        .bind(order.user_group)
        .bind(order.sex_rule)
        .bind(order.age_from)
        .bind(order.age_until)
        .bind(order.capacity)
        .bind(order.staff_hundredths)
        .bind(order.stay_limit_months)
        .bind(order.valid_from)
        .bind(order.valid_until)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Keeps what a unit's capacity was until a last day; what was kept of later days no longer holds.
pub async fn keep_unit(tx: &mut Tx, provider: ProviderId, id: UnitId, last_day: Day, capacity: i64) -> Result<()> {
    tx.query(sql!("DELETE FROM unit_before WHERE provider_id = $1 AND unit_id = $2 AND last_day >= $3"))
        .bind(provider)
        .bind(id)
        .bind(last_day)
        .execute()
        .await?;
    tx.query(sql!("INSERT INTO unit_before (provider_id, unit_id, last_day, capacity) VALUES ($1, $2, $3, $4)"))
        .bind(provider)
        .bind(id)
        .bind(last_day)
        .bind(capacity)
        .execute()
        .await
        .map(drop)
}

/// Keeps whose a room's beds were until a last day; what was kept of later days no longer holds.
pub async fn keep_room(
    tx: &mut Tx,
    provider: ProviderId,
    id: RoomId,
    last_day: Day,
    unit: Option<UnitId>,
) -> Result<()> {
    tx.query(sql!("DELETE FROM room_before WHERE provider_id = $1 AND room_id = $2 AND last_day >= $3"))
        .bind(provider)
        .bind(id)
        .bind(last_day)
        .execute()
        .await?;
    tx.query(sql!("INSERT INTO room_before (provider_id, room_id, last_day, unit_id) VALUES ($1, $2, $3, $4)"))
        .bind(provider)
        .bind(id)
        .bind(last_day)
        .bind(unit)
        .execute()
        .await
        .map(drop)
}

pub async fn insert_building(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: BuildingId,
    order: &BuildingOrder,
) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO building (provider_id, id, service_id, name, address, address_protected, position)
         VALUES ($1, $2, $3, $4, $5, $6, COALESCE($7, 1 + COALESCE((
                    SELECT max(position) FROM building WHERE provider_id = $1 AND service_id = $3), 0)))"
    ))
    .bind(provider)
    .bind(id)
    .bind(service)
    .bind(order.name.clone())
    .bind(order.address.clone())
    .bind(order.address_protected)
    .bind(order.position)
    .execute()
    .await
    .map(drop)
}

pub async fn update_building(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: BuildingId,
    version: i64,
    order: &BuildingOrder,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE building SET name = $5, address = $6, address_protected = $7, position = COALESCE($8, position),
                    version = version + 1
             WHERE provider_id = $1 AND service_id = $2 AND id = $3 AND version = $4"
        ))
        .bind(provider)
        .bind(service)
        .bind(id)
        .bind(version)
        .bind(order.name.clone())
        .bind(order.address.clone())
        .bind(order.address_protected)
        .bind(order.position)
        .execute()
        .await?;
    Ok(touched == 1)
}

pub async fn insert_room(tx: &mut Tx, provider: ProviderId, id: RoomId, order: &RoomOrder) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO room (provider_id, id, building_id, unit_id, floor, name, kind, rule, accessible, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, COALESCE($10, 1 + COALESCE((
                    SELECT max(position) FROM room WHERE provider_id = $1 AND building_id = $3), 0)))"
    ))
    .bind(provider)
    .bind(id)
    .bind(order.building_id)
    .bind(order.unit_id)
    .bind(order.floor)
    .bind(order.name.clone())
    .bind(order.kind)
    .bind(order.rule)
    .bind(order.accessible)
    .bind(order.position)
    .execute()
    .await
    .map(drop)
}

pub async fn update_room(
    tx: &mut Tx,
    provider: ProviderId,
    id: RoomId,
    version: i64,
    order: &RoomOrder,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE room SET building_id = $4, unit_id = $5, floor = $6, name = $7, kind = $8, rule = $9, accessible = $10,
                    position = COALESCE($11, position), version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(order.building_id)
        .bind(order.unit_id)
        .bind(order.floor)
        .bind(order.name.clone())
        .bind(order.kind)
        .bind(order.rule)
        .bind(order.accessible)
        .bind(order.position)
        .execute()
        .await?;
    Ok(touched == 1)
}

pub async fn insert_bed(tx: &mut Tx, provider: ProviderId, id: BedId, order: &BedOrder) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO bed (provider_id, id, room_id, name, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(provider)
    .bind(id)
    .bind(order.room_id)
    .bind(order.name.clone())
    .bind(order.valid_from)
    .bind(order.valid_until)
    .execute()
    .await
    .map(drop)
}

pub async fn update_bed(tx: &mut Tx, provider: ProviderId, id: BedId, version: i64, order: &BedOrder) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE bed SET room_id = $4, name = $5, valid_from = $6, valid_until = $7, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(order.room_id)
        .bind(order.name.clone())
        .bind(order.valid_from)
        .bind(order.valid_until)
        .execute()
        .await?;
    Ok(touched == 1)
}
