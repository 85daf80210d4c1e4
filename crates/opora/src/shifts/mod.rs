//! The shift: its day at a glance, its notes with read receipts, its tasks, and handing over.

mod api;
mod codes;
mod colleagues;
mod diary;
mod file;
mod handover;
mod note;
mod note_view;
mod pages;
mod shift;
mod task;
mod task_pages;
mod today;
mod waits;

#[cfg(test)]
mod tests;

pub use api::routes as api;
pub use codes::{NoteCategory, TaskKind};
pub use file::happened;
pub use handover::{Handover, hand_over};
pub use note::{NewNote, Note, NoteFilter, NotePage, Receipt, acknowledge, notes, write_note};
pub use pages::routes as pages;
pub use shift::{Shift, ShiftKind, shift_of};
pub use task::{NewTask, Task, add_task, task, tasks, tick, untick};
pub use today::{Household, Resident, Today, today};
pub use waits::{Registry, Wait, WaitKind, WaitSource, register};

use kernel::i18n::{self, Lang};
use kernel::types::Moment;

kernel::texts!(shifts);

kernel::id!(
    /// A note of a shift.
    NoteId
);
kernel::id!(
    /// A task of a shift.
    TaskId
);

impl Shift {
    /// „Дневна смяна 08:00–20:00“.
    pub fn words(self, l: Lang) -> String {
        let (from, until) = (clock(self.from), clock(self.until));
        match self.kind {
            ShiftKind::Day => t::day_shift(l, from, until),
            ShiftKind::Night => t::night_shift(l, from, until),
        }
    }

    /// Its icon, and until when it goes: for the top bar.
    pub fn mark(self, l: Lang) -> (&'static str, String) {
        let until = clock(self.until);
        match self.kind {
            ShiftKind::Day => ("sun-medium", t::day_shift_until(l, until)),
            ShiftKind::Night => ("moon", t::night_shift_until(l, until)),
        }
    }
}

/// The time of an instant on the clock of the town.
fn clock(at: Moment) -> String {
    i18n::time(at.local().time())
}

/// The shift that is on, for the top bar of every page.
pub fn shift_mark(l: Lang, at: Moment) -> (&'static str, String) {
    shift_of(at).mark(l)
}
