//! Who may do what: the whole table. Pure; its matrix is a committed snapshot.

use crate::types::ServiceId;

crate::codes! {
    /// What someone is in a service, or (the last two) in the whole municipality.
    pub enum Role {
        /// Works the shifts: who is here, what is due, what to watch.
        Carer = "carer",
        /// Assesses, plans, supports.
        SocialWorker = "social_worker",
        /// Psychological support and assessment.
        Psychologist = "psychologist",
        /// Legal counselling, court, protection orders.
        Lawyer = "lawyer",
        /// Nurse or doctor.
        Medical = "medical",
        /// водещ на случая: leads the case, signs for the team (ЗСУ 84).
        CaseManager = "case_manager",
        /// ръководител: decides on admission, exceptions, staff.
        ServiceManager = "service_manager",
        /// A member of a mobile crisis team.
        MobileTeam = "mobile_team",
        /// The municipality's coordinator: numbers, never people.
        Coordinator = "coordinator",
        /// Keeps accounts and structure; sees no case.
        Administrator = "administrator",
    }
}

crate::codes! {
    /// What can be done. A room asks for one of these, never for a role.
    pub enum Right {
        /// Name the municipality, its services, units, buildings, rooms and beds.
        ArrangeProvider = "arrange_provider",
        /// See the services, units, buildings, rooms and beds.
        SeeProvider = "see_provider",
        /// Make accounts, give and take roles.
        ArrangeAccounts = "arrange_accounts",
        /// Counts that name nobody.
        SeeNumbers = "see_numbers",
        /// Lists and boards of people: short names.
        SeePeople = "see_people",
        /// Open a person's file.
        SeeFile = "see_file",
        /// Write down who a person is.
        EditFile = "edit_file",
        /// Write a signal card.
        RecordSignal = "record_signal",
        /// Take people in.
        Admit = "admit",
        /// Give, move, hold, clean and close places.
        AssignPlace = "assign_place",
        /// Record absences and returns.
        RecordAbsence = "record_absence",
        /// Legal bases, notices sent, orders.
        RecordLegal = "record_legal",
        /// Say who leads a case (ЗСУ 84).
        AppointLead = "appoint_lead",
        /// End a stay, end a contract.
        EndStay = "end_stay",
        /// Stay beyond a limit of the law, with a reason.
        OverrideLimit = "override_limit",
        /// Read assessments and plans.
        SeeSupport = "see_support",
        /// Answer assessments.
        Assess = "assess",
        /// Sign an assessment or plan for the team.
        SignForTeam = "sign_for_team",
        /// Write plans.
        Plan = "plan",
        /// Write individual sessions.
        RecordSupport = "record_support",
        /// Contracts and their results reports.
        MakeContract = "make_contract",
        /// What falls due.
        SeeDeadlines = "see_deadlines",
        /// Read the shift's notes and tasks.
        SeeShift = "see_shift",
        /// Write the shift's notes and tasks.
        WriteShift = "write_shift",
        /// Who has looked at a file.
        SeeLooks = "see_looks",
        /// Verify the audit chain.
        VerifyAudit = "verify_audit",
    }
}

/// A role that someone holds: in one service, or (without one) in the whole municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Where the role holds.
    pub service: Option<ServiceId>,
    /// The role.
    pub role: Role,
}

impl Role {
    /// Whether the role carries the right where it is held.
    pub const fn allows(self, right: Right) -> bool {
        use Right::*;
        use Role::*;
        match right {
            ArrangeProvider => matches!(self, Administrator | ServiceManager),
            SeeProvider => true,
            ArrangeAccounts => matches!(self, Administrator),
            SeeNumbers => matches!(self, Coordinator | ServiceManager | CaseManager | SocialWorker),
            SeePeople | SeeShift | SeeDeadlines => self.works_with_people(),
            SeeFile => self.works_with_people(),
            RecordSignal | WriteShift => self.works_with_people(),
            EditFile => self.works_with_people(),
            Admit => matches!(self, Carer | SocialWorker | CaseManager | ServiceManager | MobileTeam),
            AssignPlace => matches!(self, Carer | SocialWorker | CaseManager | ServiceManager | MobileTeam),
            RecordAbsence => {
                matches!(self, Carer | SocialWorker | Psychologist | Medical | CaseManager | ServiceManager)
            }
            RecordLegal => matches!(self, SocialWorker | Lawyer | CaseManager | ServiceManager | Carer),
            AppointLead => matches!(self, SocialWorker | CaseManager | ServiceManager),
            EndStay => matches!(self, SocialWorker | CaseManager | ServiceManager),
            OverrideLimit => matches!(self, ServiceManager),
            SeeSupport => self.is_specialist(),
            Assess | Plan | RecordSupport => self.is_specialist(),
            SignForTeam => self.is_specialist(),
            MakeContract => matches!(self, SocialWorker | CaseManager | ServiceManager | Lawyer),
            SeeLooks => matches!(self, CaseManager | ServiceManager),
            VerifyAudit => matches!(self, Administrator | ServiceManager),
        }
    }

