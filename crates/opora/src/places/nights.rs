//! Nights. A night belongs to the day on which it begins, and is counted for whoever is here at the midnight that ends that day:
//! who comes and leaves on one day has no night. Pure.

use kernel::types::{Day, Moment};
use serde::Serialize;
use utoipa::ToSchema;

/// Nights of many people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Nights {
    /// Slept here.
    pub slept: i64,
    /// A place was kept while its person was away, whatever the reason.
    pub away: i64,
}

/// The midnight by which the night of a day is counted.
pub fn midnight(day: Day) -> Moment {
    day.tomorrow().start()
}

/// How many nights from one day to another, both included, have their midnight in `from..until` (no end: for ever).
pub fn nights(from: Moment, until: Option<Moment>, first: Day, last: Day) -> i64 {
    let first = first.max(night_at_or_after(from));
    let last = until.map_or(last, |until| last.min(night_at_or_after(until).yesterday()));
    (last.days_since(first) + 1).max(0)
}

/// The first night whose midnight is not before an instant.
fn night_at_or_after(at: Moment) -> Day {
    let day = at.day();
    if at == day.start() { day.yesterday() } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: Day = Day::new(2026, 10, 1);
    const LAST: Day = Day::new(2026, 10, 31);

    #[test]
    fn who_is_here_at_midnight_has_the_night() {
        let at = |day, hour, minute| Day::new(2026, 10, day).at(hour, minute);
        let table = [
            ("came and left on one day", at(3, 9, 0), Some(at(3, 22, 0)), 0),
            ("over one midnight", at(3, 23, 59), Some(at(4, 0, 1)), 1),
            ("left at midnight", at(3, 9, 0), Some(at(4, 0, 0)), 0),
            ("came at midnight", at(4, 0, 0), Some(at(4, 12, 0)), 1),
            ("over the night of 25 hours", at(24, 12, 0), Some(at(26, 12, 0)), 2),
            ("still here", at(30, 12, 0), None, 2),
            ("long before and after", Day::new(2026, 1, 1).start(), None, 31),
        ];
        for (what, from, until, expected) in table {
            assert_eq!(nights(from, until, FIRST, LAST), expected, "{what}");
        }
    }

    proptest! {
        #[test]
        fn counting_agrees_with_looking_at_every_midnight(start in 0_i64..6000, length in 0_i64..6000) {
            let from = Day::new(2026, 9, 1).start().plus_minutes(start * 13);
            let until = from.plus_minutes(length * 13);
            let mut looked = 0;
            let mut day = FIRST;
            while day <= LAST {
                looked += i64::from(from <= midnight(day) && midnight(day) < until);
                day = day.tomorrow();
            }
            prop_assert_eq!(nights(from, Some(until), FIRST, LAST), looked);
        }
    }
}
