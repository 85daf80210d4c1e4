//! What must be known before it is known whose data is meant: whether anything is set up, and where an address belongs.
//! Nothing here leads into a file.

use crate::ctx::App;
use crate::refusal::Refusal;
use crate::sql;
use crate::types::{AccountId, ProviderId};

impl App {
    /// Every provider on this database, oldest first; none before it is set up.
    pub async fn providers(&self) -> Result<Vec<ProviderId>, Refusal> {
        let mut tx = self.db().read().await?;
        let rows: Vec<(ProviderId,)> = tx.query(sql!("SELECT id FROM provider ORDER BY created_at, id")).all().await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The open accounts with this address, written small, wherever they are.
    pub async fn accounts_by_email(&self, email_key: &str) -> Result<Vec<(ProviderId, AccountId)>, Refusal> {
        let mut tx = self.db().read().await?;
        let accounts = tx
            .query(sql!(
                "SELECT provider_id, id FROM account WHERE email_key = $1 AND closed_at IS NULL ORDER BY provider_id"
            ))
            .bind(email_key.to_owned())
            .all();
        Ok(accounts.await?)
    }
}
