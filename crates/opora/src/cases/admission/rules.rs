//! What the law and common sense ask of an admission, as functions of values.

use super::{Admission, Who};
use crate::cases::codes::{Entry, Part};
use crate::cases::{basis, notice, t};
use crate::provider::{UnitId, UnitKind, UserGroup, has_beds};
use kernel::form::Problems;
use kernel::types::{Moment, PersonId};
use std::collections::HashSet;

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
    /// For how many people at once.
    pub capacity: i64,
}

/// Everything that is wrong with an admission at `at`, written down at `now`.
pub fn problems(order: &Admission, at: Moment, now: Moment) -> Problems {
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
    people(order, at, &mut problems);
    for (index, new) in order.notices.iter().enumerate() {
        notice::check(new, now, &format!("n{index}_"), &mut problems);
    }
    problems
}

fn people(order: &Admission, at: Moment, problems: &mut Problems) {
    if order.people.is_empty() || order.people.len() > MOST_PEOPLE {
        problems.add("", t::m::people_out_of_range(MOST_PEOPLE));
    }
    let has_adult = order.people.iter().any(|arrival| arrival.part == Part::Adult);
    let mut seen = HashSet::new();
    for (index, arrival) in order.people.iter().enumerate() {
        let field = |name: &str| format!("p{index}_{name}");
        if arrival.part == Part::Accompanying && !has_adult {
            problems.add(field("part"), t::m::nobody_to_accompany());
        }
        let is_child = match &arrival.who {
            Who::New(new) => new.identity.birth.age_on(at.day()).and_then(|age| age.is_child()),
            Who::Known(_) => None,
        };
        if arrival.part != Part::Adult && is_child == Some(false) {
            problems.add(field("part"), t::m::of_age());
        }
        if let Who::Known(person) = arrival.who
            && !seen.insert(person)
        {
            problems.add(field("who"), t::m::named_twice());
        }
        basis::check(&arrival.basis, arrival.part, at, &field("basis"), problems);
    }
}

/// The unit someone comes into: the one asked for, else the one for their group. Children with a parent stay with it.
pub fn unit_for(part: Part, asked: Option<UnitId>, units: &[Unit]) -> Option<&Unit> {
    if let Some(asked) = asked {
        return units.iter().find(|unit| unit.id == asked);
    }
    let alone = part == Part::Child;
    let children = [UserGroup::Children, UserGroup::ChildrenWithDisabilities];
    let housing = || units.iter().filter(|unit| has_beds(unit.kind));
    housing().find(|unit| children.contains(&unit.user_group) == alone).or_else(|| housing().next())
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
