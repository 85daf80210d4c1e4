//! The ground on which a person is here. A stay without a valid one is shouted about.

mod store;

pub(super) use store::{end_with_parent, insert, of_case};

use super::codes::{BasisKind, Part};
use super::{BasisId, StayId, t, words};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Problems;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::Moment;
use serde::{Deserialize, Serialize};
use serde_json::json;
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
    let [number_field, issuer_field, note_field] = ["number", "issuer", "note"].map(|name| format!("{field}_{name}"));
    let written = [
        (number_field.as_str(), basis.number.as_str(), words::LINE),
        (&issuer_field, &basis.issuer, words::LINE),
        (&note_field, &basis.note, words::NOTE),
    ];
    words::check(written, problems);
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

/// Writes down a further ground for somebody who is here.
pub async fn add_basis(ctx: &Ctx, stay: StayId, new: NewBasis) -> Result<BasisId, Refusal> {
    let place = super::place_of_stay(ctx, stay, Right::RecordLegal).await?;
    let mut change = ctx.change(Right::RecordLegal, On::Service(place.service_id)).await?;
    let now = change.at;
    let mut problems = Problems::default();
    check(&new, place.part, now, "basis", &mut problems);
    if place.ended_at.is_some() {
        problems.add("", t::m::stay_over());
    }
    let police = new.kind == BasisKind::PoliceProtection;
    let known = store::of_case(&mut change, ctx.provider, place.case_id).await?;
    if police && known.iter().any(|basis| basis.stay_id == stay && basis.kind == BasisKind::PoliceProtection) {
        problems.add("basis", t::m::basis_police_again());
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let id = ctx.new_id();
    store::insert(&mut change, id, stay, now, &new).await?;
    let details = json!({ "stay": stay, "kind": new.kind });
    change.commit(Event::new("basis.added", id).of(place.person_id).with(&details)).await?;
    Ok(id)
}

/// The ground no longer holds from this instant: the order was revoked, the court decided otherwise.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct EndBasis {
    /// The version one has seen.
    pub version: i64,
    /// From when it no longer holds; now, if left out.
    pub at: Option<Moment>,
}

/// Ends a ground before its time.
pub async fn end_basis(ctx: &Ctx, id: BasisId, order: EndBasis) -> Result<(), Refusal> {
    let mut view = super::anywhere(ctx, Right::RecordLegal).await?;
    let (stay,) = store::stay_of(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    drop(view);
    let place = super::place_of_stay(ctx, stay, Right::RecordLegal).await?;
    let mut change = ctx.change(Right::RecordLegal, On::Service(place.service_id)).await?;
    let known = store::of_case(&mut change, ctx.provider, place.case_id).await?;
    let basis = known.iter().find(|basis| basis.id == id).ok_or(Refusal::Missing)?;
    let at = order.at.unwrap_or(change.at);
    if at < basis.valid_from || at > change.at {
        return Err(Refusal::invalid("at_date", t::m::ends_before_start()));
    }
    if store::end(&mut change, id, order.version, at).await? == 0 {
        return Err(Refusal::Stale(basis.version));
    }
    change.commit(Event::new("basis.ended", id).of(place.person_id).with(&json!({ "stay": stay }))).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: &str = "2026-11-21T20:40:00Z";

    fn at(hours: i64) -> Moment {
        START.parse::<Moment>().unwrap().plus_hours(hours)
    }

    fn basis(kind: BasisKind, from: i64, until: Option<i64>) -> LegalBasis {
        let (id, stay_id) = (BasisId(uuid::Uuid::nil()), StayId(uuid::Uuid::nil()));
        let (number, issuer, note) = (String::new(), String::new(), String::new());
        let (valid_from, valid_until) = (at(from), until.map(at));
        LegalBasis { id, stay_id, kind, number, issuer, valid_from, valid_until, note, version: 1 }
    }

    #[test]
    fn police_protection_holds_until_its_last_second() {
        let bases = [basis(BasisKind::PoliceProtection, 0, Some(48))];
        for (hours, holds) in [(-1, false), (0, true), (47, true), (48, false)] {
            assert_eq!(has_valid_basis(&bases, at(hours)), holds, "{hours}");
        }
        assert!(has_valid_basis(&bases, at(48).plus_seconds(-1)));
        assert_eq!(basis_runs_out(&bases, at(1)), Some(at(48)));
        let with_order = [bases[0].clone(), basis(BasisKind::DspOrder, 47, None)];
        assert_eq!(basis_runs_out(&with_order, at(47)), None);
        assert!(has_valid_basis(&with_order, at(500)));
    }

    #[test]
    fn who_may_be_here_on_what() {
        use BasisKind::*;
        let wrong = |kind, part, until: Option<i64>| {
            let mut new = NewBasis::plain(kind);
            (new.number, new.valid_until) = ("ЗД-14".into(), until.map(at));
            let mut problems = Problems::default();
            check(&new, part, at(0), "b", &mut problems);
            problems.iter().next().map(|problem| problem.message.key())
        };
        assert_eq!(wrong(OwnWish, Part::Adult, None), None);
        assert_eq!(wrong(OwnWish, Part::Child, None), Some("cases-basis-child-alone"));
        assert_eq!(wrong(WithParent, Part::Accompanying, None), None);
        assert_eq!(wrong(WithParent, Part::Child, None), Some("cases-basis-no-parent"));
        assert_eq!(wrong(PoliceProtection, Part::Adult, None), Some("cases-basis-police-adult"));
        assert_eq!(wrong(PoliceProtection, Part::Child, Some(48)), None);
        assert_eq!(wrong(PoliceProtection, Part::Child, Some(49)), Some("cases-basis-police-too-long"));
        assert_eq!(wrong(DspOrder, Part::Child, Some(-1)), Some("cases-ends-before-start"));
    }

    proptest! {
        #[test]
        fn a_ground_that_runs_out_holds_until_then_and_not_after(ends in prop::collection::vec(1i64..200, 1..5)) {
            let bases: Vec<_> = ends.iter().map(|end| basis(BasisKind::Judgment, 0, Some(*end))).collect();
            let last = basis_runs_out(&bases, at(0)).unwrap();
            prop_assert!(has_valid_basis(&bases, last.plus_seconds(-1)));
            prop_assert!(!has_valid_basis(&bases, last));
        }
    }
}
