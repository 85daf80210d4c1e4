//! Who somebody is: the form of the file.

use super::{Sent, bar, both_versions, done, fields, flash, fresh, once, sent, status, t, version};
use crate::people::file::may_edit;
use crate::people::identifier::{Identifier, identifiers};
use crate::people::{Identity, PersonOnPage, Sheet, Tab, edit, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, FormView, Toast, card, card_body, key_values};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new().route("/people/{person}/edit", get(page).post(send))
}

/// What the form is drawn with.
struct Drawn<'a> {
    fields: &'a Fields,
    problems: &'a Problems,
    /// What was typed, where somebody else has written something else since.
    overtaken: Option<Identity>,
    flash: Option<Toast>,
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("version", on.person.version.to_string());
    fields::fill(&mut fields, &on.person.identity(), ctx.today());
    let flash = flash(ctx.lang, &asked);
    draw(&ctx, &on, Drawn { fields: &fields, problems: &Problems::default(), overtaken: None, flash }).await
}

async fn send(ctx: Ctx, Path(id): Path<PersonId>, mut fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let on = on_page(&ctx, id).await?;
    let mut form = Reader::new(&fields);
    let typed = fields::identity(&mut form, ctx.today(), Some(&on.person.identity()));
    let ended = match form.finish(()) {
        Ok(()) => sent(edit(&ctx, id, version(&fields), typed.clone()).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    let none = Problems::default();
    match ended {
        Sent::Done => Ok(done(id, "/edit", "saved")),
        Sent::Wrong(problems) => {
            draw(&ctx, &on, Drawn { fields: &fields, problems: &problems, overtaken: None, flash: None }).await
        }
        Sent::Overtaken(now) => {
            let on = on_page(&ctx, id).await?;
            fields.set("version", now.to_string());
            fields.set("command", ctx.new_id::<uuid::Uuid>().to_string());
            let drawn = Drawn { fields: &fields, problems: &none, overtaken: Some(typed), flash: None };
            let page = draw(&ctx, &on, drawn).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

async fn draw(ctx: &Ctx, on: &PersonOnPage, drawn: Drawn<'_>) -> Result<Response, Refusal> {
    let numbers = identifiers(ctx, on.person.id).await?;
    let (status, wrong) = (status(drawn.problems), !drawn.problems.is_empty());
    let body = body(ctx, on, &drawn, &numbers);
    let sheet = Sheet::of(Tab::DETAILS, t::details(ctx.lang)).with_errors(wrong).with_flash(drawn.flash);
    Ok((status, page_of(ctx, on, sheet, body).await?).into_response())
}

fn body(ctx: &Ctx, on: &PersonOnPage, drawn: &Drawn<'_>, numbers: &[Identifier]) -> Markup {
    let l = ctx.lang;
    html! {
        @if let Some(typed) = &drawn.overtaken { (versions(ctx, on, typed)) }
        div.split {
            div.stack.wide-gap {
                @if may_edit(ctx, on) { (form(ctx, on, drawn)) }
                @else {
                    (card_body("who-h", t::who(l), "", key_values(fields::table(l, &on.person.identity()))))
                }
            }
            div.stack.wide-gap { (papers(ctx, on, numbers)) }
        }
    }
}

fn versions(ctx: &Ctx, on: &PersonOnPage, typed: &Identity) -> Markup {
    let l = ctx.lang;
    let now = fields::table(l, &on.person.identity());
    let rows: Vec<(&str, String, String)> =
        now.into_iter().zip(fields::table(l, typed)).map(|((label, now), (_, typed))| (label, now, typed)).collect();
    both_versions(l, &rows)
}

fn form(ctx: &Ctx, on: &PersonOnPage, drawn: &Drawn<'_>) -> Markup {
    let l = ctx.lang;
    let form = FormView::new(drawn.fields, drawn.problems, l);
    form.post(&format!("/people/{}/edit", on.person.id), |form| {
        html! {
            (form.hidden("command"))
            (form.hidden("version"))
            (card_body("who-h", t::who(l), "", html! { div.fields { (fields::names(form)) } }))
            (card_body("more-h", t::more(l), "", html! {
                div.fields { (fields::more(form)) (form.date("died_on", t::died_on(l)).optional()) }
            }))
            (bar(l, t::save(l), &format!("/people/{}", on.person.id)))
        }
    })
}

/// The numbers of the papers, and the name in Latin letters.
fn papers(ctx: &Ctx, on: &PersonOnPage, numbers: &[Identifier]) -> Markup {
    let l = ctx.lang;
    let href = format!("/people/{}/identifiers", on.person.id);
    let latin = on.person.latin_name();
    card(
        "paper-h",
        t::paper(l),
        Button::link(&href, t::change(l)).small(),
        html! {
            ul.rows {
                @for number in numbers { li { (super::identifiers::row(ctx, on, number)) } }
                @if numbers.is_empty() { li { span.muted { (t::no_numbers(l)) } } }
                @if !latin.is_empty() { li { span.grow { b { (latin) } span.sub { (t::in_latin(l)) } } } }
            }
        },
    )
}
