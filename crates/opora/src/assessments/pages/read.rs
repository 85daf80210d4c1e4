//! An assessment to read and to print: signed, or a draft as it stands, or the empty form.

use super::screen::score_bar;
use super::{address, around, way_back, who_and_age, whole_title};
use crate::assessments::draft::{Edit, differing};
use crate::assessments::record::{Case, Filled, case_of, filled};
use crate::assessments::{AssessmentId, Signer, Status, form_in_use, t, words};
use crate::forms::answers::Answers;
use crate::forms::definition::{Item, Kind, Questionnaire};
use crate::forms::input;
use crate::forms::path::{Instance, Path as FieldPath};
use crate::forms::rules::Asked as AskedItems;
use crate::people;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::ctx::{Actor, Ctx};
use kernel::form::Asked;
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Toast, Tone, callout, chip, icon, page_head};
use maud::{Markup, html};

/// What was signed.
pub async fn signed(ctx: &Ctx, filled: &Filled, flash: Option<Toast>) -> Result<Response, Refusal> {
    let body = reading(ctx, filled, html! {});
    Ok(around(ctx, filled, false, flash, body).await?.into_response())
}

/// What was signed, over what somebody typed into it too late to be saved.
pub async fn too_late(ctx: &Ctx, filled: &Filled, edit: Edit<'_>) -> Result<Response, Refusal> {
    let (l, found) = (ctx.lang, &filled.found);
    let typed = input::apply(found.form, &found.answers, edit.section, edit.fields.iter());
    let lost: Vec<(&str, String)> = differing(&found.answers, &typed)
        .iter()
        .filter_map(|path| {
            let item = found.form.item(&path.link_id)?;
            Some((item.text.get(l), words::say(item, typed.at(path), l)?))
        })
        .collect();
    let notice = html! {
        div.callout data-tone="danger" role="alert" {
            (icon("circle-alert"))
            div {
                h2 { (t::signed_meanwhile(l)) }
                @if !lost.is_empty() {
                    p { (t::not_saved_any_more(l)) }
                    dl.kv { @for (question, answer) in &lost { div { dt { (question) } dd.prewrap { (answer) } } } }
                }
            }
        }
    };
    let page = around(ctx, filled, true, None, reading(ctx, filled, notice)).await?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// `GET /assessments/{id}/print`: as it stands, with lines for signatures.
pub async fn print(ctx: Ctx, Path(id): Path<AssessmentId>) -> Result<Markup, Refusal> {
    let filled = filled(&ctx, id).await?;
    let notice = match filled.found.record.status {
        Status::Draft => callout(Tone::Warn, "file-pen", t::still_a_draft(ctx.lang)),
        Status::Signed => html! {},
    };
    let body = reading(&ctx, &filled, notice);
    around(&ctx, &filled, false, None, body).await
}

/// `GET /people/{person}/assessments/blank?form=…`: the empty form, to be filled in by hand, within the file. On paper it
/// names the case and not the person: paper gets lost.
pub async fn blank(ctx: Ctx, Path(person): Path<PersonId>, Asked(query): Asked) -> Result<Markup, Refusal> {
    let case = case_of(&ctx, person).await?;
    let form = form_in_use(query.get("form")).ok_or(Refusal::Missing)?;
    let (l, title) = (ctx.lang, form.title.get(ctx.lang));
    let case_number = case.as_ref().map(Case::label).unwrap_or_default();
    let sheet = Paper { form, answers: &Answers::default(), blank: true, lang: l };
    let body = html! {
        div.stack.wide-gap.nameless {
            div.print-only { div.print-head { span { (case_number) } span { (t::form_version(l, &form.version)) } } }
            div.row.apart {
                h2 { (title) }
                div.row.screen-only {
                    span.small.muted { (t::form_version(l, &form.version)) }
                    button.btn type="button" data-print { (icon("printer")) (t::print(l)) }
                }
            }
            (sheet.draw())
            (signature_lines(l))
        }
    };
    people::page(&ctx, person, people::Sheet::of(people::Tab("assessments"), t::blank_for_print(l)), body).await
}

fn reading(ctx: &Ctx, filled: &Filled, notice: Markup) -> Markup {
    let (l, found) = (ctx.lang, &filled.found);
    let sheet = Paper { form: found.form, answers: &found.answers, blank: false, lang: l };
    let title = words::heading(found.form, l);
    html! {
        (print_head(ctx, filled))
        (way_back(l, filled, None))
        (page_head(title, context(ctx, filled), actions(l, filled)))
        div.split {
            div.stack.wide-gap {
                (notice)
                (sheet.draw())
                div.print-only { (signature_lines(l)) }
            }
            aside.stack.wide-gap { (scores(l, filled)) (signatures(ctx, filled)) }
        }
    }
}

fn context(ctx: &Ctx, filled: &Filled) -> Markup {
    let (l, record) = (ctx.lang, &filled.found.record);
    html! {
        (who_and_age(l, filled, record.signed_at.map_or(ctx.today(), |at| at.day()))) " · " (filled.case.label()) " · "
        @match record.signed_at {
            Some(at) => (t::signed_on(l, i18n::day(l, at.day()))),
            None => (record.status.label(l)),
        }
        @if let Some(title) = whole_title(l, filled) { br; span.small { (title) } }
    }
}

fn actions(l: Lang, filled: &Filled) -> Markup {
    let record = &filled.found.record;
    html! {
        @if record.previous_id.is_some() {
            a.btn href={ (address(record.id)) "/compare" } { (icon("history")) (t::compare_with_last(l)) }
        }
        @if record.status == Status::Draft {
            a.btn href=(address(record.id)) { (icon("file-pen")) (t::back_to_form(l)) }
        }
    }
}

/// Printed pages carry the case, the version, who printed and when.
fn print_head(ctx: &Ctx, filled: &Filled) -> Markup {
    let record = &filled.found.record;
    let version = t::version_of_form(ctx.lang, &record.form_version, record.version);
    print_line(ctx, &format!("{}, {}, {version}", filled.case.label(), filled.person.full_name()))
}

fn print_line(ctx: &Ctx, what: &str) -> Markup {
    let by = match &ctx.actor {
        Actor::Account { name, .. } => name.as_str(),
        Actor::Program => "",
    };
    html! {
        div.print-only { div.print-head {
            span { (what) }
            span { (by) ", " (i18n::day_time(ctx.lang, ctx.at.local())) }
        } }
    }
}

fn scores(l: Lang, filled: &Filled) -> Markup {
    let scores = filled.found.scores();
    html! {
        @if !scores.is_empty() {
            section.card aria-labelledby="sum" {
                header { h2 #sum { (t::points(l)) } }
                div.body.stack {
                    @for score in &scores {
                        @if let Some(section) = filled.found.form.item(&score.link_id) { (score_bar(section.text.get(l), score, l)) }
                    }
                    p.small.muted { (t::points_advise(l)) }
                }
            }
        }
    }
}

/// Who has signed, and who did not want to and why.
pub fn signatures(ctx: &Ctx, filled: &Filled) -> Markup {
    let l = ctx.lang;
    html! {
        section.card aria-labelledby="signed-h" {
            header { h2 #signed-h { (t::signatures(l)) } }
            @if filled.signatures.is_empty() { div.body { p.muted { (t::nobody_signed(l)) } } }
            @else {
                ul.rows {
                    @for signature in &filled.signatures {
                        @let by = signature.name.as_deref().unwrap_or_default();
                        li {
                            div.grow {
                                @if signature.signer == Signer::Team { b { (by) } }
                                @else { b { (signature.signer.label(l)) } " " (chip(if signature.refused { Tone::Warn } else { Tone::Ok }, None, if signature.refused { t::refused(l) } else { t::signed_paper(l) })) }
                                @if !signature.note.is_empty() { p.prewrap { (signature.note) } }
                                p.small.muted {
                                    (i18n::day_time(l, signature.signed_at.local()))
                                    @if signature.signer != Signer::Team { ", " (t::written_down_by(l, by)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn signature_lines(l: Lang) -> Markup {
    html! {
        div.print-signs {
            div { (t::sign_member(l)) } div { (t::sign_member(l)) }
            div { (t::sign_person(l)) } div { (t::sign_guardian(l)) }
        }
    }
}

/// The questions and answers of a form as words on paper.
struct Paper<'a> {
    form: &'a Questionnaire,
    answers: &'a Answers,
    /// To be filled in by hand: every question with its options and room to write.
    blank: bool,
    lang: Lang,
}

impl Paper<'_> {
    fn draw(&self) -> Markup {
        let asked = AskedItems::new(self.form, self.answers);
        let sections = self.form.items.iter().filter(|item| item.kind == Kind::Group && !item.hidden);
        let shown = sections.filter(|item| self.blank || asked.is_asked(&FieldPath::new(&[], &item.link_id)));
        html! {
            @for section in shown {
                section.card aria-labelledby={ (section.link_id) "-h" } {
                    header { h2 id={ (section.link_id) "-h" } { (section.text.get(self.lang)) } }
                    div.body.stack { (self.items(&section.items, &[], &asked)) }
                }
            }
        }
    }

    /// Questions that follow each other as one list; headings between them.
    fn items(&self, items: &[Item], within: &[Instance], asked: &AskedItems<'_>) -> Markup {
        let is_shown =
            |item: &&Item| !item.hidden && (self.blank || asked.is_asked(&FieldPath::new(within, &item.link_id)));
        let shown: Vec<&Item> = items.iter().filter(is_shown).collect();
        html! {
            @for run in shown.chunk_by(|one, next| one.kind.is_question() && next.kind.is_question()) {
                @if run[0].kind.is_question() {
                    dl.kv.answers { @for item in run { (self.question(item, within)) } }
                } @else {
                    @for item in run { (self.part(item, within, asked)) }
                }
            }
        }
    }

    fn part(&self, item: &Item, within: &[Instance], asked: &AskedItems<'_>) -> Markup {
        let times =
            if item.repeats { self.answers.instances(within, &item.link_id).max(u16::from(self.blank)) } else { 1 };
        html! {
            @if item.kind == Kind::Display {
                @if self.blank { p.hint { (item.text.get(self.lang)) } }
            } @else {
                @for number in 0..times {
                    h3 { (item.text.get(self.lang)) @if item.repeats { " " (number + 1) } }
                    @if item.repeats {
                        @let inside: Vec<Instance> = within.iter().cloned().chain([(item.link_id.clone(), number)]).collect();
                        (self.items(&item.items, &inside, asked))
                    } @else { (self.items(&item.items, within, asked)) }
                }
            }
        }
    }

    fn question(&self, item: &Item, within: &[Instance]) -> Markup {
        let said = words::say(item, self.answers.at(&FieldPath::new(within, &item.link_id)), self.lang);
        html! {
            div {
                dt { (item.text.get(self.lang)) @if let Some(hint) = item.hint.as_ref().filter(|_| self.blank) { " " small { (hint.get(self.lang)) } } }
                @if self.blank { dd { (self.room(item)) } }
                @else if let Some(said) = said { dd.prewrap { (said) } }
                @else { dd.none { (t::left_blank(self.lang)) } }
            }
        }
    }

    /// Boxes to tick, or lines to write on.
    fn room(&self, item: &Item) -> Markup {
        let l = self.lang;
        let options: Vec<String> = match item.kind {
            Kind::Boolean => vec![crate::forms::t::yes(l).to_owned(), crate::forms::t::no(l).to_owned()],
            _ => item
                .options
                .iter()
                .map(|option| match option.ordinal {
                    Some(points) => format!("{points}, {}", option.text.get(l)),
                    None => option.text.get(l).to_owned(),
                })
                .collect(),
        };
        let reasons = crate::forms::answers::AbsentReason::ALL.map(|reason| words::absent(reason, l));
        let is_written = options.is_empty() || item.kind == Kind::OpenChoice;
        html! {
            @for option in &options { span.paper-box { (option) } " " }
            @if is_written { span.paper-line data-lines=(if item.kind == Kind::Text { "many" } else { "one" }) {} }
            small { @for reason in reasons { span.paper-box { (reason) } " " } }
        }
    }
}
