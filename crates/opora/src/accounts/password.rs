//! Passwords: what is good enough, and the slow hashing, a few at a time.

use super::t;
use kernel::ctx::App;
use kernel::db::Error;
use kernel::i18n::Msg;
use kernel::refusal::Refusal;
use kernel::secrets;
use tokio::sync::Semaphore;

/// The fewest characters for those who work with people (НМИМИС).
pub const LEAST: usize = 8;
/// The fewest for administrators.
pub const LEAST_FOR_ADMINISTRATORS: usize = 12;
/// More than this is not typed but sent to keep the machine busy.
const MOST: usize = 200;

/// Each takes 19 MiB for tens of milliseconds: more at once would not be faster.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Passwords that everyone tries first, one a line, written small.
const COMMON: &str = include_str!("common-passwords.txt");

/// Whether a password will do: long enough, not one of the commonest, and not the address itself. Nothing is asked of its
/// signs.
pub fn check(password: &str, email: &str, administrator: bool) -> Result<(), Msg> {
    let least = if administrator { LEAST_FOR_ADMINISTRATORS } else { LEAST };
    let length = password.chars().count();
    if length < least {
        return Err(t::m::password_short(least));
    }
    if length > MOST {
        return Err(t::m::password_long(MOST));
    }
    let small = password.to_lowercase();
    let name = email.split('@').next().unwrap_or_default().to_lowercase();
    if name.chars().count() >= 3 && small.contains(&name) {
        return Err(t::m::password_has_name());
    }
    if COMMON.lines().any(|common| common == small) || is_monotonous(&small) {
        return Err(t::m::password_common());
    }
    Ok(())
}

/// Fewer than four different signs: „aaaaaaaa“, „12121212“.
fn is_monotonous(small: &str) -> bool {
    let mut signs: Vec<char> = small.chars().collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len() < 4
}

/// The hash of a password, made on a thread of its own.
pub async fn hash(app: &App, password: &str) -> Result<String, Refusal> {
    let (password, cheap) = (password.to_owned(), app.settings().cheap_hashes);
    slowly(move || secrets::hash_password(&password, cheap)).await?.map_err(|error| broken(&error))
}

/// Whether a password is the hashed one. Without a hash it takes as long and is not.
pub async fn verify(app: &App, password: &str, hash: Option<String>) -> Result<bool, Refusal> {
    // Nobody has such a password, and hashing it would take as long as it is.
    let password = if password.len() > MOST * 4 { String::new() } else { password.to_owned() };
    let cheap = app.settings().cheap_hashes;
    slowly(move || secrets::verify_password(&password, hash.as_deref(), cheap)).await
}

async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    let _turn = AT_ONCE.acquire().await.map_err(|error| broken(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))
}

fn broken(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::Broken(Error::Protocol(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_password_is_long_and_not_everyones() {
        let email = "r.staneva@kamengrad.example";
        let table = [
            ("къса", false, Some("accounts-password-short")),
            ("осем-бук", false, None),
            ("осем-бук", true, Some("accounts-password-short")),
            ("дванадесет-бук", true, None),
            ("Password", false, Some("accounts-password-common")),
            ("qwerty123", false, Some("accounts-password-common")),
            ("парола123", false, Some("accounts-password-common")),
            ("aaaaaaaaaaaa", false, Some("accounts-password-common")),
            ("2026R.Staneva", false, Some("accounts-password-has-name")),
        ];
        for (password, administrator, expected) in table {
            let told = check(password, email, administrator).err().map(|m| m.key());
            assert_eq!(told, expected, "{password}");
        }
        assert!(check(&"дълга ".repeat(40), email, false).is_err());
    }

    #[test]
    fn the_commonest_are_two_hundred_written_small() {
        assert!(COMMON.lines().count() >= 200);
        assert!(COMMON.lines().all(|line| line == line.to_lowercase().trim() && line.chars().count() >= LEAST));
    }
}
