//! Counting as the law counts: days, months, working days and hours, and the pauses in between.

use std::sync::LazyLock;

use bulgaria::calendar::WorkCalendar;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

static SOFIA: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Sofia").expect("the time zone database is part of the program"));

/// The day in Bulgaria at a moment.
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned(SOFIA.clone()).date()
}

/// The moment at which a day begins in Bulgaria.
pub fn beginning_of(day: Date) -> Timestamp {
    // Sofia changes its clocks at three in the morning, so every day there has a midnight; only the very edges of the
    // calendar have no moment.
    day.to_zoned(SOFIA.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The moment at which a day is over in Bulgaria: 24:00.
pub fn end_of(day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, beginning_of)
}

/// So many elapsed hours later.
pub fn hours_after(start: Timestamp, hours: u32) -> Timestamp {
    start.checked_add(SignedDuration::from_hours(hours.into())).unwrap_or(Timestamp::MAX)
}

/// So many calendar days later; the day of the start is not counted (ЗЗД 72).
pub fn days_after(start: Date, days: u32) -> Date {
    start.saturating_add(Span::new().days(i64::from(days)))
}

/// So many months later: the same date of that month, or its last day if it is shorter (ЗЗД 72).
pub fn months_after(start: Date, months: u16) -> Date {
    start.saturating_add(Span::new().months(i32::from(months)))
}

/// So many calendar days earlier.
pub fn days_before(end: Date, days: u16) -> Date {
    end.saturating_sub(Span::new().days(i32::from(days)))
}

/// How many calendar days `to` lies after `from`; negative if before.
pub fn days_from(from: Date, to: Date) -> i32 {
    to.duration_since(from).as_hours().try_into().map_or(i32::MAX, |hours: i32| hours / 24)
}

/// The last working day on or before a day: terms counted back to an event are not lengthened by a weekend.
pub fn working_day_on_or_before(day: Date, calendar: &WorkCalendar) -> Date {
    let mut day = day;
    while !calendar.is_working_day(day) && day > Date::MIN {
        day = day.yesterday().unwrap_or(Date::MIN);
    }
    day
}

/// A stretch of whole days, the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// Stretches in order, those that overlap or touch joined into one, those that end before they begin left out.
pub fn joined(stretches: impl IntoIterator<Item = Stretch>) -> Vec<Stretch> {
    let mut sorted: Vec<Stretch> = stretches.into_iter().filter(|stretch| stretch.from <= stretch.to).collect();
    sorted.sort();
    let mut joined: Vec<Stretch> = Vec::with_capacity(sorted.len());
    for stretch in sorted {
        match joined.last_mut() {
            Some(last) if stretch.from <= days_after(last.to, 1) => last.to = last.to.max(stretch.to),
            _ => joined.push(stretch),
        }
    }
    joined
}

/// The end of a term counted in days after `start`, moved by the days on which the clock stood still.
///
/// `pauses` are [`joined`]. The start is not counted, so only days after it can be lost, and days lost count
/// also when they lie in what earlier pauses added.
pub fn moved_by_pauses(start: Date, end: Date, pauses: &[Stretch]) -> Date {
    pauses.iter().fold(end, |end, pause| {
        let first_lost = pause.from.max(days_after(start, 1));
        if pause.from > end || pause.to < first_lost {
            return end;
        }
        days_after(end, days_from(first_lost, pause.to).unsigned_abs() + 1)
    })
}

/// The `count`-th working day after `start` that does not lie in a pause.
pub fn working_days_after(start: Date, count: u16, calendar: &WorkCalendar, pauses: &[Stretch]) -> Date {
    let mut day = start;
    let mut left = count;
    while left > 0 && day < Date::MAX {
        day = calendar.add_working_days(day, 1);
        let stands_still = pauses.iter().any(|pause| (pause.from..=pause.to).contains(&day));
        left -= u16::from(!stands_still);
    }
    day
}
