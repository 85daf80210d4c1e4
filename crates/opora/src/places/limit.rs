//! How much of the longest stay is left. Pure.

use jiff::Span;
use kernel::types::Day;
use serde::Serialize;
use utoipa::ToSchema;

/// How a stay stands against the longest stay of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Limit {
    /// The last day.
    pub on: Day,
    /// Days from the day of arrival to the last day.
    pub total: i64,
    /// Days that have passed; at most `total`.
    pub used: i64,
    /// Days that are left; negative when the limit has passed.
    pub left: i64,
}

/// The limit on a day, for a stay that began on another: so many months later, on the same date (НКСУ, приложения 20 and 21).
/// A limit of stay does not move to a working day.
pub fn limit(from: Day, months: i64, today: Day) -> Limit {
    let on = Day(from.0.saturating_add(Span::new().months(months.clamp(0, 1200))));
    let total = on.days_since(from);
    Limit { on, total, used: today.days_since(from).clamp(0, total), left: on.days_since(today) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_months_end_on_the_same_date_or_on_the_last_of_a_shorter_month() {
        let table = [
            (Day::new(2026, 5, 4), Day::new(2026, 11, 4), 184),
            (Day::new(2026, 8, 31), Day::new(2027, 2, 28), 181),
            (Day::new(2027, 8, 31), Day::new(2028, 2, 29), 182),
        ];
        for (from, on, total) in table {
            let counted = limit(from, 6, from);
            assert_eq!((counted.on, counted.total, counted.used, counted.left), (on, total, 0, total));
        }
        let passed = limit(Day::new(2026, 4, 20), 6, Day::new(2026, 10, 23));
        assert_eq!((passed.used, passed.left), (183, -3));
    }
}
