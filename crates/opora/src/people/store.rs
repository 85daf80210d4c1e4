//! What the people's room asks of the database.

use super::{Identity, Person};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{PersonId, ProviderId, ServiceId};

/// So many people come with one statement.
pub const AT_ONCE: usize = 50;

pub async fn person(tx: &mut Tx, provider: ProviderId, id: PersonId) -> Result<Option<Person>> {
    tx.query(sql!(
        "SELECT id, given, middle, family, alias, latin, sex, birth_kind, born_from, born_until, citizenship, languages,
                interpreter, died_on, created_at, version
         FROM person WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// At most [`AT_ONCE`] people; ids that do not exist are left out.
pub async fn people(tx: &mut Tx, provider: ProviderId, ids: &[PersonId]) -> Result<Vec<Person>> {
    let mut query = tx
        .query(sql!(
            "SELECT id, given, middle, family, alias, latin, sex, birth_kind, born_from, born_until, citizenship,
                    languages, interpreter, died_on, created_at, version
             FROM person WHERE provider_id = $1 AND id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                 $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36,
                 $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51)"
        ))
        .bind(provider);
    for at in 0..AT_ONCE {
        query = query.bind(ids.get(at).copied());
    }
    query.all().await
}

pub async fn insert(change: &mut Change, id: PersonId, who: &Identity) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    change
        .query(sql!(
            "INSERT INTO person (provider_id, id, given, middle, family, alias, latin, sex, birth_kind, born_from,
                                 born_until, citizenship, languages, interpreter, died_on, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        ))
        .bind(provider)
        .bind(id)
        .bind(who.given.clone())
        .bind(who.middle.clone())
        .bind(who.family.clone())
        .bind(who.alias.clone())
        .bind(who.latin.clone())
        .bind(who.sex)
        .bind(who.birth.kind)
        .bind(who.birth.from)
        .bind(who.birth.until)
        .bind(who.citizenship.clone())
        .bind(who.languages.clone())
        .bind(who.interpreter)
        .bind(who.died_on)
        .bind(at)
        .execute()
        .await
        .map(drop)
}

/// Whether the version was still the one that was seen.
pub async fn update(change: &mut Change, id: PersonId, version: i64, who: &Identity) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE person SET given = $4, middle = $5, family = $6, alias = $7, latin = $8, sex = $9, birth_kind = $10,
                    born_from = $11, born_until = $12, citizenship = $13, languages = $14, interpreter = $15,
                    died_on = $16, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(who.given.clone())
        .bind(who.middle.clone())
        .bind(who.family.clone())
        .bind(who.alias.clone())
        .bind(who.latin.clone())
        .bind(who.sex)
        .bind(who.birth.kind)
        .bind(who.birth.from)
        .bind(who.birth.until)
        .bind(who.citizenship.clone())
        .bind(who.languages.clone())
        .bind(who.interpreter)
        .bind(who.died_on)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// The services that hold a person's file, the newest first: where somebody came last is where they are.
pub async fn holders(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<ServiceId>> {
    let rows: Vec<(ServiceId,)> = tx
        .query(sql!(
            "SELECT service_id FROM file_holder WHERE provider_id = $1 AND person_id = $2
             ORDER BY since DESC, service_id"
        ))
        .bind(provider)
        .bind(person)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(service,)| service).collect())
}
