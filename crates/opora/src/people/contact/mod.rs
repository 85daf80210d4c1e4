//! How someone may be reached: the safe-contact rule, and the numbers and addresses with how safe each is.

mod store;

use super::text;
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::Tone;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

pub(crate) use store::rule as rule_of;

kernel::texts!(people_contact);

kernel::id!(
    /// One way to reach one person.
    ContactId
);

/// The longest line and the longest text of a rule, in characters.
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 1000;

kernel::codes! {
    /// What kind of way it is.
    #[derive(Default)]
    pub enum Way {
        /// A telephone.
        #[default]
        Phone = "phone",
        /// E-mail.
        Email = "email",
        /// A chat or a social network.
        Chat = "chat",
        /// An address.
        Address = "address",
        /// Anything else.
        Other = "other",
    }
}

impl Way {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Way::Phone => t::way_phone(l),
            Way::Email => t::way_email(l),
            Way::Chat => t::way_chat(l),
            Way::Address => t::way_address(l),
            Way::Other => t::way_other(l),
        }
    }
}

kernel::codes! {
    /// How safe it is to use.
    #[derive(Default)]
    pub enum Safety {
        /// May be used.
        Safe = "safe",
        /// Only as the rule says, after the check question.
        AskFirst = "ask_first",
        /// Never.
        Never = "never",
        /// Nobody has asked yet: not to be used before somebody has.
        #[default]
        Unknown = "unknown",
    }
}

impl Safety {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Safety::Safe => t::safety_safe(l),
            Safety::AskFirst => t::safety_ask_first(l),
            Safety::Never => t::safety_never(l),
            Safety::Unknown => t::safety_unknown(l),
        }
    }

    /// The colour and the icon that say the same.
    pub fn mark(self) -> (Tone, &'static str) {
        match self {
            Safety::Safe => (Tone::Ok, "phone"),
            Safety::AskFirst => (Tone::Warn, "circle-help"),
            Safety::Never => (Tone::Danger, "ban"),
            Safety::Unknown => (Tone::Neutral, "circle-help"),
        }
    }
}

kernel::codes! {
    /// What must never be done.
    pub enum Never {
        /// SMS and chat.
        Messages = "messages",
        /// Voicemail.
        Voicemail = "voicemail",
        /// Telling the address, or sending anything to it.
        Address = "address",
        /// Calls in the evening.
        EveningCalls = "evening_calls",
        /// Any call at all.
        Calls = "calls",
        /// Talking to relatives.
        Relatives = "relatives",
        /// Asking at work or at school.
        Work = "work",
    }
}

impl Never {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Never::Messages => t::never_messages(l),
            Never::Voicemail => t::never_voicemail(l),
            Never::Address => t::never_address(l),
            Never::EveningCalls => t::never_evening_calls(l),
            Never::Calls => t::never_calls(l),
            Never::Relatives => t::never_relatives(l),
            Never::Work => t::never_work(l),
        }
    }

    /// The icon that says the same.
    pub fn icon(self) -> &'static str {
        match self {
            Never::Messages => "message-circle-off",
            Never::Voicemail => "voicemail",
            Never::Address => "map-pin-off",
            Never::EveningCalls | Never::Calls => "phone-off",
            Never::Relatives => "users-round",
            Never::Work => "briefcase-business",
        }
    }
}

/// How, when and by whom someone may be reached, what to ask first, what never to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SafeContact {
    /// By which way: „Служебният телефон“.
    pub how: String,
    /// When: „делник 10:00–12:00“.
    pub times: String,
    /// By whom.
    pub by_whom: String,
    /// What to ask first: „Кога е прегледът?“.
    pub question: String,
    /// The answer after which they may speak: „в петък“.
    pub answer: String,
    /// What never to do.
    pub never: Vec<Never>,
    /// What else never to do, in words.
    pub never_else: String,
    /// The version that was seen; 0 where there was no rule yet.
    pub version: i64,
}

/// A way to reach someone.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// What kind of way.
    pub kind: Way,
    /// The number or address.
    pub value: String,
    /// Whose it is, where it is not their own: „брат ѝ Пламен“.
    pub whose: String,
    /// A protected address or number: never on a list, never printed.
    pub protected: bool,
    /// How safe it is to use.
    pub safety: Safety,
    /// Sent back with a change.
    pub version: i64,
}

