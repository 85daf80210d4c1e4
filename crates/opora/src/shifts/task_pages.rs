//! The card of the shift's tasks, ticking them, and adding one.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, Moment, PersonId, ServiceId};
use kernel::view::{self, Button, FormView, Toast, Tone, chip, hidden, icon};
use maud::{Markup, html};
use uuid::Uuid;

use super::codes::TaskKind;
use super::task::{LONGEST, NewTask, Task, add_task, tick, untick};
use super::today::Today;
use super::{TaskId, clock, colleagues, t};
use crate::shell::{self, Here, Place};

/// The pages of tasks.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/tasks/new", get(new).post(add))
        .route("/services/{service}/tasks/{task}/done", post(done))
        .route("/services/{service}/tasks/{task}/undone", post(undone))
}

/// The card „За смяната“.
pub fn card(ctx: &Ctx, service: ServiceId, day: &Today) -> Markup {
    let l = ctx.lang;
    let ready = day.tasks.iter().filter(|task| task.done_at.is_some()).count();
    let add = format!("/services/{service}/tasks/new");
    let aside = html! {
        @if !day.tasks.is_empty() { p { (t::ready_of(l, ready, day.tasks.len())) } }
        @if ctx.may(Right::WriteShift, service) { (Button::link(&add, t::add(l)).small().quiet().icon("plus")) }
    };
    let before = day.tasks.iter().take_while(|task| task.due_at <= ctx.at).count();
    let (past, ahead) = day.tasks.split_at(before);
    view::card(
        "tasks-h",
        t::for_the_shift(l),
        aside,
        html! {
            @if day.tasks.is_empty() {
                (view::empty("clipboard-check", t::no_tasks(l), t::no_tasks_more(l), ""))
            } @else {
                ul.rows {
                    @for task in past { (row(ctx, service, task, day)) }
                    li.now-line { time datetime=(ctx.at) { (t::now_at(l, clock(ctx.at))) } }
                    @for task in ahead { (row(ctx, service, task, day)) }
                }
            }
        },
    )
}

fn row(ctx: &Ctx, service: ServiceId, task: &Task, day: &Today) -> Markup {
    let l = ctx.lang;
    let is_done = task.done_at.is_some();
    let (id, verb) = (format!("t-{}", task.id), if is_done { "undone" } else { "done" });
    let action = format!("/services/{service}/tasks/{}/{verb}", task.id);
    let may = ctx.may(Right::WriteShift, service);
    let is_mine = task.assignee_id.is_some() && task.assignee_id == ctx.account();
    html! {
        li.task data-done[is_done] {
            form method="post" action=(action) {
                (hidden("version", &task.version.to_string()))
                button.tick-off #(id) type="submit" role="checkbox" aria-checked=(is_done) aria-disabled=[(!may).then_some("true")] {
                    (icon("check")) span.visually-hidden { (task.title) }
                }
            }
            time datetime=(task.due_at) { (clock(task.due_at)) }
            label.grow for=(id) {
                b { (task.title) }
                span.sub { (about(ctx, task)) }
            }
            @if task.due_at < day.shift.from {
                (chip(Tone::Warn, None, t::left_from(l, i18n::near_day(l, task.due_at.day(), ctx.today()))))
            } @else if is_mine && !is_done {
                (chip(Tone::Info, Some("user-round"), t::you(l)))
            } @else if task.kind == TaskKind::Arrival && !is_done {
                (chip(Tone::Plan, Some("door-open"), task.kind.label(l)))
            }
        }
    }
}

