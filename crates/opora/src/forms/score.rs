//! What the answers add up to: points and level of a section, needs for the plan, and the change since last time.
//! Points advise; the team decides with the person.

use super::{
    answers::{Answer, Answers},
    definition::{Item, Questionnaire, Text},
    path::Path,
    rules, t,
};
use kernel::i18n::Msg;

/// The points of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionScore {
    /// The linkId of the section.
    pub link_id: String,
    /// The points of the answers; more points, more need.
    pub sum: i32,
    /// The most points possible. A question that the person did not want to answer, that was not asked, or that was left
    /// blank where it may be, is left out: silence must not make a need look small.
    pub max: i32,
    /// Scored questions with a value.
    pub answered: usize,
    /// Scored questions that need an answer and are still blank, and those whose answer cannot be read.
    pub blank: usize,
    /// The level of need, once nothing that needs an answer is blank.
    pub level: Option<Level>,
}

impl SectionScore {
    /// The level in words, or that the section is unfinished, or that nothing in it was rated.
    pub fn message(&self) -> Msg {
        match self.level {
            Some(level) => level.message(),
            None if self.blank > 0 => t::m::level_unfinished(),
            None => t::m::level_unrated(),
        }
    }
}

/// How much need there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No need.
    None,
    /// Low need.
    Low,
    /// Medium need.
    Medium,
    /// High need.
    High,
}

impl Level {
    /// The level in words.
    pub fn message(self) -> Msg {
        match self {
            Level::None => t::m::level_none(),
            Level::Low => t::m::level_low(),
            Level::Medium => t::m::level_medium(),
            Level::High => t::m::level_high(),
        }
    }
}

/// The points of every section that is asked and has scored questions.
pub fn sections(form: &Questionnaire, answers: &Answers) -> Vec<SectionScore> {
    let mut scores: Vec<SectionScore> = vec![];
    for place in rules::places(form, answers).into_iter().filter(|place| place.item.is_scored()) {
        if scores.last().is_none_or(|last| last.link_id != place.section) {
            let link_id = place.section.to_owned();
            scores.push(SectionScore { link_id, sum: 0, max: 0, answered: 0, blank: 0, level: None });
        }
        if let Some(score) = scores.last_mut() {
            add(score, place.item, answers.at(&place.path));
        }
    }
    for score in &mut scores {
        score.level = level(form, score);
    }
    scores
}

fn add(score: &mut SectionScore, item: &Item, answers: &[Answer]) {
    match answers {
        [Answer::Absent(_)] => return,
        [] if !item.required => return,
        _ if answers.iter().any(Answer::has_value) => score.answered += 1,
        _ => score.blank += 1,
    }
    let points = || item.options.iter().filter_map(|option| option.ordinal);
    let most = if item.repeats { points().filter(|points| *points > 0).sum() } else { points().max().unwrap_or(0) };
    score.max = score.max.saturating_add(most);
    let scored = answers.iter().filter_map(|answer| points_of(item, answer));
    score.sum = scored.fold(score.sum, i32::saturating_add);
}

fn points_of(item: &Item, answer: &Answer) -> Option<i32> {
    match answer {
        Answer::Choice { code } => item.option(code)?.ordinal,
        _ => None,
    }
}

fn level(form: &Questionnaire, score: &SectionScore) -> Option<Level> {
    if score.blank > 0 || score.max <= 0 {
        return None;
    }
    let reaches = |share: u8| i64::from(score.sum) * 100 >= i64::from(score.max) * i64::from(share);
    Some(match form.levels {
        levels if reaches(levels.high) => Level::High,
        levels if reaches(levels.medium) => Level::Medium,
        levels if reaches(levels.low) => Level::Low,
        _ => Level::None,
    })
}

/// A need that the form rates, with its rating if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The life domain: `health`, `housing`.
    pub domain: String,
    /// The question that rates it.
    pub path: Path,
    /// The `linkId` of that question: the same in every version of the form.
    pub link: String,
    /// 0 no need to 4 urgent; nothing when blank, declined, unknown or not asked.
    pub rating: Option<u8>,
    /// What the need is called.
    pub label: Text,
}

/// Every need that the form asks about, rated or not.
pub fn ratings(form: &Questionnaire, answers: &Answers) -> Vec<Need> {
    let rated = |place: rules::Place<'_>| {
        let points = answers.at(&place.path).iter().find_map(|answer| points_of(place.item, answer));
        Some(Need {
            domain: place.item.need.clone()?,
            rating: points.and_then(|points| u8::try_from(points).ok()),
            label: place.item.text.clone(),
            link: place.item.link_id.clone(),
            path: place.path,
        })
    };
    rules::places(form, answers).into_iter().filter_map(rated).collect()
}

/// The needs that there are, rated 1 and more, for the support plan.
pub fn needs(form: &Questionnaire, answers: &Answers) -> Vec<Need> {
    ratings(form, answers).into_iter().filter(|need| need.rating > Some(0)).collect()
}

/// How a need changed since last time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Rated lower, and still a need.
    Better,
    /// Rated the same.
    Same,
    /// Rated higher.
    Worse,
    /// No need, or not rated, last time.
    New,
    /// A need last time, rated 0 now.
    Gone,
    /// A need last time, and not rated now. Says nothing about the need.
    NotRated,
}

impl Trend {
    /// The change in words.
    pub fn message(self) -> Msg {
        match self {
            Trend::Better => t::m::better(),
            Trend::Same => t::m::same(),
            Trend::Worse => t::m::worse(),
            Trend::New => t::m::new_need(),
            Trend::Gone => t::m::gone(),
            Trend::NotRated => t::m::not_rated_now(),
        }
    }
}

