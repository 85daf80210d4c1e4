//! Signing a version, and refusing to. Nobody signs for another: each member of the team with their own account, the
//! person on paper, and of a refusal two members of staff sign what was said.

use super::limits::{Check, LINE, TEXT};
use super::rules::{self, Step, TEAM};
use super::{Plan, PlanId, Signature, Signer, Status, Subject, person_of, store, t};
use crate::people::relation;
use kernel::audit::Event;
use kernel::ctx::{Actor, Change, Ctx, On};
use kernel::db::{self, violates};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// That the person, or a parent or guardian, has signed on paper.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct Answer {
    /// Who signed: the person or the representative.
    pub signer: Signer,
    /// The name signed, of a representative.
    #[serde(default)]
    pub name: String,
    /// On which day.
    pub signed_on: Day,
}

/// The note of a refusal.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
pub struct Refused {
    /// On which day.
    pub refused_on: Day,
    /// Why, in the person's words.
    pub reason: String,
    /// What was offered instead.
    pub alternatives: String,
    /// The colleague who was there and will sign the note too.
    pub witness: AccountId,
}

/// Signs for the team, for what the plan says at the edition that was read. The second signature makes it ready for the
/// person (ППЗСУ 25).
pub async fn sign_team(ctx: &Ctx, id: PlanId, edition: i64) -> Result<(), Refusal> {
    let (mut change, mut plan, signatures) = step(ctx, id, Step::SignTeam).await?;
    if plan.edition != edition {
        return Err(Refusal::Stale(plan.edition));
    }
    let subject = subject(&mut change, &plan).await?;
    let goals = store::goals(&mut change, ctx.provider, id).await?;
    let activities = store::activities(&mut change, ctx.provider, id).await?;
    let problems = rules::unfinished(&plan, &goals, &activities, age(&subject, ctx.today()), ctx.lang);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    add(&mut change, ctx, &plan, &own(ctx, Signer::Team)).await?;
    if signatures.len() + 1 >= TEAM {
        plan.status = Status::SignedTeam;
        plan.made_on = Some(ctx.today());
        store::update_state(&mut change, &plan).await?;
    }
    let event = Event::new("plan.signed_team", id).of(plan.person_id).with(&json!({ "edition": edition }));
    change.commit(event).await
}

/// Takes the team's signatures under a draft back, so that it can be written on.
pub async fn reopen(ctx: &Ctx, id: PlanId) -> Result<(), Refusal> {
    let (mut change, plan, _) = step(ctx, id, Step::Reopen).await?;
    store::withdraw(&mut change, id).await?;
    store::next_edition(&mut change, id).await?;
    change.commit(Event::new("plan.reopened", id).of(plan.person_id)).await
}

/// Records the signature of the person, or of a parent or guardian. When everyone has signed who must, the version is in
/// force from that day, and the one before gives way.
pub async fn sign_person(ctx: &Ctx, id: PlanId, answer: &Answer) -> Result<(), Refusal> {
    let (mut change, mut plan, signatures) = step(ctx, id, Step::SignPerson).await?;
    let subject = subject(&mut change, &plan).await?;
    let age = age(&subject, ctx.today());
    let guarded = relation::has_guardian(&mut change, ctx.provider, plan.person_id).await?;
    check_answer(ctx, &plan, (age, guarded), answer)?;
    let name = if answer.signer == Signer::Person { subject.name() } else { answer.name.clone() };
    let (signer, signed_on) = (answer.signer, answer.signed_on);
    let signature = Signature { signer_name: name, role: None, signed_on, ..own(ctx, signer) };
    add(&mut change, ctx, &plan, &signature).await?;
    let signed: Vec<Signer> = signatures.iter().map(|s| s.signer).chain([signer]).collect();
    if rules::all_signed(age, &signed) {
        let last = signatures.iter().map(|s| s.signed_on).chain([signed_on]).max();
        plan.status = Status::SignedPerson;
        plan.answered_on = last;
        plan.in_force_on = last;
        store::update_state(&mut change, &plan).await?;
        store::supersede(&mut change, &plan, last.unwrap_or(signed_on)).await?;
    }
    let event = Event::new("plan.signed_person", id).of(plan.person_id).with(&json!({ "signer": signer }));
    change.commit(event).await
}

fn check_answer(ctx: &Ctx, plan: &Plan, (age, guarded): (Option<i64>, bool), answer: &Answer) -> Result<(), Refusal> {
    let why = match rules::may_sign(age, true, answer.signer) {
        true => t::m::no_guardian(),
        false => t::m::not_this_signer(),
    };
    let check = Check::default().holds("signer", rules::may_sign(age, guarded, answer.signer), why);
    let check = match answer.signer {
        Signer::Representative => check.filled("name", &answer.name, LINE),
        _ => check,
    };
    day(ctx, plan, check, "signed_on", answer.signed_on).done()
}

