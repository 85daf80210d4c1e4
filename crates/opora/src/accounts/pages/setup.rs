//! The first visit.

use super::sign_in::new_password;
use super::{codes_page, cookies_of, sparse};
use crate::accounts::origin::Origin;
use crate::accounts::password::LEAST_FOR_ADMINISTRATORS;
use crate::accounts::setup::{Founding, knows_secret, problems_of, set_up};
use crate::accounts::t;
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::App;
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::http::Guest;
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView};
use maud::{Markup, html};

pub fn router() -> Router<App> {
    Router::new().route("/setup", get(show).post(found))
}

async fn show(guest: Guest, Asked(asked): Asked) -> Result<Response, Refusal> {
    if !guest.app.providers().await?.is_empty() {
        return Ok(Redirect::to("/").into_response());
    }
    if !knows_secret(&guest.app, asked.get("secret")) {
        return Ok((StatusCode::FORBIDDEN, secret_page(&guest)).into_response());
    }
    let fields = Fields::from_iter([("secret", asked.get("secret"))]);
    Ok(page(&guest, &fields, &Problems::default()).into_response())
}

async fn found(guest: Guest, origin: Origin, fields: Fields) -> Result<Response, Refusal> {
    let done = match read(&fields) {
        Ok(founding) => set_up(&guest.app, &origin, guest.lang, founding).await,
        Err(problems) => Err(problems.into()),
    };
    match done {
        Ok((arrival, codes)) => {
            let page = codes_page(&guest, &codes, true);
            Ok((cookies_of(&guest.app, &arrival), page).into_response())
        }
        Err(Refusal::Invalid(problems)) => {
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&guest, &fields, &problems)).into_response())
        }
        Err(Refusal::Missing) => Ok(Redirect::to("/").into_response()),
        Err(refusal) => Err(refusal),
    }
}

/// Everything that is wrong is told at once: an empty field does not hide a weak password.
fn read(fields: &Fields) -> Result<Founding, Problems> {
    let mut form = Reader::new(fields);
    let mut line = |name, max_chars| form.required_text(name, max_chars).unwrap_or_default();
    let founding = Founding {
        secret: fields.get("secret").to_owned(),
        provider: line("provider", 120),
        municipality: line("municipality", 80),
        name: line("name", 120),
        email: line("email", 200),
        password: fields.raw("password").unwrap_or_default().to_owned(),
    };
    for problem in problems_of(&founding.email, &founding.password) {
        if problem.field != "email" || !founding.email.is_empty() {
            form.problem(problem.field, problem.message);
        }
    }
    form.finish(founding)
}

fn page(guest: &Guest, fields: &Fields, problems: &Problems) -> Markup {
    let l = guest.lang;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        div {
            h1 { (t::setup_title(l)) }
            p.muted { (t::setup_why(l)) }
        }
        (form.post("/setup", |form| html! {
            (form.hidden("secret"))
            (form.text("provider", t::provider(l)).hint(t::provider_hint(l)).max_chars(120).autocomplete("organization"))
            (form.text("municipality", t::municipality(l)).hint(t::municipality_hint(l)).max_chars(80))
            (form.text("name", t::your_name(l)).max_chars(120).autocomplete("name"))
            (form.email("email", t::email(l)).autocomplete("username"))
            (new_password(form, LEAST_FOR_ADMINISTRATORS))
            (Button::submit(t::set_up(l)).primary().big().block().busy(t::setting_up(l)))
        }))
    };
    sparse(guest, t::setup_title(l), "/setup", problems, screen)
}

/// For a stranger who came before the owner.
fn secret_page(guest: &Guest) -> Markup {
    let l = guest.lang;
    let screen = html! {
        div {
            h1 { (t::setup_title(l)) }
            p.muted { (t::setup_secret(l)) }
        }
    };
    sparse(guest, t::setup_title(l), "/setup", &Problems::default(), screen)
}
