//! What two people are to each other, and the words for it in either gender.

use super::t;
use crate::people::Sex;
use kernel::i18n::Lang;

kernel::codes! {
    /// What one person is to another.
    #[derive(Default)]
    pub enum RelationKind {
        /// Майка, баща.
        Parent = "parent",
        /// Дъщеря, син.
        Child = "child",
        /// Съпруга, съпруг.
        Spouse = "spouse",
        /// Партньор, with whom one lives without marriage.
        Partner = "partner",
        /// A spouse or partner no longer.
        FormerPartner = "former_partner",
        /// Сестра, брат.
        Sibling = "sibling",
        /// Баба, дядо.
        Grandparent = "grandparent",
        /// Внучка, внук.
        Grandchild = "grandchild",
        /// Леля, вуйна, стрина; чичо, вуйчо.
        ParentSibling = "parent_sibling",
        /// Племенница, племенник.
        SiblingChild = "sibling_child",
        /// Братовчедка, братовчед.
        Cousin = "cousin",
        /// Мащеха, пастрок.
        StepParent = "step_parent",
        /// Доведена дъщеря, доведен син.
        StepChild = "step_child",
        /// Свекърва, тъща; свекър, тъст.
        ParentInLaw = "parent_in_law",
        /// Снаха, зет.
        ChildInLaw = "child_in_law",
        /// Приемна майка, приемен баща (ЗЗДет 31).
        FosterParent = "foster_parent",
        /// Дете в приемно семейство.
        FosterChild = "foster_child",
        /// Приятелка, приятел.
        Friend = "friend",
        /// Anybody else: a neighbour, a guardian who is no relative.
        #[default]
        Other = "other",
    }
}

impl RelationKind {
    /// What this person is to the other one, when the other one is this to them.
    pub const fn inverse(self) -> RelationKind {
        use RelationKind::*;
        match self {
            Parent => Child,
            Child => Parent,
            Grandparent => Grandchild,
            Grandchild => Grandparent,
            ParentSibling => SiblingChild,
            SiblingChild => ParentSibling,
            StepParent => StepChild,
            StepChild => StepParent,
            ParentInLaw => ChildInLaw,
            ChildInLaw => ParentInLaw,
            FosterParent => FosterChild,
            FosterChild => FosterParent,
            same @ (Spouse | Partner | FormerPartner | Sibling | Cousin | Friend | Other) => same,
        }
    }

    /// The word for somebody of this sex.
    pub fn word(self, sex: Sex, l: Lang) -> &'static str {
        use RelationKind::*;
        let (woman, man, anyone) = match self {
            Parent => (t::mother(l), t::father(l), t::parent(l)),
            Child => (t::daughter(l), t::son(l), t::child(l)),
            Spouse => (t::wife(l), t::husband(l), t::spouse(l)),
            Partner => (t::partner_f(l), t::partner_m(l), t::partner_m(l)),
            FormerPartner => (t::former_partner_f(l), t::former_partner_m(l), t::former_partner_m(l)),
            Sibling => (t::sister(l), t::brother(l), t::sibling(l)),
            Grandparent => (t::grandmother(l), t::grandfather(l), t::grandparent(l)),
            Grandchild => (t::granddaughter(l), t::grandson(l), t::grandchild(l)),
            ParentSibling => (t::aunt(l), t::uncle(l), t::aunt_or_uncle(l)),
            SiblingChild => (t::niece(l), t::nephew(l), t::niece_or_nephew(l)),
            Cousin => (t::cousin_f(l), t::cousin_m(l), t::cousin_m(l)),
            StepParent => (t::stepmother(l), t::stepfather(l), t::stepparent(l)),
            StepChild => (t::stepdaughter(l), t::stepson(l), t::stepchild(l)),
            ParentInLaw => (t::mother_in_law(l), t::father_in_law(l), t::parent_in_law(l)),
            ChildInLaw => (t::daughter_in_law(l), t::son_in_law(l), t::child_in_law(l)),
            FosterParent => (t::foster_mother(l), t::foster_father(l), t::foster_parent(l)),
            FosterChild => (t::foster_child(l), t::foster_child(l), t::foster_child(l)),
            Friend => (t::friend_f(l), t::friend_m(l), t::friend_m(l)),
            Other => (t::other(l), t::other(l), t::other(l)),
        };
        match sex {
            Sex::Female => woman,
            Sex::Male => man,
            Sex::Unknown => anyone,
        }
    }

    /// Both words, for choosing while the sex is not known yet: „майка или баща“.
    pub fn label(self, l: Lang) -> String {
        let (woman, man) = (self.word(Sex::Female, l), self.word(Sex::Male, l));
        if woman == man { man.to_owned() } else { t::one_or_other(l, woman, man) }
    }
}

kernel::codes! {
    /// Guardianship between two people (СК 153).
    #[derive(Default)]
    pub enum Guardianship {
        /// None.
        #[default]
        None = "none",
        /// Настойничество: over a child under 14, or somebody wholly incapacitated.
        Guardian = "guardian",
        /// Попечителство: over a child from 14 to 18, or somebody partly incapacitated.
        Curator = "curator",
    }
}

impl Guardianship {
    /// What the one who holds it is called.
    pub fn word(self, l: Lang) -> &'static str {
        match self {
            Guardianship::None => t::no_guardianship(l),
            Guardianship::Guardian => t::guardian(l),
            Guardianship::Curator => t::curator(l),
        }
    }

    /// What the one who is under it is called.
    pub fn word_of_ward(self, sex: Sex, l: Lang) -> &'static str {
        match (self, sex) {
            (Guardianship::None, _) => t::no_guardianship(l),
            (Guardianship::Guardian, _) => t::under_guardian(l),
            (Guardianship::Curator, _) => t::under_curator(l),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_of_the_inverse_is_the_relation_itself() {
        for kind in RelationKind::ALL {
            assert_eq!(kind.inverse().inverse(), *kind);
        }
    }

    #[test]
    fn words_follow_the_sex() {
        let table = [
            (RelationKind::Parent, Sex::Female, "майка"),
            (RelationKind::Parent.inverse(), Sex::Male, "син"),
            (RelationKind::Grandparent, Sex::Male, "дядо"),
            (RelationKind::FormerPartner, Sex::Male, "бивш партньор"),
            (RelationKind::Sibling, Sex::Unknown, "брат или сестра"),
        ];
        for (kind, sex, word) in table {
            assert_eq!(kind.word(sex, Lang::Bg), word);
        }
    }
}
