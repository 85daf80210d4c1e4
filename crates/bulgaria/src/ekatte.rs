//! ЕКАТТЕ, the code of a settlement in the national register of administrative units.

use std::fmt;
use std::str::FromStr;

use crate::number::{NumberError, check_of_two, digits, spread, write_digits};

const FIRST: [u32; 4] = [1, 2, 3, 4];
const SECOND: [u32; 4] = [3, 4, 5, 6];

/// A code of five digits whose check digit fits. Whether such a settlement exists is for a list to say;
/// `00000`, which the register uses for its own version, also passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ekatte([u8; 5]);

impl Ekatte {
    /// Reads a code; white space is ignored, noughts to the left are not optional.
    ///
    /// # Errors
    /// [`NumberError::Length`], [`NumberError::Digits`] or [`NumberError::Checksum`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let digits: [u8; 5] = digits(text)?;
        if check_of_two(&digits[..4], &FIRST, &SECOND) == digits[4] {
            Ok(Self(digits))
        } else {
            Err(NumberError::Checksum)
        }
    }

    /// The code with these first four digits and a fitting fifth, or `None` if `serial` has more than four.
    pub fn make(serial: u16) -> Option<Self> {
        if serial > 9_999 {
            return None;
        }
        let mut digits: [u8; 5] = spread(u64::from(serial) * 10);
        digits[4] = check_of_two(&digits[..4], &FIRST, &SECOND);
        Some(Self(digits))
    }
}

impl FromStr for Ekatte {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Ekatte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_digits(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_pass_and_their_misspellings_do_not() {
        // Sofia, Plovdiv, Varna
        for code in ["68134", "56784", "10135"] {
            assert_eq!(Ekatte::parse(code).unwrap().to_string(), code);
        }
        assert_eq!(Ekatte::parse("68135"), Err(NumberError::Checksum));
        assert_eq!(Ekatte::parse("6813"), Err(NumberError::Length));
        assert_eq!(Ekatte::parse("6813O"), Err(NumberError::Digits));
    }

    #[test]
    fn every_made_code_reads_back() {
        for serial in 0..10_000 {
            let made = Ekatte::make(serial).unwrap();
            assert_eq!(Ekatte::parse(&made.to_string()), Ok(made));
        }
        assert_eq!(Ekatte::make(10_000), None);
    }
}
