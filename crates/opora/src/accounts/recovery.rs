//! Recovery codes: ten, shown once, each good once. They stand in for the phone; who has no second step can give
//! themselves a new password with one.

use super::store::tickets as store;
use kernel::ctx::Change;
use kernel::db::Result;
use kernel::secrets::{digest, random};
use kernel::types::AccountId;

/// How many are made at once.
pub const COUNT: usize = 10;
/// Signs that are not mistaken for each other when written by hand.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Makes new codes for an account; those it had are void.
pub async fn renew(change: &mut Change, account: AccountId) -> Result<Vec<String>> {
    let provider = change.provider;
    store::clear_recovery_codes(change, provider, account).await?;
    let codes: Vec<String> = (0..COUNT).map(|_| written()).collect();
    for code in &codes {
        store::insert_recovery_code(change, provider, account, kept(account, code)).await?;
    }
    Ok(codes)
}

/// Uses a code; false when it is none of the account's, or was used.
pub async fn use_one(change: &mut Change, account: AccountId, code: &str) -> Result<bool> {
    let (provider, at) = (change.provider, change.at);
    Ok(store::use_recovery_code(change, provider, account, kept(account, code), at).await? == 1)
}

/// Sixteen signs in four groups: eighty random bits, so a fast digest is enough.
fn written() -> String {
    let signs: Vec<char> = random::<16>().iter().map(|byte| SIGNS[usize::from(byte % 32)].into()).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Whether this is written like a recovery code rather than like a code from a phone.
pub fn looks_like_one(code: &str) -> bool {
    plain(code).chars().count() == 16
}

fn kept(account: AccountId, code: &str) -> String {
    digest(&format!("{account}:{}", plain(code)))
}

/// Without dashes, spaces and capitals.
fn plain(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let account = AccountId(uuid::Uuid::from_u128(7));
        let code = written();
        assert!(looks_like_one(&code) && !looks_like_one("123456"));
        assert_eq!(kept(account, &code), kept(account, &format!(" {} ", code.to_uppercase().replace('-', " "))));
        assert_ne!(kept(account, &code), kept(AccountId(uuid::Uuid::from_u128(8)), &code));
        assert_ne!(written(), written());
    }
}
