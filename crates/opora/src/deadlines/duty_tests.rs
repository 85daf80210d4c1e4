//! What is told to whom, what a contract asks for, and what remains after leaving.

use super::deadline::{Deadline, Met};
use super::derive::deadlines;
use super::derive_tests::*;
use super::facts::*;
use super::rules::State;
use crate::cases::{
    About, Addressee, BasisKind, CaseId, ContractId, Destination, Duration, Entry, FollowUpResult, Part, Reason,
    StayId, StepKind,
};
use kernel::types::PersonId;
use uuid::Uuid;

#[test]
fn a_notice_to_another_body_is_no_notice() {
    let child = StayFacts { stay: STAY, person: PERSON, reason: Reason::ChildAtRisk, ..child() };
    let facts = of(vec![StayFacts { life_in_danger: true, trafficking: true, ..child }]);
    use About::*;
    for (key, about, wrong, right) in [
        ("D18", EmergencyAdmission, Addressee::Municipality, Addressee::Dsp),
        ("D19.danger", LifeInDanger, Addressee::Dsp, Addressee::Police),
        ("D20", Trafficking, Addressee::Police, Addressee::Prosecutor),
        ("D21", ChildAtRisk, Addressee::Other, Addressee::ChildAgency),
    ] {
        let mut facts = facts.clone();
        facts.notices.push(notice(about, wrong, "2026-11-04T11:00:00Z"));
        assert!(find(&facts, key, NOW).unwrap().is_open(), "{key}");
        facts.notices.push(notice(about, right, "2026-11-04T11:00:00Z"));
        assert!(!find(&facts, key, NOW).unwrap().is_open(), "{key}");
    }
}

#[test]
fn trafficking_and_a_protected_home_are_told_of_after_a_referral_too() {
    let referred = StayFacts { entry: Entry::Referral, trafficking: true, zzdn_programme: true, ..adult() };
    let facts = of(vec![referred]);
    assert_eq!(find(&facts, "D18", NOW), None);
    met_by(&facts, "D20", "2026-11-05", NOW, |facts| {
        facts.notices.push(notice(About::Trafficking, Addressee::Prosecutor, "2026-11-05T09:00:00Z"));
    });
    met_by(&facts, "D19.protected-home", "2026-11-05", NOW, |facts| {
        facts.notices.push(notice(About::Admission, Addressee::Police, "2026-11-05T09:00:00Z"));
    });
}

#[test]
fn identification_and_consent_start_their_clocks() {
    let mut facts = of(vec![adult()]);
    let step = |kind, on: &str| Step { stay: STAY, kind, taken_on: day(on) };
    facts.steps.push(step(StepKind::Identified, "2026-11-05"));
    met_by(&facts, "D36.adult", "2026-12-05", NOW, |facts| {
        facts.steps.push(step(StepKind::Consented, "2026-11-06"));
    });
    assert_eq!(find(&facts, "D37", NOW), None);
    facts.steps.push(step(StepKind::Consented, "2026-11-06"));
    met_by(&facts, "D37", "2026-11-09", NOW, |facts| facts.marks.push(mark("D37", "2026-11-06")));
    let mut little = of(vec![StayFacts { stay: STAY, person: PERSON, ..child() }]);
    little.steps.push(step(StepKind::Identified, "2026-11-05"));
    assert_eq!(stands(&little, "D36.child", NOW).unwrap().0, "2027-01-05");
}

#[test]
fn contracts_are_reported_updated_and_closed_with_a_report() {
    let mut facts = of(vec![adult()]);
    facts.plans.push(plan(1, Some("2026-11-12")));
    facts.contracts.push(contract("2026-11-12", "2027-05-04"));
    let now = "2026-11-16T10:00:00Z";
    met_by(&facts, "D11", "2026-11-19", now, |facts| {
        facts.notices.push(notice(About::Contract, Addressee::Asp, "2026-11-16T09:00:00Z"));
    });
    met_by(&facts, "D14", "2027-04-02", now, |facts| facts.contracts[0].report_on = Some(day("2027-03-30")));
    assert_eq!(stands(&facts, "D13.short", now), Some(("2027-02-12".into(), State::DueIn(88))));
    facts.plans.push(plan(2, Some("2027-01-15")));
    let updates: Vec<State> = deadlines(&facts, at("2027-01-20T10:00:00Z"))
        .iter()
        .filter(|one| one.what.key() == "D13.short")
        .map(|one| one.state)
        .collect();
    assert_eq!(updates, [State::Met(day("2027-01-15").0)], "one update is enough for a short service");
    let long = StayFacts { duration: Duration::Long, ..adult() };
    facts.stays = vec![long];
    assert_eq!(stands(&facts, "D13.long", now).unwrap().0, "2027-07-15", "counted from the last update");
}

