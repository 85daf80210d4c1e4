//! What alerts ask of the database.

use super::{Alert, AlertId, AlertKind, NewAlert};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, PersonId, ProviderId, ServiceId};

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Alert>> {
    tx.query(sql!(
        "SELECT id, kind, text, since, until, version
         FROM person_alert WHERE provider_id = $1 AND person_id = $2 ORDER BY since DESC, id DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// What to know at an instant of everyone who has a stay in a service then, with one statement.
pub async fn of_those_here(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
) -> Result<Vec<(PersonId, AlertKind, String)>> {
    tx.query(sql!(
        "SELECT l.person_id, l.kind, l.text FROM stay st
         JOIN person_alert l ON l.provider_id = st.provider_id AND l.person_id = st.person_id
           AND l.since <= $3 AND (l.until IS NULL OR l.until > $3)
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.admitted_at <= $3
           AND (st.ended_at IS NULL OR st.ended_at > $3)
         ORDER BY l.since, l.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, person: PersonId, id: AlertId) -> Result<Option<Alert>> {
    tx.query(sql!(
        "SELECT id, kind, text, since, until, version
         FROM person_alert WHERE provider_id = $1 AND person_id = $2 AND id = $3"
    ))
    .bind(provider)
    .bind(person)
    .bind(id)
    .optional()
    .await
}

pub async fn insert(change: &mut Change, id: AlertId, person: PersonId, new: &NewAlert) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    change
        .query(sql!(
            "INSERT INTO person_alert (provider_id, id, person_id, kind, text, since) VALUES ($1, $2, $3, $4, $5, $6)"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(new.kind)
        .bind(new.text.clone())
        .bind(at)
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn end(change: &mut Change, id: AlertId, version: i64) -> Result<bool> {
    let (provider, at) = (change.provider, change.at);
    let touched = change
        .query(sql!(
            "UPDATE person_alert SET until = $4, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(at)
        .execute()
        .await?;
    Ok(touched == 1)
}
