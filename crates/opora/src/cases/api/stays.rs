//! Cases and stays for programs.

use super::{Made, done, made};
use crate::cases::{
    Absence, AbsenceId, Appointment, BasisId, Case, CaseId, Contract, EndBasis, EndStay, FollowUp, FollowUpId,
    FollowUpResult, Leave, LegalBasis, NewBasis, NewFollowUp, NewNotice, NewStep, Notice, Return, Stay, StayId, Step,
    absence, add_basis, anywhere, appoint, basis, contract, end_basis, end_stay, follow_ups, leave, notice,
    record_follow_up, record_notice, record_step, return_from, stay, trafficking,
};
use crate::lists::{Page, Part};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx, On};
use kernel::http::{Created, Json, Versioned, seen_version};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API of cases and stays.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read_case))
        .routes(routes!(appoint_lead))
        .routes(routes!(add_notice))
        .routes(routes!(read_stay))
        .routes(routes!(add_absence))
        .routes(routes!(end_absence))
        .routes(routes!(new_basis))
        .routes(routes!(close_basis))
        .routes(routes!(end))
        .routes(routes!(list_follow_ups, add_follow_up))
        .routes(routes!(add_step))
}

/// A case with everything about its household.
#[derive(Serialize, ToSchema)]
struct CaseFile {
    /// The case.
    case: Case,
    /// Everyone's stay, parents first.
    stays: Vec<Stay>,
    /// The grounds on which they are here.
    bases: Vec<LegalBasis>,
    /// Times away.
    absences: Vec<Absence>,
    /// Whom the centre told what.
    notices: Vec<Notice>,
    /// The steps in their protection from trafficking.
    steps: Vec<Step>,
    /// What was agreed.
    contracts: Vec<Contract>,
}

/// A case with its stays, legal bases, absences, notices and contracts. Leaves a look in the file of each person.
#[utoipa::path(get, path = "/cases/{case}", tag = "cases", params(("case" = CaseId, Path)),
    responses((status = 200, body = CaseFile)))]
async fn read_case(ctx: Ctx, Path(id): Path<CaseId>) -> Result<Versioned<CaseFile>, Refusal> {
    let mut view = anywhere(&ctx, Right::SeeFile).await?;
    let case = stay::case(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let stays = stay::of_case(&mut view, ctx.provider, id).await?;
    drop(view);
    for stay in &stays {
        drop(ctx.view(Right::SeeFile, On::Person(stay.person_id)).await?);
    }
    let mut view = ctx.view(Right::SeeFile, On::Service(case.service_id)).await?;
    let (tx, provider) = (&mut *view, ctx.provider);
    let bases = basis::of_case(tx, provider, id).await?;
    let absences = absence::of_case(tx, provider, id).await?;
    let notices = notice::of_case(tx, provider, id).await?;
    let steps = trafficking::of_case(tx, provider, id).await?;
    let contracts = contract::of_case(tx, provider, id).await?;
    Ok(Versioned(case.version, CaseFile { case, stays, bases, absences, notices, steps, contracts }))
}

/// Says who leads a case. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/cases/{case}/lead", tag = "cases", params(("case" = CaseId, Path)),
    request_body = Appointment, responses((status = 204)))]
async fn appoint_lead(
    ctx: Ctx,
    Path(id): Path<CaseId>,
    headers: HeaderMap,
    Json(mut order): Json<Appointment>,
) -> Result<StatusCode, Refusal> {
    order.version = seen_version(&headers)?.unwrap_or(order.version);
    done(appoint(&ctx, id, order).await)
}

/// Writes down that an institution was told.
#[utoipa::path(post, path = "/cases/{case}/notices", tag = "cases", params(("case" = CaseId, Path)),
    request_body = NewNotice, responses((status = 201, body = Made)))]
async fn add_notice(ctx: Ctx, Path(id): Path<CaseId>, Json(new): Json<NewNotice>) -> Result<Created<Made>, Refusal> {
    made(record_notice(&ctx, id, new).await, &format!("cases/{id}/notices"))
}

/// One person's stay. Leaves a look.
#[utoipa::path(get, path = "/stays/{stay}", tag = "cases", params(("stay" = StayId, Path)),
    responses((status = 200, body = Stay)))]
async fn read_stay(ctx: Ctx, Path(id): Path<StayId>) -> Result<Versioned<Stay>, Refusal> {
    let place = crate::cases::place_of_stay(&ctx, id, Right::SeeFile).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(place.person_id)).await?;
    let stays = stay::of_case(&mut view, ctx.provider, place.case_id).await?;
    let found = stays.into_iter().find(|stay| stay.id == id).ok_or(Refusal::Missing)?;
    Ok(Versioned(found.version, found))
}

/// Somebody leaves for a while.
#[utoipa::path(post, path = "/stays/{stay}/absences", tag = "cases", params(("stay" = StayId, Path)),
    request_body = Leave, responses((status = 201, body = Made)))]
