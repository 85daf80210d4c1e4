//! A birth date that is known, known in part, estimated or not known; the age that follows from it.

use super::t;
use jiff::Unit;
use kernel::form::Problems;
use kernel::i18n::{self, Lang};
use kernel::types::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Nobody is older, in years: a slip of the finger.
const OLDEST: i64 = 130;

kernel::codes! {
    /// How well a birth date is known.
    #[derive(Default)]
    pub enum BirthKind {
        /// The day.
        Known = "known",
        /// The month or the year.
        Partial = "partial",
        /// Judged from how old the person looks or says they are.
        Estimated = "estimated",
        /// Nothing.
        #[default]
        Unknown = "unknown",
    }
}

/// When someone was born: on a day from `from` to `until`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Birth {
    /// How well it is known.
    pub kind: BirthKind,
    /// The first possible day; none when nothing is known.
    pub from: Option<Day>,
    /// The last possible day; the same as the first when the day is known.
    pub until: Option<Day>,
}

/// An age in whole years; the two differ when the birth date is not known to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Age {
    /// At least so old.
    pub least: i64,
    /// At most so old.
    pub most: i64,
}

impl Age {
    /// Under 18 (ЗЗДет 2); nothing while that cannot be told.
    pub fn is_child(self) -> Option<bool> {
        match self {
            Age { most, .. } if most < 18 => Some(true),
            Age { least, .. } if least >= 18 => Some(false),
            Age { .. } => None,
        }
    }
}

impl Birth {
    /// The day is known.
    pub fn known(day: Day) -> Birth {
        Birth { kind: BirthKind::Known, from: Some(day), until: Some(day) }
    }

    /// Some day of a month or a year.
    pub fn partial(from: Day, until: Day) -> Birth {
        Birth { kind: BirthKind::Partial, from: Some(from), until: Some(until) }
    }

    /// About so many years old on a day.
    pub fn estimated(years: i64, on: Day) -> Birth {
        let until = years_before(on, years);
        let from = years_before(on, years + 1).tomorrow();
        Birth { kind: BirthKind::Estimated, from: Some(from), until: Some(until) }
    }

    /// How old on a day; nothing when nothing is known.
    pub fn age_on(self, day: Day) -> Option<Age> {
        let (from, until) = (self.from?, self.until?);
        Some(Age { least: years_between(until, day), most: years_between(from, day) })
    }

    /// The age in words: „34 г.“, „7 мес.“, „33–34 г.“, „около 30 г.“; nothing when nothing is known.
    pub fn age_words(self, l: Lang, day: Day) -> Option<String> {
        let age = self.age_on(day)?;
        Some(match self.kind {
            BirthKind::Known => i18n::age(l, self.from?, day),
            BirthKind::Estimated => t::about_years(l, age.most),
            _ if age.least == age.most => i18n::years(l, i32::try_from(age.least).ok()?),
            _ => t::years_between(l, age.least, age.most),
        })
    }

    /// The date in words, as precise as it is known: `20.04.2019`, `04.2019`, `2019`, „около 1996“.
    pub fn words(self, l: Lang) -> Option<String> {
        let (from, until) = (self.from?, self.until?);
        let (first, last) = (from.0, until.0);
        Some(match self.kind {
            BirthKind::Known => i18n::day(l, from),
            BirthKind::Estimated => t::about_year(l, last.year().to_string()),
            _ if first.first_of_year() == first && last == first.last_of_year() => first.year().to_string(),
            _ if first.first_of_month() == first && last == first.last_of_month() => {
                kernel::form::PartialDay::Month(first.year(), first.month()).say(l)
            }
            _ => format!("{}–{}", i18n::day(l, from), i18n::day(l, until)),
        })
    }

    /// Whether two people can have been born on one day, as far as is known.
    pub fn overlaps(self, other: Birth) -> bool {
        match (self.from, self.until, other.from, other.until) {
            (Some(a), Some(b), Some(c), Some(d)) => a <= d && c <= b,
            _ => true,
        }
    }

