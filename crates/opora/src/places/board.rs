//! The board: every bed of a service with whatever takes it up, at any instant.

use super::limit::{Limit, RepeatRule, Spell, limit};
use super::rules::Guest;
use super::store::{self, StayRow};
use super::{BedUse, UseKind, t};
use crate::people::alert::{self, AlertKind};
use crate::people::{Birth, short_name_of};
use crate::provider::{self, BedId, BuildingId, RoomId, RoomKind, Structure, UnitId, UserGroup};
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId, ProviderId, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A time away from the service.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Away {
    /// Its code: `agreed`, `hospital`, `without_notice`.
    pub kind: String,
    /// Since when.
    pub since: Moment,
    /// When they are to be back, if that was said.
    pub until: Option<Moment>,
}

/// Somebody who has a stay: what lists and boards may show.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Resident {
    /// The stay.
    pub stay_id: Uuid,
    /// The household's case.
    pub case_id: Uuid,
    /// The case's number: „КЦ-0112“.
    pub case_number: String,
    /// Who.
    pub person_id: PersonId,
    /// First name and initial, or the alias.
    pub name: String,
    /// The age in words, as far as it is known.
    pub age: Option<String>,
    /// Came as an adult.
    pub adult: bool,
    /// Not a year old yet.
    pub infant: bool,
    /// Needs an interpreter.
    pub interpreter: bool,
    /// The unit of the stay.
    pub unit_id: UnitId,
    /// Since when.
    pub admitted_at: Moment,
    /// Taken in although the unit was full.
    pub over_capacity: bool,
    /// No ground holds on which they are here.
    pub without_basis: bool,
    /// How much of the longest stay is left, where there is one.
    pub limit: Option<Limit>,
    /// Not here at the moment.
    pub away: Option<Away>,
    /// The gravest of what to know of them at once; the words, and the rest, stand in the file.
    pub alert: Option<AlertKind>,
    /// What the rules of places look at; not shown.
    #[serde(skip)]
    #[schema(ignore)]
    pub(super) guest: Guest,
}

/// A bed with whatever takes it up.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Place {
    /// The bed.
    pub bed_id: BedId,
    /// Its number or name in the room.
    pub bed: String,
    /// The room.
    pub room_id: RoomId,
    /// Its number or name.
    pub room: String,
    /// The floor.
    pub floor: i64,
    /// The building.
    pub building_id: BuildingId,
    /// Its name.
    pub building: String,
    /// The unit that the room belongs to.
    pub unit_id: Option<UnitId>,
    /// A person in a wheelchair can live in the room.
    pub accessible: bool,
    /// What takes it up; nothing when it is free.
    pub taken: Option<BedUse>,
    /// Who sleeps in it.
    pub resident: Option<Resident>,
}

/// How many beds are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// All of them.
    pub beds: usize,
    /// Somebody sleeps in them.
    pub taken: usize,
    /// Kept for somebody.
    pub held: usize,
    /// Being cleaned.
    pub cleaning: usize,
    /// Out of service.
    pub closed: usize,
    /// Free.
    pub free: usize,
}

/// How full a unit is.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Occupancy {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub name: String,
    /// For how many people it is.
    pub capacity: i64,
    /// People who have a stay and a bed here, or a stay here and no bed.
    pub people: i64,
    /// Of them, away at the moment.
    pub away: i64,
    /// Beds of its rooms.
    pub beds: Counts,
}

/// A service at an instant.
#[derive(Clone, Debug)]
pub struct Board {
    /// The instant.
    pub at: Moment,
    /// The service with its buildings and rooms.
    pub structure: Structure,
    /// Every bed there is on that day, in the order of the board.
    pub places: Vec<Place>,
    /// Who has a stay and no bed.
    pub waiting: Vec<Resident>,
    /// How full the units are.
    pub units: Vec<Occupancy>,
}

/// The board of a service at an instant. Names on it are short.
pub async fn board(ctx: &Ctx, service: ServiceId, at: Moment) -> Result<Board, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    board_in(&mut view, ctx.provider, service, at, ctx.lang).await?.ok_or(Refusal::Missing)
}

