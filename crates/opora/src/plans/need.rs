//! The need that a goal answers: the question of the assessment that rated it, or a need in words of one's own. Pure.

use super::{Domain, Goal};
use crate::assessments::{Known, Need, known_needs};
use kernel::i18n::Lang;

/// A need as a goal names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The question that rates it, by its `linkId`; nothing for a need that no form asks about.
    pub link: Option<String>,
    /// What it is called: the form's Bulgarian words, or one's own.
    pub words: String,
}

/// What somebody wrote as the need of a goal in this sphere. The name of a need of the forms, in either language, is that
/// need; other words on a goal that already answered one tell it anew.
pub fn named(domain: Domain, words: &str, before: Option<&Goal>) -> Named {
    let said = words.trim();
    let known = known_needs().find(|known| {
        Domain::of_form(known.domain) == domain && [Lang::Bg, Lang::En].iter().any(|l| known.label.get(*l) == said)
    });
    match known {
        Some(Known { link, label, .. }) => Named { link: Some(link.into()), words: label.bg.clone() },
        None if said.is_empty() => Named::default(),
        None => {
            let same = before.filter(|goal| goal.domain == domain);
            Named { link: same.and_then(|goal| goal.need_link.clone()), words: words.into() }
        }
    }
}

/// What the needs that the forms know are called, to choose from; of one sphere, when it is known.
pub fn names(sphere: Option<Domain>, l: Lang) -> Vec<&'static str> {
    let here = |known: &Known| sphere.is_none_or(|domain| Domain::of_form(known.domain) == domain);
    let mut names: Vec<&str> = known_needs().filter(here).map(|known| known.label.get(l)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

impl Goal {
    /// The need it answers, in the reader's language where the words are a form's.
    pub fn need_said(&self, l: Lang) -> &str {
        let same = |known: &Known| {
            known.label.bg == self.need && self.need_link.as_ref().is_none_or(|link| link == known.link)
        };
        known_needs().find(same).map_or(&self.need, |known| known.label.get(l))
    }
}

/// Brings goals up to a later assessment: each with the rating of its need now, and the needs that no goal answers.
pub fn renew<'n>(goals: &mut [Goal], needs: &'n [Need]) -> Vec<&'n Need> {
    let mut open = Vec::new();
    for need in needs {
        let mut answering = goals.iter_mut().filter(|goal| answers(goal, need, needs)).peekable();
        if answering.peek().is_none() {
            open.push(need);
        }
        answering.for_each(|goal| goal.need_rating = Some(need.rating.into()));
    }
    open
}

/// Whether a goal answers a need: it names it, or stands in its sphere and names no other.
fn answers(goal: &Goal, need: &Need, needs: &[Need]) -> bool {
    let names = |need: &Need| match &goal.need_link {
        Some(link) => *link == need.link,
        None => goal.need == need.label.bg,
    };
    names(need) || (goal.domain == Domain::of_form(&need.domain) && !needs.iter().any(names))
}
