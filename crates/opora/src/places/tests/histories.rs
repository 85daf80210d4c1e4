//! Random histories of giving, moving and freeing beds, against a model: no bed ever has two.

use super::*;
use crate::tests::cast::cast;
use kernel::ctx::On;
use kernel::on_both;
use kernel::policy::{Right, Role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use std::collections::HashMap;

const PEOPLE: usize = 4;
const BEDS: u128 = 3;

#[derive(Clone, Copy, Debug)]
enum Step {
    Assign(usize, u128),
    Move(usize, u128),
    Free(usize),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..PEOPLE, 3..3 + BEDS).prop_map(|(who, bed)| Step::Assign(who, bed)),
        (0..PEOPLE, 3..3 + BEDS).prop_map(|(who, bed)| Step::Move(who, bed)),
        (0..PEOPLE).prop_map(Step::Free),
        (0..90_i64).prop_map(Step::Wait),
    ]
}

on_both! { cast;
    async fn no_history_gives_a_bed_two_people_or_a_person_two_beds(cast) {
        let mut runner = TestRunner::new_with_rng(Config::default(), proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha));
        let mut stays = Vec::new();
        for name in ["Ана", "Бела", "Вяра", "Гина"] {
            stays.push(woman(&cast, name).await);
        }
        let mut model: HashMap<Uuid, u128> = HashMap::new();
        let mut past: Vec<(Moment, HashMap<Uuid, u128>)> = Vec::new();
        let history = prop::collection::vec(step(), 120).new_tree(&mut runner).unwrap().current();
        for step in history {
            let ctx = cast.ctx(Role::Carer);
            match step {
                Step::Assign(who, number) => {
                    let stay = stays[who];
                    let possible = !model.contains_key(&stay) && !model.values().any(|b| *b == number);
                    let reasoned = Assign { reason: "Общо съгласие".into(), ..to(stay, number) };
                    assert_eq!(assign(&ctx, HARBOUR, &reasoned).await.is_ok(), possible, "{step:?} {model:?}");
                    if possible { model.insert(stay, number); }
                }
                Step::Move(who, number) => {
                    let stay = stays[who];
                    let possible = model.contains_key(&stay) && !model.values().any(|b| *b == number);
                    let order = Move { stay, bed: bed(number), at: None, reason: "Общо съгласие".into(), clean: false };
                    assert_eq!(move_to(&ctx, HARBOUR, &order).await.is_ok(), possible, "{step:?} {model:?}");
                    if possible { model.insert(stay, number); }
                }
                Step::Free(who) => {
                    let mut change = ctx.change(Right::AssignPlace, On::Service(HARBOUR)).await.unwrap();
                    free(&ctx, &mut change, stays[who], cast.world.now(), false).await.unwrap();
                    change.commit(kernel::audit::Event::new("stay.ended", stays[who])).await.unwrap();
                    model.remove(&stays[who]);
                }
                Step::Wait(minutes) => {
                    past.push((cast.world.now(), model.clone()));
                    cast.world.minutes_pass(minutes + 1);
                }
            }
        }
        past.push((cast.world.now(), model));
        let ctx = cast.ctx(Role::Carer);
        for (at, expected) in past {
            let board = board(&ctx, HARBOUR, at).await.unwrap();
            let seen: HashMap<Uuid, BedId> = board.places.iter().filter_map(|p| p.resident.as_ref().map(|r| (r.stay_id, p.bed_id))).collect();
            let expected: HashMap<Uuid, BedId> = expected.into_iter().map(|(stay, number)| (stay, bed(number))).collect();
            assert_eq!(seen, expected, "{at}");
        }
    }
}