/// A way to reach someone, to be written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewContact {
    /// The id, where the sender has one already; sent again, it stands for the contact that is there.
    pub id: Option<ContactId>,
    /// What kind of way.
    pub kind: Way,
    /// The number or address.
    pub value: String,
    /// Whose it is, where it is not their own.
    pub whose: String,
    /// A protected address or number.
    pub protected: bool,
    /// How safe it is to use.
    pub safety: Safety,
}

impl SafeContact {
    /// Whether it forbids something.
    pub fn forbids(&self, what: Never) -> bool {
        self.never.contains(&what)
    }

    fn checked(mut self) -> Result<SafeContact, Refusal> {
        let mut problems = Problems::default();
        let lines = [
            ("how", &mut self.how),
            ("times", &mut self.times),
            ("by_whom", &mut self.by_whom),
            ("question", &mut self.question),
            ("answer", &mut self.answer),
        ];
        for (field, line) in lines {
            text::line(field, line, LINE, &mut problems);
        }
        text::lines("never_else", &mut self.never_else, TEXT, &mut problems);
        self.never.sort();
        self.never.dedup();
        if self.question.is_empty() && !self.answer.is_empty() {
            problems.add("question", t::m::question_missing());
        }
        if problems.is_empty() { Ok(self) } else { Err(problems.into()) }
    }
}

impl NewContact {
    fn checked(mut self) -> Result<NewContact, Refusal> {
        let mut problems = Problems::default();
        text::line("value", &mut self.value, LINE, &mut problems);
        text::line("whose", &mut self.whose, LINE, &mut problems);
        if self.value.is_empty() {
            problems.add("value", t::m::value_missing());
        }
        if problems.is_empty() { Ok(self) } else { Err(problems.into()) }
    }
}

/// The safe-contact rule, if there is one.
pub async fn safe_contact(ctx: &Ctx, person: PersonId) -> Result<Option<SafeContact>, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    Ok(store::rule(&mut view, ctx.provider, person).await?)
}

/// Writes down the safe-contact rule, if nobody else has since the version that was seen. Gives the new version.
pub async fn set_safe_contact(ctx: &Ctx, person: PersonId, rule: SafeContact) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let rule = rule.checked()?;
    let now = store::rule(&mut change, ctx.provider, person).await?.map_or(0, |rule| rule.version);
    if now != rule.version || !store::save_rule(&mut change, person, &rule).await? {
        return Err(Refusal::Stale(now));
    }
    change.commit(Event::new("safe_contact.set", person).of(person)).await?;
    Ok(rule.version + 1)
}

/// The ways to reach someone, the safe ones first.
pub async fn contacts(ctx: &Ctx, person: PersonId) -> Result<Vec<Contact>, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let mut all = store::of_person(&mut view, ctx.provider, person).await?;
    all.sort_by_key(|contact| contact.safety);
    Ok(all)
}

/// Writes down another way to reach someone.
pub async fn add(ctx: &Ctx, person: PersonId, new: NewContact) -> Result<ContactId, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let new = new.checked()?;
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    if new.id.is_some() && store::get(&mut change, ctx.provider, person, id).await?.is_some() {
        return Ok(id);
    }
    super::fresh_id(store::insert(&mut change, id, person, &new).await, "person_contact")?;
    let event = Event::new("contact.added", id).of(person);
    change.commit(event.with(&json!({ "kind": new.kind, "safety": new.safety }))).await?;
    Ok(id)
}

/// Changes a way to reach someone. Gives the new version.
pub async fn edit(ctx: &Ctx, person: PersonId, id: ContactId, version: i64, new: NewContact) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let new = new.checked()?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if !store::update(&mut change, id, version, &new).await? {
        return Err(Refusal::Stale(before.version));
    }
    let event = Event::new("contact.edited", id).of(person);
    change.commit(event.with(&json!({ "kind": new.kind, "safety": new.safety }))).await?;
    Ok(version + 1)
}

/// Takes away a way to reach someone.
pub async fn remove(ctx: &Ctx, person: PersonId, id: ContactId, version: i64) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if !store::delete(&mut change, id, version).await? {
        return Err(Refusal::Stale(before.version));
    }
    change.commit(Event::new("contact.removed", id).of(person).with(&json!({ "kind": before.kind }))).await?;
    Ok(())
}
