//! The second step: codes from a phone and recovery codes, each good once.

use super::browser::{Browser, hidden};
use super::{CARER, PASSWORD, PHONE, shown, town, with_phone};
use crate::tests::cast::Cast;
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

fn browser(cast: &Cast) -> Browser {
    Browser::at(cast.world.app(), "203.0.113.1")
}

/// The codes that a page shows once.
pub fn codes_on(body: &str) -> Vec<String> {
    body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

on_both! { town;
    async fn a_code_from_the_phone_is_needed_and_good_once(cast) {
        with_phone(&cast, Role::Carer).await;
        let mut first = browser(&cast);
        assert_eq!(first.sign_in(CARER, PASSWORD).await.location(), "/sign-in/code");
        assert!(!first.is_in().await, "the password alone is not enough");
        assert_eq!(first.get("/sign-in/code").await.status, 200);
        assert_eq!(first.post("/sign-in/code", &[("code", "000000")]).await.status, 422);
        assert_eq!(first.post("/sign-in/code", &[("code", &shown(&cast))]).await.status, 303);
        assert!(first.is_in().await);
        let mut second = browser(&cast);
        second.sign_in(CARER, PASSWORD).await;
        assert_eq!(second.post("/sign-in/code", &[("code", &shown(&cast))]).await.status, 422, "seen over a shoulder");
        cast.world.minutes_pass(1);
        assert_eq!(second.post("/sign-in/code", &[("code", &shown(&cast))]).await.status, 303);
    }

    async fn a_code_without_a_password_is_worth_nothing(cast) {
        with_phone(&cast, Role::Carer).await;
        let mut browser = browser(&cast);
        assert_eq!(browser.get("/sign-in/code").await.location(), "/sign-in");
        assert_eq!(browser.post("/sign-in/code", &[("code", &shown(&cast))]).await.status, 401);
        browser.sign_in(CARER, PASSWORD).await;
        cast.world.minutes_pass(11);
        assert_eq!(browser.post("/sign-in/code", &[("code", &shown(&cast))]).await.status, 401, "too late");
    }

    async fn codes_cannot_be_guessed_by_asking_for_the_password_again(cast) {
        with_phone(&cast, Role::Carer).await;
        let mut slowed = 0;
        for network in 0..20 {
            let mut thief = Browser::at(cast.world.app(), &format!("203.0.{network}.9"));
            thief.sign_in(CARER, PASSWORD).await;
            slowed += usize::from(thief.post("/sign-in/code", &[("code", "000000")]).await.status == 429);
        }
        assert!(slowed >= 9, "{slowed} of 20 had to wait");
    }

    async fn the_phone_is_shown_the_secret_and_must_prove_it(cast) {
        let mut browser = browser(&cast);
        browser.sign_in(CARER, PASSWORD).await;
        let page = browser.get("/me/second-step").await.body;
        let secret = hidden(&page, "secret").unwrap();
        assert!(page.contains("<svg") && secret.len() == 32);
        let code = kernel::one_time::code_at(&secret, cast.world.now()).unwrap();
        let wrong = [("secret", secret.as_str()), ("code", "000000"), ("password", PASSWORD)];
        assert_eq!(browser.post("/me/second-step", &wrong).await.status, 422);
        let wrong = [("secret", secret.as_str()), ("code", &code), ("password", "друга парола")];
        assert_eq!(browser.post("/me/second-step", &wrong).await.status, 422);
        let right = [("secret", secret.as_str()), ("code", &code), ("password", PASSWORD)];
        assert_eq!(browser.post("/me/second-step", &right).await.location(), "/me");
        browser.post("/sign-out", &[]).await;
        assert_eq!(browser.sign_in(CARER, PASSWORD).await.location(), "/sign-in/code");
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.status, 422, "that code is used");
        cast.world.minutes_pass(1);
        let code = kernel::one_time::code_at(&secret, cast.world.now()).unwrap();
        assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).await.status, 303);
        assert_eq!(browser.post("/me/second-step/end", &[("step_password", PASSWORD)]).await.location(), "/me");
        browser.post("/sign-out", &[]).await;
        assert_eq!(browser.sign_in(CARER, PASSWORD).await.location(), "/");
    }

    async fn a_recovery_code_stands_in_for_the_phone_once(cast) {
        let mut browser = browser(&cast);
        browser.sign_in(CARER, PASSWORD).await;
        let codes = codes_on(&browser.post("/me/codes", &[("codes_password", PASSWORD)]).await.body);
        assert_eq!(codes.len(), 10);
        with_phone(&cast, Role::Carer).await;
        browser.post("/sign-out", &[]).await;
        browser.sign_in(CARER, PASSWORD).await;
        assert_eq!(browser.post("/sign-in/code", &[("code", &codes[0].to_uppercase())]).await.status, 303);
        browser.post("/sign-out", &[]).await;
        browser.sign_in(CARER, PASSWORD).await;
        assert_eq!(browser.post("/sign-in/code", &[("code", &codes[0])]).await.status, 422, "used");
        assert_eq!(browser.post("/sign-in/code", &[("code", &codes[1])]).await.status, 303);
        let again = codes_on(&browser.post("/me/codes", &[("codes_password", PASSWORD)]).await.body);
        browser.post("/sign-out", &[]).await;
        browser.sign_in(CARER, PASSWORD).await;
        assert_eq!(browser.post("/sign-in/code", &[("code", &codes[2])]).await.status, 422, "void since there are new ones");
        assert_eq!(browser.post("/sign-in/code", &[("code", &again[2])]).await.status, 303);
    }

    async fn a_forgotten_password_is_replaced_by_a_recovery_code_where_there_is_no_second_step(cast) {
        let mut browser = browser(&cast);
        browser.sign_in(CARER, PASSWORD).await;
        let codes = codes_on(&browser.post("/me/codes", &[("codes_password", PASSWORD)]).await.body);
        let order = |code: &str| [("email", CARER.to_owned()), ("code", code.to_owned()), ("password", "съвсем нова парола".into())];
        let mut other = Browser::at(cast.world.app(), "203.0.113.77");
        let send = order("aaaa-bbbb-cccc-dddd");
        let wrong = other.post("/recover", &send.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(wrong.status, 422);
        let token = json!({ "name": "справка", "scope": "read", "days": 30 });
        cast.send(Role::Carer, Method::POST, "/api/v1/tokens", token).await;
        let send = order(&codes[0]);
        assert_eq!(other.post("/recover", &send.each_ref().map(|(n, v)| (*n, v.as_str()))).await.location(), "/sign-in");
        assert!(!browser.is_in().await, "who was in with the old password is out");
        assert_eq!(other.sign_in(CARER, "съвсем нова парола").await.status, 303);
        assert!(other.get("/api/v1/tokens").await.json()["items"].as_array().unwrap().is_empty(), "nor has a program its token");
        with_phone(&cast, Role::Carer).await;
        let send = order(&codes[1]);
        let refused = other.post("/recover", &send.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(refused.status, 422, "a code alone would be one step for two");
        assert!(!PHONE.is_empty());
    }

    async fn a_stranger_cannot_keep_the_owner_from_recovering(cast) {
        let mut owner = browser(&cast);
        owner.sign_in(CARER, PASSWORD).await;
        let codes = codes_on(&owner.post("/me/codes", &[("codes_password", PASSWORD)]).await.body);
        let mut stranger = Browser::at(cast.world.app(), "198.51.100.7");
        let fields = |code: &str| [("email", CARER.to_owned()), ("code", code.to_owned()), ("password", "съвсем нова парола".into())];
        let mut last = None;
        for _ in 0..12 {
            let send = fields("aaaa-bbbb-cccc-dddd");
            last = Some(stranger.post("/recover", &send.each_ref().map(|(n, v)| (*n, v.as_str()))).await);
        }
        let last = last.unwrap();
        assert_eq!(last.status, 429);
        assert!(last.headers["retry-after"].to_str().unwrap().parse::<i64>().unwrap() > 0);
        let send = fields(&codes[0]);
        assert_eq!(owner.post("/recover", &send.each_ref().map(|(n, v)| (*n, v.as_str()))).await.location(), "/sign-in");
    }

    async fn a_wrong_password_is_told_beside_the_field_it_was_typed_in(cast) {
        with_phone(&cast, Role::Carer).await;
        for (path, field) in [("/me/codes", "codes_password"), ("/me/second-step/end", "step_password")] {
            let page = cast.post(Role::Carer, path, &[(field, "друга парола")]).await;
            assert_eq!(page.status, 422);
            assert!(page.body.contains(&format!("href=\"#f-{field}\"")) && !page.body.contains("href=\"#f-password\""), "{path}");
        }
    }
}
