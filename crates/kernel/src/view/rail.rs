//! The rail, which shows one service, and the bar that takes its place on a phone.

use super::shell::{NavItem, NavSection, ServiceNav, Shell};
use super::{brand, icon};
use crate::i18n::{Lang, number, t};
use maud::{Markup, html};

/// How many pages fit beside „Още“ in the bar of a phone.
const ON_THE_PHONE: usize = 4;

pub(super) fn rail(shell: &Shell) -> Markup {
    let l = shell.lang;
    html! {
        nav.rail aria-label=(t::main_navigation(l)) {
            div {
                (brand("/", t::app_name(l)))
                @if let Some(service) = &shell.service { (switcher(service)) }
                @if !shell.nav.is_empty() { (items(l, &shell.nav)) }
                @for section in &shell.more { (section_of(l, section)) }
                @if let Some(me) = &shell.me {
                    a.me href=(me.href) {
                        span.avatar aria-hidden="true" { (me.initials) }
                        span { (me.name) small { (me.role) } }
                    }
                }
            }
        }
    }
}

/// With only one service there is nothing to switch to.
fn switcher(service: &ServiceNav) -> Markup {
    let name = html! { span { small { (service.kind) } b { (service.name) } } };
    html! {
        @if service.switch.len() < 2 {
            div.switch { (name) }
        } @else {
            details.more {
                summary.switch { (name) (icon("chevrons-up-down")) }
                ul {
                    @for (href, words, current) in &service.switch {
                        li { a href=(href) aria-current=[current.then_some("true")] { (words) } }
                    }
                }
            }
        }
    }
}

fn section_of(lang: Lang, section: &NavSection) -> Markup {
    html! { div { h2 { (section.title) } (items(lang, &section.items)) } }
}

fn items(lang: Lang, items: &[NavItem]) -> Markup {
    html! { ul { @for item in items { li { (link(lang, item)) } } } }
}

fn link(lang: Lang, item: &NavItem) -> Markup {
    html! {
        a href=(item.href) aria-current=[item.current.then_some("page")] {
            (icon(item.icon))
            (item.label)
            @if let Some(count) = item.count.filter(|count| *count > 0) {
                " " span.count { (number(lang, count.into())) span.visually-hidden { " " (t::for_attention(lang)) } }
            }
        }
    }
}

/// The first pages, and a button that opens all of them; both work without a script.
pub(super) fn phonebar(shell: &Shell) -> Markup {
    let l = shell.lang;
    html! {
        @if !shell.nav.is_empty() {
            nav.phonebar aria-label=(t::phone_navigation(l)) {
                @for item in shell.nav.iter().take(ON_THE_PHONE) {
                    a href=(item.href) aria-current=[item.current.then_some("page")] { (icon(item.icon)) (item.label) }
                }
                button type="button" popovertarget="all-pages" { (icon("menu")) (t::more(l)) }
            }
            nav.sheet #all-pages popover aria-label=(t::all_pages(l)) {
                @if let Some(service) = shell.service.as_ref().filter(|service| service.switch.len() > 1) {
                    (services(service))
                }
                (items(l, &shell.nav))
                @for section in &shell.more { (section_of(l, section)) }
            }
        }
    }
}

fn services(service: &ServiceNav) -> Markup {
    html! {
        div {
            h2 { (service.kind) " " (service.name) }
            ul { @for (href, words, current) in &service.switch { @if !current { li { a href=(href) { (words) } } } } }
        }
    }
}
