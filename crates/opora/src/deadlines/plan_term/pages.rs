//! The figure on screen, with the people behind it, and the files of them.

use super::{Made, PlanFigures, PlanTerm, Said, plan_terms, t};
use crate::lists::{self, Cell, Column, Format, List};
use crate::shell::{self, Here, Place};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::audit::Event;
use kernel::ctx::{App, Ctx, On};
use kernel::form::{Asked, Fields, Reader};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Day, ServiceId};
use kernel::view::{Filter, Sorting, Stat, Tone, chip, crumbs, empty, filters, page_head, strip};
use maud::{Markup, html};

const SORTS: [&str; 5] = ["name", "due", "made_on", "made", "said"];

/// The page of the figure.
pub(in crate::deadlines) fn routes() -> Router<App> {
    Router::new().route("/services/{service}/numbers/plans", get(page))
}

async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let mut form = Reader::new(&asked);
    let (from, until) = (form.day("from").map(Day), form.day("until").map(Day));
    let problems = form.finish(()).err();
    // A day that cannot be told narrows nothing, and stands typed in its field.
    let (from, until) = if problems.is_some() { (None, None) } else { (from, until) };
    let (figures, all) = plan_terms(&ctx, service, from, until).await?;
    let sorting = Sorting::read(&asked, &SORTS, "due");
    let rows = chosen(&all, asked.get("only"), sorting);
    let list = List { columns: columns(l), rows: &rows };
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::SeePeople, On::Service(service)).await?;
        return list.export(l, change, Event::new("plan_terms.exported", service), format, "plan-terms").await;
    }
    let sees_people = ctx.may(Right::SeePeople, service);
    let table = (!rows.is_empty()).then(|| list.table(l, "terms-h", sorting, &asked));
    let here = Here::of(service, Place::Numbers, t::plan_terms(l)).with_errors(problems.is_some());
    let wrong = problems.is_some();
    let screen = screen(l, &asked, service, figures, sees_people.then_some(table), wrong);
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, shell::page(&ctx, here, screen).await?).into_response())
}

/// The people behind one of the figures.
fn chosen(all: &[PlanTerm], only: &str, sorting: Sorting<'_>) -> Vec<PlanTerm> {
    let fits = |one: &&PlanTerm| match only {
        "" => true,
        "unsigned" => matches!(one.said, Some(Said::Refused | Said::Awaited)),
        code => one.made.code() == code || one.said.is_some_and(|said| said.code() == code),
    };
    let mut rows: Vec<PlanTerm> = all.iter().filter(fits).cloned().collect();
    let down = sorting.descending;
    match sorting.key {
        "name" => lists::sort_by_key(&mut rows, down, |one| Some(one.name.to_lowercase())),
        "made_on" => lists::sort_by_key(&mut rows, down, |one| one.made_on),
        "made" => lists::sort_by_key(&mut rows, down, |one| Some(one.made.code())),
        "said" => lists::sort_by_key(&mut rows, down, |one| one.said.map(Said::code)),
        _ => lists::sort_by_key(&mut rows, down, |one| Some(one.due)),
    }
    rows
}

fn columns<'a>(l: Lang) -> Vec<Column<'a, PlanTerm>> {
    let href = |one: &PlanTerm| format!("/people/{}/plan", one.person_id);
    vec![
        Column::new("name", t::who(l), |one: &PlanTerm| one.name.clone().into())
            .drawn(move |one| html! { a href=(href(one)) { (one.name) } })
            .names_row()
            .sorted(),
        Column::new("due", t::plan_due(l), |one: &PlanTerm| Cell::Day(one.due)).sorted(),
        Column::new("made_on", t::plan_made_on(l), |one: &PlanTerm| one.made_on.map_or(Cell::Nothing, Cell::Day))
            .sorted(),
        Column::new("made", t::plan_made(l), move |one: &PlanTerm| one.made.label(l).into())
            .drawn(move |one| made_chip(l, one.made))
            .sorted(),
        Column::new("said", t::plan_said(l), move |one: &PlanTerm| {
            one.said.map_or(Cell::Nothing, |said| said.label(l).into())
        })
        .drawn(move |one| html! { @if let Some(said) = one.said { (said_chip(l, said)) } })
        .sorted(),
    ]
}

