//! What a stay itself sets a term to: its limit, its grounds, a plan that was refused, the contacts after it.

use crate::cases::{self, BasisKind, Destination, FOLLOW_UP_MONTHS, FollowUpResult, Limit, Part, RepeatRule, Spell};
use kernel::types::{Day, Moment};

use super::clock::months_after;
use super::deadline::{Deadline, Met, What};
use super::derive::first_of;
use super::facts::{Basis, OtherStay, StayFacts};
use super::index::OfStay;
use super::rules::Due;

/// So many days before the end of the longest stay it becomes a deadline; at 30 and 7 its colour changes.
const LIMIT_WARNING_DAYS: i64 = 60;
/// So many days before the limit what comes after the stay is weighed (scenario S8). The results report comes thirty days
/// before the contract ends: line D14 of the table.
const EVALUATED_DAYS: i64 = 60;
/// So many days before a child's limit the order of another measure is ready.
const ORDERED_DAYS: i64 = 20;
/// The steps before the limit are told so many days before they are due.
const STEP_WARNING_DAYS: i64 = 14;
/// So many days before a ground runs out it becomes a deadline.
const BASIS_WARNING_DAYS: i64 = 30;
/// Whoever could not be reached is tried again for so many days after the planned one; then only the next contact is asked
/// for.
const TRIED_DAYS: i64 = 14;
/// The house meets someone again within so many days after a refused plan.
const MEET_AGAIN_DAYS: i64 = 10;

