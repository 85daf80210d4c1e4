//! „ИПП в срок“: how many plans were made in their term, and, counted apart, how many the person has not signed (S3). A plan
//! that was made in time and refused is made in time: nobody is pressed to sign so that a figure looks better.

mod api;
mod pages;

pub(super) use api::router as api;
pub(super) use pages::routes;

use super::facts::{Facts, PlanVersion};
use super::row::DeadlineCode::{D6, D7};
use super::rules::State;
use super::{Deadline, FOLLOWED_DAYS, What, derive, facts_in, store, t};
use crate::cases::{CaseId, StayId};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId, ServiceId};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

kernel::codes! {
    /// How the first plan of a stay stands to its term (ППЗСУ 25; НКСУ прил. 20, 21).
    pub enum Made {
        /// Made in term.
        InTerm = "in_term",
        /// Made after it.
        Late = "late",
        /// Not made, and the term is over.
        Missing = "missing",
        /// Not made, and there is time.
        Pending = "pending",
    }
}

kernel::codes! {
    /// What the person says to a plan that the team has made.
    pub enum Said {
        /// Signed.
        Signed = "signed",
        /// Refused.
        Refused = "refused",
        /// Nothing yet.
        Awaited = "awaited",
    }
}

impl Made {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Made::InTerm => t::plan_in_term(l),
            Made::Late => t::plan_late(l),
            Made::Missing => t::plan_missing(l),
            Made::Pending => t::plan_pending(l),
        }
    }
}

impl Said {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Said::Signed => t::plan_signed(l),
            Said::Refused => t::plan_refused(l),
            Said::Awaited => t::plan_awaited(l),
        }
    }
}

/// The first plan of a stay against its term.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PlanTerm {
    /// Of which stay.
    pub stay_id: StayId,
    /// In which case.
    #[schema(value_type = uuid::Uuid)]
    pub case_id: CaseId,
    /// Whose.
    pub person_id: PersonId,
    /// First name and initial, or the alias.
    pub name: String,
    /// The last day of the term.
    pub due: Day,
    /// The day the team signed the first version.
    pub made_on: Option<Day>,
    /// How that stands to the term.
    pub made: Made,
    /// What the person says to the last version that was made; none before.
    pub said: Option<Said>,
}

/// The figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PlanFigures {
    /// Made in term.
    pub in_term: usize,
    /// Made after it.
    pub late: usize,
    /// Not made, and the term is over.
    pub missing: usize,
    /// Not made, and there is time: not in the share.
    pub pending: usize,
    /// Of those made: refused by the person.
    pub refused: usize,
    /// Of those made: the person has not answered yet.
    pub awaited: usize,
}

impl PlanFigures {
    /// Of these plans.
    pub fn of(plans: &[PlanTerm]) -> PlanFigures {
        let made = |made: Made| plans.iter().filter(|one| one.made == made).count();
        let said = |said: Said| plans.iter().filter(|one| one.said == Some(said)).count();
        PlanFigures {
            in_term: made(Made::InTerm),
            late: made(Made::Late),
            missing: made(Made::Missing),
            pending: made(Made::Pending),
            refused: said(Said::Refused),
            awaited: said(Said::Awaited),
        }
    }

    /// Of how many it is known whether they were made in term.
    pub fn known(self) -> usize {
        self.in_term + self.late + self.missing
    }

    /// Made, but not signed by the person.
    pub fn unsigned(self) -> usize {
        self.refused + self.awaited
    }
}

/// The plans whose term ends in a period, the earliest first. Without a first day: within the last year.
///
/// Whoever sees numbers sees the figures; the people behind them only those who see people.
pub async fn plan_terms(
    ctx: &Ctx,
    service: ServiceId,
    from: Option<Day>,
    until: Option<Day>,
) -> Result<(PlanFigures, Vec<PlanTerm>), Refusal> {
    let mut view = ctx.view(Right::SeeNumbers, On::Service(service)).await?;
    let followed = ctx.today().plus_days(-FOLLOWED_DAYS);
    let from = from.unwrap_or(followed);
    let facts = if from < followed {
        Arc::new(store::facts(&mut view, ctx.provider, store::Of::Service(service), from.start()).await?)
    } else {
        facts_in(ctx, &mut view, service).await?
    };
    let mut all = terms(&facts, ctx.at, ctx.lang);
    all.retain(|one| one.due >= from && until.is_none_or(|until| one.due <= until));
    let figures = PlanFigures::of(&all);
    Ok((figures, if ctx.may(Right::SeePeople, service) { all } else { Vec::new() }))
}

fn terms(facts: &Facts, now: Moment, l: Lang) -> Vec<PlanTerm> {
    let first = |one: &Deadline| matches!(one.what, What::Line(row) if matches!(row.code, D6 | D7));
    let mut all: Vec<PlanTerm> =
        derive::deadlines(facts, now).iter().filter(|one| first(one)).map(|one| term(facts, one, l)).collect();
    all.sort_by_key(|one| (one.due, one.stay_id));
    all
}

fn term(facts: &Facts, one: &Deadline, l: Lang) -> PlanTerm {
    let own = facts.plans.iter().filter(|plan| plan.case_id == one.case && plan.person == one.person);
    let made: Vec<&PlanVersion> = own.filter(|plan| signed_by_team(plan).is_some()).collect();
    PlanTerm {
        stay_id: one.stay,
        case_id: one.case,
        person_id: one.person,
        name: one.short_name(l),
        due: one.due.day().into(),
        made_on: made.iter().filter_map(|plan| signed_by_team(plan)).min(),
        made: match one.state {
            State::Met(_) => Made::InTerm,
            State::MetLate(_) => Made::Late,
            State::Overdue(_) => Made::Missing,
            State::DueToday | State::DueIn(_) => Made::Pending,
        },
        said: made.iter().max_by_key(|plan| plan.number).map(|plan| said(plan)),
    }
}

fn signed_by_team(plan: &PlanVersion) -> Option<Day> {
    plan.made_on.or(plan.in_force_on).or(plan.refused_at.map(Moment::day))
}

fn said(plan: &PlanVersion) -> Said {
    match (plan.in_force_on, plan.refused_at) {
        (Some(_), _) => Said::Signed,
        (None, Some(_)) => Said::Refused,
        (None, None) => Said::Awaited,
    }
}
