//! The first visit.

use super::browser::{Browser, hidden};
use super::codes::codes_on;
use kernel::ctx::{App, Settings};
use kernel::on_both;
use kernel::testing::{Engine, World};
use std::sync::Arc;

const ORDER: [(&str, &str); 5] = [
    ("provider", "Община Каменград"),
    ("municipality", "Каменград"),
    ("name", "Петър Кънев"),
    ("email", "p.kanev@kamengrad.example"),
    ("password", "жълта дюля през есента"),
];

async fn nothing(engine: Engine) -> Option<World> {
    World::on(engine, crate::app::MIGRATIONS, "2026-11-21T08:00:00Z").await
}

on_both! { nothing;
    async fn the_first_visit_founds_the_municipality_and_happens_once(world) {
        let mut browser = Browser::at(world.app(), "203.0.113.1");
        assert_eq!(browser.get("/").await.location(), "/setup");
        assert_eq!(browser.get("/sign-in").await.location(), "/setup");
        let page = browser.post("/setup", &ORDER).await;
        assert_eq!(codes_on(&page.body).len(), 10);
        assert!(page.body.contains("href=\"/me/second-step\""), "the phone is offered at once");
        assert_eq!(browser.get("/").await.location(), "/provider", "nothing is arranged yet");
        let mut other = Browser::at(world.app(), "203.0.113.2");
        assert_eq!(other.get("/setup").await.location(), "/");
        assert_eq!(other.post("/setup", &ORDER).await.location(), "/");
        assert!(!other.is_in().await);
        assert!(other.get("/sign-in").await.body.contains("Община Каменград"));
        assert_eq!(other.sign_in(ORDER[3].1, ORDER[4].1).await.status, 303);
    }

    async fn where_strangers_can_come_first_the_printed_secret_is_asked_for(world) {
        let settings = Settings { setup_secret: Some("ключът".into()), cheap_hashes: true, ..Settings::default() };
        let now = world.now();
        let app = App::new(world.db().clone(), Arc::new(move || now.timestamp()), settings);
        let mut stranger = Browser::at(app.clone(), "203.0.113.1");
        assert_eq!(stranger.get("/setup").await.status, 403);
        assert_eq!(stranger.get("/setup?secret=x").await.status, 403);
        assert_eq!(stranger.post("/setup", &ORDER).await.status, 403);
        let mut owner = Browser::at(app, "203.0.113.2");
        let page = owner.get("/setup?secret=%D0%BA%D0%BB%D1%8E%D1%87%D1%8A%D1%82").await;
        let mut order = ORDER.to_vec();
        let secret = hidden(&page.body, "secret").unwrap();
        order.push(("secret", &secret));
        assert_eq!(owner.post("/setup", &order).await.status, 200);
    }

    async fn of_two_first_visits_at_once_one_founds(world) {
        let visits = (0..8).map(|at| {
            let mut browser = Browser::at(world.app(), &format!("203.0.{at}.1"));
            tokio::spawn(async move { browser.post("/setup", &ORDER).await.status.as_u16() })
        });
        let mut founded = 0;
        for visit in visits.collect::<Vec<_>>() {
            founded += usize::from(visit.await.unwrap() == 200);
        }
        assert_eq!((founded, world.app().providers().await.unwrap().len()), (1, 1));
    }

    async fn everything_that_is_wrong_is_told_at_once(world) {
        let mut browser = Browser::at(world.app(), "203.0.113.1");
        let wrong = [("provider", ""), ("municipality", "К"), ("name", ""), ("email", "p.kanev"), ("password", "къса")];
        let page = browser.post("/setup", &wrong).await;
        for (field, told) in [("provider", true), ("municipality", false), ("name", true), ("email", true), ("password", true)] {
            assert_eq!(page.body.contains(&format!("href=\"#f-{field}\"")), told, "{field}");
        }
    }

    async fn a_weak_password_is_refused_and_the_rest_stays_typed(world) {
        let mut browser = Browser::at(world.app(), "203.0.113.1");
        let mut order = ORDER;
        for weak in ["къса", "administrator1", "p.kanev-и-още-нещо", ""] {
            order[4].1 = weak;
            let page = browser.post("/setup", &order).await;
            assert_eq!(page.status, 422, "{weak}");
            assert!(page.body.contains("Петър Кънев"));
            assert!(weak.is_empty() || !page.body.contains(weak), "a password is never printed");
        }
        assert!(world.app().providers().await.unwrap().is_empty());
    }
}
