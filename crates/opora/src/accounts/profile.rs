//! One's own account: language, password, the second step, recovery codes.

use super::store::{accounts as store, sessions, tickets};
use super::ticket::Kind;
use super::{Account, email_key, origin::Origin, password, patience, recovery, t, token};
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::http::Locked;
use kernel::i18n::Lang;
use kernel::one_time::{is_secret, matching_step};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::throttle::Bucket;
use kernel::types::AccountId;

/// One's account, and how many recovery codes are left.
pub async fn mine(ctx: &Ctx) -> Result<(Account, i64), Refusal> {
    let (id, mut view) = ctx.view_own().await?;
    let account = store::account(&mut view, ctx.provider, id).await?.ok_or(Refusal::Missing)?;
    Ok((account, tickets::recovery_codes_left(&mut view, ctx.provider, id).await?))
}

/// The provider's name, and whether all is a demonstration; for the page of signing in.
pub async fn greeting(app: &App) -> Result<Option<(String, bool)>, Refusal> {
    let providers = app.providers().await?;
    let [provider] = providers[..] else { return Ok(None) };
    let mut view = app.itself(provider).view(Right::SeeProvider, On::Provider).await?;
    Ok(Some(store::provider_name(&mut view, provider).await?))
}

/// Chooses the language to be answered in.
pub async fn choose_language(ctx: &Ctx, lang: Lang) -> Result<(), Refusal> {
    let (id, mut change) = ctx.change_own().await?;
    store::set_language(&mut change, ctx.provider, id, lang.tag()).await?;
    change.commit(Event::new("language.chosen", id)).await
}

/// Changes the password; all other sessions end, and other devices are strangers again. The access tokens end if that is
/// wished: programs would stop that nobody else has touched.
pub async fn change_password(ctx: &Ctx, old: &str, new: &str, and_tokens: bool) -> Result<(), Refusal> {
    let id = confirm(ctx, "old_password", old).await?;
    let administrator = ctx.grants.iter().any(|grant| grant.role == Role::Administrator);
    let email = mine(ctx).await?.0.email;
    password::check(new, &email, administrator).map_err(|message| Refusal::invalid("password", message))?;
    let hash = password::hash(ctx.app(), new).await?;
    let (_, mut change) = ctx.change_own().await?;
    let at = change.at;
    store::set_password(&mut change, ctx.provider, id, hash).await?;
    sessions::end_others(&mut change, ctx.provider, id, ctx.session.id, at).await?;
    tickets::take_back(&mut change, ctx.provider, id, Kind::Device, at).await?;
    tickets::take_back(&mut change, ctx.provider, id, Kind::Invitation, at).await?;
    let mut events = vec![Event::new("password.set", id)];
    if and_tokens {
        events.extend(token::end_all(&mut change, id).await?);
    }
    change.commit_all(events).await
}

/// Begins to ask for a code from the phone, which has just shown `code` for this secret.
pub async fn begin_second_step(ctx: &Ctx, secret: &str, code: &str, typed: &str) -> Result<(), Refusal> {
    let step = matching_step(secret, code, ctx.at).filter(|_| is_secret(secret));
    let step = step.ok_or_else(|| Refusal::invalid("code", t::m::code_wrong()))?;
    let id = confirm(ctx, "password", typed).await?;
    let (_, mut change) = ctx.change_own().await?;
    let since = Some(change.at);
    store::set_second_step(&mut change, ctx.provider, id, Some(secret.to_owned()), since, Some(step)).await?;
    change.commit(Event::new("second_step.begun", id)).await
}

/// Asks for no code any more.
pub async fn end_second_step(ctx: &Ctx, typed: &str) -> Result<(), Refusal> {
    let id = confirm(ctx, "step_password", typed).await?;
    let (_, mut change) = ctx.change_own().await?;
    store::set_second_step(&mut change, ctx.provider, id, None, None, None).await?;
    change.commit(Event::new("second_step.ended", id)).await
}

/// Makes new recovery codes, to be shown once.
pub async fn renew_codes(ctx: &Ctx, typed: &str) -> Result<Vec<String>, Refusal> {
    let id = confirm(ctx, "codes_password", typed).await?;
    let (_, mut change) = ctx.change_own().await?;
    let codes = recovery::renew(&mut change, id).await?;
    change.commit(Event::new("recovery_codes.made", id)).await?;
    Ok(codes)
}

