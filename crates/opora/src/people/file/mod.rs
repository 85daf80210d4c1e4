//! The file as a page: the head with safe contact and alerts, the tabs, the overview and the timeline of everything.
//!
//! Rooms above add their parts by a [`Registry`] that `app.rs` hands over once. A part whose reader lacks the right to
//! see it is left out; the rest of the page stays.

mod frame;
mod overview;
mod timeline;

pub(super) use frame::may_edit;
pub use frame::{Sheet, frame, frame_of, page, page_of, rule_of_contact};
pub(super) use overview::{overview, row, way_icon};
pub(super) use timeline::Wish;

use super::alert::{self, Alert};
use super::contact::{self, SafeContact};
use super::identifier::{self, Oddity};
use super::relation::{self, Relative};
use super::{Person, store};
use kernel::ctx::{Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId, ServiceId};
use kernel::view::Tone;
use maud::Markup;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock};

kernel::texts!(people_file);

/// What a source answers, later: `Box::pin(async move { … })`.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, Refusal>> + Send + 'a>>;

/// Something that a room above knows of the person on the page. It asks for its own right; refused, it is left out.
pub type Source<T> = for<'a> fn(&'a Ctx, &'a PersonOnPage) -> Later<'a, T>;

/// What a room above adds to the timeline: its newest entries within the window, newest first.
pub type TimelineSource = for<'a> fn(&'a Ctx, &'a PersonOnPage, Window) -> Later<'a, Vec<TimelineEntry>>;

/// What has just been done, by the key that an address carries; none for a key of another room.
pub type Said = fn(Lang, &str) -> Option<&'static str>;

/// In one line for each: where these people are. Those of whom nothing is known are left out.
pub type Whereabouts = for<'a> fn(&'a Ctx, &'a [PersonId]) -> Later<'a, HashMap<PersonId, String>>;

/// What rooms above add to a person's file.
#[derive(Default)]
pub struct Registry {
    /// Parts of the line under the name: „Сграда „Явор“, стая 1“, „случай КЦ-0112“.
    pub context: &'static [Source<Vec<String>>],
    /// Chips under it, before the alerts: „Остават 21 дни“.
    pub chips: &'static [Source<Vec<Chip>>],
    /// Buttons in the head; the last one of them all may be the primary one.
    pub actions: &'static [Source<Markup>],
    /// Tabs, between the overview and the family.
    pub tabs: &'static [Source<Option<FileTab>>],
    /// Cards of the overview.
    pub sections: &'static [(Column, Source<Option<Markup>>)],
    /// What happened.
    pub timeline: &'static [TimelineSource],
    /// What was done before the overview came back.
    pub said: &'static [Said],
    /// Where people are, for search and family.
    pub whereabouts: Option<Whereabouts>,
}

/// Where a card of the overview stands; the timeline follows the cards of the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What is done: wide, above the timeline.
    Work,
    /// What it rests on: narrow, above the family.
    Context,
}

/// A state in a word, with a colour and an icon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it means.
    pub tone: Tone,
    /// Its icon, if it has one.
    pub icon: Option<&'static str>,
    /// What it says.
    pub words: String,
}

/// A tab by its key; a page says with the same key that it is the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab(pub &'static str);

impl Tab {
    /// The overview.
    pub const OVERVIEW: Tab = Tab("overview");
    /// Relatives.
    pub const FAMILY: Tab = Tab("family");
    /// Safe contact, numbers and addresses.
    pub const CONTACTS: Tab = Tab("contacts");
    /// What to know at once.
    pub const ALERTS: Tab = Tab("alerts");
    /// Who it is, and what the papers say.
    pub const DETAILS: Tab = Tab("details");
    /// Who has looked.
    pub const LOOKS: Tab = Tab("looks");
}

/// A tab that a room above adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTab {
    /// Its key.
    pub tab: Tab,
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many things are in it.
    pub count: Option<u32>,
}

kernel::codes! {
    /// What kind of thing happened: the filter above the timeline.
    pub enum TimelineKind {
        /// Coming, moving, going, absences.
        Stay = "stay",
        /// Meetings and sessions.
        Support = "support",
        /// Assessments, plans, goals.
        Plan = "plan",
        /// Health.
        Health = "health",
        /// Courts, orders, notices, contracts.
        Legal = "legal",
        /// Changes in the file itself.
        Record = "record",
    }
}

