//! Goals and activities.

use crate::plans::draft::{ActivityOrder, GoalOrder};
use crate::plans::need::Named;
use crate::plans::{Activity, ActivityId, ActivityStatus, Domain, Goal, GoalId, Outcome, PlanId, SupportKind};
use kernel::ctx::{Change, Ctx};
use kernel::db::{Result, Tx};
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId};
use serde::Serialize;
use utoipa::ToSchema;

/// The goals of a version, each with the last mark given to it in this version or one before.
pub async fn goals(tx: &mut Tx, provider: ProviderId, plan: PlanId) -> Result<Vec<Goal>> {
    tx.query(sql!(
        "SELECT g.id, g.origin_id, g.domain, g.need, g.need_link, g.need_rating, g.goal, g.until_on, g.mark_start, g.mark_wish,
                (SELECT m.mark FROM plan_mark m
                 JOIN plan_goal o ON o.provider_id = m.provider_id AND o.id = m.goal_id
                 JOIN plan_review r ON r.provider_id = m.provider_id AND r.id = m.review_id
                 JOIN plan v ON v.provider_id = r.provider_id AND v.id = r.plan_id
                 WHERE o.provider_id = g.provider_id AND o.origin_id = g.origin_id AND v.number <= p.number
                 ORDER BY r.held_on DESC, r.written_at DESC LIMIT 1) AS mark_now,
                g.outcome, g.version
         FROM plan_goal g JOIN plan p ON p.provider_id = g.provider_id AND p.id = g.plan_id
         WHERE g.provider_id = $1 AND g.plan_id = $2 ORDER BY g.position, g.id"
    ))
    .bind(provider)
    .bind(plan)
    .all()
    .await
}

/// The activities of a version, each with the number of sessions recorded for it in all versions.
pub async fn activities(tx: &mut Tx, provider: ProviderId, plan: PlanId) -> Result<Vec<Activity>> {
    tx.query(sql!(
        "SELECT a.id, a.goal_id, a.origin_id, a.what, a.kind, a.who, a.frequency, a.note, a.until_on, a.status,
                a.done_on,
                (SELECT count(*) FROM support_session s
                 JOIN plan_activity o ON o.provider_id = s.provider_id AND o.id = s.activity_id
                 WHERE o.provider_id = a.provider_id AND o.origin_id = a.origin_id) AS sessions,
                a.version
         FROM plan_activity a WHERE a.provider_id = $1 AND a.plan_id = $2 ORDER BY a.position, a.id"
    ))
    .bind(provider)
    .bind(plan)
    .all()
    .await
}

/// A goal with the version of the plan it belongs to.
pub async fn goal(tx: &mut Tx, provider: ProviderId, id: GoalId) -> Result<Option<(PlanId, Goal)>> {
    let Some((plan,)) = tx
        .query(sql!("SELECT plan_id FROM plan_goal WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional::<(PlanId,)>()
        .await?
    else {
        return Ok(None);
    };
    let all = goals(tx, provider, plan).await?;
    Ok(all.into_iter().find(|goal| goal.id == id).map(|goal| (plan, goal)))
}

/// An activity with the version of the plan it belongs to.
pub async fn activity(tx: &mut Tx, provider: ProviderId, id: ActivityId) -> Result<Option<(PlanId, Activity)>> {
    let Some((plan,)) = tx
        .query(sql!("SELECT plan_id FROM plan_activity WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .optional::<(PlanId,)>()
        .await?
    else {
        return Ok(None);
    };
    let all = activities(tx, provider, plan).await?;
    Ok(all.into_iter().find(|activity| activity.id == id).map(|activity| (plan, activity)))
}

/// Adds a goal after the others, with its need and how great that is. One that a version takes over names its origin.
pub async fn add_goal(
    change: &mut Change,
    plan: PlanId,
    id: GoalId,
    origin: GoalId,
    need: (Named, Option<i64>),
    order: &GoalOrder,
) -> Result<()> {
    let (provider, (need, rating)) = (change.provider, need);
    change
        .query(sql!(
            "INSERT INTO plan_goal (provider_id, id, plan_id, origin_id, domain, need, need_link, need_rating, goal,
                                    until_on, mark_start, mark_wish, position)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                     (SELECT count(*) FROM plan_goal WHERE provider_id = $1 AND plan_id = $3))"
        ))
        .bind(provider)
        .bind(id)
        .bind(plan)
        .bind(origin)
        .bind(order.domain)
        .bind(need.words)
        .bind(need.link)
        .bind(rating)
        .bind(order.goal.clone())
        .bind(order.until_on)
        .bind(order.mark_start)
        .bind(order.mark_wish)
        .execute()
        .await
        .map(drop)
}

/// Whether the version seen was the version stored.
pub async fn update_goal(
    change: &mut Change,
    id: GoalId,
    seen: i64,
    need: (Named, Option<i64>),
    order: &GoalOrder,
) -> Result<bool> {
    let (provider, (need, rating)) = (change.provider, need);
    let touched = change
        .query(sql!(
            "UPDATE plan_goal SET domain = $4, need = $5, need_link = $6, need_rating = $7, goal = $8, until_on = $9,
                                  mark_start = $10, mark_wish = $11, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(seen)
        .bind(order.domain)
        .bind(need.words)
        .bind(need.link)
        .bind(rating)
        .bind(order.goal.clone())
        .bind(order.until_on)
        .bind(order.mark_start)
        .bind(order.mark_wish)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Writes down how great the need of a goal is now.
pub async fn rate_goal(change: &mut Change, goal: &Goal) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE plan_goal SET need_rating = $3 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(goal.id)
        .bind(goal.need_rating)
        .execute()
        .await
        .map(drop)
}

/// Takes a goal out with its activities.
pub async fn remove_goal(change: &mut Change, id: GoalId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM plan_activity WHERE provider_id = $1 AND goal_id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await?;
    change
        .query(sql!("DELETE FROM plan_goal WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
        .map(drop)
}

pub async fn set_outcome(change: &mut Change, id: GoalId, outcome: Outcome) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE plan_goal SET outcome = $3, version = version + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(outcome)
        .execute()
        .await
        .map(drop)
}

/// Where an activity stands among the others, and how far it is.
pub struct Standing {
    /// Of which version of the plan.
    pub plan: PlanId,
    /// The same activity in the first version that had it.
    pub origin: ActivityId,
    /// How far it is.
    pub status: ActivityStatus,
    /// The day it was done.
    pub done_on: Option<Day>,
}

/// Adds an activity after the others.
pub async fn add_activity(
    change: &mut Change,
    goal: GoalId,
    id: ActivityId,
    standing: Standing,
    order: &ActivityOrder,
) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "INSERT INTO plan_activity (provider_id, id, plan_id, goal_id, origin_id, what, kind, who, frequency, note,
                                        until_on, status, done_on, position)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
                     (SELECT count(*) FROM plan_activity WHERE provider_id = $1 AND plan_id = $3))"
        ))
        .bind(provider)
        .bind(id)
        .bind(standing.plan)
        .bind(goal)
        .bind(standing.origin)
        .bind(order.what.clone())
        .bind(order.kind)
        .bind(order.who.clone())
        .bind(order.frequency.clone())
        .bind(order.note.clone())
        .bind(order.until_on)
        .bind(standing.status)
        .bind(standing.done_on)
        .execute()
        .await
        .map(drop)
}

