//! Handing over: what the next shift must know, and what is left for it, in one form and one change.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Fields, Problems, Reader};
use kernel::own_id::taken;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{self, Button, FormView, callout, card_body, card_rows};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::codes::NoteCategory;
use super::note::{self, LONGEST, NewNote};
use super::today::page as today_page;
use super::today::{self, Today};
use super::{NoteId, TaskId, clock, shift_of, t, task};
use crate::shell::{self, Here, Place};

/// What is asked one by one; anything else goes under „Друго“.
const ASKED: [NoteCategory; 5] =
    [NoteCategory::Safety, NoteCategory::Health, NoteCategory::Children, NoteCategory::House, NoteCategory::Other];

/// What one shift leaves to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    /// What it must know.
    pub notes: Vec<NewNote>,
    /// Tasks that were not done and go on in the next shift.
    pub tasks: Vec<TaskId>,
}

/// Hands over: writes the notes and moves the tasks to the beginning of the next shift. A task that somebody has done
/// meanwhile stays done.
pub async fn hand_over(ctx: &Ctx, service: ServiceId, handover: &Handover) -> Result<(), Refusal> {
    if handover.notes.is_empty() && handover.tasks.is_empty() {
        return Err(Refusal::invalid("", t::m::hand_over_something()));
    }
    for new in &handover.notes {
        note::check(new)?;
    }
    let mut change = ctx.change(Right::WriteShift, On::Service(service)).await?;
    let mut events = vec![Event::new("shift.handed_over", service)];
    let by = change.by();
    for new in &handover.notes {
        if let Some(person) = new.person_id {
            super::colleagues::require_person(&mut change, ctx.provider, service, person).await?;
        }
        let id: NoteId = ctx.own_id(new.id)?;
        note::insert(&mut change, ctx.provider, service, id, new, (ctx.at, by)).await.map_err(taken("shift_note"))?;
        events.push(note::written(id, new));
    }
    let begins = shift_of(ctx.at).until;
    for id in &handover.tasks {
        if task::move_to(&mut change, ctx.provider, service, *id, begins).await? {
            events.push(Event::new("shift_task.left", *id));
        }
    }
    change.commit_all(events).await
}

/// The pages of handing over.
pub fn routes() -> Router<App> {
    Router::new().route("/services/{service}/handover", get(show).post(send))
}

async fn show(ctx: Ctx, Path(service): Path<ServiceId>) -> Result<Markup, Refusal> {
    let day = today::today(&ctx, service).await?;
    let mut fields = Fields::default();
    fields.set("command", ctx.new_id::<Uuid>().to_string());
    let undone = day.tasks.iter().filter(|task| task.done_at.is_none());
    let left = undone.map(|task| ("task".to_owned(), task.id.to_string()));
    let known = fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let fields: Fields = known.chain(left).collect();
    page(&ctx, service, &day, &fields, &Problems::default()).await
}

async fn send(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = ctx.once(fields.get("command").parse().ok());
    let sent = match read(&ctx, &fields) {
        Ok(handover) => hand_over(&ctx, service, &handover).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    match sent {
        Ok(()) | Err(Refusal::Repeated(_)) => {
            Ok(Redirect::to(&format!("/services/{service}/today?done=handed_over")).into_response())
        }
        Err(Refusal::Invalid(problems)) => {
            let day = today::today(&ctx, service).await?;
            let page = page(&ctx, service, &day, &fields, &problems).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(other) => Err(other),
    }
}

fn read(ctx: &Ctx, fields: &Fields) -> Result<Handover, Problems> {
    let mut form = Reader::new(fields);
    let mut notes: Vec<NewNote> = Vec::new();
    for category in ASKED {
        if let Some(text) = form.long_text(category.code(), LONGEST) {
            notes.push(NewNote { id: None, category, text, person_id: None });
        }
    }
    if form.checkbox("calm") {
        let text = t::calm_shift(ctx.lang).to_owned();
        notes.push(NewNote { id: None, category: NoteCategory::Calm, text, person_id: None });
    }
    let tasks = form.many::<TaskId>("task");
    if notes.is_empty() {
        form.problem("calm", t::m::hand_over_something());
    }
    form.finish(Handover { notes, tasks })
}

async fn page(
    ctx: &Ctx,
    service: ServiceId,
    day: &Today,
    fields: &Fields,
    problems: &Problems,
) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let back = format!("/services/{service}/today");
    let undone: Vec<(String, String)> = day
        .tasks
        .iter()
        .filter(|task| task.done_at.is_none())
        .map(|task| (task.id.to_string(), format!("{} {}", clock(task.due_at), task.title)))
        .collect();
    let body = html! {
        (view::crumbs(l, &[(back.as_str(), t::today(l))], t::hand_over(l)))
        (view::page_head(t::hand_over(l), day.shift.words(l), ""))
        div.split {
            (form.post(&format!("/services/{service}/handover"), |form| html! {
                (form.hidden("command"))
                (callout(kernel::view::Tone::Info, "lightbulb", t::hand_over_hint(l)))
                @for category in ASKED { (form.textarea(category.code(), category.label(l)).max_chars(LONGEST).optional()) }
                (form.checkbox("calm", t::calm_shift(l)))
                @if !undone.is_empty() { (form.checkboxes("task", t::left_for_next(l), undone.clone())) }
                div.row { (Button::submit(t::hand_over(l)).primary()) (Button::link(&back, t::back(l)).quiet()) }
            }))
            div.stack.wide-gap {
                (card_body("out-h", t::out_now(l), "", html! { p { (today_page::out_words(l, day, ctx.at)) } }))
                (card_rows("next-h", t::due_soon(l), "", today_page::soon(ctx, &day.deadlines)))
                @if !day.written.is_empty() { (today_page::written(ctx, service, day)) }
            }
        }
    };
    shell::page(ctx, Here::of(service, Place::Today, t::hand_over(l)).with_errors(!problems.is_empty()), body).await
}
