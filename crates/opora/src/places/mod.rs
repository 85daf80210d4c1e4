//! Places: who sleeps in which bed, what else takes a bed up, how full units are, who was here on which night.
//!
//! Everything that takes up a bed is a [`BedUse`]. The database itself refuses two at once for one bed, and two beds at once for
//! one stay; a move ends one use and begins another, and keeps the stay.

mod api;
mod assign;
mod board;
mod census;
mod enter;
mod hold;
mod limit;
mod nights;
mod pages;
mod rules;
mod store;
mod timeline;

#[cfg(test)]
mod tests;

pub use api::api;
pub use assign::{Assign, Assigned, Move, assign, assign_in, free, move_to};
pub use board::{Away, Board, Counts, Occupancy, Place, Resident, Whom, board, board_in, occupancy_in};
pub use census::{Census, MonthNights, Sleeper, UnitNight, census, nights_by_month, occupancy_now, person_nights};
pub use enter::{Enter, Entered, enter_in};
pub use hold::{Closing, Hold, clean_done, clean_start, close_bed, end_use, hold, open_bed, release};
pub use limit::{Limit, RepeatRule, Spell, limit, months_after};
pub use nights::{Nights, midnight, nights};
pub use pages::pages;
pub use rules::{Finding, Fullness, Guest, Other, Rule, Weight, fits};
pub use timeline::happened;

use crate::provider::BedId;
use kernel::types::Moment;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

kernel::texts!(places);

kernel::id!(
    /// Something that takes up a bed for a time.
    BedUseId
);

kernel::codes! {
    /// What takes up a bed.
    pub enum UseKind {
        /// Somebody's stay.
        Stay = "stay",
        /// It is kept for somebody who comes; ends by itself at its hour.
        Hold = "hold",
        /// It is being cleaned.
        Cleaning = "cleaning",
        /// It cannot be used: repair.
        OutOfService = "out_of_service",
    }
}

/// What takes up a bed from one instant until another, or until further notice.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct BedUse {
    /// Its id.
    pub id: BedUseId,
    /// The bed.
    pub bed_id: BedId,
    /// What it is.
    pub kind: UseKind,
    /// Whose stay, of a stay.
    pub stay_id: Option<Uuid>,
    /// Since when.
    pub from_at: Moment,
    /// Until when; without it until it is ended.
    pub until_at: Option<Moment>,
    /// For whom it is kept, of a hold: never a name.
    pub held_for: String,
    /// Why: the reason for an exception, what is to be repaired.
    pub note: String,
    /// Sent back with a change.
    pub version: i64,
}
