//! Who is asking: a cookie or an access token, looked up once a request. Only their digests are stored.

use crate::ctx::{Actor, App, Ctx, Screen, Session};
use crate::db;
use crate::i18n::Lang;
use crate::policy::{Grant, Role};
use crate::refusal::Refusal;
use crate::types::{AccountId, Moment, ProviderId, ServiceId};
use crate::{secrets, sql};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The cookie that carries a session.
pub const COOKIE: &str = "opora";
/// Idle so long, a session ends (GUIDE 6.8).
const IDLE_SECONDS: i64 = 30 * 60;
/// Written down at most this often, so that a look does not cost a write.
const SEEN_EVERY_SECONDS: i64 = 60;

#[derive(sqlx::FromRow)]
struct Found {
    provider_id: ProviderId,
    id: Uuid,
    account_id: AccountId,
    name: String,
    lang: String,
    seen_at: Moment,
    locked: bool,
    read_only: bool,
}

/// A session behind a hidden screen: it goes on after the password.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Whose data.
    pub provider: ProviderId,
    /// Which session.
    pub session: Uuid,
    /// Whose session.
    pub account: AccountId,
    /// The name colleagues see.
    pub name: String,
}

/// Who asks: someone who is signed in, or someone who has hidden the screen.
enum Asks {
    SignedIn(Box<Ctx>),
    Locked(Locked),
    Nobody,
}

/// Finds out who asks, once, and leaves it for `Ctx` and `Guest`.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    match who_asks(&app, request.headers()).await {
        Ok(Asks::SignedIn(ctx)) => return signed_in(*ctx, request, next).await,
        Ok(Asks::Locked(locked)) => drop(request.extensions_mut().insert(locked)),
        Ok(Asks::Nobody) => {}
        Err(error) => return Refusal::from(error).into_response(),
    }
    next.run(request).await
}

/// The answer says in which language it would be, should it be a refusal.
async fn signed_in(mut ctx: Ctx, request: Request, next: Next) -> Response {
    ctx.screen = screen(request.headers(), request.uri());
    if request.method().is_safe() {
        ctx = ctx.reading_once();
    }
    let lang = ctx.lang;
    let mut response = match super::command::read(&mut ctx, request).await {
        Ok(mut request) => {
            request.extensions_mut().insert(ctx);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    };
    response.extensions_mut().insert(lang);
    response
}

async fn who_asks(app: &App, headers: &HeaderMap) -> db::Result<Asks> {
    let bearer = super::defence::bearer(headers);
    let now = app.now();
    let found = match (bearer, cookie(headers, COOKIE)) {
        (Some(secret), _) => by_token(app, secret, now).await?,
        (None, Some(secret)) => by_session(app, secret, now).await?,
        (None, None) => None,
    };
    let Some(found) = found else { return Ok(Asks::Nobody) };
    if found.locked {
        let Found { provider_id: provider, id: session, account_id: account, name, .. } = found;
        return Ok(Asks::Locked(Locked { provider, session, account, name }));
    }
    let token = bearer.is_some();
    if !token && now.seconds_since(found.seen_at) > SEEN_EVERY_SECONDS {
        seen(app, &found, now).await?;
    }
    let lang = explicit_language(headers).or(found.lang.parse().ok()).unwrap_or_default();
    let actor = Actor::Account { id: found.account_id, name: found.name };
    let grants = grants(app, found.provider_id, found.account_id, now).await?;
    let mut ctx = Ctx::new(app.clone(), found.provider_id, actor, grants, lang);
    ctx.session = Session { id: found.id, read_only: found.read_only, token };
    Ok(Asks::SignedIn(Box::new(ctx)))
}

async fn by_session(app: &App, secret: &str, now: Moment) -> db::Result<Option<Found>> {
    app.db()
        .read()
        .await?
        .query(sql!(
            "SELECT s.provider_id, s.id, s.account_id, a.name, a.lang, s.seen_at,
                    s.locked_at IS NOT NULL AS locked, FALSE AS read_only
             FROM session s JOIN account a ON a.provider_id = s.provider_id AND a.id = s.account_id
             WHERE s.token_digest = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.seen_at > $3
               AND a.closed_at IS NULL"
        ))
        .bind(secrets::digest(secret))
        .bind(now)
        .bind(now.plus_seconds(-IDLE_SECONDS))
        .optional()
        .await
}

async fn by_token(app: &App, secret: &str, now: Moment) -> db::Result<Option<Found>> {
    app.db()
        .read()
        .await?
        .query(sql!(
            "SELECT t.provider_id, t.id, t.account_id, a.name, a.lang, t.created_at AS seen_at,
                    FALSE AS locked, t.scope = 'read' AS read_only
             FROM access_token t JOIN account a ON a.provider_id = t.provider_id AND a.id = t.account_id
             WHERE t.token_digest = $1 AND t.ended_at IS NULL AND t.expires_at > $2 AND a.closed_at IS NULL"
        ))
        .bind(secrets::digest(secret))
        .bind(now)
        .optional()
        .await
}

async fn seen(app: &App, found: &Found, now: Moment) -> db::Result<()> {
    let mut tx = app.db().write().await?;
    tx.query(sql!("UPDATE session SET seen_at = $3 WHERE provider_id = $1 AND id = $2"))
        .bind(found.provider_id)
        .bind(found.id)
        .bind(now)
        .execute()
        .await?;
    tx.commit().await
}

async fn grants(app: &App, provider: ProviderId, account: AccountId, now: Moment) -> db::Result<Vec<Grant>> {
    let rows: Vec<(Option<ServiceId>, Role)> = app
        .db()
        .read()
        .await?
        .query(sql!(
            "SELECT service_id, role FROM role_grant
             WHERE provider_id = $1 AND account_id = $2 AND valid_from <= $3
               AND (valid_until IS NULL OR valid_until > $3)"
        ))
        .bind(provider)
        .bind(account)
        .bind(now)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(service, role)| Grant { service, role }).collect())
}

