//! The list of deadlines, and noting one as done.

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
use kernel::view::{self, Button, Column, Filter, Toast, Tone, button_group, chip, hidden};
use maud::{Markup, html};

use super::mark::{MarkOrder, mark, unmark};
use super::rules::{Due, State};
use super::wish::{When, Wish};
use super::{Deadline, Kind, Met, Scope, What, calendar_pages, t};
use crate::shell::{self, Here, Place};

/// The pages of the room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/deadlines", get(list))
        .route("/services/{service}/deadlines/met", post(met))
        .route("/services/{service}/deadlines/reopened", post(reopened))
        .merge(calendar_pages::routes())
}

async fn list(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Markup, Refusal> {
    let wish = Wish::read(&query);
    let all = super::all(&ctx, service).await?;
    let chosen = wish.chosen(&ctx, service, all);
    let here = Here::of(service, Place::Deadlines, t::deadlines(ctx.lang)).with_flash(flash(&ctx, service, &query));
    shell::page(&ctx, here, screen(&ctx, &query, wish, &chosen)).await
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
    Ok(Redirect::to(&format!("/services/{service}/deadlines?done=reopened")).into_response())
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
    let action =
        format!("/services/{service}/deadlines/reopened?key={}&stay={}&since={}", order.key, order.stay, order.since);
    let message = t::marked(l, What::Line(row).title(l));
    Some(Toast { message, undo: Some((action, t::undo(l).to_owned())) })
}

fn screen(ctx: &Ctx, query: &Fields, wish: Wish, chosen: &[Deadline]) -> Markup {
    let l = ctx.lang;
    let (mine, all) = (query.query_with("scope", "mine"), query.query_with("scope", ""));
    let scopes = [
        Button::link(&all, t::scope_all(l)).current(wish.scope == Scope::All),
        Button::link(&mine, t::scope_mine(l)).current(wish.scope == Scope::Mine),
    ];
    let everything = query.query_with("when", When::All.code());
    // What was said of the last mark is not said again of the next one.
    let here = query.query(&[("met", ""), ("stay", ""), ("since", ""), ("done", "")]);
    html! {
        (view::page_head(t::deadlines(l), t::of_service(l), button_group(t::responsible(l), &scopes)))
        (filters(l, query))
        section.card aria-label=(t::deadlines(l)) {
            h2.visually-hidden #deadlines-h { (t::deadlines(l)) }
            @if chosen.is_empty() {
                (view::empty("hourglass", t::nothing_due(l), t::nothing_due_more(l),
                    html! { @if wish.when != When::All { (Button::link(&everything, t::show_all(l))) } }))
            } @else {
                (view::table("deadlines-h", &columns(l), None, query, html! {
                    @for one in chosen { (row(ctx, one, &format!("/services/{}/deadlines{here}", one.service))) }
                }))
            }
        }
    }
}

fn filters(l: Lang, query: &Fields) -> Markup {
    let when = |when: When| {
        let words = match when {
            When::Overdue => t::when_overdue(l),
            When::Week => t::when_week(l),
            When::Month => t::when_month(l),
            When::All => t::when_all(l),
            When::Met => t::when_met(l),
        };
        (when.code().to_owned(), words.to_owned())
    };
    let kinds = Kind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(l).to_owned())).collect();
    let scope = (query.get("scope") == "mine").then_some(("scope", t::scope_mine(l)));
    // The list opens on the month ahead, and the field says so.
    let mut shown = query.clone();
    if shown.get("when").is_empty() {
        shown.set("when", When::Month.code());
    }
    let fields = [
        Filter::OneOf { name: "when", label: t::when(l), options: When::ALL.iter().map(|one| when(*one)).collect() },
        Filter::OneOf { name: "kind", label: t::kind(l), options: kinds },
    ];
    view::filters(l, &shown, &fields, scope.as_slice(), "")
}

fn columns(l: Lang) -> [Column<'static>; 6] {
    [
        Column::new(t::what(l)),
        Column::new(t::who(l)),
        Column::new(t::responsible(l)),
        Column::new(t::due(l)),
        Column::new(t::state(l)),
        Column::unseen(t::done(l)),
    ]
}

fn row(ctx: &Ctx, one: &Deadline, back: &str) -> Markup {
    let l = ctx.lang;
    html! {
        tr {
            th scope="row" { a href=(one.href(ctx)) { (one.what.title(l)) } small { (one.what.basis(l)) } }
            td { a href={ "/people/" (one.person) } { (one.short_name(l)) } }
            td { (led_by(ctx, one)) }
            td.nowrap { (due_words(l, one.due)) }
            td { (state_chip(l, one, ctx.at)) }
            td { (mark_button(ctx, one, back)) }
        }
    }
}

/// Who sees to it: „ти“, a colleague, or nobody yet.
pub fn led_by(ctx: &Ctx, one: &Deadline) -> String {
    match &one.responsible {
        Some((account, _)) if ctx.account() == Some(*account) => t::you(ctx.lang).to_owned(),
        Some((_, name)) => name.clone(),
        None => t::nobody(ctx.lang).to_owned(),
    }
}

fn due_words(l: Lang, due: Due) -> String {
    match due {
        Due::Day(day) => i18n::day(l, day),
        Due::Moment(at) => i18n::day_time(l, Moment::from(at).local()),
    }
}

/// How a deadline stands, in a word and a colour.
pub fn state_chip(l: Lang, one: &Deadline, now: Moment) -> Markup {
    match one.state {
        State::Overdue(days) => chip(Tone::Danger, Some("triangle-alert"), t::overdue(l, days)),
        State::DueToday => {
            let words = match one.due {
                Due::Moment(at) => t::due_today_until(l, i18n::time(Moment::from(at).local().time())),
                Due::Day(_) => t::due_today(l).to_owned(),
            };
            chip(Tone::Warn, Some("clock"), words)
        }
        State::DueIn(days) => {
            let tone = match (one.what, days) {
                (What::StayLimit, ..=7) => Tone::Danger,
                (What::StayLimit, ..=30) => Tone::Warn,
                _ => Tone::Neutral,
            };
            chip(tone, None, t::due_in(l, days))
        }
        State::Met(day) => chip(Tone::Ok, Some("check"), t::met_on(l, i18n::near_day(l, day, now.day()))),
        State::MetLate(days) => chip(Tone::Neutral, Some("check"), t::met_late(l, days)),
    }
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
