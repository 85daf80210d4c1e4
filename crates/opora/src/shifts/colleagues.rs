//! Who works in a service, and whose files it holds: for choosing them in a note or a task.

use super::t;
use crate::cases::Part;
use crate::people::short_name_of;
use kernel::db::{Result, Tx};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{AccountId, Moment, PersonId, ProviderId, ServiceId};

/// (account, name) of everyone who has a role in a service now, by name.
pub async fn colleagues(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
) -> Result<Vec<(AccountId, String)>> {
    tx.query(sql!(
        "SELECT DISTINCT a.id, a.name FROM role_grant g
         JOIN account a ON a.provider_id = g.provider_id AND a.id = g.account_id AND a.closed_at IS NULL
         WHERE g.provider_id = $1 AND g.service_id = $2 AND g.valid_from <= $3
           AND (g.valid_until IS NULL OR g.valid_until > $3)
         ORDER BY a.name"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

#[derive(sqlx::FromRow)]
struct Here {
    id: PersonId,
    given: String,
    family: String,
    alias: String,
    part: Part,
}

/// (person, short name) of everyone who is in a service now, adults first.
pub async fn people_here(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    l: Lang,
) -> Result<Vec<(PersonId, String)>> {
    let mut here: Vec<Here> = tx
        .query(sql!(
            "SELECT p.id, p.given, p.family, p.alias, st.part FROM stay st
             JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
             WHERE st.provider_id = $1 AND st.service_id = $2 AND st.ended_at IS NULL"
        ))
        .bind(provider)
        .bind(service)
        .all()
        .await?;
    here.sort_by_key(|one| (one.part != Part::Adult, one.given.clone(), one.id));
    Ok(here.into_iter().map(|one| (one.id, short_name_of(&one.given, &one.family, &one.alias, l))).collect())
}

/// Refuses someone whose file the service does not hold.
pub async fn require_person(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    person: PersonId,
) -> std::result::Result<(), Refusal> {
    let held: Option<(PersonId,)> = tx
        .query(sql!("SELECT person_id FROM file_holder WHERE provider_id = $1 AND person_id = $2 AND service_id = $3"))
        .bind(provider)
        .bind(person)
        .bind(service)
        .optional()
        .await?;
    held.map(drop).ok_or_else(|| Refusal::invalid("person_id", t::m::not_of_service()))
}

/// Refuses a colleague who has no role in the service.
pub async fn require_colleague(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
    account: AccountId,
) -> std::result::Result<(), Refusal> {
    let works_here = colleagues(tx, provider, service, at).await?.iter().any(|(id, _)| *id == account);
    if works_here { Ok(()) } else { Err(Refusal::invalid("assignee_id", t::m::not_a_colleague())) }
}
