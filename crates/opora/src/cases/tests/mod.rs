//! The story of a case, on both databases.

mod after;
mod afterwards;
mod arrival;
mod contracts;
mod contracts_seen;
mod file;
mod list;
mod pages;

use super::*;
use crate::forms::answers::Answers;
use crate::forms::response::{self, ResponseStatus};
use crate::people::{Birth, Identity, NewPerson, Sex};
use crate::tests::cast::{Cast, HARBOUR, HOME};
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::{Day, Moment, PersonId};
use uuid::Uuid;

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

/// A form of a person that the team signed at an instant.
pub(super) async fn signed(cast: &Cast, case: CaseId, person: PersonId, form: &'static str, at: Moment) {
    let questionnaire = crate::assessments::form_in_use(form).unwrap();
    let answers = response::write(questionnaire, &Answers::default(), ResponseStatus::Completed).to_string();
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query(
        "INSERT INTO assessment (provider_id, id, person_id, case_id, form, form_version, status, answers, started_at,
                                 saved_at, signed_at)
         VALUES ($1, $2, $3, $4, $6, $7, 'signed', $8, $5, $5, $5)",
    )
    .bind(HOME)
    .bind(cast.world.app().itself(HOME).new_id::<Uuid>())
    .bind(person)
    .bind(case)
    .bind(at)
    .bind(form)
    .bind(questionnaire.version.clone())
    .bind(answers)
    .execute()
    .await
    .unwrap();
    tx.arranged().await.unwrap();
}

/// A version of a person's plan that the team signed on a day; the person may have refused it.
pub(super) async fn planned(cast: &Cast, case: CaseId, person: PersonId, number: i64, on: Day, refused: bool) {
    let id: Uuid = cast.world.app().itself(HOME).new_id();
    let mut tx = cast.world.db().arrange().await.unwrap();
    let status = if refused { "refused_by_person" } else { "signed_team" };
    tx.query(
        "INSERT INTO plan (provider_id, id, person_id, case_id, number, status, made_at, made_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(HOME)
    .bind(id)
    .bind(person)
    .bind(case)
    .bind(number)
    .bind(status)
    .bind(on.start())
    .bind(on)
    .execute()
    .await
    .unwrap();
    if refused {
        tx.query(
            "INSERT INTO plan_signature (provider_id, id, plan_id, signer, signer_name, refused, signed_on, signed_at)
             VALUES ($1, $2, $2, 'note', 'Ралица Станева', TRUE, $3, $4)",
        )
        .bind(HOME)
        .bind(id)
        .bind(on)
        .bind(on.start())
        .execute()
        .await
        .unwrap();
    }
    tx.arranged().await.unwrap();
}

/// What comes before a contract: the needs assessed and the plan made, today.
pub(super) async fn prepared(cast: &Cast, case: CaseId, person: PersonId) {
    signed(cast, case, person, "needs-adult", cast.world.now()).await;
    planned(cast, case, person, 1, cast.world.now().day(), false).await;
}

/// Takes one adult in, now, and prepares a contract.
pub(super) async fn one_prepared(cast: &Cast) -> (AdmittedPerson, CaseId) {
    let one = one_adult(cast).await;
    let case = after::case_of(cast, one).await;
    prepared(cast, case, one.person_id).await;
    (one, case)
}

pub(super) fn contract_with(person: AdmittedPerson, starts_on: Day, ends_on: Day) -> NewContract {
    NewContract {
        id: None,
        person_id: person.person_id,
        number: "КЦ-0001/1".into(),
        concluded_on: starts_on,
        starts_on,
        ends_on,
        subject: "Осигуряване на подслон, краткосрочно".into(),
        manner: "Денонощно, в кризисния център".into(),
        duties: "Както в правилника".into(),
        fee: "без такса".into(),
        payment: "няма".into(),
        ending: "По чл. 41 и 42 от ППЗСУ".into(),
        without_plan: String::new(),
        over_limit: None,
    }
}
