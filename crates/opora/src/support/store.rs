//! What sessions ask of the database.

use super::record::{Correction, Cursor, SessionOrder};
use super::{Session, SessionId};
use crate::cases::CaseId;
use crate::plans::SupportKind;
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, PersonId, ProviderId};
use uuid::Uuid;

/// Whose session.
pub async fn person_of(tx: &mut Tx, provider: ProviderId, id: SessionId) -> Result<Option<PersonId>> {
    let found = tx
        .query(sql!("SELECT person_id FROM support_session WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional::<(PersonId,)>()
        .await?;
    Ok(found.map(|(person,)| person))
}

pub async fn session(tx: &mut Tx, provider: ProviderId, id: SessionId) -> Result<Option<Session>> {
    tx.query(sql!(
        "SELECT s.id, s.person_id, s.case_id, s.kind, s.held_at, s.minutes, s.staff_id, u.name AS staff_name,
                s.activity_id, a.what AS activity, s.note, s.next_step, s.next_on, s.written_at, s.version
         FROM support_session s
         LEFT JOIN account u ON u.provider_id = s.provider_id AND u.id = s.staff_id
         LEFT JOIN plan_activity a ON a.provider_id = s.provider_id AND a.id = s.activity_id
         WHERE s.provider_id = $1 AND s.id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// A person's sessions of a kind, or of all, after a place in the list; the latest first, at most so many.
pub async fn sessions(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    kind: Option<SupportKind>,
    before: Cursor,
    most: i64,
) -> Result<Vec<Session>> {
    tx.query(sql!(
        "SELECT s.id, s.person_id, s.case_id, s.kind, s.held_at, s.minutes, s.staff_id, u.name AS staff_name,
                s.activity_id, a.what AS activity, s.note, s.next_step, s.next_on, s.written_at, s.version
         FROM support_session s
         LEFT JOIN account u ON u.provider_id = s.provider_id AND u.id = s.staff_id
         LEFT JOIN plan_activity a ON a.provider_id = s.provider_id AND a.id = s.activity_id
         WHERE s.provider_id = $1 AND s.person_id = $2 AND ($3 = '' OR s.kind = $3)
           AND (s.held_at < $4 OR (s.held_at = $4 AND s.id < $5))
         ORDER BY s.held_at DESC, s.id DESC LIMIT $6"
    ))
    .bind(provider)
    .bind(person)
    .bind(kind.map_or("", SupportKind::code).to_owned())
    .bind(before.held_at)
    .bind(before.id)
    .bind(most)
    .all()
    .await
}

/// How many sessions of each kind a person had, and how many minutes they took.
pub async fn totals(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<(SupportKind, i64, i64)>> {
    tx.query(sql!(
        "SELECT kind, count(*), CAST(sum(minutes) AS BIGINT) FROM support_session
         WHERE provider_id = $1 AND person_id = $2 GROUP BY kind ORDER BY kind"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// The case of the stay that was on at a moment, or the last one begun before it.
pub async fn case_at(tx: &mut Tx, provider: ProviderId, person: PersonId, at: Moment) -> Result<Option<CaseId>> {
    let found = tx
        .query(sql!(
            "SELECT case_id FROM stay WHERE provider_id = $1 AND person_id = $2 AND admitted_at <= $3
             ORDER BY admitted_at DESC LIMIT 1"
        ))
        .bind(provider)
        .bind(person)
        .bind(at)
        .optional::<(CaseId,)>()
        .await?;
    Ok(found.map(|(case,)| case))
}

pub async fn insert(
    change: &mut Change,
    id: SessionId,
    person: PersonId,
    case: CaseId,
    order: &SessionOrder,
) -> Result<()> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO support_session (provider_id, id, person_id, case_id, kind, held_at, minutes, staff_id,
                                          activity_id, note, next_step, next_on, written_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(case)
        .bind(order.kind)
        .bind(order.held_at)
        .bind(order.minutes)
        .bind(by)
        .bind(order.activity_id)
        .bind(order.note.clone())
        .bind(order.next_step.clone())
        .bind(order.next_on)
        .bind(at)
        .execute()
        .await
        .map(drop)
}

/// Whether the version seen was the version stored.
pub async fn update(change: &mut Change, id: SessionId, seen: i64, case: CaseId, order: &SessionOrder) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE support_session SET case_id = $4, kind = $5, held_at = $6, minutes = $7, activity_id = $8, note = $9,
                                        next_step = $10, next_on = $11, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(seen)
        .bind(case)
        .bind(order.kind)
        .bind(order.held_at)
        .bind(order.minutes)
        .bind(order.activity_id)
        .bind(order.note.clone())
        .bind(order.next_step.clone())
        .bind(order.next_on)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// What was added to the sessions of a person, the first first.
pub async fn corrections(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Correction>> {
    tx.query(sql!(
        "SELECT c.session_id, c.text, c.written_at, c.written_by, u.name AS writer
         FROM support_correction c
         JOIN support_session s ON s.provider_id = c.provider_id AND s.id = c.session_id
         LEFT JOIN account u ON u.provider_id = c.provider_id AND u.id = c.written_by
         WHERE c.provider_id = $1 AND s.person_id = $2 ORDER BY c.written_at, c.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn add_correction(change: &mut Change, id: Uuid, session: SessionId, text: &str) -> Result<()> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    change
        .query(sql!(
            "INSERT INTO support_correction (provider_id, id, session_id, text, written_at, written_by)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ))
        .bind(provider)
        .bind(id)
        .bind(session)
        .bind(text.to_owned())
        .bind(at)
        .bind(by)
        .execute()
        .await
        .map(drop)
}
