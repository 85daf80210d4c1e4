//! What an admission asks of the database.

use super::rules::Unit;
use super::{Admission, Place};
use crate::cases::codes::Part;
use crate::cases::{CaseId, StayId};
use crate::places;
use crate::provider::{BedId, UnitId};
use kernel::ctx::Change;
use kernel::db::{Error, Result, violates};
use kernel::i18n::Msg;
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{Day, Moment, PersonId, ServiceId};
use uuid::Uuid;

/// The service's letters and its next number. Others wait here until this admission is done or undone, so that numbers
/// have no gap.
pub async fn next_number(change: &mut Change, service: ServiceId) -> Result<Option<(String, i64)>> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE service SET next_case = next_case + 1 WHERE provider_id = $1 AND id = $2
             RETURNING code, next_case - 1"
        ))
        .bind(provider)
        .bind(service)
        .optional()
        .await
}

pub async fn units(change: &mut Change, service: ServiceId, on: Day) -> Result<Vec<Unit>> {
    let provider = change.provider;
    change
        .query(sql!(
            "SELECT n.id, n.kind, n.user_group, n.sex_rule FROM service_unit n
             JOIN service s ON s.provider_id = n.provider_id AND s.id = n.service_id
             WHERE n.provider_id = $1 AND n.service_id = $2
               AND n.valid_from <= $3 AND (n.valid_until IS NULL OR n.valid_until >= $3)
               AND s.valid_from <= $3 AND (s.valid_until IS NULL OR s.valid_until >= $3)
             ORDER BY n.valid_from, n.name"
        ))
        .bind(provider)
        .bind(service)
        .bind(on)
        .all()
        .await
}

pub async fn holders(change: &mut Change, person: PersonId) -> Result<Vec<(ServiceId,)>> {
    let provider = change.provider;
    change
        .query(sql!("SELECT service_id FROM file_holder WHERE provider_id = $1 AND person_id = $2"))
        .bind(provider)
        .bind(person)
        .all()
        .await
}

/// Whether the bed is the service's, and which unit's room it stands in.
pub async fn unit_of_bed(change: &mut Change, service: ServiceId, bed: BedId) -> Result<Option<Option<UnitId>>> {
    let provider = change.provider;
    let row: Option<(Option<UnitId>,)> = change
        .query(sql!(
            "SELECT r.unit_id FROM bed b
             JOIN room r ON r.provider_id = b.provider_id AND r.id = b.room_id
             JOIN building g ON g.provider_id = r.provider_id AND g.id = r.building_id
             WHERE b.provider_id = $1 AND b.id = $2 AND g.service_id = $3"
        ))
        .bind(provider)
        .bind(bed)
        .bind(service)
        .optional()
        .await?;
    Ok(row.map(|(unit,)| unit))
}

pub async fn insert_case(
    change: &mut Change,
    service: ServiceId,
    id: CaseId,
    number: i64,
    at: Moment,
    order: &Admission,
) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, signal_id, entry, reason, referrer,
                                      referral_number, referral_on, brought_by, brought_by_name, condition, belongings,
                                      life_in_danger, trafficking, duration, case_manager_id, house_rules_given,
                                      information_given)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"
        ))
        .bind(provider)
        .bind(id)
        .bind(service)
        .bind(number)
        .bind(at)
        .bind(order.signal_id)
        .bind(order.entry)
        .bind(order.reason)
        .bind(order.referrer.clone())
        .bind(order.referral_number.clone())
        .bind(order.referral_on)
        .bind(order.brought_by)
        .bind(order.brought_by_name.clone())
        .bind(order.condition.clone())
        .bind(order.belongings.clone())
        .bind(order.life_in_danger)
        .bind(order.trafficking)
        .bind(order.duration)
        .bind(order.case_manager_id)
        .bind(order.house_rules_given)
        .bind(order.information_given)
        .execute()
        .await
}

pub async fn insert_stay(change: &mut Change, place: Place, id: StayId, unit: UnitId, part: Part) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(place.case_id)
        .bind(place.service)
        .bind(unit)
        .bind(place.person_id)
        .bind(part)
        .bind(place.at)
        .execute()
        .await
}

/// The unit was full, or another of its rules was not kept and why.
pub async fn except(change: &mut Change, stay: StayId, entered: &places::Entered) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE stay SET over_capacity = $3, exception_reason = $4 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(stay)
        .bind(entered.over_capacity)
        .bind(entered.reason.clone())
        .execute()
        .await
}

/// What is known already stays as it is.
pub async fn relate(change: &mut Change, id: Uuid, person: PersonId, other: PersonId, kind: &str) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO relation (provider_id, id, person_id, other_id, kind, lives_together)
             VALUES ($1, $2, $3, $4, $5, TRUE)
             ON CONFLICT (provider_id, person_id, other_id, kind) DO NOTHING"
        ))
        .bind(provider)
        .bind(id)
        .bind(person)
        .bind(other)
        .bind(kind.to_owned())
        .execute()
        .await
}

/// What the database refused, in the words of the form.
pub fn explain(error: Error, field: &str, message: Msg) -> Refusal {
    let known = ["stay_open_once", "stay.person_id"];
    if known.iter().any(|name| violates(&error, name)) {
        Refusal::invalid(field, message)
    } else {
        Refusal::Broken(error)
    }
}
