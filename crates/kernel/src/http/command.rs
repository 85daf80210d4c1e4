//! What makes a command safe to send again: its key, and a digest of what was asked with it.

use crate::audit::hex;
use crate::ctx::Ctx;
use crate::http::t;
use crate::refusal::Refusal;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderValue;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The header that carries a program's key.
const KEY: &str = "idempotency-key";
/// The longest key, in bytes.
const LONGEST: usize = 255;

/// Notes in the context what is asked, and under which key. Without a key a form brings its own command.
pub(super) async fn read(ctx: &mut Ctx, request: Request) -> Result<Request, Refusal> {
    if request.method().is_safe() {
        return Ok(request);
    }
    let place = format!("{} {}", request.method(), request.uri().path());
    let Some(key) = request.headers().get(KEY) else {
        ctx.asked = hex(&Sha256::digest(&place)).into();
        return Ok(request);
    };
    let key = key_of(key)?;
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let body = Bytes::from_request(whole, &()).await.map_err(|_| Refusal::invalid("", t::m::body_too_large()))?;
    ctx.command = Some(command(ctx, &key));
    // With the key in it, which is not kept: nobody can find out by trying what a short body said.
    let asked = Sha256::new().chain_update(&key).chain_update(&place).chain_update([0]).chain_update(&body);
    ctx.asked = hex(&asked.finalize()).into();
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Any text may be a key, with or without the quotes of a structured header.
fn key_of(value: &HeaderValue) -> Result<String, Refusal> {
    let bare = value.to_str().ok().map(|text| text.trim().trim_matches('"')).unwrap_or_default();
    if bare.is_empty() || value.len() > LONGEST {
        return Err(Refusal::malformed("Idempotency-Key", t::m::key_malformed(LONGEST)));
    }
    Ok(bare.to_owned())
}

/// A key belongs to the account that sends it: two programs may both count their orders from 1.
fn command(ctx: &Ctx, key: &str) -> Uuid {
    let account = ctx.account().map(Uuid::from).unwrap_or_default();
    let digest = Sha256::new().chain_update(account).chain_update(key).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_of_some_length_is_a_key() {
        let long = "x".repeat(LONGEST + 1);
        let table = [
            ("order-17", Some("order-17")),
            ("\"order-17\"", Some("order-17")),
            ("8f3c", Some("8f3c")),
            ("", None),
            ("\"\"", None),
            (long.as_str(), None),
        ];
        for (text, key) in table {
            assert_eq!(key_of(&HeaderValue::from_str(text).unwrap()).ok().as_deref(), key, "{text}");
        }
    }
}
