//! The assessments of a person, and beginning one.

use super::{address, when};
use crate::assessments::record::Found;
use crate::assessments::{Audience, NewAssessment, Status, of_person, other_age, start as start_one, t};
use crate::forms::catalogue::Catalogue;
use crate::forms::definition::Questionnaire;
use crate::forms::progress;
use crate::forms::score::{self, Level};
use crate::people::{self, Person, Sheet, Tab, on_page};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems};
use kernel::i18n;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, Column, FormView, Tone, callout, card, card_body, chip, empty, table_of_cards};
use maud::{Markup, html};
use uuid::Uuid;

/// `GET /people/{person}/assessments`.
pub async fn list(ctx: Ctx, Path(person): Path<PersonId>) -> Result<Response, Refusal> {
    draw(&ctx, person, Fields::default(), &Problems::default()).await
}

/// `POST /people/{person}/assessments`: begins one, or goes on with the draft that there is.
pub async fn start(ctx: Ctx, Path(person): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = ctx.once(fields.get("command").parse().ok());
    let new = NewAssessment {
        id: None,
        form: fields.get("form").to_owned(),
        prefilled: fields.get("prefilled") == "1",
        other_age: fields.get("other_age") == "1",
    };
    match start_one(&ctx, person, &new).await {
        Ok(id) => Ok(Redirect::to(&address(id)).into_response()),
        Err(Refusal::Repeated(subject)) => Ok(Redirect::to(&address(subject.into())).into_response()),
        Err(Refusal::Invalid(problems)) => draw(&ctx, person, fields, &problems).await,
        Err(refusal) => Err(refusal),
    }
}

async fn draw(ctx: &Ctx, person: PersonId, mut fields: Fields, problems: &Problems) -> Result<Response, Refusal> {
    let all = of_person(ctx, person).await?;
    let on = on_page(ctx, person).await?;
    if !fields.has("form") {
        let age = on.person.age_on(ctx.today());
        let first = !all.iter().any(|one| one.record.form == "first-interview");
        let child = age.and_then(people::Age::is_child) == Some(true);
        fields.set(
            "form",
            if first {
                "first-interview"
            } else if child {
                "needs-child"
            } else {
                "needs-adult"
            },
        );
    }
    let command: Uuid = ctx.new_id();
    fields.set("command", command.to_string());
    let body = html! {
        div.split {
            (shelf(ctx, &all))
            (new_one(ctx, &on.person, &all, &fields, problems))
        }
    };
    let sheet = Sheet::of(Tab("assessments"), t::assessments(ctx.lang)).with_errors(!problems.is_empty());
    let page = people::page_of(ctx, &on, sheet, body).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

fn shelf(ctx: &Ctx, all: &[Found]) -> Markup {
    let l = ctx.lang;
    if all.is_empty() {
        return card(
            "shelf",
            t::assessments(l),
            html! {},
            empty("clipboard-list", t::none_yet(l), t::none_yet_words(l), html! {}),
        );
    }
    let columns = [
        Column::new(t::form(l)),
        Column::new(t::state(l)),
        Column::new(t::last_saved(l)),
        Column::new(t::needs(l)),
        Column::unseen(t::compare(l)),
    ];
    let rows = html! { @for found in all { (row(ctx, found)) } };
    card("shelf", t::assessments(l), html! {}, table_of_cards("shelf", &columns, None, &Fields::default(), rows))
}

fn row(ctx: &Ctx, found: &Found) -> Markup {
    let (l, record) = (ctx.lang, &found.record);
    let high = found.scores().iter().filter(|score| score.level == Some(Level::High)).count();
    let needs = score::needs(found.form, &found.answers).len();
    html! {
        tr {
            th scope="row" { a href=(address(record.id)) { (found.form.title.get(l)) } }
            td data-label=(t::state(l)) {
                @match record.status {
                    Status::Signed => (chip(Tone::Ok, Some("signature"), record.status.label(l))),
                    Status::Draft => (draft_chip(ctx, found)),
                }
            }
            td data-label=(t::last_saved(l)) { (when(l, record.signed_at.unwrap_or(record.saved_at), ctx.today())) @if let Some(name) = &record.saved_name { br; small.muted { (name) } } }
            td data-label=(t::needs(l)) { @if needs > 0 { (t::needs_and_high(l, needs, high)) } @else { "–" } }
            td { @if record.previous_id.is_some() { a href={ (address(record.id)) "/compare" } { (t::compare(l)) } } }
        }
    }
}

fn draft_chip(ctx: &Ctx, found: &Found) -> Markup {
    let (l, sections) = (ctx.lang, found.sections(&found.problems(ctx.today())));
    let share = i18n::percent(l, progress::percent(&sections).into());
    chip(Tone::Info, Some("file-pen"), t::draft_filled(l, share))
}

/// One form to begin with; the one that fits the person is chosen already.
fn new_one(ctx: &Ctx, whose: &Person, all: &[Found], fields: &Fields, problems: &Problems) -> Markup {
    let (l, person) = (ctx.lang, whose.id);
    let form = FormView::new(fields, problems, l);
    let in_use: Vec<&Questionnaire> = Catalogue::built_in()
        .iter()
        .filter(|form| Catalogue::built_in().latest(&form.name).is_some_and(|latest| latest.version == form.version))
        .collect();
    let options = in_use.iter().map(|one| (one.name.clone(), one.title.get(l).to_owned()));
    let any_signed = all.iter().any(|one| one.record.status == Status::Signed);
    let inside = form.post(&format!("/people/{person}/assessments"), |form| {
        html! {
            (form.hidden("command"))
            (form.radios("form", t::which_form(l), options))
            @if let Some(audience) = other_age(fields.get("form"), whose.age_on(ctx.today())) { (another_age(form, audience)) }
            @if any_signed { (form.checkbox("prefilled", t::prefilled(l)).hint(t::prefilled_hint(l))) }
            div.row { (Button::submit(t::begin(l)).icon("plus").key_new()) }
        }
    });
    html! {
        div.stack.wide-gap {
            (card_body("new-h", t::new_assessment(l), html! {}, inside))
            section.card aria-labelledby="paper-h" {
                header { h2 #paper-h { (t::blank_for_print(l)) } }
                ul.rows { @for one in &in_use { li { a href={ "/people/" (person) "/assessments/blank?form=" (one.name) } { (one.title.get(l)) } } } }
            }
            (callout(Tone::Info, "users-round", t::team_and_person(l)))
        }
    }
}

/// That the chosen form is for another age, and the tick without which it is not begun.
fn another_age(form: &FormView<'_>, audience: Audience) -> Markup {
    let l = form.lang;
    let words = match audience {
        Audience::Child => t::for_a_child(l),
        Audience::Adult => t::for_an_adult(l),
    };
    html! {
        (callout(Tone::Warn, "triangle-alert", words))
        (form.checkbox("other_age", t::other_age_meant(l)))
    }
}
