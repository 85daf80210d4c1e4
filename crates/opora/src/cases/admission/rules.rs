//! What the law and common sense ask of an admission, as functions of values.

use super::{Admission, Who};
use crate::cases::codes::{Entry, Part};
use crate::cases::{basis, notice, t, words};
use crate::people::{Birth, Person, Sex};
use crate::provider::{SexRule, UnitId, UnitKind, UserGroup, has_beds};
use kernel::form::Problems;
use kernel::types::{Day, Moment, PersonId};
use std::collections::{HashMap, HashSet};

/// More people than this are not one household: a slip of the finger.
const MOST_PEOPLE: usize = 20;

/// A unit into which people are taken.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// What it provides.
    pub kind: UnitKind,
    /// For whom it is.
    pub user_group: UserGroup,
    /// Which adults it takes.
    pub sex_rule: SexRule,
    /// For how many more people it has room now.
    #[sqlx(default)]
    pub free: i64,
}

/// The people of an order who have a file already.
pub type Known = HashMap<PersonId, Person>;

/// Everything that is wrong with an admission at `at`, written down at `now`.
pub fn problems(order: &Admission, known: &Known, at: Moment, now: Moment) -> Problems {
    let mut problems = Problems::default();
    if at > now {
        problems.add("at_date", t::m::in_the_future());
    }
    if order.entry == Entry::Referral && order.referrer.trim().is_empty() {
        problems.add("referrer", t::m::referrer_missing());
    }
    if order.referral_on.is_some_and(|day| day > at.day()) {
        problems.add("referral_on", t::m::referral_after_admission());
    }
    people(order, known, at, &mut problems);
    let written = [
        ("referrer", &*order.referrer, words::LINE),
        ("referral_number", &order.referral_number, words::LINE),
        ("brought_by_name", &order.brought_by_name, words::LINE),
        ("condition", &order.condition, words::TEXT),
        ("belongings", &order.belongings, words::TEXT),
    ];
    words::check(written, &mut problems);
    for (index, new) in order.notices.iter().enumerate() {
        notice::check(new, now, &format!("n{index}_"), &mut problems);
    }
    problems
}

fn people(order: &Admission, known: &Known, at: Moment, problems: &mut Problems) {
    if order.people.is_empty() || order.people.len() > MOST_PEOPLE {
        problems.add("", t::m::people_out_of_range(MOST_PEOPLE));
    }
    let comes_as = |part: Part| order.people.iter().any(|arrival| arrival.part == part);
    let (has_adult, has_children) = (comes_as(Part::Adult), comes_as(Part::Accompanying));
    let mut seen = HashSet::new();
    for (index, arrival) in order.people.iter().enumerate() {
        let field = |name: &str| format!("p{index}_{name}");
        let who = about(&arrival.who, known);
        let is_child = who.birth.age_on(at.day()).and_then(|age| age.is_child());
        if who.died_on.is_some_and(|died| died <= at.day()) {
            problems.add(field("who"), t::m::has_died());
        }
        if arrival.part == Part::Accompanying && !has_adult {
            problems.add(field("part"), t::m::nobody_to_accompany());
        }
        if arrival.part != Part::Adult && is_child == Some(false) {
            problems.add(field("part"), t::m::of_age());
        }
        let young_parent = arrival.part == Part::Adult && is_child == Some(true);
        if young_parent && !has_children {
            problems.add(field("part"), t::m::under_age());
        }
        if let Who::Known(person) = arrival.who
            && !seen.insert(person)
        {
            problems.add(field("who"), t::m::named_twice());
        }
        // A mother under 18 is a child herself: her ground is that of a child who came without a parent.
        let part = if young_parent { Part::Child } else { arrival.part };
        basis::check(&arrival.basis, part, at, &field("basis"), problems);
    }
}

/// What the rules look at of a person.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// When they were born, as far as it is known.
    pub birth: Birth,
    /// The sex.
    pub sex: Sex,
    /// The day they died.
    pub died_on: Option<Day>,
}

/// What is known of somebody who comes, from the file or from the order.
pub fn about(who: &Who, known: &Known) -> About {
    match who {
        Who::New(new) => About { birth: new.identity.birth, sex: new.identity.sex, died_on: new.identity.died_on },
        Who::Known(id) => known.get(id).map_or_else(About::default, |person| About {
            birth: person.birth(),
            sex: person.sex,
            died_on: person.died_on,
        }),
    }
}

/// What decides about the unit of those who asked for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Household {
    /// Children come with their parent.
    pub with_children: bool,
    /// The sex of the first adult.
    pub sex: Sex,
    /// How many come together.
    pub people: i64,
}

