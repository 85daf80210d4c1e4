//! From a request to the referral (D1–D5) and after a refusal (D10): the duties of the ДСП and the municipality.

use jiff::civil::{Date, date};

use crate::deadlines::row::Circumstance::ResidentialCare;
use crate::deadlines::row::DeadlineCode::{D1, D2, D3, D4, D5, D10};
use crate::deadlines::row::PauseCause::{Appeal, DeclaredEmergency, Hospital, WaitingList};
use crate::deadlines::row::Responsible::Referrer;
use crate::deadlines::row::StartEvent::{AppealPeriodEnd, PreliminaryAssessment, Proposal, Request};
use crate::deadlines::row::Term::{Days, Months, SameDay, WorkingDays};
use crate::deadlines::row::{Duration, PauseCause, Row};

/// The implementing regulation of the Act on Social Services (ППЗСУ, ДВ 98/2020).
pub(super) const PPZSU: Date = date(2020, 11, 17);

const PAUSES: &[PauseCause] = &[Hospital, WaitingList, DeclaredEmergency, Appeal];
const POP_ENDS: [&str; 2] = ["Предварителната оценка изтича", "The preliminary assessment expires"];

pub(super) const ROWS: &[Row] = &[
    Row::new(D1, "D1", SameDay, Request, Referrer, "ППЗСУ 3, 10", ["Запиши заявката", "Record the request"])
        .since(PPZSU),
    Row::new(D2, "D2", WorkingDays(3), Request, Referrer, "ППЗСУ 4, 11", ["Предложи среща", "Propose a meeting"])
        .since(PPZSU),
    Row::new(D3, "D3", WorkingDays(5), Proposal, Referrer, "ППЗСУ 4, 11", ["Проведи срещата", "Hold the meeting"])
        .since(PPZSU),
    Row::new(
        D4,
        "D4",
        Days(20),
        Request,
        Referrer,
        "ППЗСУ 3, 10",
        ["Предварителна оценка и направление", "Preliminary assessment and referral"],
    )
    .since(PPZSU),
    Row::new(D5, "D5.short", Months(1), PreliminaryAssessment, Referrer, "ППЗСУ 16", POP_ENDS)
        .expires()
        .during(&[Duration::Short])
        .without(&[ResidentialCare])
        .paused_by(PAUSES)
        .since(PPZSU),
    Row::new(D5, "D5.longer", Months(2), PreliminaryAssessment, Referrer, "ППЗСУ 16", POP_ENDS)
        .expires()
        .during(&[Duration::Mid, Duration::Long])
        .without(&[ResidentialCare])
        .paused_by(PAUSES)
        .since(PPZSU),
    Row::new(D5, "D5.residential", Months(3), PreliminaryAssessment, Referrer, "ППЗСУ 16", POP_ENDS)
        .expires()
        .with(&[ResidentialCare])
        .paused_by(PAUSES)
        .since(PPZSU),
    Row::new(
        D10,
        "D10",
        Days(30),
        AppealPeriodEnd,
        Referrer,
        "ППЗСУ 21",
        ["Помогни да се избере друга услуга", "Help to choose another service"],
    )
    .since(PPZSU),
];
