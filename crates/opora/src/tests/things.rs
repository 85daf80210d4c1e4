//! One thing of every kind in the harbour, and bodies that the API can read: so that what is refused is refused because
//! of who asks.

use super::cast::{ADULTS, Cast, HARBOUR, HOME, LIPA, account, bed};
use crate::plans;
use crate::plans::tests::{Told, told};
use crate::support;
use axum::http::Method;
use kernel::policy::Role;
use kernel::testing::Engine;
use kernel::types::Day;
use serde_json::{Map, Value, json};
use uuid::Uuid;

const ME: Role = Role::SocialWorker;

/// What stands for a `{name}` in an address that begins so, the first that fits.
type Thing = (&'static str, &'static str, String);

/// The harbour with one thing of every kind.
pub struct Things {
    pub told: Told,
    all: Vec<Thing>,
    api: Value,
}

pub async fn things() -> Things {
    let told = told(Engine::Sqlite).await.unwrap();
    let (ctx, person) = (told.cast.ctx(ME), format!("/api/v1/people/{}", told.person));
    let whole = plans::plan(&ctx, told.draft().await).await.unwrap();
    let made = async |path: &str, order: Value| {
        let answer = told.cast.send(ME, Method::POST, path, order).await;
        assert_eq!(answer.status, 201, "{path}: {}", answer.body);
        answer.json()["id"].as_str().unwrap().to_owned()
    };
    let stay = format!("/api/v1/stays/{}", whole.plan.case_id);
    let call = json!({
        "channel": "phone", "caller": "self", "safe_to_call": "no", "danger_now": "no", "adults": 1, "children": 0,
        "name_given": "Роза", "told": "Пита има ли място.",
    });
    let hold = json!({
        "service_id": HARBOUR, "kind": "hold", "bed": bed(2), "until": "2026-11-21T18:00:00Z", "held_for": "Жена",
    });
    let token = json!({ "name": "справка", "scope": "read", "days": 30 });
    let contact = json!({ "kind": "phone", "value": "0888", "safety": "ask_first" });
    let son =
        json!({ "person": { "identity": { "given": "Мартин", "sex": "male" } }, "relation": { "kind": "child" } });
    let task = json!({ "title": "Обади се", "kind": "contact", "due_at": "2026-11-21T12:00:00Z" });
    let held = made("/api/v1/bed-uses", hold).await;
    let all = vec![
        ("", "service", HARBOUR.to_string()),
        ("", "person", told.person.to_string()),
        ("", "case", whole.plan.case_id.to_string()),
        // The story's stay has the id of its case.
        ("", "stay", whole.plan.case_id.to_string()),
        ("", "plan", whole.plan.id.to_string()),
        ("", "goal", whole.goals[0].id.to_string()),
        ("", "activity", whole.activities[0].id.to_string()),
        ("", "session", session(&told).await),
        ("", "task", made(&format!("/api/v1/services/{HARBOUR}/tasks"), task).await),
        ("", "bed", bed(1).to_string()),
        ("", "part", "units".to_owned()),
        ("", "day", "2026-12-24".to_owned()),
        ("", "name", "needs-adult".to_owned()),
        ("", "contract", contract(&told, whole.plan.case_id.into()).await),
        ("", "absence", made(&format!("{stay}/absences"), json!({ "kind": "agreed", "whereto": "Сестра ми" })).await),
        ("", "basis", made(&format!("{stay}/bases"), json!({ "kind": "referral" })).await),
        ("", "signal", made(&format!("/api/v1/services/{HARBOUR}/signals"), call).await),
        ("", "used", held.clone()),
        ("bed-uses/", "id", held),
        ("tokens/", "id", made("/api/v1/tokens", token).await),
        ("assessments/", "id", made(&format!("{person}/assessments"), json!({ "form": "needs-adult" })).await),
        ("contacts/", "id", made(&format!("{person}/contacts"), contact).await),
        ("alerts/", "id", made(&format!("{person}/alerts"), json!({ "kind": "allergy", "text": "мед" })).await),
        (
            "identifiers/",
            "id",
            made(&format!("{person}/identifiers"), json!({ "kind": "lnch", "value": "7111042925" })).await,
        ),
        ("relations/", "id", made(&format!("{person}/relations"), son).await),
        ("accounts/", "id", account(Role::Lawyer).to_string()),
        ("accounts/", "grant", account(Role::Lawyer).to_string()),
        ("units/", "id", ADULTS.to_string()),
        ("{part}/", "id", ADULTS.to_string()),
        ("buildings/", "id", LIPA.to_string()),
        ("beds/", "id", bed(1).to_string()),
    ];
    let api = serde_json::to_value(crate::app::description()).unwrap();
    Things { told, all, api }
}

