//! How long a text may be, and the check of what did not come through a form.

use super::t;
use kernel::form::Problems;
use kernel::refusal::Refusal;

/// A line: the name of an activity, who does it.
pub const LINE: usize = 200;
/// A goal or a need.
pub const GOAL: usize = 400;
/// A paragraph.
pub const TEXT: usize = 4000;

/// Collects what is wrong with the texts of an order.
#[derive(Default)]
pub struct Check(Problems);

impl Check {
    /// At most so many characters.
    pub fn short(mut self, field: &str, text: &str, most: usize) -> Check {
        let length = text.chars().count();
        if length > most {
            self.0.add(field, t::m::text_too_long(most, length));
        }
        self
    }

    /// The same, and not empty.
    pub fn filled(mut self, field: &str, text: &str, most: usize) -> Check {
        if text.trim().is_empty() {
            self.0.add(field, t::m::fill_in());
        }
        self.short(field, text, most)
    }

    /// A mark is 1 to 10.
    pub fn mark(mut self, field: &str, mark: Option<i64>) -> Check {
        if mark.is_some_and(|mark| !(1..=10).contains(&mark)) {
            self.0.add(field, t::m::mark_out_of_range());
        }
        self
    }

    /// Anything else that must hold.
    pub fn holds(mut self, field: &str, holds: bool, why: kernel::i18n::Msg) -> Check {
        if !holds {
            self.0.add(field, why);
        }
        self
    }

    /// Refused, if anything is wrong.
    pub fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0)) }
    }
}
