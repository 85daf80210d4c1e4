//! Draws a section of a form, its index and the summary of what to correct. Everything works without script: a question
//! that is not asked now is in the page, unseen, with what was typed into it; `data-enable-when` tells the script when
//! to show it before the section is sent.

mod conditions;
mod field;
mod scale;

use super::{
    answers::Answers,
    definition::{Item, Kind, Questionnaire},
    path::{Instance, MAX_INSTANCES, Path},
    progress::{SectionProgress, SectionState},
    rules::{Asked, FormProblem},
    t,
};
use kernel::{i18n::Lang, view::icon};
use maud::{Markup, html};

/// The index of sections beside the form. `tried` says in which sections somebody pressed the button that finishes
/// them; `href` gives the address of a section.
pub fn index(
    form: &Questionnaire,
    sections: &[SectionProgress],
    current: &str,
    tried: impl Fn(&str) -> bool,
    href: impl Fn(&str) -> String,
    lang: Lang,
) -> Markup {
    html! {
        nav aria-label=(t::sections(lang)) {
            ol.sections {
                @for section in sections {
                    @let (tone, sign) = look(section.state(tried(&section.link_id)));
                    li {
                        @let here = (section.link_id == current).then_some("step");
                        a href=(href(&section.link_id)) data-tone=[tone] aria-current=[here] {
                            (icon(sign))
                            span {
                                @if let Some(item) = form.item(&section.link_id) { (item.text.get(lang)) }
                                small { (section.message(tried(&section.link_id)).say(lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn look(state: SectionState) -> (Option<&'static str>, &'static str) {
    match state {
        SectionState::Ready => (Some("ok"), "circle-check"),
        SectionState::HasProblems => (Some("danger"), "circle-alert"),
        SectionState::Incomplete => (Some("info"), "circle-dot-dashed"),
        SectionState::NotStarted => (None, "circle"),
        SectionState::NotApplicable => (None, "circle-minus"),
    }
}

/// What to correct in one section, each with a link to its question; nothing when nothing is.
pub fn error_summary(form: &Questionnaire, section: &str, problems: &[FormProblem], lang: Lang) -> Markup {
    let here: Vec<&FormProblem> = problems.iter().filter(|problem| problem.section == section).collect();
    html! {
        @if !here.is_empty() {
            div.error-summary role="alert" aria-labelledby="form-problems" tabindex="-1" autofocus {
                h2 #form-problems { (t::correct_to_finish(lang, here.len())) }
                ul {
                    @for problem in here {
                        @if let Some(item) = form.item(&problem.path.link_id) {
                            @let (question, message) = (item.text.get(lang), problem.kind.message(item).say(lang));
                            li { a href={ "#" (problem.path.html_id()) } {
                                @if question.ends_with('?') { (question) " " (message) }
                                @else { (t::about(lang, question, message)) }
                            } }
                        }
                    }
                }
            }
        }
    }
}

/// One section with its answers. `problems` are shown beside their questions; the caller leaves out what nobody tried
/// to finish yet. A section that the form does not have is empty.
pub fn section(form: &Questionnaire, section: &str, answers: &Answers, problems: &[FormProblem], lang: Lang) -> Markup {
    section_beside(form, section, answers, problems, &|_| html! {}, lang)
}

/// The same, with what the caller has to say beside a question: that two people answered it differently.
pub fn section_beside(
    form: &Questionnaire,
    section: &str,
    answers: &Answers,
    problems: &[FormProblem],
    beside: &dyn Fn(&Path) -> Markup,
    lang: Lang,
) -> Markup {
    let Some(number) = form.items.iter().position(|item| item.link_id == section) else { return html! {} };
    let item = &form.items[number];
    let page = Page { form, answers, asked: Asked::new(form, answers), problems, beside, lang };
    html! {
        section.card.form-card id=(item.link_id) aria-labelledby={ (item.link_id) "-h" } tabindex="-1" {
            header {
                h2 id={ (item.link_id) "-h" } { (number + 1) ". " (item.text.get(lang)) }
                @if let Some(hint) = &item.hint { p { (hint.get(lang)) } }
            }
            (page.items(&item.items, &[]))
        }
    }
}

/// What every part of a section looks at.
struct Page<'a> {
    form: &'a Questionnaire,
    answers: &'a Answers,
    asked: Asked<'a>,
    problems: &'a [FormProblem],
    beside: &'a dyn Fn(&Path) -> Markup,
    lang: Lang,
}

impl Page<'_> {
    /// Items in order; short fields that follow each other share a row.
    fn items(&self, items: &[Item], within: &[Instance]) -> Markup {
        let visible: Vec<&Item> = items.iter().filter(|item| !item.hidden).collect();
        let is_typed = |item: &Item| item.kind.is_question() && !item.kind.has_options() && item.kind != Kind::Boolean;
        html! {
            @for run in visible.chunk_by(|one, next| is_typed(one) && is_typed(next)) {
                @if is_typed(run[0]) {
                    div.fields { @for item in run { (self.field(item, within)) } }
                } @else {
                    @for item in run { (self.item(item, within)) }
                }
            }
        }
    }

    fn item(&self, item: &Item, within: &[Instance]) -> Markup {
        match item.kind {
            Kind::Display => self.while_asked(item, within, html! { p.hint { (item.text.get(self.lang)) } }),
            Kind::Group if scale::fits(item) => self.while_asked(item, within, self.scale(item, within)),
            Kind::Group if item.repeats => self.while_asked(item, within, self.instances(item, within)),
            Kind::Group => {
                let inside = html! {
                    h3 { (item.text.get(self.lang)) }
                    (self.hint(item, within))
                    (self.error(item, within))
                    (self.items(&item.items, within))
                };
                self.while_asked(item, within, inside)
            }
            _ => self.field(item, within),
        }
    }

    /// The instances that were filled in and an empty one, folded unless it is the first.
    fn instances(&self, group: &Item, within: &[Instance]) -> Markup {
        let filled = self.answers.instances(within, &group.link_id);
        html! {
            h3 { (group.text.get(self.lang)) }
            (self.hint(group, within))
            (self.error(group, within))
            @for number in 0..filled.max(1) { (self.instance(group, within, number)) }
            @if filled > 0 && filled < MAX_INSTANCES {
                details {
                    summary { (t::add_another(self.lang)) }
                    (self.instance(group, within, filled))
                }
            }
        }
    }

    fn instance(&self, group: &Item, within: &[Instance], number: u16) -> Markup {
        let inside: Vec<Instance> = within.iter().cloned().chain([(group.link_id.clone(), number)]).collect();
        html! {
            fieldset.stack {
                legend { (t::numbered(self.lang, group.text.get(self.lang), number + 1)) }
                (self.items(&group.items, &inside))
            }
        }
    }

    /// A part of the page that is seen while its item is asked.
    fn while_asked(&self, item: &Item, within: &[Instance], inside: Markup) -> Markup {
        let path = Path::new(within, &item.link_id);
        html! {
            div.stack id=(path.html_id()) tabindex="-1" hidden[!self.asked.is_asked(&path)]
                data-enable-when=[conditions::json(self.form, item, within)] data-enable-behavior=[conditions::behavior(item)] {
                (inside)
            }
        }
    }

    fn hint(&self, item: &Item, within: &[Instance]) -> Markup {
        let id = format!("{}-hint", Path::new(within, &item.link_id).html_id());
        html! { @if let Some(hint) = &item.hint { span.hint id=(id) { (hint.get(self.lang)) } } }
    }

    fn error(&self, item: &Item, within: &[Instance]) -> Markup {
        let path = Path::new(within, &item.link_id);
        html! {
            @for (number, problem) in self.problems.iter().filter(|problem| problem.path == path).enumerate() {
                span.error id=[(number == 0).then(|| format!("{}-error", path.html_id()))] {
                    (icon("circle-alert")) (problem.kind.message(item).say(self.lang))
                }
            }
            ((self.beside)(&path))
        }
    }

    fn has_problem(&self, path: &Path) -> bool {
        self.problems.iter().any(|problem| problem.path == *path)
    }
}

#[cfg(test)]
mod tests;