/// The same for other functions that have a transaction already.
pub async fn board_in(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
    l: Lang,
) -> db::Result<Option<Board>> {
    let Some(structure) = provider::structure_on(tx, provider, service, at.day()).await? else { return Ok(None) };
    let stays = store::stays_at(tx, provider, service, at).await?;
    let mut uses = store::uses_at(tx, provider, service, at).await?;
    let new_year = Day(at.day().0.first_of_year()).start();
    let earlier = store::earlier_of_children(tx, provider, service, at, new_year).await?;
    let code = &structure.service.code;
    let mut waiting: Vec<Resident> = stays.into_iter().map(|row| resident(row, &earlier, code, at.day(), l)).collect();
    let alerts = alert::of_those_here(tx, provider, service, at).await?;
    for resident in &mut waiting {
        let own = alerts.iter().filter(|(person, ..)| *person == resident.person_id);
        resident.alert = own.map(|(_, kind, _)| *kind).min_by_key(|kind| kind.order());
    }
    let mut places = Vec::new();
    for (building, room, bed) in structure.beds() {
        let taken = uses.iter().position(|used| used.bed_id == bed.id).map(|found| uses.swap_remove(found));
        // A bed that is no more is shown as long as something takes it up.
        if !bed.valid_on(at.day()) && taken.is_none() {
            continue;
        }
        let stay = taken.as_ref().and_then(|used| used.stay_id);
        let found = stay.and_then(|stay| waiting.iter().position(|r| r.stay_id == stay));
        places.push(Place {
            bed_id: bed.id,
            bed: bed.name.clone(),
            room_id: room.id,
            room: room.name.clone(),
            floor: room.floor,
            building_id: building.id,
            building: building.name.clone(),
            unit_id: room.unit_id,
            accessible: room.accessible,
            taken,
            resident: found.map(|found| waiting.remove(found)),
        });
    }
    let units = occupancy(&structure, &places, &waiting, at.day());
    Ok(Some(Board { at, structure, places, waiting, units }))
}

/// How full the units of a service are at an instant: the one way in which people are counted, for every room that asks.
pub async fn occupancy_in(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
) -> Result<Vec<Occupancy>, Refusal> {
    let board = board_in(tx, provider, service, at, Lang::Bg).await?;
    board.map(|board| board.units).ok_or(Refusal::Missing)
}

fn resident(row: StayRow, earlier: &[(PersonId, Moment, Moment)], code: &str, today: Day, l: Lang) -> Resident {
    let birth = Birth { kind: row.birth_kind, from: row.born_from, until: row.born_until };
    let age = birth.age_on(today);
    let adult = row.part == "adult";
    let own = earlier.iter().filter(|(person, ..)| *person == row.person_id);
    let own = own.map(|(_, came, left)| Spell::between(*came, Some(*left)));
    let spells: Vec<Spell> = own.chain([Spell::between(row.admitted_at, None)]).collect();
    let counted = |months| limit(row.part == "child", &spells, months, today, RepeatRule::default());
    let away = row.away_kind.zip(row.away_since);
    Resident {
        stay_id: row.stay_id,
        case_id: row.case_id,
        case_number: format!("{code}-{:04}", row.number),
        person_id: row.person_id,
        name: short_name_of(&row.given, &row.family, &row.alias, l),
        age: birth.age_words(l, today),
        adult,
        infant: age.is_some_and(|age| age.most == 0),
        interpreter: row.interpreter,
        unit_id: UnitId(row.unit_id),
        admitted_at: row.admitted_at,
        over_capacity: row.over_capacity,
        without_basis: !row.has_basis,
        limit: row.stay_limit_months.map(counted),
        away: away.map(|(kind, since)| Away { kind, since, until: row.away_until }),
        alert: None,
        guest: Guest { case_id: row.case_id, sex: row.sex, age, came_as_adult: adult, trafficked: row.trafficking },
    }
}

