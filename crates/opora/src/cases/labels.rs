//! What people call the codes of the room.

use super::codes::*;
use super::signal::{Answer, Caller, Outcome, SignalChannel};
use super::t;
use kernel::i18n::Lang;

/// `label` for every value of a list, and the pairs that a field of choices needs.
macro_rules! labels {
    ($($name:ident { $($variant:ident => $key:ident),+ $(,)? })+) => {$(
        impl $name {
            /// What people call it.
            pub fn label(self, l: Lang) -> &'static str {
                match self { $($name::$variant => t::$key(l)),+ }
            }
            /// (code, words) of every value, for a field of choices.
            pub fn options(l: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
                $name::ALL.iter().map(move |value| (value.code(), value.label(l)))
            }
        }
    )+};
}

labels! {
    Entry { Emergency => entry_emergency, Referral => entry_referral }
    Reason {
        PartnerViolence => reason_partner_violence,
        FamilyViolence => reason_family_violence,
        OtherViolence => reason_other_violence,
        Trafficking => reason_trafficking,
        ChildAtRisk => reason_child_at_risk,
        NoHome => reason_no_home,
        OtherCrisis => reason_other_crisis,
    }
    BroughtBy {
        Alone => brought_alone,
        Police => brought_police,
        MobileTeam => brought_mobile_team,
        Dsp => brought_dsp,
        Medics => brought_medics,
        Relative => brought_relative,
        Organisation => brought_organisation,
        Other => brought_other,
    }
    Duration { Short => duration_short, Medium => duration_medium, Long => duration_long }
    Part { Adult => part_adult, Accompanying => part_accompanying, Child => part_child }
    BasisKind {
        OwnWish => basis_own_wish,
        WithParent => basis_with_parent,
        PoliceProtection => basis_police_protection,
        DspOrder => basis_dsp_order,
        Judgment => basis_judgment,
        Referral => basis_referral,
    }
    About {
        EmergencyAdmission => about_emergency_admission,
        LifeInDanger => about_life_in_danger,
        Trafficking => about_trafficking,
        ChildAtRisk => about_child_at_risk,
        Admission => about_admission,
        Contract => about_contract,
        PlanCopy => about_plan_copy,
        Absence => about_absence,
        Ending => about_ending,
        Other => about_other,
    }
    Addressee {
        Dsp => addressee_dsp,
        Police => addressee_police,
        Prosecutor => addressee_prosecutor,
        ChildAgency => addressee_child_agency,
        Municipality => addressee_municipality,
        Asp => addressee_asp,
        Other => addressee_other,
    }
    NoticeChannel {
        Phone => channel_phone,
        Email => channel_email,
        EDelivery => channel_e_delivery,
        Letter => channel_letter,
        InPerson => channel_in_person,
    }
    AbsenceKind {
        Agreed => absence_agreed,
        Hospital => absence_hospital,
        WithoutNotice => absence_without_notice,
    }
    EndGround {
        Agreement => ground_agreement,
        Expiry => ground_expiry,
        Death => ground_death,
        ServiceClosed => ground_service_closed,
        ProviderCeased => ground_provider_ceased,
        OwnNotice => ground_own_notice,
        Achieved => ground_achieved,
        CannotBeAchieved => ground_cannot_be_achieved,
        Unpaid => ground_unpaid,
    }
    Destination {
        SafeHome => destination_safe_home,
        Rented => destination_rented,
        Relatives => destination_relatives,
        SafeHouse => destination_safe_house,
        OtherCentre => destination_other_centre,
        FosterFamily => destination_foster_family,
        ResidentialCare => destination_residential_care,
        Hospital => destination_hospital,
        BackToHarm => destination_back_to_harm,
        Abroad => destination_abroad,
        Unknown => destination_unknown,
        Died => destination_died,
        Other => destination_other,
    }
    SignalChannel {
        Phone => signal_phone,
        InPerson => signal_in_person,
        Message => signal_message,
        Institution => signal_institution,
    }
    Caller {
        Themselves => caller_themselves,
        Relative => caller_relative,
        Neighbour => caller_neighbour,
        Police => caller_police,
        Dsp => caller_dsp,
        Medics => caller_medics,
        School => caller_school,
        Helpline => caller_helpline,
        Other => caller_other,
    }
    Answer { Yes => answer_yes, No => answer_no, Unknown => answer_unknown }
    Outcome {
        Open => outcome_open,
        Admitted => outcome_admitted,
        TeamSent => outcome_team_sent,
        PassedOn => outcome_passed_on,
        Advised => outcome_advised,
        NoContact => outcome_no_contact,
    }
    ContactChannel {
        Call => contact_call,
        Voicemail => contact_voicemail,
        Message => contact_message,
        Email => contact_email,
        Address => contact_address,
        InPerson => contact_in_person,
        TrustedPerson => contact_trusted_person,
        Relative => contact_relative,
        Work => contact_work,
    }
    FollowUpResult {
        Well => follow_well,
        NeedsSupport => follow_needs_support,
        InDanger => follow_in_danger,
        Declined => follow_declined,
        NotReached => follow_not_reached,
        NotSafe => follow_not_safe,
    }
    StepKind { Identified => step_identified, Consented => step_consented }
}
