//! The facts as one stay sees them: sorted by stay, case and person once, so that thousands of stays take no longer than
//! they must.

use crate::cases::{CaseId, StayId};
use std::collections::HashMap;
use std::hash::Hash;

use kernel::types::{Moment, PersonId};

use super::facts::{
    Assessed, Basis, Contacted, Contract, Facts, InHospital, Mark, Notice, OtherStay, PlanVersion, StayFacts, Step,
};

/// Facts by what they belong to.
pub struct Index<'f> {
    facts: &'f Facts,
    cases: HashMap<CaseId, Vec<&'f StayFacts>>,
    people: HashMap<PersonId, Vec<&'f StayFacts>>,
    bases: HashMap<StayId, Vec<&'f Basis>>,
    notices: HashMap<CaseId, Vec<&'f Notice>>,
    hospital: HashMap<StayId, Vec<&'f InHospital>>,
    assessed: HashMap<(CaseId, PersonId), Vec<&'f Assessed>>,
    plans: HashMap<(CaseId, PersonId), Vec<&'f PlanVersion>>,
    contracts: HashMap<(CaseId, PersonId), Vec<&'f Contract>>,
    steps: HashMap<StayId, Vec<&'f Step>>,
    contacted: HashMap<StayId, Vec<&'f Contacted>>,
    marks: HashMap<StayId, Vec<&'f Mark>>,
    under_limit: HashMap<PersonId, Vec<&'f OtherStay>>,
}

/// One stay with everything that belongs to it.
pub struct OfStay<'i> {
    /// All facts.
    pub facts: &'i Facts,
    /// The stay.
    pub stay: &'i StayFacts,
    /// What time it is.
    pub now: Moment,
    /// The stays of those who came together.
    pub household: &'i [&'i StayFacts],
    /// All stays of the person.
    pub stays: &'i [&'i StayFacts],
    /// The grounds of the stay.
    pub bases: &'i [&'i Basis],
    /// The notices of the case.
    pub notices: &'i [&'i Notice],
    /// The times in hospital.
    pub hospital: &'i [&'i InHospital],
    /// The signed assessments of the person in the case.
    pub assessed: &'i [&'i Assessed],
    /// The plans of the person in the case.
    pub plans: &'i [&'i PlanVersion],
    /// The contracts of the person in the case.
    pub contracts: &'i [&'i Contract],
    /// The steps in the person's protection from trafficking.
    pub steps: &'i [&'i Step],
    /// The contacts after the stays of the household.
    pub contacted: Vec<&'i Contacted>,
    /// What was noted as done.
    pub marks: &'i [&'i Mark],
    /// The person's stays under a limit.
    pub under_limit: &'i [&'i OtherStay],
}

impl<'f> Index<'f> {
    /// Sorts the facts.
    pub fn new(facts: &'f Facts) -> Index<'f> {
        Index {
            facts,
            cases: grouped(&facts.stays, |one| one.case_id),
            people: grouped(&facts.stays, |one| one.person),
            bases: grouped(&facts.bases, |one| one.stay),
            notices: grouped(&facts.notices, |one| one.case_id),
            hospital: grouped(&facts.hospital, |one| one.stay),
            assessed: grouped(&facts.assessed, |one| (one.case_id, one.person)),
            plans: grouped(&facts.plans, |one| (one.case_id, one.person)),
            contracts: grouped(&facts.contracts, |one| (one.case_id, one.person)),
            steps: grouped(&facts.steps, |one| one.stay),
            contacted: grouped(&facts.contacted, |one| one.stay),
            marks: grouped(&facts.marks, |one| one.stay),
            under_limit: grouped(&facts.under_limit, |one| one.person),
        }
    }

    /// What one stay sees.
    pub fn of<'i>(&'i self, stay: &'i StayFacts, now: Moment) -> OfStay<'i> {
        let own = (stay.case_id, stay.person);
        let household = at(&self.cases, stay.case_id);
        let contacted = household.iter().flat_map(|one| at(&self.contacted, one.stay)).copied();
        OfStay {
            facts: self.facts,
            stay,
            now,
            household,
            stays: at(&self.people, stay.person),
            bases: at(&self.bases, stay.stay),
            notices: at(&self.notices, stay.case_id),
            hospital: at(&self.hospital, stay.stay),
            assessed: at(&self.assessed, own),
            plans: at(&self.plans, own),
            contracts: at(&self.contracts, own),
            steps: at(&self.steps, stay.stay),
            contacted: contacted.collect(),
            marks: at(&self.marks, stay.stay),
            under_limit: at(&self.under_limit, stay.person),
        }
    }
}

fn grouped<T, K: Hash + Eq>(all: &[T], key: impl Fn(&T) -> K) -> HashMap<K, Vec<&T>> {
    let mut groups: HashMap<K, Vec<&T>> = HashMap::new();
    for one in all {
        groups.entry(key(one)).or_default().push(one);
    }
    groups
}

fn at<'i, K: Hash + Eq, T>(groups: &'i HashMap<K, Vec<&'i T>>, key: K) -> &'i [&'i T] {
    groups.get(&key).map_or(&[], Vec::as_slice)
}
