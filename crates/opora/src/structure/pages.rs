//! The routes and their handlers.

use super::parts::Part;
use super::{forms, overview, t};
use crate::provider::{
    self, Order, ReadyOrder, ServiceOrder, change_service, create_service, ready_structure, structure,
};
use crate::shell::{self, Here};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use kernel::view::{Button, FormView, Tone, callout, crumbs, page_head};
use maud::{Markup, html};
use uuid::Uuid;

/// The routes of this room.
pub fn pages() -> Router<App> {
    Router::new()
        .route("/provider", get(services))
        .route("/provider/ready", get(ready_page).post(make_ready))
        .route("/provider/services/new", get(new_service_page).post(make_service))
        .route("/provider/services/{service}", get(service))
        .route("/provider/services/{service}/edit", get(edit_service_page).post(edit_service))
        .route("/provider/services/{service}/{part}/new", get(new_part_page).post(make_part))
        .route("/provider/services/{service}/{part}/{id}", get(part_page).post(edit_part))
}

async fn services(ctx: Ctx) -> Result<Markup, Refusal> {
    let mut structures = Vec::new();
    for service in provider::services(&ctx).await? {
        structures.push(structure(&ctx, service.id).await?);
    }
    let screen = overview::services(&ctx, &structures, may_add(&ctx));
    shell::page(&ctx, Here::at(shell::Place::Provider, t::title(ctx.lang)), screen).await
}

async fn service(ctx: Ctx, Path(service): Path<ServiceId>) -> Result<Markup, Refusal> {
    let screen = overview::service(&ctx, &structure(&ctx, service).await?);
    shell::page(&ctx, Here::of(service, shell::Place::Provider, t::title(ctx.lang)), screen).await
}

/// Services are made by those who arrange every service, also one that does not exist yet.
fn may_add(ctx: &Ctx) -> bool {
    ctx.may(Right::ArrangeProvider, ctx.new_id())
}

fn allowed(may: bool) -> Result<(), Refusal> {
    if may { Ok(()) } else { Err(Refusal::Denied) }
}

async fn ready_page(ctx: Ctx) -> Result<Response, Refusal> {
    allowed(may_add(&ctx))?;
    let today = ctx.today().to_string();
    let fields = [("name", t::ready_name(ctx.lang)), ("code", "КЦ"), ("valid_from", today.as_str())];
    draw_ready(&ctx, &with_command(&ctx, fields.into_iter().collect()), &Problems::default()).await
}

