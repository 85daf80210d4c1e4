//! The diary: the notes of all shifts by day, and writing one.

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
use kernel::types::{Day, Moment, PersonId, ServiceId};
use kernel::view::{self, Button, Filter, FormView, Toast, card_body};
use maud::{Markup, html};
use uuid::Uuid;

use super::codes::NoteCategory;
use super::note::{A_PAGE, LONGEST, NewNote, Note, NoteFilter, NotePage, acknowledge, notes, write_note};
use super::{NoteId, colleagues, note_view, t, task_pages};
use crate::shell::{self, Here, Place};

/// The pages of the diary.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/diary", get(show).post(write))
        .route("/services/{service}/diary/read", post(read_all))
}

async fn show(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Markup, Refusal> {
    let mut fields = Fields::default();
    fields.set("command", ctx.new_id::<Uuid>().to_string());
    page(&ctx, service, &query, (&fields, &Problems::default())).await
}

async fn write(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = ctx.once(fields.get("command").parse().ok());
    let made = match read(&fields) {
        Ok(new) => write_note(&ctx, service, &new).await,
        Err(problems) => Err(Refusal::Invalid(problems)),
    };
    let id: NoteId = match made {
        Ok(id) => id,
        Err(Refusal::Repeated(subject)) => subject.into(),
        Err(Refusal::Invalid(problems)) => {
            let page = page(&ctx, service, &Fields::default(), (&fields, &problems)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        Err(other) => return Err(other),
    };
    Ok(Redirect::to(&format!("/services/{service}/diary?done=written#n-{id}")).into_response())
}

async fn read_all(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let until: Moment = fields.get("until").parse().unwrap_or(ctx.at);
    acknowledge(&ctx, service, until).await?;
    let back = if fields.get("back") == "today" { "today" } else { "diary" };
    Ok(Redirect::to(&format!("/services/{service}/{back}?done=read")).into_response())
}

fn read(fields: &Fields) -> Result<NewNote, Problems> {
    let mut form = Reader::new(fields);
    let category = form.required_choice("category");
    let text = form.required("text", |form, name| form.long_text(name, LONGEST));
    let person_id = form.id::<PersonId>("person_id");
    form.build(|| Some(NewNote { id: None, category: category?, text: text?, person_id }))
}

/// What the address says has just happened.
pub fn flash(l: Lang, query: &Fields) -> Option<Toast> {
    let message = match query.get("done") {
        "written" => t::note_written(l),
        "read" => t::notes_read(l),
        "handed_over" => t::handed_over(l),
        _ => return None,
    };
    Some(Toast { message: message.to_owned(), undo: None })
}

async fn page(
    ctx: &Ctx,
    service: ServiceId,
    query: &Fields,
    (fields, problems): (&Fields, &Problems),
) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let filter = NoteFilter { before: query.get("before").parse().ok(), category: query.get("category").parse().ok() };
    let found = notes(ctx, service, filter, A_PAGE).await?;
    let people = {
        let mut view = ctx.view(Right::SeeShift, On::Service(service)).await?;
        colleagues::people_here(&mut view, ctx.provider, service, l).await?
    };
    let body = html! {
        (view::page_head(t::diary(l), t::diary_context(l), read_button(ctx, service, &found)))
        div.split {
            div.stack.wide-gap {
                (filters(l, query))
                (list(ctx, query, &found))
            }
            div.stack.wide-gap {
                @if ctx.may(Right::WriteShift, service) { (write_card(ctx, service, (fields, problems), &people)) }
            }
        }
    };
    let here = Here::of(service, Place::Diary, t::diary(l)).with_errors(!problems.is_empty());
    shell::page(ctx, here.with_flash(flash(l, query)), body).await
}

fn read_button(ctx: &Ctx, service: ServiceId, found: &NotePage) -> Markup {
    let unread = found.notes.iter().any(|note| !note.is_read);
    let action = format!("/services/{service}/diary/read");
    html! { @if unread { (note_view::acknowledge_button(ctx.lang, &action, ctx.at, "diary")) } }
}

fn filters(l: Lang, query: &Fields) -> Markup {
    let options = NoteCategory::options(l).map(|(code, words)| (code.to_owned(), words.to_owned())).collect();
    view::filters(l, query, &[Filter::OneOf { name: "category", label: t::category(l), options }], &[], "")
}

fn list(ctx: &Ctx, query: &Fields, found: &NotePage) -> Markup {
    let l = ctx.lang;
    let days: Vec<&[Note]> = found.notes.chunk_by(|one, next| one.written_at.day() == next.written_at.day()).collect();
    html! {
        @if days.is_empty() {
            section.card aria-label=(t::diary(l)) { (view::empty("notebook-pen", t::no_notes(l), t::no_notes_more(l), "")) }
        }
        @for day in days { (of_day(ctx, day, found)) }
        @if let Some(next) = found.next {
            p { (Button::link(&query.query_with("before", &next.to_string()), t::earlier(l))) }
        }
    }
}

fn of_day(ctx: &Ctx, notes: &[Note], found: &NotePage) -> Markup {
    let l = ctx.lang;
    let day = notes.first().map_or(ctx.today(), |note| note.written_at.day());
    let id = format!("day-{day}");
    let title = if day.0.year() == ctx.today().0.year() { i18n::weekday_day(l, day) } else { i18n::day(l, day) };
    view::card(
        &id,
        title,
        html! { span.chip { (i18n::near_day(l, day, ctx.today())) } },
        html! {
            @for note in notes {
                (note_view::note(l, note))
                (read_by(l, note, found))
            }
        },
    )
}

/// Who has acknowledged one note, folded away.
fn read_by(l: Lang, note: &Note, found: &NotePage) -> Markup {
    let receipts: Vec<_> = found.receipts.iter().filter(|one| one.note_id == note.id).collect();
    html! {
        @if !receipts.is_empty() {
            details.read-by {
                summary { (t::read_count(l, receipts.len())) }
                ul { @for one in receipts { li { (one.name) ", " (when(l, one.read_at, note.written_at.day())) } } }
            }
        }
    }
}

fn when(l: Lang, at: Moment, day: Day) -> String {
    if at.day() == day { super::clock(at) } else { i18n::day_time(l, at.local()) }
}

fn write_card(
    ctx: &Ctx,
    service: ServiceId,
    (fields, problems): (&Fields, &Problems),
    people: &[(PersonId, String)],
) -> Markup {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let action = format!("/services/{service}/diary");
    card_body(
        "write",
        t::write_in_diary(l),
        "",
        form.post(&action, |form| {
            html! {
                (form.hidden("command"))
                (form.radios("category", t::category(l), NoteCategory::options(l)))
                (form.textarea("text", t::what_happened(l)).hint(t::write_so(l)).max_chars(LONGEST))
                (form.select("person_id", t::about_whom(l), task_pages::ids(people)).optional())
                div { (Button::submit(t::save_note(l)).primary()) }
            }
        }),
    )
}
