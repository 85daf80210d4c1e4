//! The longest stay in a shelter: six months, for children six months within the calendar year (НКСУ прил. 20, 21).
//!
//! A limit of stay is not a term for an act: it does not move to a working day.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::clock::{days_after, days_from, months_after};
use super::row::AgeGroup;

/// The months a shelter may house a person.
const MOST_MONTHS: u16 = 6;

/// One stay of a person in a shelter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stay {
    /// The day of arrival.
    pub from: Date,
    /// The day of leaving; none while the person is there.
    pub to: Option<Date>,
}

/// Whether an adult's earlier stays count. The law read does not say, so the provider settles it with the lawyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RepeatRule {
    /// Each stay has its own six months.
    EachStayAlone,
    /// The days of earlier stays are taken off.
    AddUp,
}

/// What is counted of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Counted {
    /// Nights spent; the day of leaving does not count.
    Nights,
    /// Days begun; the days of arrival and of leaving both count.
    Days,
}

/// How a person stands against the limit of stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StayLimit {
    /// Days (or nights) used that count against the limit, today's state.
    pub used: u32,
    /// Days from today until the allowance ends; negative when it is exceeded by so many.
    pub left: i32,
    /// The last day on which the person may be there, if they stay on without a break.
    /// For a child the count begins anew on 1 January, so it can be later than `left` says.
    pub last_day: Date,
}

/// The six months of an adult, counted from the arrival of the stay that is going on (or from today if there is
/// none), by the provider's rule for repeated stays.
pub fn adult_limit(stays: &[Stay], today: Date, rule: RepeatRule, counted: Counted) -> StayLimit {
    let earlier = match rule {
        RepeatRule::EachStayAlone => &[],
        RepeatRule::AddUp => stays,
    };
    let current = current(stays, today);
    let considered: Vec<Stay> = earlier.iter().chain(current.as_ref()).copied().collect();
    reckon(&considered, current.map_or(today, |stay| stay.from), today, counted)
}

/// The six months of a child within the calendar year of `today`; all stays of that year add up.
pub fn child_limit(stays: &[Stay], today: Date, counted: Counted) -> StayLimit {
    let new_year = date(today.year(), 1, 1);
    let of_year: Vec<Stay> = stays
        .iter()
        .filter(|stay| stay.to.is_none_or(|to| to >= new_year))
        .map(|stay| Stay { from: stay.from.max(new_year), ..*stay })
        .collect();
    let anchor = current(&of_year, today).map_or(today, |stay| stay.from);
    let limit = reckon(&of_year, anchor, today, counted);
    let next_year = date(today.year().saturating_add(1).min(9999), 1, 1);
    if limit.last_day < next_year {
        limit
    } else {
        StayLimit { last_day: months_after(next_year, MOST_MONTHS), ..limit }
    }
}

/// The limit for a person of an age group.
pub fn stay_limit(group: AgeGroup, stays: &[Stay], today: Date, rule: RepeatRule, counted: Counted) -> StayLimit {
    match group {
        AgeGroup::Child => child_limit(stays, today, counted),
        AgeGroup::Adult => adult_limit(stays, today, rule, counted),
    }
}

/// The stay that is going on, the one that began first if records overlap.
fn current(stays: &[Stay], today: Date) -> Option<Stay> {
    let goes_on = |stay: &&Stay| stay.from <= today && stay.to.is_none_or(|to| to > today);
    stays.iter().filter(goes_on).min_by_key(|stay| stay.from).copied()
}

/// Six months from `anchor` to the same date, less the days used before it.
fn reckon(stays: &[Stay], anchor: Date, today: Date, counted: Counted) -> StayLimit {
    let used = days_used(stays, today, counted);
    let earlier = used.iter().filter(|day| **day < anchor).count();
    let last_day = earlier_by(months_after(anchor, MOST_MONTHS), earlier);
    StayLimit { used: count(used.len()), left: days_from(today, last_day), last_day }
}

/// The days that count, each once however many records cover it.
fn days_used(stays: &[Stay], today: Date, counted: Counted) -> BTreeSet<Date> {
    let mut used = BTreeSet::new();
    for stay in stays {
        // Today's night is still to come, and so is a leaving planned for later.
        let last = stay.to.map_or(today, |to| to.min(today));
        let mut day = stay.from;
        while day < last || (day == last && counted == Counted::Days) {
            used.insert(day);
            day = days_after(day, 1);
        }
    }
    used
}

fn earlier_by(day: Date, days: usize) -> Date {
    day.saturating_sub(jiff::Span::new().days(i64::from(count(days))))
}

fn count(days: usize) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}
