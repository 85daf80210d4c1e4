//! Who gets a bed, and who is told that it is taken.

use super::*;
use crate::tests::cast::{CHILDREN, cast};
use kernel::ctx::On;
use kernel::on_both;
use kernel::policy::{Right, Role};
use std::sync::Arc;

on_both! { cast;
    async fn of_fifty_at_once_one_gets_the_bed_and_49_are_told(cast) {
        let mut stays = Vec::new();
        for _ in 0..50 {
            stays.push(woman(&cast, "Ана").await);
        }
        raise_capacity(&cast, 100).await;
        let cast = Arc::new(cast);
        let race = stays.iter().map(|stay| {
            let (cast, order) = (cast.clone(), to(*stay, 1));
            tokio::spawn(async move { assign(&cast.ctx(Role::Carer), HARBOUR, &order).await })
        });
        let race: Vec<_> = race.collect();
        let (mut won, mut refused) = (0, 0);
        for runner in race {
            match runner.await.unwrap() {
                Ok(_) => won += 1,
                lost => {
                    assert_eq!(told(lost), ["bed=bed-taken"]);
                    refused += 1;
                }
            }
        }
        assert_eq!((won, refused), (1, 49));
        let board = board(&cast.ctx(Role::Carer), HARBOUR, cast.world.now()).await.unwrap();
        assert_eq!((board.counts().taken, board.waiting.len()), (1, 49));
        let mut tx = cast.world.db().peek().await.unwrap();
        let (uses, events): (i64, i64) = tx
            .query("SELECT (SELECT count(*) FROM bed_use), (SELECT count(*) FROM audit_entry WHERE action = 'bed.assigned')")
            .one().await.unwrap();
        assert_eq!((uses, events), (1, 1), "nothing is half-written");
    }

    async fn one_stay_gets_one_bed_however_many_try(cast) {
        let stay = woman(&cast, "Ана").await;
        let cast = Arc::new(cast);
        let race: Vec<_> = (1..=5).map(|number| {
            let cast = cast.clone();
            tokio::spawn(async move { assign(&cast.ctx(Role::Carer), HARBOUR, &to(stay, number)).await })
        }).collect();
        let mut won = 0;
        for runner in race {
            match runner.await.unwrap() {
                Ok(_) => won += 1,
                lost => assert_eq!(told(lost), ["bed=has-a-bed"]),
            }
        }
        assert_eq!(won, 1);
    }

    async fn a_move_keeps_the_stay_and_leaves_the_old_bed_to_be_cleaned(cast) {
        let ctx = cast.ctx(Role::Carer);
        let stay = woman(&cast, "Ана").await;
        assert_eq!(told(move_to(&ctx, HARBOUR, &moved(stay, 1)).await), ["bed=has-no-bed"]);
        assign(&ctx, HARBOUR, &to(stay, 1)).await.unwrap();
        cast.world.minutes_pass(30);
        let ctx = cast.ctx(Role::Carer);
        assert_eq!(told(move_to(&ctx, HARBOUR, &moved(stay, 1)).await), ["bed=same-bed"]);
        move_to(&ctx, HARBOUR, &Move { clean: true, ..moved(stay, 3) }).await.unwrap();
        let now = board(&ctx, HARBOUR, cast.world.now()).await.unwrap();
        assert_eq!(now.place(bed(3)).unwrap().resident.as_ref().map(|r| r.stay_id), Some(stay));
        let old = now.place(bed(1)).unwrap().taken.clone().unwrap();
        assert_eq!((old.kind, old.until_at), (UseKind::Cleaning, None));
        let before = board(&ctx, HARBOUR, cast.world.now().plus_minutes(-1)).await.unwrap();
        assert_eq!(before.place(bed(1)).unwrap().resident.as_ref().map(|r| r.name.as_str()), Some("Ана К."));
        clean_done(&ctx, HARBOUR, old.id, old.version).await.unwrap();
        let now = board(&ctx, HARBOUR, cast.world.now()).await.unwrap();
        assert!(now.place(bed(1)).unwrap().taken.is_none());
    }

    async fn a_hold_ends_by_the_clock_or_when_the_person_comes(cast) {
        let ctx = cast.ctx(Role::MobileTeam);
        let until = cast.world.now().plus_hours(2);
        let order = Hold { bed: bed(1), until, held_for: "Жена с дете".into(), note: String::new() };
        hold(&ctx, HARBOUR, &order).await.unwrap();
        assert_eq!(told(hold(&ctx, HARBOUR, &order).await), ["bed=bed-taken"]);
        hold(&ctx, HARBOUR, &Hold { bed: bed(2), ..order.clone() }).await.unwrap();
        let stay = woman(&cast, "Ана").await;
        assert_eq!(told(assign(&ctx, HARBOUR, &to(stay, 1)).await), ["releases=bed-is-kept"]);
        let given = assign(&ctx, HARBOUR, &Assign { releases: true, ..to(stay, 1) }).await.unwrap();
        assert_eq!(events(&cast, "bed.released").await, [given.released.unwrap().0]);
        cast.world.minutes_pass(121);
        let now = board(&cast.ctx(Role::Carer), HARBOUR, cast.world.now()).await.unwrap();
        assert_eq!((now.counts().taken, now.counts().held, now.counts().free), (1, 0, 6));
        let then = board(&cast.ctx(Role::Carer), HARBOUR, until.plus_minutes(-1)).await.unwrap();
        assert_eq!((then.counts().taken, then.counts().held), (1, 1));
    }

    async fn a_bed_is_held_closed_and_opened_with_sense(cast) {
        let ctx = cast.ctx(Role::Carer);
        let wrong = Hold { bed: bed(1), until: cast.world.now(), held_for: " ".into(), note: "a\0".into() };
        assert_eq!(told(hold(&ctx, HARBOUR, &wrong).await), ["held_for=kernel-required", "note=kernel-bad-characters", "until=hold-in-past"]);
        let long = Hold { until: cast.world.now().plus_hours(24 * 32), held_for: "Жена".into(), note: String::new(), ..wrong };
        assert_eq!(told(hold(&ctx, HARBOUR, &long).await), ["until=hold-too-long"]);
        let closing = Closing { bed: bed(1), until: None, note: "Счупена рамка".into() };
        let id = close_bed(&ctx, HARBOUR, &closing).await.unwrap();
        let stay = woman(&cast, "Ана").await;
        assert_eq!(told(assign(&ctx, HARBOUR, &to(stay, 1)).await), ["bed=bed-taken"]);
        assert!(matches!(clean_done(&ctx, HARBOUR, id, 1).await, Err(Refusal::Missing)));
        assert!(matches!(open_bed(&ctx, HARBOUR, id, 7).await, Err(Refusal::Stale(1))));
        end_use(&ctx, HARBOUR, id, 1).await.unwrap();
        let given = assign(&ctx, HARBOUR, &to(stay, 1)).await.unwrap();
        assert_eq!(told(end_use(&ctx, HARBOUR, given.id, 1).await), ["=stay-ends-otherwise"]);
    }

    async fn a_full_unit_takes_nobody_but_by_order_or_by_the_manager_with_a_reason(cast) {
        raise_capacity(&cast, 1).await;
        let carer = cast.ctx(Role::Carer);
        let (first, third) = (woman(&cast, "Ана").await, woman(&cast, "Вяра").await);
        let girl = Newcomer::child("Бела", "female", case(&cast, false).await, cast.world.now().plus_hours(-1));
        let (second, _) = Newcomer { part: "child", ..girl }.arrive(&cast).await;
        // Those who wait for a bed count too: three people have a stay in a unit for one.
        assert_eq!(told(assign(&carer, HARBOUR, &to(first, 1)).await), ["bed=rule-capacity"]);
        for (whose, kind) in [(first, "dsp_order"), (first, "judgment"), (second, "referral")] {
            basis(&cast, whose, kind).await;
            let refused = told(assign(&carer, HARBOUR, &to(whose, 2)).await);
            assert!(refused.contains(&"bed=rule-capacity".to_owned()), "{kind}: an adult's order, or no measure of ЗЗДет");
        }
        basis(&cast, second, "judgment").await;
        let alone = Assign { reason: "Сама е".into(), ..to(second, 2) };
        let ordered = assign(&carer, HARBOUR, &alone).await.unwrap();
        assert!(ordered.over_capacity);
        let manager = cast.ctx(Role::ServiceManager);
        assert_eq!(told(assign(&manager, HARBOUR, &to(third, 3)).await), ["reason=rule-capacity"]);
        let reasoned = Assign { reason: "Кризис през нощта".into(), ..to(third, 3) };
        assert!(assign(&manager, HARBOUR, &reasoned).await.unwrap().over_capacity);
        let now = board(&carer, HARBOUR, cast.world.now()).await.unwrap();
        let over: Vec<bool> = [2, 3].iter().map(|n| now.place(bed(*n)).unwrap().resident.as_ref().unwrap().over_capacity).collect();
        assert_eq!((over, now.waiting[0].over_capacity), (vec![true, true], false));
        let unit = now.units.iter().find(|unit| unit.unit_id.0 == ADULTS).unwrap();
        assert_eq!((unit.people, unit.capacity, unit.beds.free), (3, 1, 3));
    }

    async fn sex_age_and_family_are_asked_about_before_a_bed_is_given(cast) {
        let ctx = cast.ctx(Role::Carer);
        let now = cast.world.now();
        let (hers, other) = (case(&cast, false).await, case(&cast, false).await);
        let (mother, _) = Newcomer::woman("Ана", hers, now).arrive(&cast).await;
        let (son, _) = Newcomer::child("Калоян", "male", hers, now).arrive(&cast).await;
        let (boy, _) = Newcomer { part: "child", unit: CHILDREN, ..Newcomer::child("Тео", "male", other, now) }.arrive(&cast).await;
        assign(&ctx, HARBOUR, &to(mother, 1)).await.unwrap();
        assign(&ctx, HARBOUR, &to(son, 2)).await.unwrap();
        let refused = assign(&ctx, HARBOUR, &to(boy, 3)).await;
        assert_eq!(told(refused), ["reason=rule-unit-group"]);
        assign(&ctx, HARBOUR, &to(boy, 6)).await.unwrap();
        // Into the children's room of another family a mother goes with a reason; it is kept.
        let moved = Move { reason: "Бебето се роди тази нощ".into(), ..moved(mother, 7) };
        let rules = move_to(&ctx, HARBOUR, &moved).await.unwrap().rules;
        assert_eq!(rules, [Rule::RoomFamily]);
        let now = board(&ctx, HARBOUR, cast.world.now()).await.unwrap();
        assert_eq!(now.place(bed(7)).unwrap().taken.as_ref().unwrap().note, "Бебето се роди тази нощ");
    }

    async fn a_trafficked_child_is_never_placed_with_unrelated_adults(cast) {
        let manager = cast.ctx(Role::ServiceManager);
        let grown = woman(&cast, "Ана").await;
        assign(&manager, HARBOUR, &to(grown, 1)).await.unwrap();
        let theirs = case(&cast, true).await;
        let child = Newcomer { part: "child", ..Newcomer::child("Мая", "female", theirs, cast.world.now()) };
        let (stay, _) = child.arrive(&cast).await;
        let order = Assign { reason: "Няма друго място".into(), ..to(stay, 2) };
        assert_eq!(told(assign(&manager, HARBOUR, &order).await), ["bed=rule-trafficked-child"]);
        assign(&manager, HARBOUR, &to(stay, 6)).await.unwrap();
    }

    async fn who_harmed_whom_is_not_housed_in_one_building_unnoticed(cast) {
        let carer = cast.ctx(Role::Carer);
        let (one, two) = (case(&cast, false).await, case(&cast, false).await);
        let now = cast.world.now();
        let (first, her) = Newcomer::woman("Ана", one, now).arrive(&cast).await;
        let (second, sister) = Newcomer::woman("Бела", two, now).arrive(&cast).await;
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("INSERT INTO relation (provider_id, id, person_id, other_id, kind, lives_together, harmed_by) VALUES ($1, $2, $3, $4, 'sibling', TRUE, $3)")
            .bind(HOME).bind(one).bind(sister).bind(her).execute().await.unwrap();
        tx.arranged().await.unwrap();
        assign(&carer, HARBOUR, &to(first, 1)).await.unwrap();
        assert_eq!(told(assign(&carer, HARBOUR, &to(second, 4)).await), ["bed=rule-harm"]);
    }

    async fn a_person_is_counted_in_the_unit_of_their_bed_by_everybody(cast) {
        let manager = cast.ctx(Role::ServiceManager);
        let stay = woman(&cast, "Ана").await;
        for (number, unit) in [(6, CHILDREN), (1, ADULTS)] {
            let reason = "Няма друго".to_owned();
            match unit {
                CHILDREN => assign(&manager, HARBOUR, &Assign { reason, ..to(stay, number) }).await.unwrap(),
                _ => move_to(&manager, HARBOUR, &moved(stay, number)).await.unwrap(),
            };
            let mut tx = cast.world.db().peek().await.unwrap();
            let (own,): (Uuid,) = tx.query("SELECT unit_id FROM stay WHERE id = $1").bind(stay).one().await.unwrap();
            let full = occupancy_in(&mut tx, HOME, HARBOUR, cast.world.now()).await.unwrap();
            let people: Vec<_> = full.iter().filter(|u| u.people == 1).map(|u| u.unit_id.0).collect();
            assert_eq!((own, people), (unit, vec![unit]));
        }
    }

    async fn the_end_of_a_stay_frees_its_bed(cast) {
        let ctx = cast.ctx(Role::Carer);
        let stay = woman(&cast, "Ана").await;
        assign(&ctx, HARBOUR, &to(stay, 1)).await.unwrap();
        cast.world.minutes_pass(60);
        let ctx = cast.ctx(Role::ServiceManager);
        let mut change = ctx.change(Right::EndStay, On::Service(HARBOUR)).await.unwrap();
        free(&ctx, &mut change, stay, cast.world.now().plus_minutes(-30), true).await.unwrap();
        change.commit(kernel::audit::Event::new("stay.ended", stay)).await.unwrap();
        let at = |minutes| cast.world.now().plus_minutes(minutes);
        for (minutes, kind) in [(-31, Some(UseKind::Stay)), (-29, None), (0, Some(UseKind::Cleaning))] {
            let seen = board(&ctx, HARBOUR, at(minutes)).await.unwrap();
            assert_eq!(seen.place(bed(1)).unwrap().taken.as_ref().map(|used| used.kind), kind, "{minutes}");
        }
    }

    async fn strangers_and_other_services_find_no_bed_and_no_stay(cast) {
        let ctx = cast.ctx(Role::Carer);
        let stay = woman(&cast, "Ана").await;
        let stranger = cast.stranger();
        assert!(matches!(assign(&stranger, HARBOUR, &to(stay, 1)).await, Err(Refusal::Missing)));
        assert!(matches!(board(&stranger, HARBOUR, cast.world.now()).await, Err(Refusal::Missing)));
        let elsewhere = crate::tests::cast::ELSEWHERE;
        assert!(matches!(assign(&stranger, elsewhere, &to(stay, 1)).await, Err(Refusal::Missing)));
        let nowhere = Assign { bed: BedId(Uuid::from_u128(999)), ..to(stay, 1) };
        assert!(matches!(assign(&ctx, HARBOUR, &nowhere).await, Err(Refusal::Missing)));
        assert!(matches!(assign(&cast.ctx(Role::Coordinator), HARBOUR, &to(stay, 1)).await, Err(Refusal::Missing)));
        assert!(matches!(assign(&cast.ctx(Role::Psychologist), HARBOUR, &to(stay, 1)).await, Err(Refusal::Denied)));
    }

    async fn a_bed_is_given_for_the_past_as_far_as_the_stay_goes_back(cast) {
        let ctx = cast.ctx(Role::Carer);
        let stay = woman(&cast, "Ана").await;
        let from = |minutes| Assign { from: Some(cast.world.now().plus_minutes(minutes)), ..to(stay, 1) };
        assert_eq!(told(assign(&ctx, HARBOUR, &from(5)).await), ["from=not-in-future"]);
        assert!(matches!(assign(&ctx, HARBOUR, &from(-61)).await, Err(Refusal::Missing)));
        assign(&ctx, HARBOUR, &from(-59)).await.unwrap();
        let seen = board(&ctx, HARBOUR, cast.world.now().plus_minutes(-58)).await.unwrap();
        assert_eq!(seen.counts().taken, 1);
    }
}

