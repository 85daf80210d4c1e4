//! What is asked of the program, one kind to a row of the table.

use crate::client::Connection;
use crate::fill::WORKER;
use crate::names::{Dice, FAMILIES, WOMEN};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the requests are made of: a service and some of its people.
pub struct Known {
    pub address: String,
    pub service: String,
    pub people: Vec<String>,
}

/// A request: its first line but for the version, the type of what it carries, and that.
pub struct Request {
    pub first: String,
    pub kind: &'static str,
    pub body: String,
}

/// A row of the table.
pub struct Kind {
    pub name: &'static str,
    pub make: fn(&Known, &mut Dice) -> Request,
}

pub const KINDS: [Kind; 14] = [
    Kind { name: "page: search by name", make: |_, dice| get(format!("/search/palette?q={}", percent(&name(dice)))) },
    Kind { name: "page: a person's file", make: |k, dice| get(format!("/people/{}", someone(k, dice))) },
    Kind { name: "page: bed board", make: |k, _| get(format!("/services/{}/places", k.service)) },
    Kind { name: "page: today", make: |k, _| get(format!("/services/{}/today", k.service)) },
    Kind { name: "page: list of cases", make: |k, _| get(format!("/services/{}/people", k.service)) },
    Kind { name: "page: deadlines", make: |k, _| get(format!("/services/{}/deadlines", k.service)) },
    Kind { name: "page: save a session", make: session },
    Kind { name: "API: person by id", make: |k, dice| get(format!("/api/v1/people/{}", someone(k, dice))) },
    Kind { name: "API: list of 25 people", make: |_, _| get("/api/v1/people?limit=25".into()) },
    Kind {
        name: "API: search by part of a name",
        make: |_, dice| {
            let part: String = dice.of(&FAMILIES).chars().take(4).collect();
            get(format!("/api/v1/people?limit=25&q={}", percent(&part)))
        },
    },
    Kind {
        name: "API: list of 25 sessions",
        make: |k, dice| get(format!("/api/v1/people/{}/sessions?limit=25", someone(k, dice))),
    },
    Kind { name: "API: create a session", make: create },
    Kind {
        name: "API: census of a night",
        make: |k, dice| get(format!("/api/v1/services/{}/census?day={}", k.service, night(dice))),
    },
    Kind {
        name: "API: nights by unit, a year",
        make: |k, dice| {
            let year = 2017 + dice.below(9);
            get(format!("/api/v1/services/{}/nights?from={year}-01-01&until={}-01-01", k.service, year + 1))
        },
    },
];

fn get(path: String) -> Request {
    Request { first: format!("GET {path}"), kind: "text/plain", body: String::new() }
}

fn session(known: &Known, dice: &mut Dice) -> Request {
    let note = percent("Кратка бележка");
    let body =
        format!("kind=social&held_at_date=2026-11-20&held_at_time=10:00&minutes=50&note={note}{}", dice.below(1000));
    let first = format!("POST /people/{}/sessions/new", someone(known, dice));
    Request { first, kind: "application/x-www-form-urlencoded", body }
}

fn create(known: &Known, dice: &mut Dice) -> Request {
    let body = format!(
        r#"{{"kind":"social","held_at":"2026-11-20T10:00:00Z","minutes":50,"note":"Кратка бележка {}"}}"#,
        dice.below(1000)
    );
    let first = format!("POST /api/v1/people/{}/sessions", someone(known, dice));
    Request { first, kind: "application/json", body }
}

fn night(dice: &mut Dice) -> String {
    format!("{}-{:02}-{:02}", 2017 + dice.below(9), 1 + dice.below(12), 1 + dice.below(28))
}

fn name(dice: &mut Dice) -> String {
    format!("{} {}", dice.of(&WOMEN), dice.of(&FAMILIES))
}

fn percent(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

fn someone<'k>(known: &'k Known, dice: &mut Dice) -> &'k str {
    &known.people[dice.below(known.people.len() as u64) as usize]
}

/// The head of every request: signed in, as a browser on the same page would ask.
pub fn head(kind: &str) -> String {
    format!("host: localhost\r\ncookie: opora={WORKER}\r\nsec-fetch-site: same-origin\r\ncontent-type: {kind}\r\n")
}

/// The service and some of its people, as the program's own answers tell them.
pub async fn look_around(address: String) -> Result<Known, Failure> {
    let mut connection = Connection::open(&address).await?;
    let head = head("text/plain");
    let list = connection.ask("GET /api/v1/people?limit=200", &head, "").await?;
    let text = String::from_utf8_lossy(&list.body).into_owned();
    let mut people: Vec<String> =
        text.split("\"id\":\"").skip(1).filter_map(|p| p.get(..36).map(str::to_owned)).collect();
    people.dedup();
    let search = connection.ask("GET /search", &head, "").await?;
    let page = String::from_utf8_lossy(&search.body).into_owned();
    let service = page.split("/services/").nth(1).and_then(|s| s.get(..36)).ok_or("no service on the page")?.to_owned();
    if people.is_empty() {
        return Err(format!("no people found: {} {}", list.status, text.chars().take(200).collect::<String>()).into());
    }
    Ok(Known { address, service, people })
}
