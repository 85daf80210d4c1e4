//! The palette of Ctrl K, and the page that does the same without a script.

use super::{Hit, t};
use crate::people::file::registry;
use crate::people::short_name;
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, FormView, Tone, avatar, card_rows, empty, icon, page_head};
use maud::{Markup, html};
use std::collections::HashMap;

/// So many rows fit the palette.
const PALETTE: usize = 8;
/// So many fit the page.
const PAGE: usize = 50;

/// The pages of search.
pub fn routes() -> Router<App> {
    Router::new().route("/search", get(page)).route("/search/palette", get(palette))
}

/// A hit with where the person is.
struct Found {
    hit: Hit,
    whereabouts: Option<String>,
}

async fn found(ctx: &Ctx, question: &str, limit: usize) -> Result<Vec<Found>, Refusal> {
    let hits = match super::search(ctx, question, limit).await {
        // Whoever sees no people at all finds none.
        Err(Refusal::Denied) => Vec::new(),
        hits => hits?,
    };
    let ids: Vec<PersonId> = hits.iter().map(|hit| hit.person.id).collect();
    let mut places = match registry().whereabouts {
        Some(whereabouts) if !ids.is_empty() => whereabouts(ctx, &ids).await?,
        _ => HashMap::new(),
    };
    Ok(hits.into_iter().map(|hit| Found { whereabouts: places.remove(&hit.person.id), hit }).collect())
}

async fn palette(ctx: Ctx, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let question = asked.get("q");
    let found = found(&ctx, question, PALETTE).await?;
    let l = ctx.lang;
    Ok(html! {
        @if found.is_empty() {
            p role="presentation" { (t::nobody(l)) }
        } @else {
            div role="group" aria-labelledby="found-people" {
                h2 #found-people role="presentation" { (t::people(l)) }
                @for one in &found { (option(&ctx, one, question)) }
            }
        }
        @if let Some(href) = new_person(&ctx) {
            div role="group" aria-labelledby="found-actions" {
                h2 #found-actions role="presentation" { (t::actions(l)) }
                div role="option" aria-selected="false" data-href=(href) { (icon("plus")) span { (t::new_person(l)) } }
            }
        }
    })
}

fn option(ctx: &Ctx, found: &Found, question: &str) -> Markup {
    let Found { hit, whereabouts } = found;
    let l = ctx.lang;
    let name = short_name(&hit.person, l);
    let age = hit.person.birth().age_words(l, ctx.today());
    let small: Vec<&str> =
        age.as_deref().into_iter().chain(whereabouts.as_deref()).filter(|words| !words.is_empty()).collect();
    html! {
        div role="option" aria-selected="false" data-href={ "/people/" (hit.person.id) } {
            (avatar(&hit.person.initials(), Tone::Neutral))
            span { b { (marked(&name, question)) } " " small { (small.join(", ")) } }
            @if !hit.reason.words(l).is_empty() { span.end { small { (hit.reason.words(l)) } } }
        }
    }
}

/// The name with what was typed of it marked.
fn marked(name: &str, question: &str) -> Markup {
    let typed = question.split_whitespace().next().unwrap_or_default();
    let length = typed.chars().count();
    let start: String = name.chars().take(length).collect();
    if length > 0 && start.to_lowercase() == typed.to_lowercase() {
        html! { mark { (start) } (name[start.len()..]) }
    } else {
        html! { (name) }
    }
}

async fn page(ctx: Ctx, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let question = asked.get("q").to_owned();
    let found = found(&ctx, &question, PAGE).await?;
    let body = page_body(&ctx, &asked, &found);
    shell::page(&ctx, Here::at(Place::People, t::title(ctx.lang)), body).await
}

fn page_body(ctx: &Ctx, asked: &Fields, found: &[Found]) -> Markup {
    let l = ctx.lang;
    let problems = Problems::default();
    let form = FormView::new(asked, &problems, l);
    html! {
        (page_head(t::title(l), "", new_button(ctx)))
        div.stack.wide-gap {
            form.stack.one-form method="get" action="/search" role="search" {
                (form.text("q", t::question(l)).hint(t::question_hint(l)).max_chars(100))
                div { (Button::submit(t::find(l))) }
            }
            @if !asked.get("q").is_empty() && found.is_empty() {
                (empty("search", t::nobody(l), t::nobody_words(l), ""))
            } @else if !found.is_empty() {
                (card_rows("found-h", count(ctx, found.len()), "", found.iter().map(|one| row(ctx, one))))
            }
        }
    }
}

fn count(ctx: &Ctx, found: usize) -> String {
    if found < PAGE { t::found(ctx.lang, found) } else { t::found_many(ctx.lang, found) }
}

fn row(ctx: &Ctx, found: &Found) -> Markup {
    let Found { hit, whereabouts } = found;
    let l = ctx.lang;
    let age = hit.person.birth().age_words(l, ctx.today());
    let parts = [age.as_deref(), whereabouts.as_deref(), Some(hit.reason.words(l))];
    let sub: Vec<&str> = parts.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    html! {
        (avatar(&hit.person.initials(), Tone::Neutral))
        span.grow {
            a href={ "/people/" (hit.person.id) } { (short_name(&hit.person, l)) }
            span.sub { (sub.join(" · ")) }
        }
    }
}

/// Where a new person is written down, for those who may: in the first service where they may.
fn new_person(ctx: &Ctx) -> Option<String> {
    let service =
        ctx.grants.iter().filter_map(|grant| grant.service).find(|service| ctx.may(Right::EditFile, *service))?;
    Some(format!("/people/new?service={service}"))
}

fn new_button(ctx: &Ctx) -> Markup {
    html! {
        @if let Some(href) = new_person(ctx) {
            (Button::link(&href, t::new_person(ctx.lang)).icon("plus").primary().key_new())
        }
    }
}
