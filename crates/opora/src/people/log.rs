//! What the chain says of a file: who looked, what was changed.

use super::file::Window;
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId};
use serde::Serialize;
use utoipa::ToSchema;

/// A change in the file, and who made it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Edit {
    /// When.
    pub at: Moment,
    /// What was done.
    pub action: String,
    /// The colleague's name; none for the program.
    pub name: Option<String>,
}

/// A look into a file.
#[derive(Clone, Debug, Serialize, sqlx::FromRow, ToSchema)]
pub struct Look {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Whose account.
    pub account_id: Option<AccountId>,
    /// The colleague's name.
    pub name: Option<String>,
    /// What they are: „социален работник“.
    pub post: Option<String>,
}

/// The latest changes of this room in a file, newest first.
pub async fn edits(tx: &mut Tx, provider: ProviderId, person: PersonId, window: Window) -> db::Result<Vec<Edit>> {
    let before = window.before.unwrap_or_else(|| Day::new(9999, 1, 1).start());
    tx.query(sql!(
        "SELECT e.at, e.action, a.name
         FROM audit_entry e LEFT JOIN account a ON a.provider_id = e.provider_id AND a.id = e.account_id
         WHERE e.provider_id = $1 AND e.person_id = $2 AND e.at < $3 AND e.action <> 'file.viewed'
           AND e.action IN ('person.created', 'person.edited', 'identifier.added', 'identifier.edited',
               'identifier.removed', 'contact.added', 'contact.edited', 'contact.removed', 'safe_contact.set',
               'relation.added', 'relation.edited', 'relation.removed')
         ORDER BY e.seq DESC LIMIT $4"
    ))
    .bind(provider)
    .bind(person)
    .bind(before)
    .bind(window.limit)
    .all()
    .await
}

/// The looks into a file before an entry of the chain, newest first.
async fn looks_in(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    before: Option<i64>,
    limit: i64,
) -> db::Result<Vec<Look>> {
    tx.query(sql!(
        "SELECT e.seq, e.at, e.account_id, a.name, a.post
         FROM audit_entry e LEFT JOIN account a ON a.provider_id = e.provider_id AND a.id = e.account_id
         WHERE e.provider_id = $1 AND e.person_id = $2 AND e.seq < $3 AND e.action = 'file.viewed'
         ORDER BY e.seq DESC LIMIT $4"
    ))
    .bind(provider)
    .bind(person)
    .bind(before.unwrap_or(i64::MAX))
    .bind(limit)
    .all()
    .await
}

/// The names of those who looked since an instant, without repetitions, the last one first; of the last 200 looks.
pub async fn lookers_since(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    since: Moment,
) -> db::Result<Vec<String>> {
    let rows: Vec<(String,)> = tx
        .query(sql!(
            "SELECT a.name FROM account a
             JOIN (SELECT counted.account_id, max(counted.at) AS at
                   FROM (SELECT account_id, at FROM audit_entry
                         WHERE provider_id = $1 AND person_id = $2 AND at >= $3 AND action = 'file.viewed'
                         ORDER BY at DESC LIMIT 200) counted
                   GROUP BY counted.account_id) looker ON looker.account_id = a.id
             WHERE a.provider_id = $1 ORDER BY looker.at DESC, a.id LIMIT 6"
        ))
        .bind(provider)
        .bind(person)
        .bind(since)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Who looked into a file, newest first, at most `limit`.
pub async fn looks(ctx: &Ctx, person: PersonId, before: Option<i64>, limit: i64) -> Result<Vec<Look>, Refusal> {
    let mut view = ctx.view(Right::SeeLooks, On::Person(person)).await?;
    Ok(looks_in(&mut view, ctx.provider, person, before, limit).await?)
}
