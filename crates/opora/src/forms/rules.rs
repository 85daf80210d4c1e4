//! What a form asks, given its answers, and what is still to be corrected.

use super::{
    answers::{Answer, Answers},
    definition::{Behavior, Bound, Condition, Item, Kind, Operator, Questionnaire},
    path::{Instance, Path},
    t,
    value::Decimal,
};
use jiff::civil::Date;
use kernel::i18n::Msg;
use std::{cell::RefCell, cmp::Ordering, collections::HashMap};

/// Which items are asked. A question inside a group that is not asked is not asked; an answer to a question that is not
/// asked counts as none.
pub struct Asked<'a> {
    form: &'a Questionnaire,
    answers: &'a Answers,
    known: RefCell<HashMap<Path, bool>>,
}

impl<'a> Asked<'a> {
    /// For these answers.
    pub fn new(form: &'a Questionnaire, answers: &'a Answers) -> Asked<'a> {
        Asked { form, answers, known: RefCell::default() }
    }

    /// Whether the item at this path is asked. A path that the form does not have is not.
    pub fn is_asked(&self, path: &Path) -> bool {
        if let Some(asked) = self.known.borrow().get(path) {
            return *asked;
        }
        let line = self.form.lineage(&path.link_id);
        let asked = !line.is_empty() && line.iter().all(|item| self.conditions_hold(item, &path.within));
        self.known.borrow_mut().insert(path.clone(), asked);
        asked
    }

    fn conditions_hold(&self, item: &Item, within: &[Instance]) -> bool {
        let mut held = item.conditions.iter().map(|condition| self.holds(condition, within));
        match item.behavior {
            _ if item.conditions.is_empty() => true,
            Behavior::All => held.all(|held| held),
            Behavior::Any => held.any(|held| held),
        }
    }

    /// Within one instance of a group only its own answers count; from outside, those of every instance.
    fn holds(&self, condition: &Condition, within: &[Instance]) -> bool {
        let Some(question) = self.form.item(&condition.question) else { return false };
        let same_place = |path: &Path| path.within.iter().zip(within).all(|(at, here)| at.0 != here.0 || at == here);
        let values: Vec<&Answer> = self
            .answers
            .iter()
            .filter(|(path, _)| path.link_id == question.link_id && same_place(path) && self.is_asked(path))
            .flat_map(|(_, answers)| answers.iter().filter(|answer| answer.has_value()))
            .collect();
        let some = |accepted: &[Ordering]| {
            values
                .iter()
                .any(|value| compare(question, value, &condition.answer).is_some_and(|order| accepted.contains(&order)))
        };
        match condition.operator {
            Operator::Exists => (condition.answer == Answer::Boolean(true)) != values.is_empty(),
            Operator::Equal => some(&[Ordering::Equal]),
            Operator::NotEqual => !some(&[Ordering::Equal]),
            Operator::Greater => some(&[Ordering::Greater]),
            Operator::Less => some(&[Ordering::Less]),
            Operator::GreaterOrEqual => some(&[Ordering::Greater, Ordering::Equal]),
            Operator::LessOrEqual => some(&[Ordering::Less, Ordering::Equal]),
        }
    }
}

