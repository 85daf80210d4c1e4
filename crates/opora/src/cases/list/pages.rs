//! The list on screen, and the files of exactly what is on it.

use super::next::{self, NextDue, Upcoming};
use super::{Found, Household, Shown, Stage, Totals, t};
use crate::lists::{self, Cell, Column, Format, List, Years};
use crate::people::Question;
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Button, Filter, Sorting, Tab, Tone, bar_thin, chip, empty, filters, page_head, tabs};
use maud::{Markup, html};

/// Rows on one page of a list that is too long.
const PAGE: usize = 200;
const SORTS: [&str; 8] = ["name", "number", "room", "lead", "opened", "left", "next", "closed"];

/// The route of the list.
pub fn routes() -> Router<App> {
    Router::new().route("/services/{service}/people", get(page))
}

/// The page of the list, or a file of it.
pub async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let shown = asked.get("view").parse().unwrap_or_default();
    let Found { households: all, totals, years } =
        super::households(&ctx, service, shown, lists::asked_year(&asked)).await?;
    let next = next::of(&ctx, service).await?;
    let default = if shown == Shown::Closed { "-closed" } else { "left" };
    let sorting = Sorting::read(&asked, &SORTS, default);
    let rows = asked_for(&all, &next, &asked, sorting);
    let list = |rows| List { columns: columns(l, shown, &next), rows };
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::SeePeople, On::Service(service)).await?;
        return list(&rows).export(l, change, Event::new("cases.exported", service), format, "cases").await;
    }
    let (some, pager) = lists::page_of(l, &asked, &rows, PAGE);
    let table = html! {
        (list(some).table(l, "cases-h", sorting, &asked))
        (pager)
    };
    let scene = Scene {
        service,
        shown,
        totals,
        years,
        all: &all,
        found: rows.len(),
        may_admit: ctx.may(Right::Admit, service),
        may_see_over: ctx.may(Right::MakeContract, service),
    };
    let here = Here::of(service, Place::People, t::title(l));
    Ok(shell::page(&ctx, here, screen(l, &asked, &scene, table)).await?.into_response())
}

/// The rows that the filters leave, in the order that was asked for.
fn asked_for(all: &[Household], next: &Upcoming, asked: &Fields, sorting: Sorting<'_>) -> Vec<Household> {
    let question = Question::read(asked.get("q"));
    let (lead, stage, only) = (asked.get("lead"), asked.get("stage"), asked.get("only"));
    let fits = |row: &&Household| {
        question.fits(&format!("{} {} {}", row.words, row.number, row.room))
            && (lead.is_empty() || row.lead_id.is_some_and(|id| id.to_string() == lead))
            && (stage.is_empty() || row.stage.code() == stage)
            && (only.is_empty() || row.without_basis)
    };
    let mut rows: Vec<Household> = all.iter().filter(fits).cloned().collect();
    let down = sorting.descending;
    let said = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    match sorting.key {
        "name" => lists::sort_by_key(&mut rows, down, |row| Some(row.name.to_lowercase())),
        "room" => lists::sort_by_key(&mut rows, down, |row| said(&row.room)),
        "lead" => lists::sort_by_key(&mut rows, down, |row| said(&row.lead)),
        "opened" => lists::sort_by_key(&mut rows, down, |row| Some(row.opened_on)),
        "closed" => lists::sort_by_key(&mut rows, down, |row| row.closed_on),
        "left" => lists::sort_by_key(&mut rows, down, |row| row.limit.map(|limit| limit.left)),
        "next" => lists::sort_by_key(&mut rows, down, |row| next.get(&row.case_id).map(|due| due.on)),
        _ => lists::sort_by_key(&mut rows, down, |row| Some(row.number.clone())),
    }
    rows
}

fn columns<'a>(l: Lang, shown: Shown, next: &'a Upcoming) -> Vec<Column<'a, Household>> {
    let mut columns = vec![
        Column::new("name", t::person(l), |row: &Household| {
            let all: Vec<&str> = [&row.name].into_iter().chain(&row.others).map(String::as_str).collect();
            all.join("; ").into()
        })
        .drawn(person)
        .names_row()
        .sorted(),
        Column::new("number", t::number(l), |row: &Household| row.number.clone().into()).sorted(),
    ];
    if shown == Shown::Closed {
        columns.extend([
            Column::new("lead", t::lead(l), |row: &Household| row.lead.clone().into()).sorted(),
            Column::new("opened", t::opened(l), |row: &Household| Cell::Day(row.opened_on)).sorted(),
            Column::new("closed", t::closed(l), |row: &Household| row.closed_on.map_or(Cell::Nothing, Cell::Day))
                .sorted(),
            Column::new("destination", t::destination(l), move |row: &Household| {
                row.destination.map_or(Cell::Nothing, |to| to.label(l).into())
            }),
        ]);
        return columns;
    }
    columns.extend([
        Column::new("room", t::room(l), |row: &Household| row.room.clone().into()).sorted(),
        Column::new("lead", t::lead(l), |row: &Household| row.lead.clone().into()).sorted(),
        Column::new("stage", t::stage(l), move |row: &Household| stage_words(l, row).into())
            .drawn(move |row| stage(l, row)),
        Column::new("opened", t::opened(l), |row: &Household| Cell::Day(row.opened_on)).sorted(),
        Column::new("left", t::left(l), |row: &Household| {
            row.limit.map_or(Cell::Nothing, |limit| Cell::Number(limit.left))
        })
        .drawn(move |row| left(l, row))
        .sorted(),
        Column::new("next", t::next(l), move |row: &Household| {
            next.get(&row.case_id).map_or(Cell::Nothing, |due| t::next_due(l, &*due.when, &*due.what).into())
        })
        .drawn(move |row| html! { @if let Some(due) = next.get(&row.case_id) { (next_due(due)) } })
        .sorted(),
    ]);
    columns
}

