//! Signing: at least two members of the team, each with their own account, and the person, on paper. Somebody who does
//! not want to sign does not: that is written down with the reason, and the assessment is complete with it.

use super::record::{Conflict, Found, Signature};
use super::{AssessmentId, Signer, Status, person_of, signers, store, t};
use crate::forms::rules::FormProblem;
use crate::people::{self, Person, relation};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Day;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// The multidisciplinary team: at least two employees (НКСУ).
pub const TEAM: usize = 2;
/// The longest reason or name, in characters.
pub const LONGEST_NOTE: usize = 2_000;

/// What the person, or a parent or guardian, did with the printed assessment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonAnswer {
    /// Who.
    pub signer: Signer,
    /// They did not want to sign.
    #[serde(default)]
    pub refused: bool,
    /// Of a refusal, why, in their words; of a guardian, who it is.
    #[serde(default)]
    pub note: String,
}

/// What is left before an assessment is signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Remaining {
    /// Answers to correct or to give.
    pub problems: Vec<FormProblem>,
    /// Fields in which two people wrote different answers.
    pub conflicts: usize,
    /// Signatures of the team.
    pub team: usize,
    /// Those of the person, a parent or a guardian whose signature, or the note of whose refusal, is needed.
    pub persons: Vec<Signer>,
}

impl Remaining {
    /// Whether the answers may be signed.
    pub fn is_ready(&self) -> bool {
        self.problems.is_empty() && self.conflicts == 0
    }

    /// Whether nothing is left.
    pub fn is_complete(&self) -> bool {
        self.is_ready() && self.team == 0 && self.persons.is_empty()
    }
}

/// What is left on a day; `guarded` says that the file names a guardian.
pub fn remaining(
    found: &Found,
    (person, guarded): (&Person, bool),
    signatures: &[Signature],
    conflicts: &[Conflict],
    today: Day,
) -> Remaining {
    let team = signatures.iter().filter(|signature| signature.signer == Signer::Team).count();
    let answered: Vec<Signer> = signatures.iter().map(|signature| signature.signer).collect();
    Remaining {
        problems: found.problems(today),
        conflicts: conflicts.iter().filter(|conflict| !conflict.decided).count(),
        team: TEAM.saturating_sub(team),
        persons: signers::still_to_sign(youngest(person, today), guarded, &answered),
    }
}

/// The age that decides who signs, in whole years: the youngest that somebody can be.
pub(super) fn youngest(person: &Person, today: Day) -> Option<i64> {
    person.age_on(today).map(|age| age.least)
}

/// Signs for the team what stands in the version that was seen.
///
/// # Errors
/// [`Refusal::Invalid`] with the fields that are still to be answered, when one has signed already, or all have;
/// [`Refusal::Stale`] when somebody changed an answer meanwhile.
pub async fn sign_for_team(ctx: &Ctx, id: AssessmentId, seen: i64) -> Result<Status, Refusal> {
    let step = Step::begin(ctx, id, seen).await?;
    let account = step.change.by().ok_or(Refusal::Denied)?;
    if step.signatures.iter().any(|one| one.signer == Signer::Team && one.account_id == Some(account)) {
        return Err(Refusal::invalid("", t::m::signed_already()));
    }
    step.add(ctx, Signer::Team, false, String::new()).await
}

