//! Which deadlines somebody asks for: the state of the list, as its address says it.

use crate::people::Question;
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::types::{AccountId, ServiceId};

use super::rules::State;
use super::{Deadline, Kind, Scope, is_mine};

kernel::codes! {
    /// Due when.
    #[derive(Default)]
    pub enum When {
        /// Late already.
        Overdue = "overdue",
        /// Within seven days, and late.
        Week = "week",
        /// Within thirty days, and late.
        #[default]
        Month = "month",
        /// Everything that is open.
        All = "all",
        /// What was fulfilled.
        Met = "met",
    }
}

/// A choice among deadlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Whose.
    pub scope: Scope,
    /// Due when.
    pub when: When,
    /// About what; everything without one.
    pub kind: Option<Kind>,
    /// Who leads the case; everybody without one.
    pub lead: Option<AccountId>,
    /// Whose, by name.
    pub whose: Question,
}

impl Wish {
    /// What an address asks for; what it says amiss counts as not said.
    pub fn read(query: &Fields) -> Wish {
        Wish {
            scope: if query.get("scope") == "mine" { Scope::Mine } else { Scope::All },
            when: query.get("when").parse().unwrap_or_default(),
            kind: query.get("kind").parse().ok(),
            lead: query.get("lead").parse().ok(),
            whose: Question::read(query.get("q")),
        }
    }

    /// Those that are asked for, in the order in which they came.
    pub fn chosen(&self, ctx: &Ctx, service: ServiceId, all: &[Deadline]) -> Vec<Deadline> {
        let wanted = |one: &Deadline| {
            (self.scope == Scope::All || is_mine(ctx, service, one))
                && self.kind.is_none_or(|kind| one.what.kind() == kind)
                && self.when.holds(one.state)
                && self.lead.is_none_or(|lead| one.responsible.as_ref().is_some_and(|(id, _)| *id == lead))
                && self.whose.fits(&one.names.join(" "))
        };
        all.iter().filter(|one| wanted(one)).cloned().collect()
    }
}

impl When {
    fn holds(self, state: State) -> bool {
        let within = |days| match state {
            State::Overdue(_) | State::DueToday => true,
            State::DueIn(left) => left <= days,
            State::Met(_) | State::MetLate(_) => false,
        };
        match self {
            When::Overdue => matches!(state, State::Overdue(_)),
            When::Week => within(7),
            When::Month => within(30),
            When::All => within(u32::MAX),
            When::Met => matches!(state, State::Met(_) | State::MetLate(_)),
        }
    }
}
