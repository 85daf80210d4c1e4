//! The room for programs, by the same functions as the pages.

mod contracts;
mod stays;

use super::{
    Admission, Admitted, CaseId, Household, NewSignal, Settlement, Shown, Signal, SignalFilter, SignalId, admit,
    households, record_signal, settle_signal, signal, signals, stay,
};
use crate::lists::{self, Page, Part};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::ctx::{App, Ctx, On};
use kernel::form::Asked;
use kernel::http::{Created, Json, Versioned, seen_version};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// The API of the room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_signals, add_signal))
        .routes(routes!(read_signal, change_signal))
        .routes(routes!(list_cases))
        .routes(routes!(cases_file))
        .routes(routes!(signals_file))
        .routes(routes!(add_admission))
        .merge(stays::router())
        .merge(contracts::router())
}

/// What was made.
#[derive(Serialize, ToSchema)]
struct Made {
    /// Its id.
    id: Uuid,
}

/// Something new without a version of its own, or what the same command made before.
fn made<I: Into<Uuid>>(answer: Result<I, Refusal>, place: &str) -> Result<Created<Made>, Refusal> {
    let id = match answer {
        Ok(id) => id.into(),
        Err(Refusal::Repeated(id)) => id,
        Err(refusal) => return Err(refusal),
    };
    Ok(Created { location: format!("/api/v1/{place}/{id}"), version: 1, body: Made { id } })
}

/// Which calls are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct SignalWish {
    /// Only those that wait.
    #[serde(default)]
    open: bool,
    /// Those that came in this year, and those that wait; in the newest unless said.
    year: Option<i16>,
}

/// The calls a service took in a year, the waiting ones first, then the newest.
#[utoipa::path(get, path = "/services/{service}/signals", tag = "cases",
    params(("service" = ServiceId, Path), SignalWish, Part), responses((status = 200, body = Page<Signal>)))]
async fn list_signals(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Query(wish): Query<SignalWish>,
    Query(part): Query<Part>,
) -> Result<Json<Page<Signal>>, Refusal> {
    let filter = if wish.open { SignalFilter::Open } else { SignalFilter::All };
    let (all, _) = signals(&ctx, service, filter, wish.year).await?;
    Ok(Json(part.of(all, |signal| signal.id)?))
}

/// Writes a call down.
#[utoipa::path(post, path = "/services/{service}/signals", tag = "cases", params(("service" = ServiceId, Path)),
    request_body = NewSignal, responses((status = 201, body = Made)))]
async fn add_signal(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(new): Json<NewSignal>,
) -> Result<Created<Made>, Refusal> {
    made(record_signal(&ctx, service, new).await, "signals")
}

/// One call.
#[utoipa::path(get, path = "/signals/{signal}", tag = "cases", params(("signal" = SignalId, Path)),
    responses((status = 200, body = Signal)))]
async fn read_signal(ctx: Ctx, Path(id): Path<SignalId>) -> Result<Versioned<Signal>, Refusal> {
    let found = signal(&ctx, id).await?;
    Ok(Versioned(found.version, found))
}

/// What came of a call. `If-Match` says which version was seen.
#[utoipa::path(patch, path = "/signals/{signal}", tag = "cases", params(("signal" = SignalId, Path)),
    request_body = Settlement, responses((status = 200, body = Signal)))]
async fn change_signal(
    ctx: Ctx,
    Path(id): Path<SignalId>,
    headers: HeaderMap,
    Json(mut order): Json<Settlement>,
) -> Result<Versioned<Signal>, Refusal> {
    order.version = seen_version(&headers)?.unwrap_or(order.version);
    match settle_signal(&ctx, id, order).await {
        Ok(()) | Err(Refusal::Repeated(_)) => {}
        Err(refusal) => return Err(refusal),
    }
    let found = signal(&ctx, id).await?;
    Ok(Versioned(found.version, found))
}

/// Which cases are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CaseWish {
    /// Those that go on, one's own, or those that are over.
    #[serde(default)]
    view: Shown,
    /// Of those that are over, the ones that ended in this year; in the newest unless said.
    year: Option<i16>,
}

/// The households of a service, the newest first. Short names only.
#[utoipa::path(get, path = "/services/{service}/cases", tag = "cases",
    params(("service" = ServiceId, Path), CaseWish, Part), responses((status = 200, body = Page<Household>)))]
async fn list_cases(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Query(wish): Query<CaseWish>,
    Query(part): Query<Part>,
) -> Result<Json<Page<Household>>, Refusal> {
    let found = households(&ctx, service, wish.view, wish.year).await?;
    Ok(Json(part.of(found.households, |row| row.case_id)?))
}

/// Takes a household in: completely, or not at all.
#[utoipa::path(post, path = "/services/{service}/admissions", tag = "cases", params(("service" = ServiceId, Path)),
    request_body = Admission, responses((status = 201, body = Admitted)))]
async fn add_admission(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(order): Json<Admission>,
) -> Result<Created<Admitted>, Refusal> {
    let body = match admit(&ctx, service, order).await {
        Ok(admitted) => admitted,
        Err(Refusal::Repeated(case)) => admitted_before(&ctx, service, CaseId(case)).await?,
        Err(refusal) => return Err(refusal),
    };
    Ok(Created { location: format!("/api/v1/cases/{}", body.case_id), version: 1, body })
}

/// What the same command made before.
async fn admitted_before(ctx: &Ctx, service: ServiceId, id: CaseId) -> Result<Admitted, Refusal> {
    let mut view = ctx.view(Right::Admit, On::Service(service)).await?;
    let case = stay::case(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let stays = stay::of_case(&mut view, ctx.provider, id).await?;
    let person = |stay: stay::Stay| super::AdmittedPerson { person_id: stay.person_id, stay_id: stay.id };
    Ok(Admitted { case_id: id, number: case.number_text(), stays: stays.into_iter().map(person).collect() })
}

/// Done, with nothing to say about it.
fn done(answer: Result<(), Refusal>) -> Result<StatusCode, Refusal> {
    match answer {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(StatusCode::NO_CONTENT),
        Err(refusal) => Err(refusal),
    }
}

/// The list of cases, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/services/{service}/cases/file", tag = "cases",
    params(("service" = ServiceId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn cases_file(ctx: Ctx, path: Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::list::page(ctx, path, lists::as_file(asked)).await
}

/// The list of calls, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/services/{service}/signals/file", tag = "cases",
    params(("service" = ServiceId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn signals_file(ctx: Ctx, path: Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::signal::page(ctx, path, lists::as_file(asked)).await
}
