use super::fill;
use crate::{deadlines, places, provider};
use kernel::audit::Verdict;
use kernel::ctx::On;
use kernel::policy::{Right, Role};
use kernel::testing::{Engine, World};

async fn at(engine: Engine, moment: &str) -> Option<World> {
    World::on(engine, crate::app::MIGRATIONS, moment).await
}

/// Half past nine on the day of the mock-ups.
async fn a_morning(engine: Engine) -> Option<World> {
    at(engine, "2026-10-14T06:30:00Z").await
}

/// Half past midnight on a day that most years do not have.
async fn a_leap_night(engine: Engine) -> Option<World> {
    at(engine, "2028-02-28T22:30:00Z").await
}

/// What a visitor finds, whenever the demonstration is opened.
async fn is_full_of_life(world: &World) {
    let app = world.app();
    let logins = fill(&app, app.now().day()).await.unwrap_or_else(|refusal| panic!("{refusal:?}"));
    for role in [Role::SocialWorker, Role::Psychologist, Role::ServiceManager, Role::Carer, Role::Administrator] {
        assert!(logins.iter().any(|login| login.role == role), "nobody can sign in as {role}");
    }
    let ctx = app.itself(app.providers().await.unwrap()[0]);
    let service = provider::services(&ctx).await.unwrap()[0].id;
    let board = places::board(&ctx, service, ctx.at).await.unwrap();
    assert_eq!(board.residents().count(), 24);
    assert!(board.residents().all(|(_, place)| place.is_some()), "everyone has a bed");
    for days in [10, 40, 90, 150] {
        let then = places::board(&ctx, service, ctx.today().plus_days(-days).at(23, 59)).await.unwrap();
        assert!(then.residents().count() > 0 && then.waiting.is_empty(), "everyone had a bed {days} days ago");
    }
    let overdue = deadlines::due(&ctx, service, deadlines::Scope::All, Some(-1)).await.unwrap();
    assert!((1..=6).contains(&overdue.len()), "{} overdue: a house that is run, and not perfect", overdue.len());
    let verdict = ctx.view(Right::VerifyAudit, On::Provider).await.unwrap().verify_audit().await.unwrap();
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

mod on_the_day_of_the_mock_ups {
    use super::*;
    kernel::on_both! { a_morning; async fn the_demonstration_is_full_of_life(world) { is_full_of_life(&world).await; } }
}

mod in_a_leap_year_at_night {
    use super::*;
    kernel::on_both! { a_leap_night; async fn the_demonstration_is_full_of_life(world) { is_full_of_life(&world).await; } }
}
