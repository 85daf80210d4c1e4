//! The deadline rules against the calendar, the law's examples and each other.

use bulgaria::calendar::WorkCalendar;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::clock::{self, Stretch};
use super::row::{AgeGroup, Circumstance, DeadlineCode, Duration, Facts, Meaning, PauseCause, Row, StartEvent, Term};
use super::rules::{Due, Pause, Start, State, due, next_plan_update, state};
use super::table::{row_on, rows, started_by};

const TODAY: Date = date(2026, 11, 21);

fn row(key: &str) -> &'static Row {
    row_on(key, TODAY).unwrap_or_else(|| panic!("no line {key}"))
}

fn plain(key: &str, start: Date) -> Due {
    due(row(key), Start::Day(start), &WorkCalendar::default(), &[])
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn every_line_of_the_master_table() {
    use DeadlineCode::*;
    use Term::*;
    let expected: &[(DeadlineCode, &[Term])] = &[
        (D1, &[SameDay]),
        (D2, &[WorkingDays(3)]),
        (D3, &[WorkingDays(5)]),
        (D4, &[Days(20)]),
        (D5, &[Months(1), Months(2), Months(3)]),
        (D6, &[Days(20), Days(30)]),
        (D7, &[Days(20)]),
        (D8, &[Immediately, WorkingDays(5)]),
        (D9, &[WorkingDays(5)]),
        (D10, &[Days(30)]),
        (D11, &[WorkingDays(5)]),
        (D12, &[Months(2), Months(4)]),
        (D13, &[Months(3), Months(4), Months(6), Months(3), Months(4), Months(6), Months(12)]),
        (D14, &[DaysBefore(30)]),
        (D15, &[Days(20), Days(30)]),
        (D16, &[Days(7)]),
        (D17, &[Months(3), Months(1)]),
        (D18, &[Immediately]),
        (D19, &[Immediately, Hours(24)]),
        (D20, &[Hours(24)]),
        (D21, &[Immediately]),
        (D22, &[Days(10), Hours(24)]),
        (D23, &[Days(28)]),
        (D24, &[Months(6), Months(3)]),
        (D25, &[Days(10), Months(3)]),
        (D26, &[Hours(48)]),
        (D27, &[Months(1)]),
        (D28, &[Days(14)]),
        (D29, &[Months(1), Days(7)]),
        (D30, &[Months(3), Months(6)]),
        (D31, &[Hours(24)]),
        (D32, &[Hours(24)]),
        (D33, &[Months(1), Days(7)]),
        (D34, &[Months(3), Months(18)]),
        (D35, &[Months(12)]),
        (D36, &[Days(30), Months(2)]),
        (D37, &[Days(3)]),
        (D38, &[Days(14), Hours(48)]),
        (D39, &[Hours(72)]),
        (D40, &[Months(1), Months(3)]),
    ];
    for (code, terms) in expected {
        let found: Vec<Term> = rows().filter(|row| row.code == *code).map(|row| row.term).collect();
        assert_eq!(&found, terms, "{code}");
    }
    assert_eq!(expected.iter().map(|line| line.1.len()).sum::<usize>(), rows().count());
}

#[test]
fn every_line_is_complete_and_named_once() {
    let mut keys = std::collections::BTreeSet::new();
    for row in rows() {
        let code = row.code.to_string();
        assert!(row.key == code || row.key.starts_with(&format!("{code}.")), "{} is not of {code}", row.key);
        assert!(keys.insert((row.key, row.valid_from)), "{} twice", row.key);
        assert!(!row.basis.is_empty() && row.in_force_on(TODAY), "{}", row.key);
        assert!(row.title_bg().chars().any(|c| ('а'..='я').contains(&c)), "{}", row.key);
        assert!(row.title_en().chars().any(|c| c.is_ascii_lowercase()), "{}", row.key);
        assert!(row.again_from.is_none() || row.meaning == Meaning::ActBy, "{}", row.key);
    }
}

#[test]
fn terms_as_the_law_counts_them() {
    for (key, start, end) in [
        // The day of the start is not counted.
        ("D6", date(2026, 11, 2), date(2026, 11, 23)),
        ("D6", date(2026, 11, 3), date(2026, 11, 23)),
        ("D6", date(2026, 11, 4), date(2026, 11, 24)),
        // 24–27 December are off and so is the 28th, in place of the 26th.
        ("D6", date(2026, 12, 4), date(2026, 12, 29)),
        ("D7", date(2026, 11, 21), date(2026, 12, 11)),
        ("D2", date(2026, 11, 21), date(2026, 11, 25)),
        ("D11", date(2026, 12, 22), date(2027, 1, 4)),
        ("D8.referrer", date(2026, 4, 9), date(2026, 4, 20)),
        // Same date of the last month, or its last day.
        ("D27", date(2026, 10, 27), date(2026, 11, 27)),
        ("D27", date(2026, 8, 31), date(2026, 9, 30)),
        ("D27", date(2027, 1, 31), date(2027, 3, 1)),
        ("D27", date(2027, 12, 31), date(2028, 1, 31)),
        ("D30", date(2027, 11, 30), date(2028, 2, 29)),
        // What expires or opens does so on its own day.
        ("D5.short", date(2026, 10, 22), date(2026, 11, 22)),
        ("D12.shorter", date(2026, 9, 21), date(2026, 11, 21)),
        ("D16", date(2026, 11, 15), date(2026, 11, 22)),
        ("D34.most", date(2026, 11, 21), date(2028, 5, 21)),
        // Back from the end, and never later.
        ("D14", date(2027, 1, 20), date(2026, 12, 21)),
        ("D14", date(2027, 1, 18), date(2026, 12, 18)),
        ("D14", date(2027, 1, 19), date(2026, 12, 18)),
        // At once is measured by the day, also on a Saturday.
        ("D8.person", date(2026, 11, 21), date(2026, 11, 21)),
        ("D1", date(2026, 11, 21), date(2026, 11, 21)),
    ] {
        assert_eq!(plain(key, start), Due::Day(end), "{key} from {start}");
    }
}

#[test]
fn days_moved_by_the_council_of_ministers_move_the_end() {
    let calendar = WorkCalendar { off: [date(2026, 11, 23)].into(), working: [date(2026, 12, 12)].into() };
    assert_eq!(due(row("D6"), Start::Day(date(2026, 11, 3)), &calendar, &[]), Due::Day(date(2026, 11, 24)));
    assert_eq!(due(row("D9"), Start::Day(date(2026, 12, 7)), &calendar, &[]), Due::Day(date(2026, 12, 12)));
}

#[test]
fn hours_are_elapsed_hours_also_when_the_clock_changes() {
    for (key, start, end) in [
        // 25 October 2026: the night has an hour more. 22:40 and 24 hours later it is 21:40.
        ("D20", "2026-10-24T22:40:00+03:00", "2026-10-25T21:40:00+02:00"),
        ("D26", "2026-10-24T03:30:00+03:00", "2026-10-26T02:30:00+02:00"),
        // 28 March 2027: an hour less.
        ("D20", "2027-03-27T22:40:00+02:00", "2027-03-28T23:40:00+03:00"),
        ("D39", "2027-03-26T10:00:00+02:00", "2027-03-29T11:00:00+03:00"),
        ("D26", "2027-10-30T12:00:00+03:00", "2027-11-01T11:00:00+02:00"),
    ] {
        let found = due(row(key), Start::Moment(moment(start)), &WorkCalendar::default(), &[]);
        assert_eq!(found, Due::Moment(moment(end)), "{key} from {start}");
    }
    // A day that is all we know counts from its first minute.
    assert_eq!(plain("D20", date(2026, 11, 21)), Due::Moment(moment("2026-11-22T00:00:00+02:00")));
}

#[test]
fn days_are_days_also_when_the_clock_changes() {
    let late_evening = Start::Moment(moment("2026-10-10T23:30:00+03:00"));
    let found = due(row("D7"), late_evening, &WorkCalendar::default(), &[]);
    assert_eq!(found, Due::Day(date(2026, 10, 30)));
    assert_eq!(found.end(), moment("2026-10-31T00:00:00+02:00"));
    // After midnight in Sofia, though not yet in Greenwich.
    let after_midnight = Start::Moment(moment("2026-10-11T00:10:00+03:00"));
    assert_eq!(due(row("D16"), after_midnight, &WorkCalendar::default(), &[]), Due::Day(date(2026, 10, 18)));
}

#[test]
fn pauses_stop_the_clocks_that_name_them() {
    let pause = |cause, from, to| Pause { cause, from, to };
    let hospital = pause(PauseCause::Hospital, date(2026, 11, 1), date(2026, 11, 10));
    let start = Start::Day(date(2026, 10, 22));
    let end = |key: &str, pauses: &[Pause]| due(row(key), start, &WorkCalendar::default(), pauses).day();
    let without = date(2026, 11, 22);
    for (pauses, expected) in [
        (vec![], without),
        (vec![hospital], date(2026, 12, 2)),
        // The same days twice stop the clock once.
        (vec![hospital, pause(PauseCause::Appeal, date(2026, 11, 5), date(2026, 11, 12))], date(2026, 12, 4)),
        // Before the start, on its day, after the end: nothing is lost.
        (vec![pause(PauseCause::WaitingList, date(2026, 10, 1), date(2026, 10, 22))], without),
        (vec![pause(PauseCause::WaitingList, date(2026, 11, 23), date(2026, 11, 30))], without),
        (vec![pause(PauseCause::WaitingList, date(2026, 10, 20), date(2026, 10, 24))], date(2026, 11, 24)),
        // A second pause in the time that the first one added.
        (vec![hospital, pause(PauseCause::Appeal, date(2026, 11, 30), date(2026, 12, 1))], date(2026, 12, 4)),
        // One that ends before it begins is a slip of the pen.
        (vec![pause(PauseCause::Hospital, date(2026, 11, 10), date(2026, 11, 1))], without),
    ] {
        assert_eq!(end("D5.short", &pauses), expected, "{pauses:?}");
    }
    // Hospital is no reason for the assessment to wait; a waiting list is.
    assert_eq!(end("D6", &[hospital]), date(2026, 11, 11));
    let waiting = pause(PauseCause::WaitingList, date(2026, 10, 23), date(2026, 10, 29));
    assert_eq!(end("D6", &[waiting]), date(2026, 11, 18));
}

#[test]
fn working_days_skip_a_pause() {
    let pause = [Stretch { from: date(2026, 11, 23), to: date(2026, 11, 24) }];
    let found = clock::working_days_after(date(2026, 11, 20), 3, &WorkCalendar::default(), &pause);
    assert_eq!(found, date(2026, 11, 27));
}

fn facts(duration: Duration, group: AgeGroup, circumstances: &[Circumstance]) -> Facts {
    Facts { duration: Some(duration), group: Some(group), circumstances: circumstances.to_vec() }
}

#[test]
fn mandatory_updates_of_the_plan() {
    use AgeGroup::{Adult, Child};
    use Circumstance::ResidentialCare;
    let short = facts(Duration::Short, Adult, &[]);
    let mid = facts(Duration::Mid, Child, &[]);
    let long = facts(Duration::Long, Adult, &[]);
    let home = facts(Duration::Long, Adult, &[ResidentialCare]);
    let home_of_child = facts(Duration::Long, Child, &[ResidentialCare]);
    let contract = date(2026, 1, 15);
    let updated = Some(date(2026, 3, 10));
    for (facts, last_update, ended, expected) in [
        (&short, None, None, Some(date(2026, 4, 15))),
        (&short, updated, None, None),
        (&short, None, Some(date(2026, 4, 14)), None),
        (&short, None, Some(date(2026, 4, 15)), Some(date(2026, 4, 15))),
        (&mid, None, None, Some(date(2026, 5, 15))),
        (&mid, updated, None, None),
        (&long, None, None, Some(date(2026, 7, 15))),
        (&long, updated, None, Some(date(2026, 9, 10))),
        (&long, updated, Some(date(2026, 9, 1)), None),
        (&home, None, None, Some(date(2027, 1, 15))),
        (&home, updated, None, Some(date(2027, 3, 10))),
        (&home_of_child, None, None, Some(date(2026, 7, 15))),
        (&Facts::default(), None, None, None),
    ] {
        let found = next_plan_update(facts, contract, last_update, ended, &WorkCalendar::default());
        assert_eq!(found.map(|(_, due)| due.day()), expected, "{facts:?}, {last_update:?}, {ended:?}");
    }
}

#[test]
fn an_event_starts_the_clocks_of_the_case() {
    let started = |event, facts: &Facts| -> Vec<&str> { started_by(event, facts, TODAY).map(|row| row.key).collect() };
    let child = facts(Duration::Short, AgeGroup::Child, &[Circumstance::EmergencyShelter]);
    assert_eq!(started(StartEvent::ShelterAccommodation, &child), ["D7", "D38.gp", "D38.examination"]);
    assert_eq!(started(StartEvent::Application, &child), [""; 0]);
    let woman = facts(Duration::Short, AgeGroup::Adult, &[Circumstance::Trafficking, Circumstance::DangerToLife]);
    assert_eq!(started(StartEvent::EmergencyAdmission, &woman), ["D18", "D19.danger"]);
    assert_eq!(started(StartEvent::Admission, &woman), ["D20"]);
    assert_eq!(started(StartEvent::IdentificationTrafficking, &woman), ["D36.adult"]);
    let slower = facts(Duration::Mid, AgeGroup::Child, &[Circumstance::MoreTimeNeeded]);
    assert_eq!(started(StartEvent::Application, &slower), ["D6.more-time"]);
    assert_eq!(started(StartEvent::Contract, &slower), ["D13.mid", "D25.longer"]);
    assert_eq!(started_by(StartEvent::Request, &woman, date(2019, 1, 1)).count(), 0);
}

#[test]
fn states() {
    let by_day = Due::Day(date(2026, 11, 21));
    let by_hour = Due::Moment(moment("2026-11-21T12:00:00+02:00"));
    for (due, now, met, expected) in [
        (by_day, "2026-11-19T23:59:00+02:00", None, State::DueIn(2)),
        (by_day, "2026-11-21T00:00:00+02:00", None, State::DueToday),
        (by_day, "2026-11-21T23:59:59+02:00", None, State::DueToday),
        (by_day, "2026-11-22T00:00:00+02:00", None, State::Overdue(1)),
        (by_day, "2026-12-01T10:00:00+02:00", None, State::Overdue(10)),
        (by_day, "2026-12-01T10:00:00+02:00", Some("2026-11-21T23:30:00+02:00"), State::Met(date(2026, 11, 21))),
        (by_day, "2026-12-01T10:00:00+02:00", Some("2026-11-24T09:00:00+02:00"), State::MetLate(3)),
        (by_hour, "2026-11-20T13:00:00+02:00", None, State::DueIn(1)),
        (by_hour, "2026-11-21T12:00:00+02:00", None, State::DueToday),
        (by_hour, "2026-11-21T12:00:01+02:00", None, State::Overdue(0)),
        (by_hour, "2026-11-22T00:00:00+02:00", None, State::Overdue(1)),
        (by_hour, "2026-11-22T00:00:00+02:00", Some("2026-11-21T11:59:00+02:00"), State::Met(date(2026, 11, 21))),
        (by_hour, "2026-11-22T00:00:00+02:00", Some("2026-11-21T12:30:00+02:00"), State::MetLate(0)),
    ] {
        assert_eq!(state(due, moment(now), met.map(moment)), expected, "{due:?} at {now}, met {met:?}");
    }
}

fn a_day() -> impl Strategy<Value = Date> {
    (0u32..20_000).prop_map(|days| clock::days_after(date(2020, 11, 17), days))
}

proptest! {
    #[test]
    fn acts_fall_due_on_working_days(day in a_day(), at in 0usize..100) {
        let all: Vec<_> = rows().collect();
        let row = all[at % all.len()];
        let calendar = WorkCalendar::default();
        let found = due(row, Start::Day(day), &calendar, &[]);
        let counted = matches!(row.term, Term::Days(_) | Term::Months(_) | Term::WorkingDays(_) | Term::DaysBefore(_));
        if counted && row.meaning == Meaning::ActBy {
            prop_assert!(calendar.is_working_day(found.day()), "{} {:?}", row.key, found);
        }
        if matches!(row.term, Term::DaysBefore(_)) {
            prop_assert!(found.day() < day);
        } else {
            prop_assert!(found.day() >= day);
        }
    }

    #[test]
    fn a_pause_moves_the_end_by_its_length(day in a_day(), after in 1u32..20, length in 1u32..200) {
        let from = clock::days_after(day, after);
        let pause = Pause { cause: PauseCause::Hospital, from, to: clock::days_after(from, length - 1) };
        let calendar = WorkCalendar::default();
        let plain = due(row("D5.short"), Start::Day(day), &calendar, &[]).day();
        let paused = due(row("D5.short"), Start::Day(day), &calendar, &[pause]).day();
        prop_assert_eq!(clock::days_from(plain, paused), length as i32);
    }

    #[test]
    fn a_later_start_never_falls_due_earlier(day in a_day(), later in 0u32..60) {
        for row in rows() {
            let calendar = WorkCalendar::default();
            let first = due(row, Start::Day(day), &calendar, &[]);
            let second = due(row, Start::Day(clock::days_after(day, later)), &calendar, &[]);
            prop_assert!(first.end() <= second.end(), "{}", row.key);
        }
    }
}
