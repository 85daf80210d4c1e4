//! Calls for help on screen: those that wait first, the card that asks for safety before anything else.

use super::known::{about_whom, known};
use super::{Answer, Caller, NewSignal, Outcome, Settlement, Signal, SignalChannel};
use crate::cases::{SignalId, stacked};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use kernel::view::{Button, FormView, Toast, Tone, callout, card_body, chip, crumbs, key_values, page_head};
use maud::{Markup, html};
use uuid::Uuid;

kernel::texts!(cases_signal);

/// The pages of calls.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/services/{service}/signals", get(super::list::page))
        .route("/services/{service}/signals/new", get(open).post(send))
        .route("/signals/{signal}", get(show).post(settle))
}

pub(super) fn outcome_chip(l: Lang, outcome: Outcome) -> Markup {
    match outcome {
        Outcome::Open => chip(Tone::Warn, Some("clock"), outcome.label(l)),
        Outcome::Admitted => chip(Tone::Ok, Some("check"), outcome.label(l)),
        other => html! { (other.label(l)) },
    }
}

async fn open(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    drop(ctx.view(Right::RecordSignal, On::Service(service)).await?);
    let command: Uuid = ctx.new_id();
    let mut fields: Fields = [
        ("command", command.to_string()),
        ("received_at_date", ctx.today().to_string()),
        ("received_at_time", i18n::time(ctx.at.local().time())),
        ("channel", SignalChannel::Phone.code().to_owned()),
        ("adults", "1".to_owned()),
        ("children", "0".to_owned()),
    ]
    .into_iter()
    .collect();
    if let Ok(person) = asked.get("person").parse() {
        known(&ctx, person, &mut fields).await?;
    }
    draw_new(&ctx, service, &fields, &Problems::default(), StatusCode::OK).await
}

