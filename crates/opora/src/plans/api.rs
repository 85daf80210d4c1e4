//! Plans for programs.

use super::{
    Activity, ActivityId, ActivityOrder, ActivityStatus, Answer, Closing, Goal, GoalId, GoalOrder, Plan, PlanId,
    Progress, Refused, Review, ReviewId, ReviewOrder, Signature, Whole, Words,
};
use crate::lists::{Page, Part};
use crate::plans;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::{Refusal, made};
use kernel::types::PersonId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The API of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, start))
        .routes(routes!(read, write, discard))
        .routes(routes!(take_needs))
        .routes(routes!(add_goal))
        .routes(routes!(edit_goal, remove_goal))
        .routes(routes!(add_activity))
        .routes(routes!(edit_activity, remove_activity))
        .routes(routes!(set_status))
        .routes(routes!(sign_team, reopen))
        .routes(routes!(sign_person))
        .routes(routes!(refuse))
        .routes(routes!(witness))
        .routes(routes!(review))
        .routes(routes!(close))
}

/// A version with all that belongs to it.
#[derive(Serialize, ToSchema)]
struct PlanBody {
    #[serde(flatten)]
    plan: Plan,
    /// How far the activities are.
    progress: Progress,
    /// Its goals.
    goals: Vec<Goal>,
    /// Its activities.
    activities: Vec<Activity>,
    /// The reviews up to this version, the latest first.
    reviews: Vec<Review>,
    /// Its signatures, the first first.
    signatures: Vec<Signature>,
}

impl From<Whole> for Versioned<PlanBody> {
    fn from(whole: Whole) -> Self {
        let progress = whole.progress();
        let Whole { plan, goals, activities, reviews, signatures, .. } = whole;
        Versioned(plan.version, PlanBody { plan, progress, goals, activities, reviews, signatures })
    }
}

/// A version as it is now.
async fn now(ctx: &Ctx, id: PlanId) -> Result<Versioned<PlanBody>, Refusal> {
    plans::plan(ctx, id).await.map(Versioned::from)
}

/// The version, after a command that may have been carried out before.
async fn after<T>(ctx: &Ctx, id: PlanId, result: Result<T, Refusal>) -> Result<Versioned<PlanBody>, Refusal> {
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => now(ctx, id).await,
        Err(refusal) => Err(refusal),
    }
}

/// The versions of a person's plan, the latest first.
#[utoipa::path(get, path = "/people/{person}/plans", tag = "plans", params(("person" = PersonId, Path), Part),
    responses((status = 200, body = Page<Plan>)))]
async fn list(ctx: Ctx, Path(person): Path<PersonId>, Query(part): Query<Part>) -> Result<Json<Page<Plan>>, Refusal> {
    Ok(Json(part.of(plans::versions(&ctx, person).await?, |one| one.id)?))
}

/// A version to be begun.
#[derive(Default, Deserialize, ToSchema)]
struct NewPlan {
    /// Its id, if the program made one.
    id: Option<PlanId>,
}

/// Begins a version, from the version before or from the needs of the signed assessment.
#[utoipa::path(post, path = "/people/{person}/plans", tag = "plans", params(("person" = PersonId, Path)),
    request_body = NewPlan, responses((status = 201, body = PlanBody)))]
async fn start(ctx: Ctx, Path(person): Path<PersonId>, Json(new): Json<NewPlan>) -> Result<Created<PlanBody>, Refusal> {
    let id = made(plans::start(&ctx, person, new.id).await)?;
    let Versioned(version, body) = now(&ctx, id).await?;
    Ok(Created { location: format!("/api/v1/plans/{id}"), version, body })
}

/// A version with its goals, activities, reviews and signatures.
#[utoipa::path(get, path = "/plans/{plan}", tag = "plans", params(("plan" = PlanId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn read(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Versioned<PlanBody>, Refusal> {
    now(&ctx, id).await
}

/// Changes what a draft as a whole says. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/plans/{plan}", tag = "plans", params(("plan" = PlanId, Path), ("If-Match" = String, Header)), request_body = Words,
    responses((status = 200, body = PlanBody)))]
async fn write(
    ctx: Ctx,
    Path(id): Path<PlanId>,
    headers: HeaderMap,
    Json(words): Json<Words>,
) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::edit_words(&ctx, id, expected_version(&headers)?, &words).await;
    after(&ctx, id, result).await
}

/// A new goal.
#[derive(Deserialize, ToSchema)]
struct NewGoal {
    /// Its id, if the program made one.
    id: Option<GoalId>,
    #[serde(flatten)]
    order: GoalOrder,
}

