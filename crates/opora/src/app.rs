//! Puts the rooms together: nothing else knows all routes.

use crate::{
    accounts, assessments, cases, deadlines, description, people, places, plans, shell, shifts, structure, support,
};
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use axum::{Router, middleware};
use kernel::ctx::App;
use kernel::{assets, http};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The history of the tables, for both databases.
pub const MIGRATIONS: &[kernel::db::Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// More than this is no form: a note of ten megabytes still comes back with what is wrong with it.
const LARGEST_BODY: usize = 12 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(info(
    title = "Opora",
    description = "What the pages do, by the same functions. Errors are RFC 9457 problem documents; edits carry \
                   If-Match; an Idempotency-Key makes a command safe to send again.",
    license(name = "EUPL-1.2", identifier = "EUPL-1.2")
))]
struct Description;

/// The pages of every room.
fn pages() -> Router<App> {
    Router::new()
        .merge(accounts::pages())
        .merge(assessments::pages())
        .merge(cases::pages())
        .merge(deadlines::pages())
        .merge(people::pages())
        .merge(places::pages())
        .merge(plans::pages())
        .merge(shifts::pages())
        .merge(structure::pages())
        .merge(support::pages())
}

/// The API of every room.
pub(crate) fn rooms() -> [OpenApiRouter<App>; 10] {
    [
        accounts::api(),
        assessments::api(),
        cases::api(),
        deadlines::api(),
        people::api(),
        places::api(),
        plans::api(),
        shifts::api(),
        structure::api(),
        support::api(),
    ]
}

/// The API, and its description.
fn api() -> (Router<App>, utoipa::openapi::OpenApi) {
    let rooms = rooms().into_iter().fold(OpenApiRouter::new(), OpenApiRouter::merge);
    let (router, said) = OpenApiRouter::with_openapi(Description::openapi()).nest("/api/v1", rooms).split_for_parts();
    (router, description::complete(said))
}

/// What `/api/openapi.json` says.
pub fn description() -> utoipa::openapi::OpenApi {
    api().1
}

/// What the rooms above `people` add to a person's file.
const FILE: people::Registry = people::Registry {
    context: &[cases::context],
    chips: &[cases::chips, deadlines::chips],
    actions: &[cases::action, support::action],
    tabs: &[assessments::tab, plans::tab, support::tab, cases::tab],
    sections: &[
        (people::Column::Work, cases::section),
        (people::Column::Context, deadlines::section),
        (people::Column::Context, assessments::section),
        (people::Column::Context, plans::section),
    ],
    timeline: &[
        cases::happened,
        places::happened,
        assessments::timeline,
        plans::happened,
        shifts::happened,
        support::happened,
    ],
    whereabouts: Some(cases::whereabouts),
};

/// What the rooms above `shifts` add to the day's page.
const DAY: shifts::Registry = shifts::Registry { waits: &[assessments::waits, plans::waits, support::waits] };

/// What rooms above the shell say on every page.
const AROUND: shell::Around = shell::Around { attention: deadlines::counted, shift: shifts::shift_mark };

/// The whole program as one service.
pub fn router(app: App) -> Router {
    people::register(FILE);
    shifts::register(DAY);
    shell::register(AROUND);
    let (api, description) = api();
    let rooms = Router::new()
        .merge(pages())
        .merge(api)
        .route("/api/openapi.json", get(move || std::future::ready(axum::Json(description.clone()))));
    guarded(rooms, &app).with_state(app)
}

/// The rooms behind what every request passes, from the outermost: headers, the look of a refusal, the guards.
pub(crate) fn guarded(rooms: Router<App>, app: &App) -> Router<App> {
    rooms
        .layer(middleware::from_fn_with_state(app.clone(), accounts::keep_typed))
        .layer(middleware::from_fn_with_state(app.clone(), http::recognise))
        .layer(middleware::from_fn(http::same_origin))
        .layer(CatchPanicLayer::custom(http::panicked))
        .layer(middleware::from_fn(http::present))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CompressionLayer::new())
        .route("/assets/{file}", get(assets::serve))
        .layer(middleware::from_fn(http::headers))
}
