//! What cases and stays ask of the database.

use super::{Case, OpenStay, Stay};
use crate::cases::codes::Part;
use crate::cases::{CaseId, StayId};
use crate::provider::UnitId;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Moment, PersonId, ProviderId, ServiceId};

/// Where a stay belongs.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Located {
    /// The service.
    pub service_id: ServiceId,
    /// The household's case.
    pub case_id: CaseId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub part: Part,
    /// Until when.
    pub ended_at: Option<Moment>,
}

/// Where a stay belongs, to ask for the right there.
pub async fn located(tx: &mut Tx, provider: ProviderId, stay: StayId) -> Result<Option<Located>> {
    tx.query(sql!("SELECT service_id, case_id, person_id, part, ended_at FROM stay WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(stay)
        .optional()
        .await
}

/// Whose file opens when a case is opened: the adult's, else the first child's.
pub async fn first_person(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Option<(PersonId,)>> {
    tx.query(sql!(
        "SELECT person_id FROM stay WHERE provider_id = $1 AND case_id = $2
         ORDER BY CASE part WHEN 'adult' THEN 0 ELSE 1 END, admitted_at, id LIMIT 1"
    ))
    .bind(provider)
    .bind(case)
    .optional()
    .await
}

pub async fn case(tx: &mut Tx, provider: ProviderId, id: CaseId) -> Result<Option<Case>> {
    tx.query(sql!(
        "SELECT c.id, c.service_id, s.code AS service_code, c.number, c.opened_at, c.closed_at, c.signal_id, c.entry,
                c.reason, c.referrer, c.referral_number, c.referral_on, c.brought_by, c.brought_by_name, c.condition,
                c.belongings, c.house_rules_given, c.information_given, c.life_in_danger, c.trafficking, c.duration, c.case_manager_id, c.version
         FROM case_record c JOIN service s ON s.provider_id = c.provider_id AND s.id = c.service_id
         WHERE c.provider_id = $1 AND c.id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// The stays of a case, parents first.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Stay>> {
    tx.query(sql!(
        "SELECT id, case_id, service_id, unit_id, person_id, part, admitted_at, ended_at, destination, end_note,
                over_capacity, exception_reason, version
         FROM stay WHERE provider_id = $1 AND case_id = $2
         ORDER BY CASE part WHEN 'adult' THEN 0 ELSE 1 END, admitted_at, id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

pub async fn open_of(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Option<Stay>> {
    tx.query(sql!(
        "SELECT id, case_id, service_id, unit_id, person_id, part, admitted_at, ended_at, destination, end_note,
                over_capacity, exception_reason, version
         FROM stay WHERE provider_id = $1 AND person_id = $2 AND ended_at IS NULL"
    ))
    .bind(provider)
    .bind(person)
    .optional()
    .await
}

pub async fn open_at(tx: &mut Tx, provider: ProviderId, service: ServiceId, at: Moment) -> Result<Vec<OpenStay>> {
    tx.query(sql!(
        "SELECT st.id AS stay_id, st.case_id, s.code AS service_code, c.number, st.unit_id, st.person_id, st.part,
                st.admitted_at, c.case_manager_id, u.stay_limit_months, a.left_at AS away_since, a.due_at AS away_until
         FROM stay st
         JOIN case_record c ON c.provider_id = st.provider_id AND c.id = st.case_id
         JOIN service s ON s.provider_id = st.provider_id AND s.id = st.service_id
         JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         LEFT JOIN absence a ON a.provider_id = st.provider_id AND a.stay_id = st.id
           AND a.left_at <= $3 AND (a.returned_at IS NULL OR a.returned_at > $3)
         WHERE st.provider_id = $1 AND st.service_id = $2 AND st.admitted_at <= $3
           AND (st.ended_at IS NULL OR st.ended_at > $3)
         ORDER BY c.number, CASE st.part WHEN 'adult' THEN 0 ELSE 1 END, st.admitted_at, st.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

/// A unit's limit of stay, if it has one.
pub async fn months_of(tx: &mut Tx, provider: ProviderId, unit: UnitId) -> Result<Option<i64>> {
    let row: Option<(Option<i64>,)> = tx
        .query(sql!("SELECT stay_limit_months FROM service_unit WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(unit)
        .optional()
        .await?;
    Ok(row.and_then(|(months,)| months))
}

/// When a person came and left, each time, where a limit of stay holds.
pub async fn times(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<(Moment, Option<Moment>)>> {
    tx.query(sql!(
        "SELECT st.admitted_at, st.ended_at FROM stay st
         JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         WHERE st.provider_id = $1 AND st.person_id = $2 AND u.stay_limit_months IS NOT NULL ORDER BY st.admitted_at"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}
