//! The limits of stay in a shelter by table.

use super::*;
use proptest::prelude::*;

const TODAY: Day = Day::new(2026, 11, 21);

fn spell(from: Day, to: impl Into<Option<Day>>) -> Spell {
    Spell { from, to: to.into() }
}

fn child(spells: &[Spell], today: Day) -> Limit {
    limit(true, spells, 6, today, RepeatRule::EachStayAlone)
}

#[test]
fn an_adults_six_months() {
    let first = spell(Day::new(2026, 2, 1), Day::new(2026, 3, 3));
    let now = spell(Day::new(2026, 9, 10), None);
    for (spells, rule, used, left, last_day) in [
        (vec![now], RepeatRule::EachStayAlone, 72, 109, Day::new(2027, 3, 10)),
        (vec![first, now], RepeatRule::EachStayAlone, 72, 109, Day::new(2027, 3, 10)),
        (vec![first, now], RepeatRule::AddUp, 102, 79, Day::new(2027, 2, 8)),
        (vec![spell(Day::new(2026, 8, 31), None)], RepeatRule::AddUp, 82, 99, Day::new(2027, 2, 28)),
        (vec![spell(Day::new(2026, 5, 1), None)], RepeatRule::AddUp, 204, -20, Day::new(2026, 11, 1)),
        // Nobody there: what is left if they came today.
        (vec![first], RepeatRule::EachStayAlone, 0, 181, Day::new(2027, 5, 21)),
        (vec![first], RepeatRule::AddUp, 30, 151, Day::new(2027, 4, 21)),
        (vec![], RepeatRule::AddUp, 0, 181, Day::new(2027, 5, 21)),
    ] {
        let found = limit(false, &spells, 6, TODAY, rule);
        assert_eq!(found, Limit { used, left, last_day }, "{spells:?} {rule:?}");
    }
}

#[test]
fn a_night_counts_once() {
    let used = |spells: &[Spell]| limit(false, spells, 6, TODAY, RepeatRule::AddUp).used;
    assert_eq!(used(&[spell(Day::new(2026, 11, 1), Day::new(2026, 11, 2))]), 1);
    assert_eq!(used(&[spell(Day::new(2026, 11, 1), Day::new(2026, 11, 1))]), 0);
    // Leaving and coming back on one day is no more night, and records that overlap are no longer stay.
    let back =
        [spell(Day::new(2026, 11, 1), Day::new(2026, 11, 5)), spell(Day::new(2026, 11, 4), Day::new(2026, 11, 8))];
    assert_eq!(used(&back), 7);
}

#[test]
fn a_childs_six_months_within_the_year() {
    for (spells, used, left, last_day) in [
        // The whole spring of this year, the years before left out.
        (
            vec![spell(Day::new(2025, 11, 1), Day::new(2026, 2, 1)), spell(Day::new(2026, 9, 1), None)],
            112,
            222,
            Day::new(2027, 7, 1),
        ),
        // From August on: the new year comes first and the count begins anew.
        (vec![spell(Day::new(2026, 8, 1), None)], 112, 222, Day::new(2027, 7, 1)),
        (vec![spell(Day::new(2026, 5, 25), None)], 180, 4, Day::new(2026, 11, 25)),
        (
            vec![spell(Day::new(2026, 1, 10), Day::new(2026, 6, 30)), spell(Day::new(2026, 11, 20), None)],
            172,
            9,
            Day::new(2026, 11, 30),
        ),
        (vec![spell(Day::new(2026, 1, 10), Day::new(2026, 10, 10))], 273, -92, Day::new(2026, 8, 21)),
        (vec![spell(Day::new(2024, 1, 10), Day::new(2025, 10, 10))], 0, 222, Day::new(2027, 7, 1)),
    ] {
        assert_eq!(child(&spells, TODAY), Limit { used, left, last_day }, "{spells:?}");
    }
    // On 1 January nothing is used yet.
    let found = child(&[spell(Day::new(2026, 8, 1), None)], Day::new(2027, 1, 1));
    assert_eq!(found, Limit { used: 0, left: 181, last_day: Day::new(2027, 7, 1) });
}

#[test]
fn a_child_with_its_parent_stays_as_long_as_the_parent() {
    let spells = [spell(Day::new(2026, 8, 1), None)];
    let last_day = |alone| limit(alone, &spells, 6, TODAY, RepeatRule::AddUp).last_day;
    assert_eq!((last_day(false), last_day(true)), (Day::new(2027, 2, 1), Day::new(2027, 7, 1)));
}

proptest! {
    #[test]
    fn the_days_left_lead_to_the_last_day(since in 0i64..400, earlier in 0i64..200, alone: bool, ahead in 0i64..400) {
        let today = TODAY.plus_days(ahead);
        let from = today.plus_days(-since);
        let spells = [spell(from.plus_days(-earlier - 10), from.plus_days(-10)), spell(from, None)];
        let found = limit(alone, &spells, 6, today, RepeatRule::AddUp);
        prop_assert_eq!(today.plus_days(found.left), found.last_day);
    }

    #[test]
    fn a_day_more_leaves_a_day_less(since in 0i64..300, earlier in 0i64..60) {
        let from = TODAY.plus_days(-since);
        let before = from.plus_days(-earlier - 10);
        let spells = [spell(before, before.plus_days(earlier)), spell(from, None)];
        let now = limit(false, &spells, 6, TODAY, RepeatRule::AddUp);
        let tomorrow = limit(false, &spells, 6, TODAY.tomorrow(), RepeatRule::AddUp);
        prop_assert_eq!((tomorrow.used, tomorrow.left, tomorrow.last_day), (now.used + 1, now.left - 1, now.last_day));
        let alone = limit(false, &spells, 6, TODAY, RepeatRule::EachStayAlone);
        prop_assert_eq!(alone.last_day.days_since(now.last_day), earlier);
    }
}
