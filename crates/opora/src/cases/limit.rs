//! The longest stay in a shelter, by what somebody is here as. It is reckoned in one place for beds and for cases.

pub use crate::places::{Limit, RepeatRule, Spell};

pub(super) use crate::places::months_after;

use super::codes::Part;
use crate::places;
use kernel::types::Day;

/// The limit for somebody who is here as `part`: a child that came alone counts by the year, everyone else by the stay.
pub fn limit(part: Part, spells: &[Spell], months: i64, today: Day, rule: RepeatRule) -> Limit {
    places::limit(part == Part::Child, spells, months, today, rule)
}
