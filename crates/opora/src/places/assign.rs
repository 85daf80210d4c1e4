//! Giving a bed to a stay, moving it to another, freeing it. A move keeps the stay.

use super::board::{Board, Resident, board_in};
use super::rules::{self, Fullness, Other, Rule, Weight, fits};
use super::{BedUse, BedUseId, UseKind, enter, store, t};
use crate::provider::{BedId, one_at_a_time};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::{Error, violates};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

/// A bed for a stay.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Assign {
    /// The stay, of the same service; it goes on at `from`.
    pub stay: Uuid,
    /// The bed.
    pub bed: BedId,
    /// Since when; without it from now. Not before the arrival and not in the future.
    pub from: Option<Moment>,
    /// Why a rule is not kept; needed when one is not.
    #[serde(default)]
    pub reason: String,
    /// The bed is kept, and whom it is kept for has come or needs it no more. A kept bed is given only so.
    #[serde(default)]
    pub releases: bool,
}

/// Another bed for a stay that has one.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Move {
    /// The stay.
    pub stay: Uuid,
    /// The new bed.
    pub bed: BedId,
    /// When; without it now.
    pub at: Option<Moment>,
    /// Why a rule is not kept; needed when one is not.
    #[serde(default)]
    pub reason: String,
    /// The old bed is cleaned first.
    #[serde(default)]
    pub clean: bool,
}

/// What came of giving a bed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Assigned {
    /// The use of the bed.
    pub id: BedUseId,
    /// The unit was full: the stay is marked as over capacity.
    pub over_capacity: bool,
    /// The rules that are not kept.
    pub rules: Vec<Rule>,
    /// The hold that ended with it.
    pub released: Option<BedUseId>,
}

impl Assigned {
    /// What else is to be told of it in the audit: that the bed was kept, and no longer is.
    pub fn also(&self) -> Option<Event> {
        Some(Event::new("bed.released", self.released?).with(&json!({ "use": self.id })))
    }
}

/// Gives a bed. Refused beside `bed` when it is taken or does not suit, beside `reason` when a reason is missing.
pub async fn assign(ctx: &Ctx, service: ServiceId, order: &Assign) -> Result<Assigned, Refusal> {
    let mut change = ctx.change(Right::AssignPlace, On::Service(service)).await?;
    let assigned = assign_in(ctx, &mut change, service, order, &[]).await?;
    let details = json!({ "stay": order.stay, "bed": order.bed, "rules": assigned.rules });
    let event = Event::new("bed.assigned", assigned.id).with(&details);
    change.commit_all([event].into_iter().chain(assigned.also()).collect()).await?;
    Ok(assigned)
}

/// The same within a change of another room, which says in its own event what happened, and what is `also` to be told.
/// The stays in `later` begin at the same time and are counted after this one.
pub async fn assign_in(
    ctx: &Ctx,
    change: &mut Change,
    service: ServiceId,
    order: &Assign,
    later: &[Uuid],
) -> Result<Assigned, Refusal> {
    let from = order.from.unwrap_or(change.at);
    let mut board = turn(ctx, change, service, from).await?;
    enter::uncount(&mut board, later);
    let resident = of_board(&board, order.stay)?;
    if board.residents().any(|(r, place)| r.stay_id == order.stay && place.is_some()) {
        return Err(Refusal::invalid("bed", t::m::has_a_bed()));
    }
    let place = board.place(order.bed).ok_or(Refusal::Missing)?;
    let held = place.taken.as_ref().filter(|used| used.kind == UseKind::Hold);
    if let Some(held) = held {
        if !order.releases {
            return Err(Refusal::invalid("releases", t::m::bed_is_kept(held.held_for.as_str())));
        }
        // The hold ends as the stay begins.
        let provider = change.provider;
        store::end(change, provider, held.id, held.version, from).await?;
    }
    let assigned = settle_in(ctx, change, &board, resident, order.bed, from, &order.reason).await?;
    Ok(Assigned { released: held.map(|held| held.id), ..assigned })
}

