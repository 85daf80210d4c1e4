//! One account: who it is, what they are, how they come in.

use super::{in_words, invitation_page, particulars, read_role, role_fields, state};
use crate::accounts::invitation;
use crate::accounts::roles::{self, RoleHeld};
use crate::accounts::roster::{self, Particulars};
use crate::accounts::{Account, t};
use crate::provider::{self, Service};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{Lang, day};
use kernel::refusal::Refusal;
use kernel::types::AccountId;
use kernel::view::{Button, FormView, Toast, Tone, card_body, crumbs, hidden, key_values, page_head};
use maud::{Markup, html};
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/accounts/{id}", get(show).post(correct))
        .route("/accounts/{id}/roles", post(give))
        .route("/accounts/{id}/roles/{grant}/end", post(end))
        .route("/accounts/{id}/invitation", post(invite))
        .route("/accounts/{id}/close", post(close))
        .route("/accounts/{id}/reopen", post(reopen))
        .route("/accounts/{id}/second-step/end", post(forget_phone))
}

async fn show(ctx: Ctx, Path(id): Path<AccountId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    page(&ctx, id, &asked, None).await
}

/// The answer to a change: the page again, with what has happened or with what is wrong.
async fn after(
    ctx: &Ctx,
    id: AccountId,
    done: Result<(), Refusal>,
    what: &str,
    fields: &Fields,
) -> Result<Response, Refusal> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/accounts/{id}?done={what}")).into_response()),
        Err(Refusal::Invalid(problems)) => page(ctx, id, &Fields::default(), Some((fields, &problems))).await,
        Err(refusal) => Err(refusal),
    }
}

async fn correct(ctx: Ctx, Path(id): Path<AccountId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let name = form.required_text("name", 120);
    let email = form.required_text("email", 200);
    let post = form.text("post", 120).unwrap_or_default();
    let version = form.required("version", |form, name| form.integer(name, 1..=i64::MAX));
    let order = form.build(|| Some(Particulars { email: email?, name: name?, post, version: version? }));
    let done = match order {
        Ok(order) => roster::correct(&ctx, id, order).await,
        Err(problems) => Err(problems.into()),
    };
    after(&ctx, id, done, "saved", &fields).await
}

async fn give(ctx: Ctx, Path(id): Path<AccountId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let order = read_role(&mut form);
    let done = match form.build(|| order) {
        Ok(order) => roles::give(&ctx, id, order).await,
        Err(problems) => Err(problems.into()),
    };
    after(&ctx, id, done, "role", &fields).await
}

async fn end(ctx: Ctx, Path((id, grant)): Path<(AccountId, Uuid)>) -> Result<Response, Refusal> {
    let done = roles::end(&ctx, id, grant).await;
    after(&ctx, id, done, "role", &Fields::default()).await
}

async fn invite(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let ticket = invitation::renew(&ctx, id).await?;
    let (account, _) = roster::account(&ctx, id).await?;
    invitation_page(&ctx, &account.name, &ticket).await
}

async fn close(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let done = roster::close(&ctx, id).await;
    after(&ctx, id, done, "closed", &Fields::default()).await
}

async fn reopen(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let done = roster::reopen(&ctx, id).await;
    after(&ctx, id, done, "reopened", &Fields::default()).await
}

async fn forget_phone(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let done = roster::forget_phone(&ctx, id).await;
    after(&ctx, id, done, "phone", &Fields::default()).await
}

