//! What people see of people.

mod alerts;
mod contacts;
mod details;
mod family;
mod fields;
mod identifiers;
mod looks;
mod new;
mod safe_contact;

pub(super) use looks::page as looks;

use super::file::{Wish, overview, registry};
use super::{Sheet, Tab, on_page, page_of, search};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, Toast, Tone, callout};
use maud::{Markup, html};

kernel::texts!(people_pages);

/// The pages of people.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}", get(person))
        .merge(new::routes())
        .merge(details::routes())
        .merge(identifiers::routes())
        .merge(contacts::routes())
        .merge(safe_contact::routes())
        .merge(alerts::routes())
        .merge(family::routes())
        .merge(looks::routes())
        .merge(search::pages::routes())
}

async fn person(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let wish = Wish { kind: asked.get("kind").parse().ok(), before: asked.get("before").parse().ok() };
    let on = on_page(&ctx, id).await?;
    let body = overview(&ctx, &on, wish).await?;
    let sheet = Sheet::of(Tab::OVERVIEW, t::file(ctx.lang)).with_flash(flash(ctx.lang, &asked));
    page_of(&ctx, &on, sheet, body).await
}

/// How a sent form ended that was not refused for good.
enum Sent {
    /// It is done, or was done before.
    Done,
    /// Something is wrong with it.
    Wrong(Problems),
    /// Somebody else was faster; the version of now.
    Overtaken(i64),
}

fn sent<T>(result: Result<T, Refusal>) -> Result<Sent, Refusal> {
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(Sent::Done),
        Err(Refusal::Invalid(problems)) => Ok(Sent::Wrong(problems)),
        Err(Refusal::Stale(version)) => Ok(Sent::Overtaken(version)),
        Err(refusal) => Err(refusal),
    }
}

/// Fields for a form that is drawn for the first time: with a command that is carried out once.
fn fresh(ctx: &Ctx) -> Fields {
    let command: uuid::Uuid = ctx.new_id();
    [("command", command.to_string())].into_iter().collect()
}

/// The context with the command that a form carries.
fn once(ctx: Ctx, fields: &Fields) -> Ctx {
    ctx.once(fields.get("command").parse().ok())
}

/// The version that a form saw; none seen is none stored.
fn version(fields: &Fields) -> i64 {
    fields.get("version").parse().unwrap_or_default()
}

/// To a page of a file, which says what was done.
fn done(id: PersonId, page: &str, key: &str) -> Response {
    Redirect::to(&format!("/people/{id}{page}?done={key}")).into_response()
}

/// What the address says has just been done.
pub fn flash(l: Lang, asked: &Fields) -> Option<Toast> {
    let message = match asked.get("done") {
        "created" => t::done_created(l),
        "saved" => t::done_saved(l),
        "removed" => t::done_removed(l),
        "ended" => t::done_ended(l),
        elsewhere => registry().said.iter().find_map(|said| said(l, elsewhere))?,
    };
    Some(Toast { message: message.to_owned(), undo: None })
}

/// The status of a page that is drawn again.
fn status(problems: &Problems) -> axum::http::StatusCode {
    if problems.is_empty() { axum::http::StatusCode::OK } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY }
}

/// Both versions where somebody else was faster: (label, as it is now, as it was typed) of what differs.
fn both_versions(l: Lang, rows: &[(&str, String, String)]) -> Markup {
    let shown = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    html! {
        (callout(Tone::Warn, "history", t::overtaken(l)))
        div.table-wrap tabindex="0" role="group" aria-label=(t::both_versions(l)) {
            table.table {
                thead { tr { th scope="col" { (t::field(l)) } th scope="col" { (t::now(l)) } th scope="col" { (t::typed(l)) } } }
                tbody {
                    @for (label, now, typed) in rows.iter().filter(|(_, now, typed)| now != typed) {
                        tr { th scope="row" { (label) } td { (shown(now)) } td { (shown(typed)) } }
                    }
                }
            }
        }
    }
}

/// The buttons under a form that stands in a card among others.
fn buttons(l: Lang, save: &str, back: &str) -> Markup {
    html! { p.row { (Button::submit(save).primary()) (Button::link(back, t::cancel(l)).quiet()) } }
}

/// The buttons under a form that is the page.
fn bar(l: Lang, save: &str, back: &str) -> Markup {
    html! { div.form-bar { (Button::submit(save).primary()) (Button::link(back, t::cancel(l)).quiet()) } }
}
