//! What a person's use of services has left behind, read once for everything on the page that tells of it.

use super::store::{self, Led, Time};
use crate::cases::limit::Spell;
use crate::cases::stay::Stay;
use crate::cases::{Absence, Contract, LegalBasis};
use crate::people::PersonOnPage;
use kernel::ctx::{Ctx, On};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use std::sync::Arc;

/// All times in services, the first one first, with what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub times: Vec<Time>,
    pub cases: Vec<Led>,
    pub bases: Vec<LegalBasis>,
    pub absences: Vec<Absence>,
    pub contracts: Vec<Contract>,
}

impl History {
    /// The stay that goes on, else the last one, with the limit of its unit in months.
    pub fn latest(&self) -> Option<&Time> {
        let open = self.times.iter().rfind(|time| time.stay.ended_at.is_none());
        open.or(self.times.last())
    }

    /// Every stay.
    pub fn stays(&self) -> impl Iterator<Item = &Stay> {
        self.times.iter().map(|time| &time.stay)
    }

    /// When the person came and left, each time, where a limit of stay holds.
    pub fn spells(&self) -> Vec<Spell> {
        let limited = self.times.iter().filter(|time| time.stay_limit_months.is_some());
        limited.map(|time| Spell::between(time.stay.admitted_at, time.stay.ended_at)).collect()
    }
}

/// The history of a person.
pub async fn history(ctx: &Ctx, person: PersonId) -> Result<History, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let (tx, provider) = (&mut *view, ctx.provider);
    let times = store::times(tx, provider, person).await?;
    if times.is_empty() {
        return Ok(History::default());
    }
    Ok(History {
        times,
        cases: store::cases(tx, provider, person).await?,
        bases: store::bases(tx, provider, person).await?,
        absences: store::absences(tx, provider, person).await?,
        contracts: store::contracts(tx, provider, person).await?,
    })
}

/// The same for the parts of the person's page, found out once.
pub async fn history_on(ctx: &Ctx, on: &PersonOnPage) -> Result<Arc<History>, Refusal> {
    on.once(history(ctx, on.person.id)).await
}
