//! How well somebody fits a question, and what to say of why.

use super::term::Term;
use super::{Hit, t};
use crate::people::Person;
use bulgaria::names::{search_tokens, similarity, variants};
use kernel::i18n::Lang;

kernel::codes! {
    /// Why somebody was found.
    pub enum Reason {
        /// By the name.
        Name = "name",
        /// By a short form of the name, or by the full name of a short one.
        ShortForm = "short_form",
        /// By a name spelled nearly so.
        Spelling = "spelling",
        /// By an identifier or the number of a case.
        Number = "number",
    }
}

impl Reason {
    /// In a few words, where it is not plain.
    pub fn words(self, l: Lang) -> &'static str {
        match self {
            Reason::Name => "",
            Reason::ShortForm => t::by_short_form(l),
            Reason::Spelling => t::by_spelling(l),
            Reason::Number => t::by_number(l),
        }
    }
}

/// The fit of one term: the whole word, its beginning, a short form, a like spelling. What fits none of the names has been
/// found by a number: by an identifier, or by the letters or the digits of a case.
fn fit(term: &Term, words: &[String]) -> (f64, Reason) {
    let begins = |word: &String| term.prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()));
    let form = |word: &String| term.prefixes.iter().any(|prefix| variants(prefix).contains(word));
    if words.iter().any(|word| term.prefixes.contains(word)) {
        (1.0, Reason::Name)
    } else if words.iter().any(begins) {
        (0.95, Reason::Name)
    } else if words.iter().any(form) {
        (0.9, Reason::ShortForm)
    } else {
        let like = words.iter().map(|word| similarity(word, &term.word)).fold(0.0, f64::max);
        if term.is_name() && like >= super::LIKE { (like * 0.9, Reason::Spelling) } else { (0.98, Reason::Number) }
    }
}

/// Somebody with their fit: the mean of all terms, and the weakest reason.
pub fn hit(person: Person, terms: &[Term]) -> Hit {
    let names = [&person.given, &person.middle, &person.family, &person.alias, &person.latin];
    let words: Vec<String> = names.iter().flat_map(|name| search_tokens(name)).collect();
    let fits: Vec<(f64, Reason)> = terms.iter().map(|term| fit(term, &words)).collect();
    let score = fits.iter().map(|(fit, _)| fit).sum::<f64>() / fits.len().max(1) as f64;
    let reason = fits.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(Reason::Name, |(_, reason)| reason);
    Hit { person, reason, score }
}
