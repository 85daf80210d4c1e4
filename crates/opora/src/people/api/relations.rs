//! Family for programs.

use crate::lists::{Page, Part};
use crate::people::relation::{self, Added, NewRelation, RelationId, Relative};
use crate::people::{NewPerson, t};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(edit, remove))
}

/// Everyone around a person, in both directions. Those whose file one may not open come without a name; where there was
/// violence, neither end names the other.
#[utoipa::path(get, path = "/people/{person}/relations", tag = "people", params(Part),
    responses((status = 200, body = Page<Relative>)))]
async fn list(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Query(part): Query<Part>,
) -> Result<Json<Page<Relative>>, Refusal> {
    Ok(Json(part.of(relation::relatives(&ctx, person).await?, |one| one.id)?))
}

/// Somebody around a person: with a file already (`other`), or new (`person`).
#[derive(Debug, Deserialize, ToSchema)]
struct Order {
    /// Somebody who has a file.
    other: Option<PersonId>,
    /// Somebody who has none.
    #[serde(default)]
    person: NewPerson,
    /// The likely duplicates that were looked at and are somebody else.
    #[serde(default)]
    none_of: Vec<PersonId>,
    /// What they are to each other.
    relation: NewRelation,
}

async fn one(ctx: &Ctx, person: PersonId, id: RelationId) -> Result<Relative, Refusal> {
    relation::relatives(ctx, person).await?.into_iter().find(|relative| relative.id == id).ok_or(Refusal::Missing)
}

/// Writes down somebody around a person.
#[utoipa::path(post, path = "/people/{person}/relations", tag = "people", request_body = Order,
    responses((status = 201, body = Relative)))]
async fn add(ctx: Ctx, Path(person): Path<PersonId>, Json(order): Json<Order>) -> Result<Created<Relative>, Refusal> {
    let Order { other, person: new, none_of, relation } = order;
    let added = match relation::add_somebody(&ctx, person, other, &new, &none_of, relation).await {
        Err(Refusal::Repeated(id)) => Added::Relation(id.into()),
        other => other?,
    };
    match added {
        Added::Relation(id) => {
            let body = one(&ctx, person, id).await?;
            Ok(Created { location: format!("/api/v1/people/{person}/relations/{id}"), version: 1, body })
        }
        Added::Likely(candidates) => Err(Refusal::invalid("none_of", t::m::likely_duplicates(candidates.len()))),
    }
}

/// Changes a relation.
#[utoipa::path(put, path = "/people/{person}/relations/{id}", tag = "people", params(("If-Match" = String, Header)), request_body = NewRelation,
    responses((status = 200, body = Relative)))]
async fn edit(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, RelationId)>,
    headers: HeaderMap,
    Json(new): Json<NewRelation>,
) -> Result<Versioned<Relative>, Refusal> {
    let version = relation::edit(&ctx, person, id, expected_version(&headers)?, new).await?;
    Ok(Versioned(version, one(&ctx, person, id).await?))
}

/// Takes away a relation that was written down by mistake.
#[utoipa::path(delete, path = "/people/{person}/relations/{id}", tag = "people", params(("If-Match" = String, Header)), responses((status = 204)))]
async fn remove(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, RelationId)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    relation::remove(&ctx, person, id, expected_version(&headers)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
