//! The addresses of the room, and the first page of a shift.

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use maud::Markup;

use super::{diary, handover, t, task_pages, today};
use crate::deadlines;
use crate::shell::{self, Here, Place};

/// The pages of the room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/today", get(show))
        .merge(task_pages::routes())
        .merge(diary::routes())
        .merge(handover::routes())
}

async fn show(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Markup, Refusal> {
    let day = today::today(&ctx, service).await?;
    let flash = task_pages::flash(ctx.lang, service, &day, &query)
        .or_else(|| deadlines::flash(&ctx, service, &query))
        .or_else(|| diary::flash(ctx.lang, &query));
    let here = Here::of(service, Place::Today, t::today(ctx.lang)).with_flash(flash);
    shell::page(&ctx, here, today::page::screen(&ctx, service, &day, &query)).await
}
