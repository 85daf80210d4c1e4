//! One's own profile: password, second step, recovery codes, sessions, tokens.

use super::code_list;
use super::sign_in::new_password;
use crate::accounts::password::{LEAST, LEAST_FOR_ADMINISTRATORS};
use crate::accounts::session::{self, SessionOf};
use crate::accounts::token::{self, AccessToken, LONGEST_DAYS, Scope, TokenOrder};
use crate::accounts::{Account, profile, t};
use crate::lists::{self, Cell, Column, Format, List};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::audit::Event;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{Lang, day};
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::view::{Button, FormView, Toast, Tone, callout, card, card_body, chip, key_values, page_head};
use maud::{Markup, html};
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/me", get(show))
        .route("/me/password", post(change_password))
        .route("/me/codes", post(renew_codes))
        .route("/me/sessions/{id}/end", post(end_session))
        .route("/me/tokens", post(make_token))
        .route("/me/tokens/{id}/end", post(end_token))
}

/// Everything the page shows.
struct Shown {
    account: Account,
    codes_left: i64,
    sessions: Vec<SessionOf>,
    tokens: Vec<AccessToken>,
}

async fn gather(ctx: &Ctx) -> Result<Shown, Refusal> {
    let (account, codes_left) = profile::mine(ctx).await?;
    Ok(Shown { account, codes_left, sessions: session::sessions(ctx).await?, tokens: token::tokens(ctx).await? })
}

/// The profile, or a file of its sessions.
pub async fn show(ctx: Ctx, Asked(asked): Asked) -> Result<Response, Refusal> {
    if let Some(format) = Format::asked(asked.get("format")) {
        let sessions = session::sessions(&ctx).await?;
        let (account, change) = ctx.change_own().await?;
        let list = List { columns: session_columns(&ctx), rows: &sessions };
        return list.export(ctx.lang, change, Event::new("sessions.exported", account), format, "sessions").await;
    }
    page(&ctx, &asked, &Fields::default(), &Problems::default()).await
}

/// The answer to a change: the page again, with what has happened or with what is wrong.
pub async fn after(ctx: &Ctx, done: Result<(), Refusal>, what: &str, fields: &Fields) -> Result<Response, Refusal> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/me?done={what}")).into_response()),
        Err(Refusal::Invalid(problems)) => page(ctx, &Fields::default(), fields, &problems).await,
        Err(refusal) => Err(refusal),
    }
}

async fn change_password(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let typed = |name: &str| fields.raw(name).unwrap_or_default();
    let done = profile::change_password(&ctx, typed("old_password"), typed("password"), ends_tokens(&fields)).await;
    after(&ctx, done, "password", &fields).await
}

fn ends_tokens(fields: &Fields) -> bool {
    Reader::new(fields).checkbox("end_tokens")
}

async fn renew_codes(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    match profile::renew_codes(&ctx, fields.raw("codes_password").unwrap_or_default()).await {
        Ok(codes) => shown_once(&ctx, t::codes_title(ctx.lang), t::codes_why(ctx.lang), code_list(&codes)).await,
        Err(refusal) => after(&ctx, Err(refusal), "", &fields).await,
    }
}

