//! What of the plans waits for a member of staff: the second signature of the team, the witness's under a refusal, what
//! they began and did not finish, the person's answer to it.

mod store;

use super::{PlanId, Status, rules, t};
use crate::people::{self, Later};
use crate::shifts::{Wait, WaitKind};
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::types::{AccountId, PersonId, ServiceId};

/// A version that is not in force yet, with as much as its state depends on.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Open {
    id: PlanId,
    person_id: PersonId,
    given: String,
    family: String,
    alias: String,
    status: Status,
    made_by: Option<AccountId>,
    /// Signatures of the team.
    team: i64,
    /// Of them, the reader's.
    own: i64,
}

/// What waits for the reader in a service.
pub fn waits(ctx: &Ctx, service: ServiceId) -> Later<'_, Vec<Wait>> {
    Box::pin(async move {
        let Some(reader) = ctx.account() else { return Ok(Vec::new()) };
        let mut view = ctx.view(Right::SeeSupport, On::Service(service)).await?;
        let open = store::open(&mut view, ctx.provider, service, reader).await?;
        let to_witness = store::to_witness(&mut view, ctx.provider, service, reader).await?;
        let wait = |one: &Open, kind: WaitKind| Wait {
            kind,
            title: t::plan(ctx.lang).to_owned(),
            person_id: one.person_id,
            person: people::short_name_of(&one.given, &one.family, &one.alias, ctx.lang),
            href: format!("/plans/{}", one.id),
            due_on: None,
        };
        let waiting = open.iter().filter_map(|one| Some(wait(one, one.waits_for(reader)?)));
        Ok(to_witness.iter().map(|one| wait(one, WaitKind::Witness)).chain(waiting).collect())
    })
}

impl Open {
    /// Why it waits for somebody; nothing when it does not.
    fn waits_for(&self, reader: AccountId) -> Option<WaitKind> {
        let is_own = self.made_by == Some(reader);
        let full = usize::try_from(self.team).is_ok_and(|team| team >= rules::TEAM);
        match self.status {
            Status::Draft if self.team == 0 => is_own.then_some(WaitKind::Draft),
            Status::Draft if !full && self.own == 0 => Some(WaitKind::Signature),
            Status::SignedTeam => is_own.then_some(WaitKind::PersonAnswer),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_version_waits_for_whoever_can_bring_it_on() {
        let (me, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        for (status, made_by, team, own, expected) in [
            (Status::Draft, me, 0, 0, Some(WaitKind::Draft)),
            (Status::Draft, other, 0, 0, None),
            (Status::Draft, other, 1, 0, Some(WaitKind::Signature)),
            (Status::Draft, me, 1, 1, None),
            (Status::SignedTeam, me, 2, 1, Some(WaitKind::PersonAnswer)),
            (Status::SignedTeam, other, 2, 1, None),
            (Status::SignedPerson, me, 2, 1, None),
            (Status::Refused, me, 2, 1, None),
        ] {
            let open = Open {
                id: PlanId(Uuid::from_u128(3)),
                person_id: PersonId(Uuid::from_u128(4)),
                given: String::new(),
                family: String::new(),
                alias: String::new(),
                status,
                made_by: Some(made_by),
                team,
                own,
            };
            assert_eq!(open.waits_for(me), expected, "{status:?}, {team} signatures, {own} own");
        }
    }
}
