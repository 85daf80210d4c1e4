//! Ways through a file and through a long list. All are links, so every state has an address.

use crate::form::Fields;
use crate::i18n::{Lang, number, t};
use maud::{Markup, html};

/// A part of a file, or a saved view of a list.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many things are in it.
    pub count: Option<u32>,
    /// Whether it is the page one is on.
    pub current: bool,
}

/// Tabs; `label` names the group for those who hear the page.
pub fn tabs(lang: Lang, label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav aria-label=(label) {
            div.tabs {
                @for tab in tabs {
                    a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                        (tab.label)
                        @if let Some(count) = tab.count { " " small { (number(lang, count.into())) } }
                    }
                }
            }
        }
    }
}

/// The pages of a list that is too long for one; `page` counts from 1. Nothing for a single page. The addresses keep
/// the query.
pub fn pager(lang: Lang, query: &Fields, page: u32, pages: u32) -> Markup {
    let to = |page: u32| query.query_with("page", &page.to_string());
    html! {
        @if pages > 1 {
            nav.pager aria-label=(t::pages(lang)) {
                span { (t::page_of(lang, page, pages)) }
                ul {
                    @if page > 1 { li { a rel="prev" href=(to(page - 1)) { (t::previous_page(lang)) } } }
                    @for each in near(page, pages) {
                        li {
                            @if each == page { span aria-current="page" { (each) } }
                            @else { a href=(to(each)) { (each) } }
                        }
                    }
                    @if page < pages { li { a rel="next" href=(to(page + 1)) { (t::next_page(lang)) } } }
                }
            }
        }
    }
}

/// The first, the last, and those around the current one.
fn near(page: u32, pages: u32) -> Vec<u32> {
    (1..=pages).filter(|each| *each == 1 || *each == pages || each.abs_diff(page) <= 2).collect()
}
