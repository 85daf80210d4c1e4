//! From fields to values. Every method reads one field, notes what is wrong with it and gives `None` for a field that
//! is empty or wrong; a field that must not be empty is read with [`Reader::required`].

use super::{Fields, PartialDay, Problems};
use crate::i18n::{Msg, t};
use crate::types::zone;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::AmbiguousOffset;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// Years that can stand on a form. What lies outside is a slip of the finger.
const YEARS: RangeInclusive<i16> = 1900..=2199;

/// Reads a form field by field and collects what is wrong.
///
/// ```
/// # use kernel::form::{Fields, Problems, Reader};
/// # struct Child { name: String, born: Option<jiff::civil::Date> }
/// fn child(fields: &Fields) -> Result<Child, Problems> {
///     let mut form = Reader::new(fields);
///     let name = form.required_text("name", 80);
///     let born = form.day("born");
///     form.build(|| Some(Child { name: name?, born }))
/// }
/// ```
pub struct Reader<'a> {
    fields: &'a Fields,
    problems: Problems,
}

impl<'a> Reader<'a> {
    /// Begins with nothing wrong.
    pub fn new(fields: &'a Fields) -> Reader<'a> {
        Reader { fields, problems: Problems::default() }
    }

    /// Notes a problem that only the caller can see.
    pub fn problem(&mut self, field: impl Into<String>, message: Msg) {
        self.problems.add(field, message);
    }

    /// The value, unless something was wrong.
    pub fn finish<T>(self, value: T) -> Result<T, Problems> {
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }

    /// The value that is put together with `?` from what was read, unless something was wrong. A closure that gives
    /// `None` although nothing was wrong has met an empty field that it needs: that is then the problem.
    pub fn build<T>(mut self, value: impl FnOnce() -> Option<T>) -> Result<T, Problems> {
        if self.problems.is_empty()
            && let Some(value) = value()
        {
            return Ok(value);
        }
        if self.problems.is_empty() {
            self.problems.add("", t::m::form_incomplete());
        }
        Err(self.problems)
    }

    /// A field that must not be empty, read by another method: `form.required("born", Reader::day)`.
    pub fn required<T>(&mut self, name: &str, read: impl FnOnce(&mut Self, &str) -> Option<T>) -> Option<T> {
        if self.fields.get(name).is_empty() { self.wrong(name, t::m::required()) } else { read(self, name) }
    }

    /// One line of words; runs of space become one space.
    pub fn text(&mut self, name: &str, max_chars: usize) -> Option<String> {
        let line = self.value(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
        self.short(name, line, max_chars)
    }

    /// One line of words that must be there.
    pub fn required_text(&mut self, name: &str, max_chars: usize) -> Option<String> {
        self.required(name, |form, name| form.text(name, max_chars))
    }

    /// Words of any number of lines; lines end with `\n`, whatever the browser sent.
    pub fn long_text(&mut self, name: &str, max_chars: usize) -> Option<String> {
        let text = self.value(name)?.replace("\r\n", "\n").replace('\r', "\n");
        self.short(name, text, max_chars)
    }

    /// A date, as `2026-10-14` or `14.10.2026`.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        match self.partial(name)? {
            PartialDay::Day(day) => Some(day),
            PartialDay::Year(_) | PartialDay::Month(..) => self.wrong(name, t::m::not_a_date()),
        }
    }

    /// A date of which only the year or the month may be known: also `2019`, `2019-04`, `04.2019`.
    pub fn partial_day(&mut self, name: &str) -> Option<PartialDay> {
        self.partial(name)
    }

    /// A time of day on the 24-hour clock: `08:30`, also `8:30` and `8.30`.
    pub fn time(&mut self, name: &str) -> Option<Time> {
        let value = self.value(name)?;
        let parts: Vec<Option<i8>> =
            value.split([':', '.']).map(|part| whole(part).filter(|_| part.len() <= 2)).collect();
        let time = match parts[..] {
            [Some(hour), Some(minute)] | [Some(hour), Some(minute), Some(0)] => Time::new(hour, minute, 0, 0).ok(),
            _ => None,
        };
        time.or_else(|| self.wrong(name, t::m::not_a_time()))
    }

    /// An instant, from the fields `{name}_date` and `{name}_time` on the clock of the town. Of an hour that comes
    /// twice the first is meant; a time that the clock skips is a problem. Both fields or neither must be filled in.
    pub fn moment(&mut self, name: &str) -> Option<Timestamp> {
        let (date_name, time_name) = (format!("{name}_date"), format!("{name}_time"));
        let (no_date, no_time) = (self.fields.get(&date_name).is_empty(), self.fields.get(&time_name).is_empty());
        if no_date && no_time {
            return None;
        }
        let date = self.required(&date_name, Reader::day);
        let time = self.required(&time_name, Reader::time);
        let at = zone().to_ambiguous_timestamp(date?.to_datetime(time?));
        if let AmbiguousOffset::Gap { .. } = at.offset() {
            return self.wrong(&time_name, t::m::skipped_time());
        }
        at.compatible().ok().or_else(|| self.wrong(&date_name, t::m::impossible_date()))
    }

