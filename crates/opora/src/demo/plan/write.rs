//! Writing a version as a table tells it: the needs of the assessment become her goals, the goals become activities.

use super::{Act, Goal, Story};
use crate::demo::stage::Stage;
use crate::plans::{self, ActivityOrder, GoalId, GoalOrder, PlanId, Words};
use kernel::ctx::Ctx;
use kernel::refusal::Refusal;

/// Writes what a version adds to the one before; of a first version, everything.
pub async fn version(stage: &Stage, ctx: &Ctx, id: PlanId, story: &Story, number: i64) -> Result<(), Refusal> {
    let whole = plans::plan(ctx, id).await?;
    let words = Words { own_words: story.own_words.into(), results: story.results.into(), advice: story.advice.into() };
    plans::edit_words(ctx, id, whole.plan.version, &words).await?;
    let mut drafted: Vec<plans::Goal> = whole.goals;
    let here = |goal: &&Goal| goal.activities.iter().any(|act| act.since <= number);
    for goal in story.goals.iter().filter(here) {
        let known = drafted.iter().position(|other| other.goal == goal.goal);
        let need = drafted.iter().position(|other| other.goal.is_empty() && other.domain == goal.domain);
        let place = known.or(need).map(|place| drafted.remove(place));
        let goal_id = one(stage, ctx, id, goal, place).await?;
        activities(stage, ctx, goal_id, goal.activities, number).await?;
    }
    for goal in drafted.iter().filter(|goal| goal.goal.is_empty()) {
        plans::remove_goal(ctx, goal.id).await?;
    }
    Ok(())
}

/// A goal: known from the version before, in place of a need, or new.
async fn one(stage: &Stage, ctx: &Ctx, id: PlanId, goal: &Goal, place: Option<plans::Goal>) -> Result<GoalId, Refusal> {
    let order = GoalOrder {
        domain: goal.domain,
        need: place.as_ref().map(|place| place.need.clone()).unwrap_or_default(),
        goal: goal.goal.into(),
        until_on: Some(stage.today.plus_days(goal.until)),
        mark_start: Some(goal.marks.0),
        mark_wish: Some(goal.marks.1),
    };
    match place {
        Some(place) if place.goal == goal.goal => Ok(place.id),
        Some(place) => {
            plans::edit_goal(ctx, place.id, place.version, &order).await?;
            Ok(place.id)
        }
        None => plans::add_goal(ctx, id, None, &order).await,
    }
}

async fn activities(stage: &Stage, ctx: &Ctx, goal: GoalId, acts: &[Act], number: i64) -> Result<(), Refusal> {
    for act in acts.iter().filter(|act| act.since == number) {
        let order = ActivityOrder {
            what: act.what.into(),
            kind: act.kind,
            who: act.who.into(),
            frequency: act.frequency.into(),
            note: act.note.into(),
            until_on: Some(stage.today.plus_days(act.until)),
        };
        plans::add_activity(ctx, goal, None, &order).await?;
    }
    Ok(())
}
