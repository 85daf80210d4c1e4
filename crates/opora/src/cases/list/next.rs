//! The next deadline of each case, which the room of deadlines above knows. `app.rs` hands over how it is asked.

use crate::cases::CaseId;
use kernel::ctx::Ctx;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use kernel::view::Tone;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::OnceLock;

/// What falls due next in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The last day.
    pub on: Day,
    /// The same in words: „21.11.2026“, „днес до 18:00“.
    pub when: String,
    /// What has to be done or what ends.
    pub what: String,
    /// Whether it presses.
    pub tone: Tone,
    /// The page where it is met.
    pub href: String,
}

/// The next deadline by case; a case without an open one is not in it.
pub type Upcoming = HashMap<CaseId, NextDue>;

/// What the room above answers later: `Box::pin(async move { … })`.
pub type LaterDue<'a> = Pin<Box<dyn Future<Output = Result<Upcoming, Refusal>> + Send + 'a>>;

static ASKED: OnceLock<for<'a> fn(&'a Ctx, ServiceId) -> LaterDue<'a>> = OnceLock::new();

/// Hands it over, once. A second router in the same process (every test makes one) hands over the same again.
pub fn register(asked: for<'a> fn(&'a Ctx, ServiceId) -> LaterDue<'a>) {
    let _ = ASKED.set(asked);
}

/// The next deadlines in a service; none for those who do not see deadlines.
pub(super) async fn of(ctx: &Ctx, service: ServiceId) -> Result<Upcoming, Refusal> {
    let Some(asked) = ASKED.get() else { return Ok(Upcoming::new()) };
    match asked(ctx, service).await {
        Err(Refusal::Denied | Refusal::Missing) => Ok(Upcoming::new()),
        answer => answer,
    }
}