async fn page(
    ctx: &Ctx,
    id: AccountId,
    asked: &Fields,
    typed: Option<(&Fields, &Problems)>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (account, held) = roster::account(ctx, id).await?;
    let services = provider::services(ctx).await?;
    let mut fields = typed.map(|(fields, _)| fields.clone()).unwrap_or_default();
    for (name, value) in [("name", &account.name), ("email", &account.email), ("post", &account.post)] {
        if !fields.has(name) {
            fields.set(name, value.as_str());
        }
    }
    let none = Problems::default();
    let problems = typed.map_or(&none, |(_, problems)| problems);
    let form = FormView::new(&fields, problems, l);
    let cards = html! {
        (card_body("who-h", t::particulars(l), html! {}, who(&form, &account)))
        (card_body("roles-h", t::roles(l), html! {}, roles_card(ctx, &form, &account, &held, &services)))
        (card_body("access-h", t::access(l), html! {}, access(l, &account)))
    };
    let screen = html! {
        (crumbs(l, &[("/accounts", t::accounts(l))], &account.name))
        (page_head(&account.name, &account.email, state(l, &account)))
        (form.error_summary())
        div.stack.wide-gap { (cards) }
    };
    let here = Here::at(Place::Accounts, t::accounts(l)).with_errors(!problems.is_empty()).with_flash(flash(l, asked));
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

fn flash(l: Lang, asked: &Fields) -> Option<Toast> {
    let message = match asked.get("done") {
        "saved" => t::done_saved(l),
        "role" => t::done_role(l),
        "closed" => t::done_closed(l),
        "reopened" => t::done_reopened(l),
        "phone" => t::done_phone(l),
        _ => return None,
    };
    Some(Toast { message: message.into(), undo: None })
}

fn who(form: &FormView<'_>, account: &Account) -> Markup {
    html! {
        form.stack.wide-gap method="post" action={ "/accounts/" (account.id) } novalidate {
            (hidden("version", &account.version.to_string()))
            (particulars(form))
            div { (Button::submit(t::save(form.lang)).primary()) }
        }
    }
}

fn roles_card(ctx: &Ctx, form: &FormView<'_>, account: &Account, held: &[RoleHeld], services: &[Service]) -> Markup {
    let l = form.lang;
    let row = |grant: &RoleHeld| {
        let ended = grant.valid_until.is_some_and(|until| until <= ctx.at);
        let side = html! {
            div.row.apart {
                span.muted[ended] { (since(l, grant)) @if ended { " · " (t::role_ended(l)) } }
                @if !ended {
                    form method="post" action={ "/accounts/" (account.id) "/roles/" (grant.id) "/end" } {
                        (Button::submit(t::end_role(l)).small())
                    }
                }
            }
        };
        (in_words(l, grant, services), side)
    };
    html! {
        div.stack.wide-gap {
            @if held.is_empty() { p { (t::no_roles(l)) } } @else { (key_values(held.iter().map(row))) }
            form.stack.wide-gap method="post" action={ "/accounts/" (account.id) "/roles" } novalidate {
                (role_fields(form, services))
                div { (Button::submit(t::give_role(l))) }
            }
        }
    }
}

fn since(l: Lang, grant: &RoleHeld) -> String {
    let from = day(l, grant.valid_from.day().0);
    match grant.valid_until {
        // The last day is the one before the instant at which it no longer holds.
        Some(until) => t::role_from_until(l, from, day(l, until.plus_seconds(-1).day().0)),
        None => t::role_since(l, from),
    }
}

fn access(l: Lang, account: &Account) -> Markup {
    let act = |path: &str, words: &str, why: &str, tone: Tone| {
        html! {
            form.row.apart method="post" action={ "/accounts/" (account.id) (path) } {
                p { (why) }
                (Button::submit(words).tone(tone))
            }
        }
    };
    html! {
        div.stack.wide-gap {
            @if account.closed_at.is_some() {
                (act("/reopen", t::reopen_account(l), "", Tone::Neutral))
            } @else {
                (act("/invitation", t::invite_again(l), t::invite_again_why(l), Tone::Neutral))
                @if account.has_second_step {
                    (act("/second-step/end", t::forget_phone(l), t::forget_phone_why(l), Tone::Neutral))
                }
                (act("/close", t::close_account(l), t::close_account_why(l), Tone::Danger))
            }
        }
    }
}
