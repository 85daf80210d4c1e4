//! One key for all the spellings of a name.

use super::letters::{self, Sound};
use super::settle::settle;

/// More readings than this of one word would slow a search and find nothing new.
const MOST_READINGS: usize = 12;

/// The key of a text: small Latin letters and digits, words parted by one space.
///
/// Cyrillic and Latin spellings of a name meet in one key: `fold("Надежда")`, `fold("NADEJDA")` and
/// `fold("nadezhda")` are all `"nadezhda"`. Informal spellings count too (`4` ч, `6` ш, `q` я, `w` в, `j` ж), so do
/// Turkish, Ukrainian and Serbian letters; doubled letters and punctuation do not. `fold(fold(x)) == fold(x)`.
/// Where a Latin spelling can stand for several Bulgarian ones this is the likeliest; see [`readings`].
pub fn fold(text: &str) -> String {
    search_tokens(text).join(" ")
}

/// The folded words of a text, in their order, none of them empty. A hyphen parts words, an apostrophe does not.
pub fn search_tokens(text: &str) -> Vec<String> {
    words(text).iter().map(|word| first_reading(&letters::sounds(word))).filter(|key| !key.is_empty()).collect()
}

/// All keys that a single word may stand for, the likeliest (that of [`fold`]) first.
///
/// Latin spellings are ambiguous: "Snejana" is read both „Снежана“ and „Снеяна“, "Dimityr" both „Димитир“ and
/// „Димитър“. Cyrillic words have one reading. Of several words only the first is read.
pub fn readings(word: &str) -> Vec<String> {
    let Some(word) = words(word).into_iter().next() else { return Vec::new() };
    let sounds = letters::sounds(&word);
    let mut drafts = vec![String::new()];
    for sound in &sounds {
        let taken = if drafts.len() * sound.len() > MOST_READINGS { &sound[..1] } else { sound };
        drafts = taken.iter().flat_map(|piece| drafts.iter().map(move |draft| format!("{draft}{piece}"))).collect();
    }
    let mut keys = vec![first_reading(&sounds)];
    for key in drafts.into_iter().map(settle) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.retain(|key| !key.is_empty());
    keys
}

fn first_reading(sounds: &[Sound]) -> String {
    settle(sounds.iter().map(|sound| sound[0]).collect())
}