/// Moves a stay to another bed of its service. The old one may be cleaned first.
pub async fn move_to(ctx: &Ctx, service: ServiceId, order: &Move) -> Result<Assigned, Refusal> {
    let mut change = ctx.change(Right::AssignPlace, On::Service(service)).await?;
    let at = order.at.unwrap_or(change.at);
    let board = turn(ctx, &mut change, service, at).await?;
    let resident = of_board(&board, order.stay)?;
    let old = board.places.iter().find(|p| p.resident.as_ref().is_some_and(|r| r.stay_id == order.stay));
    let old = old.and_then(|place| place.taken.as_ref()).ok_or_else(|| Refusal::invalid("bed", t::m::has_no_bed()))?;
    if old.bed_id == order.bed {
        return Err(Refusal::invalid("bed", t::m::same_bed()));
    }
    let provider = change.provider;
    store::end(&mut change, provider, old.id, old.version, at).await?;
    let assigned = settle_in(ctx, &mut change, &board, resident, order.bed, at, &order.reason).await?;
    if order.clean {
        let cleaning = BedUse::new(ctx.new_id(), old.bed_id, UseKind::Cleaning, at);
        write(&mut change, &cleaning).await?;
    }
    let details = json!({ "stay": order.stay, "from": old.bed_id, "to": order.bed, "rules": assigned.rules });
    change.commit(Event::new("bed.moved", assigned.id).with(&details)).await?;
    Ok(assigned)
}

/// Frees whatever bed a stay has at its end, within the change that ends it. With `clean` the bed is cleaned from then on.
pub async fn free(ctx: &Ctx, change: &mut Change, stay: Uuid, at: Moment, clean: bool) -> Result<(), Refusal> {
    let provider = change.provider;
    let freed = store::end_of_stay(change, provider, stay, at).await?;
    if let Some((bed,)) = freed.first().filter(|_| clean) {
        let cleaning = BedUse::new(ctx.new_id(), *bed, UseKind::Cleaning, at.max(change.at));
        write(change, &cleaning).await?;
    }
    Ok(())
}

/// Waits until one is alone in giving places of the service, then looks at it at an instant that is not to come.
pub(super) async fn turn(ctx: &Ctx, change: &mut Change, service: ServiceId, at: Moment) -> Result<Board, Refusal> {
    if at > change.at {
        return Err(Refusal::invalid("from", t::m::not_in_future()));
    }
    let provider = change.provider;
    if !one_at_a_time(change, provider, service).await? {
        return Err(Refusal::Missing);
    }
    board_in(change, provider, service, at, ctx.lang).await?.ok_or(Refusal::Missing)
}

/// The stay, if it goes on at the board's instant; a stay of another service is none.
pub(super) fn of_board(board: &Board, stay: Uuid) -> Result<&Resident, Refusal> {
    board.residents().map(|(resident, _)| resident).find(|r| r.stay_id == stay).ok_or(Refusal::Missing)
}

/// Asks the rules and writes the use down.
async fn settle_in(
    ctx: &Ctx,
    change: &mut Change,
    board: &Board,
    resident: &Resident,
    bed: BedId,
    from: Moment,
    reason: &str,
) -> Result<Assigned, Refusal> {
    let reason = plain_reason(reason)?;
    let provider = change.provider;
    let place = board.place(bed).ok_or(Refusal::Missing)?;
    if place.taken.as_ref().is_some_and(|used| used.kind != UseKind::Hold) {
        return Err(Refusal::invalid("bed", t::m::bed_taken()));
    }
    let relations = store::relations(change, provider, resident.person_id).await?;
    let ordered = store::ordered(change, provider, resident.stay_id, from).await?;
    let found = findings(board, resident, bed, &relations, ordered)?;
    rules::settle(&found, &reason, ctx.may(Right::OverrideLimit, board.structure.service.id))?;
    let used = BedUse {
        stay_id: Some(resident.stay_id),
        note: if found.iter().any(|f| f.weight > Weight::Record) { reason } else { String::new() },
        ..BedUse::new(ctx.new_id(), bed, UseKind::Stay, from)
    };
    write(change, &used).await?;
    let over_capacity = found.iter().any(|finding| finding.rule == Rule::Capacity);
    if let Some(unit) = place.unit_id {
        store::settled(change, provider, resident.stay_id, unit, over_capacity).await?;
    }
    Ok(Assigned {
        id: used.id,
        over_capacity,
        rules: found.iter().map(|finding| finding.rule).collect(),
        released: None,
    })
}