/// How a value stands to another; options stand by their points, others are only equal or not (told as less).
fn compare(question: &Item, value: &Answer, with: &Answer) -> Option<Ordering> {
    let equal_or_not = |equal: bool| Some(if equal { Ordering::Equal } else { Ordering::Less });
    match (value, with) {
        (Answer::Integer(a), Answer::Integer(b)) => Some(a.cmp(b)),
        (Answer::Decimal(a), Answer::Decimal(b)) => Some(a.cmp(b)),
        (Answer::Decimal(a), Answer::Integer(b)) => Some(a.cmp(&b.to_string().parse::<Decimal>().ok()?)),
        (Answer::Date(a), Answer::Date(b)) if a == b => Some(Ordering::Equal),
        (Answer::Date(a), Answer::Date(b)) if a.latest() < b.earliest() => Some(Ordering::Less),
        (Answer::Date(a), Answer::Date(b)) if a.earliest() > b.latest() => Some(Ordering::Greater),
        (Answer::Choice { code }, Answer::Choice { code: other }) if code == other => Some(Ordering::Equal),
        (Answer::Choice { code }, Answer::Choice { code: other }) => {
            Some(question.option(code)?.ordinal?.cmp(&question.option(other)?.ordinal?))
        }
        (Answer::Choice { code }, Answer::Integer(number)) => equal_or_not(*code == number.to_string()),
        (Answer::Choice { code }, Answer::Text(words)) => equal_or_not(code == words),
        (Answer::Boolean(a), Answer::Boolean(b)) => equal_or_not(a == b),
        (Answer::Text(a), Answer::Text(b)) => equal_or_not(a == b),
        _ => None,
    }
}

/// The answers to what is asked, readable or not.
pub fn asked_only(form: &Questionnaire, answers: &Answers) -> Answers {
    let asked = Asked::new(form, answers);
    let mut kept = answers.clone();
    kept.retain(|path| asked.is_asked(path));
    kept
}

/// One question as it stands in one place of the form.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The linkId of the section at the top of the form.
    pub section: &'a str,
    /// The question, or a group.
    pub item: &'a Item,
    /// Where it stands.
    pub path: Path,
}

/// Every visible question and group that is asked, in the order of the form; a group that repeats as often as it was
/// filled in.
pub fn places<'a>(form: &'a Questionnaire, answers: &Answers) -> Vec<Place<'a>> {
    let mut walk = Walk { asked: Asked::new(form, answers), answers, places: vec![] };
    for section in &form.items {
        walk.item(&section.link_id, section, &mut vec![]);
    }
    walk.places
}

struct Walk<'a, 'f> {
    asked: Asked<'a>,
    answers: &'a Answers,
    places: Vec<Place<'f>>,
}

impl<'f> Walk<'_, 'f> {
    fn item(&mut self, section: &'f str, item: &'f Item, within: &mut Vec<Instance>) {
        let path = Path::new(within, &item.link_id);
        if item.hidden || item.kind == Kind::Display || !self.asked.is_asked(&path) {
            return;
        }
        self.places.push(Place { section, item, path });
        if item.kind != Kind::Group {
            return;
        }
        let times = if item.repeats { self.answers.instances(within, &item.link_id) } else { 1 };
        for number in 0..times {
            if item.repeats {
                within.push((item.link_id.clone(), number));
            }
            item.items.iter().for_each(|child| self.item(section, child, within));
            if item.repeats {
                within.pop();
            }
        }
    }
}

/// Something to correct before the form can be signed.
#[derive(Clone, Debug, PartialEq)]
pub struct FormProblem {
    /// The section it stands in.
    pub section: String,
    /// The question.
    pub path: Path,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A required answer is blank.
    Missing,
    /// What was typed is not of the kind asked.
    Unreadable(String),
    /// Less than the least value.
    TooLow(Bound),
    /// More than the greatest value.
    TooHigh(Bound),
    /// More characters than fit.
    TooLong {
        /// The most characters.
        max: usize,
        /// How many there are.
        now: usize,
    },
    /// Several answers where one is asked.
    TooMany,
}

