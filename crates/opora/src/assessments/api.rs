//! Assessments for programs: the forms as FHIR R4 Questionnaires, the answers as QuestionnaireResponses.

use super::record::{Assessment, Filled, Found, Signature, filled, of_person};
use super::signing::{PersonAnswer, record_person, sign_for_team};
use super::{AssessmentId, NewAssessment, Signer, Status, draft, form_of, start, t};
use crate::forms::catalogue::Catalogue;
use crate::forms::response::{self, ResponseStatus};
use crate::lists::{Page, Part};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::{Refusal, made};
use kernel::types::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The addresses of this room under `/api/v1`.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(questionnaires))
        .routes(routes!(questionnaire))
        .routes(routes!(list, begin))
        .routes(routes!(read, answer))
        .routes(routes!(sign))
}

/// A form that may be filled in.
#[derive(Serialize, ToSchema)]
struct FormLine {
    /// The name in addresses.
    name: String,
    /// The address that names the form in all its versions.
    url: String,
    /// The version in use.
    version: String,
    /// What people call it.
    title: String,
}

/// The forms in use.
#[utoipa::path(get, path = "/questionnaires", tag = "assessments", params(Part),
    responses((status = 200, body = Page<FormLine>)))]
async fn questionnaires(ctx: Ctx, Query(part): Query<Part>) -> Result<Json<Page<FormLine>>, Refusal> {
    let catalogue = Catalogue::built_in();
    let in_use = catalogue
        .iter()
        .filter(|form| catalogue.latest(&form.name).is_some_and(|latest| latest.version == form.version));
    let line = |form: &crate::forms::definition::Questionnaire| FormLine {
        name: form.name.clone(),
        url: form.url.clone(),
        version: form.version.clone(),
        title: form.title.get(ctx.lang).to_owned(),
    };
    Ok(Json(part.of(in_use.map(line).collect(), |form| form.name.clone())?))
}

/// A form as a FHIR R4 Questionnaire: the version that stored answers name, or else the one in use.
#[utoipa::path(get, path = "/questionnaires/{name}", tag = "assessments",
    params(("name" = String, Path), ("version" = Option<String>, Query)),
    responses((status = 200, body = Value), (status = 404)))]
async fn questionnaire(_: Ctx, Path(name): Path<String>, Asked(query): Asked) -> Result<Json<Value>, Refusal> {
    let form = match query.get("version") {
        "" => Catalogue::built_in().latest(&name),
        version => form_of(&name, version),
    };
    let form = form.ok_or(Refusal::Missing)?;
    let files = Catalogue::files().iter().filter_map(|file| serde_json::from_str::<Value>(file).ok());
    let is_it = |file: &Value| file["name"] == form.name.as_str() && file["version"] == form.version.as_str();
    files.into_iter().find(is_it).map(Json).ok_or(Refusal::Missing)
}

/// An assessment and its answers.
#[derive(Serialize, ToSchema)]
struct Whole {
    #[serde(flatten)]
    record: Assessment,
    /// Who has signed, and who did not want to.
    signatures: Vec<Signature>,
    /// Fields in which two people wrote different answers, to be decided before signing.
    conflicts: Vec<String>,
    /// The answers: a FHIR R4 QuestionnaireResponse.
    response: Value,
}

impl Whole {
    fn of(filled: &Filled) -> Whole {
        Whole {
            record: filled.found.record.clone(),
            signatures: filled.signatures.clone(),
            conflicts: filled.conflicts.iter().map(|one| one.path.to_string()).collect(),
            response: response_of(&filled.found),
        }
    }
}

/// The answers with what FHIR says about whose they are and since when.
fn response_of(found: &Found) -> Value {
    let record = &found.record;
    let status = match record.status {
        Status::Draft => ResponseStatus::InProgress,
        Status::Signed => ResponseStatus::Completed,
    };
    let mut response = response::write(found.form, &found.answers, status);
    response["id"] = json!(record.id);
    response["subject"] = json!({ "reference": format!("Patient/{}", record.person_id) });
    response["authored"] = json!(record.signed_at.unwrap_or(record.saved_at));
    response
}

#[derive(Serialize, ToSchema)]
struct AssessmentList {
    items: Vec<Assessment>,
    /// Where the next page begins: the value of `after`.
    next: Option<AssessmentId>,
}

