//! The working calendar of the municipality: the rule of the law, and the days that the Council of Ministers has moved
//! (КТ 154(3)), entered by hand or pasted from a list.

use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use utoipa::ToSchema;

use super::{store, t};

/// A list longer than this is not a list of moved days.
const MOST_DAYS: usize = 400;
/// Characters of a reason.
pub const LONGEST_REASON: usize = 200;

/// A day that is worked or off against the rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, sqlx::FromRow, ToSchema)]
pub struct MovedDay {
    /// The day.
    pub day: Day,
    /// It is worked; otherwise it is off.
    pub working: bool,
    /// By which decision, or in whose place.
    pub reason: String,
}

/// The moved days, the latest first.
pub async fn moved_days(ctx: &Ctx) -> Result<Vec<MovedDay>, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    Ok(store::moved_days(&mut view, ctx.provider).await?)
}

/// Enters moved days; one that is there already takes what is said now.
pub async fn move_days(ctx: &Ctx, days: &[MovedDay]) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeProvider, On::Provider).await?;
    let problems = problems(days);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    for day in days {
        store::put_moved_day(&mut change, ctx.provider, day).await?;
    }
    let moved: Vec<Day> = days.iter().map(|day| day.day).collect();
    let event = Event::new("calendar.days-moved", ctx.provider).with(&serde_json::json!({ "days": moved }));
    change.commit(event).await
}

/// What is wrong with moved days, whoever sends them.
fn problems(days: &[MovedDay]) -> Problems {
    let mut problems = Problems::default();
    if days.len() > MOST_DAYS {
        problems.add("list", t::m::too_many_days(MOST_DAYS));
    } else if days.iter().any(|day| !is_short(&day.reason)) {
        problems.add("reason", t::m::reason_too_long(LONGEST_REASON));
    }
    problems
}

fn is_short(reason: &str) -> bool {
    reason.chars().count() <= LONGEST_REASON && !reason.contains(char::is_control)
}

/// Refused to whoever may not change the calendar: asked before what they sent is read.
pub async fn may_move_days(ctx: &Ctx) -> Result<(), Refusal> {
    drop(ctx.view(Right::ArrangeProvider, On::Provider).await?);
    Ok(())
}

/// Takes a moved day out again: the rule holds.
pub async fn restore_day(ctx: &Ctx, day: Day) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::ArrangeProvider, On::Provider).await?;
    if !store::take_moved_day(&mut change, ctx.provider, day).await? {
        return Err(Refusal::Missing);
    }
    let event = Event::new("calendar.day-restored", ctx.provider).with(&serde_json::json!({ "day": day }));
    change.commit(event).await
}

/// Reads a pasted list: a day a line, „2026-05-04;почивен;Решение 123“ or with commas or tabs, dates also as 04.05.2026.
pub fn read_list(text: &str) -> Result<Vec<MovedDay>, Problems> {
    let mut problems = Problems::default();
    let mut days: Vec<MovedDay> = Vec::new();
    let mut known: HashSet<Day> = HashSet::new();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (count, (at, line)) in lines.enumerate() {
        if count == MOST_DAYS {
            problems.add("list", t::m::too_many_days(MOST_DAYS));
            break;
        }
        match read_line(line) {
            Some(day) if !known.insert(day.day) => problems.add("list", t::m::line_repeats_day(at + 1)),
            Some(day) => days.push(day),
            None => problems.add("list", t::m::line_unreadable(at + 1)),
        }
    }
    if days.is_empty() && problems.is_empty() {
        problems.add("list", t::m::list_is_empty());
    }
    if problems.is_empty() { Ok(days) } else { Err(problems) }
}

fn read_line(line: &str) -> Option<MovedDay> {
    let mut parts = line.splitn(3, [';', ',', '\t']).map(str::trim);
    let day = parts.next()?.trim_start_matches('\u{feff}');
    let day = day.parse::<Day>().ok().or_else(|| read_dotted(day))?;
    let working = match parts.next()?.to_lowercase().as_str() {
        "работен" | "работи се" | "working" | "1" => true,
        "почивен" | "не се работи" | "off" | "0" => false,
        _ => return None,
    };
    let reason = parts.next().unwrap_or_default();
    is_short(reason).then(|| MovedDay { day, working, reason: reason.to_owned() })
}

fn read_dotted(text: &str) -> Option<Day> {
    let mut parts = text.trim_end_matches("г.").trim_end().split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(Day(date))
}
