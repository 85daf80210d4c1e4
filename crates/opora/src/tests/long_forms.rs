//! How much may be sent by whom.

use super::cast::{HARBOUR, cast, token_of};
use axum::http::Method;
use kernel::on_both;
use kernel::policy::Role;

const FORM: &str = "application/x-www-form-urlencoded";

on_both! { cast;
    async fn only_who_is_signed_in_sends_long_forms(cast) {
        let megabytes = |count: usize| format!("told={}", "a".repeat(count * 1024 * 1024));
        let signals = format!("/services/{HARBOUR}/signals/new");
        let sent = async |secret: Option<String>, path: &str, kind: &str, body: String| {
            cast.ask(secret, Method::POST, path, Some((kind, body))).await.status.as_u16()
        };
        let carer = || Some(token_of(Role::Carer));
        assert_eq!(sent(carer(), &signals, FORM, megabytes(20)).await, 422, "too long, said beside its field");
        assert_eq!(sent(carer(), &signals, FORM, megabytes(65)).await, 413);
        for path in [signals.as_str(), "/sign-in", "/recover"] {
            assert_eq!(sent(None, path, FORM, megabytes(13)).await, 413, "{path}");
        }
        let json = format!("\"{}\"", megabytes(13));
        let path = format!("/api/v1/services/{HARBOUR}/signals");
        assert_eq!(sent(carer(), &path, "application/json", json).await, 422, "a program keeps its text itself");
    }
}
