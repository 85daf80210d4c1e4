//! What the room adds to a person's file: the notes about them, in the timeline.

use super::codes::NoteCategory;
use super::note::{self, Note};
use super::t;
use crate::people::{Later, PersonOnPage, TimelineEntry, TimelineKind, Window};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;

/// The notes about a person, newest first.
pub fn happened<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        if window.kind.is_some_and(|kind| !matches!(kind, TimelineKind::Health | TimelineKind::Support)) {
            return Ok(Vec::new());
        }
        let mut view = ctx.view(Right::SeeShift, On::Person(on.person.id)).await?;
        let notes = note::about(&mut view, ctx, on.person.id, (window.before, window.limit)).await?;
        let entries = notes.into_iter().map(|note| entry(ctx.lang, note));
        Ok(entries.filter(|entry| window.kind.is_none_or(|kind| entry.kind == kind)).collect())
    })
}

fn entry(l: Lang, note: Note) -> TimelineEntry {
    let (tone, icon) = note.category.mark();
    let kind = if note.category == NoteCategory::Health { TimelineKind::Health } else { TimelineKind::Support };
    TimelineEntry {
        at: note.written_at,
        kind,
        tone,
        icon,
        title: t::note_of_shift(l, note.category.label(l)),
        text: note.text,
        who: note.writer.unwrap_or_default(),
    }
}
