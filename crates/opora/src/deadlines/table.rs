//! The master table of deadlines, as data with dates of validity.
//!
//! A change of law closes the old line (`valid_to`) and adds a new one with the same key: clocks that have started run
//! on under the line in force when they did.
//!
//! Not followed, and why:
//! - D1–D4, D10, D22–D24, D28–D35: duties of the ДСП, the municipality, the court or the person. Nothing of them is
//!   written down here but the ground that comes of them.
//! - D9: the centre keeps no refusal of its own. Whoever is taken in is not refused, and a call that ends without a
//!   place is no individual assessment.
//! - D12: from which day a person may ask for another plan. It is nobody's duty, and an earlier wish is not turned away.
//! - D15: a joint plan needs integrated services; no case says that it has any.
//! - D17: crisis centres ask for no fee, so no fee falls due and none is in arrears.
//! - D39, D40: the breach and the request are kept by the controller, not in a person's stay.

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
