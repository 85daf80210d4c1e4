//! The master table of deadlines, as data with dates of validity.
//!
//! A change of law closes the old line (`valid_to`) and adds a new one with the same key: clocks that have started run
//! on under the line in force when they did.

mod children;
mod referral;
mod safety;
mod service;

use jiff::civil::Date;

use super::row::{Facts, Row, StartEvent};

/// All lines, also those no longer in force, in the order of the table.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [referral::ROWS, service::ROWS, safety::ADMISSION, children::ROWS, safety::ROWS].into_iter().flatten()
}

/// The line with a key that was in force on a day.
pub fn row_on(key: &str, day: Date) -> Option<&'static Row> {
    rows().find(|row| row.key == key && row.in_force_on(day))
}

/// The clocks that an event starts on a day for a case, in the order of the table.
pub fn started_by(event: StartEvent, facts: &Facts, day: Date) -> impl Iterator<Item = &'static Row> {
    rows().filter(move |row| row.from == event && row.in_force_on(day) && row.applies.to(facts))
}
