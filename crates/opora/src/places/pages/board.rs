//! The board itself.

use super::super::board::Whom;
use super::super::{Board, Counts, Occupancy, Resident, t};
use super::tile::tiles;
use super::{View, chart, command, day_field};
use crate::lists;
use crate::provider::{Building, Floor, Room, RoomKind};
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::types::ServiceId;
use kernel::view::{Button, Tone, button_group, callout, card_rows, empty, icon, on_paper, page_head};
use maud::{Markup, html};

/// The board with its filters, those who wait for a bed, and when beds come free.
pub fn screen(ctx: &Ctx, board: &Board, view: &View, query: &Fields) -> Markup {
    let l = ctx.lang;
    let service = board.structure.service.id;
    let may_assign = ctx.may(Right::AssignPlace, service);
    html! {
        (head(ctx, board, view, html! {}))
        (filters(l, service, board, view, query))
        div.stack.wide-gap {
            @for unit in board.units.iter().filter(|unit| unit.people > unit.capacity) { (over(l, unit)) }
            @if !board.waiting.is_empty() { (waiting(l, service, &board.waiting, may_assign && view.now)) }
            @if board.places.is_empty() {
                (empty("bed-double", t::no_beds(l), t::no_beds_more(l), html! {}))
            }
            @for (number, building) in board.structure.buildings.iter().enumerate() {
                (building_card(l, service, board, building, number, view, may_assign))
            }
            (chart::card(l, service, board, view))
        }
    }
}

/// The title with what is free, and what one can do; `files` are the list's own.
pub fn head(ctx: &Ctx, board: &Board, view: &View, files: Markup) -> Markup {
    let l = ctx.lang;
    let service = board.structure.service.id;
    let counts = board.counts();
    let context = html! {
        (t::summary(l, counts.taken, counts.beds, counts.free))
        @if counts.held > 0 { " " (t::summary_held(l, counts.held)) }
    };
    let hold = format!("/services/{service}/holds/new");
    let admission = format!("/services/{service}/admissions/new");
    let actions = html! {
        (files)
        (lists::on_paper(l))
        @if view.now && ctx.may(Right::AssignPlace, service) { (Button::link(&hold, t::hold_place(l)).icon("bookmark")) }
        @if ctx.may(Right::Admit, service) { (Button::link(&admission, t::new_admission(l)).icon("plus").primary().key_new()) }
    };
    page_head(t::title(l), context, actions)
}

/// Which view, which rooms, which day; and what the tiles mean.
pub fn filters(l: Lang, service: ServiceId, board: &Board, view: &View, query: &Fields) -> Markup {
    let list = query.get("view") == "list";
    let (as_board, as_list) =
        (query.query(&[("view", ""), ("sort", "")]), query.query(&[("view", "list"), ("fit", "")]));
    let whom = [
        (Whom::Family, t::fit_family(l)),
        (Whom::Accessible, t::fit_accessible(l)),
        (Whom::LoneChild, t::fit_lone_child(l)),
    ];
    let suits = whom.iter().find(|(value, _)| view.whom == Some(*value) && !list).map(|(_, words)| (*words).to_owned());
    let narrowed: Vec<String> = [day_words(l, view)].into_iter().chain(suits).collect();
    html! {
        form.filters method="get" action={ "/services/" (service) "/places" } {
            (button_group(t::view(l), &[
                Button::link(&as_board, t::view_board(l)).icon("layout-grid").current(!list),
                Button::link(&as_list, t::view_list(l)).icon("list").current(list),
            ]))
            @if list {
                input type="hidden" name="view" value="list";
            } @else {
                label.visually-hidden for="fit" { (t::fit(l)) }
                select.input id="fit" name="fit" {
                    option value="" { (t::fit_all(l)) }
                    @for (value, words) in whom { option value=(value.code()) selected[view.whom == Some(value)] { (words) } }
                }
            }
            label.visually-hidden for="at" { (t::on_day(l)) }
            (day_field(l, "at", view.day, &view.problems))
            button.btn type="submit" { (t::show(l)) }
            (legend(l, board.counts()))
        }
        (on_paper(l, &narrowed))
    }
}