/// Adds a goal to a draft.
#[utoipa::path(post, path = "/plans/{plan}/goals", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = NewGoal, responses((status = 201, body = Goal)))]
async fn add_goal(ctx: Ctx, Path(plan): Path<PlanId>, Json(new): Json<NewGoal>) -> Result<Created<Goal>, Refusal> {
    let id = made(plans::add_goal(&ctx, plan, new.id, &new.order).await)?;
    let body = goal(&ctx, id).await?;
    Ok(Created { location: format!("/api/v1/goals/{id}"), version: body.version, body })
}

async fn goal(ctx: &Ctx, id: GoalId) -> Result<Goal, Refusal> {
    let whole = plans::of_part(ctx, id.into()).await?;
    whole.goals.into_iter().find(|goal| goal.id == id).ok_or(Refusal::Missing)
}

/// Changes a goal of a draft. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/goals/{goal}", tag = "plans", params(("goal" = GoalId, Path), ("If-Match" = String, Header)), request_body = GoalOrder,
    responses((status = 200, body = Goal)))]
async fn edit_goal(
    ctx: Ctx,
    Path(id): Path<GoalId>,
    headers: HeaderMap,
    Json(order): Json<GoalOrder>,
) -> Result<Versioned<Goal>, Refusal> {
    plans::edit_goal(&ctx, id, expected_version(&headers)?, &order).await?;
    let goal = goal(&ctx, id).await?;
    Ok(Versioned(goal.version, goal))
}

/// Takes a goal out of a draft, with its activities.
#[utoipa::path(delete, path = "/goals/{goal}", tag = "plans", params(("goal" = GoalId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn remove_goal(ctx: Ctx, Path(id): Path<GoalId>) -> Result<Versioned<PlanBody>, Refusal> {
    let plan = plans::remove_goal(&ctx, id).await?;
    now(&ctx, plan).await
}

/// A new activity.
#[derive(Deserialize, ToSchema)]
struct NewActivity {
    /// Its id, if the program made one.
    id: Option<ActivityId>,
    #[serde(flatten)]
    order: ActivityOrder,
}

/// Adds an activity to a goal of a draft.
#[utoipa::path(post, path = "/goals/{goal}/activities", tag = "plans", params(("goal" = GoalId, Path)),
    request_body = NewActivity, responses((status = 201, body = Activity)))]
async fn add_activity(
    ctx: Ctx,
    Path(goal): Path<GoalId>,
    Json(new): Json<NewActivity>,
) -> Result<Created<Activity>, Refusal> {
    let id = made(plans::add_activity(&ctx, goal, new.id, &new.order).await)?;
    let body = activity(&ctx, id).await?;
    Ok(Created { location: format!("/api/v1/activities/{id}"), version: body.version, body })
}

async fn activity(ctx: &Ctx, id: ActivityId) -> Result<Activity, Refusal> {
    let whole = plans::of_part(ctx, id.into()).await?;
    whole.activities.into_iter().find(|activity| activity.id == id).ok_or(Refusal::Missing)
}

/// Changes an activity of a draft. `If-Match` says which version was seen.
#[utoipa::path(put, path = "/activities/{activity}", tag = "plans", params(("activity" = ActivityId, Path), ("If-Match" = String, Header)),
    request_body = ActivityOrder, responses((status = 200, body = Activity)))]
async fn edit_activity(
    ctx: Ctx,
    Path(id): Path<ActivityId>,
    headers: HeaderMap,
    Json(order): Json<ActivityOrder>,
) -> Result<Versioned<Activity>, Refusal> {
    plans::edit_activity(&ctx, id, expected_version(&headers)?, &order).await?;
    let activity = activity(&ctx, id).await?;
    Ok(Versioned(activity.version, activity))
}

/// Takes an activity out of a draft.
#[utoipa::path(delete, path = "/activities/{activity}", tag = "plans", params(("activity" = ActivityId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn remove_activity(ctx: Ctx, Path(id): Path<ActivityId>) -> Result<Versioned<PlanBody>, Refusal> {
    let plan = plans::remove_activity(&ctx, id).await?;
    now(&ctx, plan).await
}

/// How far an activity is.
#[derive(Deserialize, ToSchema)]
struct NewStatus {
    /// The state.
    status: ActivityStatus,
}

/// Says how far an activity of a signed plan is. `If-Match` says which version of the activity was seen.
#[utoipa::path(put, path = "/activities/{activity}/status", tag = "plans", params(("activity" = ActivityId, Path), ("If-Match" = String, Header)),
    request_body = NewStatus, responses((status = 200, body = Activity)))]
