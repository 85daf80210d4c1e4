//! The stays beyond the limit, as a list for whoever inspects the house.

use super::t;
use crate::cases::{OverStay, over_limit};
use crate::lists::{self, Cell, Column, Format, List};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{Sorting, Tone, chip, crumbs, empty, page_head};
use maud::{Markup, html};

const SORTS: [&str; 4] = ["over", "since", "number", "name"];

/// The page of the list.
pub fn routes() -> Router<App> {
    Router::new().route("/services/{service}/over-limit", get(page))
}

async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let mut rows = over_limit(&ctx, service).await?;
    let sorting = Sorting::read(&asked, &SORTS, "-over");
    let down = sorting.descending;
    match sorting.key {
        "since" => lists::sort_by_key(&mut rows, down, |row| Some(row.last_day)),
        "number" => lists::sort_by_key(&mut rows, down, |row| Some(row.number.clone())),
        "name" => lists::sort_by_key(&mut rows, down, |row| Some(row.name.to_lowercase())),
        _ => lists::sort_by_key(&mut rows, down, |row| Some(row.days_over)),
    }
    let list = || List { columns: columns(l), rows: &rows };
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::MakeContract, On::Service(service)).await?;
        return list().export(l, change, Event::new("over_limit.exported", service), format, "over-limit").await;
    }
    let table = list().table(l, "over-h", sorting, &asked);
    let here = Here::of(service, Place::People, t::over_title(l));
    Ok(shell::page(&ctx, here, screen(l, &asked, service, rows.len(), table)).await?.into_response())
}

fn screen(l: Lang, asked: &Fields, service: ServiceId, found: usize, table: Markup) -> Markup {
    let people = format!("/services/{service}/people");
    html! {
        (crumbs(l, &[(people, t::title(l))], t::over_title(l)))
        (page_head(t::over_title(l), t::over_context(l), lists::take_along(l, asked)))
        @if found == 0 {
            (empty("hourglass", t::over_none(l), t::over_none_words(l), html! {}))
        } @else {
            section.card aria-labelledby="over-h" {
                h2.visually-hidden #over-h { (t::over_title(l)) }
                (table)
            }
        }
    }
}

fn columns<'a>(l: Lang) -> Vec<Column<'a, OverStay>> {
    let day = |day: Option<kernel::types::Day>| day.map_or(Cell::Nothing, Cell::Day);
    vec![
        Column::new("name", t::person(l), move |row: &OverStay| match row.left_on {
            Some(day) => t::over_left(l, &row.name, i18n::day(l, day)).into(),
            None => row.name.clone().into(),
        })
        .drawn(move |row| {
            html! {
                a href={ "/people/" (row.person_id) "/contract" } { (row.name) }
                @if let Some(day) = row.left_on { small { (t::over_gone(l, i18n::day(l, day))) } }
            }
        })
        .names_row()
        .sorted(),
        Column::new("number", t::number(l), |row: &OverStay| row.number.clone().into()).sorted(),
        Column::new("since", t::over_since(l), |row: &OverStay| Cell::Day(row.last_day.tomorrow())).sorted(),
        Column::new("over", t::over_days(l), |row: &OverStay| Cell::Number(row.days_over)).sorted(),
        Column::new("until", t::over_until(l), move |row: &OverStay| day(row.until)),
        Column::new("reason", t::over_reason(l), move |row: &OverStay| reason(l, row).into()).drawn(
            move |row| match row.contract_id {
                Some(_) => html! { (row.reason) },
                None => chip(Tone::Danger, Some("triangle-alert"), t::over_undecided(l)),
            },
        ),
        Column::new("document", t::over_document(l), |row: &OverStay| row.document.clone().into()),
        Column::new("by", t::over_by(l), move |row: &OverStay| {
            let decided = row.decided_on.map(|day| i18n::day(l, day));
            [Some(row.decided_by.clone()), decided]
                .into_iter()
                .flatten()
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
                .into()
        }),
    ]
}

fn reason(l: Lang, row: &OverStay) -> String {
    if row.contract_id.is_some() { row.reason.clone() } else { t::over_undecided(l).to_owned() }
}