impl ProblemKind {
    /// What to do about it, in a few words beside the field.
    pub fn message(&self, item: &Item) -> Msg {
        match (self, item.kind) {
            (ProblemKind::Missing, Kind::Boolean | Kind::Choice | Kind::OpenChoice) => t::m::choose_one(),
            (ProblemKind::Missing, _) => t::m::fill_in(),
            (ProblemKind::Unreadable(typed), Kind::Integer) => t::m::not_a_whole_number(typed),
            (ProblemKind::Unreadable(typed), Kind::Decimal) => t::m::not_a_number(typed),
            (ProblemKind::Unreadable(typed), Kind::Date) => t::m::not_a_date(typed),
            (ProblemKind::Unreadable(_), _) => t::m::choose_again(),
            (ProblemKind::TooLow(Bound::Today), _) => t::m::date_in_the_past(),
            (ProblemKind::TooLow(Bound::Number(least)), _) => t::m::too_low(shown(*least)),
            (ProblemKind::TooLow(Bound::Day(least)), _) => t::m::too_early(least.strftime("%d.%m.%Y").to_string()),
            (ProblemKind::TooHigh(Bound::Today), _) => t::m::date_in_the_future(),
            (ProblemKind::TooHigh(Bound::Number(most)), _) => t::m::too_high(shown(*most)),
            (ProblemKind::TooHigh(Bound::Day(most)), _) => t::m::too_late(most.strftime("%d.%m.%Y").to_string()),
            (ProblemKind::TooLong { max, now }, _) => t::m::too_long(*max, now.saturating_sub(*max)),
            (ProblemKind::TooMany, _) => t::m::too_many(),
        }
    }
}

fn shown(number: Decimal) -> String {
    number.to_string().replace('.', ",")
}

/// What to correct, in the order of the form. Only what is asked can be wrong.
pub fn problems(form: &Questionnaire, answers: &Answers, today: Date) -> Vec<FormProblem> {
    let mut found = vec![];
    for place in places(form, answers) {
        let kinds = match place.item.kind {
            Kind::Group if place.item.required && !has_answers(form, answers, &place) => vec![ProblemKind::Missing],
            Kind::Group => vec![],
            _ => question_problems(place.item, answers.at(&place.path), today),
        };
        let problem = |kind| FormProblem { section: place.section.into(), path: place.path.clone(), kind };
        found.extend(kinds.into_iter().map(problem));
    }
    found
}

fn has_answers(form: &Questionnaire, answers: &Answers, group: &Place<'_>) -> bool {
    let inside = |path: &Path| {
        path.within.starts_with(&group.path.within)
            && form.lineage(&path.link_id).iter().any(|around| around.link_id == group.item.link_id)
    };
    answers.iter().any(|(path, _)| inside(path))
}

fn question_problems(item: &Item, answers: &[Answer], today: Date) -> Vec<ProblemKind> {
    match answers.len() {
        0 if item.required => return vec![ProblemKind::Missing],
        2.. if !item.repeats => return vec![ProblemKind::TooMany],
        _ => {}
    }
    answers.iter().filter_map(|answer| answer_problem(item, answer, today)).collect()
}

fn answer_problem(item: &Item, answer: &Answer, today: Date) -> Option<ProblemKind> {
    let beyond =
        |bound: Option<Bound>, wrong: Ordering| bound.filter(|bound| against(answer, *bound, today) == Some(wrong));
    match answer {
        Answer::Unreadable(typed) => Some(ProblemKind::Unreadable(typed.clone())),
        Answer::Text(words) | Answer::Open(words) => {
            let (max, now) = (item.max_length?, words.chars().count());
            (now > max).then_some(ProblemKind::TooLong { max, now })
        }
        _ => None
            .or_else(|| beyond(item.min, Ordering::Less).map(ProblemKind::TooLow))
            .or_else(|| beyond(item.max, Ordering::Greater).map(ProblemKind::TooHigh)),
    }
}

/// A date known in part is beyond the edge only if no day that it may mean is within.
fn against(answer: &Answer, bound: Bound, today: Date) -> Option<Ordering> {
    let day = match bound {
        Bound::Today => today,
        Bound::Day(day) => day,
        Bound::Number(edge) => {
            return match answer {
                Answer::Integer(number) => Some(number.to_string().parse::<Decimal>().ok()?.cmp(&edge)),
                Answer::Decimal(number) => Some(number.cmp(&edge)),
                _ => None,
            };
        }
    };
    match answer {
        Answer::Date(date) if date.latest() < day => Some(Ordering::Less),
        Answer::Date(date) if date.earliest() > day => Some(Ordering::Greater),
        Answer::Date(_) => Some(Ordering::Equal),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
