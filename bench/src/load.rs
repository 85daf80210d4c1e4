//! The load: the program in a process of its own, pages asked for over many connections, what each took.

use crate::client::Connection;
use crate::fill::WORKER;
use crate::names::{Dice, FAMILIES, WOMEN};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the requests are made of: a service and some of its people.
struct Known {
    address: String,
    service: String,
    people: Vec<String>,
}

type Make = fn(&Known, &mut Dice) -> (String, String);

const KINDS: [(&str, Make); 7] = [
    ("search by name", |_, dice| {
        let query: String =
            format!("{} {}", dice.of(&WOMEN), dice.of(&FAMILIES)).bytes().map(|b| format!("%{b:02X}")).collect();
        (format!("GET /search/palette?q={query}"), String::new())
    }),
    ("person's page", |k, dice| (format!("GET /people/{}", someone(k, dice)), String::new())),
    ("bed board", |k, _| (format!("GET /services/{}/places", k.service), String::new())),
    ("today", |k, _| (format!("GET /services/{}/today", k.service), String::new())),
    ("list of cases", |k, _| (format!("GET /services/{}/people", k.service), String::new())),
    ("person by id (API)", |k, dice| (format!("GET /api/v1/people/{}", someone(k, dice)), String::new())),
    ("save a session", |k, dice| {
        let note: String = "Кратка бележка".bytes().map(|b| format!("%{b:02X}")).collect();
        let body =
            format!("kind=social&held_date=2026-11-20&held_time=10:00&minutes=50&note={note}{}", dice.below(1000));
        (format!("POST /people/{}/sessions", someone(k, dice)), body)
    }),
];

fn someone<'k>(known: &'k Known, dice: &mut Dice) -> &'k str {
    &known.people[dice.below(known.people.len() as u64) as usize]
}

pub async fn load(
    program: &Path,
    data: &Path,
    database: Option<String>,
    connections: usize,
    seconds: u64,
) -> Result<(), Failure> {
    let began = Instant::now();
    let (mut child, address) = start(program, data, database).await?;
    println!("ready after {} ms", began.elapsed().as_millis());
    let known = Arc::new(look_around(address).await?);
    println!("| request | per second | p50 ms | p95 ms | p99 ms | bytes | refused |\n|---|---|---|---|---|---|---|");
    for (name, make) in KINDS {
        measure(&known, name, make, connections, Duration::from_secs(seconds)).await?;
    }
    println!("resident memory: {} MB", resident(&child).unwrap_or_default() / 1024);
    child.kill().await?;
    Ok(())
}

async fn start(program: &Path, data: &Path, database: Option<String>) -> Result<(Child, String), Failure> {
    let mut command = Command::new(program);
    command.arg("--data").arg(data).args(["--port", "0"]).stdout(Stdio::piped()).kill_on_drop(true);
    if let Some(url) = database {
        command.args(["--database", &url]);
    }
    let mut child = command.spawn()?;
    let out = child.stdout.take().ok_or("the program has no output")?;
    let mut lines = BufReader::new(out).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some(address) = line.strip_prefix("listening on http://") {
            let address = address.trim_end_matches('/').to_owned();
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((child, address));
        }
    }
    Err("the program ended before it listened".into())
}

fn head() -> String {
    format!(
        "host: localhost\r\ncookie: opora={WORKER}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n"
    )
}

/// The service and a thousand of its people, as the first page and the API tell them.
async fn look_around(address: String) -> Result<Known, Failure> {
    let mut connection = Connection::open(&address).await?;
    let list = connection.ask("GET /api/v1/people?limit=200", &head(), "").await?;
    let text = String::from_utf8_lossy(&list.body).into_owned();
    let mut people: Vec<String> =
        text.split("\"id\":\"").skip(1).filter_map(|p| p.get(..36).map(str::to_owned)).collect();
    people.dedup();
    let me = connection.ask("GET /search", &head(), "").await?;
    let page = String::from_utf8_lossy(&me.body).into_owned();
    let service = page.split("/services/").nth(1).and_then(|s| s.get(..36)).ok_or("no service on the page")?.to_owned();
    if people.is_empty() {
        return Err(format!("no people found: {} {}", list.status, text.chars().take(200).collect::<String>()).into());
    }
    Ok(Known { address, service, people })
}

async fn measure(
    known: &Arc<Known>,
    name: &str,
    make: Make,
    connections: usize,
    time: Duration,
) -> Result<(), Failure> {
    let mut hands = Vec::new();
    let until = Instant::now() + time;
    for hand in 0..connections {
        let known = known.clone();
        hands.push(tokio::spawn(async move {
            let mut connection = Connection::open(&known.address).await?;
            let (mut dice, head) = (Dice(hand as u64 + 1), head());
            let (mut times, mut refused, mut bytes) = (Vec::new(), 0_usize, 0);
            while Instant::now() < until {
                let (first, body) = make(&known, &mut dice);
                let began = Instant::now();
                let answer = connection.ask(&first, &head, &body).await?;
                times.push(began.elapsed());
                refused += usize::from(answer.status >= 400);
                bytes = answer.body.len();
            }
            Ok::<_, std::io::Error>((times, refused, bytes))
        }));
    }
    let (mut times, mut refused, mut size) = (Vec::new(), 0, 0);
    for hand in hands {
        let (some, no, bytes) = hand.await??;
        times.extend(some);
        refused += no;
        size = bytes.max(size);
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    let rate = times.len() as f64 / time.as_secs_f64();
    println!("| {name} | {rate:.0} | {:.1} | {:.1} | {:.1} | {size} | {refused} |", at(0.5), at(0.95), at(0.99));
    Ok(())
}

/// Kilobytes the process holds in memory.
fn resident(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()?)).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}
