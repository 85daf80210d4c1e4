//! Notices on admission (D18–D20), protection from domestic violence and trafficking (D30–D38), personal data (D39–D40).

use jiff::civil::{Date, date};

use super::service::NKSU;
use crate::deadlines::row::AgeGroup::{Adult, Child};
use crate::deadlines::row::Circumstance::{DangerToLife, Extended, Trafficking, ZzdnProgramme};
use crate::deadlines::row::DeadlineCode::{D18, D19, D20, D30, D31, D32, D33, D34, D35, D36, D37, D38, D39, D40};
use crate::deadlines::row::Responsible::{Controller, Court, Dsp, Person, Prosecutor, Provider};
use crate::deadlines::row::Row;
use crate::deadlines::row::StartEvent::{
    Admission, Breach, CooperationConsent, DataRequest, EmergencyAdmission, IdentificationTrafficking,
    ProtectionApplication, ProtectionJudgment, ProtectionMeasure, ShelterAccommodation, ViolentAct,
};
use crate::deadlines::row::Term::{Days, Hours, Immediately, Months};

/// The Act on Protection from Domestic Violence as rewritten in 2023 (ДВ 69/2023).
const ZZDN: Date = date(2024, 1, 1);
/// Its implementing regulation (ППЗЗДН, ДВ 74/2024).
const PPZZDN: Date = date(2024, 8, 30);

const POLICE_NOTICE: [&str; 2] = ["Съобщи на полицията", "Tell the police"];
const ASK_PROTECTION: [&str; 2] = ["Молба до съда за защита", "Application to the court for protection"];
const REFLECTION: [&str; 2] =
    ["Периодът за възстановяване и размисъл изтича", "The recovery and reflection period ends"];
const ANSWER: [&str; 2] = ["Отговори за личните данни", "Answer about the personal data"];

pub(super) const ADMISSION: &[Row] = &[
    Row::new(
        D18,
        "D18",
        Immediately,
        EmergencyAdmission,
        Provider,
        "ЗСУ 77(3)",
        ["Съобщи на ДСП за спешното приемане", "Tell the ДСП of the emergency admission"],
    ),
    Row::new(D19, "D19.danger", Immediately, EmergencyAdmission, Provider, "ППЗСУ 9(3)", POLICE_NOTICE)
        .with(&[DangerToLife])
        .since(date(2020, 11, 17)),
    Row::new(D19, "D19.protected-home", Hours(24), Admission, Provider, "ППЗЗДН", POLICE_NOTICE)
        .with(&[ZzdnProgramme])
        .since(PPZZDN),
    Row::new(
        D20,
        "D20",
        Hours(24),
        Admission,
        Provider,
        "Правилник за приютите",
        ["Съобщи на досъдебното производство", "Tell the pre-trial authority"],
    )
    .with(&[Trafficking]),
];

pub(super) const ROWS: &[Row] = &[
    Row::new(D30, "D30", Months(3), ViolentAct, Person, "ЗЗДН 10", ASK_PROTECTION).without(&[Extended]).since(ZZDN),
    Row::new(D30, "D30.extended", Months(6), ViolentAct, Person, "ЗЗДН 10", ASK_PROTECTION)
        .with(&[Extended])
        .since(ZZDN),
    Row::new(
        D31,
        "D31",
        Hours(24),
        ProtectionApplication,
        Provider,
        "ЗЗДН 4(2)",
        ["Препрати молбата на съда", "Forward the application to the court"],
    )
    .since(ZZDN),
    Row::new(
        D32,
        "D32",
        Hours(24),
        ProtectionApplication,
        Court,
        "ЗЗДН 18",
        ["Заповед за незабавна защита", "Immediate protection order"],
    )
    .since(ZZDN),
    Row::new(
        D33,
        "D33.hearing",
        Months(1),
        ProtectionApplication,
        Court,
        "ЗЗДН",
        ["Открито заседание", "Open hearing"],
    )
    .since(ZZDN),
    Row::new(
        D33,
        "D33.appeal",
        Days(7),
        ProtectionJudgment,
        Person,
        "ЗЗДН",
        ["Обжалване на решението за защита", "Appeal against the protection judgment"],
    )
    .since(ZZDN),
    Row::new(
        D34,
        "D34.least",
        Months(3),
        ProtectionJudgment,
        Court,
        "ЗЗДН 5(2)",
        ["Най-кратка мярка за защита", "Shortest protection measure"],
    )
    .not_before()
    .since(ZZDN),
    Row::new(
        D34,
        "D34.most",
        Months(18),
        ProtectionJudgment,
        Court,
        "ЗЗДН 5(2)",
        ["Най-дълга мярка за защита", "Longest protection measure"],
    )
    .expires()
    .since(ZZDN),
    Row::new(
        D35,
        "D35",
        Months(12),
        ProtectionMeasure,
        Dsp,
        "ЗЗДН 16(4)",
        ["ДСП следи как е детето поне дотогава", "The ДСП follows the child at least until then"],
    )
    .not_before()
    .group(Child)
    .since(ZZDN),
    Row::new(D36, "D36.adult", Days(30), IdentificationTrafficking, Person, "ЗБТХ 26", REFLECTION)
        .expires()
        .group(Adult),
    Row::new(D36, "D36.child", Months(2), IdentificationTrafficking, Person, "ЗБТХ 26", REFLECTION)
        .expires()
        .group(Child),
    Row::new(
        D37,
        "D37",
        Days(3),
        CooperationConsent,
        Prosecutor,
        "ЗБТХ 25",
        ["Статут на специална закрила", "Special protection status"],
    ),
    Row::new(
        D38,
        "D38.gp",
        Days(14),
        ShelterAccommodation,
        Provider,
        "НКСУ прил. 20",
        ["Запиши детето при личен лекар", "Register the child with a GP"],
    )
    .group(Child)
    .since(NKSU),
    Row::new(
        D38,
        "D38.examination",
        Hours(48),
        ShelterAccommodation,
        Provider,
        "НКСУ прил. 20",
        ["Преглед при лекар, ако е нужен", "Medical examination, if needed"],
    )
    .group(Child)
    .since(NKSU),
    Row::new(
        D39,
        "D39",
        Hours(72),
        Breach,
        Controller,
        "Регламент (ЕС) 2016/679, чл. 33",
        ["Съобщи на КЗЛД за нарушението", "Tell the data protection commission of the breach"],
    ),
    Row::new(D40, "D40", Months(1), DataRequest, Controller, "Регламент (ЕС) 2016/679, чл. 12", ANSWER)
        .without(&[Extended]),
    Row::new(D40, "D40.extended", Months(3), DataRequest, Controller, "Регламент (ЕС) 2016/679, чл. 12", ANSWER)
        .with(&[Extended]),
];
