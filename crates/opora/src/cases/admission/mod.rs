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
use super::{BasisId, CaseId, NoticeId, SignalId, StayId, basis, lead, notice, signal, stay, t};
use crate::people::Candidate;
use crate::provider::{BedId, UnitId};
use crate::{people, places};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use rules::{Household, Unit};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// The house rules (правилник за вътрешния ред) were given and explained.
    #[serde(default)]
    pub house_rules_given: bool,
    /// The sheet with rights and services (информационен лист) was given.
    #[serde(default)]
    pub information_given: bool,
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
    /// The unit, unless a bed is given; the one for their group, if left out.
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
    /// The likely duplicates that were looked at and are somebody else.
    #[serde(default)]
    pub none_of: Vec<PersonId>,
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
/// [`Refusal::Invalid`] when a rule is broken, someone is here already, a bed is taken, or somebody new has likely
/// duplicates that their `none_of` does not name; [`Refusal::Repeated`] when this very admission was made before.
pub async fn admit(ctx: &Ctx, service: ServiceId, order: Admission) -> Result<Admitted, Refusal> {
    let mut change = ctx.change(Right::Admit, On::Service(service)).await?;
    repeated(&mut change, service, &order).await?;
    let at = order.at.unwrap_or(change.at);
    let known = known(ctx, &mut change, &order).await?;
    refuse(rules::problems(&order, &known, at, change.at))?;
    lead::check(&mut change, service, order.case_manager_id).await?;
    // The looks at other files read on their own; nothing has been written yet.
    drop(change);
    refuse(not_looked_for(&likely(ctx, service, &order).await?))?;
    take_in(ctx, service, at, &order, &known).await
}

/// The same order again is the same case; another one under its id is refused.
async fn repeated(change: &mut Change, service: ServiceId, order: &Admission) -> Result<(), Refusal> {
    let (provider, Some(id)) = (change.provider, order.id) else { return Ok(()) };
    let Some(case) = stay::case(change, provider, id).await? else { return Ok(()) };
    let people = stay::of_case(change, provider, id).await?.len();
    let same =
        (case.service_id, case.entry, case.reason, people) == (service, order.entry, order.reason, order.people.len());
    if same { Err(Refusal::Repeated(id.0)) } else { Err(Refusal::invalid("id", t::m::id_taken())) }
}

/// Files that may be of the new people of an order, one list for each of its people: all of somebody's likely duplicates if
/// one of them was not looked at.
async fn likely(ctx: &Ctx, service: ServiceId, order: &Admission) -> Result<Vec<Vec<Candidate>>, Refusal> {
    let mut all = Vec::with_capacity(order.people.len());
    for arrival in &order.people {
        let found = match &arrival.who {
            Who::New(new) => people::duplicates(ctx, service, new).await?,
            Who::Known(_) => Vec::new(),
        };
        let unseen = found.iter().any(|candidate| !arrival.none_of.contains(&candidate.person.id));
        all.push(if unseen { found } else { Vec::new() });
    }
    Ok(all)
}

fn not_looked_for(likely: &[Vec<Candidate>]) -> Problems {
    let mut problems = Problems::default();
    for (index, found) in likely.iter().enumerate().filter(|(_, found)| !found.is_empty()) {
        problems.add(format!("p{index}_none_of"), t::m::likely_duplicates(found.len()));
    }
    problems
}

async fn take_in(
    ctx: &Ctx,
    service: ServiceId,
    at: Moment,
    order: &Admission,
    known: &rules::Known,
) -> Result<Admitted, Refusal> {
    let mut change = ctx.change(Right::Admit, On::Service(service)).await?;
    let people = files(ctx, &mut change, service, order).await?;
    if let Some(signal) = order.signal_id
        && signal::settle_by_admission(&mut change, service, signal).await? == 0
    {
        return Err(Refusal::invalid("", t::m::signal_settled()));
    }
    let (code, number) = store::next_number(&mut change, service).await?.ok_or(Refusal::Missing)?;
    let case_id = order.id.unwrap_or_else(|| ctx.new_id());
    store::insert_case(&mut change, service, case_id, number, at, order).await?;
    let stays = settle(ctx, &mut change, (service, case_id, at), order, &people, known).await?;
    relate(ctx, &mut change, order, &people).await?;
    let released = give_places(ctx, &mut change, service, at, order, &stays).await?;
    for new in &order.notices {
        notice::insert(&mut change, ctx.new_id::<NoticeId>(), case_id, new).await?;
    }
    let number = case_number(&code, number);
    for person in &people {
        people::index_case_number(&mut change, *person, &number).await?;
    }
    let events = events(order, service, case_id, &stays).into_iter().chain(released);
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
                change.hold_file(service, *person).await?;
                *person
            }
        };
        people.push(person);
    }
    Ok(people)
}

