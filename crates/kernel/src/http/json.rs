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
        let body = Bytes::from_request(request, state).await.map_err(|_| unreadable("", t::m::body_too_large()))?;
        if holds_nul(&body) {
            return Err(unreadable("", t::m::bad_characters()));
        }
        let mut reader = serde_json::Deserializer::from_slice(&body);
        T::deserialize(&mut reader).map(Json).map_err(|error| unreadable("", t::m::json_unreadable(error.to_string())))
    }
}

/// A NUL, plain or escaped, is no text; PostgreSQL could not keep it.
fn holds_nul(body: &[u8]) -> bool {
    body.contains(&0) || body.windows(6).any(|w| w == b"\\u0000")
}

fn unreadable(field: &str, message: crate::i18n::Msg) -> Refusal {
    let mut problems = Problems::default();
    problems.add(field, message);
    Refusal::Invalid(problems)
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

/// The version a program says it saw: `If-Match: "3"`.
pub fn if_match(headers: &HeaderMap) -> Option<i64> {
    headers.get(header::IF_MATCH)?.to_str().ok()?.trim_matches('"').parse().ok()
}
