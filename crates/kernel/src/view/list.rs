//! Values by name, and what happened when.

use super::{Tone, filled, icon};
use maud::{Markup, Render, html};

/// Short values side by side: (name, value).
pub fn facts<N: Render, V: Render>(pairs: impl IntoIterator<Item = (N, V)>) -> Markup {
    html! { dl.facts { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// A record read line by line: (name, value).
pub fn key_values<N: Render, V: Render>(pairs: impl IntoIterator<Item = (N, V)>) -> Markup {
    html! { dl.kv { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// What kind of thing it was, by colour.
    pub tone: Tone,
    /// And by icon.
    pub icon: &'static str,
    /// When, for machines: `2026-10-13` or `2026-10-13T11:00`.
    pub at: String,
    /// The day for people: `13.10`.
    pub day: String,
    /// The time for people; empty when only the day is known.
    pub time: String,
    /// What happened.
    pub title: Markup,
    /// More of it; may be empty.
    pub body: Markup,
    /// Who did or wrote it; may be empty.
    pub by: String,
}

/// What happened, in the order given: newest first.
pub fn timeline(events: &[Event]) -> Markup {
    html! {
        ol.timeline {
            @for event in events {
                li data-tone=[event.tone.attr()] {
                    time datetime=(event.at) { b { (event.day) } (event.time) }
                    (icon(event.icon))
                    div {
                        h3 { (event.title) }
                        @if let Some(body) = filled(&event.body) { p { (body) } }
                        @if !event.by.is_empty() { p.small { (event.by) } }
                    }
                }
            }
        }
    }
}
