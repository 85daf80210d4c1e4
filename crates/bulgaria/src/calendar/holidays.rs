//! The public holidays of Bulgaria by rule (КТ чл. 154 ал. 1 and 2).

use jiff::civil::Date;

use super::{easter::orthodox_easter, is_weekend};

/// A public holiday, or the day off in place of one.
///
/// 1 November, a holiday only for schools and kindergartens, is not among them; nor are days that the Council of
/// Ministers declares off, which [`WorkCalendar`](super::WorkCalendar) takes as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// 3 March.
    Liberation,
    /// Good Friday, the Friday before Easter.
    GoodFriday,
    /// Holy Saturday, the day before Easter.
    HolySaturday,
    /// Easter Sunday.
    EasterSunday,
    /// Easter Monday.
    EasterMonday,
    /// 1 May.
    Labour,
    /// 6 May.
    SaintGeorge,
    /// 24 May.
    Letters,
    /// 6 September.
    Unification,
    /// 22 September.
    Independence,
    /// 24 December.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmasDay,
    /// The working day after a holiday that fell on a weekend, off in its place since 2017 (чл. 154 ал. 2).
    InLieu,
}

const FIXED: [(i8, i8, Holiday); 10] = [
    (1, 1, Holiday::NewYear),
    (3, 3, Holiday::Liberation),
    (5, 1, Holiday::Labour),
    (5, 6, Holiday::SaintGeorge),
    (5, 24, Holiday::Letters),
    (9, 6, Holiday::Unification),
    (9, 22, Holiday::Independence),
    (12, 24, Holiday::ChristmasEve),
    (12, 25, Holiday::Christmas),
    (12, 26, Holiday::SecondChristmasDay),
];

/// The first year in which a holiday on a weekend gives a day off after it.
const FIRST_YEAR_IN_LIEU: i16 = 2017;

impl Holiday {
    /// The name in Bulgarian.
    pub fn name_bg(self) -> &'static str {
        match self {
            Self::NewYear => "Нова година",
            Self::Liberation => "Ден на Освобождението на България",
            Self::GoodFriday => "Велики петък",
            Self::HolySaturday => "Велика събота",
            Self::EasterSunday => "Великден",
            Self::EasterMonday => "Велики понеделник",
            Self::Labour => "Ден на труда",
            Self::SaintGeorge => "Гергьовден, Ден на храбростта и Българската армия",
            Self::Letters => "Ден на българската азбука, просвета и култура",
            Self::Unification => "Ден на Съединението",
            Self::Independence => "Ден на Независимостта",
            Self::ChristmasEve => "Бъдни вечер",
            Self::Christmas | Self::SecondChristmasDay => "Рождество Христово",
            Self::InLieu => "Почивен ден вместо празник в събота или неделя",
        }
    }

    /// The name in English.
    pub fn name_en(self) -> &'static str {
        match self {
            Self::NewYear => "New Year’s Day",
            Self::Liberation => "Liberation Day",
            Self::GoodFriday => "Good Friday",
            Self::HolySaturday => "Holy Saturday",
            Self::EasterSunday => "Easter Sunday",
            Self::EasterMonday => "Easter Monday",
            Self::Labour => "Labour Day",
            Self::SaintGeorge => "Saint George’s Day, Day of the Bulgarian Army",
            Self::Letters => "Day of the Bulgarian Alphabet, Education and Culture",
            Self::Unification => "Unification Day",
            Self::Independence => "Independence Day",
            Self::ChristmasEve => "Christmas Eve",
            Self::Christmas => "Christmas Day",
            Self::SecondChristmasDay => "Second Day of Christmas",
            Self::InLieu => "Day off for a holiday on a weekend",
        }
    }
}

/// The holiday on a date, if there is one; the fixed one where it meets an Easter day (6 May 2024).
///
/// The rules are those in force since 2017; Easter is known for 1900–2099.
pub fn holiday(day: Date) -> Option<Holiday> {
    fixed(day).or_else(|| easter_day(day)).or_else(|| is_in_lieu(day).then_some(Holiday::InLieu))
}

/// All the holidays of a year in order of date.
pub fn holidays_of(year: i16) -> Vec<(Date, Holiday)> {
    let days = Date::new(year, 1, 1).into_iter().flat_map(|first| first.series(jiff::Span::new().days(1)).take(366));
    days.take_while(|day| day.year() == year).filter_map(|day| Some((day, holiday(day)?))).collect()
}