/// Something that happened, for the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What kind of thing it was.
    pub kind: TimelineKind,
    /// By colour.
    pub tone: Tone,
    /// And by icon.
    pub icon: &'static str,
    /// In a sentence.
    pub title: String,
    /// More of it; may be empty.
    pub text: String,
    /// Who did it, as colleagues know them; may be empty.
    pub who: String,
}

/// Which part of the timeline is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Only what happened before.
    pub before: Option<Moment>,
    /// Only of this kind; a source that has none of it answers with nothing.
    pub kind: Option<TimelineKind>,
    /// At most so many.
    pub limit: i64,
}

/// Everything about a person that their page and its sources need, read once.
#[derive(Clone, Debug)]
pub struct PersonOnPage {
    /// Who it is.
    pub person: Person,
    /// How they may be reached, if somebody has written it down.
    pub safe_contact: Option<SafeContact>,
    /// What to know at once; those that hold now.
    pub alerts: Vec<Alert>,
    /// These, and those that held before.
    every_alert: Vec<Alert>,
    /// What is odd about the numbers of their papers, until it is put right or confirmed.
    pub oddities: Vec<Oddity>,
    /// Relatives, as the reader may see them.
    pub relatives: Vec<Relative>,
    /// The services that hold the file and in which the reader may open it.
    pub services: Vec<ServiceId>,
    learned: Learned,
}

/// What rooms have found out for this page, by its type: several parts of it need the same.
#[derive(Clone, Debug, Default)]
struct Learned(Arc<Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>>);

impl PersonOnPage {
    /// What `find` finds out about the person, asked once for the whole page.
    pub async fn once<T: Send + Sync + 'static>(
        &self,
        find: impl Future<Output = Result<T, Refusal>>,
    ) -> Result<Arc<T>, Refusal> {
        let known = self.learned.0.lock().ok().and_then(|all| all.get(&TypeId::of::<T>()).cloned());
        if let Some(known) = known.and_then(|known| known.downcast().ok()) {
            return Ok(known);
        }
        let found = Arc::new(find.await?);
        if let Ok(mut all) = self.learned.0.lock() {
            all.insert(TypeId::of::<T>(), found.clone());
        }
        Ok(found)
    }

    /// The service in which the reader works with this person.
    pub fn service(&self) -> Option<ServiceId> {
        self.services.first().copied()
    }
}

static REGISTRY: OnceLock<Registry> = OnceLock::new();
static NOTHING: Registry = Registry {
    context: &[],
    chips: &[],
    actions: &[],
    tabs: &[],
    sections: &[],
    timeline: &[],
    said: &[],
    whereabouts: None,
};

/// Hands over what rooms above add, once, when the program is put together.
pub fn register(registry: Registry) {
    // A second router in the same process (every test makes one) registers the same again.
    let _ = REGISTRY.set(registry);
}

pub fn registry() -> &'static Registry {
    REGISTRY.get().unwrap_or(&NOTHING)
}

/// Opens a file for a page. Leaves a look.
pub async fn on_page(ctx: &Ctx, id: PersonId) -> Result<PersonOnPage, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(id)).await?;
    let (tx, provider) = (&mut *view, ctx.provider);
    let person = store::person(tx, provider, id).await?.ok_or(Refusal::Missing)?;
    let safe_contact = contact::rule_of(tx, provider, id).await?;
    let every_alert = alert::of_person(tx, provider, id).await?;
    let alerts = every_alert.iter().filter(|alert| alert.holds_at(ctx.at)).cloned().collect();
    let numbers = identifier::of_person(tx, provider, id).await?;
    let oddities = identifier::unsettled(&numbers, &person, ctx.today());
    let relatives = relation::relatives_of(ctx, tx, &person).await?;
    let holders = store::holders(tx, provider, id).await?;
    let services = holders.into_iter().filter(|service| ctx.may(Right::SeeFile, *service)).collect();
    let learned = Learned::default();
    Ok(PersonOnPage { person, safe_contact, alerts, every_alert, oddities, relatives, services, learned })
}

/// What a source says; nothing when its reader may not see it.
async fn heard<T: Default>(later: Later<'_, T>) -> Result<T, Refusal> {
    match later.await {
        Err(Refusal::Denied | Refusal::Missing) => Ok(T::default()),
        answer => answer,
    }
}
