//! The next steps that a member of staff wrote down and whose day has come.

mod store;

use super::SessionId;
use crate::people::{self, Later};
use crate::shifts::{Wait, WaitKind};
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::types::{Day, PersonId, ServiceId};

/// A step that nobody took in so many days is no longer reminded of: the session keeps it.
const REMINDED_DAYS: i64 = 30;

/// A next step of a session.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Step {
    id: SessionId,
    person_id: PersonId,
    given: String,
    family: String,
    alias: String,
    next_step: String,
    next_on: Day,
}

/// The reader's next steps that are due, until a later session of the same kind with the person is written down.
pub fn waits(ctx: &Ctx, service: ServiceId) -> Later<'_, Vec<Wait>> {
    Box::pin(async move {
        let Some(reader) = ctx.account() else { return Ok(Vec::new()) };
        let mut view = ctx.view(Right::SeeSupport, On::Service(service)).await?;
        let (today, first) = (ctx.today(), ctx.today().plus_days(-REMINDED_DAYS));
        let due = store::due(&mut view, ctx.provider, service, reader, (first, today)).await?;
        let wait = |step: Step| Wait {
            kind: WaitKind::NextStep,
            title: step.next_step,
            person_id: step.person_id,
            person: people::short_name_of(&step.given, &step.family, &step.alias, ctx.lang),
            href: format!("/sessions/{}", step.id),
            due_on: Some(step.next_on),
        };
        Ok(due.into_iter().map(wait).collect())
    })
}
