//! A typed word, and all the ways in which it may be stored.

use crate::people::index::identifier_word;
use bulgaria::names::{readings, variants};

/// More words of one question say nothing new.
pub const TERMS: usize = 3;
/// The readings of an ambiguous Latin spelling that are looked for.
pub const PREFIXES: usize = 4;
/// The short forms and like spellings of a word that are looked for.
pub const WORDS: usize = 12;
/// The longest question, in characters; what is beyond it is not read.
const LONGEST: usize = 100;

/// A typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its likeliest reading.
    pub word: String,
    /// Beginnings of stored words that fit: while somebody types, every word is a beginning.
    pub prefixes: Vec<String>,
    /// Whole stored words that fit: short forms, like spellings.
    pub words: Vec<String>,
}

/// The words of a question; digits with spaces between them are one number.
pub fn terms(question: &str) -> Vec<Term> {
    let question: String = question.chars().take(LONGEST).collect();
    if question.chars().all(|letter| letter.is_ascii_digit() || letter.is_whitespace()) {
        return Term::new(&identifier_word(&question)).into_iter().collect();
    }
    let parts = question.split(|letter: char| letter.is_whitespace() || letter == '-' || letter == ',');
    parts.filter_map(Term::new).take(TERMS).collect()
}

impl Term {
    /// None for something without a letter or digit.
    pub fn new(typed: &str) -> Option<Term> {
        let mut prefixes = readings(typed);
        let number = identifier_word(typed);
        if number.bytes().any(|byte| byte.is_ascii_digit()) && !prefixes.contains(&number) {
            prefixes.insert(0, number);
        }
        prefixes.truncate(PREFIXES);
        let word = prefixes.first()?.clone();
        let mut term = Term { word, prefixes, words: Vec::new() };
        let forms: Vec<String> = term.prefixes.iter().flat_map(|prefix| variants(prefix).iter().cloned()).collect();
        term.also(forms);
        Some(term)
    }

    /// Only what is stored exactly so.
    pub fn exactly(word: &str) -> Term {
        Term { word: word.to_owned(), prefixes: Vec::new(), words: vec![word.to_owned()] }
    }

    /// Takes in further words that fit.
    pub fn also(&mut self, words: impl IntoIterator<Item = String>) {
        for word in words {
            if self.words.len() < WORDS && !self.words.contains(&word) && !self.prefixes.contains(&word) {
                self.words.push(word);
            }
        }
    }

    /// Whether a stored word fits: it begins so, or is a short form of it.
    pub fn fits(&self, word: &str) -> bool {
        self.prefixes.iter().any(|prefix| word.starts_with(prefix.as_str())) || self.words.iter().any(|own| own == word)
    }

    /// Whether it can be a name, so that its spelling can be forgiven.
    pub fn is_name(&self) -> bool {
        self.word.len() >= 3 && self.word.bytes().all(|byte| byte.is_ascii_lowercase())
    }
}

/// The first text after all that begin with this one. Stored words are small letters and digits, and `{` comes after
/// them all.
pub fn after(prefix: &str) -> String {
    format!("{prefix}{{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_becomes_words_and_numbers() {
        let words = |question: &str| terms(question).into_iter().map(|term| term.word).collect::<Vec<_>>();
        assert_eq!(words(" Надя  Колева "), ["nadia", "koleva"].map(bulgaria::names::fold));
        assert_eq!(words("803205 6031"), ["8032056031"]);
        assert_eq!(words("КЦ-0112"), [bulgaria::names::fold("КЦ"), "0112".into()]);
        assert_eq!(words("ааа бббб вввв гггг").len(), TERMS);
        assert!(words(" – ").is_empty());
    }

    #[test]
    fn a_short_form_leads_to_the_full_name() {
        let term = Term::new("Надя").unwrap();
        assert!(term.words.contains(&bulgaria::names::fold("Надежда")), "{term:?}");
    }

    #[test]
    fn what_is_typed_above_a_list_is_found_as_the_search_finds_it() {
        let text = "Надежда Колева КЦ-0112 Явор 1";
        for typed in ["nadezhda", "надя", "КЦ-112", "112", "кол", "Надежда 0112", ""] {
            assert!(super::super::Question::read(typed).fits(text), "{typed}");
        }
        for typed in ["дежда", "Надежда 113", "Ива"] {
            assert!(!super::super::Question::read(typed).fits(text), "{typed}");
        }
    }
}
