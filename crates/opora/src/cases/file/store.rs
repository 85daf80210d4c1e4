//! What the file's parts ask of the database.

use crate::cases::codes::Part;
use crate::cases::follow_up::FollowUp;
use crate::cases::notice::Notice;
use crate::cases::stay::{Case, Stay};
use crate::cases::{Absence, Contract, LegalBasis, StayId};
use crate::provider::ServiceKind;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{AccountId, Moment, PersonId, ProviderId, ServiceId};
use std::collections::{BTreeSet, HashMap};

/// So many people are asked about with one statement.
pub const AT_ONCE: usize = 50;
/// So many accounts are asked about with one statement.
const NAMES_AT_ONCE: usize = 20;

/// A time in a service, as a list of people tells it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Sojourn {
    pub person_id: PersonId,
    pub service_id: ServiceId,
    pub code: String,
    pub number: i64,
    pub part: Part,
    pub admitted_at: Moment,
    pub ended_at: Option<Moment>,
    pub stay_limit_months: Option<i64>,
    pub room: Option<String>,
}

/// Every stay of at most [`AT_ONCE`] people with the place where they sleep at an instant, the earliest first.
pub async fn sojourns(tx: &mut Tx, provider: ProviderId, people: &[PersonId], at: Moment) -> Result<Vec<Sojourn>> {
    let mut query = tx
        .query(sql!(
            "SELECT st.person_id, st.service_id, s.code, c.number, st.part, st.admitted_at, st.ended_at,
                    u.stay_limit_months,
                    (SELECT g.name || ' ' || r.name FROM bed_use b
                     JOIN bed d ON d.provider_id = b.provider_id AND d.id = b.bed_id
                     JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
                     JOIN building g ON g.provider_id = r.provider_id AND g.id = r.building_id
                     WHERE b.provider_id = st.provider_id AND b.stay_id = st.id AND b.from_at <= $2
                       AND (b.until_at IS NULL OR b.until_at > $2) LIMIT 1) AS room
             FROM stay st
             JOIN case_record c ON c.provider_id = st.provider_id AND c.id = st.case_id
             JOIN service s ON s.provider_id = st.provider_id AND s.id = st.service_id
             JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
             WHERE st.provider_id = $1 AND st.person_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                 $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37,
                 $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52)
             ORDER BY st.admitted_at, st.id"
        ))
        .bind(provider)
        .bind(at);
    for place in 0..AT_ONCE {
        query = query.bind(people.get(place).copied());
    }
    query.all().await
}