async fn make_ready(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let mut form = Reader::new(&fields);
    let name = form.required_text("name", 80);
    let code = form.required_text("code", 8);
    let valid_from = form.required("valid_from", Reader::day).map(Day);
    let made = match form.build(|| Some(ReadyOrder { name: name?, code: code?, valid_from: valid_from? })) {
        Ok(order) => ready_structure(&ctx, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match made {
        Ok(id) => Ok(to_service(id)),
        Err(Refusal::Repeated(id)) => Ok(to_service(ServiceId(id))),
        Err(Refusal::Invalid(problems)) => draw_ready(&ctx, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn draw_ready(ctx: &Ctx, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let body = form.post("/provider/ready", |form| {
        html! { (form.hidden("command")) (forms::ready(form)) div.row { (Button::submit(t::make_ready(l)).primary()) } }
    });
    let above = [("/provider".to_owned(), t::title(l).to_owned())];
    show(ctx, None, &above, t::start_ready(l), t::ready_what(l), (fields, problems), body).await
}

async fn new_service_page(ctx: Ctx) -> Result<Response, Refusal> {
    allowed(may_add(&ctx))?;
    draw_service(&ctx, None, &with_command(&ctx, Fields::default()), &Problems::default()).await
}

async fn make_service(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let made = match ServiceOrder::read(&fields) {
        Ok(order) => create_service(&ctx, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match made {
        Ok(id) => Ok(to_service(id)),
        Err(Refusal::Repeated(id)) => Ok(to_service(ServiceId(id))),
        Err(Refusal::Invalid(problems)) => draw_service(&ctx, None, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn edit_service_page(ctx: Ctx, Path(id): Path<ServiceId>) -> Result<Response, Refusal> {
    let service = provider::service(&ctx, id).await?;
    allowed(ctx.may(Right::ArrangeProvider, id))?;
    let mut fields = with_command(&ctx, ServiceOrder::from(&service).fields());
    fields.set("version", service.version.to_string());
    draw_service(&ctx, Some(id), &fields, &Problems::default()).await
}

async fn edit_service(ctx: Ctx, Path(id): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let seen = fields.get("version").parse().unwrap_or(0);
    let done = match ServiceOrder::read(&fields) {
        Ok(order) => change_service(&ctx, id, seen, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match done {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(to_service(id)),
        Err(Refusal::Invalid(problems)) => draw_service(&ctx, Some(id), &fields, &problems).await,
        Err(Refusal::Stale(now)) => draw_service(&ctx, Some(id), &overtaken(fields, now), &Problems::default()).await,
        Err(other) => Err(other),
    }
}

async fn draw_service(
    ctx: &Ctx,
    id: Option<ServiceId>,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let action = id.map_or_else(|| "/provider/services/new".to_owned(), |id| format!("/provider/services/{id}/edit"));
    let title = if id.is_some() { t::edit_service(l) } else { t::new_service(l) };
    let form = FormView::new(fields, problems, l);
    let body = form.post(&action, |form| {
        html! {
            (form.hidden("command")) (form.hidden("version"))
            (forms::service(form))
            div.row { (Button::submit(t::save(l)).primary()) }
        }
    });
    show(ctx, id, &[("/provider".to_owned(), t::title(l).to_owned())], title, "", (fields, problems), body).await
}

/// An address that names no part of a service is none.
fn part_of(name: &str) -> Result<Part, Refusal> {
    name.parse().map_err(|_| Refusal::Missing)
}

async fn new_part_page(
    ctx: Ctx,
    Path((service, part)): Path<(ServiceId, String)>,
    Asked(query): Asked,
) -> Result<Response, Refusal> {
    let mut fields = with_command(&ctx, query);
    fields.set("valid_from", ctx.today().to_string());
    if part == Part::Buildings.code() {
        fields.set("address_protected", "1");
    }
    draw_part(&ctx, service, part_of(&part)?, None, &fields, &Problems::default()).await
}

async fn make_part(
    ctx: Ctx,
    Path((service, part)): Path<(ServiceId, String)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let (ctx, part) = (once(ctx, &fields), part_of(&part)?);
    match part.create(&ctx, service, &fields).await {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(to_service(service)),
        Err(Refusal::Invalid(problems)) => draw_part(&ctx, service, part, None, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn part_page(ctx: Ctx, Path((service, part, id)): Path<(ServiceId, String, Uuid)>) -> Result<Response, Refusal> {
    let part = part_of(&part)?;
    let fields = part.fields(&structure(&ctx, service).await?, id).ok_or(Refusal::Missing)?;
    draw_part(&ctx, service, part, Some(id), &with_command(&ctx, fields), &Problems::default()).await
}

async fn edit_part(
    ctx: Ctx,
    Path((service, part, id)): Path<(ServiceId, String, Uuid)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let (ctx, part) = (once(ctx, &fields), part_of(&part)?);
    match part.change(&ctx, service, id, &fields).await {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(to_service(service)),
        Err(Refusal::Invalid(problems)) => draw_part(&ctx, service, part, Some(id), &fields, &problems).await,
        Err(Refusal::Stale(now)) => {
            draw_part(&ctx, service, part, Some(id), &overtaken(fields, now), &Problems::default()).await
        }
        Err(other) => Err(other),
    }
}

async fn draw_part(
    ctx: &Ctx,
    service: ServiceId,
    part: Part,
    id: Option<Uuid>,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let structure = structure(ctx, service).await?;
    allowed(ctx.may(Right::ArrangeProvider, service))?;
    let last = id.map_or_else(|| "new".to_owned(), |id| id.to_string());
    let form = FormView::new(fields, problems, l);
    let body = form.post(&format!("/provider/services/{service}/{part}/{last}"), |form| {
        html! {
            (form.hidden("command")) (form.hidden("version"))
            (forms::part(form, part, &structure, id.is_none()))
            div.row { (Button::submit(t::save(l)).primary()) }
        }
    });
    let above = [
        ("/provider".to_owned(), t::title(l).to_owned()),
        (format!("/provider/services/{service}"), structure.service.name.clone()),
    ];
    show(ctx, Some(service), &above, part.title(l, id.is_none()), "", (fields, problems), body).await
}

/// What was typed over what somebody else has changed since, against the version of now; nothing is saved unseen.
fn overtaken(mut fields: Fields, now: i64) -> Fields {
    fields.set("version", now.to_string());
    fields.set("overtaken", "1");
    fields
}

async fn show(
    ctx: &Ctx,
    service: Option<ServiceId>,
    above: &[(String, String)],
    title: &str,
    context: &str,
    (fields, problems): (&Fields, &Problems),
    body: Markup,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let overtaken = fields.has("overtaken") && problems.is_empty();
    let now = above.last().filter(|_| overtaken).map(|(href, _)| href);
    let screen = html! {
        (crumbs(l, above, title))
        (page_head(title, context, html! {}))
        @if let Some(now) = now {
            (callout(Tone::Warn, "history", html! { (t::overtaken(l)) " " a href=(now) target="_blank" { (t::see_now(l)) } }))
        }
        (body)
    };
    let here = Here { service, ..Here::at(shell::Place::Provider, title) }.with_errors(!problems.is_empty());
    let status = match (problems.is_empty(), overtaken) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::CONFLICT,
        (true, false) => StatusCode::OK,
    };
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

fn to_service(id: ServiceId) -> Response {
    Redirect::to(&format!("/provider/services/{id}")).into_response()
}

fn once(ctx: Ctx, fields: &Fields) -> Ctx {
    ctx.once(fields.get("command").parse().ok())
}

fn with_command(ctx: &Ctx, mut fields: Fields) -> Fields {
    fields.set("command", ctx.new_id::<Uuid>().to_string());
    fields
}
