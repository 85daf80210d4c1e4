//! A deadline of a person, as it stands now.

use crate::cases::{About, Addressee, CaseId, StayId, StepKind};
use kernel::ctx::Ctx;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};

use super::row::{DeadlineCode, Row};
use super::rules::{Due, State};
use super::t;

kernel::codes! {
    /// What a deadline is about, for choosing among many.
    pub enum Kind {
        /// Whom to tell.
        Notice = "notice",
        /// Assessment and plan.
        Plan = "plan",
        /// Contract and its report.
        Contract = "contract",
        /// Orders, protection, court.
        Legal = "legal",
        /// The longest stay.
        Stay = "stay",
        /// Doctor, examination.
        Health = "health",
        /// Contacts after leaving.
        After = "after",
    }
}

impl Kind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Kind::Notice => t::kind_notice(l),
            Kind::Plan => t::kind_plan(l),
            Kind::Contract => t::kind_contract(l),
            Kind::Legal => t::kind_legal(l),
            Kind::Stay => t::kind_stay(l),
            Kind::Health => t::kind_health(l),
            Kind::After => t::kind_after(l),
        }
    }

    /// Under which kind a line of the table belongs.
    pub(super) fn of(code: DeadlineCode) -> Kind {
        use DeadlineCode::*;
        match code {
            D18 | D19 | D20 | D21 => Kind::Notice,
            D11 | D14 | D16 | D17 => Kind::Contract,
            D38 => Kind::Health,
            D26 | D27 | D28 | D29 | D30 | D31 | D32 | D33 | D34 | D35 | D36 | D37 => Kind::Legal,
            D25 => Kind::Notice,
            _ => Kind::Plan,
        }
    }
}

/// What is due: a line of the table, or a rule of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A line of the table of the law.
    Line(&'static Row),
    /// The last day of the longest stay (НКСУ, приложения 20 и 21).
    StayLimit,
    /// Sixty days before it, what comes after the stay is weighed (scenario S8).
    LimitEvaluation,
    /// Twenty days before it, the ДСП has the order of another measure for a child.
    LimitOrder,
    /// The ground on which someone is here runs out.
    BasisEnds,
    /// A new meeting after someone refused a plan: within ten days.
    MeetAgain,
    /// A contact so many months after someone left.
    FollowUp(i64),
}

impl What {
    /// Its name for ever.
    pub fn key(self) -> &'static str {
        match self {
            What::Line(row) => row.key,
            What::StayLimit => "S8",
            What::LimitEvaluation => "S8.60",
            What::LimitOrder => "S8.20",
            What::BasisEnds => "B.end",
            What::MeetAgain => "P.again",
            What::FollowUp(1) => "F.1",
            What::FollowUp(3) => "F.3",
            What::FollowUp(_) => "F.6",
        }
    }

    /// What has to be done, or what ends.
    pub fn title(self, l: Lang) -> String {
        match (self, l) {
            (What::Line(row), Lang::Bg) => row.title_bg().to_owned(),
            (What::Line(row), Lang::En) => row.title_en().to_owned(),
            (What::StayLimit, _) => t::stay_limit(l).to_owned(),
            (What::LimitEvaluation, _) => t::limit_evaluation(l).to_owned(),
            (What::LimitOrder, _) => t::limit_order(l).to_owned(),
            (What::BasisEnds, _) => t::basis_ends(l).to_owned(),
            (What::MeetAgain, _) => t::meet_again(l).to_owned(),
            (What::FollowUp(months), _) => t::follow_up(l, months),
        }
    }

    /// The act and article, or that it is a rule of the house.
    pub fn basis(self, l: Lang) -> &'static str {
        match self {
            What::Line(row) => row.basis,
            What::StayLimit => t::basis_stay_limit(l),
            What::LimitEvaluation => t::basis_limit_evaluation(l),
            What::LimitOrder => t::basis_limit_order(l),
            What::BasisEnds => t::basis_order(l),
            What::MeetAgain | What::FollowUp(_) => t::basis_house(l),
        }
    }

    /// What it is about.
    pub fn kind(self) -> Kind {
        match self {
            What::Line(row) => Kind::of(row.code),
            What::StayLimit | What::LimitEvaluation | What::LimitOrder => Kind::Stay,
            What::BasisEnds => Kind::Legal,
            What::MeetAgain => Kind::Plan,
            What::FollowUp(_) => Kind::After,
        }
    }
}