/// Whether the version seen was the version stored.
pub async fn update_activity(change: &mut Change, id: ActivityId, seen: i64, order: &ActivityOrder) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE plan_activity SET what = $4, kind = $5, who = $6, frequency = $7, note = $8, until_on = $9,
                                      version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(seen)
        .bind(order.what.clone())
        .bind(order.kind)
        .bind(order.who.clone())
        .bind(order.frequency.clone())
        .bind(order.note.clone())
        .bind(order.until_on)
        .execute()
        .await?;
    Ok(touched == 1)
}

pub async fn remove_activity(change: &mut Change, id: ActivityId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM plan_activity WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
        .map(drop)
}

/// Whether the version seen was the version stored.
pub async fn set_status(
    change: &mut Change,
    id: ActivityId,
    seen: i64,
    status: ActivityStatus,
    done_on: Option<Day>,
) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE plan_activity SET status = $4, done_on = $5, version = version + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(seen)
        .bind(status)
        .bind(done_on)
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Takes the goals and activities of a version over into a new one, the goals as they are given; what was dropped stays behind.
pub async fn copy_parts(change: &mut Change, ctx: &Ctx, of: &[Goal], from: PlanId, to: PlanId) -> Result<()> {
    let provider = change.provider;
    let all = activities(change, provider, from).await?;
    for goal in of {
        let id: GoalId = ctx.new_id();
        let need = Named { link: goal.need_link.clone(), words: goal.need.clone() };
        add_goal(change, to, id, goal.origin_id, (need, goal.need_rating), &GoalOrder::from(goal)).await?;
        for old in all.iter().filter(|a| a.goal_id == goal.id && a.status != ActivityStatus::Dropped) {
            let (status, done_on, origin) = (old.status, old.done_on, old.origin_id);
            let standing = Standing { plan: to, origin, status, done_on };
            add_activity(change, id, ctx.new_id(), standing, &ActivityOrder::from(old)).await?;
        }
    }
    Ok(())
}

/// An activity that is still to be done: what a session can belong to.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct OpenActivity {
    /// Its id.
    pub id: ActivityId,
    /// What is done.
    pub what: String,
    /// What kind of support.
    pub kind: SupportKind,
    /// Towards which goal.
    pub goal: String,
    /// In which sphere of life.
    pub domain: Domain,
}

/// The activities still to be done of the version in force in the person's last case.
pub async fn open_activities(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<OpenActivity>> {
    tx.query(sql!(
        "SELECT a.id, a.what, a.kind, g.goal, g.domain
         FROM plan p
         JOIN plan_activity a ON a.provider_id = p.provider_id AND a.plan_id = p.id
         JOIN plan_goal g ON g.provider_id = a.provider_id AND g.id = a.goal_id
         WHERE p.provider_id = $1 AND p.person_id = $2 AND p.status = 'signed_person'
           AND a.status IN ('planned', 'running')
           AND p.case_id = (SELECT st.case_id FROM stay st WHERE st.provider_id = $1 AND st.person_id = $2
                            ORDER BY st.admitted_at DESC LIMIT 1)
         ORDER BY g.position, a.position"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// The sphere and state of each activity of a version.
pub async fn domains(tx: &mut Tx, provider: ProviderId, plan: PlanId) -> Result<Vec<(Domain, ActivityStatus)>> {
    tx.query(sql!(
        "SELECT g.domain, a.status FROM plan_activity a
         JOIN plan_goal g ON g.provider_id = a.provider_id AND g.id = a.goal_id
         WHERE a.provider_id = $1 AND a.plan_id = $2"
    ))
    .bind(provider)
    .bind(plan)
    .all()
    .await
}
