//! ЕГН, the personal number of Bulgarian citizens (Наредба РД-02-20-9, чл. 104).

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::number::{NumberError, digits, spread, weighed, write_digits};

const WEIGHTS: [u32; 9] = [2, 4, 8, 5, 10, 9, 7, 3, 6];

/// The sex written in a ЕГН.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sex {
    /// The ninth digit is even.
    Male,
    /// The ninth digit is odd.
    Female,
}

/// A valid ЕГН: ten digits with a real date of birth and a check digit that fits.
///
/// A person's number can change (a wrong date or sex put right), so it identifies nobody for ever.
/// `Debug` does not show the digits, to keep them out of logs; `Display` does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Egn {
    digits: [u8; 10],
    born: Date,
}

impl Egn {
    /// Reads a ЕГН; white space is ignored.
    ///
    /// # Errors
    /// [`NumberError`], the first fault found in the order length and digits, date, check digit.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits: [u8; 10] = digits(text)?;
        let born = birth_date(&digits).ok_or(NumberError::Date)?;
        if check_digit(&digits) == digits[9] { Ok(Self { digits, born }) } else { Err(NumberError::Checksum) }
    }

    /// A valid number for tests and demonstration data: the `serial`-th (0–499) of that day and sex.
    /// `None` if the year is outside 1800–2099 or the serial is too large.
    pub fn make(born: Date, sex: Sex, serial: u16) -> Option<Self> {
        let century = match born.year() {
            1800..=1899 => 20,
            1900..=1999 => 0,
            2000..=2099 => 40,
            _ => return None,
        };
        if serial > 499 {
            return None;
        }
        let day_serial = serial * 2 + u16::from(sex == Sex::Female);
        // Years from 1800 and months and days are positive, so the conversions cannot lose a sign.
        let date = u64::from(born.year().unsigned_abs() % 100) * 10_000
            + u64::from(born.month().unsigned_abs() + century) * 100
            + u64::from(born.day().unsigned_abs());
        let mut digits: [u8; 10] = spread((date * 1_000 + u64::from(day_serial)) * 10);
        digits[9] = check_digit(&digits);
        Some(Self { digits, born })
    }

    /// The date of birth written in the number.
    pub fn birth_date(&self) -> Date {
        self.born
    }

    /// The sex written in the number.
    pub fn sex(&self) -> Sex {
        if self.digits[8].is_multiple_of(2) { Sex::Male } else { Sex::Female }
    }
}

/// Month + 20 is the nineteenth century, + 40 the twenty-first.
fn birth_date(digits: &[u8; 10]) -> Option<Date> {
    let pair = |at: usize| i16::from(digits[at] * 10 + digits[at + 1]);
    let (century, month) = match pair(2) {
        month @ 21..=32 => (1800, month - 20),
        month @ 41..=52 => (2000, month - 40),
        month => (1900, month),
    };
    Date::new(century + pair(0), i8::try_from(month).ok()?, i8::try_from(pair(4)).ok()?).ok()
}

fn check_digit(digits: &[u8; 10]) -> u8 {
    // A remainder modulo 11, then modulo 10, is a single digit.
    (weighed(digits, &WEIGHTS) % 11 % 10) as u8
}

impl FromStr for Egn {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Egn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_digits(&self.digits, f)
    }
}

impl fmt::Debug for Egn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Egn(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn known_numbers_tell_birth_and_sex() {
        let table = [
            ("7523169263", date(1875, 3, 16), Sex::Male),
            ("8032056031", date(1880, 12, 5), Sex::Female),
            ("7542011030", date(2075, 2, 1), Sex::Female),
            ("75 5201 0005", date(2075, 12, 1), Sex::Male),
        ];
        for (text, born, sex) in table {
            let egn = Egn::parse(text).unwrap();
            assert_eq!((egn.birth_date(), egn.sex()), (born, sex), "{text}");
            assert_eq!(egn.to_string(), text.replace(' ', ""));
        }
    }

    #[test]
    fn each_fault_has_its_name() {
        let table = [
            ("", NumberError::Length),
            ("752316926", NumberError::Length),
            ("75231692633", NumberError::Length),
            ("75231692б3", NumberError::Digits),
            ("7513169263", NumberError::Date),
            ("7500169263", NumberError::Date),
            ("0102300000", NumberError::Date),
            ("7523169264", NumberError::Checksum),
        ];
        for (text, fault) in table {
            assert_eq!(Egn::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn debug_keeps_the_digits_out_of_logs() {
        assert!(!format!("{:?}", Egn::parse("7523169263").unwrap()).contains("7523"));
    }

    #[test]
    fn make_refuses_what_no_number_can_hold() {
        assert_eq!(Egn::make(date(1799, 12, 31), Sex::Male, 0), None);
        assert_eq!(Egn::make(date(2100, 1, 1), Sex::Male, 0), None);
        assert_eq!(Egn::make(date(2000, 1, 1), Sex::Male, 500), None);
    }

    proptest! {
        #[test]
        fn made_numbers_read_back(year in 1800i16..2100, month in 1i8..=12, day in 1i8..=28, serial in 0u16..500, female: bool) {
            let sex = if female { Sex::Female } else { Sex::Male };
            let born = date(year, month, day);
            let made = Egn::make(born, sex, serial).unwrap();
            let read = Egn::parse(&made.to_string()).unwrap();
            prop_assert_eq!((read, read.birth_date(), read.sex()), (made, born, sex));
        }

        /// The weights are prime to 11, so a wrong digit slips through only where the remainder 10 is written as 0.
        #[test]
        fn a_wrong_digit_is_caught(serial in 0u16..500, place in 0usize..10, shift in 1u8..10) {
            let made = Egn::make(date(1990, 10, 10), Sex::Female, serial).unwrap();
            let mut digits = made.digits;
            digits[place] = (digits[place] + shift) % 10;
            let text: String = digits.iter().map(u8::to_string).collect();
            let remainder = weighed(&digits, &WEIGHTS) % 11;
            prop_assert!(Egn::parse(&text).is_err() || remainder == 10 || weighed(&made.digits, &WEIGHTS) % 11 == 10);
        }
    }
}
