//! What of the assessments waits for a member of staff: the second signature of the team, what they began and did not
//! finish, the person's answer to it.

mod store;

use super::signing::TEAM;
use super::{AssessmentId, form_of, words};
use crate::people::{self, Later};
use crate::shifts::{Wait, WaitKind};
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::types::{AccountId, PersonId, ServiceId};

/// A draft, with as much as its state depends on.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Draft {
    id: AssessmentId,
    person_id: PersonId,
    given: String,
    family: String,
    alias: String,
    form: String,
    form_version: String,
    started_by: Option<AccountId>,
    saved_by: Option<AccountId>,
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
        let drafts = store::drafts(&mut view, ctx.provider, service, reader).await?;
        let wait = |draft: &Draft| {
            let kind = draft.waits_for(reader)?;
            let form = form_of(&draft.form, &draft.form_version)?;
            let page = if kind == WaitKind::Draft { "" } else { "/sign" };
            Some(Wait {
                kind,
                title: words::heading(form, ctx.lang).to_owned(),
                person_id: draft.person_id,
                person: people::short_name_of(&draft.given, &draft.family, &draft.alias, ctx.lang),
                href: format!("/assessments/{}{page}", draft.id),
                due_on: None,
            })
        };
        Ok(drafts.iter().filter_map(wait).collect())
    })
}

impl Draft {
    /// Why it waits for somebody; nothing when it does not.
    fn waits_for(&self, reader: AccountId) -> Option<WaitKind> {
        let is_own = [self.started_by, self.saved_by].contains(&Some(reader));
        let full = usize::try_from(self.team).is_ok_and(|team| team >= TEAM);
        match (self.team, self.own) {
            (0, _) => is_own.then_some(WaitKind::Draft),
            _ if full => is_own.then_some(WaitKind::PersonAnswer),
            (_, 0) => Some(WaitKind::Signature),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_draft_waits_for_whoever_can_bring_it_on() {
        let (me, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        for (begun_by, team, own, expected) in [
            (me, 0, 0, Some(WaitKind::Draft)),
            (other, 0, 0, None),
            (other, 1, 0, Some(WaitKind::Signature)),
            (me, 1, 0, Some(WaitKind::Signature)),
            (me, 1, 1, None),
            (me, 2, 1, Some(WaitKind::PersonAnswer)),
            (other, 2, 0, None),
        ] {
            let draft = Draft {
                id: AssessmentId(Uuid::from_u128(3)),
                person_id: PersonId(Uuid::from_u128(4)),
                given: String::new(),
                family: String::new(),
                alias: String::new(),
                form: String::new(),
                form_version: String::new(),
                started_by: Some(begun_by),
                saved_by: None,
                team,
                own,
            };
            assert_eq!(draft.waits_for(me), expected, "{team} signatures, {own} own");
        }
    }
}
