//! What is asked when a part of the structure is made or changed: read from a form, or sent as JSON and read the same way.

use super::kinds::{RoomKind, RoomRule, ServiceKind, SexRule, UnitKind, UserGroup};
use super::rules;
use super::structure::{Bed, Building, BuildingId, Room, RoomId, Service, Unit, UnitId};
use super::t;
use kernel::form::{Fields, Problems, Reader};
use kernel::types::Day;
use serde::Deserialize;
use utoipa::ToSchema;

const NAME: usize = 80;

/// A service as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ServiceOrder {
    /// What it is licensed as.
    pub kind: ServiceKind,
    /// The letters its case numbers begin with; unlike those of any other service.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Funded under ЗЗДН too.
    #[serde(default)]
    pub zzdn_programme: bool,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
}

/// A unit as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct UnitOrder {
    /// Its name on the board.
    pub name: String,
    /// What it provides.
    pub kind: UnitKind,
    /// For whom it is.
    pub user_group: UserGroup,
    /// Which adults it takes.
    pub sex_rule: SexRule,
    /// The least age in whole years, 0 to 120.
    pub age_from: Option<i64>,
    /// The greatest age in whole years, 0 to 120, that age included.
    pub age_until: Option<i64>,
    /// For how many people at once, 1 to 500.
    pub capacity: i64,
    /// Staff for one user in hundredths of a post, 0 to 1000.
    pub staff_hundredths: i64,
    /// The longest stay in months, 1 to 120.
    pub stay_limit_months: Option<i64>,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
    /// The first day of a changed capacity, not to come; without it today. Of no meaning when a unit is made.
    pub since: Option<Day>,
}

/// A building as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct BuildingOrder {
    /// Its name.
    pub name: String,
    /// Where it is; may be empty.
    #[serde(default)]
    pub address: String,
    /// The address is secret.
    pub address_protected: bool,
    /// Its place among the buildings; without it the last, or where it was.
    pub position: Option<i64>,
}

/// A room as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct RoomOrder {
    /// Where it is.
    pub building_id: BuildingId,
    /// The unit whose beds stand here; a bedroom needs one.
    pub unit_id: Option<UnitId>,
    /// The floor, −2 to 30; 0 is the ground floor.
    pub floor: i64,
    /// Its number or name.
    pub name: String,
    /// What it is for.
    pub kind: RoomKind,
    /// Who may share it.
    pub rule: RoomRule,
    /// A person in a wheelchair can live here.
    #[serde(default)]
    pub accessible: bool,
    /// Its place on the floor; without it the last, or where it was.
    pub position: Option<i64>,
    /// So many beds are made with the room, named 1, 2, 3…, from today. Of no meaning when a room is changed.
    #[serde(default)]
    pub beds: i64,
    /// The first day on which the beds are the other unit's, not to come; without it today. Of no meaning when a room is made.
    pub since: Option<Day>,
}

/// A bed as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct BedOrder {
    /// Where it stands.
    pub room_id: RoomId,
    /// Its number or name in the room.
    pub name: String,
    /// The first day.
    pub valid_from: Day,
    /// The last day, when it has one.
    pub valid_until: Option<Day>,
}

/// What every order can do: be read from the fields of a form, and be written into them.
pub trait Order: Sized {
    /// Reads the fields, or says what is wrong with them.
    fn read(fields: &Fields) -> Result<Self, Problems>;
    /// The fields that say the same.
    fn fields(&self) -> Fields;
    /// The order as a form would have brought it, whatever way it came.
    fn checked(&self) -> Result<Self, Problems> {
        Self::read(&self.fields())
    }
}

impl Order for ServiceOrder {
    fn read(fields: &Fields) -> Result<ServiceOrder, Problems> {
        let mut form = Reader::new(fields);
        let kind = form.required_choice("kind");
        let code = code(&mut form);
        let name = form.required_text("name", NAME);
        let zzdn_programme = form.checkbox("zzdn_programme");
        let (valid_from, valid_until) = period(&mut form);
        form.build(|| {
            Some(ServiceOrder {
                kind: kind?,
                code: code?,
                name: name?,
                zzdn_programme,
                valid_from: valid_from?,
                valid_until,
            })
        })
    }

    fn fields(&self) -> Fields {
        let zzdn = if self.zzdn_programme { "1" } else { "" };
        let own = [("kind", self.kind.code()), ("code", &self.code), ("name", &self.name), ("zzdn_programme", zzdn)];
        with_period(own.into_iter().collect(), self.valid_from, self.valid_until)
    }
}