pub async fn name_of(tx: &mut Tx, provider: ProviderId, account: Option<AccountId>) -> Result<String> {
    let row: Option<(String,)> = tx
        .query(sql!("SELECT name FROM account WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(account)
        .optional()
        .await?;
    Ok(row.map(|(name,)| name).unwrap_or_default())
}

/// Who provides a service: the municipality, the service's own name, and what it is licensed as.
pub async fn who_provides(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
) -> Result<(String, String, ServiceKind)> {
    tx.query(sql!(
        "SELECT v.name, s.name, s.kind FROM service s JOIN provider v ON v.id = s.provider_id
         WHERE s.provider_id = $1 AND s.id = $2"
    ))
    .bind(provider)
    .bind(service)
    .one()
    .await
}

/// The names of those who did something, by account.
pub async fn names(
    tx: &mut Tx,
    provider: ProviderId,
    accounts: impl IntoIterator<Item = Option<AccountId>>,
) -> Result<HashMap<AccountId, String>> {
    let asked: Vec<AccountId> = accounts.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect();
    let mut names = HashMap::new();
    for some in asked.chunks(NAMES_AT_ONCE) {
        let mut query = tx.query(sql!(
            "SELECT id, name FROM account WHERE provider_id = $1
             AND id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"
        ));
        query = query.bind(provider);
        for place in 0..NAMES_AT_ONCE {
            query = query.bind(some.get(place).copied());
        }
        names.extend(query.all::<(AccountId, String)>().await?);
    }
    Ok(names)
}

/// A time in a service, with the limit of its unit in months.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Time {
    #[sqlx(flatten)]
    pub stay: Stay,
    pub stay_limit_months: Option<i64>,
}

pub async fn times(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Time>> {
    tx.query(sql!(
        "SELECT st.id, st.case_id, st.service_id, st.unit_id, st.person_id, st.part, st.admitted_at, st.ended_at,
                st.destination, st.end_note, st.over_capacity, st.exception_reason, st.version, u.stay_limit_months
         FROM stay st JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         WHERE st.provider_id = $1 AND st.person_id = $2 ORDER BY st.admitted_at, st.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// A case with the name of who leads it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Led {
    #[sqlx(flatten)]
    pub case: Case,
    pub lead: Option<String>,
}

pub async fn cases(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Led>> {
    tx.query(sql!(
        "SELECT c.id, c.service_id, s.code AS service_code, c.number, c.opened_at, c.closed_at, c.signal_id, c.entry,
                c.reason, c.referrer, c.referral_number, c.referral_on, c.brought_by, c.brought_by_name, c.condition,
                c.belongings, c.house_rules_given, c.information_given, c.life_in_danger, c.trafficking, c.duration, c.case_manager_id, c.version,
                a.name AS lead
         FROM case_record c
         JOIN service s ON s.provider_id = c.provider_id AND s.id = c.service_id
         LEFT JOIN account a ON a.provider_id = c.provider_id AND a.id = c.case_manager_id
         JOIN stay st ON st.provider_id = c.provider_id AND st.case_id = c.id
         WHERE c.provider_id = $1 AND st.person_id = $2"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn bases(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<LegalBasis>> {
    tx.query(sql!(
        "SELECT b.id, b.stay_id, b.kind, b.number, b.issuer, b.valid_from, b.valid_until, b.note, b.version
         FROM legal_basis b JOIN stay st ON st.provider_id = b.provider_id AND st.id = b.stay_id
         WHERE b.provider_id = $1 AND st.person_id = $2 ORDER BY b.valid_from, b.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn absences(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Absence>> {
    tx.query(sql!(
        "SELECT a.id, a.stay_id, a.kind, a.left_at, a.due_at, a.returned_at, a.whereto, a.note, a.recorded_by, a.version
         FROM absence a JOIN stay st ON st.provider_id = a.provider_id AND st.id = a.stay_id
         WHERE a.provider_id = $1 AND st.person_id = $2 ORDER BY a.left_at, a.id"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// Notices about the person, and about the whole household.
pub async fn notices(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Notice>> {
    tx.query(sql!(
        "SELECT n.id, n.case_id, n.person_id, n.about, n.addressee, n.channel, n.reference, n.sent_at, n.sent_by
         FROM notice n JOIN stay st ON st.provider_id = n.provider_id AND st.case_id = n.case_id
         WHERE n.provider_id = $1 AND st.person_id = $2 AND (n.person_id IS NULL OR n.person_id = $2)"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn contracts(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Contract>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject, manner, duties, fee, payment,
                ending, extends_id, without_plan, over_reason, over_document, over_by, notice_on, ended_on, end_ground,
                end_note, version
         FROM contract WHERE provider_id = $1 AND person_id = $2 ORDER BY starts_on DESC, id DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

pub async fn follow_ups(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<FollowUp>> {
    crate::cases::follow_up::of_stays(tx, provider, person).await
}

/// The building and the room in which somebody sleeps at an instant.
pub async fn room(tx: &mut Tx, provider: ProviderId, stay: StayId, at: Moment) -> Result<Option<(String, String)>> {
    tx.query(sql!(
        "SELECT g.name, r.name FROM bed_use b
         JOIN bed d ON d.provider_id = b.provider_id AND d.id = b.bed_id
         JOIN room r ON r.provider_id = d.provider_id AND r.id = d.room_id
         JOIN building g ON g.provider_id = r.provider_id AND g.id = r.building_id
         WHERE b.provider_id = $1 AND b.stay_id = $2 AND b.from_at <= $3 AND (b.until_at IS NULL OR b.until_at > $3)"
    ))
    .bind(provider)
    .bind(stay)
    .bind(at)
    .optional()
    .await
}
