//! Support given: meetings with one person, written in half a minute, tied to the plan, and after a day written for
//! good: a court may read them (ЗЗДН 13, ал. 2).

mod api;
mod file;
mod pages;
mod record;
mod rules;
mod store;
mod waiting;

pub use api::router as api;
pub use file::{action, happened, tab};
pub use pages::routes as pages;
pub use record::{
    Correction, Cursor, SessionOrder, SessionWithCorrections, Sessions, correct, edit, record, session, sessions,
};
pub use rules::{EDITABLE_HOURS, default_kind, may_edit, rounded_start};
pub use waiting::waits;

use crate::cases::CaseId;
use crate::plans::{ActivityId, SupportKind};
use kernel::types::{AccountId, Day, Moment, PersonId};
use serde::Serialize;
use utoipa::ToSchema;

kernel::texts!(support);

kernel::id!(
    /// A session.
    SessionId
);

/// A meeting with one person.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// With whom.
    pub person_id: PersonId,
    /// In which case.
    pub case_id: CaseId,
    /// What kind of support.
    pub kind: SupportKind,
    /// When it began.
    pub held_at: Moment,
    /// How long it took, in minutes.
    pub minutes: i64,
    /// Who held and wrote it.
    pub staff_id: Option<AccountId>,
    /// Their name.
    pub staff_name: Option<String>,
    /// The line of the plan it belongs to.
    pub activity_id: Option<ActivityId>,
    /// What that line says.
    pub activity: Option<String>,
    /// What was done and said.
    pub note: String,
    /// What comes next.
    pub next_step: String,
    /// By when.
    pub next_on: Option<Day>,
    /// When it was first written down.
    pub written_at: Moment,
    /// Sent back with a change.
    pub version: i64,
}

#[cfg(test)]
mod tests;
