//! What search asks of the database: from the words of one's own services on. `CROSS JOIN` keeps the order in which the
//! tables are gone through.

use super::term::{PREFIXES, Term, WORDS, after};
use crate::people::Person;
use kernel::db::{Query, Result, Tx};
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId, ServiceId};
use std::collections::HashSet;

/// So many services are asked about at once.
pub const SERVICES: usize = 8;
/// So many pieces of a word are compared.
const PIECES: usize = 12;

/// Every service: for the program itself.
pub async fn services(tx: &mut Tx, provider: ProviderId) -> Result<Vec<ServiceId>> {
    let rows: Vec<(ServiceId,)> =
        tx.query(sql!("SELECT id FROM service WHERE provider_id = $1 ORDER BY id")).bind(provider).all().await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The stored words that share the most pieces with a typed one.
pub async fn words_like(tx: &mut Tx, provider: ProviderId, pieces: &[String]) -> Result<Vec<String>> {
    let mut query = tx
        .query(sql!(
            "SELECT found FROM (SELECT word || '' AS found FROM word_piece
                 WHERE provider_id = $1 AND piece IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)) AS hits
             GROUP BY found ORDER BY count(*) DESC, found LIMIT 60"
        ))
        .bind(provider);
    for at in 0..PIECES {
        query = query.bind(pieces.get(at).cloned());
    }
    let rows: Vec<(String,)> = query.all().await?;
    Ok(rows.into_iter().map(|(word,)| word).collect())
}

/// Whoever has a word that fits a term and whose file one of the services holds.
pub async fn bearing(
    tx: &mut Tx,
    provider: ProviderId,
    services: &[ServiceId],
    term: &Term,
) -> Result<HashSet<PersonId>> {
    let query = tx
        .query(sql!(
            "SELECT person_id FROM service_word WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9) AND word >= $10 AND word < $11
             UNION SELECT person_id FROM service_word WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9) AND word >= $12 AND word < $13
             UNION SELECT person_id FROM service_word WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9) AND word >= $14 AND word < $15
             UNION SELECT person_id FROM service_word WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9) AND word >= $16 AND word < $17
             UNION SELECT person_id FROM service_word WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9)
                 AND word IN ($18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)"
        ))
        .bind(provider);
    let mut query = bind_services(query, services);
    for at in 0..PREFIXES {
        let prefix = term.prefixes.get(at).cloned().unwrap_or_default();
        let until = if prefix.is_empty() { String::new() } else { after(&prefix) };
        query = query.bind(prefix).bind(until);
    }
    for at in 0..WORDS {
        query = query.bind(term.words.get(at).cloned());
    }
    let rows: Vec<(PersonId,)> = query.all().await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// People born on a day whose file one of the services holds.
pub async fn by_birth(
    tx: &mut Tx,
    provider: ProviderId,
    services: &[ServiceId],
    born: Day,
    limit: usize,
) -> Result<Vec<Person>> {
    let query = tx
        .query(sql!(
            "SELECT p.id, p.given, p.middle, p.family, p.alias, p.latin, p.sex, p.birth_kind, p.born_from, p.born_until,
                    p.citizenship, p.languages, p.interpreter, p.died_on, p.created_at, p.version
             FROM person p WHERE p.provider_id = $1 AND p.born_from = $11 AND p.born_until = $11
               AND EXISTS (SELECT 1 FROM file_holder h WHERE h.provider_id = $1 AND h.person_id = p.id
                   AND h.service_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
             LIMIT $10"
        ))
        .bind(provider);
    bind_services(query, services).bind(limit as i64).bind(born).all().await
}

/// People whose file a service holds, after an id: the list of the API.
pub async fn page(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<Person>> {
    tx.query(sql!(
        "SELECT p.id, p.given, p.middle, p.family, p.alias, p.latin, p.sex, p.birth_kind, p.born_from, p.born_until,
                p.citizenship, p.languages, p.interpreter, p.died_on, p.created_at, p.version
         FROM file_holder h CROSS JOIN person p
         WHERE h.provider_id = $1 AND h.service_id = $2 AND h.person_id > $3
           AND p.provider_id = h.provider_id AND p.id = h.person_id
         ORDER BY h.person_id LIMIT $4"
    ))
    .bind(provider)
    .bind(service)
    .bind(after)
    .bind(limit)
    .all()
    .await
}

fn bind_services<'t>(mut query: Query<'t>, services: &[ServiceId]) -> Query<'t> {
    for at in 0..SERVICES {
        query = query.bind(services.get(at).copied());
    }
    query
}
