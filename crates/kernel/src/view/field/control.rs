//! One field: label, hint, error and control, in that order.

use super::{FormView, id};
use crate::i18n::t;
use maud::{Markup, Render, html};

/// A field to be drawn, made by the methods of [`FormView`].
pub struct Control<'f> {
    form: &'f FormView<'f>,
    name: String,
    label: String,
    kind: Kind,
    hint: Option<String>,
    optional: bool,
    span: bool,
    autofocus: bool,
    input_mode: Option<&'static str>,
    autocomplete: &'static str,
    max_chars: Option<usize>,
    suggestions: Vec<String>,
    is_code: bool,
}

/// What a field is typed or chosen with.
pub(super) enum Kind {
    /// `input` of this type.
    Input(&'static str),
    Password,
    Date,
    Time,
    DateTime,
    Area,
    Select(Vec<(String, String)>),
    /// Inputs of this type, `radio` or `checkbox`.
    Choices(&'static str, Vec<(String, String)>),
    Checkbox,
}

impl<'f> Control<'f> {
    pub(super) fn new(form: &'f FormView<'_>, name: &str, label: &str, kind: Kind) -> Self {
        form.remember(name, label);
        Control {
            form,
            name: name.to_owned(),
            label: label.to_owned(),
            kind,
            hint: None,
            optional: false,
            span: false,
            autofocus: false,
            input_mode: None,
            autocomplete: "off",
            max_chars: None,
            suggestions: Vec::new(),
            is_code: false,
        }
    }

    /// What to write, in a few words under the label.
    pub fn hint(mut self, words: impl Into<String>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// May stay empty, and says so.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// As wide as the whole grid of fields.
    pub fn span(mut self) -> Self {
        self.span = true;
        self
    }

    /// Where writing begins. When the form comes back with problems, their summary is read first instead.
    pub fn autofocus(mut self) -> Self {
        self.autofocus = self.form.problems.is_empty();
        self
    }

    /// Which keyboard a phone offers: `numeric`, `tel`.
    pub fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// What a password manager may fill in; by default nothing, since staff write about others.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// At most so many characters. The browser stops there too.
    pub fn max_chars(mut self, count: usize) -> Self {
        self.max_chars = Some(count);
        self
    }

    /// What the browser offers while one types; anything else may be typed.
    pub fn suggestions(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.suggestions = words.into_iter().map(Into::into).collect();
        self
    }

    /// A few digits from another device: large, apart, offered by the phone's keyboard.
    pub fn one_time_code(mut self) -> Self {
        self.is_code = true;
        self.autocomplete("one-time-code").input_mode("numeric")
    }

    fn typed(&self) -> &str {
        self.form.fields.raw(&self.name).unwrap_or_default()
    }

    fn label_words(&self) -> Markup {
        html! {
            (self.label)
            @if self.optional { " " span.optional { (t::optional(self.form.lang)) } }
        }
    }

    fn hint_line(&self) -> Markup {
        html! { @if let Some(hint) = &self.hint { span.hint id={ (id(&self.name)) "-hint" } { (hint) } } }
    }

    /// The ids of the hint and of the message of one of the fields it is made of.
    fn described_by(&self, name: &str) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", id(&self.name)));
        let ids: Vec<String> = hint.into_iter().chain(self.form.error_id(name)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self, name: &str) -> Option<&'static str> {
        self.form.problems.of(name).map(|_| "true")
    }

    /// A control with its label above it.
    fn labelled(&self, control: Markup) -> Markup {
        html! {
            div.field.span[self.span] {
                label for=(id(&self.name)) { (self.label_words()) }
                (self.hint_line())
                (self.form.error(&self.name))
                (control)
            }
        }
    }

    fn input(&self, name: &str, kind: &str, value: &str, label: Option<&str>) -> Markup {
        let list = (!self.suggestions.is_empty()).then(|| format!("{}-list", id(name)));
        html! {
            input.input.code[self.is_code] type=(kind) id=(id(name)) name=(name) value=(value) inputmode=[self.input_mode]
                autocomplete=(self.autocomplete) maxlength=[self.max_chars] list=[&list] aria-label=[label]
                autofocus[self.autofocus]
                aria-invalid=[self.invalid(name)] aria-describedby=[self.described_by(name)];
            @if let Some(list) = list {
                datalist id=(list) { @for words in &self.suggestions { option value=(words) {} } }
            }
        }
    }

    fn area(&self) -> Markup {
        html! {
            textarea.input id=(id(&self.name)) name=(self.name) maxlength=[self.max_chars]
                autocomplete=(self.autocomplete) autofocus[self.autofocus] aria-invalid=[self.invalid(&self.name)]
                aria-describedby=[self.described_by(&self.name)] {
                // A browser drops one line break after the tag: without this one, the typed one.
                "\n" (self.typed())
            }
        }
    }

    fn select(&self, options: &[(String, String)]) -> Markup {
        html! {
            select.input id=(id(&self.name)) name=(self.name) aria-invalid=[self.invalid(&self.name)]
                aria-describedby=[self.described_by(&self.name)] {
                option value="" { (t::choose(self.form.lang)) }
                @for (value, words) in options { option value=(value) selected[self.typed() == value] { (words) } }
            }
        }
    }

    fn choices(&self, kind: &str, options: &[(String, String)]) -> Markup {
        let chosen: Vec<&str> = self.form.fields.all(&self.name).collect();
        self.grouped(html! {
            div.choices id=(id(&self.name)) tabindex="-1" {
                @for (value, words) in options {
                    label.choice {
                        input type=(kind) name=(self.name) value=(value) checked[chosen.contains(&value.as_str())];
                        (words)
                    }
                }
            }
        })
    }

    /// Several controls under one legend.
    fn grouped(&self, controls: Markup) -> Markup {
        html! {
            fieldset.field.span[self.span] aria-describedby=[self.described_by(&self.name)] {
                legend { (self.label_words()) }
                (self.hint_line())
                (self.form.error(&self.name))
                (controls)
            }
        }
    }

    fn checkbox(&self) -> Markup {
        let ticked = !matches!(self.form.fields.get(&self.name), "" | "0" | "false" | "off");
        html! {
            div.field.span[self.span] {
                (self.form.error(&self.name))
                label.choice {
                    input type="checkbox" id=(id(&self.name)) name=(self.name) value="1" checked[ticked]
                        aria-invalid=[self.invalid(&self.name)] aria-describedby=[self.described_by(&self.name)];
                    span { (self.label_words()) }
                }
                (self.hint_line())
            }
        }
    }

    fn datetime(&self) -> Markup {
        let (date, time) = (format!("{}_date", self.name), format!("{}_time", self.name));
        let l = self.form.lang;
        self.grouped(html! {
            (self.form.error(&date))
            (self.form.error(&time))
            div.row id=(id(&self.name)) tabindex="-1" {
                (self.date_input(&date, Some(t::date(l))))
                (self.time_input(&time, Some(t::time(l))))
            }
        })
    }

    /// A browser shows nothing in a date field that holds no date: what cannot be one is shown as words.
    fn date_input(&self, name: &str, label: Option<&str>) -> Markup {
        let typed = self.form.fields.get(name);
        let date = typed.parse::<jiff::civil::Date>();
        let kind = if typed.is_empty() || date.is_ok() { "date" } else { "text" };
        self.input(name, kind, typed, label)
    }

    fn time_input(&self, name: &str, label: Option<&str>) -> Markup {
        let typed = self.form.fields.get(name);
        let time = typed.len() == 5 && typed.parse::<jiff::civil::Time>().is_ok();
        self.input(name, if typed.is_empty() || time { "time" } else { "text" }, typed, label)
    }
}

impl Render for Control<'_> {
    fn render(&self) -> Markup {
        match &self.kind {
            Kind::Input(kind) => self.labelled(self.input(&self.name, kind, self.typed(), None)),
            Kind::Password => self.labelled(self.input(&self.name, "password", "", None)),
            Kind::Date => self.labelled(self.date_input(&self.name, None)),
            Kind::Time => self.labelled(self.time_input(&self.name, None)),
            Kind::DateTime => self.datetime(),
            Kind::Area => self.labelled(self.area()),
            Kind::Select(options) => self.labelled(self.select(options)),
            Kind::Choices(kind, options) => self.choices(kind, options),
            Kind::Checkbox => self.checkbox(),
        }
    }
}
