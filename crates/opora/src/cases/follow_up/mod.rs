//! Contacts after the stay: after one, three and six months, and never against the person's rule of safe contact.

mod pages;
mod store;

pub(super) use pages::{alarm, routes};
pub(super) use store::of_stays;

use super::codes::{ContactChannel, FollowUpResult};
use super::limit::months_after;
use super::{FollowUpId, StayId, t, words};
use crate::people::contact::{Never, SafeContact, rule_of};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::db::{self, Tx};
use kernel::form::Problems;
use kernel::i18n::{Lang, Msg};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment, PersonId, ProviderId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// After so many months a person is asked how they are.
pub const FOLLOW_UP_MONTHS: [i64; 3] = [1, 3, 6];
/// A contact is made at most so many days before its day.
const EARLY_DAYS: i64 = 14;
/// A call is one „вечер“ from this hour on the town's clock; the field's everyday reading, no law says it.
const EVENING_FROM: i8 = 18;
/// And until this hour in the morning.
const MORNING_FROM: i8 = 8;

/// A contact that was made, or was not.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct FollowUp {
    /// Its id.
    pub id: FollowUpId,
    /// The stay it follows.
    pub stay_id: StayId,
    /// The planned month: 1, 3 or 6.
    pub month: i64,
    /// When.
    pub done_at: Moment,
    /// By which way; none where nothing was tried, or nobody wrote it down.
    pub channel: Option<ContactChannel>,
    /// What it came to.
    pub result: FollowUpResult,
    /// What was said.
    pub note: String,
    /// By whom.
    pub done_by: Option<AccountId>,
}

/// A contact to be written down.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewFollowUp {
    /// The planned month: 1, 3 or 6.
    pub month: i64,
    /// When; now, if left out.
    pub done_at: Option<Moment>,
    /// By which way; left out only where nothing was tried.
    #[serde(default)]
    pub channel: Option<ContactChannel>,
    /// What it came to.
    pub result: FollowUpResult,
    /// What was said.
    #[serde(default)]
    pub note: String,
    /// The person's rule of safe contact was read and kept.
    #[serde(default)]
    pub rule_kept: bool,
}

/// The planned contacts after a stay: the month, and the day it falls due.
pub fn planned_follow_ups(left_on: Day) -> [(i64, Day); 3] {
    FOLLOW_UP_MONTHS.map(|month| (month, months_after(left_on, month)))
}

/// Somebody who has left and was in danger again at the last contact; nothing has been done about it yet.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct InDanger {
    /// Who.
    pub person_id: PersonId,
    /// Which service they left.
    pub service_id: ServiceId,
    given: String,
    family: String,
    alias: String,
    /// When they were reached.
    pub done_at: Moment,
    /// By which way.
    pub channel: Option<ContactChannel>,
    /// What was said.
    pub note: String,
    last_signal: Option<Moment>,
    last_admission: Option<Moment>,
}

impl InDanger {
    /// First name and initial.
    pub fn short_name(&self, l: Lang) -> String {
        crate::people::short_name_of(&self.given, &self.family, &self.alias, l)
    }

    /// Whether a call for help or an admission of the same day or later answers it.
    fn is_answered(&self) -> bool {
        let later = |at: Option<Moment>| at.is_some_and(|at| at.day() >= self.done_at.day());
        later(self.last_signal) || later(self.last_admission)
    }
}

/// Everyone who left a service and was found in danger again, as long as there is neither a call for help about them nor
/// a new case; the longest waiting first.
pub async fn in_danger(tx: &mut Tx, provider: ProviderId, service: ServiceId) -> db::Result<Vec<InDanger>> {
    Ok(waiting(store::in_danger(tx, provider, service).await?))
}

/// The same of one person, whichever service they left.
pub(super) async fn danger_of(tx: &mut Tx, provider: ProviderId, person: PersonId) -> db::Result<Option<InDanger>> {
    Ok(waiting(store::danger_of(tx, provider, person).await?).pop())
}

/// Those that nothing answers, each person once with what was said last.
fn waiting(all: Vec<InDanger>) -> Vec<InDanger> {
    let mut open: Vec<InDanger> = Vec::new();
    for one in all.into_iter().filter(|one| !one.is_answered()) {
        open.retain(|earlier| earlier.person_id != one.person_id);
        open.push(one);
    }
    open
}