#[test]
fn an_extension_moves_the_report_and_leaves_the_update_where_it_was() {
    let mut facts = of(vec![adult()]);
    facts.contracts.push(contract("2026-11-12", "2027-05-04"));
    let longer = ContractId(Uuid::from_u128(42));
    let extension =
        Contract { id: longer, extends: Some(facts.contracts[0].id), ..contract("2027-01-20", "2027-08-04") };
    facts.contracts.push(extension);
    let now = "2027-02-20T10:00:00Z";
    let ends = |facts: &Facts| -> Vec<String> {
        let all = deadlines(facts, at(now)).into_iter().filter(|one| one.what.key() == "D14");
        all.map(|one| one.due.day().to_string()).collect()
    };
    assert_eq!(ends(&facts), ["2027-07-05"]);
    assert_eq!(stands(&facts, "D13.short", now), Some(("2027-02-12".into(), State::Overdue(8))));
    facts.contracts[0].report_on = Some(day("2027-01-18"));
    assert_eq!(ends(&facts), ["2027-07-05", "2027-04-02"], "a report that was made is told");
}

#[test]
fn written_notice_runs_for_seven_days() {
    let mut facts = of(vec![adult()]);
    facts.contracts.push(Contract { notice_on: Some(day("2026-11-12")), ..contract("2026-11-10", "2027-05-04") });
    met_by(&facts, "D16", "2026-11-19", "2026-11-16T10:00:00Z", |facts| {
        facts.contracts[0].ended_on = Some(day("2026-11-19"));
    });
    assert_eq!(find(&facts, "D16", NOW).unwrap().met_on, Met::ByLeaving);
}

#[test]
fn a_report_is_never_due_before_its_contract() {
    let mut facts = of(vec![adult()]);
    facts.contracts.push(contract("2026-11-12", "2026-11-30"));
    assert_eq!(stands(&facts, "D14", "2026-11-12T10:00:00Z"), Some(("2026-11-12".into(), State::DueToday)));
}

#[test]
fn those_who_left_together_are_asked_once() {
    let gone = |stay: StayFacts, on: &str| StayFacts { ended_at: Some(at(on)), ..stay };
    let day_of_leaving = "2026-11-30T10:00:00Z";
    let mut facts = of(vec![gone(child(), day_of_leaving), gone(adult(), day_of_leaving)]);
    let now = "2026-12-10T10:00:00Z";
    let asked = |facts: &Facts| -> Vec<(PersonId, bool)> {
        let all = deadlines(facts, at(now)).into_iter().filter(|one| one.what.key() == "F.1");
        all.map(|one| (one.person, one.is_open())).collect()
    };
    assert_eq!(asked(&facts), [(PERSON, true)]);
    facts.contacted.push(Contacted { stay: child().stay, ..contacted(FollowUpResult::Well) });
    assert_eq!(asked(&facts), [(PERSON, false)], "with whomever of them somebody spoke");
    facts.stays[0].ended_at = Some(at("2026-11-20T10:00:00Z"));
    facts.contacted.clear();
    assert_eq!(asked(&facts), [(child().person, true), (PERSON, true)], "who left apart is asked apart");
}

fn contacted(result: FollowUpResult) -> Contacted {
    Contacted { stay: STAY, month: 1, done_at: at("2026-12-09T10:00:00Z"), result }
}

