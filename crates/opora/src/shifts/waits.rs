//! What waits for the reader: rooms above say it, the day's page shows it.

use crate::people::Later;
use kernel::ctx::Ctx;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ServiceId};
use kernel::view::Tone;
use serde::Serialize;
use std::sync::OnceLock;
use utoipa::ToSchema;

use super::t;

kernel::codes! {
    /// Why something waits for somebody. What only they can do comes first.
    pub enum WaitKind {
        /// The note of a refusal names them as the witness and is not signed by them yet.
        Witness = "witness",
        /// A colleague has signed for the team, and a second signature is needed.
        Signature = "signature",
        /// A next step that they wrote down for a day which has come.
        NextStep = "next_step",
        /// Signed by the team; the person, a parent or a guardian is to answer.
        PersonAnswer = "person_answer",
        /// They began it, and it is not finished.
        Draft = "draft",
    }
}

impl WaitKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            WaitKind::Witness => t::wait_witness(l),
            WaitKind::Signature => t::wait_signature(l),
            WaitKind::NextStep => t::wait_next_step(l),
            WaitKind::PersonAnswer => t::wait_person_answer(l),
            WaitKind::Draft => t::wait_draft(l),
        }
    }

    /// The colour and the icon that say the same.
    pub fn mark(self) -> (Tone, &'static str) {
        match self {
            WaitKind::Witness | WaitKind::Signature => (Tone::Warn, "signature"),
            WaitKind::NextStep => (Tone::Info, "clock"),
            WaitKind::PersonAnswer => (Tone::Neutral, "user-round"),
            WaitKind::Draft => (Tone::Neutral, "file-pen"),
        }
    }
}

/// Something that waits for the reader.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Wait {
    /// Why.
    pub kind: WaitKind,
    /// What: „Оценка на потребностите“, or the next step in its own words.
    pub title: String,
    /// Whose file it is in.
    pub person_id: PersonId,
    /// First name and initial.
    pub person: String,
    /// The page on which it is done.
    pub href: String,
    /// Of a next step, its day.
    pub due_on: Option<Day>,
}

/// What a room above knows to wait for the reader in a service, with a number of questions that does not grow. It asks for
/// its own right; refused, it is left out.
pub type WaitSource = for<'a> fn(&'a Ctx, ServiceId) -> Later<'a, Vec<Wait>>;

/// What rooms above add to the day's page.
pub struct Registry {
    /// What waits for the reader.
    pub waits: &'static [WaitSource],
}

static REGISTRY: OnceLock<Registry> = OnceLock::new();

/// Hands over what rooms above add, once, when the program is put together.
pub fn register(registry: Registry) {
    // A second router in the same process (every test makes one) registers the same again.
    let _ = REGISTRY.set(registry);
}

/// Everything that waits for the reader in a service.
pub async fn gather(ctx: &Ctx, service: ServiceId) -> Result<Vec<Wait>, Refusal> {
    let mut all = Vec::new();
    for source in REGISTRY.get().map_or(&[][..], |registry| registry.waits) {
        match source(ctx, service).await {
            Err(Refusal::Denied | Refusal::Missing) => {}
            found => all.extend(found?),
        }
    }
    all.sort_by(|one, other| (one.kind, one.due_on, &one.person).cmp(&(other.kind, other.due_on, &other.person)));
    Ok(all)
}
