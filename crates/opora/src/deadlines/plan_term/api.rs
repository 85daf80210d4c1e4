//! The figure for programs.

use super::{PlanFigures, PlanTerm, plan_terms};
use axum::extract::{Path, Query};
use kernel::ctx::{App, Ctx};
use kernel::http::Json;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::lists::{Page, Part};

/// The figure's part of the API.
pub(in crate::deadlines) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(read))
}

/// The period in which the terms end.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Period {
    /// Its first day; a year ago unless said.
    from: Option<Day>,
    /// Its last day.
    until: Option<Day>,
}

/// The figures, and the people behind them.
#[derive(Serialize, ToSchema)]
struct PlanTerms {
    /// Counts that name nobody.
    figures: PlanFigures,
    /// The plans behind them; nothing for those who see only numbers.
    plans: Page<PlanTerm>,
}

/// Individual support plans against their term, and what the people say to them.
#[utoipa::path(get, path = "/services/{service}/plan-terms", tag = "deadlines",
    params(("service" = ServiceId, Path), Period, Part), responses((status = 200, body = PlanTerms)))]
async fn read(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Query(period): Query<Period>,
    Query(part): Query<Part>,
) -> Result<Json<PlanTerms>, Refusal> {
    let (figures, all) = plan_terms(&ctx, service, period.from, period.until).await?;
    Ok(Json(PlanTerms { figures, plans: part.of(all, |one| one.stay_id)? }))
}
