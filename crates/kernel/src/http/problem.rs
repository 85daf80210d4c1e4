//! An RFC 9457 problem document: how programs are told why not.

use crate::form::Problems;
use crate::i18n::Lang;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was refused (RFC 9457).
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// `urn:opora:problem:` and a stable word: `invalid`, `unreadable`, `malformed`, `unversioned`, `stale`, `denied`,
    /// `missing`, `no-such-method`, `signed-out`, `broken`.
    #[serde(rename = "type")]
    kind: String,
    /// One sentence for people, in the reader's language.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What was asked for.
    instance: String,
    /// What is wrong, by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// Of `stale`: the version that is stored now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<i64>,
    /// What the parser says, in English, for programmers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parser: Option<String>,
}

/// What is wrong with one field.
#[derive(Serialize, ToSchema)]
struct FieldProblem {
    /// The name of the field or header; empty when the whole is meant.
    field: String,
    /// A stable word for it.
    code: &'static str,
    /// What to do about it, in the reader's language.
    detail: String,
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &str, title: &'static str, path: &str) -> Problem {
        let (kind, status, instance) = (format!("urn:opora:problem:{code}"), status.as_u16(), path.to_owned());
        Problem { kind, title, status, instance, errors: Vec::new(), version: None, parser: None }
    }

    pub(super) fn explain(&mut self, problems: &Problems, l: Lang) {
        let one = |problem: &crate::form::Problem| FieldProblem {
            field: problem.field.clone(),
            code: problem.message.key(),
            detail: problem.message.say(l).to_string(),
        };
        self.errors = problems.iter().map(one).collect();
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