/// What of a rule forbids this way at this hour.
pub fn forbidden(rule: &SafeContact, channel: ContactChannel, at: Moment) -> Option<Never> {
    let evening = !(MORNING_FROM..EVENING_FROM).contains(&at.local().hour());
    let whole = match channel {
        ContactChannel::Call => Some(Never::Calls),
        ContactChannel::Voicemail => Some(Never::Voicemail),
        ContactChannel::Message => Some(Never::Messages),
        ContactChannel::Address => Some(Never::Address),
        ContactChannel::Relative => Some(Never::Relatives),
        ContactChannel::Work => Some(Never::Work),
        ContactChannel::Email | ContactChannel::InPerson | ContactChannel::TrustedPerson => None,
    };
    let by_hour = (evening && channel == ContactChannel::Call).then_some(Never::EveningCalls);
    whole.into_iter().chain(by_hour).find(|never| rule.forbids(*never))
}

fn why_not(never: Never) -> Msg {
    match never {
        Never::Calls => t::m::forbids_calls(),
        Never::EveningCalls => t::m::forbids_evening_calls(),
        Never::Messages => t::m::forbids_messages(),
        Never::Voicemail => t::m::forbids_voicemail(),
        Never::Address => t::m::forbids_address(),
        Never::Relatives => t::m::forbids_relatives(),
        Never::Work => t::m::forbids_work(),
    }
}

/// What is wrong with a contact: it is tried only where a rule says how, and then by the rule.
fn problems(new: &NewFollowUp, ended_at: Option<Moment>, rule: Option<&SafeContact>, now: Moment) -> Problems {
    let mut problems = Problems::default();
    words::check([("note", &*new.note, words::NOTE)], &mut problems);
    let at = new.done_at.unwrap_or(now);
    if !FOLLOW_UP_MONTHS.contains(&new.month) {
        problems.add("month", t::m::follow_up_month());
    }
    match ended_at {
        None => problems.add("", t::m::stay_goes_on()),
        Some(ended) if at < ended => problems.add("done_at_date", t::m::not_left_then()),
        Some(_) if at > now => problems.add("done_at_date", t::m::in_the_future()),
        Some(ended) => {
            let first = months_after(ended.day(), new.month).plus_days(-EARLY_DAYS);
            if FOLLOW_UP_MONTHS.contains(&new.month) && at.day() < first {
                problems.add("month", t::m::follow_up_early(first));
            }
        }
    }
    if new.is_tried() {
        problems.append(not_by_the_rule(new, rule, at));
    }
    problems
}

/// What a contact that was tried does against the rule of safe contact.
fn not_by_the_rule(new: &NewFollowUp, rule: Option<&SafeContact>, at: Moment) -> Problems {
    let mut problems = Problems::default();
    let Some(rule) = rule.filter(|rule| !rule.how.is_empty()) else {
        problems.add("result", t::m::no_safe_way());
        return problems;
    };
    match new.channel {
        None => problems.add("channel", t::m::contact_channel_missing()),
        Some(channel) => {
            if let Some(never) = forbidden(rule, channel, at) {
                problems.add("channel", why_not(never));
            }
        }
    }
    if !new.rule_kept {
        problems.add("rule_kept", t::m::rule_not_kept());
    }
    problems
}

/// The contacts after a stay, the earliest first. Leaves a look.
pub async fn follow_ups(ctx: &Ctx, stay: StayId) -> Result<Vec<FollowUp>, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::SeeFile).await?;
    let mut view = ctx.view(Right::SeeFile, On::Person(place.person_id)).await?;
    let mut all = store::of_stays(&mut view, ctx.provider, place.person_id).await?;
    all.retain(|contact| contact.stay_id == stay);
    Ok(all)
}

impl NewFollowUp {
    /// Whether somebody tried to reach the person at all.
    fn is_tried(&self) -> bool {
        self.result != FollowUpResult::NotSafe
    }
}

