//! What programs see of people: the same functions as the pages.

mod contacts;
mod identifiers;
mod relations;

use super::{Candidate, Identity, Look, NewPerson, Opened, Person, Sex, short_name, t};
use crate::lists;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::ctx::{App, Ctx};
use kernel::form;
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::refusal::Refusal;
use kernel::types::{PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The people's part of the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(likely))
        .routes(routes!(get, edit))
        .routes(routes!(looks))
        .routes(routes!(looks_file))
        .merge(identifiers::routes())
        .merge(contacts::routes())
        .merge(relations::routes())
}

/// The longest list at once.
const MOST: i64 = 200;

/// How much of a list is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Asked {
    /// Whom to look for; then there is no further page.
    q: String,
    /// The cursor of the page before.
    after: Option<PersonId>,
    /// At most so many, up to 200; 50 unless told.
    limit: Option<i64>,
}

/// Somebody in a list: lists give no family names.
#[derive(Debug, Serialize, ToSchema)]
struct Listed {
    /// Who.
    id: PersonId,
    /// What lists call them.
    name: String,
    /// The sex.
    sex: Sex,
    /// The age in words, where it is known.
    age: Option<String>,
    /// Why they were found.
    reason: Option<super::Reason>,
}

/// A page of people.
#[derive(Debug, Serialize, ToSchema)]
struct People {
    /// The people.
    items: Vec<Listed>,
    /// The cursor of the next page, when there is one.
    next: Option<PersonId>,
}

fn listed(ctx: &Ctx, person: &Person, reason: Option<super::Reason>) -> Listed {
    let age = person.birth().age_words(ctx.lang, ctx.today());
    Listed { id: person.id, name: short_name(person, ctx.lang), sex: person.sex, age, reason }
}

/// People whose file one may open: found by a name, an identifier or a case number, or page by page.
#[utoipa::path(get, path = "/people", tag = "people", params(Asked), responses((status = 200, body = People)))]
async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Json<People>, Refusal> {
    let limit = asked.limit.unwrap_or(50).clamp(1, MOST);
    if !asked.q.trim().is_empty() {
        let hits = super::search(&ctx, &asked.q, usize::try_from(limit).unwrap_or_default()).await?;
        let items = hits.iter().map(|hit| listed(&ctx, &hit.person, Some(hit.reason))).collect();
        return Ok(Json(People { items, next: None }));
    }
    let mut people = super::list(&ctx, asked.after, limit + 1).await?;
    let more = people.len() as i64 > limit;
    people.truncate(usize::try_from(limit).unwrap_or_default());
    let next = people.last().filter(|_| more).map(|person| person.id);
    Ok(Json(People { items: people.iter().map(|person| listed(&ctx, person, None)).collect(), next }))
}

/// A new person, and those who were compared and are somebody else.
#[derive(Debug, Deserialize, ToSchema)]
struct Creation {
    /// The service that holds the file.
    service: ServiceId,
    /// Who it is.
    person: NewPerson,
    /// The likely duplicates that were looked at and are somebody else.
    #[serde(default)]
    none_of: Vec<PersonId>,
}

/// Opens a file. Refused with `none_of` as long as there are likely duplicates that it does not name.
#[utoipa::path(post, path = "/people", tag = "people", request_body = Creation, responses((status = 201, body = Person)))]
async fn create(ctx: Ctx, Json(order): Json<Creation>) -> Result<Created<Person>, Refusal> {
    let opened = match super::open_file(&ctx, order.service, &order.person, &order.none_of).await {
        Err(Refusal::Repeated(id)) => Opened::File(id.into()),
        other => other?,
    };
    match opened {
        Opened::File(id) => {
            let person = super::person(&ctx, id).await?;
            Ok(Created { location: format!("/api/v1/people/{id}"), version: person.version, body: person })
        }
        Opened::Likely(candidates) => Err(Refusal::invalid("none_of", t::m::likely_duplicates(candidates.len()))),
    }
}

/// Those who may be the same person, with the reasons; `none_of` is not looked at.
#[utoipa::path(post, path = "/people/duplicates", tag = "people", request_body = Creation,
    responses((status = 200, body = Vec<Candidate>)))]
