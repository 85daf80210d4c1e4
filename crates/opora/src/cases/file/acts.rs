//! What can be done to a stay, each on a page of its own within the file; here: out and back.

use super::t;
use crate::cases::absence;
use crate::cases::codes::AbsenceKind;
use crate::cases::stay::{self, Stay};
use crate::cases::{AbsenceId, Leave, Return, StayId, stacked};
use crate::people::{self, Sheet, Tab};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::i18n;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, PersonId};
use kernel::view::{Button, FormView};
use maud::{Markup, html};
use uuid::Uuid;

/// The pages of going out and coming back.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/stays/{stay}/absences/new", get(open_leave).post(send_leave))
        .route("/absences/{absence}/return", get(open_return).post(send_return))
}

/// A form on its page: whose, where it is sent, what it is called and what its button says.
pub struct Act<'a> {
    pub person: PersonId,
    pub action: String,
    pub title: &'a str,
    pub send: &'a str,
}

/// Draws a form within the file, with the status that its problems ask for.
pub async fn draw(
    ctx: &Ctx,
    act: &Act<'_>,
    fields: &Fields,
    problems: &Problems,
    content: impl Fn(&FormView<'_>) -> Markup,
) -> Result<Response, Refusal> {
    draw_in(ctx, Tab::OVERVIEW, act, fields, problems, content).await
}

/// The same under another tab.
pub async fn draw_in(
    ctx: &Ctx,
    tab: Tab,
    act: &Act<'_>,
    fields: &Fields,
    problems: &Problems,
    content: impl Fn(&FormView<'_>) -> Markup,
) -> Result<Response, Refusal> {
    let form = FormView::new(fields, problems, ctx.lang);
    let body = form.post(&act.action, |form| {
        html! {
            (form.hidden("command"))
            (stacked("act-h", act.title, html! {}, content(form)))
            div.form-bar {
                (Button::submit(act.send).primary())
                (Button::link(&format!("/people/{}", act.person), t::cancel(ctx.lang)).quiet())
            }
        }
    });
    let sheet = Sheet::of(tab, act.title).with_errors(!problems.is_empty());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, people::page(ctx, act.person, sheet, body).await?).into_response())
}

/// Done, or done before: back to the file.
pub fn to_file(person: PersonId, done: &str) -> Response {
    Redirect::to(&format!("/people/{person}?done={done}")).into_response()
}

pub fn fresh(ctx: &Ctx) -> Fields {
    let command: Uuid = ctx.new_id();
    [("command", command.to_string())].into_iter().collect()
}

pub fn set_now(fields: &mut Fields, ctx: &Ctx, name: &str) {
    fields.set(format!("{name}_date"), ctx.today().to_string());
    fields.set(format!("{name}_time"), i18n::time(ctx.at.local().time()));
}

pub fn once(ctx: Ctx, fields: &Fields) -> Ctx {
    ctx.once(fields.get("command").parse().ok())
}

/// The household of a stay with names, for those who may look.
pub async fn household(ctx: &Ctx, stay: StayId, right: Right) -> Result<(PersonId, Vec<(Stay, String)>), Refusal> {
    let place = crate::cases::place_of_stay(ctx, stay, right).await?;
    let mut view = ctx.view(right, On::Service(place.service_id)).await?;
    let stays = stay::of_case(&mut view, ctx.provider, place.case_id).await?;
    let ids: Vec<PersonId> = stays.iter().map(|stay| stay.person_id).collect();
    let known = people::brief(&mut view, ctx.provider, &ids).await?;
    let named = stays.into_iter().map(|stay| {
        let name = known.get(&stay.person_id).map(|person| people::short_name(person, ctx.lang)).unwrap_or_default();
        (stay, name)
    });
    Ok((place.person_id, named.collect()))
}

/// Those of the household who may go along.
pub fn along(stay: StayId, household: &[(Stay, String)]) -> Vec<(String, String)> {
    let others = household.iter().filter(|(other, _)| other.id != stay && other.ended_at.is_none());
    others.map(|(other, name)| (other.id.to_string(), name.clone())).collect()
}

pub fn with(form: &FormView<'_>, others: &[(String, String)]) -> Markup {
    html! { @if !others.is_empty() { (form.checkboxes("with", t::with(form.lang), others.to_vec()).span()) } }
}

