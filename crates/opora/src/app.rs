//! Puts the rooms together: nothing else knows all routes.

use crate::{
    accounts, assessments, cases, deadlines, description, people, places, plans, shell, shifts, structure, support,
};
use axum::body::HttpBody;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use axum::{Router, middleware};
use kernel::ctx::{App, Ctx};
use kernel::{assets, http};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// The history of the tables, for both databases.
pub const MIGRATIONS: &[kernel::db::Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// More than this is no request.
const LARGEST_BODY: usize = 12 * 1024 * 1024;
/// More than this is no form of somebody who is signed in: a note of ten million Cyrillic letters, each sent as six
/// signs, still comes back with what is wrong with it.
const LARGEST_FORM: usize = 64 * 1024 * 1024;
/// A form larger than this is large: few are read at a time, for each is in memory more than once until it is answered.
const LARGE_FORM: u64 = 1024 * 1024;
/// So many large forms are read and answered at a time; the others wait.
static LARGE_FORMS: Semaphore = Semaphore::const_new(2);

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
    said: &[cases::said],
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
    cases::register_next_due(deadlines::next_by_case);
    let (api, description) = api();
    let rooms = Router::new()
        .merge(pages())
        .merge(api)
        .route("/api/openapi.json", get(move || std::future::ready(axum::Json(description.clone()))));
    guarded(rooms, &app).with_state(app)
}

/// Lets those who are signed in send long forms, a few at a time. Anyone else may not fill the memory.
async fn long_forms(mut request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    if request.extensions().get::<Ctx>().is_none() || !kind.starts_with(b"application/x-www-form-urlencoded") {
        return next.run(request).await;
    }
    DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
    // A body that does not say how long it is counts as large.
    let small = request.body().size_hint().upper().is_some_and(|bytes| bytes <= LARGE_FORM);
    let _turn = if small { None } else { LARGE_FORMS.acquire().await.ok() };
    next.run(request).await
}

/// The rooms behind what every request passes, from the outermost: headers, the look of a refusal, the guards.
pub(crate) fn guarded(rooms: Router<App>, app: &App) -> Router<App> {
    rooms
        .layer(middleware::from_fn_with_state(app.clone(), accounts::keep_typed))
        .layer(middleware::from_fn(long_forms))
        .layer(middleware::from_fn_with_state(app.clone(), http::recognise))
        .layer(middleware::from_fn(http::same_origin))
        .layer(CatchPanicLayer::custom(http::panicked))
        .layer(middleware::from_fn(http::present))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CompressionLayer::new())
        .route("/assets/{file}", get(assets::serve))
        .layer(middleware::from_fn(http::headers))
}
