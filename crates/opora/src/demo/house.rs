//! The house: two buildings with thirty places, arranged as the ready crisis centre and then as this one needs it.

use super::stage::OPEN_DAYS;
use crate::provider::{self, BedId, ReadyOrder, Structure, UnitOrder, UserGroup, ready_structure};
use kernel::ctx::Ctx;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};

/// What the unit for children is in this house, where children live with their mothers.
const SECOND_UNIT: &str = "Майки с деца, втора група";

/// The rooms that the story gives, by building and name, with their beds.
pub struct House {
    rooms: Vec<((String, String), Vec<BedId>)>,
}

impl House {
    /// A bed of a room, counted from 0.
    pub fn bed(&self, building: &str, room: &str, bed: usize) -> Option<BedId> {
        let found = self.rooms.iter().find(|((b, r), _)| b == building && r == room);
        found.and_then(|(_, beds)| beds.get(bed)).copied()
    }

    /// All rooms with beds.
    pub fn rooms(&self) -> impl Iterator<Item = (&str, &str, &[BedId])> {
        self.rooms.iter().map(|((building, room), beds)| (building.as_str(), room.as_str(), beds.as_slice()))
    }

    fn of(structure: &Structure) -> House {
        let rooms = structure.rooms().filter(|(_, room)| !room.beds.is_empty());
        let rooms = rooms.map(|(building, room)| {
            ((building.name.clone(), room.name.clone()), room.beds.iter().map(|bed| bed.id).collect())
        });
        House { rooms: rooms.collect() }
    }
}

/// Builds the house on the first day.
pub async fn build(administrator: &Ctx, today: Day) -> Result<(ServiceId, House), Refusal> {
    let valid_from = today.plus_days(-OPEN_DAYS);
    let order = ReadyOrder { name: "Пристан".into(), code: "КЦ".into(), valid_from };
    let service = ready_structure(administrator, &order).await?;
    let structure = provider::structure(administrator, service).await?;
    for unit in structure.units.iter().filter(|unit| unit.user_group == UserGroup::Children) {
        let order = UnitOrder { name: SECOND_UNIT.into(), user_group: UserGroup::Mothers, ..UnitOrder::from(unit) };
        let order = UnitOrder { age_from: None, age_until: None, sex_rule: provider::SexRule::Women, ..order };
        provider::change_unit(administrator, service, unit.id, unit.version, &order).await?;
    }
    Ok((service, House::of(&structure)))
}