/// Writes down that the person, or a parent or guardian, has signed the printed assessment, or did not want to.
///
/// # Errors
/// As [`sign_for_team`]; the field `note` when a refusal has no reason or a guardian no name.
pub async fn record_person(ctx: &Ctx, id: AssessmentId, seen: i64, answer: &PersonAnswer) -> Result<Status, Refusal> {
    let step = Step::begin(ctx, id, seen).await?;
    let note = answer.note.trim();
    let mut problems = Problems::default();
    let age = youngest(&step.person, ctx.today());
    if answer.signer == Signer::Team {
        problems.add("signer", t::m::choose_signer());
    } else if !signers::may_sign(age, step.guarded, answer.signer) {
        let why = match (answer.signer, signers::may_sign(age, true, answer.signer)) {
            (_, true) => t::m::no_guardian(),
            (Signer::Guardian, _) => t::m::adult_signs(),
            _ => t::m::parent_signs(),
        };
        problems.add("signer", why);
    }
    if note.is_empty() && (answer.refused || answer.signer == Signer::Guardian) {
        problems.add("note", if answer.refused { t::m::why_refused() } else { t::m::who_is_guardian() });
    }
    if note.chars().count() > LONGEST_NOTE {
        problems.add("note", t::m::note_too_long(LONGEST_NOTE));
    }
    if step.signatures.iter().any(|one| one.signer == answer.signer) {
        problems.add("signer", t::m::recorded_already());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    step.add(ctx, answer.signer, answer.refused, note.to_owned()).await
}

/// A signature on its way.
struct Step {
    change: Change,
    found: Found,
    person: Person,
    /// The file names a guardian.
    guarded: bool,
    signatures: Vec<Signature>,
    conflicts: Vec<Conflict>,
}

impl Step {
    async fn begin(ctx: &Ctx, id: AssessmentId, seen: i64) -> Result<Step, Refusal> {
        let person = person_of(ctx, id).await?;
        let mut change = ctx.change(Right::SignForTeam, On::Person(person)).await?;
        let provider = ctx.provider;
        let found = store::hold(&mut change, id).await?.ok_or(Refusal::Missing)?;
        if found.record.status == Status::Signed {
            return Err(Refusal::invalid("", t::m::is_signed()));
        }
        if found.record.version != seen {
            return Err(Refusal::Stale(found.record.version));
        }
        let signatures = store::signatures(&mut change, provider, id).await?;
        let conflicts = store::conflicts(&mut change, provider, &found).await?;
        let guarded = relation::has_guardian(&mut change, provider, person).await?;
        let person = people::brief(&mut change, provider, &[person]).await?.remove(&person).ok_or(Refusal::Missing)?;
        let step = Step { change, found, person, guarded, signatures, conflicts };
        step.check(ctx.today())?;
        Ok(step)
    }

    /// Nobody signs what is incomplete.
    fn check(&self, today: Day) -> Result<(), Refusal> {
        let left = remaining(&self.found, (&self.person, self.guarded), &self.signatures, &self.conflicts, today);
        let mut problems = Problems::default();
        for problem in left.problems {
            if let Some(item) = self.found.form.item(&problem.path.link_id) {
                problems.add(problem.path.to_string(), problem.kind.message(item));
            }
        }
        for conflict in self.conflicts.iter().filter(|conflict| !conflict.decided) {
            problems.add(conflict.path.to_string(), t::m::decide_first());
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
    }

    async fn add(mut self, ctx: &Ctx, signer: Signer, refused: bool, note: String) -> Result<Status, Refusal> {
        let (id, person) = (self.found.record.id, self.found.record.person_id);
        let signature =
            Signature { account_id: self.change.by(), name: None, signer, refused, note, signed_at: self.change.at };
        store::add_signature(&mut self.change, ctx.new_id(), id, &signature).await?;
        self.signatures.push(signature);
        let action = if refused { "assessment.refused" } else { "assessment.signature" };
        let mut events = vec![Event::new(action, id).of(person).with(&json!({ "signer": signer }))];
        let left = remaining(&self.found, (&self.person, self.guarded), &self.signatures, &self.conflicts, ctx.today());
        let status = if left.is_complete() { Status::Signed } else { Status::Draft };
        if status == Status::Signed {
            self.finish().await?;
            events
                .push(Event::new("assessment.signed", id).of(person).with(&json!({ "form": self.found.record.form })));
        }
        self.change.commit_all(events).await?;
        Ok(status)
    }

    async fn finish(&mut self) -> Result<(), Refusal> {
        let id = self.found.record.id;
        if !store::finish(&mut self.change, &self.found).await? {
            return Err(Refusal::Stale(self.found.record.version));
        }
        let after_all = self.change.at.plus_hours(1);
        store::forget_revisions(&mut self.change, id, after_all).await?;
        Ok(store::forget_conflicts(&mut self.change, id).await?)
    }
}
