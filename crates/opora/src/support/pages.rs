//! The pages of sessions: the list, the form that takes half a minute, the correction.

use super::file::TAB;
use super::record::{Cursor, NOTE, STEP};
use super::rules::{LONGEST, USUAL, default_kind, may_edit, rounded_start};
use super::{Session, SessionId, SessionOrder, SessionWithCorrections, Sessions, correct, edit, record, t};
use crate::people::{self, Sheet};
use crate::plans::{self, ActivityId, OpenActivity, SupportKind};
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
use kernel::types::{Day, Moment, PersonId};
use kernel::view::{Button, FormView, Toast, Tone, button_group, callout, card_body, chip_line, empty, icon};
use maud::{Markup, html};

/// So many sessions at once.
const PAGE: usize = 50;

/// The pages of this room.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/sessions", get(list))
        .route("/people/{person}/sessions/new", get(new).post(add))
        .route("/sessions/{session}", get(form).post(send))
        .route("/sessions/{session}/corrections", post(add_correction))
}

async fn list(ctx: Ctx, Path(person): Path<PersonId>, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let l = ctx.lang;
    let kind = asked.get("kind").parse::<SupportKind>().ok();
    let after = asked.get("after").parse::<Cursor>().ok();
    let sessions = super::sessions(&ctx, person, kind, after, PAGE).await?;
    let flash = match asked.get("done") {
        "saved" => Some(t::done_saved(l)),
        "corrected" => Some(t::done_corrected(l)),
        _ => None,
    };
    let toast = flash.map(|words| Toast { message: words.to_owned(), undo: None });
    let sheet = Sheet::of(TAB, t::sessions(l)).with_flash(toast);
    people::page(&ctx, person, sheet, drawn(&ctx, person, kind, &sessions)).await
}

fn drawn(ctx: &Ctx, person: PersonId, kind: Option<SupportKind>, sessions: &Sessions) -> Markup {
    let l = ctx.lang;
    let count: i64 = sessions.totals.iter().map(|(_, count, _)| count).sum();
    let minutes: i64 = sessions.totals.iter().map(|(.., minutes)| minutes).sum();
    let aside = html! {
        span.muted.small { (t::total(l, count, i18n::duration_minutes(l, minutes))) }
        span.end {}
        (kinds(l, kind, sessions))
    };
    let content = html! {
        @if sessions.items.is_empty() {
            (empty("message-square", t::no_sessions(l), t::no_sessions_words(l), html! {}))
        } @else {
            ul.rows { @for item in &sessions.items { li id={ "session-" (item.session.id) } { (row(ctx, item)) } } }
        }
        @if let Some(next) = sessions.next {
            footer { a href=(address(person, kind, Some(next))) { (t::earlier(l)) } }
        }
    };
    kernel::view::card("sessions-h", t::sessions(l), aside, content)
}

/// The kinds there are, each with its number, as a filter.
fn kinds(l: Lang, chosen: Option<SupportKind>, sessions: &Sessions) -> Markup {
    let query = |kind: Option<SupportKind>| kind.map_or("?".to_owned(), |kind| format!("?kind={kind}"));
    let mut words = vec![(None, query(None), t::all_kinds(l).to_owned())];
    for (kind, count, minutes) in &sessions.totals {
        let said = t::kind_total(l, kind.label(l), *count, i18n::duration_minutes(l, *minutes));
        words.push((Some(*kind), query(Some(*kind)), said));
    }
    let button = |(kind, href, said): &'_ (Option<SupportKind>, String, String)| -> (bool, String, String) {
        (*kind == chosen, href.clone(), said.clone())
    };
    let all: Vec<(bool, String, String)> = words.iter().map(button).collect();
    let buttons: Vec<Button<'_>> =
        all.iter().map(|(current, href, said)| Button::link(href, said).small().current(*current)).collect();
    html! { @if sessions.totals.len() > 1 { (button_group(t::by_kind(l), &buttons)) } }
}

fn address(person: PersonId, kind: Option<SupportKind>, after: Option<Cursor>) -> String {
    let kind = kind.map_or("", SupportKind::code).to_owned();
    let after = after.map(|cursor| cursor.to_string()).unwrap_or_default();
    let query = Fields::from_iter([("kind", kind), ("after", after)]).query(&[]);
    format!("/people/{person}/sessions{query}")
}

