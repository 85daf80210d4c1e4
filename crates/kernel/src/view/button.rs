//! Buttons, and links that look like them. One primary button a screen.

use super::{Tone, icon};
use maud::{Markup, Render, html};

/// A button or a link, drawn with `(Button::link("/people/new", "Нов човек").icon("plus").primary())`.
#[derive(Clone, Debug)]
pub struct Button<'a> {
    label: &'a str,
    does: Does<'a>,
    icon: Option<&'static str>,
    classes: Vec<&'static str>,
    icon_only: bool,
    tone: Tone,
    shortcut: Option<&'a str>,
    busy: Option<&'a str>,
    is_new: bool,
    blocked: Option<&'a str>,
    current: bool,
}

#[derive(Clone, Debug)]
enum Does<'a> {
    /// Goes to an address.
    Goes(&'a str),
    /// Sends the form it stands in, with a name and value of its own if it has them.
    Sends(Option<(&'a str, &'a str)>),
    /// Opens the dialog with this id.
    Opens(&'a str),
    /// Closes the dialog it stands in.
    Closes,
}

impl<'a> Button<'a> {
    /// A link that looks like a button.
    pub fn link(href: &'a str, label: &'a str) -> Self {
        Button::new(Does::Goes(href), label)
    }

    /// Sends the form it stands in.
    pub fn submit(label: &'a str) -> Self {
        Button::new(Does::Sends(None), label)
    }

    /// Sends the form it stands in, and says by a name and a value that it was this button.
    pub fn submit_as(name: &'a str, value: &'a str, label: &'a str) -> Self {
        Button::new(Does::Sends(Some((name, value))), label)
    }

    /// Opens a dialog of the page.
    pub fn opens(dialog_id: &'a str, label: &'a str) -> Self {
        Button::new(Does::Opens(dialog_id), label)
    }

    /// Closes the dialog it stands in.
    pub fn closes(label: &'a str) -> Self {
        Button::new(Does::Closes, label)
    }

    fn new(does: Does<'a>, label: &'a str) -> Self {
        Button {
            label,
            does,
            icon: None,
            classes: Vec::new(),
            icon_only: false,
            tone: Tone::Neutral,
            shortcut: None,
            busy: None,
            is_new: false,
            blocked: None,
            current: false,
        }
    }

    /// With an icon before the words.
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// The icon alone; the words are then read aloud only.
    pub fn icon_only(mut self) -> Self {
        self.icon_only = true;
        self.class("icon-only")
    }

    /// The one main button of a screen.
    pub fn primary(self) -> Self {
        self.class("primary")
    }

    /// Without a border, for what is rarely needed.
    pub fn quiet(self) -> Self {
        self.class("quiet")
    }

    /// For rows and heads of cards.
    pub fn small(self) -> Self {
        self.class("small")
    }

    /// For phones and sign-in.
    pub fn big(self) -> Self {
        self.class("big")
    }

    /// As wide as its container.
    pub fn block(self) -> Self {
        self.class("block")
    }

    /// Coloured by meaning: danger for what cannot be taken back.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The keys that do the same, as `aria-keyshortcuts` wants them: `Control+K`.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// The primary "new" of a screen: the key N does the same.
    pub fn key_new(mut self) -> Self {
        self.is_new = true;
        self
    }

    /// What it says when sending takes more than a second: „Изпраща се…“.
    pub fn busy(mut self, words: &'a str) -> Self {
        self.busy = Some(words);
        self
    }

    /// Cannot be used now; the element with this id, beside the button, says why. It stays focusable.
    pub fn blocked(mut self, reason_id: &'a str) -> Self {
        self.blocked = Some(reason_id);
        self
    }

    /// Whether it is the chosen one of its group.
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    fn class(mut self, class: &'static str) -> Self {
        self.classes.push(class);
        self
    }

    fn inside(&self) -> Markup {
        html! {
            @if let Some(name) = self.icon { (icon(name)) }
            @if !self.icon_only { (self.label) }
        }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        let class = self.classes.iter().fold(String::from("btn"), |all, class| all + " " + class);
        let spoken = self.icon_only.then_some(self.label);
        let disabled = self.blocked.map(|_| "true");
        if let (Does::Goes(href), None) = (&self.does, self.blocked) {
            let current = self.current.then_some("true");
            return html! {
                a class=(class) href=(href) data-tone=[self.tone.attr()] aria-label=[spoken] aria-current=[current]
                    aria-keyshortcuts=[self.shortcut] data-key-new[self.is_new] { (self.inside()) }
            };
        }
        let (name, value, opens) = match self.does {
            Does::Sends(Some((name, value))) => (Some(name), Some(value), None),
            Does::Opens(id) => (None, None, Some(id)),
            Does::Goes(_) | Does::Sends(None) | Does::Closes => (None, None, None),
        };
        let sends = matches!(self.does, Does::Sends(_)) && self.blocked.is_none();
        html! {
            button class=(class) type=(if sends { "submit" } else { "button" }) name=[name] value=[value]
                data-open=[opens] data-close[matches!(self.does, Does::Closes)] data-busy=[self.busy] data-key-new[self.is_new]
                data-tone=[self.tone.attr()] aria-label=[spoken] aria-pressed=[self.current.then_some("true")]
                aria-disabled=[disabled] aria-describedby=[self.blocked] aria-keyshortcuts=[self.shortcut] {
                (self.inside())
            }
        }
    }
}

/// Buttons that belong together: the views of a list, the weeks before and after.
pub fn button_group(label: &str, buttons: &[Button<'_>]) -> Markup {
    html! { div.btn-group role="group" aria-label=(label) { @for button in buttons { (button) } } }
}
