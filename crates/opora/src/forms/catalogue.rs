//! The forms there are, in all versions that were ever filled in.

use super::definition::{Questionnaire, Status};
use std::{collections::BTreeMap, sync::LazyLock};

/// The forms that come with the program. A changed form is a new file with a new version; the old one stays, because
/// signed answers point to it.
static BUILT_IN: [&str; 3] = [
    include_str!("first-interview.questionnaire.json"),
    include_str!("needs-adult.questionnaire.json"),
    include_str!("needs-child.questionnaire.json"),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let parse = |json: &&str| Questionnaire::parse(json).expect("a test reads every form that comes with the program");
    Catalogue::new(BUILT_IN.iter().map(parse))
});

/// Forms by `url|version`.
#[derive(Debug, Default)]
pub struct Catalogue(BTreeMap<String, Questionnaire>);

impl Catalogue {
    /// The forms that come with the program.
    pub fn built_in() -> &'static Catalogue {
        &CATALOGUE
    }

    /// The files of the forms that come with the program: FHIR R4 Questionnaires.
    pub fn files() -> &'static [&'static str] {
        &BUILT_IN
    }

    /// A catalogue of these forms.
    pub fn new(forms: impl IntoIterator<Item = Questionnaire>) -> Catalogue {
        Catalogue(forms.into_iter().map(|form| (form.canonical(), form)).collect())
    }

    /// The form with this `url|version`: the one that stored answers name.
    pub fn get(&self, canonical: &str) -> Option<&Questionnaire> {
        self.0.get(canonical)
    }

    /// The newest form of this name that is in use: the one that a new assessment begins with.
    pub fn latest(&self, name: &str) -> Option<&Questionnaire> {
        let in_use = self.0.values().filter(|form| form.name == name && form.status == Status::Active);
        in_use.max_by_key(|form| version_order(&form.version))
    }

    /// All forms.
    pub fn iter(&self) -> impl Iterator<Item = &Questionnaire> {
        self.0.values()
    }
}

/// Versions go by their numbers, so that 1.10 follows 1.9.
fn version_order(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::definition::Text;
    use std::collections::BTreeSet;

    fn forms() -> Vec<Questionnaire> {
        BUILT_IN
            .iter()
            .map(|json| Questionnaire::parse(json).unwrap_or_else(|error| panic!("{error}: {json:.90}")))
            .collect()
    }

    #[test]
    fn every_word_of_every_form_is_in_both_languages() {
        let cyrillic = |text: &str| text.chars().any(|c| ('А'..='я').contains(&c));
        for form in forms() {
            let items = form.all_items();
            let words = |item: &&super::super::definition::Item| -> Vec<Text> {
                let own = [Some(item.text.clone()), item.hint.clone(), item.unit.clone()].into_iter().flatten();
                own.chain(item.options.iter().map(|option| option.text.clone())).collect()
            };
            for text in items.iter().flat_map(words).chain([form.title.clone()]) {
                let en = text.en.as_deref().unwrap_or_default();
                assert!(cyrillic(&text.bg) && !en.is_empty() && !cyrillic(en), "{}: {text:?}", form.name);
            }
        }
    }

    #[test]
    fn no_form_calls_a_person_a_victim() {
        for form in forms() {
            for item in form.all_items() {
                let words = item.text.bg.to_lowercase();
                assert!(!["жертва", "потребител", "насилник"].iter().any(|word| words.contains(word)), "{words}");
            }
        }
    }

    #[test]
    fn the_forms_are_long_enough_to_be_useful_and_short_enough_to_be_filled_in() {
        for form in forms() {
            let questions = form.all_items().iter().filter(|item| item.kind.is_question()).count();
            assert!((25..=90).contains(&questions), "{} asks {questions} questions", form.name);
        }
    }

    #[test]
    fn both_assessments_rate_needs_in_every_domain_they_promise() {
        let domains = |name: &str| -> BTreeSet<String> {
            let catalogue = Catalogue::built_in();
            let form = catalogue.latest(name).unwrap_or_else(|| panic!("there is no form {name}"));
            form.all_items().iter().filter_map(|item| item.need.clone()).collect()
        };
        let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let adult = [
            "safety",
            "health",
            "emotional",
            "parenting",
            "relations",
            "work",
            "housing",
            "law",
            "education",
            "public-life",
        ];
        assert_eq!(domains("needs-adult"), all(&adult));
        let child = ["safety", "health", "development", "identity", "education", "relations"];
        assert_eq!(domains("needs-child"), all(&child));
    }

    #[test]
    fn the_newest_form_in_use_is_found_and_old_answers_find_theirs() {
        let form = forms().remove(0);
        let version = |number: &str, status| {
            let mut copy = form.clone();
            (copy.version, copy.status) = (number.into(), status);
            copy
        };
        let catalogue = Catalogue::new([
            version("1.9.0", Status::Active),
            version("1.10.0", Status::Active),
            version("2.0.0", Status::Draft),
        ]);
        assert_eq!(catalogue.latest(&form.name).map(|form| form.version.as_str()), Some("1.10.0"));
        assert!(catalogue.get(&format!("{}|1.9.0", form.url)).is_some());
        assert_eq!(catalogue.latest("no-such-form"), None);
    }
}
