//! What contacts and the safe-contact rule ask of the database.

use super::{Contact, ContactId, Never, NewContact, SafeContact};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId};

#[derive(sqlx::FromRow)]
struct Row {
    how: String,
    times: String,
    by_whom: String,
    question: String,
    answer: String,
    never: String,
    version: i64,
}

/// The list of what never to do is one column: the codes in its first line, then the words.
fn never_of(column: &str) -> (Vec<Never>, String) {
    let (codes, words) = column.split_once('\n').unwrap_or((column, ""));
    (codes.split(' ').filter_map(|code| code.parse().ok()).collect(), words.to_owned())
}

fn never_column(rule: &SafeContact) -> String {
    let codes: Vec<&str> = rule.never.iter().map(|never| never.code()).collect();
    format!("{}\n{}", codes.join(" "), rule.never_else)
}

pub async fn rule(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Option<SafeContact>> {
    let row: Option<Row> = tx
        .query(sql!(
            "SELECT how, times, by_whom, question, answer, never, version
             FROM safe_contact WHERE provider_id = $1 AND person_id = $2"
        ))
        .bind(provider)
        .bind(person)
        .optional()
        .await?;
    Ok(row.map(|row| {
        let (never, never_else) = never_of(&row.never);
        let Row { how, times, by_whom, question, answer, version, .. } = row;
        SafeContact { how, times, by_whom, question, answer, never, never_else, version }
    }))
}

/// Whether the version was still the one that was seen.
pub async fn save_rule(change: &mut Change, person: PersonId, rule: &SafeContact) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "INSERT INTO safe_contact (provider_id, person_id, how, times, by_whom, question, answer, never)
             VALUES ($1, $2, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (provider_id, person_id) DO UPDATE
             SET how = $4, times = $5, by_whom = $6, question = $7, answer = $8, never = $9,
                 version = safe_contact.version + 1
             WHERE safe_contact.version = $3"
        ))
        .bind(provider)
        .bind(person)
        .bind(rule.version)
        .bind(rule.how.clone())
        .bind(rule.times.clone())
        .bind(rule.by_whom.clone())
        .bind(rule.question.clone())
        .bind(rule.answer.clone())
        .bind(never_column(rule))
        .execute()
        .await?;
    Ok(touched == 1)
}

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Contact>> {
    tx.query(sql!(
        "SELECT id, kind, value, whose, protected, safety, version
         FROM person_contact WHERE provider_id = $1 AND person_id = $2 ORDER BY id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, person: PersonId, id: ContactId) -> Result<Option<Contact>> {
    tx.query(sql!(
        "SELECT id, kind, value, whose, protected, safety, version
         FROM person_contact WHERE provider_id = $1 AND person_id = $2 AND id = $3"
    ))
    .bind(provider)
    .bind(person)
    .bind(id)
    .optional()
    .await
}

pub async fn insert(change: &mut Change, id: ContactId, person: PersonId, new: &NewContact) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO person_contact (provider_id, id, person_id, kind, value, whose, protected, safety)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(new.kind)
        .bind(new.value.clone())
        .bind(new.whose.clone())
        .bind(new.protected)
        .bind(new.safety)
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn update(change: &mut Change, id: ContactId, version: i64, new: &NewContact) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE person_contact
             SET kind = $4, value = $5, whose = $6, protected = $7, safety = $8, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(new.kind)
        .bind(new.value.clone())
        .bind(new.whose.clone())
        .bind(new.protected)
        .bind(new.safety)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Whether the version was still the one that was seen.
pub async fn delete(change: &mut Change, id: ContactId, version: i64) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!("DELETE FROM person_contact WHERE provider_id = $1 AND id = $2 AND version = $3"))
        .bind(provider)
        .bind(id)
        .bind(version)
        .execute()
        .await?;
    Ok(touched == 1)
}
