//! Contacts after the stay: by which way, never against the rule, and what follows when somebody is in danger again.

use super::*;
use crate::people::contact::{Never, SafeContact, set_safe_contact};
use crate::tests::cast::cast;
use axum::http::Method;
use kernel::on_both;
use serde_json::json;

const TODAY: &str = "/services/00000000-0000-0000-0000-000000000010/today";

/// Somebody who left a month ago and may be called by day, never written to.
async fn left(cast: &Cast) -> AdmittedPerson {
    let one = one_adult(cast).await;
    let ctx = cast.ctx(Role::SocialWorker);
    let rule = SafeContact {
        how: "Личният ѝ телефон".into(),
        question: "Кога е прегледът?".into(),
        never: vec![Never::Messages, Never::EveningCalls],
        ..SafeContact::default()
    };
    set_safe_contact(&ctx, one.person_id, rule).await.unwrap();
    end_stay(&ctx, one.stay_id, leaving(Destination::Rented)).await.unwrap();
    cast.world.minutes_pass(30 * 24 * 60);
    one
}

fn form<'a>(channel: &'a str, time: &'a str, result: &'a str) -> Vec<(&'a str, &'a str)> {
    let day = [("month", "1"), ("done_at_date", "2026-12-20"), ("rule_kept", "1"), ("note", "Чака пред входа")];
    [&day[..], &[("channel", channel), ("done_at_time", time), ("result", result)]].concat()
}

on_both! { cast;
    async fn the_rule_is_read_before_the_fields_and_a_forbidden_way_is_refused(cast) {
        let one = left(&cast).await;
        let path = format!("/stays/{}/follow-ups/new", one.stay_id);
        let page = cast.get(Role::SocialWorker, &path).await.body;
        let (rule, fields) = (page.rfind("Кога е прегледът?").unwrap(), page.find("name=\"month\"").unwrap());
        assert!(rule < fields, "the rule stands once more right before the fields");
        assert!(page.contains("Правилото забранява: SMS или чат") && !page.contains("value=\"message\""), "{page}");
        for (channel, time, words) in [
            ("message", "10:00", "забранява SMS и чат"),
            ("call", "07:30", "забранява звънене вечер"),
            ("", "10:00", "Избери как се свърза или опита"),
        ] {
            let answer = cast.post(Role::SocialWorker, &path, &form(channel, time, "well")).await;
            assert_eq!(answer.status, 422);
            assert!(answer.body.contains(words) && answer.body.contains("Чака пред входа"), "{words}: {}", answer.body);
        }
        assert_eq!(cast.post(Role::SocialWorker, &path, &form("call", "10:00", "well")).await.status, 303);
        let file = cast.get(Role::SocialWorker, &format!("/people/{}", one.person_id)).await.body;
        assert!(file.contains("по телефона: Чака пред входа") && !file.contains("id=\"danger\""), "{file}");
    }

    async fn danger_leads_to_a_call_for_help_and_stands_on_the_day_until_there_is_one(cast) {
        let one = left(&cast).await;
        let path = format!("/stays/{}/follow-ups/new", one.stay_id);
        let answer = cast.post(Role::SocialWorker, &path, &form("call", "10:00", "in_danger")).await;
        assert_eq!(answer.location(), format!("/people/{}#danger", one.person_id), "{}", answer.body);
        let signal = format!("/services/{HARBOUR}/signals/new?person={}", one.person_id);
        for page in [format!("/people/{}", one.person_id), TODAY.to_owned()] {
            assert!(cast.get(Role::SocialWorker, &page).await.body.contains(&signal), "{page}");
        }
        let day = cast.get(Role::Carer, &format!("/api/v1{TODAY}")).await.json();
        assert_eq!((&day["in_danger"][0]["person_id"], &day["in_danger"][0]["channel"]), (&json!(one.person_id), &json!("call")));

        let card = cast.get(Role::SocialWorker, &signal).await.body;
        for words in ["Чака пред входа", "Личният ѝ телефон", "За <a"] {
            assert!(card.contains(words), "{words}: {card}");
        }
        let person = one.person_id.to_string();
        let call = [
            ("person_id", person.as_str()), ("danger_now", "yes"), ("safe_to_call", "no"), ("told", "Чака пред входа"),
            ("received_at_date", "2026-12-20"), ("received_at_time", "10:00"), ("channel", "phone"),
            ("caller", "self"), ("adults", "1"), ("children", "0"), ("admit", "1"),
        ];
        let sent = cast.post(Role::SocialWorker, &format!("/services/{HARBOUR}/signals/new"), &call).await;
        let onward = sent.headers["location"].to_str().unwrap();
        assert!(onward.ends_with(&format!("&person={person}")), "the file comes along: {}", sent.body);
        let admission = cast.get(Role::SocialWorker, onward).await.body;
        assert!(admission.contains(&format!("value=\"{person}\"")), "{admission}");
        assert!(!cast.get(Role::SocialWorker, TODAY).await.body.contains(&signal));
        assert!(!cast.get(Role::SocialWorker, &format!("/people/{person}")).await.body.contains("id=\"danger\""));
    }

    async fn programs_are_pointed_to_the_call_for_help(cast) {
        let one = left(&cast).await;
        let path = format!("/api/v1/stays/{}/follow-ups", one.stay_id);
        let contact = |channel: &str, result: &str| {
            json!({ "month": 1, "done_at": "2026-12-20T08:00:00Z", "channel": channel, "result": result, "rule_kept": true })
        };
        let wrong = cast.send(Role::SocialWorker, Method::POST, &path, contact("message", "well")).await;
        assert_eq!((wrong.status.as_u16(), wrong.json()["errors"][0]["field"].clone()), (422, json!("channel")), "{}", wrong.body);
        let well = cast.send(Role::SocialWorker, Method::POST, &path, contact("call", "well")).await;
        assert_eq!((well.status.as_u16(), well.json()["signal"].clone()), (201, json!(null)), "{}", well.body);
        let danger = cast.send(Role::SocialWorker, Method::POST, &path, contact("trusted_person", "in_danger")).await.json();
        let href = format!("/api/v1/services/{HARBOUR}/signals");
        assert_eq!(danger["signal"], json!({ "href": href, "person_id": one.person_id }));
        let call = |person: serde_json::Value| json!({
            "channel": "phone", "caller": "self", "safe_to_call": "no", "danger_now": "yes", "adults": 1,
            "children": 0, "told": "Чака пред входа", "person_id": person,
        });
        let nobody = cast.send(Role::SocialWorker, Method::POST, &href, call(json!(HARBOUR))).await;
        assert_eq!((nobody.status.as_u16(), nobody.json()["errors"][0]["field"].clone()), (422, json!("person_id")));
        let made = cast.send(Role::SocialWorker, Method::POST, &href, call(danger["signal"]["person_id"].clone())).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let read = cast.get(Role::Carer, made.location()).await.json();
        assert_eq!(read["person_id"], json!(one.person_id));
    }
}
