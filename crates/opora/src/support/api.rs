//! Sessions for programs.

use super::record::Cursor;
use super::{Session, SessionId, SessionOrder, SessionWithCorrections, correct, edit, record, session, sessions};
use crate::plans::SupportKind;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// At most so many at once, and so many unless asked otherwise.
const MOST: usize = 200;
const USUAL: usize = 50;

/// The API of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(read, change)).routes(routes!(add_correction))
}

/// Which sessions are asked for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wish {
    /// Only of this kind.
    kind: Option<SupportKind>,
    /// After this place in the list, as the answer before said in `next`.
    after: Option<String>,
    /// At most so many, up to 200.
    limit: Option<usize>,
}

/// A page of sessions, the latest first.
#[derive(Serialize, ToSchema)]
struct SessionPage {
    /// The sessions.
    items: Vec<SessionWithCorrections>,
    /// Where the next page begins; none when this is the last.
    next: Option<String>,
    /// All sessions by kind, this page and others.
    totals: Vec<KindTotal>,
}

/// How many sessions of a kind there were.
#[derive(Serialize, ToSchema)]
struct KindTotal {
    /// The kind.
    kind: SupportKind,
    /// How many.
    count: i64,
    /// How long they took together, in minutes.
    minutes: i64,
}

/// A person's sessions, the latest first.
#[utoipa::path(get, path = "/people/{person}/sessions", tag = "sessions",
    params(("person" = PersonId, Path), Wish), responses((status = 200, body = SessionPage)))]
async fn list(ctx: Ctx, Path(person): Path<PersonId>, Query(wish): Query<Wish>) -> Result<Json<SessionPage>, Refusal> {
    let after = match &wish.after {
        Some(text) => Some(text.parse::<Cursor>().map_err(|_| Refusal::Missing)?),
        None => None,
    };
    let limit = wish.limit.unwrap_or(USUAL).clamp(1, MOST);
    let found = sessions(&ctx, person, wish.kind, after, limit).await?;
    let totals = found.totals.into_iter().map(|(kind, count, minutes)| KindTotal { kind, count, minutes }).collect();
    Ok(Json(SessionPage { items: found.items, next: found.next.map(|cursor| cursor.to_string()), totals }))
}

/// A new session.
#[derive(Deserialize, ToSchema)]
struct NewSession {
    /// Its id, if the program made one.
    id: Option<SessionId>,
    /// What is written of it.
    #[serde(flatten)]
    order: SessionOrder,
}

/// Writes a session down; its writer is who held it.
#[utoipa::path(post, path = "/people/{person}/sessions", tag = "sessions", params(("person" = PersonId, Path)),
    request_body = NewSession, responses((status = 201, body = Session)))]
async fn add(ctx: Ctx, Path(person): Path<PersonId>, Json(new): Json<NewSession>) -> Result<Created<Session>, Refusal> {
    let id = match record(&ctx, person, new.id, &new.order).await {
        Ok(id) => id,
        Err(Refusal::Repeated(id)) => id.into(),
        Err(refusal) => return Err(refusal),
    };
    let body = session(&ctx, id).await?.session;
    Ok(Created { location: format!("/api/v1/sessions/{id}"), version: body.version, body })
}

/// A session with its corrections.
#[utoipa::path(get, path = "/sessions/{session}", tag = "sessions", params(("session" = SessionId, Path)),
    responses((status = 200, body = SessionWithCorrections)))]
async fn read(ctx: Ctx, Path(id): Path<SessionId>) -> Result<Versioned<SessionWithCorrections>, Refusal> {
    let found = session(&ctx, id).await?;
    Ok(Versioned(found.session.version, found))
}

/// Changes a session: its writer, within a day. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/sessions/{session}", tag = "sessions", params(("session" = SessionId, Path), ("If-Match" = String, Header)),
    request_body = SessionOrder, responses((status = 200, body = Session)))]
async fn change(
    ctx: Ctx,
    Path(id): Path<SessionId>,
    headers: HeaderMap,
    Json(order): Json<SessionOrder>,
) -> Result<Versioned<Session>, Refusal> {
    edit(&ctx, id, expected_version(&headers)?, &order).await?;
    let session = session(&ctx, id).await?.session;
    Ok(Versioned(session.version, session))
}

/// What is added to a session.
#[derive(Deserialize, ToSchema)]
struct NewCorrection {
    /// The words.
    text: String,
}

/// Adds a correction to a session; what was written stays.
#[utoipa::path(post, path = "/sessions/{session}/corrections", tag = "sessions", params(("session" = SessionId, Path)),
    request_body = NewCorrection, responses((status = 201, body = SessionWithCorrections)))]
async fn add_correction(
    ctx: Ctx,
    Path(id): Path<SessionId>,
    Json(new): Json<NewCorrection>,
) -> Result<(StatusCode, Json<SessionWithCorrections>), Refusal> {
    match correct(&ctx, id, &new.text).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok((StatusCode::CREATED, Json(session(&ctx, id).await?))),
        Err(refusal) => Err(refusal),
    }
}
