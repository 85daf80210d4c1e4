//! Admission: one command takes in a whole household, at once and completely or not at all.

mod form;
mod pages;
mod rules;
mod store;

pub(super) use pages::routes;

use super::basis::NewBasis;
use super::codes::*;
use super::notice::NewNotice;
use super::stay::case_number;
use super::{BasisId, CaseId, NoticeId, SignalId, StayId, basis, notice, signal, t};
use crate::provider::{BedId, UnitId};
use crate::{people, places};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use rules::Unit;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The admission protocol (протокол за приемане) and everything that follows from it. Problems carry the names of the
/// fields, those of the n-th person as `p0_…`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Admission {
    /// Made by the client, so that a repeat is the same case.
    pub id: Option<CaseId>,
    /// The call for help it began with.
    pub signal_id: Option<SignalId>,
    /// When they came through the door; now, if left out.
    pub at: Option<Moment>,
    /// How they come in.
    pub entry: Entry,
    /// Why.
    pub reason: Reason,
    /// Who referred them; needed with a referral.
    #[serde(default)]
    pub referrer: String,
    /// The referral's number.
    #[serde(default)]
    pub referral_number: String,
    /// The referral's date.
    pub referral_on: Option<Day>,
    /// Who came with them to the door.
    pub brought_by: BroughtBy,
    /// That person's name, unit or badge.
    #[serde(default)]
    pub brought_by_name: String,
    /// In what condition they came.
    #[serde(default)]
    pub condition: String,
    /// What they had with them.
    #[serde(default)]
    pub belongings: String,
    /// Life or health is in danger.
    #[serde(default)]
    pub life_in_danger: bool,
    /// There are signs of trafficking.
    #[serde(default)]
    pub trafficking: bool,
    /// For how long the service is meant.
    pub duration: Duration,
    /// Who leads the case; may be named later.
    pub case_manager_id: Option<AccountId>,
    /// The people, the adult first.
    pub people: Vec<Arrival>,
    /// The notices that were sent already.
    #[serde(default)]
    pub notices: Vec<NewNotice>,
}

/// One of the people who came.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Arrival {
    /// Who it is.
    pub who: Who,
    /// As what they are here.
    pub part: Part,
    /// The unit; that of the bed, or the one for their group, if left out.
    pub unit_id: Option<UnitId>,
    /// A bed given at once.
    pub bed_id: Option<BedId>,
    /// Why a rule of places is not kept; needed when one is not.
    #[serde(default)]
    pub bed_reason: String,
    /// The bed is kept, and these are the people it is kept for, or it is kept no more.
    #[serde(default)]
    pub bed_releases: bool,
    /// The ground on which they are here.
    pub basis: NewBasis,
}

/// Someone who was here before, or someone new.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// A person with a file.
    Known(PersonId),
    /// A person without one; an alias and an estimated age are enough.
    New(Box<people::NewPerson>),
}

/// What an admission made.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Admitted {
    /// The case.
    pub case_id: CaseId,
    /// Its number as people say it.
    pub number: String,
    /// The stays in the order of the people.
    pub stays: Vec<AdmittedPerson>,
}

/// One of those taken in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct AdmittedPerson {
    /// Who.
    pub person_id: PersonId,
    /// Their stay.
    pub stay_id: StayId,
}

/// Takes people in: files, case with the service's next number, stays, relations, legal bases, beds and notices, all
/// in one transaction.
///
/// # Errors
/// [`Refusal::Invalid`] when a rule is broken, someone is here already or a bed is taken.
pub async fn admit(ctx: &Ctx, service: ServiceId, order: Admission) -> Result<Admitted, Refusal> {
    let mut change = ctx.change(Right::Admit, On::Service(service)).await?;
    let at = order.at.unwrap_or(change.at);
    refuse(rules::problems(&order, at, change.at))?;
    let units = store::units(&mut change, service, at.day()).await?;
    let people = files(ctx, &mut change, service, &order).await?;
    if let Some(signal) = order.signal_id
        && signal::settle_by_admission(&mut change, service, signal).await? == 0
    {
        return Err(Refusal::invalid("", t::m::signal_settled()));
    }
    let (code, number) = store::next_number(&mut change, service).await?.ok_or(Refusal::Missing)?;
    let case_id = order.id.unwrap_or_else(|| ctx.new_id());
    store::insert_case(&mut change, service, case_id, number, at, &order).await?;
    let mut stays = Vec::with_capacity(people.len());
    for (index, (arrival, person_id)) in order.people.iter().zip(&people).enumerate() {
        let place = Place { service, case_id, person_id: *person_id, at };
        stays.push(settle_in(ctx, &mut change, place, index, arrival, &units).await?);
    }
    relate(ctx, &mut change, &order, &people).await?;
    let released = give_beds(ctx, &mut change, service, at, &order, &stays).await?;
    for new in &order.notices {
        notice::insert(&mut change, ctx.new_id::<NoticeId>(), case_id, new).await?;
    }
    let number = case_number(&code, number);
    for person in &people {
        people::index_case_number(&mut change, *person, &number).await?;
    }
    let events = events(&order, service, case_id, &stays).into_iter().chain(released);
    change.commit_all(events.collect()).await?;
    Ok(Admitted { case_id, number, stays })
}