    /// What is wrong with it on a day, under the field's name.
    pub fn check(self, today: Day, field: &str, problems: &mut Problems) {
        let fits = match (self.kind, self.from, self.until) {
            (BirthKind::Unknown, None, None) => true,
            (BirthKind::Known, Some(from), Some(until)) => from == until,
            (BirthKind::Partial | BirthKind::Estimated, Some(from), Some(until)) => from <= until,
            _ => false,
        };
        if !fits {
            problems.add(field, t::m::birth_unclear());
        } else if self.from.is_some_and(|from| from > today) {
            problems.add(field, t::m::born_in_future());
        } else if self.age_on(today).is_some_and(|age| age.least > OLDEST) {
            problems.add(field, t::m::born_too_long_ago());
        }
    }
}

/// Whole years from a day to a later one; nobody is younger than nothing.
fn years_between(born: Day, on: Day) -> i64 {
    born.0.until((Unit::Year, on.0.max(born.0))).map_or(0, |lived| i64::from(lived.get_years()))
}

fn years_before(day: Day, years: i64) -> Day {
    Day(day.0.saturating_sub(jiff::Span::new().years(years.clamp(0, 2 * OLDEST))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::new(2026, 11, 21);

    #[test]
    fn an_age_says_how_well_it_is_known() {
        let year = |year| Birth::partial(Day::new(year, 1, 1), Day::new(year, 12, 31));
        let table = [
            (Birth::known(Day::new(1992, 3, 14)), Some("34\u{a0}г."), Some("14.03.1992")),
            (Birth::known(Day::new(2026, 4, 1)), Some("7\u{a0}мес."), Some("01.04.2026")),
            (year(1992), Some("33–34 г."), Some("1992")),
            (Birth::partial(Day::new(2019, 4, 1), Day::new(2019, 4, 30)), Some("7\u{a0}г."), Some("04.2019")),
            (Birth::estimated(30, TODAY), Some("около 30 г."), Some("около 1996")),
            (Birth::default(), None, None),
        ];
        for (birth, age, words) in table {
            assert_eq!(birth.age_words(Lang::Bg, TODAY).as_deref(), age, "{birth:?}");
            assert_eq!(birth.words(Lang::Bg).as_deref(), words, "{birth:?}");
        }
    }

    #[test]
    fn a_child_is_told_from_an_adult_only_where_it_can_be() {
        let table = [
            (Birth::known(Day::new(2008, 11, 21)), Some(false)),
            (Birth::known(Day::new(2008, 11, 22)), Some(true)),
            (Birth::partial(Day::new(2008, 1, 1), Day::new(2008, 12, 31)), None),
            (Birth::estimated(17, TODAY), Some(true)),
        ];
        for (birth, expected) in table {
            assert_eq!(birth.age_on(TODAY).unwrap().is_child(), expected, "{birth:?}");
        }
    }

    #[test]
    fn an_estimated_age_stays_itself_on_that_day_and_grows() {
        for years in [0, 1, 17, 64] {
            let birth = Birth::estimated(years, TODAY);
            assert_eq!(birth.age_on(TODAY), Some(Age { least: years, most: years }));
            assert_eq!(birth.age_on(Day::new(2027, 11, 21)), Some(Age { least: years + 1, most: years + 1 }));
        }
    }

    #[test]
    fn impossible_births_are_named() {
        let wrong = |birth: Birth| {
            let mut problems = Problems::default();
            birth.check(TODAY, "born", &mut problems);
            problems.of("born").map(|message| message.key())
        };
        assert_eq!(wrong(Birth::known(TODAY)), None);
        assert_eq!(wrong(Birth::known(TODAY.tomorrow())), Some("people-born-in-future"));
        assert_eq!(wrong(Birth::known(Day::new(1850, 1, 1))), Some("people-born-too-long-ago"));
        assert_eq!(wrong(Birth { kind: BirthKind::Known, ..Birth::default() }), Some("people-birth-unclear"));
        assert_eq!(wrong(Birth::partial(TODAY, TODAY.yesterday())), Some("people-birth-unclear"));
    }
}
