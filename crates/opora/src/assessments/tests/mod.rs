//! What people who fill in, sign and read assessments would notice, on both databases.

mod api;
mod filling;
mod signing;
mod together;

use super::{AssessmentId, form_in_use};
use crate::forms::definition::{Bound, Item, Kind, Questionnaire};
use crate::forms::rules::{self, ProblemKind};
use crate::forms::{catalogue::Catalogue, input};
use crate::tests::cast::{ADULTS, Answer, Cast, HARBOUR, HOME};
use kernel::policy::Role;
use kernel::types::{Day, PersonId};
use uuid::Uuid;

/// Zdravka, who is 27, taken in a week ago.
async fn zdravka(cast: &Cast) -> PersonId {
    taken_in(cast, "Здравка", Day::new(1999, 5, 4), 1).await
}

/// A woman or girl with an open stay.
async fn taken_in(cast: &Cast, given: &str, born: Day, number: i64) -> PersonId {
    let person = cast.person(given, "Нейкова", "female", born).await;
    let (case, at) = (Uuid::from_u128(0x900 + number as u128), cast.world.now().plus_hours(-7 * 24));
    let mut tx = cast.world.db().arrange().await.unwrap();
    tx.query(
        "INSERT INTO case_record (provider_id, id, service_id, number, opened_at, entry, reason, brought_by, life_in_danger,
                                  trafficking, duration)
         VALUES ($1, $2, $3, $4, $5, 'emergency', 'partner_violence', 'alone', FALSE, FALSE, 'short')",
    )
    .bind(HOME).bind(case).bind(HARBOUR).bind(number).bind(at).execute().await.unwrap();
    tx.query(
        "INSERT INTO stay (provider_id, id, case_id, service_id, unit_id, person_id, part, admitted_at)
         VALUES ($1, $2, $2, $3, $4, $5, 'adult', $6)",
    )
    .bind(HOME)
    .bind(case)
    .bind(HARBOUR)
    .bind(ADULTS)
    .bind(person)
    .bind(at)
    .execute()
    .await
    .unwrap();
    tx.arranged().await.unwrap();
    person
}

/// Begins an assessment by a form, as the social worker, on the page.
async fn begun(cast: &Cast, person: PersonId, form: &str) -> AssessmentId {
    begun_with(cast, person, &[("form", form)]).await
}

async fn begun_with(cast: &Cast, person: PersonId, fields: &[(&str, &str)]) -> AssessmentId {
    let answer = cast.post(Role::SocialWorker, &format!("/people/{person}/assessments"), fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().rsplit('/').next().unwrap().parse().expect("leads to the assessment")
}

/// The version that the page carries.
fn version_on(page: &Answer) -> String {
    let (_, rest) = page.body.split_once(r#"name="version" value=""#).expect("a version on the page");
    rest.split('"').next().unwrap().to_owned()
}

/// Sends fields of a section as somebody who has just opened the form.
async fn fill(cast: &Cast, role: Role, id: AssessmentId, section: &str, fields: &[(&str, &str)]) -> Answer {
    let page = cast.get(role, &format!("/assessments/{id}?section={section}")).await;
    let version = version_on(&page);
    send(cast, role, id, section, &version, fields).await
}

/// Sends fields of a section of a version, with the button that goes on.
async fn send(
    cast: &Cast,
    role: Role,
    id: AssessmentId,
    section: &str,
    version: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let all = [("section", section), ("version", version), ("go", "next")];
    cast.post(role, &format!("/assessments/{id}"), &[&all, fields].concat()).await
}

/// The least that makes a form complete, beside the given fields.
pub(crate) fn complete(form: &Questionnaire, given: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> =
        given.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    loop {
        let answers = input::read(form, fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let problems = rules::problems(form, &answers, jiff::civil::date(2026, 11, 21));
        let Some(problem) = problems.into_iter().find(|one| one.kind == ProblemKind::Missing) else { return fields };
        let item = form.item(&problem.path.link_id).unwrap();
        fields.push((problem.path.to_string(), some_answer(item)));
    }
}

fn some_answer(item: &Item) -> String {
    match (item.kind, item.min) {
        (Kind::Boolean, _) => "false".into(),
        (Kind::Integer, Some(Bound::Number(least))) => least.to_string(),
        (Kind::Integer | Kind::Decimal, _) => "1".into(),
        (Kind::Choice | Kind::OpenChoice, _) => item.options[0].code.clone(),
        _ => "Както каза".into(),
    }
}

/// Completes a whole form on the page with all sections.
async fn completed(cast: &Cast, id: AssessmentId, form: &str, given: &[(&str, &str)]) {
    let fields = complete(form_in_use(form).unwrap(), given);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = cast.get(Role::SocialWorker, &format!("/assessments/{id}?all=1")).await;
    let answer = send(cast, Role::SocialWorker, id, "", &version_on(&page), &fields).await;
    assert_eq!(
        (answer.status.as_u16(), answer.location()),
        (303, format!("/assessments/{id}/sign").as_str()),
        "{}",
        answer.body
    );
}

async fn sign(cast: &Cast, role: Role, id: AssessmentId, fields: &[(&str, &str)]) -> Answer {
    let page = cast.get(role, &format!("/assessments/{id}/sign")).await;
    let version = version_on(&page);
    cast.post(role, &format!("/assessments/{id}/sign"), &[&[("version", version.as_str())], fields].concat()).await
}

/// Signed by two of the team and the person.
async fn signed(cast: &Cast, person: PersonId, form: &str, given: &[(&str, &str)]) -> AssessmentId {
    let id = begun(cast, person, form).await;
    completed(cast, id, form, given).await;
    for role in [Role::SocialWorker, Role::Psychologist] {
        assert_eq!(sign(cast, role, id, &[("signer", "team")]).await.status, 303);
    }
    let last = sign(cast, Role::SocialWorker, id, &[("signer", "person"), ("outcome", "signed")]).await;
    assert_eq!(last.location(), format!("/assessments/{id}"), "{}", last.body);
    id
}

/// The answers as a program reads them.
async fn response(cast: &Cast, id: AssessmentId) -> serde_json::Value {
    cast.get(Role::SocialWorker, &format!("/api/v1/assessments/{id}")).await.json()["response"].clone()
}

/// The answer to a question somewhere in a response.
fn answer_to(response: &serde_json::Value, link_id: &str) -> serde_json::Value {
    let items = response["item"].as_array().map_or(&[][..], Vec::as_slice);
    for item in items {
        if item["linkId"] == link_id {
            return item["answer"].clone();
        }
        let inside = answer_to(item, link_id);
        if !inside.is_null() {
            return inside;
        }
    }
    serde_json::Value::Null
}

#[test]
fn no_form_names_a_question_like_a_field_of_the_page() {
    for form in Catalogue::built_in().iter() {
        for name in ["version", "section", "go", "command", "signer", super::draft::KNOWN_FIELD] {
            assert!(form.item(name).is_none(), "{} has {name}", form.name);
        }
        assert!(form.all_items().iter().all(|item| !item.link_id.starts_with(super::draft::KEEP_FIELD)));
    }
}
