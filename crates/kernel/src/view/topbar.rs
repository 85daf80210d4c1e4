//! The top bar: search, the curtain, the theme, and the menu of the person; and the dialogs that keys open.

use super::icon;
use super::shell::{LANGUAGE, Me, SEARCH, SIGN_OUT, Shell, proof};
use crate::i18n::{Lang, t};
use maud::{Markup, html};

pub(super) fn topbar(shell: &Shell) -> Markup {
    let l = shell.lang;
    html! {
        header.topbar {
            a.search-open href=(SEARCH) data-open="palette" aria-keyshortcuts="Control+K" {
                (icon("search"))
                span { (t::search_hint(l)) }
                kbd { "Ctrl K" }
            }
            span.end {}
            @if let Some((icon_name, words)) = &shell.shift { span.chip.wide { (icon(icon_name)) (words) } }
            button.btn.quiet.wide type="button" data-hide-screen aria-keyshortcuts="Control+." {
                (icon("eye-off")) (t::hide_screen(l))
            }
            button.btn.quiet.icon-only type="button" data-theme-toggle aria-label=(t::theme(l)) { (icon("sun-moon")) }
            @if let Some(me) = &shell.me { (menu(shell, me)) }
        }
    }
}

/// Who is signed in, the language and the way out.
fn menu(shell: &Shell, me: &Me) -> Markup {
    let l = shell.lang;
    html! {
        details.more {
            summary.btn.quiet.icon-only aria-label=(t::my_menu(l, &me.name)) {
                span.avatar aria-hidden="true" { (me.initials) }
            }
            ul {
                li { a href=(me.href) { (icon("user-round")) (t::profile(l)) } }
                @for other in Lang::ALL.into_iter().filter(|other| *other != l) {
                    li { (language(other, &shell.here, &shell.csrf, None)) }
                }
                li.apart {
                    form method="post" action=(SIGN_OUT) data-sign-out {
                        (proof(&shell.csrf))
                        button type="submit" { (icon("door-open")) (t::sign_out(l)) }
                    }
                }
            }
        }
    }
}

/// Changes the language and returns to where one was.
pub(super) fn language(to: Lang, back: &str, csrf: &str, class: Option<&str>) -> Markup {
    html! {
        form method="post" action=(LANGUAGE) {
            (proof(csrf))
            input type="hidden" name="back" value=(back);
            button class=[class] type="submit" name="lang" value=(to.tag()) lang=(to.tag()) {
                (icon("languages")) (to.own_name())
            }
        }
    }
}

/// Search from anywhere. What is found comes from the server while one types; without an answer the form goes to its
/// own page.
pub(super) fn palette(lang: Lang) -> Markup {
    html! {
        dialog.palette #palette aria-label=(t::search(lang)) {
            form.find role="search" method="get" action=(SEARCH) {
                (icon("search"))
                input type="text" name="q" role="combobox" aria-expanded="false" aria-controls="found"
                    aria-autocomplete="list" aria-label=(t::search_everywhere(lang)) autocomplete="off" autofocus;
                kbd { "Esc" }
            }
            div.found #found role="listbox" aria-label=(t::results(lang)) tabindex="-1" {}
            div.foot {
                span { kbd { "↑" } " " kbd { "↓" } " " (t::key_choose(lang)) }
                span { kbd { "Enter" } " " (t::key_open(lang)) }
                span.end { (t::only_what_you_may(lang)) }
            }
        }
    }
}

/// The list of keys, which the key `?` opens.
pub(super) fn keys(lang: Lang) -> Markup {
    let rows = [
        ("Ctrl K", t::key_search(lang)),
        ("Ctrl .", t::key_hide(lang)),
        ("/", t::key_filter(lang)),
        ("J  K", t::key_rows(lang)),
        ("N", t::key_new(lang)),
        ("Ctrl S", t::key_save(lang)),
        ("Ctrl Z", t::key_undo(lang)),
    ];
    html! {
        dialog #keys aria-labelledby="keys-h" {
            div.head {
                h2 #keys-h { (t::keys(lang)) }
                button.btn.quiet.icon-only type="button" data-close aria-label=(t::close(lang)) { (icon("x")) }
            }
            div.body { dl.kv { @for (key, words) in rows { div { dt { kbd { (key) } } dd { (words) } } } } }
        }
    }
}
