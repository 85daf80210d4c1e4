//! The places for programs.

use super::{
    Assign, BedUse, BedUseId, Board, Census, Closing, Counts, Hold, Move, Nights, Occupancy, Place, Resident, UseKind,
    assign, board, census, clean_start, close_bed, end_use, hold, move_to, person_nights, store, t,
};
use crate::lists::{self, Page, Part};
use crate::provider::BedId;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Reader};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(beds))
        .routes(routes!(beds_file))
        .routes(routes!(numbers_file))
        .routes(routes!(night))
        .routes(routes!(nights))
        .routes(routes!(begin))
        .routes(routes!(read, change))
}

/// The beds of a service at an instant.
#[derive(Serialize, ToSchema)]
struct BedList {
    /// The instant.
    at: Moment,
    /// The beds in the order of the board.
    items: Vec<Place>,
    /// Who has a stay and no bed.
    waiting: Vec<Resident>,
    /// How full the units are.
    units: Vec<Occupancy>,
    /// How many beds are what.
    counts: Counts,
    /// Sent as `after` for the next part; none after the last.
    next: Option<String>,
}

/// The beds with whatever takes it up; `at` is an instant, without it now.
#[utoipa::path(get, path = "/services/{service}/beds", tag = "places",
    params(("service" = ServiceId, Path), ("at" = Option<Moment>, Query), Part),
    responses((status = 200, body = BedList)))]
async fn beds(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Asked(query): Asked,
    Query(part): Query<Part>,
) -> Result<Json<BedList>, Refusal> {
    let asked = query.get("at");
    let at = if asked.is_empty() {
        ctx.at
    } else {
        asked.parse().map_err(|_| Refusal::invalid("at", t::m::not_an_instant()))?
    };
    let Board { places, waiting, units, at, .. } = board(&ctx, service, at).await?;
    let counts = Counts::of(&places);
    let Page { items, next } = part.of(places, |place| place.bed_id)?;
    Ok(Json(BedList { at, items, waiting, units, counts, next }))
}

/// Who slept here in the night that begins on a day. Names only for those who may see people.
#[utoipa::path(get, path = "/services/{service}/census", tag = "places",
    params(("service" = ServiceId, Path), ("day" = Day, Query)), responses((status = 200, body = Census)))]
async fn night(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Json<Census>, Refusal> {
    let mut asked = Reader::new(&query);
    let day = asked.required("day", Reader::day);
    let day = asked.build(|| day)?;
    Ok(Json(census(&ctx, service, Day(day)).await?))
}

/// The nights that people spent here.
#[utoipa::path(get, path = "/services/{service}/nights", tag = "places",
    params(("service" = ServiceId, Path), ("from" = Day, Query), ("until" = Day, Query)),
    responses((status = 200, body = Nights)))]
async fn nights(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Json<Nights>, Refusal> {
    let mut asked = Reader::new(&query);
    let (from, until) = (asked.required("from", Reader::day), asked.required("until", Reader::day));
    let (from, until) = asked.build(|| from.zip(until))?;
    Ok(Json(person_nights(&ctx, service, Day(from), Day(until)).await?))
}

/// A bed to be taken up.
#[derive(Deserialize, ToSchema)]
struct UseOrder {
    /// The service of the bed.
    service_id: ServiceId,
    /// By what.
    #[serde(flatten)]
    what: NewUse,
}

/// By what a bed is taken up.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum NewUse {
    /// By a stay.
    Stay(Assign),
    /// It is kept until an hour.
    Hold(Hold),
    /// It is cleaned.
    Cleaning(Cleaning),
    /// It cannot be used.
    OutOfService(Closing),
}

/// A bed to be cleaned.
#[derive(Deserialize, ToSchema)]
struct Cleaning {
    /// The bed.
    bed: BedId,
    /// Until when; without it until it is ended.
    until: Option<Moment>,
}

