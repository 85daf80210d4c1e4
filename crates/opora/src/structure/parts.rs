//! The parts of a service that have a form: units, buildings, rooms, beds.

use super::t;
use crate::provider::{
    self, BedId, BedOrder, BuildingId, BuildingOrder, Order, RoomId, RoomOrder, Structure, UnitId, UnitOrder,
};
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use uuid::Uuid;

kernel::codes! {
    /// A kind of part, as the address names it.
    pub enum Part {
        /// A unit.
        Units = "units",
        /// A building.
        Buildings = "buildings",
        /// A room.
        Rooms = "rooms",
        /// A bed.
        Beds = "beds",
    }
}

impl Part {
    /// The title of the form, for a new one or for one that is changed.
    pub fn title(self, l: Lang, new: bool) -> &'static str {
        match (self, new) {
            (Part::Units, true) => t::new_unit(l),
            (Part::Units, false) => t::edit_unit(l),
            (Part::Buildings, true) => t::new_building(l),
            (Part::Buildings, false) => t::edit_building(l),
            (Part::Rooms, true) => t::new_room(l),
            (Part::Rooms, false) => t::edit_room(l),
            (Part::Beds, true) => t::new_bed(l),
            (Part::Beds, false) => t::edit_bed(l),
        }
    }

    /// What stands in the form of a part that exists, with its version.
    pub fn fields(self, structure: &Structure, id: Uuid) -> Option<Fields> {
        let (mut fields, version) = match self {
            Part::Units => structure.unit(UnitId(id)).map(|it| (UnitOrder::from(it).fields(), it.version)),
            Part::Buildings => {
                let found = structure.buildings.iter().find(|building| building.id.0 == id);
                found.map(|it| (BuildingOrder::from(it).fields(), it.version))
            }
            Part::Rooms => {
                structure.rooms().find(|(_, r)| r.id.0 == id).map(|(_, it)| (RoomOrder::from(it).fields(), it.version))
            }
            Part::Beds => structure.bed(BedId(id)).map(|(.., it)| (BedOrder::from(it).fields(), it.version)),
        }?;
        fields.set("version", version.to_string());
        Some(fields)
    }

    /// Makes the part that the form describes.
    pub async fn create(self, ctx: &Ctx, service: ServiceId, fields: &Fields) -> Result<(), Refusal> {
        match self {
            Part::Units => provider::create_unit(ctx, service, &UnitOrder::read(fields)?).await.map(drop),
            Part::Buildings => provider::create_building(ctx, service, &BuildingOrder::read(fields)?).await.map(drop),
            Part::Rooms => provider::create_room(ctx, service, &RoomOrder::read(fields)?).await.map(drop),
            Part::Beds => provider::create_bed(ctx, service, &BedOrder::read(fields)?).await.map(drop),
        }
    }

    /// Changes a part as the form says, if its version is the one that was seen.
    pub async fn change(self, ctx: &Ctx, service: ServiceId, id: Uuid, fields: &Fields) -> Result<(), Refusal> {
        let seen = fields.get("version").parse().unwrap_or(0);
        match self {
            Part::Units => provider::change_unit(ctx, service, UnitId(id), seen, &UnitOrder::read(fields)?).await,
            Part::Buildings => {
                provider::change_building(ctx, service, BuildingId(id), seen, &BuildingOrder::read(fields)?).await
            }
            Part::Rooms => provider::change_room(ctx, service, RoomId(id), seen, &RoomOrder::read(fields)?).await,
            Part::Beds => provider::change_bed(ctx, service, BedId(id), seen, &BedOrder::read(fields)?).await,
        }
    }
}
