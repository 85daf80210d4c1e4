//! One-time codes from a phone (RFC 6238: SHA-1, six digits, thirty seconds), as every authenticator knows them.

use crate::secrets::random;
use crate::types::Moment;
use totp_rs::{Builder, Secret, Totp};

/// A new secret of 160 bits, in base 32.
pub fn new_secret() -> String {
    Secret::from(random::<20>()).to_base32()
}

/// Whether this can be such a secret: base 32 of at least 128 bits.
pub fn is_secret(text: &str) -> bool {
    Secret::try_from_base32(text).is_ok_and(|secret| secret.as_bytes().len() >= 16)
}

/// The number of the thirty seconds to which the code belongs, if it is one of now, a step before or a step after. Who
/// keeps the last number that was used, and takes only a later one, takes each code once.
pub fn matching_step(secret: &str, code: &str, at: Moment) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let time = u64::try_from(at.timestamp().as_second()).ok()?;
    totp(secret)?.check(&code, time).and_then(|step| i64::try_from(step).ok())
}

/// The code of an instant.
pub fn code_at(secret: &str, at: Moment) -> Option<String> {
    let time = u64::try_from(at.timestamp().as_second()).ok()?;
    Some(totp(secret)?.generate(time).to_string())
}

/// The address that an authenticator reads from a picture.
pub fn address(secret: &str, issuer: &str, account: &str) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    let (issuer, account) = (encode(issuer), encode(account));
    format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
}

fn totp(secret: &str) -> Option<Totp> {
    Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// „12345678901234567890“ of RFC 6238, appendix B, whose codes are here cut to six digits.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            let at = Moment::EPOCH.plus_seconds(second);
            assert_eq!(code_at(RFC, at).as_deref(), Some(code));
            assert_eq!(matching_step(RFC, code, at), Some(second / 30));
            assert_eq!(matching_step(RFC, &format!(" {} {}", &code[..3], &code[3..]), at), Some(second / 30));
            assert_eq!(matching_step(RFC, code, at.plus_seconds(30)), Some(second / 30), "a step late");
            assert_eq!(matching_step(RFC, code, at.plus_seconds(90)), None);
        }
        for wrong in ["", "28708", "2870820", "28708a", "－87082"] {
            assert_eq!(matching_step(RFC, wrong, Moment::EPOCH.plus_seconds(59)), None, "{wrong}");
        }
    }

    #[test]
    fn a_new_secret_is_one_and_other_words_are_not() {
        assert!(is_secret(&new_secret()));
        assert!(!is_secret("GEZDGNBV") && !is_secret("not base 32") && !is_secret(""));
    }

    #[test]
    fn the_address_tells_who_and_where() {
        let address = address(RFC, "Опора", "r.staneva@kamengrad.example");
        assert!(address.starts_with("otpauth://totp/%D0%9E"));
        assert!(address.contains("r%2Estaneva%40kamengrad%2Eexample") && address.ends_with("%D0%B0"));
    }
}
