//! A call about somebody who was here before: what the card begins with, and the way to the file.

use super::pages::t;
use super::{Answer, Caller, SignalChannel, about};
use crate::cases::codes::ContactChannel;
use crate::cases::follow_up;
use crate::people::contact::{self, Never};
use crate::people::{self, Person};
use kernel::ctx::{Ctx, On};
use kernel::form::Fields;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Tone, callout};
use maud::{Markup, html};

/// What the file tells of somebody who was here before; of a contact that found them in danger, what they said.
pub async fn known(ctx: &Ctx, id: PersonId, fields: &mut Fields) -> Result<(), Refusal> {
    let Some(person) = about(ctx, id).await? else { return Ok(()) };
    let rule = contact::safe_contact(ctx, id).await?.unwrap_or_default();
    let mut view = ctx.view(Right::SeeFile, On::Person(id)).await?;
    let danger = follow_up::danger_of(&mut view, ctx.provider, id).await?;
    drop(view);
    fields.set("person_id", id.to_string());
    fields.set("name_given", people::short_name(&person, ctx.lang));
    fields.set("callback", rule.how.clone());
    if rule.forbids(Never::Calls) {
        fields.set("safe_to_call", Answer::No.code());
    }
    if let Some(danger) = danger {
        let channel = match danger.channel {
            Some(ContactChannel::Message | ContactChannel::Email) => SignalChannel::Message,
            Some(ContactChannel::InPerson | ContactChannel::Address) => SignalChannel::InPerson,
            _ => SignalChannel::Phone,
        };
        fields.set("channel", channel.code());
        fields.set("caller", Caller::Themselves.code());
        fields.set("danger_now", Answer::Yes.code());
        fields.set("told", danger.note);
    }
    Ok(())
}

/// Whose file the call is about, with the way to it.
pub fn about_whom(l: Lang, person: &Person) -> Markup {
    callout(
        Tone::Info,
        "user-round",
        html! {
            (t::about_person(l)) " " a href={ "/people/" (person.id) } { (people::short_name(person, l)) }
        },
    )
}
