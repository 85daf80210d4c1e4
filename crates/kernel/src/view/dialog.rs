//! A dialog: one short question, three fields at most. Anything longer is a page, and there is never one over another.

use super::{Button, icon};
use crate::i18n::{Lang, t};
use maud::{Markup, Render, html};

/// A closed dialog that [`Button::opens`] opens. Its form is sent to `action`; `send` is the word on its button, which
/// names the thing and the effect.
pub fn dialog(lang: Lang, id: &str, title: &str, action: &str, content: impl Render, send: &str) -> Markup {
    let heading = format!("{id}-h");
    html! {
        dialog id=(id) aria-labelledby=(heading) {
            form method="post" action=(action) {
                div.head {
                    h2 id=(heading) { (title) }
                    button.btn.quiet.icon-only type="button" data-close aria-label=(t::close(lang)) { (icon("x")) }
                }
                div.body { (content) }
                div.foot { (Button::closes(t::cancel(lang))) (Button::submit(send).primary()) }
            }
        }
    }
}