fn words(text: &str) -> Vec<Vec<char>> {
    let letters = letters::compose(text);
    letters
        .split(|c| !c.is_alphanumeric() && !letters::is_apostrophe(*c))
        .map(|word| word.iter().copied().filter(|c| !letters::is_apostrophe(*c)).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        let table: &[&[&str]] = &[
            &["Надежда", "nadezhda", "NADEJDA", "nadejda", " Надежда! ", "НАДЕЖДА", "Na\u{301}dezhda"],
            &["Юлия", "Yulia", "Iuliya", "Julia", "Julija", "юлия", "Iulia"],
            &["Мария", "Maria", "Mariya", "Marija", "Mariq", "МАРИЯ"],
            &["Надя", "Nadya", "Nadia", "Nadja", "Nadq"],
            &["Цветан", "Tsvetan", "Cvetan", "Tzvetan", "Cwetan"],
            &["Чавдар", "Chavdar", "4avdar", "Tchavdar", "Čavdar"],
            &["Шишман", "Shishman", "6i6man", "Šišman"],
            &["Щерев", "Shterev", "6terev"],
            &["Христо", "Hristo", "Xristo", "Khristo", "Christo"],
            &["Александър", "Aleksandar", "Alexandar", "ALEXANDAR"],
            &["Оксана", "Oksana", "Oxana"],
            &["Ксения", "Kseniya", "Ksenia", "Ксенія", "Kseniia"],
            &["Николай", "Nikolay", "Nikolai", "Nikolaj", "Nicolai"],
            &["Стоян", "Stoyan", "Stoian", "Stojan"],
            &["Кольо", "Kolyo", "Kolio", "Koljo"],
            &["Йордан", "Yordan", "Jordan", "Iordan"],
            &["Хаджиев", "Hadzhiev", "Hadjiev"],
            &["Иванов", "Ivanov", "Ivanoff", "Ivanow"],
            &["Румен", "Rumen", "Roumen"],
            &["Георги", "Георгий", "Georgi", "Georgy", "Georgii"],
            &["Елена", "Elena", "Yelena", "Єлена", "Йелена"],
            &["Айше", "Ayshe", "Ayşe", "Ays\u{327}e"],
            &["Гюлсюм", "Gyulsyum", "Gülsüm"],
            &["Татяна", "Татьяна", "Tatiana", "Tatyana"],
            &["Олга", "Ольга", "Ol'ga", "Olga"],
            &["Анна-Мария", "анна мария", "Ana  Maria", "Anna/Maria"],
            &["Жана", "Zhana", "жана"],
            &["Теодора", "Theodora", "Teodora"],
            &["Михаил", "Mihail", "Mikhail"],
            &["Живка", "Zhivka", "Jivka", "JIVKA", "Živka"],
        ];
        for spellings in table {
            for spelling in *spellings {
                assert_eq!(fold(spelling), fold(spellings[0]), "{spelling} and {}", spellings[0]);
            }
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in
            [("Жана", "Яна"), ("Цветан", "Четан"), ("Ивана", "Ивон"), ("Шенка", "Ценка"), ("Лиляна", "Лилана")]
        {
            assert_ne!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn numbers_are_not_letters() {
        assert_eq!(fold("ул. „Шипка“ № 46, вх. 4"), "ul shipka 46 vh 4");
        assert_eq!(fold("0887 66-44"), "0887 66 44");
        assert_eq!(search_tokens(" — ’ "), Vec::<String>::new());
    }

    #[test]
    fn ambiguous_latin_is_read_in_all_ways() {
        for (typed, meant) in [
            ("Snejana", "Снежана"),
            ("Jana", "Жана"),
            ("Jana", "Яна"),
            ("Bojana", "Божана"),
            ("Bojana", "Бояна"),
            ("Rajna", "Райна"),
            ("Joro", "Жоро"),
            ("Dimityr", "Димитър"),
            ("Dimitur", "Димитър"),
            ("Xasan", "Хасан"),
            ("Canko", "Цанко"),
            ("Christina", "Кристина"),
            ("Kateryna", "Катерина"),
        ] {
            assert!(readings(typed).contains(&fold(meant)), "{typed}: {:?} without {}", readings(typed), fold(meant));
        }
        assert_eq!(readings("Снежана"), [fold("Снежана")]);
        assert!(readings("").is_empty());
    }

    #[test]
    fn a_long_ambiguous_word_has_a_bounded_number_of_readings() {
        assert!(readings(&"jyc".repeat(20)).len() <= MOST_READINGS + 1);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn folding_names_twice_changes_nothing(text in "[а-яёіїєґa-zşçğıöüčšž46'’ -]{0,24}") {
            let key = fold(&text);
            prop_assert_eq!(fold(&key), key.clone());
            prop_assert!(key.is_ascii(), "{}", key);
        }

        #[test]
        fn capitals_do_not_matter(text in "[а-яa-zА-ЯA-Z ]{0,24}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }

        /// й and ъ apart, whose official letters y and a say less than the Bulgarian ones.
        #[test]
        fn the_official_transliteration_leads_to_the_same_key(text in "[абвгдежзиклмнопрстуфцчшщюя]{1,12}") {
            prop_assert!(readings(&crate::translit::to_latin(&text)).contains(&fold(&text)));
        }

        #[test]
        fn the_likeliest_reading_is_the_key(word in "[a-z]{1,12}") {
            prop_assert_eq!(readings(&word).first().cloned(), Some(fold(&word)).filter(|key| !key.is_empty()));
        }
    }
}
