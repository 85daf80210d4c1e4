//! What everyone who meets a person must know at once.

use super::{Sent, buttons, done, flash, fresh, once, sent, status, t, version};
use crate::people::alert::{self, Alert, AlertId, AlertKind, LONGEST, NewAlert};
use crate::people::file::may_edit;
use crate::people::{PersonOnPage, Sheet, Tab, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, FormView, card, card_body, hidden, icon};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/alerts", get(page).post(add))
        .route("/people/{person}/alerts/{id}/end", post(end))
}

fn read(fields: &Fields) -> Result<NewAlert, Problems> {
    let mut form = Reader::new(fields);
    let kind = form.required_choice::<AlertKind>("kind");
    let text = form.required_text("text", LONGEST);
    form.build(|| Some(NewAlert { id: None, kind: kind?, text: text? }))
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    draw(&ctx, &on, &fresh(&ctx), &Problems::default(), &asked).await
}

async fn add(ctx: Ctx, Path(id): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let ended = match read(&fields) {
        Ok(new) => sent(alert::add(&ctx, id, new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    match ended {
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            draw(&ctx, &on, &fields, &problems, &Fields::default()).await
        }
        Sent::Done | Sent::Overtaken(_) => Ok(done(id, "/alerts", "saved")),
    }
}

async fn end(ctx: Ctx, Path((id, alert)): Path<(PersonId, AlertId)>, fields: Fields) -> Result<Response, Refusal> {
    alert::end(&once(ctx, &fields), id, alert, version(&fields)).await?;
    Ok(done(id, "/alerts", "ended"))
}

async fn draw(
    ctx: &Ctx,
    on: &PersonOnPage,
    fields: &Fields,
    problems: &Problems,
    asked: &Fields,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let alerts = alert::alerts(ctx, on.person.id).await?;
    let body = html! {
        div.split {
            (card("alerts-h", t::alerts(l), "", html! {
                ul.rows {
                    @for alert in &alerts { li { (row(ctx, on, alert)) } }
                    @if alerts.is_empty() { li { span.muted { (t::no_alerts(l)) } } }
                }
            }))
            @if may_edit(ctx, on) { (form(l, on, fields, problems)) }
        }
    };
    let sheet = Sheet::of(Tab::ALERTS, t::alerts(l)).with_errors(!problems.is_empty()).with_flash(flash(l, asked));
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

fn row(ctx: &Ctx, on: &PersonOnPage, alert: &Alert) -> Markup {
    let l = ctx.lang;
    let (_, mark) = alert.kind.mark();
    let since = i18n::day(l, alert.since.day());
    html! {
        (icon(mark))
        span.grow {
            b { (alert.words(l)) }
            span.sub {
                @match alert.until {
                    Some(until) => (t::alert_held(l, since, i18n::day(l, until.day()))),
                    None => (t::alert_since(l, since)),
                }
            }
        }
        @if alert.until.is_none() && may_edit(ctx, on) {
            form method="post" action={ "/people/" (on.person.id) "/alerts/" (alert.id) "/end" } {
                (hidden("version", &alert.version.to_string()))
                (Button::submit(t::alert_end(l)).small())
            }
        }
    }
}

fn form(l: Lang, on: &PersonOnPage, typed: &Fields, problems: &Problems) -> Markup {
    let form = FormView::new(typed, problems, l);
    let action = format!("/people/{}/alerts", on.person.id);
    card_body("alert-h", t::add_alert(l), "", form.post(&action, |form| html! {
        (form.hidden("command"))
        div.fields {
            (form.radios("kind", t::alert_kind(l), AlertKind::ALL.iter().map(|kind| (kind.code(), kind.label(l)))).span())
            (form.text("text", t::alert_text(l)).hint(t::alert_text_hint(l)).max_chars(LONGEST).span())
        }
        (buttons(l, t::add(l), &format!("/people/{}", on.person.id)))
    }))
}
