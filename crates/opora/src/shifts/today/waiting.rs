//! Who is in danger and nothing was done about it, above everything; and what waits for the reader.

use crate::cases::InDanger;
use crate::shifts::t;
use crate::shifts::waits::{Wait, WaitKind};
use kernel::ctx::Ctx;
use kernel::i18n;
use kernel::policy::Right;
use kernel::types::ServiceId;
use kernel::view::{Button, Tone, card_rows, chip, icon};
use maud::{Markup, html};

/// Those who have left and are in danger again, with the way to write the call for help down.
pub fn in_danger(ctx: &Ctx, service: ServiceId, people: &[InDanger]) -> Markup {
    let l = ctx.lang;
    let may = ctx.may(Right::RecordSignal, service);
    html! {
        @if !people.is_empty() {
            section.callout data-tone="danger" aria-labelledby="danger-h" {
                (icon("siren"))
                div.stack {
                    h2 #danger-h { (t::in_danger_h(l, people.len())) }
                    p { (t::in_danger_words(l)) }
                    ul.stack {
                        @for one in people {
                            @let name = one.short_name(l);
                            @let href = format!("/services/{service}/signals/new?person={}", one.person_id);
                            li.row {
                                a.strong href={ "/people/" (one.person_id) } { (name) }
                                span { (t::in_danger_since(l, i18n::near_day(l, one.done_at.day(), ctx.today()))) }
                                @if may { (Button::link(&href, t::write_signal(l)).small().icon("siren")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The card „Чака теб“; nothing when nothing waits.
pub fn card(ctx: &Ctx, waits: &[Wait]) -> Markup {
    let l = ctx.lang;
    let rows = waits.iter().map(|wait| {
        html! {
            span.grow {
                a.strong href=(wait.href) { (wait.title) }
                span.sub { (wait.person) @if wait.kind == WaitKind::NextStep { " · " (wait.kind.label(l)) } }
            }
            (state(ctx, wait))
        }
    });
    html! { @if !waits.is_empty() { (card_rows("waits-h", t::waits_for_you(l), html! { p { (waits.len()) } }, rows)) } }
}

/// Why it waits; of a next step, since when.
fn state(ctx: &Ctx, wait: &Wait) -> Markup {
    let l = ctx.lang;
    let (tone, mark) = wait.kind.mark();
    match wait.due_on {
        Some(day) if day < ctx.today() => {
            chip(Tone::Danger, Some("triangle-alert"), i18n::near_day(l, day, ctx.today()))
        }
        Some(day) => chip(Tone::Warn, Some("clock"), i18n::near_day(l, day, ctx.today())),
        None => chip(tone, Some(mark), wait.kind.label(l)),
    }
}
