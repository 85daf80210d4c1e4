//! Facts in, deadlines out: each appears when its clock starts and is met by what is written down.

use super::deadline::{Deadline, Met};
use super::derive::{deadlines, limits};
use super::facts::*;
use super::rules::{Due, State};
use crate::cases::{About, Addressee, BasisKind, CaseId, ContractId, Duration, Entry, Part, Reason, StayId};
use crate::provider::UnitKind;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};
use uuid::Uuid;

pub(super) const STAY: StayId = StayId(Uuid::from_u128(1));
pub(super) const CASE: CaseId = CaseId(Uuid::from_u128(2));
pub(super) const PERSON: PersonId = PersonId(Uuid::from_u128(3));

pub(super) fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An adult who came in an emergency on Wednesday 4 November 2026 at noon.
pub(super) fn adult() -> StayFacts {
    StayFacts {
        stay: STAY,
        case_id: CASE,
        service: ServiceId(Uuid::from_u128(4)),
        person: PERSON,
        given: "Надежда".into(),
        family: "Колева".into(),
        alias: String::new(),
        born_from: Some(day("1992-03-01")),
        born_until: Some(day("1992-03-01")),
        interpreter: false,
        part: Part::Adult,
        admitted_at: at("2026-11-04T10:00:00Z"),
        ended_at: None,
        destination: None,
        entry: Entry::Emergency,
        reason: Reason::PartnerViolence,
        life_in_danger: false,
        trafficking: false,
        duration: Duration::Short,
        referral_on: None,
        manager: Some(AccountId(Uuid::from_u128(9))),
        manager_name: Some("Ралица Станева".into()),
        unit_kind: UnitKind::Shelter,
        limit_months: Some(6),
        zzdn_programme: false,
    }
}

/// A child of the same case, seven years old.
pub(super) fn child() -> StayFacts {
    StayFacts {
        stay: StayId(Uuid::from_u128(11)),
        person: PersonId(Uuid::from_u128(13)),
        given: "Ива".into(),
        born_from: Some(day("2019-05-05")),
        born_until: Some(day("2019-05-05")),
        part: Part::Accompanying,
        ..adult()
    }
}

pub(super) fn of(stays: Vec<StayFacts>) -> Facts {
    let under_limit = stays.iter().map(|stay| OtherStay {
        person: stay.person,
        admitted_at: stay.admitted_at,
        ended_at: stay.ended_at,
    });
    Facts { under_limit: under_limit.collect(), stays, ..Facts::default() }
}

pub(super) fn notice(about: About, addressee: Addressee, sent: &str) -> Notice {
    Notice { case_id: CASE, person: None, about, addressee, sent_at: at(sent) }
}

pub(super) fn find(facts: &Facts, key: &str, now: &str) -> Option<Deadline> {
    deadlines(facts, at(now)).into_iter().find(|one| one.what.key() == key)
}

/// The last day and how it stands.
pub(super) fn stands(facts: &Facts, key: &str, now: &str) -> Option<(String, State)> {
    find(facts, key, now).map(|one| (one.due.day().to_string(), one.state))
}

/// Open with this last day before, met after.
pub(super) fn met_by(before: &Facts, key: &str, last_day: &str, now: &str, and: impl FnOnce(&mut Facts)) {
    let (due, state) = stands(before, key, now).unwrap_or_else(|| panic!("{key} is not there"));
    assert_eq!(due, last_day, "{key}");
    assert!(matches!(state, State::Overdue(_) | State::DueToday | State::DueIn(_)), "{key} {state:?}");
    let mut after = before.clone();
    and(&mut after);
    let (_, state) = stands(&after, key, now).unwrap_or_else(|| panic!("{key} is gone"));
    assert!(matches!(state, State::Met(_) | State::MetLate(_)), "{key} {state:?}");
}

pub(super) const NOW: &str = "2026-11-06T10:00:00Z";

