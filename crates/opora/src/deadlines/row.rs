//! What one line of the deadline table says: the words in which the law's terms are written down as data.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The deadlines of the master table, by their number in it; the lines of the table say what each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[rustfmt::skip]
pub enum DeadlineCode {
    D1, D2, D3, D4, D5, D6, D7, D8, D9, D10,
    D11, D12, D13, D14, D15, D16, D17, D18, D19, D20,
    D21, D22, D23, D24, D25, D26, D27, D28, D29, D30,
    D31, D32, D33, D34, D35, D36, D37, D38, D39, D40,
}

impl fmt::Display for DeadlineCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// How long a term is and what it is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Term {
    /// „Незабавно“: the law gives no count, so the day of the start is what can be measured.
    Immediately,
    /// On the day of the start.
    SameDay,
    /// Elapsed hours, also through the nights when the clock is changed.
    Hours(u32),
    /// Calendar days; the day of the start is not counted.
    Days(u16),
    /// Working days (работни дни); the day of the start is not counted.
    WorkingDays(u16),
    /// Months, to the same date of the last one (ЗЗД 72).
    Months(u16),
    /// No later than so many calendar days before the event.
    DaysBefore(u16),
}

/// What happens at the end of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meaning {
    /// Something must be done by then.
    ActBy,
    /// Something stops being in force.
    Expires,
    /// Something may not be done, or may not stop, before then.
    NotBefore,
}

/// The event that starts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StartEvent {
    /// A person asks the ДСП or the municipality for support.
    Request,
    /// The ДСП or the municipality proposes a meeting.
    Proposal,
    /// The preliminary assessment (ПОП) is issued.
    PreliminaryAssessment,
    /// A person applies to the provider or says they wish to use the service.
    Application,
    /// A person is taken in at an emergency shelter.
    ShelterAccommodation,
    /// The individual assessment and plan are signed.
    Signing,
    /// The individual assessment (ИОП) is ready.
    Assessment,
    /// The time to appeal a refusal is over.
    AppealPeriodEnd,
    /// A contract is concluded.
    Contract,
    /// A contract is concluded, extended or ended.
    ContractChange,
    /// The individual plan is updated.
    PlanUpdate,
    /// The day on which a contract ends.
    ContractEnd,
    /// A person gives written notice that they leave.
    TerminationNotice,
    /// A fee falls due and is not paid.
    FeeDue,
    /// The person is told of the arrears and asked to pay.
    ArrearsNotice,
    /// A person is taken in, with a referral or without.
    Admission,
    /// A person is taken in without a referral.
    EmergencyAdmission,
    /// Somebody learns that a child is at risk.
    SignalLearned,
    /// The ДСП receives a signal about a child.
    SignalReceived,
    /// The ДСП opens a child's case.
    CaseOpened,
    /// An action plan for a child is made or reviewed.
    ActionPlan,
    /// The provider reports on a child.
    ChildReport,
    /// A child's use of a service ends.
    UseEnd,
    /// The police take a child under protection.
    PoliceOrder,
    /// The director of the ДСП orders a child's temporary placement.
    PlacementOrder,
    /// The placement order is served.
    PlacementOrderServed,
    /// The ДСП asks the court for a placement.
    PlacementRequest,
    /// The court decides on a placement.
    PlacementJudgment,
    /// An act of domestic violence.
    ViolentAct,
    /// An organisation or a court receives an application (молба) for protection.
    ProtectionApplication,
    /// The court decides on protection.
    ProtectionJudgment,
    /// A protection measure takes effect.
    ProtectionMeasure,
    /// A person is formally identified as trafficked.
    IdentificationTrafficking,
    /// A trafficked person agrees to work with the investigation.
    CooperationConsent,
    /// The controller becomes aware of a personal data breach.
    Breach,
    /// A person asks about their personal data.
    DataRequest,
}

/// Who has to act, or whom the term concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Responsible {
    /// The ДСП or the municipality, whichever refers the person.
    Referrer,
    /// The provider of the service.
    Provider,
    /// The person, or whoever acts for them.
    Person,
    /// The Directorate "Social Assistance" (ДСП).
    Dsp,
    /// The court.
    Court,
    /// The prosecutor.
    Prosecutor,
    /// The police.
    Police,
    /// The controller of personal data.
    Controller,
    /// Everyone who learns of it.
    Everyone,
}

/// How long a service lasts (ЗСУ 16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Duration {
    /// Краткосрочна, up to six months.
    Short,
    /// Средносрочна, up to a year.
    Mid,
    /// Дългосрочна, one to three years.
    Long,
}

/// Child or adult, as the law parts them at 18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AgeGroup {
    /// Under 18, or of unknown age.
    Child,
    /// 18 or older.
    Adult,
}

