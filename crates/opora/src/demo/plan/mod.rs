//! The plans: made together within twenty days, signed by two of the team and by the person, carried out and looked at
//! again; and one that was not accepted.

mod children;
mod nadezhda;
mod others;
mod write;

use super::staff::Who;
use super::stage::Stage;
use crate::cases::{About, Addressee, NewNotice, NoticeChannel, record_notice};
use crate::plans::{self, ActivityStatus, Answer, Domain, GoalMark, PlanId, Refused, ReviewOrder, Signer, SupportKind};
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};

/// A goal as the table tells it.
struct Goal {
    domain: Domain,
    goal: &'static str,
    /// So many days from the day of the demonstration it is to be reached.
    until: i64,
    /// Where she was at the start, and where she wants to be, 1 to 10.
    marks: (i64, i64),
    activities: &'static [Act],
}

/// An activity as the table tells it.
struct Act {
    /// In which version it came in, from 1.
    since: i64,
    what: &'static str,
    kind: SupportKind,
    who: &'static str,
    frequency: &'static str,
    /// So many days from the day of the demonstration.
    until: i64,
    now: Now,
    note: &'static str,
}

/// How far an activity is.
#[derive(Clone, Copy)]
enum Now {
    /// Done so many days ago.
    Done(i64),
    Running,
    Planned,
}
use Now::{Done, Planned, Running};

const fn act(what: &'static str, kind: SupportKind, who: &'static str, until: i64, now: Now) -> Act {
    Act { since: 1, what, kind, who, frequency: "веднъж", until, now, note: "" }
}

const fn often(what: &'static str, kind: SupportKind, who: &'static str, frequency: &'static str, until: i64) -> Act {
    Act { since: 1, what, kind, who, frequency, until, now: Running, note: "" }
}

impl Act {
    const fn since(self, version: i64) -> Act {
        Act { since: version, ..self }
    }
    const fn noted(self, note: &'static str) -> Act {
        Act { note, ..self }
    }
    const fn every(self, frequency: &'static str) -> Act {
        Act { frequency, ..self }
    }
}

/// A plan as the table tells it.
struct Story {
    case: i64,
    own_words: &'static str,
    results: &'static str,
    advice: &'static str,
    goals: &'static [Goal],
}

/// A look at the plan: so many days ago, the person's mark, the team's, what helped, what to change, what next.
struct Look(i64, i64, i64, &'static str, &'static str, &'static str);

/// Everyone's plans.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    nadezhda::all(stage).await?;
    others::all(stage).await?;
    children::all(stage).await
}

/// The team and the person sign; the referrer gets a copy.
async fn sign(stage: &Stage, case: i64, id: PlanId, day: Day, mother: Option<&str>) -> Result<(), Refusal> {
    let at = |hour, minute| stage.done(day.at(hour, minute));
    sign_team(stage, id, day).await?;
    let signer = if mother.is_some() { Signer::Representative } else { Signer::Person };
    let answer = Answer { signer, name: mother.unwrap_or_default().into(), signed_on: day };
    plans::sign_person(&stage.ctx(Who::Ralitsa, at(16, 30))?, id, &answer).await?;
    let ctx = stage.ctx(Who::Ralitsa, stage.done(day.plus_days(1).at(9, 20)))?;
    let notice = NewNotice {
        person_id: None,
        about: About::PlanCopy,
        addressee: Addressee::Dsp,
        channel: NoticeChannel::EDelivery,
        reference: format!("КЦ-{case}/П"),
        sent_at: None,
    };
    record_notice(&ctx, stage.case(case)?, notice).await.map(drop)
}

/// What goes on from the first day of a version, and what was done while it was in force, in days ago.
async fn progress(stage: &Stage, id: PlanId, goals: &[Goal], number: i64, days: (i64, i64)) -> Result<(), Refusal> {
    let (from, until) = days;
    let mut steps: Vec<(i64, &str, ActivityStatus)> = Vec::new();
    for act in goals.iter().flat_map(|goal| goal.activities).filter(|act| act.since <= number) {
        match act.now {
            Done(ago) if (until..from).contains(&ago) => steps.push((ago, act.what, ActivityStatus::Done)),
            Running if act.since == number => steps.push((from - 1, act.what, ActivityStatus::Running)),
            _ => {}
        }
    }
    steps.sort_by_key(|(ago, ..)| std::cmp::Reverse(*ago));
    for (ago, what, status) in steps {
        let ctx = stage.ctx(Who::Ralitsa, stage.ago(ago.max(0), 9, 15))?;
        let whole = plans::plan(&ctx, id).await?;
        let activity = whole.activities.iter().find(|activity| activity.what == what).ok_or(Refusal::Missing)?;
        plans::set_status(&ctx, activity.id, activity.version, status).await?;
    }
    Ok(())
}

/// A review with a mark for every goal.
async fn look(stage: &Stage, who: Who, id: PlanId, look: &Look) -> Result<(), Refusal> {
    let Look(ago, person, team, helped, change, next) = look;
    let ctx = stage.ctx(who, stage.ago(*ago, 17, 0))?;
    let whole = plans::plan(&ctx, id).await?;
    let marks = whole.goals.iter().map(|goal| GoalMark {
        goal: goal.id,
        mark: (goal.mark_start.unwrap_or(*person) + person - 2).clamp(1, 10),
        note: String::new(),
    });
    let order = ReviewOrder {
        held_on: ctx.today(),
        person_mark: Some(*person),
        team_mark: Some(*team),
        helped: (*helped).into(),
        change: (*change).into(),
        next: (*next).into(),
        marks: marks.collect(),
    };
    plans::review(&ctx, id, &order).await.map(drop)
}

/// Two of the team sign.
async fn sign_team(stage: &Stage, id: PlanId, day: Day) -> Result<(), Refusal> {
    for (who, hour) in [(Who::Ralitsa, 14), (Who::Boyan, 15)] {
        let ctx = stage.ctx(who, stage.done(day.at(hour, 0)))?;
        let edition = plans::plan(&ctx, id).await?.plan.edition;
        plans::sign_team(&ctx, id, edition).await?;
    }
    Ok(())
}

/// She does not accept the plan; two of the staff write down what she said and what was offered (scenario S3).
async fn refuse(stage: &Stage, id: PlanId, ago: i64, reason: &str, alternatives: &str) -> Result<(), Refusal> {
    let ctx = stage.ctx(Who::Boyan, stage.ago(ago, 15, 30))?;
    let refused = Refused {
        refused_on: ctx.today(),
        reason: reason.into(),
        alternatives: alternatives.into(),
        witness: stage.account(Who::Ralitsa).ok_or(Refusal::Missing)?,
    };
    plans::refuse(&ctx, id, &refused).await?;
    plans::witness(&stage.ctx(Who::Ralitsa, stage.ago(ago, 15, 50))?, id).await
}

/// A plan begun on a day.
async fn begin(stage: &Stage, who: Who, person: PersonId, day: Day) -> Result<PlanId, Refusal> {
    plans::start(&stage.ctx(who, stage.done(day.at(10, 0)))?, person, None).await
}