fn legend(l: Lang, counts: Counts) -> Markup {
    html! {
        ul.legend.end {
            li { span.swatch data-tone="brand" {} (t::legend_taken(l, counts.taken)) }
            li { span.swatch.reserved data-tone="plan" {} (t::legend_held(l, counts.held)) }
            li { span.swatch.cleaning data-tone="warn" {} (t::legend_cleaning(l, counts.cleaning)) }
            @if counts.closed > 0 { li { span.swatch.cleaning {} (t::legend_closed(l, counts.closed)) } }
            li { span.swatch.free {} (t::legend_free(l, counts.free)) }
        }
    }
}

fn over(l: Lang, unit: &Occupancy) -> Markup {
    callout(Tone::Warn, "triangle-alert", t::unit_over(l, unit.name.as_str(), unit.people, unit.capacity))
}

fn waiting(l: Lang, service: ServiceId, waiting: &[Resident], may_assign: bool) -> Markup {
    let rows = waiting.iter().map(|resident| {
        let href = format!("/services/{service}/stays/{}/bed", resident.stay_id);
        html! {
            div.grow {
                a href={ "/people/" (resident.person_id) } { (resident.name) }
                small { (resident.case_number) @if let Some(age) = &resident.age { " · " (age) } }
            }
            @if may_assign { (Button::link(&href, t::give_bed(l)).small().icon("bed-double")) }
        }
    });
    card_rows("waiting", t::waiting(l), "", rows)
}

fn building_card(
    l: Lang,
    service: ServiceId,
    board: &Board,
    building: &Building,
    number: usize,
    view: &View,
    may_assign: bool,
) -> Markup {
    let id = format!("b{number}");
    let counts = Counts::of(board.places.iter().filter(|place| place.building_id == building.id));
    let shown = |room: &Room| view.whom.is_none_or(|whom| board.suits(room.id, whom));
    html! {
        section.card aria-labelledby=(id) {
            header {
                h2 id=(id) { (t::building(l, building.name.as_str())) }
                p { (in_building(l, counts)) }
            }
            @let floors: Vec<&Floor> = building.floors.iter().filter(|floor| floor.rooms.iter().any(shown)).collect();
            @if floors.is_empty() { p.body { (t::nothing_fits(l)) } }
            @for floor in floors {
                div.floor {
                    h3 { (t::floor(l, floor.number)) }
                    ul.rooms {
                        @for room in floor.rooms.iter().filter(|room| shown(room)) {
                            (room_item(l, service, board, room, view, may_assign))
                        }
                    }
                }
            }
        }
    }
}

/// „13 заети, 2 запазени, няма свободни“.
pub fn in_building(l: Lang, counts: Counts) -> String {
    let mut parts = vec![t::n_taken(l, counts.taken)];
    for (count, words) in [
        (counts.held, t::n_held(l, counts.held)),
        (counts.cleaning, t::n_cleaning(l, counts.cleaning)),
        (counts.closed, t::n_closed(l, counts.closed)),
    ] {
        if count > 0 {
            parts.push(words);
        }
    }
    parts.push(if counts.free == 0 { t::none_free(l).to_owned() } else { t::n_free(l, counts.free) });
    parts.join(", ")
}

fn room_item(l: Lang, service: ServiceId, board: &Board, room: &Room, view: &View, may_assign: bool) -> Markup {
    if room.kind != RoomKind::Bedroom {
        let picture = match room.kind {
            RoomKind::Kitchen => "utensils",
            RoomKind::Playroom => "toy-brick",
            _ => "house",
        };
        return html! { li.n1.common { (icon(picture)) (room.name) } };
    }
    let tiles = tiles(board, room.id);
    if tiles.is_empty() {
        return html! {};
    }
    let beds = board.places_of(room.id).count();
    let wide = match beds {
        1 => "n1",
        2 => "n2",
        _ => "n3",
    };
    html! {
        li class=(wide) {
            h4 {
                (t::room(l, room.name.as_str()))
                @if room.accessible { span.visually-hidden { ", " (t::accessible(l)) } (icon("accessibility")) }
            }
            ul { @for tile in &tiles { (tile.item(l, service, view, may_assign)) } }
        }
    }
}

/// The hidden fields of every small form: the command that is carried out once.
pub fn command_field(ctx: &Ctx) -> Markup {
    kernel::view::hidden("command", &command(ctx))
}

/// A day as the page's context says it.
pub fn day_words(l: Lang, view: &View) -> String {
    i18n::weekday_day(l, view.day)
}
