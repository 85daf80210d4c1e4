//! Answers in words, as they are read and printed.

use super::t;
use crate::forms;
use crate::forms::answers::{AbsentReason, Answer};
use crate::forms::definition::{Item, Questionnaire};
use kernel::i18n::Lang;

/// What a page about a form is called: short; the form's whole title stands under it.
pub fn heading(form: &Questionnaire, l: Lang) -> &str {
    match rates_needs(form) {
        true => t::needs_assessment(l),
        false => form.title.get(l),
    }
}

/// Whether a form is an assessment of needs, which a plan follows and the law sets a term for.
pub fn rates_needs(form: &Questionnaire) -> bool {
    form.all_items().iter().any(|item| item.need.is_some())
}

/// The answers to a question in words, joined by commas; nothing when it is blank.
pub fn say(item: &Item, answers: &[Answer], l: Lang) -> Option<String> {
    let unit = item.unit.as_ref().map(|unit| unit.get(l));
    let words: Vec<String> = answers.iter().map(|answer| one(item, answer, unit, l)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn one(item: &Item, answer: &Answer, unit: Option<&str>, l: Lang) -> String {
    let with_unit = |number: String| unit.map_or(number.clone(), |unit| format!("{number} {unit}"));
    match answer {
        Answer::Boolean(true) => forms::t::yes(l).to_owned(),
        Answer::Boolean(false) => forms::t::no(l).to_owned(),
        Answer::Integer(number) => with_unit(number.to_string()),
        Answer::Decimal(number) => with_unit(decimal(&number.to_string(), l)),
        Answer::Date(date) => date.say(l),
        Answer::Text(words) | Answer::Open(words) | Answer::Unreadable(words) => words.clone(),
        Answer::Choice { code } => option(item, code, l),
        Answer::Absent(reason) => absent(*reason, l).to_owned(),
    }
}

fn decimal(number: &str, l: Lang) -> String {
    match l {
        Lang::Bg => number.replace('.', ","),
        Lang::En => number.to_owned(),
    }
}

/// An option; of a scale its points come first: „3, голяма нужда“.
fn option(item: &Item, code: &str, l: Lang) -> String {
    match item.option(code) {
        Some(option) => match option.ordinal {
            Some(points) => format!("{points}, {}", option.text.get(l)),
            None => option.text.get(l).to_owned(),
        },
        None => code.to_owned(),
    }
}

/// Why there is no answer.
pub fn absent(reason: AbsentReason, l: Lang) -> &'static str {
    match reason {
        AbsentReason::AskedDeclined => forms::t::declined(l),
        AbsentReason::AskedUnknown => forms::t::unknown(l),
        AbsentReason::NotAsked => forms::t::not_asked(l),
    }
}
