//! Whom the centre told, of what, when and how. Sent is sent: a notice is never changed.

mod store;

pub(super) use store::{insert, of_case};

use super::codes::{About, Addressee, NoticeChannel};
use super::{CaseId, NoticeId, t, words};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// A notice as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The case.
    pub case_id: CaseId,
    /// Of whom, if not of the whole household.
    pub person_id: Option<PersonId>,
    /// What about.
    pub about: About,
    /// To whom.
    pub addressee: Addressee,
    /// How.
    pub channel: NoticeChannel,
    /// The outgoing number, or who took the call.
    pub reference: String,
    /// When.
    pub sent_at: Moment,
    /// By whom.
    pub sent_by: Option<AccountId>,
}

/// A notice that was sent.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewNotice {
    /// Of whom, if not of the whole household.
    pub person_id: Option<PersonId>,
    /// What about.
    pub about: About,
    /// To whom.
    pub addressee: Addressee,
    /// How.
    pub channel: NoticeChannel,
    /// The outgoing number, or who took the call.
    #[serde(default)]
    pub reference: String,
    /// When; now, if left out.
    pub sent_at: Option<Moment>,
}

/// What is wrong with a notice. Names of fields begin with `prefix`.
pub(super) fn check(new: &NewNotice, now: Moment, prefix: &str, problems: &mut Problems) {
    if new.sent_at.is_some_and(|at| at > now) {
        problems.add(format!("{prefix}sent_at_date"), t::m::in_the_future());
    }
    words::check([(format!("{prefix}reference").as_str(), new.reference.as_str(), words::LINE)], problems);
}

/// Writes down that an institution was told.
pub async fn record_notice(ctx: &Ctx, case: CaseId, new: NewNotice) -> Result<NoticeId, Refusal> {
    let service = super::service_of_case(ctx, case, Right::RecordLegal).await?;
    let mut change = ctx.change(Right::RecordLegal, On::Service(service)).await?;
    let mut problems = Problems::default();
    check(&new, change.at, "", &mut problems);
    let people = super::stay::of_case(&mut change, ctx.provider, case).await?;
    if new.person_id.is_some_and(|person| people.iter().all(|stay| stay.person_id != person)) {
        problems.add("person_id", t::m::not_of_this_case());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = ctx.new_id();
    store::insert(&mut change, id, case, &new).await?;
    let details = json!({ "case": case, "about": new.about, "addressee": new.addressee });
    let of = new.person_id.or(people.first().map(|stay| stay.person_id));
    let event = Event::new("notice.sent", id).with(&details);
    change.commit(of.into_iter().fold(event, Event::of)).await?;
    Ok(id)
}
