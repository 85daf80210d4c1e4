//! How much of a form is done, section by section.

use super::{
    answers::Answers,
    definition::{Kind, Questionnaire},
    path::Path,
    rules::{self, Asked, FormProblem, ProblemKind},
    t,
};
use kernel::i18n::Msg;

/// How far one section has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionProgress {
    /// The linkId of the section.
    pub link_id: String,
    /// Whether the section is asked at all.
    pub applies: bool,
    /// Questions that are asked now.
    pub expected: usize,
    /// Those of them that are not blank. „Does not want to answer“ is an answer.
    pub answered: usize,
    /// Required answers that are blank.
    pub missing: usize,
    /// Answers that must be corrected.
    pub wrong: usize,
}

/// The state of a section as the index beside the form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// Nothing required is blank and nothing is wrong.
    Ready,
    /// Something required is blank.
    Incomplete,
    /// Something must be corrected.
    HasProblems,
    /// Nothing was answered.
    NotStarted,
    /// Other answers say that it is not asked.
    NotApplicable,
}

impl SectionProgress {
    /// The state. Blank required answers are something to correct only once somebody tried to finish the section.
    pub fn state(&self, tried: bool) -> SectionState {
        if !self.applies {
            SectionState::NotApplicable
        } else if self.wrong > 0 || (tried && self.missing > 0) {
            SectionState::HasProblems
        } else if self.answered == 0 && self.expected > 0 {
            SectionState::NotStarted
        } else if self.missing > 0 {
            SectionState::Incomplete
        } else {
            SectionState::Ready
        }
    }

    /// The state in words, for the index.
    pub fn message(&self, tried: bool) -> Msg {
        match self.state(tried) {
            SectionState::Ready => t::m::section_ready(),
            SectionState::Incomplete => t::m::section_incomplete(self.answered, self.expected),
            SectionState::HasProblems => t::m::section_wrong(self.wrong + self.missing),
            SectionState::NotStarted => t::m::section_not_started(),
            SectionState::NotApplicable => t::m::section_not_applicable(),
        }
    }
}

/// The visible sections in order. `problems` are those of the same answers.
pub fn sections(form: &Questionnaire, answers: &Answers, problems: &[FormProblem]) -> Vec<SectionProgress> {
    let (asked, places) = (Asked::new(form, answers), rules::places(form, answers));
    let visible = form.items.iter().filter(|item| item.kind == Kind::Group && !item.hidden);
    let section = |link_id: &str| {
        let questions = || places.iter().filter(|place| place.section == link_id && place.item.kind != Kind::Group);
        let here = || problems.iter().filter(|problem| problem.section == link_id);
        SectionProgress {
            link_id: link_id.into(),
            applies: asked.is_asked(&Path::new(&[], link_id)),
            expected: questions().count(),
            answered: questions().filter(|place| !answers.at(&place.path).is_empty()).count(),
            missing: here().filter(|problem| problem.kind == ProblemKind::Missing).count(),
            wrong: here().filter(|problem| problem.kind != ProblemKind::Missing).count(),
        }
    };
    visible.map(|item| section(&item.link_id)).collect()
}

/// The share of what is asked that was answered, in per cent, rounded down so that 100 means all.
pub fn percent(sections: &[SectionProgress]) -> u8 {
    let sum = |count: fn(&SectionProgress) -> usize| sections.iter().map(count).sum::<usize>();
    let (answered, expected) = (sum(|section| section.answered), sum(|section| section.expected));
    (answered * 100).checked_div(expected).map_or(100, |share| share as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::samples;
    use jiff::civil::date;

    fn health(fields: &[(&str, &str)]) -> (SectionState, SectionState, String) {
        let form = samples::visit();
        let answers = samples::typed(&form, fields);
        let problems = rules::problems(&form, &answers, date(2026, 11, 21));
        let section = sections(&form, &answers, &problems).remove(1);
        (section.state(false), section.state(true), section.message(false).say(kernel::i18n::Lang::Bg))
    }

    #[test]
    fn the_index_tells_what_is_left() {
        use SectionState::*;
        for (fields, state, after_trying, words) in [
            (&[][..], NotStarted, HasProblems, "не е започнат"),
            (&[("age", "38")], Incomplete, HasProblems, "1 от 9 отговора"),
            (&[("age", "много")], HasProblems, HasProblems, "2 неща за поправяне"),
            (&[("doctor", "no")], Ready, Ready, "готово"),
            (&[("doctor", "!asked-declined")], Ready, Ready, "готово"),
            (&[("doctor", "no"), ("pregnant", "true")], Incomplete, HasProblems, "2 от 10 отговора"),
        ] {
            assert_eq!(health(fields), (state, after_trying, words.into()), "{fields:?}");
        }
    }

    #[test]
    fn a_section_that_is_not_asked_does_not_apply_and_does_not_count() {
        let form = samples::visit();
        let state = |fields: &[(&str, &str)]| {
            let answers = samples::typed(&form, fields);
            let sections = sections(&form, &answers, &[]);
            (sections[2].state(false), percent(&sections))
        };
        assert_eq!(state(&[("safe", "true")]), (SectionState::NotApplicable, 10));
        assert_eq!(state(&[("pregnant", "true"), ("week", "36")]).0, SectionState::NotStarted);
    }
}
