//! What the tables say of the people of a service: all that their deadlines are derived from.

use crate::cases::{
    About, Addressee, BasisKind, CaseId, ContractId, Destination, Duration, Entry, FollowUpResult, Part, Reason,
    StayId, StepKind,
};
use crate::provider::UnitKind;
use bulgaria::calendar::WorkCalendar;
use kernel::types::{AccountId, Day, Moment, PersonId, ServiceId};

use super::row::{self, AgeGroup, Circumstance};

/// A stay with its case, its person and its unit.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct StayFacts {
    /// The stay.
    pub stay: StayId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The service where it is.
    pub service: ServiceId,
    /// Whose stay.
    pub person: PersonId,
    /// Собствено име.
    pub given: String,
    /// Фамилия.
    pub family: String,
    /// What they are called instead.
    pub alias: String,
    /// The first day on which they can have been born.
    pub born_from: Option<Day>,
    /// The last such day.
    pub born_until: Option<Day>,
    /// Needs an interpreter.
    pub interpreter: bool,
    /// As what they are in the case: adult, accompanying, child.
    pub part: Part,
    /// When they came.
    pub admitted_at: Moment,
    /// When they left, if they did.
    pub ended_at: Option<Moment>,
    /// Where they went.
    pub destination: Option<Destination>,
    /// How they came in.
    pub entry: Entry,
    /// Why.
    pub reason: Reason,
    /// Life or health was in danger on arrival.
    pub life_in_danger: bool,
    /// Trafficking.
    pub trafficking: bool,
    /// For how long the service is meant.
    pub duration: Duration,
    /// The day of the referral.
    pub referral_on: Option<Day>,
    /// водещ на случая.
    pub manager: Option<AccountId>,
    /// The name of the account that leads the case.
    pub manager_name: Option<String>,
    /// What the unit provides.
    pub unit_kind: UnitKind,
    /// The months that the unit may house a person.
    pub limit_months: Option<i64>,
    /// The service is funded under ЗЗДН too.
    pub zzdn_programme: bool,
}

impl StayFacts {
    /// A shelter: a unit that may house people for some months only.
    pub fn is_shelter(&self) -> bool {
        self.unit_kind == UnitKind::Shelter || self.limit_months.is_some()
    }

    /// Child or adult on a day; someone of unknown age who came as a child is one (ЗЗДет 10(2)).
    pub fn group_on(&self, day: Day) -> AgeGroup {
        let years_at = |born: Day| born.0.until((jiff::Unit::Year, day.0)).map_or(0, |lived| lived.get_years());
        match (self.born_from.map(years_at), self.born_until.map(years_at)) {
            (Some(most), _) if most < 18 => AgeGroup::Child,
            (_, Some(least)) if least >= 18 => AgeGroup::Adult,
            _ if self.part == Part::Adult => AgeGroup::Adult,
            _ => AgeGroup::Child,
        }
    }

    /// What the lines of the table ask of a case.
    pub fn facts_on(&self, day: Day) -> row::Facts {
        let duration = match self.duration {
            Duration::Short => row::Duration::Short,
            Duration::Medium => row::Duration::Mid,
            Duration::Long => row::Duration::Long,
        };
        let circumstances = [
            (self.is_shelter(), Circumstance::EmergencyShelter),
            (self.unit_kind == UnitKind::ResidentialCare, Circumstance::ResidentialCare),
            (self.zzdn_programme, Circumstance::ZzdnProgramme),
            (self.trafficking, Circumstance::Trafficking),
            (self.life_in_danger, Circumstance::DangerToLife),
        ];
        let circumstances = circumstances.into_iter().filter(|(holds, _)| *holds).map(|(_, one)| one).collect();
        row::Facts { duration: Some(duration), group: Some(self.group_on(day)), circumstances }
    }
}

/// A ground on which someone is here.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Basis {
    /// Of which stay.
    pub stay: StayId,
    /// What it is.
    pub kind: BasisKind,
    /// Since when.
    pub valid_from: Moment,
    /// Until when, if it says so.
    pub valid_until: Option<Moment>,
}