#[test]
fn notices_on_admission() {
    let danger = StayFacts { life_in_danger: true, trafficking: true, ..adult() };
    let facts = of(vec![danger]);
    met_by(&facts, "D18", "2026-11-04", NOW, |facts| {
        facts.notices.push(notice(About::EmergencyAdmission, Addressee::Dsp, "2026-11-04T11:00:00Z"));
    });
    met_by(&facts, "D19.danger", "2026-11-04", NOW, |facts| {
        facts.notices.push(notice(About::LifeInDanger, Addressee::Police, "2026-11-04T11:00:00Z"));
    });
    met_by(&facts, "D20", "2026-11-05", NOW, |facts| {
        facts.notices.push(notice(About::Trafficking, Addressee::Prosecutor, "2026-11-05T09:00:00Z"));
    });
    let twenty_four_hours = find(&facts, "D20", NOW).unwrap().due;
    assert_eq!(twenty_four_hours, Due::Moment(at("2026-11-05T10:00:00Z").timestamp()));
    let quiet = of(vec![StayFacts { entry: Entry::Referral, ..adult() }]);
    for key in ["D18", "D19.danger", "D19.protected-home", "D20"] {
        assert_eq!(find(&quiet, key, NOW), None, "{key}");
    }
}

#[test]
fn a_notice_is_sent_once_for_those_who_came_together() {
    let facts = of(vec![child(), adult()]);
    let notices = deadlines(&facts, at(NOW)).into_iter().filter(|one| one.what.key() == "D18");
    assert_eq!(notices.map(|one| one.person).collect::<Vec<_>>(), [PERSON]);
}

#[test]
fn assessment_and_plan_within_twenty_days_of_arrival() {
    let facts = of(vec![adult()]);
    let assessed = Assessed { case_id: CASE, person: PERSON, signed_at: at("2026-11-10T10:00:00Z") };
    let plan = plan(1, Some("2026-11-12"));
    let mut half = facts.clone();
    half.assessed.push(assessed.clone());
    assert_eq!(stands(&half, "D7", NOW), Some(("2026-11-24".into(), State::DueIn(18))));
    let next = |facts: &Facts| find(facts, "D7", NOW).unwrap().met_on;
    assert_eq!((next(&facts), next(&half)), (Met::ByAssessment, Met::ByPlan));
    let signed = PlanVersion { made_on: Some(day("2026-11-12")), in_force_on: None, ..plan.clone() };
    met_by(&half, "D7", "2026-11-24", NOW, |facts| facts.plans.push(signed));
    met_by(&half, "D7", "2026-11-24", NOW, |facts| facts.plans.push(plan));
    // The last day is not a working day: 4 December + 20 days is Christmas Eve, and the next working day is the 29th.
    let december = of(vec![StayFacts { admitted_at: at("2026-12-04T10:00:00Z"), ..adult() }]);
    assert_eq!(stands(&december, "D7", "2026-12-05T10:00:00Z"), Some(("2026-12-29".into(), State::DueIn(24))));
}

pub(super) fn plan(number: i64, in_force: Option<&str>) -> PlanVersion {
    PlanVersion {
        case_id: CASE,
        person: PERSON,
        number,
        made_at: at("2026-11-11T10:00:00Z"),
        made_on: None,
        in_force_on: in_force.map(day),
        refused_at: None,
        reviewed_on: None,
    }
}

#[test]
fn copies_of_the_plan() {
    let mut facts = of(vec![adult()]);
    facts.plans.push(plan(1, Some("2026-11-12")));
    let now = "2026-11-13T10:00:00Z";
    met_by(&facts, "D8.person", "2026-11-12", now, |facts| facts.marks.push(mark("D8.person", "2026-11-12")));
    met_by(&facts, "D8.referrer", "2026-11-19", now, |facts| {
        facts.notices.push(notice(About::PlanCopy, Addressee::Dsp, "2026-11-13T09:00:00Z"));
    });
}

pub(super) fn mark(key: &str, since: &str) -> Mark {
    Mark { stay: STAY, key: key.into(), since: day(since), done_at: at("2026-11-13T09:00:00Z") }
}