/// Writes down a contact after the stay, or an attempt at one: there may be several for a month.
pub async fn record_follow_up(ctx: &Ctx, stay: StayId, new: NewFollowUp) -> Result<FollowUpId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::RecordSupport).await?;
    let mut change = ctx.change(Right::RecordSupport, On::Service(place.service_id)).await?;
    let rule = rule_of(&mut change, ctx.provider, place.person_id).await?;
    let problems = problems(&new, place.ended_at, rule.as_ref(), change.at);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = ctx.new_id();
    store::insert(&mut change, id, stay, &new).await?;
    let details = json!({ "stay": stay, "month": new.month, "channel": new.channel, "result": new.result });
    change.commit(Event::new("follow_up.recorded", id).of(place.person_id).with(&details)).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_fall_due_on_the_same_date_or_the_last_of_a_shorter_month() {
        let planned = planned_follow_ups(Day::new(2026, 8, 31));
        assert_eq!(planned, [(1, Day::new(2026, 9, 30)), (3, Day::new(2026, 11, 30)), (6, Day::new(2027, 2, 28))]);
    }

    fn rule(never: &[Never]) -> SafeContact {
        SafeContact { how: "Личният ѝ телефон".into(), never: never.to_vec(), ..SafeContact::default() }
    }

    fn contact(result: FollowUpResult, channel: Option<ContactChannel>, rule_kept: bool) -> NewFollowUp {
        NewFollowUp { month: 1, done_at: None, channel, result, note: String::new(), rule_kept }
    }

    #[test]
    fn nobody_is_called_without_a_safe_way() {
        let now: Moment = "2026-11-21T08:00:00Z".parse().unwrap();
        let keys = |new: NewFollowUp, rule: Option<&SafeContact>| {
            let found = problems(&new, Some(now.plus_hours(-800)), rule, now);
            found.iter().map(|problem| problem.message.key()).collect::<Vec<_>>()
        };
        let (call, well) = (Some(ContactChannel::Call), FollowUpResult::Well);
        assert_eq!(keys(contact(well, call, true), None), ["cases-no-safe-way"]);
        assert_eq!(keys(contact(well, call, true), Some(&SafeContact::default())), ["cases-no-safe-way"]);
        assert_eq!(keys(contact(well, call, false), Some(&rule(&[]))), ["cases-rule-not-kept"]);
        assert_eq!(keys(contact(well, None, true), Some(&rule(&[]))), ["cases-contact-channel-missing"]);
        assert_eq!(keys(contact(well, call, true), Some(&rule(&[Never::Calls]))), ["cases-forbids-calls"]);
        assert!(keys(contact(well, call, true), Some(&rule(&[Never::Messages]))).is_empty());
        assert!(keys(contact(FollowUpResult::NotSafe, None, false), None).is_empty());
    }

    #[test]
    fn the_never_list_forbids_the_way_it_names() {
        use ContactChannel::*;
        let at = |hour| Day::new(2026, 11, 20).at(hour, 0);
        for (never, channel, hour, is_forbidden) in [
            (Never::Calls, Call, 11, true),
            (Never::Calls, Message, 11, false),
            (Never::EveningCalls, Call, 11, false),
            (Never::EveningCalls, Call, 17, false),
            (Never::EveningCalls, Call, 18, true),
            (Never::EveningCalls, Call, 7, true),
            (Never::EveningCalls, Message, 22, false),
            (Never::Messages, Message, 11, true),
            (Never::Voicemail, Voicemail, 11, true),
            (Never::Voicemail, Call, 11, false),
            (Never::Address, Address, 11, true),
            (Never::Address, InPerson, 11, false),
            (Never::Relatives, Relative, 11, true),
            (Never::Relatives, TrustedPerson, 11, false),
            (Never::Work, Work, 11, true),
        ] {
            let found = forbidden(&rule(&[never]), channel, at(hour));
            assert_eq!(found, is_forbidden.then_some(never), "{never:?}, {channel:?} at {hour}");
        }
    }

    #[test]
    fn danger_waits_until_a_call_or_a_case_answers_it() {
        let noon = Day::new(2026, 11, 20).at(12, 0);
        let one = |person: u128, done_at: Moment| InDanger {
            person_id: PersonId(uuid::Uuid::from_u128(person)),
            service_id: ServiceId(uuid::Uuid::from_u128(9)),
            given: String::new(),
            family: String::new(),
            alias: String::new(),
            done_at,
            channel: None,
            note: String::new(),
            last_signal: None,
            last_admission: None,
        };
        let before = Some(noon.plus_hours(-24));
        for (last_signal, last_admission, waits) in [
            (None, None, true),
            (before, before, true),
            (Some(noon.plus_minutes(-30)), None, false),
            (None, Some(noon.plus_hours(40)), false),
        ] {
            let danger = InDanger { last_signal, last_admission, ..one(1, noon) };
            assert_eq!(!waiting(vec![danger]).is_empty(), waits, "{last_signal:?} {last_admission:?}");
        }
        let twice = vec![one(1, noon), one(2, noon), one(1, noon.plus_hours(1))];
        let found: Vec<Moment> = waiting(twice).iter().map(|one| one.done_at).collect();
        assert_eq!(found, [noon, noon.plus_hours(1)], "each person once");
    }

    #[test]
    fn a_month_is_asked_about_only_when_its_day_is_near() {
        let ended: Moment = "2026-11-21T08:00:00Z".parse().unwrap();
        for (month, days, early) in [(1, 15, true), (1, 16, false), (6, 31, true), (6, 167, false)] {
            let new = NewFollowUp { month, ..contact(FollowUpResult::NotSafe, None, false) };
            let found = problems(&new, Some(ended), None, ended.plus_hours(24 * days));
            assert_eq!(!found.is_empty(), early, "{month} after {days} days");
        }
    }
}