fn findings(
    board: &Board,
    resident: &Resident,
    bed: BedId,
    relations: &[(kernel::types::PersonId, bool)],
    ordered: bool,
) -> Result<Vec<rules::Finding>, Refusal> {
    let day = board.at.day();
    let (building, room, found) = board.structure.bed(bed).ok_or(Refusal::Missing)?;
    let works = board.structure.service.valid_on(day);
    let unit = room.unit_id.and_then(|id| board.structure.unit(id)).filter(|_| works);
    let mut others = Vec::new();
    for (other, place) in board.residents().filter(|(other, _)| other.stay_id != resident.stay_id) {
        let in_room = place.is_some_and(|place| place.room_id == room.id);
        let in_building = place.is_some_and(|place| place.building_id == building.id);
        let of = |harm: bool| relations.iter().any(|(id, harmed)| *id == other.person_id && *harmed == harm);
        let (related, harmed) = (of(false) && !of(true), of(true) && in_building);
        if in_room || related || harmed || other.case_id == resident.case_id {
            others.push(Other { guest: other.guest.clone(), in_room, related, harmed });
        }
    }
    let here = board.units.iter().find(|o| Some(o.unit_id) == room.unit_id);
    // Who is counted in this very unit already, with a bed or without, takes no further place in it.
    let own = board.residents().any(|(r, place)| {
        r.stay_id == resident.stay_id && place.map_or(Some(r.unit_id), |place| place.unit_id) == room.unit_id
    });
    let fullness = Fullness { people: here.map_or(0, |o| o.people) - i64::from(own), ordered };
    Ok(fits(&resident.guest, found.valid_on(day), room, unit, fullness, &others, day))
}

/// What the rules say beforehand of every free bed for somebody on the board.
pub(super) async fn advice(
    ctx: &Ctx,
    board: &Board,
    resident: &Resident,
) -> Result<Vec<(BedId, Vec<rules::Finding>)>, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(board.structure.service.id)).await?;
    let relations = store::relations(&mut view, ctx.provider, resident.person_id).await?;
    let ordered = store::ordered(&mut view, ctx.provider, resident.stay_id, board.at).await?;
    let free = board.places.iter().filter(|place| place.taken.is_none());
    free.map(|p| findings(board, resident, p.bed_id, &relations, ordered).map(|found| (p.bed_id, found))).collect()
}

/// A reason as it may be kept: one line, not too long.
pub(super) fn plain_reason(reason: &str) -> Result<String, Problems> {
    let fields = [("reason", reason)].into_iter().collect();
    let mut form = kernel::form::Reader::new(&fields);
    let reason = form.text("reason", 500).unwrap_or_default();
    form.finish(reason)
}

/// Writes a use down; what the database refuses is told beside the bed.
pub(super) async fn write(change: &mut Change, used: &BedUse) -> Result<(), Refusal> {
    let (provider, by) = (change.provider, change.by());
    store::insert(change, provider, used, by).await.map_err(refused)
}

fn refused(error: Error) -> Refusal {
    if violates(&error, "bed_taken") {
        Refusal::invalid("bed", t::m::bed_taken())
    } else if violates(&error, "stay_has_bed") {
        Refusal::invalid("bed", t::m::has_a_bed())
    } else {
        error.into()
    }
}
