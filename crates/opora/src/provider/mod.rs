//! The provider's structure, dated: services, units, buildings, rooms, beds.

mod arrange;
mod kinds;
mod lived_in;
mod orders;
mod ready;
mod rules;
mod store;
mod store_orders;
mod structure;

#[cfg(test)]
mod tests;

pub use arrange::{
    change_bed, change_building, change_room, change_service, change_unit, create_bed, create_building, create_room,
    create_service, create_unit,
};
pub use kinds::{RoomKind, RoomRule, ServiceKind, SexRule, UnitKind, UserGroup};
pub use orders::{BedOrder, BuildingOrder, Order, RoomOrder, ServiceOrder, UnitOrder};
pub use ready::{ReadyOrder, ready_structure, ready_structure_in};
pub use rules::{Standard, coefficient, departures, has_beds, standard};
pub use structure::{Bed, BedId, Building, BuildingId, Floor, Room, RoomId, Service, Structure, Unit, UnitId};

use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ProviderId, ServiceId};
use uuid::Uuid;

kernel::texts!(provider);

/// The services someone has to do with: those with a role there, or all with a role for the whole municipality.
pub async fn services(ctx: &Ctx) -> Result<Vec<Service>, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    // Every page names them.
    let read = async |tx: &mut Tx| store::services(tx, ctx.provider).await;
    let all = ctx.kept(&mut view, Uuid::nil(), 0, read).await?;
    Ok(all.iter().filter(|s| ctx.may(Right::SeeProvider, s.id)).cloned().collect())
}

/// One service.
pub async fn service(ctx: &Ctx, id: ServiceId) -> Result<Service, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Service(id)).await?;
    store::service(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

/// A whole service. A protected address is in it only for those who arrange the structure.
pub async fn structure(ctx: &Ctx, service: ServiceId) -> Result<Structure, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Service(service)).await?;
    let addresses = ctx.may(Right::ArrangeProvider, service);
    load(&mut view, ctx.provider, service, addresses).await?.ok_or(Refusal::Missing)
}

/// A whole service, for other rooms that have a transaction already; without protected addresses.
pub async fn structure_in(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> db::Result<Option<Structure>> {
    load(tx, provider, service, false).await
}

/// A service as it is, with the capacities and the rooms' units of a day: what boards and counts of the past go by.
pub async fn structure_on(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    day: Day,
) -> db::Result<Option<Structure>> {
    let Some(structure) = load(tx, provider, service, false).await? else { return Ok(None) };
    let units = store::units_before(tx, provider, service, day).await?;
    let rooms = store::rooms_before(tx, provider, service, day).await?;
    Ok(Some(structure.with_past(&units, &rooms)))
}

/// Lets one at a time change a service and give its places: what was counted and looked at stays true until the commit, and
/// nobody waits in a circle. Whether there is such a service.
pub async fn one_at_a_time(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> db::Result<bool> {
    store::one_at_a_time(tx, provider, service).await
}

/// The units of a service, for other rooms that have a transaction already.
pub async fn units_in(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> db::Result<Vec<Unit>> {
    store::units(tx, provider, service).await
}

async fn load(tx: &mut Tx, provider: ProviderId, id: ServiceId, addresses: bool) -> db::Result<Option<Structure>> {
    let Some(service) = store::service(tx, provider, id).await? else { return Ok(None) };
    let units = store::units(tx, provider, id).await?;
    let buildings = store::buildings(tx, provider, id, addresses).await?;
    let mut rooms = store::rooms(tx, provider, id).await?;
    for bed in store::beds(tx, provider, id).await? {
        if let Some(room) = rooms.iter_mut().find(|room| room.id == bed.room_id) {
            room.beds.push(bed);
        }
    }
    let of = |building: &Building| rooms.iter().filter(|room| room.building_id == building.id).cloned().collect();
    let buildings = buildings.into_iter().map(|building| {
        let rooms = of(&building);
        building.with_rooms(rooms)
    });
    Ok(Some(Structure { service, units, buildings: buildings.collect() }))
}
