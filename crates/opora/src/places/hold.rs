//! What takes up a bed besides people: a hold until its hour, cleaning, repair.

use super::assign::write;
use super::{BedUse, BedUseId, UseKind, store, t};
use crate::provider::{self, BedId};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::{Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A place is never kept longer, in days: who comes later is admitted later.
const LONGEST_HOLD_DAYS: i64 = 31;

/// A bed kept for somebody who comes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Hold {
    /// The bed.
    pub bed: BedId,
    /// Ends by itself then; at most 31 days from now.
    pub until: Moment,
    /// For whom, in a few words: „Жена с дете, днес 16:00“. Never a name.
    pub held_for: String,
    /// By whom or why.
    #[serde(default)]
    pub note: String,
}

/// A bed that cannot be used.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Closing {
    /// The bed.
    pub bed: BedId,
    /// Until when; without it until it is opened again.
    pub until: Option<Moment>,
    /// What is wrong with it.
    pub note: String,
}

/// Keeps a bed from now until an hour.
pub async fn hold(ctx: &Ctx, service: ServiceId, order: &Hold) -> Result<BedUseId, Refusal> {
    let mut problems = Problems::default();
    let held_for = line("held_for", &order.held_for, true, &mut problems);
    let note = line("note", &order.note, false, &mut problems);
    if order.until <= ctx.at {
        problems.add("until", t::m::hold_in_past());
    } else if order.until > ctx.at.plus_hours(24 * LONGEST_HOLD_DAYS) {
        problems.add("until", t::m::hold_too_long(LONGEST_HOLD_DAYS));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let used = BedUse {
        until_at: Some(order.until),
        held_for,
        note,
        ..BedUse::new(ctx.new_id(), order.bed, UseKind::Hold, ctx.at)
    };
    begin(ctx, service, used, "bed.held").await
}

/// Ends a hold before its hour.
pub async fn release(ctx: &Ctx, service: ServiceId, id: BedUseId, version: i64) -> Result<(), Refusal> {
    finish(ctx, service, id, version, UseKind::Hold, "bed.released").await
}

/// Begins to clean a bed; without an hour until [`clean_done`].
pub async fn clean_start(
    ctx: &Ctx,
    service: ServiceId,
    bed: BedId,
    until: Option<Moment>,
) -> Result<BedUseId, Refusal> {
    if until.is_some_and(|until| until <= ctx.at) {
        return Err(Refusal::invalid("until", t::m::hold_in_past()));
    }
    let used = BedUse { until_at: until, ..BedUse::new(ctx.new_id(), bed, UseKind::Cleaning, ctx.at) };
    begin(ctx, service, used, "bed.cleaning").await
}

/// The bed is clean.
pub async fn clean_done(ctx: &Ctx, service: ServiceId, id: BedUseId, version: i64) -> Result<(), Refusal> {
    finish(ctx, service, id, version, UseKind::Cleaning, "bed.cleaned").await
}

/// Takes a bed out of service.
pub async fn close_bed(ctx: &Ctx, service: ServiceId, order: &Closing) -> Result<BedUseId, Refusal> {
    let mut problems = Problems::default();
    let note = line("note", &order.note, true, &mut problems);
    if order.until.is_some_and(|until| until <= ctx.at) {
        problems.add("until", t::m::hold_in_past());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let used =
        BedUse { until_at: order.until, note, ..BedUse::new(ctx.new_id(), order.bed, UseKind::OutOfService, ctx.at) };
    begin(ctx, service, used, "bed.closed").await
}

/// Puts a bed back into service.
pub async fn open_bed(ctx: &Ctx, service: ServiceId, id: BedUseId, version: i64) -> Result<(), Refusal> {
    finish(ctx, service, id, version, UseKind::OutOfService, "bed.opened").await
}

/// Ends a hold, cleaning or repair now, whichever it is. A stay's use ends with the stay or by a move.
pub async fn end_use(ctx: &Ctx, service: ServiceId, id: BedUseId, version: i64) -> Result<(), Refusal> {
    let mut view = ctx.view(Right::AssignPlace, On::Service(service)).await?;
    let used = store::bed_use(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    drop(view);
    match used.kind {
        UseKind::Hold => release(ctx, service, id, version).await,
        UseKind::Cleaning => clean_done(ctx, service, id, version).await,
        UseKind::OutOfService => open_bed(ctx, service, id, version).await,
        UseKind::Stay => Err(Refusal::invalid("", t::m::stay_ends_otherwise())),
    }
}

async fn begin(ctx: &Ctx, service: ServiceId, used: BedUse, action: &'static str) -> Result<BedUseId, Refusal> {
    let mut change = ctx.change(Right::AssignPlace, On::Service(service)).await?;
    let provider = change.provider;
    provider::one_at_a_time(&mut change, provider, service).await?;
    let structure = provider::structure_in(&mut change, provider, service).await?.ok_or(Refusal::Missing)?;
    let (.., bed) = structure.bed(used.bed_id).ok_or(Refusal::Missing)?;
    if !bed.valid_on(ctx.today()) {
        return Err(Refusal::invalid("bed", t::m::rule_bed_not_valid()));
    }
    write(&mut change, &used).await?;
    change.commit(Event::new(action, used.id).with(&json!({ "bed": used.bed_id, "until": used.until_at }))).await?;
    Ok(used.id)
}

async fn finish(
    ctx: &Ctx,
    service: ServiceId,
    id: BedUseId,
    version: i64,
    kind: UseKind,
    action: &'static str,
) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::AssignPlace, On::Service(service)).await?;
    let used = of_service(&mut change, service, id).await?;
    if used.kind != kind {
        return Err(Refusal::Missing);
    }
    if used.version != version {
        return Err(Refusal::Stale(used.version));
    }
    let at = change.at;
    // What has ended by itself stays as it ended.
    if used.until_at.is_none_or(|until| until > at) {
        let provider = change.provider;
        store::end(&mut change, provider, id, version, at.max(used.from_at)).await?;
    }
    change.commit(Event::new(action, id).with(&json!({ "bed": used.bed_id }))).await
}

async fn of_service(change: &mut Change, service: ServiceId, id: BedUseId) -> Result<BedUse, Refusal> {
    let provider = change.provider;
    if store::located(change, provider, id).await? != Some((service,)) {
        return Err(Refusal::Missing);
    }
    store::bed_use(change, provider, id).await?.ok_or(Refusal::Missing)
}

/// One line of words as a form would read it.
fn line(name: &str, value: &str, required: bool, problems: &mut Problems) -> String {
    let fields = [(name, value)].into_iter().collect();
    let mut form = Reader::new(&fields);
    let text = if required { form.required_text(name, 200) } else { form.text(name, 200) };
    match form.finish(text.unwrap_or_default()) {
        Ok(text) => text,
        Err(found) => {
            problems.append(found);
            String::new()
        }
    }
}
