//! The individual support plan (индивидуален план за подкрепа, ППЗСУ 28): needs become goals in the person's words,
//! goals become activities, activities are reviewed, and the version ends with an outcome.

mod api;
mod domain;
mod draft;
mod limits;
mod need;
mod pages;
mod review;
mod rules;
mod signing;
mod store;
mod subject;
mod waiting;

pub use api::router as api;
pub use domain::{ActivityStatus, Domain, Outcome, Signer, Status, SupportKind};
pub use draft::{
    ActivityOrder, GoalOrder, Words, add_activity, add_goal, discard, edit_activity, edit_goal, edit_words,
    remove_activity, remove_goal, start, take_needs,
};
pub use pages::{happened, routes as pages, section, tab};
pub use review::{Closing, GoalMark, ReviewOrder, close, review, set_status};
pub use rules::{Progress, by_domain, must_sign};
pub use signing::{Answer, Refused, refuse, reopen, sign_person, sign_team, witness};
pub use store::{OpenActivity, open_activities};
pub use waiting::waits;

use crate::assessments::{self, AssessmentId};
use crate::cases::CaseId;
use crate::people::relation;
use crate::provider::ServiceKind;
use kernel::ctx::{Ctx, On, View};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use serde::Serialize;
use utoipa::ToSchema;

kernel::texts!(plans);

kernel::id!(
    /// One version of a plan.
    PlanId
);
kernel::id!(
    /// A goal of one version.
    GoalId
);
kernel::id!(
    /// An activity of one version.
    ActivityId
);
kernel::id!(
    /// A review.
    ReviewId
);

/// A version of a person's plan within a case.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// Whose.
    pub person_id: PersonId,
    /// In which case.
    pub case_id: CaseId,
    /// Its number within the case, from 1.
    pub number: i64,
    /// How it stands.
    pub status: Status,
    /// What the person wants, in their own words; of a child from 10, the child's (ЗЗДет 15).
    pub own_words: String,
    /// The expected results.
    pub results: String,
    /// Advice to the family.
    pub advice: String,
    /// The assessment whose needs it answers.
    pub assessment_id: Option<AssessmentId>,
    /// When it was begun.
    pub made_at: Moment,
    /// The day it was ready: signed by the team. Terms are measured by it (ППЗСУ 16).
    pub made_on: Option<Day>,
    /// The day the person signed or refused it.
    pub answered_on: Option<Day>,
    /// The first day it is in force.
    pub in_force_on: Option<Day>,
    /// The day it ended or gave way to another.
    pub ended_on: Option<Day>,
    /// What was said at its end.
    pub closing: String,
    /// Counts every change of what it says: a signature names the one it was given to.
    pub edition: i64,
    /// Sent back with a change of its words.
    pub version: i64,
}

/// A goal: what the person wants to reach in one sphere of life.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The same goal in the first version that had it.
    pub origin_id: GoalId,
    /// The sphere of life.
    pub domain: Domain,
    /// The need it answers, as the assessment's form says it in Bulgarian, or in other words.
    pub need: String,
    /// The form's question that rates that need, by its `linkId`; nothing for a need that no form asks about.
    pub need_link: Option<String>,
    /// How great the need was, 0 to 4.
    pub need_rating: Option<i64>,
    /// The goal in the person's words; empty while it is only a need.
    pub goal: String,
    /// By when.
    pub until_on: Option<Day>,
    /// Where the person was at the start, 1 to 10.
    pub mark_start: Option<i64>,
    /// Where the person wants to be, 1 to 10.
    pub mark_wish: Option<i64>,
    /// The last mark given at a review, 1 to 10.
    pub mark_now: Option<i64>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Sent back with a change.
    pub version: i64,
}

/// An activity towards a goal: what, who, how often, by when.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// Towards which goal.
    pub goal_id: GoalId,
    /// The same activity in the first version that had it.
    pub origin_id: ActivityId,
    /// What will be done.
    pub what: String,
    /// What kind of support.
    pub kind: SupportKind,
    /// Who does it.
    pub who: String,
    /// How often and for how long.
    pub frequency: String,
    /// A line on how it goes.
    pub note: String,
    /// By when.
    pub until_on: Option<Day>,
    /// How far it is.
    pub status: ActivityStatus,
    /// The day it was done.
    pub done_on: Option<Day>,
    /// How many sessions were recorded for it, in all versions.
    pub sessions: i64,
    /// Sent back with a change.
    pub version: i64,
}