#[test]
fn a_refused_plan_is_talked_about_again_within_ten_days() {
    let mut facts = of(vec![adult()]);
    facts.plans.push(PlanVersion { refused_at: Some(at("2026-11-12T10:00:00Z")), ..plan(1, None) });
    let now = "2026-11-13T10:00:00Z";
    met_by(&facts, "P.again", "2026-11-22", now, |facts| facts.plans[0].reviewed_on = Some(day("2026-11-13")));
    // The plan was made and offered: that duty is done.
    facts.assessed.push(Assessed { case_id: CASE, person: PERSON, signed_at: at("2026-11-10T10:00:00Z") });
    assert_eq!(stands(&facts, "D7", now).unwrap().1, State::Met(day("2026-11-12").0));
}

pub(super) fn contract(concluded: &str, ends: &str) -> Contract {
    Contract {
        id: ContractId(Uuid::from_u128(41)),
        extends: None,
        case_id: CASE,
        person: PERSON,
        concluded_on: day(concluded),
        ends_on: day(ends),
        notice_on: None,
        ended_on: None,
        report_on: None,
    }
}

#[test]
fn hospital_stops_the_clock_of_a_preliminary_assessment() {
    let referred = StayFacts { entry: Entry::Referral, referral_on: Some(day("2026-11-02")), ..adult() };
    let mut facts = of(vec![referred]);
    assert_eq!(stands(&facts, "D5.short", NOW).unwrap().0, "2026-12-02");
    let days = |left: &str, back: Option<&str>| InHospital { stay: STAY, left_at: at(left), returned_at: back.map(at) };
    facts.hospital = vec![days("2026-11-10T08:00:00Z", Some("2026-11-14T08:00:00Z"))];
    assert_eq!(stands(&facts, "D5.short", NOW).unwrap().0, "2026-12-07", "five days in hospital are added");
    facts.hospital = vec![days("2026-11-10T08:00:00Z", None)];
    assert_eq!(stands(&facts, "D5.short", "2026-11-12T10:00:00Z").unwrap().0, "2026-12-05", "until now");
    assert_eq!(stands(&facts, "D7", NOW).unwrap().0, "2026-11-24", "other clocks run on");
    let paused = |key| find(&facts, key, "2026-11-12T10:00:00Z").unwrap().paused;
    assert_eq!((paused("D5.short"), paused("D7")), (3, 0), "and the list says by how much");
    met_by(&facts, "D5.short", "2026-12-05", "2026-11-12T10:00:00Z", |facts| {
        facts.contracts.push(contract("2026-11-12", "2027-05-04"));
    });
}

fn basis(kind: BasisKind, from: &str, until: Option<&str>) -> Basis {
    Basis { stay: STAY, kind, valid_from: at(from), valid_until: until.map(at) }
}

#[test]
fn police_protection_an_order_and_the_court() {
    let lone = StayFacts { part: Part::Child, born_from: None, born_until: None, ..adult() };
    let mut facts = of(vec![lone]);
    facts.bases.push(basis(BasisKind::PoliceProtection, "2026-11-04T10:00:00Z", Some("2026-11-06T10:00:00Z")));
    let now = "2026-11-05T10:00:00Z";
    assert_eq!(
        find(&facts, "D26", now).unwrap().due,
        Due::Moment(at("2026-11-06T10:00:00Z").timestamp()),
        "48 hours to the minute"
    );
    met_by(&facts, "D26", "2026-11-06", now, |facts| {
        facts.bases.push(basis(BasisKind::DspOrder, "2026-11-05T09:00:00Z", None));
    });
    facts.bases.push(basis(BasisKind::DspOrder, "2026-11-05T09:00:00Z", Some("2026-11-30T10:00:00Z")));
    met_by(&facts, "D27", "2026-12-07", now, |facts| facts.marks.push(mark("D27", "2026-11-05")));
    met_by(&facts, "D27", "2026-12-07", now, |facts| {
        facts.bases.push(basis(BasisKind::Judgment, "2026-11-20T09:00:00Z", None));
    });
    assert_eq!(stands(&facts, "B.end", now).unwrap().0, "2026-11-30");
    facts.bases.push(basis(BasisKind::Judgment, "2026-11-20T09:00:00Z", None));
    let met = stands(&facts, "B.end", "2026-11-21T10:00:00Z").unwrap().1;
    assert_eq!(met, State::Met(day("2026-11-20").0), "the judgment reaches further");
    facts.bases.push(basis(BasisKind::Referral, "2026-11-04T09:00:00Z", None));
    assert_eq!(find(&facts, "B.end", now), None, "and nothing ends where a ground without an end was there before");
}

