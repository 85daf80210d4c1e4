//! What the room adds to a list of cases: the next deadline of each; and to a person's file: the chip of what is late,
//! and the card of what is due, with what was noted as done today, so that it can be taken back.

use kernel::ctx::Ctx;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Tone, card_rows};
use maud::{Markup, html};
use std::sync::Arc;

use super::pages::{due_words, pressing, state_words, undo_button};
use super::rules::State;
use super::{Deadline, mark_button, state_chip, t};
use crate::cases::{LaterDue, NextDue, Upcoming};
use crate::people::{Chip, Later, PersonOnPage};

/// At most so many rows; a click leads to the rest.
const MOST: usize = 8;

/// The deadlines of the person in the services where the reader sees them, found out once for the page.
async fn of_page(ctx: &Ctx, on: &PersonOnPage) -> Result<Arc<Vec<Deadline>>, Refusal> {
    on.once(async {
        let mut all = Vec::new();
        for service in on.services.iter().filter(|service| ctx.may(Right::SeeDeadlines, **service)) {
            let derived = super::all(ctx, *service).await?;
            all.extend(derived.deadlines.iter().filter(|one| one.person == on.person.id).cloned());
        }
        Ok(all)
    })
    .await
}

/// The most pressing open deadline of each case in a service: what every page asks for already, gathered once.
pub fn next_by_case(ctx: &Ctx, service: ServiceId) -> LaterDue<'_> {
    Box::pin(async move {
        let mut next = Upcoming::new();
        for one in super::all(ctx, service).await?.deadlines.iter().filter(|one| one.is_open()) {
            next.entry(one.case).or_insert_with(|| next_due(ctx, one));
        }
        Ok(next)
    })
}

fn next_due(ctx: &Ctx, one: &Deadline) -> NextDue {
    let l = ctx.lang;
    let when = if one.needs_attention() { state_words(l, one, ctx.at) } else { due_words(l, one.due) };
    let tone = pressing(one.state);
    NextDue { on: one.due.day().into(), when, what: one.what.title(l), tone, href: one.href(ctx) }
}

/// How much is late.
pub fn chips<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Vec<Chip>> {
    Box::pin(async move {
        let all = of_page(ctx, on).await?;
        let late = all.iter().filter(|one| matches!(one.state, State::Overdue(_))).count();
        let words = t::late_count(ctx.lang, late);
        Ok((late > 0).then_some(Chip { tone: Tone::Danger, icon: Some("triangle-alert"), words }).into_iter().collect())
    })
}

/// The card „Срокове“.
pub fn section<'a>(ctx: &'a Ctx, on: &'a PersonOnPage) -> Later<'a, Option<Markup>> {
    Box::pin(async move {
        let all = of_page(ctx, on).await?;
        let noted_today = |one: &&Deadline| one.noted.is_some_and(|at| at.day() == ctx.today());
        let open = all.iter().filter(|one| one.is_open()).take(MOST);
        let shown: Vec<&Deadline> = open.chain(all.iter().filter(noted_today)).collect();
        let Some(service) = on.service().filter(|_| !shown.is_empty()) else { return Ok(None) };
        let aside = html! { a.small href={ "/services/" (service) "/deadlines" } { (t::of_all(ctx.lang)) } };
        let rows = shown.into_iter().map(|one| row(ctx, one));
        Ok(Some(card_rows("person-due-h", t::of_person(ctx.lang), aside, rows)))
    })
}

fn row(ctx: &Ctx, one: &Deadline) -> Markup {
    let l = ctx.lang;
    html! {
        span.grow {
            a.strong href=(one.href(ctx)) { (one.what.title(l)) }
            span.sub {
                (one.what.basis(l)) " · " (super::led_by(ctx, one))
                @if let Some(paused) = super::paused_words(l, one) { " · " (paused) }
            }
        }
        (state_chip(l, one, ctx.at))
        @let back = format!("/people/{}", one.person);
        @if one.noted.is_some() { (undo_button(ctx, one, &back)) } @else { (mark_button(ctx, one, &back)) }
    }
}
