//! The beds as a list that sorts, and the same as a sheet to take away.

use super::super::{Board, Place, UseKind, t};
use super::tile::{away_words, left_words, moment_words, tone_of};
use super::{View, board};
use kernel::ctx::Ctx;
use kernel::form::{Fields, Problems};
use kernel::i18n::{self, Lang};
use kernel::view::{Button, Column, Sorting, Tone, chip, table};
use maud::{Markup, html};

const KEYS: &[&str] = &["place", "state", "name", "case", "since", "left"];

/// The list with its filters and files.
pub fn screen(ctx: &Ctx, board: &Board, view: &View, query: &Fields) -> Markup {
    let l = ctx.lang;
    let service = board.structure.service.id;
    let sorting = Sorting::read(query, KEYS, "place");
    let columns = [
        Column::new(t::col_place(l)).sorted_by("place"),
        Column::new(t::col_state(l)).sorted_by("state"),
        Column::new(t::col_name(l)).sorted_by("name"),
        Column::new(t::col_case(l)).sorted_by("case"),
        Column::new(t::col_age(l)),
        Column::new(t::col_since(l)).sorted_by("since"),
        Column::new(t::col_left(l)).sorted_by("left"),
    ];
    let rows = html! { @for place in sorted(board, sorting) { (row(l, service, place, view)) } };
    let file = |kind: &str| format!("/services/{service}/places/list.{kind}{}", query.query(&[("done", "")]));
    let (csv, xlsx) = (file("csv"), file("xlsx"));
    html! {
        (board::head(ctx, board, view))
        (board::filters(l, service, board, view, query))
        section.card aria-labelledby="beds" {
            header {
                h2 #beds { (t::list_title(l)) }
                p { (board::day_words(l, view)) }
                div.btn-group role="group" aria-label=(t::download(l)) {
                    (Button::link(&csv, "CSV").small().icon("download"))
                    (Button::link(&xlsx, "XLSX").small().icon("download"))
                }
            }
            (table("beds", &columns, Some(sorting), query, rows))
        }
    }
}

fn sorted<'b>(board: &'b Board, sorting: Sorting<'_>) -> Vec<&'b Place> {
    let mut places: Vec<&Place> = board.places.iter().collect();
    let name = |p: &Place| p.resident.as_ref().map(|r| r.name.to_lowercase());
    let left = |p: &Place| p.resident.as_ref().and_then(|r| r.limit).map(|limit| limit.left);
    match sorting.key {
        "state" => places.sort_by_key(|p| p.taken.as_ref().map(|used| used.kind)),
        // Beds without a person come last, whichever way it is sorted by.
        "name" => places.sort_by_key(|p| (p.resident.is_none(), name(p))),
        "case" => places.sort_by_key(|p| (p.resident.is_none(), p.resident.as_ref().map(|r| r.case_number.clone()))),
        "since" => places.sort_by_key(|p| (p.taken.is_none(), p.taken.as_ref().map(|used| used.from_at))),
        "left" => places.sort_by_key(|p| (left(p).is_none(), left(p))),
        _ => {}
    }
    if sorting.descending {
        let rest = places.split_off(places.iter().take_while(|p| p.taken.is_some()).count());
        places.reverse();
        if sorting.key == "place" || sorting.key == "state" {
            places.splice(0..0, rest.into_iter().rev());
        } else {
            places.extend(rest);
        }
    }
    places
}

fn row(l: Lang, service: kernel::types::ServiceId, place: &Place, view: &View) -> Markup {
    let href = format!("/services/{service}/beds/{}", place.bed_id);
    let resident = place.resident.as_ref();
    html! {
        tr {
            th scope="row" { a href=(href) { (super::place_words(l, place)) } }
            td { (state(l, place, view)) }
            td { @if let Some(r) = resident { a href={ "/people/" (r.person_id) } { (r.name) } } }
            td { @if let Some(r) = resident { (r.case_number) } }
            td { @if let Some(age) = resident.and_then(|r| r.age.as_ref()) { (age) } }
            td { @if let Some(used) = &place.taken { (i18n::day(l, used.from_at.day())) } }
            td {
                @if let Some((r, limit)) = resident.and_then(|r| r.limit.map(|limit| (r, limit))) {
                    @match tone_of(r) {
                        Tone::Neutral => (left_words(l, limit.left)),
                        tone => (chip(tone, Some("hourglass"), left_words(l, limit.left))),
                    }
                }
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

/// Exactly what the list shows, head first.
pub fn sheet(l: Lang, board: &Board, query: &Fields) -> Vec<Vec<String>> {
    let problems = Problems::default();
    let view = View { day: board.at.day(), at: board.at, now: false, whom: None, problems };
    let head = [
        t::col_building(l),
        t::col_floor(l),
        t::col_room(l),
        t::col_bed(l),
        t::col_state(l),
        t::col_name(l),
        t::col_case(l),
        t::col_age(l),
        t::col_since(l),
        t::col_limit(l),
        t::col_left(l),
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for place in sorted(board, Sorting::read(query, KEYS, "place")) {
        let resident = place.resident.as_ref();
        let limit = resident.and_then(|r| r.limit);
        let of = |value: Option<String>| value.unwrap_or_default();
        rows.push(vec![
            place.building.clone(),
            place.floor.to_string(),
            place.room.clone(),
            place.bed.clone(),
            state_words(l, place, &view),
            of(resident.map(|r| r.name.clone())),
            of(resident.map(|r| r.case_number.clone())),
            of(resident.and_then(|r| r.age.clone())),
            of(place.taken.as_ref().map(|used| i18n::day(l, used.from_at.day()))),
            of(limit.map(|limit| i18n::day(l, limit.last_day))),
            of(limit.map(|limit| limit.left.to_string())),
        ]);
    }
    rows
}
