//! One read transaction for all that a request reads: a page shows the data as it was at one moment, and begins once.

use crate::app::App;
use crate::audit;
use crate::db::{self, Tx};
use crate::refusal::Refusal;
use crate::types::ProviderId;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex};
use tokio::sync::OwnedMutexGuard;

/// A read transaction, lent to one view at a time.
pub(crate) type Lent = OwnedMutexGuard<Tx>;

/// Where a request keeps its read transaction between two views. By default nothing is kept: whoever lives longer than
/// a request must not read what was true long ago.
#[derive(Clone, Default)]
pub(crate) struct Snapshot(Option<Arc<Mutex<Option<Shared>>>>);

type Shared = Arc<tokio::sync::Mutex<Tx>>;

impl Snapshot {
    /// One that is kept until something is written, or the request is over.
    pub(crate) fn kept() -> Snapshot {
        Snapshot(Some(Arc::default()))
    }

    /// The transaction, begun where there is none.
    pub(crate) async fn lend(&self, app: &App) -> db::Result<Lent> {
        let kept = self.0.as_ref().and_then(|slot| slot.lock().ok()?.clone());
        if let Some(shared) = kept {
            return Ok(shared.lock_owned().await);
        }
        let shared: Shared = Arc::new(tokio::sync::Mutex::new(app.db().read().await?));
        if let Some(mut slot) = self.0.as_ref().and_then(|slot| slot.lock().ok()) {
            *slot = Some(shared.clone());
        }
        Ok(shared.lock_owned().await)
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
