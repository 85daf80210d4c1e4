//! Stays beyond the limit of stay, for whoever inspects the house: decided by the manager with a reason and a document, or
//! passed without a decision (scenario S8).

use crate::cases::codes::Part;
use crate::cases::limit::{RepeatRule, Spell, limit};
use crate::cases::{CaseId, ContractId, StayId, case_number};
use crate::people::short_name_of;
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{Day, Moment, PersonId, ProviderId, ServiceId};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// Stays that ended so many days ago are still told: three years, as long as files are asked for.
const TOLD_DAYS: i64 = 3 * 365;

/// A stay beyond the limit, or one that is decided to go beyond it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct OverStay {
    /// Which stay.
    pub stay_id: StayId,
    /// Whose.
    pub person_id: PersonId,
    /// First name and initial, or the alias.
    pub name: String,
    /// The case's number.
    pub number: String,
    /// The last day within the limit.
    pub last_day: Day,
    /// The day they left, if they did.
    pub left_on: Option<Day>,
    /// By how many days the limit is passed: today, or on the day they left. 0 while it is only decided.
    pub days_over: i64,
    /// The contract that goes beyond the limit; none where nobody has decided.
    pub contract_id: Option<ContractId>,
    /// Until when it does.
    pub until: Option<Day>,
    /// Why.
    pub reason: String,
    /// The document of the ДСП.
    pub document: String,
    /// The manager who decided.
    pub decided_by: String,
    /// The day of the decision.
    pub decided_on: Option<Day>,
}

/// The stays of a service beyond the limit, the longest first.
pub async fn over_limit(ctx: &Ctx, service: ServiceId) -> Result<Vec<OverStay>, Refusal> {
    let mut view = ctx.view(Right::MakeContract, On::Service(service)).await?;
    let since = ctx.today().plus_days(-TOLD_DAYS).start();
    let stays = limited(&mut view, ctx.provider, service, since).await?;
    let decided = decisions(&mut view, ctx.provider, service).await?;
    let mut spells: HashMap<PersonId, Vec<(Moment, Option<Moment>)>> = HashMap::new();
    for (person, from, to) in times(&mut view, ctx.provider, service, since).await? {
        spells.entry(person).or_default().push((from, to));
    }
    let rows = stays.into_iter().filter_map(|stay| {
        let spells = spells.get(&stay.person_id).map(Vec::as_slice).unwrap_or_default();
        row(ctx, &stay, spells, &decided)
    });
    let mut rows: Vec<OverStay> = rows.collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.days_over), row.last_day, row.stay_id));
    Ok(rows)
}

fn row(ctx: &Ctx, stay: &Limited, times: &[(Moment, Option<Moment>)], decided: &[Decision]) -> Option<OverStay> {
    let day = stay.ended_at.map_or(ctx.today(), Moment::day);
    let spells: Vec<Spell> = times
        .iter()
        .filter(|(from, _)| *from <= stay.admitted_at)
        .map(|(from, to)| Spell::between(*from, to.filter(|_| *from != stay.admitted_at)))
        .collect();
    let limit = limit(stay.part, &spells, stay.months, day, RepeatRule::default());
    let own = |one: &&Decision| one.case_id == stay.case_id && one.person_id == stay.person_id;
    let decision = decided.iter().filter(own).max_by_key(|one| one.ends_on);
    let days_over = day.days_since(limit.last_day).max(0);
    (days_over > 0 || decision.is_some()).then(|| OverStay {
        stay_id: stay.id,
        person_id: stay.person_id,
        name: short_name_of(&stay.given, &stay.family, &stay.alias, ctx.lang),
        number: case_number(&stay.code, stay.number),
        last_day: limit.last_day,
        left_on: stay.ended_at.map(Moment::day),
        days_over,
        contract_id: decision.map(|one| one.id),
        until: decision.map(|one| one.ends_on),
        reason: decision.map(|one| one.over_reason.clone()).unwrap_or_default(),
        document: decision.map(|one| one.over_document.clone()).unwrap_or_default(),
        decided_by: decision.and_then(|one| one.decided_by.clone()).unwrap_or_default(),
        decided_on: decision.map(|one| one.concluded_on),
    })
}

/// A stay in a unit with a limit.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Limited {
    id: StayId,
    case_id: CaseId,
    person_id: PersonId,
    part: Part,
    admitted_at: Moment,
    ended_at: Option<Moment>,
    months: i64,
    code: String,
    number: i64,
    given: String,
    family: String,
    alias: String,
}

/// A contract beyond the limit.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Decision {
    id: ContractId,
    case_id: CaseId,
    person_id: PersonId,
    concluded_on: Day,
    ends_on: Day,
    over_reason: String,
    over_document: String,
    decided_by: Option<String>,
}

async fn limited(tx: &mut Tx, provider: ProviderId, service: ServiceId, since: Moment) -> db::Result<Vec<Limited>> {
    tx.query(sql!(
        "SELECT st.id, st.case_id, st.person_id, st.part, st.admitted_at, st.ended_at, u.stay_limit_months AS months,
                s.code, c.number, p.given, p.family, p.alias
         FROM stay st
         JOIN case_record c ON c.provider_id = st.provider_id AND c.id = st.case_id
         JOIN service s ON s.provider_id = st.provider_id AND s.id = st.service_id
         JOIN person p ON p.provider_id = st.provider_id AND p.id = st.person_id
         JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
         WHERE st.provider_id = $1 AND st.service_id = $2 AND (st.ended_at IS NULL OR st.ended_at > $3)
           AND u.stay_limit_months IS NOT NULL"
    ))
    .bind(provider)
    .bind(service)
    .bind(since)
    .all()
    .await
}

async fn times(
    tx: &mut Tx,
    provider: ProviderId,
    service: ServiceId,
    since: Moment,
) -> db::Result<Vec<(PersonId, Moment, Option<Moment>)>> {
    tx.query(sql!(
        "SELECT DISTINCT o.person_id, o.admitted_at, o.ended_at FROM stay st
         JOIN stay o ON o.provider_id = st.provider_id AND o.person_id = st.person_id
         JOIN service_unit u ON u.provider_id = o.provider_id AND u.id = o.unit_id
         WHERE st.provider_id = $1 AND st.service_id = $2 AND (st.ended_at IS NULL OR st.ended_at > $3)
           AND u.stay_limit_months IS NOT NULL"
    ))
    .bind(provider)
    .bind(service)
    .bind(since)
    .all()
    .await
}

async fn decisions(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> db::Result<Vec<Decision>> {
    tx.query(sql!(
        "SELECT DISTINCT k.id, k.case_id, k.person_id, k.concluded_on, k.ends_on, k.over_reason, k.over_document,
                a.name AS decided_by
         FROM stay st
         JOIN contract k ON k.provider_id = st.provider_id AND k.case_id = st.case_id AND k.over_reason <> ''
         LEFT JOIN account a ON a.provider_id = k.provider_id AND a.id = k.over_by
         WHERE st.provider_id = $1 AND st.service_id = $2"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}
