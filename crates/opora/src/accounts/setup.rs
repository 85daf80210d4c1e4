//! The first visit: the municipality and its first administrator. It happens once.

use super::roles::{GrantOrder, add_grant};
use super::roster::{NewAccount, add_account};
use super::session::{self, Arrival};
use super::store::accounts as store;
use super::{origin::Origin, password, recovery, t};
use kernel::audit::{Event, FOUNDED};
use kernel::ctx::{App, Change, On};
use kernel::form::Problems;
use kernel::i18n::Lang;
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::secrets::digest;

/// What the first visit asks for.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The secret that the program printed, where it asks for one.
    pub secret: String,
    /// The provider's full name: „Община Каменград“.
    pub provider: String,
    /// Of which municipality: „Каменград“.
    pub municipality: String,
    /// The first administrator's name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
}

/// Makes the provider and its first administrator, signs them in, and gives the recovery codes to be shown once.
/// `Missing` when there is a provider already.
pub async fn set_up(
    app: &App,
    origin: &Origin,
    lang: Lang,
    founding: Founding,
) -> Result<(Arrival, Vec<String>), Refusal> {
    if !app.providers().await?.is_empty() {
        return Err(Refusal::Missing);
    }
    if !knows_secret(app, &founding.secret) {
        return Err(Refusal::Denied);
    }
    let problems = problems_of(&founding.email, &founding.password);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let hash = password::hash(app, &founding.password).await?;
    let mut change = app.founding().change(Right::ArrangeProvider, On::Provider).await?;
    let at = change.at;
    if store::providers_in_turn(&mut change, at).await? > 0 {
        return Err(Refusal::Missing);
    }
    let founded = found(&mut change, &founding.provider, &founding.municipality, false).await?;
    let order = NewAccount {
        id: None,
        email: founding.email,
        name: founding.name.clone(),
        post: String::new(),
        lang: lang.tag().into(),
    };
    let account = add_account(&mut change, order, Some(hash)).await?;
    let granted = add_grant(&mut change, account, GrantOrder::now(None, Role::Administrator)).await?;
    let codes = recovery::renew(&mut change, account).await?;
    let (arrival, begun) =
        session::begin(&mut change, account, &founding.name, &origin.agent, origin.device.as_deref()).await?;
    change.commit_all(vec![founded, Event::new("account.made", account), granted, begun]).await?;
    Ok((arrival, codes))
}

/// What is wrong with the first administrator's address and password.
pub fn problems_of(email: &str, password: &str) -> Problems {
    let mut problems = Problems::default();
    if !super::is_email(email) {
        problems.add("email", t::m::not_an_email());
    }
    if let Err(message) = password::check(password, email, true) {
        problems.add("password", message);
    }
    problems
}

/// Whether someone may set the program up. Compared by digests, which take as long whatever is wrong.
pub fn knows_secret(app: &App, told: &str) -> bool {
    app.settings().setup_secret.as_deref().is_none_or(|secret| digest(secret) == digest(told))
}

/// Makes the provider of a change begun by `App::founding`.
pub async fn found(change: &mut Change, name: &str, municipality: &str, demo: bool) -> Result<Event, Refusal> {
    let (provider, at) = (change.provider, change.at);
    store::insert_provider(change, provider, name, municipality, demo, at).await?;
    Ok(Event::new(FOUNDED, provider))
}
