//! The list of cases: who is here, which are mine, which are over. One row is a household.

mod next;
mod over;
mod pages;
mod store;

pub use next::{LaterDue, NextDue, Upcoming, register};
pub(super) use pages::page;

/// The pages of the lists.
pub(super) fn routes() -> axum::Router<kernel::ctx::App> {
    pages::routes().merge(over::routes())
}

kernel::texts!(cases_list);

use super::codes::{Destination, Part};
use super::limit::{Limit, RepeatRule, Spell, limit};
use super::{CaseId, case_number};
use crate::lists::Years;
use crate::people::{Birth, short_name_of};
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use serde::Serialize;
use std::collections::HashMap;
use store::{CaseRow, PersonRow};
use utoipa::ToSchema;

kernel::codes! {
    /// Which cases a list shows.
    #[derive(Default)]
    pub enum Shown {
        /// Those of people who are here.
        #[default]
        Open = "open",
        /// Of these, those one leads.
        Mine = "mine",
        /// Those that are over.
        Closed = "closed",
    }
}

kernel::codes! {
    /// How far a case has come.
    pub enum Stage {
        /// Taken in, nothing assessed yet.
        Admitted = "admitted",
        /// The assessment has begun.
        Assessment = "assessment",
        /// A plan was offered and refused.
        Refused = "refused",
        /// Every adult has a plan in force.
        Plan = "plan",
        /// A week or less is left.
        Leaving = "leaving",
        /// Over.
        Over = "over",
    }
}

/// A household in the list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Household {
    /// The case.
    pub case_id: CaseId,
    /// Its number as people say it.
    pub number: String,
    /// Whose file opens.
    pub person_id: PersonId,
    /// First name and initial, or the alias.
    pub name: String,
    /// The others with their ages.
    pub others: Vec<String>,
    /// Building and room.
    pub room: String,
    /// Who leads the case.
    pub lead_id: Option<AccountId>,
    /// That one's name.
    pub lead: String,
    /// Since when.
    pub opened_on: Day,
    /// Until when.
    pub closed_on: Option<Day>,
    /// Where to.
    pub destination: Option<Destination>,
    /// How far it has come.
    pub stage: Stage,
    /// Somebody of the household is away.
    pub away: bool,
    /// Somebody is here without a valid legal basis.
    pub without_basis: bool,
    /// How the limit of stay stands, the nearest in the household.
    pub limit: Option<Limit>,
    /// How many people.
    pub people: usize,
    /// By what they are looked for: the full names, which the list does not show.
    #[serde(skip)]
    words: String,
}

/// How many households each part of the list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Here.
    pub open: i64,
    /// Here and mine.
    pub mine: i64,
    /// Over.
    pub closed: i64,
}

/// What a list of cases found.
#[derive(Clone, Debug)]
pub struct Found {
    /// In the order of their numbers, the newest first.
    pub households: Vec<Household>,
    /// How many there are in each part of the list.
    pub totals: Totals,
    /// The years in which cases ended, where those that are over are shown.
    pub years: Years,
}

/// The households of a service, of those that are over the ones that ended in a year; a fixed number of questions however
/// many there are.
pub async fn households(ctx: &Ctx, service: ServiceId, shown: Shown, year: Option<i16>) -> Result<Found, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    let closings = match shown {
        Shown::Closed => store::closings(&mut view, ctx.provider, service).await?,
        Shown::Open | Shown::Mine => (None, None),
    };
    let years = Years::of(closings, year);
    let cases = store::cases(&mut view, ctx.provider, service, shown, years.span(), ctx.account()).await?;
    let people = store::people(&mut view, ctx.provider, service, shown, years.span(), ctx.at).await?;
    let times = store::times(&mut view, ctx.provider, service).await?;
    let totals = store::totals(&mut view, ctx.provider, service, ctx.account()).await?;
    drop(view);
    let mut by_case: HashMap<CaseId, Vec<PersonRow>> = HashMap::new();
    for person in people {
        by_case.entry(person.case_id).or_default().push(person);
    }
    let mut spells: HashMap<PersonId, Vec<Spell>> = HashMap::new();
    for (person, from, to) in times {
        spells.entry(person).or_default().push(Spell::between(from, to));
    }
    let rows = cases.into_iter().filter_map(|case| {
        let people = by_case.remove(&case.id)?;
        household(ctx, case, people, &spells)
    });
    Ok(Found { households: rows.collect(), totals, years })
}

fn household(
    ctx: &Ctx,
    case: CaseRow,
    people: Vec<PersonRow>,
    spells: &HashMap<PersonId, Vec<Spell>>,
) -> Option<Household> {
    let (l, today) = (ctx.lang, ctx.today());
    let first = people.first()?;
    let others = people.iter().skip(1).map(|person| {
        let name = short_name_of(&person.given, &person.family, &person.alias, l);
        let name = name.split_whitespace().next().unwrap_or_default().to_owned();
        match person.birth().age_words(l, today) {
            Some(age) => format!("{name}, {age}"),
            None => name,
        }
    });
    let limits = people.iter().filter(|person| person.ended_at.is_none()).filter_map(|person| {
        let spells = spells.get(&person.person_id).map(Vec::as_slice).unwrap_or_default();
        let months = person.stay_limit_months?;
        Some(limit(person.part, spells, months, today, RepeatRule::default()))
    });
    let limit = limits.min_by_key(|limit| limit.last_day);
    let stage = match (case.closed_at, limit) {
        (Some(_), _) => Stage::Over,
        (None, Some(limit)) if limit.left <= 7 => Stage::Leaving,
        _ if deciding(&people).any(|person| person.refused && !person.planned) => Stage::Refused,
        _ if deciding(&people).all(|person| person.planned) => Stage::Plan,
        _ if case.assessed => Stage::Assessment,
        _ => Stage::Admitted,
    };
    let words: Vec<&str> = people.iter().flat_map(|one| [&*one.given, &*one.family, &*one.alias]).collect();
    Some(Household {
        case_id: case.id,
        number: case_number(&case.code, case.number),
        person_id: first.person_id,
        name: short_name_of(&first.given, &first.family, &first.alias, l),
        others: others.collect(),
        room: people.iter().find_map(|person| person.room.clone()).unwrap_or_default(),
        lead_id: case.case_manager_id,
        lead: case.lead.unwrap_or_default(),
        opened_on: case.opened_at.day(),
        closed_on: case.closed_at.map(Moment::day),
        destination: first.destination,
        stage,
        away: people.iter().any(|person| person.ended_at.is_none() && person.away),
        without_basis: people.iter().any(|person| person.ended_at.is_none() && !person.grounded),
        limit,
        people: people.len(),
        words: words.join(" "),
    })
}

/// Those whose plans say how far a case has come: its adults, or whoever came first where there are none.
fn deciding(people: &[PersonRow]) -> impl Iterator<Item = &PersonRow> {
    let adults = people.iter().filter(|person| person.part == Part::Adult).count();
    people.iter().take(adults.max(1))
}

impl PersonRow {
    fn birth(&self) -> Birth {
        Birth { kind: self.birth_kind, from: self.born_from, until: self.born_until }
    }
}
