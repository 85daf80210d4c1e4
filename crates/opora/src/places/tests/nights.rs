//! Who was here at midnight.

use super::*;
use crate::tests::cast::cast;
use kernel::on_both;
use kernel::policy::Role;

on_both! { cast;
    async fn a_night_is_counted_once_also_when_somebody_moves_at_midnight_and_the_clock_changes(cast) {
        // The night of 24 October 2026 has 25 hours.
        cast.world.set_time("2026-10-24T12:00:00Z");
        let hers = case(&cast, false).await;
        let (stay, _) = Newcomer::woman("Ана", hers, cast.world.now()).arrive(&cast).await;
        assign(&cast.ctx(Role::Carer), HARBOUR, &to(stay, 1)).await.unwrap();
        let midnight = Day::new(2026, 10, 25).start();
        assert_eq!(midnight.to_string(), "2026-10-24T21:00:00.000000Z");
        cast.world.set_time("2026-10-26T12:00:00Z");
        let order = Move { stay, bed: bed(3), at: Some(midnight), reason: String::new(), clean: false };
        move_to(&cast.ctx(Role::Carer), HARBOUR, &order).await.unwrap();
        let manager = cast.ctx(Role::ServiceManager);
        let night = census(&manager, HARBOUR, Day::new(2026, 10, 24)).await.unwrap();
        assert_eq!((night.total, night.people.len()), (Nights { slept: 1, away: 0 }, 1));
        assert_eq!(night.people[0].bed.as_deref(), Some("Явор, 2-1"));
        let nights = person_nights(&manager, HARBOUR, Day::new(2026, 10, 1), Day::new(2026, 10, 31)).await.unwrap();
        assert_eq!(nights, Nights { slept: 2, away: 0 }, "24 and 25 October; the night of the 26th is to come");
    }

    async fn leave_is_counted_apart_and_a_stay_of_one_day_has_no_night(cast) {
        let hers = case(&cast, false).await;
        let since = Day::new(2026, 11, 10).at(15, 0);
        let (stay, _) = Newcomer::woman("Ана", hers, since).arrive(&cast).await;
        let theirs = case(&cast, false).await;
        let (short, _) = Newcomer::woman("Бела", theirs, Day::new(2026, 11, 12).at(9, 0)).arrive(&cast).await;
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("UPDATE stay SET ended_at = $3 WHERE provider_id = $1 AND id = $2").bind(HOME).bind(short)
            .bind(Day::new(2026, 11, 12).at(21, 0)).execute().await.unwrap();
        for (id, kind, from, until) in [(1, "agreed", 11, Some(13)), (2, "without_notice", 19, None)] {
            tx.query("INSERT INTO absence (provider_id, id, stay_id, kind, left_at, returned_at) VALUES ($1, $2, $3, $4, $5, $6)")
                .bind(HOME).bind(Uuid::from_u128(id)).bind(stay).bind(kind.to_owned()).bind(Day::new(2026, 11, from).at(18, 0))
                .bind(until.map(|day| Day::new(2026, 11, day).at(10, 0))).execute().await.unwrap();
        }
        tx.arranged().await.unwrap();
        let manager = cast.ctx(Role::ServiceManager);
        let nights = person_nights(&manager, HARBOUR, Day::new(2026, 11, 1), Day::new(2026, 11, 30)).await.unwrap();
        assert_eq!(nights, Nights { slept: 7, away: 4 }, "10, 13–18; 11, 12, 19, 20");
        let months = nights_by_month(&manager, HARBOUR, Day::new(2026, 10, 5), Day::new(2026, 11, 21)).await.unwrap();
        assert_eq!(months.iter().map(|m| (m.month, m.nights.slept)).collect::<Vec<_>>(), [(Day::new(2026, 11, 1), 7), (Day::new(2026, 10, 1), 0)]);
        let night = census(&manager, HARBOUR, Day::new(2026, 11, 12)).await.unwrap();
        assert_eq!((night.total, night.people[0].away.as_deref()), (Nights { slept: 0, away: 1 }, Some("agreed")));
    }

    async fn numbers_name_nobody_to_those_who_may_not_see_people(cast) {
        woman(&cast, "Ана").await;
        let day = Day::new(2026, 11, 21);
        let counted = census(&cast.ctx(Role::Coordinator), HARBOUR, day).await.unwrap();
        assert_eq!((counted.total.slept, counted.planned, counted.people.len()), (1, true, 0));
        let named = census(&cast.ctx(Role::ServiceManager), HARBOUR, day).await.unwrap();
        assert_eq!(named.people[0].resident.name, "Ана К.");
        assert_eq!(told(census(&cast.ctx(Role::ServiceManager), HARBOUR, day.tomorrow()).await), ["day=night-to-come"]);
        assert!(matches!(census(&cast.ctx(Role::Carer), HARBOUR, day).await, Err(Refusal::Denied)));
        assert!(matches!(census(&cast.stranger(), HARBOUR, day).await, Err(Refusal::Missing)));
    }
}
