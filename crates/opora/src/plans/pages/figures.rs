//! A goal's line from 1 to 10: where it began, where it is, where it is to go.

use crate::plans::{Goal, t};
use kernel::i18n::Lang;
use kernel::view::Tone;
use maud::{Markup, html};

/// Halfway, a goal is no longer far.
const FAR_BELOW: i64 = 5;

/// The line, if there is anything to draw on it.
pub fn line(l: Lang, goal: &Goal) -> Markup {
    let (from, wish) = (goal.mark_start, goal.mark_wish);
    let now = goal.mark_now.or(from);
    if from.is_none() && now.is_none() && wish.is_none() {
        return html! {};
    }
    let tone = if now.is_some_and(|now| now < FAR_BELOW) { Tone::Warn } else { Tone::Brand };
    html! {
        svg.rate data-tone=[tone.attr()] viewBox="0 0 248 40" role="img" aria-label=(said(l, goal)) {
            line x1="10" x2="229.6" y1="14" y2="14" {}
            @if let (Some(from), Some(now)) = (from, now) {
                line.way x1=(at(from.min(now))) x2=(at(from.max(now))) y1="14" y2="14" {}
            }
            @if let Some(from) = from { circle.from cx=(at(from)) cy="14" r="5" {} }
            @if let Some(now) = goal.mark_now { circle.now cx=(at(now)) cy="14" r="7" {} }
            @if let Some(wish) = wish { path.wish d={ "M" (at(wish)) " 23V4l9 4-9 4" } {} }
            @if let Some(from) = from.filter(|from| goal.mark_now != Some(*from)) { text x=(at(from)) y="37" { (from) } }
            @if let Some(now) = goal.mark_now { text.b x=(at(now)) y="37" { (now) } }
            @if let Some(wish) = wish.filter(|wish| Some(*wish) != from && Some(*wish) != goal.mark_now) {
                text x=(at(wish)) y="37" { (wish) }
            }
        }
    }
}

/// Where a mark stands on the line, in tenths so that no rounding shows.
fn at(mark: i64) -> String {
    let tenths = 100 + (mark - 1) * 244;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The line in words, for those who hear the page.
fn said(l: Lang, goal: &Goal) -> String {
    let say = |mark: Option<i64>| mark.map_or("–".to_owned(), |mark| mark.to_string());
    t::line_said(l, say(goal.mark_start), say(goal.mark_now.or(goal.mark_start)), say(goal.mark_wish))
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_stand_evenly_on_the_line() {
        assert_eq!([1, 2, 6, 10].map(super::at), ["10.0", "34.4", "132.0", "229.6"]);
    }
}
