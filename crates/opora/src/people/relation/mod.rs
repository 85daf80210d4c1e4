//! Family and others around a person. A relation is stored once and read in both directions.

mod kind;
mod store;

pub use kind::{Guardianship, RelationKind};

use super::{Birth, Candidate, NewPerson, Person, duplicates, short_name, text};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{PersonId, ProviderId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use utoipa::ToSchema;

kernel::texts!(people_relation);

kernel::id!(
    /// One relation of two people.
    RelationId
);

/// The longest note, in characters.
pub(super) const LONGEST: usize = 500;

/// A relation as it is stored: `person_id` is the `kind` of `other_id`, and `guardianship` is held by `person_id`.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
struct Stored {
    id: RelationId,
    person_id: PersonId,
    other_id: PersonId,
    kind: RelationKind,
    guardianship: Guardianship,
    lives_together: bool,
    harmed_by: Option<PersonId>,
    note: String,
    version: i64,
}

/// Who is what to whom, as it is stored.
struct Ends {
    from: PersonId,
    to: PersonId,
    kind: RelationKind,
    harmed_by: Option<PersonId>,
}

/// One of the two, seen from the person whose file is open: who holds the guardianship, who used violence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The other one.
    #[default]
    Other,
    /// The person whose file is open.
    Person,
}

/// Somebody around a person, as the reader may see them.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Relative {
    /// The relation's id.
    pub id: RelationId,
    /// What the other one is to this person.
    pub kind: RelationKind,
    /// Guardianship between the two.
    pub guardianship: Guardianship,
    /// Who holds it.
    pub holder: End,
    /// They live together.
    pub lives_together: bool,
    /// Who of the two used violence against the other; then neither learns the other's name or file here.
    pub harmed_by: Option<End>,
    /// In words.
    pub note: String,
    /// Sent back with a change.
    pub version: i64,
    /// The other one, if the reader may open their file and there was no violence between the two.
    #[serde(skip)]
    pub other: Option<Person>,
    /// The other one's id, under the same conditions.
    pub other_id: Option<PersonId>,
    /// What lists call the other one, under the same conditions.
    pub other_name: Option<String>,
    /// The sex of the other one, for the right word.
    #[serde(skip)]
    pub other_sex: super::Sex,
}

/// Whether the file names somebody as the person's guardian (настойник), who acts in their place; a curator acts beside them.
pub(crate) async fn has_guardian(tx: &mut Tx, provider: ProviderId, person: PersonId) -> Result<bool, Refusal> {
    let all = store::of_person(tx, provider, person).await?;
    Ok(all.iter().any(|stored| stored.other_id == person && stored.guardianship == Guardianship::Guardian))
}

/// Somebody around a person, to be written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewRelation {
    /// The id, where the sender has one already; sent again, it stands for the relation that is there.
    pub id: Option<RelationId>,
    /// What the other one is to this person.
    pub kind: RelationKind,
    /// Guardianship between the two.
    pub guardianship: Guardianship,
    /// Who holds it.
    pub holder: End,
    /// They live together.
    pub lives_together: bool,
    /// Who of the two used violence against the other, if anybody did.
    pub harmed_by: Option<End>,
    /// In words.
    pub note: String,
}

impl Relative {
    /// What the other one is to this person, in the right gender, with the guardianship: „баба, настойник“.
    pub fn words(&self, l: Lang) -> String {
        let kin = self.kind.word(self.other_sex, l);
        let role = match (self.guardianship, self.holder) {
            (Guardianship::None, _) => return kin.to_owned(),
            (held, End::Other) => held.word(l),
            (held, End::Person) => held.word_of_ward(self.other_sex, l),
        };
        if self.kind == RelationKind::Other { role.to_owned() } else { format!("{kin}, {role}") }
    }

    /// When the other one was born, as far as the reader may know.
    pub fn birth(&self) -> Option<Birth> {
        self.other.as_ref().map(Person::birth)
    }
}

