//! The shift for programs.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::http::{Created, Json, expected_version};
use kernel::i18n::Lang;
use kernel::refusal::{Refusal, made};
use kernel::types::{AccountId, Moment, PersonId, ServiceId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::note::{A_PAGE, NewNote, Note, NoteFilter, Receipt, acknowledge, notes, write_note};
use super::task::{NewTask, Task, add_task, tasks, tick, untick};
use super::today::{self, Resident};
use super::{Handover, NoteCategory, NoteId, Shift, TaskId, TaskKind, Wait, hand_over, shift_of};
use crate::cases::{AbsenceKind, CaseId, ContactChannel, InDanger, StayId};
use crate::deadlines::{self, DeadlineBody};
use crate::lists::{Page, Part};
use crate::people::alert::AlertKind;

/// The room's part of the API.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(day))
        .routes(routes!(note_list, note_write))
        .routes(routes!(note_acknowledge))
        .routes(routes!(task_list, task_add))
        .routes(routes!(task_done, task_undone))
        .routes(routes!(handover))
}

/// A note, as a program sees it.
#[derive(Serialize, ToSchema)]
pub struct NoteBody {
    id: NoteId,
    category: NoteCategory,
    text: String,
    person_id: Option<PersonId>,
    written_at: Moment,
    written_by: Option<AccountId>,
    /// The reader wrote it or has acknowledged it.
    is_read: bool,
    /// Who has acknowledged it.
    receipts: Vec<Receipt>,
}

/// A page of notes, the newest first.
#[derive(Serialize, ToSchema)]
pub struct NoteList {
    items: Vec<NoteBody>,
    /// `?after=` of the next page.
    next: Option<Moment>,
}

/// A task, as a program sees it.
#[derive(Serialize, ToSchema)]
pub struct TaskBody {
    id: TaskId,
    due_at: Moment,
    title: String,
    kind: TaskKind,
    person_id: Option<PersonId>,
    assignee_id: Option<AccountId>,
    done_at: Option<Moment>,
    done_by: Option<AccountId>,
    version: i64,
}

/// Somebody who is here.
#[derive(Serialize, ToSchema)]
pub struct ResidentBody {
    stay_id: StayId,
    case_id: CaseId,
    person_id: PersonId,
    /// First name and initial.
    person: String,
    room: Option<String>,
    /// Why somebody is away; none when they are in.
    away: Option<AbsenceKind>,
    away_since: Option<Moment>,
    away_until: Option<Moment>,
    /// What to know at once.
    alerts: Vec<AlertBody>,
    /// There is no valid ground for their stay.
    without_basis: bool,
    /// Days until the end of the longest stay; negative when it has passed.
    days_left: Option<i64>,
}

/// Something to know at once of somebody.
#[derive(Serialize, ToSchema)]
pub struct AlertBody {
    kind: AlertKind,
    text: String,
}

/// The day of the shift that is on.
#[derive(Serialize, ToSchema)]
pub struct DayBody {
    shift: Shift,
    residents: Vec<ResidentBody>,
    tasks: Vec<TaskBody>,
    deadlines: Vec<DeadlineBody>,
    /// What the last shift wrote, and this one so far.
    notes: Vec<NoteBody>,
    /// What waits for the reader: signatures, next steps, unfinished drafts.
    waiting: Vec<Wait>,
    /// Those who have left and were found in danger again, until there is a call for help about them or a new case.
    in_danger: Vec<DangerBody>,
}

/// Somebody who has left and is in danger again.
#[derive(Serialize, ToSchema)]
pub struct DangerBody {
    /// The `person_id` to send with the call for help.
    person_id: PersonId,
    /// First name and initial.
    person: String,
    /// When the contact was.
    since: Moment,
    /// By which way; none when nobody wrote it down.
    channel: Option<ContactChannel>,
}

/// Until when notes have been read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Until {
    until: Moment,
}

/// The id of what was made.
#[derive(Serialize, ToSchema)]
struct Made<I: ToSchema> {
    id: I,
}

/// Who is in, out and due back; what is due; tasks; notes of the last shift and this one.
#[utoipa::path(get, path = "/services/{service}/today", tag = "shifts", params(("service" = ServiceId, Path)),
    responses((status = 200, body = DayBody)))]
async fn day(ctx: Ctx, Path(service): Path<ServiceId>) -> Result<Json<DayBody>, Refusal> {
    let day = today::today(&ctx, service).await?;
    let households = day.households.iter();
    let residents = households.flat_map(|one| one.members().map(|member| resident(one.case, member)));
    let notes = day.handed_over.iter().chain(&day.written);
    Ok(Json(DayBody {
        shift: day.shift,
        residents: residents.collect(),
        tasks: day.tasks.iter().map(task).collect(),
        deadlines: day.deadlines.iter().map(|one| deadlines::body(&ctx, one)).collect(),
        notes: notes.map(|note| note_body(note, &day.receipts)).collect(),
        waiting: day.waits.clone(),
        in_danger: day.in_danger.iter().map(|one| danger(ctx.lang, one)).collect(),
    }))
}

/// The notes of all shifts.
#[utoipa::path(get, path = "/services/{service}/shift-notes", tag = "shifts",
    params(("service" = ServiceId, Path), ("after" = Option<Moment>, Query), ("limit" = Option<i64>, Query),
        ("category" = Option<NoteCategory>, Query)),
    responses((status = 200, body = NoteList)))]
