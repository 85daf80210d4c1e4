//! The one door, on both databases.

use crate::audit::{self, Event, Verdict};
use crate::ctx::{Actor, Ctx, On};
use crate::db::{Db, Migration};
use crate::i18n::Lang;
use crate::on_both;
use crate::policy::{Grant, Right, Role};
use crate::refusal::Refusal;
use crate::testing::{Engine, World, every_statement_prepares, never_ran};
use crate::types::{AccountId, PersonId, ProviderId, ServiceId};
use std::time::Duration;
use uuid::Uuid;

const TABLES: &[Migration] = &[
    (1, "0001_kernel.sql", include_str!("../../../migrations/0001_kernel.sql")),
    (2, "0002_audit_guard.sqlite.sql", include_str!("../../../migrations/0002_audit_guard.sqlite.sql")),
    (2, "0002_audit_guard.postgres.sql", include_str!("../../../migrations/0002_audit_guard.postgres.sql")),
];
const HOME: ProviderId = ProviderId(Uuid::from_u128(1));
const HERE: ServiceId = ServiceId(Uuid::from_u128(2));
const NADEZHDA: PersonId = PersonId(Uuid::from_u128(3));
const RALITSA: AccountId = AccountId(Uuid::from_u128(4));

async fn world(engine: Engine) -> Option<World> {
    let world = World::on(engine, TABLES, "2026-11-21T08:00:00Z").await?;
    let mut change = world.app().itself(HOME).change(Right::Admit, On::Provider).await.unwrap();
    change.hold_file(HERE, NADEZHDA).await.unwrap();
    change.commit(Event::new(audit::FOUNDED, HOME)).await.unwrap();
    Some(world)
}

fn ralitsa(world: &World, role: Role) -> Ctx {
    let service = (!role.is_municipal()).then_some(HERE);
    let actor = Actor::Account { id: RALITSA, name: "Ралица Станева".into() };
    Ctx::new(world.app(), HOME, actor, vec![Grant { service, role }], Lang::Bg)
}

async fn chain(world: &World) -> Verdict {
    let admin = ralitsa(world, Role::Administrator);
    admin.view(Right::VerifyAudit, On::Provider).await.unwrap().verify_audit().await.unwrap()
}

async fn lies_on(world: &World, seq: i64, hash: &str) -> bool {
    let mut view = world.app().itself(HOME).view(Right::VerifyAudit, On::Provider).await.unwrap();
    audit::lies_on(&mut view, seq, hash).await.unwrap()
}

/// What the chain is found to be after somebody who owns the database has lifted its guard and done this.
async fn lifted(world: &World, deed: &'static str) -> Verdict {
    let mut tx = world.db().arrange().await.unwrap();
    let guard = match world.db() {
        Db::Sqlite { .. } => "DROP TRIGGER IF EXISTS audit_no_delete",
        Db::Postgres(_) => "ALTER TABLE audit_entry DISABLE TRIGGER audit_guard",
    };
    tx.query(guard).execute().await.unwrap();
    tx.query(deed).execute().await.unwrap();
    tx.arranged().await.unwrap();
    chain(world).await
}

async fn entries(world: &World) -> i64 {
    let mut tx = world.db().peek().await.unwrap();
    let (count,): (i64,) = tx.query("SELECT count(*) FROM audit_entry").one().await.unwrap();
    count
}

async fn note(ctx: &Ctx) -> Result<(), Refusal> {
    let change = ctx.change(Right::EditFile, On::Person(NADEZHDA)).await?;
    change.commit(Event::new("test.noted", NADEZHDA).of(NADEZHDA)).await
}

#[test]
#[ignore = "after a whole run, which ./test does"]
fn every_statement_ran() {
    assert_eq!(never_ran(), [""; 0]);
}

