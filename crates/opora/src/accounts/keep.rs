//! A request without a session: a form keeps what was typed, a page asks to sign in or to show the screen again.

use super::onward::Onward;
use super::pages::sign_in as page;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::{App, Ctx};
use kernel::form::Fields;
use kernel::http::Guest;

/// What may be done without a session. All else asks for one.
const OPEN: &[&str] =
    &["/setup", "/sign-in", "/sign-in/code", "/recover", "/unlock", "/language", "/sign-out", "/lock"];

/// Stands between who asks and the pages.
pub async fn keep_typed(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let open = OPEN.contains(&path) || ["/api/", "/invitation/"].iter().any(|start| path.starts_with(start));
    if open || request.extensions().get::<Ctx>().is_some() || is_script(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let guest = match Guest::from_request_parts(&mut parts, &app).await {
        Ok(guest) => guest,
        Err(refusal) => return refusal.into_response(),
    };
    let (method, uri) = (parts.method.clone(), parts.uri.clone());
    if method == Method::GET && guest.locked.is_some() {
        return Redirect::to(&format!("/unlock{}", Onward::to_page(&uri).query())).into_response();
    }
    let request = Request::from_parts(parts, body);
    if method != Method::POST {
        return next.run(request).await;
    }
    match Fields::from_request(request, &app).await {
        Ok(fields) => {
            let onward = Onward::keeping(&uri, &fields);
            (StatusCode::UNAUTHORIZED, page::ask_again(&guest, &onward).await).into_response()
        }
        Err(unreadable) => unreadable.into_response(),
    }
}

/// Asked by a script of the page, which keeps what was typed itself.
fn is_script(request: &Request) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("application/json") || request.headers().contains_key("x-autosave")
}
