//! Beds are given, moved, held, cleaned and closed; nights are counted; on both databases.

mod beds;
mod histories;
mod limit;
mod nights;
mod rules;
mod screens;

use super::*;
use crate::tests::cast::{ADULTS, Cast, HARBOUR, HOME};
use kernel::form::Problems;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};

/// A household's case, with the service's next number.
pub(super) async fn case(cast: &Cast, trafficking: bool) -> Uuid {
    let id: Uuid = cast.world.app().itself(HOME).new_id();
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query("UPDATE service SET next_case = next_case + 1 WHERE provider_id = $1 AND id = $2")
        .bind(HOME)
        .bind(HARBOUR)
        .execute()
        .await
        .unwrap();
    tx.query(
        "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, entry, reason, brought_by, life_in_danger, trafficking, duration)
         SELECT $1, $2, $3, next_case, $4, 'emergency', 'partner_violence', 'alone', FALSE, $5, 'short' FROM service WHERE provider_id = $1 AND id = $3",
    )
    .bind(HOME).bind(id).bind(HARBOUR).bind(cast.world.now()).bind(trafficking).execute().await.unwrap();
    tx.arranged().await.unwrap();
    id
}

/// A stay that goes on, in the adults' unit unless told otherwise.
pub(super) struct Newcomer {
    pub given: &'static str,
    pub sex: &'static str,
    pub born: Day,
    pub part: &'static str,
    pub case: Uuid,
    pub since: Moment,
    pub unit: Uuid,
}

impl Newcomer {
    pub fn woman(given: &'static str, case: Uuid, since: Moment) -> Newcomer {
        Newcomer { given, sex: "female", born: Day::new(1990, 2, 3), part: "adult", case, since, unit: ADULTS }
    }
    pub fn child(given: &'static str, sex: &'static str, case: Uuid, since: Moment) -> Newcomer {
        Newcomer { given, sex, born: Day::new(2019, 4, 20), part: "accompanying", case, since, unit: ADULTS }
    }
    pub async fn arrive(self, cast: &Cast) -> (Uuid, PersonId) {
        let person = cast.person(self.given, "Колева", self.sex, self.born).await;
        let id: Uuid = cast.world.app().itself(HOME).new_id();
        let mut tx = cast.world.db().arrange().await.unwrap();
        tx.query(
            "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(HOME)
        .bind(id)
        .bind(self.case)
        .bind(HARBOUR)
        .bind(self.unit)
        .bind(person)
        .bind(self.part.to_owned())
        .bind(self.since)
        .execute()
        .await
        .unwrap();
        tx.arranged().await.unwrap();
        (id, person)
    }
}

/// A woman who came an hour ago by herself.
pub(super) async fn woman(cast: &Cast, given: &'static str) -> Uuid {
    let case = case(cast, false).await;
    Newcomer::woman(given, case, cast.world.now().plus_hours(-1)).arrive(cast).await.0
}

pub(super) fn bed(number: u128) -> BedId {
    BedId(crate::tests::cast::bed(number))
}

pub(super) fn to(stay: Uuid, number: u128) -> Assign {
    Assign { stay, bed: bed(number), from: None, reason: String::new(), releases: false }
}

/// field=key of everything that is wrong.
pub(super) fn told(result: Result<impl std::fmt::Debug, Refusal>) -> Vec<String> {
    match result {
        Err(Refusal::Invalid(problems)) => listed(&problems),
        other => panic!("not refused as invalid: {other:?}"),
    }
}

fn listed(problems: &Problems) -> Vec<String> {
    problems.iter().map(|p| format!("{}={}", p.field, p.message.key().trim_start_matches("places-"))).collect()
}
