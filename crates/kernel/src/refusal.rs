//! The ways a request can fail to get what it asked for.

use crate::db;
use crate::form::Problems;
use crate::http::t;
use crate::i18n::{Lang, Msg};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// Why not.
#[derive(Debug)]
pub enum Refusal {
    /// The input, or the state of things, does not permit it.
    Invalid(Problems),
    /// The body is not what the description says; with the words of the parser, for programmers.
    Unreadable(Problems, String),
    /// A header or the address is not well formed.
    Malformed(Problems),
    /// An edit that does not say which version was seen.
    Unversioned,
    /// One knows of it and may not do this.
    Denied,
    /// It does not exist, or one may not know that it does.
    Missing,
    /// Someone else changed it since it was read; this is its version now.
    Stale(i64),
    /// This very command was carried out before, on this subject.
    Repeated(Uuid),
    /// Nobody is signed in.
    SignedOut,
    /// The database or the program failed.
    Broken(db::Error),
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Refusal {
        Refusal::Broken(error)
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Refusal {
        Refusal::Invalid(problems)
    }
}

impl Refusal {
    /// Refused because of one field (or, with an empty name, of the whole).
    pub fn invalid(field: impl Into<String>, message: Msg) -> Refusal {
        let mut problems = Problems::default();
        problems.add(field, message);
        Refusal::Invalid(problems)
    }

    /// Refused because a header is not well formed.
    pub fn malformed(header: &str, message: Msg) -> Refusal {
        let mut problems = Problems::default();
        problems.add(header, message);
        Refusal::Malformed(problems)
    }

    /// The HTTP status that says the same.
    pub fn status(&self) -> StatusCode {
        match self {
            Refusal::Invalid(_) | Refusal::Unreadable(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Malformed(_) => StatusCode::BAD_REQUEST,
            Refusal::Unversioned => StatusCode::PRECONDITION_REQUIRED,
            Refusal::Denied => StatusCode::FORBIDDEN,
            Refusal::Missing => StatusCode::NOT_FOUND,
            Refusal::Stale(_) => StatusCode::CONFLICT,
            Refusal::Repeated(_) => StatusCode::OK,
            Refusal::SignedOut => StatusCode::UNAUTHORIZED,
            Refusal::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A short stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Invalid(_) => "invalid",
            Refusal::Unreadable(..) => "unreadable",
            Refusal::Malformed(_) => "malformed",
            Refusal::Unversioned => "unversioned",
            Refusal::Denied => "denied",
            Refusal::Missing => "missing",
            Refusal::Stale(_) => "stale",
            Refusal::Repeated(_) => "repeated",
            Refusal::SignedOut => "signed-out",
            Refusal::Broken(_) => "broken",
        }
    }

    /// One sentence for people.
    pub fn message(&self, l: Lang) -> &'static str {
        match self {
            Refusal::Invalid(_) | Refusal::Unreadable(..) => t::refused_invalid(l),
            Refusal::Malformed(_) => t::refused_malformed(l),
            Refusal::Unversioned => t::refused_unversioned(l),
            Refusal::Denied => t::refused_denied(l),
            Refusal::Missing => t::refused_missing(l),
            Refusal::Stale(_) => t::refused_stale(l),
            Refusal::Repeated(_) => t::refused_repeated(l),
            Refusal::SignedOut => t::refused_signed_out(l),
            Refusal::Broken(_) => t::refused_broken(l),
        }
    }
}

/// The id of what a command made, now or when it was sent before.
pub fn made<I: From<Uuid>>(result: Result<I, Refusal>) -> Result<I, Refusal> {
    match result {
        Err(Refusal::Repeated(id)) => Ok(id.into()),
        other => other,
    }
}

impl IntoResponse for Refusal {
    /// The status with the refusal attached; `http::present` turns it into a page or a problem document.
    fn into_response(self) -> Response {
        if let Refusal::Broken(error) = &self {
            tracing::error!(%error, "request failed");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}
