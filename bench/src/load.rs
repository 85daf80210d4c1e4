//! The load: a program in a process of its own, asked over many connections, and what each kind of request took; first
//! ours, then the bare one beside it.

use crate::bare;
use crate::client::Connection;
use crate::kinds::{KINDS, Kind, Known, Request, head, look_around};
use crate::names::Dice;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Where the data is, and how hard to ask.
#[derive(Clone)]
pub struct Plan {
    pub program: PathBuf,
    pub data: PathBuf,
    pub database: Option<String>,
    pub connections: usize,
    pub seconds: u64,
    pub only: String,
}

impl Plan {
    /// The rows that are asked for, with their places among all.
    pub fn kinds(&self) -> impl Iterator<Item = (usize, &'static Kind)> {
        KINDS.iter().enumerate().filter(|(_, kind)| kind.name.contains(&self.only))
    }
}

/// What a kind of request took.
struct Measured {
    rate: f64,
    /// Milliseconds: half, 95 and 99 of a hundred were answered by then.
    p50: f64,
    p95: f64,
    p99: f64,
    bytes: usize,
    refused: usize,
}

pub async fn load(plan: &Plan) -> Result<(), Failure> {
    let began = Instant::now();
    let (mut child, address) = start(&plan.program, &[], plan).await?;
    println!("first answer {} ms after the start", first_answer(&address, began).await?.as_millis());
    let known = Arc::new(look_around(address).await?);
    let mut ours = Vec::new();
    for (_, kind) in plan.kinds() {
        ours.push(measure(&known, plan, Arc::new(kind.make)).await?);
    }
    let memory = resident(&child).unwrap_or_default() / 1024;
    child.kill().await?;

    let (mut child, address) = start(&std::env::current_exe()?, &["bare"], plan).await?;
    let known = Arc::new(Known { address, service: known.service.clone(), people: known.people.clone() });
    println!("| request | per second | p50 ms | p95 ms | p99 ms | bytes | refused | bare, per second | share |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for ((nth, kind), our) in plan.kinds().zip(ours) {
        let Measured { rate, p50, p95, p99, bytes, refused } = our;
        let bare = measure(&known, plan, Arc::new(move |_, _| bare::question(nth))).await?.rate;
        let share = 100.0 * rate / bare;
        println!(
            "| {} | {rate:.0} | {p50:.1} | {p95:.1} | {p99:.1} | {bytes} | {refused} | {bare:.0} | {share:.0} % |",
            kind.name
        );
    }
    child.kill().await?;
    println!("resident memory under load: {memory} MB; database: {} MB", bare::size(plan).await? / 1_000_000);
    Ok(())
}

async fn start(program: &Path, words: &[&str], plan: &Plan) -> Result<(Child, String), Failure> {
    let mut command = Command::new(program);
    command.args(words).arg("--data").arg(&plan.data).stdout(Stdio::piped()).kill_on_drop(true);
    if words.is_empty() {
        command.args(["--port", "0"]);
    }
    if let Some(url) = &plan.database {
        command.args(["--database", url]);
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

async fn first_answer(address: &str, began: Instant) -> Result<Duration, Failure> {
    Connection::open(address).await?.ask("GET /search", &head("text/plain"), "").await?;
    Ok(began.elapsed())
}

type Make = Arc<dyn Fn(&Known, &mut Dice) -> Request + Send + Sync>;

async fn measure(known: &Arc<Known>, plan: &Plan, make: Make) -> Result<Measured, Failure> {
    let mut hands = Vec::new();
    let began = Instant::now();
    let until = began + Duration::from_secs(plan.seconds);
    for hand in 0..plan.connections {
        let (known, make) = (known.clone(), make.clone());
        hands.push(tokio::spawn(async move {
            let mut connection = Connection::open(&known.address).await?;
            let mut dice = Dice(hand as u64 + 1);
            let (mut times, mut refused, mut bytes) = (Vec::new(), 0_usize, 0);
            while Instant::now() < until {
                let asked = make(&known, &mut dice);
                let began = Instant::now();
                let answer = connection.ask(&asked.first, &head(asked.kind), &asked.body).await?;
                if answer.status == bare::USED_UP {
                    break;
                }
                times.push(began.elapsed());
                refused += usize::from(answer.status >= 400);
                bytes = answer.body.len();
            }
            Ok::<_, std::io::Error>((times, refused, bytes))
        }));
    }
    let (mut times, mut refused, mut bytes) = (Vec::new(), 0, 0);
    for hand in hands {
        let (some, no, size) = hand.await??;
        times.extend(some);
        refused += no;
        bytes = size.max(bytes);
    }
    let took = began.elapsed().as_secs_f64();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    Ok(Measured { rate: times.len() as f64 / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes, refused })
}

/// Kilobytes the process holds in memory.
fn resident(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()?)).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}
