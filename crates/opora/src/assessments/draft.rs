//! Saving a draft. Nobody waits for another and nothing typed is lost: what two people wrote since one of them looked is
//! joined by field, and where both wrote into one field, both answers are kept until somebody chooses.

use super::record::{Conflict, Found};
use super::{AssessmentId, Status, person_of, store, t};
use crate::forms::answers::Answers;
use crate::forms::path::Path;
use crate::forms::{input, merge};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Fields;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use serde_json::json;
use std::collections::BTreeSet;
use store::Revision;

/// A page that was open longer is joined without knowing what it began with: what differs is then a conflict.
const KEEP_HOURS: i64 = 24;

/// The beginning of the field that decides a conflict; its id follows. The values are `saved` and `other`.
pub const KEEP_FIELD: &str = "keep-";
/// The field with the id of a conflict that the page shows.
pub const KNOWN_FIELD: &str = "known";

/// What a page sends.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'a> {
    /// The section that was on the page; all of them without it.
    pub section: Option<&'a str>,
    /// The version that the page was drawn from.
    pub seen: i64,
    /// The fields.
    pub fields: &'a Fields,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The version that the page may now say it was drawn from: the one it named before, when somebody else wrote since,
    /// for what they wrote does not stand in the page.
    pub version: i64,
    /// When it was last saved.
    pub at: Moment,
    /// Fields that somebody else had changed too; their answer stands, and this one waits beside it.
    pub conflicts: Vec<Path>,
}

/// Saves what a page sends.
///
/// # Errors
/// [`Refusal::Invalid`] when it was signed meanwhile.
pub async fn save(ctx: &Ctx, id: AssessmentId, edit: Edit<'_>) -> Result<Saved, Refusal> {
    let (change, found) = open(ctx, id).await?;
    let sitting = Sitting::begin(change, found, edit.seen).await?;
    let mut mine = input::apply(sitting.found.form, &sitting.base, edit.section, edit.fields.iter());
    let chosen = sitting.choose(&mut mine, edit.fields);
    sitting.end(ctx, mine, chosen).await
}

/// Saves the whole of the answers, as a program sends them; it must have seen the last version.
pub async fn save_answers(ctx: &Ctx, id: AssessmentId, seen: i64, answers: Answers) -> Result<Saved, Refusal> {
    let (change, found) = open(ctx, id).await?;
    if found.record.version != seen {
        return Err(Refusal::Stale(found.record.version));
    }
    Sitting::begin(change, found, seen).await?.end(ctx, answers, Chosen::default()).await
}

async fn open(ctx: &Ctx, id: AssessmentId) -> Result<(Change, Found), Refusal> {
    let person = person_of(ctx, id).await?;
    let mut change = ctx.change(Right::Assess, On::Person(person)).await?;
    let found = store::hold(&mut change, id).await?.ok_or(Refusal::Missing)?;
    match found.record.status {
        Status::Draft => Ok((change, found)),
        Status::Signed => Err(Refusal::invalid("", t::m::is_signed())),
    }
}

/// What was chosen where two people wrote.
#[derive(Default)]
struct Chosen {
    /// Decided now.
    decided: Vec<Conflict>,
    /// Fields whose answer waits already, of which this page does not know.
    unseen: Vec<Path>,
}

/// One save on its way: what is stored, what the page began with, and who wrote in between.
struct Sitting {
    change: Change,
    found: Found,
    /// The answers of the version that the page saw.
    base: Answers,
    conflicts: Vec<Conflict>,
    /// The version that the page saw, when somebody else wrote since, or who wrote is no longer known.
    behind: Option<i64>,
    /// Fields changed since by this person only: their own later answer is no conflict with the earlier one.
    own: BTreeSet<Path>,
}

impl Sitting {
    async fn begin(mut change: Change, found: Found, seen: i64) -> Result<Sitting, Refusal> {
        let provider = change.provider;
        let since = store::revisions(&mut change, provider, &found, seen).await?;
        let conflicts = store::conflicts(&mut change, provider, &found).await?;
        let base = before(&found, seen, &since);
        let me = change.by();
        let changed = |mine: bool| -> BTreeSet<Path> {
            let made = since.iter().filter(|revision| (revision.saved_by == me) == mine);
            made.flat_map(|revision| revision.paths.iter().cloned()).collect()
        };
        let own = &changed(true) - &changed(false);
        let alone = knows(&found, seen, &since) && since.iter().all(|revision| revision.saved_by == me);
        let behind = (!alone).then_some(seen);
        Ok(Sitting { change, found, base, conflicts, behind, own })
    }

    /// Applies what was chosen beside fields in conflict, and leaves out what has lost a conflict and was sent again
    /// only because it still stands in the page.
    fn choose(&self, mine: &mut Answers, fields: &Fields) -> Chosen {
        let mut chosen = Chosen::default();
        for conflict in &self.conflicts {
            let choice = fields.get(&format!("{KEEP_FIELD}{}", conflict.id));
            let lost_again = conflict.account_id == self.change.by() && *mine.at(&conflict.path) == *conflict.answers;
            let was = self.base.at(&conflict.path).to_vec();
            match choice {
                "other" if !conflict.decided => mine.set(conflict.path.clone(), conflict.answers.clone()),
                "saved" if lost_again => mine.set(conflict.path.clone(), was),
                "" if lost_again && !conflict.decided => {
                    mine.set(conflict.path.clone(), was);
                    if !fields.all(KNOWN_FIELD).any(|known| known == conflict.id.to_string()) {
                        chosen.unseen.push(conflict.path.clone());
                    }
                }
                _ => {}
            }
            if !choice.is_empty() && !conflict.decided {
                chosen.decided.push(conflict.clone());
            }
        }
        chosen
    }

