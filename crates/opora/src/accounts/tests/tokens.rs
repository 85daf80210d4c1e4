//! Access tokens and the API.

use super::browser::Browser;
use super::{CARER, PASSWORD, town};
use crate::tests::cast::{Answer, Cast, account, token_of};
use axum::body::Body;
use axum::http::{Method, Request, header};
use http_body_util::BodyExt;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;
use tower::ServiceExt;

async fn with_token(cast: &Cast, token: &str, method: Method, path: &str, body: Option<serde_json::Value>) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(body.map_or_else(Body::empty, |json| Body::from(json.to_string())))
        .unwrap();
    let answer = cast.router().oneshot(request).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

async fn made(cast: &Cast, role: Role, scope: &str) -> (String, String) {
    let order = json!({ "name": "справка", "scope": scope, "days": 30 });
    let answer = cast.send(role, Method::POST, "/api/v1/tokens", order).await;
    assert_eq!(answer.status, 201);
    let json = answer.json();
    (json["id"].as_str().unwrap().to_owned(), json["secret"].as_str().unwrap().to_owned())
}

on_both! { town;
    async fn a_token_acts_in_its_owners_name_within_its_scope(cast) {
        let (_, read) = made(&cast, Role::Administrator, "read").await;
        let (_, write) = made(&cast, Role::Administrator, "write").await;
        let me = with_token(&cast, &read, Method::GET, "/api/v1/me", None).await.json();
        assert_eq!((me["name"].as_str(), me["read_only"].as_bool()), (Some("Петър Кънев"), Some(true)));
        assert!(!me.to_string().contains("hash"), "nothing that opens the account is told");
        let order = || Some(json!({ "email": "n.nova@kamengrad.example", "name": "Нова Нова" }));
        assert_eq!(with_token(&cast, &read, Method::POST, "/api/v1/accounts", order()).await.status, 403);
        let answer = with_token(&cast, &write, Method::POST, "/api/v1/accounts", order()).await;
        assert_eq!(answer.status, 201);
        assert!(answer.json()["invitation"].as_str().unwrap().starts_with("/invitation/"));
        let again = with_token(&cast, &write, Method::POST, "/api/v1/accounts", order()).await;
        assert_eq!((again.status.as_u16(), again.json()["errors"][0]["field"].as_str()), (422, Some("email")));
    }

    async fn a_token_makes_no_tokens_and_changes_no_password(cast) {
        let (_, write) = made(&cast, Role::Carer, "write").await;
        let order = json!({ "name": "още", "scope": "write", "days": 30 });
        assert_eq!(with_token(&cast, &write, Method::POST, "/api/v1/tokens", Some(order)).await.status, 403);
        let request = Request::builder()
            .method(Method::POST)
            .uri("/me/password")
            .header(header::AUTHORIZATION, format!("Bearer {write}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("old_password=x&password=y"))
            .unwrap();
        assert_eq!(cast.router().oneshot(request).await.unwrap().status(), 403);
    }

    async fn only_a_token_stands_in_for_the_guard_and_beside_it_no_cookie_counts(cast) {
        let (_, write) = made(&cast, Role::Carer, "write").await;
        let order = json!({ "name": "чужда", "scope": "read", "days": 1 });
        for (authorization, expected) in [
            ("Basic eDp5".to_owned(), 403),
            ("Bearer".to_owned(), 403),
            ("Bearer invented".to_owned(), 401),
            (format!("bearer {write}"), 403),
        ] {
            let request = Request::builder()
                .method(Method::POST)
                .uri("/api/v1/tokens")
                .header("sec-fetch-site", "cross-site")
                .header(header::COOKIE, format!("opora={}", token_of(Role::Carer)))
                .header(header::AUTHORIZATION, &authorization)
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(order.to_string()))
                .unwrap();
            assert_eq!(cast.router().oneshot(request).await.unwrap().status(), expected, "{authorization}");
        }
        let kept = cast.get(Role::Carer, "/api/v1/tokens").await.json();
        assert_eq!(kept["items"].as_array().unwrap().len(), 1);
    }

    async fn an_ended_an_expired_and_an_invented_token_are_nobody(cast) {
        let (id, ended) = made(&cast, Role::Carer, "read").await;
        let (_, expired) = made(&cast, Role::Carer, "read").await;
        assert_eq!(cast.send(Role::Medical, Method::DELETE, &format!("/api/v1/tokens/{id}"), json!(null)).await.status, 404);
        assert_eq!(cast.send(Role::Carer, Method::DELETE, &format!("/api/v1/tokens/{id}"), json!(null)).await.status, 204);
        assert_eq!(with_token(&cast, &ended, Method::GET, "/api/v1/me", None).await.status, 401);
        assert_eq!(with_token(&cast, &expired, Method::GET, "/api/v1/me", None).await.status, 200);
        cast.world.minutes_pass(30 * 24 * 60 + 1);
        assert_eq!(with_token(&cast, &expired, Method::GET, "/api/v1/me", None).await.status, 401);
        assert_eq!(with_token(&cast, "invented", Method::GET, "/api/v1/me", None).await.status, 401);
    }

    async fn a_token_is_made_on_the_page_and_its_secret_shown_once(cast) {
        let fields = [("token_name", "Отчети"), ("scope", "read"), ("days", "90")];
        let page = cast.post(Role::Carer, "/me/tokens", &fields).await.body;
        let secret = page.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(with_token(&cast, &secret, Method::GET, "/api/v1/me", None).await.status, 200);
        let profile = cast.get(Role::Carer, "/me").await.body;
        assert!(profile.contains("Отчети") && !profile.contains(&secret));
        assert_eq!(cast.post(Role::Carer, "/me/tokens", &[("token_name", ""), ("days", "900")]).await.status, 422);
    }

    async fn tokens_end_with_a_new_invitation_and_at_wish_with_a_new_password(cast) {
        let works = async |token: &str| with_token(&cast, token, Method::GET, "/api/v1/me", None).await.status == 200;
        let (_, token) = made(&cast, Role::Carer, "read").await;
        let mut her = Browser::at(cast.world.app(), "203.0.113.1");
        her.sign_in(CARER, PASSWORD).await;
        let new = |old: &'static str, new: &'static str| [("old_password", old), ("password", new)];
        her.post("/me/password", &new(PASSWORD, "синя лодка на кея")).await;
        assert!(works(&token).await, "programs go on unless that is wished");
        assert!(her.get("/me").await.body.contains("end_tokens"));
        let [old, next] = new("синя лодка на кея", PASSWORD);
        her.post("/me/password", &[old, next, ("end_tokens", "1")]).await;
        assert!(!works(&token).await);
        cast.world.minutes_pass(1);
        her.sign_in(CARER, PASSWORD).await;
        let order = [("token_name", "Отчети"), ("scope", "read"), ("days", "90")];
        let page = her.post("/me/tokens", &order).await.body;
        let token = page.split("class=\"secret\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(works(&token).await);
        let path = format!("/api/v1/accounts/{}/invitation", account(Role::Carer));
        let invited = cast.send(Role::Administrator, Method::POST, &path, json!(null)).await.json();
        her.post(invited["invitation"].as_str().unwrap(), &[("password", "зелен чай с мед")]).await;
        assert!(!works(&token).await);
    }

    async fn accounts_are_listed_part_by_part(cast) {
        let mut seen = Vec::new();
        let mut path = "/api/v1/accounts?limit=4".to_owned();
        loop {
            let part = cast.get(Role::Administrator, &path).await.json();
            seen.extend(part["items"].as_array().unwrap().iter().map(|a| a["id"].as_str().unwrap().to_owned()));
            match part["next"].as_str() {
                Some(next) => path = format!("/api/v1/accounts?limit=4&after={next}"),
                None => break,
            }
        }
        let mut once = seen.clone();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (Role::ALL.len() + 1, Role::ALL.len() + 1));
        assert!(seen.contains(&account(Role::Carer).to_string()));
    }
}
