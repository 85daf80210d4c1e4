//! Contacts after the stay: after one, three and six months, and never against the person's rule of safe contact.

mod store;

pub(super) use store::of_stays;

use super::codes::FollowUpResult;
use super::limit::months_after;
use super::{FollowUpId, StayId, t, words};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, Moment};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// After so many months a person is asked how they are.
pub const FOLLOW_UP_MONTHS: [i64; 3] = [1, 3, 6];
/// A contact is made at most so many days before its day.
const EARLY_DAYS: i64 = 14;

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

/// What is wrong with a contact: it is tried only where a rule says how, and then by the rule.
fn problems(new: &NewFollowUp, ended_at: Option<Moment>, has_rule: bool, now: Moment) -> Problems {
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
                problems.add("month", t::m::follow_up_early(kernel::i18n::day(kernel::i18n::Lang::Bg, first)));
            }
        }
    }
    let tried = new.result != FollowUpResult::NotSafe;
    if tried && !has_rule {
        problems.add("result", t::m::no_safe_way());
    } else if tried && !new.rule_kept {
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

/// Writes down a contact after the stay, or an attempt at one: there may be several for a month.
pub async fn record_follow_up(ctx: &Ctx, stay: StayId, new: NewFollowUp) -> Result<FollowUpId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::RecordSupport).await?;
    let mut change = ctx.change(Right::RecordSupport, On::Service(place.service_id)).await?;
    let has_rule = store::has_rule(&mut change, ctx.provider, place.person_id).await?;
    let problems = problems(&new, place.ended_at, has_rule, change.at);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = ctx.new_id();
    store::insert(&mut change, id, stay, &new).await?;
    let details = json!({ "stay": stay, "month": new.month, "result": new.result });
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

    #[test]
    fn nobody_is_called_without_a_safe_way() {
        let now: Moment = "2026-11-21T08:00:00Z".parse().unwrap();
        let keys = |result, rule_kept, has_rule| {
            let new = NewFollowUp { month: 1, done_at: None, result, note: String::new(), rule_kept };
            let found = problems(&new, Some(now.plus_hours(-800)), has_rule, now);
            found.iter().map(|problem| problem.message.key()).collect::<Vec<_>>()
        };
        assert_eq!(keys(FollowUpResult::Well, true, false), ["cases-no-safe-way"]);
        assert_eq!(keys(FollowUpResult::Well, false, true), ["cases-rule-not-kept"]);
        assert!(keys(FollowUpResult::Well, true, true).is_empty());
        assert!(keys(FollowUpResult::NotSafe, false, false).is_empty());
    }

    #[test]
    fn a_month_is_asked_about_only_when_its_day_is_near() {
        let ended: Moment = "2026-11-21T08:00:00Z".parse().unwrap();
        let result = FollowUpResult::NotSafe;
        for (month, days, early) in [(1, 15, true), (1, 16, false), (6, 31, true), (6, 167, false)] {
            let new = NewFollowUp { month, done_at: None, result, note: String::new(), rule_kept: false };
            let found = problems(&new, Some(ended), true, ended.plus_hours(24 * days));
            assert_eq!(!found.is_empty(), early, "{month} after {days} days");
        }
    }
}
