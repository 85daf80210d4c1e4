//! What all the numbered identifiers share: reading digits and weighing them.

use std::fmt;

/// Why a text is not the number it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberError {
    /// Too few or too many characters.
    Length,
    /// Something that is not a digit.
    Digits,
    /// The digits for the date of birth name no day of the calendar (ЕГН only).
    Date,
    /// The check digit does not fit the others: almost always a typing error.
    Checksum,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Length => "wrong number of digits",
            Self::Digits => "a character that is not a digit",
            Self::Date => "no such date of birth",
            Self::Checksum => "the check digit does not fit",
        })
    }
}

impl std::error::Error for NumberError {}

/// Reads exactly `N` digits; white space anywhere is ignored, because people paste "752 316 9263".
pub(crate) fn digits<const N: usize>(text: &str) -> Result<[u8; N], NumberError> {
    let mut found = [0; N];
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let digit = c.to_digit(10).ok_or(NumberError::Digits)?;
        if count < N {
            // A decimal digit is below 10, so it fits.
            found[count] = digit as u8;
        }
        count += 1;
    }
    if count == N { Ok(found) } else { Err(NumberError::Length) }
}

/// The sum of digits times weights; the shorter of the two decides how many are taken.
pub(crate) fn weighed(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// The remainder modulo 11 of the first weights, of the second if that is 10, and 0 if that is 10 too.
pub(crate) fn check_of_two(digits: &[u8], first: &[u32], second: &[u32]) -> u8 {
    let once = weighed(digits, first) % 11;
    let check = if once == 10 { weighed(digits, second) % 11 % 10 } else { once };
    // A remainder modulo 11 that is not 10 is a single digit.
    check as u8
}

/// The decimal digits of `number`, padded with noughts to the left; higher places are dropped.
pub(crate) fn spread<const N: usize>(number: u64) -> [u8; N] {
    let mut rest = number;
    let mut places = [0; N];
    for place in places.iter_mut().rev() {
        *place = (rest % 10) as u8;
        rest /= 10;
    }
    places
}

/// Writes digits one after another.
pub(crate) fn write_digits(digits: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    digits.iter().try_for_each(|digit| write!(f, "{digit}"))
}
