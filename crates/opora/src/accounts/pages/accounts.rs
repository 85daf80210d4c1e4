//! Everyone's accounts, for the administrator: the list, a new one, one of them.

mod one;

use crate::accounts::roles::{GrantOrder, RoleHeld};
use crate::accounts::roster::{self, NewAccount};
use crate::accounts::ticket::Ticket;
use crate::accounts::{Account, t};
use crate::provider::{self, Service};
use crate::shell::{self, Here, Place, role_label};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::{Button, Column, FormView, Tone, card, card_body, chip, chip_line, crumbs, page_head, table};
use maud::{Markup, html};

pub fn router() -> Router<App> {
    Router::new().route("/accounts", get(list).post(make)).route("/accounts/new", get(new)).merge(one::router())
}

async fn list(ctx: Ctx) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let (accounts, grants) = roster::everyone(&ctx).await?;
    let services = provider::services(&ctx).await?;
    let open = accounts.iter().filter(|account| account.closed_at.is_none()).count();
    let new = Button::link("/accounts/new", t::new_account(l)).icon("plus").primary().key_new();
    let rows = html! {
        @for account in &accounts {
            @let held = grants.iter().filter(|grant| grant.account_id == account.id);
            tr {
                th scope="row" { a href={ "/accounts/" (account.id) } { (account.name) } }
                td { (account.email) }
                td { (role_chips(l, held, &services)) }
                td { (state(l, account)) }
            }
        }
    };
    let columns = [t::name(l), t::email(l), t::roles(l), t::state(l)].map(Column::new);
    let screen = html! {
        (page_head(t::accounts(l), t::accounts_why(l, open), new))
        (card("accounts-h", t::staff(l), html! {}, table("accounts-h", &columns, None, &Fields::default(), rows)))
    };
    shell::page(&ctx, Here::at(Place::Accounts, t::accounts(l)), screen).await
}

fn role_chips<'a>(l: Lang, held: impl Iterator<Item = &'a RoleHeld>, services: &[Service]) -> Markup {
    let mut words: Vec<String> = held.map(|grant| in_words(l, grant, services)).collect();
    words.dedup();
    html! {
        @if words.is_empty() { (chip(Tone::Warn, None, t::no_roles(l))) }
        @for role in words { (chip_line(role)) " " }
    }
}

/// The role and where it holds: „психолог, Пристан“.
fn in_words(l: Lang, grant: &RoleHeld, services: &[Service]) -> String {
    let service = grant.service_id.and_then(|id| services.iter().find(|service| service.id == id));
    match service {
        Some(service) => format!("{}, {}", role_label(grant.role, l), service.name),
        None => role_label(grant.role, l).to_owned(),
    }
}

fn state(l: Lang, account: &Account) -> Markup {
    match (account.closed_at, account.has_password) {
        (Some(_), _) => chip(Tone::Neutral, None, t::state_closed(l)),
        (None, true) => chip_line(t::state_open(l)),
        (None, false) => chip(Tone::Info, None, t::state_invited(l)),
    }
}

async fn new(ctx: Ctx) -> Result<Response, Refusal> {
    new_page(&ctx, &Fields::default(), &Problems::default()).await
}

async fn make(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let made = match read(&ctx, &fields) {
        Ok((order, role)) => {
            let name = order.name.clone();
            roster::make(&ctx, order, Some(role)).await.map(|(_, ticket)| (name, ticket))
        }
        Err(problems) => Err(problems.into()),
    };
    match made {
        Ok((name, ticket)) => invitation_page(&ctx, &name, &ticket).await,
        Err(Refusal::Invalid(problems)) => new_page(&ctx, &fields, &problems).await,
        Err(refusal) => Err(refusal),
    }
}

fn read(ctx: &Ctx, fields: &Fields) -> Result<(NewAccount, GrantOrder), Problems> {
    let mut form = Reader::new(fields);
    let name = form.required_text("name", 120);
    let email = form.required_text("email", 200);
    let post = form.text("post", 120).unwrap_or_default();
    let role = read_role(&mut form);
    let (id, lang) = (None, ctx.lang.tag().to_owned());
    form.build(|| Some((NewAccount { id, email: email?, name: name?, post, lang }, role?)))
}

/// The fields of a role: `role`, `service`, `from`, `until`.
fn read_role(form: &mut Reader<'_>) -> Option<GrantOrder> {
    let role: Option<Role> = form.required_choice("role");
    let service = form.id("service");
    let (from, until) = (form.day("from").map(Day), form.day("until").map(Day));
    Some(GrantOrder { service, role: role?, from, until })
}

async fn new_page(ctx: &Ctx, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    drop(ctx.view(Right::ArrangeAccounts, kernel::ctx::On::Provider).await?);
    let l = ctx.lang;
    let services = provider::services(ctx).await?;
    let form = FormView::new(fields, problems, l);
    let screen = html! {
        (crumbs(l, &[("/accounts", t::accounts(l))], t::new_account(l)))
        (page_head(t::new_account(l), html! {}, html! {}))
        (form.post("/accounts", |form| html! {
            (card_body("who-h", t::particulars(l), html! {}, particulars(form)))
            (card_body("role-h", t::first_role(l), html! {}, role_fields(form, &services)))
            div { (Button::submit(t::make_account(l)).primary()) }
        }))
    };
    framed(ctx, t::new_account(l), problems, screen).await
}

fn particulars(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.text("name", t::name(l)).max_chars(120))
            (form.email("email", t::email(l)))
            (form.text("post", t::post(l)).max_chars(120).optional())
        }
    }
}

fn role_fields(form: &FormView<'_>, services: &[Service]) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.select("role", t::role(l), Role::ALL.iter().map(|role| (role.code(), role_label(*role, l)))))
            (form.select("service", t::service(l), services.iter().map(|s| (s.id.to_string(), s.name.clone()))))
            (form.date("from", t::from(l)).optional())
            (form.date("until", t::until(l)).optional())
        }
        p.small.muted { (t::service_hint(l)) }
    }
}

/// The address to hand over, shown once.
async fn invitation_page(ctx: &Ctx, name: &str, ticket: &Ticket) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let base = ctx.app().settings().public_url.clone().unwrap_or_default();
    let screen = html! {
        (crumbs(l, &[("/accounts", t::accounts(l))], t::invitation(l)))
        (page_head(t::invitation(l), t::invitation_why(l, name), html! {}))
        p { code.secret { (base.trim_end_matches('/')) "/invitation/" (ticket) } }
        p { (Button::link("/accounts", t::accounts(l)).primary()) }
    };
    framed(ctx, t::invitation(l), &Problems::default(), screen).await
}

async fn framed(ctx: &Ctx, title: &str, problems: &Problems, screen: Markup) -> Result<Response, Refusal> {
    let here = Here::at(Place::Accounts, title).with_errors(!problems.is_empty());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}