async fn likely(ctx: Ctx, Json(order): Json<Creation>) -> Result<Json<Vec<Candidate>>, Refusal> {
    Ok(Json(super::duplicates(&ctx, order.service, &order.person).await?))
}

/// Who somebody is. The look stays in the file.
#[utoipa::path(get, path = "/people/{person}", tag = "people", responses((status = 200, body = Person)))]
async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Versioned<Person>, Refusal> {
    let person = super::person(&ctx, id).await?;
    Ok(Versioned(person.version, person))
}

/// What of somebody is to be changed; what is not named stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct Patch {
    given: Option<String>,
    middle: Option<String>,
    family: Option<String>,
    alias: Option<String>,
    latin: Option<String>,
    sex: Option<Sex>,
    birth: Option<super::Birth>,
    citizenship: Option<String>,
    languages: Option<String>,
    interpreter: Option<bool>,
    /// The day they died; `null` takes back what was written by mistake.
    #[serde(deserialize_with = "named")]
    #[schema(value_type = Option<kernel::types::Day>)]
    died_on: Option<Option<kernel::types::Day>>,
}

/// A field that is named, be it with `null`, is told apart from one that is not.
fn named<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

impl Patch {
    fn onto(self, mut who: Identity) -> Identity {
        fn put<T>(place: &mut T, value: Option<T>) {
            if let Some(value) = value {
                *place = value;
            }
        }
        put(&mut who.given, self.given);
        put(&mut who.middle, self.middle);
        put(&mut who.family, self.family);
        put(&mut who.alias, self.alias);
        put(&mut who.latin, self.latin);
        put(&mut who.sex, self.sex);
        put(&mut who.birth, self.birth);
        put(&mut who.citizenship, self.citizenship);
        put(&mut who.languages, self.languages);
        put(&mut who.interpreter, self.interpreter);
        put(&mut who.died_on, self.died_on);
        who
    }
}

/// Changes who somebody is. `If-Match` names the version that was seen.
#[utoipa::path(patch, path = "/people/{person}", tag = "people", params(("If-Match" = String, Header)), request_body = Patch,
    responses((status = 200, body = Person), (status = 409, description = "somebody else was faster")))]
async fn edit(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    headers: HeaderMap,
    Json(patch): Json<Patch>,
) -> Result<Versioned<Person>, Refusal> {
    let seen = expected_version(&headers)?;
    let before = super::person(&ctx, id).await?;
    if before.version != seen {
        return Err(Refusal::Stale(before.version));
    }
    super::edit(&ctx, id, seen, patch.onto(before.identity())).await?;
    get(ctx, Path(id)).await
}

/// How much of the looks is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct AskedLooks {
    /// The cursor of the page before.
    after: Option<i64>,
    /// At most so many, up to 200; 50 unless told.
    limit: Option<i64>,
}

/// A page of looks.
#[derive(Debug, Serialize, ToSchema)]
struct Looks {
    /// The looks, newest first.
    items: Vec<Look>,
    /// The cursor of the next page, when there is one.
    next: Option<i64>,
}

/// Who has looked into a file.
#[utoipa::path(get, path = "/people/{person}/looks", tag = "people", params(AskedLooks),
    responses((status = 200, body = Looks)))]
async fn looks(ctx: Ctx, Path(id): Path<PersonId>, Query(asked): Query<AskedLooks>) -> Result<Json<Looks>, Refusal> {
    let limit = asked.limit.unwrap_or(50).clamp(1, MOST);
    let mut items = super::looks(&ctx, id, asked.after, limit + 1).await?;
    let more = items.len() as i64 > limit;
    items.truncate(usize::try_from(limit).unwrap_or_default());
    let next = items.last().filter(|_| more).map(|look| look.seq);
    Ok(Json(Looks { items, next }))
}

/// Who has looked into a file, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/people/{person}/looks/file", tag = "people",
    params(("person" = PersonId, Path), ("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn looks_file(ctx: Ctx, path: Path<PersonId>, form::Asked(asked): form::Asked) -> Result<Response, Refusal> {
    super::pages::looks(ctx, path, lists::as_file(asked)).await
}
