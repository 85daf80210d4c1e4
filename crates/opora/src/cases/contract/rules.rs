//! What a contract must keep to, as pure rules: its words, its days, the limit of stay, and what comes before it.

use super::{Contract, NewContract, OverLimit};
use crate::cases::limit::{Limit, months_after};
use crate::cases::{t, words};
use kernel::form::Problems;
use kernel::types::Day;

/// The seven parts but for the term, and the number: the field, and the most characters.
pub const PARTS: [(&str, usize); 7] = [
    ("number", 100),
    ("subject", words::TEXT),
    ("manner", words::TEXT),
    ("duties", words::TEXT),
    ("fee", 1000),
    ("payment", 1000),
    ("ending", words::TEXT),
];

/// A contract is concluded at most so many months before its first day.
const AHEAD_MONTHS: i64 = 1;

impl NewContract {
    /// What is written in each of [`PARTS`].
    pub(super) fn parts(&self) -> [(&'static str, &str, usize); 7] {
        let texts = [&self.number, &self.subject, &self.manner, &self.duties, &self.fee, &self.payment, &self.ending];
        let mut texts = texts.into_iter();
        PARTS.map(|(field, most)| (field, texts.next().map_or("", String::as_str), most))
    }
}

/// How a contract stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContractState {
    /// Its first day has not come.
    ToCome,
    /// In force.
    Runs,
    /// Its term is over, and nobody has written down how it ended.
    Expired,
    /// Ended on a ground.
    Ended,
}

impl Contract {
    /// How it stands on a day.
    pub fn state(&self, today: Day) -> ContractState {
        match self.ended_on {
            Some(_) => ContractState::Ended,
            None if self.ends_on < today => ContractState::Expired,
            None if self.starts_on > today => ContractState::ToCome,
            None => ContractState::Runs,
        }
    }

    /// Whether one that starts on a day would run beside it. One may begin on the day another one was ended.
    fn overlaps(&self, starts_on: Day) -> bool {
        self.ended_on.map_or(self.ends_on >= starts_on, |ended| ended > starts_on)
    }
}

/// What is wrong with the words of a contract.
pub fn written(new: &NewContract) -> Problems {
    let mut problems = Problems::default();
    for (field, ..) in new.parts().iter().filter(|(_, text, _)| text.trim().is_empty()) {
        problems.add(*field, t::m::contract_part_missing());
    }
    words::check(new.parts(), &mut problems);
    let over = new.over_limit.as_ref();
    let more = [
        ("without_plan", &*new.without_plan, words::NOTE),
        ("over_reason", over.map_or("", |over| &over.reason), words::NOTE),
        ("over_document", over.map_or("", |over| &over.document), words::LINE),
    ];
    words::check(more, &mut problems);
    problems
}

/// What is wrong with the days of a contract with somebody who came on `admitted`, seen on `today`.
pub fn days(new: &NewContract, admitted: Day, today: Day, problems: &mut Problems) {
    let ahead = new.starts_on > months_after(new.concluded_on, AHEAD_MONTHS);
    if new.concluded_on > today {
        problems.add("concluded_on", t::m::day_to_come());
    } else if ahead {
        problems.add("concluded_on", t::m::contract_ahead(AHEAD_MONTHS));
    }
    if new.starts_on < admitted {
        problems.add("starts_on", t::m::contract_before_admission(admitted));
    }
    if new.ends_on < new.starts_on {
        problems.add("ends_on", t::m::ends_before_start());
    } else if new.ends_on < new.concluded_on {
        problems.add("ends_on", t::m::contract_born_over());
    }
}

/// Two contracts of one person never run side by side.
pub fn alone<'c>(new: &NewContract, known: impl IntoIterator<Item = &'c Contract>, problems: &mut Problems) {
    let mut others = known.into_iter().filter(|other| other.person_id == new.person_id);
    if others.any(|other| other.overlaps(new.starts_on)) {
        problems.add("", t::m::contract_runs());
    }
}

/// Whether a term may be concluded: within the limit, or beyond it by a manager with a reason and a document.
pub fn within(
    ends_on: Day,
    limit: Option<Limit>,
    over: Option<&OverLimit>,
    may_override: bool,
    problems: &mut Problems,
) {
    let Some(limit) = limit.filter(|limit| ends_on > limit.last_day) else {
        if over.is_some() {
            problems.add("over_reason", t::m::contract_within_limit());
        }
        return;
    };
    let last_day = limit.last_day;
    match over {
        None => problems.add("ends_on", t::m::contract_over_limit(last_day)),
        Some(_) if !may_override => problems.add("ends_on", t::m::contract_over_limit_manager(last_day)),
        Some(over) => {
            if over.reason.trim().is_empty() {
                problems.add("over_reason", t::m::over_reason_missing());
            }
            if over.document.trim().is_empty() {
                problems.add("over_document", t::m::over_document_missing());
            }
        }
    }
}

