//! Numbers as people read them.

use super::Lang;
use crate::i18n::t;
use fluent_bundle::FluentValue;

/// Keeps a number and what belongs to it on one line.
pub(super) const NBSP: char = '\u{a0}';

/// A whole number with its thousands apart: `1 219 605` with non-breaking spaces, in English `1,219,605`.
pub fn number(lang: Lang, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if number < 0 {
        text.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(thousands_mark(lang));
        }
        text.push(digit);
    }
    text
}

fn thousands_mark(lang: Lang) -> char {
    match lang {
        Lang::Bg => NBSP,
        Lang::En => ',',
    }
}

/// A number inside a sentence: grouped from five digits on, for four digits read well together and may be a year.
/// Anything that is not a whole number is left to Fluent.
pub(super) fn grouped_in_a_sentence(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(given) = value else { return None };
    let whole = given.value.fract() == 0.0 && given.options.minimum_fraction_digits.is_none();
    let long = given.value.abs() >= 10_000.0 && given.value.abs() < 9.0e15;
    (whole && long && given.options.use_grouping).then(|| number(lang, given.value as i64))
}

/// A share of a hundred: `79 %`, in English `79%`.
pub fn percent(lang: Lang, share: i64) -> String {
    match lang {
        Lang::Bg => format!("{}{NBSP}%", number(lang, share)),
        Lang::En => format!("{}%", number(lang, share)),
    }
}

/// A length of time given in whole minutes: `1 ч 10 мин`, `45 мин`, `2 ч`.
pub fn duration_minutes(lang: Lang, minutes: i64) -> String {
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let hour = format!("{}{NBSP}{}", number(lang, hours), t::hours_short(lang));
    let minute = format!("{rest}{NBSP}{}", t::minutes_short(lang));
    let sign = if minutes < 0 { "−" } else { "" };
    match (hours, rest) {
        (0, _) => format!("{sign}{minute}"),
        (_, 0) => format!("{sign}{hour}"),
        _ => format!("{sign}{hour} {minute}"),
    }
}
