//! The codes a plan is written in: spheres of life, kinds of support, states.

use super::t;
use kernel::i18n::Lang;
use kernel::view::Tone;

kernel::codes! {
    /// A sphere of life, as the assessment's forms name it; development and identity are asked of children (НКСУ: ИОП).
    pub enum Domain {
        /// Safety from violence.
        Safety = "safety",
        /// Health of the body.
        Health = "health",
        /// Emotional recovery.
        Emotional = "emotional",
        /// Children and parenting.
        Parenting = "parenting",
        /// Relatives, friends, who can be relied on.
        Relations = "relations",
        /// Work and income.
        Work = "work",
        /// A home.
        Housing = "housing",
        /// Law, courts, identity papers.
        Law = "law",
        /// Education and skills of independent life.
        Education = "education",
        /// Taking part in public life.
        PublicLife = "public-life",
        /// A child's development.
        Development = "development",
        /// A child's identity and story.
        Identity = "identity",
        /// Anything else.
        Other = "other",
    }
}

impl Domain {
    /// The sphere that a form's code names; one that the office made up itself is `Other`.
    pub fn of_form(code: &str) -> Domain {
        code.parse().unwrap_or(Domain::Other)
    }

    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Domain::Safety => t::domain_safety(l),
            Domain::Health => t::domain_health(l),
            Domain::Emotional => t::domain_emotional(l),
            Domain::Parenting => t::domain_parenting(l),
            Domain::Relations => t::domain_relations(l),
            Domain::Work => t::domain_work(l),
            Domain::Housing => t::domain_housing(l),
            Domain::Law => t::domain_law(l),
            Domain::Education => t::domain_education(l),
            Domain::PublicLife => t::domain_public_life(l),
            Domain::Development => t::domain_development(l),
            Domain::Identity => t::domain_identity(l),
            Domain::Other => t::domain_other(l),
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Domain::Safety => "shield-check",
            Domain::Health => "heart-pulse",
            Domain::Emotional => "sprout",
            Domain::Parenting => "baby",
            Domain::Relations => "users-round",
            Domain::Work => "briefcase-business",
            Domain::Housing => "house",
            Domain::Law => "scale",
            Domain::Education => "school",
            Domain::PublicLife => "megaphone",
            Domain::Development => "toy-brick",
            Domain::Identity => "fingerprint",
            Domain::Other => "target",
        }
    }
}

kernel::codes! {
    /// What kind of support an activity or a session is.
    pub enum SupportKind {
        /// Psychological support.
        Psychological = "psychological",
        /// Legal counselling.
        Legal = "legal",
        /// Social work.
        Social = "social",
        /// Health.
        Medical = "medical",
        /// The way to work.
        Work = "work",
        /// Skills of independent life.
        Skills = "skills",
        /// Going along: to court, to a doctor, to an office.
        Accompanying = "accompanying",
    }
}

impl SupportKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            SupportKind::Psychological => t::kind_psychological(l),
            SupportKind::Legal => t::kind_legal(l),
            SupportKind::Social => t::kind_social(l),
            SupportKind::Medical => t::kind_medical(l),
            SupportKind::Work => t::kind_work(l),
            SupportKind::Skills => t::kind_skills(l),
            SupportKind::Accompanying => t::kind_accompanying(l),
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            SupportKind::Psychological => "message-square",
            SupportKind::Legal => "scale",
            SupportKind::Social => "handshake",
            SupportKind::Medical => "heart-pulse",
            SupportKind::Work => "briefcase-business",
            SupportKind::Skills => "lightbulb",
            SupportKind::Accompanying => "footprints",
        }
    }
}

kernel::codes! {
    /// How a version of a plan stands.
    pub enum Status {
        /// Being written, or waiting for the team's second signature.
        Draft = "draft",
        /// Signed by the team; waits for the person's answer.
        SignedTeam = "signed_team",
        /// Signed by everyone who must: in force.
        SignedPerson = "signed_person",
        /// The person does not accept it; a note says why and what was offered instead.
        Refused = "refused_by_person",
        /// A later version took its place.
        Superseded = "superseded",
        /// It has ended, with an outcome for each goal.
        Closed = "closed",
    }
}

impl Status {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Status::Draft => t::status_draft(l),
            Status::SignedTeam => t::status_signed_team(l),
            Status::SignedPerson => t::status_signed_person(l),
            Status::Refused => t::status_refused(l),
            Status::Superseded => t::status_superseded(l),
            Status::Closed => t::status_closed(l),
        }
    }

    /// Its colour.
    pub fn tone(self) -> Tone {
        match self {
            Status::Draft => Tone::Info,
            Status::SignedTeam => Tone::Warn,
            Status::SignedPerson => Tone::Ok,
            Status::Refused => Tone::Danger,
            Status::Superseded | Status::Closed => Tone::Neutral,
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Status::Draft => "file-pen",
            Status::SignedTeam => "signature",
            Status::SignedPerson => "file-check",
            Status::Refused => "ban",
            Status::Superseded => "history",
            Status::Closed => "circle-check",
        }
    }
}

kernel::codes! {
    /// How far an activity is.
    pub enum ActivityStatus {
        /// Not begun.
        Planned = "planned",
        /// Begun.
        Running = "running",
        /// Done.
        Done = "done",
        /// Will not be done; it counts no longer.
        Dropped = "dropped",
    }
}

impl ActivityStatus {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            ActivityStatus::Planned => t::activity_planned(l),
            ActivityStatus::Running => t::activity_running(l),
            ActivityStatus::Done => t::activity_done(l),
            ActivityStatus::Dropped => t::activity_dropped(l),
        }
    }
}

kernel::codes! {
    /// What came of a goal when the plan ended.
    pub enum Outcome {
        /// It was reached.
        Reached = "reached",
        /// Part of it was.
        Partly = "partly",
        /// It was not.
        NotReached = "not_reached",
    }
}

impl Outcome {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Outcome::Reached => t::outcome_reached(l),
            Outcome::Partly => t::outcome_partly(l),
            Outcome::NotReached => t::outcome_not_reached(l),
        }
    }
}

kernel::codes! {
    /// As what somebody signed.
    pub enum Signer {
        /// A member of the team (ППЗСУ 25: at least two).
        Team = "team",
        /// The person whose plan it is.
        Person = "person",
        /// A parent, guardian or curator.
        Representative = "representative",
        /// Who wrote the note of a refusal.
        Note = "note",
        /// The second member of staff under the note of a refusal.
        Witness = "witness",
    }
}

impl Signer {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Signer::Team => t::signer_team(l),
            Signer::Person => t::signer_person(l),
            Signer::Representative => t::signer_representative(l),
            Signer::Note => t::signer_note(l),
            Signer::Witness => t::signer_witness(l),
        }
    }
}