async fn end_session(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, Refusal> {
    let done = session::end(&ctx, id).await;
    after(&ctx, done, "session", &Fields::default()).await
}

async fn make_token(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let name = form.required_text("token_name", 80);
    let scope: Option<Scope> = form.required_choice("scope");
    let days = form.required("days", |form, name| form.integer(name, 1..=LONGEST_DAYS));
    let order = form.build(|| Some(TokenOrder { name: name?, scope: scope?, days: days? }));
    let made = match order {
        Ok(order) => token::make(&ctx, order).await,
        Err(problems) => Err(problems.into()),
    };
    match made {
        Ok((_, secret)) => {
            let secret = html! { p { code.secret { (secret) } } };
            shown_once(&ctx, t::token_made(ctx.lang), t::token_made_why(ctx.lang), secret).await
        }
        Err(refusal) => after(&ctx, Err(refusal), "", &fields).await,
    }
}

async fn end_token(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, Refusal> {
    let done = token::end(&ctx, id).await;
    after(&ctx, done, "token", &Fields::default()).await
}

/// A secret that is shown once.
async fn shown_once(ctx: &Ctx, title: &str, why: &str, secret: Markup) -> Result<Response, Refusal> {
    let screen = html! {
        (page_head(title, why, html! {}))
        (secret)
        p { (Button::link("/me", t::to_profile(ctx.lang)).primary()) }
    };
    Ok(shell::page(ctx, Here::at(Place::Me, title), screen).await?.into_response())
}

async fn page(ctx: &Ctx, asked: &Fields, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let shown = gather(ctx).await?;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        (page_head(t::me_title(l), html! { (shown.account.name) " · " (shown.account.email) }, html! {}))
        @if ctx.grants.is_empty() { (callout(Tone::Info, "circle-help", t::nobody_yet(l))) }
        (draw(ctx, &shown, &form))
    };
    let here = Here::at(Place::Me, t::me_title(l)).with_errors(!problems.is_empty()).with_flash(flash(l, asked));
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

fn flash(l: Lang, asked: &Fields) -> Option<Toast> {
    let message = match asked.get("done") {
        "password" => t::done_password(l),
        "second-step" => t::done_second_step(l),
        "second-step-ended" => t::done_second_step_ended(l),
        "session" => t::done_session(l),
        "token" => t::done_token(l),
        _ => return None,
    };
    Some(Toast { message: message.into(), undo: None })
}

/// The cards. The summary of problems stands above them all, since it names their fields.
fn draw(ctx: &Ctx, shown: &Shown, form: &FormView<'_>) -> Markup {
    let l = ctx.lang;
    let sessions = List { columns: session_columns(ctx), rows: &shown.sessions };
    let sessions = sessions.table(l, "sessions-h", None, &Fields::default());
    let cards = html! {
        (card("sessions-h", t::sessions(l), lists::files(l, &Fields::default(), "sessions"), sessions))
        (card_body("password-h", t::change_password(l), html! {}, password_form(ctx, shown, form)))
        (card_body("step-h", t::second_step(l), html! {}, second_step(l, shown, form)))
        (card_body("codes-h", t::recovery_codes(l), html! {}, codes(l, shown, form)))
        (card_body("tokens-h", t::tokens(l), html! {}, tokens(l, shown, form)))
    };
    html! { (form.error_summary()) div.stack.wide-gap { (cards) } }
}

fn session_columns(ctx: &Ctx) -> Vec<Column<'_, SessionOf>> {
    let l = ctx.lang;
    vec![
        Column::new("browser", t::browser(l), move |one: &SessionOf| browser(l, &one.agent).into()).names_row(),
        Column::new("since", t::began(l), |one: &SessionOf| Cell::Moment(one.created_at)),
        Column::new("seen", t::last_seen(l), |one: &SessionOf| Cell::Moment(one.seen_at)),
        Column::on_screen("end", t::end_session(l), move |one: &SessionOf| {
            html! {
                @if one.id == ctx.session.id { (chip(Tone::Info, None, t::this_session(l))) } @else {
                    form method="post" action={ "/me/sessions/" (one.id) "/end" } {
                        (Button::submit(t::end_session(l)).small())
                    }
                }
            }
        }),
    ]
}

/// The name of a browser in what it calls itself: the part that people know.
fn browser(l: Lang, agent: &str) -> String {
    let known = [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("Mac OS", "macOS"), ("Linux", "Linux")];
    let name = known.iter().find(|(mark, _)| agent.contains(mark)).map_or(t::unknown_browser(l), |(_, name)| name);
    match systems.iter().find(|(mark, _)| agent.contains(mark)) {
        Some((_, system)) => format!("{name}, {system}"),
        None => name.to_owned(),
    }
}

fn password_form(ctx: &Ctx, shown: &Shown, form: &FormView<'_>) -> Markup {
    let l = ctx.lang;
    let administrator = ctx.grants.iter().any(|grant| grant.role == Role::Administrator);
    html! {
        form.stack.wide-gap method="post" action="/me/password" novalidate {
            div.stack.narrow-form {
                (form.password("old_password", t::old_password(l)).autocomplete("current-password"))
                (new_password(form, if administrator { LEAST_FOR_ADMINISTRATORS } else { LEAST }))
                @if !shown.tokens.is_empty() { (form.checkbox("end_tokens", t::end_all_tokens(l))) }
            }
            div { (Button::submit(t::change_password(l))) }
        }
    }
}

fn second_step(l: Lang, shown: &Shown, form: &FormView<'_>) -> Markup {
    html! {
        @if shown.account.has_second_step {
            form.stack method="post" action="/me/second-step/end" novalidate {
                p { (t::second_step_on(l)) }
                div.narrow-form { (form.password("step_password", t::password(l)).autocomplete("current-password")) }
                div { (Button::submit(t::second_step_end(l))) }
            }
        } @else {
            div.row.apart {
                p { (t::second_step_off(l)) }
                (Button::link("/me/second-step", t::second_step_begin(l)))
            }
        }
    }
}

fn codes(l: Lang, shown: &Shown, form: &FormView<'_>) -> Markup {
    html! {
        form.stack method="post" action="/me/codes" novalidate {
            p { (t::codes_left(l, shown.codes_left)) }
            div.narrow-form {
                (form.password("codes_password", t::password(l)).autocomplete("current-password").hint(t::codes_renew_why(l)))
            }
            div { (Button::submit(t::codes_renew(l))) }
        }
    }
}

fn tokens(l: Lang, shown: &Shown, form: &FormView<'_>) -> Markup {
    html! {
        div.stack.wide-gap {
            p.muted { (t::tokens_why(l)) }
            @if shown.tokens.is_empty() { p { (t::no_tokens(l)) } } @else { (key_values(shown.tokens.iter().map(|token| token_row(l, token)))) }
            form.stack.wide-gap method="post" action="/me/tokens" novalidate {
                div.fields {
                    (form.text("token_name", t::token_name(l)).max_chars(80))
                    (form.radios("scope", t::token_scope(l), Scope::ALL.iter().map(|s| (s.code(), s.label(l)))))
                    (form.number("days", t::token_days_label(l)).max_chars(3))
                }
                div { (Button::submit(t::make_token(l))) }
            }
        }
    }
}

fn token_row(l: Lang, token: &AccessToken) -> (String, Markup) {
    let until = t::token_until(l, day(l, token.expires_at.day().0));
    let row = html! {
        div.row.apart {
            span { (token.scope.label(l)) ", " (until) }
            form method="post" action={ "/me/tokens/" (token.id) "/end" } { (Button::submit(t::end_token(l)).small()) }
        }
    };
    (token.name.clone(), row)
}
