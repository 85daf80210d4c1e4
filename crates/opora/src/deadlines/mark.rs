//! Noting that a duty is fulfilled which leaves no other trace: a copy handed over, a child registered with a GP.

use crate::cases::StayId;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::facts::Mark;
use super::{Deadline, FOLLOWED_DAYS, store, t};

/// The lines that are met by a note alone. All others are met by what is written where the work is done.
const MARKED: &[&str] =
    &["D8.person", "D25.short", "D25.longer", "D27", "D37", "D38.gp", "D38.examination", "S8.20", "S8.60"];

/// Which duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkOrder {
    /// Of which stay.
    pub stay: StayId,
    /// The line of the table: `D38.gp`.
    pub key: String,
    /// The day on which its clock started.
    pub since: Day,
}

/// Notes that it is done. Refused with `Invalid` for a line that is met elsewhere or whose clock does not run;
/// `Missing` for a stay that the service
/// does not have. Noted twice it stays noted once.
pub async fn mark(ctx: &Ctx, service: ServiceId, order: &MarkOrder) -> Result<(), Refusal> {
    if !MARKED.contains(&order.key.as_str()) {
        return Err(Refusal::invalid("key", t::m::met_elsewhere()));
    }
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let person = store::person_of(&mut change, ctx.provider, service, order.stay).await?.ok_or(Refusal::Missing)?;
    if !awaits(&mut change, ctx, person, order).await? {
        return Ok(());
    }
    let (id, by) = (ctx.new_id::<Uuid>(), change.by());
    let mark = Mark { stay: order.stay, key: order.key.clone(), since: order.since, done_at: ctx.at };
    if !store::insert_mark(&mut change, ctx.provider, (id, by), &mark).await? {
        return Ok(());
    }
    change.commit(Event::new("deadline.met", order.stay).of(person).with(order)).await
}

/// Whether the duty waits: its clock was started by something that happened, and nothing has stopped it. Refused with
/// `Invalid` where there is no such clock; no longer waiting is no fault.
async fn awaits(change: &mut Change, ctx: &Ctx, person: PersonId, order: &MarkOrder) -> Result<bool, Refusal> {
    let since = ctx.today().plus_days(-FOLLOWED_DAYS).start();
    let facts = store::facts(change, ctx.provider, store::Of::Person(person), since).await?;
    let noted = |mark: &Mark| mark.stay == order.stay && mark.key == order.key && mark.since == order.since;
    if facts.marks.iter().any(noted) {
        return Ok(false);
    }
    let all = super::derive::deadlines(&facts, ctx.at);
    let asked = |one: &&Deadline| one.stay == order.stay && one.what.key() == order.key && one.since == order.since;
    let found = all.iter().find(asked).ok_or_else(|| Refusal::invalid("key", t::m::no_such_deadline()))?;
    Ok(found.is_open())
}

/// Takes the note back.
pub async fn unmark(ctx: &Ctx, service: ServiceId, order: &MarkOrder) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let person = store::person_of(&mut change, ctx.provider, service, order.stay).await?.ok_or(Refusal::Missing)?;
    if !store::delete_mark(&mut change, ctx.provider, order.stay, &order.key, order.since).await? {
        return Err(Refusal::Missing);
    }
    change.commit(Event::new("deadline.reopened", order.stay).of(person).with(order)).await
}
