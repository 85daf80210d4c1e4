//! The duties that leave no other trace than a tick: a copy handed over, a child registered with a doctor, a report sent.
//! All but the latest were ticked on their day.

use super::staff::Who;
use super::stage::Stage;
use crate::deadlines::{self, MarkOrder, Met, Scope};
use kernel::refusal::Refusal;
use kernel::types::Day;

/// What fell due in so many last days waits for somebody.
const FORGOTTEN_DAYS: i64 = 2;
/// A duty comes back at most so often in the time that is told.
const ROUNDS: usize = 8;

/// Plays this part of the story.
pub async fn all(stage: &Stage) -> Result<(), Refusal> {
    let now = stage.ctx(Who::Ralitsa, stage.ago(0, 9, 0))?;
    for _ in 0..ROUNDS {
        let open = deadlines::due(&now, stage.service, Scope::All, Some(-FORGOTTEN_DAYS)).await?;
        let noted = open.iter().filter(|one| one.met_on == Met::ByMark);
        let mut any = false;
        for one in noted {
            any = true;
            let at = Day(one.due.day()).at(16, 40);
            let order = MarkOrder { stay: one.stay, key: one.what.key().into(), since: one.since };
            deadlines::mark(&stage.ctx(Who::Sofi, stage.done(at))?, stage.service, &order).await?;
        }
        if !any {
            break;
        }
    }
    Ok(())
}
