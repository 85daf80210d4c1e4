//! How a refusal looks: a page for people, an RFC 9457 document for programs.

use crate::form::Problems;
use crate::http::{Problem, t};
use crate::i18n::Lang;
use crate::refusal::Refusal;
use crate::view;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use std::any::Any;
use std::sync::Arc;

/// The most of the router's own words that are passed on, in bytes.
const LONGEST_WORDS: usize = 4096;

/// Gives a refusal its body: the address decides whether a program or a person asked.
pub async fn present(request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let get = request.method() == axum::http::Method::GET;
    let path = request.uri().path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default();
    let lang = super::session::language(request.headers());
    let response = next.run(request).await;
    // Who is signed in is answered in the language of the account.
    let lang = response.extensions().get::<Lang>().copied().unwrap_or(lang);
    match response.extensions().get::<Arc<Refusal>>().cloned() {
        Some(refusal) if api => problem(&refusal, lang, &path),
        Some(refusal) if matches!(*refusal, Refusal::SignedOut) && get => to_sign_in(&path),
        Some(refusal) => page(response.status(), &refusal, lang),
        None if is_bare(&response) => bare(response, api.then_some(path.as_str()), lang).await,
        None => response,
    }
}

/// What a panic comes to: what was begun is undone, and the program goes on.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    Refusal::Broken(crate::db::Error::WorkerCrashed).into_response()
}

fn to_sign_in(path: &str) -> Response {
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    Redirect::to(&format!("/sign-in?next={next}")).into_response()
}

/// An error that the router made: no route, no such method, an address that cannot be read.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    (status.is_client_error() || status.is_server_error()) && kind.is_none_or(|kind| kind.starts_with(b"text/plain"))
}

/// The router's own words are for programmers; they stay in a member of their own.
async fn bare(response: Response, api: Option<&str>, l: Lang) -> Response {
    let status = response.status();
    let (code, title) = match status {
        StatusCode::NOT_FOUND => ("missing", t::refused_missing(l)),
        StatusCode::METHOD_NOT_ALLOWED => ("no-such-method", t::no_such_method(l)),
        _ => ("malformed", t::refused_malformed(l)),
    };
    let Some(path) = api else { return sheet(status, title, None, l) };
    let mut problem = Problem::new(status, code, title, path);
    let allow = response.headers().get(header::ALLOW).cloned();
    let words = axum::body::to_bytes(response.into_body(), LONGEST_WORDS).await.unwrap_or_default();
    problem.parser = Some(String::from_utf8_lossy(&words).into_owned()).filter(|words| !words.is_empty());
    let mut response = problem.into_response();
    response.headers_mut().extend(allow.map(|methods| (header::ALLOW, methods)));
    response
}

fn problem(refusal: &Refusal, l: Lang, path: &str) -> Response {
    let mut problem = Problem::new(refusal.status(), refusal.code(), refusal.message(l), path);
    match refusal {
        // No problem at all: what was made the first time.
        Refusal::Repeated(subject) => return axum::Json(serde_json::json!({ "id": subject })).into_response(),
        Refusal::Invalid(problems) | Refusal::Malformed(problems) => problem.explain(problems, l),
        Refusal::Unreadable(problems, parser) => {
            problem.explain(problems, l);
            problem.parser = Some(parser.clone());
        }
        Refusal::Stale(version) => problem.version = Some(*version),
        _ => {}
    }
    problem.into_response()
}

/// With the status of the answer: a body that could not be read says more than its refusal.
fn page(status: StatusCode, refusal: &Refusal, l: Lang) -> Response {
    let problems = match refusal {
        Refusal::Invalid(problems) | Refusal::Malformed(problems) | Refusal::Unreadable(problems, _) => Some(problems),
        _ => None,
    };
    sheet(status, refusal.message(l), problems, l)
}

fn sheet(status: StatusCode, title: &str, problems: Option<&Problems>, l: Lang) -> Response {
    let body = html! {
        h1 { (title) }
        @if let Some(problems) = problems {
            ul { @for problem in problems.iter() { li { (problem.message.say(l)) } } }
        }
        p { a.btn href="/" { (t::to_first_page(l)) } }
    };
    (status, view::sparse(l, title, body)).into_response()
}