    /// Sees people at all; the coordinator and the administrator do not.
    pub const fn works_with_people(self) -> bool {
        !matches!(self, Role::Coordinator | Role::Administrator)
    }

    /// Part of the team that assesses, plans and supports (НКСУ: multidisciplinary team).
    pub const fn is_specialist(self) -> bool {
        use Role::*;
        matches!(self, SocialWorker | Psychologist | Lawyer | Medical | CaseManager | ServiceManager)
    }

    /// Held for the whole municipality rather than in one service.
    pub const fn is_municipal(self) -> bool {
        matches!(self, Role::Coordinator | Role::Administrator)
    }
}

/// What the policy says to a question about one place or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Allowed,
    /// One knows of it, and may not do this.
    Denied,
    /// As far as one can tell it does not exist.
    Unknown,
}

/// Whether someone with these roles may do this where any of `services` is concerned.
pub fn in_services(grants: &[Grant], right: Right, services: &[ServiceId]) -> Verdict {
    let here = || grants.iter().filter(|g| g.service.is_none_or(|s| services.contains(&s)));
    let knows = |g: &Grant| {
        let structure = g.service.is_none() && right == Right::SeeProvider;
        g.role.works_with_people() || structure || !concerns_people(right)
    };
    if here().any(|g| g.role.allows(right)) {
        Verdict::Allowed
    } else if here().any(knows) {
        Verdict::Denied
    } else {
        Verdict::Unknown
    }
}

/// Whether someone with these roles may do this for the municipality as a whole.
pub fn in_provider(grants: &[Grant], right: Right) -> Verdict {
    if grants.iter().any(|g| (g.service.is_none() || !g.role.is_municipal()) && g.role.allows(right)) {
        Verdict::Allowed
    } else {
        Verdict::Denied
    }
}

const fn concerns_people(right: Right) -> bool {
    !matches!(
        right,
        Right::ArrangeProvider | Right::SeeProvider | Right::ArrangeAccounts | Right::SeeNumbers | Right::VerifyAudit
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const HERE: ServiceId = ServiceId(Uuid::from_u128(1));
    const ELSEWHERE: ServiceId = ServiceId(Uuid::from_u128(2));

    fn holds(role: Role, service: ServiceId) -> Vec<Grant> {
        vec![Grant { service: (!role.is_municipal()).then_some(service), role }]
    }

    #[test]
    fn the_whole_matrix() {
        let mut table = format!("{:18}", "");
        for role in Role::ALL {
            table += &format!(" {:>3.3}", role.code());
        }
        for right in Right::ALL {
            table += &format!("\n{:18}", right.code());
            for role in Role::ALL {
                table += if role.allows(*right) { "   ✔" } else { "   ·" };
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn a_role_elsewhere_opens_nothing_here() {
        for right in Right::ALL {
            for role in Role::ALL.iter().filter(|r| !r.is_municipal()) {
                assert_eq!(in_services(&holds(*role, ELSEWHERE), *right, &[HERE]), Verdict::Unknown, "{role} {right}");
            }
        }
    }

    #[test]
    fn no_municipal_role_can_tell_that_a_person_exists() {
        for right in Right::ALL.iter().filter(|r| concerns_people(**r)) {
            for role in [Role::Coordinator, Role::Administrator] {
                assert_eq!(in_services(&holds(role, HERE), *right, &[HERE]), Verdict::Unknown, "{role} {right}");
            }
        }
    }

    #[test]
    fn nobody_may_do_anything() {
        for right in Right::ALL {
            assert_eq!(in_services(&[], *right, &[HERE]), Verdict::Unknown);
            assert_eq!(in_provider(&[], *right), Verdict::Denied);
        }
    }
}
