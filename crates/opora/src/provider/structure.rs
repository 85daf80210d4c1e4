//! What a provider consists of, as values: every level with its dates.

use super::kinds::{RoomKind, RoomRule, ServiceKind, SexRule, UnitKind, UserGroup};
use kernel::types::{Day, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;

kernel::id!(
    /// A part of a service with one kind, one group and a capacity of its own (ЗСУ 15).
    UnitId
);
kernel::id!(
    /// A building in which a service works.
    BuildingId
);
kernel::id!(
    /// A room of a building.
    RoomId
);
kernel::id!(
    /// A bed of a room: one place.
    BedId
);

/// A social service as licensed or funded.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// What it is licensed as.
    pub kind: ServiceKind,
    /// The letters its case numbers begin with: „КЦ“.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Funded under ЗЗДН too, with the duties that follow.
    pub zzdn_programme: bool,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
    /// Sent back with a change.
    pub version: i64,
}

/// A unit of a service: what is counted, staffed and limited by itself.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its name on the board.
    pub name: String,
    /// What it provides.
    pub kind: UnitKind,
    /// For whom it is.
    pub user_group: UserGroup,
    /// Which adults it takes.
    pub sex_rule: SexRule,
    /// The least age in whole years, if there is one.
    pub age_from: Option<i64>,
    /// The greatest age in whole years, that age included, if there is one.
    pub age_until: Option<i64>,
    /// For how many people at once.
    pub capacity: i64,
    /// Staff for one user, in hundredths of a post: 90 is 0,9.
    pub staff_hundredths: i64,
    /// The longest stay in months, if there is a limit.
    pub stay_limit_months: Option<i64>,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
    /// Sent back with a change.
    pub version: i64,
}

/// A building with its floors, the highest first, as a board shows them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Building {
    /// Its id.
    pub id: BuildingId,
    /// Its name: „Явор“.
    pub name: String,
    /// Where it is; none for whoever may not know.
    pub address: Option<String>,
    /// The address is secret: it is shown to those who arrange the structure, and to nobody else.
    pub address_protected: bool,
    /// Its place among the buildings, from 1.
    pub position: i64,
    /// Sent back with a change.
    pub version: i64,
    /// Its floors.
    pub floors: Vec<Floor>,
}

/// A floor of a building.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Floor {
    /// 0 is the ground floor.
    pub number: i64,
    /// Its rooms in order.
    pub rooms: Vec<Room>,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Where it is.
    pub building_id: BuildingId,
    /// The unit whose beds stand here; none for common rooms.
    pub unit_id: Option<UnitId>,
    /// The floor.
    pub floor: i64,
    /// Its number or name: „4“, „Кухня и трапезария“.
    pub name: String,
    /// What it is for.
    pub kind: RoomKind,
    /// Who may share it.
    pub rule: RoomRule,
    /// A person in a wheelchair can live here.
    pub accessible: bool,
    /// Its place on the floor, from 1.
    pub position: i64,
    /// Sent back with a change.
    pub version: i64,
    /// Its beds in order.
    #[sqlx(skip)]
    pub beds: Vec<Bed>,
}

/// A bed.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Bed {
    /// Its id.
    pub id: BedId,
    /// Where it stands.
    pub room_id: RoomId,
    /// Its number or name in the room.
    pub name: String,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
    /// Sent back with a change.
    pub version: i64,
}

/// A whole service: its units, and its buildings with floors, rooms and beds.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Structure {
    /// The service.
    pub service: Service,
    /// Its units by date and name.
    pub units: Vec<Unit>,
    /// Its buildings in order.
    pub buildings: Vec<Building>,
}

impl Service {
    /// Whether it works on a day.
    pub fn valid_on(&self, day: Day) -> bool {
        holds(self.valid_from, self.valid_until, day)
    }
}

impl Unit {
    /// Whether it exists on a day.
    pub fn valid_on(&self, day: Day) -> bool {
        holds(self.valid_from, self.valid_until, day)
    }
}

impl Bed {
    /// Whether it exists on a day.
    pub fn valid_on(&self, day: Day) -> bool {
        holds(self.valid_from, self.valid_until, day)
    }
}

fn holds(from: Day, until: Option<Day>, day: Day) -> bool {
    from <= day && until.is_none_or(|last| day <= last)
}

impl Structure {
    /// The unit with this id.
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// Every room with its building, in the order of the board.
    pub fn rooms(&self) -> impl Iterator<Item = (&Building, &Room)> {
        self.buildings.iter().flat_map(|b| b.floors.iter().flat_map(move |f| f.rooms.iter().map(move |room| (b, room))))
    }

    /// Every bed with its room and building, in the order of the board.
    pub fn beds(&self) -> impl Iterator<Item = (&Building, &Room, &Bed)> {
        self.rooms().flat_map(|(building, room)| room.beds.iter().map(move |bed| (building, room, bed)))
    }

    /// The bed with this id, with its room and building.
    pub fn bed(&self, id: BedId) -> Option<(&Building, &Room, &Bed)> {
        self.beds().find(|(.., bed)| bed.id == id)
    }

    /// A room by its id.
    pub fn room(&self, id: RoomId) -> Option<&Room> {
        self.rooms().map(|(_, room)| room).find(|room| room.id == id)
    }

    /// The same with the capacities and the rooms' units of a past day: `units` and `rooms` are what held until a last day,
    /// that of the earliest first.
    pub(super) fn with_past(mut self, units: &[(UnitId, i64)], rooms: &[(RoomId, Option<UnitId>)]) -> Structure {
        for unit in &mut self.units {
            let was = units.iter().find(|(id, _)| *id == unit.id);
            unit.capacity = was.map_or(unit.capacity, |(_, capacity)| *capacity);
        }
        let floors = self.buildings.iter_mut().flat_map(|building| &mut building.floors);
        for room in floors.flat_map(|floor| &mut floor.rooms) {
            let was = rooms.iter().find(|(id, _)| *id == room.id);
            room.unit_id = was.map_or(room.unit_id, |(_, unit)| *unit);
        }
        self
    }

    /// How many beds there are on a day.
    pub fn places_on(&self, day: Day) -> usize {
        self.beds().filter(|(.., bed)| bed.valid_on(day)).count()
    }
}

impl Building {
    /// A building with its rooms, which come by floor from the highest down and in order on each.
    pub(super) fn with_rooms(mut self, rooms: Vec<Room>) -> Building {
        for room in rooms {
            match self.floors.last_mut().filter(|floor| floor.number == room.floor) {
                Some(floor) => floor.rooms.push(room),
                None => self.floors.push(Floor { number: room.floor, rooms: vec![room] }),
            }
        }
        self
    }
}
