//! Values as people type them: exact decimals and dates known only in part.

use kernel::form::PartialDay;
use std::{cmp::Ordering, fmt, str::FromStr};

/// The most digits a number keeps, so that it passes through JSON and back unchanged.
const MAX_DIGITS: usize = 15;
/// The most digits after the decimal point.
const MAX_SCALE: usize = 9;

/// The text is not a value of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAValue;

/// An exact decimal number of at most 15 digits, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

impl Decimal {
    /// The number as JSON holds it. Fifteen digits survive the double precision of JSON exactly.
    pub fn to_json(self) -> serde_json::Value {
        match self.scale {
            0 => self.mantissa.into(),
            _ => self.to_string().parse::<f64>().map_or(serde_json::Value::Null, Into::into),
        }
    }

    /// The number that stands in a JSON value.
    pub fn from_json(value: &serde_json::Value) -> Option<Decimal> {
        match value.as_i64() {
            Some(whole) => whole.to_string().parse().ok(),
            None => format!("{}", value.as_f64()?).parse().ok(),
        }
    }

    /// The whole number, if there is nothing after the point.
    pub fn as_whole(self) -> Option<i64> {
        (self.scale == 0).then_some(self.mantissa)
    }

    fn at_full_scale(self) -> i128 {
        i128::from(self.mantissa) * 10i128.pow(MAX_SCALE as u32 - u32::from(self.scale))
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Decimal {
        Decimal { mantissa: whole.into(), scale: 0 }
    }
}

impl FromStr for Decimal {
    type Err = NotAValue;

    /// Reads `12`, `-3,5` and `3.50`; spaces between thousands are allowed.
    fn from_str(text: &str) -> Result<Decimal, NotAValue> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (negative, number) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, fraction) = match number.split_once(['.', ',']) {
            Some((_, "")) => return Err(NotAValue),
            Some(parts) => parts,
            None => (number, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(NotAValue);
        }
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        if whole.len() + fraction.len() > MAX_DIGITS || fraction.len() > MAX_SCALE {
            return Err(NotAValue);
        }
        let digits = format!("0{whole}{fraction}");
        let size: i64 = digits.parse().map_err(|_| NotAValue)?;
        Ok(Decimal { mantissa: if negative { -size } else { size }, scale: fraction.len() as u8 })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let unit = 10u64.pow(self.scale.into());
        let (size, sign) = (self.mantissa.unsigned_abs(), if self.mantissa < 0 { "-" } else { "" });
        write!(f, "{sign}{}.{:0width$}", size / unit, size % unit, width = usize::from(self.scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        self.at_full_scale().cmp(&other.at_full_scale())
    }
}

/// Reads a date as well as it is known, as people write it: `2.11.2026 г.`, `11.2026`, `2026`, and as a browser does:
/// `2026-11-02`, `2026-11`.
pub fn partial_day(text: &str) -> Option<PartialDay> {
    let text = text.trim();
    let text = text.strip_suffix("г.").or_else(|| text.strip_suffix('г')).unwrap_or(text).trim();
    let parts: Vec<&str> = text.split('.').collect();
    let short = |part: &str| (1..=2).contains(&part.len());
    match parts[..] {
        [month, year] if short(month) => format!("{year}-{month:0>2}").parse().ok(),
        [day, month, year] if short(day) && short(month) => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        [iso] => iso.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_read_as_people_write_them() {
        for (typed, kept) in [("12", "12"), ("-3,50", "-3.5"), ("1 200,05", "1200.05"), ("007", "7"), ("0,0", "0")] {
            assert_eq!(typed.parse::<Decimal>().map(|d| d.to_string()), Ok(kept.into()), "{typed}");
        }
        for junk in ["", "-", "1,", ",5", "1.2.3", "1e5", "дванайсет", "1234567890123456", "0.1234567891", "+1"]
        {
            assert_eq!(junk.parse::<Decimal>(), Err(NotAValue), "{junk}");
        }
    }

    #[test]
    fn dates_are_read_in_both_orders_and_in_part() {
        for (typed, kept) in [
            ("2026-11-02", "2026-11-02"),
            ("2.11.2026 г.", "2026-11-02"),
            ("02.11.2026", "2026-11-02"),
            ("11.2026", "2026-11"),
            ("2026-11", "2026-11"),
            (" 2026 г", "2026"),
        ] {
            assert_eq!(partial_day(typed).map(|day| day.to_string()), Some(kept.into()), "{typed}");
        }
        for junk in ["31.02.2026", "13.2026", "0000", "26", "вчера", "2026-1-1", "2.ноември.2026", ""] {
            assert_eq!(partial_day(junk), None, "{junk}");
        }
    }

    proptest! {
        #[test]
        fn decimals_survive_json(mantissa in -999_999_999_999_999i64..=999_999_999_999_999, scale in 0usize..=9) {
            let unit = 10i64.pow(scale as u32);
            let sign = if mantissa < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:0scale$}", mantissa.abs() / unit, mantissa.abs() % unit);
            let text = text.trim_end_matches('.');
            let decimal: Decimal = text.parse().unwrap_or_else(|_| panic!("{text}"));
            prop_assert_eq!(Decimal::from_json(&decimal.to_json()), Some(decimal));
            prop_assert_eq!(decimal.to_string().parse::<Decimal>(), Ok(decimal));
        }

        #[test]
        fn larger_numbers_compare_larger(a in -100_000i32..100_000, b in -100_000i32..100_000) {
            let tenth = |n: i32| format!("{}{}.{}", if n < 0 { "-" } else { "" }, n.abs() / 10, n.abs() % 10);
            let (x, y): (Decimal, Decimal) = (tenth(a).parse().expect("number"), tenth(b).parse().expect("number"));
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        }

        #[test]
        fn junk_is_refused_quietly(text in ".{0,30}") {
            let _ = (text.parse::<Decimal>(), partial_day(&text));
        }
    }
}