async fn add_absence(ctx: Ctx, Path(id): Path<StayId>, Json(order): Json<Leave>) -> Result<Created<Made>, Refusal> {
    made(leave(&ctx, id, order).await, "absences")
}

/// Somebody is back.
#[utoipa::path(post, path = "/absences/{absence}/return", tag = "cases", params(("absence" = AbsenceId, Path)),
    request_body = Return, responses((status = 204)))]
async fn end_absence(ctx: Ctx, Path(id): Path<AbsenceId>, Json(order): Json<Return>) -> Result<StatusCode, Refusal> {
    done(return_from(&ctx, id, order).await)
}

/// A further ground for somebody who is here.
#[utoipa::path(post, path = "/stays/{stay}/bases", tag = "cases", params(("stay" = StayId, Path)),
    request_body = NewBasis, responses((status = 201, body = Made)))]
async fn new_basis(ctx: Ctx, Path(id): Path<StayId>, Json(new): Json<NewBasis>) -> Result<Created<Made>, Refusal> {
    made(add_basis(&ctx, id, new).await, "bases")
}

/// A ground no longer holds. `If-Match` says which version was seen.
#[utoipa::path(post, path = "/bases/{basis}/end", tag = "cases", params(("basis" = BasisId, Path)),
    request_body = EndBasis, responses((status = 204)))]
async fn close_basis(
    ctx: Ctx,
    Path(id): Path<BasisId>,
    headers: HeaderMap,
    Json(mut order): Json<EndBasis>,
) -> Result<StatusCode, Refusal> {
    order.version = seen_version(&headers)?.unwrap_or(order.version);
    done(end_basis(&ctx, id, order).await)
}

/// Somebody leaves for good, alone or with others of the household.
#[utoipa::path(post, path = "/stays/{stay}/end", tag = "cases", params(("stay" = StayId, Path)),
    request_body = EndStay, responses((status = 204)))]
async fn end(ctx: Ctx, Path(id): Path<StayId>, Json(order): Json<EndStay>) -> Result<StatusCode, Refusal> {
    done(end_stay(&ctx, id, order).await.map(drop))
}

/// The contacts after a stay. Leaves a look.
#[utoipa::path(get, path = "/stays/{stay}/follow-ups", tag = "cases", params(("stay" = StayId, Path), Part),
    responses((status = 200, body = Page<FollowUp>)))]
async fn list_follow_ups(
    ctx: Ctx,
    Path(id): Path<StayId>,
    Query(part): Query<Part>,
) -> Result<Json<Page<FollowUp>>, Refusal> {
    Ok(Json(part.of(follow_ups(&ctx, id).await?, |contact| contact.id)?))
}

/// A contact that was written down.
#[derive(Serialize, ToSchema)]
struct MadeFollowUp {
    /// Its id.
    id: FollowUpId,
    /// Of somebody in danger: the call for help that is to be written down next.
    signal: Option<SignalNext>,
}

/// Where a call for help about somebody is to be sent.
#[derive(Serialize, ToSchema)]
struct SignalNext {
    /// The address for `POST`.
    href: String,
    /// The `person_id` to send with it: as long as there is none, it stands on the day's page of the service.
    person_id: PersonId,
}

/// A contact after the stay. Of somebody who is in danger again, `signal` says where the call for help is to be sent.
#[utoipa::path(post, path = "/stays/{stay}/follow-ups", tag = "cases", params(("stay" = StayId, Path)),
    request_body = NewFollowUp, responses((status = 201, body = MadeFollowUp), (status = 422)))]
async fn add_follow_up(
    ctx: Ctx,
    Path(id): Path<StayId>,
    Json(new): Json<NewFollowUp>,
) -> Result<Created<MadeFollowUp>, Refusal> {
    let is_danger = new.result == FollowUpResult::InDanger;
    let contact = kernel::refusal::made(record_follow_up(&ctx, id, new).await)?;
    let place = crate::cases::place_of_stay(&ctx, id, Right::RecordSupport).await?;
    let href = format!("/api/v1/services/{}/signals", place.service_id);
    let signal = is_danger.then_some(SignalNext { href, person_id: place.person_id });
    let location = format!("/api/v1/stays/{id}/follow-ups/{contact}");
    Ok(Created { location, version: 1, body: MadeFollowUp { id: contact, signal } })
}

/// A step in the protection of a trafficked person: the formal identification, or the consent to work with the
/// investigation.
#[utoipa::path(post, path = "/stays/{stay}/trafficking-steps", tag = "cases", params(("stay" = StayId, Path)),
    request_body = NewStep, responses((status = 201, body = Made)))]
async fn add_step(ctx: Ctx, Path(id): Path<StayId>, Json(new): Json<NewStep>) -> Result<Created<Made>, Refusal> {
    made(record_step(&ctx, id, new).await, &format!("stays/{id}/trafficking-steps"))
}
