//! The page around every screen of the staff: the rail, the top bar, the screen itself, the bar of the phone.

use super::topbar::{keys, palette, topbar};
use super::{icon, rail};
use crate::assets::{APP_CSS, APP_JS, FAVICON, PRELOAD_FONTS};
use crate::i18n::{Lang, t};
use maud::{DOCTYPE, Markup, html};

/// Where the page looks things up: a page without a script, the palette with one.
pub(super) const SEARCH: &str = "/search";
/// Takes the chosen language: `POST` with `lang` and `back`, the address to return to.
pub(super) const LANGUAGE: &str = "/language";
/// Ends the session: `POST`.
pub(super) const SIGN_OUT: &str = "/sign-out";

/// Everything the page around a screen shows. A plain value: `Shell { lang, title, ..Shell::default() }`.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// The reader's language.
    pub lang: Lang,
    /// What the screen is, for the title of the window. It stays in the history of the browser: never a name of a
    /// person.
    pub title: String,
    /// Whether the form on the screen was sent back with problems.
    pub has_errors: bool,
    /// The theme the person chose, if they did: `light` or `dark`.
    pub theme: Option<&'static str>,
    /// The service one works in.
    pub service: Option<ServiceNav>,
    /// The pages of that service; the first four also stand in the bar of the phone.
    pub nav: Vec<NavItem>,
    /// Further pages, by heading.
    pub more: Vec<NavSection>,
    /// Who is signed in.
    pub me: Option<Me>,
    /// Proof that a form comes from this page; empty when the session has none.
    pub csrf: String,
    /// After so many minutes without a sign of life the screen hides itself; 0 for never.
    pub idle_minutes: u32,
    /// Where the script tells that the screen has hidden itself (`POST`); empty for nowhere.
    pub lock_url: String,
    /// What has just happened.
    pub flash: Option<Toast>,
    /// The shift, as (icon, words): „Дневна смяна до 20:00“.
    pub shift: Option<(&'static str, String)>,
    /// What stands above the page on paper: which service, who printed it and when.
    pub on_paper: Vec<String>,
    /// The address of this page with its query, to return to after the language is changed.
    pub here: String,
}

/// The service one works in, and the others one may work in.
#[derive(Clone, Debug, Default)]
pub struct ServiceNav {
    /// What kind of service: „Кризисен център“.
    pub kind: String,
    /// Its own name: „Пристан“.
    pub name: String,
    /// (address, words, whether it is this one) of every service one may switch to.
    pub switch: Vec<(String, String, bool)>,
}

/// A page in the rail.
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    /// Where it is.
    pub href: String,
    /// Its icon.
    pub icon: &'static str,
    /// What it is called.
    pub label: String,
    /// How many things there need somebody to act; nothing else is counted.
    pub count: Option<u32>,
    /// Whether one is in this part of the program.
    pub current: bool,
}

/// Pages of the rail under a heading of their own.
#[derive(Clone, Debug, Default)]
pub struct NavSection {
    /// The heading: „Община Каменград“.
    pub title: String,
    /// The pages.
    pub items: Vec<NavItem>,
}

/// Who is signed in.
#[derive(Clone, Debug, Default)]
pub struct Me {
    /// An opaque id, by which the browser tells one person's drafts from another's.
    pub id: String,
    /// In place of a picture.
    pub initials: String,
    /// Their name.
    pub name: String,
    /// What they are here: „социален работник“.
    pub role: String,
    /// Their profile.
    pub href: String,
}

/// What has just happened, and how to take it back.
#[derive(Clone, Debug, Default)]
pub struct Toast {
    /// In a sentence: „Задачата е преместена за утре“.
    pub message: String,
    /// (address that takes it back by `POST`, the word on the button).
    pub undo: Option<(String, String)>,
}

impl Shell {
    /// The whole page around a screen.
    pub fn page(&self, screen: Markup) -> Markup {
        let l = self.lang;
        let idle = (self.idle_minutes > 0).then_some(self.idle_minutes);
        html! {
            (DOCTYPE)
            html lang=(l.tag()) data-theme=[self.theme] {
                (head(l, &self.title, self.has_errors, &self.csrf))
                body.app data-curtain-text=(t::curtain(l)) data-idle-minutes=[idle]
                    data-lock-url=[(!self.lock_url.is_empty()).then_some(&self.lock_url)]
                    data-user=[self.me.as_ref().map(|me| &me.id).filter(|id| !id.is_empty())] {
                    a.skip href="#main" { (t::skip(l)) }
                    (rail::rail(self))
                    (topbar(self))
                    main #main tabindex="-1" { (self.paper_head()) (screen) }
                    (rail::phonebar(self))
                    @if let Some(toast) = &self.flash { (self.toast(toast)) }
                    (palette(l))
                    (keys(l))
                }
            }
        }
    }

    /// A page that brings a head of its own for paper is printed under that one.
    fn paper_head(&self) -> Markup {
        html! {
            @if !self.on_paper.is_empty() {
                div.print-only { div.print-head.general { @for part in &self.on_paper { span { (part) } } } }
            }
        }
    }

    fn toast(&self, toast: &Toast) -> Markup {
        html! {
            div.toast role="status" {
                (icon("circle-check"))
                span { (toast.message) }
                @if let Some((action, word)) = &toast.undo {
                    form method="post" action=(action) { (proof(&self.csrf)) button type="submit" { (word) } }
                }
            }
        }
    }
}

/// The head of every page.
pub(super) fn head(lang: Lang, title: &str, has_errors: bool, csrf: &str) -> Markup {
    let title = if has_errors { t::title_with_error(lang, title) } else { t::title_with_app(lang, title) };
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            meta name="color-scheme" content="light dark";
            @if !csrf.is_empty() { meta name="csrf" content=(csrf); }
            link rel="icon" href=(FAVICON);
            @for font in PRELOAD_FONTS { link rel="preload" href=(font) as="font" type="font/woff2" crossorigin; }
            link rel="stylesheet" href=(APP_CSS);
            script type="module" src=(APP_JS) {}
        }
    }
}

/// The hidden field of a form that proves where the form comes from.
pub(super) fn proof(csrf: &str) -> Markup {
    html! { @if !csrf.is_empty() { input type="hidden" name="csrf" value=(csrf); } }
}
