//! Everyone's accounts, for the administrator: the list, a new one, one of them.

mod one;

use crate::accounts::roles::{GrantOrder, RoleHeld};
use crate::accounts::roster::{self, NewAccount};
use crate::accounts::ticket::Ticket;
use crate::accounts::{Account, t};
use crate::lists::{self, Column, Format, List};
use crate::provider::{self, Service};
use crate::shell::{self, Here, Place, role_label};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::Day;
use kernel::view::{
    Button, Filter, FormView, Sorting, Tone, card, card_body, chip, chip_line, crumbs, filters, page_head,
};
use maud::{Markup, html};

/// By what the list is sorted.
const SORTS: [&str; 4] = ["name", "email", "roles", "state"];

pub fn router() -> Router<App> {
    Router::new().route("/accounts", get(list).post(make)).route("/accounts/new", get(new)).merge(one::router())
}

/// An account in the list, with the roles it holds now or later in words.
struct Row {
    account: Account,
    roles: Vec<Role>,
    held: Vec<String>,
}

/// The list, or a file of it.
pub async fn list(ctx: Ctx, Asked(asked): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (accounts, grants) = roster::everyone(&ctx).await?;
    let services = provider::services(&ctx).await?;
    let open = accounts.iter().filter(|account| account.closed_at.is_none()).count();
    let all = accounts.into_iter().map(|account| {
        let held: Vec<&RoleHeld> = grants.iter().filter(|grant| grant.account_id == account.id).collect();
        let mut words: Vec<String> = held.iter().map(|grant| in_words(l, grant, &services)).collect();
        words.dedup();
        Row { account, roles: held.iter().map(|grant| grant.role).collect(), held: words }
    });
    let sorting = Sorting::read(&asked, &SORTS, "");
    let rows = asked_for(l, all, &asked, sorting);
    let list = List { columns: columns(l), rows: &rows };
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::ArrangeAccounts, On::Provider).await?;
        return list.export(l, change, Event::new("accounts.exported", ctx.provider), format, "accounts").await;
    }
    let actions = html! {
        (lists::take_along(l, &asked))
        (Button::link("/accounts/new", t::new_account(l)).icon("plus").primary().key_new())
    };
    let roles = Role::ALL.iter().map(|role| (role.code().to_owned(), role_label(*role, l).to_owned())).collect();
    let states = State::ALL.iter().map(|state| (state.code().to_owned(), state.label(l).to_owned())).collect();
    let ways = [
        Filter::Words { name: "q", label: t::name(l) },
        Filter::OneOf { name: "role", label: t::role(l), options: roles },
        Filter::OneOf { name: "state", label: t::state(l), options: states },
    ];
    let screen = html! {
        (page_head(t::accounts(l), t::accounts_why(l, open), actions))
        (filters(l, &asked, &ways, &[], html! {}))
        (card("accounts-h", t::staff(l), html! {}, list.table(l, "accounts-h", sorting, &asked)))
    };
    Ok(shell::page(&ctx, Here::at(Place::Accounts, t::accounts(l)), screen).await?.into_response())
}

/// The rows that the filters leave, in the order that was asked for; open accounts come first.
fn asked_for(l: Lang, all: impl Iterator<Item = Row>, asked: &Fields, sorting: Sorting<'_>) -> Vec<Row> {
    let words = asked.get("q").to_lowercase();
    let (role, state) = (asked.get("role").parse::<Role>().ok(), asked.get("state").parse::<State>().ok());
    let fits = |row: &Row| {
        format!("{} {}", row.account.name, row.account.email).to_lowercase().contains(&words)
            && role.is_none_or(|role| row.roles.contains(&role))
            && state.is_none_or(|state| State::of(&row.account) == state)
    };
    let mut rows: Vec<Row> = all.filter(fits).collect();
    let down = sorting.descending;
    match sorting.key {
        "name" => lists::sort_by_key(&mut rows, down, |row| Some(row.account.name.to_lowercase())),
        "email" => lists::sort_by_key(&mut rows, down, |row| Some(row.account.email.to_lowercase())),
        "roles" => lists::sort_by_key(&mut rows, down, |row| row.held.first().cloned()),
        "state" => lists::sort_by_key(&mut rows, down, |row| Some(State::of(&row.account).label(l))),
        _ => {}
    }
    rows
}

fn columns<'a>(l: Lang) -> Vec<Column<'a, Row>> {
    vec![
        Column::new("name", t::name(l), |row: &Row| row.account.name.as_str().into())
            .drawn(|row| html! { a href={ "/accounts/" (row.account.id) } { (row.account.name) } })
            .names_row()
            .sorted(),
        Column::new("email", t::email(l), |row: &Row| row.account.email.as_str().into()).sorted(),
        Column::new("roles", t::roles(l), |row: &Row| row.held.join("; ").into())
            .drawn(move |row| role_chips(l, row))
            .sorted(),
        Column::new("state", t::state(l), move |row: &Row| State::of(&row.account).label(l).into())
            .drawn(move |row| state(l, &row.account))
            .sorted(),
    ]
}

fn role_chips(l: Lang, row: &Row) -> Markup {
    html! {
        @if row.held.is_empty() { (chip(Tone::Warn, None, t::no_roles(l))) }
        @for role in &row.held { (chip_line(role)) " " }
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

kernel::codes! {
    /// How an account stands.
    pub enum State {
        /// Its holder signs in.
        Open = "open",
        /// Its holder has not come in yet.
        Invited = "invited",
        /// Nobody signs in with it.
        Closed = "closed",
    }
}

impl State {
    fn of(account: &Account) -> State {
        match (account.closed_at, account.has_password) {
            (Some(_), _) => State::Closed,
            (None, true) => State::Open,
            (None, false) => State::Invited,
        }
    }

    fn label(self, l: Lang) -> &'static str {
        match self {
            State::Open => t::state_open(l),
            State::Invited => t::state_invited(l),
            State::Closed => t::state_closed(l),
        }
    }
}

fn state(l: Lang, account: &Account) -> Markup {
    let state = State::of(account);
    match state {
        State::Open => chip_line(state.label(l)),
        State::Invited => chip(Tone::Info, None, state.label(l)),
        State::Closed => chip(Tone::Neutral, None, state.label(l)),
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
    drop(ctx.view(Right::ArrangeAccounts, On::Provider).await?);
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