impl Order for UnitOrder {
    fn read(fields: &Fields) -> Result<UnitOrder, Problems> {
        let mut form = Reader::new(fields);
        let name = form.required_text("name", NAME);
        let kind = form.required_choice("kind");
        let user_group = form.required_choice("user_group");
        let sex_rule = form.required_choice("sex_rule");
        let age_from = form.integer("age_from", 0..=120);
        let age_until = form.integer("age_until", 0..=120);
        if age_from.zip(age_until).is_some_and(|(from, until)| from > until) {
            form.problem("age_until", t::m::ages_backwards());
        }
        let capacity = form.required("capacity", |form, name| form.integer(name, 1..=500));
        let staff_hundredths = staff(&mut form, fields.get("staff"));
        let stay_limit_months = form.integer("stay_limit_months", 1..=120);
        let (valid_from, valid_until) = period(&mut form);
        let since = form.day("since").map(Day);
        form.build(|| {
            Some(UnitOrder {
                name: name?,
                kind: kind?,
                user_group: user_group?,
                sex_rule: sex_rule?,
                age_from,
                age_until,
                capacity: capacity?,
                staff_hundredths: staff_hundredths?,
                stay_limit_months,
                valid_from: valid_from?,
                valid_until,
                since,
            })
        })
    }

    fn fields(&self) -> Fields {
        let number = |number: Option<i64>| number.map(|n| n.to_string()).unwrap_or_default();
        let own = [
            ("name", self.name.clone()),
            ("kind", self.kind.to_string()),
            ("user_group", self.user_group.to_string()),
            ("sex_rule", self.sex_rule.to_string()),
            ("age_from", number(self.age_from)),
            ("age_until", number(self.age_until)),
            ("capacity", self.capacity.to_string()),
            ("staff", rules::coefficient(self.staff_hundredths)),
            ("stay_limit_months", number(self.stay_limit_months)),
            ("since", day(self.since)),
        ];
        with_period(own.into_iter().collect(), self.valid_from, self.valid_until)
    }
}

impl Order for BuildingOrder {
    fn read(fields: &Fields) -> Result<BuildingOrder, Problems> {
        let mut form = Reader::new(fields);
        let name = form.required_text("name", NAME);
        let address = form.text("address", 200).unwrap_or_default();
        let address_protected = form.checkbox("address_protected");
        let position = form.integer("position", 1..=1000);
        form.build(|| Some(BuildingOrder { name: name?, address, address_protected, position }))
    }

    fn fields(&self) -> Fields {
        let position = self.position.map(|n| n.to_string()).unwrap_or_default();
        let protected = if self.address_protected { "1" } else { "" };
        let own = [
            ("name", self.name.as_str()),
            ("address", &self.address),
            ("address_protected", protected),
            ("position", &position),
        ];
        own.into_iter().collect()
    }
}

impl Order for RoomOrder {
    fn read(fields: &Fields) -> Result<RoomOrder, Problems> {
        let mut form = Reader::new(fields);
        let building_id = form.required("building_id", Reader::id);
        let floor = form.required("floor", |form, name| form.integer(name, -2..=30));
        let name = form.required_text("name", NAME);
        let kind = form.required_choice("kind");
        let unit_id = form.id("unit_id");
        if kind == Some(RoomKind::Bedroom) && fields.get("unit_id").is_empty() {
            form.problem("unit_id", t::m::bedroom_needs_unit());
        }
        let rule = form.required_choice("rule");
        let accessible = form.checkbox("accessible");
        let position = form.integer("position", 1..=1000);
        let beds = form.integer("beds", 0..=20).unwrap_or(0);
        if beds > 0 && kind.is_some_and(|kind| kind != RoomKind::Bedroom) {
            form.problem("beds", t::m::no_bedroom());
        }
        let since = form.day("since").map(Day);
        form.build(|| {
            Some(RoomOrder {
                building_id: building_id?,
                unit_id,
                floor: floor?,
                name: name?,
                kind: kind?,
                rule: rule?,
                accessible,
                position,
                beds,
                since,
            })
        })
    }

