//! What the structure asks of the database.

use super::Service;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::ProviderId;

pub async fn services(tx: &mut Tx, provider: ProviderId) -> Result<Vec<Service>> {
    tx.query(sql!(
        "SELECT id, kind, code, name, zzdn_programme, valid_from, valid_until, version
         FROM service WHERE provider_id = $1 ORDER BY code"
    ))
    .bind(provider)
    .all()
    .await
}
