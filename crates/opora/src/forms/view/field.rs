//! One question: label, hint, error and control, in that order.

use super::{Page, conditions};
use crate::forms::{
    answers::{AbsentReason, Answer},
    definition::{Item, Kind},
    input::{ABSENT_FIELD, OTHER_FIELD},
    path::{Instance, Path},
    t,
};
use kernel::{form::PartialDay, i18n::Lang};
use maud::{Markup, html};

/// The most options that are shown all at once.
const MOST_RADIOS: usize = 7;

impl Page<'_> {
    pub(super) fn field(&self, item: &Item, within: &[Instance]) -> Markup {
        let path = Path::new(within, &item.link_id);
        let grouped = item.kind == Kind::Boolean || (item.kind.has_options() && !is_select(item));
        let wide = item.kind == Kind::Text || item.repeats;
        let control = match item.kind {
            Kind::Boolean => self.yes_or_no(&path),
            _ if is_select(item) => self.select(item, &path),
            _ if item.kind.has_options() => self.options(item, &path),
            _ => self.typed(item, &path),
        };
        let absent_name = if grouped && !item.repeats { path.to_string() } else { format!("{path}{ABSENT_FIELD}") };
        let absent = if is_select(item) {
            html! {}
        } else {
            self.absent(&path, &absent_name)
        };
        let inside = html! { (self.hint(item, within)) (self.error(item, within)) (control) (absent) };
        let (when, behavior) = (conditions::json(self.form, item, within), conditions::behavior(item));
        let hidden = !self.asked.is_asked(&path);
        html! {
            @if grouped {
                fieldset.field hidden[hidden] aria-describedby=[self.described_by(item, &path)] data-enable-when=[when]
                    data-enable-behavior=[behavior] { legend { (self.label(item)) } (inside) }
            } @else {
                div.field.span[wide] hidden[hidden] data-enable-when=[when] data-enable-behavior=[behavior] {
                    label for=(path.html_id()) { (self.label(item)) }
                    (inside)
                }
            }
        }
    }

    pub(super) fn label(&self, item: &Item) -> Markup {
        html! {
            (item.text.get(self.lang))
            @if let Some(unit) = &item.unit { ", " (unit.get(self.lang)) }
            @if !item.required { " " span.optional { (t::optional(self.lang)) } }
        }
    }

    pub(super) fn described_by(&self, item: &Item, path: &Path) -> Option<String> {
        let hint = item.hint.as_ref().map(|_| format!("{}-hint", path.html_id()));
        let error = self.has_problem(path).then(|| format!("{}-error", path.html_id()));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn yes_or_no(&self, path: &Path) -> Markup {
        let words = [(true, t::yes(self.lang)), (false, t::no(self.lang))];
        html! {
            div.choices id=(path.html_id()) tabindex="-1" {
                @for (value, word) in words {
                    (self.choice(path, "radio", &value.to_string(), word, None, self.holds(path, &Answer::Boolean(value))))
                }
                (self.unreadable_choices(path, "radio"))
            }
        }
    }

    fn options(&self, item: &Item, path: &Path) -> Markup {
        let kind = if item.repeats { "checkbox" } else { "radio" };
        let chosen = |code: &str| self.holds(path, &Answer::choice(code));
        html! {
            div.choices id=(path.html_id()) tabindex="-1" {
                @for option in &item.options {
                    (self.choice(path, kind, &option.code, option.text.get(self.lang), option.ordinal, chosen(&option.code)))
                }
                (self.unreadable_choices(path, kind))
                @if item.kind == Kind::OpenChoice {
                    (self.choice(path, kind, OTHER_FIELD, t::other(self.lang), None, self.marks_other(item, path)))
                }
            }
            @if item.kind == Kind::OpenChoice { (self.other(path)) }
        }
    }

    fn choice(&self, path: &Path, kind: &str, value: &str, words: &str, points: Option<i32>, checked: bool) -> Markup {
        html! { label.choice { input type=(kind) name=(path) value=(value) data-points=[points] checked[checked]; (words) } }
    }

    /// What a form of another version once offered stays chosen until somebody decides.
    fn unreadable_choices(&self, path: &Path, kind: &str) -> Markup {
        html! {
            @for answer in self.answers.at(path) {
                @if let Answer::Unreadable(typed) = answer { (self.choice(path, kind, typed, typed, None, true)) }
            }
        }
    }

    /// Own options, each in its field, and an empty field when there are none.
    fn other(&self, path: &Path) -> Markup {
        let own = self.own_options(path);
        html! {
            @for words in if own.is_empty() { vec![""] } else { own } {
                input.input type="text" name={ (path) (OTHER_FIELD) } value=(words) autocomplete="off"
                    aria-label=(t::other_words(self.lang));
            }
        }
    }

    /// Where one answer is asked, an option that was chosen as well keeps the mark: the own words keep their field anyway.
    fn marks_other(&self, item: &Item, path: &Path) -> bool {
        let is_option = |answer: &Answer| matches!(answer, Answer::Choice { .. });
        !self.own_options(path).is_empty() && (item.repeats || !self.answers.at(path).iter().any(is_option))
    }

    fn own_options(&self, path: &Path) -> Vec<&str> {
        let answers = self.answers.at(path).iter();
        answers
            .filter_map(|answer| if let Answer::Open(words) = answer { Some(words.as_str()) } else { None })
            .collect()
    }

    fn select(&self, item: &Item, path: &Path) -> Markup {
        html! {
            select.input id=(path.html_id()) name=(path) aria-invalid=[self.invalid(path)]
                aria-describedby=[self.described_by(item, path)] {
                option value="" { (t::blank(self.lang)) }
                @for option in &item.options {
                    @let chosen = self.holds(path, &Answer::choice(option.code.as_str()));
                    option value=(option.code) selected[chosen] { (option.text.get(self.lang)) }
                }
                @for answer in self.answers.at(path) {
                    @if let Answer::Unreadable(typed) = answer { option value=(typed) selected { (typed) } }
                }
                @for reason in AbsentReason::ALL {
                    @let given = self.holds(path, &Answer::Absent(reason));
                    option value={ "!" (reason.code()) } selected[given] { (reason_words(reason, self.lang)) }
                }
                @if item.kind == Kind::OpenChoice {
                    option value=(OTHER_FIELD) selected[self.marks_other(item, path)] { (t::other(self.lang)) }
                }
            }
            @if item.kind == Kind::OpenChoice { (self.other(path)) }
        }
    }

    /// Typed answers, each in its control, and an empty one when there are none or more may follow.
    fn typed(&self, item: &Item, path: &Path) -> Markup {
        let given = self.answers.at(path).iter().filter(|answer| !matches!(answer, Answer::Absent(_))).map(Some);
        let mut shown: Vec<Option<&Answer>> = given.collect();
        if shown.is_empty() || item.repeats {
            shown.push(None);
        }
        html! { @for (number, answer) in shown.into_iter().enumerate() { (self.input(item, path, number, answer)) } }
    }

    fn input(&self, item: &Item, path: &Path, number: usize, answer: Option<&Answer>) -> Markup {
        let id = (number == 0).then(|| path.html_id());
        let label = (number > 0).then(|| item.text.get(self.lang));
        let described = self.described_by(item, path);
        let value = answer.map(typed_again).unwrap_or_default();
        let is_day = matches!(answer, None | Some(Answer::Date(PartialDay::Day(_))));
        let pick_day = item.kind == Kind::Date && is_day && item.control.as_deref() != Some("text-box");
        let iso = match answer {
            Some(Answer::Date(date)) => date.to_string(),
            _ => String::new(),
        };
        let mode = match item.kind {
            Kind::Integer => Some("numeric"),
            Kind::Decimal => Some("decimal"),
            _ => None,
        };
        html! {
            @if item.kind == Kind::Text {
                textarea.input id=[id] name=(path) aria-label=[label] aria-invalid=[self.invalid(path)]
                    aria-describedby=[described] {
                    // A browser drops one line break after the tag: without this one, the typed one.
                    "\n" (value)
                }
            } @else {
                input.input type=(if pick_day { "date" } else { "text" }) id=[id] name=(path)
                    value=(if pick_day { iso } else { value }) inputmode=[mode] autocomplete="off" aria-label=[label]
                    aria-invalid=[self.invalid(path)] aria-describedby=[described];
            }
        }
    }

    /// The reasons for no value, folded while there is none.
    pub(super) fn absent(&self, path: &Path, name: &str) -> Markup {
        let given = AbsentReason::ALL.into_iter().find(|reason| self.holds(path, &Answer::Absent(*reason)));
        html! {
            details.absent open[given.is_some()] {
                summary { (t::no_answer(self.lang)) }
                div.choices {
                    @for reason in AbsentReason::ALL {
                        label.choice {
                            input type="radio" name=(name) value={ "!" (reason.code()) } checked[given == Some(reason)];
                            (reason_words(reason, self.lang))
                        }
                    }
                    label.choice {
                        input type="radio" name=(name) value="" checked[self.answers.at(path).is_empty()];
                        (t::blank(self.lang))
                    }
                }
            }
        }
    }

    fn holds(&self, path: &Path, answer: &Answer) -> bool {
        self.answers.at(path).contains(answer)
    }

    fn invalid(&self, path: &Path) -> Option<&'static str> {
        self.has_problem(path).then_some("true")
    }
}

fn is_select(item: &Item) -> bool {
    item.kind.has_options() && !item.repeats && item.options.len() > MOST_RADIOS
}

/// The answer as a person types it.
fn typed_again(answer: &Answer) -> String {
    match answer {
        Answer::Boolean(yes) => yes.to_string(),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => number.to_string().replace('.', ","),
        Answer::Date(date) => date.say(Lang::Bg),
        Answer::Text(words) | Answer::Open(words) | Answer::Unreadable(words) => words.clone(),
        Answer::Choice { code } => code.clone(),
        Answer::Absent(_) => String::new(),
    }
}

fn reason_words(reason: AbsentReason, lang: Lang) -> &'static str {
    match reason {
        AbsentReason::AskedDeclined => t::declined(lang),
        AbsentReason::AskedUnknown => t::unknown(lang),
        AbsentReason::NotAsked => t::not_asked(lang),
    }
}
