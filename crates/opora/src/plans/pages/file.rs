//! What the person's page shows of the plan: a card with progress, a tab, events.

use crate::cases;
use crate::people::{FileTab, Later, PersonOnPage, Tab, TimelineEntry, TimelineKind, Window};
use crate::plans::store::{self, Happening};
use crate::plans::{Progress, Signer, Status, by_domain, t};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use kernel::view::{Tone, bar, card};
use maud::{Markup, html};

/// The key of the tab.
pub(super) const TAB: Tab = Tab("plan");

/// The tab.
pub fn tab<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<FileTab>> {
    Box::pin(async move {
        let seen = on.services.iter().any(|service| ctx.may(Right::SeeSupport, *service));
        let href = format!("/people/{}/plan", on.person.id);
        Ok(seen.then(|| FileTab { tab: TAB, href, label: t::tab_plan(ctx.lang).to_owned(), count: None }))
    })
}

/// The card: how far the activities are in each sphere of life.
pub fn section<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<Markup>> {
    Box::pin(async move { progress(ctx, on).await.map(Some) })
}

async fn progress(ctx: &Ctx, on: &PersonOnPage) -> Result<Markup, Refusal> {
    let (l, person) = (ctx.lang, on.person.id);
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    let all = store::of_last_case(&mut view, ctx.provider, person).await?;
    let href = format!("/people/{person}/plan");
    let in_force = all.iter().find(|plan| plan.status == Status::SignedPerson);
    let Some(plan) = in_force.or(all.first()) else {
        let words = html! { div.body { p.muted { (t::no_plan(l)) } } };
        let is_here = cases::is_here(ctx, on).await?;
        let start = html! { @if is_here { a href=(href) { (t::start_plan(l)) } } };
        return Ok(card("plan-h", t::tab_plan(l), start, words));
    };
    let spheres = by_domain(store::domains(&mut view, ctx.provider, plan.id).await?);
    let state = format!("{}, {}", t::version_short(l, plan.number), plan.status.label(l).to_lowercase());
    let aside = html! { span.muted.small { (state) } span.end {} a href=(href) { (t::open(l)) } };
    let rows = html! {
        ul.rows {
            @for (domain, Progress { done, all }) in spheres {
                li { div.grow {
                    div.row { span.grow { b { (domain.label(l)) } } span.num { (t::done_of(l, done, all)) } }
                    (bar(Tone::Neutral, done, all, &t::sphere_said(l, domain.label(l), t::activities_done(l, all, done))))
                } }
            }
        }
    };
    Ok(card("plan-h", t::tab_plan(l), aside, rows))
}

/// The events: signed, refused, reviewed, marked.
pub fn happened<'a>(ctx: &'a Ctx, on: &'a PersonOnPage, window: Window) -> Later<'a, Vec<TimelineEntry>> {
    Box::pin(async move {
        if window.kind.is_some_and(|kind| kind != TimelineKind::Plan) {
            return Ok(Vec::new());
        }
        let mut view = ctx.view(Right::SeeSupport, On::Person(on.person.id)).await?;
        let all = store::happenings(&mut view, ctx.provider, on.person.id).await?;
        let mut entries: Vec<TimelineEntry> = all.into_iter().map(|one| entry(ctx.lang, one)).collect();
        entries.retain(|entry| window.before.is_none_or(|before| entry.at < before));
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        entries.truncate(usize::try_from(window.limit).unwrap_or(0));
        Ok(entries)
    })
}

fn entry(l: Lang, one: Happening) -> TimelineEntry {
    let number = one.number;
    let (tone, icon, title) = match (one.signer, &one.goal) {
        (Some(Signer::Team), _) => (Tone::Info, "signature", t::event_team(l, number)),
        (Some(Signer::Person | Signer::Representative), _) => (Tone::Ok, "file-check", t::event_person(l, number)),
        (Some(Signer::Note), _) => (Tone::Warn, "ban", t::event_refused(l, number)),
        (Some(Signer::Witness), _) => (Tone::Neutral, "signature", t::event_witness(l, number)),
        (None, Some(goal)) => (Tone::Brand, "target", t::event_mark(l, goal, one.mark.unwrap_or(0))),
        (None, None) => (Tone::Brand, "clipboard-check", t::event_review(l, number)),
    };
    let who = one.who.clone().unwrap_or_default();
    TimelineEntry { at: at(&one), kind: TimelineKind::Plan, tone, icon, title, text: one.note, who }
}

/// When it happened: to the minute if it was written down on the same day, else at noon of its day.
fn at(one: &Happening) -> Moment {
    if one.written_at.day() == one.on_day { one.written_at } else { one.on_day.at(12, 0) }
}