async fn send(ctx: Ctx, Path(service): Path<ServiceId>, fields: Fields) -> Result<Response, Refusal> {
    let order = match read(&fields) {
        Ok(order) => order,
        Err(problems) => return draw_new(&ctx, service, &fields, &problems, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let ctx = ctx.once(fields.get("command").parse().ok());
    let id = match super::record_signal(&ctx, service, order).await {
        Ok(id) => id,
        Err(Refusal::Repeated(id)) => SignalId(id),
        Err(Refusal::Invalid(problems)) => {
            return draw_new(&ctx, service, &fields, &problems, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(other) => return Err(other),
    };
    let admit = !fields.get("admit").is_empty() && ctx.may(Right::Admit, service);
    let person = fields.get("person_id");
    let to = if admit {
        format!("/services/{service}/admissions/new?signal={id}&person={person}")
    } else {
        format!("/signals/{id}?done=recorded")
    };
    Ok(Redirect::to(&to).into_response())
}

fn read(fields: &Fields) -> Result<NewSignal, Problems> {
    let mut form = Reader::new(fields);
    let danger_now = form.required_choice("danger_now");
    let called_112_at = form.moment("called_112_at").map(Moment::from);
    let safe_to_call = form.required_choice("safe_to_call");
    let received_at = form.required_moment("received_at").map(Moment::from);
    let (channel, caller) = (form.required_choice("channel"), form.required_choice("caller"));
    let adults = form.required("adults", |form, name| form.integer(name, 0..=50));
    let children = form.required("children", |form, name| form.integer(name, 0..=50));
    let person_id = form.id("person_id");
    let told = form.required("told", |form, name| form.long_text(name, 5000));
    let [callback, name_given, whereabouts] =
        ["callback", "name_given", "whereabouts"].map(|name| form.text(name, 300).unwrap_or_default());
    form.build(|| {
        Some(NewSignal {
            id: None,
            received_at,
            channel: channel?,
            caller: caller?,
            callback,
            safe_to_call: safe_to_call?,
            danger_now: danger_now?,
            called_112_at,
            adults: adults?,
            children: children?,
            name_given,
            person_id,
            told: told?,
            whereabouts,
        })
    })
}

async fn draw_new(
    ctx: &Ctx,
    service: ServiceId,
    fields: &Fields,
    problems: &Problems,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let form = FormView::new(fields, problems, l);
    let whom = match fields.get("person_id").parse() {
        Ok(person) => super::about(ctx, person).await?,
        Err(_) => None,
    };
    let action = format!("/services/{service}/signals/new");
    let above = [(format!("/services/{service}/signals"), t::title(l))];
    let screen = html! {
        (crumbs(l, &above, t::new(l)))
        (page_head(t::new(l), t::no_name_needed(l), html! {}))
        (form.post(&action, |form| html! {
            (form.hidden("command")) (form.hidden("person_id"))
            @if let Some(person) = &whom { (about_whom(l, person)) }
            (danger_card(form))
            (call_card(form))
            div.form-bar {
                (Button::submit(t::save(l)).primary())
                @if ctx.may(Right::Admit, service) { (Button::submit_as("admit", "1", t::save_and_admit(l))) }
            }
        }))
    };
    let here = Here::of(service, Place::Signals, t::new(l)).with_errors(!problems.is_empty());
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

fn danger_card(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    stacked(
        "danger-h",
        t::first_safety(l),
        html! {},
        html! {
            (callout(Tone::Danger, "siren", html! { b { (t::if_danger(l)) } " " (t::if_danger_words(l)) }))
            div.fields {
                (form.radios("danger_now", t::danger_now(l), Answer::options(l)))
                (form.radios("safe_to_call", t::safe_to_call(l), Answer::options(l)).hint(t::safe_to_call_hint(l)))
                (form.datetime("called_112_at", t::called_112(l)).optional())
                (form.text("callback", t::callback(l)).max_chars(300).optional())
            }
        },
    )
}

fn call_card(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    stacked(
        "call-h",
        t::the_call(l),
        html! {},
        html! {
            div.fields {
                (form.textarea("told", t::told(l)).hint(t::told_hint(l)).max_chars(5000))
                (form.number("adults", t::adults(l)))
                (form.number("children", t::children(l)))
                (form.text("whereabouts", t::whereabouts(l)).max_chars(300).optional())
                (form.text("name_given", t::name_given(l)).hint(t::name_given_hint(l)).max_chars(300).optional())
                (form.select("caller", t::who_calls(l), Caller::options(l)))
                (form.select("channel", t::channel(l), SignalChannel::options(l)))
                (form.datetime("received_at", t::received(l)))
            }
        },
    )
}

async fn show(ctx: Ctx, Path(id): Path<SignalId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let signal = super::signal(&ctx, id).await?;
    let (command, version): (Uuid, String) = (ctx.new_id(), signal.version.to_string());
    let fields: Fields = [
        ("command", command.to_string()),
        ("version", version),
        ("outcome", signal.outcome.code().to_owned()),
        ("note", signal.outcome_note.clone()),
        ("done", asked.get("done").to_owned()),
    ]
    .into_iter()
    .collect();
    draw(&ctx, &signal, &fields, &Problems::default(), StatusCode::OK).await
}

async fn settle(ctx: Ctx, Path(id): Path<SignalId>, mut fields: Fields) -> Result<Response, Refusal> {
    let signal = super::signal(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let (version, outcome) = (form.integer("version", 1..=i64::MAX), form.required_choice("outcome"));
    let (note, called_112_at) = (form.long_text("note", 2000), form.moment("called_112_at").map(Moment::from));
    let order = form.build(|| {
        Some(Settlement { version: version?, outcome: outcome?, note: note.unwrap_or_default(), called_112_at })
    });
    let order = match order {
        Ok(order) => order,
        Err(problems) => return draw(&ctx, &signal, &fields, &problems, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let ctx = ctx.once(fields.get("command").parse().ok());
    match super::settle_signal(&ctx, id, order).await {
        Ok(()) | Err(Refusal::Repeated(_)) => Ok(Redirect::to(&format!("/signals/{id}?done=settled")).into_response()),
        Err(Refusal::Invalid(problems)) => {
            draw(&ctx, &signal, &fields, &problems, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Refusal::Stale(version)) => {
            // What was typed stays; sent again it is meant against the version of now.
            fields.set("version", version.to_string());
            fields.set("overtaken", "1");
            let now = super::signal(&ctx, id).await?;
            draw(&ctx, &now, &fields, &Problems::default(), StatusCode::CONFLICT).await
        }
        Err(other) => Err(other),
    }
}

/// Who wrote the outcome down meanwhile, and what it is now.
fn overtaken(l: Lang, signal: &Signal, settled_by: &str) -> Markup {
    let now = [signal.outcome.label(l), &signal.outcome_note].into_iter().filter(|words| !words.is_empty());
    let now = now.collect::<Vec<_>>().join(": ");
    callout(Tone::Warn, "history", t::overtaken(l, settled_by, now))
}

async fn draw(
    ctx: &Ctx,
    signal: &Signal,
    fields: &Fields,
    problems: &Problems,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let service = signal.service_id;
    let above = [(format!("/services/{service}/signals"), t::title(l))];
    let whom = match signal.person_id {
        Some(person) => super::about(ctx, person).await?,
        None => None,
    };
    let known = whom.as_ref().map(|person| person.id.to_string()).unwrap_or_default();
    let admit = format!("/services/{service}/admissions/new?signal={}&person={known}", signal.id);
    let may_admit = ctx.may(Right::Admit, service) && signal.outcome != Outcome::Admitted;
    let form = FormView::new(fields, problems, l);
    let settled_by = super::settled_by(ctx, signal).await?;
    let screen = html! {
        (crumbs(l, &above, t::one(l)))
        (page_head(t::one(l), super::list::said_at(ctx, signal.received_at), html! {
            @if may_admit { (Button::link(&admit, t::admit(l)).icon("door-open").primary()) }
        }))
        @if let Some(person) = &whom { (about_whom(l, person)) }
        @if signal.danger_now == Answer::Yes && signal.outcome == Outcome::Open {
            (callout(Tone::Danger, "siren", html! { b { (t::if_danger(l)) } " " (t::if_danger_words(l)) }))
        }
        @if signal.safe_to_call != Answer::Yes { (callout(Tone::Warn, "phone-off", t::do_not_call_words(l))) }
        @if !fields.get("overtaken").is_empty() { (overtaken(l, signal, &settled_by)) }
        div.split {
            (card_body("told-h", t::the_call(l), html! {}, key_values(told(l, signal))))
            (card_body("outcome-h", t::outcome(l), outcome_chip(l, signal.outcome), form.post(&format!("/signals/{}", signal.id), |form| html! {
                (form.hidden("command")) (form.hidden("version"))
                div.fields {
                    (form.select("outcome", t::outcome(l), Outcome::options(l)))
                    (form.textarea("note", t::note(l)).hint(t::note_hint(l)).max_chars(2000).optional())
                    @if signal.called_112_at.is_none() { (form.datetime("called_112_at", t::called_112(l)).optional()) }
                }
                div.row { (Button::submit(t::save(l))) }
            })))
        }
    };
    let done = match fields.get("done") {
        "recorded" => Some(t::recorded(l)),
        "settled" => Some(t::settled(l)),
        _ => None,
    };
    let flash = done.map(|words| Toast { message: words.into(), undo: None });
    let here = Here::of(service, Place::Signals, t::one(l)).with_errors(!problems.is_empty()).with_flash(flash);
    Ok((status, shell::page(ctx, here, screen).await?).into_response())
}

/// The card line by line; what was not given is left out.
fn told(l: Lang, signal: &Signal) -> Vec<(&'static str, String)> {
    let at = |at: Moment| i18n::day_time(l, at.local());
    let all = [
        (t::told(l), signal.told.clone()),
        (t::people(l), t::people_count(l, signal.adults, signal.children)),
        (t::danger_now(l), signal.danger_now.label(l).to_owned()),
        (t::safe_to_call(l), signal.safe_to_call.label(l).to_owned()),
        (t::callback(l), signal.callback.clone()),
        (t::called_112(l), signal.called_112_at.map(at).unwrap_or_default()),
        (t::whereabouts(l), signal.whereabouts.clone()),
        (t::name_given(l), signal.name_given.clone()),
        (t::who_calls(l), signal.caller.label(l).to_owned()),
        (t::channel(l), signal.channel.label(l).to_owned()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}
