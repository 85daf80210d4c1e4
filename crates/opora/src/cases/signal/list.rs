//! The list of calls on screen, and the files of exactly what is on it.

use super::pages::{outcome_chip, t};
use super::{Answer, Caller, Outcome, Signal, SignalFilter};
use crate::lists::{self, Cell, Column, Format, List, Years};
use crate::people::Question;
use crate::shell::{self, Here, Place};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::{Asked, Fields};
use kernel::i18n::{self, Lang};
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::{Moment, ServiceId};
use kernel::view::{Button, Filter, Sorting, Tab, Toast, Tone, chip, empty, filters, page_head, tabs};
use maud::{Markup, html};

/// Rows on one page of a list that is too long.
const PAGE: usize = 200;
/// By what the list is sorted; it opens with those that wait.
const SORTS: [&str; 5] = ["waiting", "received", "who", "people", "outcome"];

/// The page of the list, or a file of it.
pub async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let filter = if asked.get("only") == "open" { SignalFilter::Open } else { SignalFilter::All };
    let (all, years) = super::signals(&ctx, service, filter, lists::asked_year(&asked)).await?;
    let waiting = all.iter().filter(|signal| signal.outcome == Outcome::Open).count();
    let sorting = Sorting::read(&asked, &SORTS, "waiting");
    let rows = asked_for(l, all, &asked, sorting);
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::RecordSignal, On::Service(service)).await?;
        let list = List { columns: columns(&ctx), rows: &rows };
        return list.export(l, change, Event::new("signals.exported", service), format, "signals").await;
    }
    let (some, pager) = lists::page_of(l, &asked, &rows, PAGE);
    let table = (!some.is_empty()).then(|| {
        html! {
            (List { columns: columns(&ctx), rows: some }.table(l, "signals-h", sorting, &asked))
            (pager)
        }
    });
    let flash = (asked.get("done") == "recorded").then(|| Toast { message: t::recorded(l).into(), undo: None });
    let here = Here::of(service, Place::Signals, t::title(l)).with_flash(flash);
    Ok(shell::page(&ctx, here, screen(l, service, &asked, (waiting, &years), table)).await?.into_response())
}

/// The rows that the filters leave, in the order that was asked for.
fn asked_for(l: Lang, all: Vec<Signal>, asked: &Fields, sorting: Sorting<'_>) -> Vec<Signal> {
    let question = Question::read(asked.get("q"));
    let (who, outcome) = (asked.get("who").parse::<Caller>().ok(), asked.get("outcome").parse::<Outcome>().ok());
    let fits = |signal: &Signal| {
        question.fits(&format!("{} {} {}", signal.name_given, signal.told, signal.whereabouts))
            && who.is_none_or(|who| signal.caller == who)
            && outcome.is_none_or(|outcome| signal.outcome == outcome)
            && (asked.get("danger").is_empty() || signal.danger_now == Answer::Yes)
    };
    let mut rows: Vec<Signal> = all.into_iter().filter(fits).collect();
    let down = sorting.descending;
    match sorting.key {
        "received" => lists::sort_by_key(&mut rows, down, |signal| Some(signal.received_at)),
        "who" => lists::sort_by_key(&mut rows, down, |signal| Some(signal.caller.label(l))),
        "people" => lists::sort_by_key(&mut rows, down, |signal| Some(signal.adults + signal.children)),
        "outcome" => lists::sort_by_key(&mut rows, down, |signal| Some(signal.outcome.label(l))),
        _ => {}
    }
    rows
}

fn columns(ctx: &Ctx) -> Vec<Column<'_, Signal>> {
    let l = ctx.lang;
    vec![
        Column::new("received", t::received(l), |signal: &Signal| Cell::Moment(signal.received_at))
            .drawn(move |signal| html! { a href={ "/signals/" (signal.id) } { (said_at(ctx, signal.received_at)) } })
            .names_row()
            .sorted(),
        Column::new("channel", t::channel(l), move |signal: &Signal| signal.channel.label(l).into()),
        Column::new("who", t::who_calls(l), move |signal: &Signal| signal.caller.label(l).into()).sorted(),
        Column::new("people", t::people(l), move |signal: &Signal| {
            t::people_count(l, signal.adults, signal.children).into()
        })
        .sorted(),
        Column::new("safety", t::safety(l), move |signal: &Signal| {
            dangers(l, signal).map(|(_, words)| words).collect::<Vec<_>>().join(", ").into()
        })
        .drawn(move |signal| {
            html! { @for (icon, words) in dangers(l, signal) { (chip(Tone::Danger, Some(icon), words)) " " } }
        }),
        Column::new("outcome", t::outcome(l), move |signal: &Signal| signal.outcome.label(l).into())
            .drawn(move |signal| outcome_chip(l, signal.outcome))
            .sorted(),
    ]
}

/// What must not be overlooked.
fn dangers(l: Lang, signal: &Signal) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let danger = (signal.danger_now == Answer::Yes).then(|| ("siren", t::danger(l)));
    let silence = (signal.safe_to_call == Answer::No).then(|| ("phone-off", t::do_not_call(l)));
    danger.into_iter().chain(silence)
}

/// „днес, 02:40“.
pub fn said_at(ctx: &Ctx, at: Moment) -> String {
    format!("{}, {}", i18n::near_day(ctx.lang, at.day(), ctx.today()), i18n::time(at.local().time()))
}

fn screen(
    l: Lang,
    service: ServiceId,
    asked: &Fields,
    (waiting, years): (usize, &Years),
    table: Option<Markup>,
) -> Markup {
    let new = format!("/services/{service}/signals/new");
    let actions = html! {
        (lists::take_along(l, asked))
        (Button::link(&new, t::new(l)).icon("plus").primary().key_new())
    };
    html! {
        (page_head(t::title(l), t::waiting_count(l, waiting), actions))
        (views(l, service, asked, waiting))
        (narrowed(l, asked, years))
        @match table {
            Some(table) => section.card aria-labelledby="signals-h" {
                h2.visually-hidden #signals-h { (t::title(l)) }
                (table)
            },
            None => (empty("siren", t::none(l), t::none_words(l), Button::link(&new, t::new(l)))),
        }
    }
}

fn views(l: Lang, service: ServiceId, asked: &Fields, waiting: usize) -> Markup {
    let base = format!("/services/{service}/signals");
    let open = asked.get("only") == "open";
    let views = [
        Tab { href: base.clone(), label: t::all(l).into(), count: None, current: !open },
        Tab {
            href: base + "?only=open",
            label: t::waiting(l).into(),
            count: u32::try_from(waiting).ok(),
            current: open,
        },
    ];
    tabs(l, t::title(l), &views)
}

fn narrowed(l: Lang, asked: &Fields, years: &Years) -> Markup {
    let callers = Caller::ALL.iter().map(|one| (one.code().to_owned(), one.label(l).to_owned())).collect();
    let mut ways = vec![Filter::Words { name: "q", label: t::search(l) }];
    ways.extend(years.filter(l));
    ways.push(Filter::OneOf { name: "who", label: t::who_calls(l), options: callers });
    if asked.get("only") != "open" {
        let outcomes = Outcome::ALL.iter().map(|one| (one.code().to_owned(), one.label(l).to_owned())).collect();
        ways.push(Filter::OneOf { name: "outcome", label: t::outcome(l), options: outcomes });
    }
    ways.push(Filter::Only { name: "danger", label: t::only_danger(l) });
    let view = html! { @if asked.get("only") == "open" { input type="hidden" name="only" value="open"; } };
    filters(l, asked, &ways, &[], view)
}
