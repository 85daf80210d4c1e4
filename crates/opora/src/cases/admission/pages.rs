//! One screen for a night: safety and who, what was seen, on which ground, whom we told, which bed.

use super::form::{self, NOTICES, blocks};
use super::likely;
use crate::cases::codes::*;
use crate::cases::signal::{self, Answer, Signal};
use crate::cases::{CaseId, lead, stacked, stay};
use crate::people::{self, Candidate, Person, Sex};
use crate::places::{self, Board};
use crate::provider::has_beds;
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{AccountId, PersonId, ServiceId};
use kernel::view::{Button, FormView, Tone, callout, crumbs, icon, page_head};
use maud::{Markup, html};
use uuid::Uuid;

kernel::texts!(cases_admission);

/// The page of admission.
pub fn routes() -> Router<App> {
    Router::new().route("/services/{service}/admissions/new", get(open).post(send))
}

async fn open(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    drop(ctx.view(Right::Admit, On::Service(service)).await?);
    let call = match asked.get("signal").parse() {
        Ok(id) => Some(signal::signal(&ctx, id).await?),
        Err(_) => None,
    };
    let command: Uuid = ctx.new_id();
    let (bed, person) = (asked.get("bed"), asked.get("person").parse().ok());
    let fields = form::opened(ctx.at, command.to_string(), call.as_ref(), bed, person);
    draw(&ctx, service, &fields, &Problems::default(), Vec::new(), StatusCode::OK).await
}