async fn set_status(
    ctx: Ctx,
    Path(id): Path<ActivityId>,
    headers: HeaderMap,
    Json(new): Json<NewStatus>,
) -> Result<Versioned<Activity>, Refusal> {
    plans::set_status(&ctx, id, expected_version(&headers)?, new.status).await?;
    let activity = activity(&ctx, id).await?;
    Ok(Versioned(activity.version, activity))
}

/// What is signed.
#[derive(Deserialize, ToSchema)]
struct TeamSignature {
    /// The edition of the plan that was read.
    edition: i64,
}

/// Signs for the team; the second signature makes the plan ready for the person.
#[utoipa::path(post, path = "/plans/{plan}/signatures/team", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = TeamSignature, responses((status = 200, body = PlanBody)))]
async fn sign_team(
    ctx: Ctx,
    Path(id): Path<PlanId>,
    Json(signature): Json<TeamSignature>,
) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::sign_team(&ctx, id, signature.edition).await;
    after(&ctx, id, result).await
}

/// Takes the team's signatures under a draft back, so that it can be written on.
#[utoipa::path(delete, path = "/plans/{plan}/signatures/team", tag = "plans", params(("plan" = PlanId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn reopen(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::reopen(&ctx, id).await;
    after(&ctx, id, result).await
}

/// Records the signature of the person, or of a parent or guardian, given on paper.
#[utoipa::path(post, path = "/plans/{plan}/signatures/person", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = Answer, responses((status = 200, body = PlanBody)))]
async fn sign_person(
    ctx: Ctx,
    Path(id): Path<PlanId>,
    Json(answer): Json<Answer>,
) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::sign_person(&ctx, id, &answer).await;
    after(&ctx, id, result).await
}

/// Records that the person does not accept the plan.
#[utoipa::path(post, path = "/plans/{plan}/refusal", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = Refused, responses((status = 200, body = PlanBody)))]
async fn refuse(
    ctx: Ctx,
    Path(id): Path<PlanId>,
    Json(refused): Json<Refused>,
) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::refuse(&ctx, id, &refused).await;
    after(&ctx, id, result).await
}

/// Signs the note of a refusal as the colleague named in it.
#[utoipa::path(post, path = "/plans/{plan}/signatures/witness", tag = "plans", params(("plan" = PlanId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn witness(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::witness(&ctx, id).await;
    after(&ctx, id, result).await
}

/// Writes a review of the plan in force down.
#[utoipa::path(post, path = "/plans/{plan}/reviews", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = ReviewOrder, responses((status = 201, body = Review)))]
async fn review(ctx: Ctx, Path(id): Path<PlanId>, Json(order): Json<ReviewOrder>) -> Result<Created<Review>, Refusal> {
    let review: ReviewId = made(plans::review(&ctx, id, &order).await)?;
    let whole = plans::plan(&ctx, id).await?;
    let body = whole.reviews.into_iter().find(|one| one.id == review).ok_or(Refusal::Missing)?;
    Ok(Created { location: format!("/api/v1/plans/{id}"), version: whole.plan.version, body })
}

/// Takes the needs of the last signed assessment into a draft that was begun before it.
#[utoipa::path(post, path = "/plans/{plan}/needs", tag = "plans", params(("plan" = PlanId, Path)),
    responses((status = 200, body = PlanBody)))]
async fn take_needs(ctx: Ctx, Path(id): Path<PlanId>) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::take_needs(&ctx, id).await.map(drop);
    after(&ctx, id, result).await
}

/// Throws away a draft that nobody has signed. `If-Match` says which version was seen.
#[utoipa::path(delete, path = "/plans/{plan}", tag = "plans",
    params(("plan" = PlanId, Path), ("If-Match" = String, Header)), responses((status = 204)))]
async fn discard(ctx: Ctx, Path(id): Path<PlanId>, headers: HeaderMap) -> Result<StatusCode, Refusal> {
    match plans::discard(&ctx, id, expected_version(&headers)?).await {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(StatusCode::NO_CONTENT),
        Err(refusal) => Err(refusal),
    }
}

/// Ends the plan in force, with an outcome for each goal.
#[utoipa::path(post, path = "/plans/{plan}/closing", tag = "plans", params(("plan" = PlanId, Path)),
    request_body = Closing, responses((status = 200, body = PlanBody)))]
async fn close(ctx: Ctx, Path(id): Path<PlanId>, Json(order): Json<Closing>) -> Result<Versioned<PlanBody>, Refusal> {
    let result = plans::close(&ctx, id, &order).await;
    after(&ctx, id, result).await
}
