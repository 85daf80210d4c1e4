//! What contracts ask of the database.

use super::rules::PlanMade;
use super::{Contract, NewContract};
use crate::cases::codes::EndGround;
use crate::cases::{CaseId, ContractId};
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Day, Moment, PersonId, ProviderId, ServiceId};

pub async fn insert(
    change: &mut Change,
    case: CaseId,
    id: ContractId,
    extends: Option<ContractId>,
    new: &NewContract,
) -> Result<u64> {
    let (provider, by) = (change.provider, change.by());
    let over = new.over_limit.clone().unwrap_or_default();
    let over_by = new.over_limit.as_ref().and(by);
    change
        .query(sql!(
            "INSERT INTO contract (provider_id, id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject,
                                   manner, duties, fee, payment, ending, extends_id, over_reason, over_document, over_by,
                                   without_plan)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"
        ))
        .bind(provider)
        .bind(id)
        .bind(case)
        .bind(new.person_id)
        .bind(new.number.clone())
        .bind(new.concluded_on)
        .bind(new.starts_on)
        .bind(new.ends_on)
        .bind(new.subject.clone())
        .bind(new.manner.clone())
        .bind(new.duties.clone())
        .bind(new.fee.clone())
        .bind(new.payment.clone())
        .bind(new.ending.clone())
        .bind(extends)
        .bind(over.reason)
        .bind(over.document)
        .bind(over_by)
        .bind(new.without_plan.trim().to_owned())
        .execute()
        .await
}

pub async fn get(tx: &mut Tx, provider: ProviderId, id: ContractId) -> Result<Option<Contract>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject, manner, duties, fee, payment,
                ending, extends_id, without_plan, over_reason, over_document, over_by, notice_on, ended_on, end_ground,
                end_note, version
         FROM contract WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// The contracts of a case in the order of their terms.
pub async fn of_case(tx: &mut Tx, provider: ProviderId, case: CaseId) -> Result<Vec<Contract>> {
    tx.query(sql!(
        "SELECT id, case_id, person_id, number, concluded_on, starts_on, ends_on, subject, manner, duties, fee, payment,
                ending, extends_id, without_plan, over_reason, over_document, over_by, notice_on, ended_on, end_ground,
                end_note, version
         FROM contract WHERE provider_id = $1 AND case_id = $2 ORDER BY starts_on, id"
    ))
    .bind(provider)
    .bind(case)
    .all()
    .await
}

/// Ends all of a person's contracts in a case that nobody has ended; one whose term was over before ended with it,
/// on that ground.
pub async fn end(change: &mut Change, case: CaseId, person: PersonId, with: &End<'_>) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE contract SET ended_on = CASE WHEN ends_on < $4 THEN ends_on ELSE $4 END,
                                 end_ground = CASE WHEN ends_on < $4 THEN 'expiry' ELSE $5 END,
                                 notice_on = COALESCE($6, notice_on), end_note = $7, version = version + 1
             WHERE provider_id = $1 AND case_id = $2 AND person_id = $3 AND ended_on IS NULL"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .bind(with.on)
        .bind(with.ground)
        .bind(with.notice_on)
        .bind(with.note.to_owned())
        .execute()
        .await
}

/// How contracts end.
#[derive(Clone, Copy, Debug)]
pub struct End<'n> {
    /// The day.
    pub on: Day,
    /// The ground of the law.
    pub ground: EndGround,
    /// The day of the person's written notice.
    pub notice_on: Option<Day>,
    /// What was said about it.
    pub note: &'n str,
}

/// The day on which the person's needs were first assessed in a case, and the team had signed.
pub async fn assessed_on(tx: &mut Tx, provider: ProviderId, case: CaseId, person: PersonId) -> Result<Option<Day>> {
    let (first,): (Option<Moment>,) = tx
        .query(sql!(
            "SELECT min(a.signed_at) FROM assessment a
             WHERE a.provider_id = $1 AND a.case_id = $2 AND a.person_id = $3 AND a.form IN ('needs-adult', 'needs-child')"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .one()
        .await?;
    Ok(first.map(Moment::day))
}

/// Whether the person's needs were assessed in a case, and signed, at `since` or later and before `until`.
pub async fn assessed_between(
    tx: &mut Tx,
    provider: ProviderId,
    case: CaseId,
    person: PersonId,
    since: Moment,
    until: Moment,
) -> Result<bool> {
    let (count,): (i64,) = tx
        .query(sql!(
            "SELECT count(*) FROM assessment a
             WHERE a.provider_id = $1 AND a.case_id = $2 AND a.person_id = $3 AND a.signed_at >= $4 AND a.signed_at < $5
               AND a.form IN ('needs-adult', 'needs-child')"
        ))
        .bind(provider)
        .bind(case)
        .bind(person)
        .bind(since)
        .bind(until)
        .one()
        .await?;
    Ok(count > 0)
}

/// The versions of a person's plan in a case.
pub async fn plans(tx: &mut Tx, provider: ProviderId, case: CaseId, person: PersonId) -> Result<Vec<PlanMade>> {
    tx.query(sql!(
        "SELECT l.number, l.made_on, l.ended_on,
                EXISTS (SELECT 1 FROM plan_signature g
                        WHERE g.provider_id = l.provider_id AND g.plan_id = l.id AND g.refused) AS refused
         FROM plan l WHERE l.provider_id = $1 AND l.case_id = $2 AND l.person_id = $3 ORDER BY l.number"
    ))
    .bind(provider)
    .bind(case)
    .bind(person)
    .all()
    .await
}

/// The protected addresses of a service's buildings.
pub async fn protected_addresses(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> Result<Vec<(String,)>> {
    tx.query(sql!(
        "SELECT address FROM building WHERE provider_id = $1 AND service_id = $2 AND address_protected AND address <> ''"
    ))
    .bind(provider)
    .bind(service)
    .all()
    .await
}

/// The day of the person's notice, on a contract that runs.
pub async fn give_notice(change: &mut Change, id: ContractId, on: Day) -> Result<u64> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE contract SET notice_on = $3, version = version + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(on)
        .execute()
        .await
}