    /// An instant that must be there; see [`moment`](Reader::moment).
    pub fn required_moment(&mut self, name: &str) -> Option<Timestamp> {
        let date_name = format!("{name}_date");
        if self.fields.get(&date_name).is_empty() && self.fields.get(&format!("{name}_time")).is_empty() {
            return self.wrong(&date_name, t::m::required());
        }
        self.moment(name)
    }

    /// A whole number within the range; its thousands may be apart.
    pub fn integer(&mut self, name: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let digits = self.value(name)?.split_whitespace().collect::<String>().replace('−', "-");
        let Ok(number) = digits.parse::<i64>() else { return self.wrong(name, t::m::not_a_number()) };
        if range.contains(&number) {
            return Some(number);
        }
        self.wrong(name, t::m::out_of_range(*range.start(), *range.end()))
    }

    /// One of the values of a closed list, by its code.
    pub fn choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let value = self.value(name)?;
        value.parse().ok().or_else(|| self.wrong(name, t::m::choose_one()))
    }

    /// One of the values of a closed list, and one must be chosen.
    pub fn required_choice<T: FromStr>(&mut self, name: &str) -> Option<T> {
        if self.fields.get(name).is_empty() { self.wrong(name, t::m::choose_one()) } else { self.choice(name) }
    }

    /// One of just these values.
    pub fn one_of<T: FromStr + PartialEq>(&mut self, name: &str, allowed: &[T]) -> Option<T> {
        let chosen = self.choice(name)?;
        if allowed.contains(&chosen) { Some(chosen) } else { self.wrong(name, t::m::choose_one()) }
    }

    /// Every chosen value of a group of checkboxes, in the order in which they came.
    pub fn many<T: FromStr>(&mut self, name: &str) -> Vec<T> {
        let fields = self.fields;
        let chosen = fields.all(name).filter(|value| !value.is_empty()).map(str::parse).collect::<Result<_, _>>();
        chosen.unwrap_or_else(|_| {
            self.problems.add(name, t::m::choose_from_list());
            Vec::new()
        })
    }

    /// Whether a checkbox is ticked. A browser sends nothing for one that is not.
    pub fn checkbox(&self, name: &str) -> bool {
        !matches!(self.fields.get(name), "" | "0" | "false" | "off")
    }

    /// The id of something chosen from a list. That it exists, and may be chosen, is for the caller to see.
    pub fn id<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let value = self.value(name)?;
        value.parse().ok().or_else(|| self.wrong(name, t::m::choose_from_list()))
    }

    /// The trimmed value, unless it is empty or holds characters that no text has.
    fn value(&mut self, name: &str) -> Option<&'a str> {
        let fields = self.fields;
        let value = fields.get(name);
        if value.contains(is_no_text) {
            return self.wrong(name, t::m::bad_characters());
        }
        (!value.is_empty()).then_some(value)
    }

    fn short(&mut self, name: &str, text: String, max_chars: usize) -> Option<String> {
        let length = text.chars().count();
        if length <= max_chars { Some(text) } else { self.wrong(name, t::m::too_long(max_chars, length)) }
    }

    fn partial(&mut self, name: &str) -> Option<PartialDay> {
        let value = self.value(name)?;
        match parts_of_date(value) {
            Some((year, _, _)) if !YEARS.contains(&year) => {
                self.wrong(name, t::m::year_out_of_range(*YEARS.start(), *YEARS.end()))
            }
            Some((year, None, _)) => Some(PartialDay::Year(year)),
            Some((year, Some(month), None)) if (1..=12).contains(&month) => Some(PartialDay::Month(year, month)),
            Some((year, Some(month), Some(day))) if Date::new(year, month, day).is_ok() => {
                Date::new(year, month, day).ok().map(PartialDay::Day)
            }
            Some(_) => self.wrong(name, t::m::impossible_date()),
            None => self.wrong(name, t::m::not_a_date()),
        }
    }

    fn wrong<T>(&mut self, name: &str, message: Msg) -> Option<T> {
        self.problems.add(name, message);
        None
    }
}

/// Year, month and day as written, the year first with dashes or last with dots; not yet known to be possible.
fn parts_of_date(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let text = text.strip_suffix("г.").unwrap_or(text).trim_end();
    let mut parts: Vec<&str> = if text.contains('.') { text.rsplit('.').collect() } else { text.split('-').collect() };
    parts.iter_mut().for_each(|part| *part = part.trim());
    let (year, rest) = parts.split_first()?;
    if year.len() != 4 || rest.len() > 2 || rest.iter().any(|part| part.len() > 2) {
        return None;
    }
    let month = rest.first().map(|part| whole(part).ok_or(())).transpose().ok()?;
    let day = rest.get(1).map(|part| whole(part).ok_or(())).transpose().ok()?;
    Some((whole(year)?, month, day))
}

/// Control characters, NUL first of all, and what stands for broken UTF-8.
fn is_no_text(letter: char) -> bool {
    (letter.is_control() && !"\n\r\t".contains(letter)) || letter == char::REPLACEMENT_CHARACTER
}

/// Only digits: no sign, no space.
fn whole<T: FromStr>(text: &str) -> Option<T> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
