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

    async fn where_people_live_nothing_ends_or_becomes_a_kitchen(cast) {
        let ctx = cast.ctx(Role::Administrator);
        lives_in(&cast, ADULTS, bed(1)).await;
        let seen = harbour(&cast).await;
        let (unit, room) = (seen.unit(UnitId(ADULTS)).unwrap(), seen.bed(BedId(bed(1))).unwrap().1);
        let last = Some(TODAY);
        let ended = change_unit(&ctx, HARBOUR, unit.id, 1, &UnitOrder { valid_until: last, ..UnitOrder::from(unit) }).await;
        assert_eq!(field(ended.unwrap_err()), "valid_until");
        let late = UnitOrder { valid_from: TODAY.tomorrow(), ..UnitOrder::from(unit) };
        assert_eq!(field(change_unit(&ctx, HARBOUR, unit.id, 1, &late).await.unwrap_err()), "valid_from");
        let closed = ServiceOrder { valid_until: last, ..ServiceOrder::from(&seen.service) };
        assert_eq!(field(change_service(&ctx, HARBOUR, 1, &closed).await.unwrap_err()), "valid_until");
        let kitchen = RoomOrder { kind: RoomKind::Kitchen, unit_id: None, ..RoomOrder::from(room) };
        assert_eq!(field(change_room(&ctx, HARBOUR, room.id, 1, &kitchen).await.unwrap_err()), "kind unit_id");
    }

    async fn a_past_day_keeps_the_capacity_and_the_rooms_it_had(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let was = harbour(&cast).await;
        let (unit, room) = (was.unit(UnitId(ADULTS)).unwrap(), was.bed(BedId(bed(1))).unwrap().1);
        let since = |capacity, day| UnitOrder { capacity, since: Some(day), ..UnitOrder::from(unit) };
        assert_eq!(field(change_unit(&ctx, HARBOUR, unit.id, 1, &since(9, TODAY.tomorrow())).await.unwrap_err()), "since");
        change_unit(&ctx, HARBOUR, unit.id, 1, &UnitOrder { capacity: 6, ..UnitOrder::from(unit) }).await.unwrap();
        change_unit(&ctx, HARBOUR, unit.id, 2, &since(8, Day::new(2026, 11, 10))).await.unwrap();
        let theirs = was.rooms().last().unwrap().1.unit_id;
        change_room(&ctx, HARBOUR, room.id, 1, &RoomOrder { unit_id: theirs, ..RoomOrder::from(room) }).await.unwrap();
        let mut tx = cast.world.db().peek().await.unwrap();
        for (day, capacity, of) in [(9, 10, room.unit_id), (10, 8, room.unit_id), (20, 8, room.unit_id), (21, 8, theirs)] {
            let seen = structure_on(&mut tx, ctx.provider, HARBOUR, Day::new(2026, 11, day)).await.unwrap().unwrap();
            assert_eq!((seen.unit(unit.id).unwrap().capacity, seen.room(room.id).unwrap().unit_id), (capacity, of), "{day}");
        }
    }

    async fn a_bed_that_is_taken_cannot_end_before(cast) {
        let ctx = cast.ctx(Role::ServiceManager);
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("INSERT INTO bed_use (provider_id, id, bed_id, kind, from_at, until_at) VALUES ($1, $2, $2, 'hold', $3, $4)")
            .bind(ctx.provider).bind(bed(1)).bind(cast.world.now()).bind(Day::new(2026, 11, 25).at(20, 0)).execute().await.unwrap();
        tx.arranged().await.unwrap();
        let seen = harbour(&cast).await;
        let (.., first) = seen.bed(BedId(bed(1))).unwrap();
        let (_, other) = seen.rooms().last().unwrap();
        let later = BedOrder { valid_from: Day::new(2026, 11, 22), ..BedOrder::from(first) };
        let elsewhere = BedOrder { room_id: other.id, name: "9".into(), ..BedOrder::from(first) };
        for (order, beside) in [(later, "valid_from"), (elsewhere, "room_id")] {
            assert_eq!(field(change_bed(&ctx, HARBOUR, first.id, 1, &order).await.unwrap_err()), beside);
        }
        let until = |day| BedOrder { valid_until: Some(day), ..BedOrder::from(first) };
        let refused = change_bed(&ctx, HARBOUR, first.id, 1, &until(Day::new(2026, 11, 24))).await.unwrap_err();
        assert_eq!(field(refused), "valid_until");
        change_bed(&ctx, HARBOUR, first.id, 1, &until(Day::new(2026, 11, 25))).await.unwrap();
        assert_eq!(harbour(&cast).await.places_on(Day::new(2026, 11, 26)), 6);
    }
}

/// Somebody has a stay in a unit, and a bed, since an hour ago.
async fn lives_in(cast: &Cast, unit: Uuid, bed: Uuid) {
    let person = cast.person("Ана", "Колева", "female", Day::new(1990, 2, 3)).await;
    let (home, since) = (cast.ctx(Role::Administrator).provider, cast.world.now().plus_hours(-1));
    let mut tx = cast.world.db().arrange().await.unwrap();
    for statement in [
        "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, entry, reason, brought_by, life_in_danger, trafficking, duration)
         SELECT $1, $2, $3, 1, $6, 'emergency', 'partner_violence', 'alone', FALSE, FALSE, 'short' WHERE $4 <> $5",
        "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at)
         VALUES ($1, $2, $2, $3, $4, $5, 'adult', $6)",
    ] {
        tx.query(statement).bind(home).bind(bed).bind(HARBOUR).bind(unit).bind(person).bind(since).execute().await.unwrap();
    }
    tx.query(
        "INSERT INTO bed_use (provider_id, id, bed_id, kind, stay_id, from_at) VALUES ($1, $2, $2, 'stay', $2, $3)",
    )
    .bind(home)
    .bind(bed)
    .bind(since)
    .execute()
    .await
    .unwrap();
    tx.arranged().await.unwrap();
}