    async fn end(mut self, ctx: &Ctx, mut mine: Answers, chosen: Chosen) -> Result<Saved, Refusal> {
        self.follow_own(&mut mine);
        let merged = merge::merge(&self.base, &mine, &self.found.answers);
        let paths = differing(&self.found.answers, &merged.answers);
        let noticed = self.notice(ctx, &merged.conflicts);
        let record = self.found.record.clone();
        let mut conflicts: Vec<Path> = merged.conflicts.into_iter().map(|conflict| conflict.path).collect();
        conflicts.extend(chosen.unseen);
        let (version, at) = match paths.is_empty() {
            true => (record.version, record.saved_at),
            false => (record.version + 1, self.change.at),
        };
        let mut events = self.write(&merged.answers, &paths).await?;
        events.extend(self.note_conflicts(&noticed, &chosen.decided).await?);
        if !events.is_empty() {
            self.change.commit_all(events).await?;
        }
        Ok(Saved { version: self.behind.unwrap_or(version), at, conflicts })
    }

    /// Where only this person wrote since the page was drawn, the page's answer follows their last one, and what the
    /// page did not touch stays as it is now: an answer lost on its way back, or a second window.
    fn follow_own(&mut self, mine: &mut Answers) {
        for path in &self.own {
            let now = self.found.answers.at(path).to_vec();
            if mine.at(path) == self.base.at(path) {
                mine.set(path.clone(), now.clone());
            }
            self.base.set(path.clone(), now);
        }
    }

    /// The conflicts that are not waiting already.
    fn notice(&self, ctx: &Ctx, conflicts: &[merge::Conflict]) -> Vec<Conflict> {
        let waits = |new: &&merge::Conflict| {
            let same = |old: &Conflict| !old.decided && old.path == new.path && old.answers == new.mine;
            !self.conflicts.iter().any(same)
        };
        let noticed = |conflict: &merge::Conflict| Conflict {
            id: ctx.new_id(),
            path: conflict.path.clone(),
            answers: conflict.mine.clone(),
            account_id: self.change.by(),
            name: None,
            noticed_at: self.change.at,
            decided: false,
        };
        conflicts.iter().filter(waits).map(noticed).collect()
    }

    async fn note_conflicts(&mut self, noticed: &[Conflict], decided: &[Conflict]) -> Result<Option<Event>, Refusal> {
        if noticed.is_empty() && decided.is_empty() {
            return Ok(None);
        }
        for conflict in noticed {
            store::add_conflict(&mut self.change, &self.found, conflict).await?;
        }
        for conflict in decided {
            store::decide_conflict(&mut self.change, conflict.id).await?;
        }
        let fields = |all: &[Conflict]| all.iter().map(|conflict| conflict.path.to_string()).collect::<Vec<_>>();
        let details = json!({ "noticed": fields(noticed), "decided": fields(decided) });
        let record = &self.found.record;
        Ok(Some(Event::new("assessment.conflicts", record.id).of(record.person_id).with(&details)))
    }

    /// Stores the answers, what stood before in the changed fields, and takes back signatures given to other answers.
    async fn write(&mut self, answers: &Answers, paths: &[Path]) -> Result<Vec<Event>, Refusal> {
        if paths.is_empty() {
            return Ok(vec![]);
        }
        let record = &self.found.record;
        let was = paths.iter().map(|path| (path.clone(), self.found.answers.at(path).to_vec())).collect();
        store::add_revision(&mut self.change, &self.found, paths, &was).await?;
        let long_ago = self.change.at.plus_hours(-KEEP_HOURS);
        store::forget_revisions(&mut self.change, record.id, long_ago).await?;
        if !store::save(&mut self.change, &self.found, answers).await? {
            return Err(Refusal::Stale(record.version));
        }
        let fields: Vec<String> = paths.iter().map(Path::to_string).collect();
        let details = json!({ "version": record.version + 1, "fields": fields });
        let mut events = vec![Event::new("assessment.saved", record.id).of(record.person_id).with(&details)];
        if store::withdraw_signatures(&mut self.change, record.id).await? > 0 {
            events.push(Event::new("assessment.signatures_withdrawn", record.id).of(record.person_id));
        }
        Ok(events)
    }
}

/// The answers of an earlier version. When what came between is no longer known, nothing is: then every difference
/// counts as one between two people.
fn before(found: &Found, seen: i64, since: &[Revision]) -> Answers {
    if !knows(found, seen, since) {
        return Answers::default();
    }
    let mut answers = found.answers.clone();
    for revision in since {
        for path in &revision.paths {
            answers.set(path.clone(), revision.before.at(path).to_vec());
        }
    }
    answers
}

/// Whether all that came after a version is still known.
fn knows(found: &Found, seen: i64, since: &[Revision]) -> bool {
    seen >= found.record.version || since.last().is_some_and(|first| first.version == seen + 1)
}

/// The fields in which two sets of answers differ.
pub(super) fn differing(one: &Answers, other: &Answers) -> Vec<Path> {
    let paths: BTreeSet<&Path> = one.iter().chain(other.iter()).map(|(path, _)| path).collect();
    paths.into_iter().filter(|path| one.at(path) != other.at(path)).cloned().collect()
}
