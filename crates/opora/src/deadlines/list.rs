//! The list of deadlines on screen, and the files of exactly what is on it.

use super::pages::{due_words, flash, led_by, mark_button, paused_words, state_chip, state_words};
use super::wish::{When, Wish};
use super::{Deadline, Kind, Scope, t};
use crate::lists::{self, Column, Format, List};
use crate::shell::{self, Here, Place};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::audit::Event;
use kernel::ctx::{Ctx, On};
use kernel::form::{Asked, Fields};
use kernel::i18n::Lang;
use kernel::policy::Right;
use kernel::refusal::Refusal;
use kernel::types::ServiceId;
use kernel::view::{self, Button, Filter, Sorting, button_group};
use maud::{Markup, html};

/// Rows on one page of a list that is too long.
const PAGE: usize = 100;

/// By what the list is sorted; it opens with the most pressing first.
const SORTS: [&str; 4] = ["due", "what", "who", "lead"];

/// The page of the list, or a file of it.
pub async fn page(ctx: Ctx, Path(service): Path<ServiceId>, Asked(query): Asked) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let wish = Wish::read(&query);
    let derived = super::all(&ctx, service).await?;
    let all = &derived.deadlines;
    let leads = leads(all);
    let sorting = Sorting::read(&query, &SORTS, "due");
    let mut chosen = wish.chosen(&ctx, service, all);
    sort(l, &mut chosen, sorting);
    if let Some(format) = Format::asked(query.get("format")) {
        let change = ctx.change(Right::SeeDeadlines, On::Service(service)).await?;
        let list = List { columns: columns(&ctx), rows: &chosen };
        return list.export(l, change, Event::new("deadlines.exported", service), format, "deadlines").await;
    }
    let (some, pager) = lists::page_of(l, &query, &chosen, PAGE);
    let table = table(&ctx, service, &query, sorting, some).map(|table| html! { (table) (pager) });
    let here = Here::of(service, Place::Deadlines, t::deadlines(l)).with_flash(flash(&ctx, service, &query));
    let screen = screen(l, &query, &wish, leads, table);
    Ok(shell::page(&ctx, here, screen).await?.into_response())
}

/// Those who lead the cases, by name.
fn leads(all: &[Deadline]) -> Vec<(String, String)> {
    let led = all.iter().filter_map(|one| one.responsible.as_ref());
    let mut leads: Vec<(String, String)> = led.map(|(id, name)| (id.to_string(), name.clone())).collect();
    leads.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    leads.dedup();
    leads
}

fn sort(l: Lang, rows: &mut [Deadline], sorting: Sorting<'_>) {
    let down = sorting.descending;
    match sorting.key {
        "what" => lists::sort_by_key(rows, down, |one| Some(one.what.title(l))),
        "who" => lists::sort_by_key(rows, down, |one| Some(one.short_name(l))),
        "lead" => lists::sort_by_key(rows, down, |one| one.responsible.as_ref().map(|(_, name)| name.clone())),
        _ if down => rows.reverse(),
        _ => {}
    }
}

fn table(ctx: &Ctx, service: ServiceId, query: &Fields, sorting: Sorting<'_>, rows: &[Deadline]) -> Option<Markup> {
    // What was said of the last mark is not said again of the next one.
    let here = query.query(&[("met", ""), ("stay", ""), ("since", ""), ("done", "")]);
    let back = format!("/services/{service}/deadlines{here}");
    let done = Column::on_screen("done", t::done(ctx.lang), move |one: &Deadline| mark_button(ctx, one, &back));
    let columns = columns(ctx).into_iter().chain([done]).collect();
    (!rows.is_empty()).then(|| List { columns, rows }.table(ctx.lang, "deadlines-h", sorting, query))
}

fn columns(ctx: &Ctx) -> Vec<Column<'_, Deadline>> {
    let l = ctx.lang;
    vec![
        Column::new("what", t::what(l), move |one: &Deadline| t::what_by(l, one.what.title(l), one.what.basis(l)).into())
            .drawn(move |one| html! { a href=(one.href(ctx)) { (one.what.title(l)) } small { (one.what.basis(l)) } })
            .names_row()
            .sorted(),
        Column::new("who", t::who(l), move |one: &Deadline| one.short_name(l).into())
            .drawn(move |one| html! { a href={ "/people/" (one.person) } { (one.short_name(l)) } })
            .sorted(),
        Column::new("lead", t::responsible(l), move |one: &Deadline| led_by(ctx, one).into()).sorted(),
        Column::new("due", t::due(l), move |one: &Deadline| due_words(l, one.due).into())
            .drawn(move |one| html! { span.nowrap { (due_words(l, one.due)) } small { (paused_words(l, one).unwrap_or_default()) } })
            .sorted(),
        Column::new("state", t::state(l), move |one: &Deadline| state_words(l, one, ctx.at).into())
            .drawn(move |one| state_chip(l, one, ctx.at)),
    ]
}

fn screen(l: Lang, query: &Fields, wish: &Wish, leads: Vec<(String, String)>, table: Option<Markup>) -> Markup {
    let (mine, all) = (query.query_with("scope", "mine"), query.query_with("scope", ""));
    let scopes = [
        Button::link(&all, t::scope_all(l)).current(wish.scope == Scope::All),
        Button::link(&mine, t::scope_mine(l)).current(wish.scope == Scope::Mine),
    ];
    let everything = query.query_with("when", When::All.code());
    let actions = html! { (button_group(t::responsible(l), &scopes)) (lists::take_along(l, query)) };
    html! {
        (view::page_head(t::deadlines(l), t::of_service(l), actions))
        (filters(l, query, leads))
        section.card aria-label=(t::deadlines(l)) {
            h2.visually-hidden #deadlines-h { (t::deadlines(l)) }
            @match table {
                Some(table) => (table),
                None => (view::empty("hourglass", t::nothing_due(l), t::nothing_due_more(l),
                    html! { @if wish.when != When::All { (Button::link(&everything, t::show_all(l))) } })),
            }
        }
    }
}

fn filters(l: Lang, query: &Fields, leads: Vec<(String, String)>) -> Markup {
    let when = |when: When| {
        let words = match when {
            When::Overdue => t::when_overdue(l),
            When::Week => t::when_week(l),
            When::Month => t::when_month(l),
            When::All => t::when_all(l),
            When::Met => t::when_met(l),
        };
        (when.code().to_owned(), words.to_owned())
    };
    let kinds = Kind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(l).to_owned())).collect();
    let scope = (query.get("scope") == "mine").then_some(("scope", t::scope_mine(l)));
    // The list opens on the month ahead, and the field says so.
    let mut shown = query.clone();
    if shown.get("when").is_empty() {
        shown.set("when", When::Month.code());
    }
    let fields = [
        Filter::Words { name: "q", label: t::who(l) },
        Filter::OneOf { name: "when", label: t::when(l), options: When::ALL.iter().map(|one| when(*one)).collect() },
        Filter::OneOf { name: "kind", label: t::kind(l), options: kinds },
        Filter::OneOf { name: "lead", label: t::responsible(l), options: leads },
    ];
    view::filters(l, &shown, &fields, scope.as_slice(), "")
}
