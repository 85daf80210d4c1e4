//! Whether a person fits a bed. Pure: who is beside whom is given.

use super::t;
use crate::people::{Age, Sex};
use crate::provider::{Room, RoomKind, RoomRule, SexRule, Unit, UserGroup};
use kernel::form::Problems;
use kernel::i18n::Msg;
use kernel::types::Day;
use uuid::Uuid;

/// Somebody who takes, or is to take, a bed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// The household's case: those of one case are family.
    pub case_id: Uuid,
    /// The sex, as far as it is known.
    pub sex: Sex,
    /// The age, as far as it is known.
    pub age: Option<Age>,
    /// Came as an adult; decides where the age cannot be told.
    pub came_as_adult: bool,
    /// Trafficked, or signs of it (ЗБТХ 22).
    pub trafficked: bool,
}

impl Guest {
    /// Under 18, as far as can be told.
    pub fn is_child(&self) -> bool {
        self.age.and_then(Age::is_child).unwrap_or(!self.came_as_adult)
    }
}

/// Somebody who sleeps in the room already, or is family of the newcomer and here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Who it is.
    pub guest: Guest,
    /// In the same room; otherwise only family, elsewhere in the service.
    pub in_room: bool,
    /// Family by a recorded relation, though not of the same case: siblings who came apart.
    pub related: bool,
    /// One of the two is recorded as having harmed the other.
    pub harmed: bool,
}

/// How full the unit is, and what that means for the newcomer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fullness {
    /// People in the unit without the newcomer.
    pub people: i64,
    /// The newcomer is placed by an order under ЗЗДет: a service may not refuse it.
    pub ordered: bool,
}

kernel::codes! {
    /// Which rule it is.
    pub enum Rule {
        /// The bed does not exist on the day.
        BedNotValid = "bed_not_valid",
        /// The unit does not exist on the day, or the room has none.
        UnitNotValid = "unit_not_valid",
        /// Nobody sleeps in such a room.
        NoBedroom = "no_bedroom",
        /// A trafficked child is kept apart from adults (ЗБТХ 22).
        TraffickedChild = "trafficked_child",
        /// One of them has harmed the other.
        Harm = "harm",
        /// The unit has its number of users (НКСУ, приложения 20 and 21).
        Capacity = "capacity",
        /// The unit is for women, or for men.
        UnitSex = "unit_sex",
        /// The unit is for another age.
        UnitAge = "unit_age",
        /// The unit is for another group.
        UnitGroup = "unit_group",
        /// The room is for one sex.
        RoomSex = "room_sex",
        /// The room is for one family.
        RoomFamily = "room_family",
        /// A child sleeps among strangers, without the adults it belongs to.
        ChildApart = "child_apart",
    }
}

kernel::codes! {
    /// What follows from a rule that is not kept, from the least on.
    pub enum Weight {
        /// It is recorded.
        Record = "record",
        /// Staff may go on with a reason.
        Warn = "warn",
        /// Only the manager may go on, with a reason.
        Exception = "exception",
        /// Nobody may.
        Refuse = "refuse",
    }
}

/// A rule that is not kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What follows.
    pub weight: Weight,
    /// Which rule.
    pub rule: Rule,
    /// What to tell.
    pub message: Msg,
}

/// Everything that speaks against a person in a bed on a day. `unit` is the room's.
pub fn fits(
    guest: &Guest,
    bed_valid: bool,
    room: &Room,
    unit: Option<&Unit>,
    fullness: Fullness,
    others: &[Other],
    day: Day,
) -> Vec<Finding> {
    let mut found = Vec::new();
    if !bed_valid {
        found.push(finding(Weight::Refuse, Rule::BedNotValid, t::m::rule_bed_not_valid()));
    }
    if room.kind != RoomKind::Bedroom {
        found.push(finding(Weight::Refuse, Rule::NoBedroom, t::m::rule_no_bedroom()));
    }
    match unit.filter(|unit| unit.valid_on(day)) {
        Some(unit) => in_unit(guest, unit, fullness, others, &mut found),
        None => found.push(finding(Weight::Refuse, Rule::UnitNotValid, t::m::rule_unit_not_valid())),
    }
    in_room(guest, room, unit, others, &mut found);
    found
}

