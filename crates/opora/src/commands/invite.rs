//! An invitation on the word of whoever runs the program: when the only administrator has forgotten the password.

use super::settings::Flags;
use super::{Trouble, lock, serve};
use crate::accounts;
use kernel::ctx::{App, Settings};

/// Prints the address of an invitation.
pub async fn invite(flags: Flags, email: &str) -> Result<(), Trouble> {
    let settings = flags.settle("data")?;
    let local = format!("http://{}:{}", settings.host, settings.port);
    let base = settings.public_url.clone().unwrap_or(local);
    let _taken = lock::take(&settings)?;
    let db = serve::open(&settings, serve::OWN).await?;
    let app = App::on_machine_time(db.clone(), Settings::default());
    let ticket = accounts::invite(&app, email).await.map_err(serve::told)?;
    let ticket = ticket.ok_or_else(|| format!("Nobody signs in as {email}."))?;
    serve::close(&db).await?;
    println!("{}/invitation/{ticket}", base.trim_end_matches('/'));
    Ok(())
}
