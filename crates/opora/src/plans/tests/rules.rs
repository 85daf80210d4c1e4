//! The rules by table.

use crate::plans::rules::{Standing, Step, all_signed, by_domain, is_late, may, may_sign, must_sign, youngest_age};
use crate::plans::{ActivityStatus, Domain, Progress, Signer, Status};
use kernel::types::Day;

const STEPS: [Step; 10] = [
    Step::Discard,
    Step::Write,
    Step::SignTeam,
    Step::Reopen,
    Step::SignPerson,
    Step::Refuse,
    Step::Witness,
    Step::Progress,
    Step::Review,
    Step::Close,
];

#[test]
fn each_state_admits_just_its_steps() {
    use Step::*;
    let table: [(Status, usize, bool, &[Step]); 11] = [
        (Status::Draft, 0, false, &[Write, SignTeam, Discard]),
        (Status::Draft, 1, false, &[SignTeam, Reopen]),
        (Status::SignedTeam, 2, false, &[SignPerson, Refuse, Progress]),
        (Status::SignedPerson, 3, false, &[Progress, Review, Close]),
        (Status::Refused, 3, false, &[Witness]),
        (Status::Superseded, 3, false, &[]),
        (Status::Closed, 3, false, &[]),
        // The person has left: nothing new is agreed.
        (Status::Draft, 0, true, &[Discard]),
        (Status::Draft, 1, true, &[Reopen]),
        (Status::SignedTeam, 2, true, &[SignPerson, Refuse, Progress]),
        (Status::SignedPerson, 3, true, &[Progress, Close]),
    ];
    for (status, signed, left, steps) in table {
        for step in STEPS {
            let stands = Standing { status, signed, left };
            assert_eq!(may(stands, step).is_ok(), steps.contains(&step), "{stands:?} {step:?}");
        }
    }
}

#[test]
fn who_signs_follows_the_age() {
    use Signer::{Person, Representative};
    let table: [(Option<i64>, &[Signer], bool); 7] = [
        (Some(0), &[Representative], true),
        (Some(13), &[Representative], true),
        (Some(14), &[Person, Representative], true),
        (Some(17), &[Person, Representative], true),
        (Some(18), &[Person], false),
        (Some(60), &[Person], false),
        (None, &[Person], false),
    ];
    for (age, must, guardian) in table {
        assert_eq!(must_sign(age), must, "{age:?}");
        assert_eq!(may_sign(age, false, Representative), guardian, "{age:?}");
        assert!(may_sign(age, true, Representative), "{age:?}");
        assert_eq!(may_sign(age, true, Person), age.is_none_or(|age| age >= 14), "{age:?}");
        assert!(!may_sign(age, true, Signer::Team));
    }
}

#[test]
fn a_plan_is_in_force_when_everyone_has_signed_who_must() {
    use Signer::{Person, Representative, Team};
    let table: [(Option<i64>, &[Signer], bool); 7] = [
        (Some(30), &[Team, Team], false),
        (Some(30), &[Team, Team, Person], true),
        (Some(30), &[Team, Team, Representative], true),
        (Some(15), &[Person], false),
        (Some(15), &[Representative], false),
        (Some(15), &[Person, Representative], true),
        (Some(7), &[Representative], true),
    ];
    for (age, signed, expected) in table {
        assert_eq!(all_signed(age, signed), expected, "{age:?} {signed:?}");
    }
}

#[test]
fn what_was_dropped_counts_no_longer() {
    use ActivityStatus::*;
    let progress = Progress::of([Done, Running, Planned, Dropped, Done]);
    assert_eq!(progress, Progress { done: 2, all: 4 });
    let spheres = by_domain([(Domain::Housing, Planned), (Domain::Safety, Done), (Domain::Housing, Done)]);
    assert_eq!(
        spheres,
        [(Domain::Safety, Progress { done: 1, all: 1 }), (Domain::Housing, Progress { done: 1, all: 2 })]
    );
}

#[test]
fn an_activity_is_late_the_day_after_its_term() {
    let today = Day::new(2026, 11, 21);
    let table = [
        (ActivityStatus::Planned, Some(today), false),
        (ActivityStatus::Planned, Some(today.yesterday()), true),
        (ActivityStatus::Running, Some(today.yesterday()), true),
        (ActivityStatus::Done, Some(today.yesterday()), false),
        (ActivityStatus::Dropped, Some(today.yesterday()), false),
        (ActivityStatus::Planned, None, false),
    ];
    for (status, until, expected) in table {
        assert_eq!(is_late(status, until, today), expected, "{status} {until:?}");
    }
}

#[test]
fn the_youngest_possible_age_decides() {
    let today = Day::new(2026, 11, 21);
    let table = [
        (Some(Day::new(2012, 11, 21)), Some(14)),
        (Some(Day::new(2012, 11, 22)), Some(13)),
        (Some(Day::new(2008, 11, 21)), Some(18)),
        (Some(today.tomorrow()), Some(0)),
        (None, None),
    ];
    for (born, expected) in table {
        assert_eq!(youngest_age(born, today), expected, "{born:?}");
    }
}

#[test]
fn every_sphere_of_the_forms_is_known() {
    for form in crate::forms::catalogue::Catalogue::built_in().iter() {
        for need in form.all_items().iter().filter_map(|item| item.need.clone()) {
            assert_ne!(Domain::of_form(&need), Domain::Other, "{need}");
        }
    }
}
