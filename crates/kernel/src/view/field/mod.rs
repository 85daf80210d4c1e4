//! The fields of a form: each prints what was typed, what is wrong with it, and ties both to its control.

mod control;

pub use control::Control;

use super::icon;
use crate::form::{Fields, Problems};
use crate::i18n::{Lang, t};
use control::Kind;
use maud::{Markup, html};
use std::cell::RefCell;

/// A form being drawn: for the first time, with what is known, or again, with what was typed and what is wrong with it.
///
/// ```
/// # use kernel::{form::{Fields, Problems}, i18n::Lang, view::{Button, FormView}};
/// # use maud::html;
/// # let (fields, problems) = (Fields::default(), Problems::default());
/// let form = FormView::new(&fields, &problems, Lang::Bg);
/// let page = form.post("/people", |form| html! {
///     div.fields {
///         (form.text("name", "Име").max_chars(80))
///         (form.date("born", "Роден").hint("Ако не знаеш деня, остави празно").optional())
///     }
///     (Button::submit("Запази").primary())
/// });
/// ```
pub struct FormView<'a> {
    /// What was typed.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// The reader's language.
    pub lang: Lang,
    /// The labels of the fields drawn so far, for the summary.
    labels: RefCell<Vec<(String, String)>>,
}

impl<'a> FormView<'a> {
    /// A form with these values and problems.
    pub fn new(fields: &'a Fields, problems: &'a Problems, lang: Lang) -> Self {
        FormView { fields, problems, lang, labels: RefCell::default() }
    }

    /// The form itself, sent by `POST` to `action`, under the summary of its problems.
    pub fn post(&self, action: &str, content: impl FnOnce(&Self) -> Markup) -> Markup {
        let content = content(self);
        html! {
            div.stack.wide-gap {
                (self.error_summary())
                form.stack.wide-gap method="post" action=(action) novalidate { (content) }
            }
        }
    }

    /// What is wrong, each with a link to its field; nothing when nothing is. It names the fields that were drawn
    /// before it, so a page that places it itself draws its fields first.
    pub fn error_summary(&self) -> Markup {
        let l = self.lang;
        html! {
            @if !self.problems.is_empty() {
                div.error-summary role="alert" aria-labelledby="problems-h" tabindex="-1" autofocus {
                    h2 #problems-h { (t::fix_things(l, self.problems.len())) }
                    ul {
                        @for problem in self.problems {
                            li { (self.summed_up(&problem.field, &problem.message.say(l))) }
                        }
                    }
                }
            }
        }
    }

    fn summed_up(&self, field: &str, message: &str) -> Markup {
        let labels = self.labels.borrow();
        let label = labels.iter().find(|(name, _)| name == field).map(|(_, label)| label);
        html! {
            @match (field, label) {
                ("", _) => (message),
                (_, Some(label)) if label.ends_with('?') => a href={ "#" (id(field)) } { (label) " " (message) },
                (_, Some(label)) => a href={ "#" (id(field)) } { (t::about_field(self.lang, label, message)) },
                (_, None) => a href={ "#" (id(field)) } { (message) },
            }
        }
    }

    /// One line of words.
    pub fn text(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Input("text"))
    }

    /// An e-mail address.
    pub fn email(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Input("email"))
    }

    /// A telephone number.
    pub fn phone(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Input("tel"))
    }

    /// A password: never printed again.
    pub fn password(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Password)
    }

    /// A whole number.
    pub fn number(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Input("text")).input_mode("numeric")
    }

    /// Words of any number of lines.
    pub fn textarea(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Area).span()
    }

    /// A date.
    pub fn date(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Date)
    }

    /// A date of which only the month or the year may be known.
    pub fn partial_date(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Input("text")).hint(t::partial_date_hint(self.lang))
    }

    /// A time of day.
    pub fn time(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Time)
    }

    /// A date and a time, in the fields `{name}_date` and `{name}_time`.
    pub fn datetime(&self, name: &str, label: &str) -> Control<'_> {
        let control = Control::new(self, name, label, Kind::DateTime);
        self.remember(&format!("{name}_date"), label);
        self.remember(&format!("{name}_time"), label);
        control
    }

    /// One of many: (value, words) of each.
    pub fn select<V: Into<String>, W: Into<String>>(
        &self,
        name: &str,
        label: &str,
        options: impl IntoIterator<Item = (V, W)>,
    ) -> Control<'_> {
        Control::new(self, name, label, Kind::Select(owned(options)))
    }

    /// One of a few, up to seven: (value, words) of each.
    pub fn radios<V: Into<String>, W: Into<String>>(
        &self,
        name: &str,
        label: &str,
        options: impl IntoIterator<Item = (V, W)>,
    ) -> Control<'_> {
        Control::new(self, name, label, Kind::Choices("radio", owned(options)))
    }

    /// Any of a few: (value, words) of each.
    pub fn checkboxes<V: Into<String>, W: Into<String>>(
        &self,
        name: &str,
        label: &str,
        options: impl IntoIterator<Item = (V, W)>,
    ) -> Control<'_> {
        Control::new(self, name, label, Kind::Choices("checkbox", owned(options)))
    }

    /// Yes or no.
    pub fn checkbox(&self, name: &str, label: &str) -> Control<'_> {
        Control::new(self, name, label, Kind::Checkbox)
    }

    /// A value that is sent along unseen, as it stands among the fields.
    pub fn hidden(&self, name: &str) -> Markup {
        hidden(name, self.fields.raw(name).unwrap_or_default())
    }

    fn remember(&self, name: &str, label: &str) {
        self.labels.borrow_mut().push((name.to_owned(), label.to_owned()));
    }

    /// The id of the element that holds a field's message, if something is wrong with it.
    fn error_id(&self, name: &str) -> Option<String> {
        self.problems.of(name).map(|_| format!("{}-error", id(name)))
    }

    fn error(&self, name: &str) -> Markup {
        html! {
            @if let Some(message) = self.problems.of(name) {
                span.error id={ (id(name)) "-error" } { (icon("circle-alert")) (message.say(self.lang)) }
            }
        }
    }
}

/// A value that is sent along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// The id of a field's control: where the summary of problems links to. Never that of a part of the page.
fn id(name: &str) -> String {
    format!("f-{name}")
}

fn owned<V: Into<String>, W: Into<String>>(options: impl IntoIterator<Item = (V, W)>) -> Vec<(String, String)> {
    options.into_iter().map(|(value, words)| (value.into(), words.into())).collect()
}
