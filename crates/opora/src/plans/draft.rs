//! Writing a version: begun from the needs of the assessment or from the version before, and changed until the first
//! signature.

use super::limits::{Check, GOAL, LINE, TEXT};
use super::need::{self, Named};
use super::rules::Step;
use super::store::{self, Standing};
use super::{
    Activity, ActivityId, ActivityStatus, Domain, Goal, GoalId, Part, Plan, PlanId, Status, SupportKind, person_of, t,
};
use crate::assessments::{self, Need};
use crate::cases::CaseId;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::violates;
use kernel::own_id::taken;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A need of at least this rating (0 to 4) comes into the plan by itself.
const WORTH_A_GOAL: u8 = 2;

/// What the plan as a whole says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, ToSchema)]
pub struct Words {
    /// What the person wants, in their own words.
    #[serde(default)]
    pub own_words: String,
    /// The expected results.
    #[serde(default)]
    pub results: String,
    /// Advice to the family.
    #[serde(default)]
    pub advice: String,
}

/// What is written of a goal.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct GoalOrder {
    /// The sphere of life.
    pub domain: Domain,
    /// The need it answers: the name of a need of the forms, in either language, is that need.
    #[serde(default)]
    pub need: String,
    /// The goal in the person's words.
    pub goal: String,
    /// By when.
    pub until_on: Option<Day>,
    /// Where the person is at the start, 1 to 10.
    pub mark_start: Option<i64>,
    /// Where the person wants to be, 1 to 10.
    pub mark_wish: Option<i64>,
}

impl From<&Goal> for GoalOrder {
    fn from(goal: &Goal) -> GoalOrder {
        let Goal { domain, until_on, mark_start, mark_wish, .. } = *goal;
        GoalOrder { domain, need: goal.need.clone(), goal: goal.goal.clone(), until_on, mark_start, mark_wish }
    }
}

/// What is written of an activity (ППЗСУ 28: kind, persons in charge, frequency and duration, term).
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct ActivityOrder {
    /// What will be done.
    pub what: String,
    /// What kind of support.
    pub kind: SupportKind,
    /// Who does it.
    pub who: String,
    /// How often and for how long.
    pub frequency: String,
    /// A line on how it goes.
    #[serde(default)]
    pub note: String,
    /// By when.
    pub until_on: Option<Day>,
}

impl From<&Activity> for ActivityOrder {
    fn from(activity: &Activity) -> ActivityOrder {
        let Activity { kind, until_on, .. } = *activity;
        let words = |text: &String| text.clone();
        ActivityOrder {
            what: words(&activity.what),
            kind,
            who: words(&activity.who),
            frequency: words(&activity.frequency),
            note: words(&activity.note),
            until_on,
        }
    }
}

/// Begins a version: with the goals and activities of the last one, or with a goal for each need of the assessment.
/// While a draft is open there is no second one.
pub async fn start(ctx: &Ctx, person: PersonId, id: Option<PlanId>) -> Result<PlanId, Refusal> {
    let mut change = ctx.change(Right::Plan, On::Person(person)).await?;
    let provider = ctx.provider;
    let subject = store::subject(&mut change, provider, person, None).await?;
    let Some(subject) = subject.filter(|subject| subject.ended_at.is_none()) else {
        return Err(Refusal::invalid("", t::m::no_stay()));
    };
    let versions = store::versions(&mut change, provider, person).await?;
    let mut in_case = versions.into_iter().filter(|plan| plan.case_id == subject.case_id);
    let last = in_case.next();
    if last.as_ref().is_some_and(|plan| plan.status == Status::Draft) {
        return Err(Refusal::invalid("", t::m::draft_is_open()));
    }
    let needs = assessments::needs(&mut change, provider, person).await?;
    let plan = next_version(ctx, ctx.own_id(id)?, person, subject.case_id, last.as_ref(), &needs);
    store::insert(&mut change, &plan).await.map_err(|error| match violates(&error, "plan_one_draft") {
        true => Refusal::invalid("", t::m::draft_is_open()),
        false => taken("plan")(error),
    })?;
    match &last {
        Some(last) => take_over(&mut change, ctx, last, &plan, &needs).await?,
        None => goals_of_needs(&mut change, ctx, plan.id, &needs.iter().collect::<Vec<_>>()).await?,
    }
    let event = Event::new("plan.started", plan.id).of(person).with(&json!({ "number": plan.number }));
    change.commit(event).await?;
    Ok(plan.id)
}

fn next_version(ctx: &Ctx, id: PlanId, person: PersonId, case: CaseId, last: Option<&Plan>, needs: &[Need]) -> Plan {
    let words = |pick: fn(&Plan) -> &String| last.map(pick).cloned().unwrap_or_default();
    Plan {
        id,
        person_id: person,
        case_id: case,
        number: last.map_or(1, |plan| plan.number + 1),
        status: Status::Draft,
        own_words: words(|plan| &plan.own_words),
        results: words(|plan| &plan.results),
        advice: words(|plan| &plan.advice),
        assessment_id: needs.first().map(|need| need.assessment),
        made_at: ctx.at,
        made_on: None,
        answered_on: None,
        in_force_on: None,
        ended_on: None,
        closing: String::new(),
        edition: 1,
        version: 1,
    }
}

