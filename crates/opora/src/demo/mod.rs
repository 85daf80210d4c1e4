//! A made-up municipality to explore: nobody in it exists.

use crate::accounts::{GrantOrder, NewAccount, add_account, add_grant, found, hash};
use kernel::audit::Event;
use kernel::ctx::{App, On};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};

/// What everyone in the demonstration signs in with.
const PASSWORD: &str = "каменград-разходка";

/// Somebody who can sign in.
pub struct Login {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// What they are there.
    pub role: Role,
}

/// Who works there: role, address, name.
const STAFF: &[(Role, &str, &str)] = &[
    (Role::ServiceManager, "m.ilcheva", "Марта Илчева"),
    (Role::SocialWorker, "r.staneva", "Ралица Станева"),
    (Role::CaseManager, "i.tonev", "Ивайло Тонев"),
    (Role::Psychologist, "b.zhelev", "Боян Желев"),
    (Role::Lawyer, "d.peeva", "Дарина Пеева"),
    (Role::Medical, "s.andreeva", "Софи Андреева"),
    (Role::Carer, "k.radev", "Кирил Радев"),
    (Role::MobileTeam, "v.gochev", "Венцислав Гочев"),
    (Role::Coordinator, "e.doneva", "Елица Донева"),
    (Role::Administrator, "p.kanev", "Петър Кънев"),
];

/// Fills an empty database with the municipality as it stands on a day.
pub async fn fill(app: &App, today: Day) -> Result<Vec<Login>, Refusal> {
    let hash = hash(app, PASSWORD).await?;
    let program = app.founding();
    let mut change = program.change(Right::ArrangeProvider, On::Provider).await?;
    let mut events = vec![found(&mut change, "Община Каменград", "Каменград", true).await?];
    let service: ServiceId = change.new_id();
    let provider = change.provider;
    change
        .query(kernel::sql!(
            "INSERT INTO service (provider_id, id, kind, code, name, zzdn_programme, valid_from)
             VALUES ($1, $2, 'crisis_centre', 'КЦ', 'Пристан', TRUE, $3)"
        ))
        .bind(provider)
        .bind(service)
        .bind(today.plus_days(-700))
        .execute()
        .await?;
    let mut logins = Vec::new();
    for (role, address, name) in STAFF {
        let email = format!("{address}@kamengrad.example");
        let order =
            NewAccount { id: None, email: email.clone(), name: (*name).into(), post: String::new(), lang: "bg".into() };
        let account = add_account(&mut change, order, Some(hash.clone())).await?;
        let place = (!role.is_municipal()).then_some(service);
        events.push(Event::new("account.made", account));
        events.push(add_grant(&mut change, account, GrantOrder::now(place, *role)).await?);
        logins.push(Login { email, password: PASSWORD.into(), role: *role });
    }
    change.commit_all(events).await?;
    Ok(logins)
}
