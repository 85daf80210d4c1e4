//! Everyone's accounts, as the administrator arranges them.

use super::browser::{Browser, hidden};
use super::codes::codes_on;
use super::{ADMINISTRATOR, CARER, PASSWORD, town, with_phone};
use crate::tests::cast::{Cast, HARBOUR, account};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::json;

const NEW: &str = "n.nova@kamengrad.example";
const HERS: &str = "зелен чай с мед";

/// The path of the invitation that a page shows.
fn invitation(body: &str) -> String {
    let start = body.find("/invitation/").expect("an invitation");
    body[start..].split('<').next().unwrap().to_owned()
}

async fn administrator(cast: &Cast) -> Browser {
    let mut browser = Browser::at(cast.world.app(), "203.0.113.1");
    browser.sign_in(ADMINISTRATOR, PASSWORD).await;
    browser
}

async fn made(administrator: &mut Browser, role: &str, until: &str) -> String {
    let service = HARBOUR.to_string();
    let fields = [("name", "Нова Нова"), ("email", NEW), ("role", role), ("service", &service), ("until", until)];
    administrator.post("/accounts", &fields).await.body
}

on_both! { town;
    async fn someone_invited_gives_themselves_a_password_once(cast) {
        let mut administrator = administrator(&cast).await;
        let path = invitation(&made(&mut administrator, "carer", "").await);
        let mut her = Browser::at(cast.world.app(), "203.0.114.1");
        assert!(her.get(&path).await.body.contains("Нова Нова"));
        assert_eq!(her.post(&path, &[("password", "къса")]).await.status, 422);
        assert_eq!(codes_on(&her.post(&path, &[("password", HERS)]).await.body).len(), 10);
        assert!(her.get("/").await.location().ends_with(&format!("{HARBOUR}/today")));
        assert_eq!(her.get(&path).await.status, 404, "an invitation is good once");
        assert_eq!(her.post(&path, &[("password", "съвсем друга парола")]).await.status, 404);
        assert_eq!(her.sign_in(NEW, HERS).await.status, 303);
    }

    async fn an_invitation_expires_and_a_newer_one_voids_it(cast) {
        let mut administrator = administrator(&cast).await;
        let first = invitation(&made(&mut administrator, "carer", "").await);
        let page = administrator.get("/accounts").await.body;
        let row = page.split("href=\"/accounts/").find(|rest| rest.contains("Нова Нова")).unwrap();
        let again = invitation(&administrator.post(&format!("/accounts/{}/invitation", &row[..36]), &[]).await.body);
        let mut her = Browser::at(cast.world.app(), "203.0.114.1");
        assert_eq!(her.get(&first).await.status, 404);
        assert_eq!(her.get(&again).await.status, 200);
        cast.world.minutes_pass(7 * 24 * 60 + 1);
        assert_eq!(her.get(&again).await.status, 404);
        assert_eq!(her.get("/invitation/nonsense").await.status, 404);
    }

    async fn an_address_belongs_to_one_account(cast) {
        let mut administrator = administrator(&cast).await;
        made(&mut administrator, "carer", "").await;
        let again = made(&mut administrator, "carer", "").await;
        assert!(again.contains("Вече има достъп с тази поща") && again.contains("Нова Нова"));
    }

    async fn a_role_is_for_the_place_that_fits_it(cast) {
        let mut administrator = administrator(&cast).await;
        assert!(made(&mut administrator, "administrator", "").await.contains("Тази роля важи за цялата община"));
        assert!(made(&mut administrator, "", "").await.contains("Избери един отговор"));
        assert!(made(&mut administrator, "carer", "2026-11-20").await.contains("Краят трябва да е след началото"));
    }

    async fn a_role_is_given_ends_by_itself_and_is_taken(cast) {
        let mut administrator = administrator(&cast).await;
        let carer = format!("/accounts/{}", account(Role::Carer));
        let service = HARBOUR.to_string();
        let grant = [("role", "lawyer"), ("service", service.as_str()), ("until", "2026-11-22")];
        assert_eq!(administrator.post(&format!("{carer}/roles"), &grant).await.location(), carer);
        let roles = || async {
            let me = cast.get(Role::Carer, "/api/v1/me").await.json();
            let roles = me["roles"].as_array().unwrap().iter().map(|r| r["role"].as_str().unwrap().to_owned());
            roles.collect::<Vec<_>>()
        };
        assert!(roles().await.contains(&"lawyer".to_owned()));
        cast.world.set_time("2026-11-22T21:59:00Z");
        assert_eq!(cast.get(Role::Administrator, &carer).await.body.matches("/end\"").count(), 2);
        let mut administrator = Browser::at(cast.world.app(), "203.0.113.1");
        administrator.sign_in(ADMINISTRATOR, PASSWORD).await;
        cast.world.set_time("2026-11-22T22:01:00Z");
        let page = administrator.get(&carer).await.body;
        assert_eq!(page.matches("/end\"").count(), 1, "its last day is over in Sofia");
        let start = page.find("/roles/").unwrap();
        let end = format!("{carer}{}", page[start..].split('"').next().unwrap());
        assert_eq!(administrator.post(&end, &[]).await.location(), carer);
        let her = cast.ctx(Role::Carer);
        assert!(her.app().accounts_by_email(CARER).await.unwrap().len() == 1);
        let mut carer = Browser::at(cast.world.app(), "203.0.114.1");
        carer.sign_in(CARER, PASSWORD).await;
        assert_eq!(carer.get("/").await.location(), "/me", "no role is left");
    }

    async fn a_closed_account_is_out_at_once_and_can_be_opened_again(cast) {
        let mut administrator = administrator(&cast).await;
        let mut carer = Browser::at(cast.world.app(), "203.0.114.1");
        carer.sign_in(CARER, PASSWORD).await;
        let path = format!("/accounts/{}", account(Role::Carer));
        administrator.post(&format!("{path}/close"), &[]).await;
        assert!(!carer.is_in().await);
        assert_eq!(carer.sign_in(CARER, PASSWORD).await.status, 422);
        administrator.post(&format!("{path}/reopen"), &[]).await;
        assert!(!carer.is_in().await, "an ended session stays ended");
        assert_eq!(carer.sign_in(CARER, PASSWORD).await.status, 303);
    }

    async fn the_last_administrator_stays(cast) {
        let mut administrator = administrator(&cast).await;
        let path = format!("/accounts/{}", account(Role::Administrator));
        assert_eq!(administrator.post(&format!("{path}/close"), &[]).await.status, 422);
        let end = format!("{path}/roles/{}/end", account(Role::Administrator));
        assert_eq!(administrator.post(&end, &[]).await.status, 422);
        assert!(administrator.is_in().await);
        assert_eq!(administrator.get("/accounts").await.status, 200);
    }

    async fn a_lost_phone_is_forgotten_by_the_administrator(cast) {
        with_phone(&cast, Role::Carer).await;
        let mut administrator = administrator(&cast).await;
        let path = format!("/accounts/{}/second-step/end", account(Role::Carer));
        administrator.post(&path, &[]).await;
        let mut carer = Browser::at(cast.world.app(), "203.0.114.1");
        assert_eq!(carer.sign_in(CARER, PASSWORD).await.location(), "/");
    }

    async fn particulars_changed_meanwhile_are_not_overwritten(cast) {
        let mut administrator = administrator(&cast).await;
        let path = format!("/accounts/{}", account(Role::Carer));
        let version = hidden(&administrator.get(&path).await.body, "version").unwrap();
        let order = |name: &'static str| [("name", name), ("email", CARER), ("version", version.as_str())];
        assert_eq!(administrator.post(&path, &order("Кирил Стоев Радев")).await.location(), path);
        assert_eq!(administrator.post(&path, &order("Друг Кирил")).await.status, 409);
        assert!(administrator.get(&path).await.body.contains("Кирил Стоев Радев"));
    }

    async fn programs_arrange_accounts_by_the_same_functions(cast) {
        let path = format!("/api/v1/accounts/{}", account(Role::Carer));
        let by = async |method: Method, rest: &str, json| cast.send(Role::Administrator, method, &format!("{path}{rest}"), json).await;
        let version = cast.get(Role::Administrator, &path).await.json()["version"].as_i64();
        let order = json!({ "name": "Кирил Стоев Радев", "email": CARER, "post": "санитар" });
        let edited = cast.send_if_match(Role::Administrator, Method::PATCH, &path, version, order.clone()).await.json();
        assert_eq!((edited["name"].as_str(), edited["post"].as_str()), (Some("Кирил Стоев Радев"), Some("санитар")));
        assert_eq!(cast.send_if_match(Role::Administrator, Method::PATCH, &path, version, order).await.status, 409);
        let role = json!({ "service": HARBOUR, "role": "lawyer" });
        let with_role = by(Method::POST, "/roles", role).await.json();
        let grant = with_role["roles"].as_array().unwrap().iter().find(|r| r["role"] == "lawyer").unwrap()["id"].clone();
        let grant = format!("/roles/{}", grant.as_str().unwrap());
        assert_eq!(by(Method::DELETE, &grant, json!(null)).await.status, 204);
        assert_eq!(by(Method::DELETE, &grant, json!(null)).await.status, 404);
        with_phone(&cast, Role::Carer).await;
        assert_eq!(by(Method::DELETE, "/second-step", json!(null)).await.status, 204);
        assert!(!by(Method::POST, "/close", json!(null)).await.json()["closed_at"].is_null());
        let reopened = by(Method::POST, "/reopen", json!(null)).await.json();
        assert_eq!((reopened["closed_at"].is_null(), reopened["has_second_step"].as_bool()), (true, Some(false)));
        let invited = by(Method::POST, "/invitation", json!(null)).await.json();
        assert!(invited["invitation"].as_str().unwrap().starts_with("/invitation/"));
    }

    async fn programs_list_and_end_their_owners_sessions(cast) {
        let sessions = async || cast.get(Role::Lawyer, "/api/v1/me/sessions").await.json()["items"].as_array().unwrap().clone();
        let mut elsewhere = Browser::at(cast.world.app(), "203.0.114.1");
        elsewhere.sign_in("lawyer@kamengrad.example", PASSWORD).await;
        let all = sessions().await;
        assert_eq!(all.len(), 2);
        for session in all {
            let path = format!("/api/v1/me/sessions/{}", session["id"].as_str().unwrap());
            assert_eq!(cast.send(Role::Carer, Method::DELETE, &path, json!(null)).await.status, 404);
        }
        let mut ended = 0;
        for session in sessions().await.iter().filter(|s| s["agent"] == "") {
            let path = format!("/api/v1/me/sessions/{}", session["id"].as_str().unwrap());
            ended += i64::from(cast.send(Role::Lawyer, Method::DELETE, &path, json!(null)).await.status == 204);
        }
        assert!(ended >= 1 && !elsewhere.is_in().await);
    }

    async fn an_id_that_is_taken_is_told(cast) {
        let order = json!({ "id": account(Role::Carer), "email": NEW, "name": "Нова Нова" });
        let answer = cast.send(Role::Administrator, Method::POST, "/api/v1/accounts", order).await;
        assert_eq!((answer.status.as_u16(), answer.json()["errors"][0]["field"].as_str()), (422, Some("id")));
    }

    async fn only_the_administrator_arranges_accounts(cast) {
        for role in Role::ALL.iter().filter(|role| **role != Role::Administrator) {
            for path in ["/accounts", "/accounts/new", "/api/v1/accounts"] {
                assert_eq!(cast.get(*role, path).await.status, 403, "{role} {path}");
            }
            assert_eq!(cast.post(*role, "/accounts", &[("name", "X"), ("email", NEW), ("role", "administrator")]).await.status, 403);
            let path = format!("/accounts/{}/close", account(Role::Administrator));
            assert_eq!(cast.post(*role, &path, &[]).await.status, 403);
        }
    }
}
