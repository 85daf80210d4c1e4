//! What the papers say: ЕГН, ЛНЧ and others, with their validity and history.
//!
//! A number that contradicts itself, the sex or the birth date is warned of and kept: real papers have errors, and a
//! ЕГН can change (Наредба РД-02-20-9).

mod store;

pub(super) use store::of_person;

use super::{Birth, Person, Sex, index, text};
use bulgaria::egn::{self, Egn};
use bulgaria::lnch::Lnch;
use kernel::audit::Event;
use kernel::ctx::{Change, Ctx, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

kernel::texts!(people_identifier);

kernel::id!(
    /// One identifier of one person.
    IdentifierId
);

/// The longest number of a paper, in characters.
pub(super) const LONGEST: usize = 40;

kernel::codes! {
    /// What kind of number it is. A number can fit the checks of both ЕГН and ЛНЧ, so the kind is chosen, not guessed.
    #[derive(Default)]
    pub enum IdentifierKind {
        /// ЕГН, of Bulgarian citizens.
        #[default]
        Egn = "egn",
        /// ЛНЧ, of foreigners who stay.
        Lnch = "lnch",
        /// Паспорт.
        Passport = "passport",
        /// Лична карта.
        IdCard = "id_card",
        /// Карта за пребиваване, регистрационна карта на чужденец.
        ResidenceCard = "residence_card",
        /// Anything else.
        Other = "other",
    }
}

impl IdentifierKind {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            IdentifierKind::Egn => t::kind_egn(l),
            IdentifierKind::Lnch => t::kind_lnch(l),
            IdentifierKind::Passport => t::kind_passport(l),
            IdentifierKind::IdCard => t::kind_id_card(l),
            IdentifierKind::ResidenceCard => t::kind_residence_card(l),
            IdentifierKind::Other => t::kind_other(l),
        }
    }
}

/// A number from a paper.
#[derive(Clone, Debug, PartialEq, Serialize, sqlx::FromRow, ToSchema)]
pub struct Identifier {
    /// Its id.
    pub id: IdentifierId,
    /// What kind of number.
    pub kind: IdentifierKind,
    /// As it was typed, without spaces at the ends.
    pub value: String,
    /// Valid from this day, where that is known.
    pub valid_from: Option<Day>,
    /// Valid to this day; one that has passed makes it history.
    pub valid_until: Option<Day>,
    /// Somebody has seen what is odd about it, and it stands so in the papers.
    pub confirmed: bool,
    /// Sent back with a change.
    pub version: i64,
}

/// A number to be written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewIdentifier {
    /// The id, where the sender has one already; sent again, it stands for the number that is there.
    pub id: Option<IdentifierId>,
    /// What kind of number.
    pub kind: IdentifierKind,
    /// The number.
    pub value: String,
    /// Valid from this day, where that is known.
    pub valid_from: Option<Day>,
    /// Valid to this day, where that is known.
    pub valid_until: Option<Day>,
    /// The sender has seen what is odd about it, and means it as it stands in the papers.
    pub confirmed: bool,
}

/// What is odd about a number. None of it refuses the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    /// Length, date or check digit do not fit.
    Malformed,
    /// The sex in the ЕГН is another than the one written down.
    OtherSex,
    /// The birth date in the ЕГН is another than the one written down.
    OtherBirth,
}

impl Oddity {
    /// What to look at, in a sentence.
    pub fn words(self, l: Lang) -> &'static str {
        match self {
            Oddity::Malformed => t::odd_malformed(l),
            Oddity::OtherSex => t::odd_sex(l),
            Oddity::OtherBirth => t::odd_birth(l),
        }
    }
}

/// What is odd about a number of somebody with this sex and birth date.
pub fn oddities(kind: IdentifierKind, value: &str, sex: Sex, birth: Birth) -> Vec<Oddity> {
    match kind {
        IdentifierKind::Egn => match Egn::parse(value) {
            Ok(egn) => against(&egn, sex, birth),
            Err(_) => vec![Oddity::Malformed],
        },
        IdentifierKind::Lnch if Lnch::parse(value).is_err() => vec![Oddity::Malformed],
        _ => Vec::new(),
    }
}

fn against(egn: &Egn, sex: Sex, birth: Birth) -> Vec<Oddity> {
    let other_sex = matches!((egn.sex(), sex), (egn::Sex::Male, Sex::Female) | (egn::Sex::Female, Sex::Male));
    let other_birth = !birth.overlaps(Birth::known(Day(egn.birth_date())));
    let odd = [(other_sex, Oddity::OtherSex), (other_birth, Oddity::OtherBirth)];
    odd.into_iter().filter(|(is, _)| *is).map(|(_, oddity)| oddity).collect()
}

impl Identifier {
    /// Whether it was still valid on a day.
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.valid_until.is_none_or(|until| until >= day)
    }

    /// What is odd about it, for this person.
    pub fn oddities(&self, person: &Person) -> Vec<Oddity> {
        oddities(self.kind, &self.value, person.sex, person.birth())
    }
}

/// What is odd about the numbers that are valid on a day and nobody has confirmed, each once.
pub(super) fn unsettled(all: &[Identifier], person: &Person, day: Day) -> Vec<Oddity> {
    let open = all.iter().filter(|identifier| !identifier.confirmed && identifier.is_valid_on(day));
    let mut odd: Vec<Oddity> = open.flat_map(|identifier| identifier.oddities(person)).collect();
    odd.sort();
    odd.dedup();
    odd
}

