//! Cases and stays as they are stored, and the questions that other rooms ask about who is here.

mod store;

pub(super) use store::{Located, case, first_person, located, months_of, of_case};

use super::codes::{BroughtBy, Destination, Duration, Entry, Part, Reason};
use super::limit::Spell;
use super::{CaseId, SignalId, StayId};
use crate::provider::UnitId;
use kernel::db::{Result, Tx};
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;

/// A case: one household's use of a service. Its number has no gap within the service.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The service it uses.
    pub service_id: ServiceId,
    /// The letters of the service's numbers.
    pub service_code: String,
    /// Its number within the service, from 1.
    pub number: i64,
    /// When the first person came.
    pub opened_at: Moment,
    /// When the last person left.
    pub closed_at: Option<Moment>,
    /// The call for help it began with.
    pub signal_id: Option<SignalId>,
    /// How they came in.
    pub entry: Entry,
    /// Why.
    pub reason: Reason,
    /// Who referred them.
    pub referrer: String,
    /// The referral's number.
    pub referral_number: String,
    /// The referral's date.
    pub referral_on: Option<Day>,
    /// Who came with them to the door.
    pub brought_by: BroughtBy,
    /// That person's name, unit or badge.
    pub brought_by_name: String,
    /// In what condition they came.
    pub condition: String,
    /// What they had with them.
    pub belongings: String,
    /// The house rules were given and explained.
    pub house_rules_given: bool,
    /// The sheet with rights and services was given.
    pub information_given: bool,
    /// Life or health in danger: the МВР is told (ППЗСУ 9(3)).
    pub life_in_danger: bool,
    /// Signs of trafficking: the pre-trial authority is told.
    pub trafficking: bool,
    /// For how long the service is meant.
    pub duration: Duration,
    /// Who leads it (ЗСУ 84).
    pub case_manager_id: Option<AccountId>,
    /// Sent back with a change.
    pub version: i64,
}

impl Case {
    /// The number as people say it: „КЦ-0112“.
    pub fn number_text(&self) -> String {
        case_number(&self.service_code, self.number)
    }
}

/// A case's number as people say it: the letters of the service and at least four digits.
pub fn case_number(service_code: &str, number: i64) -> String {
    format!("{service_code}-{number:04}")
}

/// One person's stay. A move keeps it; nobody has two open ones.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Stay {
    /// Its id.
    pub id: StayId,
    /// The household's case.
    pub case_id: CaseId,
    /// The service.
    pub service_id: ServiceId,
    /// The unit, whose limit of stay holds.
    pub unit_id: UnitId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub part: Part,
    /// Since when.
    pub admitted_at: Moment,
    /// Until when; none while it goes on.
    pub ended_at: Option<Moment>,
    /// Where to.
    pub destination: Option<Destination>,
    /// What was said about the end.
    pub end_note: String,
    /// Taken in although the unit was full: an inspector asks why.
    pub over_capacity: bool,
    /// Why a rule of the unit was not kept when they came in; empty where all were.
    pub exception_reason: String,
    /// Sent back with a change.
    pub version: i64,
}

/// Somebody who is here, as lists and boards need it.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct OpenStay {
    /// The stay.
    pub stay_id: StayId,
    /// The household's case.
    pub case_id: CaseId,
    /// The letters of the service's numbers.
    pub service_code: String,
    /// The case's number.
    pub number: i64,
    /// The unit.
    pub unit_id: UnitId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub part: Part,
    /// Since when.
    pub admitted_at: Moment,
    /// Who leads the case.
    pub case_manager_id: Option<AccountId>,
    /// The unit's longest stay in months, if it has a limit.
    pub stay_limit_months: Option<i64>,
    /// The start of an absence that has not ended.
    pub away_since: Option<Moment>,
    /// When the absent person is to be back.
    pub away_until: Option<Moment>,
}

/// Who was in a service at an instant, household by household, parents first.
pub async fn open_stays(tx: &mut Tx, provider: ProviderId, service: ServiceId, at: Moment) -> Result<Vec<OpenStay>> {
    store::open_at(tx, provider, service, at).await
}

/// The stay a person has now, with its case.
pub async fn current_stay(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Option<(Stay, Case)>> {
    let Some(stay) = store::open_of(tx, provider, person).await? else { return Ok(None) };
    let case = store::case(tx, provider, stay.case_id).await?;
    Ok(case.map(|case| (stay, case)))
}

/// All the times a person spent in shelters, for the limit of stay.
pub async fn spells(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Spell>> {
    let times = store::times(tx, provider, person).await?;
    Ok(times.into_iter().map(|(from, to)| Spell::between(from, to)).collect())
}
