//! Whether somebody about to be written down has a file already: likely duplicates, each with the reasons.

use super::identifier::{IdentifierKind, NewIdentifier};
use super::{BirthKind, NewPerson, Person, create, created, index, search, t};
use bulgaria::names::{fold, similarity, variants};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{PersonId, ServiceId};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// From here on two names may be one person's.
const LIKELY: f64 = 0.84;
/// So many of each kind are compared.
const CANDIDATES: usize = 100;
/// So many are shown.
const SHOWN: usize = 8;

kernel::codes! {
    /// Why somebody may be the same person.
    pub enum Likeness {
        /// The same ЕГН or other number.
        Identifier = "identifier",
        /// The same name.
        Name = "name",
        /// A name spelled nearly so.
        Spelling = "spelling",
        /// A short form of the same given name.
        ShortForm = "short_form",
        /// The same alias.
        Alias = "alias",
        /// Born on the same day, or possibly so.
        Birth = "birth",
    }
}

impl Likeness {
    /// In a few words.
    pub fn words(self, l: Lang) -> &'static str {
        match self {
            Likeness::Identifier => t::like_identifier(l),
            Likeness::Name => t::like_name(l),
            Likeness::Spelling => t::like_spelling(l),
            Likeness::ShortForm => t::like_short_form(l),
            Likeness::Alias => t::like_alias(l),
            Likeness::Birth => t::like_birth(l),
        }
    }
}

/// Somebody who may be the same person.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Candidate {
    /// Who.
    pub person: Person,
    /// Why.
    pub reasons: Vec<Likeness>,
    /// How likely, from 0 to 1.
    pub score: f64,
}

/// Those who may be the same person, the likeliest first. Only files that the asker may open are looked at: about others
/// nothing is told, not even that there is one.
pub async fn duplicates(ctx: &Ctx, service: ServiceId, new: &NewPerson) -> Result<Vec<Candidate>, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    let reach = search::reach(ctx, &mut view).await?;
    let mut found: HashMap<PersonId, Person> = HashMap::new();
    let mut same_number: Vec<PersonId> = Vec::new();
    for number in new.identifiers.iter().filter_map(number) {
        let people = search::with_number(ctx, &mut view, &reach, &number).await?;
        same_number.extend(people.iter().map(|person| person.id));
        found.extend(people.into_iter().map(|person| (person.id, person)));
    }
    let who = &new.identity;
    for name in [format!("{} {}", who.given, who.family), who.given.clone(), who.alias.clone(), who.latin.clone()] {
        let people = search::named(ctx, &mut view, &reach, &name).await?;
        found.extend(people.into_iter().take(CANDIDATES).map(|person| (person.id, person)));
    }
    if let (BirthKind::Known, Some(born)) = (who.birth.kind, who.birth.from) {
        let people = search::born_on(ctx, &mut view, &reach, born, CANDIDATES).await?;
        found.extend(people.into_iter().map(|person| (person.id, person)));
    }
    let judged = found.into_values().map(|person| {
        let number = same_number.contains(&person.id);
        judge(person, new, number)
    });
    let mut likely: Vec<Candidate> = judged.flatten().collect();
    likely.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.person.id.cmp(&b.person.id)));
    likely.truncate(SHOWN);
    Ok(likely)
}

/// A number as it is looked for. Numbers of papers that are no personal numbers may be short and say nothing.
fn number(identifier: &NewIdentifier) -> Option<String> {
    let word = index::identifier_word(&identifier.value);
    let personal = matches!(identifier.kind, IdentifierKind::Egn | IdentifierKind::Lnch);
    (word.len() >= if personal { 10 } else { 5 }).then_some(word)
}

