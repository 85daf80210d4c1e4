//! The API tells the same story.

use super::{egn, made, nadezhda, named};
use crate::tests::cast::{Answer, Cast, HARBOUR, account, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::{Value, json};

async fn put(cast: &Cast, method: Method, path: &str, version: Option<i64>, body: Value) -> Answer {
    cast.send_if_match(Role::SocialWorker, method, path, version, body).await
}

on_both! { cast;
    async fn a_person_is_opened_found_and_changed(cast) {
        let new = json!({ "identity": { "given": "Надежда", "family": "Колева", "sex": "female" },
            "identifiers": [{ "kind": "egn", "value": egn() }] });
        let created = put(&cast, Method::POST, "/api/v1/people", None, json!({ "service": HARBOUR, "person": new })).await;
        assert_eq!(created.status, 201, "{}", created.body);
        let id = created.json()["id"].as_str().unwrap().to_owned();
        let again = put(&cast, Method::POST, "/api/v1/people", None, json!({ "service": HARBOUR, "person": new })).await;
        assert_eq!((again.status.as_u16(), again.json()["errors"][0]["field"].as_str()), (422, Some("none_of")));
        let likely = put(&cast, Method::POST, "/api/v1/people/duplicates", None, json!({ "service": HARBOUR, "person": new })).await;
        assert_eq!(likely.json()[0]["reasons"], json!(["identifier", "name"]), "{}", likely.body);
        let found = cast.get(Role::Carer, "/api/v1/people?q=nadya").await;
        assert_eq!(found.json()["items"][0]["name"], "Надежда К.", "{}", found.body);
        let path = format!("/api/v1/people/{id}");
        let patch = json!({ "family": "Маринова" });
        assert_eq!(put(&cast, Method::PATCH, &path, None, patch.clone()).await.status, 428, "without If-Match");
        let changed = put(&cast, Method::PATCH, &path, Some(1), patch.clone()).await;
        assert_eq!((changed.status.as_u16(), changed.json()["given"].as_str()), (200, Some("Надежда")), "{}", changed.body);
        let late = put(&cast, Method::PATCH, &path, Some(1), patch).await;
        assert_eq!((late.status.as_u16(), late.json()["version"].as_i64()), (409, Some(2)), "{}", late.body);
        for (version, died) in [(2, json!("2026-11-20")), (3, Value::Null)] {
            let told = put(&cast, Method::PATCH, &path, Some(version), json!({ "died_on": died })).await;
            assert_eq!((told.status.as_u16(), &told.json()["died_on"]), (200, &died), "{}", told.body);
        }
        let kept = put(&cast, Method::PATCH, &path, Some(4), json!({ "given": "Надежда\u{7}" })).await;
        assert_eq!((kept.status.as_u16(), kept.json()["errors"][0]["field"].as_str()), (422, Some("given")), "{}", kept.body);
    }

    async fn lists_are_read_page_by_page_and_only_what_one_may_open(cast) {
        for family in ["Първа", "Втора", "Трета"] {
            cast.world.minutes_pass(1);
            made(&cast, &named("Жена", family)).await;
        }
        let first = cast.get(Role::Carer, "/api/v1/people?limit=2").await.json();
        assert_eq!(first["items"].as_array().unwrap().len(), 2);
        let next = first["next"].as_str().unwrap();
        let second = cast.get(Role::Carer, &format!("/api/v1/people?limit=2&after={next}")).await.json();
        assert_eq!((second["items"].as_array().unwrap().len(), &second["next"]), (1, &Value::Null));
        assert_eq!(cast.get_as_stranger("/api/v1/people").await.json()["items"], json!([]));
        assert_eq!(cast.get(Role::Coordinator, "/api/v1/people").await.status, 403);
    }

    async fn what_is_sent_twice_with_its_id_is_there_once(cast) {
        let (id, other) = (made(&cast, &nadezhda()).await, made(&cast, &named("Иван", "Петров")).await);
        let things = [
            ("contacts", json!({ "kind": "phone", "value": "0888" })),
            ("alerts", json!({ "kind": "allergy", "text": "мед" })),
            ("identifiers", json!({ "kind": "passport", "value": "381234567" })),
            ("relations", json!({ "other": other, "relation": { "kind": "sibling" } })),
        ];
        for (place, (list, mut body)) in things.into_iter().enumerate() {
            let own = json!(uuid::Uuid::from_u128(0x0193_c0de_0000_7000_8000_0000_0000_0100 + place as u128));
            let named = if list == "relations" { &mut body["relation"]["id"] } else { &mut body["id"] };
            *named = own.clone();
            let path = format!("/api/v1/people/{id}/{list}");
            for _ in 0..2 {
                let sent = put(&cast, Method::POST, &path, None, body.clone()).await;
                assert_eq!((sent.status.as_u16(), &sent.json()["id"]), (201, &own), "{list}: {}", sent.body);
            }
            let all = cast.get(Role::Carer, &path).await.json();
            let all = all["items"].as_array().unwrap().iter().filter(|one| one["id"] == own).count();
            assert_eq!(all, 1, "{list}");
            if list != "relations" {
                let theirs = put(&cast, Method::POST, &format!("/api/v1/people/{other}/{list}"), None, body).await;
                assert_eq!((theirs.status.as_u16(), theirs.json()["errors"][0]["field"].as_str()), (422, Some("id")), "{list}");
            }
        }
    }

    async fn everything_around_a_person_can_be_written(cast) {
        let id = made(&cast, &nadezhda()).await;
        let base = format!("/api/v1/people/{id}");
        let contact = json!({ "kind": "phone", "value": "0888", "safety": "ask_first" });
        let contact = put(&cast, Method::POST, &format!("{base}/contacts"), None, contact).await;
        assert_eq!(contact.status, 201, "{}", contact.body);
        let path = format!("{base}/contacts/{}", contact.json()["id"].as_str().unwrap());
        let safe = json!({ "kind": "phone", "value": "0888", "safety": "never" });
        assert_eq!(put(&cast, Method::PUT, &path, Some(1), safe).await.json()["safety"], "never");
        assert_eq!(put(&cast, Method::DELETE, &path, Some(1), json!({})).await.status, 409);
        assert_eq!(put(&cast, Method::DELETE, &path, Some(2), json!({})).await.status, 204);
        assert_eq!(cast.get(Role::Carer, &format!("{base}/safe-contact")).await.status, 404);
        let rule = json!({ "how": "Лично", "never": ["voicemail"], "version": 0 });
        assert_eq!(put(&cast, Method::PUT, &format!("{base}/safe-contact"), None, rule).await.json()["version"], 1);
        let alert = put(&cast, Method::POST, &format!("{base}/alerts"), None, json!({ "kind": "allergy", "text": "мед" })).await;
        assert_eq!(alert.status, 201, "{}", alert.body);
        let end = format!("{base}/alerts/{}/end", alert.json()["id"].as_str().unwrap());
        assert!(put(&cast, Method::POST, &end, Some(1), json!({})).await.json()["until"].is_string());
        let lnch = json!({ "kind": "lnch", "value": "7111042925" });
        let paper = put(&cast, Method::POST, &format!("{base}/identifiers"), None, lnch).await;
        assert_eq!((paper.status.as_u16(), &paper.json()["oddities"]), (201, &json!([])), "{}", paper.body);
        let path = format!("{base}/identifiers/{}", paper.json()["id"].as_str().unwrap());
        let odd = json!({ "kind": "lnch", "value": "7111042926", "confirmed": true });
        assert_eq!(put(&cast, Method::PUT, &path, Some(1), odd).await.json()["oddities"], json!(["malformed"]));
        assert_eq!(put(&cast, Method::DELETE, &path, Some(2), json!({})).await.status, 204);
        let son = json!({ "person": { "identity": { "given": "Мартин", "sex": "male" } }, "relation": { "kind": "child" } });
        let relation = put(&cast, Method::POST, &format!("{base}/relations"), None, son).await;
        assert_eq!((relation.status.as_u16(), relation.json()["other_name"].as_str()), (201, Some("Мартин")));
        let path = format!("{base}/relations/{}", relation.json()["id"].as_str().unwrap());
        let lives = json!({ "kind": "child", "lives_together": true });
        assert_eq!(put(&cast, Method::PUT, &path, Some(1), lives).await.json()["lives_together"], true);
        assert_eq!(put(&cast, Method::DELETE, &path, Some(2), json!({})).await.status, 204);
        for list in ["contacts", "alerts", "identifiers", "relations"] {
            let list = cast.get(Role::SocialWorker, &format!("{base}/{list}")).await.json();
            assert!(list["items"].is_array() && list["next"].is_null(), "{list}");
        }
        let looks = cast.get(Role::ServiceManager, &format!("{base}/looks")).await;
        let by = |nth: usize| looks.json()["items"][nth]["account_id"].clone();
        assert_eq!(by(0), account(Role::ServiceManager).to_string(), "whoever asks has just looked too");
        assert_eq!(by(1), account(Role::SocialWorker).to_string());
        let nul = put(&cast, Method::POST, &format!("{base}/alerts"), None, json!({ "kind": "other", "text": "а\0б" })).await;
        assert_eq!(nul.status, 422, "{}", nul.body);
    }
}
