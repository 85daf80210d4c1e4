//! What was answered so far, by path. A draft may hold anything that was typed; a signed form holds only values.

use super::{
    path::{Instance, Path},
    value::Decimal,
};
use kernel::form::PartialDay;
use std::collections::BTreeMap;

/// Why there is no value although the question was met (FHIR data-absent-reason). Not the same as blank, which means
/// that nobody came to the question yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsentReason {
    /// The person does not want to answer.
    AskedDeclined,
    /// The person does not know.
    AskedUnknown,
    /// The worker chose not to ask now.
    NotAsked,
}

impl AbsentReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [AbsentReason; 3] =
        [AbsentReason::AskedDeclined, AbsentReason::AskedUnknown, AbsentReason::NotAsked];

    /// The code of the FHIR code system data-absent-reason.
    pub fn code(self) -> &'static str {
        match self {
            AbsentReason::AskedDeclined => "asked-declined",
            AbsentReason::AskedUnknown => "asked-unknown",
            AbsentReason::NotAsked => "not-asked",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<AbsentReason> {
        AbsentReason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Decimal(Decimal),
    /// A date as well as it is known.
    Date(PartialDay),
    /// Words, of one line or of many.
    Text(String),
    /// One of the options of the form.
    Choice {
        /// The code of the option.
        code: String,
    },
    /// The person's own option in an open choice.
    Open(String),
    /// There is no value, and this is why.
    Absent(AbsentReason),
    /// What was typed and could not be read as a value. Kept in drafts so that nothing typed is lost.
    Unreadable(String),
}

impl Answer {
    /// An option of the form.
    pub fn choice(code: impl Into<String>) -> Answer {
        Answer::Choice { code: code.into() }
    }

    /// Whether it carries a value, so that conditions and scores may look at it.
    pub fn has_value(&self) -> bool {
        !matches!(self, Answer::Absent(_) | Answer::Unreadable(_))
    }
}

/// The answers of one form by path. A path without answers is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<Path, Vec<Answer>>);

impl Answers {
    /// The answers at a path; empty when it is blank.
    pub fn at(&self, path: &Path) -> &[Answer] {
        self.0.get(path).map_or(&[], Vec::as_slice)
    }

    /// Puts the answers at a path; no answers make it blank.
    pub fn set(&mut self, path: Path, answers: Vec<Answer>) {
        match answers.is_empty() {
            true => self.0.remove(&path),
            false => self.0.insert(path, answers),
        };
    }

    /// Adds one answer at a path.
    pub fn add(&mut self, path: Path, answer: Answer) {
        self.0.entry(path).or_default().push(answer);
    }

    /// Every path that is not blank, with its answers, ordered.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &[Answer])> {
        self.0.iter().map(|(path, answers)| (path, answers.as_slice()))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps the answers whose paths pass.
    pub fn retain(&mut self, mut keep: impl FnMut(&Path) -> bool) {
        self.0.retain(|path, _| keep(path));
    }

    /// How many instances a group that repeats has inside the given instances, counting gaps.
    pub fn instances(&self, within: &[Instance], group: &str) -> u16 {
        let depth = within.len();
        let number = |path: &Path| match path.within.get(depth) {
            Some((name, number)) if name == group && path.within[..depth] == *within => Some(number + 1),
            _ => None,
        };
        self.0.keys().filter_map(number).max().unwrap_or(0)
    }
}

impl FromIterator<(Path, Vec<Answer>)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Path, Vec<Answer>)>>(all: I) -> Answers {
        Answers(all.into_iter().filter(|(_, answers)| !answers.is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instances_count_gaps_and_only_their_own_group() {
        let mut answers = Answers::default();
        answers.set(Path::new(&[("child".into(), 2)], "name"), vec![Answer::Text("Ива".into())]);
        answers.set(Path::new(&[("child".into(), 2), ("school".into(), 0)], "town"), vec![Answer::Text("Русе".into())]);
        assert_eq!(answers.instances(&[], "child"), 3);
        assert_eq!(answers.instances(&[], "school"), 0);
        assert_eq!(answers.instances(&[("child".into(), 2)], "school"), 1);
        assert_eq!(answers.instances(&[("child".into(), 0)], "school"), 0);
    }

    #[test]
    fn no_answers_are_blank_and_declined_is_not() {
        let path = Path::new(&[], "pregnant");
        let mut answers = Answers::default();
        answers.set(path.clone(), vec![Answer::Absent(AbsentReason::AskedDeclined)]);
        assert_eq!(answers.at(&path), [Answer::Absent(AbsentReason::AskedDeclined)]);
        answers.set(path.clone(), vec![]);
        assert!(answers.is_empty());
    }
}
