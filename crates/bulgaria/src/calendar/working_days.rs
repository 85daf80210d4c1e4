//! Working days: the rule, and the days moved by the Council of Ministers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{holiday, is_weekend};

/// Which days are worked. Empty, it is the plain rule: Monday to Friday except public holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Days declared off by the Council of Ministers (КТ чл. 154 ал. 3), beyond the rule.
    pub off: BTreeSet<Date>,
    /// Days declared worked, usually Saturdays in exchange; stronger than `off`.
    pub working: BTreeSet<Date>,
}

impl WorkCalendar {
    /// Whether a day is a working day (работен ден).
    pub fn is_working_day(&self, day: Date) -> bool {
        self.working.contains(&day) || !(self.off.contains(&day) || is_weekend(day) || holiday(day).is_some())
    }

    /// The `count`-th working day after `from`; the first that can count is the next day. `from` itself for 0.
    pub fn add_working_days(&self, from: Date, count: u32) -> Date {
        (0..count).fold(from, |day, _| self.first_working_day(next(day)))
    }

    /// How many working days lie after `from` up to and with `to`: 0 if `to` is not later.
    /// The inverse of [`add_working_days`](Self::add_working_days).
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = next(day);
            count += u32::from(self.is_working_day(day));
        }
        count
    }

    /// The day itself if it is a working day, otherwise the first one after it.
    pub fn next_working_day_on_or_after(&self, day: Date) -> Date {
        self.first_working_day(day)
    }

    fn first_working_day(&self, day: Date) -> Date {
        let mut day = day;
        while !self.is_working_day(day) && day < Date::MAX {
            day = next(day);
        }
        day
    }
}

/// The next day; the last day of the calendar has none and stays.
fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_rule() {
        let calendar = WorkCalendar::default();
        for (day, worked) in [
            (date(2026, 11, 20), true),
            (date(2026, 11, 21), false),
            (date(2026, 4, 10), false),
            (date(2026, 4, 14), true),
            (date(2026, 5, 25), false),
            (date(2026, 12, 23), true),
            (date(2026, 12, 28), false),
        ] {
            assert_eq!(calendar.is_working_day(day), worked, "{day}");
        }
    }

    #[test]
    fn days_moved_by_the_council_of_ministers() {
        let calendar = WorkCalendar {
            off: [date(2026, 1, 2), date(2026, 12, 12)].into(),
            working: [date(2026, 12, 12), date(2026, 5, 25)].into(),
        };
        assert!(!calendar.is_working_day(date(2026, 1, 2)));
        assert!(calendar.is_working_day(date(2026, 12, 12)));
        assert!(calendar.is_working_day(date(2026, 5, 25)));
        assert_eq!(calendar.add_working_days(date(2025, 12, 31), 1), date(2026, 1, 5));
    }

    #[test]
    fn counting() {
        let calendar = WorkCalendar::default();
        for (from, count, to) in [
            (date(2026, 11, 21), 0, date(2026, 11, 21)),
            (date(2026, 11, 20), 5, date(2026, 11, 27)),
            (date(2026, 11, 21), 5, date(2026, 11, 27)),
            (date(2026, 12, 22), 3, date(2026, 12, 30)),
            (date(2026, 4, 9), 1, date(2026, 4, 14)),
        ] {
            assert_eq!(calendar.add_working_days(from, count), to, "{from} + {count}");
        }
        assert_eq!(calendar.working_days_between(date(2026, 11, 27), date(2026, 11, 20)), 0);
        assert_eq!(calendar.next_working_day_on_or_after(date(2026, 12, 24)), date(2026, 12, 29));
        assert_eq!(calendar.next_working_day_on_or_after(date(2026, 12, 29)), date(2026, 12, 29));
        assert_eq!(calendar.add_working_days(Date::MAX, 3), Date::MAX);
    }

    proptest! {
        #[test]
        fn lands_on_a_working_day_and_counts_back(start in 0i32..30_000, count in 1u32..60, off in 0i32..40) {
            let from = date(2017, 1, 1).saturating_add(jiff::Span::new().days(start));
            let moved = from.saturating_add(jiff::Span::new().days(off));
            let calendar = WorkCalendar { off: [moved].into(), working: BTreeSet::new() };
            let to = calendar.add_working_days(from, count);
            prop_assert!(calendar.is_working_day(to) && to > from);
            prop_assert_eq!(calendar.working_days_between(from, to), count);
            prop_assert!(calendar.add_working_days(from, count + 1) > to);
            prop_assert!(calendar.add_working_days(next(from), count) >= to);
        }
    }
}