#[test]
fn the_dsp_is_told_how_a_child_under_its_protection_left() {
    let left = StayFacts { stay: STAY, ended_at: Some(at("2026-11-30T10:00:00Z")), ..child() };
    let mut facts = of(vec![left]);
    let now = "2026-12-01T10:00:00Z";
    assert_eq!(find(&facts, "D25.short", now), None, "who came along with a parent left with the parent");
    facts.bases.push(basis(BasisKind::DspOrder, "2026-11-04T10:00:00Z", None));
    met_by(&facts, "D25.short", "2026-12-10", now, |facts| {
        facts.notices.push(notice(About::Ending, Addressee::Dsp, "2026-12-01T09:00:00Z"));
    });
}

#[test]
fn a_doctor_for_children_only() {
    let facts = of(vec![child(), adult()]);
    let keys = |person| -> Vec<&str> {
        let all = deadlines(&facts, at(NOW));
        all.iter()
            .filter(|one| one.person == person && one.what.key().starts_with("D38"))
            .map(|one| one.what.key())
            .collect()
    };
    assert_eq!(keys(PERSON), Vec::<&str>::new());
    assert_eq!(keys(child().person), ["D38.examination", "D38.gp"]);
    let mut alone = of(vec![StayFacts { stay: STAY, ..child() }]);
    met_by(&alone.clone(), "D38.gp", "2026-11-18", NOW, |facts| facts.marks.push(mark("D38.gp", "2026-11-04")));
    alone.marks.push(mark("D38.gp", "2026-11-03"));
    assert_eq!(stands(&alone, "D38.gp", NOW).unwrap().1, State::DueIn(12), "a mark of another clock does not count");
}

#[test]
fn the_longest_stay_warns_from_sixty_days() {
    let facts = of(vec![adult()]);
    assert_eq!(limits(&facts, at(NOW))[&STAY].last_day, day("2027-05-04"));
    assert_eq!(find(&facts, "S8", "2027-03-04T10:00:00Z"), None, "61 days are left");
    assert_eq!(stands(&facts, "S8", "2027-03-05T10:00:00Z"), Some(("2027-05-04".into(), State::DueIn(60))));
    assert_eq!(stands(&facts, "S8", "2027-05-04T10:00:00Z").unwrap().1, State::DueToday);
    assert_eq!(stands(&facts, "S8", "2027-05-07T10:00:00Z").unwrap().1, State::Overdue(3));
    let left = of(vec![StayFacts { ended_at: Some(at("2027-04-20T10:00:00Z")), ..adult() }]);
    assert_eq!(stands(&left, "S8", "2027-05-07T10:00:00Z").unwrap().1, State::Met(day("2027-04-20").0));
    let without = of(vec![StayFacts { limit_months: None, unit_kind: UnitKind::DayCare, ..adult() }]);
    assert_eq!(find(&without, "S8", "2027-05-07T10:00:00Z"), None);
}

#[test]
fn the_overdue_come_first_and_the_met_last() {
    let mut facts = of(vec![adult()]);
    facts.notices.push(notice(About::EmergencyAdmission, Addressee::Dsp, "2026-11-04T11:00:00Z"));
    let late = StayFacts {
        stay: StayId(Uuid::from_u128(31)),
        case_id: CaseId(Uuid::from_u128(32)),
        person: PersonId(Uuid::from_u128(33)),
        admitted_at: at("2026-10-01T10:00:00Z"),
        entry: Entry::Referral,
        ..adult()
    };
    facts.stays.push(late);
    let keys: Vec<(&str, bool)> =
        deadlines(&facts, at(NOW)).iter().map(|one| (one.what.key(), one.is_open())).collect();
    assert_eq!(keys, [("D7", true), ("D7", true), ("D18", false)]);
    assert_eq!(deadlines(&facts, at(NOW))[0].state, State::Overdue(16));
}
