//! What people see of the places.

mod actions;
mod bed;
mod board;
mod chart;
mod list;
mod numbers;
mod tile;

pub(super) use numbers::page as numbers;

use super::board::Whom;
use super::{Board, t};
use crate::lists::Format;
use crate::shell::{self, Here};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, ServiceId};
use kernel::view::{Toast, icon};
use maud::{Markup, html};
use uuid::Uuid;

/// The routes of this room.
pub fn pages() -> Router<App> {
    Router::new()
        .route("/services/{service}/places", get(places))
        .route("/services/{service}/beds/{bed}", get(bed::page))
        .route("/services/{service}/beds/{bed}/stay", get(actions::assign_page).post(actions::assign_bed))
        .route("/services/{service}/beds/{bed}/cleaning", post(actions::clean_bed))
        .route("/services/{service}/stays/{stay}/bed", get(actions::move_page).post(actions::move_stay))
        .route("/services/{service}/holds/new", get(actions::hold_page).post(actions::hold_bed))
        .route("/services/{service}/closings/new", get(actions::closing_page).post(actions::close))
        .route("/services/{service}/bed-uses/{used}/end", post(actions::end))
        .route("/services/{service}/numbers", get(numbers::page))
}

/// What the address of the board asks for.
struct View {
    /// The day looked at.
    day: Day,
    /// The instant looked at: now, or the last minute of another day.
    at: Moment,
    /// It is now: places can be given.
    now: bool,
    /// Only rooms that suit.
    whom: Option<Whom>,
    /// What is wrong with the day that was asked for; then it is today.
    problems: Problems,
}

impl View {
    fn of(ctx: &Ctx, query: &Fields) -> View {
        let mut form = Reader::new(query);
        let asked = form.day("at").map(Day);
        let problems = form.finish(()).err().unwrap_or_default();
        let day = asked.unwrap_or(ctx.today());
        let now = day == ctx.today();
        let at = if now { ctx.at } else { day.at(23, 59) };
        View { day, at, now, whom: query.get("fit").parse().ok(), problems }
    }
}

pub(super) async fn places(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    if let Some(format) = Format::asked(query.get("format")) {
        return list::file(&ctx, service, &query, format).await;
    }
    let view = View::of(&ctx, &query);
    let shown = super::board(&ctx, service, view.at).await?;
    let screen = if query.get("view") == "list" {
        list::screen(&ctx, &shown, &view, &query)
    } else {
        board::screen(&ctx, &shown, &view, &query)
    };
    let wrong = !view.problems.is_empty();
    let here = Here::of(service, shell::Place::Places, t::title(ctx.lang));
    let here = here.with_flash(flash(ctx.lang, &query)).with_errors(wrong);
    Ok((status(wrong), shell::page(&ctx, here, screen).await?).into_response())
}

/// What has just happened, by the word in the address.
fn flash(l: Lang, query: &Fields) -> Option<Toast> {
    let message = match query.get("done") {
        "assigned" => t::done_assigned(l),
        "moved" => t::done_moved(l),
        "held" => t::done_held(l),
        "cleaning" => t::done_cleaning(l),
        "closed" => t::done_closed(l),
        "ended" => t::done_ended(l),
        _ => return None,
    };
    Some(Toast { message: message.into(), undo: None })
}

/// Back to the board, saying what happened.
fn to_board(service: ServiceId, done: &str) -> Response {
    Redirect::to(&format!("/services/{service}/places?done={done}")).into_response()
}

/// A screen of the places that may have come back with problems.
async fn page(ctx: &Ctx, service: ServiceId, title: &str, problems: bool, screen: Markup) -> Result<Response, Refusal> {
    let here = Here::of(service, shell::Place::Places, title).with_errors(problems);
    let page = shell::page(ctx, here, screen).await?;
    Ok((status(problems), page).into_response())
}

fn status(problems: bool) -> StatusCode {
    if problems { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// A day in the filters of a page, with what is wrong with it beside it.
fn day_field(l: Lang, name: &str, day: Day, problems: &Problems) -> Markup {
    let problem = problems.of(name).map(|message| (format!("{name}-error"), message.say(l)));
    html! {
        input.input type="date" id=(name) name=(name) value=(day)
            aria-invalid=[problem.as_ref().map(|_| "true")] aria-describedby=[problem.as_ref().map(|(id, _)| id)];
        @if let Some((id, words)) = &problem { span.error id=(id) { (icon("circle-alert")) (words) } }
    }
}

/// The command of a form: carried out once, however often it is sent.
fn once(ctx: Ctx, fields: &Fields) -> Ctx {
    ctx.once(fields.get("command").parse().ok())
}

/// A new command for a form that is drawn.
fn command(ctx: &Ctx) -> String {
    ctx.new_id::<Uuid>().to_string()
}

/// „Явор, стая 4, легло 1“.
fn place_words(l: Lang, place: &super::Place) -> String {
    t::place_words(l, &place.building, &place.room, &place.bed)
}

/// The board now.
async fn now(ctx: &Ctx, service: ServiceId) -> Result<Board, Refusal> {
    super::board(ctx, service, ctx.at).await
}
