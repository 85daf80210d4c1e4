//! JSON in and out: bodies that say what is wrong with them, versions as ETags.

use crate::form::Problems;
use crate::http::t;
use crate::refusal::Refusal;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A JSON body.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Json<T>, Refusal> {
        let body =
            Bytes::from_request(request, state).await.map_err(|_| Refusal::invalid("", t::m::body_too_large()))?;
        if holds_nul(&body) {
            return Err(Refusal::invalid("", t::m::bad_characters()));
        }
        let mut reader = serde_json::Deserializer::from_slice(&body);
        T::deserialize(&mut reader).map(Json).map_err(|error| not_as_described(&error.to_string()))
    }
}

/// What the parser says names a field where one is missing or unknown.
fn not_as_described(parser: &str) -> Refusal {
    let named = |start: &str| parser.strip_prefix(start).and_then(|rest| rest.split('`').next());
    let (field, message) = match (named("missing field `"), named("unknown field `")) {
        (Some(field), _) => (field, t::m::field_missing()),
        (_, Some(field)) => (field, t::m::field_unknown()),
        _ => ("", t::m::json_unreadable()),
    };
    let mut problems = Problems::default();
    problems.add(field, message);
    Refusal::Unreadable(problems, parser.to_owned())
}

/// A NUL, plain or escaped, is no text; PostgreSQL could not keep it.
fn holds_nul(body: &[u8]) -> bool {
    body.contains(&0) || body.windows(6).any(|w| w == b"\\u0000")
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// A value with its version as an ETag.
pub struct Versioned<T>(pub i64, pub T);

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let mut response = axum::Json(self.1).into_response();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", self.0)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// Something new: 201, its address and its version.
pub struct Created<T> {
    /// Where it is.
    pub location: String,
    /// Its version.
    pub version: i64,
    /// What it is.
    pub body: T,
}

impl<T: Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        let mut response = (StatusCode::CREATED, Versioned(self.version, self.body)).into_response();
        if let Ok(location) = HeaderValue::from_str(&self.location) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        response
    }
}

/// The version that an edit says was seen, `If-Match: "3"`; an edit that says none is refused.
pub fn expected_version(headers: &HeaderMap) -> Result<i64, Refusal> {
    seen_version(headers)?.ok_or(Refusal::Unversioned)
}

/// The version seen, where the body may name it instead of `If-Match`.
pub fn seen_version(headers: &HeaderMap) -> Result<Option<i64>, Refusal> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let tag = value.to_str().ok().map(|text| text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(text));
    let version = tag.and_then(|tag| tag.parse().ok());
    version.map(Some).ok_or_else(|| Refusal::malformed("If-Match", t::m::version_malformed()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_says_which_version_was_seen() {
        let table = [
            (Some("\"3\""), Ok(3)),
            (Some("3"), Ok(3)),
            (None, Err(428)),
            (Some("W/\"3\""), Err(400)),
            (Some("*"), Err(400)),
            (Some("\"3\", \"4\""), Err(400)),
        ];
        for (sent, expected) in table {
            let headers = sent.map(|tag| (header::IF_MATCH, HeaderValue::from_str(tag).unwrap())).into_iter().collect();
            assert_eq!(expected_version(&headers).map_err(|refusal| refusal.status().as_u16()), expected, "{sent:?}");
        }
    }

    #[test]
    fn a_body_that_is_not_as_described_says_which_field() {
        let table = [
            ("missing field `service` at line 1 column 2", "service"),
            ("unknown field `nam`, expected `name` at line 1 column 6", "nam"),
            ("unknown variant `x`, expected `y` at line 1 column 6", ""),
        ];
        for (parser, field) in table {
            let Refusal::Unreadable(problems, words) = not_as_described(parser) else { panic!("{parser}") };
            assert_eq!((problems.iter().next().unwrap().field.as_str(), words.as_str()), (field, parser));
        }
    }
}
