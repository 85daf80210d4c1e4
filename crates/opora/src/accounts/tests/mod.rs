//! The room's story, told through the whole program as browsers and programs meet it.

mod browser;
mod codes;
mod kept;
mod profile;
mod roster;
mod setup;
mod signing_in;
mod tokens;

use crate::tests::cast::{Cast, HOME, account, cast};
use kernel::policy::Role;
use kernel::secrets::hash_password;
use kernel::testing::Engine;

const PASSWORD: &str = "три врабчета на жица";
const CARER: &str = "carer@kamengrad.example";
const ADMINISTRATOR: &str = "administrator@kamengrad.example";

/// The cast, all with the same password.
async fn town(engine: Engine) -> Option<Cast> {
    let cast = cast(engine).await?;
    let hash = hash_password(PASSWORD, true).unwrap();
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("UPDATE account SET password_hash = $2 WHERE provider_id = $1")
        .bind(HOME)
        .bind(hash)
        .execute()
        .await
        .unwrap();
    tx.arranged().await.unwrap();
    Some(cast)
}

/// Gives an account the second step of the standard's own example.
async fn with_phone(cast: &Cast, role: Role) {
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("UPDATE account SET totp_secret = $3 WHERE provider_id = $1 AND id = $2")
        .bind(HOME)
        .bind(account(role))
        .bind(PHONE.to_owned())
        .execute()
        .await
        .unwrap();
    tx.arranged().await.unwrap();
}

/// The secret of RFC 6238, appendix B.
const PHONE: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// What the phone shows now.
fn shown(cast: &Cast) -> String {
    kernel::one_time::code_at(PHONE, cast.world.now()).unwrap()
}
