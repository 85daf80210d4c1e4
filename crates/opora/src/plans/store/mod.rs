//! What plans ask of the database: versions and whose they are. Goals, activities, reviews and signatures have files of
//! their own.

mod parts;
mod records;

pub use parts::{
    OpenActivity, Standing, activities, activity, add_activity, add_goal, copy_parts, domains, goal, goals,
    open_activities, rate_goal, remove_activity, remove_goal, set_outcome, set_status, update_activity, update_goal,
};
pub use records::{
    Happening, add_mark, add_review, add_signature, colleagues, happenings, reviews, signatures, withdraw,
};

use super::rules::{self, Step};
use super::{Part, Plan, PlanId, Subject, draft::Words};
use crate::assessments::AssessmentId;
use crate::cases::CaseId;
use kernel::ctx::Change;
use kernel::db::{Result, Tx};
use kernel::refusal::Refusal;
use kernel::sql;
use kernel::types::{Day, PersonId, ProviderId};

/// Whose plan: with the given case, or with the last one.
pub async fn subject(
    tx: &mut Tx,
    provider: ProviderId,
    person: PersonId,
    case: Option<CaseId>,
) -> Result<Option<Subject>> {
    let all: Vec<Subject> = tx
        .query(sql!(
            "SELECT p.id AS person_id, p.given, p.family, p.alias, p.born_until, st.case_id, st.service_id,
                    se.code, c.number AS case_number, se.kind AS service_kind, se.name AS service_name, st.admitted_at, st.ended_at,
                    u.stay_limit_months
             FROM person p
             JOIN stay st ON st.provider_id = p.provider_id AND st.person_id = p.id
             JOIN case_record c ON c.provider_id = st.provider_id AND c.id = st.case_id
             JOIN service se ON se.provider_id = st.provider_id AND se.id = st.service_id
             JOIN service_unit u ON u.provider_id = st.provider_id AND u.id = st.unit_id
             WHERE p.provider_id = $1 AND p.id = $2 ORDER BY st.admitted_at DESC"
        ))
        .bind(provider)
        .bind(person)
        .all()
        .await?;
    Ok(all.into_iter().find(|subject| case.is_none_or(|case| subject.case_id == case)))
}

/// The person to whom something of a plan belongs.
pub async fn person_of(tx: &mut Tx, provider: ProviderId, part: Part) -> Result<Option<PersonId>> {
    let query = match part {
        Part::Plan(id) => {
            tx.query(sql!("SELECT person_id FROM plan WHERE provider_id = $1 AND id = $2")).bind(provider).bind(id)
        }
        Part::Goal(id) => tx
            .query(sql!(
                "SELECT p.person_id FROM plan_goal g JOIN plan p ON p.provider_id = g.provider_id AND p.id = g.plan_id
                 WHERE g.provider_id = $1 AND g.id = $2"
            ))
            .bind(provider)
            .bind(id),
        Part::Activity(id) => tx
            .query(sql!(
                "SELECT p.person_id FROM plan_activity a
                 JOIN plan p ON p.provider_id = a.provider_id AND p.id = a.plan_id
                 WHERE a.provider_id = $1 AND a.id = $2"
            ))
            .bind(provider)
            .bind(id),
    };
    Ok(query.optional::<(PersonId,)>().await?.map(|(person,)| person))
}

pub async fn plan(tx: &mut Tx, provider: ProviderId, id: PlanId) -> Result<Option<Plan>> {
    tx.query(sql!(
        "SELECT id, person_id, case_id, number, status, own_words, results, advice, assessment_id, made_at, made_on,
                answered_on, in_force_on, ended_on, closing, edition, version
         FROM plan WHERE provider_id = $1 AND id = $2"
    ))
    .bind(provider)
    .bind(id)
    .optional()
    .await
}

