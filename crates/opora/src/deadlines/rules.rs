//! When a clock runs out and how it stands, by a line of the table.

use bulgaria::calendar::WorkCalendar;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::clock::{self, Stretch};
use super::row::{DeadlineCode, Facts, Meaning, PauseCause, Row, StartEvent, Term};
use super::table;

/// When a clock started: to the minute where it is known, otherwise by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Start {
    /// A day in Bulgaria.
    Day(Date),
    /// A moment.
    Moment(Timestamp),
}

impl Start {
    /// The day of the start in Bulgaria.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => clock::day_of(moment),
        }
    }

    /// The moment of the start; of a day its first, so that a term in hours never comes out too long.
    pub fn moment(self) -> Timestamp {
        match self {
            Self::Day(day) => clock::beginning_of(day),
            Self::Moment(moment) => moment,
        }
    }
}

/// A time in which a clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// Why; it counts only where the line of the table names it.
    pub cause: PauseCause,
    /// First day.
    pub from: Date,
    /// Last day, included. For a pause that goes on: today.
    pub to: Date,
}

/// When a clock runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Due {
    /// At 24:00 of a day in Bulgaria. Of [`Meaning::NotBefore`] the day from which it may be done.
    Day(Date),
    /// At a moment (terms in hours).
    Moment(Timestamp),
}

impl Due {
    /// The day in Bulgaria on which the clock runs out.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => clock::day_of(moment),
        }
    }

    /// The moment from which it is too late.
    pub fn end(self) -> Timestamp {
        match self {
            Self::Day(day) => clock::end_of(day),
            Self::Moment(moment) => moment,
        }
    }
}

/// How a deadline stands. Days are calendar days in Bulgaria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Not met and so many days late; 0 if the hour passed earlier today.
    Overdue(u32),
    /// Runs out today.
    DueToday,
    /// Runs out in so many days.
    DueIn(u32),
    /// Met in time on this day.
    Met(Date),
    /// Met so many days late; 0 if late by hours on the same day.
    MetLate(u32),
}

/// When a clock that started runs out by a line of the table.
///
/// A term in days or months by whose end something must be done, and whose last day is not a working day, ends on the
/// next working day (ЗЗД 72). That is not so for what expires or opens on a day, nor for hours. A term counted back
/// from an event (`DaysBefore`) ends on the working day before, so that the act is never later than the law says.
/// Pauses stop the clocks whose line names their cause; terms in hours and „незабавно“ do not stop.
pub fn due(row: &Row, start: Start, calendar: &WorkCalendar, pauses: &[Pause]) -> Due {
    let pauses = stretches(row, pauses);
    let day = start.day();
    let counted = |end| {
        let end = clock::moved_by_pauses(day, end, &pauses);
        let moves_on = row.meaning == Meaning::ActBy;
        Due::Day(if moves_on { calendar.next_working_day_on_or_after(end) } else { end })
    };
    match row.term {
        Term::Immediately | Term::SameDay => Due::Day(day),
        Term::Hours(hours) => Due::Moment(clock::hours_after(start.moment(), hours)),
        Term::Days(days) => counted(clock::days_after(day, days.into())),
        Term::Months(months) => counted(clock::months_after(day, months)),
        Term::WorkingDays(days) => Due::Day(clock::working_days_after(day, days, calendar, &pauses)),
        Term::DaysBefore(days) => Due::Day(clock::working_day_on_or_before(clock::days_before(day, days), calendar)),
    }
}

/// By how many days pauses have moved the end of a term that is counted in days or months.
pub fn stood_still(row: &Row, start: Start, pauses: &[Pause]) -> u32 {
    let day = start.day();
    let end = match row.term {
        Term::Days(days) => clock::days_after(day, days.into()),
        Term::Months(months) => clock::months_after(day, months),
        _ => return 0,
    };
    clock::days_from(end, clock::moved_by_pauses(day, end, &stretches(row, pauses))).unsigned_abs()
}

/// The pauses that stop this clock.
fn stretches(row: &Row, pauses: &[Pause]) -> Vec<Stretch> {
    let counted = pauses.iter().filter(|pause| row.paused_by.contains(&pause.cause));
    clock::joined(counted.map(|pause| Stretch { from: pause.from, to: pause.to }))
}

/// The next time a duty falls due after it was last fulfilled: anew from that day if it comes back, otherwise never.
pub fn due_again(row: &Row, last: Date, calendar: &WorkCalendar, pauses: &[Pause]) -> Option<Due> {
    row.again_from.map(|_| due(row, Start::Day(last), calendar, pauses))
}

/// When the individual assessment and plan must next be updated (ППЗСУ 34, D13).
///
/// Short and mid-term: once after the contract. Long-term and adult residential care: after the contract and again
/// after each update. `None` when nothing (more) is due: the one update is made, the facts name no line, or the use
/// stopped, on `ended`, before the update fell due (34(2)).
pub fn next_plan_update(
    facts: &Facts,
    contract: Date,
    last_update: Option<Date>,
    ended: Option<Date>,
    calendar: &WorkCalendar,
) -> Option<(&'static Row, Due)> {
    let row = table::started_by(StartEvent::Contract, facts, contract).find(|row| row.code == DeadlineCode::D13)?;
    let next = match last_update {
        Some(last) => due_again(row, last, calendar, &[])?,
        None => due(row, Start::Day(contract), calendar, &[]),
    };
    let stopped_before = ended.is_some_and(|ended| ended < next.day());
    (!stopped_before).then_some((row, next))
}

/// How a deadline stands at a moment, met or not.
pub fn state(due: Due, now: Timestamp, met: Option<Timestamp>) -> State {
    let days_late = |moment| clock::days_from(due.day(), clock::day_of(moment));
    let in_time = |moment| match due {
        Due::Day(day) => clock::day_of(moment) <= day,
        Due::Moment(last) => moment <= last,
    };
    if let Some(met) = met {
        return if in_time(met) {
            State::Met(clock::day_of(met))
        } else {
            State::MetLate(days_late(met).unsigned_abs())
        };
    }
    match days_late(now) {
        late if !in_time(now) => State::Overdue(late.unsigned_abs()),
        0 => State::DueToday,
        early => State::DueIn(early.unsigned_abs()),
    }
}
