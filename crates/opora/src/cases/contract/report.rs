//! The results report (доклад за оценка на резултатите, D14): within 30 days before the contract ends, to the person
//! and the referrer (ППЗСУ 38).

use super::{Contract, address, store};
use crate::cases::{ContractId, ReportId, t, words};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::{self, Tx};
use kernel::form::Problems;
use kernel::i18n::Msg;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A results report as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct ResultsReport {
    /// Its id.
    pub id: ReportId,
    /// The contract whose results it weighs.
    pub contract_id: ContractId,
    /// The day it was made.
    pub made_on: Day,
    /// What was achieved.
    pub achieved: String,
    /// What remains.
    pub remaining: String,
    /// What is advised for the time after.
    pub advice: String,
    /// The day the person and the referrer had it.
    pub delivered_on: Option<Day>,
    /// Sent back with a change.
    pub version: i64,
}

/// A results report to be written, or written anew.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewReport {
    /// The version one has seen, if there is a report already.
    pub version: Option<i64>,
    /// The day it was made.
    pub made_on: Day,
    /// What was achieved.
    pub achieved: String,
    /// What remains.
    #[serde(default)]
    pub remaining: String,
    /// What is advised for the time after.
    pub advice: String,
    /// The day the person and the referrer had it.
    pub delivered_on: Option<Day>,
    /// The contract is to end before its last day, so that the report comes earlier too.
    #[serde(default)]
    pub ends_early: bool,
}

/// Results are weighed in the time in which the end is prepared: at most so many days before it. The report itself is due
/// thirty days before (D14), moved back to a working day.
pub(in crate::cases) const EARLIEST_DAYS: i64 = 60;

/// What is wrong with a report by itself, on a contract as it stands.
fn problems(new: &NewReport, contract: &Contract, today: Day) -> Problems {
    let mut problems = Problems::default();
    let end = contract.ended_on.unwrap_or(contract.ends_on);
    for (field, text) in [("achieved", &new.achieved), ("advice", &new.advice)] {
        if text.trim().is_empty() {
            problems.add(field, t::m::report_part_missing());
        }
    }
    let written = [("achieved", &*new.achieved), ("remaining", &new.remaining), ("advice", &new.advice)];
    words::check(written.map(|(field, text)| (field, text, words::TEXT)), &mut problems);
    if new.made_on > today || new.made_on < contract.starts_on {
        problems.add("made_on", t::m::report_day_outside());
    } else if new.made_on < end.plus_days(-EARLIEST_DAYS) && !new.ends_early {
        problems.add("made_on", t::m::report_too_early(EARLIEST_DAYS));
    }
    if new.delivered_on.is_some_and(|day| day < new.made_on || day > today) {
        problems.add("delivered_on", t::m::delivered_outside());
    }
    problems
}

/// Whether what is kept may give way to what is sent: nothing once it was delivered; once the contract is ended, only the
/// day of the delivery is still added.
fn frozen(known: &ResultsReport, new: &NewReport, contract: &Contract) -> Option<Msg> {
    let said = |report: (&str, &str, &str)| [report.0, report.1, report.2].map(|text| text.trim().to_owned());
    let same = known.made_on == new.made_on
        && said((&known.achieved, &known.remaining, &known.advice))
            == said((&new.achieved, &new.remaining, &new.advice));
    if known.delivered_on.is_some() {
        Some(t::m::report_delivered())
    } else if contract.ended_on.is_some() && !same {
        Some(t::m::report_of_the_past())
    } else {
        None
    }
}

/// The results report of a contract, for those who may see the file.
pub async fn results_report(ctx: &Ctx, id: ContractId) -> Result<ResultsReport, Refusal> {
    let contract = super::contract(ctx, id).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(contract.person_id)).await?;
    of_contract(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

/// Writes a contract's results report, or writes it anew while it is not delivered and the contract runs. One that was
/// forgotten may still be written when the contract has ended.
pub async fn report_results(ctx: &Ctx, id: ContractId, new: NewReport) -> Result<ReportId, Refusal> {
    let contract = super::contract(ctx, id).await?;
    let service = crate::cases::service_of_case(ctx, contract.case_id, Right::MakeContract).await?;
    let mut change = ctx.change(Right::MakeContract, On::Service(service)).await?;
    let contract = store::get(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let known = of_contract(&mut change, ctx.provider, id).await?;
    let mut problems = problems(&new, &contract, change.at.day());
    if let Some(why) = known.as_ref().and_then(|known| frozen(known, &new, &contract)) {
        problems.add("", why);
    }
    let texts = [("achieved", &*new.achieved), ("remaining", &new.remaining), ("advice", &new.advice)];
    address::check(&mut change, service, texts, &mut problems).await?;
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let report = match known {
        Some(known) => {
            if new.version != Some(known.version) {
                return Err(Refusal::Stale(known.version));
            }
            update(&mut change, known.id, &new).await?;
            known.id
        }
        None => {
            let report = ctx.new_id();
            insert(&mut change, report, id, &new).await?;
            report
        }
    };
    change.commit(Event::new("contract.results_reported", report).of(contract.person_id)).await?;
    Ok(report)
}

pub(in crate::cases) async fn of_contract(
    tx: &mut Tx,
    provider: ProviderId,
    contract: ContractId,
) -> db::Result<Option<ResultsReport>> {
    tx.query(sql!(
        "SELECT id, contract_id, made_on, achieved, remaining, advice, delivered_on, version
         FROM results_report WHERE provider_id = $1 AND contract_id = $2"
    ))
    .bind(provider)
    .bind(contract)
    .optional()
    .await
}

/// The reports of all contracts of a person.
pub(in crate::cases) async fn of_person(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
) -> db::Result<Vec<ResultsReport>> {
    tx.query(sql!(
        "SELECT r.id, r.contract_id, r.made_on, r.achieved, r.remaining, r.advice, r.delivered_on, r.version
         FROM contract c JOIN results_report r ON r.provider_id = c.provider_id AND r.contract_id = c.id
         WHERE c.provider_id = $1 AND c.person_id = $2"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

async fn insert(change: &mut Change, id: ReportId, contract: ContractId, new: &NewReport) -> db::Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO results_report (provider_id, id, contract_id, made_on, achieved, remaining, advice, delivered_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ))
        .bind(provider)
        .bind(id)
        .bind(contract)
        .bind(new.made_on)
        .bind(new.achieved.clone())
        .bind(new.remaining.clone())
        .bind(new.advice.clone())
        .bind(new.delivered_on)
        .execute()
        .await
}

async fn update(change: &mut Change, id: ReportId, new: &NewReport) -> db::Result<u64> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE results_report SET made_on = $3, achieved = $4, remaining = $5, advice = $6, delivered_on = $7,
                                       version = version + 1
             WHERE provider_id = $1 AND id = $2"
        ))
        .bind(provider)
        .bind(id)
        .bind(new.made_on)
        .bind(new.achieved.clone())
        .bind(new.remaining.clone())
        .bind(new.advice.clone())
        .bind(new.delivered_on)
        .execute()
        .await
}
