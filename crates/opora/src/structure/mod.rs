//! The screens and the API on which the provider's structure is arranged. What it is, and how it is kept, is in `provider`.

mod api;
mod forms;
mod overview;
mod pages;
mod parts;

#[cfg(test)]
mod tests;

pub use pages::pages;

use kernel::ctx::App;
use utoipa_axum::router::OpenApiRouter;

kernel::texts!(structure);

/// The API of this room.
pub fn api() -> OpenApiRouter<App> {
    api::router()
}
