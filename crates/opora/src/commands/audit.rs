//! Verifying the chain of looks and deeds.

use super::settings::Flags;
use super::{Trouble, progress, serve};
use kernel::audit::Verdict;
use kernel::ctx::{App, On, Settings};
use kernel::policy::Right;

/// Prints for every provider whether its chain is whole; an error when one is not.
pub async fn verify(flags: Flags) -> Result<(), Trouble> {
    let settings = flags.settle("data")?;
    let app = App::on_machine_time(serve::open(&settings, "opora.db").await?, Settings::default());
    let mut broken = false;
    for provider in app.providers().await.map_err(serve::told)? {
        let program = app.itself(provider);
        let verdict = progress::shown("Verifying", async {
            program.view(Right::VerifyAudit, On::Provider).await?.verify_audit().await
        });
        match verdict.await.map_err(serve::told)? {
            Verdict::Whole { entries, head } => println!("{provider}: whole, {entries} entries, head {head}"),
            Verdict::BrokenAt(seq) => {
                println!("{provider}: BROKEN at entry {seq}");
                broken = true;
            }
        }
    }
    if broken { Err("A chain is broken.".into()) } else { Ok(()) }
}
