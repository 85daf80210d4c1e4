//! What notes ask of the database.

use super::{NewNote, Note, NoteFilter, Receipt};
use crate::shifts::NoteId;
use kernel::ctx::Ctx;
use kernel::db::{Result, Tx};
use kernel::policy::Right;
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};

/// Older notes than this are no longer counted as unread, in days.
const UNREAD_DAYS: i64 = 14;
/// More than this is not acknowledged in one go.
const AT_ONCE: i64 = 500;

/// Notes before an instant, the newest first.
pub async fn page(tx: &mut Tx, ctx: &Ctx, service: ServiceId, filter: NoteFilter, limit: i64) -> Result<Vec<Note>> {
    let before = filter.before.unwrap_or_else(|| Day::new(9999, 1, 1).start());
    tx.query(sql!(
        "SELECT n.id, n.category, n.text, n.person_id, p.given, p.family, p.alias, n.written_at, n.written_by,
                a.name AS writer, (r.read_at IS NOT NULL OR COALESCE(n.written_by = $3, FALSE)) AS is_read
         FROM shift_note n
         LEFT JOIN person p ON p.provider_id = n.provider_id AND p.id = n.person_id
         LEFT JOIN account a ON a.provider_id = n.provider_id AND a.id = n.written_by
         LEFT JOIN shift_note_read r ON r.provider_id = n.provider_id AND r.note_id = n.id AND r.account_id = $3
         WHERE n.provider_id = $1 AND n.service_id = $2 AND n.written_at < $4 AND (CAST($5 AS TEXT) = '' OR n.category = $5)
         ORDER BY n.written_at DESC, n.id DESC LIMIT $6"
    ))
    .bind(ctx.provider)
    .bind(service)
    .bind(ctx.account())
    .bind(before)
    .bind(filter.category.map(|category| category.code().to_owned()).unwrap_or_default())
    .bind(limit)
    .all()
    .await
}

/// Notes of a stretch of time, in the order in which they were written.
pub async fn between(tx: &mut Tx, ctx: &Ctx, service: ServiceId, (from, until): (Moment, Moment)) -> Result<Vec<Note>> {
    tx.query(sql!(
        "SELECT n.id, n.category, n.text, n.person_id, p.given, p.family, p.alias, n.written_at, n.written_by,
                a.name AS writer, (r.read_at IS NOT NULL OR COALESCE(n.written_by = $3, FALSE)) AS is_read
         FROM shift_note n
         LEFT JOIN person p ON p.provider_id = n.provider_id AND p.id = n.person_id
         LEFT JOIN account a ON a.provider_id = n.provider_id AND a.id = n.written_by
         LEFT JOIN shift_note_read r ON r.provider_id = n.provider_id AND r.note_id = n.id AND r.account_id = $3
         WHERE n.provider_id = $1 AND n.service_id = $2 AND n.written_at >= $4 AND n.written_at < $5
         ORDER BY n.written_at, n.id"
    ))
    .bind(ctx.provider)
    .bind(service)
    .bind(ctx.account())
    .bind(from)
    .bind(until)
    .all()
    .await
}

/// The notes about one person, written by the services in which the reader works, the newest first.
pub async fn about(
    tx: &mut Tx,
    ctx: &Ctx,
    person: PersonId,
    (before, limit): (Option<Moment>, i64),
) -> Result<Vec<Note>> {
    let notes: Vec<OfService> = tx
        .query(sql!(
            "SELECT n.service_id, n.id, n.category, n.text, n.person_id, p.given, p.family, p.alias, n.written_at,
                    n.written_by, a.name AS writer, TRUE AS is_read
             FROM shift_note n
             JOIN person p ON p.provider_id = n.provider_id AND p.id = n.person_id
             LEFT JOIN account a ON a.provider_id = n.provider_id AND a.id = n.written_by
             WHERE n.provider_id = $1 AND n.person_id = $2 AND n.written_at < $3
             ORDER BY n.written_at DESC, n.id DESC LIMIT $4"
        ))
        .bind(ctx.provider)
        .bind(person)
        .bind(before.unwrap_or_else(|| Day::new(9999, 1, 1).start()))
        .bind(limit)
        .all()
        .await?;
    let seen = notes.into_iter().filter(|one| ctx.may(Right::SeeShift, one.service_id));
    Ok(seen.map(|one| one.note).collect())
}

