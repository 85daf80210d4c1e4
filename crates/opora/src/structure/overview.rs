//! The structure as a tree: the services of the municipality, and one service with all that is in it.

use super::t;
use crate::provider::{Building, Room, RoomKind, Service, Structure, Unit, coefficient, departures};
use kernel::ctx::Ctx;
use kernel::form::Fields;
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::types::Day;
use kernel::view::{
    Button, Column, Tone, callout, card, card_rows, chip, chip_line, crumbs, empty, page_head, table_of_cards,
};
use maud::{Markup, html};

/// The services, and how to add one.
pub fn services(ctx: &Ctx, structures: &[Structure], may_add: bool) -> Markup {
    let l = ctx.lang;
    let today = ctx.today();
    let actions = html! {
        (Button::link("/provider/calendar", t::calendar(l)).icon("calendar-days"))
        @if may_add {
            (Button::link("/provider/services/new", t::new_service(l)).icon("plus"))
            @let ready = Button::link("/provider/ready", t::start_ready(l)).icon("house-heart");
            // The first thing to do while there is nothing; later a second house is the rare case.
            @if structures.is_empty() { (ready.primary()) } @else { (ready) }
        }
    };
    let rows = structures.iter().map(|structure| {
        let service = &structure.service;
        html! {
            div.grow {
                a href={ "/provider/services/" (service.id) } { (service.name) }
                small { (service.kind.label(l)) " · " (service.code) " · " (report(l, structure, today)) }
            }
            @if service.zzdn_programme { (chip_line(t::zzdn_short(l))) }
            @if ended(service.valid_until, today) { (chip_line(t::ended(l))) }
        }
    });
    html! {
        (page_head(t::title(l), t::what(l), actions))
        @if structures.is_empty() {
            (empty("blocks", t::no_services(l), t::no_services_more(l), html! {}))
        } @else {
            (card_rows("services", t::services(l), "", rows))
        }
    }
}

/// „30 места в 2 сгради, 3 звена“: a report, counted from the beds.
fn report(l: Lang, structure: &Structure, today: Day) -> String {
    let units = structure.units.iter().filter(|unit| unit.valid_on(today)).count();
    t::report(l, structure.places_on(today), structure.buildings.len(), units)
}

fn ended(until: Option<Day>, today: Day) -> bool {
    until.is_some_and(|last| last < today)
}

/// One service: units with what departs from the ordinance, buildings with rooms and beds.
pub fn service(ctx: &Ctx, structure: &Structure) -> Markup {
    let l = ctx.lang;
    let today = ctx.today();
    let may = ctx.may(Right::ArrangeProvider, structure.service.id);
    let Service { id, name, kind, .. } = &structure.service;
    let edit = format!("/provider/services/{id}/edit");
    let actions = html! { @if may { (Button::link(&edit, t::edit(l)).icon("file-pen")) } };
    let context = html! { (kind.label(l)) " · " (report(l, structure, today)) };
    html! {
        (crumbs(l, &[("/provider", t::title(l))], name))
        (page_head(name, context, actions))
        div.stack.wide-gap {
            (units(l, structure, today, may))
            @for (number, building) in structure.buildings.iter().enumerate() {
                (building_card(l, structure, building, number, today, may))
            }
            @if structure.buildings.is_empty() {
                (empty("house", t::no_buildings(l), t::no_buildings_more(l), html! {}))
            }
            @if may {
                div.row { (Button::link(&format!("/provider/services/{id}/buildings/new"), t::new_building(l)).icon("plus")) }
            }
        }
    }
}

fn units(l: Lang, structure: &Structure, today: Day, may: bool) -> Markup {
    let service = structure.service.id;
    let columns = [
        Column::new(t::unit(l)),
        Column::new(t::unit_kind(l)),
        Column::new(t::group(l)),
        Column::new(t::ages(l)),
        Column::number(t::capacity(l)),
        Column::number(t::staff_short(l)),
        Column::number(t::months(l)),
        Column::new(t::valid(l)),
    ];
    let rows = html! {
        @for unit in &structure.units {
            tr {
                th scope="row" { (linked(may, &format!("/provider/services/{service}/units/{}", unit.id), &unit.name)) }
                td data-label=(t::unit_kind(l)) { (unit.kind.label(l)) }
                td data-label=(t::group(l)) { (unit.user_group.label(l)) " · " (unit.sex_rule.label(l)) }
                td data-label=(t::ages(l)) { (ages(l, unit)) }
                td.num data-label=(t::capacity(l)) { (unit.capacity) }
                td.num data-label=(t::staff_short(l)) { (coefficient(unit.staff_hundredths)) }
                td.num data-label=[unit.stay_limit_months.map(|_| t::months(l))] {
                    @if let Some(months) = unit.stay_limit_months { (months) }
                }
                td data-label=(t::valid(l)) { (period(l, unit.valid_from, unit.valid_until)) }
            }
        }
    };
    let rooms = || structure.rooms().map(|(_, room)| room);
    let told: Vec<_> = structure.units.iter().map(|unit| (unit, departures(unit, rooms(), today))).collect();
    let add = html! {
        @if may { (Button::link(&format!("/provider/services/{service}/units/new"), t::new_unit(l)).small().icon("plus")) }
    };
    html! {
        @for (unit, found) in told.iter().filter(|(_, found)| !found.is_empty()) {
            (callout(Tone::Warn, "triangle-alert", html! {
                strong { (unit.name) } ". "
                @for message in found { (message.say(l)) ". " }
            }))
        }
        (card("units", t::units(l), add, table_of_cards("units", &columns, None, &Fields::default(), rows)))
    }
}

