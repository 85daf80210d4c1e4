//! What may not be done to a part of the structure in which people live, or has to fit what is there.

use super::orders::{BedOrder, RoomOrder, ServiceOrder, UnitOrder};
use super::structure::{BedId, Room, RoomId, Structure, UnitId};
use super::{RoomKind, store, t};
use kernel::ctx::Change;
use kernel::form::Problems;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};

/// A service does not begin after somebody came, nor end while somebody is there.
pub async fn service(change: &mut Change, id: ServiceId, order: &ServiceOrder) -> Result<(), Refusal> {
    within(change, id, None, order.valid_from, order.valid_until).await
}

/// The same of a unit; and a change of it is not dated ahead.
pub async fn unit(change: &mut Change, service: ServiceId, id: UnitId, order: &UnitOrder) -> Result<(), Refusal> {
    not_ahead(order.since, change.at.day())?;
    within(change, service, Some(id), order.valid_from, order.valid_until).await
}

async fn within(
    change: &mut Change,
    service: ServiceId,
    unit: Option<UnitId>,
    from: Day,
    until: Option<Day>,
) -> Result<(), Refusal> {
    let provider = change.provider;
    let period = (from.start(), until.map(|last| last.tomorrow().start()));
    let (before, after) = store::stays_outside(change, provider, service, unit, period).await?;
    let mut problems = Problems::default();
    if before > 0 {
        problems.add("valid_from", t::m::lived_in_before());
    }
    if after > 0 {
        problems.add("valid_until", t::m::lived_in_after(after));
    }
    settled(problems)
}

/// A room with beds stays a bedroom, and one with people stays its unit's.
pub async fn room(change: &mut Change, structure: &Structure, id: RoomId, order: &RoomOrder) -> Result<(), Refusal> {
    let (provider, at) = (change.provider, change.at);
    not_ahead(order.since, at.day())?;
    let room = structure.room(id).ok_or(Refusal::Missing)?;
    let mut problems = Problems::default();
    if order.kind != RoomKind::Bedroom && has_beds(room, at.day()) {
        problems.add("kind", t::m::room_has_beds());
    }
    if order.unit_id != room.unit_id && store::room_taken_after(change, provider, id, at).await? {
        problems.add("unit_id", t::m::room_in_use());
    }
    settled(problems)
}

fn has_beds(room: &Room, day: Day) -> bool {
    room.beds.iter().any(|bed| bed.valid_until.is_none_or(|last| last >= day))
}

fn not_ahead(since: Option<Day>, today: Day) -> Result<(), Refusal> {
    if since.is_some_and(|since| since > today) {
        return Err(Refusal::invalid("since", t::m::since_ahead()));
    }
    Ok(())
}

/// A bed that is taken exists as long as it is taken, and stays where it is.
pub async fn bed(change: &mut Change, structure: &Structure, id: BedId, order: &BedOrder) -> Result<(), Refusal> {
    let (provider, at) = (change.provider, change.at);
    let (.., bed) = structure.bed(id).ok_or(Refusal::Missing)?;
    let mut problems = fits(structure, Some(id), order);
    if store::bed_taken_before(change, provider, id, order.valid_from.start()).await? {
        problems.add("valid_from", t::m::bed_was_in_use());
    }
    if let Some(last) = order.valid_until
        && store::bed_taken_after(change, provider, id, last.tomorrow().start()).await?
    {
        problems.add("valid_until", t::m::bed_in_use());
    }
    if order.room_id != bed.room_id && store::bed_taken_after(change, provider, id, at).await? {
        problems.add("room_id", t::m::bed_taken());
    }
    settled(problems)
}

/// What is wrong with a bed in its room: nobody sleeps there, or another bed has its name on the same days.
pub fn fits(structure: &Structure, id: Option<BedId>, order: &BedOrder) -> Problems {
    let mut problems = Problems::default();
    let Some(room) = structure.room(order.room_id) else { return problems };
    if room.kind != RoomKind::Bedroom {
        problems.add("room_id", t::m::no_bedroom());
    }
    let meets = |from: Day, until: Option<Day>| {
        order.valid_until.is_none_or(|last| from <= last) && until.is_none_or(|last| order.valid_from <= last)
    };
    let name = order.name.to_lowercase();
    let others = room.beds.iter().filter(|bed| Some(bed.id) != id);
    if others.filter(|bed| meets(bed.valid_from, bed.valid_until)).any(|bed| bed.name.to_lowercase() == name) {
        problems.add("name", t::m::bed_name_used());
    }
    problems
}

/// Goes on when nothing is wrong.
pub fn settled(problems: Problems) -> Result<(), Refusal> {
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}
