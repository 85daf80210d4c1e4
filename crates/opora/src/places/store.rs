//! What the places ask of the database. Stays, people and absences are only read here.

use super::{BedUse, BedUseId, UseKind};
use crate::people::{BirthKind, Sex};
use crate::provider::{BedId, UnitId};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use uuid::Uuid;

/// Somebody's stay with what a board needs of the person and the case.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StayRow {
    pub stay_id: Uuid,
    pub case_id: Uuid,
    pub number: i64,
    pub unit_id: Uuid,
    pub person_id: PersonId,
    pub part: String,
    pub admitted_at: Moment,
    pub over_capacity: bool,
    pub has_basis: bool,
    pub trafficking: bool,
    pub stay_limit_months: Option<i64>,
    pub given: String,
    pub family: String,
    pub alias: String,
    pub sex: Sex,
    pub birth_kind: BirthKind,
    pub born_from: Option<Day>,
    pub born_until: Option<Day>,
    pub interpreter: bool,
    pub away_kind: Option<String>,
    pub away_since: Option<Moment>,
    pub away_until: Option<Moment>,
}

/// Everyone who has a stay in the service at an instant, household by household, adults first.
pub async fn stays_at(tx: &mut Tx, provider: ProviderId, service: ServiceId, at: Moment) -> Result<Vec<StayRow>> {
    tx.query(sql!(
        "SELECT s.id AS stay_id, s.case_id, c.number, s.unit_id, s.person_id, s.part, s.admitted_at, s.over_capacity,
                c.trafficking, n.stay_limit_months, p.given, p.family, p.alias, p.sex, p.birth_kind, p.born_from,
                p.born_until, p.interpreter, EXISTS (SELECT 1 FROM legal_basis l WHERE l.provider_id = s.provider_id
                   AND l.stay_id = s.id AND l.valid_from <= $3 AND (l.valid_until IS NULL OR l.valid_until > $3)) AS has_basis,
                a.kind AS away_kind, a.left_at AS away_since, a.due_at AS away_until
         FROM stay s
         JOIN case_record c ON c.provider_id = s.provider_id AND c.id = s.case_id
         JOIN service_unit n ON n.provider_id = s.provider_id AND n.id = s.unit_id
         JOIN person p ON p.provider_id = s.provider_id AND p.id = s.person_id
         LEFT JOIN absence a ON a.provider_id = s.provider_id AND a.id = (
              SELECT b.id FROM absence b WHERE b.provider_id = s.provider_id AND b.stay_id = s.id
                 AND b.left_at <= $3 AND (b.returned_at IS NULL OR b.returned_at > $3) ORDER BY b.left_at DESC, b.id LIMIT 1)
         WHERE s.provider_id = $1 AND s.service_id = $2 AND s.admitted_at <= $3 AND (s.ended_at IS NULL OR s.ended_at > $3)
         ORDER BY c.number, CASE s.part WHEN 'adult' THEN 0 ELSE 1 END, p.born_from, s.id"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

/// The earlier stays, in the calendar year of a day, of the children who came alone and are here at an instant: their months count
/// by the year.
pub async fn earlier_of_children(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    at: Moment,
    new_year: Moment,
) -> Result<Vec<(PersonId, Moment, Moment)>> {
    tx.query(sql!(
        "SELECT e.person_id, e.admitted_at, e.ended_at FROM stay s
         JOIN stay e ON e.provider_id = s.provider_id AND e.person_id = s.person_id AND e.id <> s.id
         JOIN service_unit n ON n.provider_id = e.provider_id AND n.id = e.unit_id AND n.stay_limit_months IS NOT NULL
         WHERE s.provider_id = $1 AND s.service_id = $2 AND s.part = 'child' AND s.admitted_at <= $3
           AND (s.ended_at IS NULL OR s.ended_at > $3) AND e.ended_at > $4 AND e.ended_at <= s.admitted_at"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .bind(new_year)
    .all()
    .await
}

/// Whatever takes up a bed of the service at an instant.
pub async fn uses_at(tx: &mut Tx, provider: ProviderId, service: ServiceId, at: Moment) -> Result<Vec<BedUse>> {
    tx.query(sql!(
        "SELECT u.id, u.bed_id, u.kind, u.stay_id, u.from_at, u.until_at, u.held_for, u.note, u.version
         FROM bed_use u JOIN bed d ON d.provider_id = u.provider_id AND d.id = u.bed_id
         JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
         JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE u.provider_id = $1 AND b.service_id = $2 AND u.from_at <= $3 AND (u.until_at IS NULL OR u.until_at > $3)"
    ))
    .bind(provider)
    .bind(service)
    .bind(at)
    .all()
    .await
}

/// What took, takes and will take up a bed, the last first.
pub async fn uses_of(tx: &mut Tx, provider: ProviderId, bed: BedId) -> Result<Vec<BedUse>> {
    tx.query(sql!(
        "SELECT id, bed_id, kind, stay_id, from_at, until_at, held_for, note, version
         FROM bed_use WHERE provider_id = $1 AND bed_id = $2 AND (until_at IS NULL OR until_at > from_at)
         ORDER BY from_at DESC LIMIT 30"
    ))
    .bind(provider)
    .bind(bed)
    .all()
    .await
}

/// A use with the service whose bed it takes up.
pub async fn located(tx: &mut Tx, provider: ProviderId, id: BedUseId) -> Result<Option<(ServiceId,)>> {
    tx.query(sql!(
        "SELECT b.service_id FROM bed_use u JOIN bed d ON d.provider_id = u.provider_id AND d.id = u.bed_id
         JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
         JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE u.provider_id = $1 AND u.id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

pub async fn bed_use(tx: &mut Tx, provider: ProviderId, id: BedUseId) -> Result<Option<BedUse>> {
    tx.query(sql!(
        "SELECT id, bed_id, kind, stay_id, from_at, until_at, held_for, note, version
         FROM bed_use WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// Whether a child's stay rests on a measure that a service may not refuse (ЗЗДет 27, 28, 37) at an instant. The judgment for
/// a child who came with a parent is the parent's (ЗЗДН 5), which places nobody in a service.
pub async fn ordered(tx: &mut Tx, provider: ProviderId, stay: Uuid, at: Moment) -> Result<bool> {
    let (orders,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM legal_basis l JOIN stay s ON s.provider_id = l.provider_id AND s.id = l.stay_id
             WHERE l.provider_id = $1 AND l.stay_id = $2 AND s.part <> 'adult'
               AND (l.kind IN ('dsp_order', 'police_protection') OR (l.kind = 'judgment' AND s.part = 'child'))
               AND l.valid_from <= $3 AND (l.valid_until IS NULL OR l.valid_until > $3)"
        ))
        .bind(provider)
        .bind(stay)
        .bind(at)
        .one()
        .await?;
    Ok(orders > 0)
}

/// Those whom a person is related to, and whether one has harmed the other.
pub async fn relations(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<(PersonId, bool)>> {
    tx.query(sql!(
        "SELECT other_id, harmed_by IS NOT NULL FROM relation WHERE provider_id = $1 AND person_id = $2
         UNION ALL SELECT person_id, harmed_by IS NOT NULL FROM relation WHERE provider_id = $1 AND other_id = $2"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// A bed that a person was given though a rule spoke against it: since when, building, room and bed, and why.
pub type Excepted = (Moment, String, String, String, String);

/// The beds that a person was given with a reason, before an instant, the last first.
pub async fn excepted(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    before: Moment,
    limit: i64,
) -> Result<Vec<Excepted>> {
    tx.query(sql!(
        "SELECT u.from_at, b.name, r.name, d.name, u.note FROM bed_use u
         JOIN stay s ON s.provider_id = u.provider_id AND s.id = u.stay_id
         JOIN bed d ON d.provider_id = u.provider_id AND d.id = u.bed_id
         JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
         JOIN building b ON b.provider_id = r.provider_id AND b.id = r.building_id
         WHERE u.provider_id = $1 AND s.person_id = $2 AND u.note <> '' AND u.from_at < $3
         ORDER BY u.from_at DESC, u.id LIMIT $4"
    ))
    .bind(provider)
    .bind(person)
    .bind(before)
    .bind(limit)
    .all()
    .await
}

pub async fn insert(tx: &mut Tx, provider: ProviderId, used: &BedUse, by: Option<AccountId>) -> Result<()> {
    tx.query(sql!(
        "INSERT INTO bed_use (provider_id, id, bed_id, kind, stay_id, from_at, until_at, held_for, note, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    ))
    .bind(provider)
    .bind(used.id)
    .bind(used.bed_id)
    .bind(used.kind)
    .bind(used.stay_id)
    .bind(used.from_at)
    .bind(used.until_at)
    .bind(used.held_for.clone())
    .bind(used.note.clone())
    .bind(by)
    .execute()
    .await
    .map(drop)
}

/// Ends a use, unless it is not the version that was seen.
pub async fn end(tx: &mut Tx, provider: ProviderId, id: BedUseId, version: i64, at: Moment) -> Result<bool> {
    let touched = tx
        .query(sql!(
            "UPDATE bed_use SET until_at = $4, version = version + 1 WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(version)
        .bind(at)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Ends whatever bed a stay has at an instant or later; which beds became free.
pub async fn end_of_stay(tx: &mut Tx, provider: ProviderId, stay: Uuid, at: Moment) -> Result<Vec<(BedId,)>> {
    tx.query(sql!(
        "UPDATE bed_use SET until_at = CASE WHEN from_at > $3 THEN from_at ELSE $3 END, version = version + 1
         WHERE provider_id = $1 AND stay_id = $2 AND (until_at IS NULL OR until_at > $3) RETURNING bed_id"
    ))
    .bind(provider)
    .bind(stay)
    .bind(at)
    .all()
    .await
}

/// The stay belongs to the unit in whose bed it is, so that it is counted there by everybody.
pub async fn settled(tx: &mut Tx, provider: ProviderId, stay: Uuid, unit: UnitId, over_capacity: bool) -> Result<()> {
    tx.query(sql!(
        "UPDATE stay SET unit_id = $3, over_capacity = over_capacity OR $4, version = version + 1
         WHERE provider_id = $1 AND id = $2 AND (unit_id <> $3 OR ($4 AND NOT over_capacity))"
    ))
    .bind(provider)
    .bind(stay)
    .bind(unit)
    .bind(over_capacity)
    .execute()
    .await
    .map(drop)
}

/// When somebody came and left, of all stays that touch a period.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Span {
    pub from_at: Moment,
    pub until_at: Option<Moment>,
}

pub async fn spans(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    from: Moment,
    until: Moment,
) -> Result<Vec<Span>> {
    tx.query(sql!(
        "SELECT admitted_at AS from_at, ended_at AS until_at FROM stay
         WHERE provider_id = $1 AND service_id = $2 AND admitted_at <= $4 AND (ended_at IS NULL OR ended_at > $3)"
    ))
    .bind(provider)
    .bind(service)
    .bind(from)
    .bind(until)
    .all()
    .await
}

/// The absences within a period, each cut to its stay.
pub async fn absences(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    from: Moment,
    until: Moment,
) -> Result<Vec<Span>> {
    tx.query(sql!(
        "SELECT a.left_at AS from_at,
                CASE WHEN a.returned_at IS NULL OR a.returned_at > s.ended_at THEN s.ended_at ELSE a.returned_at END AS until_at
         FROM absence a JOIN stay s ON s.provider_id = a.provider_id AND s.id = a.stay_id
         WHERE a.provider_id = $1 AND s.service_id = $2 AND a.left_at <= $4 AND (a.returned_at IS NULL OR a.returned_at > $3)
           AND (s.ended_at IS NULL OR s.ended_at > $3)"
    ))
    .bind(provider)
    .bind(service)
    .bind(from)
    .bind(until)
    .all()
    .await
}

impl BedUse {
    /// A use that has not been written down yet.
    pub(super) fn new(id: BedUseId, bed_id: BedId, kind: UseKind, from_at: Moment) -> BedUse {
        let (held_for, note) = (String::new(), String::new());
        BedUse { id, bed_id, kind, stay_id: None, from_at, until_at: None, held_for, note, version: 1 }
    }
}
