//! The closed lists of the room, as they are stored and sent.

kernel::codes! {
    /// How people come in (ЗСУ 77).
    pub enum Entry {
        /// At once and without a referral; the clocks start at the door.
        Emergency = "emergency",
        /// With a referral of the ДСП or the municipality.
        Referral = "referral",
    }
}

kernel::codes! {
    /// Why shelter is needed.
    pub enum Reason {
        /// Violence by a partner or a former partner.
        PartnerViolence = "partner_violence",
        /// Violence by someone else of the family.
        FamilyViolence = "family_violence",
        /// Violence by someone outside the family.
        OtherViolence = "other_violence",
        /// Trafficking or exploitation (ЗБТХ).
        Trafficking = "trafficking",
        /// A child whose parents cannot or may not care for it now (ЗЗДет).
        ChildAtRisk = "child_at_risk",
        /// Nowhere to live, and danger because of it.
        NoHome = "no_home",
        /// Another crisis.
        OtherCrisis = "other_crisis",
    }
}

kernel::codes! {
    /// Who came with the people to the door.
    pub enum BroughtBy {
        /// Nobody: they came by themselves.
        Alone = "alone",
        /// A patrol of the МВР.
        Police = "police",
        /// The service's mobile team.
        MobileTeam = "mobile_team",
        /// The ДСП.
        Dsp = "dsp",
        /// An ambulance, a hospital.
        Medics = "medics",
        /// Someone of the family, a friend.
        Relative = "relative",
        /// An organisation.
        Organisation = "organisation",
        /// Someone else.
        Other = "other",
    }
}

kernel::codes! {
    /// For how long the service is meant (ЗСУ 16; decides when the plan is updated, ППЗСУ 34).
    pub enum Duration {
        /// Up to six months.
        Short = "short",
        /// From six months to a year.
        Medium = "medium",
        /// Over a year.
        Long = "long",
    }
}

kernel::codes! {
    /// As what a person is in the case.
    pub enum Part {
        /// Of age, or the parent who came with children.
        Adult = "adult",
        /// A child who came with its parent, a user of its own (ЗСУ 77(3)).
        Accompanying = "accompanying",
        /// A child who came alone.
        Child = "child",
    }
}

kernel::codes! {
    /// The ground on which a person is here.
    pub enum BasisKind {
        /// Her or his own wish, stated on arrival. Of adults only.
        OwnWish = "own_wish",
        /// A child with its parent, on the parent's basis. Ends when the parent leaves.
        WithParent = "with_parent",
        /// Police protection of a child: 48 hours at most (ЗЗДет 37–41).
        PoliceProtection = "police_protection",
        /// An order of the director of the ДСП (ЗЗДет 27).
        DspOrder = "dsp_order",
        /// A judgment or ruling of the court (ЗЗДет 28, ЗЗДН 5).
        Judgment = "judgment",
        /// A referral (направление) of the ДСП or the municipality (ЗСУ 74–75).
        Referral = "referral",
    }
}

kernel::codes! {
    /// What a notice is about.
    pub enum About {
        /// Emergency admission: to the ДСП at once (D18, ЗСУ 77(3)).
        EmergencyAdmission = "emergency_admission",
        /// Life or health in danger: to the МВР at once (D19, ППЗСУ 9(3)).
        LifeInDanger = "life_in_danger",
        /// A trafficked person taken in: to the pre-trial authority within 24 hours (D20).
        Trafficking = "trafficking",
        /// A child at risk: to the ДСП, the ДАЗД or the МВР at once (D21, ЗЗДет 7).
        ChildAtRisk = "child_at_risk",
        /// Somebody taken in at a protected home: to the МВР within 24 hours (D19, ППЗЗДН).
        Admission = "admission",
        /// A contract concluded, extended or ended: within 5 working days (D11, ППЗСУ 43).
        Contract = "contract",
        /// A copy of the assessment and plan to the referrer: within 5 working days (D8, ППЗСУ 27).
        PlanCopy = "plan_copy",
        /// Someone is away without notice.
        Absence = "absence",
        /// Someone left.
        Ending = "ending",
        /// Something else.
        Other = "other",
    }
}

