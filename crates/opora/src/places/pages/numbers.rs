//! Counts: how full the units are, the nights of the months, who was here on a night. Names only for those who see people.

use super::super::{Census, MonthNights, Nights, Occupancy, Sleeper, census, nights_by_month, occupancy_now, t};
use super::chart::month_word;
use super::{day_field, status};
use crate::shell::{self, Here};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::ctx::Ctx;
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use kernel::view::{Column, Stat, Tone, bar, card, chip, page_head, strip, table};
use maud::{Markup, html};

pub async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let units = occupancy_now(&ctx, service).await?;
    let months = nights_by_month(&ctx, service, ctx.today().plus_days(-330), ctx.today()).await?;
    let (night, problems) = asked_for(&ctx, service, &query).await?;
    let screen = html! {
        (page_head(t::numbers_title(l), t::numbers_source(l), html! {}))
        (strip(&stats(l, &units, &months)))
        form.filters method="get" action={ "/services/" (service) "/numbers" } {
            label for="day" { (t::night_of(l)) }
            (day_field(l, "day", night.day, &problems))
            button.btn type="submit" { (t::show(l)) }
        }
        div.stack.wide-gap {
            @if query.has("day") { (night_card(l, &night, &query)) }
            (units_card(l, &units))
            @if !query.has("day") { (night_card(l, &night, &query)) }
            (months_card(l, &months))
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

fn units_card(l: Lang, units: &[Occupancy]) -> Markup {
    let columns = [
        Column::new(t::col_unit(l)),
        Column::number(t::col_people(l)),
        Column::number(t::col_capacity(l)),
        Column::new(t::col_full(l)),
        Column::number(t::col_away(l)),
        Column::number(t::col_held(l)),
        Column::number(t::col_free(l)),
    ];
    let rows = html! {
        @for unit in units {
            tr {
                th scope="row" { (unit.name) }
                td.num { (unit.people) }
                td.num { (unit.capacity) }
                td { (fullness(l, unit)) }
                td.num { (unit.away) }
                td.num { (unit.beds.held) }
                td.num { (unit.beds.free) }
            }
        }
    };
    card("units", t::units_title(l), "", table("units", &columns, None, &Fields::default(), rows))
}

fn fullness(l: Lang, unit: &Occupancy) -> Markup {
    let share = unit.people * 100 / unit.capacity.max(1);
    let (people, capacity) = (super::tile::number(unit.people), super::tile::number(unit.capacity));
    html! {
        @if unit.people > unit.capacity {
            (chip(Tone::Warn, Some("triangle-alert"), t::over_by(l, unit.people - unit.capacity)))
        } @else {
            (bar(Tone::Brand, people, capacity, &t::full_of(l, unit.name.as_str(), unit.people, unit.capacity)))
            " " (i18n::percent(l, share))
        }
    }
}

fn night_card(l: Lang, night: &Census, query: &Fields) -> Markup {
    let columns = [
        Column::new(t::col_unit(l)),
        Column::number(if night.planned { t::col_here_now(l) } else { t::col_slept(l) }),
        Column::number(t::col_away(l)),
        Column::number(t::col_capacity(l)),
    ];
    let rows = html! {
        @for unit in &night.units {
            tr {
                th scope="row" { (unit.name) }
                (two(unit.nights))
                td.num { (unit.capacity) }
            }
        }
        tr { th scope="row" { (t::total(l)) } (two(night.total)) td {} }
    };
    let title = t::night_title(l, i18n::day_short(l, night.day), i18n::day(l, night.day.tomorrow()));
    card(
        "night",
        title,
        if night.planned { t::night_planned(l) } else { t::nights_how(l) },
        html! {
            (table("night", &columns, None, query, rows))
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

fn two(nights: Nights) -> Markup {
    html! { td.num { (nights.slept) } td.num { (nights.away) } }
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

fn months_card(l: Lang, months: &[MonthNights]) -> Markup {
    let columns = [Column::new(t::col_month(l)), Column::number(t::col_slept(l)), Column::number(t::col_away(l))];
    let rows = html! {
        @for month in months {
            tr { th scope="row" { (month_word(l, month.month, true)) } (two(month.nights)) }
        }
    };
    card("months", t::months_title(l), "", table("months", &columns, None, &Fields::default(), rows))
}