/// A look at the plan together with the person.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// Of which version.
    pub plan_id: PlanId,
    /// On which day.
    pub held_on: Day,
    /// Where the person says they are, 1 to 10.
    pub person_mark: Option<i64>,
    /// Where the team says the person is, 1 to 10.
    pub team_mark: Option<i64>,
    /// What helped most.
    pub helped: String,
    /// What to stop or change.
    pub change: String,
    /// Where to go from here.
    pub next: String,
    /// Activities done by then.
    pub activities_done: i64,
    /// Activities that counted by then.
    pub activities_all: i64,
    /// Who wrote it down.
    pub held_by: Option<AccountId>,
}

/// A signature, or the note of a refusal.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
#[schema(as = PlanSignature)]
pub struct Signature {
    /// Who signed or wrote it down.
    pub account_id: Option<AccountId>,
    /// As what.
    pub signer: Signer,
    /// The name that was signed.
    pub signer_name: String,
    /// The role then held, of staff.
    pub role: Option<kernel::policy::Role>,
    /// It is the note of a refusal.
    pub refused: bool,
    /// Why the person refused.
    pub reason: String,
    /// What was offered instead.
    pub alternatives: String,
    /// The colleague who is to sign the note as well.
    pub witness_id: Option<AccountId>,
    /// On which day.
    pub signed_on: Day,
}

/// Whose plan it is, as the plan's page needs to know.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Subject {
    /// The person.
    pub person_id: PersonId,
    /// The given name, may be empty.
    pub given: String,
    /// The family name, may be empty.
    pub family: String,
    /// The name to be called by, when there is one.
    pub alias: String,
    /// The latest day on which the person can be born.
    pub born_until: Option<Day>,
    /// The latest case.
    pub case_id: CaseId,
    /// Its service.
    pub service_id: ServiceId,
    /// The letters of its number.
    pub code: String,
    /// Its number.
    pub case_number: i64,
    /// What the service is licensed as.
    pub service_kind: ServiceKind,
    /// Its own name.
    pub service_name: String,
    /// The first day of the stay.
    pub admitted_at: Moment,
    /// When it ended, if it has.
    pub ended_at: Option<Moment>,
    /// After so many months it ends.
    pub stay_limit_months: Option<i64>,
}

/// A version of a plan with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The version.
    pub plan: Plan,
    /// Whose.
    pub subject: Subject,
    /// Whether the file names somebody as the person's guardian.
    pub guarded: bool,
    /// Its goals, by sphere.
    pub goals: Vec<Goal>,
    /// Its activities, in order.
    pub activities: Vec<Activity>,
    /// The reviews of all versions of the case up to this one, the latest first.
    pub reviews: Vec<Review>,
    /// Its signatures, in order.
    pub signatures: Vec<Signature>,
    /// All versions in the case, the latest first.
    pub versions: Vec<Plan>,
    /// An assessment was signed whose needs this draft does not know.
    pub newer_needs: bool,
}

/// The version of a person's plan that matters now: the draft, else the last one. None when their last case has none.
pub async fn plan_of(ctx: &Ctx, person: PersonId) -> Result<Option<Whole>, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    match store::of_last_case(&mut view, ctx.provider, person).await?.into_iter().next() {
        Some(plan) => whole(&mut view, plan).await.map(Some),
        None => Ok(None),
    }
}

/// A version by its id.
pub async fn plan(ctx: &Ctx, id: PlanId) -> Result<Whole, Refusal> {
    of_part(ctx, id.into()).await
}

/// The version that something of a plan belongs to.
pub(crate) async fn of_part(ctx: &Ctx, part: Part) -> Result<Whole, Refusal> {
    let person = person_of(ctx, part).await?;
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    let plan = match part {
        Part::Plan(id) => Some(id),
        Part::Goal(id) => store::goal(&mut view, ctx.provider, id).await?.map(|(plan, _)| plan),
        Part::Activity(id) => store::activity(&mut view, ctx.provider, id).await?.map(|(plan, _)| plan),
    };
    let plan = store::plan(&mut view, ctx.provider, plan.ok_or(Refusal::Missing)?).await?.ok_or(Refusal::Missing)?;
    whole(&mut view, plan).await
}