fn row(ctx: &Ctx, item: &SessionWithCorrections) -> Markup {
    let (l, session) = (ctx.lang, &item.session);
    let mine = may_edit(session.staff_id, session.written_at, ctx.account(), ctx.at);
    let minutes = i18n::duration_minutes(l, session.minutes);
    let who = session.staff_name.as_deref().unwrap_or_default();
    html! {
        (icon(session.kind.icon()))
        div.grow {
            h3 { (t::session_of(l, session.kind.label(l))) }
            p.small.muted { (i18n::day_time(l, session.held_at.local())) " · " (minutes) " · " (who) }
            p.lines { (session.note) }
            @if let Some(activity) = &session.activity { p.row.small { (icon("target")) (activity) } }
            @if !session.next_step.is_empty() {
                p.small { b { (t::next_step(l)) ": " } (session.next_step) (by_when(ctx, session.next_on)) }
            }
            @for correction in &item.corrections {
                p.small.lines {
                    b { (t::correction(l)) ", " (i18n::day_time(l, correction.written_at.local())) }
                    ", " (correction.writer.as_deref().unwrap_or_default()) ": " (correction.text)
                }
            }
        }
        a.btn.small href={ "/sessions/" (session.id) } { (if mine { t::change(l) } else { t::add_correction(l) }) }
    }
}

fn by_when(ctx: &Ctx, day: Option<Day>) -> Markup {
    html! { @if let Some(day) = day { " " (chip_line(i18n::near_day(ctx.lang, day, ctx.today()))) } }
}

async fn new(ctx: Ctx, Path(person): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let role = ctx.grants.first().map(|grant| grant.role);
    let begin = rounded_start(ctx.at).local();
    let fields = Fields::from_iter([
        ("kind", role.map_or(SupportKind::Social, default_kind).to_string()),
        ("held_at_date", begin.date().to_string()),
        ("held_at_time", i18n::time(begin.time())),
        ("minutes", USUAL.to_string()),
        ("activity_id", asked.get("activity").to_owned()),
    ]);
    let action = format!("/people/{person}/sessions/new");
    show(&ctx, person, &action, None, &fields, &Problems::default(), html! {}).await
}

async fn add(ctx: Ctx, Path(person): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let once = ctx.clone().once(fields.get("command").parse().ok());
    let result = match read(&fields) {
        Ok(order) => record(&once, person, None, &order).await.map(drop),
        Err(problems) => Err(problems.into()),
    };
    match result {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(to_list(person, "saved")),
        Err(Refusal::Invalid(problems)) => {
            let action = format!("/people/{person}/sessions/new");
            show(&ctx, person, &action, None, &fields, &problems, html! {}).await
        }
        Err(refusal) => Err(refusal),
    }
}

fn to_list(person: PersonId, what: &str) -> Response {
    Redirect::to(&format!("/people/{person}/sessions?done={what}")).into_response()
}

fn read(fields: &Fields) -> Result<SessionOrder, Problems> {
    let mut form = Reader::new(fields);
    let kind = form.required_choice::<SupportKind>("kind");
    let held_at = form.required_moment("held_at").map(Moment::from);
    let minutes = form.required("minutes", |form, name| form.integer(name, 1..=LONGEST));
    let activity_id = form.id::<ActivityId>("activity_id");
    let note = form.required("note", |form, name| form.long_text(name, NOTE));
    let next_step = form.text("next_step", STEP).unwrap_or_default();
    let next_on = form.day("next_on").map(Day::from);
    form.build(|| {
        let (kind, held_at, minutes, note) = (kind?, held_at?, minutes?, note?);
        Some(SessionOrder { kind, held_at, minutes, activity_id, note, next_step, next_on })
    })
}

async fn form(ctx: Ctx, Path(id): Path<SessionId>) -> Result<Response, Refusal> {
    let item = super::session(&ctx, id).await?;
    let session = &item.session;
    if may_edit(session.staff_id, session.written_at, ctx.account(), ctx.at) {
        return show_session(&ctx, session, &filled(session), &Problems::default(), html! {}).await;
    }
    show_correction(&ctx, &item, &Fields::default(), &Problems::default()).await
}

async fn send(ctx: Ctx, Path(id): Path<SessionId>, mut fields: Fields) -> Result<Response, Refusal> {
    let once = ctx.clone().once(fields.get("command").parse().ok());
    let seen = fields.get("version").parse().unwrap_or(0);
    let result = match read(&fields) {
        Ok(order) => edit(&once, id, seen, &order).await,
        Err(problems) => Err(problems.into()),
    };
    let session = super::session(&ctx, id).await?.session;
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_list(session.person_id, "saved")),
        Err(Refusal::Invalid(problems)) => show_session(&ctx, &session, &fields, &problems, html! {}).await,
        Err(Refusal::Stale(now)) => {
            fields.set("version", now.to_string());
            let theirs = html! { b { (t::changed_meanwhile(ctx.lang)) } br; span.lines { (session.note) } };
            let before = callout(Tone::Warn, "history", theirs);
            show_session(&ctx, &session, &fields, &Problems::default(), before).await
        }
        Err(refusal) => Err(refusal),
    }
}

