//! Signing in: address and password, the code, a forgotten password, an invitation, a hidden screen.

use super::{codes_page, cookies_of, sparse};
use crate::accounts::invitation::{self, Invited};
use crate::accounts::onward::Onward;
use crate::accounts::origin::{Origin, STEP_COOKIE};
use crate::accounts::password::LEAST_FOR_ADMINISTRATORS;
use crate::accounts::profile::{self, Tried};
use crate::accounts::second_step::{awaits_code, enter_code};
use crate::accounts::session::Arrival;
use crate::accounts::sign_in::{Outcome, sign_in};
use crate::accounts::t;
use crate::accounts::ticket::Ticket;
use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::App;
use kernel::form::{Asked, Fields, Problems};
use kernel::http::{Guest, Locked, set_cookie};
use kernel::i18n::Msg;
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView, Tone, callout};
use maud::{Markup, html};

pub fn router() -> Router<App> {
    Router::new()
        .route("/sign-in", get(show).post(enter))
        .route("/sign-in/code", get(show_code).post(enter_the_code))
        .route("/recover", get(show_recovery).post(recover))
        .route("/invitation/{ticket}", get(show_invitation).post(follow))
        .route("/unlock", get(show_hidden).post(unlock))
}

async fn show(guest: Guest, Asked(asked): Asked) -> Result<Response, Refusal> {
    if guest.app.providers().await?.is_empty() {
        return Ok(Redirect::to("/setup").into_response());
    }
    let page = password_page(&guest, &Onward::asked(&asked), &asked, &Problems::default()).await;
    Ok(page.into_response())
}

async fn enter(guest: Guest, origin: Origin, fields: Fields) -> Result<Response, Refusal> {
    let onward = Onward::read(&fields);
    let typed = fields.raw("password").unwrap_or_default();
    match sign_in(&guest.app, &origin, fields.get("email"), typed).await? {
        Outcome::In(arrival) => Ok(arrive(&guest, &arrival, &onward)),
        Outcome::NeedsCode(ticket) => Ok(ask_for_code(&guest, &ticket, &onward)),
        refused => {
            let problems = said(&refused, t::m::sign_in_wrong());
            let page = password_page(&guest, &onward, &fields, &problems).await;
            Ok(again(&refused, page))
        }
    }
}

fn arrive(guest: &Guest, arrival: &Arrival, onward: &Onward) -> Response {
    onward.go(guest, &arrival.name, cookies_of(&guest.app, arrival))
}

fn said(refused: &Outcome, wrong: Msg) -> Problems {
    let mut problems = Problems::default();
    problems.add("", if let Outcome::TooEarly(seconds) = refused { t::m::too_early(*seconds) } else { wrong });
    problems
}

/// The page again; who came too early is told when to come again.
fn again(refused: &Outcome, page: Markup) -> Response {
    if let Outcome::TooEarly(seconds) = refused {
        let later = [(header::RETRY_AFTER, HeaderValue::from(*seconds))];
        (StatusCode::TOO_MANY_REQUESTS, later, page).into_response()
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }
}

/// The page for a form that came without a session: what was typed goes along.
pub async fn ask_again(guest: &Guest, onward: &Onward) -> Markup {
    match &guest.locked {
        Some(locked) => hidden_page(guest, locked, onward, &Problems::default()),
        None => password_page(guest, onward, &Fields::default(), &Problems::default()).await,
    }
}

async fn password_page(guest: &Guest, onward: &Onward, fields: &Fields, problems: &Problems) -> Markup {
    let l = guest.lang;
    let (provider, demo) = profile::greeting(&guest.app).await.ok().flatten().unwrap_or_default();
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        div {
            h1 { (t::welcome(l)) }
            @if !provider.is_empty() { p.muted { (t::services_of(l, provider)) } }
        }
        @if onward.keeps() { (callout(Tone::Info, "cloud-check", t::typed_is_kept(l))) }
        @if demo { (callout(Tone::Sun, "sprout", t::demo_note(l))) }
        (form.post("/sign-in", |form| html! {
            (onward.hidden())
            (form.email("email", t::email(l)).autocomplete("username"))
            (form.password("password", t::password(l)).autocomplete("current-password"))
            (Button::submit(t::sign_in(l)).primary().big().block().busy(t::signing_in(l)))
        }))
        p.small.muted { a href="/recover" { (t::forgotten(l)) } " " (t::no_access(l)) }
    };
    sparse(guest, t::sign_in_title(l), &format!("/sign-in{}", onward.query()), problems, screen)
}

