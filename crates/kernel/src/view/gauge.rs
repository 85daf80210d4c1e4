//! Numbers that are seen at a glance. The number is always printed beside what draws it.

use super::Tone;
use maud::{Markup, Render, html};

/// A ring filled to a share of `of`, with a figure and a word inside. `label` says the same to those who hear the page.
pub fn ring(tone: Tone, value: u32, of: u32, figure: &str, word: &str, label: &str) -> Markup {
    let share = (u64::from(value.min(of)) * 1000).checked_div(u64::from(of)).unwrap_or(0);
    html! {
        svg.ring data-tone=[tone.attr()] viewBox="0 0 100 100" role="img" aria-label=(label) {
            circle cx="50" cy="50" r="44" pathLength="100" {}
            // A round end would leave a dot for nothing at all.
            @if share > 0 {
                circle cx="50" cy="50" r="44" pathLength="100"
                    stroke-dasharray={ (share / 10) "." (share % 10) " 100" } {}
            }
            text x="50" y="53" font-size="26" { (figure) }
            text.sub x="50" y="70" { (word) }
        }
    }
}

/// A bar filled to `value` of `of`; `label` says it in words.
pub fn bar(tone: Tone, value: u32, of: u32, label: &str) -> Markup {
    html! { progress value=(value.min(of)) max=(of.max(1)) data-tone=[tone.attr()] aria-label=(label) {} }
}

/// The same, thin, for cells of tables and lists.
pub fn bar_thin(tone: Tone, value: u32, of: u32, label: &str) -> Markup {
    html! { progress.thin value=(value.min(of)) max=(of.max(1)) data-tone=[tone.attr()] aria-label=(label) {} }
}

/// One figure of a strip.
#[derive(Clone, Debug, Default)]
pub struct Stat {
    /// What is counted.
    pub label: String,
    /// How much.
    pub figure: String,
    /// What puts it in proportion: „от 30“. May be empty.
    pub note: String,
    /// Only when it is out of the ordinary.
    pub tone: Tone,
}

/// The figures of a page in one line.
pub fn strip(stats: &[Stat]) -> Markup {
    html! {
        dl.strip {
            @for stat in stats {
                div {
                    dt { (stat.label) }
                    dd.stat data-tone=[stat.tone.attr()] { (stat.figure) (note(&stat.note)) }
                }
            }
        }
    }
}

fn note(words: &str) -> impl Render + use<> {
    html! { @if !words.is_empty() { " " small { (words) } } }
}