/// Records that the person does not accept the plan (scenario S3): the words, what was offered, and who was there. The
/// version is kept as it is; the note waits for the second signature.
pub async fn refuse(ctx: &Ctx, id: PlanId, refused: &Refused) -> Result<(), Refusal> {
    let (mut change, mut plan, _) = step(ctx, id, Step::Refuse).await?;
    let team = store::colleagues(&mut change, ctx, plan.person_id).await?;
    let known = team.iter().any(|c| c.id == refused.witness) && ctx.account() != Some(refused.witness);
    let check =
        Check::default().filled("reason", &refused.reason, TEXT).filled("alternatives", &refused.alternatives, TEXT);
    let check = check.holds("witness", known, t::m::choose_a_witness());
    day(ctx, &plan, check, "refused_on", refused.refused_on).done()?;
    let note = Signature {
        refused: true,
        reason: refused.reason.clone(),
        alternatives: refused.alternatives.clone(),
        witness_id: Some(refused.witness),
        signed_on: refused.refused_on,
        ..own(ctx, Signer::Note)
    };
    add(&mut change, ctx, &plan, &note).await?;
    plan.status = Status::Refused;
    plan.answered_on = Some(refused.refused_on);
    store::update_state(&mut change, &plan).await?;
    let event = Event::new("plan.refused", id).of(plan.person_id).with(&json!({ "witness": refused.witness }));
    change.commit(event).await
}

/// Signs the note of a refusal as the colleague named in it.
pub async fn witness(ctx: &Ctx, id: PlanId) -> Result<(), Refusal> {
    let (mut change, plan, signatures) = step(ctx, id, Step::Witness).await?;
    if !ctx.account().is_some_and(|account| rules::may_witness(&signatures, account)) {
        return Err(Refusal::invalid("", t::m::not_the_witness()));
    }
    add(&mut change, ctx, &plan, &Signature { refused: true, ..own(ctx, Signer::Witness) }).await?;
    change.commit(Event::new("plan.witnessed", id).of(plan.person_id)).await
}

/// A change of a version that its state admits, with the signatures it bears.
async fn step(ctx: &Ctx, id: PlanId, step: Step) -> Result<(Change, Plan, Vec<Signature>), Refusal> {
    let person = person_of(ctx, id.into()).await?;
    let mut change = ctx.change(Right::SignForTeam, On::Person(person)).await?;
    let plan = store::hold(&mut change, id).await?.ok_or(Refusal::Missing)?;
    let signatures = store::signatures(&mut change, ctx.provider, id).await?;
    store::admits(&mut change, &plan, step).await?;
    Ok((change, plan, signatures))
}

async fn subject(change: &mut Change, plan: &Plan) -> Result<Subject, Refusal> {
    let provider = change.provider;
    store::subject(change, provider, plan.person_id, Some(plan.case_id)).await?.ok_or(Refusal::Missing)
}

fn age(subject: &Subject, today: Day) -> Option<i64> {
    rules::youngest_age(subject.born_until, today)
}

/// A day on which the plan can have been answered: since it was begun, until today.
fn day(ctx: &Ctx, plan: &Plan, check: Check, field: &str, on: Day) -> Check {
    let check = check.holds(field, on <= ctx.today(), t::m::day_in_the_future());
    check.holds(field, on >= plan.made_at.day(), t::m::day_before_the_plan())
}

/// What the acting member of staff signs.
fn own(ctx: &Ctx, signer: Signer) -> Signature {
    let name = match &ctx.actor {
        Actor::Account { name, .. } => name.clone(),
        Actor::Program => String::new(),
    };
    Signature {
        account_id: ctx.account(),
        signer,
        signer_name: name,
        role: ctx.grants.first().map(|grant| grant.role),
        refused: false,
        reason: String::new(),
        alternatives: String::new(),
        witness_id: None,
        signed_on: ctx.today(),
    }
}

async fn add(change: &mut Change, ctx: &Ctx, plan: &Plan, signature: &Signature) -> Result<(), Refusal> {
    store::add_signature(change, ctx, plan.id, signature).await.map_err(twice)
}

/// A second signature of the same hand is none.
fn twice(error: db::Error) -> Refusal {
    let again = ["plan_signed_once", "plan_answered_once", "plan_signature.provider_id"];
    match again.iter().any(|name| violates(&error, name)) {
        true => Refusal::invalid("", t::m::signed_already()),
        false => error.into(),
    }
}