on_both! { world;
    async fn every_statement_is_accepted(world) {
        every_statement_prepares(world.db()).await;
    }

    async fn a_look_at_a_file_leaves_one_entry_a_request(world) {
        let before = entries(&world).await;
        let ctx = ralitsa(&world, Role::Carer);
        drop(ctx.view(Right::SeeFile, On::Person(NADEZHDA)).await.unwrap());
        drop(ctx.view(Right::SeeFile, On::Person(NADEZHDA)).await.unwrap());
        assert_eq!(entries(&world).await, before + 1);
        assert!(matches!(chain(&world).await, Verdict::Whole { entries, .. } if entries == before + 1));
    }

    async fn who_may_not_know_of_a_file_is_told_that_there_is_none(world) {
        let before = entries(&world).await;
        for role in [Role::Administrator, Role::Coordinator] {
            let refused = ralitsa(&world, role).view(Right::SeeFile, On::Person(NADEZHDA)).await.err();
            assert!(matches!(refused, Some(Refusal::Missing)));
        }
        let stranger = PersonId(Uuid::from_u128(99));
        let refused = ralitsa(&world, Role::ServiceManager).view(Right::SeeFile, On::Person(stranger)).await.err();
        assert!(matches!(refused, Some(Refusal::Missing)));
        let refused = ralitsa(&world, Role::Carer).view(Right::SeeSupport, On::Person(NADEZHDA)).await.err();
        assert!(matches!(refused, Some(Refusal::Denied)));
        assert_eq!(entries(&world).await, before);
    }

    async fn reading_cannot_write(world) {
        let mut view = ralitsa(&world, Role::Carer).view(Right::SeeFile, On::Person(NADEZHDA)).await.unwrap();
        assert!(view.query("DELETE FROM file_holder").execute().await.is_err());
    }

    async fn what_is_not_committed_is_undone_and_others_go_on(world) {
        let before = entries(&world).await;
        let ctx = ralitsa(&world, Role::Carer);
        let mut change = ctx.change(Right::EditFile, On::Person(NADEZHDA)).await.unwrap();
        change.hold_file(ServiceId(Uuid::from_u128(77)), NADEZHDA).await.unwrap();
        drop(change);
        note(&ctx).await.unwrap();
        let mut tx = world.db().peek().await.unwrap();
        let (held,): (i64,) = tx.query("SELECT count(*) FROM file_holder").one().await.unwrap();
        drop(tx);
        assert_eq!((held, entries(&world).await), (1, before + 1));
    }

    async fn a_command_sent_twice_is_carried_out_once(world) {
        let before = entries(&world).await;
        let ctx = ralitsa(&world, Role::Carer).once(Some(Uuid::from_u128(5)));
        note(&ctx).await.unwrap();
        assert!(matches!(note(&ctx).await, Err(Refusal::Repeated(subject)) if subject == NADEZHDA.0));
        assert_eq!(entries(&world).await, before + 1);
    }

    async fn a_read_only_token_changes_nothing(world) {
        let mut ctx = ralitsa(&world, Role::ServiceManager);
        ctx.session.read_only = true;
        assert!(matches!(note(&ctx).await, Err(Refusal::Denied)));
    }

    async fn eight_hands_at_once_keep_the_chain_whole(world) {
        let before = entries(&world).await;
        let hands: Vec<_> = (0..8)
            .map(|_| {
                let ctx = ralitsa(&world, Role::Carer);
                tokio::spawn(async move {
                    for _ in 0..25 {
                        note(&ctx).await.unwrap();
                    }
                })
            })
            .collect();
        for hand in hands {
            hand.await.unwrap();
        }
        assert!(matches!(chain(&world).await, Verdict::Whole { entries, .. } if entries == before + 200));
    }

    async fn giving_up_in_the_queue_leaves_nobody_waiting(world) {
        let ctx = ralitsa(&world, Role::Carer);
        let held = ctx.change(Right::EditFile, On::Person(NADEZHDA)).await.unwrap();
        let impatient = {
            let ctx = ctx.clone();
            tokio::spawn(async move { note(&ctx).await })
        };
        tokio::task::yield_now().await;
        impatient.abort();
        held.commit(Event::new("test.noted", NADEZHDA)).await.unwrap();
        note(&ctx).await.unwrap();
        assert!(matches!(chain(&world).await, Verdict::Whole { .. }));
    }

    async fn the_chain_can_be_neither_changed_nor_shortened(world) {
        let mut tx = world.db().arrange().await.unwrap();
        assert!(tx.query("UPDATE audit_entry SET action = 'x'").execute().await.is_err());
        drop(tx);
        let mut tx = world.db().arrange().await.unwrap();
        assert!(tx.query("DELETE FROM audit_entry").execute().await.is_err());
    }

    async fn a_cut_or_forged_chain_is_found(world) {
        note(&ralitsa(&world, Role::Carer)).await.unwrap();
        let mut tx = world.db().arrange().await.unwrap();
        tx.query("UPDATE audit_chain SET seq = seq + 1").execute().await.unwrap();
        tx.arranged().await.unwrap();
        assert_eq!(chain(&world).await, Verdict::BrokenAt(3));
    }

    async fn a_chain_that_is_gone_or_begins_anew_is_found(world) {
        let without_entries = lifted(&world, "DELETE FROM audit_entry").await;
        assert_eq!(without_entries, Verdict::BrokenAt(1));
        let mut tx = world.db().arrange().await.unwrap();
        tx.query("DELETE FROM audit_chain").execute().await.unwrap();
        tx.arranged().await.unwrap();
        assert_eq!(chain(&world).await, Verdict::BrokenAt(1), "nothing is not all is well");
        note(&ralitsa(&world, Role::Carer)).await.unwrap();
        assert_eq!(chain(&world).await, Verdict::BrokenAt(1), "it does not begin with the founding");
    }

    async fn a_head_that_a_witness_kept_tells_a_cut_that_the_chain_does_not(world) {
        note(&ralitsa(&world, Role::Carer)).await.unwrap();
        let Verdict::Whole { entries, head } = chain(&world).await else { panic!("the chain is whole") };
        assert!(lies_on(&world, entries, &head).await && !lies_on(&world, entries - 1, &head).await);
        note(&ralitsa(&world, Role::Carer)).await.unwrap();
        assert!(lies_on(&world, entries, &head).await, "also when the chain has grown");
        lifted(&world, "DELETE FROM audit_entry WHERE seq > 1").await;
        let mut tx = world.db().arrange().await.unwrap();
        tx.query("UPDATE audit_chain SET seq = 1, head = (SELECT hash FROM audit_entry)").execute().await.unwrap();
        tx.arranged().await.unwrap();
        assert!(matches!(chain(&world).await, Verdict::Whole { entries: 1, .. }));
        assert!(!lies_on(&world, entries, &head).await);
    }
}

/// Polls at most so often, lets what was asked of the database happen, and then lets go without hearing of it.
async fn given_up_after(polls: usize, future: impl Future) {
    let (mut future, mut left) = (std::pin::pin!(future), polls);
    std::future::poll_fn(|cx| match left {
        0 => std::task::Poll::Ready(()),
        _ => {
            left -= 1;
            future.as_mut().poll(cx).map(drop)
        }
    })
    .await;
    tokio::time::sleep(Duration::from_millis(2)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn giving_up_at_any_wait_leaves_a_writer_that_writes() {
    let world = world(Engine::Sqlite).await.unwrap();
    let ctx = ralitsa(&world, Role::Carer);
    for polls in 0..60 {
        given_up_after(polls, note(&ctx)).await;
        note(&ctx).await.unwrap();
    }
    assert!(matches!(chain(&world).await, Verdict::Whole { .. }));
}
