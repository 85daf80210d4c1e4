//! What calls ask of the database.

use super::{NewSignal, Outcome, Settlement, Signal};
use crate::cases::SignalId;
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, ProviderId, ServiceId};

pub async fn insert(change: &mut Change, service: ServiceId, id: SignalId, order: &NewSignal) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO signal (provider_id, id, service_id, received_at, channel, caller, callback, safe_to_call,
                                 danger_now, called_112_at, adults, children, name_given, told, whereabouts, outcome,
                                 recorded_by, person_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"
        ))
        .bind(provider)
        .bind(id)
        .bind(service)
        .bind(order.received_at.unwrap_or(at))
        .bind(order.channel)
        .bind(order.caller)
        .bind(order.callback.clone())
        .bind(order.safe_to_call)
        .bind(order.danger_now)
        .bind(order.called_112_at)
        .bind(order.adults)
        .bind(order.children)
        .bind(order.name_given.clone())
        .bind(order.told.clone())
        .bind(order.whereabouts.clone())
        .bind(Outcome::Open)
        .bind(by)
        .bind(order.person_id)
        .execute()
        .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, id: SignalId) -> Result<Option<Signal>> {
    tx.query(sql!(
        "SELECT id, service_id, received_at, channel, caller, callback, safe_to_call, danger_now, called_112_at, adults,
                children, name_given, person_id, told, whereabouts, outcome, outcome_at, outcome_note, recorded_by, version
         FROM signal WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// When the first and the last call came.
pub async fn received(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
) -> Result<(Option<Moment>, Option<Moment>)> {
    tx.query(sql!(
        "SELECT (SELECT min(received_at) FROM signal WHERE provider_id = $1 AND service_id = $2),
                (SELECT max(received_at) FROM signal WHERE provider_id = $1 AND service_id = $2)"
    ))
    .bind(provider)
    .bind(service)
    .one()
    .await
}

/// The calls that wait, and those that came within a span of time.
pub async fn list(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    (from, until): (Moment, Moment),
) -> Result<Vec<Signal>> {
    tx.query(sql!(
        "SELECT id, service_id, received_at, channel, caller, callback, safe_to_call, danger_now, called_112_at, adults,
                children, name_given, person_id, told, whereabouts, outcome, outcome_at, outcome_note, recorded_by, version
         FROM signal WHERE provider_id = $1 AND service_id = $2
           AND (outcome = 'open' OR (received_at >= $3 AND received_at < $4))
         ORDER BY CASE outcome WHEN 'open' THEN 0 ELSE 1 END, received_at DESC, id"
    ))
    .bind(provider)
    .bind(service)
    .bind(from)
    .bind(until)
    .all()
    .await
}

pub async fn settle(change: &mut Change, id: SignalId, order: &Settlement) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "UPDATE signal SET outcome = $3, outcome_note = $4, outcome_at = $5, outcome_by = $8,
                               called_112_at = COALESCE($6, called_112_at), version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $7"
        ))
        .bind(provider)
        .bind(id)
        .bind(order.outcome)
        .bind(order.note.clone())
        .bind(at)
        .bind(order.called_112_at)
        .bind(order.version)
        .bind(by)
        .execute()
        .await
}

/// The name of whoever wrote the outcome down.
pub async fn settled_by(tx: &mut Tx, provider: ProviderId, id: SignalId) -> Result<Option<(String,)>> {
    tx.query(sql!(
        "SELECT a.name FROM signal s JOIN account a ON a.provider_id = s.provider_id AND a.id = s.outcome_by
         WHERE s.provider_id = $1 AND s.id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// The people of a call were taken in.
pub async fn settle_by_admission(change: &mut Change, service: ServiceId, id: SignalId) -> Result<u64> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "UPDATE signal SET outcome = 'admitted', outcome_at = $4, outcome_by = $5, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND service_id = $3 AND outcome <> 'admitted'"
        ))
        .bind(provider)
        .bind(id)
        .bind(service)
        .bind(at)
        .bind(by)
        .execute()
        .await
}
