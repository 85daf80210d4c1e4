//! One read transaction for all that a request reads: a page shows the data as it was at one moment, and begins once.

use crate::app::App;
use crate::audit;
use crate::db::{self, Tx};
use crate::refusal::Refusal;
use crate::types::ProviderId;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, OnceLock};
use tokio::sync::OwnedMutexGuard;

/// A read transaction, lent to one view at a time.
pub(crate) type Lent = OwnedMutexGuard<Tx>;

/// Where a request keeps its read transaction between two views. By default nothing is kept: whoever lives longer than
/// a request must not read what was true long ago.
#[derive(Clone, Default)]
pub(crate) struct Snapshot(Option<Arc<Mutex<Option<Shared>>>>);

#[derive(Clone)]
struct Shared {
    tx: Arc<tokio::sync::Mutex<Tx>>,
    /// How many deeds it sees, once that was asked.
    deeds: Arc<OnceLock<i64>>,
}

impl Snapshot {
    /// One that is kept until something is written, or the request is over.
    pub(crate) fn kept() -> Snapshot {
        Snapshot(Some(Arc::default()))
    }

    /// The transaction, begun where there is none.
    pub(crate) async fn lend(&self, app: &App) -> db::Result<Lent> {
        let kept = self.0.as_ref().and_then(|slot| slot.lock().ok()?.clone());
        if let Some(shared) = kept {
            return Ok(shared.tx.lock_owned().await);
        }
        let tx = Arc::new(tokio::sync::Mutex::new(app.db().read().await?));
        let shared = Shared { tx: tx.clone(), deeds: Arc::default() };
        if let Some(mut slot) = self.0.as_ref().and_then(|slot| slot.lock().ok()) {
            *slot = Some(shared);
        }
        Ok(tx.lock_owned().await)
    }

    /// How many entries of a provider's chain changed something, asked once of what is kept.
    pub(crate) async fn deeds(&self, tx: &mut Tx, provider: ProviderId) -> db::Result<i64> {
        let kept = self.0.as_ref().and_then(|slot| Some(slot.lock().ok()?.as_ref()?.deeds.clone()));
        if let Some(known) = kept.as_ref().and_then(|deeds| deeds.get()) {
            return Ok(*known);
        }
        let deeds = audit::deeds(tx, provider).await?;
        Ok(kept.map_or(deeds, |kept| *kept.get_or_init(|| deeds)))
    }

    /// Lets go of it: what is written next must be seen, and whoever holds one connection waits for no other.
    pub(crate) fn end(&self) {
        if let Some(mut slot) = self.0.as_ref().and_then(|slot| slot.lock().ok()) {
            slot.take();
        }
    }
}

/// Permission to read, with the transaction to do it in.
pub struct View {
    tx: Lent,
    /// Whose data.
    pub provider: ProviderId,
}

impl View {
    pub(crate) fn of(provider: ProviderId, tx: Lent) -> View {
        View { tx, provider }
    }

    /// Verifies the provider's audit chain.
    pub async fn verify_audit(&mut self) -> Result<audit::Verdict, Refusal> {
        Ok(audit::verify(&mut self.tx, self.provider).await?)
    }
}

impl Deref for View {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}
impl DerefMut for View {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
