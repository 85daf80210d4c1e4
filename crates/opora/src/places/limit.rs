//! The longest stay in a shelter: six months, for children six months within the calendar year (НКСУ прил. 20, 21).
//! The months are the unit's, dated with it.
//!
//! A limit of stay is not a term for an act: it does not move to a working day. Pure, and the only place where it is reckoned.

use jiff::Span;
use jiff::civil::date;
use kernel::types::{Day, Moment};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// One time that a person spent in a shelter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spell {
    /// The day of arrival.
    pub from: Day,
    /// The day of leaving; none while the person is there.
    pub to: Option<Day>,
}

impl Spell {
    /// From an arrival to a leaving.
    pub fn between(from: Moment, to: Option<Moment>) -> Spell {
        Spell { from: from.day(), to: to.map(Moment::day) }
    }
}

/// Whether an adult's earlier stays count. The law read does not say; until the provider settles it with its lawyer,
/// each stay stands alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RepeatRule {
    /// Each stay has its own months.
    #[default]
    EachStayAlone,
    /// The nights of earlier stays are taken off.
    AddUp,
}

/// How a person stands against the limit of stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
pub struct Limit {
    /// Nights used that count against the limit; the day of leaving does not count.
    pub used: i64,
    /// Days from today until `last_day`; negative when it has passed by so many.
    pub left: i64,
    /// The last day on which the person may be there, if they stay on without a break.
    /// For a child that came alone the count begins anew on 1 January; then it lies in the next year, and `left` with it.
    pub last_day: Day,
}

impl Limit {
    /// The days used and left together, for a ring or a bar.
    pub fn allowed(&self) -> i64 {
        self.used + self.left.max(0)
    }
}

/// The limit for somebody who came `alone` as a child, whose months count by the year, or for anyone else, whose months
/// count from the arrival of the stay that goes on (or from today if there is none).
pub fn limit(alone: bool, spells: &[Spell], months: i64, today: Day, rule: RepeatRule) -> Limit {
    if alone { child_limit(spells, months, today) } else { adult_limit(spells, months, today, rule) }
}

fn adult_limit(spells: &[Spell], months: i64, today: Day, rule: RepeatRule) -> Limit {
    let earlier = match rule {
        RepeatRule::EachStayAlone => &[],
        RepeatRule::AddUp => spells,
    };
    let current = current(spells, today);
    let considered: Vec<Spell> = earlier.iter().chain(current.as_ref()).copied().collect();
    reckon(&considered, current.map_or(today, |spell| spell.from), months, today)
}

/// All stays of the year of `today` add up.
fn child_limit(spells: &[Spell], months: i64, today: Day) -> Limit {
    let year = today.0.year();
    let new_year = Day(date(year, 1, 1));
    let of_year: Vec<Spell> = spells
        .iter()
        .filter(|spell| spell.to.is_none_or(|to| to >= new_year))
        .map(|spell| Spell { from: spell.from.max(new_year), ..*spell })
        .collect();
    let anchor = current(&of_year, today).map_or(today, |spell| spell.from);
    let limit = reckon(&of_year, anchor, months, today);
    let next_year = Day(date(year.saturating_add(1).min(9999), 1, 1));
    if limit.last_day < next_year {
        return limit;
    }
    let last_day = months_after(next_year, months);
    Limit { left: last_day.days_since(today), last_day, ..limit }
}

/// The stay that is going on, the one that began first if records overlap.
fn current(spells: &[Spell], today: Day) -> Option<Spell> {
    let goes_on = |spell: &&Spell| spell.from <= today && spell.to.is_none_or(|to| to > today);
    spells.iter().filter(goes_on).min_by_key(|spell| spell.from).copied()
}

/// The months from `anchor` to the same date, less the nights used before it.
fn reckon(spells: &[Spell], anchor: Day, months: i64, today: Day) -> Limit {
    let used = nights_used(spells, today);
    let earlier = used.iter().filter(|day| **day < anchor).count();
    let last_day = months_after(anchor, months).plus_days(-count(earlier));
    Limit { used: count(used.len()), left: last_day.days_since(today), last_day }
}

/// The nights that count, each once however many records cover it. Today's is still to come, and so is a leaving
/// planned for later.
fn nights_used(spells: &[Spell], today: Day) -> BTreeSet<Day> {
    let mut used = BTreeSet::new();
    for spell in spells {
        let last = spell.to.map_or(today, |to| to.min(today));
        let mut day = spell.from;
        while day < last {
            used.insert(day);
            day = day.tomorrow();
        }
    }
    used
}

/// So many months later: the same date of that month, or its last day if it is shorter (ЗЗД 72).
pub fn months_after(day: Day, months: i64) -> Day {
    Day(day.0.saturating_add(Span::new().months(months.clamp(0, 1200))))
}

fn count(days: usize) -> i64 {
    i64::try_from(days).unwrap_or(i64::MAX)
}
