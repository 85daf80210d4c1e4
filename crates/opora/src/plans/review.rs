//! What happens while a version is in force: how far the activities are, reviews, the end.

use super::limits::{Check, GOAL, TEXT};
use super::rules::{Progress, Step};
use super::{ActivityId, ActivityStatus, GoalId, Outcome, Plan, PlanId, Review, ReviewId, Status, person_of, store, t};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// What a review found.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct ReviewOrder {
    /// On which day.
    pub held_on: Day,
    /// Where the person says they are, 1 to 10.
    pub person_mark: Option<i64>,
    /// Where the team says the person is, 1 to 10.
    pub team_mark: Option<i64>,
    /// What helped most.
    #[serde(default)]
    pub helped: String,
    /// What to stop or change.
    #[serde(default)]
    pub change: String,
    /// Where to go from here.
    #[serde(default)]
    pub next: String,
    /// A mark for each goal that was spoken of.
    #[serde(default)]
    pub marks: Vec<GoalMark>,
}

/// Where the person is with one goal.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct GoalMark {
    /// Which goal.
    pub goal: GoalId,
    /// 1 to 10.
    pub mark: i64,
    /// What it shows by.
    #[serde(default)]
    pub note: String,
}

/// The end of a plan.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[schema(as = PlanClosing)]
pub struct Closing {
    /// The last day.
    pub ended_on: Day,
    /// What came of each goal.
    pub outcomes: Vec<(GoalId, Outcome)>,
    /// In a few sentences.
    #[serde(default)]
    pub closing: String,
}

/// Says how far an activity is.
pub async fn set_status(ctx: &Ctx, id: ActivityId, seen: i64, status: ActivityStatus) -> Result<PlanId, Refusal> {
    let person = person_of(ctx, id.into()).await?;
    let mut change = ctx.change(Right::Plan, On::Person(person)).await?;
    let (plan, activity) = store::activity(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let plan = hold(&mut change, plan, Step::Progress).await?;
    let done_on = (status == ActivityStatus::Done).then(|| ctx.today());
    if !store::set_status(&mut change, id, seen, status, done_on).await? {
        return Err(Refusal::Stale(activity.version));
    }
    let event = Event::new("plan.activity_progressed", id).of(person).with(&json!({ "status": status }));
    change.commit(event).await?;
    Ok(plan.id)
}

/// Writes a review down (ППЗСУ 34: the update falls due by D13).
pub async fn review(ctx: &Ctx, id: PlanId, order: &ReviewOrder) -> Result<ReviewId, Refusal> {
    let person = person_of(ctx, id.into()).await?;
    let mut change = ctx.change(Right::Plan, On::Person(person)).await?;
    let plan = hold(&mut change, id, Step::Review).await?;
    let goals = store::goals(&mut change, ctx.provider, id).await?;
    check_review(ctx, &plan, order)?;
    if order.marks.iter().any(|mark| !goals.iter().any(|goal| goal.id == mark.goal)) {
        return Err(Refusal::Missing);
    }
    let activities = store::activities(&mut change, ctx.provider, id).await?;
    let progress = Progress::of(activities.iter().map(|activity| activity.status));
    let review = Review {
        id: ctx.new_id(),
        plan_id: id,
        held_on: order.held_on,
        person_mark: order.person_mark,
        team_mark: order.team_mark,
        helped: order.helped.clone(),
        change: order.change.clone(),
        next: order.next.clone(),
        activities_done: progress.done.into(),
        activities_all: progress.all.into(),
        held_by: ctx.account(),
    };
    store::add_review(&mut change, &review).await?;
    for mark in &order.marks {
        store::add_mark(&mut change, review.id, mark.goal, mark.mark, &mark.note).await?;
    }
    let event = Event::new("plan.reviewed", review.id).of(person).with(&json!({ "plan": id, "on": order.held_on }));
    change.commit(event).await?;
    Ok(review.id)
}

fn check_review(ctx: &Ctx, plan: &Plan, order: &ReviewOrder) -> Result<(), Refusal> {
    let texts = [&order.helped, &order.change, &order.next];
    let says = texts.iter().any(|text| !text.trim().is_empty()) || !order.marks.is_empty();
    let says = says || order.person_mark.is_some() || order.team_mark.is_some();
    let mut check = Check::default()
        .holds("helped", says, t::m::review_says_nothing())
        .holds("held_on", order.held_on <= ctx.today(), t::m::day_in_the_future())
        .holds("held_on", plan.in_force_on.is_none_or(|day| order.held_on >= day), t::m::day_before_force())
        .mark("person_mark", order.person_mark)
        .mark("team_mark", order.team_mark)
        .short("helped", &order.helped, TEXT)
        .short("change", &order.change, TEXT)
        .short("next", &order.next, TEXT);
    for (at, mark) in order.marks.iter().enumerate() {
        let field = format!("mark-{}", mark.goal);
        let twice = order.marks[..at].iter().any(|other| other.goal == mark.goal);
        check = check.mark(&field, Some(mark.mark)).short(&field, &mark.note, GOAL);
        check = check.holds(&field, !twice, t::m::marked_twice());
    }
    check.done()
}

/// Ends the version in force, with an outcome for each goal.
pub async fn close(ctx: &Ctx, id: PlanId, order: &Closing) -> Result<(), Refusal> {
    let person = person_of(ctx, id.into()).await?;
    let mut change = ctx.change(Right::SignForTeam, On::Person(person)).await?;
    let mut plan = hold(&mut change, id, Step::Close).await?;
    let goals = store::goals(&mut change, ctx.provider, id).await?;
    check_closing(ctx, &plan, order)?;
    let outcome = |goal: GoalId| order.outcomes.iter().find(|(id, _)| *id == goal).map(|(_, outcome)| *outcome);
    for goal in &goals {
        let chosen = outcome(goal.id);
        let Some(chosen) = chosen else {
            return Err(Refusal::invalid(format!("outcome-{}", goal.id), t::m::needs_outcome()));
        };
        store::set_outcome(&mut change, goal.id, chosen).await?;
    }
    plan.status = Status::Closed;
    plan.ended_on = Some(order.ended_on);
    plan.closing.clone_from(&order.closing);
    store::update_state(&mut change, &plan).await?;
    change.commit(Event::new("plan.closed", id).of(person).with(&json!({ "on": order.ended_on }))).await
}

fn check_closing(ctx: &Ctx, plan: &Plan, order: &Closing) -> Result<(), Refusal> {
    Check::default()
        .holds("ended_on", order.ended_on <= ctx.today(), t::m::day_in_the_future())
        .holds("ended_on", plan.in_force_on.is_none_or(|day| order.ended_on >= day), t::m::day_before_force())
        .short("closing", &order.closing, TEXT)
        .done()
}

async fn hold(change: &mut Change, id: PlanId, step: Step) -> Result<Plan, Refusal> {
    let plan = store::hold(change, id).await?.ok_or(Refusal::Missing)?;
    store::admits(change, &plan, step).await?;
    Ok(plan)
}
