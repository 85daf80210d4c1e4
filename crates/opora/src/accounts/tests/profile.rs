//! One's own account.

use super::browser::Browser;
use super::{ADMINISTRATOR, CARER, PASSWORD, town};
use kernel::on_both;
use kernel::policy::Role;

on_both! { town;
    async fn a_session_elsewhere_is_listed_and_ended(cast) {
        let mut here = Browser::at(cast.world.app(), "203.0.113.1");
        let mut there = Browser::at(cast.world.app(), "203.0.114.1");
        here.sign_in(CARER, PASSWORD).await;
        there.sign_in(CARER, PASSWORD).await;
        // The cast's own session is a third; the list names the others by the address that ends them.
        let page = here.get("/me").await.body;
        let ends: Vec<&str> = page.split("action=\"/me/sessions/").skip(1).map(|rest| &rest[..36]).collect();
        assert_eq!(ends.len(), 2);
        for id in &ends {
            assert_eq!(here.post(&format!("/me/sessions/{id}/end"), &[]).await.location(), "/me");
        }
        assert!(here.is_in().await && !there.is_in().await);
        let mut stranger = Browser::at(cast.world.app(), "203.0.115.1");
        stranger.sign_in(ADMINISTRATOR, PASSWORD).await;
        there.sign_in(CARER, PASSWORD).await;
        let page = here.get("/me").await.body;
        let id = &page.split("action=\"/me/sessions/").nth(1).unwrap()[..36];
        assert_eq!(stranger.post(&format!("/me/sessions/{id}/end"), &[]).await.status, 404);
        assert!(there.is_in().await, "nobody ends another's session");
    }

    async fn a_changed_password_ends_the_other_sessions(cast) {
        let mut here = Browser::at(cast.world.app(), "203.0.113.1");
        let mut there = Browser::at(cast.world.app(), "203.0.114.1");
        here.sign_in(CARER, PASSWORD).await;
        there.sign_in(CARER, PASSWORD).await;
        let new = "синя лодка на кея";
        for (old, new) in [("друга", new), (PASSWORD, "къса"), (PASSWORD, "qwerty123")] {
            assert_eq!(here.post("/me/password", &[("old_password", old), ("password", new)]).await.status, 422);
        }
        let done = here.post("/me/password", &[("old_password", PASSWORD), ("password", new)]).await;
        assert_eq!(done.location(), "/me");
        assert!(here.is_in().await && !there.is_in().await);
        assert_eq!(there.sign_in(CARER, PASSWORD).await.status, 422);
        assert_eq!(there.sign_in(CARER, new).await.status, 303);
    }

    async fn an_administrators_password_is_longer(cast) {
        let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
        browser.sign_in(ADMINISTRATOR, PASSWORD).await;
        let short = [("old_password", PASSWORD), ("password", "осем-бук")];
        assert_eq!(browser.post("/me/password", &short).await.status, 422);
        browser.sign_in(CARER, PASSWORD).await;
        assert_eq!(browser.post("/me/password", &short).await.location(), "/me");
    }

    async fn someone_without_a_role_can_come_in_see_so_and_go(cast) {
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query("DELETE FROM role_grant WHERE account_id = $1")
            .bind(crate::tests::cast::account(Role::Carer)).execute().await.unwrap();
        tx.arranged().await.unwrap();
        let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
        browser.sign_in(CARER, PASSWORD).await;
        assert_eq!(browser.get("/").await.location(), "/me");
        let page = browser.get("/me").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Още нямаш роля"));
        assert_eq!(browser.post("/sign-out", &[]).await.location(), "/sign-in");
    }
}