/// A version of the plan, as a contract asks of it.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct PlanMade {
    /// Its number within the case.
    pub number: i64,
    /// The day the team signed it.
    pub made_on: Option<Day>,
    /// The day it gave way to another or was closed.
    pub ended_on: Option<Day>,
    /// The person does not accept it.
    pub refused: bool,
}

/// The plan that is a part of a contract concluded on a day: made by then, not refused, not over.
pub fn plan_of(plans: &[PlanMade], concluded_on: Day) -> Option<&PlanMade> {
    let holds = |plan: &&PlanMade| {
        let made = plan.made_on.is_some_and(|made| made <= concluded_on);
        made && !plan.refused && plan.ended_on.is_none_or(|ended| ended >= concluded_on)
    };
    plans.iter().filter(holds).max_by_key(|plan| plan.number)
}

/// A contract comes after the assessment of needs, and the plan is a part of it (ЗСУ 81; ППЗСУ 28, 40). Nobody is made to
/// accept a plan (ЗСУ 9–11, scenario S3): then it says why it is concluded without one. Where none was made at all, the
/// manager decides.
pub fn prepared(
    new: &NewContract,
    assessed_on: Option<Day>,
    plans: &[PlanMade],
    may_decide: bool,
    problems: &mut Problems,
) {
    match assessed_on {
        None => problems.add("", t::m::contract_needs_assessment()),
        Some(day) if day > new.concluded_on => {
            problems.add("concluded_on", t::m::contract_before_assessment(day));
        }
        Some(_) => {}
    }
    let says_why = !new.without_plan.trim().is_empty();
    let refused = plans.iter().any(|plan| plan.refused);
    match plan_of(plans, new.concluded_on) {
        Some(_) if says_why => problems.add("without_plan", t::m::contract_has_plan()),
        Some(_) => {}
        None if refused && !says_why => problems.add("without_plan", t::m::contract_plan_refused()),
        None if refused => {}
        None if !may_decide => problems.add("", t::m::contract_needs_plan()),
        None if !says_why => problems.add("without_plan", t::m::contract_without_plan_why()),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{CaseId, ContractId, EndGround};
    use kernel::types::PersonId;
    use uuid::Uuid;

    const CAME: Day = Day::new(2026, 11, 1);
    const TODAY: Day = Day::new(2026, 11, 21);

    fn with(concluded_on: Day, starts_on: Day, ends_on: Day) -> NewContract {
        let person_id = PersonId::from(Uuid::from_u128(1));
        let [number, subject, manner, duties, fee, payment, ending] = ["дума"; 7].map(str::to_owned);
        NewContract {
            id: None,
            person_id,
            number,
            concluded_on,
            starts_on,
            ends_on,
            subject,
            manner,
            duties,
            fee,
            payment,
            ending,
            without_plan: String::new(),
            over_limit: None,
        }
    }

    fn kept(starts_on: Day, ends_on: Day, ended_on: Option<Day>) -> Contract {
        let new = with(starts_on, starts_on, ends_on);
        Contract {
            id: ContractId(Uuid::from_u128(2)),
            case_id: CaseId(Uuid::from_u128(3)),
            person_id: new.person_id,
            number: new.number,
            concluded_on: starts_on,
            starts_on,
            ends_on,
            subject: new.subject,
            manner: new.manner,
            duties: new.duties,
            fee: new.fee,
            payment: new.payment,
            ending: new.ending,
            extends_id: None,
            without_plan: String::new(),
            over_reason: String::new(),
            over_document: String::new(),
            over_by: None,
            notice_on: None,
            ended_on,
            end_ground: ended_on.map(|_| EndGround::Agreement),
            end_note: String::new(),
            version: 1,
        }
    }

    fn keys(problems: &Problems) -> Vec<(&str, &str)> {
        problems.iter().map(|problem| (problem.field.as_str(), problem.message.key())).collect()
    }

    #[test]
    fn the_days_of_a_contract() {
        let day = |days: i64| TODAY.plus_days(days);
        for (concluded, starts, ends, expected) in [
            (0, 0, 90, vec![]),
            (0, 30, 90, vec![]),
            (0, 31, 90, vec![("concluded_on", "cases-contract-ahead")]),
            (1, 1, 90, vec![("concluded_on", "cases-day-to-come")]),
            (-20, -20, 0, vec![]),
            (-30, -20, 0, vec![]),
            (-5, -21, 0, vec![("starts_on", "cases-contract-before-admission")]),
            (0, 10, 9, vec![("ends_on", "cases-ends-before-start")]),
            (0, -10, -1, vec![("ends_on", "cases-contract-born-over")]),
            (-15, -15, -3, vec![]),
        ] {
            let mut problems = Problems::default();
            days(&with(day(concluded), day(starts), day(ends)), CAME, TODAY, &mut problems);
            assert_eq!(keys(&problems), expected, "{concluded} {starts} {ends}");
        }
    }

    #[test]
    fn a_contract_stands_as_its_term_does() {
        let day = |days: i64| TODAY.plus_days(days);
        for (starts, ends, ended, state, beside_a_new_one) in [
            (-10, 10, None, ContractState::Runs, true),
            (-10, 0, None, ContractState::Runs, true),
            (-10, -1, None, ContractState::Expired, false),
            (1, 10, None, ContractState::ToCome, true),
            (-10, 10, Some(-1), ContractState::Ended, false),
            (-10, 10, Some(0), ContractState::Ended, false),
        ] {
            let contract = kept(day(starts), day(ends), ended.map(day));
            assert_eq!(contract.state(TODAY), state, "{starts} {ends} {ended:?}");
            let mut problems = Problems::default();
            alone(&with(TODAY, TODAY, day(90)), [&contract], &mut problems);
            assert_eq!(!problems.is_empty(), beside_a_new_one, "{starts} {ends} {ended:?}");
        }
    }

    #[test]
    fn beyond_the_limit_only_the_manager_with_a_reason_and_a_document() {
        let limit = Some(Limit { used: 20, left: 160, last_day: TODAY.plus_days(160) });
        let over = |reason: &str, document: &str| OverLimit { reason: reason.into(), document: document.into() };
        for (days, limit, over, manager, expected) in [
            (160, limit, None, false, vec![]),
            (161, limit, None, true, vec![("ends_on", "cases-contract-over-limit")]),
            (161, limit, Some(over("Няма място", "14")), false, vec![("ends_on", "cases-contract-over-limit-manager")]),
            (161, limit, Some(over(" ", "14")), true, vec![("over_reason", "cases-over-reason-missing")]),
            (161, limit, Some(over("Няма място", "")), true, vec![("over_document", "cases-over-document-missing")]),
            (161, limit, Some(over("Няма място", "14")), true, vec![]),
            (160, limit, Some(over("Няма място", "14")), true, vec![("over_reason", "cases-contract-within-limit")]),
            (900, None, None, false, vec![]),
        ] {
            let mut problems = Problems::default();
            within(TODAY.plus_days(days), limit, over.as_ref(), manager, &mut problems);
            assert_eq!(keys(&problems), expected, "{days} {over:?} {manager}");
        }
    }

    #[test]
    fn assessed_first_and_with_a_plan_or_a_reason() {
        let plan = |made: Option<i64>, ended: Option<i64>, refused| PlanMade {
            number: 1,
            made_on: made.map(|days| TODAY.plus_days(days)),
            ended_on: ended.map(|days| TODAY.plus_days(days)),
            refused,
        };
        let made = || vec![plan(Some(-2), None, false)];
        let refused = || vec![plan(Some(-2), None, true)];
        let why = "Отказа плана, иска да остане";
        for (assessed, plans, why, manager, expected) in [
            (Some(0), made(), "", false, vec![]),
            (None, made(), "", true, vec![("", "cases-contract-needs-assessment")]),
            (Some(1), made(), "", true, vec![("concluded_on", "cases-contract-before-assessment")]),
            (Some(-3), made(), why, true, vec![("without_plan", "cases-contract-has-plan")]),
            (Some(-3), refused(), "", true, vec![("without_plan", "cases-contract-plan-refused")]),
            (Some(-3), refused(), why, false, vec![]),
            (Some(-3), vec![], "", false, vec![("", "cases-contract-needs-plan")]),
            (Some(-3), vec![], why, false, vec![("", "cases-contract-needs-plan")]),
            (Some(-3), vec![], " ", true, vec![("without_plan", "cases-contract-without-plan-why")]),
            (Some(-3), vec![], why, true, vec![]),
            (Some(-3), vec![plan(None, None, false)], "", false, vec![("", "cases-contract-needs-plan")]),
            (Some(-3), vec![plan(Some(1), None, false)], "", false, vec![("", "cases-contract-needs-plan")]),
            (Some(-3), vec![plan(Some(-9), Some(-1), false)], "", false, vec![("", "cases-contract-needs-plan")]),
            (Some(-3), vec![plan(Some(-9), None, false), plan(Some(-2), None, true)], "", false, vec![]),
        ] {
            let new = NewContract { without_plan: why.into(), ..with(TODAY, TODAY, TODAY.plus_days(90)) };
            let mut problems = Problems::default();
            let day = assessed.map(|days| TODAY.plus_days(days));
            prepared(&new, day, &plans, manager, &mut problems);
            assert_eq!(keys(&problems), expected, "{assessed:?} {plans:?} {why:?} {manager}");
        }
    }
}
