//! Search in one field: names in either script, short forms, typing errors, aliases, identifiers, case numbers. Only
//! people whose file one may open are found.

pub mod pages;
mod rank;
mod store;
mod term;

pub use rank::Reason;

use super::{Person, brief, index};
use bulgaria::names::similarity;
use kernel::ctx::{Actor, Ctx, On};
use kernel::db::{self, Tx};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ServiceId};
use std::collections::HashSet;
use term::Term;

kernel::texts!(people_search);

/// So many people are compared before the best are shown.
const CANDIDATES: usize = 200;
/// Fewer found, and spelling is forgiven.
const ENOUGH: usize = 3;
/// A word so like the typed one is taken for it.
const LIKE: f64 = 0.82;

/// What somebody typed above a list: names in either script, short forms, the number of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question(Vec<Term>);

impl Question {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Question {
        Question(term::terms(typed))
    }

    /// Whether every word of it is in a text, as the search of people would find it. Nothing typed fits everything.
    pub fn fits(&self, text: &str) -> bool {
        let words = index::words(text);
        self.0.iter().all(|term| words.iter().any(|word| term.fits(word)))
    }
}

/// Somebody who was found, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Who.
    pub person: Person,
    /// Why.
    pub reason: Reason,
    /// How well it fits, from 0 to 1.
    pub score: f64,
}

/// Finds people by whatever is known of them, the best first, at most `limit`. Nothing for an empty question.
pub async fn search(ctx: &Ctx, question: &str, limit: usize) -> Result<Vec<Hit>, Refusal> {
    let terms = term::terms(question);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let mut view = ctx.view(Right::SeePeople, On::Provider).await?;
    let reach = reach(ctx, &mut view).await?;
    let found = candidates(ctx, &mut view, &reach, terms.clone()).await?;
    let mut hits: Vec<Hit> = found.into_iter().map(|person| rank::hit(person, &terms)).collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.person.given.cmp(&b.person.given)));
    hits.truncate(limit);
    Ok(hits)
}

/// The services in which the reader sees people.
pub(super) async fn reach(ctx: &Ctx, tx: &mut Tx) -> db::Result<Vec<ServiceId>> {
    if ctx.actor == Actor::Program {
        return store::services(tx, ctx.provider).await;
    }
    let mut services: Vec<ServiceId> = ctx
        .grants
        .iter()
        .filter(|grant| grant.role.allows(Right::SeePeople))
        .filter_map(|grant| grant.service)
        .collect();
    services.sort();
    services.dedup();
    Ok(services)
}

/// Those who fit every term, forgiving spelling where too few do.
pub(super) async fn candidates(
    ctx: &Ctx,
    tx: &mut Tx,
    reach: &[ServiceId],
    mut terms: Vec<Term>,
) -> db::Result<Vec<Person>> {
    let found = fitting(ctx, tx, reach, &terms).await?;
    if found.len() >= ENOUGH {
        return Ok(found);
    }
    for term in terms.iter_mut().filter(|term| term.is_name()) {
        let words = store::words_like(tx, ctx.provider, &index::pieces(&term.word)).await?;
        let mut near: Vec<(f64, String)> = words
            .into_iter()
            .map(|word| (similarity(&term.word, &word), word))
            .filter(|(like, _)| *like >= LIKE)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        term.also(near.into_iter().map(|(_, word)| word));
    }
    let mut all = found;
    let known: HashSet<PersonId> = all.iter().map(|person| person.id).collect();
    let more = fitting(ctx, tx, reach, &terms).await?;
    all.extend(more.into_iter().filter(|person| !known.contains(&person.id)));
    Ok(all)
}

/// Those who fit every term; of more than are compared, the newest files.
async fn fitting(ctx: &Ctx, tx: &mut Tx, reach: &[ServiceId], terms: &[Term]) -> db::Result<Vec<Person>> {
    let mut found: HashSet<PersonId> = HashSet::new();
    for services in reach.chunks(store::SERVICES) {
        let mut here: Option<HashSet<PersonId>> = None;
        for term in terms {
            let bearing = store::bearing(tx, ctx.provider, services, term).await?;
            let both = match here {
                Some(before) => before.intersection(&bearing).copied().collect(),
                None => bearing,
            };
            if both.is_empty() {
                here = None;
                break;
            }
            here = Some(both);
        }
        found.extend(here.into_iter().flatten());
    }
    let mut newest: Vec<PersonId> = found.into_iter().collect();
    newest.sort_unstable_by(|a, b| b.cmp(a));
    newest.truncate(CANDIDATES);
    let mut people = brief(tx, ctx.provider, &newest).await?;
    Ok(newest.iter().filter_map(|id| people.remove(id)).collect())
}

/// People with an identifier.
pub(super) async fn with_number(ctx: &Ctx, tx: &mut Tx, reach: &[ServiceId], number: &str) -> db::Result<Vec<Person>> {
    fitting(ctx, tx, reach, &[Term::exactly(number)]).await
}

/// People whose names fit, forgiving spelling.
pub(super) async fn named(ctx: &Ctx, tx: &mut Tx, reach: &[ServiceId], name: &str) -> db::Result<Vec<Person>> {
    let terms = term::terms(name);
    if terms.is_empty() { Ok(Vec::new()) } else { candidates(ctx, tx, reach, terms).await }
}

/// People born on a day.
pub(super) async fn born_on(
    ctx: &Ctx,
    tx: &mut Tx,
    reach: &[ServiceId],
    born: Day,
    limit: usize,
) -> db::Result<Vec<Person>> {
    let mut found = Vec::new();
    for services in reach.chunks(store::SERVICES) {
        found.extend(store::by_birth(tx, ctx.provider, services, born, limit).await?);
    }
    Ok(found)
}

/// People whose files one may open, in the order in which the files were opened, after one of them.
pub async fn list(ctx: &Ctx, after: Option<PersonId>, limit: i64) -> Result<Vec<Person>, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Provider).await?;
    let reach = reach(ctx, &mut view).await?;
    let after = after.unwrap_or(PersonId(uuid::Uuid::nil()));
    let mut found: Vec<Person> = Vec::new();
    for service in reach {
        found.extend(store::page(&mut view, ctx.provider, service, after, limit).await?);
    }
    found.sort_by_key(|person| person.id);
    found.dedup_by_key(|person| person.id);
    found.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(found)
}
