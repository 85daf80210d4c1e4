//! Surnames: one key for all members of a family, and names shortened for a wall or a calendar.

use super::fold::search_tokens;

/// Women's endings and the men's that the key keeps.
const ENDINGS: &[(&str, &str)] = &[
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("ska", "ski"),
    ("skaia", "ski"),
    ("shka", "shki"),
    ("chka", "chki"),
];

/// The key of a surname, the same for men and women: „Колев“ and „Колева“, „Вазовски“ and „Вазовска“.
/// The parts of a double surname stay in their order, parted by a space.
pub fn family_key(surname: &str) -> String {
    keys(surname).join(" ")
}

/// Whether two surnames have a part in common: „Колева-Петрова“ shares one with „Петров“.
pub fn same_family_name(a: &str, b: &str) -> bool {
    let b = keys(b);
    keys(a).iter().any(|key| b.contains(key))
}

/// A name that tells people apart on a shared screen without giving the surname away: „Надежда К.“.
/// Without a surname the given name alone.
pub fn initial_form(given: &str, surname: &str) -> String {
    let given = given.split_whitespace().collect::<Vec<_>>().join(" ");
    match surname.chars().find(|c| c.is_alphabetic()) {
        Some(initial) if given.is_empty() => format!("{}.", initial.to_uppercase()),
        Some(initial) => format!("{given} {}.", initial.to_uppercase()),
        None => given,
    }
}

fn keys(surname: &str) -> Vec<String> {
    search_tokens(surname).into_iter().map(masculine).collect()
}

fn masculine(key: String) -> String {
    for (woman, man) in ENDINGS {
        // A short name such as „Ева“ or „Нина“ is no woman's form of another.
        if let Some(stem) = key.strip_suffix(woman)
            && stem.len() >= 2
        {
            return format!("{stem}{man}");
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn men_and_women_of_a_family_have_one_key() {
        for (man, woman) in [
            ("Колев", "Колева"),
            ("Петров", "Petrova"),
            ("Стоилов", "Стоилова"),
            ("Маджарски", "Маджарска"),
            ("Калоферски", "Kaloferska"),
            ("Градешки", "Градешка"),
            ("Чешмеджиев", "Cheshmedjieva"),
            ("Българин", "Българина"),
            ("Ганин", "Ганина"),
            ("Зеленський", "Зеленська"),
            ("Достоевский", "Достоевская"),
            ("Иванов-Попов", "Иванова-Попова"),
            ("Хасан", "Hasan"),
        ] {
            assert_eq!(family_key(man), family_key(woman), "{man} and {woman}");
            assert!(same_family_name(man, woman));
        }
    }

    #[test]
    fn other_families_stay_apart() {
        for (a, b) in [("Колев", "Калев"), ("Петров", "Петков"), ("Ева", "Ев"), ("", "")] {
            assert!(!same_family_name(a, b), "{a} and {b}");
        }
        assert_eq!(family_key("Ева"), "eva");
    }

    #[test]
    fn a_double_surname_belongs_to_both_families() {
        assert!(same_family_name("Колева-Петрова", "Петров"));
        assert!(same_family_name("Колев", "Колева-Петрова"));
        assert!(!same_family_name("Колева-Петрова", "Стоянов"));
    }

    #[test]
    fn initials() {
        assert_eq!(initial_form("Надежда", "Колева"), "Надежда К.");
        assert_eq!(initial_form(" Анна  Мария ", "петрова-Колева"), "Анна Мария П.");
        assert_eq!(initial_form("Ayşe", ""), "Ayşe");
        assert_eq!(initial_form("", "Колева"), "К.");
    }
}
