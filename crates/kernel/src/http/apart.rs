//! Each request in a task of its own: whoever closes the window does not stop what they began half-way.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Carries a request to its end, be there still somebody who waits for the answer or not. A transaction that is given up
/// at any of its waits would leave a connection in a state that nobody knows.
pub async fn apart(request: Request, next: Next) -> Response {
    let whole = tokio::spawn(next.run(request));
    whole.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
