//! The head of a page, and the small marks that stand in heads and rows.

use super::{Tone, filled, icon};
use crate::i18n::{Lang, t};
use maud::{Markup, Render, html};

/// The head of a page: its only `h1`, one line of context and the actions; the last two may be empty.
pub fn page_head(title: impl Render, context: impl Render, actions: impl Render) -> Markup {
    html! {
        div.page-head {
            div {
                h1 { (title) }
                @if let Some(context) = filled(context) { p { (context) } }
            }
            @if let Some(actions) = filled(actions) { div.actions { (actions) } }
        }
    }
}

/// The way back: (address, words) of every page above this one, and the words for this one.
pub fn crumbs<H: AsRef<str>, W: AsRef<str>>(lang: Lang, above: &[(H, W)], here: &str) -> Markup {
    html! {
        nav aria-label=(t::crumbs(lang)) {
            ol.crumbs {
                @for (href, words) in above { li { a href=(href.as_ref()) { (words.as_ref()) } } }
                li aria-current="page" { (here) }
            }
        }
    }
}

/// A state in a word, with an icon if it has one. At most two in a row of a table.
pub fn chip(tone: Tone, icon_name: Option<&'static str>, words: impl Render) -> Markup {
    html! {
        span.chip data-tone=[tone.attr()] {
            @if let Some(name) = icon_name { (icon(name)) }
            (words)
        }
    }
}

/// A state that is the normal case: outlined only.
pub fn chip_line(words: impl Render) -> Markup {
    html! { span.chip.line { (words) } }
}

/// Initials in place of a picture. Not read aloud: the name stands beside it.
pub fn avatar(initials: &str, tone: Tone) -> Markup {
    html! { span.avatar data-tone=[tone.attr()] aria-hidden="true" { (initials) } }
}

/// The same for the head of a person's page.
pub fn avatar_large(initials: &str, tone: Tone) -> Markup {
    html! { span.avatar.lg data-tone=[tone.attr()] aria-hidden="true" { (initials) } }
}
