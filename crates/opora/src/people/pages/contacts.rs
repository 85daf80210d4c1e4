//! Numbers and addresses, and how safe each is.

use super::{Sent, both_versions, buttons, done, flash, fresh, once, sent, status, t, version};
use crate::people::contact::{self, Contact, ContactId, LINE, NewContact, Safety, Way};
use crate::people::file::{may_edit, way_icon};
use crate::people::{PersonOnPage, Sheet, Tab, on_page, page_of};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::ctx::{App, Ctx};
use kernel::form::{Asked, Fields, Problems, Reader};
use kernel::i18n::Lang;
use kernel::refusal::Refusal;
use kernel::types::PersonId;
use kernel::view::{Button, FormView, Tone, card, card_body, chip, hidden, icon};
use maud::{Markup, html};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people/{person}/contacts", get(page).post(add))
        .route("/people/{person}/contacts/{id}", get(edit_page).post(edit))
        .route("/people/{person}/contacts/{id}/remove", post(remove))
}

fn read(fields: &Fields) -> Result<NewContact, Problems> {
    let mut form = Reader::new(fields);
    let kind = form.required_choice::<Way>("kind");
    let value = form.required_text("value", LINE);
    let whose = form.text("whose", LINE).unwrap_or_default();
    let safety = form.required_choice::<Safety>("safety");
    let protected = form.checkbox("protected");
    form.build(|| Some(NewContact { id: None, kind: kind?, value: value?, whose, protected, safety: safety? }))
}

async fn page(ctx: Ctx, Path(id): Path<PersonId>, Asked(asked): Asked) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let mut fields = fresh(&ctx);
    fields.set("kind", Way::default().code());
    list(&ctx, &on, &fields, &Problems::default(), &asked).await
}