/// Takes the goals and activities of the last version over. Where the person was assessed since, the goals follow the
/// new ratings and the needs without a goal get one.
async fn take_over(change: &mut Change, ctx: &Ctx, last: &Plan, plan: &Plan, needs: &[Need]) -> Result<(), Refusal> {
    let mut goals = store::goals(change, ctx.provider, last.id).await?;
    let open = match last.assessment_id == plan.assessment_id {
        true => vec![],
        false => need::renew(&mut goals, needs),
    };
    store::copy_parts(change, ctx, &goals, last.id, plan.id).await?;
    goals_of_needs(change, ctx, plan.id, &open).await
}

async fn goals_of_needs(change: &mut Change, ctx: &Ctx, plan: PlanId, needs: &[&Need]) -> Result<(), Refusal> {
    for need in needs.iter().filter(|need| need.rating >= WORTH_A_GOAL) {
        let named = Named { link: Some(need.link.clone()), words: need.label.bg.clone() };
        let order = GoalOrder {
            domain: Domain::of_form(&need.domain),
            need: String::new(),
            goal: String::new(),
            until_on: None,
            mark_start: None,
            mark_wish: None,
        };
        let id: GoalId = ctx.new_id();
        store::add_goal(change, plan, id, id, (named, Some(need.rating.into())), &order).await?;
    }
    Ok(())
}

/// Takes the needs of the last signed assessment into a draft that was begun before it: goals follow the new ratings, and
/// the needs without a goal get one. What was written stays. Says how many goals came.
pub async fn take_needs(ctx: &Ctx, id: PlanId) -> Result<usize, Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), Some(id)).await?;
    let needs = assessments::needs(&mut change, ctx.provider, plan.person_id).await?;
    let Some(assessment) = needs.first().map(|need| need.assessment) else {
        return Err(Refusal::invalid("", t::m::no_assessment()));
    };
    let mut goals = store::goals(&mut change, ctx.provider, id).await?;
    let open = need::renew(&mut goals, &needs);
    for goal in &goals {
        store::rate_goal(&mut change, goal).await?;
    }
    goals_of_needs(&mut change, ctx, id, &open).await?;
    store::answers_assessment(&mut change, id, assessment).await?;
    store::next_edition(&mut change, id).await?;
    let came = open.iter().filter(|need| need.rating >= WORTH_A_GOAL).count();
    let event = Event::new("plan.needs_taken", id).of(plan.person_id).with(&json!({ "goals": came }));
    change.commit(event).await?;
    Ok(came)
}

/// Throws away a draft that nobody has signed, with its goals and activities. Its number is free again.
pub async fn discard(ctx: &Ctx, id: PlanId, seen: i64) -> Result<PersonId, Refusal> {
    let person = person_of(ctx, id.into()).await?;
    let mut change = ctx.change(Right::Plan, On::Person(person)).await?;
    let plan = store::hold(&mut change, id).await?.ok_or(Refusal::Missing)?;
    store::admits(&mut change, &plan, Step::Discard).await?;
    if plan.version != seen {
        return Err(Refusal::Stale(plan.version));
    }
    store::discard(&mut change, id).await?;
    let event = Event::new("plan.discarded", id).of(person).with(&json!({ "number": plan.number }));
    change.commit(event).await?;
    Ok(person)
}

/// Changes what the plan as a whole says.
pub async fn edit_words(ctx: &Ctx, id: PlanId, seen: i64, words: &Words) -> Result<(), Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), Some(id)).await?;
    let check = Check::default().short("own_words", &words.own_words, TEXT).short("results", &words.results, TEXT);
    check.short("advice", &words.advice, TEXT).done()?;
    if !store::update_words(&mut change, id, seen, words).await? {
        return Err(Refusal::Stale(plan.version));
    }
    let fields = json!({ "fields": ["own_words", "results", "advice"] });
    change.commit(Event::new("plan.changed", id).of(plan.person_id).with(&fields)).await
}

/// Adds a goal.
pub async fn add_goal(ctx: &Ctx, plan: PlanId, id: Option<GoalId>, order: &GoalOrder) -> Result<GoalId, Refusal> {
    let (mut change, plan) = writing(ctx, plan.into(), Some(plan)).await?;
    check_goal(order)?;
    let id = ctx.own_id(id)?;
    let need = rated(&mut change, ctx, plan.person_id, order, None).await?;
    store::add_goal(&mut change, plan.id, id, id, need, order).await.map_err(taken("plan_goal"))?;
    store::next_edition(&mut change, plan.id).await?;
    let event = Event::new("plan.goal_added", id).of(plan.person_id).with(&json!({ "plan": plan.id }));
    change.commit(event).await?;
    Ok(id)
}

