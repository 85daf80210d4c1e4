//! The page without navigation: signing in, setting up, a refusal.

use super::shell::head;
use super::topbar::language;
use super::{brand, scene};
use crate::i18n::{Lang, t};
use maud::{DOCTYPE, Markup, html};

/// A page beside the scene of the town at night. The screen brings its own `h1`.
#[derive(Clone, Debug, Default)]
pub struct Sparse {
    /// The reader's language.
    pub lang: Lang,
    /// What the screen is, for the title of the window; never a name of a person.
    pub title: String,
    /// Whether the form on the screen was sent back with problems.
    pub has_errors: bool,
    /// The theme the person chose, if they did: `light` or `dark`.
    pub theme: Option<&'static str>,
    /// Proof that a form comes from this page; empty when there is none.
    pub csrf: String,
    /// The address of this page, to return to after the language is changed; empty where it cannot be changed.
    pub here: String,
}

impl Sparse {
    /// The whole page.
    pub fn page(&self, screen: Markup) -> Markup {
        let l = self.lang;
        html! {
            (DOCTYPE)
            html lang=(l.tag()) data-theme=[self.theme] {
                (head(l, &self.title, self.has_errors, &self.csrf))
                body.login {
                    header.scene {
                        (brand("/", t::app_name(l)))
                        p { (t::scene_words(l)) }
                        (scene::night())
                    }
                    main #main {
                        div.stack.wide-gap {
                            (screen)
                            @for other in Lang::ALL.into_iter().filter(|other| *other != l && !self.here.is_empty()) {
                                (language(other, &self.here, &self.csrf, Some("btn quiet small")))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A page without navigation and without anything to know of it but its title.
pub fn sparse(lang: Lang, title: &str, screen: Markup) -> Markup {
    Sparse { lang, title: title.to_owned(), ..Sparse::default() }.page(screen)
}