/// Whether an assessment that rates needs is signed: from it a plan takes its goals.
pub async fn is_assessed(ctx: &Ctx, person: PersonId) -> Result<bool, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    Ok(!assessments::needs(&mut view, ctx.provider, person).await?.is_empty())
}

/// All versions of a person's plan, the latest first.
pub async fn versions(ctx: &Ctx, person: PersonId) -> Result<Vec<Plan>, Refusal> {
    let mut view = ctx.view(Right::SeeSupport, On::Person(person)).await?;
    Ok(store::versions(&mut view, ctx.provider, person).await?)
}

async fn whole(view: &mut View, plan: Plan) -> Result<Whole, Refusal> {
    let provider = view.provider;
    let subject = store::subject(view, provider, plan.person_id, Some(plan.case_id)).await?.ok_or(Refusal::Missing)?;
    let guarded = relation::has_guardian(view, provider, plan.person_id).await?;
    let mut goals = store::goals(view, provider, plan.id).await?;
    goals.sort_by_key(|goal| goal.domain);
    let activities = store::activities(view, provider, plan.id).await?;
    let mut versions = store::versions(view, provider, plan.person_id).await?;
    versions.retain(|other| other.case_id == plan.case_id);
    let mut reviews = store::reviews(view, provider, &plan).await?;
    reviews.retain(|review| versions.iter().any(|v| v.id == review.plan_id && v.number <= plan.number));
    let signatures = store::signatures(view, provider, plan.id).await?;
    let newer_needs = match plan.status {
        Status::Draft => {
            let needs = assessments::needs(view, provider, plan.person_id).await?;
            needs.first().is_some_and(|need| Some(need.assessment) != plan.assessment_id)
        }
        _ => false,
    };
    Ok(Whole { plan, subject, guarded, goals, activities, reviews, signatures, versions, newer_needs })
}

/// Something of a plan, by which its person is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// A version.
    Plan(PlanId),
    /// A goal.
    Goal(GoalId),
    /// An activity.
    Activity(ActivityId),
}

impl From<PlanId> for Part {
    fn from(id: PlanId) -> Part {
        Part::Plan(id)
    }
}
impl From<GoalId> for Part {
    fn from(id: GoalId) -> Part {
        Part::Goal(id)
    }
}
impl From<ActivityId> for Part {
    fn from(id: ActivityId) -> Part {
        Part::Activity(id)
    }
}

/// Whose plan something belongs to: asked before the right to that person's file is.
async fn person_of(ctx: &Ctx, part: Part) -> Result<PersonId, Refusal> {
    let mut view = ctx.view(Right::SeeProvider, On::Provider).await?;
    store::person_of(&mut view, ctx.provider, part).await?.ok_or(Refusal::Missing)
}

impl Whole {
    /// How it stands to whoever wants to do something with it.
    pub fn standing(&self) -> rules::Standing {
        let (status, signed) = (self.plan.status, self.signatures.len());
        rules::Standing { status, signed, left: self.subject.ended_at.is_some() }
    }

    /// The note of a refusal waits for the second signature.
    pub fn waits_for_witness(&self) -> bool {
        self.plan.status == Status::Refused && !self.signatures.iter().any(|one| one.signer == Signer::Witness)
    }

    /// The age that decides who signs.
    pub fn age(&self, today: Day) -> Option<i64> {
        rules::youngest_age(self.subject.born_until, today)
    }

    /// How far the activities are.
    pub fn progress(&self) -> Progress {
        Progress::of(self.activities.iter().map(|activity| activity.status))
    }

    /// What is missing before the team can sign.
    pub fn unfinished(&self, today: Day, l: Lang) -> kernel::form::Problems {
        rules::unfinished(&self.plan, &self.goals, &self.activities, self.age(today), l)
    }
}

#[cfg(test)]
pub(crate) mod tests;
