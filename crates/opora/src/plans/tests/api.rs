//! The same by the API.

use super::told;
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

on_both! { told;
    async fn a_program_writes_a_plan_with_ids_of_its_own(told) {
        let me = Role::SocialWorker;
        let [plan, goal, activity] = [(); 3].map(|()| told.cast.ctx(me).new_id::<uuid::Uuid>().to_string());
        let plans = format!("/api/v1/people/{}/plans", told.person);
        let made = told.cast.send(me, Method::POST, &plans, json!({ "id": plan })).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let at = made.headers["location"].to_str().unwrap().to_owned();
        assert_eq!(at, format!("/api/v1/plans/{plan}"));
        let mut order = json!({
            "id": goal, "domain": "housing", "need": "A safe home", "goal": "Дом", "mark_start": 2, "mark_wish": 8,
        });
        let made = told.cast.send(me, Method::POST, &format!("{at}/goals"), order.clone()).await;
        assert_eq!((made.status.as_u16(), made.json()["id"].as_str()), (201, Some(goal.as_str())));
        assert_eq!(made.json()["need"], "Сигурен дом", "the form's need, by its English name");
        order["need"] = json!("Ключ от своя врата");
        let said_anew = told.cast.send_if_match(me, Method::PUT, &format!("/api/v1/goals/{goal}"), Some(1), order).await;
        let (said, link) = (&said_anew.json()["need"], &said_anew.json()["need_link"]);
        assert_eq!((said.as_str(), link.as_str()), (Some("Ключ от своя врата"), Some("need-housing")));
        let mut order = json!({
            "id": activity, "what": "Оглед", "kind": "accompanying", "who": "Ралица", "frequency": "еднократно",
            "until_on": "2026-12-01",
        });
        let made = told.cast.send(me, Method::POST, &format!("/api/v1/goals/{goal}/activities"), order.clone()).await;
        assert_eq!(made.status, 201, "{}", made.body);
        order["what"] = json!("Оглед с Ива");
        let of_activity = format!("/api/v1/activities/{activity}");
        let edited = told.cast.send_if_match(me, Method::PUT, &of_activity, Some(1), order.clone()).await;
        assert_eq!((edited.status.as_u16(), edited.json()["what"].as_str()), (200, Some("Оглед с Ива")), "{}", edited.body);
        assert_eq!(told.cast.send_if_match(me, Method::PUT, &of_activity, Some(1), order).await.status, 409);

        let blind = told.cast.send(me, Method::PUT, &at, json!({ "own_words": "Дом", "results": "Дом" })).await;
        assert_eq!((blind.status.as_u16(), blind.json()["type"].as_str()), (428, Some("urn:opora:problem:unversioned")));
        let bad = json!({ "domain": "housing", "goal": " ", "mark_start": 0 });
        let bad = told.cast.send(me, Method::POST, &format!("{at}/goals"), bad).await;
        let fields: Vec<String> = bad.json()["errors"].as_array().unwrap().iter()
            .map(|error| error["field"].as_str().unwrap().to_owned()).collect();
        assert_eq!((bad.status.as_u16(), fields), (422, vec!["goal".to_owned(), "mark_start".to_owned()]));

        let read = told.cast.get(me, &at).await;
        let body = read.json();
        assert_eq!(read.headers["etag"], format!("\"{}\"", body["version"]).as_str());
        assert_eq!((body["status"].as_str(), body["progress"]["all"].as_i64()), (Some("draft"), Some(1)));
        let list = told.cast.get(me, &plans).await.json();
        assert_eq!((list["items"][0]["id"].as_str(), list["next"].is_null()), (Some(plan.as_str()), true));
        let without = told.cast.send(me, Method::DELETE, &of_activity, json!({})).await;
        assert_eq!((without.status.as_u16(), without.json()["progress"]["all"].as_i64()), (200, Some(0)), "{}", without.body);
    }
}
