//! Public holidays (КТ чл. 154), Orthodox Easter and working days.

mod easter;
mod holidays;
mod working_days;

pub use easter::orthodox_easter;
pub use holidays::{Holiday, holiday, holidays_of};
pub use working_days::WorkCalendar;

/// Whether a date is a Saturday or a Sunday.
pub fn is_weekend(day: jiff::civil::Date) -> bool {
    matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
}
