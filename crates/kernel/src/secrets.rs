//! Randomness, tokens and password hashes.

use crate::audit::hex;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use sha2::{Digest, Sha256};

/// Random bytes from the operating system. Without them the program must not go on.
#[expect(clippy::disallowed_methods, clippy::expect_used, reason = "the one place where randomness comes from")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A secret to be handed out once and kept only as its digest.
pub struct Token(String);

impl Token {
    /// A new one of 256 random bits.
    pub fn new() -> Token {
        Token(hex(&random::<32>()))
    }
    /// What the holder keeps.
    pub fn secret(&self) -> &str {
        &self.0
    }
    /// What the database keeps.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl Default for Token {
    fn default() -> Token {
        Token::new()
    }
}

/// What the database keeps of a token: 256 random bits need no slow hash.
pub fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}

/// Hashes a password with argon2id (19 MiB, 2 passes, OWASP's floor, or the least possible where hashes are cheap).
/// Takes tens of milliseconds: call it on a blocking thread.
pub fn hash_password(password: &str, cheap: bool) -> Result<String, argon2::password_hash::Error> {
    hasher(cheap).hash_password(password.as_bytes()).map(|hash| hash.to_string())
}

/// Whether a password is the one that was hashed. A missing hash takes as long and is never right.
pub fn verify_password(password: &str, hash: Option<&str>, cheap: bool) -> bool {
    match hash.map(PasswordHash::new) {
        Some(Ok(hash)) => hasher(cheap).verify_password(password.as_bytes(), &hash).is_ok(),
        _ => {
            drop(hash_password(password, cheap));
            false
        }
    }
}

fn hasher(cheap: bool) -> Argon2<'static> {
    let params = if cheap { Params::new(8, 1, 1, None) } else { Params::new(19 * 1024, 2, 1, None) };
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let hash = hash_password("правилен кон батерия", true).unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify_password("правилен кон батерия", Some(&hash), true));
        assert!(!verify_password("друг", Some(&hash), true));
        assert!(!verify_password("", None, true));
        assert!(!verify_password("x", Some("not a hash"), true));
    }

    #[test]
    fn two_tokens_differ() {
        assert_ne!(Token::new().secret(), Token::new().secret());
    }
}