impl NewIdentifier {
    fn checked(&self) -> Result<NewIdentifier, Refusal> {
        let mut problems = Problems::default();
        let mut value = self.value.clone();
        text::line("value", &mut value, LONGEST, &mut problems);
        if index::identifier_word(&value).is_empty() {
            problems.add("value", t::m::value_missing());
        } else if problems.is_empty()
            && !self.confirmed
            && !oddities(self.kind, &value, Sex::Unknown, Birth::default()).is_empty()
        {
            problems.add("value", t::m::confirm_malformed());
        }
        if let (Some(from), Some(until)) = (self.valid_from, self.valid_until)
            && until < from
        {
            problems.add("valid_until", t::m::ends_before_it_begins());
        }
        if problems.is_empty() { Ok(NewIdentifier { value, ..self.clone() }) } else { Err(problems.into()) }
    }
}

/// The identifiers of a person, those that are valid first.
pub async fn identifiers(ctx: &Ctx, person: PersonId) -> Result<Vec<Identifier>, Refusal> {
    let mut view = ctx.view(Right::SeeFile, On::Person(person)).await?;
    let mut all = store::of_person(&mut view, ctx.provider, person).await?;
    all.sort_by_key(|identifier| !identifier.is_valid_on(ctx.today()));
    Ok(all)
}

/// Writes down another identifier.
pub async fn add(ctx: &Ctx, person: PersonId, new: &NewIdentifier) -> Result<IdentifierId, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    if let Some(id) = new.id
        && store::get(&mut change, ctx.provider, person, id).await?.is_some()
    {
        return Ok(id);
    }
    let id = insert(ctx, &mut change, person, new).await?;
    let event = Event::new("identifier.added", id).of(person).with(&json!({ "kind": new.kind }));
    change.commit(event).await?;
    Ok(id)
}

/// The same inside another change.
pub(super) async fn insert(
    ctx: &Ctx,
    change: &mut Change,
    person: PersonId,
    new: &NewIdentifier,
) -> Result<IdentifierId, Refusal> {
    let new = new.checked()?;
    let id = new.id.unwrap_or_else(|| ctx.new_id());
    super::fresh_id(store::insert(change, id, person, &new).await, "person_identifier")?;
    reindex(change, person).await?;
    Ok(id)
}

/// Puts an identifier right, or gives it an end. Gives the new version.
pub async fn edit(
    ctx: &Ctx,
    person: PersonId,
    id: IdentifierId,
    version: i64,
    new: &NewIdentifier,
) -> Result<i64, Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let new = new.checked()?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if !store::update(&mut change, id, version, &new).await? {
        return Err(Refusal::Stale(before.version));
    }
    reindex(&mut change, person).await?;
    change.commit(Event::new("identifier.edited", id).of(person).with(&json!({ "kind": new.kind }))).await?;
    Ok(version + 1)
}

/// Takes away an identifier that belongs to somebody else.
pub async fn remove(ctx: &Ctx, person: PersonId, id: IdentifierId, version: i64) -> Result<(), Refusal> {
    let mut change = ctx.change(Right::EditFile, On::Person(person)).await?;
    let before = store::get(&mut change, ctx.provider, person, id).await?.ok_or(Refusal::Missing)?;
    if !store::delete(&mut change, id, version).await? {
        return Err(Refusal::Stale(before.version));
    }
    reindex(&mut change, person).await?;
    change.commit(Event::new("identifier.removed", id).of(person).with(&json!({ "kind": before.kind }))).await?;
    Ok(())
}

async fn reindex(change: &mut Change, person: PersonId) -> Result<(), Refusal> {
    let provider = change.provider;
    let all = store::of_person(change, provider, person).await?;
    let values: Vec<String> = all.into_iter().map(|identifier| identifier.value).collect();
    Ok(index::of_identifiers(change, person, &values).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_numbers_are_noticed() {
        use IdentifierKind::{Egn, Lnch, Passport};
        let born = Birth::known(Day::new(1880, 12, 5));
        let (year, other) =
            (Birth::partial(Day::new(1880, 1, 1), Day::new(1880, 12, 31)), Birth::known(Day::new(1980, 12, 5)));
        let table: [(IdentifierKind, &str, Sex, Birth, &[Oddity]); 9] = [
            (Egn, "8032056031", Sex::Female, born, &[]),
            (Egn, "803205 6031", Sex::Female, year, &[]),
            (Egn, "8032056031", Sex::Unknown, Birth::default(), &[]),
            (Egn, "8032056031", Sex::Male, born, &[Oddity::OtherSex]),
            (Egn, "8032056031", Sex::Male, other, &[Oddity::OtherSex, Oddity::OtherBirth]),
            (Egn, "8032056032", Sex::Female, born, &[Oddity::Malformed]),
            (Lnch, "7111042925", Sex::Male, born, &[]),
            (Lnch, "7111042926", Sex::Male, born, &[Oddity::Malformed]),
            (Passport, "38", Sex::Male, born, &[]),
        ];
        for (kind, value, sex, birth, expected) in table {
            assert_eq!(oddities(kind, value, sex, birth), expected, "{kind} {value} {sex}");
        }
    }
}
