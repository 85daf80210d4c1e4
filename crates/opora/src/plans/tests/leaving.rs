//! A draft that is thrown away, and the plan of somebody who has left.

use super::{told, value};
use crate::plans;
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

const ME: Role = Role::SocialWorker;

on_both! { told;
    async fn a_draft_that_nobody_signed_is_thrown_away_after_a_question(told) {
        let plan = told.draft().await;
        let path = format!("/plans/{plan}/discard");
        let asked = told.page(ME, &path).await;
        assert!(asked.contains("1 цел") && asked.contains("не може да се върне"), "{asked}");
        let version = value(&asked, "version");
        assert_eq!(told.signs(ME, plan).await.status, 303);
        let signed = told.post(ME, &path, &[("version", version.as_str())]).await;
        assert!(signed.status == 422 && signed.body.contains("никой не е подписал"), "{}", signed.body);
        assert_eq!(told.post(ME, &format!("/plans/{plan}/reopening"), &[]).await.status, 303);
        let version = value(&told.page(ME, &path).await, "version");
        let gone = told.post(ME, &path, &[("version", version.as_str())]).await;
        assert_eq!((gone.status.as_u16(), gone.location()), (303, format!("/people/{}/plan", told.person).as_str()));
        let page = told.page(ME, &format!("/people/{}/plan?done=discarded", told.person)).await;
        for words in ["Черновата е изтрита", "Още няма план", "Надежда Колева", "Безопасна връзка"] {
            assert!(page.contains(words), "{words} in {page}");
        }
        assert_eq!(told.cast.get(ME, &format!("/plans/{plan}")).await.status, 404);
        let next = told.draft().await;
        assert_eq!(plans::plan(&told.cast.ctx(ME), next).await.unwrap().plan.number, 1, "its number is free again");
        let api = format!("/api/v1/plans/{next}");
        assert_eq!(told.cast.send(ME, Method::DELETE, &api, json!({})).await.status, 428);
        assert_eq!(told.cast.send_if_match(ME, Method::DELETE, &api, Some(99), json!({})).await.status, 409);
    }

    async fn after_somebody_has_left_their_plan_is_ended_and_nothing_new_is_agreed(told) {
        let plan = told.in_force().await;
        let whole = plans::plan(&told.cast.ctx(ME), plan).await.unwrap();
        plans::start(&told.cast.ctx(ME), told.person, None).await.unwrap();
        let mut tx = told.cast.world.db().arrange().await.unwrap();
        tx.query("UPDATE stay SET ended_at = $1 WHERE person_id = $2")
            .bind(told.cast.world.now()).bind(told.person).execute().await.unwrap();
        tx.arranged().await.unwrap();
        let page = told.page(ME, &format!("/plans/{plan}")).await;
        assert!(!page.contains("Започни преглед") && page.contains(&format!("/plans/{plan}/closing")), "{page}");
        let review = [("held_on", "2026-11-21"), ("helped", "Разговорите")];
        let refused = told.post(ME, &format!("/plans/{plan}/review"), &review).await;
        assert!(refused.status == 422 && refused.body.contains("вече не е в услугата"), "{}", refused.body);
        let outcome = format!("outcome-{}", whole.goals[0].id);
        let end = [("ended_on", "2026-11-21"), (outcome.as_str(), "reached")];
        let ended = told.post(ME, &format!("/plans/{plan}/closing"), &end).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        let draft = plans::plan_of(&told.cast.ctx(ME), told.person).await.unwrap().unwrap().plan.id;
        let path = format!("/plans/{draft}/team-signature");
        let signed = told.post(ME, &path, &[("edition", "1")]).await;
        assert_eq!(signed.status, 422, "a draft of somebody who has left is not signed");
        assert!(told.page(ME, &format!("/plans/{draft}")).await.contains("Изтрий черновата"));
    }

    async fn a_review_that_says_nothing_is_none(told) {
        let plan = told.in_force().await;
        let refused = told.post(ME, &format!("/plans/{plan}/review"), &[("held_on", "2026-11-21")]).await;
        assert!(refused.status == 422 && refused.body.contains("поне един отговор"), "{}", refused.body);
        let body = json!({ "held_on": "2026-11-21" });
        assert_eq!(told.cast.send(ME, Method::POST, &format!("/api/v1/plans/{plan}/reviews"), body).await.status, 422);
    }
}
