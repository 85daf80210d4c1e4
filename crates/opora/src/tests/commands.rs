//! A command sent again by a program, and ids that it makes itself.

use super::cast::{Answer, Cast, HARBOUR, cast};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;
use serde_json::{Value, json};
use uuid::Uuid;

const CARER: Role = Role::Carer;

fn notes() -> String {
    format!("/api/v1/services/{HARBOUR}/shift-notes")
}

fn calm(text: &str) -> Value {
    json!({ "category": "calm", "text": text })
}

async fn keyed(cast: &Cast, role: Role, path: &str, key: &str, json: Value) -> Answer {
    cast.send_with(role, Method::POST, path, &[("idempotency-key", key)], json).await
}

async fn written(cast: &Cast) -> usize {
    cast.get(CARER, &notes()).await.json()["items"].as_array().unwrap().len()
}

fn why(answer: &Answer) -> (u16, String, String) {
    let error = answer.json()["errors"][0].clone();
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    (answer.status.as_u16(), text("field"), text("code"))
}

on_both! { cast;
    async fn any_key_makes_a_command_safe_to_send_again(cast) {
        let uuid = Uuid::from_u128(17).to_string();
        for (count, key) in ["order-17", &uuid, "\"quoted\""].into_iter().enumerate() {
            let first = keyed(&cast, CARER, &notes(), key, calm(key)).await;
            let again = keyed(&cast, CARER, &notes(), key, calm(key)).await;
            assert_eq!((first.status.as_u16(), &first.body), (again.status.as_u16(), &again.body), "{key}");
            assert_eq!((first.status.as_u16(), written(&cast).await), (201, count + 1), "{key}");
        }
        for key in ["", "\"\"", &"x".repeat(300)] {
            let refused = keyed(&cast, CARER, &notes(), key, calm("Тихо")).await;
            assert_eq!(why(&refused), (400, "Idempotency-Key".into(), "http-key-malformed".into()), "{}", refused.body);
        }
    }

    async fn a_key_belongs_to_one_command_of_one_account(cast) {
        assert_eq!(keyed(&cast, CARER, &notes(), "1", calm("Тихо")).await.status, 201);
        let other = keyed(&cast, CARER, &notes(), "1", calm("Шумно")).await;
        assert_eq!(why(&other), (422, String::new(), "http-command-reused".into()), "{}", other.body);
        let task = json!({ "title": "Обади се", "kind": "contact", "due_at": "2026-11-21T12:00:00Z" });
        let tasks = format!("/api/v1/services/{HARBOUR}/tasks");
        assert_eq!(why(&keyed(&cast, CARER, &tasks, "1", task.clone()).await).2, "http-command-reused");
        assert_eq!(keyed(&cast, Role::SocialWorker, &notes(), "1", calm("Тихо")).await.status, 201);
        assert_eq!(written(&cast).await, 2);
    }

    async fn of_two_at_once_one_is_carried_out(cast) {
        let path = notes();
        let once = || keyed(&cast, CARER, &path, "twice", calm("Тихо"));
        let (one, two, three) = tokio::join!(once(), once(), once());
        assert!([&one, &two, &three].iter().all(|answer| answer.status == 201 && answer.body == one.body), "{}", two.body);
        assert_eq!(written(&cast).await, 1);
    }

    async fn a_repeat_gives_what_was_made(cast) {
        let person = json!({ "service": HARBOUR, "person": { "identity": { "given": "Мартин", "sex": "male" } } });
        let account = json!({ "name": "Нова Колежка", "email": "nova@kamengrad.example" });
        let table = [(Role::SocialWorker, "/api/v1/people", person), (Role::Administrator, "/api/v1/accounts", account)];
        for (role, path, order) in table {
            let first = keyed(&cast, role, path, "new", order.clone()).await;
            let again = keyed(&cast, role, path, "new", order).await;
            assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 201), "{} {}", first.body, again.body);
            assert_eq!((&first.json()["id"], first.location()), (&again.json()["id"], again.location()));
        }
        let path = format!("/api/v1/services/{HARBOUR}/shift-notes/acknowledged");
        let until = json!({ "until": "2026-11-21T08:00:00Z" });
        assert_eq!(keyed(&cast, Role::SocialWorker, &notes(), "note", calm("Тихо")).await.status, 201);
        assert_eq!(keyed(&cast, CARER, &path, "read", until.clone()).await.status, 204);
        let again = keyed(&cast, CARER, &path, "read", until).await;
        assert_eq!((again.status.as_u16(), &again.json()["id"]), (200, &json!(HARBOUR)), "{}", again.body);
    }

    async fn an_id_of_its_own_is_sortable_and_new(cast) {
        let id = cast.ctx(CARER).new_id::<Uuid>();
        let with = |id: Uuid| json!({ "id": id, "category": "calm", "text": "Тихо" });
        assert_eq!(cast.send(CARER, Method::POST, &notes(), with(id)).await.status, 201);
        let taken = cast.send(CARER, Method::POST, &notes(), with(id)).await;
        assert_eq!(why(&taken), (422, "id".into(), "http-id-taken".into()), "{}", taken.body);
        let random: Uuid = "8f3c1f0a-1111-4222-8333-444455556666".parse().unwrap();
        let other = cast.send(CARER, Method::POST, &notes(), with(random)).await;
        assert_eq!(why(&other), (422, "id".into(), "http-id-malformed".into()), "{}", other.body);
    }
}