fn made_chip(l: Lang, made: Made) -> Markup {
    let (tone, icon) = match made {
        Made::InTerm => (Tone::Ok, None),
        Made::Late => (Tone::Warn, Some("hourglass")),
        Made::Missing => (Tone::Danger, Some("triangle-alert")),
        Made::Pending => (Tone::Neutral, None),
    };
    chip(tone, icon, made.label(l))
}

fn said_chip(l: Lang, said: Said) -> Markup {
    let (tone, icon) = match said {
        Said::Signed => (Tone::Ok, "signature"),
        Said::Refused => (Tone::Warn, "ban"),
        Said::Awaited => (Tone::Info, "hourglass"),
    };
    chip(tone, Some(icon), said.label(l))
}

/// The table is none for those who see only numbers, and empty where there is nobody.
fn screen(
    l: Lang,
    asked: &Fields,
    service: ServiceId,
    figures: PlanFigures,
    table: Option<Option<Markup>>,
    wrong: bool,
) -> Markup {
    let above = [(format!("/services/{service}/numbers"), t::plan_numbers(l))];
    let taken = if table.is_some() { lists::take_along(l, asked) } else { lists::on_paper(l) };
    html! {
        (crumbs(l, &above, t::plan_terms(l)))
        (page_head(t::plan_terms(l), t::plan_terms_basis(l), taken))
        (period(l, asked, table.is_some()))
        @if wrong { p.error role="alert" { (t::plan_no_such_day(l)) } }
        (strip(&stats(l, figures)))
        @match table {
            None => p.muted { (t::plan_names_for_staff(l)) },
            Some(None) => (empty("clipboard-check", t::plan_none(l), t::plan_none_words(l), html! {})),
            Some(Some(table)) => section.card aria-labelledby="terms-h" {
                h2.visually-hidden #terms-h { (t::plan_terms(l)) }
                (table)
            },
        }
    }
}

fn period(l: Lang, asked: &Fields, sees_people: bool) -> Markup {
    let made = Made::ALL.iter().map(|made| (made.code().to_owned(), made.label(l).to_owned()));
    let said = Said::ALL.iter().map(|said| (said.code().to_owned(), said.label(l).to_owned()));
    let unsigned = [("unsigned".to_owned(), t::plan_unsigned(l).to_owned())];
    let mut all = vec![
        Filter::Day { name: "from", label: t::plan_from(l) },
        Filter::Day { name: "until", label: t::plan_until(l) },
    ];
    if sees_people {
        let options = made.chain(unsigned).chain(said).collect();
        all.push(Filter::OneOf { name: "only", label: t::plan_only(l), options });
    }
    filters(l, asked, &all, &[], html! {})
}

fn stats(l: Lang, figures: PlanFigures) -> Vec<Stat> {
    let number = |count: usize| i18n::number(l, i64::try_from(count).unwrap_or(i64::MAX));
    let stat = |label: &str, count: usize, note: String, tone| Stat {
        label: label.to_owned(),
        figure: number(count),
        note,
        tone: if count == 0 { Tone::Neutral } else { tone },
    };
    let share = i64::try_from(figures.in_term * 100 / figures.known().max(1)).unwrap_or(0);
    let of_all = if figures.known() == 0 {
        String::new()
    } else {
        t::plan_share(l, number(figures.known()), i18n::percent(l, share))
    };
    let parts = [
        (figures.refused > 0).then(|| t::plan_refused_of_them(l, figures.refused)),
        (figures.awaited > 0).then(|| t::plan_awaited_of_them(l, figures.awaited)),
    ];
    let unsigned = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    vec![
        stat(t::plan_in_term(l), figures.in_term, of_all, Tone::Ok),
        stat(t::plan_late(l), figures.late, String::new(), Tone::Warn),
        stat(t::plan_missing(l), figures.missing, String::new(), Tone::Danger),
        stat(t::plan_pending(l), figures.pending, String::new(), Tone::Neutral),
        stat(t::plan_unsigned(l), figures.unsigned(), unsigned, Tone::Info),
    ]
}
