//! What may be done with a plan, and when. Pure: nothing here asks the clock or the data.

use super::{Activity, ActivityStatus, Domain, Goal, Plan, Signature, Signer, Status, t};
use kernel::form::Problems;
use kernel::i18n::{Lang, Msg};
use kernel::types::{AccountId, Day};
use std::collections::BTreeMap;

/// A plan is signed by a team of at least so many (ППЗСУ 25).
pub const TEAM: usize = 2;
/// A child is heard from this age on (ЗЗДет 15).
const HEARD_FROM: i64 = 10;
/// A child signs beside a parent or guardian from this age on (НКСУ); before, the parent or guardian signs alone.
const SIGNS_FROM: i64 = 14;
/// From this age on one signs for oneself.
const OF_AGE: i64 = 18;

/// Something that is done with a version of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Change what it says.
    Write,
    /// Sign for the team.
    SignTeam,
    /// Take the team's signatures back, to write on.
    Reopen,
    /// Throw away a draft that nobody has signed.
    Discard,
    /// The person, or a parent or guardian, signs.
    SignPerson,
    /// The person does not accept it.
    Refuse,
    /// The second member of staff signs the note of a refusal.
    Witness,
    /// Say how far an activity is.
    Progress,
    /// Look at it together.
    Review,
    /// End it.
    Close,
}

/// How a version stands when somebody wants to do something with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Draft, signed, over.
    pub status: Status,
    /// The number of signatures it bears.
    pub signed: usize,
    /// The person has left: what was agreed can be answered and ended, nothing new is agreed.
    pub left: bool,
}

/// Whether a version that stands so admits the step, or why not.
pub fn may(Standing { status, signed, left }: Standing, step: Step) -> Result<(), Msg> {
    use Status::*;
    match (step, status) {
        (Step::Write | Step::SignTeam, Draft) | (Step::Review, SignedPerson) if left => Err(t::m::person_has_left()),
        (Step::Discard, Draft) if signed == 0 => Ok(()),
        (Step::Discard, _) => Err(t::m::not_to_discard()),
        (Step::Write, Draft) if signed > 0 => Err(t::m::not_while_signing()),
        (Step::Write | Step::SignTeam, Draft) | (Step::SignPerson, SignedTeam) => Ok(()),
        (Step::Reopen, Draft) if signed > 0 => Ok(()),
        (Step::Refuse, SignedTeam) | (Step::Witness, Refused) => Ok(()),
        (Step::Progress, SignedTeam | SignedPerson) | (Step::Review | Step::Close, SignedPerson) => Ok(()),
        (Step::SignPerson | Step::Refuse, Draft) => Err(t::m::team_signs_first()),
        (Step::Progress | Step::Review | Step::Close, _) => Err(t::m::not_in_force()),
        (Step::Reopen, _) => Err(t::m::nothing_to_reopen()),
        (Step::Witness, _) => Err(t::m::nothing_to_witness()),
        _ => Err(t::m::plan_stands()),
    }
}

/// Who must sign, besides the team, for someone of this age in years. Without a known age an adult is supposed; of a
/// range of ages the youngest is given (ЗЗДет 10, ал. 2).
pub fn must_sign(age: Option<i64>) -> &'static [Signer] {
    match age {
        Some(..SIGNS_FROM) => &[Signer::Representative],
        Some(..OF_AGE) => &[Signer::Person, Signer::Representative],
        _ => &[Signer::Person],
    }
}

/// Who may sign: those who must, and a guardian in place of an adult whose file names one.
pub fn may_sign(age: Option<i64>, guarded: bool, signer: Signer) -> bool {
    let in_place = guarded && signer == Signer::Representative && age.is_none_or(|age| age >= OF_AGE);
    must_sign(age).contains(&signer) || in_place
}

/// Whether everyone has signed who must.
pub fn all_signed(age: Option<i64>, signed: &[Signer]) -> bool {
    let guardian = age.is_none_or(|age| age >= OF_AGE) && signed.contains(&Signer::Representative);
    guardian || must_sign(age).iter().all(|signer| signed.contains(signer))
}

/// What is missing before the team can sign (ППЗСУ 28: goals; activities with persons, duration and terms; expected
/// results). The fields are those of the page of the plan; a need is named in the reader's language.
pub fn unfinished(plan: &Plan, goals: &[Goal], activities: &[Activity], age: Option<i64>, l: Lang) -> Problems {
    let mut problems = Problems::default();
    if plan.own_words.is_empty() && age.is_none_or(|age| age >= HEARD_FROM) {
        problems.add("own_words", t::m::needs_own_words());
    }
    if plan.results.is_empty() {
        problems.add("results", t::m::needs_results());
    }
    if goals.is_empty() {
        problems.add("goals", t::m::needs_goals());
    }
    for goal in goals {
        if goal.goal.is_empty() {
            problems.add(format!("goal-{}", goal.id), t::m::needs_goal(goal.need_said(l)));
        } else if !activities.iter().any(|a| a.goal_id == goal.id) {
            problems.add(format!("goal-{}", goal.id), t::m::needs_activity(&goal.goal));
        }
    }
    problems
}

/// How far a group of activities is: done, of those that still count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Progress {
    /// Done.
    pub done: u32,
    /// All but those that will not be done.
    pub all: u32,
}

impl Progress {
    /// Of these activities.
    pub fn of(statuses: impl IntoIterator<Item = ActivityStatus>) -> Progress {
        statuses.into_iter().fold(Progress::default(), |sum, status| match status {
            ActivityStatus::Dropped => sum,
            ActivityStatus::Done => Progress { done: sum.done + 1, all: sum.all + 1 },
            ActivityStatus::Planned | ActivityStatus::Running => Progress { all: sum.all + 1, ..sum },
        })
    }
}

/// The progress in each sphere, in the order of the spheres.
pub fn by_domain(activities: impl IntoIterator<Item = (Domain, ActivityStatus)>) -> Vec<(Domain, Progress)> {
    let mut spheres: BTreeMap<Domain, Vec<ActivityStatus>> = BTreeMap::new();
    for (domain, status) in activities {
        spheres.entry(domain).or_default().push(status);
    }
    spheres.into_iter().map(|(domain, statuses)| (domain, Progress::of(statuses))).collect()
}

/// Whether an activity should have been done by now.
pub fn is_late(status: ActivityStatus, until: Option<Day>, today: Day) -> bool {
    matches!(status, ActivityStatus::Planned | ActivityStatus::Running) && until.is_some_and(|day| day < today)
}

/// The age that decides, in whole years: of the youngest that someone born by `born_until` can be.
pub fn youngest_age(born_until: Option<Day>, today: Day) -> Option<i64> {
    let born = born_until?.0;
    let lived = born.until((jiff::Unit::Year, today.0.max(born))).ok()?;
    Some(lived.get_years().into())
}

/// Whether this member of staff may put their name under the note of a refusal as the witness: the one it names, and
/// not the one who wrote it.
pub fn may_witness(signatures: &[Signature], account: AccountId) -> bool {
    let note = signatures.iter().find(|s| s.signer == Signer::Note);
    let witnessed = signatures.iter().any(|s| s.signer == Signer::Witness);
    !witnessed && note.is_some_and(|note| note.witness_id == Some(account) && note.account_id != Some(account))
}
