//! From facts to deadlines: pure, so that nothing that can be derived is stored.

use crate::cases::{BasisKind, Entry, Limit, Part, Reason, StayId, StepKind};
use kernel::types::{Day, Moment};
use std::collections::{HashMap, HashSet};

use super::deadline::{Deadline, Met, What};
use super::facts::{Basis, Contract, Facts, StayFacts};
use super::index::{Index, OfStay};
use super::met::{is_followed, meets, outlives_the_stay};
use super::row::DeadlineCode::{D14, D25};
use super::row::{AgeGroup, PauseCause, Row, StartEvent};
use super::rules::{self, Due, Pause, Start};
use super::table;

/// All deadlines that follow from the facts, met and open, the most pressing first.
pub fn deadlines(facts: &Facts, now: Moment) -> Vec<Deadline> {
    let index = Index::new(facts);
    let mut all: Vec<Deadline> = facts.stays.iter().flat_map(|stay| index.of(stay, now).deadlines()).collect();
    all.sort_by_key(|one| (!one.is_open(), one.due.end(), one.person, one.what.key()));
    all
}

/// The stays that go on and have a valid ground.
pub fn grounded(facts: &Facts, now: Moment) -> HashSet<StayId> {
    let holds = |basis: &&Basis| basis.valid_from <= now && basis.valid_until.is_none_or(|until| until > now);
    facts.bases.iter().filter(holds).map(|basis| basis.stay).collect()
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
        all.extend(self.limit_steps());
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
                    let met_on = meets(row, self.is_assessed());
                    let paused = rules::stood_still(row, start, &self.pauses());
                    all.push(Deadline { paused, ..self.deadline(What::Line(row), since, due, met, met_on) });
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
        if self.speaks_for_the_household() {
            events.push((StartEvent::Admission, admitted));
            if stay.entry == Entry::Emergency {
                events.push((StartEvent::EmergencyAdmission, admitted));
            }
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
            // An extension moves the end; the report of a contract that has one is told all the same.
            if !self.is_extended(contract) || contract.report_on.is_some() {
                events.push((StartEvent::ContractEnd, Start::Day(contract.ends_on.0)));
            }
            if contract.extends.is_none() {
                events.push((StartEvent::Contract, Start::Day(self.last_child_report(contract).0)));
            }
            if let Some(day) = contract.notice_on {
                events.push((StartEvent::TerminationNotice, Start::Day(day.0)));
            }
        }
        for step in self.steps.iter() {
            let event = match step.kind {
                StepKind::Identified => StartEvent::IdentificationTrafficking,
                StepKind::Consented => StartEvent::CooperationConsent,
            };
            events.push((event, Start::Day(step.taken_on.0)));
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
        first_of(self.household.iter().copied()).is_some_and(|first| first.stay == self.stay.stay)
    }

    /// Reports on a child come back every three months: the clock runs from the last one.
    fn last_child_report(&self, contract: &Contract) -> Day {
        let reports = self.marks.iter().filter(|mark| mark.key == "D25.longer").map(|mark| mark.done_at.day());
        reports.filter(|day| *day >= contract.concluded_on).max().unwrap_or(contract.concluded_on)
    }

    fn is_extended(&self, contract: &Contract) -> bool {
        self.contracts.iter().any(|other| other.extends == Some(contract.id))
    }

    /// The contract that was extended to become this one, and so on back to the first of them.
    fn first_of_the_chain<'c>(&'c self, last: &'c Contract) -> &'c Contract {
        let before = |contract: &Contract| self.contracts.iter().find(|other| Some(other.id) == contract.extends);
        let mut first = self.contracts.iter().find(|one| one.id == last.id).copied();
        // No chain is longer than all contracts, whatever the rows say.
        for _ in 0..self.contracts.len() {
            first = first.and_then(before).copied().or(first);
        }
        first.unwrap_or(last)
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

    /// The updates of the plan that the contract sets in motion (ППЗСУ 34): those made, and the next one. An extension
    /// is the same contract: its clock runs from the first day on.
    fn plan_updates(&self) -> Vec<Deadline> {
        let Some(last) = self.contracts.iter().max_by_key(|contract| contract.concluded_on) else { return Vec::new() };
        let since = self.first_of_the_chain(last).concluded_on;
        let first = self.plans.iter().map(|plan| plan.number).min().unwrap_or(1);
        let updates = self.plans.iter().filter(|plan| plan.number > first).filter_map(|plan| plan.in_force_on);
        let mut updates: Vec<Day> = updates.filter(|day| *day > since).collect();
        updates.sort();
        let is_over = self.stay.ended_at.is_some() || last.ended_on.is_some();
        let ended = self.stay.ended_at.map(|end| end.day().0);
        let facts = self.stay.facts_on(since);
        let (mut all, mut before) = (Vec::new(), None);
        for made in updates.into_iter().map(Some).chain([None]) {
            let until = ended.filter(|_| made.is_none());
            let last = before.map(|day: Day| day.0);
            let next = rules::next_plan_update(&facts, since.0, last, until, &self.facts.calendar);
            let Some((row, due)) = next.filter(|_| made.is_some() || !is_over) else { break };
            let (from, met) = (before.unwrap_or(since), made.map(Day::start));
            all.push(self.deadline(What::Line(row), from, due, met, Met::ByPlan));
            before = made;
        }
        all
    }

    pub(super) fn deadline(&self, what: What, since: Day, due: Due, met: Option<Moment>, met_on: Met) -> Deadline {
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
            paused: 0,
            state: rules::state(due, self.now.timestamp(), met.map(Moment::timestamp)),
            noted: self.mark(what.key(), since),
            responsible: stay.manager.zip(stay.manager_name.clone()),
            met_on,
        }
    }
}

/// Who speaks for those who came together: adults before children, whoever came first.
pub(super) fn first_of<'s>(stays: impl Iterator<Item = &'s StayFacts>) -> Option<&'s StayFacts> {
    stays.min_by_key(|other| (other.part != Part::Adult, other.admitted_at, other.stay))
}
