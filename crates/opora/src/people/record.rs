//! Opening a file, reading who someone is, and changing it.

use super::identifier::NewIdentifier;
use super::{Identity, Person, index, store, t, text};
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::db::{self, Tx};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ProviderId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use utoipa::ToSchema;

/// The longest name, citizenship or list of languages, in characters.
pub(super) const LONGEST: usize = 100;

/// Someone whose file is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewPerson {
    /// The id, where the sender has one already: a phone that was offline.
    pub id: Option<PersonId>,
    /// Who it is, as far as it is known.
    pub identity: Identity,
    /// What the papers say.
    pub identifiers: Vec<NewIdentifier>,
}

/// Opens a file inside another change; the service holds it from now on. The caller commits [`created`] with its own event.
///
/// Names are not compared here: whoever calls has shown the likely duplicates before.
///
/// # Errors
/// [`Refusal::Invalid`] with the fields of [`Identity`] and of the identifiers.
pub async fn create(ctx: &Ctx, change: &mut Change, service: ServiceId, new: &NewPerson) -> Result<PersonId, Refusal> {
    let identity = new.identity.clone().checked(change.at.day())?;
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    fresh_id(store::insert(change, id, &identity).await, "person")?;
    for identifier in &new.identifiers {
        super::identifier::insert(ctx, change, id, identifier).await?;
    }
    index::of_names(change, id, &identity).await?;
    change.hold_file(service, id).await?;
    Ok(id)
}

/// An id that came from outside and is somebody else's is said beside its field.
pub(super) fn fresh_id(inserted: db::Result<()>, table: &str) -> Result<(), Refusal> {
    let taken = |e: &db::Error| db::violates(e, &format!("{table}_pkey")) || db::violates(e, &format!("{table}.id"));
    match inserted {
        Err(error) if taken(&error) => Err(Refusal::invalid("id", t::m::id_taken())),
        inserted => Ok(inserted?),
    }
}

/// What the chain says when a file was opened.
pub fn created(person: PersonId) -> Event {
    Event::new("person.created", person).of(person)
}

/// Who someone is. Leaves a look.
pub async fn person(ctx: &Ctx, id: PersonId) -> Result<Person, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(id)).await?;
    store::person(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)
}

/// Many people at once, for lists inside another's transaction. Who may be shown is the caller's to know.
pub async fn brief(tx: &mut Tx, provider: ProviderId, ids: &[PersonId]) -> db::Result<HashMap<PersonId, Person>> {
    let mut found = HashMap::with_capacity(ids.len());
    for some in ids.chunks(store::AT_ONCE) {
        let people = store::people(tx, provider, some).await?;
        found.extend(people.into_iter().map(|person| (person.id, person)));
    }
    Ok(found)
}

/// Writes down who someone is, if nobody else has since the version that was seen. Gives the new version.
pub async fn edit(ctx: &Ctx, id: PersonId, version: i64, identity: Identity) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(id)).await?;
    let identity = identity.checked(ctx.today())?;
    let before = store::person(&mut change, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    if before.version != version || !store::update(&mut change, id, version, &identity).await? {
        return Err(Refusal::Stale(before.version));
    }
    index::of_names(&mut change, id, &identity).await?;
    let fields = before.identity().differences(&identity);
    change.commit(Event::new("person.edited", id).of(id).with(&json!({ "fields": fields }))).await?;
    Ok(version + 1)
}

impl Identity {
    /// Trimmed and checked against the day it is.
    pub(super) fn checked(mut self, today: Day) -> Result<Identity, Refusal> {
        let mut problems = Problems::default();
        for (field, words) in self.texts() {
            text::line(field, words, LONGEST, &mut problems);
        }
        self.birth.check(today, "born", &mut problems);
        if let Some(died) = self.died_on
            && (died > today || self.birth.from.is_some_and(|born| died < born))
        {
            problems.add("died_on", t::m::died_impossible());
        }
        if problems.is_empty() { Ok(self) } else { Err(problems.into()) }
    }

    fn texts(&mut self) -> [(&'static str, &mut String); 7] {
        [
            ("given", &mut self.given),
            ("middle", &mut self.middle),
            ("family", &mut self.family),
            ("alias", &mut self.alias),
            ("latin", &mut self.latin),
            ("citizenship", &mut self.citizenship),
            ("languages", &mut self.languages),
        ]
    }

    /// The names of the fields in which two differ.
    pub(super) fn differences(&self, other: &Identity) -> Vec<&'static str> {
        let pairs = [
            ("given", self.given != other.given),
            ("middle", self.middle != other.middle),
            ("family", self.family != other.family),
            ("alias", self.alias != other.alias),
            ("latin", self.latin != other.latin),
            ("sex", self.sex != other.sex),
            ("born", self.birth != other.birth),
            ("citizenship", self.citizenship != other.citizenship),
            ("languages", self.languages != other.languages),
            ("interpreter", self.interpreter != other.interpreter),
            ("died_on", self.died_on != other.died_on),
        ];
        pairs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}