fn fixed(day: Date) -> Option<Holiday> {
    FIXED.iter().find(|(month, of_month, _)| (day.month(), day.day()) == (*month, *of_month)).map(|found| found.2)
}

fn easter_day(day: Date) -> Option<Holiday> {
    let from_easter = day.since(orthodox_easter(day.year())?).ok()?.get_days();
    match from_easter {
        -2 => Some(Holiday::GoodFriday),
        -1 => Some(Holiday::HolySaturday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        _ => None,
    }
}

/// Whether a day is among the first working days after fixed holidays on a weekend. Each such holiday gives one day.
fn is_in_lieu(day: Date) -> bool {
    if day.year() < FIRST_YEAR_IN_LIEU || !could_be_worked(day) {
        return false;
    }
    let mut owed = 0;
    // No run of weekends and holidays is longer than a week and a half, and none reaches into the next year.
    let mut passed = day.saturating_sub(jiff::Span::new().days(14));
    while passed < day {
        if is_weekend(passed) && fixed(passed).is_some() && passed.year() == day.year() {
            owed += 1;
        } else if owed > 0 && could_be_worked(passed) {
            owed -= 1;
        }
        passed = passed.saturating_add(jiff::Span::new().days(1));
    }
    owed > 0
}

/// Neither weekend nor holiday before days in lieu are counted.
fn could_be_worked(day: Date) -> bool {
    !is_weekend(day) && fixed(day).is_none() && easter_day(day).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_year_2026() {
        let expected = [
            (1, 1, Holiday::NewYear),
            (3, 3, Holiday::Liberation),
            (4, 10, Holiday::GoodFriday),
            (4, 11, Holiday::HolySaturday),
            (4, 12, Holiday::EasterSunday),
            (4, 13, Holiday::EasterMonday),
            (5, 1, Holiday::Labour),
            (5, 6, Holiday::SaintGeorge),
            (5, 24, Holiday::Letters),
            (5, 25, Holiday::InLieu),
            (9, 6, Holiday::Unification),
            (9, 7, Holiday::InLieu),
            (9, 22, Holiday::Independence),
            (12, 24, Holiday::ChristmasEve),
            (12, 25, Holiday::Christmas),
            (12, 26, Holiday::SecondChristmasDay),
            (12, 28, Holiday::InLieu),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(month, day, name)| (date(2026, month, day), name)).collect();
        assert_eq!(holidays_of(2026), expected);
    }

    #[test]
    fn days_in_lieu_of_other_years() {
        let in_lieu = |year| -> Vec<Date> {
            holidays_of(year).into_iter().filter(|found| found.1 == Holiday::InLieu).map(|found| found.0).collect()
        };
        assert_eq!(in_lieu(2016), []);
        assert_eq!(in_lieu(2020), [date(2020, 5, 25), date(2020, 9, 7), date(2020, 12, 28)]);
        // Labour Day on Holy Saturday: the day off comes after Easter Monday.
        assert_eq!(in_lieu(2021), [date(2021, 5, 4), date(2021, 12, 27), date(2021, 12, 28)]);
        assert_eq!(in_lieu(2022), [date(2022, 1, 3), date(2022, 5, 2), date(2022, 12, 27), date(2022, 12, 28)]);
        assert_eq!(in_lieu(2023), [date(2023, 1, 2), date(2023, 5, 8), date(2023, 12, 27)]);
        assert_eq!(in_lieu(2027), [date(2027, 5, 4), date(2027, 12, 27), date(2027, 12, 28)]);
    }

    #[test]
    fn a_fixed_holiday_on_an_easter_day_keeps_its_name() {
        assert_eq!(holiday(date(2024, 5, 6)), Some(Holiday::SaintGeorge));
        assert_eq!(holiday(date(2024, 5, 7)), None);
        assert_eq!(holiday(date(2026, 11, 1)), None);
    }

    #[test]
    fn every_year_gives_back_as_many_days_as_weekends_took() {
        for year in 2017..=2099 {
            let taken = FIXED.iter().filter_map(|(month, day, _)| Date::new(year, *month, *day).ok());
            let found = holidays_of(year).into_iter().filter(|found| found.1 == Holiday::InLieu);
            assert_eq!(taken.filter(|day| is_weekend(*day)).count(), found.count(), "{year}");
        }
    }
}
