//! The shift's notes: written once, never changed, read and acknowledged by the next shift.

mod store;

pub(super) use store::{about, between, readers, unread_before};

use super::codes::NoteCategory;
use super::{NoteId, colleagues, t};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::own_id::taken;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest note, in characters.
pub const LONGEST: usize = 4_000;
/// Notes on one page of the diary.
pub const A_PAGE: i64 = 50;

/// A note of a shift.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is about.
    pub category: NoteCategory,
    /// What was seen and done.
    pub text: String,
    /// Whom it is about, if one person.
    pub person_id: Option<PersonId>,
    given: Option<String>,
    family: Option<String>,
    alias: Option<String>,
    /// When it was written.
    pub written_at: Moment,
    /// By whom.
    pub written_by: Option<AccountId>,
    /// The writer's name.
    pub writer: Option<String>,
    /// The reader wrote it or has acknowledged it.
    pub is_read: bool,
}

impl Note {
    /// First name and initial of whom it is about.
    pub fn person(&self, l: Lang) -> Option<String> {
        let name = |part: &Option<String>| part.clone().unwrap_or_default();
        self.person_id
            .map(|_| crate::people::short_name_of(&name(&self.given), &name(&self.family), &name(&self.alias), l))
    }
}

/// Somebody acknowledged a note.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Receipt {
    /// Which note.
    pub note_id: NoteId,
    /// Who.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// When.
    pub read_at: Moment,
}

/// A note to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// The id it shall have; a new one without it.
    #[serde(default)]
    pub id: Option<NoteId>,
    /// What it is about.
    pub category: NoteCategory,
    /// What was seen and done.
    pub text: String,
    /// Whom it is about, if one person of the service.
    #[serde(default)]
    pub person_id: Option<PersonId>,
}

/// Which notes are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoteFilter {
    /// Written before; for the next page.
    pub before: Option<Moment>,
    /// About this.
    pub category: Option<NoteCategory>,
}

/// Notes with who has read them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotePage {
    /// The newest first.
    pub notes: Vec<Note>,
    /// Who acknowledged which.
    pub receipts: Vec<Receipt>,
    /// Where the next page begins, if there is one.
    pub next: Option<Moment>,
}

/// The notes of a service, the newest first.
pub async fn notes(ctx: &Ctx, service: ServiceId, filter: NoteFilter, limit: i64) -> Result<NotePage, Refusal> {
    let mut view = ctx.view(Right::SeeShift, On::Service(service)).await?;
    let limit = limit.clamp(1, 200);
    let mut notes = store::page(&mut view, ctx, service, filter, limit + 1).await?;
    let next = (notes.len() as i64 > limit).then(|| notes.pop()).flatten();
    let next = next.and_then(|_| notes.last().map(|note| note.written_at));
    let receipts = match (notes.last(), notes.first()) {
        (Some(oldest), Some(newest)) => {
            store::readers(&mut view, ctx.provider, service, (oldest.written_at, newest.written_at)).await?
        }
        _ => Vec::new(),
    };
    Ok(NotePage { notes, receipts, next })
}

/// Writes a note.
pub async fn write_note(ctx: &Ctx, service: ServiceId, new: &NewNote) -> Result<NoteId, Refusal> {
    check(new)?;
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    if let Some(person) = new.person_id {
        colleagues::require_person(&mut change, ctx.provider, service, person).await?;
    }
    let id = ctx.own_id(new.id)?;
    let by = change.by();
    store::insert(&mut change, ctx.provider, service, id, new, (ctx.at, by)).await.map_err(taken("shift_note"))?;
    change.commit(written(id, new)).await?;
    Ok(id)
}

/// Several notes at once: handing over.
pub(super) fn written(id: NoteId, new: &NewNote) -> Event {
    let event = Event::new("shift_note.written", id);
    let event = event.with(&serde_json::json!({ "category": new.category }));
    match new.person_id {
        Some(person) => event.of(person),
        None => event,
    }
}

pub(super) use store::insert;

/// What can be wrong with a note.
pub(super) fn check(new: &NewNote) -> Result<(), Problems> {
    let mut problems = Problems::default();
    if new.text.trim().is_empty() {
        problems.add("text", t::m::write_something());
    }
    if new.text.chars().count() > LONGEST {
        problems.add("text", t::m::note_too_long(LONGEST));
    }
    if new.text.contains(|letter: char| letter.is_control() && !"\n\r\t".contains(letter)) {
        problems.add("text", t::m::bad_characters());
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Acknowledges all notes of a service that were written until an instant and are not the reader's own; how many.
pub async fn acknowledge(ctx: &Ctx, service: ServiceId, until: Moment) -> Result<usize, Refusal> {
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let Some(account) = change.by() else { return Ok(0) };
    let unread = store::unread_until(&mut change, ctx, service, until.min(ctx.at)).await?;
    for note in &unread {
        store::insert_receipt(&mut change, ctx.provider, *note, account, ctx.at).await?;
    }
    if !unread.is_empty() {
        let event = Event::new("shift_notes.acknowledged", service);
        change.commit(event.with(&serde_json::json!({ "notes": unread.len() }))).await?;
    }
    Ok(unread.len())
}
