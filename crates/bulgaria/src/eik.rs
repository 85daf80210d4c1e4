//! ЕИК (БУЛСТАТ), the number of companies, institutions and their branches.

use std::fmt;
use std::str::FromStr;

use crate::number::{NumberError, check_of_two, digits, spread, write_digits};

const FIRST: [u32; 8] = [1, 2, 3, 4, 5, 6, 7, 8];
const SECOND: [u32; 8] = [3, 4, 5, 6, 7, 8, 9, 10];
const BRANCH_FIRST: [u32; 4] = [2, 7, 3, 5];
const BRANCH_SECOND: [u32; 4] = [4, 9, 5, 7];

/// A valid ЕИК: nine digits of a legal person, or thirteen of one of its branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Eik {
    digits: [u8; 13],
    length: usize,
}

impl Eik {
    /// Reads a ЕИК of nine or thirteen digits; white space is ignored.
    ///
    /// # Errors
    /// [`NumberError::Length`], [`NumberError::Digits`] or [`NumberError::Checksum`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let (digits, length) = match digits::<9>(text) {
            Ok(nine) => {
                let mut all = [0; 13];
                all[..9].copy_from_slice(&nine);
                (all, 9)
            }
            Err(NumberError::Length) => (digits::<13>(text)?, 13),
            Err(fault) => return Err(fault),
        };
        let fits = digits[8] == check_digit(&digits) && (length == 9 || digits[12] == branch_check_digit(&digits));
        if fits { Ok(Self { digits, length }) } else { Err(NumberError::Checksum) }
    }

    /// A valid number of nine digits for tests and demonstration data, from its first eight.
    /// `None` if `serial` has more than eight.
    pub fn make(serial: u32) -> Option<Self> {
        if serial > 99_999_999 {
            return None;
        }
        let mut digits: [u8; 13] = spread(u64::from(serial) * 100_000);
        digits[8] = check_digit(&digits);
        Some(Self { digits, length: 9 })
    }

    /// The thirteen digits of this legal person's branch `serial` (0–999), or `None` if it is larger.
    pub fn make_branch(&self, serial: u16) -> Option<Self> {
        if serial > 999 {
            return None;
        }
        let mut digits = self.digits;
        digits[9..12].copy_from_slice(&spread::<3>(u64::from(serial)));
        digits[12] = branch_check_digit(&digits);
        Some(Self { digits, length: 13 })
    }

    /// The nine digits of the legal person itself.
    pub fn legal_person(&self) -> Self {
        let mut digits = self.digits;
        digits[9..].fill(0);
        Self { digits, length: 9 }
    }

    /// Whether this is the number of a branch (thirteen digits).
    pub fn is_branch(&self) -> bool {
        self.length == 13
    }
}

fn check_digit(digits: &[u8; 13]) -> u8 {
    check_of_two(&digits[..8], &FIRST, &SECOND)
}

fn branch_check_digit(digits: &[u8; 13]) -> u8 {
    check_of_two(&digits[8..12], &BRANCH_FIRST, &BRANCH_SECOND)
}

impl FromStr for Eik {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::parse(text)
    }
}

impl fmt::Display for Eik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_digits(&self.digits[..self.length], f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_numbers() {
        let table = [
            ("175074752", Ok(false)),
            ("175 074 752", Ok(false)),
            // 2×2 + 7×0 + 3×0 + 5×1 = 9
            ("1750747520019", Ok(true)),
            ("1750747520018", Err(NumberError::Checksum)),
            ("1750747530019", Err(NumberError::Checksum)),
            ("175074753", Err(NumberError::Checksum)),
            ("17507475", Err(NumberError::Length)),
            ("1750747520", Err(NumberError::Length)),
            ("BG175074752", Err(NumberError::Digits)),
        ];
        for (text, expected) in table {
            assert_eq!(Eik::parse(text).map(|eik| eik.is_branch()), expected, "{text}");
        }
    }

    #[test]
    fn remainder_ten_takes_the_second_weights() {
        // 1..8 weigh 0×7 + 2×5 = 10 → 7×2 = 14 → 3
        assert_eq!(Eik::make(2_000).unwrap().to_string(), "000020003");
        assert_eq!(Eik::parse("000020000"), Err(NumberError::Checksum));
    }

    proptest! {
        #[test]
        fn made_numbers_read_back(serial in 0u32..100_000_000, branch in 0u16..1000) {
            let made = Eik::make(serial).unwrap();
            prop_assert_eq!(Eik::parse(&made.to_string()), Ok(made));
            let of_branch = made.make_branch(branch).unwrap();
            prop_assert_eq!(Eik::parse(&of_branch.to_string()), Ok(of_branch));
            prop_assert_eq!(of_branch.legal_person(), made);
        }

        #[test]
        fn a_wrong_check_digit_is_caught(serial in 0u32..100_000_000, shift in 1u8..10) {
            let mut made = Eik::make(serial).unwrap();
            made.digits[8] = (made.digits[8] + shift) % 10;
            prop_assert_eq!(Eik::parse(&made.to_string()), Err(NumberError::Checksum));
        }
    }
}
