//! What tasks ask of the database.

use super::{NewTask, Task};
use crate::shifts::TaskId;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Moment, ProviderId, ServiceId};

/// Undone tasks are carried along for so many days; after that nobody means to do them.
const CARRIED_DAYS: i64 = 30;

/// Tasks due within a stretch of time, done or not, and earlier ones that are not done.
pub async fn of_shift(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    (from, until): (Moment, Moment),
) -> Result<Vec<Task>> {
    tx.query(sql!(
        "SELECT k.id, k.due_at, k.title, k.kind, k.person_id, p.given, p.family, p.alias, k.assignee_id,
                a.name AS assignee, k.done_at, k.done_by, d.name AS doer, k.version
         FROM shift_task k
         LEFT JOIN person p ON p.provider_id = k.provider_id AND p.id = k.person_id
         LEFT JOIN account a ON a.provider_id = k.provider_id AND a.id = k.assignee_id
         LEFT JOIN account d ON d.provider_id = k.provider_id AND d.id = k.done_by
         WHERE k.provider_id = $1 AND k.service_id = $2 AND k.due_at >= $5 AND k.due_at < $4
           AND (k.due_at >= $3 OR k.done_at IS NULL OR k.done_at >= $3)
         ORDER BY k.due_at, k.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(from)
    .bind(until)
    .bind(from.plus_hours(-24 * CARRIED_DAYS))
    .all()
    .await
}

/// One task.
pub async fn one(tx: &mut Tx, provider: ProviderId, service: ServiceId, id: TaskId) -> Result<Option<Task>> {
    tx.query(sql!(
        "SELECT k.id, k.due_at, k.title, k.kind, k.person_id, p.given, p.family, p.alias, k.assignee_id,
                a.name AS assignee, k.done_at, k.done_by, d.name AS doer, k.version
         FROM shift_task k
         LEFT JOIN person p ON p.provider_id = k.provider_id AND p.id = k.person_id
         LEFT JOIN account a ON a.provider_id = k.provider_id AND a.id = k.assignee_id
         LEFT JOIN account d ON d.provider_id = k.provider_id AND d.id = k.done_by
         WHERE k.provider_id = $1 AND k.service_id = $2 AND k.id = $3"
    ))
    .bind(provider)
    .bind(service)
    .bind(id)
    .optional()
    .await
}

/// Adds a task.
pub async fn insert(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: TaskId,
    new: &NewTask,
    by: Option<AccountId>,
) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO shift_task (provider_id, id, service_id, due_at, title, kind, person_id, assignee_id, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    ))
    .bind(provider)
    .bind(id)
    .bind(service)
    .bind(new.due_at)
    .bind(new.title.trim().to_owned())
    .bind(new.kind)
    .bind(new.person_id)
    .bind(new.assignee_id)
    .bind(by)
    .execute()
    .await
    .map(drop)
}

/// Ticks a task, or takes the tick back; whether it was as it was seen.
pub async fn set_done(
    tx: &mut Tx,
    provider: ProviderId,
    (id, version): (TaskId, i64),
    at: Option<Moment>,
    by: Option<AccountId>,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE shift_task SET done_at = $4, done_by = $5, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(at)
        .bind(by)
        .execute()
        .await?;
    Ok(touched > 0)
}

/// Moves an undone task to another time: to the next shift. Whether it was still undone.
pub async fn move_to(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: TaskId,
    due_at: Moment,
) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE shift_task SET due_at = $4, version = version + 1
             WHERE provider_id = $1 AND service_id = $2 AND id = $3 AND done_at IS NULL"
        ))
        .bind(provider)
        .bind(service)
        .bind(id)
        .bind(due_at)
        .execute()
        .await?;
    Ok(touched > 0)
}
