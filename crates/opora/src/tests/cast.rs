//! The characters that tests share: a municipality with a crisis centre of two units, an account for every role, and
//! a second service with a stranger in it.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use kernel::audit::Event;
use kernel::ctx::{Actor, Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::{Grant, Right, Role};
use kernel::secrets::digest;
use kernel::testing::{Engine, World};
use kernel::types::{AccountId, Day, PersonId, ProviderId, ServiceId};
use tower::ServiceExt;
use uuid::Uuid;

pub const HOME: ProviderId = ProviderId(Uuid::from_u128(1));
/// The crisis centre „Пристан“.
pub const HARBOUR: ServiceId = ServiceId(Uuid::from_u128(0x10));
/// Another service, where nobody of the cast works but the stranger.
pub const ELSEWHERE: ServiceId = ServiceId(Uuid::from_u128(0x11));
/// A unit for adults and mothers with children, and one for children; ids as in `service_unit`.
pub const ADULTS: Uuid = Uuid::from_u128(0x20);
pub const CHILDREN: Uuid = Uuid::from_u128(0x21);
/// Building „Явор“ with rooms 1 (two beds) and 2 (three beds) of the adults, „Липа“ with room 1 of the children.
pub const YAVOR: Uuid = Uuid::from_u128(0x30);
pub const LIPA: Uuid = Uuid::from_u128(0x31);
/// The beds: 1–2 in room 1, 3–5 in room 2, 6–7 in the children's room.
pub fn bed(number: u128) -> Uuid {
    Uuid::from_u128(0x50 + number)
}
/// The account that holds a role in the cast.
pub fn account(role: Role) -> AccountId {
    AccountId(Uuid::from_u128(0x100 + role as u128))
}
const STRANGER: AccountId = AccountId(Uuid::from_u128(0x1ff));

/// A world with the cast in it.
pub struct Cast {
    pub world: World,
    router: Router,
}

/// Makes the cast; for `on_both!`. It is Saturday 21 November 2026, ten in the morning in Sofia.
pub async fn cast(engine: Engine) -> Option<Cast> {
    let world = World::on(engine, crate::app::MIGRATIONS, "2026-11-21T08:00:00Z").await?;
    let router = crate::app::router(world.app());
    let cast = Cast { world, router };
    cast.arrange().await;
    Some(cast)
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
    /// Where it leads to, without the query.
    pub fn location(&self) -> &str {
        let to = self.headers.get(header::LOCATION).map(|v| v.to_str().unwrap()).unwrap_or_default();
        to.split('?').next().unwrap()
    }
}

impl Cast {
    /// Someone of the cast, with their role, in Bulgarian.
    pub fn ctx(&self, role: Role) -> Ctx {
        let service = (!role.is_municipal()).then_some(HARBOUR);
        let actor = Actor::Account { id: account(role), name: name(role).into() };
        Ctx::new(self.world.app(), HOME, actor, vec![Grant { service, role }], Lang::Bg)
    }

    /// A service manager of another service.
    pub fn stranger(&self) -> Ctx {
        let actor = Actor::Account { id: STRANGER, name: "Чужд Човек".into() };
        let grant = Grant { service: Some(ELSEWHERE), role: Role::ServiceManager };
        Ctx::new(self.world.app(), HOME, actor, vec![grant], Lang::Bg)
    }

    /// The whole program.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Opens a page as someone of the cast.
    pub async fn get(&self, role: Role, path: &str) -> Answer {
        self.ask(Some(token(account(role))), Method::GET, path, None).await
    }

    /// Opens a page as the stranger.
    pub async fn get_as_stranger(&self, path: &str) -> Answer {
        self.ask(Some(token(STRANGER)), Method::GET, path, None).await
    }

    /// Opens a page as nobody.
    pub async fn get_as_nobody(&self, path: &str) -> Answer {
        self.ask(None, Method::GET, path, None).await
    }

    /// Sends a form as someone of the cast.
    pub async fn post(&self, role: Role, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = String::new();
        for (name, value) in fields {
            let encode = |text: &str| percent(text);
            form += &format!("{}{}={}", if form.is_empty() { "" } else { "&" }, encode(name), encode(value));
        }
        let body = ("application/x-www-form-urlencoded", form);
        self.ask(Some(token(account(role))), Method::POST, path, Some(body)).await
    }

    /// Sends JSON as someone of the cast.
    pub async fn send(&self, role: Role, method: Method, path: &str, json: serde_json::Value) -> Answer {
        self.ask(Some(token(account(role))), method, path, Some(("application/json", json.to_string()))).await
    }

    /// Any request, with the secret of a session or without.
    pub async fn ask(
        &self,
        secret: Option<String>,
        method: Method,
        path: &str,
        body: Option<(&str, String)>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if let Some(secret) = secret {
            request = request.header(header::COOKIE, format!("opora={secret}"));
        }
        let body = match body {
            Some((kind, text)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(text)
            }
            None => Body::empty(),
        };
        self.carry(request.body(body).unwrap()).await
    }

    /// Sends JSON as someone of the cast, with the version that was seen.
    pub async fn send_if_match(
        &self,
        role: Role,
        method: Method,
        path: &str,
        version: Option<i64>,
        json: serde_json::Value,
    ) -> Answer {
        let version = version.map(|version| format!("\"{version}\""));
        let headers = version.as_deref().map(|version| ("if-match", version));
        self.send_with(role, method, path, headers.as_slice(), json).await
    }

    /// Sends JSON as someone of the cast, with these headers.
    pub async fn send_with(
        &self,
        role: Role,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        json: serde_json::Value,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("opora={}", token(account(role))))
            .header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.carry(request.body(Body::from(json.to_string())).unwrap()).await
    }

    async fn carry(&self, request: Request<Body>) -> Answer {
        carried(self.router(), request).await
    }

    /// A person with this given and family name, whose file the harbour holds.
    pub async fn person(&self, given: &str, family: &str, sex: &str, born: Day) -> PersonId {
        let program = self.world.app().itself(HOME);
        let id: PersonId = program.new_id();
        let mut change = program.change(Right::EditFile, On::Service(HARBOUR)).await.unwrap();
        change
            .query(
                "INSERT INTO person (provider_id, id, given, family, sex, birth_kind, born_from, born_until, interpreter, created_at)
                 VALUES ($1, $2, $3, $4, $5, 'known', $6, $6, FALSE, $7)",
            )
            .bind(HOME).bind(id).bind(given.to_owned()).bind(family.to_owned()).bind(sex.to_owned()).bind(born).bind(self.world.now())
            .execute().await.unwrap();
        change.hold_file(HARBOUR, id).await.unwrap();
        change.commit(Event::new("test.person", id).of(id)).await.unwrap();
        id
    }

    /// How often a list has left the house, as the audit knows.
    pub async fn exports(&self, list: &str) -> i64 {
        let mut tx = self.world.db().arrange().await.unwrap();
        let (count,) = tx
            .query("SELECT count(*) FROM audit_entry WHERE action = $1")
            .bind(format!("{list}.exported"))
            .one()
            .await
            .unwrap();
        tx.arranged().await.unwrap();
        count
    }

    async fn arrange(&self) {
        let now = self.world.now();
        let since = Day::new(2020, 1, 1);
        let mut tx = self.world.db().arrange().await.unwrap();
        tx.query("INSERT INTO provider (id, name, municipality, demo, created_at) VALUES ($1, 'Община Каменград', 'Каменград', FALSE, $2)")
            .bind(HOME).bind(now).execute().await.unwrap();
        for (id, kind, code, title) in [(HARBOUR, "crisis_centre", "КЦ", "Пристан"), (ELSEWHERE, "csc", "ЦОП", "Мост")]
        {
            tx.query("INSERT INTO service (provider_id, id, kind, code, name, zzdn_programme, valid_from) VALUES ($1, $2, $3, $4, $5, FALSE, $6)")
                .bind(HOME).bind(id).bind(kind).bind(code).bind(title).bind(since).execute().await.unwrap();
        }
        for (id, title, group, capacity) in
            [(ADULTS, "Възрастни и майки с деца", "adults", 10_i64), (CHILDREN, "Деца", "children", 10)]
        {
            tx.query(
                "INSERT INTO service_unit (provider_id, id, service_id, name, kind, user_group, sex_rule, capacity, staff_hundredths, stay_limit_months, valid_from)
                 VALUES ($1, $2, $3, $4, 'shelter', $5, 'any', $6, 90, 6, $7)",
            )
            .bind(HOME).bind(id).bind(HARBOUR).bind(title).bind(group).bind(capacity).bind(since).execute().await.unwrap();
        }
        for (id, title, position) in [(YAVOR, "Явор", 1_i64), (LIPA, "Липа", 2)] {
            tx.query("INSERT INTO building (provider_id, id, service_id, name, address, address_protected, position) VALUES ($1, $2, $3, $4, 'ул. Тайна 7', TRUE, $5)")
                .bind(HOME).bind(id).bind(HARBOUR).bind(title).bind(position).execute().await.unwrap();
        }
        let mut next = 1;
        for (number, building, unit, beds) in
            [(1_u128, YAVOR, ADULTS, 2), (2, YAVOR, ADULTS, 3), (3, LIPA, CHILDREN, 2)]
        {
            let room = Uuid::from_u128(0x40 + number);
            tx.query("INSERT INTO room (provider_id, id, building_id, unit_id, floor, name, kind, rule, accessible, position) VALUES ($1, $2, $3, $4, 1, $5, 'bedroom', 'family', FALSE, $6)")
                .bind(HOME).bind(room).bind(building).bind(unit).bind(if number == 3 { "1".to_owned() } else { number.to_string() }).bind(number as i64)
                .execute().await.unwrap();
            for name in 1..=beds {
                tx.query("INSERT INTO bed (provider_id, id, room_id, name, valid_from) VALUES ($1, $2, $3, $4, $5)")
                    .bind(HOME)
                    .bind(bed(next))
                    .bind(room)
                    .bind(name.to_string())
                    .bind(since)
                    .execute()
                    .await
                    .unwrap();
                next += 1;
            }
        }
        let people = Role::ALL
            .iter()
            .map(|role| (account(*role), *role, (!role.is_municipal()).then_some(HARBOUR), name(*role)));
        for (id, role, service, called) in
            people.chain([(STRANGER, Role::ServiceManager, Some(ELSEWHERE), "Чужд Човек")])
        {
            let email = format!("{}@kamengrad.example", if id == STRANGER { "stranger" } else { role.code() });
            tx.query("INSERT INTO account (provider_id, id, email, email_key, name, lang, created_at) VALUES ($1, $2, $3, $3, $4, 'bg', $5)")
                .bind(HOME).bind(id).bind(email).bind(called).bind(now).execute().await.unwrap();
            tx.query("INSERT INTO role_grant (provider_id, id, account_id, service_id, role, valid_from) VALUES ($1, $2, $2, $3, $4, $5)")
                .bind(HOME).bind(id).bind(service).bind(role).bind(now).execute().await.unwrap();
            tx.query(
                "INSERT INTO session (provider_id, id, token_digest, account_id, agent, created_at, seen_at, expires_at)
                 VALUES ($1, $2, $3, $2, 'test', $4, $5, $5)",
            )
            .bind(HOME).bind(id).bind(digest(&token(id))).bind(now).bind(now.plus_hours(24 * 365 * 3))
            .execute().await.unwrap();
        }
        tx.arranged().await.unwrap();
    }
}

/// What a service answers.
pub async fn carried(router: Router, request: Request<Body>) -> Answer {
    let answer = router.oneshot(request).await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

/// The secret of the session of someone of the cast.
pub fn token_of(role: Role) -> String {
    token(account(role))
}

/// The secret of the stranger's session.
pub fn stranger_token() -> String {
    token(STRANGER)
}

fn token(account: AccountId) -> String {
    account.to_string()
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Carer => "Кирил Радев",
        Role::SocialWorker => "Ралица Станева",
        Role::Psychologist => "Боян Желев",
        Role::Lawyer => "Дарина Пеева",
        Role::Medical => "Софи Андреева",
        Role::CaseManager => "Ивайло Тонев",
        Role::ServiceManager => "Марта Илчева",
        Role::MobileTeam => "Венцислав Гочев",
        Role::Coordinator => "Елица Донева",
        Role::Administrator => "Петър Кънев",
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}