/// The half of a sign-in goes into a cookie; the form that is carried along cannot go through an address.
fn ask_for_code(guest: &Guest, ticket: &Ticket, onward: &Onward) -> Response {
    let cookie = set_cookie(&guest.app, STEP_COOKIE, &ticket.to_string(), Some(600));
    let cookies = HeaderMap::from_iter([(header::SET_COOKIE, cookie)]);
    if onward.keeps() {
        return (cookies, code_page(guest, onward, &Problems::default())).into_response();
    }
    (cookies, Redirect::to(&format!("/sign-in/code{}", onward.query()))).into_response()
}

async fn show_code(guest: Guest, origin: Origin, Asked(asked): Asked) -> Result<Response, Refusal> {
    if !awaits_code(&guest.app, &origin).await? {
        return Ok(Redirect::to("/sign-in").into_response());
    }
    Ok(code_page(&guest, &Onward::asked(&asked), &Problems::default()).into_response())
}

async fn enter_the_code(guest: Guest, origin: Origin, fields: Fields) -> Result<Response, Refusal> {
    let onward = Onward::read(&fields);
    match enter_code(&guest.app, &origin, fields.get("code")).await {
        Ok(Outcome::In(arrival)) => Ok(arrive(&guest, &arrival, &onward)),
        Ok(refused) => {
            let mut problems = said(&refused, t::m::code_wrong());
            if let Outcome::Wrong = refused {
                problems = Problems::default();
                problems.add("code", t::m::code_wrong());
            }
            Ok(again(&refused, code_page(&guest, &onward, &problems)))
        }
        Err(Refusal::SignedOut) => {
            let page = password_page(&guest, &onward, &Fields::default(), &Problems::default()).await;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
        Err(refusal) => Err(refusal),
    }
}

fn code_page(guest: &Guest, onward: &Onward, problems: &Problems) -> Markup {
    let l = guest.lang;
    let fields = Fields::default();
    let form = FormView::new(&fields, problems, l);
    let screen = html! {
        div {
            p { a.small href="/sign-in" { (t::back(l)) } }
            h1 { (t::code_title(l)) }
            p.muted { (t::code_why(l)) }
        }
        (form.post("/sign-in/code", |form| html! {
            (onward.hidden())
            (form.text("code", t::code(l)).one_time_code().max_chars(24))
            (Button::submit(t::enter(l)).primary().big().block())
        }))
        (callout(Tone::Info, "key-round", t::code_lost(l)))
    };
    sparse(guest, t::code_title(l), &format!("/sign-in/code{}", onward.query()), problems, screen)
}

async fn show_recovery(guest: Guest) -> Markup {
    recovery_page(&guest, &Fields::default(), &Problems::default())
}

async fn recover(guest: Guest, origin: Origin, fields: Fields) -> Result<Response, Refusal> {
    let new = fields.raw("password").unwrap_or_default();
    match profile::recover(&guest.app, &origin, fields.get("email"), fields.get("code"), new).await {
        Ok(Tried::Right) => Ok(Redirect::to("/sign-in").into_response()),
        Ok(Tried::Wrong) => Ok(not_recovered(&guest, &fields, &Outcome::Wrong)),
        Ok(Tried::TooEarly(seconds)) => Ok(not_recovered(&guest, &fields, &Outcome::TooEarly(seconds))),
        Err(Refusal::Invalid(problems)) => {
            let page = recovery_page(&guest, &fields, &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refusal) => Err(refusal),
    }
}

fn not_recovered(guest: &Guest, fields: &Fields, refused: &Outcome) -> Response {
    let problems = said(refused, t::m::recovery_wrong());
    again(refused, recovery_page(guest, fields, &problems))
}

fn recovery_page(guest: &Guest, fields: &Fields, problems: &Problems) -> Markup {
    let l = guest.lang;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        div {
            p { a.small href="/sign-in" { (t::back(l)) } }
            h1 { (t::recover_title(l)) }
            p.muted { (t::recover_why(l)) }
        }
        (form.post("/recover", |form| html! {
            (form.email("email", t::email(l)).autocomplete("username"))
            (form.text("code", t::recovery_code(l)).max_chars(24))
            (new_password(form, LEAST_FOR_ADMINISTRATORS))
            (Button::submit(t::set_password(l)).primary().big().block())
        }))
    };
    sparse(guest, t::recover_title(l), "/recover", problems, screen)
}

/// The field for a password that is being chosen.
pub fn new_password(form: &FormView<'_>, least: usize) -> Markup {
    let l = form.lang;
    html! {
        (form.password("password", t::new_password(l)).autocomplete("new-password").hint(t::password_hint(l, least)))
    }
}

async fn show_invitation(guest: Guest, Path(ticket): Path<String>) -> Result<Response, Refusal> {
    invitation_page(&guest, &ticket, &Problems::default()).await
}

async fn follow(guest: Guest, origin: Origin, Path(text): Path<String>, fields: Fields) -> Result<Response, Refusal> {
    let ticket: Ticket = text.parse().map_err(|()| Refusal::Missing)?;
    match invitation::follow(&guest.app, &origin, &ticket, fields.raw("password").unwrap_or_default()).await {
        Ok((Some(arrival), codes)) => {
            Ok((cookies_of(&guest.app, &arrival), codes_page(&guest, &codes, true)).into_response())
        }
        Ok((None, codes)) => Ok(codes_page(&guest, &codes, false).into_response()),
        Err(Refusal::Invalid(problems)) => {
            let page = invitation_page(&guest, &text, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(refusal) => Err(refusal),
    }
}

async fn invitation_page(guest: &Guest, ticket: &str, problems: &Problems) -> Result<Response, Refusal> {
    let l = guest.lang;
    let parsed: Ticket = ticket.parse().map_err(|()| Refusal::Missing)?;
    let Invited { name, least } = match invitation::invited(&guest.app, &parsed).await {
        Err(Refusal::Missing) => return Ok((StatusCode::NOT_FOUND, stale_invitation(guest)).into_response()),
        invited => invited?,
    };
    let (fields, address) = (Fields::default(), format!("/invitation/{ticket}"));
    let form = FormView::new(&fields, problems, l);
    let screen = html! {
        div {
            h1 { (t::invited(l, name)) }
            p.muted { (t::invited_why(l)) }
        }
        (form.post(&address, |form| html! {
            (new_password(form, least))
            (Button::submit(t::set_password(l)).primary().big().block())
        }))
    };
    Ok(sparse(guest, t::set_password(l), &address, problems, screen).into_response())
}

fn stale_invitation(guest: &Guest) -> Markup {
    let l = guest.lang;
    let screen = html! {
        div {
            h1 { (t::invitation_stale(l)) }
            p.muted { (t::invitation_stale_why(l)) }
        }
        p { (Button::link("/sign-in", t::sign_in(l))) }
    };
    sparse(guest, t::invitation_stale(l), "/sign-in", &Problems::default(), screen)
}

async fn show_hidden(guest: Guest, Asked(asked): Asked) -> Response {
    match &guest.locked {
        Some(locked) => hidden_page(&guest, locked, &Onward::asked(&asked), &Problems::default()).into_response(),
        None => Redirect::to("/").into_response(),
    }
}

async fn unlock(guest: Guest, fields: Fields) -> Result<Response, Refusal> {
    let onward = Onward::read(&fields);
    let Some(locked) = &guest.locked else {
        let page = password_page(&guest, &onward, &Fields::default(), &Problems::default()).await;
        return Ok((StatusCode::UNAUTHORIZED, page).into_response());
    };
    let tried = profile::unlock(&guest.app, locked, fields.raw("password").unwrap_or_default()).await?;
    let (refused, message) = match tried {
        Tried::Right => return Ok(onward.go(&guest, &locked.name, HeaderMap::new())),
        Tried::Wrong => (Outcome::Wrong, t::m::password_wrong()),
        Tried::TooEarly(seconds) => (Outcome::TooEarly(seconds), t::m::too_early(seconds)),
    };
    let mut problems = Problems::default();
    problems.add("password", message);
    Ok(again(&refused, hidden_page(&guest, locked, &onward, &problems)))
}

fn hidden_page(guest: &Guest, locked: &Locked, onward: &Onward, problems: &Problems) -> Markup {
    let (fields, l) = (Fields::default(), guest.lang);
    let form = FormView::new(&fields, problems, l);
    let screen = html! {
        div {
            h1 { (t::hidden_title(l)) }
            p.muted { (t::hidden_why(l, &locked.name)) }
        }
        @if onward.keeps() { (callout(Tone::Info, "cloud-check", t::typed_is_kept(l))) }
        (form.post("/unlock", |form| html! {
            (onward.hidden())
            (form.password("password", t::password(l)).autocomplete("current-password"))
            (Button::submit(t::show_screen(l)).primary().big().block())
        }))
        form method="post" action="/sign-out" { (Button::submit(t::someone_else(l)).quiet().small()) }
    };
    sparse(guest, t::hidden_title(l), &format!("/unlock{}", onward.query()), problems, screen)
}
