//! Noting a deadline as done, and how one is shown wherever it is shown.

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use kernel::view::{self, Toast, Tone, chip, hidden};
use maud::{Markup, html};

use super::mark::{MarkOrder, mark, unmark};
use super::rules::{Due, State};
use super::{Deadline, Met, What, calendar_pages, list, t};

/// The pages of the room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/deadlines", get(list::page))
        .route("/services/{service}/deadlines/met", post(met))
        .route("/services/{service}/deadlines/reopened", post(reopened))
        .merge(calendar_pages::routes())
        .merge(super::plan_term::routes())
}

async fn met(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let order = order(&fields)?;
    mark(&ctx, service, &order).await?;
    let back = local(fields.get("back")).unwrap_or(format!("/services/{service}/deadlines"));
    let join = if back.contains('?') { '&' } else { '?' };
    let (stay, key, since) = (order.stay, order.key, order.since);
    Ok(Redirect::to(&format!("{back}{join}met={key}&stay={stay}&since={since}")).into_response())
}

async fn reopened(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    unmark(&ctx, service, &order(&query)?).await?;
    let back = local(query.get("back")).unwrap_or(format!("/services/{service}/deadlines"));
    Ok(Redirect::to(&format!("{back}?done=reopened")).into_response())
}

fn order(fields: &Fields) -> Result<MarkOrder, Refusal> {
    let mut form = Reader::new(fields);
    let stay = form.required("stay", Reader::id);
    let key = form.required_text(if fields.has("key") { "key" } else { "met" }, 40);
    let since = form.required("since", Reader::day);
    Ok(form.build(|| Some(MarkOrder { stay: stay?, key: key?, since: since?.into() }))?)
}

/// An address of this program to go back to.
fn local(path: &str) -> Option<String> {
    let is_local = path.starts_with("/services/") || path.starts_with("/people/");
    (is_local && !path.contains(['\r', '\n', '\\'])).then(|| path.to_owned())
}

/// What the address says has just been noted, with the way to take it back.
pub fn flash(ctx: &Ctx, service: ServiceId, query: &Fields) -> Option<Toast> {
    let l = ctx.lang;
    if query.get("done") == "reopened" {
        return Some(Toast { message: t::undone(l).into(), undo: None });
    }
    let row = super::table::rows().find(|row| row.key == query.get("met"))?;
    let order = order(query).ok()?;
    let (stay, key, since) = (order.stay, order.key, order.since);
    let action = format!("/services/{service}/deadlines/reopened?key={key}&stay={stay}&since={since}");
    let message = t::marked(l, What::Line(row).title(l));
    Some(Toast { message, undo: Some((action, t::undo(l).to_owned())) })
}

/// Who sees to it: „ти“, a colleague, or nobody yet.
pub fn led_by(ctx: &Ctx, one: &Deadline) -> String {
    match &one.responsible {
        Some((account, _)) if ctx.account() == Some(*account) => t::you(ctx.lang).to_owned(),
        Some((_, name)) => name.clone(),
        None => t::nobody(ctx.lang).to_owned(),
    }
}

pub(super) fn due_words(l: Lang, due: Due) -> String {
    match due {
        Due::Day(day) => i18n::day(l, day),
        Due::Moment(at) => i18n::day_time(l, Moment::from(at).local()),
    }
}

/// The colour of what presses; what does not has none.
pub fn pressing(state: State) -> Tone {
    match state {
        State::Overdue(_) => Tone::Danger,
        State::DueToday => Tone::Warn,
        _ => Tone::Neutral,
    }
}

/// How a deadline stands, in a word and a colour.
pub fn state_chip(l: Lang, one: &Deadline, now: Moment) -> Markup {
    let (tone, icon) = match one.state {
        State::Overdue(_) => (Tone::Danger, Some("triangle-alert")),
        State::DueToday => (Tone::Warn, Some("clock")),
        State::DueIn(days) => match (one.what, days) {
            (What::StayLimit, ..=7) => (Tone::Danger, None),
            (What::StayLimit, ..=30) => (Tone::Warn, None),
            _ => (Tone::Neutral, None),
        },
        State::Met(_) => (Tone::Ok, Some("check")),
        State::MetLate(_) => (Tone::Neutral, Some("check")),
    };
    chip(tone, icon, state_words(l, one, now))
}

/// The same in words alone.
pub fn state_words(l: Lang, one: &Deadline, now: Moment) -> String {
    match one.state {
        State::Overdue(days) => t::overdue(l, days),
        State::DueToday => match one.due {
            Due::Moment(at) => t::due_today_until(l, i18n::time(Moment::from(at).local().time())),
            Due::Day(_) => t::due_today(l).to_owned(),
        },
        State::DueIn(days) => t::due_in(l, days),
        State::Met(day) => t::met_on(l, i18n::near_day(l, day, now.day())),
        State::MetLate(days) => t::met_late(l, days),
    }
}

/// „Спряно 5 дни: в болница“, where the clock stood still.
pub fn paused_words(l: Lang, one: &Deadline) -> Option<String> {
    (one.paused > 0).then(|| t::paused(l, one.paused))
}

/// The button that notes it as done, where nothing else would show it.
pub fn mark_button(ctx: &Ctx, one: &Deadline, back: &str) -> Markup {
    let l = ctx.lang;
    let spoken = t::done_of(l, one.what.title(l));
    html! {
        @if one.is_open() && one.met_on == Met::ByMark && ctx.may(Right::WriteShift, one.service) {
            form method="post" action=(one.mark_href()) {
                (hidden("stay", &one.stay.to_string()))
                (hidden("key", one.what.key()))
                (hidden("since", &one.since.to_string()))
                (hidden("back", back))
                button.btn.small type="submit" aria-label=(spoken) { (view::icon("check")) (t::done(l)) }
            }
        }
    }
}

/// The button that takes such a note back on the page where it was made.
pub(super) fn undo_button(ctx: &Ctx, one: &Deadline, back: &str) -> Markup {
    let (l, stay, key, since) = (ctx.lang, one.stay, one.what.key(), one.since);
    let action =
        format!("/services/{}/deadlines/reopened?key={key}&stay={stay}&since={since}&back={back}", one.service);
    html! {
        @if ctx.may(Right::WriteShift, one.service) {
            form method="post" action=(action) {
                button.btn.small.quiet type="submit" aria-label=(t::undo_of(l, one.what.title(l))) { (t::undo(l)) }
            }
        }
    }
}
