//! The page around every screen of the staff: which service, which part of it, who is signed in.

mod around;

pub use around::{Around, Counted, register};

use crate::provider::{self, Service};
use kernel::ctx::{Actor, Ctx};
use kernel::i18n::{self, Lang};
use kernel::policy::{Right, Role};
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Me, NavItem, NavSection, ServiceNav, Shell, Toast};
use maud::Markup;

kernel::texts!(shell);

/// A part of the program, as the rail shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The shift's day.
    Today,
    /// The bed board.
    Places,
    /// People and cases.
    People,
    /// What falls due.
    Deadlines,
    /// Calls for help.
    Signals,
    /// The shift's notes.
    Diary,
    /// Counts.
    Numbers,
    /// The structure.
    Provider,
    /// Accounts and roles.
    Accounts,
    /// One's own profile.
    Me,
    /// None of the rail's.
    Nowhere,
}

/// Where a screen stands.
pub struct Here {
    /// The service it is about; without one, the first that the person works in.
    pub service: Option<ServiceId>,
    /// The part of the program.
    pub place: Place,
    /// What the screen is, for the window's title: never a person's name.
    pub title: String,
    /// The form on it came back with problems.
    pub has_errors: bool,
    /// What has just happened.
    pub flash: Option<Toast>,
}

impl Here {
    /// A screen of a service.
    pub fn of(service: ServiceId, place: Place, title: impl Into<String>) -> Here {
        Here { service: Some(service), place, title: title.into(), has_errors: false, flash: None }
    }
    /// A screen of no service.
    pub fn at(place: Place, title: impl Into<String>) -> Here {
        Here { service: None, place, title: title.into(), has_errors: false, flash: None }
    }
    /// The form on it came back with problems, or not.
    pub fn with_errors(mut self, has_errors: bool) -> Here {
        self.has_errors = has_errors;
        self
    }
    /// Something has just happened.
    pub fn with_flash(mut self, flash: Option<Toast>) -> Here {
        self.flash = flash;
        self
    }
}

/// The whole page around a screen.
pub async fn page(ctx: &Ctx, here: Here, screen: Markup) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    // Who has no role yet sees no service, and still has a profile and a way out.
    let services = if ctx.grants.is_empty() { Vec::new() } else { provider::services(ctx).await? };
    let current = here.service.and_then(|id| services.iter().find(|s| s.id == id)).or(services.first());
    let attention = match (around::around(), current) {
        (Some(around), Some(service)) => (around.attention)(ctx, service.id).await?,
        _ => 0,
    };
    let shift = around::around().map(|around| (around.shift)(l, ctx.at));
    let shell = Shell {
        lang: l,
        title: here.title,
        has_errors: here.has_errors,
        service: current.map(|service| service_nav(l, service, &services)),
        nav: current.map(|service| service_pages(ctx, service.id, here.place, attention)).unwrap_or_default(),
        more: municipal_pages(ctx, here.place),
        me: Some(me(ctx)),
        idle_minutes: 10,
        lock_url: "/lock".into(),
        flash: here.flash,
        shift: current.filter(|service| ctx.may(Right::SeeShift, service.id)).and(shift),
        on_paper: on_paper(ctx, here.service.and(current)),
        theme: ctx.screen.theme,
        here: ctx.screen.here.clone(),
        ..Shell::default()
    };
    Ok(shell.page(screen))
}

/// Printed pages carry the service, who printed them and when.
fn on_paper(ctx: &Ctx, service: Option<&Service>) -> Vec<String> {
    let (l, me) = (ctx.lang, me(ctx));
    let service = service.map(|one| t::service_on_paper(l, one.kind.label(l), one.name.as_str()));
    service.into_iter().chain([t::printed_by(l, me.name, i18n::day_time(l, ctx.at.local()))]).collect()
}

fn service_nav(l: Lang, current: &Service, all: &[Service]) -> ServiceNav {
    let switch = |s: &Service| (format!("/services/{}/today", s.id), s.name.clone(), s.id == current.id);
    ServiceNav {
        kind: current.kind.label(l).into(),
        name: current.name.clone(),
        switch: all.iter().map(switch).collect(),
    }
}

fn service_pages(ctx: &Ctx, service: ServiceId, here: Place, attention: u32) -> Vec<NavItem> {
    let l = ctx.lang;
    let pages = [
        (Place::Today, "today", "sun-medium", t::today(l), Right::SeeShift),
        (Place::Places, "places", "bed-double", t::places(l), Right::SeePeople),
        (Place::People, "people", "users-round", t::people(l), Right::SeePeople),
        (Place::Deadlines, "deadlines", "hourglass", t::deadlines(l), Right::SeeDeadlines),
        (Place::Signals, "signals", "siren", t::signals(l), Right::RecordSignal),
        (Place::Diary, "diary", "notebook-pen", t::diary(l), Right::SeeShift),
        (Place::Numbers, "numbers", "chart-column", t::numbers(l), Right::SeeNumbers),
    ];
    let allowed = pages.into_iter().filter(|(.., right)| ctx.may(*right, service));
    allowed
        .map(|(place, path, icon, label, _)| NavItem {
            href: format!("/services/{service}/{path}"),
            icon,
            label: label.into(),
            count: (place == Place::Deadlines && attention > 0).then_some(attention),
            current: place == here,
        })
        .collect()
}

fn municipal_pages(ctx: &Ctx, here: Place) -> Vec<NavSection> {
    let l = ctx.lang;
    let pages = [
        (Place::Provider, "/provider", "blocks", t::structure(l), Right::ArrangeProvider),
        (Place::Accounts, "/accounts", "key-round", t::accounts(l), Right::ArrangeAccounts),
    ];
    let allowed = pages.into_iter().filter(|(.., right)| ctx.may_at_all(*right));
    let items: Vec<NavItem> = allowed
        .map(|(place, href, icon, label, _)| NavItem {
            href: href.into(),
            icon,
            label: label.into(),
            count: None,
            current: place == here,
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![NavSection { title: t::municipality(l).into(), items }] }
}

fn me(ctx: &Ctx) -> Me {
    let (id, name) = match &ctx.actor {
        Actor::Account { id, name } => (id.to_string(), name.clone()),
        Actor::Program => (String::new(), String::new()),
    };
    let role = ctx.grants.first().map(|grant| role_label(grant.role, ctx.lang)).unwrap_or_default();
    Me { id, initials: initials(&name), name, role: role.into(), href: "/me".into() }
}

/// The first letters of the first two words.
pub fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|word| word.chars().next()).collect()
}

/// What a role is called.
pub fn role_label(role: Role, l: Lang) -> &'static str {
    match role {
        Role::Carer => t::role_carer(l),
        Role::SocialWorker => t::role_social_worker(l),
        Role::Psychologist => t::role_psychologist(l),
        Role::Lawyer => t::role_lawyer(l),
        Role::Medical => t::role_medical(l),
        Role::CaseManager => t::role_case_manager(l),
        Role::ServiceManager => t::role_service_manager(l),
        Role::MobileTeam => t::role_mobile_team(l),
        Role::Coordinator => t::role_coordinator(l),
        Role::Administrator => t::role_administrator(l),
    }
}