fn filled(session: &Session) -> Fields {
    let begin = session.held_at.local();
    Fields::from_iter([
        ("version", session.version.to_string()),
        ("kind", session.kind.to_string()),
        ("held_at_date", begin.date().to_string()),
        ("held_at_time", i18n::time(begin.time())),
        ("minutes", session.minutes.to_string()),
        ("activity_id", session.activity_id.map(|id| id.to_string()).unwrap_or_default()),
        ("note", session.note.clone()),
        ("next_step", session.next_step.clone()),
        ("next_on", session.next_on.map(|day| day.to_string()).unwrap_or_default()),
    ])
}

async fn show_session(
    ctx: &Ctx,
    session: &Session,
    fields: &Fields,
    problems: &Problems,
    before: Markup,
) -> Result<Response, Refusal> {
    let action = format!("/sessions/{}", session.id);
    let kept = session.activity_id.zip(session.activity.clone());
    show(ctx, session.person_id, &action, kept, fields, problems, before).await
}

/// The form. A line of the plan that the session already has stays to be chosen, be it open or not.
async fn show(
    ctx: &Ctx,
    person: PersonId,
    action: &str,
    kept: Option<(ActivityId, String)>,
    fields: &Fields,
    problems: &Problems,
    before: Markup,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let mut view = ctx.view(Right::RecordSupport, On::Person(person)).await?;
    let open = plans::open_activities(&mut view, ctx.provider, person).await?;
    drop(view);
    let lines = lines(l, &open, kept);
    let view = FormView::new(fields, problems, l);
    let content = view.post(action, |form| {
        card_body(
            "form-h",
            t::session(l),
            html! {},
            html! {
                (form.hidden("version"))
                (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
                div.stack.wide-gap {
                    div.fields {
                        (form.textarea("note", t::note(l)).hint(t::note_hint(l)).autofocus())
                        (form.select("kind", t::kind(l), SupportKind::ALL.iter().map(|kind| (kind.code(), kind.label(l)))))
                        (form.number("minutes", t::minutes(l)))
                        (form.datetime("held_at", t::held_at(l)))
                        (form.select("activity_id", t::plan_line(l), lines).hint(t::plan_line_hint(l)).optional())
                        (form.text("next_step", t::next_step(l)).optional())
                        (form.date("next_on", t::next_on(l)).optional())
                    }
                    div.row { (Button::submit(t::save(l)).primary()) span.muted.small { (t::editable_for_a_day(l)) } }
                }
            },
        )
    });
    let body = html! { div.stack.wide-gap.one-form { (before) (content) } };
    in_file(ctx, person, t::session(l), problems, body).await
}

fn lines(l: Lang, open: &[OpenActivity], kept: Option<(ActivityId, String)>) -> Vec<(String, String)> {
    let line = |one: &OpenActivity| (one.id.to_string(), format!("{}: {}", one.domain.label(l), one.what));
    let kept = kept.filter(|(id, _)| !open.iter().any(|one| one.id == *id));
    open.iter().map(line).chain(kept.map(|(id, what)| (id.to_string(), what))).collect()
}

async fn in_file(
    ctx: &Ctx,
    person: PersonId,
    title: &str,
    problems: &Problems,
    body: Markup,
) -> Result<Response, Refusal> {
    let sheet = Sheet::of(TAB, title).with_errors(!problems.is_empty());
    let page = people::page(ctx, person, sheet, body).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

async fn add_correction(ctx: Ctx, Path(id): Path<SessionId>, fields: Fields) -> Result<Response, Refusal> {
    let once = ctx.clone().once(fields.get("command").parse().ok());
    let mut form = Reader::new(&fields);
    let text = form.required("text", |form, name| form.long_text(name, NOTE));
    let result = match form.build(|| text) {
        Ok(text) => correct(&once, id, &text).await,
        Err(problems) => Err(problems.into()),
    };
    let item = super::session(&ctx, id).await?;
    match result {
        Ok(_) | Err(Refusal::Repeated(_)) => Ok(to_list(item.session.person_id, "corrected")),
        Err(Refusal::Invalid(problems)) => show_correction(&ctx, &item, &fields, &problems).await,
        Err(refusal) => Err(refusal),
    }
}

async fn show_correction(
    ctx: &Ctx,
    item: &SessionWithCorrections,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let action = format!("/sessions/{}/corrections", item.session.id);
    let view = FormView::new(fields, problems, l);
    let content = view.post(&action, |form| {
        card_body(
            "form-h",
            t::add_correction(l),
            html! {},
            html! {
                (kernel::view::hidden("command", &ctx.new_id::<uuid::Uuid>().to_string()))
                div.stack.wide-gap {
                    div.fields { (form.textarea("text", t::correction(l)).hint(t::correction_hint(l)).autofocus()) }
                    div.row { (Button::submit(t::save_correction(l)).primary()) }
                }
            },
        )
    });
    let written =
        kernel::view::card("session-h", t::session(l), html! {}, html! { ul.rows { li { (row(ctx, item)) } } });
    let body = html! { div.stack.wide-gap.one-form { (written) (content) } };
    in_file(ctx, item.session.person_id, t::session(l), problems, body).await
}
