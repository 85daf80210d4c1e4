//! What programs see of it.

use super::invitation;
use super::roles::{self, GrantOrder, RoleHeld};
use super::roster::{self, NewAccount, Particulars};
use super::session::{self, SessionOf};
use super::token::{self, AccessToken, TokenOrder};
use super::{Account, profile};
use crate::lists::{self, Page};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::http::{Created, Json, Versioned, expected_version};
use kernel::policy::Role;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// The routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(me))
        .routes(routes!(accounts, make_account))
        .routes(routes!(accounts_file))
        .routes(routes!(sessions_file))
        .routes(routes!(account, correct))
        .routes(routes!(give_role))
        .routes(routes!(end_role))
        .routes(routes!(invite))
        .routes(routes!(close))
        .routes(routes!(reopen))
        .routes(routes!(forget_phone))
        .routes(routes!(sessions))
        .routes(routes!(end_session))
        .routes(routes!(tokens, make_token))
        .routes(routes!(end_token))
}

/// Who asks.
#[derive(Serialize, ToSchema)]
struct Me {
    #[serde(flatten)]
    account: Account,
    /// The roles held now.
    roles: Vec<MyRole>,
    /// The token may only read.
    read_only: bool,
}

/// A role held now.
#[derive(Serialize, ToSchema)]
struct MyRole {
    /// In which service; none for one of the whole municipality.
    service: Option<ServiceId>,
    role: Role,
}

/// Who asks, with the roles held now.
#[utoipa::path(get, path = "/me", tag = "accounts", responses((status = 200, body = Me)))]
async fn me(ctx: Ctx) -> Result<Response, Refusal> {
    let (account, _) = profile::mine(&ctx).await?;
    let roles = ctx.grants.iter().map(|grant| MyRole { service: grant.service, role: grant.role }).collect();
    Ok(Versioned(account.version, Me { account, roles, read_only: ctx.session.read_only }).into_response())
}

/// Part of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Part {
    /// The `next` of the part before.
    after: Option<Uuid>,
    /// At most so many, 1 to 200; 50 unless said.
    limit: Option<i64>,
}

/// Some accounts.
#[derive(Serialize, ToSchema)]
struct Accounts {
    items: Vec<AccountWithRoles>,
    /// Sent as `after` for the next part; none after the last.
    next: Option<AccountId>,
}

/// An account and the roles it holds now or later.
#[derive(Serialize, ToSchema)]
struct AccountWithRoles {
    #[serde(flatten)]
    account: Account,
    roles: Vec<RoleHeld>,
}

/// The accounts, in the order in which they were made.
#[utoipa::path(get, path = "/accounts", tag = "accounts", params(Part), responses((status = 200, body = Accounts)))]
async fn accounts(ctx: Ctx, Query(part): Query<Part>) -> Result<Response, Refusal> {
    let limit = part.limit.unwrap_or(50).clamp(1, 200);
    let after = AccountId(part.after.unwrap_or(Uuid::nil()));
    // One more than asked tells whether there is a next part.
    let (mut found, grants) = roster::some(&ctx, after, limit + 1).await?;
    let more = found.len() as i64 > limit;
    found.truncate(limit as usize);
    let next = if more { found.last().map(|account| account.id) } else { None };
    let with_roles = |account: Account| {
        let roles = grants.iter().filter(|grant| grant.account_id == account.id).cloned().collect();
        AccountWithRoles { account, roles }
    };
    Ok(Json(Accounts { items: found.into_iter().map(with_roles).collect(), next }).into_response())
}

/// One account.
#[utoipa::path(get, path = "/accounts/{id}", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 200, body = AccountWithRoles)))]
async fn account(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let (account, roles) = roster::account(&ctx, id).await?;
    Ok(Versioned(account.version, AccountWithRoles { account, roles }).into_response())
}

/// What is known of an account, as it should be.
#[derive(Deserialize, ToSchema)]
#[schema(as = AccountCorrection)]
struct Correction {
    /// The address to sign in with.
    email: String,
    /// The name colleagues see.
    name: String,
    /// What they are employed as.
    #[serde(default)]
    post: String,
}

/// Changes what is known of an account. `If-Match` names the version that was seen.
#[utoipa::path(patch, path = "/accounts/{id}", tag = "accounts", params(("id" = Uuid, Path)), request_body = Correction,
    responses((status = 200, body = AccountWithRoles), (status = 409, description = "somebody else was faster")))]
async fn correct(
    ctx: Ctx,
    Path(id): Path<AccountId>,
    headers: HeaderMap,
    Json(Correction { email, name, post }): Json<Correction>,
) -> Result<Response, Refusal> {
    let version = expected_version(&headers)?;
    roster::correct(&ctx, id, Particulars { email, name, post, version }).await?;
    account(ctx, Path(id)).await
}

/// Gives an account a role.
#[utoipa::path(post, path = "/accounts/{id}/roles", tag = "accounts", params(("id" = Uuid, Path)),
    request_body = GrantOrder, responses((status = 200, body = AccountWithRoles)))]
async fn give_role(ctx: Ctx, Path(id): Path<AccountId>, Json(order): Json<GrantOrder>) -> Result<Response, Refusal> {
    roles::give(&ctx, id, order).await?;
    account(ctx, Path(id)).await
}

/// Ends a role at once.
#[utoipa::path(delete, path = "/accounts/{id}/roles/{grant}", tag = "accounts",
    params(("id" = Uuid, Path), ("grant" = Uuid, Path)), responses((status = 204)))]