/// A notice sent.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Notice {
    /// In which case.
    pub case_id: CaseId,
    /// About whom; none for the household.
    pub person: Option<PersonId>,
    /// About what.
    pub about: About,
    /// To whom.
    pub addressee: Addressee,
    /// When.
    pub sent_at: Moment,
}

/// A time in hospital.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct InHospital {
    /// Of which stay.
    pub stay: StayId,
    /// Since when.
    pub left_at: Moment,
    /// Until when; none while it goes on.
    pub returned_at: Option<Moment>,
}

/// An assessment of needs that the team has signed.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Assessed {
    /// In which case.
    pub case_id: CaseId,
    /// Whose.
    pub person: PersonId,
    /// When the last signature was put.
    pub signed_at: Moment,
}

/// A version of a plan.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct PlanVersion {
    /// In which case.
    pub case_id: CaseId,
    /// Whose.
    pub person: PersonId,
    /// Counted from 1 within the case.
    pub number: i64,
    /// When it was begun.
    pub made_at: Moment,
    /// The day the team signed it.
    pub made_on: Option<Day>,
    /// The day it was agreed.
    pub in_force_on: Option<Day>,
    /// When the person refused it, if they did.
    pub refused_at: Option<Moment>,
    /// The last day on which it was reviewed.
    pub reviewed_on: Option<Day>,
}

/// A contract with its report on the results.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// The contract that this one extends.
    pub extends: Option<ContractId>,
    /// In which case.
    pub case_id: CaseId,
    /// With whom.
    pub person: PersonId,
    /// The day it was concluded.
    pub concluded_on: Day,
    /// Its last day.
    pub ends_on: Day,
    /// The day of the person's written notice that they leave.
    pub notice_on: Option<Day>,
    /// The day it was ended before that.
    pub ended_on: Option<Day>,
    /// The day of the report on the results.
    pub report_on: Option<Day>,
}

/// A step in the protection of a trafficked person.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Step {
    /// Of which stay.
    pub stay: StayId,
    /// Which.
    pub kind: StepKind,
    /// On which day.
    pub taken_on: Day,
}

/// A contact after someone left.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Contacted {
    /// After which stay.
    pub stay: StayId,
    /// The month it was planned for: 1, 3, 6.
    pub month: i64,
    /// When it was made.
    pub done_at: Moment,
    /// What it came to.
    pub result: FollowUpResult,
}

/// Somebody noted that a duty is fulfilled which leaves no other trace.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Mark {
    /// Of which stay.
    pub stay: StayId,
    /// The line of the table.
    pub key: String,
    /// The day on which its clock started.
    pub since: Day,
    /// When it was noted.
    pub done_at: Moment,
}

/// Another stay of someone in a unit with a limit.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct OtherStay {
    /// Whose.
    pub person: PersonId,
    /// When they came.
    pub admitted_at: Moment,
    /// When they left.
    pub ended_at: Option<Moment>,
}

/// Everything that was asked of the tables, in a fixed number of questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Stays that go on, and those that ended within the time of follow-up; the longest first.
    pub stays: Vec<StayFacts>,
    /// Their grounds.
    pub bases: Vec<Basis>,
    /// The notices of their cases.
    pub notices: Vec<Notice>,
    /// Their times in hospital.
    pub hospital: Vec<InHospital>,
    /// The assessments of needs of their cases.
    pub assessed: Vec<Assessed>,
    /// The plans of their cases.
    pub plans: Vec<PlanVersion>,
    /// The contracts of their cases.
    pub contracts: Vec<Contract>,
    /// The steps in their protection from trafficking.
    pub steps: Vec<Step>,
    /// The contacts after them.
    pub contacted: Vec<Contacted>,
    /// What was noted as done.
    pub marks: Vec<Mark>,
    /// All stays under a limit of the same people in this calendar year or at the time.
    pub under_limit: Vec<OtherStay>,
    /// The working calendar.
    pub calendar: WorkCalendar,
}
