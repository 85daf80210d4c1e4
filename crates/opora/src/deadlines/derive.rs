//! From facts to deadlines: pure, so that nothing that can be derived is stored.

use crate::cases::{
    self, About, Addressee, BasisKind, Destination, Entry, FOLLOW_UP_MONTHS, FollowUpResult, Limit, Part, Reason,
    RepeatRule, Spell, StayId,
};
use kernel::types::{Day, Moment};
use std::collections::HashMap;

use super::deadline::{Deadline, Met, What};
use super::facts::{Contract, Facts, PlanVersion, StayFacts};
use super::index::{Index, OfStay};
use super::row::DeadlineCode::{self, *};
use super::row::{AgeGroup, PauseCause, Row, StartEvent};
use super::rules::{self, Due, Pause, Start};
use super::table;

/// So many days before the end of the longest stay it becomes a deadline; at 30 and 7 its colour changes.
const LIMIT_WARNING_DAYS: i64 = 60;
/// So many days before a ground runs out it becomes a deadline.
const BASIS_WARNING_DAYS: i64 = 30;
/// The house meets someone again within so many days after a refused plan.
const MEET_AGAIN_DAYS: i64 = 10;

/// All deadlines that follow from the facts, met and open, the most pressing first.
pub fn deadlines(facts: &Facts, now: Moment) -> Vec<Deadline> {
    let index = Index::new(facts);
    let mut all: Vec<Deadline> = facts.stays.iter().flat_map(|stay| index.of(stay, now).deadlines()).collect();
    all.sort_by_key(|one| (!one.is_open(), one.due.end(), one.person, one.what.key()));
    all
}

/// How everyone who is here stands against the limit of their unit, by stay; nothing where there is none.
pub fn limits(facts: &Facts, now: Moment) -> HashMap<StayId, Limit> {
    let index = Index::new(facts);
    let here = facts.stays.iter().filter(|stay| stay.ended_at.is_none());
    here.filter_map(|stay| Some((stay.stay, index.of(stay, now).stay_limit()?))).collect()
}

