//! The numbers of somebody's papers.

use super::{Sent, both_versions, buttons, done, fields, flash, fresh, once, sent, status, t, version};
use crate::people::file::may_edit;
use crate::people::identifier::{self, Identifier, IdentifierId, IdentifierKind, LONGEST, NewIdentifier};
use crate::people::{PersonOnPage, Sheet, Tab, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::{self, Lang};
use kernel::refusal::Refusal;
use kernel::types::{Day, PersonId};
use kernel::view::{Button, FormView, Tone, card, card_body, chip, hidden, icon};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/identifiers", get(page).post(add))
        .route("/people/{person}/identifiers/{id}", get(edit_page).post(edit))
        .route("/people/{person}/identifiers/{id}/remove", post(remove))
}

fn read(fields: &Fields) -> Result<NewIdentifier, Problems> {
    let mut form = Reader::new(fields);
    let kind = form.required_choice::<IdentifierKind>("kind");
    let value = form.required_text("value", LONGEST);
    let (valid_from, valid_until) = (form.day("valid_from").map(Day), form.day("valid_until").map(Day));
    let confirmed = form.checkbox("confirmed");
    form.build(|| Some(NewIdentifier { id: None, kind: kind?, value: value?, valid_from, valid_until, confirmed }))
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("kind", "egn");
    list(&ctx, &on, &fields, &Problems::default(), &asked).await
}

async fn add(ctx: Ctx, Path(id): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let ended = match read(&fields) {
        Ok(new) => sent(identifier::add(&ctx, id, &new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    match ended {
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            list(&ctx, &on, &fields, &problems, &Fields::default()).await
        }
        Sent::Done | Sent::Overtaken(_) => Ok(done(id, "/identifiers", "saved")),
    }
}

async fn list(
    ctx: &Ctx,
    on: &PersonOnPage,
    fields: &Fields,
    problems: &Problems,
    asked: &Fields,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let numbers = identifier::identifiers(ctx, on.person.id).await?;
    let action = format!("/people/{}/identifiers", on.person.id);
    let body = html! {
        div.split {
            (card("paper-h", t::paper(l), "", html! {
                ul.rows {
                    @for number in &numbers { li { (row(ctx, on, number)) (row_actions(ctx, on, number)) } }
                    @if numbers.is_empty() { li { span.muted { (t::no_numbers(l)) } } }
                }
            }))
            @if may_edit(ctx, on) { (form(l, fields, problems, &action, t::add_number(l), t::add(l))) }
        }
    };
    let sheet = Sheet::of(Tab::DETAILS, t::paper(l)).with_errors(!problems.is_empty()).with_flash(flash(l, asked));
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

/// A number with what is odd about it.
pub fn row(ctx: &Ctx, on: &PersonOnPage, number: &Identifier) -> Markup {
    let l = ctx.lang;
    let day = |day: Option<Day>| day.map(|day| i18n::day(l, day));
    let validity = match (day(number.valid_from), day(number.valid_until)) {
        (None, None) => String::new(),
        (Some(from), None) => t::valid_from(l, from),
        (None, Some(until)) => t::valid_until(l, until),
        (Some(from), Some(until)) => format!("{from}–{until}"),
    };
    html! {
        (icon("fingerprint"))
        span.grow {
            b.num { (number.value) }
            span.sub { (number.kind.label(l)) @if !validity.is_empty() { ", " (validity) } }
            @for oddity in number.oddities(&on.person) {
                span.sub { (chip(Tone::Warn, Some("triangle-alert"), oddity.words(l))) }
            }
        }
        @if !number.is_valid_on(ctx.today()) { (chip(Tone::Neutral, Some("history"), t::former(l))) }
    }
}

fn row_actions(ctx: &Ctx, on: &PersonOnPage, number: &Identifier) -> Markup {
    let l = ctx.lang;
    let href = format!("/people/{}/identifiers/{}", on.person.id, number.id);
    html! {
        @if may_edit(ctx, on) {
            (Button::link(&href, t::change(l)).small())
            form method="post" action={ (href) "/remove" } {
                (hidden("version", &number.version.to_string()))
                (Button::submit(t::remove(l)).small().quiet())
            }
        }
    }
}

fn form(l: Lang, typed: &Fields, problems: &Problems, action: &str, title: &str, save: &str) -> Markup {
    let form = FormView::new(typed, problems, l);
    card_body(
        "number-h",
        title,
        "",
        form.post(action, |form| {
            html! {
                (form.hidden("command"))
                (form.hidden("version"))
                div.fields {
                    (fields::number(form))
                    (form.date("valid_from", t::from(l)).optional())
                    (form.date("valid_until", t::until(l)).optional())
                }
                (buttons(l, save, action))
            }
        }),
    )
}

async fn edit_page(ctx: Ctx, Path((id, number)): Path<(PersonId, IdentifierId)>) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let now = get_one(&ctx, id, number).await?;
    let mut fields = fresh(&ctx);
    fields.set("kind", now.kind.code());
    fields.set("value", now.value.as_str());
    fields.set("valid_from", now.valid_from.map(|day| day.to_string()).unwrap_or_default());
    fields.set("valid_until", now.valid_until.map(|day| day.to_string()).unwrap_or_default());
    fields.set("confirmed", if now.confirmed { "1" } else { "" });
    fields.set("version", now.version.to_string());
    edit_form(&ctx, &on, number, &fields, &Problems::default(), None).await
}

async fn edit(
    ctx: Ctx,
    Path((id, number)): Path<(PersonId, IdentifierId)>,
    mut fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let ended = match read(&fields) {
        Ok(new) => sent(identifier::edit(&ctx, id, number, version(&fields), &new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    let none = Problems::default();
    match ended {
        Sent::Done => Ok(done(id, "/identifiers", "saved")),
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            edit_form(&ctx, &on, number, &fields, &problems, None).await
        }
        Sent::Overtaken(at) => {
            let (on, now) = (on_page(&ctx, id).await?, get_one(&ctx, id, number).await?);
            fields.set("version", at.to_string());
            fields.set("command", ctx.new_id::<uuid::Uuid>().to_string());
            let page = edit_form(&ctx, &on, number, &fields, &none, Some(&now)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

async fn edit_form(
    ctx: &Ctx,
    on: &PersonOnPage,
    number: IdentifierId,
    fields: &Fields,
    problems: &Problems,
    overtaken: Option<&Identifier>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let action = format!("/people/{}/identifiers/{number}", on.person.id);
    let body = html! {
        @if let Some(now) = overtaken {
            (both_versions(l, &[(t::number(l), now.value.clone(), fields.get("value").to_owned())]))
        }
        (form(l, fields, problems, &action, t::change_number(l), t::save(l)))
    };
    let sheet = Sheet::of(Tab::DETAILS, t::paper(l)).with_errors(!problems.is_empty());
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

async fn get_one(ctx: &Ctx, person: PersonId, id: IdentifierId) -> Result<Identifier, Refusal> {
    let all = identifier::identifiers(ctx, person).await?;
    all.into_iter().find(|number| number.id == id).ok_or(Refusal::Missing)
}

async fn remove(
    ctx: Ctx,
    Path((id, number)): Path<(PersonId, IdentifierId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    identifier::remove(&ctx, id, number, version(&fields)).await?;
    Ok(done(id, "/identifiers", "removed"))
}
