//! Two assessments side by side: how needs changed, and what was answered differently.

use super::record::{Filled, Found, filled};
use super::{AssessmentId, draft, words};
use crate::forms::definition::{Item, Text};
use crate::forms::path::Path;
use crate::forms::score::{self, SectionScore};
use kernel::ctx::Ctx;
use kernel::i18n::Lang;
use kernel::refusal::Refusal;

/// An answer that is not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: Text,
    /// The answer then, in words; nothing when it was blank.
    pub before: Option<String>,
    /// The answer now.
    pub now: Option<String>,
}

/// The points of a section in both.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionChange {
    /// The section.
    pub section: Text,
    /// The points then.
    pub before: Option<SectionScore>,
    /// The points now.
    pub now: Option<SectionScore>,
}

/// Two assessments of one person side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The earlier.
    pub before: Found,
    /// The later.
    pub now: Filled,
    /// Every need that either rates above 0.
    pub needs: Vec<score::Change>,
    /// The points by section, in the order of the later form.
    pub sections: Vec<SectionChange>,
    /// What was answered differently, needs aside, in the order of the later form.
    pub answers: Vec<Change>,
}

/// Compares an assessment with another of the same person: with the one before it, unless `with` names one.
///
/// # Errors
/// [`Refusal::Missing`] when there is none to compare with, or it is someone else's.
pub async fn compare(ctx: &Ctx, id: AssessmentId, with: Option<AssessmentId>) -> Result<Comparison, Refusal> {
    let now = filled(ctx, id).await?;
    let with = with.or(now.found.record.previous_id).filter(|with| *with != id).ok_or(Refusal::Missing)?;
    let before = filled(ctx, with).await?;
    if before.person.id != now.person.id {
        return Err(Refusal::Missing);
    }
    let before = before.found;
    let ratings = |found: &Found| score::ratings(found.form, &found.answers);
    let needs = score::compare(&ratings(&before), &ratings(&now.found));
    let sections = sections(&before, &now.found);
    let answers = answers(&before, &now.found, ctx.lang);
    Ok(Comparison { before, now, needs, sections, answers })
}

fn sections(before: &Found, now: &Found) -> Vec<SectionChange> {
    let (then, later) = (before.scores(), now.scores());
    let of = |scores: &[SectionScore], id: &str| scores.iter().find(|score| score.link_id == id).cloned();
    let change = |id: &str| {
        let section = now.form.item(id).or_else(|| before.form.item(id))?.text.clone();
        let change = SectionChange { section, before: of(&then, id), now: of(&later, id) };
        (change.before.is_some() || change.now.is_some()).then_some(change)
    };
    let gone = before.section_ids().into_iter().filter(|id| now.form.item(id).is_none());
    now.section_ids().into_iter().chain(gone).filter_map(change).collect()
}

fn answers(before: &Found, now: &Found, l: Lang) -> Vec<Change> {
    let order = |path: &Path| now.form.all_items().iter().position(|item| item.link_id == path.link_id);
    let mut paths = draft::differing(&before.answers, &now.answers);
    paths.sort_by_cached_key(|path| (order(path).unwrap_or(usize::MAX), path.clone()));
    let visible = |item: &&Item| item.need.is_none() && !item.hidden;
    let change = |path: &Path| {
        let item = now.form.item(&path.link_id).or_else(|| before.form.item(&path.link_id)).filter(visible)?;
        let said = |found: &Found| words::say(item, found.answers.at(path), l);
        Some(Change { question: item.text.clone(), before: said(before), now: said(now) })
    };
    paths.iter().filter_map(change).collect()
}
