use axum::Router;
use kernel::ctx::App;

pub fn router() -> Router<App> {
    Router::new()
}