/// Changes a goal.
pub async fn edit_goal(ctx: &Ctx, id: GoalId, seen: i64, order: &GoalOrder) -> Result<PlanId, Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), None).await?;
    check_goal(order)?;
    let (_, now) = store::goal(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    let need = rated(&mut change, ctx, plan.person_id, order, Some(&now)).await?;
    if !store::update_goal(&mut change, id, seen, need, order).await? {
        return Err(Refusal::Stale(now.version));
    }
    store::next_edition(&mut change, plan.id).await?;
    change.commit(Event::new("plan.goal_changed", id).of(plan.person_id)).await?;
    Ok(plan.id)
}

/// Takes a goal out of the draft, with its activities.
pub async fn remove_goal(ctx: &Ctx, id: GoalId) -> Result<PlanId, Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), None).await?;
    store::remove_goal(&mut change, id).await?;
    store::next_edition(&mut change, plan.id).await?;
    change.commit(Event::new("plan.goal_removed", id).of(plan.person_id)).await?;
    Ok(plan.id)
}

/// The need that somebody wrote, as great as the last assessment found it.
async fn rated(
    change: &mut Change,
    ctx: &Ctx,
    person: PersonId,
    order: &GoalOrder,
    before: Option<&Goal>,
) -> Result<(Named, Option<i64>), Refusal> {
    let named = need::named(order.domain, &order.need, before);
    if let Some(same) = before.filter(|goal| goal.need_link == named.link) {
        return Ok((named, same.need_rating));
    }
    let needs = assessments::needs(change, ctx.provider, person).await?;
    let rating = needs.iter().find(|need| named.link.as_ref() == Some(&need.link)).map(|need| need.rating.into());
    Ok((named, rating))
}

fn check_goal(order: &GoalOrder) -> Result<(), Refusal> {
    Check::default()
        .short("need", &order.need, GOAL)
        .filled("goal", &order.goal, GOAL)
        .mark("mark_start", order.mark_start)
        .mark("mark_wish", order.mark_wish)
        .done()
}

fn check_activity(order: &ActivityOrder) -> Result<(), Refusal> {
    Check::default()
        .filled("what", &order.what, LINE)
        .filled("who", &order.who, LINE)
        .filled("frequency", &order.frequency, LINE)
        .short("note", &order.note, GOAL)
        .holds("until_on", order.until_on.is_some(), t::m::needs_until())
        .done()
}

/// Adds an activity to a goal.
pub async fn add_activity(
    ctx: &Ctx,
    goal: GoalId,
    id: Option<ActivityId>,
    order: &ActivityOrder,
) -> Result<ActivityId, Refusal> {
    let (mut change, plan) = writing(ctx, goal.into(), None).await?;
    check_activity(order)?;
    let id = ctx.own_id(id)?;
    let standing = Standing { plan: plan.id, origin: id, status: ActivityStatus::Planned, done_on: None };
    store::add_activity(&mut change, goal, id, standing, order).await.map_err(taken("plan_activity"))?;
    store::next_edition(&mut change, plan.id).await?;
    let event = Event::new("plan.activity_added", id).of(plan.person_id).with(&json!({ "goal": goal }));
    change.commit(event).await?;
    Ok(id)
}

/// Changes an activity.
pub async fn edit_activity(ctx: &Ctx, id: ActivityId, seen: i64, order: &ActivityOrder) -> Result<PlanId, Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), None).await?;
    check_activity(order)?;
    if !store::update_activity(&mut change, id, seen, order).await? {
        let now = store::activity(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
        return Err(Refusal::Stale(now.1.version));
    }
    store::next_edition(&mut change, plan.id).await?;
    change.commit(Event::new("plan.activity_changed", id).of(plan.person_id)).await?;
    Ok(plan.id)
}

/// Takes an activity out of the draft.
pub async fn remove_activity(ctx: &Ctx, id: ActivityId) -> Result<PlanId, Refusal> {
    let (mut change, plan) = writing(ctx, id.into(), None).await?;
    store::remove_activity(&mut change, id).await?;
    store::next_edition(&mut change, plan.id).await?;
    change.commit(Event::new("plan.activity_removed", id).of(plan.person_id)).await?;
    Ok(plan.id)
}

/// A change of a draft that nobody has signed yet.
async fn writing(ctx: &Ctx, part: Part, plan: Option<PlanId>) -> Result<(Change, Plan), Refusal> {
    let person = person_of(ctx, part).await?;
    let mut change = ctx.change(Right::Plan, On::Person(person)).await?;
    let id = match (plan, part) {
        (Some(id), _) | (None, Part::Plan(id)) => Some(id),
        (None, Part::Goal(id)) => store::goal(&mut change, ctx.provider, id).await?.map(|(plan, _)| plan),
        (None, Part::Activity(id)) => store::activity(&mut change, ctx.provider, id).await?.map(|(plan, _)| plan),
    };
    let plan = store::hold(&mut change, id.ok_or(Refusal::Missing)?).await?.ok_or(Refusal::Missing)?;
    store::admits(&mut change, &plan, Step::Write).await?;
    Ok((change, plan))
}
