//! What the timeline of a person's file tells of beds: those that were given though a rule spoke against it, and why.

use super::store::{self, Excepted};
use super::t;
use crate::people::{Later, PersonOnPage, TimelineEntry, TimelineKind, Window};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::types::Day;
use kernel::view::Tone;

/// The exceptions in a person's beds, the last first.
pub fn happened<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        if !matches!(window.kind, None | Some(TimelineKind::Stay)) {
            return Ok(Vec::new());
        }
        let mut view = ctx.view(Right::SeeFile, On::Person(on.person.id)).await?;
        let before = window.before.unwrap_or_else(|| Day::new(9999, 1, 1).start());
        let found = store::excepted(&mut view, ctx.provider, on.person.id, before, window.limit).await?;
        Ok(found.into_iter().map(|excepted| entry(ctx.lang, excepted)).collect())
    })
}

fn entry(l: Lang, (at, building, room, bed, reason): Excepted) -> TimelineEntry {
    TimelineEntry {
        at,
        kind: TimelineKind::Stay,
        tone: Tone::Warn,
        icon: "bed-double",
        title: t::bed_by_exception(l, t::place_words(l, building, room, bed)),
        text: reason,
        who: String::new(),
    }
}
