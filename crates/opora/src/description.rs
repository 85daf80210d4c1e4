//! The description of the API: what every room says of its operations, and here what holds for all of them.

use kernel::http::{COOKIE, Problem};
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ComponentsBuilder, ContentBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder, Type};

/// The names of the two ways to say who asks.
const TOKEN: &str = "token";
const SESSION: &str = "session";

/// Adds to the rooms' words who may ask, what comes back instead, and the headers of edits and commands.
pub fn complete(mut api: OpenApi) -> OpenApi {
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("An access token.")).build();
    let cookie = ApiKey::Cookie(ApiKeyValue::with_description(COOKIE, "The session of somebody who has signed in."));
    let components = ComponentsBuilder::from(api.components.take().unwrap_or_default())
        .schema_from::<Problem>()
        .security_scheme(TOKEN, SecurityScheme::Http(bearer))
        .security_scheme(SESSION, SecurityScheme::ApiKey(cookie));
    api.components = Some(components.build());
    for (path, item) in &mut api.paths.paths {
        for (method, operation) in operations(item) {
            say_what_holds_for_all(method, path, operation);
        }
    }
    api
}

/// The operations of an address, by their methods.
pub fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let all = [
        ("get", &mut item.get),
        ("post", &mut item.post),
        ("put", &mut item.put),
        ("patch", &mut item.patch),
        ("delete", &mut item.delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

fn say_what_holds_for_all(method: &str, path: &str, operation: &mut Operation) {
    operation.operation_id = Some(operation_id(method, path));
    operation.security = Some([TOKEN, SESSION].map(|way| SecurityRequirement::new(way, [""; 0])).to_vec());
    let parameters = operation.parameters.get_or_insert_default();
    for name in path.split('{').skip(1).filter_map(|piece| piece.split('}').next()) {
        if !parameters.iter().any(|one| is(one, name)) {
            parameters.push(RefOr::T(id(name)));
        }
    }
    let is_edit = parameters.iter().any(|one| is(one, "If-Match"));
    if method != "get" {
        parameters.push(RefOr::T(idempotency_key()));
    }
    let mut problems = vec![400, 401, 403, 422];
    problems.extend(path.contains('{').then_some(404));
    problems.extend(is_edit.then_some([409, 428]).into_iter().flatten());
    for status in problems {
        let responses = &mut operation.responses.responses;
        responses.insert(status.to_string(), RefOr::T(problem(status)));
    }
}

/// `put /api/v1/plans/{plan}/goals` is `put_plans_plan_goals`: one name for one operation.
fn operation_id(method: &str, path: &str) -> String {
    let words =
        path.trim_start_matches("/api/v1").split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(method.to_owned(), |id, word| id + "_" + word)
}

fn is(parameter: &RefOr<Parameter>, name: &str) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.name == name)
}

/// A part of an address of which the room says nothing: an id.
fn id(name: &str) -> Parameter {
    let uuid =
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
    let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True);
    parameter.schema(Some(uuid)).build()
}

fn idempotency_key() -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(255));
    let words = "Any text: the same command sent again with it is carried out once. A repeat gives what was made, or its \
                 `id`; the key with another command is refused.";
    let parameter = ParameterBuilder::new().name("Idempotency-Key").parameter_in(ParameterIn::Header);
    parameter.required(Required::False).description(Some(words)).schema(Some(text)).build()
}

fn problem(status: u16) -> utoipa::openapi::Response {
    let words = match status {
        400 => "The address or a header is not well formed.",
        401 => "Nobody is signed in.",
        403 => "Known, and not allowed.",
        404 => "There is none, or one may not know of it.",
        409 => "Somebody else was faster; `version` is the version of now.",
        428 => "`If-Match` is missing.",
        _ => "The content, or the state of things, does not permit it; `errors` says which fields.",
    };
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(words).content("application/problem+json", content).build()
}