/// A contract that runs. Written as it is kept: what has to come before one is not what is looked at here.
async fn contract(told: &Told, case: Uuid) -> String {
    let id: Uuid = told.cast.ctx(ME).new_id();
    let (from, until) = (Day::new(2026, 11, 1), Day::new(2027, 4, 30));
    let mut tx = told.cast.world.db().arrange().await.unwrap();
    tx.query(
        "INSERT INTO contract (provider_id, id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject,
                               manner, duties, fee, payment, ending)
         VALUES ($1, $2, $3, $4, '1', $5, $5, $6, 'А', 'А', 'А', 'А', 'А', 'А')",
    )
    .bind(HOME)
    .bind(id)
    .bind(case)
    .bind(told.person)
    .bind(from)
    .bind(until)
    .execute()
    .await
    .unwrap();
    tx.arranged().await.unwrap();
    id.to_string()
}

async fn session(told: &Told) -> String {
    let fields = [
        ("kind", "psychological"),
        ("held_at_date", "2026-11-21"),
        ("held_at_time", "09:00"),
        ("minutes", "50"),
        ("note", "Говорихме."),
    ];
    let me = Role::Psychologist;
    let written = told.post(me, &format!("/people/{}/sessions/new", told.person), &fields).await;
    assert_eq!(written.status, 303, "{}", written.body);
    let all = support::sessions(&told.cast.ctx(me), told.person, None, None, 1).await.unwrap();
    all.items[0].session.id.to_string()
}

impl Things {
    pub fn cast(&self) -> &Cast {
        &self.told.cast
    }

    /// An address of the harbour's own things, so that a stranger asks for what exists.
    pub fn address(&self, address: &str) -> String {
        let (mut path, mut before) = (String::new(), String::new());
        for piece in address.split('{') {
            match piece.split_once('}') {
                Some((name, rest)) => {
                    path += &format!("{}{rest}", self.thing(&before, name));
                    before += &format!("{{{name}}}{rest}");
                }
                None => {
                    path += piece;
                    before += piece;
                }
            }
        }
        path
    }

    fn thing(&self, before: &str, name: &str) -> String {
        let name = name.trim_end_matches("_id");
        let found = self.all.iter().find(|(after, called, _)| *called == name && before.ends_with(after));
        found.map_or_else(|| Uuid::from_u128(0xdead).to_string(), |(.., id)| id.clone())
    }

    /// The shortest body that an operation of the API can read.
    pub fn body(&self, method: &str, address: &str) -> Value {
        let operation = &self.api["paths"][address][method.to_lowercase()];
        self.example("", &operation["requestBody"]["content"]["application/json"]["schema"])
    }

    fn example(&self, name: &str, schema: &Value) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let called = reference.rsplit('/').next().unwrap();
            return self.example(name, &self.api["components"]["schemas"][called]);
        }
        if let Some(code) = schema["enum"].get(0) {
            return code.clone();
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let objects = parts.iter().filter_map(|part| self.example(name, part).as_object().cloned());
            return objects.flatten().collect::<Map<String, Value>>().into();
        }
        if let Some(one) = schema["oneOf"].get(0) {
            return self.example(name, one);
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("object"), _) => self.object(schema),
            (Some("array"), _) => json!([]),
            (Some("string"), Some("uuid")) => json!(self.thing("", name)),
            (Some("string"), Some("date")) => json!("2026-11-21"),
            (Some("string"), Some("date-time")) => json!("2026-11-21T08:00:00Z"),
            (Some("string"), _) => json!("дума"),
            (Some("integer" | "number"), _) => json!(1),
            (Some("boolean"), _) => json!(false),
            _ => Value::Null,
        }
    }

    fn object(&self, schema: &Value) -> Value {
        let needed = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let fields = needed.map(|name| (name.to_owned(), self.example(name, &schema["properties"][name])));
        fields.collect::<Map<String, Value>>().into()
    }
}
