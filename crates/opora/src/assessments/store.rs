//! What assessments ask of the database.

use super::record::{form_of_record, read_answers};
use super::{Assessment, AssessmentId, Case, Conflict, Found, Signature};
use crate::forms::answers::Answers;
use crate::forms::path::Path;
use crate::forms::response::{self, ResponseStatus};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Moment, PersonId, ProviderId};
use uuid::Uuid;

/// An assessment and the text of its answers.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    record: Assessment,
    answers: String,
}

impl Row {
    fn read(self) -> Result<Found> {
        let form = form_of_record(&self.record)?;
        let answers = read_answers(form, &self.answers)?;
        Ok(Found { record: self.record, form, answers })
    }
}

pub async fn person_of(tx: &mut Tx, provider: ProviderId, id: AssessmentId) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = tx
        .query(sql!("SELECT person_id FROM assessment WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

pub async fn found(tx: &mut Tx, provider: ProviderId, id: AssessmentId) -> Result<Option<Found>> {
    let row: Option<Row> = tx
        .query(sql!(
            "SELECT a.id, a.person_id, a.case_id, a.form, a.form_version, a.status, a.started_at, a.started_by,
                    b.name AS started_name, a.saved_at, a.saved_by, s.name AS saved_name, a.signed_at, a.previous_id,
                    a.version, a.answers
             FROM assessment a
             LEFT JOIN account b ON b.provider_id = a.provider_id AND b.id = a.started_by
             LEFT JOIN account s ON s.provider_id = a.provider_id AND s.id = a.saved_by
             WHERE a.provider_id = $1 AND a.id = $2"
        ))
        .bind(provider)
        .bind(id)
        .optional()
        .await?;
    row.map(Row::read).transpose()
}

/// The same, held until the change ends: two people who save at once take turns.
pub async fn hold(change: &mut Change, id: AssessmentId) -> Result<Option<Found>> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE assessment SET version = version WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await?;
    found(change, provider, id).await
}

pub async fn of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Found>> {
    let rows: Vec<Row> = tx
        .query(sql!(
            "SELECT a.id, a.person_id, a.case_id, a.form, a.form_version, a.status, a.started_at, a.started_by,
                    b.name AS started_name, a.saved_at, a.saved_by, s.name AS saved_name, a.signed_at, a.previous_id,
                    a.version, a.answers
             FROM assessment a
             LEFT JOIN account b ON b.provider_id = a.provider_id AND b.id = a.started_by
             LEFT JOIN account s ON s.provider_id = a.provider_id AND s.id = a.saved_by
             WHERE a.provider_id = $1 AND a.person_id = $2
             ORDER BY a.started_at DESC, a.id DESC"
        ))
        .bind(provider)
        .bind(person)
        .all()
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// The signed ones, the latest first.
pub async fn signed(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Found>> {
    let mut all = of_person(tx, provider, person).await?;
    all.retain(|found| found.record.signed_at.is_some());
    all.sort_by_key(|found| std::cmp::Reverse(found.record.signed_at));
    Ok(all)
}

/// The case of the person's open stay, or of the last one.
pub async fn case_of_person(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Option<Case>> {
    tx.query(sql!(
        "SELECT c.id AS case_id, c.service_id, s.code, c.number
         FROM stay y
         JOIN case_record c ON c.provider_id = y.provider_id AND c.id = y.case_id
         JOIN service s ON s.provider_id = c.provider_id AND s.id = c.service_id
         WHERE y.provider_id = $1 AND y.person_id = $2
         ORDER BY CASE WHEN y.ended_at IS NULL THEN 0 ELSE 1 END, y.admitted_at DESC LIMIT 1"
    ))
    .bind(provider)
    .bind(person)
    .optional()
    .await
}

pub async fn case(tx: &mut Tx, provider: ProviderId, id: Uuid) -> Result<Option<Case>> {
    tx.query(sql!(
        "SELECT c.id AS case_id, c.service_id, s.code, c.number
         FROM case_record c JOIN service s ON s.provider_id = c.provider_id AND s.id = c.service_id
         WHERE c.provider_id = $1 AND c.id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// Begins a draft, unless the person has one of this form.
pub async fn insert(change: &mut Change, found: &Found) -> Result<bool> {
    let (provider, record) = (change.provider, &found.record);
    let answers = response::write(found.form, &found.answers, ResponseStatus::InProgress);
    let added = change
        .query(sql!(
            "INSERT INTO assessment (provider_id, id, person_id, case_id, form, form_version, status, answers, started_at,
                                     started_by, saved_at, saved_by, previous_id)
             VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $8, $9, $10)
             ON CONFLICT DO NOTHING"
        ))
        .bind(provider)
        .bind(record.id)
        .bind(record.person_id)
        .bind(record.case_id)
        .bind(record.form.clone())
        .bind(record.form_version.clone())
        .bind(answers.to_string())
        .bind(record.started_at)
        .bind(record.started_by)
        .bind(record.previous_id)
        .execute()
        .await?;
    Ok(added == 1)
}

/// Saves a draft as the version after the one given. Nothing is touched once it is signed.
pub async fn save(change: &mut Change, found: &Found, answers: &Answers) -> Result<bool> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    let text = response::write(found.form, answers, ResponseStatus::InProgress).to_string();
    let saved = change
        .query(sql!(
            "UPDATE assessment SET answers = $4, saved_at = $5, saved_by = $6, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3 AND status = 'draft'"
        ))
        .bind(provider)
        .bind(found.record.id)
        .bind(found.record.version)
        .bind(text)
        .bind(at)
        .bind(by)
        .execute()
        .await?;
    Ok(saved == 1)
}

/// Ends a draft: from now on it holds only what the form asks, and nothing changes it.
pub async fn finish(change: &mut Change, found: &Found) -> Result<bool> {
    let (provider, at) = (change.provider, change.at);
    let text = response::write(found.form, &found.answers, ResponseStatus::Completed).to_string();
    let signed = change
        .query(sql!(
            "UPDATE assessment SET answers = $4, status = 'signed', signed_at = $5, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3 AND status = 'draft'"
        ))
        .bind(provider)
        .bind(found.record.id)
        .bind(found.record.version)
        .bind(text)
        .bind(at)
        .execute()
        .await?;
    Ok(signed == 1)
}

pub async fn signatures(tx: &mut Tx, provider: ProviderId, id: AssessmentId) -> Result<Vec<Signature>> {
    tx.query(sql!(
        "SELECT g.account_id, a.name, g.signer, g.refused, g.note, g.signed_at
         FROM assessment_signature g
         LEFT JOIN account a ON a.provider_id = g.provider_id AND a.id = g.account_id
         WHERE g.provider_id = $1 AND g.assessment_id = $2 ORDER BY g.signed_at, g.id"
    ))
    .bind(provider)
    .bind(id)
    .all()
    .await
}

pub async fn add_signature(change: &mut Change, id: Uuid, of: AssessmentId, signature: &Signature) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO assessment_signature (provider_id, id, assessment_id, account_id, signer, refused, note, signed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(of)
        .bind(signature.account_id)
        .bind(signature.signer)
        .bind(signature.refused)
        .bind(signature.note.clone())
        .bind(signature.signed_at)
        .execute()
        .await
        .map(drop)
}

/// Takes back what was signed: the answers are no longer the ones that were. How many signatures there were.
pub async fn withdraw_signatures(change: &mut Change, id: AssessmentId) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM assessment_signature WHERE provider_id = $1 AND assessment_id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
}

/// What a save changed, and who made it.
pub struct Revision {
    pub version: i64,
    pub saved_by: Option<AccountId>,
    pub paths: Vec<Path>,
    pub before: Answers,
}

/// The saves after a version, the latest first.
pub async fn revisions(tx: &mut Tx, provider: ProviderId, found: &Found, since: i64) -> Result<Vec<Revision>> {
    let rows: Vec<(i64, Option<AccountId>, String, String)> = tx
        .query(sql!(
            "SELECT version, saved_by, paths, before FROM assessment_revision
             WHERE provider_id = $1 AND assessment_id = $2 AND version > $3 ORDER BY version DESC"
        ))
        .bind(provider)
        .bind(found.record.id)
        .bind(since)
        .all()
        .await?;
    let read = |(version, saved_by, paths, before): (i64, Option<AccountId>, String, String)| {
        let paths = paths.split_whitespace().filter_map(|path| path.parse().ok()).collect();
        Ok(Revision { version, saved_by, paths, before: read_answers(found.form, &before)? })
    };
    rows.into_iter().map(read).collect()
}

pub async fn add_revision(change: &mut Change, found: &Found, paths: &[Path], before: &Answers) -> Result<()> {
    let (provider, at, by) = (change.provider, change.at, change.by());
    let before = response::write(found.form, before, ResponseStatus::InProgress).to_string();
    let paths: Vec<String> = paths.iter().map(Path::to_string).collect();
    change
        .query(sql!(
            "INSERT INTO assessment_revision (provider_id, assessment_id, version, saved_at, saved_by, paths, before)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ))
        .bind(provider)
        .bind(found.record.id)
        .bind(found.record.version + 1)
        .bind(at)
        .bind(by)
        .bind(paths.join(" "))
        .bind(before)
        .execute()
        .await
        .map(drop)
}

/// Forgets the saves before an instant.
pub async fn forget_revisions(change: &mut Change, id: AssessmentId, before: Moment) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM assessment_revision WHERE provider_id = $1 AND assessment_id = $2 AND saved_at < $3"))
        .bind(provider)
        .bind(id)
        .bind(before)
        .execute()
        .await
        .map(drop)
}

/// Everything that was noticed, decided or not.
pub async fn conflicts(tx: &mut Tx, provider: ProviderId, found: &Found) -> Result<Vec<Conflict>> {
    #[derive(sqlx::FromRow)]
    struct Noticed {
        id: Uuid,
        path: String,
        answers: String,
        account_id: Option<AccountId>,
        name: Option<String>,
        noticed_at: Moment,
        decided: bool,
    }
    let rows: Vec<Noticed> = tx
        .query(sql!(
            "SELECT c.id, c.path, c.answers, c.account_id, a.name, c.noticed_at, c.decided
             FROM assessment_conflict c
             LEFT JOIN account a ON a.provider_id = c.provider_id AND a.id = c.account_id
             WHERE c.provider_id = $1 AND c.assessment_id = $2 ORDER BY c.noticed_at, c.id"
        ))
        .bind(provider)
        .bind(found.record.id)
        .all()
        .await?;
    let read = |row: Noticed| {
        let Ok(path) = row.path.parse::<Path>() else { return Ok(None) };
        let answers = read_answers(found.form, &row.answers)?.at(&path).to_vec();
        let Noticed { id, account_id, name, noticed_at, decided, .. } = row;
        Ok(Some(Conflict { id, path, answers, account_id, name, noticed_at, decided }))
    };
    rows.into_iter().filter_map(|row| read(row).transpose()).collect()
}

pub async fn add_conflict(change: &mut Change, found: &Found, conflict: &Conflict) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    let answers: Answers = [(conflict.path.clone(), conflict.answers.clone())].into_iter().collect();
    let text = response::write(found.form, &answers, ResponseStatus::InProgress).to_string();
    change
        .query(sql!(
            "INSERT INTO assessment_conflict (provider_id, id, assessment_id, path, answers, account_id, noticed_at, decided)
             VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)"
        ))
        .bind(provider)
        .bind(conflict.id)
        .bind(found.record.id)
        .bind(conflict.path.to_string())
        .bind(text)
        .bind(conflict.account_id)
        .bind(at)
        .execute()
        .await
        .map(drop)
}

pub async fn decide_conflict(change: &mut Change, id: Uuid) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE assessment_conflict SET decided = TRUE WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
        .map(drop)
}

/// Forgets what was noticed on the way: a signed assessment holds only what was signed.
pub async fn forget_conflicts(change: &mut Change, id: AssessmentId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM assessment_conflict WHERE provider_id = $1 AND assessment_id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
        .map(drop)
}