impl OfStay<'_> {
    fn deadlines(&self) -> Vec<Deadline> {
        let mut all = self.by_the_table();
        all.extend(self.plan_updates());
        all.extend(self.limit());
        all.extend(self.basis_ends());
        all.extend(self.meetings_after_refusal());
        all.extend(self.follow_ups());
        all
    }

    /// What the lines of the table say of the events of the stay.
    fn by_the_table(&self) -> Vec<Deadline> {
        let mut all = Vec::new();
        for (event, start) in self.events() {
            let facts = self.stay.facts_on(start.day().into());
            for row in table::started_by(event, &facts, start.day()) {
                if !is_followed(row.code) {
                    continue;
                }
                let since = Day(start.day());
                let due = self.no_earlier_than_its_start(row, start, self.due(row, start));
                if row.code == D25 && !self.is_under_protection() {
                    continue;
                }
                let met = self.met(row, since);
                let outlives = outlives_the_stay(row.code) || (row.code == D14 && self.is_last_contract(since));
                if self.stay.ended_at.is_none() || met.is_some() || outlives {
                    all.push(self.deadline(What::Line(row), since, due, met, meets(row, self.is_assessed())));
                }
            }
        }
        all
    }

    /// No contract of the person runs longer than the one that ends on a day.
    fn is_last_contract(&self, ends_on: Day) -> bool {
        self.contracts.iter().all(|contract| contract.ends_on <= ends_on)
    }

    fn due(&self, row: &'static Row, start: Start) -> Due {
        rules::due(row, start, &self.facts.calendar, &self.pauses())
    }

    /// A report is due thirty days before the end also of a contract that is shorter: then on its first day.
    fn no_earlier_than_its_start(&self, row: &Row, start: Start, due: Due) -> Due {
        let contract = self.contracts.iter().find(|contract| contract.ends_on.0 == start.day());
        match (due, contract) {
            (Due::Day(day), Some(contract)) if row.code == D14 => Due::Day(day.max(contract.concluded_on.0)),
            _ => due,
        }
    }

    /// The events that start clocks, as far as the tables tell of them.
    fn events(&self) -> Vec<(StartEvent, Start)> {
        let stay = self.stay;
        let admitted = Start::Moment(stay.admitted_at.timestamp());
        let mut events = Vec::new();
        if stay.is_shelter() {
            events.push((StartEvent::ShelterAccommodation, admitted));
        } else {
            events.push((StartEvent::Application, admitted));
        }
        if stay.entry == Entry::Emergency && self.speaks_for_the_household() {
            events.push((StartEvent::EmergencyAdmission, admitted));
        }
        if stay.reason == Reason::ChildAtRisk && stay.group_on(stay.admitted_at.day()) == AgeGroup::Child {
            events.push((StartEvent::SignalLearned, admitted));
        }
        if let Some(day) = stay.referral_on.filter(|_| self.speaks_for_the_household()) {
            events.push((StartEvent::PreliminaryAssessment, Start::Day(day.0)));
        }
        for basis in self.bases.iter() {
            let start = Start::Moment(basis.valid_from.timestamp());
            match basis.kind {
                BasisKind::PoliceProtection => events.push((StartEvent::PoliceOrder, start)),
                BasisKind::DspOrder => events.push((StartEvent::PlacementOrder, start)),
                _ => {}
            }
        }
        if let Some(first) = self.plans.iter().filter_map(|plan| plan.in_force_on).max() {
            events.push((StartEvent::Signing, Start::Day(first.0)));
        }
        for contract in self.contracts.iter() {
            events.push((StartEvent::ContractChange, Start::Day(contract.concluded_on.0)));
            events.push((StartEvent::ContractEnd, Start::Day(contract.ends_on.0)));
            events.push((StartEvent::Contract, Start::Day(self.last_child_report(contract).0)));
        }
        if let Some(ended) = stay.ended_at {
            events.push((StartEvent::UseEnd, Start::Moment(ended.timestamp())));
        }
        events
    }

    /// The ДСП follows a child who is here by its order, by the police, the court or a referral, not one who came along
    /// with a parent.
    fn is_under_protection(&self) -> bool {
        use BasisKind::{DspOrder, Judgment, PoliceProtection, Referral};
        self.bases.iter().any(|basis| matches!(basis.kind, DspOrder | Judgment | PoliceProtection | Referral))
    }

    /// Notices on admission are sent once for those who came together: by way of whoever came first, adults before
    /// children.
    fn speaks_for_the_household(&self) -> bool {
        let first =
            self.household.iter().min_by_key(|other| (other.part != Part::Adult, other.admitted_at, other.stay));
        first.is_some_and(|first| first.stay == self.stay.stay)
    }

    /// Reports on a child come back every three months: the clock runs from the last one.
    fn last_child_report(&self, contract: &Contract) -> Day {
        let reports = self.marks.iter().filter(|mark| mark.key == "D25.longer").map(|mark| mark.done_at.day());
        reports.filter(|day| *day >= contract.concluded_on).max().unwrap_or(contract.concluded_on)
    }

    fn pauses(&self) -> Vec<Pause> {
        self.hospital
            .iter()
            .map(|time| Pause {
                cause: PauseCause::Hospital,
                from: time.left_at.day().0,
                to: time.returned_at.map_or(self.now.day(), Moment::day).0,
            })
            .collect()
    }

    /// When a line was fulfilled, if it was.
    fn met(&self, row: &Row, since: Day) -> Option<Moment> {
        let stay = self.stay;
        let after = |kinds: &[BasisKind]| {
            let bases = self.bases.iter();
            bases
                .filter(|basis| kinds.contains(&basis.kind) && basis.valid_from.day() >= since)
                .map(|basis| basis.valid_from)
                .min()
        };
        match row.code {
            D6 | D7 => self.assessed_and_planned(),
            D5 => self.contracts.iter().map(|contract| contract.concluded_on.start()).min(),
            D8 if row.key == "D8.referrer" => self.notice(About::PlanCopy, None, Some(since)),
            D11 => self.notice(About::Contract, None, Some(since)),
            D14 => self.contracts.iter().find(|contract| contract.ends_on == since)?.report_on.map(Day::start),
            D18 => self.notice(About::EmergencyAdmission, None, None),
            D19 => self
                .notice(About::LifeInDanger, None, None)
                .or_else(|| self.notice(About::EmergencyAdmission, Some(Addressee::Police), None)),
            D20 => self.notice(About::Trafficking, None, None),
            D21 => self.notice(About::ChildAtRisk, None, None),
            D25 if row.key == "D25.short" => {
                self.notice(About::Ending, Some(Addressee::Dsp), Some(since)).or(self.mark(row.key, since))
            }
            D26 => after(&[BasisKind::DspOrder, BasisKind::Judgment]).or(stay.ended_at),
            D27 => after(&[BasisKind::Judgment]).or(self.mark(row.key, since)),
            _ => self.mark(row.key, since),
        }
    }

    /// The first notice about a matter, to this body if it matters, on a day or later.
    fn notice(&self, about: About, addressee: Option<Addressee>, from: Option<Day>) -> Option<Moment> {
        self.notices
            .iter()
            .filter(|notice| notice.about == about)
            .filter(|notice| addressee.is_none_or(|wanted| notice.addressee == wanted))
            .filter(|notice| notice.person.is_none_or(|person| person == self.stay.person) || from.is_none())
            .map(|notice| notice.sent_at)
            .filter(|sent| from.is_none_or(|from| sent.day() >= from))
            .min()
    }

    fn is_assessed(&self) -> bool {
        self.assessed_at().is_some()
    }

    fn assessed_at(&self) -> Option<Moment> {
        self.assessed.iter().map(|one| one.signed_at).min()
    }

    /// Assessment and plan: both signed by the team, whatever the person answers to the plan.
    fn assessed_and_planned(&self) -> Option<Moment> {
        let signed = |plan: &PlanVersion| plan.made_on.or(plan.in_force_on).map(Day::start).or(plan.refused_at);
        let planned = self.plans.iter().filter_map(|plan| signed(plan)).min()?;
        Some(self.assessed_at()?.max(planned))
    }

    /// The updates of the plan that the contract sets in motion (ППЗСУ 34).
    fn plan_updates(&self) -> Option<Deadline> {
        let contract = self.contracts.iter().max_by_key(|contract| contract.concluded_on)?;
        let first = self.plans.iter().map(|plan| plan.number).min().unwrap_or(1);
        let updates = self.plans.iter().filter(|plan| plan.number > first).filter_map(|plan| plan.in_force_on);
        let last = updates.filter(|day| *day > contract.concluded_on).max();
        let ended = self.stay.ended_at.map(|end| end.day().0);
        let facts = self.stay.facts_on(contract.concluded_on);
        let (row, due) = rules::next_plan_update(
            &facts,
            contract.concluded_on.0,
            last.map(|day| day.0),
            ended,
            &self.facts.calendar,
        )?;
        let since = last.unwrap_or(contract.concluded_on);
        let is_over = self.stay.ended_at.is_some() || contract.ended_on.is_some();
        (!is_over).then(|| self.deadline(What::Line(row), since, due, None, Met::ByPlan))
    }

    /// The end of the longest stay, when it is near.
    fn limit(&self) -> Option<Deadline> {
        if self.stay.ended_at.is_some() {
            return None;
        }
        let limit = self.stay_limit()?;
        let since = self.stay.admitted_at.day();
        let due = Due::Day(limit.last_day.0);
        (limit.left <= LIMIT_WARNING_DAYS).then(|| self.deadline(What::StayLimit, since, due, None, Met::InFile))
    }

    fn stay_limit(&self) -> Option<Limit> {
        let spells = self.under_limit.iter();
        let spells: Vec<Spell> =
            spells.map(|one| Spell { from: one.admitted_at.day(), to: one.ended_at.map(Moment::day) }).collect();
        let (part, months, today) = (self.stay.part, self.stay.limit_months?, self.now.day());
        Some(cases::limit(part, &spells, months, today, RepeatRule::default()))
    }

    /// The last ground runs out, and no other reaches further. Police protection has a line of its own.
    fn basis_ends(&self) -> Option<Deadline> {
        let own = || self.bases.iter();
        if self.stay.ended_at.is_some() || own().any(|basis| basis.valid_until.is_none()) {
            return None;
        }
        let last = own().max_by_key(|basis| basis.valid_until)?;
        let until = last.valid_until?;
        let near = until.day().days_since(self.now.day()) <= BASIS_WARNING_DAYS;
        (near && last.kind != BasisKind::PoliceProtection).then(|| {
            let due = Due::Moment(until.timestamp());
            self.deadline(What::BasisEnds, last.valid_from.day(), due, None, Met::ByBasis)
        })
    }

    /// Whoever refused a plan is met again soon.
    fn meetings_after_refusal(&self) -> Option<Deadline> {
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

    /// The contacts after someone left, unless they came back, died or want none. An attempt that reached nobody leaves
    /// the contact open.
    fn follow_ups(&self) -> Vec<Deadline> {
        let Some(ended) = self.stay.ended_at else { return Vec::new() };
        let is_back = |other: &StayFacts| other.stay != self.stay.stay && other.admitted_at >= ended;
        let asked_for =
            self.stay.destination != Some(Destination::Died) && !self.stays.iter().any(|other| is_back(other));
        let declined = self.contacted.iter().any(|contact| contact.result == FollowUpResult::Declined);
        let missed = |result| matches!(result, FollowUpResult::NotReached | FollowUpResult::NotSafe);
        let reached = |month: i64| {
            let made = self.contacted.iter().filter(|contact| contact.month == month && !missed(contact.result));
            made.map(|contact| contact.done_at).min()
        };
        let months = FOLLOW_UP_MONTHS.iter().filter(|_| asked_for);
        months
            .filter(|&&month| !declined || reached(month).is_some())
            .map(|&month| {
                let met = reached(month);
                let day = super::clock::months_after(ended.day().0, month.unsigned_abs() as u16);
                self.deadline(What::FollowUp(month), ended.day(), Due::Day(day), met, Met::ByFollowUp(month))
            })
            .collect()
    }

    fn deadline(&self, what: What, since: Day, due: Due, met: Option<Moment>, met_on: Met) -> Deadline {
        let stay = self.stay;
        Deadline {
            what,
            stay: stay.stay,
            case: stay.case_id,
            service: stay.service,
            person: stay.person,
            names: [stay.given.clone(), stay.family.clone(), stay.alias.clone()],
            since,
            due,
            state: rules::state(due, self.now.timestamp(), met.map(Moment::timestamp)),
            responsible: stay.manager.zip(stay.manager_name.clone()),
            met_on,
        }
    }

    fn mark(&self, key: &str, since: Day) -> Option<Moment> {
        self.marks.iter().find(|mark| mark.key == key && mark.since == since).map(|mark| mark.done_at)
    }
}

