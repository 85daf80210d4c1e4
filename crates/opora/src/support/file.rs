//! What the person's page shows of the sessions: a tab with their number, the button of a new one, events.

use super::{Session, store, t};
use crate::cases;
use crate::people::{FileTab, Later, PersonOnPage, Tab, TimelineEntry, TimelineKind, Window};
use crate::plans::SupportKind;
use kernel::ctx::{Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::types::Moment;
use kernel::view::{Button, Tone};
use maud::{Markup, Render};

/// The key of the tab.
pub(super) const TAB: Tab = Tab("sessions");

/// The tab, with how many there were.
pub fn tab<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<FileTab>> {
    Box::pin(async move {
        let mut view = ctx.view(Right::SeeSupport, On::Person(on.person.id)).await?;
        let totals = store::totals(&mut view, ctx.provider, on.person.id).await?;
        let count = totals.iter().map(|(_, count, _)| *count).sum::<i64>();
        let href = format!("/people/{}/sessions", on.person.id);
        let label = t::sessions(ctx.lang).to_owned();
        Ok(Some(FileTab { tab: TAB, href, label, count: u32::try_from(count).ok().filter(|count| *count > 0) }))
    })
}

/// The button of a new session: the first thing done from a person's page.
pub fn action<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Markup> {
    Box::pin(async move {
        // Where a session is written already, its own button is the main one.
        let writing = ctx.screen.here.contains("/sessions/");
        let writes = !writing && on.services.iter().any(|service| ctx.may(Right::RecordSupport, *service));
        let href = format!("/people/{}/sessions/new", on.person.id);
        if !writes {
            return Ok(Markup::default());
        }
        let button = Button::link(&href, t::new_session(ctx.lang)).icon("plus").key_new();
        let is_here = cases::is_here(ctx, on).await?;
        Ok(if is_here { button.primary().render() } else { button.render() })
    })
}

/// The events: each session with what was written.
pub fn happened<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        let kind = match window.kind {
            None | Some(TimelineKind::Support) => None,
            Some(TimelineKind::Health) => Some(SupportKind::Medical),
            Some(TimelineKind::Legal) => Some(SupportKind::Legal),
            Some(_) => return Ok(Vec::new()),
        };
        let mut view = ctx.view(Right::SeeSupport, On::Person(on.person.id)).await?;
        let before = super::record::before(ctx, window.before);
        let all = store::sessions(&mut view, ctx.provider, on.person.id, kind, before, window.limit).await?;
        let in_kind = window.kind.unwrap_or(TimelineKind::Support);
        Ok(all.into_iter().map(|session| entry(ctx.lang, in_kind, session)).collect())
    })
}

fn entry(l: Lang, kind: TimelineKind, session: Session) -> TimelineEntry {
    let minutes = i18n::duration_minutes(l, session.minutes);
    let who = session.staff_name.as_ref().map_or(minutes.clone(), |name| format!("{name} · {minutes}"));
    let at: Moment = session.held_at;
    let title = t::session_of(l, session.kind.label(l));
    TimelineEntry { at, kind, tone: Tone::Plan, icon: session.kind.icon(), title, text: session.note, who }
}