async fn note_list(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Json<NoteList>, Refusal> {
    let filter = NoteFilter { before: query.get("after").parse().ok(), category: query.get("category").parse().ok() };
    let limit = query.get("limit").parse().unwrap_or(A_PAGE);
    let page = notes(&ctx, service, filter, limit).await?;
    let items = page.notes.iter().map(|note| note_body(note, &page.receipts)).collect();
    Ok(Json(NoteList { items, next: page.next }))
}

/// Writes a note.
#[utoipa::path(post, path = "/services/{service}/shift-notes", tag = "shifts", params(("service" = ServiceId, Path)),
    request_body = NewNote, responses((status = 201, body = Made<NoteId>)))]
async fn note_write(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(new): Json<NewNote>,
) -> Result<Created<Made<NoteId>>, Refusal> {
    let id = made(write_note(&ctx, service, &new).await)?;
    Ok(Created { location: format!("/api/v1/services/{service}/shift-notes"), version: 1, body: Made { id } })
}

/// Acknowledges all notes until an instant.
#[utoipa::path(post, path = "/services/{service}/shift-notes/acknowledged", tag = "shifts",
    params(("service" = ServiceId, Path)), request_body = Until, responses((status = 204)))]
async fn note_acknowledge(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(order): Json<Until>,
) -> Result<StatusCode, Refusal> {
    acknowledge(&ctx, service, order.until).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The tasks of the shift that is on, or of a stretch of time, and those before it that are not done.
#[utoipa::path(get, path = "/services/{service}/tasks", tag = "shifts",
    params(("service" = ServiceId, Path), ("from" = Option<Moment>, Query), ("until" = Option<Moment>, Query), Part),
    responses((status = 200, body = Page<TaskBody>)))]
async fn task_list(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Asked(query): Asked,
    Query(part): Query<Part>,
) -> Result<Json<Page<TaskBody>>, Refusal> {
    let shift = shift_of(ctx.at);
    let from = query.get("from").parse().unwrap_or(shift.from);
    let until = query.get("until").parse().unwrap_or(shift.until);
    let items = tasks(&ctx, service, from, until).await?;
    Ok(Json(part.of(items.iter().map(task).collect(), |task| task.id)?))
}

/// Adds a task.
#[utoipa::path(post, path = "/services/{service}/tasks", tag = "shifts", params(("service" = ServiceId, Path)),
    request_body = NewTask, responses((status = 201, body = Made<TaskId>)))]
async fn task_add(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(new): Json<NewTask>,
) -> Result<Created<Made<TaskId>>, Refusal> {
    let id = made(add_task(&ctx, service, &new).await)?;
    Ok(Created { location: format!("/api/v1/services/{service}/tasks"), version: 1, body: Made { id } })
}

/// Ticks a task off; `If-Match` is the version seen.
#[utoipa::path(put, path = "/services/{service}/tasks/{task}/done", tag = "shifts",
    params(("service" = ServiceId, Path), ("task" = TaskId, Path), ("If-Match" = String, Header)),
    responses((status = 204), (status = 409, description = "It is not as it was seen")))]
async fn task_done(
    ctx: Ctx,
    Path((service, id)): Path<(ServiceId, TaskId)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    tick(&ctx, service, id, expected_version(&headers)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a tick back; `If-Match` is the version seen.
#[utoipa::path(delete, path = "/services/{service}/tasks/{task}/done", tag = "shifts",
    params(("service" = ServiceId, Path), ("task" = TaskId, Path), ("If-Match" = String, Header)),
    responses((status = 204), (status = 409, description = "It is not as it was seen")))]
async fn task_undone(
    ctx: Ctx,
    Path((service, id)): Path<(ServiceId, TaskId)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    untick(&ctx, service, id, expected_version(&headers)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Hands the shift over.
#[utoipa::path(post, path = "/services/{service}/handovers", tag = "shifts", params(("service" = ServiceId, Path)),
    request_body = Handover, responses((status = 204)))]
async fn handover(
    ctx: Ctx,
    Path(service): Path<ServiceId>,
    Json(order): Json<Handover>,
) -> Result<StatusCode, Refusal> {
    hand_over(&ctx, service, &order).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn danger(l: Lang, one: &InDanger) -> DangerBody {
    DangerBody { person_id: one.person_id, person: one.short_name(l), since: one.done_at, channel: one.channel }
}

fn note_body(note: &Note, receipts: &[Receipt]) -> NoteBody {
    NoteBody {
        id: note.id,
        category: note.category,
        text: note.text.clone(),
        person_id: note.person_id,
        written_at: note.written_at,
        written_by: note.written_by,
        is_read: note.is_read,
        receipts: receipts.iter().filter(|one| one.note_id == note.id).cloned().collect(),
    }
}

fn task(task: &Task) -> TaskBody {
    TaskBody {
        id: task.id,
        due_at: task.due_at,
        title: task.title.clone(),
        kind: task.kind,
        person_id: task.person_id,
        assignee_id: task.assignee_id,
        done_at: task.done_at,
        done_by: task.done_by,
        version: task.version,
    }
}

fn resident(case: CaseId, one: &Resident) -> ResidentBody {
    ResidentBody {
        stay_id: one.stay,
        case_id: case,
        person_id: one.person,
        person: one.name.clone(),
        room: one.room.clone(),
        away: one.away.as_ref().map(|away| away.kind),
        away_since: one.away.as_ref().map(|away| away.left_at),
        away_until: one.away.as_ref().and_then(|away| away.due_at),
        alerts: one.alerts.iter().map(|(kind, text)| AlertBody { kind: *kind, text: text.clone() }).collect(),
        without_basis: !one.grounded,
        days_left: one.limit.map(|limit| limit.left),
    }
}
