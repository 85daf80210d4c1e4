//! Who has looked into a file.

use super::t;
use crate::people::{Sheet, Tab, looks, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::Asked;
use kernel::i18n;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::card;
use maud::{Markup, html};

/// So many looks a page.
const PAGE: i64 = 100;

pub fn routes() -> Router<App> {
    Router::new().route("/people/{person}/looks", get(page))
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Markup, Refusal> {
    let before = asked.get("before").parse().ok();
    let mut seen = looks(&ctx, id, before, PAGE + 1).await?;
    let more = seen.len() as i64 > PAGE;
    seen.truncate(PAGE as usize);
    let on = on_page(&ctx, id).await?;
    let l = ctx.lang;
    let next = seen.last().filter(|_| more).map(|look| look.seq);
    let body = card(
        "looks-h",
        t::looks(l),
        "",
        html! {
            div.table-wrap tabindex="0" role="group" aria-labelledby="looks-h" {
                table.table {
                    thead { tr { th scope="col" { (t::when(l)) } th scope="col" { (t::colleague(l)) } th scope="col" { (t::post(l)) } } }
                    tbody {
                        @for look in &seen {
                            tr {
                                td { time datetime=(look.at) { (i18n::day_time(l, look.at.local())) } }
                                th scope="row" { (look.name.as_deref().unwrap_or(t::program(l))) }
                                td { (look.post.as_deref().unwrap_or_default()) }
                            }
                        }
                    }
                }
            }
            @if let Some(next) = next { footer { a href={ "/people/" (id) "/looks?before=" (next) } { (t::earlier(l)) } } }
        },
    );
    page_of(&ctx, &on, Sheet::of(Tab::LOOKS, t::looks(l)), body).await
}