/// Makes sure that it is the owner who asks, by the password in this field of the form. An access token cannot.
async fn confirm(ctx: &Ctx, field: &str, typed: &str) -> Result<AccountId, Refusal> {
    if ctx.session.token {
        return Err(Refusal::Denied);
    }
    let (id, mut view) = ctx.view_own().await?;
    let hash = store::keys(&mut view, ctx.provider, id).await?.and_then(|keys| keys.password_hash);
    drop(view);
    let bucket = patience::of_own_password(&id.to_string(), &ctx.session.id.to_string());
    match tried(ctx.app(), &bucket, typed, hash).await? {
        Tried::Right => Ok(id),
        Tried::Wrong => Err(Refusal::invalid(field, t::m::password_wrong())),
        Tried::TooEarly(seconds) => Err(Refusal::invalid(field, t::m::too_early(seconds))),
    }
}

/// How a password or a recovery code that was tried turned out.
pub enum Tried {
    /// It is the one.
    Right,
    /// It is not.
    Wrong,
    /// So many seconds must pass first.
    TooEarly(i64),
}

async fn tried(app: &App, bucket: &Bucket, typed: &str, hash: Option<String>) -> Result<Tried, Refusal> {
    if let Err(too_early) = app.attempt(std::slice::from_ref(bucket)).await? {
        return Ok(Tried::TooEarly(too_early.0));
    }
    if !password::verify(app, typed, hash).await? {
        return Ok(Tried::Wrong);
    }
    app.succeeded(std::slice::from_ref(bucket), &[]).await?;
    Ok(Tried::Right)
}

/// Shows a hidden screen again, by the password of whoever hid it.
pub async fn unlock(app: &App, locked: &Locked, typed: &str) -> Result<Tried, Refusal> {
    let program = app.itself(locked.provider);
    let mut view = program.view(Right::ArrangeAccounts, On::Provider).await?;
    let hash = store::keys(&mut view, locked.provider, locked.account).await?.and_then(|keys| keys.password_hash);
    drop(view);
    let tried = tried(app, &patience::of_unlocking(&locked.session.to_string()), typed, hash).await?;
    if let Tried::Right = tried {
        let mut change = program.change(Right::ArrangeAccounts, On::Provider).await?;
        let at = change.at;
        sessions::unlock(&mut change, locked.provider, locked.session, at).await?;
        let details = serde_json::json!({ "account": locked.account });
        change.commit(Event::new("session.unlocked", locked.session).with(&details)).await?;
    }
    Ok(tried)
}

/// Gives oneself a new password with a recovery code. Whatever is wrong with address or code, the answer is the same. Who has a
/// second step must ask the administrator: a code alone would be one step for two. The access tokens end with the sessions.
pub async fn recover(app: &App, origin: &Origin, email: &str, code: &str, new: &str) -> Result<Tried, Refusal> {
    let key = email_key(email);
    let buckets = [patience::of_recovery(&key, &origin.network), patience::of_network(&origin.network)];
    if let Err(too_early) = app.attempt(&buckets).await? {
        return Ok(Tried::TooEarly(too_early.0));
    }
    // The stricter rule for all: a milder one would tell who is an administrator.
    password::check(new, email, true).map_err(|message| Refusal::invalid("password", message))?;
    let hash = password::hash(app, new).await?;
    for (provider, id) in app.accounts_by_email(&key).await? {
        let mut change = app.itself(provider).change(Right::ArrangeAccounts, On::Provider).await?;
        let at = change.at;
        let keys = store::keys(&mut change, provider, id).await?;
        let has_second_step = keys.is_none_or(|keys| keys.totp_secret.is_some());
        if !has_second_step && recovery::use_one(&mut change, id, code).await? {
            store::set_password(&mut change, provider, id, hash.clone()).await?;
            sessions::end_others(&mut change, provider, id, uuid::Uuid::nil(), at).await?;
            tickets::take_back(&mut change, provider, id, Kind::Device, at).await?;
            let mut events = vec![Event::new("password.set", id), Event::new("recovery_code.used", id)];
            events.extend(token::end_all(&mut change, id).await?);
            change.commit_all(events).await?;
            app.succeeded(&buckets[..1], &buckets[1..]).await?;
            return Ok(Tried::Right);
        }
    }
    Ok(Tried::Wrong)
}
