//! How those are who have left: asked after one, three and six months, where a safe way is known.

use super::beds;
use super::past::{BY_ALIAS, CHILD_ALONE, Former, RETURNED};
use super::staff::Who;
use super::stage::Stage;
use crate::cases::{ContactChannel, Destination, FollowUpResult, NewFollowUp, planned_follow_ups, record_follow_up};
use crate::people::contact::{SafeContact, set_safe_contact};
use kernel::refusal::Refusal;

/// Asks everyone whose day has come; of the last one, the day is today.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    for (former, _) in beds::housed(&stage.house, stage.today) {
        let reachable = !matches!(former.number, BY_ALIAS | CHILD_ALONE) && former.number % 5 != 0;
        if reachable {
            let ctx = stage.ctx(Who::Ralitsa, stage.ago(former.left, 10, 50))?;
            let rule = SafeContact {
                how: "Личният ѝ телефон".into(),
                times: "делник 10:00–16:00".into(),
                ..SafeContact::default()
            };
            if former.number != RETURNED {
                set_safe_contact(&ctx, stage.person(former.number, 0)?, rule).await?;
            }
        }
        ask(stage, &former, reachable && former.number != RETURNED).await?;
    }
    Ok(())
}

async fn ask(stage: &Stage, former: &Former, reachable: bool) -> Result<(), Refusal> {
    let left_on = stage.today.plus_days(-former.left);
    for (month, due) in planned_follow_ups(left_on) {
        if due >= stage.today {
            continue;
        }
        let (result, note) = match (reachable, former.destination, (former.number + month) % 7) {
            (false, ..) => (FollowUpResult::NotSafe, "Няма безопасен начин."),
            (_, Destination::BackToHarm, _) => (FollowUpResult::NeedsSupport, "Иска да знае дали има място."),
            (_, _, 0) => (FollowUpResult::NotReached, "Не вдигна два пъти, не търсим повече."),
            (_, _, 1) => (FollowUpResult::NeedsSupport, "Записана за среща с юриста."),
            _ => (FollowUpResult::Well, "Спокойна е, децата също."),
        };
        for index in 0..former.people.len() {
            let ctx = stage.ctx(Who::Ralitsa, stage.done(due.at(11, 0)))?;
            let channel = reachable.then_some(ContactChannel::Call);
            let order = NewFollowUp { month, done_at: None, channel, result, note: note.into(), rule_kept: reachable };
            let order = if index == 0 {
                order
            } else {
                NewFollowUp { result: FollowUpResult::NotSafe, note: "Чрез майка си.".into(), ..order }
            };
            record_follow_up(&ctx, stage.stay(former.number, index)?, order).await?;
        }
    }
    Ok(())
}