fn moved(stay: Uuid, number: u128) -> Move {
    Move { stay, bed: bed(number), at: None, reason: String::new(), clean: false }
}

/// Of what the events with a name are.
async fn events(cast: &Cast, action: &str) -> Vec<Uuid> {
    let mut tx = cast.world.db().peek().await.unwrap();
    let found: Vec<(Uuid,)> =
        tx.query("SELECT subject FROM audit_entry WHERE action = $1").bind(action.to_owned()).all().await.unwrap();
    found.into_iter().map(|(subject,)| subject).collect()
}

async fn raise_capacity(cast: &Cast, capacity: i64) {
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("UPDATE service_unit SET capacity = $2 WHERE provider_id = $1")
        .bind(HOME)
        .bind(capacity)
        .execute()
        .await
        .unwrap();
    tx.arranged().await.unwrap();
}

async fn basis(cast: &Cast, stay: Uuid, kind: &str) {
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("INSERT INTO legal_basis (provider_id, id, stay_id, kind, valid_from) VALUES ($1, $2, $3, $4, $5)")
        .bind(HOME)
        .bind(cast.world.app().itself(HOME).new_id::<Uuid>())
        .bind(stay)
        .bind(kind.to_owned())
        .bind(cast.world.now().plus_hours(-1))
        .execute()
        .await
        .unwrap();
    tx.arranged().await.unwrap();
}
