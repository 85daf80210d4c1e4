//! What the list of cases asks of the database.

use super::{Shown, Totals};
use crate::cases::CaseId;
use crate::cases::codes::{Destination, Part};
use crate::people::BirthKind;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};

/// A case with its lead and how far it has come.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CaseRow {
    pub id: CaseId,
    pub code: String,
    pub number: i64,
    pub opened_at: Moment,
    pub closed_at: Option<Moment>,
    pub case_manager_id: Option<AccountId>,
    pub lead: Option<String>,
    pub assessed: bool,
}

/// Somebody of a case.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PersonRow {
    pub case_id: CaseId,
    pub person_id: PersonId,
    pub part: Part,
    pub ended_at: Option<Moment>,
    pub destination: Option<Destination>,
    pub given: String,
    pub family: String,
    pub alias: String,
    pub birth_kind: BirthKind,
    pub born_from: Option<Day>,
    pub born_until: Option<Day>,
    pub stay_limit_months: Option<i64>,
    pub room: Option<String>,
    pub away: bool,
    pub grounded: bool,
    pub planned: bool,
    pub refused: bool,
}

pub async fn cases(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    shown: Shown,
    (from, until): (Moment, Moment),
    me: Option<AccountId>,
) -> Result<Vec<CaseRow>> {
    tx.query(sql!(
        "SELECT c.id, s.code, c.number, c.opened_at, c.closed_at, c.case_manager_id, a.name AS lead,
                EXISTS (SELECT 1 FROM assessment x WHERE x.provider_id = c.provider_id AND x.case_id = c.id) AS assessed
         FROM case_record c
         JOIN service s ON s.provider_id = c.provider_id AND s.id = c.service_id
         LEFT JOIN account a ON a.provider_id = c.provider_id AND a.id = c.case_manager_id
         WHERE c.provider_id = $1 AND c.service_id = $2
           AND ((c.closed_at IS NULL AND $3) OR (c.closed_at >= $6 AND c.closed_at < $7 AND NOT $3))
           AND ($4 OR c.case_manager_id = $5)
         ORDER BY c.number DESC"
    ))
    .bind(provider)
    .bind(service)
    .bind(shown != Shown::Closed)
    .bind(shown != Shown::Mine)
    .bind(me)
    .bind(from)
    .bind(until)
    .all()
    .await
}

/// When the first and the last case of those that are over ended.
pub async fn closings(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
) -> Result<(Option<Moment>, Option<Moment>)> {
    tx.query(sql!(
        "SELECT (SELECT min(closed_at) FROM case_record WHERE provider_id = $1 AND service_id = $2),
                (SELECT max(closed_at) FROM case_record WHERE provider_id = $1 AND service_id = $2)"
    ))
    .bind(provider)
    .bind(service)
    .one()
    .await
}

/// Everyone of the cases shown, parents first, with where they sleep, whether they are away and
/// on a valid ground, and how they stand to their plan.
pub async fn people(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    shown: Shown,
    (from, until): (Moment, Moment),
    at: Moment,
) -> Result<Vec<PersonRow>> {
    tx.query(sql!(
        "SELECT st.case_id, st.person_id, st.part, st.ended_at, st.destination, p.given, p.family, p.alias, p.birth_kind,
                p.born_from, p.born_until, u.stay_limit_months,
                (SELECT g.name || ' ' || r.name FROM bed_use b
                 JOIN bed d ON d.provider_id = b.provider_id AND d.id = b.bed_id
                 JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
                 JOIN building g ON g.provider_id = r.provider_id AND g.id = r.building_id
                 WHERE b.provider_id = st.provider_id AND b.stay_id = st.id AND b.from_at <= $4
                   AND (b.until_at IS NULL OR b.until_at > $4) LIMIT 1) AS room,
                EXISTS (SELECT 1 FROM absence a WHERE a.provider_id = st.provider_id AND a.stay_id = st.id
                          AND a.left_at <= $4 AND a.returned_at IS NULL) AS away,
                EXISTS (SELECT 1 FROM legal_basis l WHERE l.provider_id = st.provider_id AND l.stay_id = st.id
                          AND l.valid_from <= $4 AND (l.valid_until IS NULL OR l.valid_until > $4)) AS grounded,
                EXISTS (SELECT 1 FROM plan n WHERE n.provider_id = st.provider_id AND n.case_id = st.case_id
                          AND n.person_id = st.person_id AND n.in_force_on IS NOT NULL AND n.ended_on IS NULL) AS planned,
                EXISTS (SELECT 1 FROM plan n
                        JOIN plan_signature w ON w.provider_id = n.provider_id AND w.plan_id = n.id AND w.refused
                        WHERE n.provider_id = st.provider_id AND n.case_id = st.case_id AND n.person_id = st.person_id
                          AND n.in_force_on IS NULL AND n.ended_on IS NULL) AS refused
         FROM case_record c
         JOIN stay st ON st.provider_id = c.provider_id AND st.case_id = c.id
         JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
         JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         WHERE c.provider_id = $1 AND c.service_id = $2
           AND ((c.closed_at IS NULL AND $3) OR (c.closed_at >= $5 AND c.closed_at < $6 AND NOT $3))
         ORDER BY CASE st.part WHEN 'adult' THEN 0 ELSE 1 END, p.born_from, st.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(shown != Shown::Closed)
    .bind(at)
    .bind(from)
    .bind(until)
    .all()
    .await
}

/// All the times that those who are here now spent in shelters.
pub async fn times(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
) -> Result<Vec<(PersonId, Moment, Option<Moment>)>> {
    tx.query(sql!(
        "SELECT o.person_id, o.admitted_at, o.ended_at FROM stay st
         JOIN stay o ON o.provider_id = st.provider_id AND o.person_id = st.person_id
         JOIN service_unit u ON u.provider_id = o.provider_id AND u.id = o.unit_id
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.ended_at IS NULL AND u.stay_limit_months IS NOT NULL"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

pub async fn totals(tx: &mut Tx, provider: ProviderId, service: ServiceId, me: Option<AccountId>) -> Result<Totals> {
    let (open, mine, closed) = tx
        .query(sql!(
            "SELECT count(*), count(CASE WHEN case_manager_id = $3 THEN 1 END),
                    (SELECT count(*) FROM case_record
                     WHERE provider_id = $1 AND service_id = $2 AND closed_at IS NOT NULL)
             FROM case_record WHERE provider_id = $1 AND service_id = $2 AND closed_at IS NULL"
        ))
        .bind(provider)
        .bind(service)
        .bind(me)
        .one()
        .await?;
    Ok(Totals { open, mine, closed })
}
