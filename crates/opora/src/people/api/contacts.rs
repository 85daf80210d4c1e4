//! Contacts, the safe-contact rule and alerts for programs.

use crate::lists::{Page, Part};
use crate::people::alert::{self, Alert, AlertId, NewAlert};
use crate::people::contact::{self, Contact, ContactId, NewContact, SafeContact};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::{Refusal, made};
use kernel::types::PersonId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(contacts, add_contact))
        .routes(routes!(edit_contact, remove_contact))
        .routes(routes!(rule, set_rule))
        .routes(routes!(alerts, add_alert))
        .routes(routes!(end_alert))
}

/// The ways to reach a person, the safe ones first.
#[utoipa::path(get, path = "/people/{person}/contacts", tag = "people", params(Part),
    responses((status = 200, body = Page<Contact>)))]
async fn contacts(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Query(part): Query<Part>,
) -> Result<Json<Page<Contact>>, Refusal> {
    Ok(Json(part.of(contact::contacts(&ctx, person).await?, |one| one.id)?))
}

async fn one(ctx: &Ctx, person: PersonId, id: ContactId) -> Result<Contact, Refusal> {
    contact::contacts(ctx, person).await?.into_iter().find(|contact| contact.id == id).ok_or(Refusal::Missing)
}

/// Writes down a way to reach a person.
#[utoipa::path(post, path = "/people/{person}/contacts", tag = "people", request_body = NewContact,
    responses((status = 201, body = Contact)))]
async fn add_contact(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Json(new): Json<NewContact>,
) -> Result<Created<Contact>, Refusal> {
    let id = made(contact::add(&ctx, person, new).await)?;
    let body = one(&ctx, person, id).await?;
    Ok(Created { location: format!("/api/v1/people/{person}/contacts/{id}"), version: 1, body })
}

/// Changes a way to reach a person.
#[utoipa::path(put, path = "/people/{person}/contacts/{id}", tag = "people", params(("If-Match" = String, Header)), request_body = NewContact,
    responses((status = 200, body = Contact)))]
async fn edit_contact(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, ContactId)>,
    headers: HeaderMap,
    Json(new): Json<NewContact>,
) -> Result<Versioned<Contact>, Refusal> {
    let version = contact::edit(&ctx, person, id, expected_version(&headers)?, new).await?;
    Ok(Versioned(version, one(&ctx, person, id).await?))
}

/// Takes away a way to reach a person.
#[utoipa::path(delete, path = "/people/{person}/contacts/{id}", tag = "people", params(("If-Match" = String, Header)), responses((status = 204)))]
async fn remove_contact(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, ContactId)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    contact::remove(&ctx, person, id, expected_version(&headers)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The safe-contact rule; 404 while there is none.
#[utoipa::path(get, path = "/people/{person}/safe-contact", tag = "people", responses((status = 200, body = SafeContact)))]
async fn rule(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Versioned<SafeContact>, Refusal> {
    let rule = contact::safe_contact(&ctx, person).await?.ok_or(Refusal::Missing)?;
    Ok(Versioned(rule.version, rule))
}

/// Writes down the safe-contact rule. `version` is the one that was seen, 0 where there was none.
#[utoipa::path(put, path = "/people/{person}/safe-contact", tag = "people", request_body = SafeContact,
    responses((status = 200, body = SafeContact)))]
async fn set_rule(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Json(rule): Json<SafeContact>,
) -> Result<Versioned<SafeContact>, Refusal> {
    contact::set_safe_contact(&ctx, person, rule).await?;
    self::rule(ctx, Path(person)).await
}

/// The alerts of a person, those that hold first.
#[utoipa::path(get, path = "/people/{person}/alerts", tag = "people", params(Part),
    responses((status = 200, body = Page<Alert>)))]
async fn alerts(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Query(part): Query<Part>,
) -> Result<Json<Page<Alert>>, Refusal> {
    Ok(Json(part.of(alert::alerts(&ctx, person).await?, |one| one.id)?))
}

async fn one_alert(ctx: &Ctx, person: PersonId, id: AlertId) -> Result<Alert, Refusal> {
    alert::alerts(ctx, person).await?.into_iter().find(|alert| alert.id == id).ok_or(Refusal::Missing)
}

/// Writes down an alert.
#[utoipa::path(post, path = "/people/{person}/alerts", tag = "people", request_body = NewAlert,
    responses((status = 201, body = Alert)))]
async fn add_alert(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Json(new): Json<NewAlert>,
) -> Result<Created<Alert>, Refusal> {
    let id = made(alert::add(&ctx, person, new).await)?;
    let body = one_alert(&ctx, person, id).await?;
    Ok(Created { location: format!("/api/v1/people/{person}/alerts/{id}"), version: 1, body })
}

/// Ends an alert that no longer holds.
#[utoipa::path(post, path = "/people/{person}/alerts/{id}/end", tag = "people", params(("If-Match" = String, Header)), responses((status = 200, body = Alert)))]
async fn end_alert(
    ctx: Ctx,
    Path((person, id)): Path<(PersonId, AlertId)>,
    headers: HeaderMap,
) -> Result<Versioned<Alert>, Refusal> {
    let version = alert::end(&ctx, person, id, expected_version(&headers)?).await?;
    Ok(Versioned(version, one_alert(&ctx, person, id).await?))
}
