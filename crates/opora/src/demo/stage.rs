//! Where the story takes place: the municipality, the house and its staff, at any moment of its past.

use super::house::{self, House};
use super::households::HOUSEHOLDS;
use super::past::arrival;
use super::staff::{self, Staff, Who};
use crate::cases::{Admitted, CaseId, StayId};
use kernel::ctx::{Actor, App, Ctx};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId, ProviderId, ServiceId};
use std::collections::HashMap;

/// For so many days the house has been open.
pub const OPEN_DAYS: i64 = 720;

/// The place, the people who work there, and those who were taken in, by the words the tables know them by.
pub struct Stage {
    app: App,
    /// The day of the demonstration.
    pub today: Day,
    /// The municipality.
    pub provider: ProviderId,
    /// „Пристан“.
    pub service: ServiceId,
    /// Its beds.
    pub house: House,
    /// Its staff.
    pub staff: Staff,
    /// The cases by their numbers.
    pub cases: HashMap<i64, Admitted>,
}

impl Stage {
    /// The municipality with its house and staff, and nobody in it yet.
    pub async fn set(app: &App, today: Day) -> Result<Stage, Refusal> {
        let administrator = staff::found(app, today).await?;
        let (service, house) = house::build(&administrator, today).await?;
        let staff = staff::engage(&administrator, service).await?;
        let (app, provider) = (app.clone(), administrator.provider);
        Ok(Stage { app, today, provider, service, house, staff, cases: HashMap::new() })
    }

    /// Somebody of the staff at a moment.
    pub fn ctx(&self, who: Who, at: Moment) -> Result<Ctx, Refusal> {
        let (id, name, grants) = self.staff.get(&who).ok_or(Refusal::Missing)?;
        let actor = Actor::Account { id: *id, name: (*name).into() };
        Ok(Ctx::new(self.app.at(at), self.provider, actor, grants.clone(), Lang::Bg))
    }

    /// So many days ago at an hour; never later than it is.
    pub fn ago(&self, days: i64, hour: i8, minute: i8) -> Moment {
        self.done(self.today.plus_days(-days).at(hour, minute))
    }

    /// A moment of the past: as it is, or now.
    pub fn done(&self, at: Moment) -> Moment {
        at.min(self.app.now())
    }

    /// A moment today that is still to come, however late it is.
    pub fn later(&self, hour: i8, minute: i8) -> Moment {
        self.today.at(hour, minute).max(self.app.now().plus_minutes(90))
    }

    /// The day on which a household of today came.
    pub fn arrived(&self, case: i64) -> Result<Day, Refusal> {
        let household = HOUSEHOLDS.iter().find(|household| household.number == case).ok_or(Refusal::Missing)?;
        Ok(arrival(household, self.today))
    }

    /// The last day of the six months of a household of today.
    pub fn last_day(&self, case: i64) -> Result<Day, Refusal> {
        let household = HOUSEHOLDS.iter().find(|household| household.number == case).ok_or(Refusal::Missing)?;
        Ok(self.today.plus_days(household.left))
    }

    /// A person of a case: the n-th who came.
    pub fn person(&self, case: i64, index: usize) -> Result<PersonId, Refusal> {
        self.cases.get(&case).and_then(|case| case.stays.get(index)).map(|s| s.person_id).ok_or(Refusal::Missing)
    }

    /// The case with a number.
    pub fn case(&self, number: i64) -> Result<CaseId, Refusal> {
        self.cases.get(&number).map(|case| case.case_id).ok_or(Refusal::Missing)
    }

    /// The stay of a person of a case: the n-th who came.
    pub fn stay(&self, case: i64, index: usize) -> Result<StayId, Refusal> {
        self.cases.get(&case).and_then(|case| case.stays.get(index)).map(|s| s.stay_id).ok_or(Refusal::Missing)
    }
}
