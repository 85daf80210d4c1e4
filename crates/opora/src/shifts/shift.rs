//! The shift: day 08:00–20:00, night 20:00–08:00, on the clock of the town.

use kernel::types::{Day, Moment};
use serde::Serialize;
use utoipa::ToSchema;

/// The day shift begins.
const MORNING: i8 = 8;
/// The night shift begins.
const EVENING: i8 = 20;

kernel::codes! {
    /// Which half of the day.
    pub enum ShiftKind {
        /// 08:00–20:00.
        Day = "day",
        /// 20:00–08:00 of the next day; an hour longer or shorter when the clock is changed.
        Night = "night",
    }
}

/// A shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Shift {
    /// Its first instant.
    pub from: Moment,
    /// The first instant of the next one.
    pub until: Moment,
    /// Which.
    pub kind: ShiftKind,
}

/// The shift that an instant falls into.
pub fn shift_of(at: Moment) -> Shift {
    let (day, hour) = (at.day(), at.local().hour());
    match hour {
        MORNING..EVENING => day_shift(day),
        EVENING.. => night_shift(day),
        _ => night_shift(day.yesterday()),
    }
}

fn day_shift(day: Day) -> Shift {
    Shift { from: day.at(MORNING, 0), until: day.at(EVENING, 0), kind: ShiftKind::Day }
}

fn night_shift(evening: Day) -> Shift {
    Shift { from: evening.at(EVENING, 0), until: evening.tomorrow().at(MORNING, 0), kind: ShiftKind::Night }
}

impl Shift {
    /// The shift before.
    pub fn previous(self) -> Shift {
        shift_of(self.from.plus_seconds(-1))
    }

    /// The shift after.
    pub fn next(self) -> Shift {
        shift_of(self.until)
    }

    /// Whether an instant falls into it.
    pub fn holds(self, at: Moment) -> bool {
        self.from <= at && at < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn every_hour_has_its_shift_also_in_the_nights_when_the_clock_is_changed() {
        use ShiftKind::{Day, Night};
        for (moment, kind, from, until, hours) in [
            // Sofia is two hours ahead in winter, three in summer.
            ("2026-11-21T06:00:00Z", Day, "2026-11-21T06:00:00Z", "2026-11-21T18:00:00Z", 12),
            ("2026-11-21T05:59:59Z", Night, "2026-11-20T18:00:00Z", "2026-11-21T06:00:00Z", 12),
            ("2026-11-21T17:59:59Z", Day, "2026-11-21T06:00:00Z", "2026-11-21T18:00:00Z", 12),
            ("2026-11-21T18:00:00Z", Night, "2026-11-21T18:00:00Z", "2026-11-22T06:00:00Z", 12),
            ("2026-07-01T22:30:00Z", Night, "2026-07-01T17:00:00Z", "2026-07-02T05:00:00Z", 12),
            ("2026-03-29T00:30:00Z", Night, "2026-03-28T18:00:00Z", "2026-03-29T05:00:00Z", 11),
            ("2026-03-29T01:30:00Z", Night, "2026-03-28T18:00:00Z", "2026-03-29T05:00:00Z", 11),
            ("2026-10-25T00:30:00Z", Night, "2026-10-24T17:00:00Z", "2026-10-25T06:00:00Z", 13),
            ("2026-10-25T01:30:00Z", Night, "2026-10-24T17:00:00Z", "2026-10-25T06:00:00Z", 13),
            ("2026-12-31T23:00:00Z", Night, "2026-12-31T18:00:00Z", "2027-01-01T06:00:00Z", 12),
        ] {
            let shift = shift_of(at(moment));
            assert_eq!(shift, Shift { from: at(from), until: at(until), kind }, "{moment}");
            assert_eq!(shift.until.seconds_since(shift.from), hours * 3600, "{moment}");
        }
    }

    proptest! {
        #[test]
        fn shifts_follow_each_other_without_a_gap(seconds in 1_500_000_000i64..2_500_000_000) {
            let at = Moment::EPOCH.plus_seconds(seconds);
            let shift = shift_of(at);
            prop_assert!(shift.holds(at));
            prop_assert_eq!(shift.previous().until, shift.from);
            prop_assert_eq!(shift.next().from, shift.until);
            prop_assert!(shift.previous().kind != shift.kind);
        }
    }
}
