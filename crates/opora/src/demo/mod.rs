//! A made-up municipality to explore: nobody in it exists, and every word in it is ours.
//!
//! Everything is placed relative to the day it is opened on, and everything was done by somebody of the staff, at its
//! moment, through the same functions that the pages use. So the demonstration is also a long story about the rules.

mod admissions;
mod afterwards;
mod assess;
mod beds;
mod calls;
mod contracts;
mod duties;
mod file;
mod house;
mod house_today;
mod households;
mod meetings;
mod names;
mod past;
mod plan;
mod shift;
mod staff;
mod stage;
#[cfg(test)]
mod tests;

use kernel::ctx::App;
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::Day;
use stage::Stage;

/// Somebody who can sign in.
pub struct Login {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// Their name.
    pub name: &'static str,
    /// What they are employed as.
    pub post: &'static str,
    /// What they are there; the first of their roles.
    pub role: Role,
}

/// Fills an empty database with the municipality as it stands on a day.
///
/// # Errors
/// Those of the functions that it calls: the first act that a rule does not permit ends it.
pub async fn fill(app: &App, today: Day) -> Result<Vec<Login>, Refusal> {
    let mut stage = Stage::set(app, today).await?;
    admissions::all(&mut stage).await?;
    file::all(&stage).await?;
    assess::all(&stage).await?;
    plan::all(&stage).await?;
    contracts::all(&stage).await?;
    meetings::all(&stage).await?;
    afterwards::all(&stage).await?;
    duties::all(&stage).await?;
    calls::all(&stage).await?;
    house_today::all(&stage).await?;
    shift::all(&stage).await?;
    Ok(staff::logins())
}