/// Someone who may not be signed in.
pub struct Guest {
    /// What all requests share.
    pub app: App,
    /// The language to answer in.
    pub lang: Lang,
    /// How the page that asks looks and where it is.
    pub screen: Screen,
    /// Who it is, if someone is signed in.
    pub ctx: Option<Ctx>,
    /// Who has hidden the screen, if someone has.
    pub locked: Option<Locked>,
}

impl FromRequestParts<App> for Guest {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Guest, Refusal> {
        let ctx = parts.extensions.get::<Ctx>().cloned();
        let lang = ctx.as_ref().map_or_else(|| language(&parts.headers), |ctx| ctx.lang);
        let locked = parts.extensions.get::<Locked>().cloned();
        Ok(Guest { app: app.clone(), lang, screen: screen(&parts.headers, &parts.uri), ctx, locked })
    }
}

impl FromRequestParts<App> for Ctx {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Ctx, Refusal> {
        parts.extensions.get::<Ctx>().cloned().ok_or(Refusal::SignedOut)
    }
}

/// The language chosen by cookie, else the browser's, else Bulgarian.
pub fn language(headers: &HeaderMap) -> Lang {
    explicit_language(headers).unwrap_or_else(|| {
        let accepted = text(headers, header::ACCEPT_LANGUAGE).unwrap_or_default();
        if accepted.starts_with("en") { Lang::En } else { Lang::Bg }
    })
}

fn screen(headers: &HeaderMap, uri: &axum::http::Uri) -> Screen {
    let theme = match cookie(headers, "theme") {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    };
    Screen { theme, here: uri.path_and_query().map(|p| p.as_str().to_owned()).unwrap_or_default() }
}

fn explicit_language(headers: &HeaderMap) -> Option<Lang> {
    cookie(headers, "lang")?.parse().ok()
}

fn text(headers: &HeaderMap, name: impl header::AsHeaderName) -> Option<&str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// The value of a cookie, if the request has it.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = text(headers, header::COOKIE)?;
    all.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// Sets a cookie: unreadable to scripts, not sent from other sites, secure behind https. Without a `max_age` in seconds
/// it goes with the browser's window. A value that no cookie can hold is not sent at all.
pub fn set_cookie(app: &App, name: &str, value: &str, max_age: Option<i64>) -> HeaderValue {
    let secure = app.settings().public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let secure = if secure { "; Secure" } else { "" };
    let age = max_age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}"))
        .unwrap_or(HeaderValue::from_static(""))
}

/// Takes a cookie away.
pub fn clear_cookie(app: &App, name: &str) -> HeaderValue {
    set_cookie(app, name, "", Some(0))
}