#[test]
fn after_leaving_only_what_outlives_the_stay_and_three_contacts() {
    let left =
        StayFacts { ended_at: Some(at("2026-11-30T10:00:00Z")), destination: Some(Destination::SafeHome), ..adult() };
    let mut facts = of(vec![left.clone()]);
    let now = "2026-12-10T10:00:00Z";
    let open = |facts: &Facts| -> Vec<(&str, String)> {
        let all = deadlines(facts, at(now)).into_iter().filter(Deadline::is_open);
        all.map(|one| (one.what.key(), one.due.day().to_string())).collect()
    };
    let dates = |keys: &[(&'static str, &str)]| -> Vec<(&str, String)> {
        keys.iter().map(|(key, day)| (*key, (*day).to_owned())).collect()
    };
    assert_eq!(
        open(&facts),
        dates(&[("D18", "2026-11-04"), ("F.1", "2026-12-30"), ("F.3", "2027-02-28"), ("F.6", "2027-05-30")])
    );
    met_by(&facts, "F.1", "2026-12-30", now, |facts| {
        facts.contacted.push(contacted(FollowUpResult::Well));
    });
    let mut unsafe_now = facts.clone();
    unsafe_now.contacted.push(contacted(FollowUpResult::NotSafe));
    assert!(!find(&unsafe_now, "F.1", now).unwrap().is_open(), "nobody is pressed where there is no safe way");
    assert!(find(&unsafe_now, "F.3", now).unwrap().is_open(), "until the next contact");
    let mut tried = facts.clone();
    tried.contacted.push(contacted(FollowUpResult::NotReached));
    assert!(find(&tried, "F.1", now).unwrap().is_open(), "nobody was reached");
    assert!(find(&tried, "F.1", "2027-01-13T10:00:00Z").unwrap().is_open(), "and is tried again for two weeks");
    assert!(!find(&tried, "F.1", "2027-01-14T10:00:00Z").unwrap().is_open());
    tried.contacted.push(contacted(FollowUpResult::Declined));
    assert_eq!(open(&tried), dates(&[("D18", "2026-11-04")]), "who said no is not asked again");
    tried.contracts.push(contract("2026-11-12", "2027-05-04"));
    assert!(find(&tried, "D14", now).unwrap().is_open(), "the report on the results outlives the stay");
    facts.notices.push(notice(About::EmergencyAdmission, Addressee::Dsp, "2026-11-04T11:00:00Z"));
    let back = StayFacts {
        stay: StayId(Uuid::from_u128(21)),
        case_id: CaseId(Uuid::from_u128(22)),
        admitted_at: at("2026-12-08T10:00:00Z"),
        entry: Entry::Referral,
        ..adult()
    };
    facts.stays.push(back);
    assert_eq!(open(&facts), dates(&[("D7", "2026-12-29")]), "who came back is not asked how they are");
    facts.stays = vec![StayFacts { destination: Some(Destination::Died), ..left }];
    assert_eq!(open(&facts), []);
}

#[test]
fn sixty_days_before_the_limit_the_end_is_weighed_and_twenty_before_it_a_childs_order_is_ready() {
    let adult = of(vec![adult()]);
    assert_eq!(find(&adult, "S8.60", "2027-02-18T10:00:00Z"), None, "the limit is on 4 May: not told yet");
    let now = "2027-02-19T10:00:00Z";
    met_by(&adult, "S8.60", "2027-03-05", now, |facts| facts.marks.push(mark("S8.60", "2026-11-04")));
    met_by(&adult, "S8.60", "2027-03-05", now, |facts| {
        facts.assessed.push(Assessed { case_id: CASE, person: PERSON, signed_at: at("2027-02-10T10:00:00Z") });
    });
    let mut early = adult.clone();
    early.assessed.push(Assessed { case_id: CASE, person: PERSON, signed_at: at("2026-11-20T10:00:00Z") });
    assert!(find(&early, "S8.60", now).unwrap().is_open(), "the first assessment does not weigh the end");
    assert_eq!(find(&adult, "S8.20", "2027-04-20T10:00:00Z"), None, "an adult has no measure");
    let alone = StayFacts { stay: STAY, person: PERSON, part: Part::Child, ..child() };
    let mut child = of(vec![StayFacts { admitted_at: at("2026-01-10T10:00:00Z"), ..alone }]);
    let now = "2026-06-18T10:00:00Z";
    met_by(&child, "S8.20", "2026-06-20", now, |facts| {
        let kind = BasisKind::DspOrder;
        facts.bases.push(Basis { stay: STAY, kind, valid_from: at("2026-06-15T10:00:00Z"), valid_until: None });
    });
    child.stays[0].ended_at = Some(at("2026-06-17T10:00:00Z"));
    assert_eq!(find(&child, "S8.20", now), None, "who has left needs no order");
}
