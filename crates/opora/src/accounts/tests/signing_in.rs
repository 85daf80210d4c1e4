//! Coming in, and being kept out.

use super::browser::Browser;
use super::{CARER, PASSWORD, town};
use crate::tests::cast::{Cast, HOME, account};
use axum::http::header;
use kernel::ctx::{App, Settings};
use kernel::on_both;
use kernel::policy::Role;
use std::sync::Arc;

fn browser(cast: &Cast, address: &str) -> Browser {
    Browser::at(cast.world.app(), address)
}

on_both! { town;
    async fn the_right_password_opens_the_first_page(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        assert_eq!(browser.get("/").await.location(), "/sign-in");
        let answer = browser.sign_in(" Carer@Kamengrad.example ", PASSWORD).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/"));
        assert!(browser.get("/").await.location().ends_with("/today"));
        assert!(browser.is_in().await);
    }

    async fn cookies_are_kept_from_scripts_and_other_sites(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        let answer = browser.sign_in(CARER, PASSWORD).await;
        let cookies: Vec<&str> = answer.headers.get_all(header::SET_COOKIE).iter().map(|c| c.to_str().unwrap()).collect();
        assert_eq!(cookies.len(), 3);
        assert!(cookies.iter().all(|c| c.contains("; HttpOnly") && c.contains("; SameSite=Lax") && c.contains("; Path=/")));
        let session = browser.jar["opora"].clone();
        assert!(cookies.iter().any(|c| c.starts_with(&format!("opora={session}")) && !c.contains("Max-Age")));
        let mut tx = cast.world.db().peek().await.unwrap();
        let (kept,): (i64,) = tx.query("SELECT count(*) FROM session WHERE token_digest = $1").bind(session).one().await.unwrap();
        assert_eq!(kept, 0, "the session's secret itself is not stored");
    }

    async fn a_wrong_password_an_unknown_address_and_a_closed_account_are_told_alike(cast) {
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("UPDATE account SET closed_at = $3 WHERE provider_id = $1 AND id = $2")
            .bind(HOME).bind(account(Role::Lawyer)).bind(cast.world.now()).execute().await.unwrap();
        tx.query("UPDATE account SET password_hash = NULL WHERE provider_id = $1 AND id = $2")
            .bind(HOME).bind(account(Role::Medical)).execute().await.unwrap();
        tx.arranged().await.unwrap();
        let mut told = Vec::new();
        let tries = [
            (CARER, "друга парола"),
            ("nobody@kamengrad.example", PASSWORD),
            ("lawyer@kamengrad.example", PASSWORD),
            ("medical@kamengrad.example", PASSWORD),
        ];
        for (at, (email, password)) in tries.into_iter().enumerate() {
            let mut browser = browser(&cast, &format!("203.0.{at}.1"));
            let answer = browser.sign_in(email, password).await;
            assert!(browser.jar.is_empty());
            told.push((answer.status, answer.body.replace(email, "…")));
        }
        assert!(told.iter().all(|one| *one == told[0]));
        assert_eq!(told[0].0, 422);
    }

    async fn guessing_is_slowed_down_and_the_owner_still_comes_in(cast) {
        let mut home = browser(&cast, "198.51.100.7");
        home.sign_in(CARER, PASSWORD).await;
        home.post("/sign-out", &[]).await;
        let mut slowed = 0;
        for network in 0..100 {
            let mut thief = browser(&cast, &format!("203.0.{network}.9"));
            for guess in 0..8 {
                let answer = thief.sign_in(CARER, &format!("познай-{network}-{guess}")).await;
                assert!(!thief.jar.contains_key("opora"));
                slowed += usize::from(answer.status == 429);
            }
        }
        assert_eq!(slowed, 100 * 3, "from each network five guesses are heard, the next three must wait");
        assert_eq!(home.sign_in(CARER, PASSWORD).await.status, 303, "from the device they know");
        let mut elsewhere = browser(&cast, "198.51.100.200");
        assert_eq!(elsewhere.sign_in(CARER, PASSWORD).await.status, 303, "and from a new one elsewhere");
    }

    async fn a_device_known_to_the_account_is_not_slowed_by_guesses_from_its_own_network(cast) {
        let mut home = browser(&cast, "198.51.100.7");
        home.sign_in(CARER, PASSWORD).await;
        home.post("/sign-out", &[]).await;
        let mut neighbour = browser(&cast, "198.51.100.8");
        for guess in 0..9 {
            neighbour.sign_in(CARER, &format!("познай-{guess}")).await;
        }
        assert_eq!(neighbour.sign_in(CARER, PASSWORD).await.status, 429);
        assert_eq!(home.sign_in(CARER, PASSWORD).await.status, 303);
    }

    async fn the_wait_ends_and_grows(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        for guess in 0..6 {
            browser.sign_in("nobody@kamengrad.example", &format!("познай-{guess}")).await;
        }
        assert_eq!(browser.sign_in("nobody@kamengrad.example", "познай").await.status, 429, "also for nobody");
        cast.world.minutes_pass(1);
        assert_eq!(browser.sign_in("nobody@kamengrad.example", "познай").await.status, 422);
        for _ in 0..8 {
            cast.world.minutes_pass(5);
            browser.sign_in(CARER, "познай").await;
        }
        assert_eq!(browser.sign_in(CARER, PASSWORD).await.status, 429);
        cast.world.minutes_pass(10);
        assert_eq!(browser.sign_in(CARER, PASSWORD).await.status, 303);
    }

    async fn a_hundred_guesses_at_once_are_a_hundred_guesses(cast) {
        let guesses = (0..100).map(|guess| {
            let mut thief = browser(&cast, "203.0.113.5");
            tokio::spawn(async move { thief.sign_in(CARER, &format!("познай-{guess}")).await.status.as_u16() })
        });
        let mut tried = 0;
        for guess in guesses.collect::<Vec<_>>() {
            tried += usize::from(guess.await.unwrap() == 422);
        }
        assert!(tried <= 6, "{tried} were tried");
    }

    async fn an_address_that_a_browser_makes_up_does_not_count(cast) {
        let mut thief = browser(&cast, "203.0.113.5");
        for guess in 0..6 {
            thief.forwarded = Some(format!("10.0.{guess}.1"));
            thief.sign_in(CARER, &format!("познай-{guess}")).await;
        }
        assert_eq!(thief.sign_in(CARER, "познай").await.status, 429);
    }

    async fn behind_a_proxy_the_address_it_adds_counts_and_cookies_are_for_https(cast) {
        let now = cast.world.now();
        let settings = Settings {
            public_url: Some("https://opora.example".into()), cheap_hashes: true, ..Settings::default()
        };
        let app = App::new(cast.world.db().clone(), Arc::new(move || now.timestamp()), settings);
        for guess in 0..6 {
            let mut thief = Browser::at(app.clone(), "127.0.0.1");
            thief.forwarded = Some(format!("10.0.{guess}.1, 203.0.113.9"));
            thief.sign_in(CARER, &format!("познай-{guess}")).await;
        }
        let mut thief = Browser::at(app.clone(), "127.0.0.1");
        thief.forwarded = Some("198.51.100.1, 203.0.113.9".into());
        assert_eq!(thief.sign_in(CARER, "познай").await.status, 429);
        let mut owner = Browser::at(app, "127.0.0.1");
        owner.forwarded = Some("203.0.113.9, 198.51.100.1".into());
        let answer = owner.sign_in(CARER, PASSWORD).await;
        let cookies: Vec<&str> = answer.headers.get_all(header::SET_COOKIE).iter().map(|c| c.to_str().unwrap()).collect();
        assert!(cookies.len() == 3 && cookies.iter().all(|c| c.ends_with("; Secure")));
    }

    async fn a_session_ends_after_thirty_idle_minutes_and_after_twelve_hours(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        browser.sign_in(CARER, PASSWORD).await;
        cast.world.minutes_pass(29);
        assert!(browser.is_in().await);
        cast.world.minutes_pass(31);
        assert!(!browser.is_in().await);
        browser.sign_in(CARER, PASSWORD).await;
        for _ in 0..(12 * 60 / 20) {
            assert!(browser.is_in().await);
            cast.world.minutes_pass(20);
        }
        assert!(!browser.is_in().await, "however busy it was");
    }

    async fn signing_out_ends_the_session_for_good(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        browser.sign_in(CARER, PASSWORD).await;
        let session = browser.jar["opora"].clone();
        assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
        assert!(!browser.jar.contains_key("opora"));
        browser.jar.insert("opora".into(), session);
        assert!(!browser.is_in().await);
    }

    async fn after_signing_in_one_is_where_one_wanted_to_be_and_never_on_another_site(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        let sent = browser.get("/me?x=1").await.headers[header::LOCATION].to_str().unwrap().to_owned();
        assert_eq!(sent, "/sign-in?next=%2Fme%3Fx%3D1");
        let fields = [("email", CARER), ("password", PASSWORD), ("next", "/me?x=1")];
        assert_eq!(browser.post("/sign-in", &fields).await.headers[header::LOCATION], "/me?x=1");
        let fields = [("email", CARER), ("password", PASSWORD), ("next", "//evil.example")];
        assert_eq!(browser.post("/sign-in", &fields).await.headers[header::LOCATION], "/");
    }

    async fn the_language_is_chosen_by_cookie_and_for_the_account(cast) {
        let mut browser = browser(&cast, "203.0.113.1");
        let answer = browser.post("/language", &[("lang", "en"), ("back", "/sign-in?next=%2Fme")]).await;
        assert_eq!(answer.headers[header::LOCATION], "/sign-in?next=%2Fme");
        assert!(browser.get("/sign-in").await.body.contains("Welcome"));
        browser.sign_in(CARER, PASSWORD).await;
        browser.post("/language", &[("lang", "en"), ("back", "https://evil.example")]).await;
        browser.jar.remove("lang");
        assert!(browser.get("/me").await.body.contains("My profile"));
    }
}