#[derive(sqlx::FromRow)]
struct OfService {
    service_id: ServiceId,
    #[sqlx(flatten)]
    note: Note,
}

/// Who acknowledged the notes of a stretch of time, both ends included, first come first.
pub async fn readers(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    (from, until): (Moment, Moment),
) -> Result<Vec<Receipt>> {
    tx.query(sql!(
        "SELECT r.note_id, r.account_id, a.name, r.read_at
         FROM shift_note n
         JOIN shift_note_read r ON r.provider_id = n.provider_id AND r.note_id = n.id
         JOIN account a ON a.provider_id = r.provider_id AND a.id = r.account_id
         WHERE n.provider_id = $1 AND n.service_id = $2 AND n.written_at >= $3 AND n.written_at <= $4
         ORDER BY r.read_at, r.account_id"
    ))
    .bind(provider)
    .bind(service)
    .bind(from)
    .bind(until)
    .all()
    .await
}

/// How many notes written before an instant the reader has not acknowledged.
pub async fn unread_before(tx: &mut Tx, ctx: &Ctx, service: ServiceId, before: Moment) -> Result<i64> {
    let count: (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM shift_note n
             WHERE n.provider_id = $1 AND n.service_id = $2 AND n.written_at >= $4 AND n.written_at < $5
               AND (n.written_by IS NULL OR n.written_by <> $3)
               AND NOT EXISTS (SELECT 1 FROM shift_note_read r
                   WHERE r.provider_id = n.provider_id AND r.note_id = n.id AND r.account_id = $3)"
        ))
        .bind(ctx.provider)
        .bind(service)
        .bind(ctx.account())
        .bind(ctx.today().plus_days(-UNREAD_DAYS).start())
        .bind(before)
        .one()
        .await?;
    Ok(count.0)
}

/// The notes until an instant that the reader has not acknowledged.
pub async fn unread_until(tx: &mut Tx, ctx: &Ctx, service: ServiceId, until: Moment) -> Result<Vec<NoteId>> {
    let rows: Vec<(NoteId,)> = tx
        .query(sql!(
            "SELECT n.id FROM shift_note n
             WHERE n.provider_id = $1 AND n.service_id = $2 AND n.written_at >= $4 AND n.written_at <= $5
               AND (n.written_by IS NULL OR n.written_by <> $3)
               AND NOT EXISTS (SELECT 1 FROM shift_note_read r
                   WHERE r.provider_id = n.provider_id AND r.note_id = n.id AND r.account_id = $3)
             ORDER BY n.written_at LIMIT $6"
        ))
        .bind(ctx.provider)
        .bind(service)
        .bind(ctx.account())
        .bind(ctx.today().plus_days(-UNREAD_DAYS).start())
        .bind(until)
        .bind(AT_ONCE)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Writes a note.
pub async fn insert(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    id: NoteId,
    new: &NewNote,
    (at, by): (Moment, Option<AccountId>),
) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO shift_note (provider_id, id, service_id, category, text, person_id, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    ))
    .bind(provider)
    .bind(id)
    .bind(service)
    .bind(new.category)
    .bind(new.text.trim().to_owned())
    .bind(new.person_id)
    .bind(at)
    .bind(by)
    .execute()
    .await
    .map(drop)
}

/// Acknowledges a note; once is enough.
pub async fn insert_receipt(
    tx: &mut Tx,
    provider: ProviderId,
    note: NoteId,
    account: AccountId,
    at: Moment,
) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO shift_note_read (provider_id, note_id, account_id, read_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (provider_id, note_id, account_id) DO NOTHING"
    ))
    .bind(provider)
    .bind(note)
    .bind(account)
    .bind(at)
    .execute()
    .await
    .map(drop)
}