impl OfStay<'_> {
    /// The end of the longest stay, when it is near or when the stay ended near it.
    pub(super) fn limit(&self) -> Option<Deadline> {
        let limit = self.stay_limit()?;
        let (since, met) = (self.stay.admitted_at.day(), self.stay.ended_at);
        let due = Due::Day(limit.last_day.0);
        (limit.left <= LIMIT_WARNING_DAYS).then(|| self.deadline(What::StayLimit, since, due, met, Met::InFile))
    }

    /// The steps on the way to the limit of a stay that goes on, and those that were made. An assessment of needs in the
    /// last three months weighs what comes after; an order or judgment of that time is another measure.
    pub(super) fn limit_steps(&self) -> Vec<Deadline> {
        let Some(limit) = self.stay_limit() else { return Vec::new() };
        let since = self.stay.admitted_at.day();
        let near = limit.last_day.plus_days(-EVALUATED_DAYS - BASIS_WARNING_DAYS);
        let assessed = self.assessed.iter().map(|one| one.signed_at).filter(|at| at.day() >= near.max(since)).min();
        let is_measure = |basis: &&&Basis| matches!(basis.kind, BasisKind::DspOrder | BasisKind::Judgment);
        let ordered = self.bases.iter().filter(is_measure).map(|basis| basis.valid_from);
        let ordered = ordered.filter(|at| at.day() >= near.max(since.tomorrow()) && *at <= self.now).min();
        let alone = self.stay.part == Part::Child;
        let steps =
            [(What::LimitEvaluation, EVALUATED_DAYS, assessed, true), (What::LimitOrder, ORDERED_DAYS, ordered, alone)];
        let due = steps.into_iter().filter(|(_, days, _, applies)| *applies && limit.left <= days + STEP_WARNING_DAYS);
        due.map(|(what, days, met, _)| {
            let met = met.or(self.mark(what.key(), since));
            self.deadline(what, since, Due::Day(limit.last_day.plus_days(-days).0), met, Met::ByMark)
        })
        .filter(|step| self.stay.ended_at.is_none() || !step.is_open())
        .collect()
    }

    /// How the stay stands against the limit of its unit: today, or on the day it ended.
    pub(super) fn stay_limit(&self) -> Option<Limit> {
        let (part, months) = (self.stay.part, self.stay.limit_months?);
        let day = self.stay.ended_at.unwrap_or(self.now).day();
        // On the day somebody left they were still here, and had not come back yet.
        let left = |one: &OtherStay| one.ended_at.filter(|_| one.admitted_at != self.stay.admitted_at);
        let spells = self.under_limit.iter().filter(|one| one.admitted_at <= self.stay.admitted_at);
        let spells: Vec<Spell> = spells.map(|one| Spell::between(one.admitted_at, left(one))).collect();
        Some(cases::limit(part, &spells, months, day, RepeatRule::default()))
    }

    /// A ground runs out: met when the next one begins, or the stay ends. A ground that another one outlives from the
    /// start says nothing. Police protection has a line of its own.
    pub(super) fn basis_ends(&self) -> Vec<Deadline> {
        let outlives = |other: &Basis, until: Moment| other.valid_until.is_none_or(|end| end > until);
        let warned = |until: Moment| {
            let by = self.stay.ended_at.unwrap_or(self.now).day();
            until.day().days_since(by) <= BASIS_WARNING_DAYS
        };
        let ending = self.bases.iter().filter(|basis| basis.kind != BasisKind::PoliceProtection);
        ending
            .filter_map(|basis| {
                let until = basis.valid_until?;
                let longer: Vec<_> = self.bases.iter().filter(|other| outlives(other, until)).collect();
                let next = longer.iter().map(|other| other.valid_from).min();
                if longer.iter().any(|other| other.valid_from <= basis.valid_from) || !warned(until) {
                    return None;
                }
                let (due, met) = (Due::Moment(until.timestamp()), next.or(self.stay.ended_at));
                Some(self.deadline(What::BasisEnds, basis.valid_from.day(), due, met, Met::ByBasis))
            })
            .collect()
    }

    /// Whoever refused a plan is met again soon.
    pub(super) fn meetings_after_refusal(&self) -> Option<Deadline> {
        let refused = self.plans.iter().filter(|plan| plan.refused_at.is_some()).max_by_key(|plan| plan.refused_at)?;
        let at = refused.refused_at?;
        let newer = self.plans.iter().filter(|plan| plan.number > refused.number).map(|plan| plan.made_at).min();
        let reviewed = refused.reviewed_on.filter(|day| *day >= at.day()).map(Day::start);
        let agreed = refused.in_force_on.filter(|day| *day >= at.day()).map(Day::start);
        let met = newer.or(reviewed).or(agreed);
        let due = Due::Day(at.day().plus_days(MEET_AGAIN_DAYS).0);
        (self.stay.ended_at.is_none() || met.is_some())
            .then(|| self.deadline(What::MeetAgain, at.day(), due, met, Met::ByPlan))
    }

    /// The contacts after someone left, unless they came back, died or want none: once for those who left together. An
    /// attempt that reached nobody leaves the contact open for a while.
    pub(super) fn follow_ups(&self) -> Vec<Deadline> {
        let Some(ended) = self.stay.ended_at else { return Vec::new() };
        let is_back = |other: &StayFacts| other.stay != self.stay.stay && other.admitted_at >= ended;
        let lives = |other: &StayFacts| other.destination != Some(Destination::Died);
        let with = |other: &StayFacts| other.ended_at.is_some_and(|end| end.day() == ended.day()) && lives(other);
        let together = || self.household.iter().copied().filter(|other| with(other));
        let speaks = first_of(together()).is_some_and(|first| first.stay == self.stay.stay);
        let asked_for = speaks && !self.stays.iter().any(|other| is_back(other));
        let own = || self.contacted.iter().filter(|contact| together().any(|other| other.stay == contact.stay));
        let declined = own().any(|contact| contact.result == FollowUpResult::Declined);
        // Where there is no safe way, nobody is pressed to try again before the next contact is due.
        let reached = |month: i64| {
            let made = own().filter(|contact| contact.month == month && contact.result != FollowUpResult::NotReached);
            made.map(|contact| contact.done_at).min()
        };
        let tried = |month: i64| own().filter(|contact| contact.month == month).map(|contact| contact.done_at).max();
        let months = FOLLOW_UP_MONTHS.iter().filter(|_| asked_for);
        months
            .filter(|&&month| !declined || reached(month).is_some())
            .map(|&month| {
                let day = months_after(ended.day().0, month.unsigned_abs() as u16);
                let given_up = self.now.day() > Day(day).plus_days(TRIED_DAYS);
                let met = reached(month).or_else(|| tried(month).filter(|_| given_up));
                self.deadline(What::FollowUp(month), ended.day(), Due::Day(day), met, Met::ByFollowUp(month))
            })
            .collect()
    }
}
