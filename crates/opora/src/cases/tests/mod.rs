//! The story of a case, on both databases.

mod after;
mod afterwards;
mod arrival;
mod file;
mod list;
mod pages;

use super::*;
use crate::people::{Birth, Identity, NewPerson, Sex};
use crate::tests::cast::{Cast, HARBOUR};
use kernel::policy::Role;
use kernel::refusal::Refusal;

/// Someone known by an alias and an estimated age.
pub(super) fn alias(name: &str, years: i64, cast: &Cast) -> Who {
    let birth = Birth::estimated(years, cast.world.now().day());
    let identity = Identity { alias: name.into(), sex: Sex::Female, birth, ..Identity::default() };
    Who::New(Box::new(NewPerson { identity, ..NewPerson::default() }))
}

pub(super) fn arrival(who: Who, part: Part) -> Arrival {
    let kind = match part {
        Part::Adult => BasisKind::OwnWish,
        Part::Accompanying => BasisKind::WithParent,
        Part::Child => BasisKind::PoliceProtection,
    };
    Arrival {
        who,
        part,
        unit_id: None,
        bed_id: None,
        bed_reason: String::new(),
        basis: NewBasis::plain(kind),
        none_of: Vec::new(),
        bed_releases: false,
    }
}

/// An emergency admission of these people, with nothing else to say.
pub(super) fn emergency(people: Vec<Arrival>) -> Admission {
    Admission {
        id: None,
        signal_id: None,
        at: None,
        entry: Entry::Emergency,
        reason: Reason::PartnerViolence,
        referrer: String::new(),
        referral_number: String::new(),
        referral_on: None,
        brought_by: BroughtBy::Police,
        brought_by_name: String::new(),
        condition: String::new(),
        belongings: String::new(),
        house_rules_given: true,
        information_given: true,
        life_in_danger: false,
        trafficking: false,
        duration: Duration::Short,
        case_manager_id: None,
        people,
        notices: Vec::new(),
    }
}

pub(super) async fn here(cast: &Cast) -> Vec<OpenStay> {
    let mut tx = cast.world.db().peek().await.unwrap();
    open_stays(&mut tx, crate::tests::cast::HOME, HARBOUR, cast.world.now()).await.unwrap()
}

/// The keys of what was refused.
pub(super) fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(String, &'static str)> {
    match result.unwrap_err() {
        Refusal::Invalid(problems) => problems.iter().map(|p| (p.field.clone(), p.message.key())).collect(),
        other => panic!("{other:?}"),
    }
}

/// Takes one adult in, now.
pub(super) async fn one_adult(cast: &Cast) -> AdmittedPerson {
    let order = emergency(vec![arrival(alias("Роза", 30, cast), Part::Adult)]);
    admit(&cast.ctx(Role::SocialWorker), HARBOUR, order).await.unwrap().stays[0]
}

/// How many rows there are.
pub(super) async fn count(cast: &Cast, sql: &'static str) -> i64 {
    let mut tx = cast.world.db().peek().await.unwrap();
    tx.query(sql).one::<(i64,)>().await.unwrap().0
}

/// Someone leaves for good, now, without a contract.
pub(super) fn leaving(destination: Destination) -> EndStay {
    EndStay {
        with: Vec::new(),
        at: None,
        ground: None,
        notice_on: None,
        destination,
        clean: false,
        note: String::new(),
    }
}
