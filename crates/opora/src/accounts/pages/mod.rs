//! What people see of it.

mod accounts;
mod me;
mod second_step;
pub mod setup;
pub mod sign_in;

pub(super) use accounts::list as accounts;
pub(super) use me::show as me;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::App;
use kernel::form::{Fields, Problems};
use kernel::http::{COOKIE, Guest, clear_cookie, set_cookie};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::view::{Button, Sparse, Tone, callout};
use maud::{Markup, html};

use super::onward::is_local;
use super::origin::{DEVICE_COOKIE, STEP_COOKIE};
use super::session::{self, Arrival, DEVICE_SECONDS};
use super::{first_page, profile, t};

/// The routes of this room.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(first))
        .route("/language", post(language))
        .route("/lock", post(lock))
        .route("/sign-out", post(sign_out))
        .merge(setup::router())
        .merge(sign_in::router())
        .merge(me::router())
        .merge(second_step::router())
        .merge(accounts::router())
}

/// Where the day begins.
async fn first(guest: Guest) -> Result<Redirect, Refusal> {
    let to = match &guest.ctx {
        Some(ctx) => first_page(ctx).await?,
        None if guest.app.providers().await?.is_empty() => "/setup".into(),
        None => "/sign-in".into(),
    };
    Ok(Redirect::to(&to))
}

/// Changes the language, for this browser and, for who is signed in, wherever they sign in.
async fn language(guest: Guest, fields: Fields) -> Result<Response, Refusal> {
    let lang: Lang = fields.get("lang").parse().unwrap_or_default();
    if let Some(ctx) = guest.ctx.as_ref().filter(|ctx| !ctx.session.token) {
        profile::choose_language(ctx, lang).await?;
    }
    let back = if is_local(fields.get("back")) { fields.get("back") } else { "/" };
    let year = 365 * 24 * 3600;
    let cookies = HeaderMap::from_iter([(header::SET_COOKIE, set_cookie(&guest.app, "lang", lang.tag(), Some(year)))]);
    Ok((cookies, Redirect::to(back)).into_response())
}

/// Hides the screen: this session goes on after the password.
async fn lock(guest: Guest) -> Result<Redirect, Refusal> {
    if let Some(ctx) = &guest.ctx {
        session::lock(ctx).await?;
    }
    Ok(Redirect::to("/"))
}

async fn sign_out(guest: Guest) -> Result<Response, Refusal> {
    match (&guest.ctx, &guest.locked) {
        (Some(ctx), _) if !ctx.session.token => session::end(ctx, ctx.session.id).await?,
        (None, Some(locked)) => session::end_locked(&guest.app, locked).await?,
        _ => {}
    }
    let cookies = HeaderMap::from_iter([(header::SET_COOKIE, clear_cookie(&guest.app, COOKIE))]);
    Ok((cookies, Redirect::to("/sign-in")).into_response())
}

/// The cookies of who has just come in.
fn cookies_of(app: &App, arrival: &Arrival) -> HeaderMap {
    let mut cookies = HeaderMap::new();
    let all: [HeaderValue; 3] = [
        set_cookie(app, COOKIE, &arrival.session, None),
        set_cookie(app, DEVICE_COOKIE, &arrival.device, Some(DEVICE_SECONDS)),
        clear_cookie(app, STEP_COOKIE),
    ];
    for cookie in all {
        cookies.append(header::SET_COOKIE, cookie);
    }
    cookies
}

/// A page beside the night, with or without problems in its form.
pub fn sparse(guest: &Guest, title: &str, here: &str, problems: &Problems, screen: Markup) -> Markup {
    let (title, here, has_errors) = (title.to_owned(), here.to_owned(), !problems.is_empty());
    Sparse { lang: guest.lang, title, has_errors, theme: guest.screen.theme, here, ..Sparse::default() }.page(screen)
}

/// Codes that are shown once, to be printed or written down, and the way on. Who has come in with this can also turn on the
/// second step.
fn codes_page(guest: &Guest, codes: &[String], came_in: bool) -> Markup {
    let (l, on) = (guest.lang, if came_in { "/" } else { "/sign-in" });
    let screen = html! {
        div {
            h1 { (t::codes_title(l)) }
            p.muted { (t::codes_why(l)) }
        }
        (code_list(codes))
        (callout(Tone::Info, "printer", t::codes_print(l)))
        (Button::link(on, t::codes_kept(l)).primary().big().block())
        @if came_in { (Button::link("/me/second-step", t::codes_phone(l)).big().block()) }
    };
    // Without an address to return to: to change the language here would lose the codes.
    sparse(guest, t::codes_title(l), "", &Problems::default(), screen)
}

fn code_list(codes: &[String]) -> Markup {
    html! { ol.codes { @for code in codes { li { code { (code) } } } } }
}
