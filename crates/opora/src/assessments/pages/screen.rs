//! The form while it is filled in: the index of sections, one section or all, what it adds up to so far.

use super::{address, way_back, when, who_and_age, whole_title};
use crate::assessments::draft::{KEEP_FIELD, KNOWN_FIELD};
use crate::assessments::record::{Conflict, Filled};
use crate::assessments::{t, words};
use crate::deadlines::{self, Deadline};
use crate::forms::definition::{Item, Text};
use crate::forms::path::Path;
use crate::forms::progress::{self, SectionProgress};
use crate::forms::rules::{FormProblem, ProblemKind};
use crate::forms::score::{self, Level, SectionScore};
use crate::forms::view as form_view;
use kernel::i18n::{self, Lang};
use kernel::types::{AccountId, Day, Moment};
use kernel::view::{Saved, Tone, bar, callout, hidden, icon, page_head, saved};
use maud::{Markup, html};

/// Somebody who saved within so many minutes is still at it.
const AT_IT_MINUTES: i64 = 10;
/// What weighs as much as this is said beside the form.
const CANNOT_WAIT: u8 = 4;

/// One sight of the form.
pub struct Screen<'a> {
    /// The assessment.
    pub filled: &'a Filled,
    /// The section on the page; all of them without it.
    pub section: Option<&'a str>,
    /// Somebody tried to finish the section: what is missing is said too.
    pub checked: bool,
    /// What is to be corrected.
    pub problems: &'a [FormProblem],
    /// Until when it has to be ready.
    pub term: Option<&'a Deadline>,
    /// Who looks.
    pub reader: Option<AccountId>,
    /// When.
    pub now: Moment,
    /// In which language.
    pub lang: Lang,
}

