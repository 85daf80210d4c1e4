//! A new person. Whoever is like the one who was typed is shown first; only then can a new file be opened.

use super::{done, fields, fresh, once, status, t};
use crate::people::{Candidate, Opened, open_file, short_name};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId, ServiceId};
use kernel::view::{Button, FormView, Tone, avatar, card_body, chip, hidden, page_head};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new().route("/people/new", get(page).post(send))
}

async fn page(ctx: Ctx, Asked(asked): Asked) -> Result<Response, Refusal> {
    let service = service(&ctx, &asked)?;
    let mut fields = fresh(&ctx);
    fields.set("service", service.to_string());
    fields.set("kind", "egn");
    fields.set("sex", "unknown");
    draw(&ctx, service, &fields, &Problems::default(), &[]).await
}

async fn send(ctx: Ctx, fields: Fields) -> Result<Response, Refusal> {
    let service = service(&ctx, &fields)?;
    let ctx = once(ctx, &fields);
    let new = match fields::new_person(&fields, ctx.today()) {
        Ok(new) => new,
        Err(problems) => return draw(&ctx, service, &fields, &problems, &[]).await,
    };
    match open_file(&ctx, service, &new, &shown(&fields)).await {
        Ok(Opened::File(id)) => Ok(done(id, "", "created")),
        Ok(Opened::Likely(candidates)) => draw(&ctx, service, &fields, &Problems::default(), &candidates).await,
        Err(Refusal::Repeated(subject)) => Ok(done(subject.into(), "", "created")),
        Err(Refusal::Invalid(problems)) => draw(&ctx, service, &fields, &problems, &[]).await,
        Err(refusal) => Err(refusal),
    }
}

/// The service asked for, or the first in which one may write.
fn service(ctx: &Ctx, fields: &Fields) -> Result<ServiceId, Refusal> {
    let mine = || ctx.grants.iter().filter_map(|grant| grant.service).find(|s| ctx.may(Right::EditFile, *s));
    let asked: Option<ServiceId> = fields.get("service").parse().ok();
    let service = asked.or_else(mine).ok_or(Refusal::Denied)?;
    if ctx.may(Right::EditFile, service) { Ok(service) } else { Err(Refusal::Missing) }
}

/// The people who were shown on the page that was sent.
pub fn shown(fields: &Fields) -> Vec<PersonId> {
    fields.all("shown").filter_map(|id| id.parse().ok()).collect()
}

async fn draw(
    ctx: &Ctx,
    service: ServiceId,
    fields: &Fields,
    problems: &Problems,
    candidates: &[Candidate],
) -> Result<Response, Refusal> {
    let (l, wrong) = (ctx.lang, !problems.is_empty());
    let here = Here::of(service, Place::People, t::new_person(l)).with_errors(wrong);
    let page = shell::page(ctx, here, body(l, ctx.today(), fields, problems, candidates)).await?;
    Ok((status(problems), page).into_response())
}

fn body(l: Lang, today: Day, typed: &Fields, problems: &Problems, candidates: &[Candidate]) -> Markup {
    let form = FormView::new(typed, problems, l);
    let known = shown(typed);
    html! {
        (page_head(t::new_person(l), t::new_person_words(l), ""))
        (form.post("/people/new", |form| html! {
            (form.hidden("command"))
            (form.hidden("service"))
            @for id in &known { (hidden("shown", &id.to_string())) }
            @if !candidates.is_empty() { (likely(l, today, candidates, &known, None)) }
            (card_body("who-h", t::who(l), "", html! { div.fields { (fields::names(form)) } }))
            (card_body("paper-h", t::paper(l), "", html! { div.fields { (fields::number(form)) } }))
            (card_body("more-h", t::more(l), "", html! { div.fields { (fields::more(form)) } }))
            div.form-bar {
                @if candidates.is_empty() { (Button::submit(t::check_and_open(l)).primary()) }
                @else { (Button::submit(t::none_of_these(l)).primary()) }
                (Button::link("/search", t::cancel(l)).quiet())
            }
        }))
    }
}

/// The people who may be the same one, each with the reasons. `choose` is the name of a field in which one of them can be
/// chosen instead.
pub fn likely(l: Lang, today: Day, candidates: &[Candidate], known: &[PersonId], choose: Option<&str>) -> Markup {
    card_body(
        "likely-h",
        t::likely(l),
        t::likely_words(l),
        html! {
            ul.duplicates {
                @for candidate in candidates {
                    li data-tone="warn" {
                        @if !known.contains(&candidate.person.id) { (hidden("shown", &candidate.person.id.to_string())) }
                        (avatar(&candidate.person.initials(), Tone::Neutral))
                        (one(l, today, candidate))
                        div.actions {
                            @if let Some(name) = choose {
                                (Button::submit_as(name, &candidate.person.id.to_string(), t::this_one(l)).small())
                            }
                            (Button::link(&format!("/people/{}", candidate.person.id), t::open_file(l)).small())
                        }
                    }
                }
            }
        },
    )
}

fn one(l: Lang, today: Day, candidate: &Candidate) -> Markup {
    let person = &candidate.person;
    let (age, born) = (person.birth().age_words(l, today), person.birth().words(l));
    let parts: Vec<String> = age.into_iter().chain(born).collect();
    html! {
        span.grow {
            b { (short_name(person, l)) }
            @if !parts.is_empty() { " " small.muted { (parts.join(", ")) } }
            span.reasons { @for reason in &candidate.reasons { (chip(Tone::Warn, None, reason.words(l))) } }
        }
    }
}
