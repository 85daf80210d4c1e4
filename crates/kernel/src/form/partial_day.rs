//! A date of which only a part is known.

use crate::i18n::{self, Lang};
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A day, or only its month, or only its year: „роден през 2019“. Kept as `2019-04-20`, `2019-04` or `2019`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDay {
    /// Only the year is known.
    Year(i16),
    /// The year and the month, 1 to 12, are known.
    Month(i16, i8),
    /// The whole date is known.
    Day(Date),
}

impl PartialDay {
    /// The first day it can be.
    pub fn earliest(self) -> Date {
        match self {
            PartialDay::Year(year) => jiff::civil::date(year, 1, 1),
            PartialDay::Month(year, month) => jiff::civil::date(year, month, 1),
            PartialDay::Day(day) => day,
        }
    }

    /// The last day it can be.
    pub fn latest(self) -> Date {
        match self {
            PartialDay::Year(_) => self.earliest().last_of_year(),
            PartialDay::Month(..) => self.earliest().last_of_month(),
            PartialDay::Day(day) => day,
        }
    }

    /// As people read it: `20.04.2019`, `04.2019`, `2019`.
    pub fn say(self, lang: Lang) -> String {
        match (self, lang) {
            (PartialDay::Year(year), _) => year.to_string(),
            (PartialDay::Month(year, month), Lang::Bg) => format!("{month:02}.{year}"),
            (PartialDay::Month(..), Lang::En) => i18n::day(lang, self.earliest()).split_off(2),
            (PartialDay::Day(day), _) => i18n::day(lang, day),
        }
    }
}

impl fmt::Display for PartialDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDay::Year(year) => write!(f, "{year:04}"),
            PartialDay::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDay::Day(day) => day.fmt(f),
        }
    }
}

/// A text that is no date, nor a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date is written 2019, 2019-04 or 2019-04-20")
    }
}

impl std::error::Error for NotADay {}

impl FromStr for PartialDay {
    type Err = NotADay;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<PartialDay, NotADay> {
        let digits = |text: &str, count: usize| {
            (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| text.parse::<i16>().ok())
                .flatten()
        };
        let year = |text: &str| digits(text, 4).filter(|year| *year > 0).ok_or(NotADay);
        match text.split('-').collect::<Vec<_>>()[..] {
            [year_text] => Ok(PartialDay::Year(year(year_text)?)),
            [year_text, month] => match digits(month, 2).and_then(|month| i8::try_from(month).ok()) {
                Some(month @ 1..=12) => Ok(PartialDay::Month(year(year_text)?, month)),
                _ => Err(NotADay),
            },
            [year_text, month, day] => {
                year(year_text)?;
                digits(month, 2).and(digits(day, 2)).ok_or(NotADay)?;
                text.parse().map(PartialDay::Day).map_err(|_| NotADay)
            }
            _ => Err(NotADay),
        }
    }
}
