//! Contracts for programs.

use super::{Made, done, made};
use crate::cases::{
    CaseId, Contract, ContractId, EndContract, Extension, NewContract, NewReport, OverStay, ResultsReport,
    TerminationNotice, conclude_contract, contract, end_contract, extend, give_notice, over_limit, report_results,
    results_report,
};
use crate::lists::{Page, Part};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, seen_version};
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API of contracts.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(conclude))
        .routes(routes!(read))
        .routes(routes!(prolong))
        .routes(routes!(read_report, write_report))
        .routes(routes!(record_notice))
        .routes(routes!(end))
        .routes(routes!(list_over_limit))
}

/// Concludes a contract with somebody of a case.
#[utoipa::path(post, path = "/cases/{case}/contracts", tag = "contracts", params(("case" = CaseId, Path)),
    request_body = NewContract, responses((status = 201, body = Made)))]
async fn conclude(ctx: Ctx, Path(case): Path<CaseId>, Json(new): Json<NewContract>) -> Result<Created<Made>, Refusal> {
    made(conclude_contract(&ctx, case, new).await, "contracts")
}

/// One contract. Leaves a look.
#[utoipa::path(get, path = "/contracts/{contract}", tag = "contracts", params(("contract" = ContractId, Path)),
    responses((status = 200, body = Contract)))]
async fn read(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Versioned<Contract>, Refusal> {
    let found = contract(&ctx, id).await?;
    Ok(Versioned(found.version, found))
}

/// Extends a running contract.
#[utoipa::path(post, path = "/contracts/{contract}/extensions", tag = "contracts",
    params(("contract" = ContractId, Path)), request_body = Extension, responses((status = 201, body = Made)))]
async fn prolong(ctx: Ctx, Path(id): Path<ContractId>, Json(order): Json<Extension>) -> Result<Created<Made>, Refusal> {
    made(extend(&ctx, id, order).await, "contracts")
}

/// The results report of a contract. Leaves a look.
#[utoipa::path(get, path = "/contracts/{contract}/report", tag = "contracts",
    params(("contract" = ContractId, Path)), responses((status = 200, body = ResultsReport)))]
async fn read_report(ctx: Ctx, Path(id): Path<ContractId>) -> Result<Versioned<ResultsReport>, Refusal> {
    let found = results_report(&ctx, id).await?;
    Ok(Versioned(found.version, found))
}

/// Writes the results report, or writes it anew; then `If-Match` says which version was seen.
#[utoipa::path(put, path = "/contracts/{contract}/report", tag = "contracts",
    params(("contract" = ContractId, Path)), request_body = NewReport, responses((status = 201, body = Made)))]
async fn write_report(
    ctx: Ctx,
    Path(id): Path<ContractId>,
    headers: HeaderMap,
    Json(mut new): Json<NewReport>,
) -> Result<Created<Made>, Refusal> {
    new.version = seen_version(&headers)?.or(new.version);
    made(report_results(&ctx, id, new).await, "reports")
}

/// Ends a contract while the stay goes on. `If-Match` says which version was seen.
#[utoipa::path(post, path = "/contracts/{contract}/end", tag = "contracts",
    params(("contract" = ContractId, Path)), request_body = EndContract, responses((status = 204)))]
async fn end(
    ctx: Ctx,
    Path(id): Path<ContractId>,
    headers: HeaderMap,
    Json(mut order): Json<EndContract>,
) -> Result<StatusCode, Refusal> {
    order.version = seen_version(&headers)?.unwrap_or(order.version);
    done(end_contract(&ctx, id, order).await.map(drop))
}

/// The stays of a service beyond the limit of stay, or decided to go beyond it: those that ended in the last three years,
/// and those that go on. Short names only.
#[utoipa::path(get, path = "/services/{service}/over-limit", tag = "contracts",
    params(("service" = ServiceId, Path), Part), responses((status = 200, body = Page<OverStay>)))]
async fn list_over_limit(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Query(part): Query<Part>,
) -> Result<Json<Page<OverStay>>, Refusal> {
    Ok(Json(part.of(over_limit(&ctx, service).await?, |stay| stay.stay_id)?))
}

/// The person has given written notice: the contract may end after seven days. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/contracts/{contract}/notice", tag = "contracts",
    params(("contract" = ContractId, Path)), request_body = TerminationNotice, responses((status = 204)))]
async fn record_notice(
    ctx: Ctx,
    Path(id): Path<ContractId>,
    headers: HeaderMap,
    Json(mut order): Json<TerminationNotice>,
) -> Result<StatusCode, Refusal> {
    order.version = seen_version(&headers)?.unwrap_or(order.version);
    done(give_notice(&ctx, id, order).await.map(drop))
}
