//! The same through JSON.

use super::*;
use crate::tests::cast::{account, cast};
use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use kernel::on_both;
use serde_json::{Value, json};
use tower::ServiceExt;

async fn ask(cast: &Cast, method: Method, path: &str, version: Option<&str>, body: &Value) -> Answer {
    let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
    request = request
        .header("cookie", format!("opora={}", account(Role::SocialWorker)))
        .header("content-type", "application/json");
    if let Some(version) = version {
        request = request.header("if-match", format!("\"{version}\""));
    }
    let answer = cast.router().oneshot(request.body(Body::from(body.to_string())).unwrap()).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

on_both! { cast;
    async fn forms_are_fhir_questionnaires(cast) {
        let list = cast.get(Role::SocialWorker, "/api/v1/questionnaires").await.json();
        let names: Vec<&str> = list["items"].as_array().unwrap().iter().map(|form| form["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["first-interview", "needs-adult", "needs-child"]);
        let form = cast.get(Role::SocialWorker, "/api/v1/questionnaires/needs-adult").await.json();
        assert_eq!((form["resourceType"].as_str(), form["status"].as_str()), (Some("Questionnaire"), Some("active")));
        let version = form["version"].as_str().unwrap();
        let same = cast.get(Role::SocialWorker, &format!("/api/v1/questionnaires/needs-adult?version={version}")).await;
        assert_eq!(same.json(), form, "the version that stored answers name");
        assert_eq!(cast.get(Role::SocialWorker, "/api/v1/questionnaires/needs-adult?version=0.0.1").await.status, 404);
        assert_eq!(cast.get(Role::SocialWorker, "/api/v1/questionnaires/none").await.status, 404);
        assert_eq!(cast.get_as_nobody("/api/v1/questionnaires").await.status, 401);
    }

    async fn answers_go_in_and_out_as_questionnaire_responses(cast) {
        let person = zdravka(&cast).await;
        let begun = cast.send(Role::SocialWorker, Method::POST, &format!("/api/v1/people/{person}/assessments"), json!({"form": "needs-adult"})).await;
        assert_eq!(begun.status, 201, "{}", begun.body);
        let path = begun.location().to_owned();
        let mut response = begun.json()["response"].clone();
        assert_eq!(response["subject"]["reference"], format!("Patient/{person}"));
        response["item"] = json!([{"linkId": "why", "item": [{"linkId": "why-words", "answer": [{"valueString": "Дойде сама"}]}]}]);
        assert_eq!(ask(&cast, Method::PUT, &path, None, &response).await.status, 428, "which version?");
        let saved = ask(&cast, Method::PUT, &path, Some("1"), &response).await;
        assert_eq!((saved.status.as_u16(), saved.headers["etag"].to_str().unwrap()), (200, "\"2\""), "{}", saved.body);
        assert_eq!(ask(&cast, Method::PUT, &path, Some("1"), &response).await.status, 409, "someone else may have changed it");
        response["item"] = json!([{"linkId": "shoe-size", "answer": [{"valueInteger": 38}]}]);
        let unknown = ask(&cast, Method::PUT, &path, Some("2"), &response).await;
        assert!(unknown.status == 422 && unknown.body.contains("shoe-size"), "{}", unknown.body);
        let read = cast.get(Role::SocialWorker, &path).await.json();
        assert_eq!(answer_to(&read["response"], "why-words"), json!([{"valueString": "Дойде сама"}]));
    }

    async fn signing_by_json_keeps_the_same_rules(cast) {
        let person = zdravka(&cast).await;
        let id = begun(&cast, person, "needs-adult").await;
        let path = format!("/api/v1/assessments/{id}/signatures");
        let early = ask(&cast, Method::POST, &path, Some("1"), &json!({"signer": "team"})).await;
        assert_eq!(early.status, 422);
        assert!(early.json()["errors"].as_array().unwrap().iter().any(|error| error["field"] == "why-words"));
        completed(&cast, id, "needs-adult", &[]).await;
        assert_eq!(ask(&cast, Method::POST, &path, Some("1"), &json!({"signer": "team"})).await.status, 409);
        let signed = ask(&cast, Method::POST, &path, Some("2"), &json!({"signer": "team"})).await;
        assert_eq!((signed.status.as_u16(), signed.json()["signatures"][0]["signer"].as_str()), (201, Some("team")));
        assert_eq!(signed.json()["status"], "draft");
    }

    async fn a_list_goes_on_where_it_ended(cast) {
        let person = zdravka(&cast).await;
        let first = begun(&cast, person, "needs-adult").await;
        cast.world.minutes_pass(1);
        let second = begun(&cast, person, "first-interview").await;
        let path = format!("/api/v1/people/{person}/assessments");
        let page = cast.get(Role::SocialWorker, &format!("{path}?limit=1")).await.json();
        assert_eq!((page["items"][0]["id"].clone(), page["next"].clone()), (json!(second), json!(second)));
        let rest = cast.get(Role::SocialWorker, &format!("{path}?after={second}")).await.json();
        assert_eq!((rest["items"][0]["id"].clone(), rest["next"].clone()), (json!(first), Value::Null));
    }
}
