//! Assessment, plan, contract and reports (D6–D9, D11–D17): mostly duties of the provider.

use jiff::civil::{Date, date};

use super::referral::PPZSU;
use crate::deadlines::row::Circumstance::{EmergencyShelter, IntegratedServices, MoreTimeNeeded, ResidentialCare};
use crate::deadlines::row::DeadlineCode::{D6, D7, D8, D9, D11, D12, D13, D14, D15, D16, D17};
use crate::deadlines::row::PauseCause::WaitingList;
use crate::deadlines::row::Responsible::{Person, Provider};
use crate::deadlines::row::StartEvent::{
    Application, ArrearsNotice, Assessment, Contract, ContractChange, ContractEnd, FeeDue, PlanUpdate,
    ShelterAccommodation, Signing, TerminationNotice,
};
use crate::deadlines::row::Term::{Days, DaysBefore, Immediately, Months, WorkingDays};
use crate::deadlines::row::{AgeGroup, Duration, Row};

/// The ordinance on the quality of social services (НКСУ, ПМС 135/2022).
pub(super) const NKSU: Date = date(2022, 7, 1);

const PLAN: [&str; 2] = ["Индивидуална оценка и план", "Individual assessment and plan"];
const UPDATE: [&str; 2] = ["Обнови оценката и плана", "Update the assessment and the plan"];
const UPDATE_ON_WISH: [&str; 2] =
    ["Планът може да се обнови по желание на човека", "The plan may be updated at the person’s wish"];
const JOINT_PLAN: [&str; 2] = ["Съвместен план", "Joint plan"];

pub(super) const ROWS: &[Row] = &[
    Row::new(D6, "D6", Days(20), Application, Provider, "ППЗСУ 25", PLAN)
        .without(&[EmergencyShelter, MoreTimeNeeded])
        .paused_by(&[WaitingList])
        .since(PPZSU),
    Row::new(D6, "D6.more-time", Days(30), Application, Provider, "ППЗСУ 25", PLAN)
        .with(&[MoreTimeNeeded])
        .without(&[EmergencyShelter])
        .paused_by(&[WaitingList])
        .since(PPZSU),
    Row::new(D7, "D7", Days(20), ShelterAccommodation, Provider, "НКСУ прил. 20, 21", PLAN).since(NKSU),
    Row::new(
        D8,
        "D8.person",
        Immediately,
        Signing,
        Provider,
        "ППЗСУ 26–27",
        ["Дай копие от плана на човека", "Give the person a copy of the plan"],
    )
    .since(PPZSU),
    Row::new(
        D8,
        "D8.referrer",
        WorkingDays(5),
        Signing,
        Provider,
        "ППЗСУ 26–27",
        ["Изпрати копие от плана на насочилия орган", "Send the referring body a copy of the plan"],
    )
    .since(PPZSU),
    Row::new(
        D9,
        "D9",
        WorkingDays(5),
        Assessment,
        Provider,
        "ППЗСУ 20",
        ["Изпрати мотивирания отказ с оценката", "Send the reasoned refusal with the assessment"],
    )
    .since(PPZSU),
    Row::new(
        D11,
        "D11",
        WorkingDays(5),
        ContractChange,
        Provider,
        "ППЗСУ 43",
        ["Съобщи за договора", "Report the contract"],
    )
    .since(PPZSU),
    Row::new(D12, "D12.shorter", Months(2), PlanUpdate, Person, "ППЗСУ 33", UPDATE_ON_WISH)
        .not_before()
        .during(&[Duration::Short, Duration::Mid])
        .since(PPZSU),
    Row::new(D12, "D12.long", Months(4), PlanUpdate, Person, "ППЗСУ 33", UPDATE_ON_WISH)
        .not_before()
        .during(&[Duration::Long])
        .since(PPZSU),
    Row::new(D13, "D13.short", Months(3), Contract, Provider, "ППЗСУ 34", UPDATE)
        .during(&[Duration::Short])
        .without(&[ResidentialCare])
        .since(PPZSU),
    Row::new(D13, "D13.mid", Months(4), Contract, Provider, "ППЗСУ 34", UPDATE)
        .during(&[Duration::Mid])
        .without(&[ResidentialCare])
        .since(PPZSU),
    Row::new(D13, "D13.long", Months(6), Contract, Provider, "ППЗСУ 34", UPDATE)
        .again_from(PlanUpdate)
        .during(&[Duration::Long])
        .without(&[ResidentialCare])
        .since(PPZSU),
    Row::new(D13, "D13.residential-short", Months(3), Contract, Provider, "ППЗСУ 34", UPDATE)
        .during(&[Duration::Short])
        .with(&[ResidentialCare])
        .group(AgeGroup::Child)
        .since(PPZSU),
    Row::new(D13, "D13.residential-mid", Months(4), Contract, Provider, "ППЗСУ 34", UPDATE)
        .during(&[Duration::Mid])
        .with(&[ResidentialCare])
        .group(AgeGroup::Child)
        .since(PPZSU),
    Row::new(D13, "D13.residential-long", Months(6), Contract, Provider, "ППЗСУ 34", UPDATE)
        .again_from(PlanUpdate)
        .during(&[Duration::Long])
        .with(&[ResidentialCare])
        .group(AgeGroup::Child)
        .since(PPZSU),
    Row::new(D13, "D13.residential-adult", Months(12), Contract, Provider, "ППЗСУ 34", UPDATE)
        .again_from(PlanUpdate)
        .with(&[ResidentialCare])
        .group(AgeGroup::Adult)
        .since(PPZSU),
    Row::new(
        D14,
        "D14",
        DaysBefore(30),
        ContractEnd,
        Provider,
        "ППЗСУ 38",
        ["Доклад за оценка на резултатите", "Report on the results"],
    )
    .since(PPZSU),
    Row::new(D15, "D15", Days(20), Contract, Provider, "ЗСУ 132; ППЗСУ 44–50", JOINT_PLAN)
        .with(&[IntegratedServices])
        .without(&[MoreTimeNeeded])
        .since(PPZSU),
    Row::new(D15, "D15.more-time", Days(30), Contract, Provider, "ЗСУ 132; ППЗСУ 44–50", JOINT_PLAN)
        .with(&[IntegratedServices, MoreTimeNeeded])
        .since(PPZSU),
    Row::new(
        D16,
        "D16",
        Days(7),
        TerminationNotice,
        Person,
        "ППЗСУ 41",
        ["Предизвестието изтича и договорът спира", "The notice runs out and the contract ends"],
    )
    .expires()
    .since(PPZSU),
    Row::new(
        D17,
        "D17.arrears",
        Months(3),
        FeeDue,
        Provider,
        "ЗСУ 102(2); ППЗСУ 41",
        ["Може да се даде срок за неплатената такса", "A last term for the unpaid fee may be set"],
    )
    .not_before()
    .since(PPZSU),
    Row::new(
        D17,
        "D17.last-term",
        Months(1),
        ArrearsNotice,
        Person,
        "ЗСУ 102(2); ППЗСУ 41",
        ["Плащане на дължимата такса", "Payment of the fee in arrears"],
    )
    .since(PPZSU),
];
