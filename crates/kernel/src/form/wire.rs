//! How fields reach a handler: in the body of a form, or in the address.

use super::Fields;
use crate::i18n::Msg;
use crate::i18n::t;
use crate::refusal::Refusal;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;

/// Why a body could not be read as a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than the router allows: 413.
    TooLarge,
    /// Not `application/x-www-form-urlencoded`: 415.
    NotAForm,
    /// Broken off on the way: 400.
    BrokenOff,
}

impl Unreadable {
    /// The HTTP status that says the same.
    pub fn status(self) -> StatusCode {
        match self {
            Unreadable::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Unreadable::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Unreadable::BrokenOff => StatusCode::BAD_REQUEST,
        }
    }

    /// One sentence for people.
    pub fn message(self) -> Msg {
        match self {
            Unreadable::TooLarge => t::m::body_too_large(),
            Unreadable::NotAForm => t::m::not_a_form(),
            Unreadable::BrokenOff => t::m::body_broken_off(),
        }
    }
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Refusal {
        Refusal::invalid("", unreadable.message())
    }
}

impl IntoResponse for Unreadable {
    fn into_response(self) -> Response {
        let mut response = Refusal::from(self).into_response();
        *response.status_mut() = self.status();
        response
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Unreadable;

    /// Reads the body of a form. An empty body without a type is a form without fields: a lone button.
    async fn from_request(request: Request, state: &S) -> Result<Fields, Unreadable> {
        let kind = request.headers().get(header::CONTENT_TYPE).cloned();
        let body = Bytes::from_request(request, state).await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Unreadable::TooLarge,
            _ => Unreadable::BrokenOff,
        })?;
        let form = kind.as_ref().is_some_and(|kind| is_form(kind.as_bytes()));
        if form || (kind.is_none() && body.is_empty()) {
            Ok(Fields::from_urlencoded(&body))
        } else {
            Err(Unreadable::NotAForm)
        }
    }
}

fn is_form(kind: &[u8]) -> bool {
    let kind = kind.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    kind.eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
}

/// The fields in the address: what a filter form asked for. Never refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asked, Infallible> {
        Ok(Asked(Fields::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes())))
    }
}
