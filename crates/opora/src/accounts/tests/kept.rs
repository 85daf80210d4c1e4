//! What was typed is never lost: a session that ends in mid-form, a hidden screen.

use super::browser::{Browser, hidden};
use super::{ADMINISTRATOR, CARER, PASSWORD, shown, town, with_phone};
use crate::tests::cast::Cast;
use kernel::on_both;
use kernel::policy::Role;

const TYPED: &str = "Ред & „кавички“\nвтори ред <b>";

async fn signed_in(cast: &Cast) -> Browser {
    let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
    browser.sign_in(CARER, PASSWORD).await;
    browser
}

on_both! { town;
    async fn a_form_sent_after_the_session_ended_goes_on_after_signing_in(cast) {
        let mut browser = signed_in(&cast).await;
        cast.world.minutes_pass(31);
        let sent = browser.post("/people/1/notes?x=1", &[("text", TYPED), ("empty", ""), ("old_password", "тайна")]).await;
        assert_eq!(sent.status, 401);
        let (kept, to) = (hidden(&sent.body, "kept").unwrap(), hidden(&sent.body, "kept_to").unwrap());
        assert_eq!(to, "/people/1/notes?x=1");
        let wrong = browser.post("/sign-in", &[("email", CARER), ("password", "не"), ("kept", &kept), ("kept_to", &to)]).await;
        assert_eq!(hidden(&wrong.body, "kept").as_ref(), Some(&kept), "a slip of the finger loses nothing");
        let fields = [("email", CARER), ("password", PASSWORD), ("kept", kept.as_str()), ("kept_to", &to)];
        let page = browser.post("/sign-in", &fields).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("method=\"post\" action=\"/people/1/notes?x=1\""));
        assert_eq!(hidden(&page.body, "text").as_deref(), Some(TYPED));
        assert_eq!(hidden(&page.body, "empty").as_deref(), Some(""));
        assert!(!page.body.contains("тайна"), "passwords are not carried along");
        assert!(browser.is_in().await);
    }

    async fn it_is_carried_through_the_second_step_too(cast) {
        with_phone(&cast, Role::Carer).await;
        let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
        let sent = browser.post("/people/1/notes", &[("text", TYPED)]).await;
        let kept = hidden(&sent.body, "kept").unwrap();
        let fields = [("email", CARER), ("password", PASSWORD), ("kept", kept.as_str()), ("kept_to", "/people/1/notes")];
        let step = browser.post("/sign-in", &fields).await;
        let kept = hidden(&step.body, "kept").unwrap();
        let fields = [("code", shown(&cast)), ("kept", kept), ("kept_to", "/people/1/notes".into())];
        let page = browser.post("/sign-in/code", &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(hidden(&page.body, "text").as_deref(), Some(TYPED));
    }

    async fn what_is_carried_is_never_sent_to_another_site(cast) {
        let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
        let fields = [("email", CARER), ("password", PASSWORD), ("kept", "a=1"), ("kept_to", "//evil.example/x")];
        assert_eq!(browser.post("/sign-in", &fields).await.location(), "/");
    }

    async fn a_link_brings_no_form_to_be_sent(cast) {
        with_phone(&cast, Role::Administrator).await;
        let mut administrator = Browser::at(cast.world.app(), "203.0.113.1");
        let mut carer = signed_in(&cast).await;
        carer.post("/lock", &[]).await;
        let link = "next=%2Fme&kept_to=%2Faccounts%2F1%2Froles&kept=role%3Dadministrator";
        let asked = administrator.get(&format!("/sign-in?{link}")).await;
        administrator.sign_in(ADMINISTRATOR, PASSWORD).await;
        let step = administrator.get(&format!("/sign-in/code?{link}")).await;
        for page in [asked, step, carer.get(&format!("/unlock?{link}")).await] {
            assert_eq!(hidden(&page.body, "next").as_deref(), Some("/me"));
            assert_eq!(hidden(&page.body, "kept_to"), None, "nobody but the browser's owner has typed it");
        }
    }

    async fn a_script_that_saves_is_told_to_sign_in_and_keeps_its_text_itself(cast) {
        let answer = cast.ask(None, axum::http::Method::PUT, "/people/1", None).await;
        assert!(answer.status.is_client_error());
    }

    async fn a_hidden_screen_opens_with_the_password_where_it_was(cast) {
        let mut browser = signed_in(&cast).await;
        browser.post("/lock", &[]).await;
        assert_eq!(browser.get("/me?x=1").await.headers["location"], "/unlock?next=%2Fme%3Fx%3D1");
        let page = browser.get("/unlock?next=%2Fme%3Fx%3D1").await;
        assert!(page.body.contains("Кирил Радев"));
        let wrong = [("password", "друга парола"), ("next", "/me?x=1")];
        assert_eq!(browser.post("/unlock", &wrong).await.status, 422);
        let right = [("password", PASSWORD), ("next", "/me?x=1")];
        assert_eq!(browser.post("/unlock", &right).await.headers["location"], "/me?x=1");
        assert!(browser.is_in().await);
    }

    async fn a_form_sent_from_behind_a_hidden_screen_is_kept_too(cast) {
        let mut browser = signed_in(&cast).await;
        browser.post("/lock", &[]).await;
        let sent = browser.post("/people/1/notes", &[("text", TYPED)]).await;
        assert_eq!(sent.status, 401);
        let kept = hidden(&sent.body, "kept").unwrap();
        let fields = [("password", PASSWORD), ("kept", kept.as_str()), ("kept_to", "/people/1/notes")];
        let page = browser.post("/unlock", &fields).await;
        assert_eq!(hidden(&page.body, "text").as_deref(), Some(TYPED));
    }

    async fn a_hidden_screen_ends_by_itself_and_by_its_owner(cast) {
        let mut browser = signed_in(&cast).await;
        browser.post("/lock", &[]).await;
        cast.world.minutes_pass(31);
        assert_eq!(browser.post("/unlock", &[("password", PASSWORD)]).await.status, 401);
        let mut other = signed_in(&cast).await;
        other.post("/lock", &[]).await;
        let secret = other.jar["opora"].clone();
        other.post("/sign-out", &[]).await;
        other.jar.insert("opora".into(), secret);
        assert_eq!(other.post("/unlock", &[("password", PASSWORD)]).await.status, 401);
    }

    async fn behind_a_hidden_screen_passwords_are_not_guessed(cast) {
        let mut browser = signed_in(&cast).await;
        browser.post("/lock", &[]).await;
        let mut last = 0;
        for guess in 0..8 {
            last = browser.post("/unlock", &[("password", &format!("познай-{guess}"))]).await.status.as_u16();
        }
        assert_eq!(last, 429);
    }
}
