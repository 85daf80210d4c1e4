//! What people and programs see when something cannot be.

use super::cast::{Answer, HARBOUR, carried, cast};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request};
use axum::routing::get;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

const ME: Role = Role::Carer;

/// A page in Bulgarian with a way out.
fn is_page(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(answer.body.contains("<html lang=\"bg\"") && answer.body.contains(words), "{}", answer.body);
    assert!(answer.body.contains("href=\"/\""));
}

on_both! { cast;
    async fn no_address_leads_to_a_blank_page(cast) {
        is_page(&cast.get(ME, "/no-such-page").await, 404, "Няма такъв запис.");
        is_page(&cast.get(ME, "/people/xyz").await, 400, "Заявката не е съставена правилно.");
        is_page(&cast.send(ME, Method::PUT, "/accounts", json!({})).await, 405, "Това не може да се направи");
        // The account reads Bulgarian, whatever the browser prefers.
        let english = [("accept-language", "en"), ("accept", "text/html")];
        is_page(&cast.send_with(ME, Method::GET, "/no-such-page", &english, json!({})).await, 404, "Няма такъв запис.");
    }

    async fn programs_are_told_what_is_wrong_with_a_request(cast) {
        let table = [
            (Method::GET, "/api/v1/no-such-thing", 404, "urn:opora:problem:missing"),
            (Method::GET, "/api/v1/people/xyz", 400, "urn:opora:problem:malformed"),
            (Method::DELETE, "/api/v1/people", 405, "urn:opora:problem:no-such-method"),
        ];
        for (method, path, status, kind) in table {
            let answer = cast.send(ME, method, path, json!({})).await;
            assert_eq!((answer.status.as_u16(), answer.json()["type"].as_str()), (status, Some(kind)), "{}", answer.body);
            assert_eq!((answer.json()["status"].as_u64(), answer.headers["content-type"].to_str().unwrap()),
                (Some(status.into()), "application/problem+json"));
        }
        let notes = format!("/api/v1/services/{HARBOUR}/shift-notes");
        let nameless = cast.send(ME, Method::POST, &notes, json!({ "category": "calm" })).await;
        let body = nameless.json();
        assert_eq!((nameless.status.as_u16(), &body["errors"][0]), (422,
            &json!({ "field": "text", "code": "http-field-missing", "detail": "Липсва." })), "{body}");
        assert!(body["parser"].as_str().unwrap().starts_with("missing field"), "{body}");
        let odd = cast.send(ME, Method::POST, &notes, json!({ "category": "x", "text": "x" })).await;
        assert_eq!(odd.json()["errors"][0]["detail"], "Данните не се четат.", "{}", odd.body);
    }

    async fn a_panic_is_answered_like_any_other_failure(cast) {
        let app = cast.world.app();
        let rooms = Router::new().route("/panics", get(panics)).route("/api/panics", get(panics));
        let router = crate::app::guarded(rooms, &app).with_state(app);
        let ask = |path: &str| carried(router.clone(), Request::get(path).body(Body::empty()).unwrap());
        let page = ask("/panics").await;
        is_page(&page, 500, "Не се запази.");
        let problem = ask("/api/panics").await;
        assert_eq!((problem.status.as_u16(), problem.json()["type"].as_str()), (500, Some("urn:opora:problem:broken")));
        assert!([page, problem].iter().all(|answer| answer.headers.contains_key("content-security-policy")));
    }
}

async fn panics() {
    panic!("as a test of what happens then")
}