async fn add(ctx: Ctx, Path(id): Path<PersonId>, fields: Fields) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let ended = match read(&fields) {
        Ok(new) => sent(contact::add(&ctx, id, new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    match ended {
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            list(&ctx, &on, &fields, &problems, &Fields::default()).await
        }
        Sent::Done | Sent::Overtaken(_) => Ok(done(id, "/contacts", "saved")),
    }
}

async fn list(
    ctx: &Ctx,
    on: &PersonOnPage,
    fields: &Fields,
    problems: &Problems,
    asked: &Fields,
) -> Result<Response, Refusal> {
    let (l, id) = (ctx.lang, on.person.id);
    let contacts = contact::contacts(ctx, id).await?;
    let rule = format!("/people/{id}/safe-contact");
    let body = html! {
        div.split {
            (card("numbers-h", t::numbers(l), Button::link(&rule, t::change_rule(l)).small().icon("shield-check"), html! {
                ul.rows {
                    @for contact in &contacts { li { (row(ctx, on, contact)) } }
                    @if contacts.is_empty() { li { span.muted { (t::no_contacts(l)) } } }
                }
            }))
            @if may_edit(ctx, on) {
                (form(l, fields, problems, &format!("/people/{id}/contacts"), t::add_contact(l), t::add(l)))
            }
        }
    };
    let sheet = Sheet::of(Tab::CONTACTS, t::numbers(l)).with_errors(!problems.is_empty()).with_flash(flash(l, asked));
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

fn row(ctx: &Ctx, on: &PersonOnPage, contact: &Contact) -> Markup {
    let l = ctx.lang;
    let (tone, mark) = contact.safety.mark();
    let href = format!("/people/{}/contacts/{}", on.person.id, contact.id);
    html! {
        (icon(way_icon(contact)))
        span.grow {
            b.screen-only[contact.protected] { (contact.value) }
            span.sub { (contact.kind.label(l)) @if !contact.whose.is_empty() { ", " (contact.whose) } }
        }
        @if contact.protected { (chip(Tone::Neutral, Some("lock"), t::protected(l))) }
        (chip(tone, Some(mark), contact.safety.label(l)))
        @if may_edit(ctx, on) {
            (Button::link(&href, t::change(l)).small())
            form method="post" action={ (href) "/remove" } {
                (hidden("version", &contact.version.to_string()))
                (Button::submit(t::remove(l)).small().quiet())
            }
        }
    }
}

fn form(l: Lang, typed: &Fields, problems: &Problems, action: &str, title: &str, save: &str) -> Markup {
    let form = FormView::new(typed, problems, l);
    card_body("contact-h", title, "", form.post(action, |form| html! {
        (form.hidden("command"))
        (form.hidden("version"))
        div.fields {
            (form.radios("kind", t::contact_kind(l), Way::ALL.iter().map(|way| (way.code(), way.label(l)))).span())
            (form.text("value", t::contact_value(l)).max_chars(LINE))
            (form.text("whose", t::contact_whose(l)).hint(t::contact_whose_hint(l)).optional().max_chars(LINE))
            (form.radios("safety", t::contact_safety(l), Safety::ALL.iter().map(|safety| (safety.code(), safety.label(l)))).span())
            (form.checkbox("protected", t::contact_protected(l)).span())
        }
        (buttons(l, save, action))
    }))
}

async fn edit_page(ctx: Ctx, Path((id, contact)): Path<(PersonId, ContactId)>) -> Result<Response, Refusal> {
    let on = on_page(&ctx, id).await?;
    let now = get_one(&ctx, id, contact).await?;
    let mut fields = fresh(&ctx);
    fields.set("kind", now.kind.code());
    fields.set("value", now.value.as_str());
    fields.set("whose", now.whose.as_str());
    fields.set("safety", now.safety.code());
    fields.set("protected", if now.protected { "1" } else { "" });
    fields.set("version", now.version.to_string());
    edit_form(&ctx, &on, contact, &fields, &Problems::default(), None).await
}

async fn edit(
    ctx: Ctx,
    Path((id, contact)): Path<(PersonId, ContactId)>,
    mut fields: Fields,
) -> Result<Response, Refusal> {
    let ctx = once(ctx, &fields);
    let ended = match read(&fields) {
        Ok(new) => sent(contact::edit(&ctx, id, contact, version(&fields), new).await)?,
        Err(problems) => Sent::Wrong(problems),
    };
    let none = Problems::default();
    match ended {
        Sent::Done => Ok(done(id, "/contacts", "saved")),
        Sent::Wrong(problems) => {
            let on = on_page(&ctx, id).await?;
            edit_form(&ctx, &on, contact, &fields, &problems, None).await
        }
        Sent::Overtaken(at) => {
            let (on, now) = (on_page(&ctx, id).await?, get_one(&ctx, id, contact).await?);
            fields.set("version", at.to_string());
            fields.set("command", ctx.new_id::<uuid::Uuid>().to_string());
            let page = edit_form(&ctx, &on, contact, &fields, &none, Some(&now)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
    }
}

async fn edit_form(
    ctx: &Ctx,
    on: &PersonOnPage,
    contact: ContactId,
    fields: &Fields,
    problems: &Problems,
    overtaken: Option<&Contact>,
) -> Result<Response, Refusal> {
    let l = ctx.lang;
    let action = format!("/people/{}/contacts/{contact}", on.person.id);
    let body = html! {
        @if let Some(now) = overtaken {
            @let typed = fields.get("safety").parse().unwrap_or(now.safety);
            (both_versions(l, &[
                (t::contact_value(l), now.value.clone(), fields.get("value").to_owned()),
                (t::contact_whose(l), now.whose.clone(), fields.get("whose").to_owned()),
                (t::contact_safety(l), now.safety.label(l).to_owned(), typed.label(l).to_owned()),
            ]))
        }
        (form(l, fields, problems, &action, t::change_contact(l), t::save(l)))
    };
    let sheet = Sheet::of(Tab::CONTACTS, t::numbers(l)).with_errors(!problems.is_empty());
    Ok((status(problems), page_of(ctx, on, sheet, body).await?).into_response())
}

async fn get_one(ctx: &Ctx, person: PersonId, id: ContactId) -> Result<Contact, Refusal> {
    let all = contact::contacts(ctx, person).await?;
    all.into_iter().find(|contact| contact.id == id).ok_or(Refusal::Missing)
}

async fn remove(
    ctx: Ctx,
    Path((id, contact)): Path<(PersonId, ContactId)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    contact::remove(&ctx, id, contact, version(&fields)).await?;
    Ok(done(id, "/contacts", "removed"))
}
