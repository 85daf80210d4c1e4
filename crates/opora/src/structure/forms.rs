//! The fields of every form.

use super::parts::Part;
use super::t;
use crate::provider::{RoomKind, RoomRule, ServiceKind, SexRule, Structure, UnitKind, UserGroup};
use kernel::view::FormView;
use maud::{Markup, html};

/// The fields of a part; a room is made together with its beds.
pub fn part(form: &FormView<'_>, part: Part, structure: &Structure, new: bool) -> Markup {
    match part {
        Part::Units => unit(form, new),
        Part::Buildings => building(form),
        Part::Rooms => room(form, structure, new),
        Part::Beds => bed(form, structure),
    }
}

/// The fields of a service.
pub fn service(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.text("name", t::name(l)).max_chars(80))
            (form.select("kind", t::service_kind(l), ServiceKind::options(l)))
            (form.text("code", t::code(l)).hint(t::code_hint(l)).max_chars(8))
            (form.checkbox("zzdn_programme", t::zzdn(l)))
            (period(form))
        }
    }
}

/// The fields of the ready crisis centre.
pub fn ready(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.text("name", t::name(l)).max_chars(80))
            (form.text("code", t::code(l)).hint(t::code_hint(l)).max_chars(8))
            (form.date("valid_from", t::valid_from(l)))
        }
    }
}

fn unit(form: &FormView<'_>, new: bool) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.text("name", t::name(l)).max_chars(80))
            (form.select("kind", t::unit_kind(l), UnitKind::options(l)))
            (form.select("user_group", t::group(l), UserGroup::options(l)))
            (form.radios("sex_rule", t::sex_rule(l), SexRule::options(l)))
            (form.number("age_from", t::age_from(l)).optional())
            (form.number("age_until", t::age_until(l)).optional())
            (form.number("capacity", t::capacity(l)).hint(t::capacity_hint(l)))
            @if !new { (form.date("since", t::capacity_since(l)).hint(t::since_hint(l)).optional()) }
            (form.text("staff", t::staff(l)).hint(t::staff_hint(l)).input_mode("decimal"))
            (form.number("stay_limit_months", t::stay_limit(l)).hint(t::stay_limit_hint(l)).optional())
            (period(form))
        }
    }
}

fn building(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        div.fields {
            (form.text("name", t::name(l)).hint(t::building_name_hint(l)).max_chars(80))
            (form.text("address", t::address(l)).max_chars(200).optional())
            (form.checkbox("address_protected", t::address_protected(l)).hint(t::address_protected_hint(l)).span())
            (form.number("position", t::position(l)).optional())
        }
    }
}

fn room(form: &FormView<'_>, structure: &Structure, new: bool) -> Markup {
    let l = form.lang;
    let buildings = structure.buildings.iter().map(|it| (it.id.to_string(), it.name.clone()));
    let units = structure.units.iter().map(|it| (it.id.to_string(), it.name.clone()));
    html! {
        div.fields {
            (form.text("name", t::room_name(l)).max_chars(80))
            (form.select("building_id", t::building(l), buildings))
            (form.number("floor", t::floor(l)).hint(t::floor_hint(l)))
            (form.radios("kind", t::room_kind(l), RoomKind::options(l)))
            (form.select("unit_id", t::unit(l), units).hint(t::room_unit_hint(l)))
            @if !new { (form.date("since", t::unit_since(l)).hint(t::since_hint(l)).optional()) }
            (form.radios("rule", t::room_rule(l), RoomRule::options(l)))
            (form.checkbox("accessible", t::accessible_room(l)))
            @if new { (form.number("beds", t::beds(l)).hint(t::beds_hint(l)).optional()) }
            (form.number("position", t::position(l)).optional())
        }
    }
}

fn bed(form: &FormView<'_>, structure: &Structure) -> Markup {
    let l = form.lang;
    let words = |building: &str, room: &str| t::room_of(l, building, room);
    let rooms = structure.rooms().map(|(building, room)| (room.id.to_string(), words(&building.name, &room.name)));
    html! {
        div.fields {
            (form.select("room_id", t::room(l), rooms))
            (form.text("name", t::bed_name(l)).max_chars(20))
            (period(form))
        }
    }
}

fn period(form: &FormView<'_>) -> Markup {
    let l = form.lang;
    html! {
        (form.date("valid_from", t::valid_from(l)))
        (form.date("valid_until", t::valid_until(l)).optional())
    }
}
