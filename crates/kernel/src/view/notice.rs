//! Words to the reader: what to notice, what will be here, whether it is saved.

use super::{Tone, filled, icon};
use crate::i18n::{Lang, t, time};
use maud::{Markup, Render, html};

/// Something to notice before reading on.
pub fn callout(tone: Tone, icon_name: &'static str, words: impl Render) -> Markup {
    html! { div.callout data-tone=[tone.attr()] { (icon(icon_name)) p { (words) } } }
}

/// A list with nothing in it: what will be here, and the one thing to do next (which may be empty).
pub fn empty(icon_name: &'static str, title: &str, words: impl Render, action: impl Render) -> Markup {
    html! {
        div.empty {
            (icon(icon_name))
            h3 { (title) }
            @if let Some(words) = filled(words) { p { (words) } }
            @if let Some(action) = filled(action) { (action) }
        }
    }
}

/// How a draft stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was typed yet.
    NotYet,
    /// The server has it since this time.
    At(jiff::civil::Time),
}

/// Whether the draft is saved. The words for what may happen later stand in attributes, for the script of the page to
/// say.
pub fn saved(lang: Lang, state: Saved) -> Markup {
    let (mark, tone, icon_name, words) = match state {
        Saved::NotYet => (None, None, "circle-dashed", t::saves_itself(lang).to_owned()),
        Saved::At(at) => (Some("saved"), Some("ok"), "cloud-check", t::saved_at(lang, time(at))),
    };
    html! {
        span.saved role="status" data-saved data-state=[mark] data-tone=[tone]
            data-saved-text=(t::saved_at(lang, "{time}")) data-saving=(t::saving(lang)) data-offline=(t::saved_offline(lang)) data-failed=(t::save_failed(lang))
            data-refused=(t::save_refused(lang)) data-conflict=(t::save_conflict(lang))
            data-signed-out=(t::save_signed_out(lang)) { (icon(icon_name)) span { (words) } }
    }
}
