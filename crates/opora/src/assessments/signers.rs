//! Who answers for the person under an assessment: by age, and by a guardianship that the file names. Pure.

use super::Signer;

/// A child signs beside a parent or guardian from this age on (НКСУ); before, the parent or guardian signs alone.
const SIGNS_FROM: i64 = 14;
/// From this age on one signs for oneself.
const OF_AGE: i64 = 18;

/// Who must sign, besides the team, for somebody of this age in years. Without a known age an adult is supposed; of a range
/// of ages the youngest is given (ЗЗДет 10, ал. 2).
pub fn must_sign(age: Option<i64>) -> &'static [Signer] {
    match age {
        Some(..SIGNS_FROM) => &[Signer::Guardian],
        Some(..OF_AGE) => &[Signer::Person, Signer::Guardian],
        _ => &[Signer::Person],
    }
}

/// Who may sign: those who must, and a guardian in place of an adult whose file names one (`guarded`).
pub fn may_sign(age: Option<i64>, guarded: bool, signer: Signer) -> bool {
    let in_place = guarded && signer == Signer::Guardian && is_of_age(age);
    must_sign(age).contains(&signer) || in_place
}

/// Who has still to sign, or to refuse to, after these have; a guardian's answer stands for an adult's.
pub fn still_to_sign(age: Option<i64>, guarded: bool, answered: &[Signer]) -> Vec<Signer> {
    if guarded && is_of_age(age) && answered.contains(&Signer::Guardian) {
        return Vec::new();
    }
    must_sign(age).iter().copied().filter(|signer| !answered.contains(signer)).collect()
}

fn is_of_age(age: Option<i64>) -> bool {
    age.is_none_or(|age| age >= OF_AGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Signer::{Guardian, Person};

    #[test]
    fn the_age_and_the_guardianship_say_who_signs() {
        for (age, guarded, may, left_after_the_person, left_after_the_guardian) in [
            (Some(0), false, vec![Guardian], vec![Guardian], vec![]),
            (Some(13), true, vec![Guardian], vec![Guardian], vec![]),
            (Some(14), false, vec![Person, Guardian], vec![Guardian], vec![Person]),
            (Some(17), true, vec![Person, Guardian], vec![Guardian], vec![Person]),
            (Some(18), false, vec![Person], vec![], vec![Person]),
            (Some(18), true, vec![Person, Guardian], vec![], vec![]),
            (None, false, vec![Person], vec![], vec![Person]),
            (None, true, vec![Person, Guardian], vec![], vec![]),
        ] {
            let allowed: Vec<Signer> =
                [Person, Guardian].into_iter().filter(|one| may_sign(age, guarded, *one)).collect();
            assert_eq!(allowed, may, "{age:?}, guarded {guarded}");
            assert!(!may_sign(age, guarded, Signer::Team));
            assert_eq!(still_to_sign(age, guarded, &[]), must_sign(age), "{age:?}");
            assert_eq!(still_to_sign(age, guarded, &[Person]), left_after_the_person, "{age:?}, guarded {guarded}");
            assert_eq!(still_to_sign(age, guarded, &[Guardian]), left_after_the_guardian, "{age:?}, guarded {guarded}");
        }
    }
}
