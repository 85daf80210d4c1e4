//! The date of Orthodox Easter.

use jiff::civil::{Date, date};

/// Easter Sunday of the Bulgarian Orthodox Church in a year, as a date of the civil (Gregorian) calendar.
///
/// Reckoned in the Julian calendar and moved by the thirteen days between the two, so it holds for 1900–2099, the
/// years outside which `None` is returned.
pub fn orthodox_easter(year: i16) -> Option<Date> {
    if !(1900..=2099).contains(&year) {
        return None;
    }
    // Days from 21 March (Julian) to the full moon, then on to the Sunday after it.
    let moon = (19 * (year % 19) + 15) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    let days = 21 + moon + sunday + 13;
    let march_first = date(year, 3, 1);
    march_first.checked_add(jiff::Span::new().days(days)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn known_years() {
        for (year, month, day) in [
            (1900, 4, 22),
            (1983, 5, 8),
            (2000, 4, 30),
            (2016, 5, 1),
            (2017, 4, 16),
            (2021, 5, 2),
            (2022, 4, 24),
            (2023, 4, 16),
            (2024, 5, 5),
            (2025, 4, 20),
            (2026, 4, 12),
            (2027, 5, 2),
            (2028, 4, 16),
            (2099, 4, 12),
        ] {
            assert_eq!(orthodox_easter(year), Some(date(year, month, day)));
        }
        assert_eq!((orthodox_easter(1899), orthodox_easter(2100)), (None, None));
    }

    #[test]
    fn always_a_sunday_between_4_april_and_8_may() {
        for year in 1900..=2099 {
            let easter = orthodox_easter(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sunday, "{easter}");
            assert!((date(year, 4, 4)..=date(year, 5, 8)).contains(&easter), "{easter}");
        }
    }
}
