//! The structure for programs.

use crate::lists::{Page, Part};
use crate::provider::{
    self, BedId, BedOrder, BuildingId, BuildingOrder, RoomId, RoomOrder, Service, ServiceOrder, Structure, UnitId,
    UnitOrder,
};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::ctx::{App, Ctx};
use kernel::http::{Json, expected_version};
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(services, make_service))
        .routes(routes!(edit_service))
        .routes(routes!(whole))
        .routes(routes!(make_unit))
        .routes(routes!(edit_unit))
        .routes(routes!(make_building))
        .routes(routes!(edit_building))
        .routes(routes!(make_room))
        .routes(routes!(edit_room))
        .routes(routes!(make_bed))
        .routes(routes!(edit_bed))
}

/// What was made: its id, to be looked up in the structure.
#[derive(Serialize, ToSchema)]
#[schema(as = MadePart)]
struct Made {
    /// Its id.
    id: Uuid,
}

fn made<I: Into<Uuid>>(service: Option<ServiceId>, result: Result<I, Refusal>) -> Result<Response, Refusal> {
    let id: Uuid = match result {
        Err(Refusal::Repeated(id)) => id,
        other => other?.into(),
    };
    let service = service.map_or(id, Uuid::from);
    let location = [(header::LOCATION, format!("/api/v1/services/{service}/structure"))];
    Ok((StatusCode::CREATED, location, Json(Made { id })).into_response())
}

fn changed(result: Result<(), Refusal>) -> Result<StatusCode, Refusal> {
    match result {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(StatusCode::NO_CONTENT),
        Err(other) => Err(other),
    }
}

/// The services one has to do with, by their letters.
#[utoipa::path(get, path = "/services", tag = "structure", params(Part), responses((status = 200, body = Page<Service>)))]
async fn services(ctx: Ctx, Query(part): Query<Part>) -> Result<Json<Page<Service>>, Refusal> {
    Ok(Json(part.of(provider::services(&ctx).await?, |one| one.id)?))
}

/// Makes a service.
#[utoipa::path(post, path = "/services", tag = "structure", request_body = ServiceOrder, responses((status = 201, body = Made)))]
async fn make_service(ctx: Ctx, Json(order): Json<ServiceOrder>) -> Result<Response, Refusal> {
    made(None, provider::create_service(&ctx, &order).await)
}

/// Changes a service.
#[utoipa::path(put, path = "/services/{service}", tag = "structure", params(("service" = ServiceId, Path), ("If-Match" = String, Header)), request_body = ServiceOrder, responses((status = 204)))]
async fn edit_service(
    ctx: Ctx,
    Path(id): Path<ServiceId>,
    headers: HeaderMap,
    Json(order): Json<ServiceOrder>,
) -> Result<StatusCode, Refusal> {
    changed(provider::change_service(&ctx, id, expected_version(&headers)?, &order).await)
}

/// A whole service: units, buildings, floors, rooms, beds. A protected address is in it only for those who arrange it.
#[utoipa::path(get, path = "/services/{service}/structure", tag = "structure", params(("service" = ServiceId, Path)), responses((status = 200, body = Structure)))]
async fn whole(ctx: Ctx, Path(id): Path<ServiceId>) -> Result<Json<Structure>, Refusal> {
    Ok(Json(provider::structure(&ctx, id).await?))
}

/// The two requests of a part: making it and changing it.
macro_rules! part {
    ($make:ident, $edit:ident, $plural:literal, $order:ty, $id:ident, $create:ident, $change:ident) => {
        #[doc = concat!("Makes one of the ", $plural, " of a service.")]
        #[utoipa::path(post, path = concat!("/services/{service}/", $plural), tag = "structure", params(("service" = ServiceId, Path)), request_body = $order, responses((status = 201, body = Made)))]
        async fn $make(
            ctx: Ctx,
            Path(service): Path<ServiceId>,
            Json(order): Json<$order>,
        ) -> Result<Response, Refusal> {
            made(Some(service), provider::$create(&ctx, service, &order).await)
        }

        #[doc = concat!("Changes one of the ", $plural, " of a service.")]
        #[utoipa::path(put, path = concat!("/services/{service}/", $plural, "/{id}"), tag = "structure", params(("service" = ServiceId, Path), ("id" = $id, Path), ("If-Match" = String, Header)), request_body = $order, responses((status = 204)))]
        async fn $edit(
            ctx: Ctx,
            Path((service, id)): Path<(ServiceId, $id)>,
            headers: HeaderMap,
            Json(order): Json<$order>,
        ) -> Result<StatusCode, Refusal> {
            changed(provider::$change(&ctx, service, id, expected_version(&headers)?, &order).await)
        }
    };
}
part!(make_unit, edit_unit, "units", UnitOrder, UnitId, create_unit, change_unit);
part!(make_building, edit_building, "buildings", BuildingOrder, BuildingId, create_building, change_building);
part!(make_room, edit_room, "rooms", RoomOrder, RoomId, create_room, change_room);
part!(make_bed, edit_bed, "beds", BedOrder, BedId, create_bed, change_bed);