async fn end_role(ctx: Ctx, Path((id, grant)): Path<(AccountId, Uuid)>) -> Result<StatusCode, Refusal> {
    roles::end(&ctx, id, grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new invitation.
#[derive(Serialize, ToSchema)]
struct Invitation {
    /// Its path, to be handed over; shown once.
    invitation: String,
}

/// Invites the holder of an account to give themselves a new password; earlier invitations are void.
#[utoipa::path(post, path = "/accounts/{id}/invitation", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 200, body = Invitation)))]
async fn invite(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    let ticket = invitation::renew(&ctx, id).await?;
    Ok(Json(Invitation { invitation: format!("/invitation/{ticket}") }).into_response())
}

/// Closes an account, with all its sessions.
#[utoipa::path(post, path = "/accounts/{id}/close", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 200, body = AccountWithRoles)))]
async fn close(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    roster::close(&ctx, id).await?;
    account(ctx, Path(id)).await
}

/// Opens a closed account again.
#[utoipa::path(post, path = "/accounts/{id}/reopen", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 200, body = AccountWithRoles)))]
async fn reopen(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response, Refusal> {
    roster::reopen(&ctx, id).await?;
    account(ctx, Path(id)).await
}

/// Takes the second step away from an account whose phone is lost.
#[utoipa::path(delete, path = "/accounts/{id}/second-step", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 204)))]
async fn forget_phone(ctx: Ctx, Path(id): Path<AccountId>) -> Result<StatusCode, Refusal> {
    roster::forget_phone(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's sessions that go on, the one seen last first.
#[utoipa::path(get, path = "/me/sessions", tag = "accounts", params(lists::Part),
    responses((status = 200, body = Page<SessionOf>)))]
async fn sessions(ctx: Ctx, Query(part): Query<lists::Part>) -> Result<Response, Refusal> {
    Ok(Json(part.of(session::sessions(&ctx).await?, |one| one.id)?).into_response())
}

/// Ends one of one's sessions.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 204)))]
async fn end_session(ctx: Ctx, Path(id): Path<Uuid>) -> Result<StatusCode, Refusal> {
    session::end(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An account to be made, with its first role.
#[derive(Deserialize, ToSchema)]
struct AccountOrder {
    #[serde(flatten)]
    account: NewAccount,
    /// Its first role.
    role: Option<GrantOrder>,
}

/// A new account.
#[derive(Serialize, ToSchema)]
struct MadeAccount {
    #[serde(flatten)]
    account: Account,
    /// The path of the invitation, to be handed over; shown once, not when the command is sent again.
    invitation: Option<String>,
}

/// Makes an account; its holder gives themselves a password by the invitation.
#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = AccountOrder,
    responses((status = 201, body = MadeAccount)))]
async fn make_account(ctx: Ctx, Json(order): Json<AccountOrder>) -> Result<Response, Refusal> {
    let (id, ticket) = match roster::make(&ctx, order.account, order.role).await {
        Err(Refusal::Repeated(id)) => (AccountId(id), None),
        made => made.map(|(id, ticket)| (id, Some(ticket)))?,
    };
    let (account, _) = roster::account(&ctx, id).await?;
    let (location, version) = (format!("/api/v1/accounts/{id}"), account.version);
    let body = MadeAccount { account, invitation: ticket.map(|ticket| format!("/invitation/{ticket}")) };
    Ok(Created { location, version, body }.into_response())
}

/// One's access tokens.
#[utoipa::path(get, path = "/tokens", tag = "accounts", params(lists::Part),
    responses((status = 200, body = Page<AccessToken>)))]
async fn tokens(ctx: Ctx, Query(part): Query<lists::Part>) -> Result<Response, Refusal> {
    Ok(Json(part.of(token::tokens(&ctx).await?, |one| one.id)?).into_response())
}

/// A new token.
#[derive(Serialize, ToSchema)]
struct MadeToken {
    #[serde(flatten)]
    token: AccessToken,
    /// To be sent as `Authorization: Bearer …`; shown once.
    secret: String,
}

/// Makes an access token. Only a session can: a token makes no tokens.
#[utoipa::path(post, path = "/tokens", tag = "accounts", request_body = TokenOrder,
    responses((status = 201, body = MadeToken)))]
async fn make_token(ctx: Ctx, Json(order): Json<TokenOrder>) -> Result<Response, Refusal> {
    let (token, secret) = token::make(&ctx, order).await?;
    let location = format!("/api/v1/tokens/{}", token.id);
    Ok(Created { location, version: 1, body: MadeToken { token, secret } }.into_response())
}

/// Ends an access token.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "accounts", params(("id" = Uuid, Path)),
    responses((status = 204)))]
async fn end_token(ctx: Ctx, Path(id): Path<Uuid>) -> Result<StatusCode, Refusal> {
    token::end(&ctx, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The list of accounts, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/accounts/file", tag = "accounts",
    params(("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn accounts_file(ctx: Ctx, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::pages::accounts(ctx, lists::as_file(asked)).await
}

/// One's sessions, as its page has it: the other words of the page's address narrow and sort it. The audit
/// says who took it along, so that a token that only reads may not.
#[utoipa::path(get, path = "/me/sessions/file", tag = "accounts",
    params(("format" = Option<String>, Query, description = "`csv`, unless `xlsx`")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv")))]
async fn sessions_file(ctx: Ctx, Asked(asked): Asked) -> Result<Response, Refusal> {
    super::pages::me(ctx, lists::as_file(asked)).await
}
