//! The closed lists of the structure: what a service, a unit and a room can be.

use super::t;
use kernel::i18n::Lang;

/// Gives every value of a list the words people call it by.
macro_rules! labels {
    ($kind:ident { $($variant:ident => $text:ident),+ $(,)? }) => {
        impl $kind {
            /// What people call it.
            pub fn label(self, l: Lang) -> &'static str {
                match self { $($kind::$variant => t::$text(l)),+ }
            }
            /// (code, words) of every value, for a field to choose from.
            pub fn options(l: Lang) -> Vec<(&'static str, &'static str)> {
                $kind::ALL.iter().map(|value| (value.code(), value.label(l))).collect()
            }
        }
    };
}

kernel::codes! {
    /// The name under which a service is licensed or funded (НКСУ § 1, until the new standards start).
    pub enum ServiceKind {
        /// Кризисен център.
        CrisisCentre = "crisis_centre",
        /// Център за обществена подкрепа.
        CommunitySupport = "csc",
        /// Дневен център.
        DayCentre = "day_centre",
    }
}
labels!(ServiceKind { CrisisCentre => kind_crisis_centre, CommunitySupport => kind_csc, DayCentre => kind_day_centre });

kernel::codes! {
    /// What a unit provides: the ten kinds of ЗСУ 15.
    pub enum UnitKind {
        /// Информиране и консултиране (т. 1).
        Counselling = "counselling",
        /// Застъпничество и посредничество (т. 2).
        Advocacy = "advocacy",
        /// Общностна работа (т. 3).
        CommunityWork = "community_work",
        /// Терапия и рехабилитация (т. 4).
        Therapy = "therapy",
        /// Обучение за придобиване на умения (т. 5).
        SkillsTraining = "skills_training",
        /// Подкрепа за придобиване на трудови умения (т. 6).
        WorkSkills = "work_skills",
        /// Дневна грижа (т. 7).
        DayCare = "day_care",
        /// Резидентна грижа (т. 8).
        ResidentialCare = "residential_care",
        /// Осигуряване на подслон (т. 9).
        Shelter = "shelter",
        /// Асистентска подкрепа (т. 10).
        Assistance = "assistance",
    }
}
labels!(UnitKind {
    Counselling => unit_counselling, Advocacy => unit_advocacy, CommunityWork => unit_community_work,
    Therapy => unit_therapy, SkillsTraining => unit_skills_training, WorkSkills => unit_work_skills,
    DayCare => unit_day_care, ResidentialCare => unit_residential_care, Shelter => unit_shelter,
    Assistance => unit_assistance,
});

kernel::codes! {
    /// For whom a unit is (ЗСУ 14); the quality ordinance sets its numbers by this.
    pub enum UserGroup {
        /// Adults, and the children who come with them.
        Adults = "adults",
        /// Pregnant women and mothers with children.
        Mothers = "mothers",
        /// Children, alone or with the adult they came with.
        Children = "children",
        /// Children with disabilities and their families.
        ChildrenWithDisabilities = "children_with_disabilities",
        /// Families.
        Families = "families",
        /// Everyone.
        Everyone = "everyone",
    }
}
labels!(UserGroup {
    Adults => group_adults, Mothers => group_mothers, Children => group_children,
    ChildrenWithDisabilities => group_children_with_disabilities, Families => group_families, Everyone => group_everyone,
});

kernel::codes! {
    /// Which adults a unit takes; children come with them whatever their sex.
    pub enum SexRule {
        /// Women and men.
        Any = "any",
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
    }
}
labels!(SexRule { Any => sex_any, Women => sex_women, Men => sex_men });

kernel::codes! {
    /// What a room is for.
    pub enum RoomKind {
        /// People sleep here: it has beds.
        Bedroom = "bedroom",
        /// Kitchen, dining room.
        Kitchen = "kitchen",
        /// Children's corner.
        Playroom = "playroom",
        /// Anything else that all share.
        Common = "common",
    }
}
labels!(RoomKind { Bedroom => room_bedroom, Kitchen => room_kitchen, Playroom => room_playroom, Common => room_common });

kernel::codes! {
    /// Who may share a room (НКСУ, приложение 20: one sex, siblings may be together).
    pub enum RoomRule {
        /// One sex; a family or siblings may be together.
        SameSex = "same_sex",
        /// One family at a time.
        Family = "family",
        /// No rule.
        Any = "any",
    }
}
labels!(RoomRule { SameSex => rule_same_sex, Family => rule_family, Any => rule_any });