/// People are counted where they sleep; who has no bed yet is counted in the unit of the stay.
fn occupancy(structure: &Structure, places: &[Place], waiting: &[Resident], day: Day) -> Vec<Occupancy> {
    let units = structure.units.iter().filter(|unit| unit.valid_on(day));
    let of_unit = units.map(|unit| {
        let rooms = || places.iter().filter(|place| place.unit_id == Some(unit.id));
        let people =
            || rooms().filter_map(|p| p.resident.as_ref()).chain(waiting.iter().filter(|r| r.unit_id == unit.id));
        Occupancy {
            unit_id: unit.id,
            name: unit.name.clone(),
            capacity: unit.capacity,
            people: count(people()),
            away: count(people().filter(|resident| resident.away.is_some())),
            beds: Counts::of(rooms()),
        }
    });
    of_unit.collect()
}

fn count<T>(things: impl Iterator<Item = T>) -> i64 {
    i64::try_from(things.count()).unwrap_or(i64::MAX)
}

impl Counts {
    /// Counts beds by what takes them up.
    pub fn of<'p>(places: impl IntoIterator<Item = &'p Place>) -> Counts {
        let mut counts = Counts::default();
        for place in places {
            counts.beds += 1;
            let which = match place.taken.as_ref().map(|used| used.kind) {
                Some(UseKind::Stay) => &mut counts.taken,
                Some(UseKind::Hold) => &mut counts.held,
                Some(UseKind::Cleaning) => &mut counts.cleaning,
                Some(UseKind::OutOfService) => &mut counts.closed,
                None => &mut counts.free,
            };
            *which += 1;
        }
        counts
    }
}

impl Board {
    /// How many beds of the service are what.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.places)
    }

    /// Everyone who has a stay, with the bed they sleep in if they have one.
    pub fn residents(&self) -> impl Iterator<Item = (&Resident, Option<&Place>)> {
        let placed = self.places.iter().filter_map(|place| place.resident.as_ref().map(|r| (r, Some(place))));
        placed.chain(self.waiting.iter().map(|resident| (resident, None)))
    }

    /// The bed with this id.
    pub fn place(&self, bed: BedId) -> Option<&Place> {
        self.places.iter().find(|place| place.bed_id == bed)
    }

    /// The beds that can be given, free or kept, each with its unit, the rule of its room and for whom it is kept.
    pub fn choices(&self, l: Lang) -> Vec<(String, String)> {
        let words = |place: &Place| {
            let held = match &place.taken {
                None => None,
                Some(used) if used.kind == UseKind::Hold => Some(t::kept_for(l, used.held_for.as_str())),
                Some(_) => return None,
            };
            let unit = place.unit_id.and_then(|id| self.structure.unit(id)).map(|unit| unit.name.clone());
            let rule = self.structure.room(place.room_id).map(|room| room.rule.label(l).to_lowercase());
            let bed = t::place_words(l, &place.building, &place.room, &place.bed);
            Some([Some(bed), unit, rule, held].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        };
        self.places.iter().filter_map(|place| Some((place.bed_id.to_string(), words(place)?))).collect()
    }

    /// The beds of a room.
    pub fn places_of(&self, room: RoomId) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(move |place| place.room_id == room)
    }

    /// Rooms in which people sleep with a free bed that suits whom one looks for.
    pub fn suits(&self, room: RoomId, whom: Whom) -> bool {
        let free = self.places_of(room).filter(|place| place.taken.is_none()).count();
        let Some((_, found)) = self.structure.rooms().find(|(_, r)| r.id == room) else { return false };
        let group = found.unit_id.and_then(|id| self.structure.unit(id)).map(|unit| unit.user_group);
        found.kind == RoomKind::Bedroom
            && match whom {
                Whom::Family => free > 1,
                Whom::Accessible => free > 0 && found.accessible,
                Whom::LoneChild => free > 0 && group == Some(UserGroup::Children),
            }
    }
}

kernel::codes! {
    /// For whom a place is looked for.
    pub enum Whom {
        /// A mother or father with children: more than one bed in a room.
        Family = "family",
        /// Somebody who needs an accessible room.
        Accessible = "accessible",
        /// A child who came alone: a unit for children.
        LoneChild = "lone_child",
    }
}