fn refuse(problems: Problems) -> Result<(), Refusal> {
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// The files of all the people: opened anew, or found and held by the service from now on.
async fn files(
    ctx: &Ctx,
    change: &mut Change,
    service: ServiceId,
    order: &Admission,
) -> Result<Vec<PersonId>, Refusal> {
    let mut people = Vec::with_capacity(order.people.len());
    for (index, arrival) in order.people.iter().enumerate() {
        let person = match &arrival.who {
            Who::New(new) => people::create(ctx, change, service, new).await.map_err(|r| prefixed(r, index))?,
            Who::Known(person) => {
                known(ctx, change, *person).await?;
                change.hold_file(service, *person).await?;
                *person
            }
        };
        people.push(person);
    }
    Ok(people)
}

/// Only a person whose file one may open can be taken in by its id.
async fn known(ctx: &Ctx, change: &mut Change, person: PersonId) -> Result<(), Refusal> {
    let holders = store::holders(change, person).await?;
    let may = holders.iter().any(|(holder,)| ctx.may(Right::SeeFile, *holder));
    if may { Ok(()) } else { Err(Refusal::Missing) }
}

/// The problems of one person's fields under the names they have on the form.
fn prefixed(refusal: Refusal, index: usize) -> Refusal {
    let Refusal::Invalid(found) = refusal else { return refusal };
    let mut problems = Problems::default();
    for problem in found {
        problems.add(format!("p{index}_{}", problem.field), problem.message);
    }
    Refusal::Invalid(problems)
}

/// Where and when someone begins a stay.
#[derive(Clone, Copy)]
struct Place {
    service: ServiceId,
    case_id: CaseId,
    person_id: PersonId,
    at: Moment,
}

/// A stay with its legal basis.
async fn settle_in(
    ctx: &Ctx,
    change: &mut Change,
    place: Place,
    index: usize,
    arrival: &Arrival,
    units: &[Unit],
) -> Result<AdmittedPerson, Refusal> {
    let bed_unit = match arrival.bed_id {
        Some(bed) => {
            let missing = || Refusal::invalid(format!("p{index}_bed"), t::m::bed_unknown());
            store::unit_of_bed(change, place.service, bed).await?.ok_or_else(missing)?
        }
        None => None,
    };
    let unit = rules::unit_for(arrival.part, arrival.unit_id.or(bed_unit), units)
        .ok_or_else(|| Refusal::invalid(format!("p{index}_unit"), t::m::no_unit()))?;
    let stay_id = ctx.new_id::<StayId>();
    let over = store::people_in(change, unit.id).await? >= unit.capacity;
    let inserted = store::insert_stay(change, place, stay_id, unit.id, arrival.part, over).await;
    if let Err(error) = inserted {
        return Err(store::explain(error, &format!("p{index}_who"), t::m::already_here()));
    }
    basis::insert(change, ctx.new_id::<BasisId>(), stay_id, place.at, &arrival.basis).await?;
    Ok(AdmittedPerson { person_id: place.person_id, stay_id })
}

/// The adult is the parent of the children who came along, and these are each other's siblings.
async fn relate(ctx: &Ctx, change: &mut Change, order: &Admission, people: &[PersonId]) -> Result<(), Refusal> {
    for (person, other, kind) in rules::relations(order, people) {
        store::relate(change, ctx.new_id(), person, other, kind).await?;
    }
    Ok(())
}

/// The beds that were chosen, by the rules of places; only now, for these look at who belongs to whom. What is also to be
/// told: the beds that were kept until now.
async fn give_beds(
    ctx: &Ctx,
    change: &mut Change,
    service: ServiceId,
    at: Moment,
    order: &Admission,
    stays: &[AdmittedPerson],
) -> Result<Vec<Event>, Refusal> {
    let mut released = Vec::new();
    for (index, (arrival, admitted)) in order.people.iter().zip(stays).enumerate() {
        let Some(bed) = arrival.bed_id else { continue };
        let (stay, reason, releases) = (admitted.stay_id.0, arrival.bed_reason.clone(), arrival.bed_releases);
        let order = places::Assign { stay, bed, from: Some(at), reason, releases };
        let given =
            places::assign_in(ctx, change, service, &order).await.map_err(|refusal| prefixed(refusal, index))?;
        released.extend(given.also());
    }
    Ok(released)
}

fn events(order: &Admission, service: ServiceId, case_id: CaseId, stays: &[AdmittedPerson]) -> Vec<Event> {
    let mut events = Vec::with_capacity(2 * stays.len());
    for (arrival, admitted) in order.people.iter().zip(stays) {
        let details = json!({
            "case": case_id, "stay": admitted.stay_id, "service": service, "entry": order.entry,
            "part": arrival.part, "basis": arrival.basis.kind, "signal": order.signal_id, "bed": arrival.bed_id,
        });
        events.push(Event::new("person.admitted", case_id).of(admitted.person_id).with(&details));
    }
    let new = order.people.iter().zip(stays).filter(|(arrival, _)| matches!(arrival.who, Who::New(_)));
    events.extend(new.map(|(_, admitted)| people::created(admitted.person_id)));
    events
}
