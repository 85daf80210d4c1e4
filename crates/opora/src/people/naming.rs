//! What someone is called: on a wall, in the file, in Latin letters.

use super::{Person, t};
use bulgaria::names::initial_form;
use bulgaria::translit::to_latin;
use kernel::i18n::Lang;

/// What lists, boards and wall screens show of someone.
pub fn short_name(person: &Person, l: Lang) -> String {
    short_name_of(&person.given, &person.family, &person.alias, l)
}

/// The same from the columns of `person`: the alias if there is one, else „Надежда К.“, else „Без име“.
pub fn short_name_of(given: &str, family: &str, alias: &str, l: Lang) -> String {
    let name = if alias.is_empty() { initial_form(given, family) } else { alias.to_owned() };
    if name.is_empty() { t::nameless(l).to_owned() } else { name }
}

impl Person {
    /// What the head of the file says: the alias of someone who goes by one, else the given and the family name.
    pub fn called(&self, l: Lang) -> String {
        let name = if self.alias.is_empty() { joined(&[&self.given, &self.family]) } else { self.alias.clone() };
        if name.is_empty() { t::nameless(l).to_owned() } else { name }
    }

    /// All names as in the papers; empty when none is known.
    pub fn full_name(&self) -> String {
        joined(&[&self.given, &self.middle, &self.family])
    }

    /// The name in Latin letters: the own spelling wins over the official transliteration.
    pub fn latin_name(&self) -> String {
        if self.latin.is_empty() { to_latin(&self.full_name()) } else { self.latin.clone() }
    }

    /// Two letters in place of a picture.
    pub fn initials(&self) -> String {
        let name = if self.alias.is_empty() { joined(&[&self.given, &self.family]) } else { self.alias.clone() };
        let letters: String = name.split_whitespace().take(2).filter_map(|word| word.chars().next()).collect();
        if letters.is_empty() { "?".to_owned() } else { letters.to_uppercase() }
    }
}

fn joined(names: &[&str]) -> String {
    names.iter().filter(|name| !name.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_never_shows_a_family_name() {
        let table = [
            (["Надежда", "Колева", ""], "Надежда К."),
            (["Надежда", "Колева", "Роза"], "Роза"),
            (["", "Колева", ""], "К."),
            (["Ива", "", ""], "Ива"),
            (["", "", ""], "Без име"),
        ];
        for ([given, family, alias], expected) in table {
            assert_eq!(short_name_of(given, family, alias, Lang::Bg), expected);
        }
    }
}
