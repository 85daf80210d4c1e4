//! The timeline of everything: what rooms above tell, and what was changed in the file itself.

use super::{PersonOnPage, TimelineEntry, TimelineKind, Window, heard, registry, t};
use crate::people::{alert, log};
use kernel::ctx::{Ctx, On};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment};
use kernel::view::{self, Button, Event, Tone, button_group};
use maud::{Markup, html};

/// So many entries at once.
const PAGE: usize = 20;

/// What the reader asks of the timeline, in the address: `?kind=legal&before=2026-10-01T08:00:00.000000Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Only of this kind.
    pub kind: Option<TimelineKind>,
    /// Only what happened before.
    pub before: Option<Moment>,
}

/// The card of the timeline.
pub(super) async fn card(ctx: &Ctx, on: &PersonOnPage, wish: Wish) -> Result<Markup, Refusal> {
    let mut entries = entries(ctx, on, wish).await?;
    let page = whole_moments(&entries);
    let more = entries.len() > page;
    entries.truncate(page);
    let l = ctx.lang;
    let (id, today) = (on.person.id, ctx.today());
    let next = entries.last().filter(|_| more).map(|entry| address(id, wish.kind, Some(entry.at)));
    let events: Vec<Event> = entries.into_iter().map(|entry| event(l, entry, today)).collect();
    Ok(html! {
        section.card aria-labelledby="t-h" {
            header { h2 #t-h { (t::timeline(l)) } (filter(l, on, wish.kind)) }
            div.body {
                @if events.is_empty() {
                    p.muted { (t::nothing_happened(l)) }
                } @else {
                    (view::timeline(&events))
                }
            }
            @if let Some(next) = next { footer { a href=(next) { (t::show_earlier(l)) } } }
        }
    })
}

/// A page never ends within a moment: the next one begins before it.
fn whole_moments(entries: &[TimelineEntry]) -> usize {
    let Some(last) = entries.get(PAGE - 1) else { return entries.len() };
    PAGE + entries[PAGE..].iter().take_while(|entry| entry.at == last.at).count()
}

async fn entries(ctx: &Ctx, on: &PersonOnPage, wish: Wish) -> Result<Vec<TimelineEntry>, Refusal> {
    let window = Window { before: wish.before, kind: wish.kind, limit: PAGE as i64 + 1 };
    let mut all = own(ctx, on, window).await?;
    for source in registry().timeline {
        all.extend(heard(source(ctx, on, window)).await?);
    }
    all.retain(|entry| wish.kind.is_none_or(|kind| entry.kind == kind));
    all.retain(|entry| wish.before.is_none_or(|before| entry.at < before));
    all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    Ok(all)
}

/// Alerts, and what was changed in the file itself.
async fn own(ctx: &Ctx, on: &PersonOnPage, window: Window) -> Result<Vec<TimelineEntry>, Refusal> {
    let id = on.person.id;
    let mut view = ctx.view(Right::SeeFile, On::Person(id)).await?;
    let wanted = window.kind.is_none_or(|kind| kind == TimelineKind::Record);
    let edits = if wanted { log::edits(&mut view, ctx.provider, id, window).await? } else { Vec::new() };
    let l = ctx.lang;
    let mut all: Vec<TimelineEntry> = on.every_alert.iter().map(|alert| alerted(l, alert)).collect();
    all.extend(edits.into_iter().filter_map(|edit| edited(l, edit)));
    Ok(all)
}

fn alerted(l: Lang, alert: &alert::Alert) -> TimelineEntry {
    use alert::AlertKind::{Allergy, CourtOrder, Health, SelfHarm};
    let kind = match alert.kind {
        Allergy | Health | SelfHarm => TimelineKind::Health,
        CourtOrder => TimelineKind::Legal,
        _ => TimelineKind::Record,
    };
    let (tone, icon) = alert.kind.mark();
    let text = alert.until.map(|until| t::alert_ended(l, i18n::day(l, until.day()))).unwrap_or_default();
    TimelineEntry { at: alert.since, kind, tone, icon, title: alert.words(l), text, who: String::new() }
}

fn edited(l: Lang, edit: log::Edit) -> Option<TimelineEntry> {
    let (icon, title) = match edit.action.as_str() {
        "person.created" => ("file-plus", t::was_created(l)),
        "person.edited" => ("file-pen", t::was_edited(l)),
        "identifier.added" | "identifier.edited" | "identifier.removed" => ("fingerprint", t::was_identified(l)),
        "contact.added" | "contact.edited" | "contact.removed" => ("phone", t::was_contact_changed(l)),
        "safe_contact.set" => ("shield-check", t::was_rule_set(l)),
        "relation.added" | "relation.edited" | "relation.removed" => ("users-round", t::was_family_changed(l)),
        _ => return None,
    };
    Some(TimelineEntry {
        at: edit.at,
        kind: TimelineKind::Record,
        tone: Tone::Neutral,
        icon,
        title: title.to_owned(),
        text: String::new(),
        who: edit.name.unwrap_or_default(),
    })
}

/// The year is said where it is not this one. What is only known by its day is kept as the last instant of it: then no
/// hour is said.
fn event(l: Lang, entry: TimelineEntry, today: Day) -> Event {
    let local = entry.at.local();
    let day = i18n::day_of_year(l, local.date(), today);
    Event {
        tone: entry.tone,
        icon: entry.icon,
        at: local.strftime("%Y-%m-%dT%H:%M").to_string(),
        day,
        time: if entry.at == entry.at.day().end() { String::new() } else { i18n::time(local.time()) },
        title: html! { (entry.title) },
        body: html! { (entry.text) },
        by: entry.who,
    }
}

fn filter(l: Lang, on: &PersonOnPage, chosen: Option<TimelineKind>) -> Markup {
    let id = on.person.id;
    let all = address(id, None, None);
    let kinds: Vec<(TimelineKind, String)> =
        TimelineKind::ALL.iter().map(|kind| (*kind, address(id, Some(*kind), None))).collect();
    let mut buttons = vec![Button::link(&all, t::all(l)).small().current(chosen.is_none())];
    for (kind, href) in &kinds {
        buttons.push(Button::link(href, label(*kind, l)).small().current(chosen == Some(*kind)));
    }
    button_group(t::filter_timeline(l), &buttons)
}

fn label(kind: TimelineKind, l: Lang) -> &'static str {
    match kind {
        TimelineKind::Stay => t::kind_stay(l),
        TimelineKind::Support => t::kind_support(l),
        TimelineKind::Plan => t::kind_plan(l),
        TimelineKind::Health => t::kind_health(l),
        TimelineKind::Legal => t::kind_legal(l),
        TimelineKind::Record => t::kind_record(l),
    }
}

fn address(id: kernel::types::PersonId, kind: Option<TimelineKind>, before: Option<Moment>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(kind) = kind {
        query.append_pair("kind", kind.code());
    }
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    format!("/people/{id}?{}", query.finish())
}