/// Those of the order who have a file. Only a person whose file one may open can be taken in by its id.
async fn known(ctx: &Ctx, change: &mut Change, order: &Admission) -> Result<rules::Known, Refusal> {
    let mut ids = Vec::new();
    for arrival in &order.people {
        let Who::Known(person) = arrival.who else { continue };
        let holders = store::holders(change, person).await?;
        if !holders.iter().any(|(holder,)| ctx.may(Right::SeeFile, *holder)) {
            return Err(Refusal::Missing);
        }
        ids.push(person);
    }
    let provider = change.provider;
    Ok(people::brief(change, provider, &ids).await?)
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

/// Everyone's stay, in the order of the people.
async fn settle(
    ctx: &Ctx,
    change: &mut Change,
    (service, case_id, at): (ServiceId, CaseId, Moment),
    order: &Admission,
    people: &[PersonId],
    known: &rules::Known,
) -> Result<Vec<AdmittedPerson>, Refusal> {
    let full = places::occupancy_in(change, ctx.provider, service, at).await?;
    let mut units = store::units(change, service, at.day()).await?;
    for unit in &mut units {
        unit.free = full.iter().find(|one| one.unit_id == unit.id).map_or(0, |one| one.capacity - one.people);
    }
    let household = rules::Household::of(order, known);
    let mut stays = Vec::with_capacity(people.len());
    for (index, (arrival, person_id)) in order.people.iter().zip(people).enumerate() {
        let place = Place { service, case_id, person_id: *person_id, at };
        stays.push(settle_in(ctx, change, place, index, arrival, household, &units).await?);
    }
    Ok(stays)
}

/// A stay with its legal basis.
async fn settle_in(
    ctx: &Ctx,
    change: &mut Change,
    place: Place,
    index: usize,
    arrival: &Arrival,
    household: Household,
    units: &[Unit],
) -> Result<AdmittedPerson, Refusal> {
    let bed_unit = match arrival.bed_id {
        Some(bed) => {
            let missing = || Refusal::invalid(format!("p{index}_bed"), t::m::bed_unknown());
            store::unit_of_bed(change, place.service, bed).await?.ok_or_else(missing)?
        }
        None => None,
    };
    let unit = rules::unit_for(arrival.part, bed_unit.or(arrival.unit_id), household, units)
        .ok_or_else(|| Refusal::invalid(format!("p{index}_unit"), t::m::no_unit()))?;
    let stay_id = ctx.new_id::<StayId>();
    let inserted = store::insert_stay(change, place, stay_id, unit.id, arrival.part).await;
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

/// The beds that were chosen, and who comes without one into the unit, by the rules of places; only now, for these look at
/// who belongs to whom. What is also to be told: the beds that were kept until now.
async fn give_places(
    ctx: &Ctx,
    change: &mut Change,
    service: ServiceId,
    at: Moment,
    order: &Admission,
    stays: &[AdmittedPerson],
) -> Result<Vec<Event>, Refusal> {
    let mut released = Vec::new();
    let ids: Vec<Uuid> = stays.iter().map(|admitted| admitted.stay_id.0).collect();
    for (index, (arrival, admitted)) in order.people.iter().zip(stays).enumerate() {
        let (stay, later) = (admitted.stay_id.0, &ids[index + 1..]);
        // A household has one reason, unless somebody in it has another.
        let reason = [arrival, &order.people[0]].map(|one| one.bed_reason.trim());
        let reason = if reason[0].is_empty() { reason[1] } else { reason[0] };
        let given = match arrival.bed_id {
            Some(bed) => {
                let (reason, releases) = (reason.to_owned(), arrival.bed_releases);
                let order = places::Assign { stay, bed, from: Some(at), reason, releases };
                places::assign_in(ctx, change, service, &order, later).await.map(|given| released.extend(given.also()))
            }
            None => {
                let emergency = order.entry == Entry::Emergency;
                let order = places::Enter { stay, from: at, reason, later, emergency };
                let entered = places::enter_in(ctx, change, service, order).await;
                match entered {
                    Ok(entered) => {
                        store::except(change, admitted.stay_id, &entered).await.map(drop).map_err(Into::into)
                    }
                    Err(refusal) => Err(refusal),
                }
            }
        };
        given.map_err(|refusal| prefixed(refusal, index))?;
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