impl Stored {
    fn seen_from(self, person: PersonId, other: Option<&Person>, sex: super::Sex, l: Lang) -> Relative {
        let straight = self.other_id == person;
        let kind = if straight { self.kind } else { self.kind.inverse() };
        let holder = if straight { End::Other } else { End::Person };
        let other = other.filter(|_| self.harmed_by.is_none()).cloned();
        Relative {
            id: self.id,
            kind,
            guardianship: self.guardianship,
            holder,
            lives_together: self.lives_together,
            harmed_by: self.harmed_by.map(|by| if by == person { End::Person } else { End::Other }),
            note: self.note,
            version: self.version,
            other_id: other.as_ref().map(|other| other.id),
            other_name: other.as_ref().map(|other| short_name(other, l)),
            other_sex: sex,
            other,
        }
    }

    /// The end of the relation that is not this person.
    fn other_end(&self, person: PersonId) -> PersonId {
        if self.person_id == person { self.other_id } else { self.person_id }
    }
}

impl NewRelation {
    /// As it is stored.
    fn ends(&self, person: PersonId, other: PersonId) -> Ends {
        let harmed_by = self.harmed_by.map(|by| if by == End::Person { person } else { other });
        let (from, to, kind) = match self.holder {
            End::Other => (other, person, self.kind),
            End::Person => (person, other, self.kind.inverse()),
        };
        Ends { from, to, kind, harmed_by }
    }

    fn checked(mut self) -> Result<NewRelation, Refusal> {
        let mut problems = Problems::default();
        text::lines("note", &mut self.note, LONGEST, &mut problems);
        if self.guardianship == Guardianship::None {
            self.holder = End::Other;
        }
        if problems.is_empty() { Ok(self) } else { Err(problems.into()) }
    }
}

/// Everyone around a person. Those whose file the reader may not open come without a name, and where there was violence
/// neither end names the other.
pub async fn relatives(ctx: &Ctx, person: PersonId) -> Result<Vec<Relative>, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let person = super::store::person(&mut view, ctx.provider, person).await?.ok_or(Refusal::Missing)?;
    Ok(relatives_of(ctx, &mut view, &person).await?)
}

/// The same inside a transaction of the file.
pub(super) async fn relatives_of(ctx: &Ctx, tx: &mut Tx, person: &Person) -> db::Result<Vec<Relative>> {
    let provider = ctx.provider;
    let stored = store::of_person(tx, provider, person.id).await?;
    let ids: Vec<PersonId> = stored.iter().map(|relation| relation.other_end(person.id)).collect();
    let people = super::brief(tx, provider, &ids).await?;
    let open = may_open(ctx, store::holders_of_relatives(tx, provider, person.id).await?);
    let mut seen: Vec<Relative> = stored
        .into_iter()
        .map(|relation| {
            let id = relation.other_end(person.id);
            let sex = people.get(&id).map(|other| other.sex).unwrap_or_default();
            relation.seen_from(person.id, people.get(&id).filter(|_| open.contains(&id)), sex, ctx.lang)
        })
        .collect();
    let born = |relative: &Relative| relative.birth().and_then(|birth| birth.from);
    seen.sort_by_key(|relative| {
        (!relative.lives_together, relative.harmed_by.is_some(), relative.kind, born(relative), relative.id)
    });
    Ok(seen)
}

/// Those of some people whose files the reader may open.
fn may_open(ctx: &Ctx, holders: Vec<(PersonId, ServiceId)>) -> HashSet<PersonId> {
    let mut by_person: HashMap<PersonId, bool> = HashMap::new();
    for (person, service) in holders {
        *by_person.entry(person).or_default() |= ctx.may(Right::SeeFile, service);
    }
    by_person.into_iter().filter(|(_, open)| *open).map(|(person, _)| person).collect()
}