/// The assessments of a person, the latest first.
#[utoipa::path(get, path = "/people/{person}/assessments", tag = "assessments",
    params(("person" = PersonId, Path), ("after" = Option<String>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = AssessmentList), (status = 403), (status = 404)))]
async fn list(ctx: Ctx, Path(person): Path<PersonId>, Asked(query): Asked) -> Result<Json<AssessmentList>, Refusal> {
    let limit = query.get("limit").parse().unwrap_or(50).clamp(1, 200);
    let mut items: Vec<Assessment> = of_person(&ctx, person).await?.into_iter().map(|found| found.record).collect();
    if let Ok(after) = query.get("after").parse::<AssessmentId>()
        && let Some(at) = items.iter().position(|one| one.id == after)
    {
        items.drain(..=at);
    }
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().map(|last| last.id).filter(|_| more);
    Ok(Json(AssessmentList { items, next }))
}

/// Begins an assessment, or gives the draft of this form that the person already has.
#[utoipa::path(post, path = "/people/{person}/assessments", tag = "assessments", params(("person" = PersonId, Path)),
    request_body = NewAssessment, responses((status = 201, body = Whole), (status = 403), (status = 404), (status = 422)))]
async fn begin(
    ctx: Ctx,
    Path(person): Path<PersonId>,
    Json(new): Json<NewAssessment>,
) -> Result<Created<Whole>, Refusal> {
    let id = made(start(&ctx, person, &new).await)?;
    let filled = filled(&ctx, id).await?;
    let (version, location) = (filled.found.record.version, format!("/api/v1/assessments/{id}"));
    Ok(Created { location, version, body: Whole::of(&filled) })
}

/// An assessment with its answers.
#[utoipa::path(get, path = "/assessments/{id}", tag = "assessments", params(("id" = AssessmentId, Path)),
    responses((status = 200, body = Whole), (status = 403), (status = 404)))]
async fn read(ctx: Ctx, Path(id): Path<AssessmentId>) -> Result<Versioned<Whole>, Refusal> {
    let filled = filled(&ctx, id).await?;
    Ok(Versioned(filled.found.record.version, Whole::of(&filled)))
}

/// Replaces the answers of a draft by a QuestionnaireResponse of the same form; `If-Match` carries the version seen.
#[utoipa::path(put, path = "/assessments/{id}", tag = "assessments",
    params(("id" = AssessmentId, Path), ("If-Match" = String, Header)), request_body = Value,
    responses((status = 200, body = Whole), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn answer(
    ctx: Ctx,
    Path(id): Path<AssessmentId>,
    headers: HeaderMap,
    Json(sent): Json<Value>,
) -> Result<Versioned<Whole>, Refusal> {
    let seen = expected_version(&headers)?;
    let before = filled(&ctx, id).await?;
    let answers = response::read(before.found.form, &sent)
        .map_err(|error| Refusal::invalid("response", t::m::not_these_answers(error.to_string())))?;
    draft::save_answers(&ctx, id, seen, answers).await?;
    read(ctx, Path(id)).await
}

/// A signature for the team, or what the person did.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewSignature {
    /// As what; `team` signs with the account that asks.
    signer: Signer,
    /// The person did not want to sign.
    #[serde(default)]
    refused: bool,
    /// Of a refusal, why; of a guardian, who it is.
    #[serde(default)]
    note: String,
}

/// Signs the version named by `If-Match`, or records what the person did. The last one that is needed ends the draft.
#[utoipa::path(post, path = "/assessments/{id}/signatures", tag = "assessments",
    params(("id" = AssessmentId, Path), ("If-Match" = String, Header)), request_body = NewSignature,
    responses((status = 201, body = Whole), (status = 403), (status = 404), (status = 409), (status = 422)))]
async fn sign(
    ctx: Ctx,
    Path(id): Path<AssessmentId>,
    headers: HeaderMap,
    Json(new): Json<NewSignature>,
) -> Result<(StatusCode, Versioned<Whole>), Refusal> {
    let seen = expected_version(&headers)?;
    match new.signer {
        Signer::Team => sign_for_team(&ctx, id, seen).await?,
        signer => {
            let answer = PersonAnswer { signer, refused: new.refused, note: new.note };
            record_person(&ctx, id, seen, &answer).await?
        }
    };
    Ok((StatusCode::CREATED, read(ctx, Path(id)).await?))
}