/// All versions of all cases, the latest first.
pub async fn versions(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Plan>> {
    tx.query(sql!(
        "SELECT id, person_id, case_id, number, status, own_words, results, advice, assessment_id, made_at, made_on,
                answered_on, in_force_on, ended_on, closing, edition, version
         FROM plan WHERE provider_id = $1 AND person_id = $2 ORDER BY made_at DESC, number DESC"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}

/// The versions of the person's last case, the latest first: with a new case a plan begins anew.
pub async fn of_last_case(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Plan>> {
    let subject = subject(tx, provider, person, None).await?;
    let mut all = versions(tx, provider, person).await?;
    all.retain(|plan| subject.as_ref().is_some_and(|subject| subject.case_id == plan.case_id));
    Ok(all)
}

/// Whether a version that is held admits a step, or why not.
pub async fn admits(change: &mut Change, plan: &Plan, step: Step) -> std::result::Result<(), Refusal> {
    let provider = change.provider;
    let signed = signatures(change, provider, plan.id).await?.len();
    let subject = subject(change, provider, plan.person_id, Some(plan.case_id)).await?;
    let left = subject.is_none_or(|subject| subject.ended_at.is_some());
    let standing = rules::Standing { status: plan.status, signed, left };
    rules::may(standing, step).map_err(|why| Refusal::invalid("", why))
}

/// Names the assessment whose needs a draft answers.
pub async fn answers_assessment(change: &mut Change, id: PlanId, assessment: AssessmentId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE plan SET assessment_id = $3 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .bind(assessment)
        .execute()
        .await
        .map(drop)
}

/// Throws away a version that nobody has signed, with what is in it.
pub async fn discard(change: &mut Change, id: PlanId) -> Result<()> {
    let provider = change.provider;
    for statement in [
        sql!("DELETE FROM plan_activity WHERE provider_id = $1 AND plan_id = $2"),
        sql!("DELETE FROM plan_goal WHERE provider_id = $1 AND plan_id = $2"),
        sql!("DELETE FROM plan WHERE provider_id = $1 AND id = $2"),
    ] {
        change.query(statement).bind(provider).bind(id).execute().await?;
    }
    Ok(())
}

/// Keeps a version from being changed by others until this change ends, and reads it.
pub async fn hold(change: &mut Change, id: PlanId) -> Result<Option<Plan>> {
    let provider = change.provider;
    let held = change
        .query(sql!("UPDATE plan SET version = version WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await?;
    if held == 0 { Ok(None) } else { plan(change, provider, id).await }
}

pub async fn insert(change: &mut Change, plan: &Plan) -> Result<()> {
    let (provider, by) = (change.provider, change.by());
    change
        .query(sql!(
            "INSERT INTO plan (provider_id, id, person_id, case_id, number, status, own_words, results, advice,
                               assessment_id, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
        ))
        .bind(provider)
        .bind(plan.id)
        .bind(plan.person_id)
        .bind(plan.case_id)
        .bind(plan.number)
        .bind(plan.status)
        .bind(plan.own_words.clone())
        .bind(plan.results.clone())
        .bind(plan.advice.clone())
        .bind(plan.assessment_id)
        .bind(plan.made_at)
        .bind(by)
        .execute()
        .await
        .map(drop)
}

/// Whether the version seen was the version stored.
pub async fn update_words(change: &mut Change, id: PlanId, seen: i64, words: &Words) -> Result<bool> {
    let provider = change.provider;
    let touched = change
        .query(sql!(
            "UPDATE plan SET own_words = $4, results = $5, advice = $6, version = version + 1, edition = edition + 1
             WHERE provider_id = $1 AND id = $2 AND version = $3"
        ))
        .bind(provider)
        .bind(id)
        .bind(seen)
        .bind(words.own_words.clone())
        .bind(words.results.clone())
        .bind(words.advice.clone())
        .execute()
        .await?;
    Ok(touched == 1)
}

/// Says that a part of the version changed.
pub async fn next_edition(change: &mut Change, id: PlanId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("UPDATE plan SET edition = edition + 1 WHERE provider_id = $1 AND id = $2"))
        .bind(provider)
        .bind(id)
        .execute()
        .await
        .map(drop)
}

/// Writes how a version stands, with the days that go with it.
pub async fn update_state(change: &mut Change, plan: &Plan) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE plan SET status = $3, made_on = $4, answered_on = $5, in_force_on = $6, ended_on = $7, closing = $8,
                             version = version + 1
             WHERE provider_id = $1 AND id = $2"
        ))
        .bind(provider)
        .bind(plan.id)
        .bind(plan.status)
        .bind(plan.made_on)
        .bind(plan.answered_on)
        .bind(plan.in_force_on)
        .bind(plan.ended_on)
        .bind(plan.closing.clone())
        .execute()
        .await
        .map(drop)
}

/// The versions before this one that the team or everyone has signed give way to it.
pub async fn supersede(change: &mut Change, by: &Plan, on: Day) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!(
            "UPDATE plan SET status = 'superseded', ended_on = $5, version = version + 1
             WHERE provider_id = $1 AND case_id = $2 AND person_id = $3 AND number < $4
               AND status IN ('signed_team', 'signed_person')"
        ))
        .bind(provider)
        .bind(by.case_id)
        .bind(by.person_id)
        .bind(by.number)
        .bind(on)
        .execute()
        .await
        .map(drop)
}
