//! What the quality ordinance (НКСУ) says of a unit's numbers. Advice, not refusal: until 31 December 2026 a service that is
//! funded by the old standards may differ.

use super::kinds::{UnitKind, UserGroup};
use super::structure::{Room, Unit};
use super::t;
use kernel::i18n::Msg;
use kernel::types::Day;

/// The numbers of a kind of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standard {
    /// The fewest users.
    pub least: i64,
    /// The most users.
    pub most: i64,
    /// Staff for one user, in hundredths of a post.
    pub staff_hundredths: i64,
    /// The longest stay in months, if there is a limit.
    pub stay_limit_months: Option<i64>,
}

/// The standard of НКСУ for a unit: приложения 2, 8, 20 and 21. None where the ordinance's numbers are not known to us.
pub fn standard(kind: UnitKind, group: UserGroup) -> Option<Standard> {
    let of = |least, most, staff_hundredths, stay_limit_months| {
        Some(Standard { least, most, staff_hundredths, stay_limit_months })
    };
    match (kind, group) {
        (UnitKind::Shelter, UserGroup::Children) => of(4, 10, 90, Some(6)),
        (UnitKind::Shelter, UserGroup::Adults) => of(6, 10, 90, Some(6)),
        (UnitKind::DayCare, UserGroup::ChildrenWithDisabilities) => of(20, 30, 30, None),
        (UnitKind::Counselling, _) => of(4, 35, 10, None),
        _ => None,
    }
}

/// What in a unit's numbers departs from its standard, and from the beds that stand in its rooms on a day.
pub fn departures<'r>(unit: &Unit, rooms: impl IntoIterator<Item = &'r Room>, day: Day) -> Vec<Msg> {
    let mut found = Vec::new();
    if let Some(standard) = standard(unit.kind, unit.user_group) {
        if !(standard.least..=standard.most).contains(&unit.capacity) {
            found.push(t::m::capacity_outside_standard(unit.capacity, standard.least, standard.most));
        }
        if unit.staff_hundredths < standard.staff_hundredths {
            let words = (coefficient(unit.staff_hundredths), coefficient(standard.staff_hundredths));
            found.push(t::m::staff_below_standard(words.0, words.1));
        }
        if let Some(limit) = standard.stay_limit_months
            && unit.stay_limit_months.is_none_or(|months| months > limit)
        {
            found.push(t::m::stay_beyond_standard(limit));
        }
    }
    if has_beds(unit.kind) && unit.valid_on(day) {
        let rooms = rooms.into_iter().filter(|room| room.unit_id == Some(unit.id));
        let beds = rooms.flat_map(|room| &room.beds).filter(|bed| bed.valid_on(day)).count();
        if i64::try_from(beds).ok() != Some(unit.capacity) {
            found.push(t::m::beds_differ(beds, unit.capacity));
        }
    }
    found
}

/// Whether people sleep in units of this kind.
pub fn has_beds(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Shelter | UnitKind::ResidentialCare)
}

/// Hundredths as people write them: `0,9`.
pub fn coefficient(hundredths: i64) -> String {
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::kinds::SexRule;
    use crate::provider::structure::UnitId;
    use uuid::Uuid;

    fn unit(kind: UnitKind, user_group: UserGroup, capacity: i64) -> Unit {
        Unit {
            id: UnitId(Uuid::nil()),
            name: "Деца".into(),
            kind,
            user_group,
            sex_rule: SexRule::Any,
            age_from: None,
            age_until: None,
            capacity,
            staff_hundredths: 90,
            stay_limit_months: Some(6),
            valid_from: Day::new(2026, 1, 1),
            valid_until: Some(Day::new(2026, 6, 30)),
            version: 1,
        }
    }

    #[test]
    fn a_capacity_outside_the_ordinance_is_told() {
        let table = [
            (UserGroup::Adults, 5, true),
            (UserGroup::Adults, 6, false),
            (UserGroup::Adults, 10, false),
            (UserGroup::Adults, 11, true),
            (UserGroup::Children, 3, true),
            (UserGroup::Children, 4, false),
            (UserGroup::Children, 11, true),
            (UserGroup::Mothers, 15, false),
        ];
        for (group, capacity, told) in table {
            let after_its_end = Day::new(2026, 7, 1);
            let found = departures(&unit(UnitKind::Shelter, group, capacity), [], after_its_end);
            assert_eq!(!found.is_empty(), told, "{group} {capacity}: {found:?}");
        }
    }

    #[test]
    fn fewer_staff_longer_stays_and_missing_beds_are_told() {
        let mut shelter = unit(UnitKind::Shelter, UserGroup::Adults, 6);
        (shelter.staff_hundredths, shelter.stay_limit_months) = (85, None);
        let keys: Vec<&str> = departures(&shelter, [], Day::new(2026, 3, 1)).iter().map(Msg::key).collect();
        assert_eq!(keys, ["provider-staff-below-standard", "provider-stay-beyond-standard", "provider-beds-differ"]);
    }

    #[test]
    fn coefficients_read_as_people_write_them() {
        assert_eq!([5, 90, 100, 125].map(coefficient), ["0,05", "0,9", "1", "1,25"]);
    }
}