    fn fields(&self) -> Fields {
        let own = [
            ("beds", self.beds.to_string()),
            ("since", day(self.since)),
            ("building_id", self.building_id.to_string()),
            ("unit_id", self.unit_id.map(|id| id.to_string()).unwrap_or_default()),
            ("floor", self.floor.to_string()),
            ("name", self.name.clone()),
            ("kind", self.kind.to_string()),
            ("rule", self.rule.to_string()),
            ("accessible", if self.accessible { "1" } else { "" }.to_owned()),
            ("position", self.position.map(|n| n.to_string()).unwrap_or_default()),
        ];
        own.into_iter().collect()
    }
}

impl Order for BedOrder {
    fn read(fields: &Fields) -> Result<BedOrder, Problems> {
        let mut form = Reader::new(fields);
        let room_id = form.required("room_id", Reader::id);
        let name = form.required_text("name", 20);
        let (valid_from, valid_until) = period(&mut form);
        form.build(|| Some(BedOrder { room_id: room_id?, name: name?, valid_from: valid_from?, valid_until }))
    }

    fn fields(&self) -> Fields {
        let room = self.room_id.to_string();
        let own = [("room_id", room.as_str()), ("name", &self.name)];
        with_period(own.into_iter().collect(), self.valid_from, self.valid_until)
    }
}

/// The letters of case numbers: nothing else, so that a number can be read back; in capitals, so that no two look alike.
fn code(form: &mut Reader<'_>) -> Option<String> {
    let code = form.required_text("code", 8)?.to_uppercase();
    if code.chars().all(char::is_alphanumeric) {
        return Some(code);
    }
    form.problem("code", t::m::code_letters());
    None
}

fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The first and the last day, the last not before the first.
fn period(form: &mut Reader<'_>) -> (Option<Day>, Option<Day>) {
    let from = form.required("valid_from", Reader::day).map(Day);
    let until = form.day("valid_until").map(Day);
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.problem("valid_until", t::m::period_backwards());
    }
    (from, until)
}

fn with_period(mut fields: Fields, from: Day, until: Option<Day>) -> Fields {
    fields.set("valid_from", from.to_string());
    fields.set("valid_until", day(until));
    fields
}

/// Posts for one user, up to two places after the comma, as hundredths: `0,9` is 90. Empty is none.
fn staff(form: &mut Reader<'_>, typed: &str) -> Option<i64> {
    let text = typed.replace('.', ",");
    let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let readable = !whole.is_empty() && whole.len() <= 2 && part.len() <= 2 && digits(whole) && digits(part);
    let hundredths = format!("{whole}{part:0<2}").parse::<i64>().ok().filter(|n| readable && *n <= 1000);
    if hundredths.is_none() {
        form.problem("staff", t::m::not_a_coefficient());
    }
    hundredths
}

impl From<&Service> for ServiceOrder {
    fn from(it: &Service) -> ServiceOrder {
        let (code, name) = (it.code.clone(), it.name.clone());
        let (zzdn_programme, valid_from, valid_until) = (it.zzdn_programme, it.valid_from, it.valid_until);
        ServiceOrder { kind: it.kind, code, name, zzdn_programme, valid_from, valid_until }
    }
}

impl From<&Unit> for UnitOrder {
    fn from(it: &Unit) -> UnitOrder {
        UnitOrder {
            name: it.name.clone(),
            kind: it.kind,
            user_group: it.user_group,
            sex_rule: it.sex_rule,
            age_from: it.age_from,
            age_until: it.age_until,
            capacity: it.capacity,
            staff_hundredths: it.staff_hundredths,
            stay_limit_months: it.stay_limit_months,
            valid_from: it.valid_from,
            valid_until: it.valid_until,
            since: None,
        }
    }
}

impl From<&Building> for BuildingOrder {
    fn from(it: &Building) -> BuildingOrder {
        let address = it.address.clone().unwrap_or_default();
        let (name, position) = (it.name.clone(), Some(it.position));
        BuildingOrder { name, address, address_protected: it.address_protected, position }
    }
}

impl From<&Room> for RoomOrder {
    fn from(it: &Room) -> RoomOrder {
        RoomOrder {
            building_id: it.building_id,
            unit_id: it.unit_id,
            floor: it.floor,
            name: it.name.clone(),
            kind: it.kind,
            rule: it.rule,
            accessible: it.accessible,
            position: Some(it.position),
            beds: 0,
            since: None,
        }
    }
}

impl From<&Bed> for BedOrder {
    fn from(it: &Bed) -> BedOrder {
        let (valid_from, valid_until) = (it.valid_from, it.valid_until);
        BedOrder { room_id: it.room_id, name: it.name.clone(), valid_from, valid_until }
    }
}
