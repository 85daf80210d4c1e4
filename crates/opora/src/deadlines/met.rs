//! When a duty was fulfilled, by what is written down, and where it is met.

use crate::cases::{About, Addressee, BasisKind, StepKind};
use kernel::types::{Day, Moment};

use super::deadline::Met;
use super::facts::PlanVersion;
use super::index::OfStay;
use super::row::DeadlineCode::{self, *};
use super::row::Row;

/// To whom a child at risk is reported: to any of the three (ЗЗДет 7).
const FOR_CHILDREN: &[Addressee] = &[Addressee::Dsp, Addressee::Police, Addressee::ChildAgency];

impl OfStay<'_> {
    /// When a line was fulfilled, if it was. A notice counts only if it went to the body that the law names.
    pub(super) fn met(&self, row: &Row, since: Day) -> Option<Moment> {
        let stay = self.stay;
        let after = |kinds: &[BasisKind]| {
            let bases = self.bases.iter();
            bases
                .filter(|basis| kinds.contains(&basis.kind) && basis.valid_from.day() >= since)
                .map(|basis| basis.valid_from)
                .min()
        };
        let police = |about| self.notice(about, &[Addressee::Police], None);
        match row.code {
            D6 | D7 => self.assessed_and_planned(),
            D5 => self.contracts.iter().map(|contract| contract.concluded_on.start()).min(),
            D8 if row.key == "D8.referrer" => self.notice(About::PlanCopy, &[], Some(since)),
            D11 => self.notice(About::Contract, &[], Some(since)),
            D14 => self.contracts.iter().find(|contract| contract.ends_on == since)?.report_on.map(Day::start),
            D16 => self.contracts.iter().find(|contract| contract.notice_on == Some(since))?.ended_on.map(Day::start),
            D18 => self.notice(About::EmergencyAdmission, &[Addressee::Dsp], None),
            D19 if row.key == "D19.protected-home" => police(About::Admission)
                .or_else(|| police(About::EmergencyAdmission))
                .or_else(|| police(About::LifeInDanger)),
            D19 => police(About::LifeInDanger).or_else(|| police(About::EmergencyAdmission)),
            D20 => self.notice(About::Trafficking, &[Addressee::Prosecutor], None),
            D21 => self.notice(About::ChildAtRisk, FOR_CHILDREN, None),
            D25 if row.key == "D25.short" => {
                self.notice(About::Ending, &[Addressee::Dsp], Some(since)).or(self.mark(row.key, since))
            }
            D26 => after(&[BasisKind::DspOrder, BasisKind::Judgment]).or(stay.ended_at),
            D27 => after(&[BasisKind::Judgment]).or(self.mark(row.key, since)),
            // The time to think ends early for whoever decides to work with the investigation.
            D36 => self.steps.iter().find(|step| step.kind == StepKind::Consented).map(|step| step.taken_on.start()),
            _ => self.mark(row.key, since),
        }
    }

    /// The first notice about a matter, to one of these bodies if any are named, on a day or later.
    fn notice(&self, about: About, to: &[Addressee], from: Option<Day>) -> Option<Moment> {
        self.notices
            .iter()
            .filter(|notice| notice.about == about)
            .filter(|notice| to.is_empty() || to.contains(&notice.addressee))
            .filter(|notice| notice.person.is_none_or(|person| person == self.stay.person) || from.is_none())
            .map(|notice| notice.sent_at)
            .filter(|sent| from.is_none_or(|from| sent.day() >= from))
            .min()
    }

    pub(super) fn is_assessed(&self) -> bool {
        self.assessed_at().is_some()
    }

    fn assessed_at(&self) -> Option<Moment> {
        self.assessed.iter().map(|one| one.signed_at).min()
    }

    /// Assessment and plan: both signed by the team, whatever the person answers to the plan.
    fn assessed_and_planned(&self) -> Option<Moment> {
        let signed = |plan: &PlanVersion| plan.made_on.or(plan.in_force_on).map(Day::start).or(plan.refused_at);
        let planned = self.plans.iter().filter_map(|plan| signed(plan)).min()?;
        Some(self.assessed_at()?.max(planned))
    }

    pub(super) fn mark(&self, key: &str, since: Day) -> Option<Moment> {
        self.marks.iter().find(|mark| mark.key == key && mark.since == since).map(|mark| mark.done_at)
    }
}

/// The duties that can be followed from what the tables hold. The rest are the duties of others before admission, or
/// need facts that the file does not keep; `table` says which and why. D13 is reckoned by `plan_updates`.
pub(super) fn is_followed(code: DeadlineCode) -> bool {
    matches!(code, D5 | D6 | D7 | D8 | D11 | D14 | D16 | D18 | D19 | D20 | D21 | D25 | D26 | D27 | D36 | D37 | D38)
}

/// Duties that remain after somebody has left.
pub(super) fn outlives_the_stay(code: DeadlineCode) -> bool {
    matches!(code, D8 | D11 | D18 | D19 | D20 | D21 | D25)
}

/// Where a line is met.
pub(super) fn meets(row: &Row, is_assessed: bool) -> Met {
    match row.code {
        D6 | D7 if !is_assessed => Met::ByAssessment,
        D6 | D7 => Met::ByPlan,
        D5 | D14 => Met::ByContract,
        D8 if row.key == "D8.referrer" => Met::ByNotice(About::PlanCopy, Addressee::Dsp),
        D11 => Met::ByNotice(About::Contract, Addressee::Asp),
        D16 => Met::ByLeaving,
        D18 => Met::ByNotice(About::EmergencyAdmission, Addressee::Dsp),
        D19 if row.key == "D19.protected-home" => Met::ByNotice(About::Admission, Addressee::Police),
        D19 => Met::ByNotice(About::LifeInDanger, Addressee::Police),
        D20 => Met::ByNotice(About::Trafficking, Addressee::Prosecutor),
        D21 => Met::ByNotice(About::ChildAtRisk, Addressee::Dsp),
        D26 => Met::ByBasis,
        D36 => Met::ByStep(StepKind::Consented),
        _ => Met::ByMark,
    }
}
