//! The ground on which a person is here. A stay without a valid one is shouted about.

mod store;

pub(super) use store::insert;

use super::codes::{BasisKind, Part};
use super::{BasisId, StayId, t};
use kernel::form::Problems;
use kernel::types::Moment;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Police protection of a child lasts so many hours at most (ЗЗДет 40).
pub const POLICE_HOURS: i64 = 48;
/// So many hours before its end the alarm is raised.
pub const POLICE_WARNING_HOURS: i64 = 4;

/// A ground as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct LegalBasis {
    /// Its id.
    pub id: BasisId,
    /// Whose stay it is for.
    pub stay_id: StayId,
    /// What it is.
    pub kind: BasisKind,
    /// The number of the order or judgment.
    pub number: String,
    /// Who issued it: the directorate, the court, the officer.
    pub issuer: String,
    /// From when it holds.
    pub valid_from: Moment,
    /// The instant at which it no longer holds; none while it has no end.
    pub valid_until: Option<Moment>,
    /// What else is to be known.
    pub note: String,
    /// Sent back with a change.
    pub version: i64,
}

/// A ground to be written down.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NewBasis {
    /// What it is.
    pub kind: BasisKind,
    /// The number of the order or judgment.
    #[serde(default)]
    pub number: String,
    /// Who issued it.
    #[serde(default)]
    pub issuer: String,
    /// From when it holds; from the admission, if left out.
    pub valid_from: Option<Moment>,
    /// The instant at which it no longer holds. Police protection ends after 48 hours if none is given.
    pub valid_until: Option<Moment>,
    /// What else is to be known.
    #[serde(default)]
    pub note: String,
}

impl NewBasis {
    /// A ground without papers: own wish, with the parent.
    pub fn plain(kind: BasisKind) -> NewBasis {
        let (number, issuer, note) = (String::new(), String::new(), String::new());
        NewBasis { kind, number, issuer, valid_from: None, valid_until: None, note }
    }

    /// From when it holds, for a stay that begins or a record that is made at `at`.
    pub(super) fn from(&self, at: Moment) -> Moment {
        self.valid_from.unwrap_or(at)
    }

    /// Until when it holds.
    pub(super) fn until(&self, at: Moment) -> Option<Moment> {
        let police = self.kind == BasisKind::PoliceProtection;
        self.valid_until.or_else(|| police.then(|| self.from(at).plus_hours(POLICE_HOURS)))
    }
}

/// What is wrong with a ground for someone who is here as `part`; `at` is when it is to hold from if it does not say.
/// Names of fields begin with `field`.
pub(super) fn check(basis: &NewBasis, part: Part, at: Moment, field: &str, problems: &mut Problems) {
    let (from, until) = (basis.from(at), basis.until(at));
    let message = match (basis.kind, part) {
        (BasisKind::OwnWish, Part::Child) => Some(t::m::basis_child_alone()),
        (BasisKind::WithParent, Part::Adult | Part::Child) => Some(t::m::basis_no_parent()),
        (BasisKind::PoliceProtection, Part::Adult) => Some(t::m::basis_police_adult()),
        _ => None,
    };
    if let Some(message) = message {
        problems.add(field, message);
    }
    let needs_number = matches!(basis.kind, BasisKind::DspOrder | BasisKind::Judgment);
    if needs_number && basis.number.trim().is_empty() {
        problems.add(format!("{field}_number"), t::m::basis_number_missing());
    }
    if until.is_some_and(|until| until <= from) {
        problems.add(format!("{field}_until_date"), t::m::ends_before_start());
    } else if basis.kind == BasisKind::PoliceProtection
        && until.is_some_and(|until| until > from.plus_hours(POLICE_HOURS))
    {
        problems.add(format!("{field}_until_date"), t::m::basis_police_too_long(POLICE_HOURS));
    }
}

/// Whether one of the grounds holds at an instant.
pub fn has_valid_basis(bases: &[LegalBasis], at: Moment) -> bool {
    bases.iter().any(|basis| basis.holds(at))
}

/// When the last ground that holds at an instant runs out, if all of them have an end: the hour to warn before.
pub fn basis_runs_out(bases: &[LegalBasis], at: Moment) -> Option<Moment> {
    let holding: Vec<_> = bases.iter().filter(|basis| basis.holds(at)).collect();
    let ends: Option<Vec<Moment>> = holding.iter().map(|basis| basis.valid_until).collect();
    ends?.into_iter().max()
}

impl LegalBasis {
    /// Whether it holds at an instant.
    pub fn holds(&self, at: Moment) -> bool {
        self.valid_from <= at && self.valid_until.is_none_or(|until| at < until)
    }
}