async fn open_leave(ctx: Ctx, Path(stay): Path<StayId>) -> Result<Response, Refusal> {
    let mut fields = fresh(&ctx);
    set_now(&mut fields, &ctx, "left_at");
    fields.set("kind", AbsenceKind::Agreed.code());
    draw_leave(&ctx, stay, &fields, &Problems::default()).await
}

async fn draw_leave(ctx: &Ctx, stay: StayId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (person, people) = household(ctx, stay, Right::RecordAbsence).await?;
    let others = along(stay, &people);
    let action = format!("/stays/{stay}/absences/new");
    let act = Act { person, action, title: t::goes_out(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            div.fields {
                (form.radios("kind", t::absence_kind(l), AbsenceKind::options(l)).hint(t::absence_hint(l)).span())
                (form.datetime("left_at", t::left_at(l)))
                (form.datetime("due_at", t::due_at(l)).optional())
                (form.text("whereto", t::whereto(l)).max_chars(200).optional())
                (with(form, &others))
                (form.textarea("note", t::note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send_leave(ctx: Ctx, Path(stay): Path<StayId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (kind, with) = (form.required_choice("kind"), form.many("with"));
    let left_at = form.required_moment("left_at").map(Moment::from);
    let due_at = form.moment("due_at").map(Moment::from);
    let whereto = form.text("whereto", 200).unwrap_or_default();
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = match form.build(|| Some(Leave { id: None, with, kind: kind?, left_at, due_at, whereto, note })) {
        Ok(order) => order,
        Err(problems) => return draw_leave(&ctx, stay, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::leave(&ctx, stay, order).await {
        Ok(_) | Err(Refusal::Repeated(_)) => {
            let place = crate::cases::place_of_stay(&ctx, stay, Right::RecordAbsence).await?;
            Ok(to_file(place.person_id, "out"))
        }
        Err(Refusal::Invalid(problems)) => draw_leave(&ctx, stay, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

/// Whoever left at the same time is ticked already.
async fn open_return(ctx: Ctx, Path(id): Path<AbsenceId>) -> Result<Response, Refusal> {
    let (absence, others) = absence::with_others(&ctx, id).await?;
    let together = others.iter().filter(|other| other.left_at == absence.left_at);
    let ticked = together.map(|other| ("with".to_owned(), other.stay_id.to_string()));
    let mut fields: Fields = ticked.collect();
    let command: Uuid = ctx.new_id();
    fields.set("command", command.to_string());
    set_now(&mut fields, &ctx, "at");
    draw_return(&ctx, id, &fields, &Problems::default()).await
}

async fn draw_return(ctx: &Ctx, id: AbsenceId, fields: &Fields, problems: &Problems) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let (absence, others) = absence::with_others(ctx, id).await?;
    let (person, people) = household(ctx, absence.stay_id, Right::RecordAbsence).await?;
    let out: Vec<_> = along(absence.stay_id, &people)
        .into_iter()
        .filter(|(stay, _)| others.iter().any(|other| other.stay_id.to_string() == *stay))
        .collect();
    let act = Act { person, action: format!("/absences/{id}/return"), title: t::back(l), send: t::save(l) };
    let content = |form: &FormView<'_>| {
        html! {
            div.fields {
                (form.datetime("at", t::back_at(l)))
                @if !out.is_empty() { (form.checkboxes("with", t::back_with(l), out.clone()).hint(t::back_with_hint(l)).span()) }
                (form.textarea("note", t::note(l)).max_chars(2000).optional())
            }
        }
    };
    draw(ctx, &act, fields, problems, content).await
}

async fn send_return(ctx: Ctx, Path(id): Path<AbsenceId>, fields: Fields) -> Result<Response, Refusal> {
    let mut form = Reader::new(&fields);
    let (at, with) = (form.required_moment("at").map(Moment::from), form.many("with"));
    let note = form.long_text("note", 2000).unwrap_or_default();
    let order = match form.finish(Return { at, with, note }) {
        Ok(order) => order,
        Err(problems) => return draw_return(&ctx, id, &fields, &problems).await,
    };
    let ctx = once(ctx, &fields);
    match crate::cases::return_from(&ctx, id, order).await {
        Ok(()) | Err(Refusal::Repeated(_)) => {
            let (absence, _) = absence::with_others(&ctx, id).await?;
            let place = crate::cases::place_of_stay(&ctx, absence.stay_id, Right::RecordAbsence).await?;
            Ok(to_file(place.person_id, "back"))
        }
        Err(Refusal::Invalid(problems)) => draw_return(&ctx, id, &fields, &problems).await,
        Err(other) => Err(other),
    }
}
