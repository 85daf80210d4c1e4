//! Coming into a unit without a bed: the unit's own rules hold from the first hour.

use super::assign::{of_board, plain_reason, turn};
use super::board::{Board, Resident};
use super::rules::{self, Fullness, Other, Rule, Weight, in_unit};
use super::store;
use kernel::ctx::{Change, Ctx};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId, ServiceId};
use uuid::Uuid;

/// A stay that begins in its unit, with a bed to be found later.
#[derive(Clone, Copy, Debug)]
pub struct Enter<'a> {
    /// The stay, with the unit it is written down for.
    pub stay: Uuid,
    /// Since when.
    pub from: Moment,
    /// Why a rule is not kept; needed when one is not.
    pub reason: &'a str,
    /// Stays that begin at the same time and are counted after this one.
    pub later: &'a [Uuid],
    /// In an emergency nobody is turned away because a unit is full: whoever admits says why, and it is marked.
    pub emergency: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// The unit was full.
    pub over_capacity: bool,
    /// Why a rule was not kept; empty where all were.
    pub reason: String,
}

/// Asks the rules of the stay's unit, within a change of another room. Refused beside `unit` when it does not suit, beside
/// `reason` when a reason is missing.
pub async fn enter_in(
    ctx: &Ctx,
    change: &mut Change,
    service: ServiceId,
    order: Enter<'_>,
) -> Result<Entered, Refusal> {
    let mut board = turn(ctx, change, service, order.from).await?;
    uncount(&mut board, order.later);
    let resident = of_board(&board, order.stay)?;
    let provider = change.provider;
    let relations = store::relations(change, provider, resident.person_id).await?;
    let ordered = store::ordered(change, provider, order.stay, order.from).await?;
    let mut found = findings(&board, resident, &relations, ordered);
    for full in found.iter_mut().filter(|finding| finding.rule == Rule::Capacity && order.emergency) {
        full.weight = full.weight.min(Weight::Warn);
    }
    let reason = plain_reason(order.reason)?;
    let may_make_exceptions = ctx.may(Right::OverrideLimit, service);
    rules::settle(&found, &reason, may_make_exceptions).map_err(beside_unit)?;
    let excepted = found.iter().any(|finding| finding.weight > Weight::Record);
    let over_capacity = found.iter().any(|finding| finding.rule == Rule::Capacity);
    Ok(Entered { over_capacity, reason: if excepted { reason } else { String::new() } })
}

/// Those who are counted later leave the numbers of their units, not the board: they are still family.
pub(super) fn uncount(board: &mut Board, later: &[Uuid]) {
    for resident in board.waiting.iter().filter(|resident| later.contains(&resident.stay_id)) {
        if let Some(unit) = board.units.iter_mut().find(|unit| unit.unit_id == resident.unit_id) {
            unit.people -= 1;
        }
    }
}

fn findings(board: &Board, resident: &Resident, relations: &[(PersonId, bool)], ordered: bool) -> Vec<rules::Finding> {
    let mut found = Vec::new();
    let Some(unit) = board.structure.unit(resident.unit_id) else { return found };
    let others = board.residents().filter(|(other, _)| other.stay_id != resident.stay_id);
    let others: Vec<Other> = others
        .map(|(other, _)| {
            let of = |harm: bool| relations.iter().any(|(id, harmed)| *id == other.person_id && *harmed == harm);
            Other { guest: other.guest.clone(), in_room: false, related: of(false) && !of(true), harmed: of(true) }
        })
        .collect();
    let here = board.units.iter().find(|occupancy| occupancy.unit_id == unit.id);
    let people = here.map_or(0, |occupancy| occupancy.people) - 1;
    in_unit(&resident.guest, unit, Fullness { people, ordered }, &others, &mut found);
    found
}

/// What the rules say beside a bed stands beside the unit here.
fn beside_unit(problems: Problems) -> Problems {
    let mut moved = Problems::default();
    for problem in problems {
        let field = if problem.field == "bed" { "unit".to_owned() } else { problem.field };
        moved.add(field, problem.message);
    }
    moved
}
