//! Deadlines for programs.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::http::Json;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::rules::{Due, State};
use super::wish::Wish;
use super::{Deadline, Kind, MarkOrder, MovedDay, mark, move_days, moved_days, unmark};
use crate::cases::StayId;
use crate::lists::{self, Page, Part};

/// The room's part of the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(file))
        .routes(routes!(met, reopened))
        .routes(routes!(moved, move_them))
        .merge(super::plan_term::api())
}

/// A deadline, as a program sees it.
#[derive(Serialize, ToSchema)]
pub struct DeadlineBody {
    /// The line of the table: `D7`, `D13.long`; `S8` is the longest stay.
    key: &'static str,
    /// What it is about.
    kind: Kind,
    /// What has to be done or what ends, in the reader's language.
    title: String,
    /// The act and article.
    basis: &'static str,
    /// Whose.
    person_id: PersonId,
    /// First name and initial.
    person: String,
    /// Of which stay.
    stay_id: StayId,
    /// The day on which the clock started.
    since: Day,
    /// The last day.
    due_on: Day,
    /// The last instant, where the term is in hours.
    due_at: Option<Moment>,
    /// By how many days a time in hospital has moved it.
    paused_days: u32,
    /// `overdue`, `today`, `ahead`, `met` or `met_late`.
    state: &'static str,
    /// Days late or days left.
    days: Option<u32>,
    /// Who sees to it.
    responsible_id: Option<AccountId>,
    /// The page where it is met.
    href: String,
}

/// What falls due in a service, the most pressing first.
#[utoipa::path(get, path = "/services/{service}/deadlines", tag = "deadlines",
    params(("service" = ServiceId, Path), ("scope" = Option<String>, Query, description = "`mine`, or all"),
        ("when" = Option<String>, Query, description = "`overdue`, `week`, `month` (default), `all`, `met`"),
        ("kind" = Option<Kind>, Query), ("lead" = Option<AccountId>, Query, description = "who leads the case"),
        ("q" = Option<String>, Query, description = "whose, by name"), Part),
    responses((status = 200, body = Page<DeadlineBody>)))]
async fn list(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Asked(query): Asked,
    Query(part): Query<Part>,
) -> Result<Json<Page<DeadlineBody>>, Refusal> {
    let derived = super::all(&ctx, service).await?;
    let all = &derived.deadlines;
    let chosen = Wish::read(&query).chosen(&ctx, service, all);
    let items = chosen.iter().map(|one| body(&ctx, one)).collect();
    Ok(Json(part.of(items, |one| format!("{}.{}.{}", one.stay_id, one.key, one.since))?))
}

/// Notes that a duty is fulfilled which leaves no other trace.
#[utoipa::path(post, path = "/services/{service}/deadlines/marks", tag = "deadlines", params(("service" = ServiceId, Path)),
    request_body = MarkOrder, responses((status = 204)))]
async fn met(ctx: Ctx, Path(service): Path<ServiceId>, Json(order): Json<MarkOrder>) -> Result<StatusCode, Refusal> {
    mark(&ctx, service, &order).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes such a note back.
#[utoipa::path(delete, path = "/services/{service}/deadlines/marks", tag = "deadlines", params(("service" = ServiceId, Path)),
    request_body = MarkOrder, responses((status = 204)))]
async fn reopened(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(order): Json<MarkOrder>,
) -> Result<StatusCode, Refusal> {
    unmark(&ctx, service, &order).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The days that the Council of Ministers has moved.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedDays {
    /// The latest first.
    items: Vec<MovedDay>,
}

/// The days of the working calendar that are worked or off against the rule of the law, the latest first.
#[utoipa::path(get, path = "/calendar", tag = "deadlines", params(Part), responses((status = 200, body = Page<MovedDay>)))]
async fn moved(ctx: Ctx, Query(part): Query<Part>) -> Result<Json<Page<MovedDay>>, Refusal> {
    Ok(Json(part.of(moved_days(&ctx).await?, |one| one.day)?))
}

/// Enters moved days, 400 at most; one that is there already takes what is said now.
#[utoipa::path(put, path = "/calendar", tag = "deadlines", request_body = MovedDays, responses((status = 204)))]
async fn move_them(ctx: Ctx, Json(order): Json<MovedDays>) -> Result<StatusCode, Refusal> {
    move_days(&ctx, &order.items).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A deadline as a program sees it.
pub fn body(ctx: &Ctx, one: &Deadline) -> DeadlineBody {
    let l = ctx.lang;
    let (state, days) = match one.state {
        State::Overdue(days) => ("overdue", Some(days)),
        State::DueToday => ("today", None),
        State::DueIn(days) => ("ahead", Some(days)),
        State::Met(_) => ("met", None),
        State::MetLate(days) => ("met_late", Some(days)),
    };
    let due_at = match one.due {
        Due::Moment(at) => Some(at.into()),
        Due::Day(_) => None,
    };
    DeadlineBody {
        key: one.what.key(),
        kind: one.what.kind(),
        title: one.what.title(l),
        basis: one.what.basis(l),
        person_id: one.person,
        person: one.short_name(l),
        stay_id: one.stay,
        since: one.since,
        due_on: one.due.day().into(),
        due_at,
        paused_days: one.paused,
        state,
        days,
        responsible_id: one.responsible.as_ref().map(|(account, _)| *account),
        href: one.href(ctx),
    }
}

/// The list of deadlines, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/services/{service}/deadlines/file", tag = "deadlines",
    params(("service" = ServiceId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn file(ctx: Ctx, path: Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::list::page(ctx, path, lists::as_file(asked)).await
}
