//! Headers that tell a browser what this site never does, and the guard against requests forged by other sites.

use crate::refusal::Refusal;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

const FIXED: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-robots-tag", "noindex"),
];

/// Adds the security headers, and keeps every page that is not an asset out of caches.
pub async fn headers(request: Request, next: Next) -> Response {
    let secure = request.headers().get("x-forwarded-proto").is_some_and(|p| p == "https");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    if secure {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses a change that a browser sends on behalf of another site. A request with an access token carries its own
/// proof and is let through: its cookie counts for nothing.
pub async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let token = bearer(request.headers()).is_some();
    if safe || token || is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        Refusal::Denied.into_response()
    }
}

/// The access token that a request carries. Any other way to say who one is counts for nothing here.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(secret.trim())
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("x-forwarded-host").or_else(|| text("host"))) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, o)| o.eq_ignore_ascii_case(host)),
        (None, _) => !headers.contains_key(header::COOKIE),
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(n, v)| (n.parse().unwrap(), HeaderValue::from_static(v))).collect()
    }

    #[test]
    fn another_site_is_told_apart() {
        let table = [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://opora.example"), ("host", "opora.example")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("origin", "https://opora.example"), ("host", "opora.example")], true),
            (&[("origin", "https://evil.example"), ("host", "opora.example")], false),
            (&[("origin", "null"), ("host", "opora.example")], false),
            (&[("cookie", "opora=1"), ("host", "opora.example")], false),
            (&[("host", "opora.example")], true),
        ];
        for (given, expected) in table {
            assert_eq!(is_same_origin(&headers(given)), expected, "{given:?}");
        }
    }
}