/// The duties that can be followed from what the tables hold. The rest are the duties of others before admission, or
/// need facts that the file does not keep. D13 is reckoned by `plan_updates`.
fn is_followed(code: DeadlineCode) -> bool {
    matches!(code, D5 | D6 | D7 | D8 | D11 | D14 | D18 | D19 | D20 | D21 | D25 | D26 | D27 | D38)
}

/// Duties that remain after somebody has left.
fn outlives_the_stay(code: DeadlineCode) -> bool {
    matches!(code, D8 | D11 | D18 | D19 | D20 | D21 | D25)
}

fn meets(row: &Row, is_assessed: bool) -> Met {
    match row.code {
        D6 | D7 if !is_assessed => Met::ByAssessment,
        D6 | D7 => Met::ByPlan,
        D5 | D14 => Met::ByContract,
        D8 if row.key == "D8.referrer" => Met::ByNotice(About::PlanCopy, Addressee::Dsp),
        D11 => Met::ByNotice(About::Contract, Addressee::Asp),
        D18 => Met::ByNotice(About::EmergencyAdmission, Addressee::Dsp),
        D19 => Met::ByNotice(About::LifeInDanger, Addressee::Police),
        D20 => Met::ByNotice(About::Trafficking, Addressee::Prosecutor),
        D21 => Met::ByNotice(About::ChildAtRisk, Addressee::Dsp),
        D26 => Met::ByBasis,
        _ => Met::ByMark,
    }
}
