//! Who works in Каменград, and what everyone signs in with.

use super::Login;
use super::stage::{OPEN_DAYS, Stage};
use crate::accounts::{self, GrantOrder, NewAccount};
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::i18n::Lang;
use kernel::policy::{Grant, Right, Role};
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Day, ProviderId, ServiceId};
use std::collections::HashMap;

/// What everyone in the demonstration signs in with.
const PASSWORD: &str = "demo-kamengrad";

/// Somebody of the staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// Ралица Станева, social worker, leads cases.
    Ralitsa,
    /// Боян Желев, psychologist, leads cases.
    Boyan,
    /// Марта Илчева, who runs the house.
    Marta,
    /// Софи Андреева, nurse.
    Sofi,
    /// Кирил Радев, who works the nights.
    Kiril,
    /// Дарина Пеева, lawyer.
    Darina,
    /// Венцислав Гочев, the first mobile team.
    Ventsislav,
    /// Лили Тонева, the second mobile team.
    Lili,
    /// Елица Донева, who counts for the municipality.
    Elitsa,
    /// Петър Кънев, who keeps the accounts.
    Petar,
}

/// A member of staff as the table tells them: address, name, post, roles.
struct Member(Who, &'static str, &'static str, &'static str, &'static [Role]);

const STAFF: &[Member] = &[
    Member(Who::Ralitsa, "r.staneva", "Ралица Станева", "социален работник", &[Role::SocialWorker, Role::CaseManager]),
    Member(Who::Boyan, "b.zhelev", "Боян Желев", "психолог", &[Role::Psychologist, Role::CaseManager]),
    Member(Who::Marta, "m.ilcheva", "Марта Илчева", "ръководител на услугата", &[Role::ServiceManager]),
    Member(Who::Sofi, "s.andreeva", "Софи Андреева", "медицинска сестра", &[Role::Medical]),
    Member(Who::Kiril, "k.radev", "Кирил Радев", "социален асистент", &[Role::Carer]),
    Member(Who::Darina, "d.peeva", "Дарина Пеева", "юрист", &[Role::Lawyer]),
    Member(Who::Ventsislav, "v.gochev", "Венцислав Гочев", "мобилен екип 1", &[Role::MobileTeam]),
    Member(Who::Lili, "l.toneva", "Лили Тонева", "мобилен екип 2", &[Role::MobileTeam]),
    Member(Who::Elitsa, "e.doneva", "Елица Донева", "главен експерт „Социални дейности“", &[Role::Coordinator]),
    Member(Who::Petar, "p.kanev", "Петър Кънев", "администратор", &[Role::Administrator]),
];

/// Their accounts, with the roles they hold.
pub type Staff = HashMap<Who, (AccountId, &'static str, Vec<Grant>)>;

/// Everyone who can sign in, in the order of the table.
pub fn logins() -> Vec<Login> {
    let login = |Member(_, address, name, post, roles): &Member| Login {
        email: email(address),
        password: PASSWORD.into(),
        name,
        post,
        role: roles.first().copied().unwrap_or(Role::Carer),
    };
    STAFF.iter().map(login).collect()
}

/// Founds the municipality on its first day, with its administrator, who makes everything else.
pub async fn found(app: &App, today: Day) -> Result<Ctx, Refusal> {
    let app = app.at(today.plus_days(-OPEN_DAYS).at(8, 30));
    let program = app.founding();
    let mut change = program.change(Right::ArrangeProvider, On::Provider).await?;
    let mut events = vec![accounts::found(&mut change, "Община Каменград", "Каменград", true).await?];
    let provider: ProviderId = change.provider;
    let Some(Member(.., address, name, post, _)) = STAFF.iter().find(|member| member.0 == Who::Petar) else {
        return Err(Refusal::Missing);
    };
    let hash = accounts::hash(&app, PASSWORD).await?;
    let account = accounts::add_account(&mut change, order(address, name, post), Some(hash)).await?;
    events.push(Event::new("account.made", account));
    events.push(accounts::add_grant(&mut change, account, GrantOrder::now(None, Role::Administrator)).await?);
    change.commit_all(events).await?;
    let grants = vec![Grant { service: None, role: Role::Administrator }];
    let actor = kernel::ctx::Actor::Account { id: account, name: (*name).into() };
    Ok(Ctx::new(app, provider, actor, grants, Lang::Bg))
}

/// Makes the accounts of the others.
pub async fn engage(administrator: &Ctx, service: ServiceId) -> Result<Staff, Refusal> {
    let hash = accounts::hash(administrator.app(), PASSWORD).await?;
    let mut change = administrator.change(Right::ArrangeAccounts, On::Provider).await?;
    let (mut staff, mut events) = (Staff::new(), Vec::new());
    for Member(who, address, name, post, roles) in STAFF {
        if *who == Who::Petar {
            continue;
        }
        let id = accounts::add_account(&mut change, order(address, name, post), Some(hash.clone())).await?;
        events.push(Event::new("account.made", id));
        let mut grants = Vec::new();
        for role in *roles {
            let place = (!role.is_municipal()).then_some(service);
            events.push(accounts::add_grant(&mut change, id, GrantOrder::now(place, *role)).await?);
            grants.push(Grant { service: place, role: *role });
        }
        staff.insert(*who, (id, *name, grants));
    }
    change.commit_all(events).await?;
    Ok(staff)
}

fn order(address: &str, name: &str, post: &str) -> NewAccount {
    NewAccount { id: None, email: email(address), name: name.into(), post: post.into(), lang: "bg".into() }
}

fn email(address: &str) -> String {
    format!("{address}@kamengrad.example")
}

impl Stage {
    /// The account of somebody of the staff.
    pub fn account(&self, who: Who) -> Option<AccountId> {
        self.staff.get(&who).map(|(id, ..)| *id)
    }
}
