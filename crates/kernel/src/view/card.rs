//! A card: the surface for one list, one form or one chart. Cards are not put into cards.

use super::filled;
use maud::{Markup, Render, html};

/// A card with a heading. `aside` stands beside it: a line of context, a count, a small button; it may be empty.
/// `content` brings its own space around it: a table, a list of rows.
pub fn card(id: &str, title: impl Render, aside: impl Render, content: impl Render) -> Markup {
    html! {
        section.card aria-labelledby=(id) {
            header {
                h2 id=(id) { (title) }
                @if let Some(aside) = filled(aside) { (aside) }
            }
            (content)
        }
    }
}

/// A card whose content needs space around it: words, a form, a timeline.
pub fn card_body(id: &str, title: impl Render, aside: impl Render, content: impl Render) -> Markup {
    card(id, title, aside, html! { div.body { (content) } })
}

/// A card that is a list; each row brings the inside of its `li`.
pub fn card_rows<R: Render>(
    id: &str,
    title: impl Render,
    aside: impl Render,
    rows: impl IntoIterator<Item = R>,
) -> Markup {
    card(id, title, aside, html! { ul.rows { @for row in rows { li { (row) } } } })
}
