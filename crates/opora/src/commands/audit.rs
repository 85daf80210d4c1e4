//! Verifying the chain of looks and deeds. It only reads what is there: nothing is made, nothing brought up to date.

use super::settings::Flags;
use super::{Trouble, progress, serve};
use kernel::audit::{self, Verdict};
use kernel::ctx::{App, On, Settings};
use kernel::policy::Right;
use kernel::types::ProviderId;
use std::fmt;
use std::str::FromStr;

/// A number of the chain and the hash that stands there: what was printed, and kept elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    seq: i64,
    hash: String,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl FromStr for Head {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Head, &'static str> {
        let (seq, hash) = text.split_once(':').ok_or("a head is written 1234:abcd…")?;
        let seq = seq.parse().map_err(|_| "a head begins with the number of an entry")?;
        let whole = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        if whole { Ok(Head { seq, hash: hash.to_lowercase() }) } else { Err("a hash has 64 hexadecimal digits") }
    }
}

/// Prints for every provider whether its chain is whole; an error when one is not, when there is none, or when an expected
/// head lies on none.
pub async fn verify(flags: Flags, expected: &[Head]) -> Result<(), Trouble> {
    let settings = flags.settle("data")?;
    let app = App::on_machine_time(serve::open_to_read(&settings).await?, Settings::default());
    progress::shown("Verifying", verify_all(&app, expected)).await
}

async fn verify_all(app: &App, expected: &[Head]) -> Result<(), Trouble> {
    let providers = app.providers().await.map_err(serve::told)?;
    if providers.is_empty() {
        return Err("Nobody has set this database up: there is no chain to verify.".into());
    }
    let (mut broken, mut met) = (false, vec![false; expected.len()]);
    for provider in providers {
        broken |= !is_whole(app, provider, expected, &mut met).await?;
    }
    if broken {
        return Err("A chain is broken.".into());
    }
    match expected.iter().zip(met).find(|(_, met)| !met) {
        Some((head, _)) => Err(format!("{head} lies on no chain: what was there has been cut off or changed.").into()),
        None => Ok(()),
    }
}

async fn is_whole(app: &App, provider: ProviderId, expected: &[Head], met: &mut [bool]) -> Result<bool, Trouble> {
    let program = app.itself(provider);
    let mut view = program.view(Right::VerifyAudit, On::Provider).await.map_err(serve::told)?;
    match view.verify_audit().await.map_err(serve::told)? {
        Verdict::Whole { entries, head } => println!("{provider}: whole, {entries} entries, head {entries}:{head}"),
        Verdict::BrokenAt(seq) => {
            println!("{provider}: BROKEN at entry {seq}");
            return Ok(false);
        }
    }
    for (head, met) in expected.iter().zip(met) {
        *met |= audit::lies_on(&mut view, head.seq, &head.hash).await.map_err(serve::told)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts;
    use kernel::testing::{Engine, World};

    async fn founded(engine: Engine) -> Option<World> {
        let world = World::on(engine, crate::app::MIGRATIONS, "2026-11-21T08:00:00Z").await?;
        let mut change = world.app().founding().change(Right::ArrangeProvider, On::Provider).await.unwrap();
        let event = accounts::found(&mut change, "Община Каменград", "Каменград", false).await.unwrap();
        change.commit(event).await.unwrap();
        Some(world)
    }

    async fn head(app: &App) -> Head {
        let program = app.itself(app.providers().await.unwrap()[0]);
        match program.view(Right::VerifyAudit, On::Provider).await.unwrap().verify_audit().await.unwrap() {
            Verdict::Whole { entries, head } => Head { seq: entries, hash: head },
            broken => panic!("{broken:?}"),
        }
    }

    kernel::on_both! { founded;
        async fn a_kept_head_must_lie_on_a_chain(world) {
            let app = world.app();
            let printed: Head = head(&app).await.to_string().parse().unwrap();
            assert!(verify_all(&app, std::slice::from_ref(&printed)).await.is_ok());
            let other = Head { seq: printed.seq + 1, ..printed };
            assert!(verify_all(&app, &[other]).await.unwrap_err().to_string().contains("lies on no chain"));
        }

        async fn no_chain_and_no_provider_are_errors(world) {
            let mut tx = world.db().arrange().await.unwrap();
            tx.query("DELETE FROM audit_chain").execute().await.unwrap();
            tx.arranged().await.unwrap();
            assert!(verify_all(&world.app(), &[]).await.is_err());
            let mut tx = world.db().arrange().await.unwrap();
            tx.query("DELETE FROM provider").execute().await.unwrap();
            tx.arranged().await.unwrap();
            assert!(verify_all(&world.app(), &[]).await.is_err());
        }
    }

    #[test]
    fn a_head_is_read_as_it_is_printed() {
        let hash = "ab".repeat(32);
        assert_eq!(format!("12:{hash}").parse::<Head>().unwrap().to_string(), format!("12:{hash}"));
        for bad in ["", "12", "x:ab", "12:ab", &format!("12:{}", "zz".repeat(32))] {
            assert!(bad.parse::<Head>().is_err(), "{bad}");
        }
    }
}
