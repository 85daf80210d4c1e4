//! What is wrong with a form, by field.

use crate::i18n::Msg;

/// Something wrong with one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The name of the field; empty when the form as a whole is meant.
    pub field: String,
    /// What to do about it.
    pub message: Msg,
}

/// Everything wrong with a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Notes a problem; with an empty name it is one of the whole form.
    pub fn add(&mut self, field: impl Into<String>, message: Msg) {
        self.0.push(Problem { field: field.into(), message });
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many things are wrong.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All problems in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Msg> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| &problem.message)
    }

    /// Takes over the problems found elsewhere.
    pub fn append(&mut self, other: Problems) {
        self.0.extend(other.0);
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
