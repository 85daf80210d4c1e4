//! The two steps in the protection of a trafficked person that start a clock: the formal identification, from which the
//! time for recovery and reflection runs (D36, ЗБТХ 26), and the consent to work with the investigation, upon which the
//! prosecutor gives special protection (D37, ЗБТХ 25).

mod store;

pub(super) use store::{of_case, of_person};

use super::codes::StepKind;
use super::{StayId, StepId, t};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::db;
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// A step as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// In which stay.
    pub stay_id: StayId,
    /// Which step.
    pub kind: StepKind,
    /// On which day.
    pub taken_on: Day,
    /// The number of the document.
    pub number: String,
    /// Who wrote it down.
    pub recorded_by: Option<AccountId>,
}

/// A step to be written down.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewStep {
    /// Which step.
    pub kind: StepKind,
    /// On which day.
    pub taken_on: Day,
    /// The number of the document; an identification has one.
    #[serde(default)]
    pub number: String,
}

fn problems(new: &NewStep, today: Day) -> Problems {
    let mut problems = Problems::default();
    if new.taken_on > today {
        problems.add("taken_on", t::m::in_the_future());
    }
    if new.kind == StepKind::Identified && new.number.trim().is_empty() {
        problems.add("number", t::m::step_number_missing());
    }
    problems
}

/// Writes down a step. Each is taken once in a stay.
pub async fn record_step(ctx: &Ctx, stay: StayId, new: NewStep) -> Result<StepId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::RecordLegal).await?;
    let mut change = ctx.change(Right::RecordLegal, On::Service(place.service_id)).await?;
    let problems = problems(&new, change.at.day());
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = ctx.new_id();
    match store::insert(&mut change, id, stay, &new).await {
        Err(error) if db::violates(&error, "trafficking_step_provider_id_stay_id_kind_key") => return Err(already()),
        Err(error) if db::violates(&error, "trafficking_step.kind") => return Err(already()),
        other => other?,
    };
    let details = json!({ "stay": stay, "kind": new.kind, "taken_on": new.taken_on });
    change.commit(Event::new("trafficking.step_recorded", id).of(place.person_id).with(&details)).await?;
    Ok(id)
}

fn already() -> Refusal {
    Refusal::invalid("kind", t::m::step_recorded())
}