/// „Право · Елена Д. · ти“; of a task that is done, who did it.
fn about(ctx: &Ctx, task: &Task) -> String {
    let l = ctx.lang;
    let person = task.person(l);
    let who = match (&task.doer, &task.assignee) {
        (Some(_), _) if task.done_by == ctx.account() => Some(t::done_by_you(l).to_owned()),
        (Some(doer), _) => Some(t::done_by(l, doer)),
        (None, Some(_)) if task.assignee_id == ctx.account() => Some(t::you(l).to_lowercase()),
        (None, assignee) => assignee.clone(),
    };
    [Some(task.kind.label(l).to_owned()), person, who].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the address says has just happened to a task, with the way to take it back.
pub fn flash(l: Lang, service: ServiceId, day: &Today, query: &Fields) -> Option<Toast> {
    let find = |name| -> Option<&Task> {
        let id: TaskId = query.get(name).parse().ok()?;
        day.tasks.iter().find(|task| task.id == id)
    };
    if let Some(task) = find("ticked") {
        let action = format!("/services/{service}/tasks/{}/undone?version={}", task.id, task.version);
        let undo = task.done_at.map(|_| (action, t::undo(l).to_owned()));
        return Some(Toast { message: t::ticked(l, &task.title), undo });
    }
    if let Some(task) = find("reopened") {
        return Some(Toast { message: t::reopened(l, &task.title), undo: None });
    }
    let task = find("already")?;
    let message = match (&task.doer, task.done_at) {
        (Some(doer), Some(at)) => t::already_done(l, &task.title, doer, clock(at)),
        _ => t::already_reopened(l, &task.title),
    };
    Some(Toast { message, undo: None })
}

async fn done(ctx: Ctx, Path((service, id)): Path<(ServiceId, TaskId)>, fields: Fields) -> Result<Response, Refusal> {
    after(service, id, "ticked", tick(&ctx, service, id, version(&fields)).await)
}

async fn undone(
    ctx: Ctx,
    Path((service, id)): Path<(ServiceId, TaskId)>,
    Asked(query): Asked,
    fields: Fields,
) -> Result<Response, Refusal> {
    let from = if fields.has("version") { &fields } else { &query };
    after(service, id, "reopened", untick(&ctx, service, id, version(from)).await)
}

fn version(fields: &Fields) -> i64 {
    fields.get("version").parse().unwrap_or(-1)
}

/// Back to the day; whoever came second is told who was first.
fn after(service: ServiceId, id: TaskId, word: &str, what: Result<(), Refusal>) -> Result<Response, Refusal> {
    let word = match what {
        Ok(()) => word,
        Err(Refusal::Stale(_)) => "already",
        Err(other) => return Err(other),
    };
    Ok(Redirect::to(&format!("/services/{service}/today?{word}={id}#t-{id}")).into_response())
}

async fn new(ctx: Ctx, Path(service): Path<ServiceId>) -> Result<Markup, Refusal> {
    let mut fields = Fields::default();
    let soon = ctx.at.plus_minutes(60).local();
    fields.set("due_date", soon.date().to_string());
    fields.set("due_time", format!("{:02}:00", soon.hour()));
    fields.set("kind", TaskKind::General.code());
    fields.set("command", ctx.new_id::<Uuid>().to_string());
    form_page(&ctx, service, &fields, &Problems::default()).await
}

async fn add(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = ctx.once(fields.get("command").parse().ok());
    let made = match read(&fields) {
        Ok(order) => add_task(&ctx, service, &order).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    let id: TaskId = match made {
        Ok(id) => id,
        Err(Refusal::Repeated(subject)) => subject.into(),
        Err(Refusal::Invalid(problems)) => {
            let page = form_page(&ctx, service, &fields, &problems).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(other) => return Err(other),
    };
    Ok(Redirect::to(&format!("/services/{service}/today#t-{id}")).into_response())
}

fn read(fields: &Fields) -> Result<NewTask, Problems> {
    let mut form = Reader::new(fields);
    let title = form.required_text("title", LONGEST);
    let kind = form.required_choice("kind");
    let due_at = form.required_moment("due");
    let person_id = form.id::<PersonId>("person_id");
    let assignee_id = form.id::<AccountId>("assignee_id");
    form.build(|| {
        Some(NewTask { id: None, due_at: Moment::from(due_at?), title: title?, kind: kind?, person_id, assignee_id })
    })
}

async fn form_page(ctx: &Ctx, service: ServiceId, fields: &Fields, problems: &Problems) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let (people, staff) = {
        let mut view = ctx.view(Right::WriteShift, On::Service(service)).await?;
        let people = colleagues::people_here(&mut view, ctx.provider, service, l).await?;
        (people, colleagues::colleagues(&mut view, ctx.provider, service, ctx.at).await?)
    };
    let form = FormView::new(fields, problems, l);
    let back = format!("/services/{service}/today");
    let body = html! {
        (view::crumbs(l, &[(back.as_str(), t::today(l))], t::new_task(l)))
        (view::page_head(t::new_task(l), "", ""))
        (form.post(&format!("/services/{service}/tasks/new"), |form| html! {
            (form.hidden("command"))
            div.fields {
                (form.text("title", t::task_title(l)).hint(t::task_hint(l)).max_chars(LONGEST).span())
                (form.datetime("due", t::task_when(l)))
                (form.select("kind", t::task_kind(l), TaskKind::options(l)))
                (form.select("person_id", t::task_person(l), ids(&people)).optional())
                (form.select("assignee_id", t::task_assignee(l), ids(&staff)).optional())
            }
            div.row { (Button::submit(t::add(l)).primary()) (Button::link(&back, t::back(l)).quiet()) }
        }))
    };
    shell::page(ctx, Here::of(service, Place::Today, t::new_task(l)).with_errors(!problems.is_empty()), body).await
}

/// (id, words) of each, for a field of choices.
pub fn ids<I: ToString>(choices: &[(I, String)]) -> Vec<(String, String)> {
    choices.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
}
