//! The beds as a list that sorts, and the same as a file.

use super::super::{Board, Place, UseKind, t};
use super::tile::{away_words, left_words, moment_words, tone_of};
use super::{View, board};
use crate::lists::{self, Cell, Column, Format, List};
use axum::response::Response;
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::Fields;
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Sorting, Tone, chip};
use maud::{Markup, html};

const KEYS: &[&str] = &["place", "state", "name", "case", "since", "left"];

/// The list with its filters and files.
pub fn screen(ctx: &Ctx, board: &Board, view: &View, query: &Fields) -> Markup {
    let l = ctx.lang;
    let service = board.structure.service.id;
    let sorting = Sorting::read(query, KEYS, "place");
    let rows = sorted(board, sorting);
    let list = List { columns: columns(l, service, view), rows: &rows };
    html! {
        (board::head(ctx, board, view, lists::files(l, query, "")))
        (board::filters(l, service, board, view, query))
        section.card aria-labelledby="beds" {
            header {
                h2 #beds { (t::list_title(l)) }
                p { (board::day_words(l, view)) }
            }
            (list.table(l, "beds", sorting, query))
        }
    }
}

/// The list as a file. A file of a day that does not exist is none.
pub async fn file(ctx: &Ctx, service: ServiceId, query: &Fields, format: Format) -> Result<Response, Refusal> {
    let view = View::of(ctx, query);
    if !view.problems.is_empty() {
        return Err(view.problems.into());
    }
    let board = super::super::board(ctx, service, view.at).await?;
    let rows = sorted(&board, Sorting::read(query, KEYS, "place"));
    let list = List { columns: columns(ctx.lang, service, &view), rows: &rows };
    let change = ctx.change(Right::SeePeople, On::Service(service)).await?;
    list.export(ctx.lang, change, Event::new("places.exported", service), format, "places").await
}

fn sorted<'b>(board: &'b Board, sorting: Sorting<'_>) -> Vec<&'b Place> {
    let mut places: Vec<&Place> = board.places.iter().collect();
    let down = sorting.descending;
    match sorting.key {
        "state" => lists::sort_by_key(&mut places, down, |p| p.taken.as_ref().map(|used| used.kind)),
        "name" => lists::sort_by_key(&mut places, down, |p| p.resident.as_ref().map(|r| r.name.to_lowercase())),
        "case" => lists::sort_by_key(&mut places, down, |p| p.resident.as_ref().map(|r| r.case_number.clone())),
        "since" => lists::sort_by_key(&mut places, down, |p| p.taken.as_ref().map(|used| used.from_at)),
        "left" => lists::sort_by_key(&mut places, down, |p| Some(p.resident.as_ref()?.limit?.left)),
        _ if down => places.reverse(),
        _ => {}
    }
    places
}

fn columns<'a>(l: Lang, service: ServiceId, view: &'a View) -> Vec<Column<'a, &'a Place>> {
    let of = |words: Option<&str>| Cell::from(words.unwrap_or_default());
    vec![
        Column::new("place", t::col_place(l), move |p: &&Place| super::place_words(l, p).into())
            .drawn(move |p| {
                let href = format!("/services/{service}/beds/{}", p.bed_id);
                html! { a href=(href) { (super::place_words(l, p)) } }
            })
            .names_row()
            .sorted(),
        Column::new("state", t::col_state(l), move |p: &&Place| state_words(l, p, view).into())
            .drawn(move |p| state(l, p, view))
            .sorted(),
        Column::new("name", t::col_name(l), move |p: &&Place| of(p.resident.as_ref().map(|r| &*r.name)))
            .drawn(|p| html! { @if let Some(r) = &p.resident { a href={ "/people/" (r.person_id) } { (r.name) } } })
            .sorted(),
        Column::new("case", t::col_case(l), move |p: &&Place| of(p.resident.as_ref().map(|r| &*r.case_number)))
            .sorted(),
        Column::new("age", t::col_age(l), move |p: &&Place| of(p.resident.as_ref().and_then(|r| r.age.as_deref()))),
        Column::new("since", t::col_since(l), |p: &&Place| {
            p.taken.as_ref().map_or(Cell::Nothing, |used| Cell::Day(used.from_at.day()))
        })
        .sorted(),
        Column::new("left", t::col_left(l), |p: &&Place| {
            p.resident.as_ref().and_then(|r| r.limit).map_or(Cell::Nothing, |limit| Cell::Number(limit.left))
        })
        .drawn(move |p| left(l, p))
        .sorted(),
    ]
}

fn left(l: Lang, place: &Place) -> Markup {
    let limited = place.resident.as_ref().and_then(|r| r.limit.map(|limit| (r, limit)));
    html! {
        @if let Some((resident, limit)) = limited {
            @match tone_of(resident) {
                Tone::Neutral => (left_words(l, limit.left)),
                tone => (chip(tone, Some("hourglass"), left_words(l, limit.left))),
            }
        }
    }
}

/// What the bed is: colour and icon only for what is out of the ordinary.
fn state(l: Lang, place: &Place, view: &View) -> Markup {
    let words = state_words(l, place, view);
    match place.taken.as_ref().map(|used| used.kind) {
        Some(UseKind::Hold) => chip(Tone::Plan, Some("bookmark"), words),
        Some(UseKind::Cleaning) => chip(Tone::Warn, Some("refresh-cw"), words),
        Some(UseKind::OutOfService) => chip(Tone::Neutral, Some("ban"), words),
        Some(UseKind::Stay) if place.resident.as_ref().is_some_and(|r| r.away.is_some()) => {
            chip(Tone::Info, Some("footprints"), words)
        }
        _ => html! { (words) },
    }
}

fn state_words(l: Lang, place: &Place, view: &View) -> String {
    let Some(used) = &place.taken else { return t::free(l).into() };
    let until = used.until_at.map(|until| moment_words(l, until, view.at));
    match (used.kind, until) {
        (UseKind::Stay, _) => {
            let away = place.resident.as_ref().and_then(|r| away_words(l, r, view.at));
            away.unwrap_or_else(|| t::taken(l).into())
        }
        (UseKind::Hold, Some(until)) => t::held_until(l, used.held_for.as_str(), until),
        (UseKind::Hold, None) => used.held_for.clone(),
        (UseKind::Cleaning, Some(until)) => t::cleaning_until(l, until),
        (UseKind::Cleaning, None) => t::cleaning(l).into(),
        (UseKind::OutOfService, Some(until)) => t::closed_until(l, until),
        (UseKind::OutOfService, None) => t::closed(l).into(),
    }
}
