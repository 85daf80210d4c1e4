//! What everyone who meets a person must know at once: an allergy, a risk, an order.

mod store;

use super::text;
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId};
use kernel::view::Tone;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

pub(super) use store::of_person;
pub(crate) use store::of_those_here;

kernel::texts!(people_alert);

kernel::id!(
    /// One alert of one person.
    AlertId
);

/// The longest alert, in characters: it stands in a chip.
pub(super) const LONGEST: usize = 120;

kernel::codes! {
    /// What it is about.
    #[derive(Default)]
    pub enum AlertKind {
        /// An allergy.
        Allergy = "allergy",
        /// An illness or medicine to know of in an emergency.
        Health = "health",
        /// May harm themselves.
        SelfHarm = "self_harm",
        /// May harm others.
        Violence = "violence",
        /// Somebody looks for them and must not find them.
        Wanted = "wanted",
        /// An order or a ban of a court.
        CourtOrder = "court_order",
        /// Anything else.
        #[default]
        Other = "other",
    }
}

impl AlertKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            AlertKind::Allergy => t::kind_allergy(l),
            AlertKind::Health => t::kind_health(l),
            AlertKind::SelfHarm => t::kind_self_harm(l),
            AlertKind::Violence => t::kind_violence(l),
            AlertKind::Wanted => t::kind_wanted(l),
            AlertKind::CourtOrder => t::kind_court_order(l),
            AlertKind::Other => t::kind_other(l),
        }
    }

    /// What it is about, in a word or two that fit a chip or a tile.
    pub fn short_label(self, l: Lang) -> &'static str {
        match self {
            AlertKind::Allergy => t::short_allergy(l),
            AlertKind::Health => t::short_health(l),
            AlertKind::SelfHarm => t::short_self_harm(l),
            AlertKind::Violence => t::short_violence(l),
            AlertKind::Wanted => t::short_wanted(l),
            AlertKind::CourtOrder => t::short_court_order(l),
            AlertKind::Other => t::short_other(l),
        }
    }

    /// The order in which alerts are read: the danger to life first.
    pub fn order(self) -> u8 {
        match self {
            AlertKind::SelfHarm => 0,
            AlertKind::Wanted => 1,
            AlertKind::Violence => 2,
            AlertKind::Allergy => 3,
            AlertKind::Health => 4,
            AlertKind::CourtOrder => 5,
            AlertKind::Other => 6,
        }
    }

    /// The colour and the icon that say the same.
    pub fn mark(self) -> (Tone, &'static str) {
        match self {
            AlertKind::Allergy => (Tone::Danger, "triangle-alert"),
            AlertKind::Health => (Tone::Warn, "heart-pulse"),
            AlertKind::SelfHarm => (Tone::Danger, "shield-alert"),
            AlertKind::Violence => (Tone::Danger, "shield-alert"),
            AlertKind::Wanted => (Tone::Danger, "eye-off"),
            AlertKind::CourtOrder => (Tone::Warn, "gavel"),
            AlertKind::Other => (Tone::Warn, "flag"),
        }
    }
}

/// Something to know at once.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Alert {
    /// Its id.
    pub id: AlertId,
    /// What it is about.
    pub kind: AlertKind,
    /// In a few words: „пеницилин“.
    pub text: String,
    /// Since when it is known.
    pub since: Moment,
    /// Until when it held; open when it still does.
    pub until: Option<Moment>,
    /// Sent back with a change.
    pub version: i64,
}

/// Something to know at once, to be written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewAlert {
    /// The id, where the sender has one already; sent again, it stands for the alert that is there.
    pub id: Option<AlertId>,
    /// What it is about.
    pub kind: AlertKind,
    /// In a few words.
    pub text: String,
}

impl Alert {
    /// Whether it holds at an instant.
    pub fn holds_at(&self, at: Moment) -> bool {
        self.since <= at && self.until.is_none_or(|until| until > at)
    }

    /// „Алергия: пеницилин“.
    pub fn words(&self, l: Lang) -> String {
        match self.kind {
            AlertKind::Other => self.text.clone(),
            kind => t::kind_and_text(l, kind.label(l), &self.text),
        }
    }
}

impl NewAlert {
    fn checked(mut self) -> Result<NewAlert, Refusal> {
        let mut problems = Problems::default();
        text::line("text", &mut self.text, LONGEST, &mut problems);
        if self.text.is_empty() {
            problems.add("text", t::m::text_missing());
        }
        if problems.is_empty() { Ok(self) } else { Err(problems.into()) }
    }
}

/// The alerts of a person, those that hold first.
pub async fn alerts(ctx: &Ctx, person: PersonId) -> Result<Vec<Alert>, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let mut all = store::of_person(&mut view, ctx.provider, person).await?;
    all.sort_by_key(|alert| !alert.holds_at(ctx.at));
    Ok(all)
}

/// Writes down an alert.
pub async fn add(ctx: &Ctx, person: PersonId, new: NewAlert) -> Result<AlertId, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let new = new.checked()?;
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    if new.id.is_some() && store::get(&mut change, ctx.provider, person, id).await?.is_some() {
        return Ok(id);
    }
    super::fresh_id(store::insert(&mut change, id, person, &new).await, "person_alert")?;
    change.commit(Event::new("alert.added", id).of(person).with(&json!({ "kind": new.kind }))).await?;
    Ok(id)
}

/// Ends an alert that no longer holds. It stays in the history. Gives the new version.
pub async fn end(ctx: &Ctx, person: PersonId, id: AlertId, version: i64) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if before.until.is_some() || !store::end(&mut change, id, version).await? {
        return Err(Refusal::Stale(before.version));
    }
    change.commit(Event::new("alert.ended", id).of(person).with(&json!({ "kind": before.kind }))).await?;
    Ok(version + 1)
}
