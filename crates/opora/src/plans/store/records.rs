//! Reviews, signatures, and what of them shows among a person's events.

use crate::plans::{GoalId, Plan, PlanId, Review, ReviewId, Signature, Signer};
use kernel::ctx::{Change, Ctx};
use kernel::db::{Result, Tx};
use kernel::policy::Role;
use kernel::sql;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId};
use uuid::Uuid;

/// The reviews of all versions in the plan's case, the latest first.
pub async fn reviews(tx: &mut Tx, provider: ProviderId, plan: &Plan) -> Result<Vec<Review>> {
    tx.query(sql!(
        "SELECT r.id, r.plan_id, r.held_on, r.person_mark, r.team_mark, r.helped, r.change, r.next, r.activities_done,
                r.activities_all, r.held_by
         FROM plan_review r JOIN plan p ON p.provider_id = r.provider_id AND p.id = r.plan_id
         WHERE r.provider_id = $1 AND p.person_id = $2 AND p.case_id = $3 ORDER BY r.held_on DESC, r.written_at DESC"
    ))
    .bind(provider)
    .bind(plan.person_id)
    .bind(plan.case_id)
    .all()
    .await
}

pub async fn add_review(change: &mut Change, review: &Review) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    change
        .query(sql!(
            "INSERT INTO plan_review (provider_id, id, plan_id, held_on, person_mark, team_mark, helped, change, next,
                                      activities_done, activities_all, held_by, written_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ))
        .bind(provider)
        .bind(review.id)
        .bind(review.plan_id)
        .bind(review.held_on)
        .bind(review.person_mark)
        .bind(review.team_mark)
        .bind(review.helped.clone())
        .bind(review.change.clone())
        .bind(review.next.clone())
        .bind(review.activities_done)
        .bind(review.activities_all)
        .bind(review.held_by)
        .bind(at)
        .execute()
        .await
        .map(drop)
}

pub async fn add_mark(change: &mut Change, review: ReviewId, goal: GoalId, mark: i64, note: &str) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("INSERT INTO plan_mark (provider_id, review_id, goal_id, mark, note) VALUES ($1, $2, $3, $4, $5)"))
        .bind(provider)
        .bind(review)
        .bind(goal)
        .bind(mark)
        .bind(note.to_owned())
        .execute()
        .await
        .map(drop)
}

/// The signatures of a version, the first first.
pub async fn signatures(tx: &mut Tx, provider: ProviderId, plan: PlanId) -> Result<Vec<Signature>> {
    tx.query(sql!(
        "SELECT account_id, signer, signer_name, role, refused, reason, alternatives, witness_id, signed_on
         FROM plan_signature WHERE provider_id = $1 AND plan_id = $2 ORDER BY signed_at, id"
    ))
    .bind(provider)
    .bind(plan)
    .all()
    .await
}

pub async fn add_signature(change: &mut Change, ctx: &Ctx, plan: PlanId, signature: &Signature) -> Result<()> {
    let (provider, at) = (change.provider, change.at);
    change
        .query(sql!(
            "INSERT INTO plan_signature (provider_id, id, plan_id, account_id, signer, signer_name, role, refused,
                                         reason, alternatives, witness_id, signed_on, signed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
        ))
        .bind(provider)
        .bind(ctx.new_id::<Uuid>())
        .bind(plan)
        .bind(signature.account_id)
        .bind(signature.signer)
        .bind(signature.signer_name.clone())
        .bind(signature.role)
        .bind(signature.refused)
        .bind(signature.reason.clone())
        .bind(signature.alternatives.clone())
        .bind(signature.witness_id)
        .bind(signature.signed_on)
        .bind(at)
        .execute()
        .await
        .map(drop)
}

/// Takes the team's signatures under a draft back.
pub async fn withdraw(change: &mut Change, plan: PlanId) -> Result<()> {
    let provider = change.provider;
    change
        .query(sql!("DELETE FROM plan_signature WHERE provider_id = $1 AND plan_id = $2"))
        .bind(provider)
        .bind(plan)
        .execute()
        .await
        .map(drop)
}

/// A colleague who may sign beside one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Colleague {
    /// Whose account.
    pub id: AccountId,
    /// The name colleagues see.
    pub name: String,
    /// The role held where the file is.
    pub role: Role,
}

/// Those of the team where a person's file is held, by name; each once.
pub async fn colleagues(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Vec<Colleague>> {
    let mut all: Vec<Colleague> = tx
        .query(sql!(
            "SELECT a.id, a.name, g.role FROM file_holder h
             JOIN role_grant g ON g.provider_id = h.provider_id AND g.service_id = h.service_id
             JOIN account a ON a.provider_id = g.provider_id AND a.id = g.account_id
             WHERE h.provider_id = $1 AND h.person_id = $2 AND a.closed_at IS NULL AND g.valid_from <= $3
               AND (g.valid_until IS NULL OR g.valid_until > $3)
             ORDER BY a.name, a.id"
        ))
        .bind(ctx.provider)
        .bind(person)
        .bind(ctx.at)
        .all()
        .await?;
    all.retain(|colleague| colleague.role.is_specialist());
    all.dedup_by_key(|colleague| colleague.id);
    Ok(all)
}

/// Something that happened with a plan, for the person's events.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Happening {
    /// Of which version.
    pub number: i64,
    /// On which day.
    pub on_day: Day,
    /// As what somebody signed; none for a review or a mark.
    pub signer: Option<Signer>,
    /// The goal that was marked.
    pub goal: Option<String>,
    /// The mark it was given.
    pub mark: Option<i64>,
    /// What was said with it.
    pub note: String,
    /// Who did or wrote it.
    pub who: Option<String>,
    /// When it was written down.
    pub written_at: Moment,
}

/// What happened with a person's plans.
pub async fn happenings(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<Vec<Happening>> {
    tx.query(sql!(
        "SELECT p.number, s.signed_on AS on_day, s.signer, NULL AS goal, CAST(NULL AS BIGINT) AS mark,
                s.reason AS note, s.signer_name AS who, s.signed_at AS written_at
         FROM plan_signature s JOIN plan p ON p.provider_id = s.provider_id AND p.id = s.plan_id
         WHERE s.provider_id = $1 AND p.person_id = $2
         UNION ALL
         SELECT p.number, r.held_on, NULL, NULL, r.person_mark, r.next, a.name, r.written_at
         FROM plan_review r JOIN plan p ON p.provider_id = r.provider_id AND p.id = r.plan_id
         LEFT JOIN account a ON a.provider_id = r.provider_id AND a.id = r.held_by
         WHERE r.provider_id = $1 AND p.person_id = $2
         UNION ALL
         SELECT p.number, r.held_on, NULL, g.goal, m.mark, m.note, a.name, r.written_at
         FROM plan_mark m JOIN plan_review r ON r.provider_id = m.provider_id AND r.id = m.review_id
         JOIN plan_goal g ON g.provider_id = m.provider_id AND g.id = m.goal_id
         JOIN plan p ON p.provider_id = r.provider_id AND p.id = r.plan_id
         LEFT JOIN account a ON a.provider_id = r.provider_id AND a.id = r.held_by
         WHERE m.provider_id = $1 AND p.person_id = $2"
    ))
    .bind(provider)
    .bind(person)
    .all()
    .await
}