impl Screen<'_> {
    fn today(&self) -> Day {
        self.now.day()
    }

    fn sections(&self) -> Vec<SectionProgress> {
        self.filled.found.sections(self.problems)
    }

    fn title(&self, section: &str) -> &str {
        self.filled.found.form.item(section).map(|item: &Item| item.text.get(self.lang)).unwrap_or_default()
    }

    fn href(&self, section: &str) -> String {
        format!("{}?section={section}", address(self.filled.found.record.id))
    }

    /// The whole screen.
    pub fn draw(&self) -> Markup {
        let (l, id) = (self.lang, self.filled.found.record.id);
        let sections = self.sections();
        html! {
            (way_back(l, self.filled, None))
            (page_head(words::heading(self.filled.found.form, l), self.context(), self.actions()))
            form.form-layout method="post" action=(address(id)) novalidate data-autosave={ (address(id)) "/autosave" } {
                (hidden("version", &self.filled.found.record.version.to_string()))
                (hidden("section", self.section.unwrap_or_default()))
                (self.index(&sections))
                div.stack.wide-gap {
                    (self.notices())
                    (self.summary())
                    @for section in self.shown(&sections) { (self.section_card(section)) }
                    (self.form_bar(&sections))
                }
                aside.stack.wide-gap aria-label=(t::so_far_label(l)) {
                    (self.so_far())
                    (self.cannot_wait())
                    (self.draft_facts(&sections))
                }
            }
        }
    }

    fn context(&self) -> Markup {
        let l = self.lang;
        let which = match self.filled.found.record.previous_id {
            Some(_) => t::follows_another(l),
            None => t::first_one(l),
        };
        html! {
            (who_and_age(l, self.filled, self.today())) " · " (which)
            @if let Some(term) = self.term.filter(|term| term.is_open()) {
                " · " (t::term(l, i18n::day(l, Day(term.due.day())), deadlines::state_words(l, term, self.now)))
            }
            @if let Some(title) = whole_title(l, self.filled) { br; span.small { (title) } }
        }
    }

    fn actions(&self) -> Markup {
        let (l, record) = (self.lang, &self.filled.found.record);
        let state = match record.saved_at.day() == self.today() {
            true => Saved::At(record.saved_at.local().time()),
            false => Saved::NotYet,
        };
        html! {
            (saved(l, state))
            a.btn href={ "/people/" (record.person_id) "/assessments/blank?form=" (record.form) } { (icon("printer")) (t::blank_for_print(l)) }
            a.btn href={ (address(record.id)) "/sign" } { (icon("signature")) (t::to_signing(l)) }
        }
    }

    fn index(&self, sections: &[SectionProgress]) -> Markup {
        let current = self.section.unwrap_or_default();
        let tried = |section: &str| self.checked && (self.section.is_none() || section == current);
        form_view::index(
            self.filled.found.form,
            sections,
            current,
            tried,
            |section| match self.section {
                Some(_) => self.href(section),
                None => format!("#{section}"),
            },
            self.lang,
        )
    }

    /// Who else is at it, and that a change takes signatures back.
    fn notices(&self) -> Markup {
        let (l, record) = (self.lang, &self.filled.found.record);
        let is_other = record.saved_by.is_some() && record.saved_by != self.reader;
        let lately = record.saved_at.plus_minutes(AT_IT_MINUTES) > self.now;
        html! {
            @if let Some(name) = record.saved_name.as_ref().filter(|_| is_other && lately) {
                (callout(Tone::Info, "users-round", t::also_at_it(l, name, i18n::time(record.saved_at.local().time()))))
            }
            @if !self.filled.signatures.is_empty() {
                (callout(Tone::Warn, "signature", t::change_withdraws(l)))
            }
        }
    }

    /// What keeps a section from being finished, once somebody tried, and where two people wrote.
    fn summary(&self) -> Markup {
        let here = |path: &Path| {
            let line = self.filled.found.form.lineage(&path.link_id);
            self.section.is_none_or(|section| line.first().is_some_and(|top| top.link_id == section))
        };
        let conflicts: Vec<&Conflict> = self.filled.conflicts.iter().filter(|one| here(&one.path)).collect();
        let sections: Vec<&str> = match self.section {
            Some(section) => vec![section],
            None => self.filled.found.section_ids(),
        };
        html! {
            @if !conflicts.is_empty() {
                div.error-summary role="alert" aria-labelledby="conflicts-h" tabindex="-1" autofocus {
                    h2 #conflicts-h { (t::conflicts_here(self.lang, conflicts.len())) }
                    ul { @for conflict in &conflicts { li { a href={ "#" (conflict.path.html_id()) } { (self.question(&conflict.path)) } } } }
                }
            }
            @if self.checked {
                @for section in sections { (form_view::error_summary(self.filled.found.form, section, self.problems, self.lang)) }
            }
        }
    }

    fn question(&self, path: &Path) -> &str {
        self.filled.found.form.item(&path.link_id).map(|item| item.text.get(self.lang)).unwrap_or_default()
    }

    fn shown<'s>(&self, sections: &'s [SectionProgress]) -> Vec<&'s SectionProgress> {
        sections.iter().filter(|one| self.section.is_none_or(|section| one.link_id == section)).collect()
    }

    fn section_card(&self, section: &SectionProgress) -> Markup {
        let shown: Vec<FormProblem> = match self.checked {
            true => self.problems.to_vec(),
            false => self.problems.iter().filter(|problem| problem.kind != ProblemKind::Missing).cloned().collect(),
        };
        let found = &self.filled.found;
        html! {
            @if !section.applies && self.section.is_some() {
                (callout(Tone::Info, "circle-minus", t::section_does_not_apply(self.lang)))
            }
            (form_view::section_beside(found.form, &section.link_id, &found.answers, &shown, &|path| self.conflict(path), self.lang))
        }
    }

    /// Both answers, beside the question, until somebody chooses.
    fn conflict(&self, path: &Path) -> Markup {
        let l = self.lang;
        let item = self.filled.found.form.item(&path.link_id);
        let said = |answers: &[crate::forms::answers::Answer]| {
            item.and_then(|item| words::say(item, answers, l)).unwrap_or_else(|| t::left_blank(l).to_owned())
        };
        html! {
            @for conflict in self.filled.conflicts.iter().filter(|one| one.path == *path) {
                @let name = format!("{KEEP_FIELD}{}", conflict.id);
                @let by = conflict.name.as_deref().unwrap_or_default();
                fieldset.conflict aria-label=(t::two_wrote(l)) {
                    (hidden(KNOWN_FIELD, &conflict.id.to_string()))
                    p { (icon("users-round")) (t::two_wrote(l)) }
                    div.choices {
                        label.choice { input type="radio" name=(name) value="saved"; span { (t::keep_saved(l)) ": " b { (said(self.filled.found.answers.at(path))) } } }
                        label.choice { input type="radio" name=(name) value="other"; span { (t::take_other(l, by, when(l, conflict.noticed_at, self.today()))) ": " b { (said(&conflict.answers)) } } }
                    }
                }
            }
        }
    }

    fn form_bar(&self, sections: &[SectionProgress]) -> Markup {
        let l = self.lang;
        let (before, after) = self.neighbours(sections);
        html! {
            div.form-bar {
                @if let Some(before) = before { a.btn href=(self.href(before)) { (icon("chevron-left")) (self.title(before)) } }
                span.saved { (icon("cloud-check")) (t::keeps_itself(l)) }
                @if self.checked && let Some(after) = after { a.btn.quiet href=(self.href(after)) { (t::on_anyway(l)) } }
                button.btn.primary.end type="submit" name="go" value="next" data-busy=(t::saving(l)) {
                    @if after.is_some() { (t::save_and_on(l)) } @else { (t::save_and_sign(l)) }
                    (icon("chevron-right"))
                }
            }
        }
    }

    /// The sections before and after that are asked.
    fn neighbours<'s>(&self, sections: &'s [SectionProgress]) -> (Option<&'s str>, Option<&'s str>) {
        let place = |section: &str| sections.iter().position(|one| one.link_id == section);
        let Some(at) = self.section.and_then(place) else { return (None, None) };
        let asked = |one: &&SectionProgress| one.applies;
        let before = sections[..at].iter().rev().find(asked).map(|one| one.link_id.as_str());
        (before, sections[at + 1..].iter().find(asked).map(|one| one.link_id.as_str()))
    }

    fn so_far(&self) -> Markup {
        let l = self.lang;
        let scores = self.filled.found.scores();
        html! {
            section.card aria-labelledby="sum" {
                header { h2 #sum { (t::so_far(l)) } }
                div.body.stack {
                    @for score in &scores { (score_bar(self.title(&score.link_id), score, l)) }
                    p.small.muted { (t::points_advise(l)) }
                }
            }
        }
    }

    /// What was rated as not able to wait: said once more, for a person to decide.
    fn cannot_wait(&self) -> Markup {
        let l = self.lang;
        let found = &self.filled.found;
        let needs = score::needs(found.form, &found.answers);
        let urgent: Vec<&Text> =
            needs.iter().filter(|need| need.rating >= Some(CANNOT_WAIT)).map(|need| &need.label).collect();
        html! {
            @if !urgent.is_empty() {
                div.callout data-tone="info" {
                    (icon("lightbulb"))
                    div {
                        @for label in &urgent { h3 { (t::full_points(l, label.get(l))) } }
                        p.small { (t::tell_a_colleague(l)) }
                    }
                }
            }
        }
    }

    fn draft_facts(&self, sections: &[SectionProgress]) -> Markup {
        let (l, record) = (self.lang, &self.filled.found.record);
        let by = |name: &Option<String>| name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
        html! {
            section.card aria-labelledby="ver" {
                header { h2 #ver { (t::draft(l)) } }
                div.body {
                    dl.facts.pairs {
                        @if let Some(term) = self.term {
                            dt { (t::term_label(l)) }
                            dd {
                                (i18n::day(l, Day(term.due.day()))) " " (deadlines::state_chip(l, term, self.now)) br;
                                small.muted { (term.what.basis(l)) }
                            }
                        }
                        dt { (t::started(l)) } dd { (i18n::day(l, record.started_at.day())) (by(&record.started_name)) }
                        dt { (t::last_saved(l)) } dd { (when(l, record.saved_at, self.today())) (by(&record.saved_name)) }
                        dt { (t::completeness(l)) } dd { (i18n::percent(l, progress::percent(sections).into())) }
                    }
                    p.small {
                        @if self.section.is_some() { a href={ (address(record.id)) "?all=1" } { (t::all_sections(l)) } }
                        @else { a href=(address(record.id)) { (t::section_by_section(l)) } }
                        @if record.previous_id.is_some() {
                            " · " a href={ (address(record.id)) "/compare" } { (t::compare_with_last(l)) }
                        }
                    }
                }
            }
        }
    }
}

/// The points of a section: in words, and as a bar.
pub fn score_bar(title: &str, score: &SectionScore, l: Lang) -> Markup {
    let tone = if score.level >= Some(Level::High) { Tone::Warn } else { Tone::Brand };
    let (sum, max) = (u32::try_from(score.sum).unwrap_or(0), u32::try_from(score.max).unwrap_or(0));
    html! {
        div {
            div.bar-label { span { (title) } span.num { (score.message().say(l)) ", " (score.sum) "/" (score.max) } }
            (bar(tone, sum, max, &t::points_of(l, title, score.sum, score.max)))
        }
    }
}