impl Household {
    /// The household of an order.
    pub fn of(order: &Admission, known: &Known) -> Household {
        let adult = order.people.iter().find(|arrival| arrival.part == Part::Adult);
        let with_children = order.people.iter().any(|arrival| arrival.part == Part::Accompanying);
        let sex = adult.map_or(Sex::Unknown, |arrival| about(&arrival.who, known).sex);
        Household { with_children, sex, people: i64::try_from(order.people.len()).unwrap_or(i64::MAX) }
    }
}

/// The unit someone comes into: the one asked for, else the one for their group, and of several the one with room for all
/// who come. Children with a parent stay with it.
pub fn unit_for(part: Part, asked: Option<UnitId>, household: Household, units: &[Unit]) -> Option<&Unit> {
    if let Some(asked) = asked {
        return units.iter().find(|unit| unit.id == asked);
    }
    use UserGroup::*;
    let order: [UserGroup; 6] = match (part, household.with_children) {
        (Part::Child, _) => [Children, ChildrenWithDisabilities, Everyone, Families, Mothers, Adults],
        (_, true) => [Mothers, Families, Everyone, Adults, Children, ChildrenWithDisabilities],
        (_, false) => [Adults, Everyone, Mothers, Families, Children, ChildrenWithDisabilities],
    };
    let barred = |unit: &Unit| {
        let other = [(SexRule::Women, Sex::Male), (SexRule::Men, Sex::Female)];
        part != Part::Child && other.contains(&(unit.sex_rule, household.sex))
    };
    let of_children = |unit: &Unit| matches!(unit.user_group, Children | ChildrenWithDisabilities);
    let apart = |unit: &Unit| of_children(unit) != (part == Part::Child);
    let place = |unit: &Unit| order.iter().position(|group| *group == unit.user_group);
    let full = |unit: &Unit| unit.free < household.people;
    let housing = units.iter().filter(|unit| has_beds(unit.kind));
    housing.min_by_key(|unit| (apart(unit), barred(unit), place(unit), full(unit)))
}

/// Who is what of whom: (person, other, kind), as `relation` keeps it: "person is the `kind` of other".
pub fn relations(order: &Admission, people: &[PersonId]) -> Vec<(PersonId, PersonId, &'static str)> {
    let of = |part: Part| {
        let pairs = order.people.iter().zip(people).filter(move |(arrival, _)| arrival.part == part);
        pairs.map(|(_, person)| *person).collect::<Vec<_>>()
    };
    let (adults, children) = (of(Part::Adult), of(Part::Accompanying));
    let alone = of(Part::Child);
    let parent = adults.first().into_iter();
    let mut relations: Vec<_> =
        parent.flat_map(|adult| children.iter().map(move |child| (*adult, *child, "parent"))).collect();
    for group in [&children, &alone] {
        for (index, child) in group.iter().enumerate() {
            relations.extend(group[index + 1..].iter().map(|other| (*child, *other, "sibling")));
        }
    }
    relations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_comes_to_the_mothers_a_woman_to_the_adults_and_a_child_alone_to_the_children() {
        let kind = UnitKind::Shelter;
        let unit = |number, user_group, sex_rule| Unit {
            id: UnitId(uuid::Uuid::from_u128(number)),
            kind,
            user_group,
            sex_rule,
            free: 10,
        };
        let adults = unit(1, UserGroup::Adults, SexRule::Women);
        let mothers = unit(2, UserGroup::Mothers, SexRule::Women);
        let children = unit(3, UserGroup::Children, SexRule::Any);
        let everyone = unit(4, UserGroup::Everyone, SexRule::Any);
        let ready = [adults.clone(), mothers.clone(), children.clone()];
        let family = Household { with_children: true, sex: Sex::Female, people: 3 };
        let woman = Household { with_children: false, ..family };
        let man = Household { sex: Sex::Male, ..woman };
        let (crowded, second) = (Unit { free: 2, ..mothers.clone() }, Unit { id: children.id, ..mothers.clone() });
        let table = [
            (Part::Adult, family, &[adults.clone(), crowded.clone(), second][..], Some(3)),
            (Part::Adult, family, &[adults.clone(), crowded][..], Some(2)),
            (Part::Adult, family, &ready[..], Some(2)),
            (Part::Accompanying, family, &ready[..], Some(2)),
            (Part::Accompanying, family, &ready[..1], Some(1)),
            (Part::Adult, woman, &ready[..], Some(1)),
            (Part::Child, woman, &ready[..], Some(3)),
            (Part::Adult, man, &ready[..], Some(1)),
            (Part::Adult, man, &[adults, everyone, children][..], Some(4)),
            (Part::Adult, woman, &[][..], None),
        ];
        for (part, household, units, expected) in table {
            let found = unit_for(part, None, household, units).map(|unit| unit.id.0.as_u128());
            assert_eq!(found, expected, "{part:?} {household:?}");
        }
        assert_eq!(unit_for(Part::Child, Some(mothers.id), woman, &ready), Some(&mothers));
    }
}
