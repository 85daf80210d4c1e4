//! Turning the second step on and off.

use super::me::after;
use crate::accounts::{profile, qr, t};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Fields, Problems};
use kernel::one_time::{address, is_secret, new_secret};
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView, card_body, crumbs, page_head};
use maud::{Markup, html};

/// Under this name the authenticator lists the code; in Latin letters the picture is half as dense.
const ISSUER: &str = "Opora";

pub fn router() -> Router<App> {
    Router::new().route("/me/second-step", get(show).post(begin)).route("/me/second-step/end", post(end))
}

async fn show(ctx: Ctx) -> Result<Response, Refusal> {
    let fields = Fields::from_iter([("secret", new_secret())]);
    page(&ctx, &fields, &Problems::default()).await
}

async fn begin(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let (secret, code) = (fields.get("secret"), fields.get("code"));
    if !is_secret(secret) {
        return show(ctx).await;
    }
    let typed = fields.raw("password").unwrap_or_default();
    match profile::begin_second_step(&ctx, secret, code, typed).await {
        Err(Refusal::Invalid(problems)) => page(&ctx, &fields, &problems).await,
        done => after(&ctx, done, "second-step", &fields).await,
    }
}

async fn end(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let done = profile::end_second_step(&ctx, fields.raw("step_password").unwrap_or_default()).await;
    after(&ctx, done, "second-step-ended", &fields).await
}

async fn page(ctx: &Ctx, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (account, _) = profile::mine(ctx).await?;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        (crumbs(l, &[("/me", t::me_title(l))], t::second_step(l)))
        (page_head(t::second_step_title(l), html! {}, html! {}))
        (card_body("step-h", t::second_step_scan(l), html! {}, draw(&form, &account.email)))
    };
    let here = Here::at(Place::Me, t::second_step_title(l)).with_errors(!problems.is_empty());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

fn draw(form: &FormView<'_>, email: &str) -> Markup {
    let (l, secret) = (form.lang, form.fields.get("secret"));
    let signs: Vec<char> = secret.chars().collect();
    let by_hand: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    html! {
        div.stack.wide-gap {
            (qr::picture(&address(secret, ISSUER, email), t::qr_label(l)))
            p { (t::second_step_by_hand(l)) ": " code { (by_hand.join(" ")) } }
            p { (t::second_step_confirm(l)) }
            (form.post("/me/second-step", |form| html! {
                (form.hidden("secret"))
                div.stack.narrow-form {
                    (form.text("code", t::code(l)).one_time_code().max_chars(8))
                    (form.password("password", t::password(l)).autocomplete("current-password"))
                }
                div { (Button::submit(t::second_step_begin(l)).primary()) }
            }))
        }
    }
}
