//! Days, times and ages as people read them. Nothing here asks what day it is today: that is always given.

use super::Lang;
use super::figures::NBSP;
use crate::i18n::t;
use jiff::Unit;
use jiff::civil::{Date, DateTime, Time, Weekday};

/// Within so many days a date is said in words.
const NEAR: i64 = 7;

/// A date in full: `14.10.2026`, in English `14 Oct 2026`.
pub fn day(lang: Lang, day: impl Into<Date>) -> String {
    let day = day.into();
    match lang {
        Lang::Bg => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), month(lang, day).chars().take(3).collect::<String>(), day.year()),
    }
}

/// A date whose year is plain from the page: `14.10`, in English `14 Oct`.
pub fn day_short(lang: Lang, day: impl Into<Date>) -> String {
    let day = day.into();
    match lang {
        Lang::Bg => format!("{:02}.{:02}", day.day(), day.month()),
        Lang::En => format!("{} {}", day.day(), month(lang, day).chars().take(3).collect::<String>()),
    }
}

/// The heading of a day's page: `Сряда, 14 октомври`, in English `Wednesday, 14 October`.
pub fn weekday_day(lang: Lang, day: impl Into<Date>) -> String {
    let day = day.into();
    format!("{}, {} {}", weekday(lang, day), day.day(), month(lang, day))
}

/// A date near today in words (`днес`, `утре`, `вчера`, `след 6 дни`, `преди 3 дни`), further than a week the date
/// itself.
pub fn near_day(lang: Lang, day: impl Into<Date>, today: impl Into<Date>) -> String {
    let (day, today) = (day.into(), today.into());
    match i64::from((day - today).get_days()) {
        0 => t::day_today(lang).to_owned(),
        1 => t::day_tomorrow(lang).to_owned(),
        -1 => t::day_yesterday(lang).to_owned(),
        ahead @ 2..=NEAR => t::in_days(lang, ahead),
        past if (-NEAR..=-2).contains(&past) => t::days_ago(lang, -past),
        _ => self::day(lang, day),
    }
}

/// A day without its year where that is today's: `21.11`, else `20.05.2027`.
pub fn day_of_year(lang: Lang, day: impl Into<Date>, today: impl Into<Date>) -> String {
    let (day, today) = (day.into(), today.into());
    if day.year() == today.year() { day_short(lang, day) } else { self::day(lang, day) }
}

/// A time of day on the 24-hour clock, the same in both languages: `08:05`.
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A date with its time: `04.05.2026, 02:40`.
pub fn day_time(lang: Lang, at: DateTime) -> String {
    format!("{}, {}", day(lang, at.date()), time(at.time()))
}

/// The age of somebody born on `born`, on the given day: `7 г.`; in months before the first birthday, in days before
/// the first month. Somebody not yet born is 0 days old.
pub fn age(lang: Lang, born: impl Into<Date>, on: impl Into<Date>) -> String {
    let (born, on) = (born.into(), on.into());
    let lived = born.until((Unit::Year, on.max(born))).unwrap_or_default();
    match (lived.get_years(), lived.get_months()) {
        (0, 0) => t::days(lang, lived.get_days()),
        (0, count) => months(lang, count),
        (count, _) => years(lang, count.into()),
    }
}

/// An age in whole years: `7 г.`, in English `7 y`.
pub fn years(lang: Lang, years: i32) -> String {
    format!("{years}{NBSP}{}", t::years_short(lang))
}

/// An age in whole months: `7 мес.`, in English `7 mo`.
pub fn months(lang: Lang, months: i32) -> String {
    format!("{months}{NBSP}{}", t::months_short(lang))
}

fn month(lang: Lang, day: Date) -> &'static str {
    let names = match lang {
        Lang::Bg => [
            "януари",
            "февруари",
            "март",
            "април",
            "май",
            "юни",
            "юли",
            "август",
            "септември",
            "октомври",
            "ноември",
            "декември",
        ],
        Lang::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    names[usize::from(day.month().unsigned_abs()) - 1]
}

fn weekday(lang: Lang, day: Date) -> &'static str {
    match (lang, day.weekday()) {
        (Lang::Bg, Weekday::Monday) => "Понеделник",
        (Lang::Bg, Weekday::Tuesday) => "Вторник",
        (Lang::Bg, Weekday::Wednesday) => "Сряда",
        (Lang::Bg, Weekday::Thursday) => "Четвъртък",
        (Lang::Bg, Weekday::Friday) => "Петък",
        (Lang::Bg, Weekday::Saturday) => "Събота",
        (Lang::Bg, Weekday::Sunday) => "Неделя",
        (Lang::En, Weekday::Monday) => "Monday",
        (Lang::En, Weekday::Tuesday) => "Tuesday",
        (Lang::En, Weekday::Wednesday) => "Wednesday",
        (Lang::En, Weekday::Thursday) => "Thursday",
        (Lang::En, Weekday::Friday) => "Friday",
        (Lang::En, Weekday::Saturday) => "Saturday",
        (Lang::En, Weekday::Sunday) => "Sunday",
    }
}
