//! Counts: how full the units are, the nights of the months, who was here on a night. Names only for those who see people.

use super::super::{Census, MonthNights, Nights, Occupancy, Sleeper, census, nights_by_month, occupancy_now, t};
use super::chart::month_word;
use super::{day_field, status};
use crate::lists::{self, Cell, Column, Format, List};
use crate::shell::{self, Here};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use kernel::view::{Button, Stat, Tone, bar, card, chip, page_head, strip};
use maud::{Markup, html};

pub async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let units = occupancy_now(&ctx, service).await?;
    let months = nights_by_month(&ctx, service, ctx.today().plus_days(-330), ctx.today()).await?;
    let (night, problems) = asked_for(&ctx, service, &query).await?;
    if let Some(format) = Format::asked(query.get("format")) {
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let change = ctx.change(Right::SeeNumbers, On::Service(service)).await?;
        let event = Event::new("numbers.exported", service);
        return match query.get("table") {
            "night" => {
                let rows = night_rows(l, &night);
                night_table(l, &night, &rows).export(l, change, event, format, "night").await
            }
            "months" => months_table(l, &months).export(l, change, event, format, "months").await,
            _ => units_table(l, &units).export(l, change, event, format, "units").await,
        };
    }
    let units_card = card(
        "units",
        t::units_title(l),
        lists::files(l, &query, "units"),
        units_table(l, &units).table(l, "units", None, &query),
    );
    let months_card = card(
        "months",
        t::months_title(l),
        lists::files(l, &query, "months"),
        months_table(l, &months).table(l, "months", None, &query),
    );
    let screen = html! {
        (page_head(t::numbers_title(l), t::numbers_source(l), html! {
            (Button::link(&format!("/services/{service}/numbers/plans"), t::plans_in_term(l)).icon("clipboard-check"))
            (lists::on_paper(l))
        }))
        (strip(&stats(l, &units, &months)))
        form.filters method="get" action={ "/services/" (service) "/numbers" } {
            label for="day" { (t::night_of(l)) }
            (day_field(l, "day", night.day, &problems))
            button.btn type="submit" { (t::show(l)) }
        }
        div.stack.wide-gap {
            @if query.has("day") { (night_card(l, &night, &query)) }
            (units_card)
            @if !query.has("day") { (night_card(l, &night, &query)) }
            (months_card)
        }
    };
    let wrong = !problems.is_empty();
    let here = Here::of(service, shell::Place::Numbers, t::numbers_title(l)).with_errors(wrong);
    Ok((status(wrong), shell::page(&ctx, here, screen).await?).into_response())
}

/// The night that the address asks for; the last one, and what is wrong, when it cannot be told.
async fn asked_for(ctx: &Ctx, service: ServiceId, query: &Fields) -> Result<(Census, Problems), Refusal> {
    let last = ctx.today().yesterday();
    let mut form = Reader::new(query);
    let day = form.day("day").map_or(last, Day);
    let night = match form.finish(()) {
        Ok(()) => census(ctx, service, day).await,
        Err(problems) => Err(problems.into()),
    };
    match night {
        Ok(night) => Ok((night, Problems::default())),
        Err(Refusal::Invalid(problems)) => Ok((census(ctx, service, last).await?, problems)),
        Err(other) => Err(other),
    }
}

fn stats(l: Lang, units: &[Occupancy], months: &[MonthNights]) -> Vec<Stat> {
    let sum = |of: fn(&Occupancy) -> i64| units.iter().map(of).sum::<i64>();
    let (people, capacity) = (sum(|u| u.people), sum(|u| u.capacity));
    let free: usize = units.iter().map(|u| u.beds.free).sum();
    let this_month = months.first().map_or(0, |month| month.nights.slept);
    let stat = |label: &str, figure: i64, note: String| Stat {
        label: label.into(),
        figure: i18n::number(l, figure),
        note,
        tone: Tone::Neutral,
    };
    vec![
        stat(t::stat_people(l), people, t::of_capacity(l, capacity)),
        stat(t::stat_away(l), sum(|u| u.away), String::new()),
        stat(t::stat_free(l), i64::try_from(free).unwrap_or(0), String::new()),
        stat(t::stat_nights(l), this_month, t::this_month(l).into()),
    ]
}

