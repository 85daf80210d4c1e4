//! Making and changing the parts of the structure. Whoever arranges a service arranges all of it; a new service is made by
//! those who arrange the whole municipality.

use super::orders::{BedOrder, BuildingOrder, Order, RoomOrder, ServiceOrder, UnitOrder};
use super::structure::{BedId, BuildingId, RoomId, Structure, UnitId};
use super::{lived_in, store, store_orders, structure_in, structure_on, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::{self, Error};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use serde_json::json;
use uuid::Uuid;

/// Makes a service. Refused when another one has its letters, or to whoever arranges only single services.
pub async fn create_service(ctx: &Ctx, order: &ServiceOrder) -> Result<ServiceId, Refusal> {
    let (id, order) = (ctx.new_id(), order.checked()?);
    let mut change = may_arrange_all(ctx, id).await?;
    let provider = change.provider;
    store_orders::insert_service(&mut change, provider, id, &order).await.map_err(code_is_used)?;
    change.commit(Event::new("service.created", id)).await?;
    Ok(id)
}

/// A change in which a service that does not exist yet may be made: only a role in the whole municipality reaches it.
pub(super) async fn may_arrange_all(ctx: &Ctx, new: ServiceId) -> Result<Change, Refusal> {
    if !ctx.may(Right::ArrangeProvider, new) {
        return Err(Refusal::Denied);
    }
    ctx.change(Right::ArrangeProvider, On::Service(new)).await
}

/// Changes a service. Refused when people would live in a service that does not work.
pub async fn change_service(ctx: &Ctx, id: ServiceId, version: i64, order: &ServiceOrder) -> Result<(), Refusal> {
    let order = order.checked()?;
    let mut change = ctx.change(Right::ArrangeProvider, On::Service(id)).await?;
    let provider = change.provider;
    store::one_at_a_time(&mut change, provider, id).await?;
    lived_in::service(&mut change, id, &order).await?;
    let done = store_orders::update_service(&mut change, provider, id, version, &order).await.map_err(code_is_used)?;
    if !done {
        let now = store::service(&mut change, provider, id).await?.ok_or(Refusal::Missing)?;
        return Err(Refusal::Stale(now.version));
    }
    change.commit(Event::new("service.changed", id)).await
}

/// The letters of a service are in use; every other error stays what it is.
pub(super) fn code_is_used(error: Error) -> Refusal {
    if db::violates(&error, "service.code") || db::violates(&error, "service_provider_id_code_key") {
        return Refusal::invalid("code", t::m::code_used());
    }
    error.into()
}

/// Makes a unit.
pub async fn create_unit(ctx: &Ctx, service: ServiceId, order: &UnitOrder) -> Result<UnitId, Refusal> {
    let (id, order) = (ctx.new_id(), order.checked()?);
    let mut change = arranging(ctx, service).await?;
    let provider = change.provider;
    store_orders::insert_unit(&mut change, provider, service, id, &order).await?;
    commit(change, "unit.created", service, id).await?;
    Ok(id)
}

/// Changes a unit. Days before `since` keep the capacity they had. Refused when people would live in a unit that is not.
pub async fn change_unit(
    ctx: &Ctx,
    service: ServiceId,
    id: UnitId,
    version: i64,
    order: &UnitOrder,
) -> Result<(), Refusal> {
    let order = order.checked()?;
    let mut change = arranging(ctx, service).await?;
    lived_in::unit(&mut change, service, id, &order).await?;
    let (provider, last_day) = (change.provider, order.since.unwrap_or(ctx.today()).yesterday());
    let before = structure_on(&mut change, provider, service, last_day).await?.ok_or(Refusal::Missing)?;
    if !store_orders::update_unit(&mut change, provider, service, id, version, &order).await? {
        return Err(not_this_version(&mut change, service, id).await?);
    }
    let capacity = before.unit(id).map_or(order.capacity, |unit| unit.capacity);
    if capacity != order.capacity || order.since.is_some() {
        store_orders::keep_unit(&mut change, provider, id, last_day, capacity).await?;
    }
    commit(change, "unit.changed", service, id).await
}

/// Makes a building.
pub async fn create_building(ctx: &Ctx, service: ServiceId, order: &BuildingOrder) -> Result<BuildingId, Refusal> {
    let (id, order) = (ctx.new_id(), order.checked()?);
    let mut change = arranging(ctx, service).await?;
    let provider = change.provider;
    store_orders::insert_building(&mut change, provider, service, id, &order).await?;
    commit(change, "building.created", service, id).await?;
    Ok(id)
}

/// Changes a building.
pub async fn change_building(
    ctx: &Ctx,
    service: ServiceId,
    id: BuildingId,
    version: i64,
    order: &BuildingOrder,
) -> Result<(), Refusal> {
    let order = order.checked()?;
    let mut change = arranging(ctx, service).await?;
    let provider = change.provider;
    if !store_orders::update_building(&mut change, provider, service, id, version, &order).await? {
        return Err(not_this_version(&mut change, service, id).await?);
    }
    commit(change, "building.changed", service, id).await
}

/// Makes a room. Its building, and its unit if it has one, are parts of the service.
pub async fn create_room(ctx: &Ctx, service: ServiceId, order: &RoomOrder) -> Result<RoomId, Refusal> {
    let (id, order) = (ctx.new_id(), order.checked()?);
    let mut change = arranging(ctx, service).await?;
    of_this_service(&mut change, service, &order).await?;
    let provider = change.provider;
    store_orders::insert_room(&mut change, provider, id, &order).await?;
    for number in 1..=order.beds {
        let bed = BedOrder { room_id: id, name: number.to_string(), valid_from: ctx.today(), valid_until: None };
        store_orders::insert_bed(&mut change, provider, ctx.new_id(), &bed).await?;
    }
    commit(change, "room.created", service, id).await?;
    Ok(id)
}

/// Changes a room. Days before `since` keep the unit they had. Refused when its beds or people would be in the wrong place.
pub async fn change_room(
    ctx: &Ctx,
    service: ServiceId,
    id: RoomId,
    version: i64,
    order: &RoomOrder,
) -> Result<(), Refusal> {
    let order = order.checked()?;
    let mut change = arranging(ctx, service).await?;
    part_of(&mut change, service, id).await?;
    of_this_service(&mut change, service, &order).await?;
    let (provider, last_day) = (change.provider, order.since.unwrap_or(ctx.today()).yesterday());
    let before = structure_on(&mut change, provider, service, last_day).await?.ok_or(Refusal::Missing)?;
    let structure = here(&mut change, service).await?;
    lived_in::room(&mut change, &structure, id, &order).await?;
    if !store_orders::update_room(&mut change, provider, id, version, &order).await? {
        return Err(not_this_version(&mut change, service, id).await?);
    }
    let unit = before.room(id).map_or(order.unit_id, |room| room.unit_id);
    if unit != order.unit_id || order.since.is_some() {
        store_orders::keep_room(&mut change, provider, id, last_day, unit).await?;
    }
    commit(change, "room.changed", service, id).await
}

/// A room can stand only in a building, and serve only a unit, of its own service.
async fn of_this_service(change: &mut Change, service: ServiceId, order: &RoomOrder) -> Result<(), Refusal> {
    part_of(change, service, order.building_id).await?;
    match order.unit_id {
        Some(unit) => part_of(change, service, unit).await,
        None => Ok(()),
    }
}

/// Makes a bed.
pub async fn create_bed(ctx: &Ctx, service: ServiceId, order: &BedOrder) -> Result<BedId, Refusal> {
    let (id, order) = (ctx.new_id(), order.checked()?);
    let mut change = arranging(ctx, service).await?;
    part_of(&mut change, service, order.room_id).await?;
    let structure = here(&mut change, service).await?;
    lived_in::settled(lived_in::fits(&structure, None, &order))?;
    let provider = change.provider;
    store_orders::insert_bed(&mut change, provider, id, &order).await?;
    commit(change, "bed.created", service, id).await?;
    Ok(id)
}

/// Changes a bed. Refused when somebody or something takes it up and it would be gone or elsewhere.
pub async fn change_bed(
    ctx: &Ctx,
    service: ServiceId,
    id: BedId,
    version: i64,
    order: &BedOrder,
) -> Result<(), Refusal> {
    let order = order.checked()?;
    let mut change = arranging(ctx, service).await?;
    part_of(&mut change, service, id).await?;
    part_of(&mut change, service, order.room_id).await?;
    let structure = here(&mut change, service).await?;
    lived_in::bed(&mut change, &structure, id, &order).await?;
    let provider = change.provider;
    if !store_orders::update_bed(&mut change, provider, id, version, &order).await? {
        return Err(not_this_version(&mut change, service, id).await?);
    }
    commit(change, "bed.changed", service, id).await
}

/// A service as it is, within its change.
async fn here(change: &mut Change, service: ServiceId) -> Result<Structure, Refusal> {
    let provider = change.provider;
    structure_in(change, provider, service).await?.ok_or(Refusal::Missing)
}

/// A change of the structure of a service that exists, while nobody else changes it or gives its places.
async fn arranging(ctx: &Ctx, service: ServiceId) -> Result<Change, Refusal> {
    let mut change = ctx.change(Right::ArrangeProvider, On::Service(service)).await?;
    let provider = change.provider;
    if store::one_at_a_time(&mut change, provider, service).await? { Ok(change) } else { Err(Refusal::Missing) }
}

async fn part_of(change: &mut Change, service: ServiceId, part: impl Into<Uuid>) -> Result<(), Refusal> {
    let provider = change.provider;
    store::version(change, provider, service, part.into()).await?.map(drop).ok_or(Refusal::Missing)
}

/// Why nothing was changed: it is not there, or it is not the version that was seen.
async fn not_this_version(change: &mut Change, service: ServiceId, part: impl Into<Uuid>) -> Result<Refusal, Refusal> {
    let provider = change.provider;
    let now = store::version(change, provider, service, part.into()).await?;
    Ok(now.map_or(Refusal::Missing, Refusal::Stale))
}

async fn commit(
    change: Change,
    action: &'static str,
    service: ServiceId,
    part: impl Into<Uuid>,
) -> Result<(), Refusal> {
    change.commit(Event::new(action, part).with(&json!({ "service": service }))).await
}