/// Somebody with the reasons why it may be the same person; none when it is not likely.
fn judge(person: Person, new: &NewPerson, same_number: bool) -> Option<Candidate> {
    let who = &new.identity;
    let (mut reasons, mut score) = (Vec::new(), 0.0_f64);
    if same_number {
        (reasons, score) = (vec![Likeness::Identifier], 1.0);
    }
    if let Some((likeness, like)) = name_likeness(&person, new) {
        reasons.push(likeness);
        score = score.max(like);
    }
    let both_known = who.birth.from.is_some() && person.born_from.is_some();
    let same_birth = both_known && person.birth().overlaps(who.birth);
    if same_birth {
        reasons.push(Likeness::Birth);
        // A woman who has married since has another family name, but not another birthday.
        let given = similarity(&person.given, &who.given);
        let day = person.birth_kind == BirthKind::Known && who.birth.kind == BirthKind::Known;
        score =
            score.max(if day && (given >= LIKELY || is_short_form(&person.given, &who.given)) { 0.86 } else { 0.0 });
        score = (score + 0.05).min(1.0);
    } else if both_known && !same_number {
        score -= 0.12;
    }
    (score >= LIKELY).then_some(Candidate { person, reasons, score })
}

fn name_likeness(person: &Person, new: &NewPerson) -> Option<(Likeness, f64)> {
    let who = &new.identity;
    let same = |a: &str, b: &str| !a.is_empty() && fold(a) == fold(b);
    if same(&who.alias, &person.alias) {
        return Some((Likeness::Alias, 0.95));
    }
    // What one calls herself today may be the name of her papers.
    if same(&who.alias, &person.given) || same(&person.alias, &who.given) {
        return Some((Likeness::Alias, 0.88));
    }
    let (mine, theirs) = (format!("{} {}", who.given, who.family), format!("{} {}", person.given, person.family));
    if mine.trim().is_empty() || theirs.trim().is_empty() {
        return None;
    }
    let family = similarity(&who.family, &person.family);
    let latin = similarity(&who.latin, &person.latin);
    // A given name in common is not yet a likeness: each of the two names must be alike where both are known.
    let apart = [(&who.given, &person.given), (&who.family, &person.family)];
    let unlike = apart.iter().any(|(a, b)| !a.is_empty() && !b.is_empty() && similarity(a, b) < LIKELY);
    let like = latin.max(if unlike { 0.0 } else { similarity(&mine, &theirs) });
    if fold(&mine) == fold(&theirs) {
        Some((Likeness::Name, 1.0))
    } else if is_short_form(&who.given, &person.given) && (family >= 0.95 || who.family.is_empty()) {
        Some((Likeness::ShortForm, 0.96))
    } else if like >= LIKELY {
        Some((Likeness::Spelling, like))
    } else {
        None
    }
}

fn is_short_form(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    !a.is_empty() && (variants(&a).contains(&b) || variants(&b).contains(&a))
}

/// What came of opening a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// It is open.
    File(PersonId),
    /// These have not been looked at yet and may be the same person; nothing was written.
    Likely(Vec<Candidate>),
}

/// Opens a file, unless somebody may be the same person whom the asker has not ruled out.
pub async fn open_file(
    ctx: &Ctx,
    service: ServiceId,
    new: &NewPerson,
    none_of: &[PersonId],
) -> Result<Opened, Refusal> {
    // A command sent twice is told apart before its own first result is taken for a duplicate.
    drop(ctx.change(Right::EditFile, On::Service(service)).await?);
    let likely = not_ruled_out(ctx, service, new, none_of).await?;
    if !likely.is_empty() {
        return Ok(Opened::Likely(likely));
    }
    let mut change = ctx.change(Right::EditFile, On::Service(service)).await?;
    let id = create(ctx, &mut change, service, new).await?;
    change.commit(created(id)).await?;
    Ok(Opened::File(id))
}

/// All likely duplicates if there is one among them that was not ruled out, else none.
pub(super) async fn not_ruled_out(
    ctx: &Ctx,
    service: ServiceId,
    new: &NewPerson,
    none_of: &[PersonId],
) -> Result<Vec<Candidate>, Refusal> {
    let likely = duplicates(ctx, service, new).await?;
    let unseen = likely.iter().any(|candidate| !none_of.contains(&candidate.person.id));
    Ok(if unseen { likely } else { Vec::new() })
}
