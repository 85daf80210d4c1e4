//! What pages are made of: the page around every screen, and the parts that screens share. Each is a function of values
//! and draws the markup of the style sheet; none asks the database, the clock or the request.
//!
//! Icons are named as in the sprite (`"hourglass"`). Words that a caller passes are in the reader's language already.

mod button;
mod card;
mod dialog;
mod field;
mod filters;
mod gauge;
mod head;
mod list;
mod nav;
mod notice;
mod rail;
mod scene;
mod shell;
mod sparse;
mod table;
mod topbar;

pub use button::{Button, button_group};
pub use card::{card, card_body, card_rows};
pub use dialog::dialog;
pub use field::{Control, FormView, hidden};
pub use filters::{Filter, filters, on_paper};
pub use gauge::{Stat, bar, bar_thin, ring, strip};
pub use head::{avatar, avatar_large, chip, chip_line, crumbs, page_head};
pub use list::{Event, facts, key_values, timeline};
pub use nav::{Tab, pager, tabs};
pub use notice::{Saved, callout, empty, saved};
pub use shell::{Me, NavItem, NavSection, ServiceNav, Shell, Toast};
pub use sparse::{Sparse, sparse};
pub use table::{Column, Sorting, table, table_of_cards};

pub use crate::assets::icon;

use maud::{Markup, PreEscaped, Render, html};

/// What a part means, said by colour as well; the words always say it too. See the guide: colour marks the exception.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The normal case.
    #[default]
    Neutral,
    /// Done, safe, signed.
    Ok,
    /// Due today, needs care.
    Warn,
    /// Overdue, unsafe, forbidden.
    Danger,
    /// In progress, away, belongs to the reader.
    Info,
    /// Reserved, arriving, therapy.
    Plan,
    /// Now, here.
    Sun,
    /// The house's own colour.
    Brand,
}

impl Tone {
    /// The value of `data-tone`; the normal case has none.
    pub const fn attr(self) -> Option<&'static str> {
        match self {
            Tone::Neutral => None,
            Tone::Ok => Some("ok"),
            Tone::Warn => Some("warn"),
            Tone::Danger => Some("danger"),
            Tone::Info => Some("info"),
            Tone::Plan => Some("plan"),
            Tone::Sun => Some("sun"),
            Tone::Brand => Some("brand"),
        }
    }
}

/// The mark of the house: an arch with an open door, and its name.
fn brand(href: &str, name: &str) -> Markup {
    html! {
        a.brand href=(href) {
            svg viewBox="0 0 32 32" aria-hidden="true" {
                path fill="currentColor" d="M3 30V15a13 13 0 0 1 26 0v15h-6.5V15a6.500 6.500 0 0 0-13 0v15z" {}
                path.mark-door d="M12.500 30V15.500a3.500 3.500 0 0 1 7 0V30z" {}
            }
            span { (name) }
        }
    }
}

/// Markup, if there is any: lets a part leave out the element around something that a caller has left empty.
fn filled(part: impl Render) -> Option<Markup> {
    let markup = part.render();
    if markup.0.trim().is_empty() { None } else { Some(PreEscaped(markup.0)) }
}

#[cfg(test)]
mod tests;