/// A fact of the case on which a term depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Circumstance {
    /// Residential care (резидентна грижа).
    ResidentialCare,
    /// Taken in at a shelter in an emergency.
    EmergencyShelter,
    /// A protected home (защитено жилище) or another service in a programme under the ЗЗДН.
    ZzdnProgramme,
    /// Trafficking.
    Trafficking,
    /// Integrated services, for which there is a joint plan (съвместен план).
    IntegratedServices,
    /// The person cannot take part in time, or asked in writing for more time.
    MoreTimeNeeded,
    /// Life or health is in danger.
    DangerToLife,
    /// The signal is of violence.
    Violence,
    /// A prevention case.
    Prevention,
    /// The person could not act earlier, or the answer is lawfully put off.
    Extended,
}

/// What stops a clock for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PauseCause {
    /// Treatment in hospital.
    Hospital,
    /// Waiting for a place.
    WaitingList,
    /// Restrictions in a declared emergency or epidemic.
    DeclaredEmergency,
    /// An appeal of the preliminary assessment.
    Appeal,
}

/// What is known of a case when deadlines are chosen for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// How long the service lasts, if it is settled.
    pub duration: Option<Duration>,
    /// Child or adult, if known.
    pub group: Option<AgeGroup>,
    /// What else holds.
    pub circumstances: Vec<Circumstance>,
}

/// For which cases a row is meant; the empty filter is for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applies {
    /// One of these durations; empty for any, also an unknown one.
    pub durations: &'static [Duration],
    /// This age group, if given.
    pub group: Option<AgeGroup>,
    /// All of these hold.
    pub with: &'static [Circumstance],
    /// None of these holds.
    pub without: &'static [Circumstance],
}

impl Applies {
    /// Whether the filter lets a case through. What a filter asks for and nobody knows does not pass.
    pub fn to(&self, facts: &Facts) -> bool {
        let holds = |circumstance| facts.circumstances.contains(circumstance);
        (self.durations.is_empty() || facts.duration.is_some_and(|duration| self.durations.contains(&duration)))
            && (self.group.is_none() || self.group == facts.group)
            && self.with.iter().all(holds)
            && !self.without.iter().any(holds)
    }
}

/// One line of the deadline table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Names the line for ever, for storing: the code, and a word where a deadline has several lines ("D13.long").
    pub key: &'static str,
    /// The deadline to which the line belongs.
    pub code: DeadlineCode,
    /// How long.
    pub term: Term,
    /// From when.
    pub from: StartEvent,
    /// The event after which the clock starts anew, for duties that come back.
    pub again_from: Option<StartEvent>,
    /// What its end means.
    pub meaning: Meaning,
    /// For which cases.
    pub applies: Applies,
    /// What stops the clock.
    pub paused_by: &'static [PauseCause],
    /// Who must act.
    pub who: Responsible,
    /// The act and article, as they are cited in Bulgarian: "ППЗСУ 25".
    pub basis: &'static str,
    /// First day on which a clock may start under this line.
    pub valid_from: Date,
    /// Last such day; none while the line is in force.
    pub valid_to: Option<Date>,
    title: [&'static str; 2],
}

impl Row {
    /// A line for all cases, in force since the Act on Social Services, by whose end something must be done.
    pub(super) const fn new(
        code: DeadlineCode,
        key: &'static str,
        term: Term,
        from: StartEvent,
        who: Responsible,
        basis: &'static str,
        title: [&'static str; 2],
    ) -> Self {
        Self {
            key,
            code,
            term,
            from,
            again_from: None,
            meaning: Meaning::ActBy,
            applies: Applies { durations: &[], group: None, with: &[], without: &[] },
            paused_by: &[],
            who,
            basis,
            valid_from: jiff::civil::date(2020, 7, 1),
            valid_to: None,
            title,
        }
    }

    /// What has to be done or what ends, in Bulgarian.
    pub fn title_bg(&self) -> &'static str {
        self.title[0]
    }

    /// What has to be done or what ends, in English.
    pub fn title_en(&self) -> &'static str {
        self.title[1]
    }

    /// Whether a clock that starts on this day runs under this line.
    pub fn in_force_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    pub(super) const fn expires(mut self) -> Self {
        self.meaning = Meaning::Expires;
        self
    }

    pub(super) const fn not_before(mut self) -> Self {
        self.meaning = Meaning::NotBefore;
        self
    }

    pub(super) const fn again_from(mut self, event: StartEvent) -> Self {
        self.again_from = Some(event);
        self
    }

    pub(super) const fn during(mut self, durations: &'static [Duration]) -> Self {
        self.applies.durations = durations;
        self
    }

    pub(super) const fn group(mut self, group: AgeGroup) -> Self {
        self.applies.group = Some(group);
        self
    }

    pub(super) const fn with(mut self, circumstances: &'static [Circumstance]) -> Self {
        self.applies.with = circumstances;
        self
    }

    pub(super) const fn without(mut self, circumstances: &'static [Circumstance]) -> Self {
        self.applies.without = circumstances;
        self
    }

    pub(super) const fn paused_by(mut self, causes: &'static [PauseCause]) -> Self {
        self.paused_by = causes;
        self
    }

    pub(super) const fn since(mut self, day: Date) -> Self {
        self.valid_from = day;
        self
    }
}