/// Gives, keeps, cleans or closes a bed. 422 when it is taken.
#[utoipa::path(post, path = "/bed-uses", tag = "places", request_body = UseOrder, responses((status = 201, body = BedUse)))]
async fn begin(ctx: Ctx, Json(order): Json<UseOrder>) -> Result<Created<BedUse>, Refusal> {
    let service = order.service_id;
    let made = match &order.what {
        NewUse::Stay(order) => assign(&ctx, service, order).await.map(|assigned| assigned.id),
        NewUse::Hold(order) => hold(&ctx, service, order).await,
        NewUse::Cleaning(order) => clean_start(&ctx, service, order.bed, order.until).await,
        NewUse::OutOfService(order) => close_bed(&ctx, service, order).await,
    };
    let id = match made {
        Err(Refusal::Repeated(id)) => BedUseId(id),
        other => other?,
    };
    let (_, body) = found(&ctx, id).await?;
    Ok(Created { location: format!("/api/v1/bed-uses/{id}"), version: body.version, body })
}

/// What takes up a bed.
#[utoipa::path(get, path = "/bed-uses/{id}", tag = "places", params(("id" = BedUseId, Path)), responses((status = 200, body = BedUse)))]
async fn read(ctx: Ctx, Path(id): Path<BedUseId>) -> Result<Versioned<BedUse>, Refusal> {
    let (_, used) = found(&ctx, id).await?;
    Ok(Versioned(used.version, used))
}

/// What becomes of a use: without a bed it ends now, with one its stay moves there.
#[derive(Deserialize, ToSchema)]
struct UseChange {
    /// The bed to which a stay moves.
    bed: Option<BedId>,
    /// Why a rule is not kept.
    #[serde(default)]
    reason: String,
    /// The old bed is cleaned first.
    #[serde(default)]
    clean: bool,
}

/// Ends a hold, cleaning or repair, or moves a stay to another bed. Carries If-Match.
#[utoipa::path(patch, path = "/bed-uses/{id}", tag = "places", params(("id" = BedUseId, Path), ("If-Match" = String, Header)), request_body = UseChange,
    responses((status = 200, body = BedUse)))]
async fn change(
    ctx: Ctx,
    Path(id): Path<BedUseId>,
    headers: HeaderMap,
    Json(order): Json<UseChange>,
) -> Result<Versioned<BedUse>, Refusal> {
    let seen = expected_version(&headers)?;
    let (service, used) = found(&ctx, id).await?;
    let now = match (order.bed, used.kind, used.stay_id) {
        (Some(bed), UseKind::Stay, Some(stay)) => {
            if used.version != seen {
                return Err(Refusal::Stale(used.version));
            }
            let order = Move { stay, bed, at: None, reason: order.reason, clean: order.clean };
            move_to(&ctx, service, &order).await.map(|moved| moved.id)
        }
        (Some(_), ..) => return Err(Refusal::invalid("bed", t::m::only_stays_move())),
        (None, ..) => end_use(&ctx, service, id, seen).await.map(|()| id),
    };
    let now = match now {
        Err(Refusal::Repeated(id)) => BedUseId(id),
        other => other?,
    };
    let (_, body) = found(&ctx, now).await?;
    Ok(Versioned(body.version, body))
}

/// A use with its service, for those who see people there.
async fn found(ctx: &Ctx, id: BedUseId) -> Result<(ServiceId, BedUse), Refusal> {
    // Where it belongs is asked first, under a right that everyone on the staff has; who may not look there finds nothing.
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    let (service,) = store::located(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    drop(view);
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    let used = store::bed_use(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    Ok((service, used))
}

/// The list of beds, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/services/{service}/beds/file", tag = "places",
    params(("service" = ServiceId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn beds_file(ctx: Ctx, path: Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::pages::places(ctx, path, lists::as_file(asked)).await
}

/// Counts; `table` is `units`, `night` or `months`, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/services/{service}/numbers/file", tag = "places",
    params(("service" = ServiceId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn numbers_file(ctx: Ctx, path: Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::pages::numbers(ctx, path, lists::as_file(asked)).await
}
