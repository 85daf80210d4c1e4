//! What search asks of the database. `CROSS JOIN` and `EXISTS` keep the order in which the tables are gone through: from the
//! rarest thing on; `word || ''` keeps the words of one person from being looked for among the words of all.

use super::term::{PREFIXES, Term, WORDS, after};
use crate::people::Person;
use kernel::db::{Query, Result, Tx};
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId, ServiceId};

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

/// How many files these services hold, counted up to `limit`.
pub async fn files(tx: &mut Tx, provider: ProviderId, services: &[ServiceId], limit: i64) -> Result<i64> {
    let query = tx
        .query(sql!(
            "SELECT count(*) FROM (SELECT 1 FROM file_holder WHERE provider_id = $1
                 AND service_id IN ($2, $3, $4, $5, $6, $7, $8, $9) LIMIT $10) AS counted"
        ))
        .bind(provider);
    let (count,): (i64,) = bind_services(query, services).bind(limit).one().await?;
    Ok(count)
}

/// How many words begin so, counted up to twenty thousand.
pub async fn bearers(tx: &mut Tx, provider: ProviderId, prefix: &str) -> Result<i64> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM (SELECT 1 FROM person_word
                 WHERE provider_id = $1 AND word >= $2 AND word < $3 LIMIT 20000) AS counted"
        ))
        .bind(provider)
        .bind(prefix.to_owned())
        .bind(after(prefix))
        .one()
        .await?;
    Ok(count)
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

/// People with a word in a range who also fit the other terms, and whose file one of the services holds.
pub async fn by_word(
    tx: &mut Tx,
    provider: ProviderId,
    services: &[ServiceId],
    (from, until): (&str, &str),
    others: &[Term],
    limit: usize,
) -> Result<Vec<Person>> {
    let query = tx
        .query(sql!(
            "SELECT DISTINCT p.id, p.given, p.middle, p.family, p.alias, p.latin, p.sex, p.birth_kind, p.born_from,
                    p.born_until, p.citizenship, p.languages, p.interpreter, p.died_on, p.created_at, p.version
             FROM person_word w CROSS JOIN person p
             WHERE w.provider_id = $1 AND w.word >= $11 AND w.word < $12
               AND p.provider_id = $1 AND p.id = w.person_id
               AND EXISTS (SELECT 1 FROM file_holder h WHERE h.provider_id = $1 AND h.person_id = w.person_id
                   AND h.service_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
               AND EXISTS (SELECT 1 FROM (SELECT word || '' AS word FROM person_word
                     WHERE provider_id = $1 AND person_id = w.person_id) AS x
                   WHERE x.word >= $13 AND x.word < $14 OR x.word >= $15 AND x.word < $16
                     OR x.word >= $17 AND x.word < $18 OR x.word >= $19 AND x.word < $20
                     OR x.word IN ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32))
               AND EXISTS (SELECT 1 FROM (SELECT word || '' AS word FROM person_word
                     WHERE provider_id = $1 AND person_id = w.person_id) AS y
                   WHERE y.word >= $33 AND y.word < $34 OR y.word >= $35 AND y.word < $36
                     OR y.word >= $37 AND y.word < $38 OR y.word >= $39 AND y.word < $40
                     OR y.word IN ($41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52))
             LIMIT $10"
        ))
        .bind(provider);
    let query = bind_services(query, services).bind(limit as i64).bind(from.to_owned()).bind(until.to_owned());
    bind_term(bind_term(query, others.first()), others.get(1)).all().await
}

/// People whose file one of the services holds and who fit all terms: for those with access to few files.
pub async fn by_file(
    tx: &mut Tx,
    provider: ProviderId,
    services: &[ServiceId],
    terms: &[Term],
    limit: usize,
) -> Result<Vec<Person>> {
    let query = tx
        .query(sql!(
            "SELECT DISTINCT p.id, p.given, p.middle, p.family, p.alias, p.latin, p.sex, p.birth_kind, p.born_from,
                    p.born_until, p.citizenship, p.languages, p.interpreter, p.died_on, p.created_at, p.version
             FROM file_holder h CROSS JOIN person p
             WHERE h.provider_id = $1 AND h.service_id IN ($2, $3, $4, $5, $6, $7, $8, $9)
               AND p.provider_id = $1 AND p.id = h.person_id
               AND EXISTS (SELECT 1 FROM (SELECT word || '' AS word FROM person_word
                     WHERE provider_id = $1 AND person_id = h.person_id) AS w
                   WHERE w.word >= $11 AND w.word < $12 OR w.word >= $13 AND w.word < $14
                     OR w.word >= $15 AND w.word < $16 OR w.word >= $17 AND w.word < $18
                     OR w.word IN ($19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30))
               AND EXISTS (SELECT 1 FROM (SELECT word || '' AS word FROM person_word
                     WHERE provider_id = $1 AND person_id = h.person_id) AS x
                   WHERE x.word >= $31 AND x.word < $32 OR x.word >= $33 AND x.word < $34
                     OR x.word >= $35 AND x.word < $36 OR x.word >= $37 AND x.word < $38
                     OR x.word IN ($39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50))
               AND EXISTS (SELECT 1 FROM (SELECT word || '' AS word FROM person_word
                     WHERE provider_id = $1 AND person_id = h.person_id) AS y
                   WHERE y.word >= $51 AND y.word < $52 OR y.word >= $53 AND y.word < $54
                     OR y.word >= $55 AND y.word < $56 OR y.word >= $57 AND y.word < $58
                     OR y.word IN ($59, $60, $61, $62, $63, $64, $65, $66, $67, $68, $69, $70))
             LIMIT $10"
        ))
        .bind(provider);
    let mut query = bind_services(query, services).bind(limit as i64);
    for at in 0..super::term::TERMS {
        query = bind_term(query, terms.get(at));
    }
    query.all().await
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

/// People with a file in one of the services, after an id: the list of the API.
pub async fn page(
    tx: &mut Tx,
    provider: ProviderId,
    services: &[ServiceId],
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Person>> {
    let query = tx
        .query(sql!(
            "SELECT p.id, p.given, p.middle, p.family, p.alias, p.latin, p.sex, p.birth_kind, p.born_from, p.born_until,
                    p.citizenship, p.languages, p.interpreter, p.died_on, p.created_at, p.version
             FROM person p WHERE p.provider_id = $1 AND p.id > $11
               AND EXISTS (SELECT 1 FROM file_holder h WHERE h.provider_id = $1 AND h.person_id = p.id
                   AND h.service_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
             ORDER BY p.id LIMIT $10"
        ))
        .bind(provider);
    let after = after.unwrap_or(PersonId(uuid::Uuid::nil()));
    bind_services(query, services).bind(limit).bind(after).all().await
}

fn bind_services<'t>(mut query: Query<'t>, services: &[ServiceId]) -> Query<'t> {
    for at in 0..SERVICES {
        query = query.bind(services.get(at).copied());
    }
    query
}

/// A term that is not there fits everybody: no stored word is outside of `'' <= word < '~'`.
fn bind_term<'t>(mut query: Query<'t>, term: Option<&Term>) -> Query<'t> {
    for at in 0..PREFIXES {
        let (from, until) = match term.map(|term| term.prefixes.get(at)) {
            None => (String::new(), "~".to_owned()),
            Some(Some(prefix)) => (prefix.clone(), after(prefix)),
            Some(None) => (String::new(), String::new()),
        };
        query = query.bind(from).bind(until);
    }
    for at in 0..WORDS {
        query = query.bind(term.and_then(|term| term.words.get(at)).cloned());
    }
    query
}