/// Where a deadline is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// In the overview of the file.
    InFile,
    /// By an assessment.
    ByAssessment,
    /// By a plan.
    ByPlan,
    /// By a contract or its report.
    ByContract,
    /// By a notice about this to this body.
    ByNotice(About, Addressee),
    /// By a new ground of the stay.
    ByBasis,
    /// By the end of the stay.
    ByLeaving,
    /// By a step in the protection of a trafficked person.
    ByStep(StepKind),
    /// By a contact so many months after leaving.
    ByFollowUp(i64),
    /// By noting that it is done: nothing else would show it.
    ByMark,
}

/// Something that is due, or was met.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// What.
    pub what: What,
    /// Of which stay.
    pub stay: StayId,
    /// In which case.
    pub case: CaseId,
    /// In which service.
    pub service: ServiceId,
    /// Whose.
    pub person: PersonId,
    /// Собствено име, фамилия and alias, for a short name.
    pub names: [String; 3],
    /// The day on which the clock started.
    pub since: Day,
    /// When it runs out.
    pub due: Due,
    /// By how many days the time in hospital has moved it.
    pub paused: u32,
    /// How it stands.
    pub state: State,
    /// When somebody noted it as done, where a note is what shows it.
    pub noted: Option<Moment>,
    /// Who sees to it: the case manager.
    pub responsible: Option<(AccountId, String)>,
    /// Where it is met.
    pub met_on: Met,
}

impl Deadline {
    /// First name and initial.
    pub fn short_name(&self, l: Lang) -> String {
        let [given, family, alias] = &self.names;
        crate::people::short_name_of(given, family, alias, l)
    }

    /// Whether it still waits for somebody.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Overdue(_) | State::DueToday | State::DueIn(_))
    }

    /// Overdue, or due today: what the rail counts.
    pub fn needs_attention(&self) -> bool {
        matches!(self.state, State::Overdue(_) | State::DueToday)
    }

    /// The page where the reader can meet it; the file, where they may not or it is only noted.
    pub fn href(&self, ctx: &Ctx) -> String {
        let (person, case, stay) = (self.person, self.case, self.stay);
        let file = format!("/people/{person}");
        let (right, page) = match self.met_on {
            Met::InFile | Met::ByMark => return file,
            Met::ByAssessment => (Right::SeeSupport, format!("{file}/assessments")),
            Met::ByPlan => (Right::SeeSupport, format!("{file}/plan")),
            Met::ByContract => (Right::MakeContract, format!("{file}/contract")),
            Met::ByNotice(about, addressee) => (
                Right::RecordLegal,
                format!("/cases/{case}/notices/new?person={person}&about={about}&addressee={addressee}"),
            ),
            Met::ByBasis => (Right::RecordLegal, format!("/stays/{stay}/bases/new")),
            Met::ByLeaving => (Right::EndStay, format!("/stays/{stay}/end")),
            Met::ByStep(kind) => (Right::RecordLegal, format!("/stays/{stay}/trafficking-steps/new?kind={kind}")),
            Met::ByFollowUp(month) => (Right::RecordSupport, format!("/stays/{stay}/follow-ups/new?month={month}")),
        };
        if ctx.may(right, self.service) { page } else { file }
    }

    /// Where it can be noted as done.
    pub fn mark_href(&self) -> String {
        format!("/services/{}/deadlines/met", self.service)
    }
}
