//! Who was here on a night, and how many nights people spent here.

use super::board::{Occupancy, Resident, board_in, occupancy_in};
use super::nights::{Nights, midnight, nights};
use super::store::{self, Span};
use super::t;
use crate::provider::UnitId;
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody who had a place on a night.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Sleeper {
    /// Who.
    pub resident: Resident,
    /// The unit: of the bed, else of the stay.
    pub unit_id: UnitId,
    /// The bed as „Явор, 4-1“; none when they had none.
    pub bed: Option<String>,
    /// Why they were away, if they were: `agreed`, `hospital`, `without_notice`.
    pub away: Option<String>,
}

/// The night from a day to the next.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Census {
    /// The day on which it begins.
    pub day: Day,
    /// (unit, its name, capacity, nights) of every unit of that day.
    pub units: Vec<UnitNight>,
    /// All units together.
    pub total: Nights,
    /// Its midnight is still to come: these are the people who are here now.
    pub planned: bool,
    /// The people behind the numbers. Nobody for those who may not see people.
    pub people: Vec<Sleeper>,
}

/// A unit on a night.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct UnitNight {
    /// The unit.
    pub unit_id: UnitId,
    /// Its name.
    pub name: String,
    /// For how many people it was.
    pub capacity: i64,
    /// Who slept there, and for whom a place was kept.
    pub nights: Nights,
}

/// The nights of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MonthNights {
    /// Its first day.
    pub month: Day,
    /// Slept and away.
    pub nights: Nights,
}

/// Who slept here in the night that begins on a day. People come only for those who may see them. Tonight, until its
/// midnight, is counted by who is here now and says so; a later night is refused.
pub async fn census(ctx: &Ctx, service: ServiceId, day: Day) -> Result<Census, Refusal> {
    let mut view = ctx.view(Right::SeeNumbers, On::Service(service)).await?;
    if day > ctx.today() {
        return Err(Refusal::invalid("day", t::m::night_to_come()));
    }
    let planned = midnight(day) > ctx.at;
    let at = midnight(day).min(ctx.at);
    let board = board_in(&mut view, ctx.provider, service, at, ctx.lang).await?.ok_or(Refusal::Missing)?;
    let names = ctx.may(Right::SeePeople, service);
    let sleeper = |(resident, place): (&Resident, Option<&super::Place>)| Sleeper {
        unit_id: place.and_then(|place| place.unit_id).unwrap_or(resident.unit_id),
        bed: place.map(|place| format!("{}, {}-{}", place.building, place.room, place.bed)),
        away: resident.away.as_ref().map(|away| away.kind.clone()),
        resident: resident.clone(),
    };
    let people: Vec<Sleeper> = board.residents().map(sleeper).collect();
    let of = |unit: UnitId| Nights::of(people.iter().filter(|p| p.unit_id == unit));
    let units = board.units.iter().map(|unit| UnitNight {
        unit_id: unit.unit_id,
        name: unit.name.clone(),
        capacity: unit.capacity,
        nights: of(unit.unit_id),
    });
    let (units, total) = (units.collect(), Nights::of(&people));
    Ok(Census { day, units, total, planned, people: if names { people } else { Vec::new() } })
}

impl Nights {
    fn of<'s>(people: impl IntoIterator<Item = &'s Sleeper>) -> Nights {
        let mut nights = Nights::default();
        for person in people {
            if person.away.is_some() { nights.away += 1 } else { nights.slept += 1 }
        }
        nights
    }
}

/// How full the units are now: counts that name nobody.
pub async fn occupancy_now(ctx: &Ctx, service: ServiceId) -> Result<Vec<Occupancy>, Refusal> {
    let mut view = ctx.view(Right::SeeNumbers, On::Service(service)).await?;
    occupancy_in(&mut view, ctx.provider, service, ctx.at).await
}

/// The nights that people spent here, from the night of one day to the night of another, both included. Nights to come are not
/// counted. Refused when the last night is before the first.
pub async fn person_nights(ctx: &Ctx, service: ServiceId, from: Day, until: Day) -> Result<Nights, Refusal> {
    let mut view = ctx.view(Right::SeeNumbers, On::Service(service)).await?;
    if until < from {
        return Err(Refusal::invalid("until", t::m::period_backwards()));
    }
    let until = until.min(last_night(ctx));
    let (stays, absences) = spans(&mut view, ctx, service, from, until).await?;
    Ok(count(&stays, &absences, from, until))
}

/// The nights of each month, from the month of one day to the month of another, the last first.
pub async fn nights_by_month(
    ctx: &Ctx,
    service: ServiceId,
    from: Day,
    until: Day,
) -> Result<Vec<MonthNights>, Refusal> {
    let mut view = ctx.view(Right::SeeNumbers, On::Service(service)).await?;
    let first = Day(from.0.first_of_month());
    let (stays, absences) = spans(&mut view, ctx, service, first, until).await?;
    let mut months = Vec::new();
    let mut month = Day(until.0.first_of_month());
    while month >= first {
        let last = Day(month.0.last_of_month()).min(last_night(ctx));
        months.push(MonthNights { month, nights: count(&stays, &absences, month, last) });
        month = Day(month.yesterday().0.first_of_month());
    }
    Ok(months)
}

/// The last night whose midnight has passed.
fn last_night(ctx: &Ctx) -> Day {
    ctx.today().yesterday()
}

async fn spans(
    view: &mut kernel::ctx::View,
    ctx: &Ctx,
    service: ServiceId,
    from: Day,
    until: Day,
) -> Result<(Vec<Span>, Vec<Span>), Refusal> {
    let (first, last) = (midnight(from), midnight(until));
    let stays = store::spans(view, ctx.provider, service, first, last).await?;
    let absences = store::absences(view, ctx.provider, service, first, last).await?;
    Ok((stays, absences))
}

fn count(stays: &[Span], absences: &[Span], first: Day, last: Day) -> Nights {
    let sum = |spans: &[Span]| spans.iter().map(|span| nights(span.from_at, span.until_at, first, last)).sum::<i64>();
    let away = sum(absences);
    Nights { slept: sum(stays) - away, away }
}