/// What speaks against a person in a unit, whatever bed it is.
pub(super) fn in_unit(guest: &Guest, unit: &Unit, fullness: Fullness, others: &[Other], found: &mut Vec<Finding>) {
    if fullness.people >= unit.capacity {
        let weight = if fullness.ordered { Weight::Record } else { Weight::Exception };
        found.push(finding(weight, Rule::Capacity, t::m::rule_capacity(unit.capacity, unit.name.as_str())));
    }
    let barred = match unit.sex_rule {
        SexRule::Any => None,
        SexRule::Women => Some(Sex::Male),
        SexRule::Men => Some(Sex::Female),
    };
    if !guest.is_child() && barred == Some(guest.sex) {
        found.push(finding(Weight::Exception, Rule::UnitSex, t::m::rule_unit_sex(unit.name.as_str())));
    }
    let family_fits = |fits: fn(&Guest, &Unit) -> bool| family(guest, others).any(|kin| fits(kin, unit));
    if !of_age(guest, unit) && !family_fits(of_age) {
        found.push(finding(Weight::Warn, Rule::UnitAge, t::m::rule_unit_age(unit.name.as_str())));
    } else if !of_group(guest, unit) && !family_fits(of_group) {
        found.push(finding(Weight::Warn, Rule::UnitGroup, t::m::rule_unit_group(unit.name.as_str())));
    }
}

/// The age is not known to lie outside the unit's.
fn of_age(guest: &Guest, unit: &Unit) -> bool {
    guest.age.is_none_or(|age| {
        unit.age_from.is_none_or(|from| age.most >= from) && unit.age_until.is_none_or(|until| age.least <= until)
    })
}

/// A unit for adults takes adults, one for children takes children; families may stay together.
fn of_group(guest: &Guest, unit: &Unit) -> bool {
    match unit.user_group {
        UserGroup::Adults | UserGroup::Mothers => !guest.is_child(),
        UserGroup::Children | UserGroup::ChildrenWithDisabilities => guest.is_child(),
        UserGroup::Families | UserGroup::Everyone => true,
    }
}

fn family<'o>(guest: &Guest, others: &'o [Other]) -> impl Iterator<Item = &'o Guest> {
    let case = guest.case_id;
    others.iter().filter(move |o| o.related || o.guest.case_id == case).map(|o| &o.guest)
}

fn in_room(guest: &Guest, room: &Room, unit: Option<&Unit>, others: &[Other], found: &mut Vec<Finding>) {
    if others.iter().any(|other| other.harmed) {
        found.push(finding(Weight::Exception, Rule::Harm, t::m::rule_harm()));
    }
    let not_kin = |o: &&Other| o.in_room && !o.related && o.guest.case_id != guest.case_id;
    let strangers = || others.iter().filter(not_kin).map(|o| &o.guest);
    let apart = |child: &Guest, other: &Guest| child.trafficked && child.is_child() && !other.is_child();
    if strangers().any(|other| apart(guest, other) || apart(other, guest)) {
        found.push(finding(Weight::Refuse, Rule::TraffickedChild, t::m::rule_trafficked_child()));
    } else if among_strangers(guest, others) {
        found.push(finding(Weight::Warn, Rule::ChildApart, t::m::rule_child_apart()));
    }
    match room.rule {
        RoomRule::Any => {}
        RoomRule::Family if strangers().next().is_none() => {}
        RoomRule::Family => found.push(finding(Weight::Warn, Rule::RoomFamily, t::m::rule_room_family())),
        RoomRule::SameSex => {
            if strangers().any(|other| differ(guest.sex, other.sex)) {
                // НКСУ, приложение 20 asks it of shelters for children; elsewhere it is the house's own rule.
                let of_children = unit.is_some_and(|unit| unit.user_group == UserGroup::Children);
                let weight = if of_children { Weight::Exception } else { Weight::Warn };
                found.push(finding(weight, Rule::RoomSex, t::m::rule_room_sex()));
            }
        }
    }
}

/// A child would share the room with strangers: with an adult, or with anyone while its own adult sleeps elsewhere.
fn among_strangers(guest: &Guest, others: &[Other]) -> bool {
    let kin = |other: &&Other| other.related || other.guest.case_id == guest.case_id;
    let (own, strangers): (Vec<&Other>, Vec<&Other>) = others.iter().partition(kin);
    let own: Vec<&Other> = own.into_iter().filter(|other| !other.guest.is_child()).collect();
    let led = own.iter().any(|other| other.in_room);
    let strange = |other: &&Other| other.in_room && (!own.is_empty() || !other.guest.is_child());
    guest.is_child() && !led && strangers.iter().any(strange)
}

fn differ(one: Sex, other: Sex) -> bool {
    matches!((one, other), (Sex::Male, Sex::Female) | (Sex::Female, Sex::Male))
}

fn finding(weight: Weight, rule: Rule, message: Msg) -> Finding {
    Finding { weight, rule, message }
}

/// Whether one may go on: what stands in the way is told beside the bed, or beside the reason that is missing.
pub fn settle(findings: &[Finding], reason: &str, may_make_exceptions: bool) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for finding in findings {
        let reasoned = !reason.is_empty();
        match finding.weight {
            Weight::Refuse => problems.add("bed", finding.message.clone()),
            Weight::Exception if !may_make_exceptions => problems.add("bed", finding.message.clone()),
            Weight::Exception | Weight::Warn if !reasoned => problems.add("reason", finding.message.clone()),
            _ => {}
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