fn ages(l: Lang, unit: &Unit) -> String {
    match (unit.age_from, unit.age_until) {
        (Some(from), Some(until)) => t::ages_between(l, from, until),
        (Some(from), None) => t::ages_from(l, from),
        (None, Some(until)) => t::ages_until(l, until),
        (None, None) => t::ages_all(l).into(),
    }
}

fn period(l: Lang, from: Day, until: Option<Day>) -> String {
    match until {
        Some(until) => format!("{}–{}", i18n::day(l, from), i18n::day(l, until)),
        None => t::since(l, i18n::day(l, from)),
    }
}

fn linked(may: bool, href: &str, words: &str) -> Markup {
    html! { @if may { a.link href=(href) { (words) } } @else { (words) } }
}

fn building_card(l: Lang, structure: &Structure, building: &Building, number: usize, today: Day, may: bool) -> Markup {
    let service = structure.service.id;
    let id = format!("building-{number}");
    let columns = [
        Column::new(t::room(l)),
        Column::new(t::floor(l)),
        Column::new(t::unit(l)),
        Column::new(t::room_rule(l)),
        Column::new(t::beds(l)),
    ];
    let rows = html! {
        @for floor in &building.floors {
            @for room in &floor.rooms { (room_row(l, structure, room, today, may)) }
        }
    };
    let aside = html! {
        (address(l, building))
        @if may {
            div.btn-group role="group" aria-label=(t::edit(l)) {
                (Button::link(&format!("/provider/services/{service}/rooms/new?building_id={}", building.id), t::new_room(l)).small().icon("plus"))
                (Button::link(&format!("/provider/services/{service}/buildings/{}", building.id), t::edit(l)).small().icon("file-pen"))
            }
        }
    };
    card(
        &id,
        t::building_called(l, building.name.as_str()),
        aside,
        table_of_cards(&id, &columns, None, &Fields::default(), rows),
    )
}

/// Where it is, for those who may know; that it is secret, for all others.
fn address(l: Lang, building: &Building) -> Markup {
    html! {
        @if building.address_protected { (chip(Tone::Neutral, Some("lock"), t::protected(l))) }
        @if let Some(address) = &building.address { p { (address) } }
    }
}

fn room_row(l: Lang, structure: &Structure, room: &Room, today: Day, may: bool) -> Markup {
    let service = structure.service.id;
    let bedroom = room.kind == RoomKind::Bedroom;
    let unit = room.unit_id.and_then(|id| structure.unit(id)).map(|unit| unit.name.as_str());
    html! {
        tr {
            th scope="row" {
                (linked(may, &format!("/provider/services/{service}/rooms/{}", room.id), &room.name))
                @if room.accessible { " " (chip(Tone::Neutral, Some("accessibility"), t::accessible(l))) }
            }
            td data-label=(t::floor(l)) { (room.floor) }
            td data-label=(t::unit(l)) {
                @if bedroom { (unit.unwrap_or_default()) } @else { (room.kind.label(l)) }
            }
            td data-label=[bedroom.then(|| t::room_rule(l))] { @if bedroom { (room.rule.label(l)) } }
            td data-label=[bedroom.then(|| t::beds(l))] {
                div.row {
                    @for bed in &room.beds {
                        span {
                            (linked(may, &format!("/provider/services/{service}/beds/{}", bed.id), &bed.name))
                            @if ended(bed.valid_until, today) { " (" (t::ended(l)) ")" }
                        }
                    }
                    @if may && bedroom {
                        (Button::link(&format!("/provider/services/{service}/beds/new?room_id={}", room.id), t::new_bed(l)).small().quiet().icon("plus").icon_only())
                    }
                }
            }
        }
    }
}