async fn send(ctx: Ctx, Path(service): Path<ServiceId>, mut fields: Fields) -> Result<Response, Refusal> {
    let none = Problems::default();
    if form::turned(&mut fields) {
        return draw(&ctx, service, &fields, &none, Vec::new(), StatusCode::OK).await;
    }
    let order = match form::read(&fields, ctx.today()) {
        Ok(order) => order,
        Err(problems) => {
            return draw(&ctx, service, &fields, &problems, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let ctx = ctx.once(fields.get("command").parse().ok());
    match super::admit(&ctx, service, order.clone()).await {
        Ok(admitted) => Ok(to_file(admitted.stays.first().map(|one| one.person_id))),
        Err(Refusal::Repeated(case)) => Ok(to_file(first_of(&ctx, service, CaseId(case)).await?)),
        Err(Refusal::Invalid(problems)) if problems.iter().all(|problem| problem.field.ends_with("_none_of")) => {
            let likely = likely(&ctx, service, &order).await?;
            draw(&ctx, service, &fields, &none, likely, StatusCode::OK).await
        }
        Err(Refusal::Invalid(problems)) => {
            draw(&ctx, service, &fields, &problems, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(other) => Err(other),
    }
}

fn to_file(person: Option<PersonId>) -> Response {
    match person {
        Some(person) => Redirect::to(&format!("/people/{person}?done=admitted")).into_response(),
        None => Refusal::Missing.into_response(),
    }
}

async fn first_of(ctx: &Ctx, service: ServiceId, case: CaseId) -> Result<Option<PersonId>, Refusal> {
    let mut view = ctx.view(Right::SeePeople, On::Service(service)).await?;
    Ok(stay::first_person(&mut view, ctx.provider, case).await?.map(|(person,)| person))
}

/// What the form shows beside what was typed.
struct Scene {
    service: ServiceId,
    board: Board,
    team: Vec<(AccountId, String)>,
    signal: Option<Signal>,
    known: Vec<(PersonId, Person)>,
    likely: Vec<Vec<Candidate>>,
    today: kernel::types::Day,
}

async fn draw(
    ctx: &Ctx,
    service: ServiceId,
    fields: &Fields,
    problems: &Problems,
    likely: Vec<Vec<Candidate>>,
    status: StatusCode,
) -> Result<Response, Refusal> {
    let board = places::board(ctx, service, ctx.at).await?;
    let signal = match fields.get("signal").parse() {
        Ok(id) => Some(signal::signal(ctx, id).await?),
        Err(_) => None,
    };
    let mut known = Vec::new();
    for index in 0..blocks(fields) {
        if let Ok(id) = fields.get(&format!("p{index}_known")).parse() {
            known.push((id, people::person(ctx, id).await?));
        }
    }
    let team = lead::team(ctx, service).await?;
    let scene = Scene { service, board, team, signal, known, likely, today: ctx.today() };
    let form = FormView::new(fields, problems, ctx.lang);
    let here = Here::of(service, Place::People, t::title(ctx.lang)).with_errors(!problems.is_empty());
    let page = shell::page(ctx, here, screen(&form, &scene)).await?;
    Ok((status, page).into_response())
}

fn screen(form: &FormView<'_>, scene: &Scene) -> Markup {
    let l = form.lang;
    let action = format!("/services/{}/admissions/new", scene.service);
    let free = scene.board.places.iter().filter(|place| place.taken.is_none()).count();
    html! {
        (crumbs(l, &[(format!("/services/{}/people", scene.service), t::cases(l))], t::title(l)))
        (page_head(t::title(l), t::free_places(l, free), html! {}))
        (form.post(&action, |form| html! {
            // The first button of a form answers to Enter; it must be the one that admits.
            button.visually-hidden type="submit" tabindex="-1" aria-hidden="true" { (t::admit(l)) }
            (form.hidden("command")) (form.hidden("signal")) (form.hidden("people"))
            (safety(form, scene))
            @if scene.likely.iter().any(|found| !found.is_empty()) { (found(form, scene)) }
            (people_card(form, scene))
            (entry_card(form, scene))
            (state_card(form))
            (notices_card(form))
            div.form-bar { (Button::submit(t::admit(l)).primary().busy(t::admitting(l))) }
        }))
    }
}

/// Danger first: what the call said, and 112.
fn safety(form: &FormView<'_>, scene: &Scene) -> Markup {
    let l = form.lang;
    let in_danger = scene.signal.as_ref().is_some_and(|signal| signal.danger_now == Answer::Yes);
    html! {
        @if in_danger { (callout(Tone::Danger, "siren", t::call_112(l))) }
        @if let Some(signal) = &scene.signal {
            (callout(Tone::Info, "phone", html! { b { (t::from_call(l)) } " " (signal.told) }))
        }
        @for unit in scene.board.units.iter().filter(|unit| unit.people >= unit.capacity) {
            (callout(Tone::Warn, "triangle-alert", t::unit_full(l, &unit.name)))
        }
    }
}

/// People who may have a file already: one picks the file, or says that they are new.
fn found(form: &FormView<'_>, scene: &Scene) -> Markup {
    let l = form.lang;
    stacked(
        "found-h",
        t::maybe_known(l),
        html! {},
        html! {
            p { (t::maybe_known_words(l)) }
            ul.duplicates {
                @for (index, candidates) in scene.likely.iter().enumerate() {
                    @for candidate in candidates {
                        li {
                            div.grow {
                                b { (candidate.person.called(l)) }
                                @if let Some(age) = candidate.person.birth().age_words(l, scene.today) { ", " (age) }
                                div.reasons { @for reason in &candidate.reasons { span.chip { (reason.words(l)) } } }
                            }
                            div.actions {
                                (Button::submit_as("pick", &format!("{index}:{}", candidate.person.id), t::this_person(l)))
                            }
                        }
                    }
                    @if !candidates.is_empty() {
                        li {
                            div.grow { (t::none_of_them(l, index + 1)) }
                            div.actions { (Button::submit_as("pick", &none_of(index, candidates), t::new_person(l))) }
                        }
                    }
                }
            }
        },
    )
}

/// That somebody is new, and none of those who were shown.
fn none_of(index: usize, candidates: &[Candidate]) -> String {
    let shown: Vec<String> = candidates.iter().map(|candidate| candidate.person.id.to_string()).collect();
    format!("{index}:new:{}", shown.join(","))
}

fn people_card(form: &FormView<'_>, scene: &Scene) -> Markup {
    let l = form.lang;
    let count = blocks(form.fields);
    stacked(
        "people-h",
        t::who_comes(l),
        t::alias_is_enough(l),
        html! {
            div.repeat {
                @for index in 0..count { (person(form, scene, index, count)) }
                div.row {
                    (Button::submit_as("add", "accompanying", t::add_child(l)).icon("plus"))
                    (Button::submit_as("add", "child", t::add_child_alone(l)).quiet())
                    (Button::submit_as("add", "adult", t::add_adult(l)).quiet())
                }
            }
        },
    )
}

fn person(form: &FormView<'_>, scene: &Scene, index: usize, count: usize) -> Markup {
    let l = form.lang;
    let field = |name: &str| format!("p{index}_{name}");
    let part = form.fields.get(&field("part")).parse::<Part>().unwrap_or(Part::Adult);
    let picked = form.fields.get(&field("known")).parse::<PersonId>().ok();
    let known = picked.and_then(|id| scene.known.iter().find(|(known, _)| *known == id));
    let number = (index + 1).to_string();
    html! {
        fieldset {
            legend { (t::person_number(l, &number)) ", " (part.label(l)) }
            @if count > 1 {
                span.legend-end {
                    (Button::submit_as("remove", &index.to_string(), &t::remove_person(l, &number)).icon("x").icon_only().quiet())
                }
            }
            div.stack {
            (form.hidden(&field("none_of")))
            (form.hidden(&field("known")))
            @match known {
                Some((_, person)) => p.row #{ "f-" (field("who")) } tabindex="-1" {
                    (icon("user-round-check")) b { (person.called(l)) }
                    (Button::submit_as("unpick", &index.to_string(), t::someone_else(l)).small().quiet())
                },
                None => (names(form, index, part)),
            }
            @if let Some(message) = form.problems.of(&field("who")) { (callout(Tone::Danger, "triangle-alert", message.say(l))) }
            (ground(form, scene, index))
            }
        }
    }
}

fn names(form: &FormView<'_>, index: usize, part: Part) -> Markup {
    let l = form.lang;
    let field = |name: &str| format!("p{index}_{name}");
    let sexes = Sex::ALL.iter().map(|sex| (sex.code(), sex.label(l)));
    html! {
        div.fields {
            (form.text(&field("alias"), t::alias(l)).hint(t::alias_hint(l)).max_chars(100).optional())
            (form.text(&field("given"), t::given(l)).max_chars(100).optional())
            (form.text(&field("family"), t::family(l)).max_chars(100).optional())
            (form.number(&field("age"), t::age(l)).hint(t::age_hint(l)).optional())
            (form.partial_date(&field("born"), t::born(l)).optional())
            (form.radios(&field("sex"), t::sex(l), sexes))
            @if part == Part::Adult {
                (form.text(&field("languages"), t::languages(l)).max_chars(100).optional())
                (form.checkbox(&field("interpreter"), t::interpreter(l)))
            }
        }
    }
}

/// As what, on which ground, in which bed.
fn ground(form: &FormView<'_>, scene: &Scene, index: usize) -> Markup {
    let l = form.lang;
    let field = |name: &str| format!("p{index}_{name}");
    let with_paper = when(&field("basis"), &["dsp_order", "judgment", "police_protection", "referral"]);
    let units = scene.board.structure.units.iter();
    let units = units.filter(|unit| has_beds(unit.kind) && unit.valid_on(scene.today));
    let units = units.map(|unit| (unit.id.to_string(), unit.name.clone()));
    html! {
        div.fields {
            (form.select(&field("part"), t::part(l), Part::options(l)))
            (form.select(&field("basis"), t::basis(l), BasisKind::options(l)))
            (form.select(&field("bed"), t::bed(l), scene.board.choices(l)).optional())
            (form.select(&field("unit"), t::unit(l), units).hint(t::unit_hint(l)).optional())
        }
        div.fields data-enable-when=(with_paper) data-enable-behavior="any" {
            (form.text(&field("basis_number"), t::basis_number(l)).max_chars(200))
            (form.text(&field("basis_issuer"), t::basis_issuer(l)).max_chars(200).optional())
            (form.datetime(&field("basis_from"), t::basis_from(l)).hint(t::basis_from_hint(l)).optional())
            (form.datetime(&field("basis_until"), t::basis_until(l)).hint(t::basis_until_hint(l)).optional())
        }
        @if form.problems.of(&field("reason")).is_some() || !form.fields.get(&field("reason")).is_empty() {
            (form.text(&field("reason"), t::bed_reason(l)).max_chars(500))
        }
    }
}

/// The rule by which a part of the form is shown: one of these answers was given.
fn when(question: &str, answers: &[&str]) -> String {
    let conditions: serde_json::Value = answers
        .iter()
        .map(|answer| serde_json::json!({ "question": question, "operator": "=", "answer": answer }))
        .collect();
    conditions.to_string()
}

fn entry_card(form: &FormView<'_>, scene: &Scene) -> Markup {
    let l = form.lang;
    let team = scene.team.iter().map(|(account, name)| (account.to_string(), name.clone()));
    stacked(
        "entry-h",
        t::how_they_come(l),
        html! {},
        html! {
            div.fields {
                (form.datetime("at", t::at(l)))
                (form.radios("entry", t::entry(l), Entry::options(l)))
                (form.select("reason", t::reason(l), Reason::options(l)))
                (form.select("brought_by", t::brought_by(l), BroughtBy::options(l)))
                (form.text("brought_by_name", t::brought_by_name(l)).hint(t::brought_by_hint(l)).max_chars(200).optional())
                (form.select("duration", t::duration(l), Duration::options(l)))
                (form.select("case_manager", t::lead(l), team).optional())
            }
            div.fields data-enable-when=(when("entry", &["referral"])) data-enable-behavior="any" {
                (form.text("referrer", t::referrer(l)).max_chars(200))
                (form.text("referral_number", t::referral_number(l)).max_chars(200).optional())
                (form.date("referral_on", t::referral_on(l)).optional())
            }
        },
    )
}

fn state_card(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    stacked(
        "state-h",
        t::protocol(l),
        t::protocol_words(l),
        html! {
            div.fields {
                (form.textarea("condition", t::condition(l)).hint(t::condition_hint(l)).max_chars(5000).optional())
                (form.textarea("belongings", t::belongings(l)).max_chars(5000).optional())
                (form.checkbox("life_in_danger", t::life_in_danger(l)).span())
                (form.checkbox("trafficking", t::trafficking(l)).span())
                (form.checkbox("house_rules", t::house_rules(l)).span())
                (form.checkbox("information", t::information(l)).span())
            }
        },
    )
}

/// The notices that are due at the door: sent now with a way, or not yet, and then they stand among the deadlines.
fn notices_card(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    let due = [t::due_dsp(l), t::due_police(l), t::due_prosecutor(l)];
    stacked(
        "notices-h",
        t::notices(l),
        t::notices_words(l),
        html! {
            @for (index, ((about, addressee), due)) in NOTICES.into_iter().zip(due).enumerate() {
                div.fields {
                    (form.select(&format!("n{index}_channel"), &t::notice_to(l, addressee.label(l), about.label(l)), channels(l)).hint(due).optional())
                    (form.datetime(&format!("n{index}_sent_at"), t::notice_sent_at(l)).hint(t::notice_now(l)).optional())
                    (form.text(&format!("n{index}_reference"), t::notice_reference(l)).max_chars(200).optional())
                }
            }
        },
    )
}

fn channels(l: Lang) -> impl Iterator<Item = (&'static str, String)> {
    NoticeChannel::options(l).map(move |(code, words)| (code, t::sent_by(l, words)))
}