kernel::codes! {
    /// To whom a notice goes.
    pub enum Addressee {
        /// Дирекция „Социално подпомагане“.
        Dsp = "dsp",
        /// The МВР.
        Police = "police",
        /// The prosecutor or another pre-trial authority.
        Prosecutor = "prosecutor",
        /// The ДАЗД.
        ChildAgency = "child_agency",
        /// The municipality.
        Municipality = "municipality",
        /// The АСП's information system.
        Asp = "asp",
        /// Someone else.
        Other = "other",
    }
}

kernel::codes! {
    /// How a notice was sent.
    pub enum NoticeChannel {
        /// By telephone.
        Phone = "phone",
        /// By e-mail.
        Email = "email",
        /// Through the state's secure electronic delivery.
        EDelivery = "e_delivery",
        /// On paper.
        Letter = "letter",
        /// From hand to hand.
        InPerson = "in_person",
    }
}

kernel::codes! {
    /// Why somebody is away.
    pub enum AbsenceKind {
        /// Agreed with the staff.
        Agreed = "agreed",
        /// In hospital: clocks that count active days stand still (ППЗСУ 16).
        Hospital = "hospital",
        /// Left without a word. Not a ground for ending anything (ППЗСУ 41).
        WithoutNotice = "without_notice",
    }
}

kernel::codes! {
    /// The nine grounds on which a contract ends (ППЗСУ 41). There is no tenth.
    pub enum EndGround {
        /// 1: both agree in writing.
        Agreement = "agreement",
        /// 2: its term ran out.
        Expiry = "expiry",
        /// 3: the person died.
        Death = "death",
        /// 4: the service was closed.
        ServiceClosed = "service_closed",
        /// 5: the provider ceased or lost the licence.
        ProviderCeased = "provider_ceased",
        /// 6: the person's written notice of seven days.
        OwnNotice = "own_notice",
        /// 7: the plan's results are achieved.
        Achieved = "achieved",
        /// 8: both agree that they cannot be achieved; only after an updated assessment.
        CannotBeAchieved = "cannot_be_achieved",
        /// 9: the fee is unpaid (ЗСУ 102(2)).
        Unpaid = "unpaid",
    }
}

impl EndGround {
    /// Its number in ППЗСУ 41.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

kernel::codes! {
    /// Where someone went.
    pub enum Destination {
        /// Home, with the person who did harm kept away.
        SafeHome = "safe_home",
        /// A home of their own, rented.
        Rented = "rented",
        /// To relatives or friends.
        Relatives = "relatives",
        /// A safe house (защитено жилище).
        SafeHouse = "safe_house",
        /// Another crisis centre.
        OtherCentre = "other_centre",
        /// A foster family.
        FosterFamily = "foster_family",
        /// Residential care, ЦНСТ.
        ResidentialCare = "residential_care",
        /// A hospital, for long.
        Hospital = "hospital",
        /// Back to the person who did harm.
        BackToHarm = "back_to_harm",
        /// Abroad.
        Abroad = "abroad",
        /// Not known.
        Unknown = "unknown",
        /// The person died.
        Died = "died",
        /// Somewhere else.
        Other = "other",
    }
}

kernel::codes! {
    /// By which way somebody who has left was contacted, or it was tried.
    pub enum ContactChannel {
        /// A telephone call.
        Call = "call",
        /// A message left on voicemail.
        Voicemail = "voicemail",
        /// SMS or chat.
        Message = "message",
        /// E-mail.
        Email = "email",
        /// A letter or a visit at home.
        Address = "address",
        /// Face to face, away from home: in the centre, in the town.
        InPerson = "in_person",
        /// Through somebody they trust.
        TrustedPerson = "trusted_person",
        /// Through a relative.
        Relative = "relative",
        /// At work or at school.
        Work = "work",
    }
}

kernel::codes! {
    /// What a contact after the stay came to.
    pub enum FollowUpResult {
        /// Safe and well.
        Well = "well",
        /// Needs support again.
        NeedsSupport = "needs_support",
        /// In danger again.
        InDanger = "in_danger",
        /// Does not want to be contacted.
        Declined = "declined",
        /// Could not be reached.
        NotReached = "not_reached",
        /// Not tried, since no safe way is known.
        NotSafe = "not_safe",
    }
}

kernel::codes! {
    /// A step in the protection of a trafficked person.
    pub enum StepKind {
        /// Formally identified: the time for recovery and reflection begins (D36, ЗБТХ 26).
        Identified = "identified",
        /// Agreed to work with the investigation: special protection follows (D37, ЗБТХ 25).
        Consented = "consented",
    }
}
