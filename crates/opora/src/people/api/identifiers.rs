//! Identifiers for programs.

use crate::lists::{Page, Part};
use crate::people;
use crate::people::identifier::{self, Identifier, IdentifierId, NewIdentifier, Oddity};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::{Refusal, made};
use kernel::types::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(edit, remove))
}

/// An identifier with what is odd about it.
#[derive(Debug, Serialize, ToSchema)]
struct Judged {
    /// The identifier.
    #[serde(flatten)]
    identifier: Identifier,
    /// What contradicts itself or the person; warned of, never refused.
    oddities: Vec<Oddity>,
}

async fn judged(ctx: &Ctx, person: PersonId) -> Result<Vec<Judged>, Refusal> {
    let who = people::person(ctx, person).await?;
    let all = identifier::identifiers(ctx, person).await?;
    Ok(all.into_iter().map(|identifier| Judged { oddities: identifier.oddities(&who), identifier }).collect())
}

async fn one(ctx: &Ctx, person: PersonId, id: IdentifierId) -> Result<Judged, Refusal> {
    judged(ctx, person).await?.into_iter().find(|judged| judged.identifier.id == id).ok_or(Refusal::Missing)
}

/// The identifiers of a person, those that are valid first.
#[utoipa::path(get, path = "/people/{person}/identifiers", tag = "people", params(Part),
    responses((status = 200, body = Page<Judged>)))]
async fn list(ctx: Ctx, Path(person): Path<PersonId>, Query(part): Query<Part>) -> Result<Json<Page<Judged>>, Refusal> {
    Ok(Json(part.of(judged(&ctx, person).await?, |one| one.identifier.id)?))
}

/// Writes down an identifier. One whose digits do not add up needs `confirmed`.
#[utoipa::path(post, path = "/people/{person}/identifiers", tag = "people", request_body = NewIdentifier,
    responses((status = 201, body = Judged)))]
async fn add(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Json(new): Json<NewIdentifier>,
) -> Result<Created<Judged>, Refusal> {
    let id = made(identifier::add(&ctx, person, &new).await)?;
    let body = one(&ctx, person, id).await?;
    Ok(Created { location: format!("/api/v1/people/{person}/identifiers/{id}"), version: 1, body })
}

/// Puts an identifier right, or gives it an end.
#[utoipa::path(put, path = "/people/{person}/identifiers/{id}", tag = "people", params(("If-Match" = String, Header)), request_body = NewIdentifier,
    responses((status = 200, body = Judged)))]
async fn edit(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, IdentifierId)>,
    headers: HeaderMap,
    Json(new): Json<NewIdentifier>,
) -> Result<Versioned<Judged>, Refusal> {
    let version = identifier::edit(&ctx, person, id, expected_version(&headers)?, &new).await?;
    Ok(Versioned(version, one(&ctx, person, id).await?))
}

/// Takes away an identifier that belongs to somebody else.
#[utoipa::path(delete, path = "/people/{person}/identifiers/{id}", tag = "people", params(("If-Match" = String, Header)), responses((status = 204)))]
async fn remove(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, IdentifierId)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    identifier::remove(&ctx, person, id, expected_version(&headers)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
