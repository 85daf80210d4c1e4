//! Who has looked into a file.

use super::t;
use crate::lists::{self, Cell, Column, Format, List};
use crate::people::{Look, Question, Sheet, Tab, looks, on_page, page_of};
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
use kernel::types::PersonId;
use kernel::view::{Filter, Sorting, card, filters};
use maud::{Markup, html};

/// So many looks at once; a link leads to earlier ones.
const PAGE: i64 = 500;
const SORTS: [&str; 3] = ["when", "colleague", "post"];

pub fn routes() -> Router<App> {
    Router::new().route("/people/{person}/looks", get(page))
}

/// The page, or a file of it.
pub async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let before = asked.get("before").parse().ok();
    let mut seen = looks(&ctx, id, before, PAGE + 1).await?;
    let more = seen.len() as i64 > PAGE;
    seen.truncate(PAGE as usize);
    let l = ctx.lang;
    let next = seen.last().filter(|_| more).map(|look| look.seq);
    let sorting = Sorting::read(&asked, &SORTS, "-when");
    let rows = asked_for(seen, &asked, sorting);
    let list = List { columns: columns(l), rows: &rows };
    if let Some(format) = Format::asked(asked.get("format")) {
        let change = ctx.change(Right::SeeLooks, On::Person(id)).await?;
        return list.export(l, change, Event::new("looks.exported", id).of(id), format, "looks").await;
    }
    let on = on_page(&ctx, id).await?;
    let table = list.table(l, "looks-h", sorting, &asked);
    let body = html! {
        (filters(l, &asked, &[Filter::Words { name: "q", label: t::colleague(l) }], &[], lists::take_along(l, &asked)))
        (card("looks-h", t::looks(l), "", html! { (table) (earlier(l, &asked, next)) }))
    };
    Ok(page_of(&ctx, &on, Sheet::of(Tab::LOOKS, t::looks(l)), body).await?.into_response())
}

fn asked_for(seen: Vec<Look>, asked: &Fields, sorting: Sorting<'_>) -> Vec<Look> {
    let question = Question::read(asked.get("q"));
    let words = |look: &Look| {
        format!("{} {}", look.name.as_deref().unwrap_or_default(), look.post.as_deref().unwrap_or_default())
    };
    let mut rows: Vec<Look> = seen.into_iter().filter(|look| question.fits(&words(look))).collect();
    let down = sorting.descending;
    match sorting.key {
        "colleague" => lists::sort_by_key(&mut rows, down, |look| look.name.clone()),
        "post" => lists::sort_by_key(&mut rows, down, |look| look.post.clone()),
        _ => lists::sort_by_key(&mut rows, down, |look| Some(look.seq)),
    }
    rows
}

fn columns<'a>(l: Lang) -> Vec<Column<'a, Look>> {
    vec![
        Column::new("when", t::when(l), |look: &Look| Cell::Moment(look.at)).sorted(),
        Column::new("colleague", t::colleague(l), move |look: &Look| {
            look.name.as_deref().unwrap_or(t::program(l)).into()
        })
        .names_row()
        .sorted(),
        Column::new("post", t::post(l), |look: &Look| look.post.as_deref().unwrap_or_default().into()).sorted(),
    ]
}

fn earlier(l: Lang, asked: &Fields, next: Option<i64>) -> Markup {
    html! {
        @if let Some(next) = next {
            footer { a href=(asked.query_with("before", &next.to_string())) { (t::earlier(l)) } }
        }
    }
}
