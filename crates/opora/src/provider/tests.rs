//! The structure is made, changed, dated and kept from those who have nothing to do with it.

use super::*;
use crate::tests::cast::{ADULTS, Cast, HARBOUR, YAVOR, bed, cast};
use kernel::on_both;
use kernel::policy::Role;
use kernel::types::Day;
use uuid::Uuid;

const TODAY: Day = Day::new(2026, 11, 21);

fn ready() -> ReadyOrder {
    ReadyOrder { name: "Залив".into(), code: "КЦ2".into(), valid_from: TODAY }
}

async fn harbour(cast: &Cast) -> Structure {
    structure(&cast.ctx(Role::Administrator), HARBOUR).await.unwrap()
}

fn field(refusal: Refusal) -> String {
    match refusal {
        Refusal::Invalid(problems) => problems.iter().map(|p| p.field.clone()).collect::<Vec<_>>().join(" "),
        other => panic!("{other:?}"),
    }
}

on_both! { cast;
    async fn the_ready_centre_has_30_places_in_two_buildings_and_three_units_within_the_ordinance(cast) {
        let ctx = cast.ctx(Role::Administrator);
        let id = ready_structure(&ctx, &ready()).await.unwrap();
        let made = structure(&ctx, id).await.unwrap();
        assert_eq!(made.places_on(TODAY), 30);
        assert_eq!(made.places_on(TODAY.yesterday()), 0);
        let beds: Vec<usize> = made.buildings.iter().map(|b| b.floors.iter().flat_map(|f| &f.rooms).map(|r| r.beds.len()).sum()).collect();
        assert_eq!(beds, [15, 15]);
        let floors: Vec<i64> = made.buildings[0].floors.iter().map(|f| f.number).collect();
        assert_eq!(floors, [2, 1]);
        assert_eq!(made.units.len(), 3);
        for unit in &made.units {
            assert_eq!(departures(unit, made.rooms().map(|(_, room)| room), TODAY), [], "{}", unit.name);
        }
        assert_eq!(field(ready_structure(&ctx, &ready()).await.unwrap_err()), "code");
        assert_eq!(services(&ctx).await.unwrap().len(), 3);
    }

    async fn only_the_municipality_makes_services(cast) {
        let refused = ready_structure(&cast.ctx(Role::ServiceManager), &ready()).await;
        assert!(matches!(refused, Err(Refusal::Denied)));
        let refused = ready_structure(&cast.ctx(Role::Coordinator), &ready()).await;
        assert!(matches!(refused, Err(Refusal::Denied)));
        assert_eq!(services(&cast.ctx(Role::Administrator)).await.unwrap().len(), 2);
    }

    async fn a_protected_address_is_known_only_to_those_who_arrange(cast) {
        for (role, knows) in [(Role::Administrator, true), (Role::ServiceManager, true), (Role::Carer, false), (Role::Coordinator, false)] {
            let seen = structure(&cast.ctx(role), HARBOUR).await.unwrap();
            assert_eq!(seen.buildings[0].address.is_some(), knows, "{role}");
        }
        let mut view = cast.ctx(Role::Administrator).view(Right::SeeProvider, On::Provider).await.unwrap();
        let inside = structure_in(&mut view, cast.ctx(Role::Carer).provider, HARBOUR).await.unwrap().unwrap();
        assert_eq!(inside.buildings[0].address, None);
    }

    async fn a_stranger_finds_nothing(cast) {
        assert!(matches!(structure(&cast.stranger(), HARBOUR).await, Err(Refusal::Missing)));
        let unit = harbour(&cast).await.units[0].clone();
        let refused = change_unit(&cast.stranger(), HARBOUR, unit.id, 1, &UnitOrder::from(&unit)).await;
        assert!(matches!(refused, Err(Refusal::Missing)));
        let nowhere = structure(&cast.ctx(Role::Administrator), ServiceId(Uuid::from_u128(999))).await;
        assert!(matches!(nowhere, Err(Refusal::Missing)));
    }

    async fn a_unit_is_changed_by_whoever_saw_its_last_version(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let unit = harbour(&cast).await.unit(UnitId(ADULTS)).unwrap().clone();
        let order = UnitOrder { capacity: 8, valid_until: Some(Day::new(2026, 12, 31)), ..UnitOrder::from(&unit) };
        change_unit(&ctx, HARBOUR, unit.id, unit.version, &order).await.unwrap();
        let now = harbour(&cast).await.unit(unit.id).unwrap().clone();
        assert_eq!((now.capacity, now.valid_on(Day::new(2026, 12, 31)), now.valid_on(Day::new(2027, 1, 1))), (8, true, false));
        let late = change_unit(&ctx, HARBOUR, unit.id, unit.version, &order).await;
        assert!(matches!(late, Err(Refusal::Stale(2))), "{late:?}");
        let other = crate::tests::cast::ELSEWHERE;
        let elsewhere = change_unit(&cast.ctx(Role::Administrator), other, unit.id, 2, &order).await;
        assert!(matches!(elsewhere, Err(Refusal::Missing)), "{elsewhere:?}");
    }

    async fn what_is_wrong_with_an_order_is_told_by_field_however_it_came(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let unit = harbour(&cast).await.units[0].clone();
        let order = UnitOrder {
            name: "a\0b".into(), capacity: 0, age_from: Some(18), age_until: Some(3),
            valid_until: Some(Day::new(2019, 1, 1)), ..UnitOrder::from(&unit)
        };
        let refused = create_unit(&ctx, HARBOUR, &order).await.unwrap_err();
        assert_eq!(field(refused), "name age_until capacity valid_until");
        let room = harbour(&cast).await.rooms().next().unwrap().1.clone();
        let refused = create_room(&ctx, HARBOUR, &RoomOrder { unit_id: None, ..RoomOrder::from(&room) }).await.unwrap_err();
        assert_eq!(field(refused), "unit_id");
    }

    async fn rooms_and_beds_stay_within_their_service(cast) {
        let ctx = cast.ctx(Role::Administrator);
        let other = ready_structure(&ctx, &ready()).await.unwrap();
        let theirs = structure(&ctx, other).await.unwrap();
        let (_, room, bed) = theirs.beds().next().unwrap();
        let stolen = RoomOrder { building_id: BuildingId(YAVOR), ..RoomOrder::from(room) };
        assert!(matches!(change_room(&ctx, other, room.id, 1, &stolen).await, Err(Refusal::Missing)));
        assert!(matches!(change_bed(&ctx, HARBOUR, bed.id, 1, &BedOrder::from(bed)).await, Err(Refusal::Missing)));
        let moved = RoomOrder { floor: 3, position: Some(9), ..RoomOrder::from(room) };
        change_room(&ctx, other, room.id, 1, &moved).await.unwrap();
        assert_eq!(structure(&ctx, other).await.unwrap().buildings[0].floors[0].number, 3);
    }

    async fn a_bed_that_is_taken_cannot_end_before(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("INSERT INTO bed_use (provider_id, id, bed_id, kind, from_at, until_at) VALUES ($1, $2, $2, 'hold', $3, $4)")
            .bind(ctx.provider).bind(bed(1)).bind(cast.world.now()).bind(Day::new(2026, 11, 25).at(20, 0)).execute().await.unwrap();
        tx.arranged().await.unwrap();
        let seen = harbour(&cast).await;
        let (.., first) = seen.bed(BedId(bed(1))).unwrap();
        let until = |day| BedOrder { valid_until: Some(day), ..BedOrder::from(first) };
        let refused = change_bed(&ctx, HARBOUR, first.id, 1, &until(Day::new(2026, 11, 24))).await.unwrap_err();
        assert_eq!(field(refused), "valid_until");
        change_bed(&ctx, HARBOUR, first.id, 1, &until(Day::new(2026, 11, 25))).await.unwrap();
        assert_eq!(harbour(&cast).await.places_on(Day::new(2026, 11, 26)), 6);
    }
}
