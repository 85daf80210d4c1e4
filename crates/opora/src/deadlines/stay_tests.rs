//! The limits of stay in a shelter.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::clock::{days_after, days_from};
use super::row::AgeGroup;
use super::stay::{Counted, RepeatRule, Stay, StayLimit, adult_limit, child_limit, stay_limit};

fn stay(from: Date, to: impl Into<Option<Date>>) -> Stay {
    Stay { from, to: to.into() }
}

#[test]
fn an_adults_six_months() {
    let first = stay(date(2026, 2, 1), date(2026, 3, 3));
    let now = stay(date(2026, 9, 10), None);
    let today = date(2026, 11, 21);
    for (stays, rule, used, left, last_day) in [
        (vec![now], RepeatRule::EachStayAlone, 72, 109, date(2027, 3, 10)),
        (vec![first, now], RepeatRule::EachStayAlone, 72, 109, date(2027, 3, 10)),
        (vec![first, now], RepeatRule::AddUp, 102, 79, date(2027, 2, 8)),
        (vec![stay(date(2026, 8, 31), None)], RepeatRule::AddUp, 82, 99, date(2027, 2, 28)),
        (vec![stay(date(2026, 5, 1), None)], RepeatRule::AddUp, 204, -20, date(2026, 11, 1)),
        // Nobody there: what is left if they came today.
        (vec![first], RepeatRule::EachStayAlone, 0, 181, date(2027, 5, 21)),
        (vec![first], RepeatRule::AddUp, 30, 151, date(2027, 4, 21)),
        (vec![], RepeatRule::AddUp, 0, 181, date(2027, 5, 21)),
    ] {
        let found = adult_limit(&stays, today, rule, Counted::Nights);
        assert_eq!(found, StayLimit { used, left, last_day }, "{stays:?} {rule:?}");
    }
}

#[test]
fn nights_and_days() {
    let one_night = [stay(date(2026, 11, 1), date(2026, 11, 2))];
    let within_a_day = [stay(date(2026, 11, 1), date(2026, 11, 1))];
    let today = date(2026, 11, 21);
    let used = |stays: &[Stay], counted| adult_limit(stays, today, RepeatRule::AddUp, counted).used;
    assert_eq!((used(&one_night, Counted::Nights), used(&one_night, Counted::Days)), (1, 2));
    assert_eq!((used(&within_a_day, Counted::Nights), used(&within_a_day, Counted::Days)), (0, 1));
    // Leaving and coming back on one day is one day, and records that overlap are no longer stay.
    let back = [stay(date(2026, 11, 1), date(2026, 11, 5)), stay(date(2026, 11, 5), date(2026, 11, 8))];
    assert_eq!((used(&back, Counted::Nights), used(&back, Counted::Days)), (7, 8));
}

#[test]
fn a_childs_six_months_within_the_year() {
    let today = date(2026, 11, 21);
    for (stays, used, left, last_day) in [
        // The whole spring of this year, the years before left out.
        (vec![stay(date(2025, 11, 1), date(2026, 2, 1)), stay(date(2026, 9, 1), None)], 112, 69, date(2027, 7, 1)),
        // From August on: the new year comes first and the count begins anew.
        (vec![stay(date(2026, 8, 1), None)], 112, 72, date(2027, 7, 1)),
        (vec![stay(date(2026, 5, 25), None)], 180, 4, date(2026, 11, 25)),
        (vec![stay(date(2026, 1, 10), date(2026, 6, 30)), stay(date(2026, 11, 20), None)], 172, 9, date(2026, 11, 30)),
        (vec![stay(date(2026, 1, 10), date(2026, 10, 10))], 273, -92, date(2026, 8, 21)),
        (vec![stay(date(2024, 1, 10), date(2025, 10, 10))], 0, 181, date(2027, 7, 1)),
    ] {
        assert_eq!(child_limit(&stays, today, Counted::Nights), StayLimit { used, left, last_day }, "{stays:?}");
    }
    // On 1 January nothing is used yet.
    let over_new_year = [stay(date(2026, 8, 1), None)];
    let found = child_limit(&over_new_year, date(2027, 1, 1), Counted::Nights);
    assert_eq!(found, StayLimit { used: 0, left: 181, last_day: date(2027, 7, 1) });
}

#[test]
fn the_age_group_chooses_the_rule() {
    let stays = [stay(date(2026, 8, 1), None)];
    let last_day = |group| stay_limit(group, &stays, date(2026, 11, 21), RepeatRule::AddUp, Counted::Nights).last_day;
    assert_eq!(last_day(AgeGroup::Adult), date(2027, 2, 1));
    assert_eq!(last_day(AgeGroup::Child), date(2027, 7, 1));
}

proptest! {
    #[test]
    fn a_day_more_leaves_a_day_less(since in 0u32..300, earlier in 0u32..60) {
        let today = date(2026, 11, 21);
        let from = date(2026, 11, 21).saturating_sub(jiff::Span::new().days(i64::from(since)));
        let before = from.saturating_sub(jiff::Span::new().days(i64::from(earlier) + 10));
        let stays = [stay(before, days_after(before, earlier)), stay(from, None)];
        let now = adult_limit(&stays, today, RepeatRule::AddUp, Counted::Nights);
        let tomorrow = adult_limit(&stays, days_after(today, 1), RepeatRule::AddUp, Counted::Nights);
        prop_assert_eq!((tomorrow.used, tomorrow.left, tomorrow.last_day), (now.used + 1, now.left - 1, now.last_day));
        let alone = adult_limit(&stays, today, RepeatRule::EachStayAlone, Counted::Nights);
        prop_assert_eq!(days_from(now.last_day, alone.last_day), earlier as i32);
    }
}
