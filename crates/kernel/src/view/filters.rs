//! What narrows a list: a form that only changes the address, so that a view can be saved, sent and opened again.

use super::icon;
use crate::form::Fields;
use crate::i18n::{Lang, t};
use maud::{Markup, Render, html};

/// One way to narrow a list.
#[derive(Clone, Debug)]
pub enum Filter<'a> {
    /// Words to look for.
    Words {
        /// The name in the address.
        name: &'a str,
        /// What is looked through: „Име, номер, стая“.
        label: &'a str,
    },
    /// One of a list.
    OneOf {
        /// The name in the address.
        name: &'a str,
        /// What is chosen: „Води“. The first option adds „всички“.
        label: &'a str,
        /// (value, words) of each option.
        options: Vec<(String, String)>,
    },
    /// One of a list, of which the first stands unless another is chosen.
    Always {
        /// The name in the address.
        name: &'a str,
        /// What is chosen: „Година“.
        label: &'a str,
        /// (value, words) of each option.
        options: Vec<(String, String)>,
    },
    /// A day, as the browser lets it be chosen.
    Day {
        /// The name in the address.
        name: &'a str,
        /// Which day: „От“, „До“.
        label: &'a str,
    },
    /// Yes or no.
    Only {
        /// The name in the address.
        name: &'a str,
        /// What is left when it is ticked: „Само мои“.
        label: &'a str,
    },
}

/// The form of filters above a list. What is applied beyond the visible fields can be taken away one by one: `applied`
/// holds (name in the address, words). `end` stands at the far side and may be empty.
pub fn filters(
    lang: Lang,
    query: &Fields,
    filters: &[Filter<'_>],
    applied: &[(&str, &str)],
    end: impl Render,
) -> Markup {
    html! {
        form.filters method="get" aria-label=(t::filters(lang)) {
            @if query.has("sort") { input type="hidden" name="sort" value=(query.get("sort")); }
            @for filter in filters { (field(lang, query, filter)) }
            @for (name, words) in applied {
                input type="hidden" name=(name) value=(query.get(name));
                span.filter {
                    (words)
                    a href=(query.query(&[("page", ""), (name, "")])) aria-label=(t::remove_filter(lang, *words)) {
                        (icon("x"))
                    }
                }
            }
            button.btn type="submit" { (t::show(lang)) }
            @if let Some(end) = super::filled(end) { span.end { (end) } }
        }
        (on_paper(lang, &narrowed(query, filters, applied)))
    }
}

/// What narrows a printed list, in words; nothing where nothing does.
pub fn on_paper(lang: Lang, narrowed: &[String]) -> Markup {
    html! { @if !narrowed.is_empty() { p.print-only { (t::narrowed_by(lang, narrowed.join("; "))) } } }
}

/// The filters that are set, as the form shows them.
fn narrowed(query: &Fields, filters: &[Filter<'_>], applied: &[(&str, &str)]) -> Vec<String> {
    let is_set = |name: &str| !query.get(name).is_empty();
    let set = filters.iter().filter_map(|filter| match filter {
        Filter::Words { name, .. } => Some(format!("„{}“", query.get(name))).filter(|_| is_set(name)),
        Filter::OneOf { name, label, options } => {
            let chosen = options.iter().find(|(value, _)| query.get(name) == value);
            chosen.map(|(_, words)| format!("{label}: {words}"))
        }
        Filter::Always { name, label, options } => {
            let chosen = options.iter().find(|(value, _)| query.get(name) == value).or(options.first());
            chosen.map(|(_, words)| format!("{label}: {words}"))
        }
        Filter::Day { name, label } => Some(format!("{label} {}", query.get(name))).filter(|_| is_set(name)),
        Filter::Only { name, label } => Some((*label).to_owned()).filter(|_| is_set(name)),
    });
    set.chain(applied.iter().map(|(_, words)| (*words).to_owned())).collect()
}

fn field(lang: Lang, query: &Fields, filter: &Filter<'_>) -> Markup {
    match filter {
        Filter::Words { name, label } => html! {
            label.visually-hidden for={ "q-" (name) } { (t::search_in_list(lang)) }
            input.input id={ "q-" (name) } name=(name) type="search" placeholder=(label)
                value=(query.get(name)) autocomplete="off";
        },
        Filter::OneOf { name, label, options } => {
            choice(query, name, label, html! { option value="" { (t::filter_all(lang, *label)) } }, options)
        }
        Filter::Always { name, label, options } => choice(query, name, label, "", options),
        Filter::Day { name, label } => html! {
            label for={ "q-" (name) } { (label) }
            input.input id={ "q-" (name) } name=(name) type="date" value=(query.get(name));
        },
        Filter::Only { name, label } => html! {
            label.choice { input type="checkbox" name=(name) value="1" checked[!query.get(name).is_empty()]; (label) }
        },
    }
}

fn choice(query: &Fields, name: &str, label: &str, first: impl Render, options: &[(String, String)]) -> Markup {
    html! {
        label.visually-hidden for={ "q-" (name) } { (label) }
        select.input id={ "q-" (name) } name=(name) {
            (first)
            @for (value, words) in options { option value=(value) selected[query.get(name) == value] { (words) } }
        }
    }
}
