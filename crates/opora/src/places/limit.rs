//! How much of the longest stay is left. Pure.

use jiff::Span;
use kernel::types::Day;
use serde::Serialize;
use utoipa::ToSchema;

/// How a stay stands against the longest stay of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = UseLimit)]
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

/// The limit of a child who came alone: so many months within the calendar year, all stays of that year together (НКСУ,
/// приложение 20). `earlier` are the other stays as day of arrival and day of leaving. A count that runs beyond the year begins
/// anew with the next.
pub fn child_limit(from: Day, earlier: &[(Day, Day)], months: i64, today: Day) -> Limit {
    let year = today.0.year();
    let (new_year, next_year) = (Day::new(year, 1, 1), Day::new(year.saturating_add(1).min(9999), 1, 1));
    let anchor = from.max(new_year);
    let before: i64 =
        earlier.iter().map(|(came, left)| left.min(&anchor).days_since(*came.max(&new_year)).max(0)).sum();
    let plain = limit(anchor, months, today);
    let on = plain.on.plus_days(-before);
    let left = on.days_since(today);
    let used = before + plain.used;
    let on = if on < next_year { on } else { limit(next_year, months, today).on };
    Limit { on, total: used + left.max(0), used, left }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_s_stays_of_one_year_add_up_and_the_next_year_begins_anew() {
        let today = Day::new(2026, 9, 1);
        let spring = (Day::new(2026, 3, 1), Day::new(2026, 3, 11));
        let last_year = (Day::new(2025, 11, 1), Day::new(2025, 12, 1));
        let counted = child_limit(Day::new(2026, 6, 20), &[spring, last_year], 6, today);
        assert_eq!(
            (counted.on, counted.used, counted.left),
            (Day::new(2026, 12, 10), 83, 100),
            "ten nights of spring are off"
        );
        let over_new_year = child_limit(Day::new(2026, 8, 1), &[], 6, today);
        assert_eq!(
            (over_new_year.on, over_new_year.left),
            (Day::new(2027, 7, 1), 153),
            "1 February 2027 would be next year"
        );
        let since_last_year = child_limit(Day::new(2025, 10, 1), &[], 6, Day::new(2026, 2, 1));
        assert_eq!((since_last_year.on, since_last_year.used), (Day::new(2026, 7, 1), 31));
    }

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
