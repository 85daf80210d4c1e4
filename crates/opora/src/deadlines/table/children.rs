//! Protection of children (D21–D29).

use crate::deadlines::row::AgeGroup::Child;
use crate::deadlines::row::Circumstance::{Prevention, Violence};
use crate::deadlines::row::DeadlineCode::{D21, D22, D23, D24, D25, D26, D27, D28, D29};
use crate::deadlines::row::Responsible::{Court, Dsp, Everyone, Person, Police, Provider};
use crate::deadlines::row::StartEvent::{
    ActionPlan, CaseOpened, ChildReport, Contract, PlacementJudgment, PlacementOrder, PlacementOrderServed,
    PlacementRequest, PoliceOrder, SignalLearned, SignalReceived, UseEnd,
};
use crate::deadlines::row::Term::{Days, Hours, Immediately, Months};
use crate::deadlines::row::{Duration, Row};

const CHECK_SIGNAL: [&str; 2] = ["ДСП проверява сигнала", "The ДСП checks the signal"];
const REVIEW: [&str; 2] = ["Преглед на плана за действие", "Review of the action plan"];
const REPORT: [&str; 2] = ["Доклад за детето до ДСП", "Report on the child to the ДСП"];

pub(super) const ROWS: &[Row] = &[
    Row::new(
        D21,
        "D21",
        Immediately,
        SignalLearned,
        Everyone,
        "ЗЗДет 7",
        ["Подай сигнал за детето", "Report that the child is at risk"],
    ),
    Row::new(D22, "D22", Days(10), SignalReceived, Dsp, "ППЗЗДет", CHECK_SIGNAL).without(&[Violence]),
    Row::new(D22, "D22.violence", Hours(24), SignalReceived, Dsp, "ЗЗДет 36г", CHECK_SIGNAL).with(&[Violence]),
    Row::new(
        D23,
        "D23",
        Days(28),
        CaseOpened,
        Dsp,
        "ППЗЗДет",
        ["Оценка на случая на детето", "Assessment of the child’s case"],
    ),
    Row::new(D24, "D24", Months(6), ActionPlan, Dsp, "ППЗЗДет", REVIEW).again_from(ActionPlan).without(&[Prevention]),
    Row::new(D24, "D24.prevention", Months(3), ActionPlan, Dsp, "ППЗЗДет", REVIEW)
        .again_from(ActionPlan)
        .with(&[Prevention]),
    Row::new(D25, "D25.short", Days(10), UseEnd, Provider, "ППЗЗДет 22", REPORT)
        .during(&[Duration::Short])
        .group(Child),
    Row::new(D25, "D25.longer", Months(3), Contract, Provider, "ППЗЗДет 22", REPORT)
        .again_from(ChildReport)
        .during(&[Duration::Mid, Duration::Long])
        .group(Child),
    Row::new(
        D26,
        "D26",
        Hours(48),
        PoliceOrder,
        Police,
        "ЗЗДет 40–41",
        ["Полицейската закрила изтича", "Police protection ends"],
    )
    .expires(),
    Row::new(
        D27,
        "D27",
        Months(1),
        PlacementOrder,
        Dsp,
        "ЗЗДет 27(2); ППЗЗДет 33",
        ["Искане до съда за настаняване", "Request to the court for placement"],
    ),
    Row::new(
        D28,
        "D28",
        Days(14),
        PlacementOrderServed,
        Person,
        "ЗЗДет 27а",
        ["Обжалване на заповедта за настаняване", "Appeal against the placement order"],
    ),
    Row::new(
        D29,
        "D29.judgment",
        Months(1),
        PlacementRequest,
        Court,
        "ЗЗДет",
        ["Съдът решава за настаняването", "The court decides on the placement"],
    ),
    Row::new(
        D29,
        "D29.appeal",
        Days(7),
        PlacementJudgment,
        Person,
        "ЗЗДет",
        ["Обжалване на решението за настаняване", "Appeal against the placement judgment"],
    ),
];