fn person(row: &Household) -> Markup {
    html! {
        a href={ "/people/" (row.person_id) } { (row.name) }
        @if !row.others.is_empty() { small { (row.others.join(", ")) } }
    }
}

impl Stage {
    /// What people call it.
    pub fn label(self, l: Lang) -> &'static str {
        match self {
            Stage::Admitted => t::stage_admitted(l),
            Stage::Assessment => t::stage_assessment(l),
            Stage::Refused => t::stage_refused(l),
            Stage::Plan => t::stage_plan(l),
            Stage::Leaving => t::stage_leaving(l),
            Stage::Over => t::stage_over(l),
        }
    }

    fn tone(self) -> Tone {
        match self {
            Stage::Admitted => Tone::Plan,
            Stage::Assessment => Tone::Info,
            Stage::Refused => Tone::Danger,
            Stage::Plan => Tone::Ok,
            Stage::Leaving => Tone::Warn,
            Stage::Over => Tone::Neutral,
        }
    }
}

fn stage_words(l: Lang, row: &Household) -> String {
    let mut words = vec![row.stage.label(l)];
    if row.without_basis {
        words.push(t::without_basis(l));
    }
    if row.away {
        words.push(t::away(l));
    }
    words.join(", ")
}

/// Two chips at most: what must not be overlooked comes before what is only so.
fn stage(l: Lang, row: &Household) -> Markup {
    html! {
        div.row {
            (chip(row.stage.tone(), None, row.stage.label(l)))
            @if row.without_basis {
                (chip(Tone::Danger, Some("triangle-alert"), t::without_basis(l)))
            } @else if row.away {
                (chip(Tone::Info, Some("door-open"), t::away(l)))
            }
        }
    }
}

fn left(l: Lang, row: &Household) -> Markup {
    let Some(limit) = row.limit else { return html! { (t::no_limit(l)) } };
    let tone = super::super::limit_tone(limit.left);
    let (used, of) = (u32::try_from(limit.used).unwrap_or(0), u32::try_from(limit.allowed()).unwrap_or(1));
    html! {
        div.stay { span {
            b { (super::super::days_left(l, limit.left)) }
            (bar_thin(tone, used, of, &t::used_of(l, limit.used, limit.allowed())))
        } }
    }
}

/// When, in colour where it presses, and what.
fn next_due(due: &NextDue) -> Markup {
    html! {
        a href=(due.href) {
            @match due.tone { Tone::Neutral => (due.when), tone => (chip(tone, Some("hourglass"), &due.when)) }
        }
        small { (due.what) }
    }
}

/// What the page shows around its table.
struct Scene<'a> {
    service: ServiceId,
    shown: Shown,
    totals: Totals,
    years: Years,
    all: &'a [Household],
    found: usize,
    may_admit: bool,
    may_see_over: bool,
}

fn screen(l: Lang, asked: &Fields, scene: &Scene<'_>, table: Markup) -> Markup {
    let people: usize = scene.all.iter().map(|row| row.people).sum();
    let new = format!("/services/{}/admissions/new", scene.service);
    let context = t::context(l, scene.all.len(), people);
    html! {
        (page_head(t::title(l), context, html! {
            @if scene.may_see_over {
                (Button::link(&format!("/services/{}/over-limit", scene.service), t::over_title(l)).quiet())
            }
            (lists::take_along(l, asked))
            @if scene.may_admit { (Button::link(&new, t::new(l)).icon("plus").primary().key_new()) }
        }))
        (views(l, scene))
        (narrowed(l, asked, scene))
        @if scene.found == 0 {
            (empty("users-round", t::none(l), t::none_words(l), html! {}))
        } @else {
            section.card aria-labelledby="cases-h" {
                h2.visually-hidden #cases-h { (t::title(l)) }
                (table)
                footer { (t::shown_of(l, scene.found, scene.all.len())) }
            }
        }
    }
}

fn views(l: Lang, scene: &Scene<'_>) -> Markup {
    let view = |shown: Shown, label: &str, count: i64| Tab {
        href: format!("/services/{}/people?view={shown}", scene.service),
        label: label.into(),
        count: u32::try_from(count).ok(),
        current: scene.shown == shown,
    };
    let all = [
        view(Shown::Open, t::view_open(l), scene.totals.open),
        view(Shown::Mine, t::view_mine(l), scene.totals.mine),
        view(Shown::Closed, t::view_closed(l), scene.totals.closed),
    ];
    tabs(l, t::views(l), &all)
}

fn narrowed(l: Lang, asked: &Fields, scene: &Scene<'_>) -> Markup {
    let mut leads: Vec<(String, String)> =
        scene.all.iter().filter_map(|row| Some((row.lead_id?.to_string(), row.lead.clone()))).collect();
    leads.sort_by(|a, b| a.1.cmp(&b.1));
    leads.dedup();
    let mut ways = vec![Filter::Words { name: "q", label: t::search(l) }];
    ways.extend(scene.years.filter(l));
    ways.push(Filter::OneOf { name: "lead", label: t::lead(l), options: leads });
    if scene.shown != Shown::Closed {
        let stages = [Stage::Admitted, Stage::Assessment, Stage::Refused, Stage::Plan, Stage::Leaving];
        let options = stages.map(|stage| (stage.code().to_owned(), stage.label(l).to_owned())).to_vec();
        ways.push(Filter::OneOf { name: "stage", label: t::stage(l), options });
        ways.push(Filter::Only { name: "only", label: t::only_without_basis(l) });
    }
    let view = html! { input type="hidden" name="view" value=(scene.shown.code()); };
    filters(l, asked, &ways, &[], view)
}