/// One need in two assessments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The need as it stands now, or as it stood when the form no longer asks about it.
    pub need: Need,
    /// The rating last time.
    pub before: Option<u8>,
    /// The change.
    pub trend: Trend,
}

/// Compares the ratings of two assessments, also of two versions of a form. Needs that were never rated above 0 are left out.
/// The order is that of now; what is no longer asked follows.
pub fn compare(previous: &[Need], current: &[Need]) -> Vec<Change> {
    let dropped = previous.iter().filter(|need| !current.iter().any(|now| now.path == need.path));
    let unasked = dropped.map(|need| (Need { rating: None, ..need.clone() }, need.rating));
    let rating_before = |path: &Path| previous.iter().find(|need| need.path == *path).and_then(|need| need.rating);
    let asked = current.iter().map(|need| (need.clone(), rating_before(&need.path)));
    let change = |(need, before): (Need, Option<u8>)| Some(Change { trend: trend(before, need.rating)?, need, before });
    asked.chain(unasked).filter_map(change).collect()
}

fn trend(before: Option<u8>, now: Option<u8>) -> Option<Trend> {
    match (before.unwrap_or(0), now) {
        (0, None | Some(0)) => None,
        (0, Some(_)) => Some(Trend::New),
        (_, None) => Some(Trend::NotRated),
        (_, Some(0)) => Some(Trend::Gone),
        (before, Some(now)) if now < before => Some(Trend::Better),
        (before, Some(now)) if now > before => Some(Trend::Worse),
        _ => Some(Trend::Same),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::samples;

    #[test]
    fn a_level_waits_only_for_what_needs_an_answer() {
        let form = form_in_use("needs-adult");
        let emotional = |fields: &[(&str, &str)]| {
            let scores = sections(form, &samples::typed(form, fields));
            let score = scores.into_iter().find(|score| score.link_id == "emotional").unwrap();
            (score.sum, score.max, score.blank, score.message().key())
        };
        let needs = [("need-emotional", "4"), ("need-trauma", "2")];
        assert_eq!(emotional(&[]), (0, 8, 2, "forms-level-unfinished"));
        assert_eq!(emotional(&needs[..1]), (4, 8, 1, "forms-level-unfinished"));
        assert_eq!(emotional(&needs), (6, 8, 0, "forms-level-high"), "how it feels may stay blank");
        let felt = [&needs[..], &[("feel-fear", "0")]].concat();
        assert_eq!(emotional(&felt), (6, 12, 0, "forms-level-medium"), "and counts where it was said");
    }

    fn form_in_use(name: &str) -> &'static Questionnaire {
        crate::forms::catalogue::Catalogue::built_in().latest(name).unwrap()
    }

    #[test]
    fn points_make_a_level_only_when_nothing_scored_is_blank() {
        let form = samples::visit();
        let score = |fields: &[(&str, &str)]| {
            let score = sections(&form, &samples::typed(&form, fields)).remove(0);
            (score.sum, score.max, score.level)
        };
        for (fields, expected) in [
            (&[][..], (0, 0, None)),
            (&[("pain", "4")], (4, 4, Some(Level::High))),
            (&[("pain", "0"), ("sleep", "0")], (0, 8, Some(Level::None))),
            (&[("pain", "1"), ("sleep", "0")], (1, 8, Some(Level::Low))),
            (&[("pain", "2"), ("sleep", "1")], (3, 8, Some(Level::Medium))),
            (&[("pain", "4"), ("sleep", "1")], (5, 8, Some(Level::High))),
            (&[("pain", "4"), ("sleep", "!asked-declined")], (4, 4, Some(Level::High))),
            (&[("pain", "!not-asked"), ("sleep", "!not-asked")], (0, 0, None)),
        ] {
            assert_eq!(score(fields), expected, "{fields:?}");
        }
    }

    #[test]
    fn needs_flow_to_the_plan_by_domain() {
        let form = samples::visit();
        let found = needs(&form, &samples::typed(&form, &[("pain", "0"), ("sleep", "3")]));
        let [sleep] = &found[..] else { panic!("one need expected: {found:?}") };
        assert_eq!((sleep.domain.as_str(), sleep.rating, sleep.label.bg.as_str()), ("health", Some(3), "Сън"));
    }

    #[test]
    fn every_change_has_its_word() {
        let form = samples::visit();
        let rated = |rating: &str| ratings(&form, &samples::typed(&form, &[("pain", rating)]));
        for (before, now, trend) in [
            ("3", "1", Some(Trend::Better)),
            ("3", "3", Some(Trend::Same)),
            ("3", "4", Some(Trend::Worse)),
            ("0", "2", Some(Trend::New)),
            ("", "2", Some(Trend::New)),
            ("!asked-declined", "2", Some(Trend::New)),
            ("2", "0", Some(Trend::Gone)),
            ("2", "!asked-declined", Some(Trend::NotRated)),
            ("2", "", Some(Trend::NotRated)),
            ("0", "", None),
            ("", "0", None),
        ] {
            let changes = compare(&rated(before), &rated(now));
            assert_eq!(changes.first().map(|change| change.trend), trend, "{before} then {now}");
        }
    }

    #[test]
    fn a_need_that_the_new_form_does_not_ask_about_is_not_forgotten() {
        let form = samples::visit();
        let changes = compare(&ratings(&form, &samples::typed(&form, &[("sleep", "4")])), &[]);
        assert_eq!(
            changes.iter().map(|change| (change.before, change.trend)).collect::<Vec<_>>(),
            [(Some(4), Trend::NotRated)]
        );
    }
}