/// Writes down that two people belong together. The other one's file must be open to the writer too.
pub async fn add(ctx: &Ctx, person: PersonId, other: PersonId, new: NewRelation) -> Result<RelationId, Refusal> {
    drop(ctx.view(Right::SeeFile, On::Person(other)).await?);
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let id = insert(ctx, &mut change, person, other, new).await?;
    change.commit_all(happened("relation.added", id, person, other)).await?;
    Ok(id)
}

/// The same inside another change; the caller commits [`happened`] with its own event.
pub(super) async fn insert(
    ctx: &Ctx,
    change: &mut kernel::ctx::Change,
    person: PersonId,
    other: PersonId,
    new: NewRelation,
) -> Result<RelationId, Refusal> {
    let (new, provider) = (new.checked()?, ctx.provider);
    if person == other {
        return Err(Refusal::invalid("other", t::m::with_oneself()));
    }
    let known = store::of_person(change, provider, person).await?;
    if known.iter().any(|relation| relation.other_end(person) == other) {
        return Err(Refusal::invalid("other", t::m::already_related()));
    }
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    super::fresh_id(store::insert(change, id, new.ends(person, other), &new).await, "relation")?;
    Ok(id)
}

/// Changes a relation. Gives the new version.
pub async fn edit(ctx: &Ctx, person: PersonId, id: RelationId, version: i64, new: NewRelation) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let new = new.checked()?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    let other = before.other_end(person);
    if !store::update(&mut change, id, version, new.ends(person, other), &new).await? {
        return Err(Refusal::Stale(before.version));
    }
    change.commit_all(happened("relation.edited", id, person, other)).await?;
    Ok(version + 1)
}

/// Takes away a relation that was written down by mistake.
pub async fn remove(ctx: &Ctx, person: PersonId, id: RelationId, version: i64) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if !store::delete(&mut change, id, version).await? {
        return Err(Refusal::Stale(before.version));
    }
    change.commit_all(happened("relation.removed", id, person, before.other_end(person))).await?;
    Ok(())
}

/// It shows in the files of both.
pub(super) fn happened(action: &'static str, id: RelationId, person: PersonId, other: PersonId) -> Vec<Event> {
    let of = |one: PersonId, two: PersonId| Event::new(action, id).of(one).with(&json!({ "other": two }));
    vec![of(person, other), of(other, person)]
}

/// What came of writing down somebody around a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Added {
    /// It is written down.
    Relation(RelationId),
    /// These have not been looked at yet and may be the one who was meant; nothing was written.
    Likely(Vec<Candidate>),
}

/// Writes down somebody around a person: someone who has a file already, or someone new, unless somebody may be the same
/// person whom the writer has not ruled out.
pub async fn add_somebody(
    ctx: &Ctx,
    person: PersonId,
    other: Option<PersonId>,
    new: &NewPerson,
    none_of: &[PersonId],
    relation: NewRelation,
) -> Result<Added, Refusal> {
    if let Some(id) = relation.id {
        let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
        if store::get(&mut change, ctx.provider, person, id).await?.is_some() {
            return Ok(Added::Relation(id));
        }
    }
    if let Some(other) = other {
        return add(ctx, person, other, relation).await.map(Added::Relation);
    }
    drop(ctx.change(Right::EditFile, On::Person(person)).await?);
    let on = super::on_page(ctx, person).await?;
    let service = on.services.into_iter().find(|service| ctx.may(Right::EditFile, *service)).ok_or(Refusal::Denied)?;
    let likely: Vec<Candidate> = duplicates::not_ruled_out(ctx, service, new, none_of).await?;
    if !likely.is_empty() {
        return Ok(Added::Likely(likely));
    }
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let other = super::create(ctx, &mut change, service, new).await?;
    let id = insert(ctx, &mut change, person, other, relation).await?;
    let mut events = happened("relation.added", id, person, other);
    events.push(super::created(other));
    change.commit_all(events).await?;
    Ok(Added::Relation(id))
}
