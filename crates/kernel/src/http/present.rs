//! How a refusal looks: a page for people, an RFC 9457 document for programs.

use crate::http::t;
use crate::i18n::Lang;
use crate::refusal::Refusal;
use crate::view;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use std::sync::Arc;

/// Gives a refusal its body: the address decides whether a program or a person asked.
pub async fn present(request: Request, next: Next) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let get = request.method() == axum::http::Method::GET;
    let path = request.uri().path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default();
    let lang = super::session::language(request.headers());
    let response = next.run(request).await;
    match response.extensions().get::<Arc<Refusal>>().cloned() {
        Some(refusal) if api => problem(&refusal, lang, &path),
        Some(refusal) if matches!(*refusal, Refusal::SignedOut) && get => to_sign_in(&path),
        Some(refusal) => page(&refusal, lang),
        None if api && is_bare(&response) => bare_problem(response.status(), lang),
        None => response,
    }
}

fn to_sign_in(path: &str) -> Response {
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    Redirect::to(&format!("/sign-in?next={next}")).into_response()
}

/// An error that the router made: no route, no such method.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let json = response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().ends_with(b"json"));
    (status.is_client_error() || status.is_server_error()) && !json
}

fn bare_problem(status: StatusCode, l: Lang) -> Response {
    let title = if status == StatusCode::NOT_FOUND { t::refused_missing(l) } else { t::refused_invalid(l) };
    let body = serde_json::json!({ "type": "about:blank", "status": status.as_u16(), "title": title });
    as_problem(status, &body)
}

fn problem(refusal: &Refusal, l: Lang, path: &str) -> Response {
    let status = refusal.status();
    let mut body = serde_json::json!({
        "type": format!("urn:opora:problem:{}", refusal.code()),
        "title": refusal.message(l),
        "status": status.as_u16(),
        "instance": path,
    });
    match refusal {
        Refusal::Invalid(problems) => {
            let errors = problems
                .iter()
                .map(|p| serde_json::json!({ "field": p.field, "code": p.message.key(), "detail": p.message.say(l) }));
            body["errors"] = errors.collect();
        }
        Refusal::Stale(version) => body["version"] = (*version).into(),
        Refusal::Repeated(subject) => body["subject"] = subject.to_string().into(),
        _ => {}
    }
    as_problem(status, &body)
}

fn as_problem(status: StatusCode, body: &serde_json::Value) -> Response {
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

fn page(refusal: &Refusal, l: Lang) -> Response {
    let body = html! {
        h1 { (refusal.message(l)) }
        @if let Refusal::Invalid(problems) = refusal {
            ul { @for problem in problems.iter() { li { (problem.message.say(l)) } } }
        }
        p { a.btn href="/" { (t::to_first_page(l)) } }
    };
    (refusal.status(), view::sparse(l, refusal.message(l), body)).into_response()
}
