//! The closed lists of a call for help.

kernel::codes! {
    /// How the call came.
    pub enum SignalChannel {
        /// By telephone.
        Phone = "phone",
        /// At the door.
        InPerson = "in_person",
        /// By e-mail or message.
        Message = "message",
        /// From an institution, in writing.
        Institution = "institution",
    }
}

kernel::codes! {
    /// Who calls.
    pub enum Caller {
        /// The person who needs help.
        Themselves = "self",
        /// Someone close to them.
        Relative = "relative",
        /// Someone who saw or heard it.
        Neighbour = "neighbour",
        /// The МВР.
        Police = "police",
        /// The ДСП.
        Dsp = "dsp",
        /// A doctor, an ambulance, a hospital.
        Medics = "medics",
        /// A school or kindergarten.
        School = "school",
        /// A national or municipal helpline.
        Helpline = "helpline",
        /// Someone else.
        Other = "other",
    }
}

kernel::codes! {
    /// An answer that may be unknown.
    pub enum Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// It could not be asked, or they do not know.
        Unknown = "unknown",
    }
}

kernel::codes! {
    /// What came of the call.
    pub enum Outcome {
        /// Nothing yet: it waits for somebody.
        Open = "open",
        /// The people were taken in.
        Admitted = "admitted",
        /// The mobile team went.
        TeamSent = "team_sent",
        /// Passed on to the ДСП, the МВР or another service.
        PassedOn = "passed_on",
        /// Advice was enough.
        Advised = "advised",
        /// No more contact.
        NoContact = "no_contact",
    }
}