fn units_table<'a>(l: Lang, units: &'a [Occupancy]) -> List<'a, Occupancy> {
    let free = |unit: &Occupancy| Cell::Number(i64::try_from(unit.beds.free).unwrap_or_default());
    let held = |unit: &Occupancy| Cell::Number(i64::try_from(unit.beds.held).unwrap_or_default());
    let columns = vec![
        Column::new("unit", t::col_unit(l), |unit: &Occupancy| unit.name.as_str().into()).names_row(),
        Column::new("people", t::col_people(l), |unit: &Occupancy| Cell::Number(unit.people)).counts(),
        Column::new("capacity", t::col_capacity(l), |unit: &Occupancy| Cell::Number(unit.capacity)).counts(),
        Column::new("full", t::col_full(l), move |unit: &Occupancy| i18n::percent(l, share(unit)).into())
            .drawn(move |unit| fullness(l, unit)),
        Column::new("away", t::col_away(l), |unit: &Occupancy| Cell::Number(unit.away)).counts(),
        Column::new("held", t::col_held(l), held).counts(),
        Column::new("free", t::col_free(l), free).counts(),
    ];
    List { columns, rows: units }
}

/// How full a unit is, in percent.
fn share(unit: &Occupancy) -> i64 {
    unit.people * 100 / unit.capacity.max(1)
}

fn fullness(l: Lang, unit: &Occupancy) -> Markup {
    let (people, capacity) = (super::tile::number(unit.people), super::tile::number(unit.capacity));
    html! {
        @if unit.people > unit.capacity {
            (chip(Tone::Warn, Some("triangle-alert"), t::over_by(l, unit.people - unit.capacity)))
        } @else {
            (bar(Tone::Brand, people, capacity, &t::full_of(l, unit.name.as_str(), unit.people, unit.capacity)))
            " " (i18n::percent(l, share(unit)))
        }
    }
}

/// A row of the night: a unit, or all of them together.
struct NightRow<'a> {
    name: &'a str,
    nights: Nights,
    capacity: Option<i64>,
}

fn night_rows<'a>(l: Lang, night: &'a Census) -> Vec<NightRow<'a>> {
    let units = night.units.iter();
    let units = units.map(|unit| NightRow { name: &unit.name, nights: unit.nights, capacity: Some(unit.capacity) });
    units.chain([NightRow { name: t::total(l), nights: night.total, capacity: None }]).collect()
}

fn night_table<'a>(l: Lang, night: &Census, rows: &'a [NightRow<'a>]) -> List<'a, NightRow<'a>> {
    let slept = if night.planned { t::col_here_now(l) } else { t::col_slept(l) };
    let columns = vec![
        Column::new("unit", t::col_unit(l), |row: &NightRow<'_>| row.name.into()).names_row(),
        Column::new("slept", slept, |row: &NightRow<'_>| Cell::Number(row.nights.slept)).counts(),
        Column::new("away", t::col_away(l), |row: &NightRow<'_>| Cell::Number(row.nights.away)).counts(),
        Column::new("capacity", t::col_capacity(l), |row: &NightRow<'_>| {
            row.capacity.map_or(Cell::Nothing, Cell::Number)
        })
        .counts(),
    ];
    List { columns, rows }
}

fn night_card(l: Lang, night: &Census, query: &Fields) -> Markup {
    let title = t::night_title(l, i18n::day_short(l, night.day), i18n::day(l, night.day.tomorrow()));
    let rows = night_rows(l, night);
    let how = if night.planned { t::night_planned(l) } else { t::nights_how(l) };
    card(
        "night",
        title,
        html! { p { (how) } (lists::files(l, query, "night")) },
        html! {
            (night_table(l, night, &rows).table(l, "night", None, query))
            @if !night.people.is_empty() {
                div.body {
                    details open[query.has("day")] {
                        summary { (t::behind_the_number(l, night.people.len())) }
                        ul.rows { @for person in &night.people { li { (sleeper(l, person)) } } }
                    }
                }
            }
        },
    )
}

fn sleeper(l: Lang, person: &Sleeper) -> Markup {
    let resident = &person.resident;
    let away = person.away.as_deref().map(|kind| match kind {
        "hospital" => t::away_hospital(l),
        "without_notice" => t::away_without_notice(l),
        _ => t::away_agreed(l),
    });
    html! {
        div.grow {
            a href={ "/people/" (resident.person_id) } { (resident.name) }
            small { (resident.case_number) " · " (person.bed.as_deref().unwrap_or(t::without_bed(l))) }
        }
        @if let Some(away) = away { (chip(Tone::Info, Some("footprints"), away)) }
    }
}

fn months_table<'a>(l: Lang, months: &'a [MonthNights]) -> List<'a, MonthNights> {
    let columns = vec![
        Column::new("month", t::col_month(l), move |one: &MonthNights| month_word(l, one.month, true).into())
            .names_row(),
        Column::new("slept", t::col_slept(l), |one: &MonthNights| Cell::Number(one.nights.slept)).counts(),
        Column::new("away", t::col_away(l), |one: &MonthNights| Cell::Number(one.nights.away)).counts(),
    ];
    List { columns, rows: months }
}
