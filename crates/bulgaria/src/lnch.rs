//! ЛНЧ, the personal number of foreigners who live in Bulgaria.

use std::fmt;
use std::str::FromStr;

use crate::number::{NumberError, digits, spread, weighed, write_digits};

const WEIGHTS: [u32; 9] = [21, 19, 17, 13, 11, 9, 7, 3, 1];

/// A valid ЛНЧ: ten digits, the last of them a check digit. It tells neither birth nor sex.
///
/// Some numbers pass both this check and that of a ЕГН: the kind is chosen by a person, never guessed.
/// `Debug` does not show the digits, to keep them out of logs; `Display` does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lnch([u8; 10]);

impl Lnch {
    /// Reads a ЛНЧ; white space is ignored.
    ///
    /// # Errors
    /// [`NumberError::Length`], [`NumberError::Digits`] or [`NumberError::Checksum`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits: [u8; 10] = digits(text)?;
        if check_digit(&digits) == digits[9] { Ok(Self(digits)) } else { Err(NumberError::Checksum) }
    }

    /// A valid number for tests and demonstration data, from its first nine digits.
    /// `None` if `serial` has more than nine.
    pub fn make(serial: u32) -> Option<Self> {
        if serial > 999_999_999 {
            return None;
        }
        let mut digits: [u8; 10] = spread(u64::from(serial) * 10);
        digits[9] = check_digit(&digits);
        Some(Self(digits))
    }
}

fn check_digit(digits: &[u8; 10]) -> u8 {
    // A remainder modulo 10 is a single digit.
    (weighed(digits, &WEIGHTS) % 10) as u8
}

impl FromStr for Lnch {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Lnch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_digits(&self.0, f)
    }
}

impl fmt::Debug for Lnch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lnch(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_number_and_faults() {
        assert_eq!(Lnch::parse(" 711 104 2925 ").unwrap().to_string(), "7111042925");
        assert_eq!(Lnch::parse("7111042926"), Err(NumberError::Checksum));
        assert_eq!(Lnch::parse("711104292"), Err(NumberError::Length));
        assert_eq!(Lnch::parse("71110429AБ"), Err(NumberError::Digits));
        assert_eq!(Lnch::make(1_000_000_000), None);
        assert!(!format!("{:?}", Lnch::parse("7111042925").unwrap()).contains("711"));
    }

    proptest! {
        #[test]
        fn made_numbers_read_back(serial in 0u32..1_000_000_000) {
            let made = Lnch::make(serial).unwrap();
            prop_assert_eq!(Lnch::parse(&made.to_string()), Ok(made));
        }

        /// Every weight is prime to 10, so every single wrong digit shows.
        #[test]
        fn every_wrong_digit_is_caught(serial in 0u32..1_000_000_000, place in 0usize..10, shift in 1u8..10) {
            let mut digits = Lnch::make(serial).unwrap().0;
            digits[place] = (digits[place] + shift) % 10;
            let text: String = digits.iter().map(u8::to_string).collect();
            prop_assert_eq!(Lnch::parse(&text), Err(NumberError::Checksum));
        }
    }
}
